"""What one offer costs: in all, phase by phase, contracted and promised, when, and what moves it most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from comity.case.partners import PHASES, Payment
from comity.case.settlement import Span
from comity.partners.costs.rates import extremes
from comity.partners.costs.streams import present_value, stream_of

Rates = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Worth:
    """
    A present value: its least, at the middle of everything, and its greatest.

    ``share`` is the part of the whole at the middle; None where some payments are income, for parts of a sum with
    both signs are no shares.
    """

    low: float
    middle: float
    high: float
    share: float | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the worth as plain values."""
        return {"low": self.low, "middle": self.middle, "high": self.high, "share": self.share}


@dataclass(frozen=True, slots=True)
class Year:
    """What is paid in a year before discounting; at the middle, what it is worth at the beginning."""

    year: int
    low: float
    middle: float
    high: float
    present: float

    def to_json(self) -> dict[str, Any]:
        """Return the year as plain values."""
        return {
            "year": self.year,
            "low": self.low,
            "middle": self.middle,
            "high": self.high,
            "present": self.present,
        }


@dataclass(frozen=True, slots=True)
class Move:
    """How far the present value moves when one thing goes from its lower to its upper end, all else at the middle."""

    what: str
    low: float
    high: float

    @property
    def swing(self) -> float:
        """Return by how much."""
        return abs(self.high - self.low)

    def to_json(self) -> dict[str, Any]:
        """Return the move as plain values."""
        return {"what": self.what, "low": self.low, "high": self.high, "swing": self.swing}


@dataclass(frozen=True, slots=True)
class Cost:
    """
    What one offer costs over its whole life.

    Parameters
    ----------
    offer : str
    total : Worth
        The present value.
    paid : Worth
        The same without discounting.
    phases : tuple of pairs
        Each phase that has payments, and its present value; the phase is empty where none was said.
    contracted, promised : Worth
    years : tuple of Year
    half : int or None
        By the end of which year half of the present value is paid, at the middle; None where some payments are income.
    moves : tuple of Move
        What moves the present value, the most first.
    """

    offer: str
    total: Worth
    paid: Worth
    phases: tuple[tuple[str, Worth], ...]
    contracted: Worth
    promised: Worth
    years: tuple[Year, ...]
    half: int | None
    moves: tuple[Move, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the cost as plain values."""
        return {
            "total": self.total.to_json(),
            "paid": self.paid.to_json(),
            "phases": [{"phase": phase, **worth.to_json()} for phase, worth in self.phases],
            "contracted": self.contracted.to_json(),
            "promised": self.promised.to_json(),
            "years": [y.to_json() for y in self.years],
            "half": self.half,
            "moves": [m.to_json() for m in self.moves],
        }


def cost_of(offer: str, payments: Sequence[Payment], discount: Span) -> Cost:
    """
    Return what an offer with these payments costs.

    The least present value has every payment at its lower end and the rate at which that is least; the greatest the
    upper ends and the rate at which that is greatest.

    Examples
    --------
    >>> from fractions import Fraction
    >>> def span(a, b): return Span(Fraction(a), Fraction(b))
    >>> found = cost_of("x", [Payment(0, span(90, 110), "build"), Payment(1, span(11, 11), "operate")], span(0, "0.1"))
    >>> round(found.total.low, 6), round(found.total.high, 6)
    (100.0, 121.0)
    >>> [(phase, round(worth.share, 3)) for phase, worth in found.phases]
    [('build', 0.905), ('operate', 0.095)]
    >>> [move.what for move in found.moves]
    ['build', 'discount rate']
    """
    rates, middle = (float(discount.low), float(discount.high)), float(discount.middle)
    low, at, high = stream_of(payments, "low"), stream_of(payments), stream_of(payments, "high")
    whole = present_value(at, middle)
    costs = all(p.amount.low >= 0 for p in payments) and whole > 0
    base = whole if costs else None
    years = tuple(
        Year(y, low.get(y, 0.0), at.get(y, 0.0), high.get(y, 0.0), present_value({y: at.get(y, 0.0)}, middle))
        for y in sorted({p.year for p in payments})
    )
    return Cost(
        offer=offer,
        total=_worth(payments, rates, middle, base),
        paid=_worth(payments, (0.0, 0.0), 0.0, None),
        phases=tuple((phase, _worth(some, rates, middle, base)) for phase, some in _by_phase(payments)),
        contracted=_worth([p for p in payments if not p.promised], rates, middle, base),
        promised=_worth([p for p in payments if p.promised], rates, middle, base),
        years=years,
        half=_half(years, whole) if costs else None,
        moves=_moves(payments, rates, middle),
    )


def _worth(payments: Sequence[Payment], rates: Rates, middle: float, whole: float | None) -> Worth:
    at = present_value(stream_of(payments), middle)
    least, most = extremes(stream_of(payments, "low"), *rates)[0], extremes(stream_of(payments, "high"), *rates)[1]
    return Worth(least, at, most, None if whole is None else at / whole)


def _by_phase(payments: Sequence[Payment]) -> list[tuple[str, list[Payment]]]:
    some = [(phase, [p for p in payments if p.phase == phase]) for phase in (*PHASES, "")]
    return [(phase, found) for phase, found in some if found]


def _half(years: Sequence[Year], whole: float) -> int:
    total = 0.0
    for year in years:
        total += year.present
        if total >= whole / 2:
            return year.year
    return years[-1].year


def _moves(payments: Sequence[Payment], rates: Rates, middle: float) -> tuple[Move, ...]:
    """Return what moves the present value: the payments of each phase together, and the rate; one at a time."""
    moves = []
    for phase, some in _by_phase(payments):
        rest = present_value(stream_of([p for p in payments if p.phase != phase]), middle)
        low, high = present_value(stream_of(some, "low"), middle), present_value(stream_of(some, "high"), middle)
        moves.append(Move(phase or "payments without a phase", rest + low, rest + high))
    low, high = extremes(stream_of(payments), *rates)
    moves.append(Move("discount rate", low, high))
    return tuple(sorted((m for m in moves if m.swing > 0), key=lambda m: (-m.swing, m.what)))
