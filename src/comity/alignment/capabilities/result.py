"""What is found on capabilities: levels with bands, changes, poles, and whether the readings agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from comity.alignment.capabilities.change import NAMES, Agreement, Change, Measure, Trend, agreement
from comity.alignment.capabilities.measurement import MeasurementError
from comity.alignment.capabilities.poles import PoleRule, PolesUnder
from comity.alignment.capabilities.sizes import BySize
from comity.case.wording import counted

Band = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Level:
    """
    One year: the measures of the recorded amounts, each with its band of 95 in 100 draws.

    ``leaders`` are the largest actors with their shares; ``gaps`` counts the actors of whom some component is not
    known while it is known of others. Draws spread shares out, so a band need not have the recorded value in its
    middle.
    """

    year: int
    actors: int
    gaps: int
    hhi: float
    con: float
    effective: float
    hhi_band: Band
    con_band: Band
    effective_band: Band
    leaders: tuple[tuple[str, float], ...]
    poles: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the year as plain values."""
        names = ("year", "actors", "gaps", "hhi", "con", "effective")
        bands = {f"{n}_band": list(getattr(self, f"{n}_band")) for n in ("hhi", "con", "effective")}
        leaders = [{"actor": a, "share": s} for a, s in self.leaders]
        return {n: getattr(self, n) for n in names} | bands | {"leaders": leaders, "poles": list(self.poles)}


@dataclass(frozen=True, slots=True)
class PoleChance:
    """The share of draws in which an actor is a pole in a year; actors that are one in no draw are left out."""

    year: int
    actor: str
    share: float

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"year": self.year, "actor": self.actor, "chance": self.share}


@dataclass(frozen=True, slots=True)
class Poles:
    """
    Poles in the first and the last year: by the declared rule, under other thresholds, and over the draws.

    ``more`` and ``fewer`` are the shares of the draws in which there are more or fewer poles in the last year.
    """

    rule: PoleRule
    first: PolesUnder
    last: PolesUnder
    others: tuple[PolesUnder, ...]
    chances: tuple[PoleChance, ...]
    more: float
    fewer: float

    def range_of(self, year: int) -> tuple[int, int]:
        """Return the smallest and the largest number of poles of a year under all thresholds that were tried."""
        counts = [len(p.poles) for p in (self.first, self.last, *self.others) if p.year == year]
        return min(counts), max(counts)

    def sentence(self) -> str:
        """Return the poles in plain words."""
        said = " ".join(f"In {p.year}: {_listed(p.poles)}." for p in dict.fromkeys((self.first, self.last)))
        ranges = " and ".join(
            f"from {low} to {high} in {year}"
            for year in dict.fromkeys((self.first.year, self.last.year))
            for low, high in [self.range_of(year)]
        )
        unsure = [c for c in self.chances if 0.05 <= c.share <= 0.95]
        draws = ", ".join(f"{c.actor} of {c.year} in {100 * c.share:.0f}%" for c in unsure)
        doubt = f" Errors of measurement leave open who is one: {draws} of the draws." if unsure else ""
        if self.more or self.fewer:
            doubt += (
                f" There are more poles in {self.last.year} in {100 * self.more:.0f}% of the draws, fewer in "
                f"{100 * self.fewer:.0f}%."
            )
        return f"Poles have {self.rule.words()}. {said} Other thresholds give {ranges}.{doubt}"

    def to_json(self) -> dict[str, Any]:
        """Return the poles as plain values."""
        return {
            "rule": {"share": self.rule.share, "ratio": self.rule.ratio},
            "first": self.first.to_json(),
            "last": self.last.to_json(),
            "others": [p.to_json() for p in self.others],
            "chances": [c.to_json() for c in self.chances],
            "more": self.more,
            "fewer": self.fewer,
        }


@dataclass(frozen=True, slots=True)
class Concentration:
    """
    How capabilities are spread over actors, and whether that changes.

    Parameters
    ----------
    source : str
        The file of the table.
    components : tuple of str
    levels : tuple of Level
        One for each year.
    changes : tuple of Change
        Both measures from the first year to the last, in every reading of the table; empty where there is one year.
    trends : tuple of Trend
        Empty where there are fewer than three years.
    poles : Poles
    sizes : tuple of BySize
        For the first and the last year.
    index : tuple of (actor, tuple of (year, value))
        The composite index among the actors that were asked for, as published: it need not add up to 1.
    error : MeasurementError
    draws, seed : int
    """

    source: str
    components: tuple[str, ...]
    levels: tuple[Level, ...]
    changes: tuple[Change, ...]
    trends: tuple[Trend, ...]
    poles: Poles
    sizes: tuple[BySize, ...]
    index: tuple[tuple[str, tuple[tuple[int, float], ...]], ...]
    error: MeasurementError
    draws: int
    seed: int

    def agreed(self, measure: Measure) -> Agreement | None:
        """Return what all readings say of a measure together; None where there is no change to look at."""
        verdicts = [c.verdict for c in self.changes if c.measure == measure]
        return agreement(verdicts) if verdicts else None

    @property
    def spreading(self) -> Agreement | None:
        """
        Return whether power spreads to more centres: the effective number rises and CON falls, in every reading.

        ``rises`` says that it spreads, ``falls`` that it gathers. Where one measure moves and the other does not, or
        where the readings of either disagree, so does this.
        """
        more, con = self.agreed("effective number"), self.agreed("con")
        if more is None or con is None:
            return None
        pairs: dict[tuple[Agreement, Agreement], Agreement] = {
            ("rises", "falls"): "rises",
            ("falls", "rises"): "falls",
            ("cannot be told", "cannot be told"): "cannot be told",
        }
        return pairs.get((more, con), "readings disagree")

    def sentences(self) -> tuple[str, ...]:
        """Return the findings in plain words, the answer first."""
        return tuple(s for s in (self._answer(), *self._moves(), self.poles.sentence(), *self._limits()) if s)

    def _answer(self) -> str:
        if self.spreading is None:
            one = self.levels[0]
            return (
                f"In {one.year} the effective number of centres is {one.effective:.3g} (95% band "
                f"{one.effective_band[0]:.3g} to {one.effective_band[1]:.3g}) and CON is {one.con:.2f}. "
                "One year says nothing of a change."
            )
        span = f"from {self.levels[0].year} to {self.levels[-1].year}"
        return {
            "rises": f"Capabilities spread to more centres {span}, by both measures and in every reading.",
            "falls": f"Capabilities gather in fewer centres {span}, by both measures and in every reading.",
            "cannot be told": f"Whether capabilities spread or gather {span} cannot be told.",
            "readings disagree": f"Whether capabilities spread or gather {span} hangs on how it is measured.",
        }[self.spreading]

    def _moves(self) -> list[str]:
        out = [c.sentence() for c in self.changes if c.reading == "all"]
        for measure in NAMES:
            mine = [c for c in self.changes if c.measure == measure]
            other = [c for c in mine[1:] if c.verdict != mine[0].verdict]
            if other:
                said = "; ".join(f"{c.words}, {_verdict_words(c)} ({c.difference:+.2g})" for c in other)
                out.append(f"Other readings of the {NAMES[measure]} disagree: {said}.")
        directions = {c.verdict for c in self.changes if c.reading == "all"}
        if directions in ({"rises"}, {"falls"}):
            out.append("The two measures point apart: more centres with more concentration, or fewer with less.")
        for trend in (t for t in self.trends if t.reading == "all"):
            out.append(trend.sentence())
            stay = [t for t in self.trends if t.measure == trend.measure and t.reading == "constant"]
            if stay and stay[0].verdict != trend.verdict:
                out.append(f"Among the actors that are there in every year it does not: {stay[0].verdict}.")
        return [*out, *self._way()]

    def _way(self) -> list[str]:
        """Return where the effective number was far outside of its values at both ends, which a change hides."""
        ends = (self.levels[0].effective, self.levels[-1].effective)
        top = max(self.levels, key=lambda lv: lv.effective)
        low = min(self.levels, key=lambda lv: lv.effective)
        out = []
        if top.effective_band[0] > max(ends):
            out.append(f"On the way the effective number was as high as {top.effective:.3g}, in {top.year}.")
        if low.effective_band[1] < min(ends):
            out.append(f"On the way the effective number was as low as {low.effective:.3g}, in {low.year}.")
        return out

    def _limits(self) -> list[str]:
        first, last = self.levels[0], self.levels[-1]
        out = [f"Bands come from {self.draws} draws: {self.error.words()}. They cover nothing else."]
        if first.actors != last.actors:
            out.append(
                f"There are {first.actors} actors in {first.year} and {last.actors} in {last.year}. Both measures move "
                "with the number of actors."
            )
        gaps = [f"{counted(lv.gaps, 'actor')} in {lv.year}" for lv in dict.fromkeys((first, last)) if lv.gaps]
        if gaps:
            out.append(
                f"Some component is not known of {' and '.join(gaps)}. Their index is the mean of the others, which "
                "may be far too high or too low."
            )
        return out

    def to_json(self) -> dict[str, Any]:
        """Return everything as plain values."""
        return {
            "source": self.source,
            "components": list(self.components),
            "spreading": self.spreading,
            "agreed": {m: self.agreed(m) for m in NAMES},
            "levels": [x.to_json() for x in self.levels],
            "changes": [x.to_json() for x in self.changes],
            "trends": [x.to_json() for x in self.trends],
            "poles": self.poles.to_json(),
            "sizes": [x.to_json() for x in self.sizes],
            "capability": {actor: {str(y): v for y, v in values} for actor, values in self.index},
            "draws": self.draws,
            "seed": self.seed,
            "errors": self.error.words(),
            "sentences": list(self.sentences()),
        }


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names) if names else "nobody"


def _verdict_words(change: Change) -> str:
    return {"rises": "it rises", "falls": "it falls", "cannot be told": "that cannot be told"}[change.verdict]
