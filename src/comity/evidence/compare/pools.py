"""What comes out of pooling those that are alike: an estimate each, with interval, shrinkage and rank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from comity.evidence.compare.figures_in_words import chance, estimated, short, whole
from comity.evidence.grades_in_words import number_text
from comity.evidence.sentences import joined

Kind = Literal["rate", "count"]
Across = Literal["parties", "kinds"]


@dataclass(frozen=True, slots=True)
class Band:
    """
    What the true rate may be if favourable cases were published more, or less, readily than others.

    The true rate is not known without audits, so this is a band over an explicit range and never a point.

    Parameters
    ----------
    ratio : (float, float)
        The range of ``pi1 / pi0``: how many times as likely a favourable case is to be published as another.
    middle : (float, float)
        The median at the two ends of that range, the lower one first.
    low, high : float
        The lowest and highest end of the 90 per cent interval over the range.
    even_at : float or None
        The ``pi1 / pi0`` at which the median of the true rate would be one half; None where none could do that.
    """

    ratio: tuple[float, float]
    middle: tuple[float, float]
    low: float
    high: float
    even_at: float | None

    def to_json(self) -> dict[str, Any]:
        """Return the band as plain values."""
        return {
            "ratio": list(self.ratio),
            "middle": list(self.middle),
            "low": self.low,
            "high": self.high,
            "even_at": self.even_at,
        }


@dataclass(frozen=True, slots=True)
class Estimate:
    """
    One party (or one kind) in a pool of those that are alike.

    Parameters
    ----------
    id, name : str
        The party or kind, and how it is called.
    verified : int
        Events that were verified.
    of : float
        How many were claimed (a rate), or the exposure (a count).
    raw : float or None
        ``verified / of``; None where nothing was claimed.
    mean, low, high : float
        Posterior mean and the ends of the 90 per cent interval.
    shrinkage : float
        The weight of the pool in the mean, from 0 (its own figures alone) to 1 (the pool alone).
    towards : float
        The value that the mean is drawn towards: ``mean = (1 - shrinkage) * raw + shrinkage * towards``.
    best, worst : float or None
        The probability that its true rate is the highest, or the lowest, of the pool; None where the pool is too large,
        or has one member only.
    band : Band or None
        The same under publication that is not even; None for counts.
    records : tuple of str
        The records that were added up.
    """

    id: str
    name: str
    verified: int
    of: float
    raw: float | None
    mean: float
    low: float
    high: float
    shrinkage: float
    towards: float
    best: float | None
    worst: float | None
    band: Band | None = None
    records: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the estimate as plain values."""
        out: dict[str, Any] = {"name": self.name, "verified": self.verified, "of": self.of, "raw": self.raw}
        out |= {"mean": self.mean, "low": self.low, "high": self.high}
        out |= {"shrinkage": self.shrinkage, "towards": self.towards, "best": self.best, "worst": self.worst}
        out |= {"band": self.band.to_json()} if self.band is not None else {}
        return out | {"records": list(self.records)}


@dataclass(frozen=True, slots=True)
class Pool:
    """
    Those that are alike, estimated together.

    Parameters
    ----------
    kind : {"rate", "count"}
    across : {"parties", "kinds"}
        Whether the parties of one kind are pooled, or the kinds of one party.
    group, name : str
        That kind, or that party; the group is empty where the case names no kind.
    estimates : tuple of Estimate
        In the order of the case.
    mean, low, high : float
        The mean of the pool: posterior mean and 90 per cent interval.
    alike : (float, float, float)
        How alike they are, as a number of further cases that the pool is worth to each of its members (``phi``):
        low, middle, high. Large: nearly the same rate everywhere.
    at_edge : float
        The posterior mass on the rim of the grid; far below 0.01 where the grid was wide enough.
    better : tuple of tuple of float
        ``better[i][j]``: the probability that member ``i`` has a higher true rate than member ``j``.
    """

    kind: Kind
    across: Across
    group: str
    name: str
    estimates: tuple[Estimate, ...]
    mean: float
    low: float
    high: float
    alike: tuple[float, float, float]
    at_edge: float
    better: tuple[tuple[float, ...], ...] = ()
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the pool as plain values."""
        out: dict[str, Any] = {"kind": self.kind, "across": self.across, "group": self.group, "name": self.name}
        out |= {"mean": self.mean, "low": self.low, "high": self.high, "alike": list(self.alike)}
        out |= {"at_edge": self.at_edge, "estimates": {e.id: e.to_json() for e in self.estimates}}
        ids = [e.id for e in self.estimates]
        out["better"] = {i: dict(zip(ids, row, strict=True)) for i, row in zip(ids, self.better, strict=False)}
        return out | {"notes": list(self.notes)}

    def rows(self) -> list[dict[str, Any]]:
        """Return a row per member, for a table."""
        head = {"kind": self.kind, "across": self.across, "group": self.name}
        keys = ("name", "verified", "of", "raw", "mean", "low", "high", "shrinkage", "best", "worst")
        return [head | {"id": e.id} | {key: getattr(e, key) for key in keys} for e in self.estimates]

    def sentences(self) -> list[str]:
        """Return the pool in plain words: each member, who stands first, what publication could change."""
        told = [self._of(e) for e in self.estimates]
        if len(self.estimates) > 1:
            told.append(self._first())
        told += self._published()
        return [*told, *self.notes]

    def told(self, value: float) -> str:
        """Return a rate or a count with the two digits that few cases bear; a rate is never rounded to 0 or 1."""
        return number_text(value) if self.kind == "rate" else estimated(value)

    def span(self, e: Estimate) -> str:
        """Return an estimate with its interval."""
        ends = dict.fromkeys((self.told(e.low), self.told(e.high)))
        return f"{self.told(e.mean)} [{' to '.join(ends)}]"

    def _of(self, e: Estimate) -> str:
        where = f" in “{self.name}”" if self.name else ""
        span = self.span(e)
        if e.raw is None and len(self.estimates) == 1:
            return f"{e.name}{where}: nothing to count yet, and nothing alike to learn from."
        if e.raw is None:
            return f"{e.name}{where}: nothing to count yet; the others alone say {span}."
        if self.kind == "rate":
            said = f"{whole(e.verified)} of {whole(e.of)} claimed were verified ({chance(e.raw)})"
        else:
            units = "unit" if e.of == 1 else "units"
            said = f"{whole(e.verified)} in {short(e.of)} {units} of exposure ({short(e.raw)} per unit)"
        if len(self.estimates) == 1:
            return f"{e.name}{where}: {said}; estimate {span}."
        drawn = f"drawn {chance(e.shrinkage)} of the way towards the others"
        return f"{e.name}{where}: {said}; estimate {span}, {drawn}."

    def _first(self) -> str:
        place = f" in “{self.name}”" if self.name else ""
        ranked = sorted(((e.best, e.name) for e in self.estimates if e.best is not None), key=lambda found: -found[0])
        if not ranked:
            return f"Whose rate is the highest{place} was not worked out among so many."
        top, name = ranked[0]
        if top < 0.9:
            who = joined(f"{name} {chance(p)}" for p, name in ranked[:3])
            return f"Whose rate is the highest{place} cannot be told: {who}."
        return f"{name} has the highest rate{place} with a probability of {chance(top)}."

    def _published(self) -> list[str]:
        """Return what uneven publication could change, in one sentence for the whole pool."""
        banded = [(e.name, e.band) for e in self.estimates if e.band is not None and e.raw is not None]
        if not banded:
            return []
        least, most = (short(r) for r in banded[0][1].ratio)
        place = f" in “{self.name}”" if self.name else ""
        bands = joined(f"{name} {self.told(b.low)} to {self.told(b.high)}" for name, b in banded)
        return [
            f"If favourable cases{place} were between {least} and {most} times as likely to be published as others, "
            f"the true rates would lie in these bands: {bands}. Without audits the figures cannot narrow them."
        ]
