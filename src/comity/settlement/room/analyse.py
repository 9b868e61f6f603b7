"""The room, whole: who must be in, who can block, what happens without somebody, and who has which power."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from comity.budget import Budget
from comity.case.settlement import Settlement, Values
from comity.errors import BudgetExceededError, TooLargeError
from comity.settlement.packages.model import End, Package, Packages, package_from, packages_of
from comity.settlement.room.blocking import hitting_sets, order
from comity.settlement.room.enough import Asked, Smallest, is_enough, smallest
from comity.settlement.room.left_out import left_out, told
from comity.settlement.room.power import power
from comity.settlement.room.result import RoomResult, Sets
from comity.settlement.room.standing import standing
from comity.settlement.room.who import Undo, Who, who
from comity.settlement.room.withstand import Find, some

Progress = Callable[[str], None]
_ENDS: tuple[tuple[str, End, End], ...] = (("easiest", "low", "high"), ("hardest", "high", "low"))
_NO_RULE = "The case does not say who can say no or how votes are counted, so any party could settle for itself."


def room(
    settlement: Settlement,
    names: Mapping[str, str],
    *,
    also_undo: Sequence[Undo] = (),
    points: Mapping[str, Package] | None = None,
    budget: Budget | None = None,
    progress: Progress | None = None,
    find: Find = some,
) -> RoomResult:
    """
    Return who must be in the room (conventions §50 to §52).

    Parameters
    ----------
    settlement : Settlement
    names : mapping from party to name
        In the order of the case.
    also_undo : sequence of (party, pairs (issue, levels), note)
        What parties could impose by moves of the conflict. It enters ``with_moves`` alone.
    points : mapping from name to package
        More packages whose stability is asked, beside the plans of the case.
    budget : Budget, optional
        What was found until it runs out is kept.
    find : callable
        Finds a package; tests pass a plain one.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.settlement import Room
    >>> votes = (("a", Fraction(2)), ("b", Fraction(1)), ("c", Fraction(1)))
    >>> found = room(Settlement(room=Room(votes=votes, quota=Fraction(3))), {"a": "A", "b": "B", "c": "C"})
    >>> found.must_include, found.blocking, found.indispensable
    ((('a', 'b'), ('a', 'c')), (('a',), ('b', 'c')), ('a',))
    """
    budget = Budget() if budget is None else budget
    packages = packages_of(settlement)
    asks = _Asks(settlement, names, Asked(packages, find, budget), who(settlement, packages, names), budget, progress)
    found = smallest(asks.who, asks.asked, budget=budget, progress=progress)
    blocking, every = hitting_sets(found.sets) if found.complete else ((), True)
    base = RoomResult(
        parties=asks.who.parties,
        names=tuple((p, names.get(p, p)) for p in asks.who.parties),
        must_include=_named(asks.who, found.sets),
        blocking=_named(asks.who, blocking),
        blocking_complete=found.complete and every,
        everyone=asks.who.everybody in found.sets,
        complete=found.complete,
        why=found.why,
        notes=_notes(settlement, every),
    )
    steps: tuple[Callable[[RoomResult], RoomResult], ...] = (
        lambda r: replace(r, power=power(asks.who)),
        lambda r: replace(r, everyone=is_enough(asks.who, asks.who.everybody, asks.asked)),
        lambda r: replace(r, ends=asks.ends()),
        lambda r: asks.moves(r, also_undo),
        lambda r: asks.without(r, found, blocking),
        lambda r: asks.stand(r, points or {}),
    )
    for step in steps:
        base = _taken(base, step, budget)
    return base


def _taken(base: RoomResult, step: Callable[[RoomResult], RoomResult], budget: Budget) -> RoomResult:
    """Take one more step; what was found before it is kept where the budget or a limit cuts it."""
    try:
        return step(base)
    except (BudgetExceededError, KeyboardInterrupt) as e:
        note = f"The rest of the room was not worked out: {budget.ended(e)}."
    except TooLargeError as e:
        note = str(e)
    return base if note in base.notes else replace(base, notes=(*base.notes, note), cut=base.cut or note)


@dataclass(frozen=True, slots=True)
class _Asks:
    """What every step of the work needs."""

    settlement: Settlement
    names: Mapping[str, str]
    asked: Asked
    who: Who
    budget: Budget
    progress: Progress | None

    def ends(self) -> tuple[tuple[str, Sets], ...]:
        """Return the smallest sets at both ends of the intervals; nothing where there are none, or work was cut."""
        if not any(_open(v) for v in self.settlement.values):
            return ()
        out = []
        for end, walk_away, worths in _ENDS:
            packages = packages_of(self.settlement, walk_away, worths=worths)
            found = self._smallest(who(self.settlement, packages, self.names), packages)
            out.append((end, found))
        return tuple(out)

    def moves(self, base: RoomResult, also: Sequence[Undo]) -> RoomResult:
        """Return the answer with the smallest sets if moves of the conflict count too."""
        if not also:
            return base
        packages = self.asked.packages
        sets = self._smallest(who(self.settlement, packages, self.names, also), packages)
        return replace(base, with_moves=sets, moves=tuple(dict.fromkeys(note for *_, note in also if note)))

    def _smallest(self, there: Who, packages: Packages) -> Sets:
        found = smallest(there, Asked(packages, self.asked.find, self.budget), budget=self.budget)
        if not found.complete:
            self.budget.check()
            raise TooLargeError(f"There are too many parties for a second answer: {found.why}.")
        return _named(there, found.sets)

    def without(self, base: RoomResult, found: Smallest, blocking: tuple[int, ...]) -> RoomResult:
        """Return the answer with what happens where somebody is left out."""
        if self.progress is not None:
            self.progress("Looking at what happens where somebody is left out.")
        rows = tuple(left_out(self.who, out, self.asked, found) for out in told(self.who, blocking))
        return replace(base, left_out=rows)

    def stand(self, base: RoomResult, points: Mapping[str, Package]) -> RoomResult:
        """Return the answer with the stability of the plans and of other packages."""
        packages = self.asked.packages
        plans = {plan.id: package_from(packages, dict(plan.package)) for plan in self.settlement.plans}
        rows = tuple(
            standing(self.who, packages, name, package, find=self.asked.find, budget=self.budget)
            for name, package in [*plans.items(), *points.items()]
        )
        left = ", ".join(row.name for row in rows if not row.complete)
        why = self.budget.reason if self.budget.over() else "there are too many sets of parties"
        cut = f"not every set of parties that could object was looked at for {left}: {why}" if left else ""
        return replace(base, standing=rows, cut=base.cut or cut)


def _open(values: Values) -> bool:
    """Return whether a number of a party is an interval."""
    worths = [span for _, levels in values.levels for _, span in levels]
    return any(not span.known for span in (values.walk_away, *worths, *(t.adds for t in values.together)))


def _named(there: Who, sets: Sequence[int]) -> Sets:
    return tuple(there.named(group) for group in sorted(sets, key=order))


def _notes(settlement: Settlement, every: bool) -> tuple[str, ...]:
    own = settlement.room
    notes = [_NO_RULE] if own is None or (not own.veto and own.quota is None) else []
    return (*notes, *([] if every else ["There are too many blocking sets to list all of them."]))
