"""Items of one origin count once: the strongest for the claim and the strongest against it (conventions §64)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from comity.case.evidence import Item, Origin
from comity.evidence.posterior.known import Known
from comity.evidence.posterior.log_range import LogRange
from comity.evidence.posterior.network import Relay, network_ratio, passed_on
from comity.evidence.posterior.ratios import further, log_ratio


@dataclass(frozen=True, slots=True)
class Report:
    """An item as it bears on one claim. ``own`` is False where the claim stands under ``also``."""

    item: Item
    log_ratio: LogRange
    rule: str
    own: bool = True

    @property
    def key(self) -> tuple[str, str]:
        """Return what it goes back to: the origin, or the item itself."""
        return (self.item.origin, "") if self.item.origin else ("", self.item.id)


@dataclass(frozen=True, slots=True)
class Side:
    """A log ratio that counts, the items that give it, and ``+``, ``-``, ``0`` or ``network``."""

    sign: str
    log_ratio: LogRange
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """All reports of one origin on one claim, and what counts of them."""

    key: tuple[str, str]
    reports: tuple[Report, ...]
    sides: tuple[Side, ...]

    @property
    def name(self) -> str:
        """Return the id of the origin, or of the item where that is its own."""
        return self.key[0] or self.key[1]

    @property
    def log_ratio(self) -> LogRange:
        """Return what the origin says in all."""
        return LogRange(
            sum((s.log_ratio.low for s in self.sides), 0.0),
            sum((s.log_ratio.middle for s in self.sides), 0.0),
            sum((s.log_ratio.high for s in self.sides), 0.0),
        )

    @property
    def silent(self) -> bool:
        """Return True where nothing of it moves the claim, whatever the ranges."""
        return all(s.log_ratio.silent for s in self.sides)


Judge = Callable[[Item, Known], tuple[LogRange, str]]


def reports_by_claim(known: Known, analyst: str | None = None) -> Mapping[str, tuple[Report, ...]]:
    """
    Return the reports on each claim that is known, in the order of the ids of items; by one analyst where named.

    An item bears on its own claim and on those of ``also``.
    """
    found: dict[str, list[Report]] = {c: [] for c in known.claims}
    for item in known.items:
        if item.claim in found:
            found[item.claim].append(Report(item, *log_ratio(item, known, analyst)))
        for claim, (ratio, rule) in further(item, known).items():
            if claim in found and claim != item.claim:
                found[claim].append(Report(item, ratio, rule, own=False))
    return {c: tuple(r) for c, r in found.items()}


def groups_of(reports: Iterable[Report], origins: Mapping[str, Origin]) -> tuple[Group, ...]:
    """
    Return the reports on one claim by origin, in the order of names.

    Parameters
    ----------
    reports : iterable of Report
        On one claim.
    origins : mapping from id to Origin
        Those that say how likely their report was make a network of their reports on their own claim.

    Examples
    --------
    Two papers repeat one agency; the stronger of the two counts:

    >>> two = [Report(Item(n, "c", "supports", "s", origin="agency"), LogRange(x, x, x), "ratio")
    ...        for n, x in (("i1", 1.0), ("i2", 2.0))]
    >>> [(g.name, g.log_ratio.middle, g.sides[0].items) for g in groups_of(two, {})]
    [('agency', 2.0, ('i2',))]
    """
    by_key: dict[tuple[str, str], list[Report]] = {}
    for r in sorted(reports, key=lambda r: r.item.id):
        by_key.setdefault(r.key, []).append(r)
    return tuple(_group(key, by_key[key], origins.get(key[0])) for key in sorted(by_key))


def _group(key: tuple[str, str], reports: Sequence[Report], origin: Origin | None) -> Group:
    sides = _network(reports, origin) if origin is not None else None
    return Group(key, tuple(reports), strongest(reports) if sides is None else sides)


def strongest(reports: Sequence[Report]) -> tuple[Side, ...]:
    """
    Return what counts of reports of one origin: the strongest for and the strongest against, by their middles.

    Where several are as strong, the range holds all of theirs. Reports whose middle is a ratio of 1 count for their
    range where no other report of the origin takes a side.
    """
    plus = _side("+", [r for r in reports if r.log_ratio.middle > 0], max)
    minus = _side("-", [r for r in reports if r.log_ratio.middle < 0], min)
    return (*plus, *minus) or _side("0", [r for r in reports if not r.log_ratio.silent], max)


def _side(sign: str, reports: Sequence[Report], most: Callable[[Iterable[float]], float]) -> tuple[Side, ...]:
    if not reports:
        return ()
    middle = most(r.log_ratio.middle for r in reports)
    tied = [r for r in reports if r.log_ratio.middle == middle]
    low, high = min(r.log_ratio.low for r in tied), max(r.log_ratio.high for r in tied)
    return (Side(sign, LogRange(low, middle, high), (tied[0].item.id,)),)


def _network(reports: Sequence[Report], origin: Origin) -> tuple[Side, ...] | None:
    """Return the origin as a network; None where it is none, or no report on the claim itself is part of it."""
    if origin.seen_if_true is None or origin.seen_if_false is None:
        return None
    relays = [r for r in reports if r.own and r.item.says != "neutral" and r.rule != "F6"]
    if not relays:
        return None
    seen = origin.seen_if_true, origin.seen_if_false
    made = [Relay(passed_on(r.item.says == "supports", *seen), r.item.fidelity, r.item.error) for r in relays]
    # who passed it on carries it; where nobody did, those that kept silent
    told = tuple(r.item.id for r, m in zip(relays, made, strict=True) if m.passed_on)
    return (Side("network", network_ratio(*seen, made), told or tuple(r.item.id for r in relays)),)
