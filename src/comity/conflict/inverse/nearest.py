"""The least joint change of given preferences, where other preferences are open: orders gone through, nearest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations, product
from math import factorial, prod

from comity.budget import Budget
from comity.case.nouns import Prioritised, Ranking
from comity.conflict.inverse.admissible import Open, opened
from comity.conflict.inverse.counting import share
from comity.conflict.inverse.formula import Atom, Formula, conjunction, settled, tidied
from comity.conflict.inverse.result import Change, PartyChange
from comity.conflict.inverse.ways import Ground, TooManyError, formulas
from comity.conflict.margins.margin import number
from comity.conflict.margins.words import length, reordering, reranking
from comity.conflict.words import join

MOST_PROFILES = 20_000

Order = tuple[int, ...]  # items, first is best


def nearest(given: Open, key: str, state: int, who: tuple[tuple[str, ...], ...], budget: Budget) -> Change | None:
    """
    Return the least change of given preferences after which a state holds for some admissible profile of the others.

    Every combination of orders of the parties with statements or rankings is gone through by its total Kendall
    distance. A ranking is changed to strict orders only, so there the distance is an upper bound.

    Parameters
    ----------
    given : Open
    key : str
    state : int
    who : tuple of tuple of str
        The minimal sets of parties with which the state can be made to hold.
    budget : Budget

    Returns
    -------
    Change, or None where the combinations are more than 20,000
    """
    model = given.model
    players = [i for i in range(model.n_players) if i not in given.orders and _measured(given, i)]
    wider = opened(given, tuple(players))
    if prod(factorial(wider.orders[i].n_items) for i in players) > MOST_PROFILES:
        return None
    try:
        whole = tidied(conjunction(c for f in formulas(Ground.of(wider, budget.check), key, state).values() for c in f))
        for halves, profile in sorted(_profiles(wider, players)):
            budget.check()
            left = settled_by(whole, dict(zip(players, profile, strict=True)))
            if share(left, given.orders, budget.check) > 0:
                return _told(wider, state, who, Fraction(halves, 2), dict(zip(players, profile, strict=True)))
    except TooManyError:
        return None
    return None


def settled_by(formula: Formula, orders: dict[int, Order]) -> Formula:
    """
    Return what is left of a formula once the orders of some parties are known.

    Examples
    --------
    >>> atom = Atom(0, (0,), (1,))
    >>> settled_by(frozenset([frozenset([frozenset([atom])])]), {0: (0, 1)}) == frozenset()
    True
    """
    place = {i: {v: k for k, v in enumerate(order)} for i, order in orders.items()}

    def verdict(atom: Atom) -> bool | None:
        at = place.get(atom.party)
        if at is None:
            return None
        return min(at[v] for v in atom.high) < min(at[v] for v in atom.low)

    return settled(formula, verdict)


def _measured(given: Open, player: int) -> bool:
    wish = given.model.preference(player).preference
    return isinstance(wish, Ranking) or (isinstance(wish, Prioritised) and bool(wish.statements))


def _profiles(wider: Open, players: Sequence[int]) -> Iterator[tuple[int, tuple[Order, ...]]]:
    """Yield every combination of orders with its distance from the given preferences, in halves of a pair."""
    each = []
    for i in players:
        now = _now(wider, i)
        each.append([(_halves(now, order), order) for order in permutations(range(len(now)))])
    for chosen in product(*each):
        yield sum(halves for halves, _ in chosen), tuple(order for _, order in chosen)


def _now(wider: Open, player: int) -> list[int]:
    """Return the place of each item in a party's given preference; tied items share a place."""
    if wider.orders[player].statements:
        return list(range(wider.orders[player].n_items))
    return [-int(r) for r in wider.model.ranks[player]]


def _halves(now: Sequence[int], order: Order) -> int:
    """Return the distance of an order from the places now: 2 for a pair turned round, 1 for a tie broken."""
    return sum(
        2 if now[a] > now[b] else 1 if now[a] == now[b] else 0 for k, a in enumerate(order) for b in order[k + 1 :]
    )


def _told(
    wider: Open, state: int, who: tuple[tuple[str, ...], ...], distance: Fraction, profile: dict[int, Order]
) -> Change:
    model = wider.model
    parties, parts = [], []
    exact = all(wider.orders[i].statements for i in profile)
    for i, order in profile.items():
        statements = wider.orders[i].statements
        halves = _halves(_now(wider, i), order)
        if not halves:
            continue
        new = [-order.index(s) for s in range(len(order))]
        words = reordering(statements, order) if statements else reranking(model, state, model.ranks[i].tolist(), new)
        parties.append(PartyChange(model.parties[i], number(Fraction(halves, 2)), words))
        parts.append(f"{model.case.party(model.parties[i]).name} {words}")
    about = f"{'' if exact else 'at most '}{length(distance)}"
    return Change(who, tuple(parties), number(distance), f"It takes that {join(parts)} ({about}).", exact)
