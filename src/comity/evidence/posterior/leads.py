r"""
What an item that nobody has yet would be worth: the discriminating item to look for next.

A lead is found or not. The expected information is what one answer takes off the uncertainty on average,

.. math:: I = H(p) - P(\text{found}) H(p \mid \text{found}) - P(\text{not}) H(p \mid \text{not}),

in bits [Lindley 1956]. It is never below 0, and 0 where the lead is as likely to be found either way.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from comity.case.evidence import Lead, Range
from comity.evidence.posterior.result import LeadWorth

_EITHER = Range(Fraction(1, 2), Fraction(1, 2), Fraction(1, 2))  # what the case format says of a lead without it
_AS_GOOD = 1e-12


@dataclass(frozen=True, slots=True)
class Question:
    """
    What a lead is asked about: claims with their probabilities.

    One claim, and ``none`` is the chance that it is false; or a set of rivals, and ``none`` that none is true.
    """

    claims: tuple[str, ...]
    p: tuple[float, ...]
    none: float

    @property
    def whole(self) -> tuple[float, ...]:
        """Return the chances of all answers, that of none last."""
        return (*self.p, self.none)


def worths(
    leads: Iterable[Lead], questions: Sequence[Question]
) -> tuple[tuple[LeadWorth, ...], tuple[tuple[str, str], ...]]:
    """
    Return the worth of each lead for each question it bears on, most information per cost first, and those without.

    Examples
    --------
    >>> def known(x): return Range(Fraction(x), Fraction(x), Fraction(x))
    >>> log = Lead("log", "The log of the sluice", (("c1", known("0.9")),), known("0.1"))
    >>> found, without = worths([log], [Question(("c1",), (0.5,), 0.5)])
    >>> round(found[0].bits, 3), found[0].flips, [round(p, 2) for p in found[0].if_found]
    (0.531, 1.0, [0.9])
    """
    made, without = [], []
    for lead in leads:
        asked = [q for q in questions if any(c in q.claims for c, _ in lead.seen)]
        made += [worth(lead, q) for q in asked]
        if not asked:
            without.append((lead.id, "it names no claim that is known by then"))
    return tuple(sorted(made, key=_rank)), tuple(sorted(without))


def _rank(w: LeadWorth) -> tuple[float, str, tuple[str, ...]]:
    return (-w.bits if w.per_cost is None else -w.per_cost, w.lead, w.claims)


def worth(lead: Lead, question: Question) -> LeadWorth:
    """Return the worth of one lead for one question."""
    seen = seen_of(lead, question)
    middle = [r.middle for r in seen]
    found, yes, no = answers(question.whole, [float(x) for x in middle])
    low, high = _ends(question.whole, seen)
    bits, cost = information(question.whole, [float(x) for x in middle]), float(lead.cost)
    now = leading(question.whole, question)
    flips = math.fsum(chance for chance, then in ((found, yes), (1 - found, no)) if leading(then, question) != now)
    return LeadWorth(
        lead=lead.id,
        text=lead.text,
        claims=question.claims,
        bits=bits,
        bits_low=min(low, bits),
        bits_high=max(high, bits),
        found=found,
        flips=flips,
        cost=cost,
        per_cost=bits / cost if cost > 0 else None,
        if_found=yes[:-1],
        if_not=no[:-1],
    )


def seen_of(lead: Lead, question: Question) -> tuple[Range, ...]:
    """Return how likely the lead is found under each answer; what it does not name counts as ``seen_if_not``."""
    otherwise = lead.seen_if_not or _EITHER
    given = dict(lead.seen)
    return (*(given.get(c, otherwise) for c in question.claims), otherwise)


def answers(p: Sequence[float], seen: Sequence[float]) -> tuple[float, tuple[float, ...], tuple[float, ...]]:
    """
    Return the chance that a lead is found, and the probabilities of all answers after either result.

    Examples
    --------
    >>> answers([0.5, 0.5], [0.75, 0.25])
    (0.5, (0.75, 0.25), (0.25, 0.75))
    """
    found = math.fsum(a * b for a, b in zip(p, seen, strict=True))
    missed = math.fsum(a * (1 - b) for a, b in zip(p, seen, strict=True))
    yes = tuple(a * b / found if found > 0 else a for a, b in zip(p, seen, strict=True))
    no = tuple(a * (1 - b) / missed if missed > 0 else a for a, b in zip(p, seen, strict=True))
    return found, yes, no


def information(p: Sequence[float], seen: Sequence[float]) -> float:
    """
    Return the expected information of a lead in bits.

    Examples
    --------
    >>> information([0.5, 0.5], [1.0, 0.0]), information([0.9, 0.1], [0.3, 0.3])
    (1.0, 0.0)
    """
    found = math.fsum(a * b for a, b in zip(p, seen, strict=True))
    bits = math.fsum(a * (_bits(b, found) + _bits(1 - b, 1 - found)) for a, b in zip(p, seen, strict=True))
    return bits if bits > 1e-15 else 0.0


def _bits(part: float, whole: float) -> float:
    return part * math.log2(part / whole) if part > 0 and whole > 0 else 0.0


def _ends(p: Sequence[float], seen: Sequence[Range]) -> tuple[float, float]:
    """
    Return the least and most information over the ranges.

    Information is convex in the chances of finding, so the most lies at a corner of the ranges. With more than ten
    answers only corners are tried at which all chances above a level are high and the others low.
    """
    asked = [(x, float(r.low), float(r.high)) for x, r in zip(p, seen, strict=True) if x > 0]
    chances = [x for x, _, _ in asked]
    most = max(information(chances, corner) for corner in _corners(asked))
    low, high = max(r[1] for r in asked), min(r[2] for r in asked)
    return (0.0 if low <= high else _least(asked, high, low)), most


def _corners(asked: Sequence[tuple[float, float, float]]) -> Iterator[Sequence[float]]:
    if len(asked) <= 10:
        yield from product(*({low, high} for _, low, high in asked))
        return
    order = sorted(range(len(asked)), key=lambda k: (asked[k][1] + asked[k][2], k))
    for cut in range(len(order) + 1):
        lower = set(order[:cut])
        yield [low if k in lower else high for k, (_, low, high) in enumerate(asked)]
        yield [high if k in lower else low for k, (_, low, high) in enumerate(asked)]


def _least(asked: Sequence[tuple[float, float, float]], low: float, high: float) -> float:
    """Return the least information: every chance as near to one level as its range allows, the level the best one."""

    def apart(level: float) -> float:
        near = [(p, min(max(level, a), b)) for p, a, b in asked]
        return math.fsum(p * (_bits(s, level) + _bits(1 - s, 1 - level)) for p, s in near)

    return _lowest(apart, low, high)


def _lowest(f: Callable[[float], float], low: float, high: float) -> float:
    """Return the least value of a function with one valley, by golden section."""
    golden = (math.sqrt(5) - 1) / 2
    for _ in range(60):
        a, b = high - golden * (high - low), low + golden * (high - low)
        low, high = (low, b) if f(a) <= f(b) else (a, high)
    return min(f(low), f(high))


def leading(p: Sequence[float], question: Question) -> frozenset[str]:
    """
    Return the verdict: of one claim whether it or its opposite is the more probable, of rivals which is most probable.

    Answers that are as probable stand together.
    """
    top = max(p)
    return frozenset(c for c, x in zip((*question.claims, ""), p, strict=True) if x >= top - _AS_GOOD)


def by_claim(found: Sequence[LeadWorth], claims: Iterable[str]) -> Mapping[str, tuple[LeadWorth, ...]]:
    """Return the leads that bear on each claim, in the order given."""
    return {c: tuple(w for w in found if c in w.claims) for c in claims}
