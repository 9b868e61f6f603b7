"""Which sets of parties are enough for a settlement that nobody left out can undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations

from comity.budget import Budget
from comity.errors import BudgetExceededError
from comity.settlement.packages.model import Package, Packages
from comity.settlement.room.result import Reason
from comity.settlement.room.who import Setting, Who
from comity.settlement.room.withstand import Find, some, withstanding, withstands

MOST_SETS = 1 << 17  # sets of parties that are looked at; up to 17 parties with power this is all of them
MOST_TRIED = 16  # packages found before that are tried first

Members = frozenset[int]


@dataclass(slots=True)
class Asked:
    """
    Whether some members can be satisfied against what can be imposed, with everything learned so far.

    The answer depends on the members with values and on the imposable settings alone. What can be done can be done
    for fewer members against fewer settings; what cannot, cannot for more against more. So few questions need a search.
    """

    packages: Packages
    find: Find = some
    budget: Budget | None = None
    yes: list[tuple[Members, frozenset[Setting], Package]] = field(default_factory=list)
    no: list[tuple[Members, frozenset[Setting]]] = field(default_factory=list)

    def package(self, members: tuple[int, ...], imposable: frozenset[Setting]) -> Package | None:
        """Return a package that withstands, or None where there is none."""
        inside = frozenset(members)
        for those, settings, package in self.yes:
            if inside <= those and imposable <= settings:
                return package
        if any(those <= inside and settings <= imposable for those, settings in self.no):
            return None
        found = self._tried(members, imposable)
        if found is None:
            found = self._searched(members, imposable)
        if found is None:
            self.no.append((inside, imposable))
        else:
            self.yes.append((inside, imposable, found))
        return found

    def _tried(self, members: tuple[int, ...], imposable: frozenset[Setting]) -> Package | None:
        floor = self.packages.floor
        for _, _, package in self.yes[-MOST_TRIED:]:
            if withstands(self.packages, package, members, imposable, floor):
                return package
        return None

    def _searched(self, members: tuple[int, ...], imposable: frozenset[Setting]) -> Package | None:
        if self.budget is not None:
            self.budget.check()
        floor: tuple[Fraction, ...] = tuple(self.packages.floor[m] for m in members)
        return withstanding(self.packages, members, imposable, floor, find=self.find, budget=self.budget)


def lacking(who: Who, group: int, asked: Asked) -> tuple[tuple[Reason, ...], Package | None]:
    """
    Return why a set of parties is not enough (nothing where it is), and a package.

    The package withstands where the set is enough. Where it could be undone, it is one that suits the set before
    anything is imposed; None where no package suits it.
    """
    why: list[Reason] = []
    if who.veto & ~group:
        why.append("veto")
    if who.quota is not None and who.count(group) < who.quota:
        why.append("votes")
    members, imposable = who.members(group), who.imposable(who.everybody & ~group)
    package = asked.package(members, imposable)
    if package is None:
        package = asked.package(members, frozenset())
        why.append("nothing suits" if package is None else "undo")
    return tuple(why), package


def is_enough(who: Who, group: int, asked: Asked) -> bool:
    """
    Return whether a set of parties is enough (conventions §50).

    Every veto is in it, its votes reach the quota, and some package that is not excluded is worth its walk-away value
    or more to each member, whatever those outside can impose.
    """
    if not group or not who.can_decide(group):
        return False
    return asked.package(who.members(group), who.imposable(who.everybody & ~group)) is not None


@dataclass(frozen=True, slots=True)
class Smallest:
    """The smallest sets that are enough, by size and order; ``why`` says what cut the search short."""

    sets: tuple[int, ...]
    complete: bool = True
    why: str = ""


def smallest(
    who: Who, asked: Asked, *, budget: Budget | None = None, progress: Callable[[str], None] | None = None
) -> Smallest:
    """
    Return the smallest sets that are enough: none contains another.

    The condition is not monotone, since a new member brings a claim of its own. So sets are gone through by size, and
    those that contain a set found before are passed over. A party without veto, votes and anything to undo brings
    nothing but its claim: it stands in a smallest set only if it is alone there.

    Past 131,072 sets the search stops after the last size that is gone through whole; ``why`` names it.
    """
    budget = Budget() if budget is None else budget
    found: list[int] = []
    seen = 0
    try:
        for size, groups in _by_size(who):
            if seen + len(groups) > MOST_SETS:
                n = len(who.parties)
                return Smallest(tuple(found), False, f"sets of {size} or more of the {n} parties were not looked at")
            for group in groups:
                budget.check()
                if not any(one & ~group == 0 for one in found) and is_enough(who, group, asked):
                    found.append(group)
            seen += len(groups)
            if progress is not None and groups:
                progress(f"Looked at every set of {size} parties; {len(found)} smallest sets so far.")
    except (BudgetExceededError, KeyboardInterrupt) as e:
        return Smallest(tuple(found), False, budget.ended(e))
    return Smallest(tuple(found))


def _by_size(who: Who) -> Iterator[tuple[int, list[int]]]:
    """Yield the candidates of each size in the order of the case."""
    strong = who.powerful()
    free = [i for i in range(len(who.parties)) if strong >> i & 1 and not who.veto >> i & 1]
    fixed = who.veto.bit_count()
    for size in range(max(fixed, 1), len(who.parties) + 1):
        if size == 1 and not fixed:
            yield 1, [1 << i for i in range(len(who.parties))]
        elif size - fixed <= len(free):
            groups = (who.veto | sum(1 << i for i in chosen) for chosen in _chosen(free, size - fixed))
            yield size, sorted(groups, key=lambda g: [i for i in range(len(who.parties)) if g >> i & 1])


def _chosen(free: list[int], size: int) -> Iterator[tuple[int, ...]]:
    """Yield one more combination than can be looked at, where there are too many."""
    for at, chosen in enumerate(combinations(free, size)):
        if at > MOST_SETS:
            return
        yield chosen
