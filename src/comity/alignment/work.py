"""What every part of the answer about alignment begins from: the section, its tables, and what is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from comity.alignment.network import Network
from comity.alignment.result import PARTS, Part
from comity.alignment.tables import Tables
from comity.alignment.windows import Chosen, chosen
from comity.case.alignment import Alignment, ExposureAsked
from comity.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from comity.alignment.communities.methods import Method

Progress = Callable[[str], None]
DRAWS = 2000


@dataclass(frozen=True, slots=True)
class AlignmentSettings:
    """
    Which parts are wanted, the draws of every band, the seed, and actors that get a page in place of those in focus.

    The parts that a part builds on come with it: the shift compares windows and capabilities. The method is how
    communities of positive ties are found: Louvain, or Leiden with the extra of this name.
    """

    parts: tuple[Part, ...] = PARTS
    draws: int = DRAWS
    seed: int = 0
    actors: tuple[str, ...] = ()
    method: Method = "louvain"


def kinds_of(section: Alignment, net: Network) -> tuple[str, ...]:
    """Return the kinds of ties that make the network: those asked for, else all but what is declared to be a flow."""
    if section.kinds:
        return tuple(k for k in net.kinds if k in section.kinds)
    flows = section.exposure.kinds if section.exposure is not None else ()
    return tuple(k for k in net.kinds if k not in flows) or net.kinds


@dataclass(frozen=True, slots=True)
class Work:
    """What every part needs. The parts are loaded when their turn comes: a case rarely needs all of them."""

    section: Alignment
    settings: AlignmentSettings
    tables: Tables
    net: Network
    kinds: tuple[str, ...]
    parties: Mapping[str, str]
    tell: Progress

    @property
    def asked(self) -> ExposureAsked:
        """Return what is asked of flows."""
        return self.section.exposure or ExposureAsked()

    def flows(self) -> bool:
        """Return whether any tie is a flow."""
        return any(
            d and k in self.asked.kinds for d, k in zip(self.tables.ties.directed, self.tables.ties.kind, strict=True)
        )

    def windows(self) -> Chosen:
        """Return the windows of time."""
        rows = [k for k, kind in enumerate(self.net.kind.tolist()) if self.net.kinds[kind] in self.kinds]
        net = self.net if len(rows) == len(self.net) else _rows(self.net, rows)
        return chosen(net, self.tables.capabilities.year, self.section.windows)

    def focus(self) -> tuple[str, ...]:
        """Return the actors that get a page: those asked for, else those in focus, else the parties in the tables."""
        wanted = self.settings.actors or self.section.focus
        return tuple(dict.fromkeys(wanted)) or tuple(self.called())

    def called(self) -> dict[str, str]:
        """Return what the actors that are parties are called."""
        by_name = {name: name for name in self.parties.values()}
        named = by_name | dict(self.parties)
        return {a: named[a] for a in self.everybody() if a in named}

    def everybody(self) -> tuple[str, ...]:
        """Return every actor that a table names."""
        more = [n for b in self.section.bodies for n in b.members]
        return tuple(dict.fromkeys((*self.tables.actors, *more)))

    def check(self) -> None:
        """Refuse actors asked for that nobody knows, and a method that is not installed, before the work begins."""
        if self.settings.method == "leiden":
            from comity.alignment.communities.leiden import leiden_there

            leiden_there()
        known = set(self.everybody()) if self.settings.actors else set()
        for name in self.settings.actors:
            if name not in known:
                hint = did_you_mean(name, sorted(known)) or "Its tables have other names."
                raise UsageError(f'the case has no actor "{name}". {hint}')


def _rows(net: Network, rows: list[int]) -> Network:
    arrays = ("a", "b", "sign", "weight", "directed", "kind", "since", "until")
    exact = tuple(net.exact[k] for k in rows) if net.exact else ()
    return replace(net, exact=exact, **{name: getattr(net, name)[rows] for name in arrays})
