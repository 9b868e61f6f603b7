"""What the answer would be if a claim stood on the other side of the threshold of its feed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from comity.budget import Budget
from comity.case.makes import Holds
from comity.case.nouns import Case
from comity.errors import BudgetExceededError, ComityError
from comity.study.fed import Fed, FedCase, applied

if TYPE_CHECKING:
    from comity.conflict.compare import Change

States = tuple[str, ...]
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class OtherSide:
    """
    How the answer differs where one feed is decided the other way, all others as they are.

    Parameters
    ----------
    gained, lost : mapping concept -> labels of states
        Equilibria that are there on the other side only, and those that are gone there.
    conflicts_gained, conflicts_lost : tuple of tuple of str
        The same of smallest sets of demands that cannot all be met.
    why_not : str
        Why it could not be worked out; empty where it was.
    """

    gained: Mapping[str, States] = field(default_factory=dict)
    lost: Mapping[str, States] = field(default_factory=dict)
    conflicts_gained: tuple[States, ...] = ()
    conflicts_lost: tuple[States, ...] = ()
    why_not: str = ""

    @property
    def differs(self) -> bool:
        """Return whether anything is gained or lost."""
        return bool(self.gained or self.lost or self.conflicts_gained or self.conflicts_lost)

    def to_json(self) -> dict[str, Any]:
        """Return what differs as plain values."""
        return {
            "gained": {c: list(s) for c, s in self.gained.items()},
            "lost": {c: list(s) for c, s in self.lost.items()},
            "conflicts_gained": [list(c) for c in self.conflicts_gained],
            "conflicts_lost": [list(c) for c in self.conflicts_lost],
            "why_not": self.why_not or None,
        }

    def sentences(self) -> list[str]:
        """Return what differs in plain words."""
        if self.why_not:
            return [f"What the answer would be on the other side was not worked out: {self.why_not.rstrip('.')}."]
        if not self.differs:
            return ["On the other side the answer would be the same."]
        told = [f"{_listed(states)} would also hold ({names})" for states, names in _together(self.gained)]
        told += [f"{_listed(states)} would no longer hold ({names})" for states, names in _together(self.lost)]
        told += [f"{_listed(c)} could not all be met" for c in self.conflicts_gained[:_SHOWN]]
        told += [f"{_listed(c)} would no longer collide" for c in self.conflicts_lost[:_SHOWN]]
        return [f"On the other side: {'; '.join(told)}."]


def other_sides(found: FedCase, budget: Budget | None = None) -> FedCase:
    """
    Return a fed case in which each feed that could be otherwise says what would be on the other side.

    Each is turned by itself, the others as they are (conventions §88). A conflict is compared where its states can be
    listed; what the budget does not allow is said.

    Parameters
    ----------
    found : FedCase
    budget : Budget, optional
    """
    budget = budget or Budget(None)
    told: list[Fed] = []
    for one in found.feeds:
        told.append(replace(one, other_side=_other_side(found, one, budget)) if one.open else one)
    return replace(found, feeds=tuple(told))


def _other_side(found: FedCase, one: Fed, budget: Budget) -> OtherSide:
    read = found.case.original or found.case
    turned = applied(read, [(f, f.reached is not (f is one)) for f in found.feeds])
    try:
        budget.check()
        if isinstance(one.makes, Holds):
            return _settled(found.case, turned, budget)
        return _in_conflict(found.case, turned, budget)
    except (BudgetExceededError, KeyboardInterrupt) as e:
        return OtherSide(why_not=budget.ended(e))
    except ComityError as e:
        return OtherSide(why_not=str(e).splitlines()[0])


def _in_conflict(case: Case, turned: Case, budget: Budget) -> OtherSide:
    """Return which equilibria come and go."""
    from comity.conflict.compare import compare
    from comity.conflict.kinds.parties import left_open
    from comity.conflict.tiers import choose

    for asked in (case, turned):
        if left_open(asked):
            return OtherSide(why_not="some preferences in the conflict are left open")
        if choose(asked) != "table":
            return OtherSide(why_not="the conflict has too many states to list")
    found = compare(case, turned, budget=budget)
    if not found.complete:
        return OtherSide(why_not=budget.reason)
    return OtherSide(gained=_by_concept(found.changes, True), lost=_by_concept(found.changes, False))


def _by_concept(changes: Sequence[Change], holds: bool) -> dict[str, States]:
    """Return per concept the states that hold afterwards, or those that hold no longer."""
    out: dict[str, list[str]] = {}
    for c in changes:
        if bool(c.after) is holds:
            out.setdefault(c.concept, []).append(c.state)
    return {concept: tuple(states) for concept, states in out.items()}


def _settled(case: Case, turned: Case, budget: Budget) -> OtherSide:
    """Return which smallest sets of colliding demands come and go."""
    from comity.settlement.demands.analyse import demands

    if case.settlement is None or turned.settlement is None:
        return OtherSide()
    names = {p.id: p.name for p in case.parties}
    before = demands(case.settlement, names, budget=budget, details=False)
    after = demands(turned.settlement, names, budget=budget, details=False)
    if not (before.conflicts_complete and after.conflicts_complete):
        return OtherSide(why_not=before.cut or after.cut or budget.reason)
    was, now = {frozenset(c) for c in before.conflicts}, {frozenset(c) for c in after.conflicts}
    return OtherSide(
        conflicts_gained=tuple(c for c in after.conflicts if frozenset(c) not in was),
        conflicts_lost=tuple(c for c in before.conflicts if frozenset(c) not in now),
    )


def _together(by_concept: Mapping[str, States]) -> list[tuple[States, str]]:
    """Return each set of states with the names of the concepts that have it in common."""
    from comity.conflict.concepts.table import concept

    out: dict[States, list[str]] = {}
    for key, states in by_concept.items():
        out.setdefault(states, []).append(concept(key).name)
    return [(states, ", ".join(names)) for states, names in out.items()]


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_SHOWN])
    return f"{shown} and {len(names) - _SHOWN} more" if len(names) > _SHOWN else shown
