"""The whole of alignment: each part by itself, within a share of the budget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from comity.alignment.network import Network, network_of
from comity.alignment.result import PARTS, AlignmentResult, Part
from comity.alignment.tables import Tables, renamed, tables_of
from comity.alignment.windows import Chosen, chosen
from comity.budget import Budget, Share
from comity.case.alignment import Alignment, ExposureAsked
from comity.errors import BudgetExceededError, MissingExtraError, TooLargeError, UsageError, did_you_mean, named_among

if TYPE_CHECKING:
    from comity.alignment.communities.methods import Method

Progress = Callable[[str], None]
DRAWS = 2000
_SAID: Mapping[Part, str] = {
    "network": "ties, window by window",
    "capabilities": "capabilities",
    "shift": "whether centres become more",
    "exposure": "who depends on whom",
    "votes": "votes",
    "bodies": "what members of alliances do",
    "figures": "figures beside their sources",
    "pages": "single actors",
}


_BUILDS_ON: Mapping[Part, tuple[Part, ...]] = {
    "shift": ("capabilities", "network"),
    "pages": ("network", "exposure", "votes"),
}


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


def parts_named(text: str | None) -> tuple[Part, ...]:
    """
    Return the parts that a list with commas names; all where there is none.

    Raises
    ------
    UsageError
        A part is not known.

    Examples
    --------
    >>> parts_named("votes, network")
    ('network', 'votes')
    """
    return named_among(text, PARTS, "part of the answer about alignment")


def alignment_answer(
    section: Alignment,
    names: Mapping[str, str] | None = None,
    settings: AlignmentSettings | None = None,
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> AlignmentResult:
    """
    Return everything about alignment that the case has the data for.

    Parameters
    ----------
    section : Alignment
    names : mapping party -> name, optional
        The parties of the case; an actor of the tables that has the id or the name of one is that party.
    settings : AlignmentSettings, optional
    budget : Budget, optional
        It is shared out among the parts, so that a long one does not lose the others.
    progress : callable, optional
        Told in words what is being worked on.

    Raises
    ------
    UsageError
        An actor is asked for that no table has.
    MissingExtraError
        Communities by the method of Leiden are asked for, and leidenalg is not installed.

    Examples
    --------
    >>> from comity.case.alignment import Ties
    >>> rows = (("a", "b"), ("a", "c"), ("b", "c"))
    >>> ties = Ties(*zip(*rows), (1, -1, 1), (None,) * 3, (False,) * 3, ("",) * 3, ("",) * 3, ("",) * 3, ("",) * 3)
    >>> found = alignment_answer(Alignment(ties))
    >>> window = found.to_json()["windows"][0]
    >>> window["frustration"]["index"], window["triangles"]["balanced"], window["from"]
    (1, 0, None)
    """
    asked = settings or AlignmentSettings()
    tables = tables_of(section)
    net = network_of(tables.ties)
    section = renamed(section, tables)
    asked = replace(asked, parts=_with_ground(asked.parts), actors=tuple(tables.name(a) for a in asked.actors))
    work = Work(section, asked, tables, net, kinds_of(section, net), dict(names or {}), progress or (lambda _: None))
    work.check()
    whole = budget or Budget(None)
    found = AlignmentResult(tables, net, work.kinds, names=work.called(), notes=tables.problems)
    steps = [(part, weight, step) for part, needed, weight, step in work.steps() if needed and part in asked.parts]
    for k, (part, weight, step) in enumerate(steps):
        work.tell(_SAID[part])
        found = _part(found, part, step, Share(whole, weight / sum(w for _, w, _ in steps[k:])))
    return found


def _with_ground(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts that are wanted, and those that they build on."""
    more = {ground for part in parts for ground in _BUILDS_ON.get(part, ())}
    return tuple(p for p in PARTS if p in more or p in parts)


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

    def steps(self) -> list[tuple[Part, bool, int, Callable[[AlignmentResult, Share], AlignmentResult]]]:
        """Return the parts in the order of work: whether the case has what each needs, and its part of the time."""
        from comity.alignment import exposed, parts, voted

        s, t = self.section, self.tables
        have, tied = len(t.capabilities) > 0, len(t.ties) > 0
        table: list[tuple[Part, bool, int, Any]] = [
            ("capabilities", have, 3, parts.capabilities),
            ("network", tied or have, 6, parts.network),
            ("shift", tied or have, 3, parts.shift),
            ("exposure", self.flows() or s.exposure is not None, 2, exposed.exposure),
            ("votes", len(t.votes) > 0, 3, voted.votes),
            ("bodies", bool(s.bodies), 2, parts.bodies),
            ("figures", bool(s.figures), 1, parts.figures),
            ("pages", bool(self.focus()), 2, parts.pages),
        ]
        return [(part, needed, weight, _bound(step, self)) for part, needed, weight, step in table]


def _bound(step: Any, work: Work) -> Callable[[AlignmentResult, Share], AlignmentResult]:
    return lambda found, share: step(work, found, share)


def _rows(net: Network, rows: list[int]) -> Network:
    arrays = ("a", "b", "sign", "weight", "directed", "kind", "since", "until")
    exact = tuple(net.exact[k] for k in rows) if net.exact else ()
    return replace(net, exact=exact, **{name: getattr(net, name)[rows] for name in arrays})


def _part(
    found: AlignmentResult, part: Part, step: Callable[[AlignmentResult, Share], AlignmentResult], share: Share
) -> AlignmentResult:
    """Return the answer with one part more; where the budget ends or the tables do not do, with the reason instead."""
    try:
        share.check()
        return step(found, share)
    except (BudgetExceededError, KeyboardInterrupt) as error:
        return replace(found, missing={**found.missing, part: share.ended(error)})
    except (MissingExtraError, TooLargeError, UsageError) as error:
        return replace(found, limited={**found.limited, part: str(error)})
