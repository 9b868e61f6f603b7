"""Who among the parties with given preferences would have to change them, and how little would do."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from comity.budget import Budget
from comity.conflict.concepts.table import concept
from comity.conflict.inverse.admissible import Open, opened
from comity.conflict.inverse.counting import share
from comity.conflict.inverse.formula import FALSE, Formula, conjunction, tidied
from comity.conflict.inverse.nearest import nearest
from comity.conflict.inverse.result import Change, PartyChange, Share
from comity.conflict.inverse.ways import Ground, TooManyError, formula_of, formulas
from comity.conflict.margins.find import margins
from comity.conflict.margins.margin import Margin, number
from comity.conflict.margins.own import margin
from comity.conflict.words import join
from comity.errors import CaseError, TooLargeError, UsageError

SEPARABLE = ("nash", "gmr", "smr")
_MOST_TOGETHER = 3  # parties that change together, where every set must be tried


def least_change(
    given: Open, key: str, state: int, each: dict[int, Formula] | None, now: Share, budget: Budget
) -> Change:
    """
    Return the least change of given preferences that makes a state hold for some admissible profile of the others.

    Under Nash, GMR and SMR a party's verdict depends on its own preference alone, so those who must change are exactly
    those for whom the state is not stable, and the least changes add up. Under SEQ and SSEQ a change of one party may
    make the threats of another credible, so sets of parties are tried, smallest first.

    Parameters
    ----------
    given : Open
    key : str
    state : int
    each : mapping player -> Formula, or None
        What each player's verdict asks of the open preferences; None where that was not found out.
    now : Share
        In which share of the admissible profiles the state holds already.
    budget : Budget
    """
    if now.exact or (now.sample is not None and now.sample.hits):
        return _nobody(given)
    if key in SEPARABLE:
        if each is not None and _torn(given, each, budget):
            return Change((), words=_never(given, key))
        ground = Ground.of(given, budget.check)
        leaving = [i for i in _fixed(given) if formula_of(ground, key, state, i) == FALSE]
        return _one_by_one(given, key, state, leaving, budget)
    who = None if each is None else _sets(given, key, state, each, budget)
    if who == ((),):
        return _nobody(given)
    if who == ():
        return Change((), words=_never(given, key))
    if not given.orders:
        return _whole(given, key, state, who, budget)
    if who is None:
        return Change(None, words="Who would have to change was not found out; there are too many ways.", exact=False)
    near = nearest(given, key, state, who, budget)
    return near or Change(who, words=f"{_or(given, who)} would have to change.", exact=False)


def _torn(given: Open, each: dict[int, Formula], budget: Budget) -> bool:
    """Return whether the open preferences alone keep a state from holding, whatever the others prefer."""
    mine = conjunction(c for i, f in each.items() if i in given.orders for c in f)
    try:
        return share(tidied(mine), given.orders, budget.check) == 0
    except TooManyError:
        return False


def _fixed(given: Open) -> list[int]:
    return [i for i in range(given.model.n_players) if i not in given.orders]


def _nobody(given: Open) -> Change:
    whose = "whose preference is given " if given.orders else ""
    return Change(((),), distance=0, words=f"No party {whose}needs to change.")


def _never(given: Open, key: str) -> str:
    return f"No order of anybody's preferences makes it hold under {concept(key).name}."


def _one_by_one(given: Open, key: str, state: int, leaving: list[int], budget: Budget) -> Change:
    """Return the change where every party's verdict depends on its own preference alone."""
    if not leaving:
        return _nobody(given)
    model = given.model
    who = tuple(model.parties[i] for i in leaving)
    try:
        found = [margin(model, i, state, key, budget) for i in leaving]
    except UsageError as why:
        return Change((who,), words=f"{_or(given, (who,))} would have to change; how far: {why}", exact=False)
    never = [m for m in found if m.robust]
    if never:
        whose = "its" if len(never) == 1 else "their"
        who_never = join(_name(given, m.party) for m in never)
        return Change((), words=f"{who_never} would leave it whatever {whose} priorities.")
    parties = tuple(PartyChange(m.party, number(m.distance), m.words or m.absent) for m in found)
    known = [m.distance for m in found if m.distance is not None]
    total = sum(known, Fraction(0)) if len(known) == len(found) else None
    return Change((who,), parties, number(total), f"{_told(given, found)}.")


def _told(given: Open, found: list[Margin]) -> str:
    """Return in words what every party would have to change, or only who, where no distance is measured."""
    told = [f"{_name(given, m.party)} {m.words}" for m in found if m.words]
    bare = [_name(given, m.party) for m in found if not m.words]
    parts = [f"it takes that {join(told)}"] if told else []
    parts += [f"{join(bare)} would have to change"] if bare else []
    text = "; and ".join(parts)
    return text[:1].upper() + text[1:]


def _whole(given: Open, key: str, state: int, who: tuple[tuple[str, ...], ...] | None, budget: Budget) -> Change:
    """Return the least change of all preferences together, where none is open."""
    found = margins(given.model, [state], [key], budget).found
    if not found:
        return Change(who, exact=False)
    whole = found[0]
    parties = tuple(PartyChange(m.party, number(m.distance), m.words) for m in whole.changes)
    return Change(who, parties, number(whole.distance), whole.words, whole.exact)


def _sets(
    given: Open, key: str, state: int, each: dict[int, Formula], budget: Budget
) -> tuple[tuple[str, ...], ...] | None:
    """Return the minimal sets of parties with which a state can be made to hold; None where that takes too long."""
    found: list[frozenset[int]] = []
    try:
        for some in _candidates(given):
            if any(f <= some for f in found):
                continue
            budget.check()
            if _possible(given, key, state, some, each, budget):
                found.append(some)
                if not some:
                    break
    except (TooManyError, CaseError, TooLargeError):
        return None
    if not found and len(_fixed(given)) > _MOST_TOGETHER:
        return None
    return tuple(tuple(given.model.parties[i] for i in sorted(f)) for f in found)


def _candidates(given: Open) -> Iterator[frozenset[int]]:
    fixed = _fixed(given)
    for size in range(min(len(fixed), _MOST_TOGETHER) + 1):
        for some in combinations(fixed, size):
            yield frozenset(some)


def _possible(
    given: Open, key: str, state: int, some: frozenset[int], each: dict[int, Formula], budget: Budget
) -> bool:
    wider = opened(given, tuple(some)) if some else given
    found = formulas(Ground.of(wider, budget.check), key, state) if some else each
    if FALSE in found.values():
        return False
    return share(tidied(conjunction(c for f in found.values() for c in f)), wider.orders, budget.check) > 0


def _or(given: Open, who: tuple[tuple[str, ...], ...]) -> str:
    return ", or ".join(join(_name(given, p) for p in some) for some in who)


def _name(given: Open, party: str) -> str:
    return given.model.case.party(party).name
