"""The last way out: claims are given up, with the help of acts that are held or split, or without."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from math import prod

from comity.budget import Budget
from comity.settlement.sequence.dropping import drops
from comity.settlement.sequence.graph import Arrow, Graph
from comity.settlement.sequence.mixed import mixture
from comity.settlement.sequence.offer import Offer, turns_of, with_order
from comity.settlement.sequence.plan import Treatment
from comity.settlement.sequence.result import ArrowSet, Drops, Way
from comity.settlement.sequence.words import Words, figure, join

_FEW = 4  # sets of equal weight that are told one by one


def dropped(lock: Graph, words: Words, limit: int = 100, budget: Budget | None = None) -> Offer:
    """Return the way of giving up the lightest claims."""
    found = drops(lock, limit, budget)
    chosen = found.sets[0]
    treatment = Treatment(frozenset(lock.acts), dropped=frozenset((a.first, a.then) for a in chosen))
    way = Way(
        "drop", True, _dropped_words(found, words), drops=found, cost=found.weight or Fraction(0), proven=found.proven
    )
    return Offer(with_order(way, lock, treatment, words), treatment, found.complete)


def dropped_with_help(lock: Graph, words: Words, limit: int = 100, budget: Budget | None = None) -> Offer | None:
    """Return the way of holding and splitting what can be and giving up the rest; None where nothing can be."""
    found = mixture(lock, limit, budget)
    if found is None:
        return None
    rounds = min((lock.term(a).parts for a in found.split), default=0)
    gone = frozenset((a.first, a.then) for a in found.drops.sets[0])
    left = replace(lock, arrows=tuple(a for a in lock.arrows if (a.first, a.then) not in gone))
    turns = turns_of(left.within(found.split), budget) if found.split else ()
    treatment = Treatment(frozenset(lock.acts), held=frozenset(found.held), split=turns, rounds=rounds, dropped=gone)
    holders = tuple((a, lock.term(a).escrow) for a in found.held)
    helps = [f"put {words.act(a)} in the hands of {holder}" for a, holder in holders]
    helps += [f"split {words.list(turns)} into {rounds} verified parts"] if turns else []
    told = f"{_upper(join(helps))}. " + (_dropped_words(found.drops, words) if gone else "Nobody gives up a claim.")
    way = Way(
        "drop",
        True,
        told,
        (*found.held, *turns),
        holders,
        rounds,
        drops=found.drops,
        cost=found.drops.weight or Fraction(0),
        proven=found.drops.proven,
    )
    return Offer(with_order(way, lock, treatment, words), treatment, found.drops.complete)


def _dropped_words(found: Drops, words: Words) -> str:
    weight = figure(found.weight or Fraction(0))
    bound = "" if found.proven else f" That none is lighter than {figure(found.least)} is proven, no more."
    if len(found.sets) == 1:
        told = f"{_upper(words.gives_up(found.sets[0]))}: weight {weight}.{bound} "
    else:
        told = f"{_several(found, words)}{bound} "
    if not found.sure and found.at_low == found.at_high == found.sets:
        told += "At both ends of the weights they are the same; if some are low and others high, they may differ. "
    elif not found.sure:
        ends = [w for w in (_at("low", found.at_low, words), _at("high", found.at_high, words)) if w]
        told += f"Which are the lightest depends on the weights: {'; '.join(ends)}. "
    return told.strip()


def _several(found: Drops, words: Words) -> str:
    """Return in words that several sets are as light, so that none of the parties is singled out."""
    more = "" if found.complete else "at least "
    told = f"There are {more}{len(found.sets)} lightest sets of claims to give up, of weight "
    told += f"{figure(found.weight or Fraction(0))} each; nothing in the case chooses between them."
    every = [a for a in found.sets[0] if all(a in s for s in found.sets)]
    if every:
        told += f" In all of them {words.gives_up(every)}."
    either = choices([frozenset(a for a in s if a not in every) for s in found.sets]) if found.complete else None
    if either is not None and len(either) <= _FEW:
        open_ = ("; or ".join(words.gives_up([a]) for a in sorted(c, key=_place(found))) for c in either)
        told += "".join(f" Either {one}." for one in open_)
        return f"{told} The timetable takes the first{' of each' if len(either) > 1 else ''}."
    if len(found.sets) <= _FEW:
        each = "; or ".join(words.gives_up([a for a in s if a not in every]) for s in found.sets)
        return f"{told} Either {each}. The timetable takes the first."
    return f"{told} The timetable takes the first in the order of the case: {words.gives_up(found.sets[0])}."


def _place(found: Drops) -> Callable[[Arrow], int]:
    """Return where an arrow first stands among the sets."""
    seen = list(dict.fromkeys(a for s in found.sets for a in s))
    return seen.index


def choices(sets: Sequence[frozenset[Arrow]]) -> tuple[frozenset[Arrow], ...] | None:
    """
    Return the choices that sets of arrows come down to, each independent of the others; None where they do not.

    Two arrows belong to the same choice if no set has both. The sets come down to the choices if each has exactly one
    arrow of every choice, and there are as many sets as ways of choosing.

    Examples
    --------
    >>> a, b, c, d = (Arrow(x, "z", ()) for x in "abcd")
    >>> found = choices([frozenset(s) for s in ((a, c), (a, d), (b, c), (b, d))])
    >>> [sorted(arrow.first for arrow in choice) for choice in found]
    [['a', 'b'], ['c', 'd']]
    >>> choices([frozenset({a, c}), frozenset({b, d})]) is None
    True
    """
    arrows = list(dict.fromkeys(a for s in sets for a in sorted(s, key=lambda w: (w.first, w.then))))
    groups = tuple(
        dict.fromkeys(frozenset(b for b in arrows if not any({a, b} <= s for s in sets) or b == a) for a in arrows)
    )
    parted = sum(len(g) for g in groups) == len(arrows) and prod(len(g) for g in groups) == len(sets)
    return groups if parted and all(len(g & s) == 1 for g in groups for s in sets) else None


def _at(end: str, sets: tuple[ArrowSet, ...], words: Words) -> str:
    return f"with all at their {end} ends {words.gives_up(sets[0])}" if sets else ""


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
