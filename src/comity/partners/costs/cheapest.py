"""Who is the cheapest: at all rates and payments, at some, and at which rates the cheapest changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

from comity.budget import Budget
from comity.case.partners import Payment
from comity.partners.costs.rates import extremes, switching_rates
from comity.partners.costs.streams import Stream, difference, present_value, stream_of

Rates = tuple[float, float]
SEEN = (0.0, 1.0)
"""Between these rates switches are looked for, beyond those that are stated."""
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Stretch:
    """Between which rates the same offers are the cheapest, with all payments at their middle."""

    low: float
    high: float
    offers: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the stretch as plain values."""
        return {"low": self.low, "high": self.high, "offers": list(self.offers)}


@dataclass(frozen=True, slots=True)
class Switch:
    """
    A rate at which two offers cost the same at the middle of all payments: below it one is cheaper, above the other.

    ``stated`` is whether it lies between the stated rates.
    """

    rate: float
    below: str
    above: str
    stated: bool

    def to_json(self) -> dict[str, Any]:
        """Return the switch as plain values."""
        return {"rate": self.rate, "below": self.below, "above": self.above, "stated": self.stated}


@dataclass(frozen=True, slots=True)
class Streams:
    """The payments of one offer year by year: at their lower ends, their middle and their upper ends."""

    low: Stream
    middle: Stream
    high: Stream


def streams_of(payments: Sequence[Payment]) -> Streams:
    """Return the payments of an offer year by year."""
    return Streams(stream_of(payments, "low"), stream_of(payments), stream_of(payments, "high"))


def never_dearer(one: Streams, other: Streams, rates: Rates) -> bool:
    """
    Return whether one offer costs no more than another at every rate, whatever each payment turns out to be.

    Both are taken at the same rate, so that their costs may overlap and still one be the cheaper.

    Examples
    --------
    >>> def exact(stream): return Streams(stream, stream, stream)
    >>> one, other = exact({0: 10.0, 9: 50.0}), exact({0: 11.0, 9: 50.0})
    >>> never_dearer(one, other, (0.0, 0.1)), never_dearer(other, one, (0.0, 0.1))
    (True, False)
    """
    apart = difference(one.high, other.low)
    return extremes(apart, *rates)[1] <= _slack(one, other)


def always_cheapest(offers: Mapping[str, Streams], rates: Rates, budget: Budget | None = None) -> tuple[str, ...]:
    """Return the offers that are never dearer than any other."""
    out = []
    for a, one in offers.items():
        if budget is not None:
            budget.check()
        if all(never_dearer(one, other, rates) for b, other in offers.items() if a != b):
            out.append(a)
    return tuple(out)


def cheaper_pairs(
    offers: Mapping[str, Streams], rates: Rates, budget: Budget | None = None
) -> tuple[tuple[str, str], ...]:
    """
    Return the pairs of which the first is never dearer than the second, and the second may be dearer.

    Examples
    --------
    >>> def exact(stream): return Streams(stream, stream, stream)
    >>> offers = {"x": exact({0: 12.0}), "y": exact({0: 10.0, 9: 1.0}), "z": exact({0: 12.0})}
    >>> cheaper_pairs(offers, (0.0, 0.1))
    (('y', 'x'), ('y', 'z'))
    """
    out = []
    for a, one in offers.items():
        if budget is not None:
            budget.check()
        for b, other in offers.items():
            if a != b and never_dearer(one, other, rates) and not never_dearer(other, one, rates):
                out.append((a, b))
    return tuple(out)


def sometimes_cheapest(offers: Mapping[str, Streams], rates: Rates, budget: Budget | None = None) -> tuple[str, ...]:
    """
    Return the offers that are the cheapest at some rate, if all payments turn out well for them.

    Its own payments are at their lower ends and those of the others at their upper ends. Between the rates at which it
    meets another nothing changes, so one rate of each stretch is looked at, and the rates themselves.

    Examples
    --------
    >>> def exact(stream): return Streams(stream, stream, stream)
    >>> offers = {"x": exact({0: 10.0}), "y": exact({9: 12.0}), "z": exact({0: 13.0})}
    >>> sometimes_cheapest(offers, (0.0, 0.1))
    ('x', 'y')
    """
    return tuple(a for a in offers if _can_be_cheapest(a, offers, rates, budget))


def _can_be_cheapest(a: str, offers: Mapping[str, Streams], rates: Rates, budget: Budget | None) -> bool:
    if budget is not None:
        budget.check()
    apart = [(difference(offers[a].low, o.high), _slack(offers[a], o)) for b, o in offers.items() if b != a]
    cuts = sorted({rates[0], rates[1], *(r for d, _ in apart for r in switching_rates(d, *rates))})
    tried = [*cuts, *((x + y) / 2 for x, y in pairwise(cuts))]
    return any(all(present_value(d, rate) <= slack for d, slack in apart) for rate in tried)


def _slack(one: Streams, other: Streams) -> float:
    """Return how much may be rounding: a part of the sum of all amounts."""
    return ROUNDING * sum(abs(x) for s in (one.high, other.high) for x in s.values())


def switches(offers: Mapping[str, Streams], rates: Rates, budget: Budget | None = None) -> tuple[Switch, ...]:
    """
    Return where two offers change places, with all payments at their middle, the lowest rate first.

    Examples
    --------
    Ten now, or twelve in a year: the same at one fifth.

    >>> def exact(stream): return Streams(stream, stream, stream)
    >>> for s in switches({"x": exact({0: 10.0}), "y": exact({1: 12.0})}, (0.03, 0.07)):
    ...     print(round(s.rate, 6), s.below, s.above, s.stated)
    0.2 x y False
    """
    low, high = min(SEEN[0], rates[0]), max(SEEN[1], rates[1])
    found = []
    for a, b in combinations(offers, 2):
        if budget is not None:
            budget.check()
        apart = difference(offers[a].middle, offers[b].middle)
        at = switching_rates(apart, low, high)
        for before, rate in pairwise([low, *at]):
            first = present_value(apart, (before + rate) / 2) < 0
            below, above = (a, b) if first else (b, a)
            found.append(Switch(rate, below, above, rates[0] <= rate <= rates[1]))
    return tuple(sorted(found, key=lambda s: s.rate))


def stretches(offers: Mapping[str, Streams], rates: Rates, found: Sequence[Switch]) -> tuple[Stretch, ...]:
    """
    Return which offers are the cheapest at which rates, with all payments at their middle.

    Examples
    --------
    >>> def exact(stream): return Streams(stream, stream, stream)
    >>> offers, rates = {"x": exact({0: 10.0}), "y": exact({1: 10.5})}, (0.0, 0.1)
    >>> [(round(s.low, 3), round(s.high, 3), s.offers) for s in stretches(offers, rates, switches(offers, rates))]
    [(0.0, 0.05, ('x',)), (0.05, 0.1, ('y',))]
    """
    if rates[0] == rates[1]:
        return (Stretch(*rates, _cheapest_at(offers, rates[0])),)
    cuts = sorted({*rates, *(s.rate for s in found if rates[0] < s.rate < rates[1])})
    out: list[Stretch] = []
    for low, high in pairwise(cuts):
        cheapest = _cheapest_at(offers, (low + high) / 2)
        if out and out[-1].offers == cheapest:
            out[-1] = Stretch(out[-1].low, high, cheapest)
        else:
            out.append(Stretch(low, high, cheapest))
    return tuple(out)


def _cheapest_at(offers: Mapping[str, Streams], rate: float) -> tuple[str, ...]:
    values = {a: present_value(s.middle, rate) for a, s in offers.items()}
    least = min(values.values())
    slack = ROUNDING * max(sum(abs(x) for x in s.middle.values()) for s in offers.values())
    return tuple(a for a, value in values.items() if value <= least + slack)
