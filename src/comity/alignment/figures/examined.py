"""What the other figures say of one figure whose statement is tested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from comity.alignment.figures.agreement import Fit, fit, gives_value
from comity.alignment.figures.period import Period, period_of
from comity.case.alignment import TieFigure

Ruling = Literal["supported", "supported when rounded", "contradicted", "sources disagree", "cannot be told"]


@dataclass(frozen=True, slots=True)
class Other:
    """Another figure, and how it agrees with the tested one."""

    figure: TieFigure
    period: Period
    fit: Fit

    def to_json(self) -> dict[str, object]:
        """Return the figure as plain values."""
        return {"figure": self.figure.id, "by": self.figure.by, "period": self.period.to_json(), "agree": self.fit}


@dataclass(frozen=True, slots=True)
class Examined:
    """
    One tested figure, and what stands for and against it.

    Parameters
    ----------
    figure : TieFigure
    period : Period
    supports, contradicts : tuple of Other
        Known figures for the same period that agree with it, and that do not.
    elsewhere : tuple of Other
        Values given for another period that are the same number, or the same when rounded: the figure may have been
        taken from there. Where the tested figure does not say its time, these are the times it fits.
    expected : tuple of Other
        Figures for the same period that were only expected; they neither support nor contradict.
    """

    figure: TieFigure
    period: Period
    supports: tuple[Other, ...]
    contradicts: tuple[Other, ...]
    elsewhere: tuple[Other, ...]
    expected: tuple[Other, ...]

    @property
    def ruling(self) -> Ruling:
        """Return what the figures for the same period say together."""
        if self.supports and self.contradicts:
            return "sources disagree"
        if self.contradicts:
            return "contradicted"
        if not self.supports:
            return "cannot be told"
        rounded = all(other.fit == "when rounded" for other in self.supports)
        return "supported when rounded" if rounded else "supported"

    @property
    def from_others(self) -> tuple[Other, ...]:
        """Return the supporting figures that somebody else said: a speaker does not bear out himself."""
        return tuple(o for o in self.supports if o.figure.by != self.figure.by or not self.figure.by)

    def to_json(self) -> dict[str, object]:
        """Return what was found as plain values."""
        return {
            "figure": self.figure.id,
            "period": self.period.to_json(),
            "ruling": self.ruling,
            "supports": [other.to_json() for other in self.supports],
            "from_others": len(self.from_others),
            "contradicts": [other.to_json() for other in self.contradicts],
            "elsewhere": [other.to_json() for other in self.elsewhere],
            "expected": [other.to_json() for other in self.expected],
        }


def examined(figure: TieFigure, figures: Sequence[TieFigure]) -> Examined:
    """
    Return what the figures of a series say of one of them.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> from comity.case.settlement import Span
    >>> def said(name, number, year, **more):
    ...     return TieFigure(name, ("a", "b"), "trade", Span(F(number), F(number)), "bn", year, year, **more)
    >>> asked = said("asked", "28", "2024", tested=True)
    >>> found = examined(asked, [asked, said("f1", "28.7", "2024"), said("f2", "28.5", "2023")])
    >>> found.ruling, [other.figure.id for other in found.elsewhere]
    ('contradicted', ['f2'])
    """
    own = period_of(figure)
    others = [Other(f, period_of(f), fit(figure, f)) for f in figures if f is not figure]
    same = [o for o in others if own.said and o.period == own]
    known = [o for o in same if not o.figure.expected]
    return Examined(
        figure,
        own,
        tuple(o for o in known if o.fit not in ("no", "cannot be told")),
        tuple(o for o in known if o.fit == "no"),
        tuple(o for o in others if o.period.said and o.period != own and _same_number(figure, o)),
        tuple(o for o in same if o.figure.expected),
    )


def _same_number(figure: TieFigure, other: Other) -> bool:
    values = gives_value(figure) and gives_value(other.figure)
    return values and other.fit in ("exactly", "when rounded", "as a bound")
