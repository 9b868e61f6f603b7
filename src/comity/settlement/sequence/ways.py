"""The ways out of a deadlock, from those that cost nothing to the one that costs claims."""

from __future__ import annotations

from comity.budget import Budget
from comity.settlement.sequence.giving_up import dropped, dropped_with_help
from comity.settlement.sequence.graph import Graph
from comity.settlement.sequence.holding import smallest
from comity.settlement.sequence.offer import Offer, order_of, turns_of, with_order
from comity.settlement.sequence.plan import Treatment
from comity.settlement.sequence.result import Way
from comity.settlement.sequence.words import Words, counted, join


def ways_out(lock: Graph, words: Words, limit: int = 100, budget: Budget | None = None) -> tuple[Offer, ...]:
    """
    Return the ways out of a deadlock, cheapest first: together, escrow, parts, drop.

    Where acts can be held or split, but not enough of them to open every circle, there are two ways of the last kind:
    with the help of these acts, where that is lighter, and without.

    Parameters
    ----------
    lock : Graph
        The acts of one deadlock and the arrows between them.
    words : Words
    limit : int
        At most so many equally small sets are listed.
    """
    alone = [a.first for a in lock.arrows if a.first == a.then]
    if alone:
        why = f"{words.act(alone[0])} is asked to come before itself."
        closed = tuple(Offer(Way(kind, False, why)) for kind in ("together", "escrow", "parts"))
        return (*closed, dropped(lock, words, limit, budget))
    first = (together(lock, words), escrow(lock, words, limit, budget), parts(lock, words, budget))
    last = dropped(lock, words, limit, budget)
    if any(o.way.possible for o in first[1:]):
        return (*first, last)
    helped = dropped_with_help(lock, words, limit, budget)
    return (*first, last) if helped is None or helped.way.cost >= last.way.cost else (*first, helped, last)


def together(lock: Graph, words: Words) -> Offer:
    """
    Return the way of doing everything at the same moment.

    All acts of the deadlock must be among them: if fewer are put together, each of the rest is still to come both
    before and after them. It is closed where one of the acts cannot be done together with another, and where somebody
    asks for days between two of them.
    """
    alone = [t.id for t in lock.terms if not t.together]
    if alone:
        return Offer(Way("together", False, f"{words.list(alone)} cannot be done at the same moment as another act."))
    for arrow in lock.arrows:
        for claim in (lock.claims[c] for c in arrow.claims):
            if claim.within is not None and claim.within[0] > 0:
                why = (
                    f"{words.party(claim.by)} asks for at least {counted(claim.within[0], 'day')} "
                    f"between {words.act(claim.first)} and {words.act(claim.then)}."
                )
                return Offer(Way("together", False, why))
    claims = sum(len(a.claims) for a in lock.arrows)
    told = (
        f"Do {words.list(lock.acts)} at the same moment. "
        f"Nobody gives up a claim; {counted(claims, 'claim')} are met at the same moment, not before."
    )
    treatment = Treatment(frozenset(lock.acts), together=True)
    return Offer(Way("together", True, told, lock.acts, order=order_of(lock, treatment, words)), treatment)


def escrow(lock: Graph, words: Words, limit: int = 100, budget: Budget | None = None) -> Offer:
    """Return the way of handing the fewest acts to somebody who holds them for both sides."""
    may = [t.id for t in lock.terms if t.escrow]
    if not may:
        return Offer(Way("escrow", False, "The case names nobody who could hold one of these acts."))
    found = smallest(lock, may, limit, budget)
    if found.circle:
        why = f"Nobody could hold any of {words.list(found.circle)}, each of which is to come before the next."
        return Offer(Way("escrow", False, why))
    acts, *others = found.sets
    holders = tuple((a, lock.term(a).escrow) for a in acts)
    told = (
        f"Put {join(f'{words.act(a)} in the hands of {holder}' for a, holder in holders)}: handed over first, "
        "released last. Nobody gives up a claim; what waits for an act that is held waits for the handing over."
    )
    if others:
        told += f" It would do as well to hold {' or '.join(words.list(o) for o in others[:5])}."
    treatment = Treatment(frozenset(lock.acts), held=frozenset(acts))
    way = Way("escrow", True, told, acts, holders, others=tuple(others), proven=found.proven)
    return Offer(with_order(way, lock, treatment, words), treatment, found.complete)


def parts(lock: Graph, words: Words, budget: Budget | None = None) -> Offer:
    """
    Return the way of splitting acts into verified parts that take turns.

    Every act that can be split is, into as many parts as the one with the fewest allows. Acts that cannot be split
    stand in the middle, after one half of the parts and before the other. Who begins each round is asked by the
    weights: the arrows that have to wait for a round are the lightest.
    """
    may = [t.id for t in lock.terms if t.parts > 1]
    if not may:
        return Offer(Way("parts", False, "None of these acts can be split into parts."))
    found = smallest(lock, may, 1, budget)
    if found.circle:
        why = f"None of {words.list(found.circle)}, each of which is to come before the next, can be split."
        return Offer(Way("parts", False, why))
    rounds = min(t.parts for t in lock.terms if t.parts > 1)
    turns = turns_of(lock.within(may), budget)
    treatment = Treatment(frozenset(lock.acts), split=turns, rounds=rounds)
    whole = [a for a in lock.acts if a not in turns]
    told = f"Split {words.list(turns)} into {rounds} verified parts"
    told += " each, which take turns" if len(turns) > 1 else ""
    if whole:
        half = "part" if rounds < 4 else f"{rounds // 2} parts"
        told += f"; {words.list(whole)} {'stand' if len(whole) > 1 else 'stands'} between the first {half} and the rest"
    told += ". Nobody gives up a claim; each is met part by part."
    way = Way("parts", True, told, turns, rounds=rounds)
    return Offer(with_order(way, lock, treatment, words), treatment)
