"""The whole of a settlement: each part by itself, within a share of the budget, and what versions change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from comity.budget import Budget, Share
from comity.case.settlement import Settlement
from comity.errors import BudgetExceededError, TooLargeError
from comity.parts import shared
from comity.settlement.demands.analyse import demands
from comity.settlement.demands.credibility import credibility
from comity.settlement.demands.result import Demands
from comity.settlement.handed import Handed
from comity.settlement.packages.analyse import packages
from comity.settlement.packages.bargaining.result import NAMES
from comity.settlement.packages.model import Package
from comity.settlement.packages.result import PackageSettings, PackagesResult
from comity.settlement.result import OtherVersion, Sets, SettlementResult
from comity.settlement.ripeness.analyse import ripeness
from comity.settlement.room.analyse import room
from comity.settlement.sequence.analyse import sequence
from comity.settlement.sequence.result import Sequence

Progress = Callable[[str], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SettleSettings:
    """
    What is asked about a settlement.

    ``limit`` bounds the lists of conflicts and relaxations; ``version`` names the version of the text that the main
    answer is about (None: the first); ``packages`` says what is asked about packages.
    """

    limit: int = 5000
    version: str | None = None
    packages: PackageSettings = field(default_factory=PackageSettings)


def settle(
    settlement: Settlement,
    names: Mapping[str, str],
    settings: SettleSettings | None = None,
    handed: Handed | None = None,
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> SettlementResult:
    """
    Return everything about a settlement that the case has the data for.

    Parameters
    ----------
    settlement : Settlement
    names : mapping party -> name
        Every party, in the order of the case.
    settings : SettleSettings, optional
    handed : Handed, optional
        What the conflict of the case tells; without it, prerequisites and moves are judged by the settlement alone.
    budget : Budget, optional
        It is shared out among the parts, so that a long one does not lose the others (conventions §54).
    progress : callable, optional
        Told in words what is being worked on.

    Examples
    --------
    >>> from comity.case.settlement import Order
    >>> rows = (Order("a", "ceasefire", "withdrawal"), Order("b", "withdrawal", "ceasefire"))
    >>> found = settle(Settlement(sequence=rows), {"a": "Aland", "b": "Bland"})
    >>> found.sequence.deadlocks, found.demands is None, found.complete
    ((('ceasefire', 'withdrawal'),), True, True)
    """
    settings, handed = settings or SettleSettings(), handed or Handed()
    work = _Work(settlement, names, settings, handed, budget or Budget(None), progress or (lambda _: None))
    found = SettlementResult(settlement, names, version=_main(settlement, settings), notes=_notes(handed))
    steps = [(weight, step) for needed, weight, step in work.steps() if needed]
    for (_, step), share in zip(steps, shared(work.budget, [weight for weight, _ in steps]), strict=True):
        found = step(found, share)
    return found


def packages_only(
    settlement: Settlement,
    names: Mapping[str, str],
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> SettlementResult:
    """Return the answer with the packages alone: what an export of packages needs."""
    only = replace(settlement, demands=(), sequence=(), room=None, ripeness=(), versions=())
    work = _Work(only, names, SettleSettings(), Handed(), budget or Budget(None), progress or (lambda _: None))
    found = SettlementResult(settlement, names)
    if only.issues and only.values:
        found = work.packages(found, Share(work.budget, 1.0))
    return found


def _notes(handed: Handed) -> tuple[str, ...]:
    """Return what the conflict could not tell, the prerequisites with one reason together."""
    together: dict[str, list[str]] = {}
    for demand, why in handed.untold.items():
        together.setdefault(why, []).append(demand)
    said = (f"The conflict tells nothing about {', '.join(ids)}: {why}." for why, ids in together.items())
    return (*handed.notes, *said)


def _main(settlement: Settlement, settings: SettleSettings) -> str:
    if settings.version is not None:
        return settings.version
    return settlement.versions[0].id if settlement.versions else ""


@dataclass(frozen=True, slots=True)
class _Work:
    """What every part needs."""

    settlement: Settlement
    names: Mapping[str, str]
    settings: SettleSettings
    handed: Handed
    budget: Budget
    tell: Progress

    def steps(self) -> list[tuple[bool, int, Callable[[SettlementResult, Share], SettlementResult]]]:
        """Return the parts in the order of work: whether the case has what each needs, and its part of the time."""
        s = self.settlement
        valued = bool(s.issues and s.values)
        return [
            (bool(s.sequence), 2, self.sequence),
            (bool(s.demands), 4, self.demands),
            (bool(s.demands), 1, self.credibility),
            (valued, 6, self.packages),
            (valued or s.room is not None, 3, self.room),
            (bool(s.ripeness), 1, self.ripeness),
            (len(s.versions) > 1 and bool(s.demands or s.sequence), 3, self.versions),
        ]

    def sequence(self, found: SettlementResult, share: Share) -> SettlementResult:
        """Return the answer with the order of acts."""
        return self._part(found, "sequence", lambda: self._sequence(share, self.settings.version), share)

    def _sequence(self, share: Share, version: str | None) -> Sequence:
        return sequence(self.settlement, self.names, budget=share, progress=self.tell, version=version)

    def demands(self, found: SettlementResult, share: Share) -> SettlementResult:
        """Return the answer with what collides among the demands."""
        return self._part(found, "demands", lambda: self._demands(share, self.settings.version), share)

    def _demands(self, share: Share, version: str | None, details: bool = True) -> Demands:
        return demands(
            self.settlement,
            self.names,
            limit=self.settings.limit,
            budget=share,
            progress=self.tell,
            version=version,
            details=details,
        )

    def credibility(self, found: SettlementResult, share: Share) -> SettlementResult:
        """Return the answer with what the parties' own preferences say of their prerequisites."""
        rows = {d.id for d in found.demands.demands} if found.demands is not None else None
        return self._part(
            found,
            "credibility",
            lambda: tuple(c for c in credibility(self.settlement, self.handed.own) if rows is None or c.demand in rows),
            share,
        )

    def packages(self, found: SettlementResult, share: Share) -> SettlementResult:
        """Return the answer with the packages."""
        ask = self.settings.packages
        return self._part(
            found, "packages", lambda: packages(self.settlement, self.names, ask, share, self.tell), share
        )

    def room(self, found: SettlementResult, share: Share) -> SettlementResult:
        """Return the answer with who must be in; the stability of the bargaining solutions is asked too."""
        points = _points(found.packages)
        also = self.handed.also_undo
        return self._part(
            found,
            "room",
            lambda: room(self.settlement, self.names, also_undo=also, points=points, budget=share, progress=self.tell),
            share,
        )

    def ripeness(self, found: SettlementResult, share: Share) -> SettlementResult:
        """Return the answer with the three lights of each party."""
        forward = self.handed.no_way_forward
        return self._part(
            found,
            "ripeness",
            lambda: ripeness(self.settlement, self.names, no_way_forward=forward, budget=share),
            share,
        )

    def versions(self, found: SettlementResult, share: Share) -> SettlementResult:
        """Return the answer with what the other versions of the text change."""
        others = tuple(
            self._version(found, v.id, v.text, share) for v in self.settlement.versions if v.id != found.version
        )
        cut = next((v for v in others if not v.told), None)
        found = replace(found, versions=others)
        if cut is None:
            return found
        return _noted(found, "versions", f"the version “{cut.text or cut.id}” was not compared in full", share)

    def _version(self, main: SettlementResult, version: str, text: str, share: Share) -> OtherVersion:
        self.tell(f"the version {text or version}")
        there, order = None, None
        try:
            there = self._demands(share, version, details=False) if self.settlement.demands else None
            order = self._sequence(share, version) if self.settlement.sequence else None
        except (BudgetExceededError, KeyboardInterrupt) as e:
            share.ended(e)
            return OtherVersion(version, text, there, order, told=False)
        if not _comparable(main.demands, there, self.settlement.demands) or (order and not order.complete):
            return OtherVersion(version, text, there, order, told=False)
        conflicts = _differences(main.demands, there, "conflicts")
        deadlocks = _differences(main.sequence, order, "deadlocks")
        return OtherVersion(version, text, there, order, *conflicts, *deadlocks)

    def _part(self, found: SettlementResult, part: str, work: Callable[[], Any], share: Share) -> SettlementResult:
        """Return the answer with one part more; where it cannot be had, the reason."""
        try:
            share.check()
            done = replace(found, **{part: work()})
        except (BudgetExceededError, KeyboardInterrupt) as e:
            return replace(found, missing={**found.missing, part: share.ended(e)})
        except TooLargeError as e:
            return replace(found, missing={**found.missing, part: str(e)})
        why = _cut(done, part)
        return _noted(done, part, why, share) if why else done


def _noted(found: SettlementResult, part: str, why: str, share: Share) -> SettlementResult:
    """Return the answer with the reason why a part is not whole: no time, or, where there was time, a limit."""
    if share.over():
        return replace(found, missing={**found.missing, part: why})
    return replace(found, limited={**found.limited, part: why})


def _points(found: PackagesResult | None) -> dict[str, Package]:
    """Return the first package of each bargaining solution by its name."""
    if found is None:
        return {}
    return {NAMES[s.key]: s.packages[0] for s in found.solutions.solutions if s.packages}


def _comparable(main: Demands | None, other: Demands | None, asked: tuple[Any, ...]) -> bool:
    if not asked:
        return True
    return main is not None and other is not None and main.conflicts_complete and other.conflicts_complete


def _differences(main: Any, other: Any, of: str) -> tuple[Sets, Sets]:
    """Return the sets that only the main version has, and those that only the other has."""
    before: Sets = getattr(main, of) if main is not None else ()
    after: Sets = getattr(other, of) if other is not None else ()
    seen_before, seen_after = {frozenset(c) for c in before}, {frozenset(c) for c in after}
    gone = tuple(c for c in before if frozenset(c) not in seen_after)
    return gone, tuple(c for c in after if frozenset(c) not in seen_before)


def _first(reasons: tuple[str, ...]) -> str:
    """Return the first of several reasons, and how many more there are: one budget that ends cuts many things."""
    more = f", and {len(reasons) - 1} more such reasons" if len(reasons) > 1 else ""
    return f"{reasons[0].rstrip('.')}{more}" if reasons else ""


def _cut(found: SettlementResult, part: str) -> str:
    """Return why a part that was done is not whole; empty where it is."""
    if part == "demands" and found.demands is not None and not found.demands.complete:
        return found.demands.cut or "the limit of the lists was reached"
    if part == "sequence" and found.sequence is not None and not found.sequence.complete:
        return "; ".join(found.sequence.missing)
    if part == "packages" and found.packages is not None and not found.packages.complete:
        return _first(found.packages.why) or "the budget ran out"
    if part == "room" and found.room is not None:
        return found.room.why if not found.room.complete else found.room.cut
    return ""
