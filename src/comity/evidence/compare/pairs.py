"""What comes out of comparing two series: growth in the time that both cover, and what was refused, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from comity.evidence.compare.figures_in_words import estimated, short, whole
from comity.evidence.sentences import opened

Sort = Literal["sides", "claimed and confirmed", "sources"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A ratio that was not worked out: what was asked, why it cannot be told, and what could be asked instead."""

    asked: str
    reason: str
    instead: str

    def to_json(self) -> dict[str, str]:
        """Return the refusal as plain values."""
        return {"asked": self.asked, "reason": self.reason, "instead": self.instead}

    def __str__(self) -> str:
        return f"{self.asked}: declined. {self.reason} {self.instead}".strip()


@dataclass(frozen=True, slots=True)
class Fall:
    """A cumulative series went down between two of its own days: a correction."""

    since: str
    until: str
    by: float


@dataclass(frozen=True, slots=True)
class Growth:
    """How much one series grew between two days that it has."""

    series: str
    of: str
    name: str
    since: str
    until: str
    growth: float
    falls: tuple[Fall, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the growth as plain values."""
        return {"series": self.series, "of": self.of, "growth": self.growth}


@dataclass(frozen=True, slots=True)
class SeriesPair:
    """
    Two series of the same thing side by side.

    Parameters
    ----------
    sort : {"sides", "claimed and confirmed", "sources"}
        Two sides by the same measure; claims against confirmations of one side; or two counts of one side by the same
        measure from different sources.
    what : str
    first, second : str
        The ids of the series. In ``claimed and confirmed`` the first is the claimed one; else the order of the case.
    window : (str, str) or None
        The first and last day that both have.
    growth : (Growth, Growth) or None
        How much each grew in the window.
    ratio : float or None
        Growth of the first over growth of the second; for claims against confirmations the share that was confirmed,
        the second over the first.
    refused : tuple of Refusal
    cautions : tuple of str
    of : str
        The name of the side that both count; empty where they count two sides.
    by_chance : (float, float) or None
        Of two sides: where the ratio may lie if single events come independently of one another, in 90 per cent; None
        where the numbers are no counts, or there is no ratio.
    """

    sort: Sort
    what: str
    first: str
    second: str
    window: tuple[str, str] | None
    growth: tuple[Growth, Growth] | None
    ratio: float | None
    refused: tuple[Refusal, ...] = ()
    cautions: tuple[str, ...] = ()
    of: str = ""
    by_chance: tuple[float, float] | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the pair as plain values."""
        out: dict[str, Any] = {"sort": self.sort, "what": self.what, "first": self.first, "second": self.second}
        out["window"] = list(self.window) if self.window else None
        out["growth"] = {g.series: g.growth for g in self.growth} if self.growth else None
        out |= {"ratio": self.ratio, "by_chance": list(self.by_chance) if self.by_chance else None}
        out |= {"refused": [r.to_json() for r in self.refused]}
        return out | {"cautions": list(self.cautions)}

    def row(self) -> dict[str, Any]:
        """Return the pair as a row of a table."""
        grown = [g.growth for g in self.growth] if self.growth else [None, None]
        since, until = self.window or (None, None)
        head = {"sort": self.sort, "what": self.what, "first": self.first, "second": self.second}
        tail = {"since": since, "until": until, "first_growth": grown[0], "second_growth": grown[1]}
        low, high = self.by_chance or (None, None)
        tail |= {"ratio": self.ratio, "ratio_low": low, "ratio_high": high}
        return head | tail | {"refused": "; ".join(r.reason for r in self.refused)}

    def sentences(self) -> list[str]:
        """Return the pair in plain words: what may be said, what was refused and why, and the cautions."""
        told = [self._growth()] if self.growth else []
        return [opened(s) for s in (*told, *(str(r) for r in self.refused), *self.cautions)]

    def _growth(self) -> str:
        if self.growth is None or self.window is None:
            return ""
        one, other = self.growth
        span = f"between {self.window[0]} and {self.window[1]}, the time that both cover"
        what = f"{self.what} of {self.of}" if self.of else self.what
        said = f"{what}, {span}: {one.name} {whole(one.growth)}, {other.name} {whole(other.growth)}"
        if self.ratio is None:
            return f"{said}."
        if self.sort == "claimed and confirmed":
            return f"{said}; confirmed for each one claimed: {short(self.ratio)}."
        if self.by_chance is None:
            return f"{said}; ratio {short(self.ratio)}."
        low, high = (estimated(r) for r in self.by_chance)
        return f"{said}; ratio {estimated(self.ratio)} [{low} to {high} if events come independently]."
