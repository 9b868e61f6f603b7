"""Figures about the same actors and the same thing: one series, period by period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Literal

from comity.alignment.figures.agreement import Fit, fit, spread
from comity.alignment.figures.examined import Examined
from comity.alignment.figures.moves import Move, Opposite
from comity.alignment.figures.period import Period
from comity.case.alignment import TieFigure

Verdict = Literal["agree", "agree when rounded", "disagree", "only one figure", "cannot be told"]


@dataclass(frozen=True, slots=True)
class Pair:
    """How two figures of one period agree."""

    one: str
    two: str
    fit: Fit

    def to_json(self) -> dict[str, object]:
        """Return the pair as plain values."""
        return {"figures": [self.one, self.two], "agree": self.fit}


@dataclass(frozen=True, slots=True)
class AtPeriod:
    """
    All that was said about one thing for one period.

    ``figures`` stand from the smallest number to the largest, those without a value last. Expected figures are among
    them but are compared with no other, unless nothing but expectations is there.
    """

    period: Period
    figures: tuple[TieFigure, ...]

    @property
    def expected_only(self) -> bool:
        """Return whether every figure of the period was said before it could be known."""
        return all(figure.expected for figure in self.figures)

    @property
    def compared(self) -> tuple[TieFigure, ...]:
        """Return the figures with a value that are compared: those that were known, or else what was expected."""
        return tuple(f for f in self.figures if f.value is not None and (self.expected_only or not f.expected))

    @property
    def witnesses(self) -> tuple[TieFigure, ...]:
        """Return the compared figures that a move may rest on: not a tested one, unless nothing else is there."""
        return tuple(figure for figure in self.compared if not figure.tested) or self.compared

    @property
    def range(self) -> tuple[Fraction, Fraction] | None:
        """Return the smallest and the largest number that was said, bounds as they are printed."""
        spans = [f.value for f in self.compared if f.value is not None]
        return (min(s.low for s in spans), max(s.high for s in spans)) if spans else None

    @property
    def spread(self) -> float | None:
        """Return by how many per cent the largest number lies above the smallest; None where that says nothing."""
        return spread(*self.range) if self.range else None

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Return how each two of the figures agree."""
        return tuple(Pair(a.id, b.id, fit(a, b)) for a, b in combinations(self.compared, 2))

    @property
    def verdict(self) -> Verdict:
        """Return whether all figures of the period agree, and if only when they are taken as rounded."""
        if not self.compared or not self.period.said:
            return "cannot be told"
        fits = {pair.fit for pair in self.pairs}
        if not fits:
            return "only one figure"
        return "disagree" if "no" in fits else "agree when rounded" if "when rounded" in fits else "agree"

    def to_json(self) -> dict[str, object]:
        """Return the period as plain values."""
        found = self.range
        return {
            "period": self.period.to_json(),
            "figures": [_figure(figure) for figure in self.figures],
            "range": [float(x) for x in found] if found else None,
            "spread_per_cent": self.spread,
            "expected_only": self.expected_only,
            "verdict": self.verdict,
            "pairs": [pair.to_json() for pair in self.pairs],
        }


@dataclass(frozen=True, slots=True)
class Series:
    """
    Figures about the same actors, the same thing and in the same unit.

    Parameters
    ----------
    of : tuple of str
        The actors, in the order of their names.
    what, unit : str
    periods : tuple of AtPeriod
        In the order of time; figures whose time is not said come last.
    moves : tuple of Move
        Changes between neighbouring periods of one length, and from the first to the last of them.
    lengths : tuple of tuples of Period
        Periods that may be compared with one another; two of different tuples are not compared.
    tested : tuple of Examined
    """

    of: tuple[str, ...]
    what: str
    unit: str
    periods: tuple[AtPeriod, ...]
    moves: tuple[Move, ...]
    lengths: tuple[tuple[Period, ...], ...]
    tested: tuple[Examined, ...]

    @property
    def share(self) -> bool:
        """Return whether the figures are shares in per cent."""
        return is_share(self.unit)

    def to_json(self) -> dict[str, object]:
        """Return the series as plain values."""
        return {
            "of": list(self.of),
            "what": self.what,
            "unit": self.unit,
            "periods": [found.to_json() for found in self.periods],
            "moves": [move.to_json() for move in self.moves],
            "not_compared": [[p.to_json() for p in group] for group in self.lengths] if len(self.lengths) > 1 else [],
            "tested": [found.to_json() for found in self.tested],
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the series in plain words: period by period, what is tested, and which way it moves."""
        from comity.alignment.figures.words import of_series

        return of_series(self)


@dataclass(frozen=True, slots=True)
class Beside:
    """
    Figures beside one another: the series, and the shares that move against the amounts.

    Parameters
    ----------
    series : tuple of Series
        In the order of their actors, things and units.
    opposite : tuple of Opposite
    """

    series: tuple[Series, ...]
    opposite: tuple[Opposite, ...]

    def to_json(self) -> dict[str, object]:
        """Return the answer as plain values; None stands for what is not known."""
        return {
            "series": [found.to_json() for found in self.series],
            "opposite": [found.to_json() for found in self.opposite],
            "sentences": list(self.sentences()),
        }

    def sentences(self) -> tuple[str, ...]:
        """Return everything in plain words."""
        from comity.alignment.figures.words import of_beside

        return of_beside(self)


def is_share(unit: str) -> bool:
    """
    Return whether a unit is per cent.

    Examples
    --------
    >>> [is_share(unit) for unit in ("per cent", "%", "USD bn")]
    [True, True, False]
    """
    return unit.casefold().replace(" ", "") in ("%", "percent", "pct")


def _figure(figure: TieFigure) -> dict[str, object]:
    value = figure.value
    return {
        "id": figure.id,
        "value": None if value is None else float(value.low) if value.known else [float(value.low), float(value.high)],
        "bound": figure.bound,
        "expected": figure.expected,
        "tested": figure.tested,
        "by": figure.by,
        "released": figure.released,
        "text": figure.text,
        "source": list(figure.source),
    }


def ordered(figures: Sequence[TieFigure]) -> tuple[TieFigure, ...]:
    """Return figures from the smallest number to the largest, those without a value last, then by id."""
    return tuple(sorted(figures, key=lambda f: (f.value is None, f.value.low if f.value else Fraction(0), f.id)))
