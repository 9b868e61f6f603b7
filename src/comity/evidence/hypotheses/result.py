"""What the analysis of competing hypotheses found: matrices, rankings, and what would turn them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from comity.evidence.hypotheses.matrix import Row
from comity.evidence.sentences import unfinished

if TYPE_CHECKING:
    import pandas as pd

NONE = "none of these"
SURE = 0.95
"""From this share of the draws on the first place is told: what an interval of 90 per cent leaves out on one side."""
CAUTION = (
    "The count of inconsistent evidence and its weighted sum ignore base rates and all evidence that speaks for a "
    "hypothesis; they stand here as a contrast and decide nothing."
)


@dataclass(frozen=True, slots=True)
class Standing:
    """
    Where one hypothesis stands.

    Attributes
    ----------
    claim : str
    prior, p, low, high : float
        Probability before and after the evidence, among the hypotheses of the set (and "none of these"), and the
        interval of 90 per cent (conventions §67, §74).
    log_ratio : float
        Sum of the natural logarithms of the likelihood ratios, origins counted once.
    rank : int
        By ``p``, from 1; equals share a rank.
    inconsistent : int
        Heuer's count: how many origins speak against the hypothesis.
    inconsistency : float
        The same weighted: the sum of ``-log ratio`` over the origins that speak against it.
    rank_by_inconsistency : int
        By ``inconsistency``, least first.
    first : float
        The share of the draws from all ranges in which no other hypothesis of the set is more probable; equals share.
    """

    claim: str
    prior: float
    p: float
    low: float
    high: float
    log_ratio: float
    rank: int
    inconsistent: int
    inconsistency: float
    rank_by_inconsistency: int
    first: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """Return the standing as plain values."""
        return {
            "prior": self.prior,
            "p": self.p,
            "low": self.low,
            "high": self.high,
            "log_ratio": self.log_ratio,
            "rank": self.rank,
            "inconsistent": self.inconsistent,
            "inconsistency": self.inconsistency,
            "rank_by_inconsistency": self.rank_by_inconsistency,
            "first": self.first,
        }


@dataclass(frozen=True, slots=True)
class Contrast:
    """
    Why the posterior and the weighted inconsistency put another hypothesis first.

    Attributes
    ----------
    by_posterior, by_inconsistency : str
        The hypothesis that each of the two puts first.
    from_priors, from_support, from_inconsistency : float
        The lead of the first over the second in log-odds is the sum of the three: what the priors give, what evidence
        in favour gives (both unseen by the inconsistency score), and what evidence against gives.
    origin : str
        The origin whose support makes the largest part of ``from_support``; empty where there is none.
    """

    by_posterior: str
    by_inconsistency: str
    from_priors: float
    from_support: float
    from_inconsistency: float
    origin: str

    def to_json(self) -> dict[str, Any]:
        """Return the contrast as plain values."""
        return {
            "by_posterior": self.by_posterior,
            "by_inconsistency": self.by_inconsistency,
            "from_priors": self.from_priors,
            "from_support": self.from_support,
            "from_inconsistency": self.from_inconsistency,
            "origin": self.origin or None,
        }


@dataclass(frozen=True, slots=True)
class Turn:
    """
    One item or origin that, taken out, changes the ranking.

    ``kind`` is ``item`` or ``origin``; ``ranking`` is the order of the hypotheses without it, ``first`` whether another
    one comes first then, ``p`` their probabilities then.
    """

    kind: str
    id: str
    ranking: tuple[str, ...]
    first: bool
    p: Mapping[str, float]

    def to_json(self) -> dict[str, Any]:
        """Return the change as plain values."""
        return {
            "kind": self.kind,
            "id": self.id,
            "ranking": list(self.ranking),
            "first_changes": self.first,
            "p": dict(self.p),
        }


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What several analysts make of one cell: their log ratios, and how far the furthest two are apart."""

    item: str
    claim: str
    values: Mapping[str, float]

    @property
    def spread(self) -> float:
        """Return the largest less the smallest log ratio."""
        return max(self.values.values()) - min(self.values.values())

    def to_json(self) -> dict[str, Any]:
        """Return the disagreement as plain values."""
        return {"item": self.item, "claim": self.claim, "values": dict(self.values), "spread": self.spread}


@dataclass(frozen=True, slots=True)
class Agreement:
    """
    How far several analysts agree, over the items that two or more of them judged.

    ``grades`` is Krippendorff's alpha over the credibility digits 1 to 5 with the ordinal metric; ``ratios`` the same
    over log ratios with the interval metric. None where too few items were judged twice, or where all values are the
    same. ``unjudged`` counts grades 6, which are no place on the scale.
    """

    grades: float | None
    ratios: float | None
    graded_items: int
    rated_items: int
    unjudged: int

    def to_json(self) -> dict[str, Any]:
        """Return the agreement as plain values."""
        return {
            "alpha_grades": self.grades,
            "alpha_ratios": self.ratios,
            "graded_items": self.graded_items,
            "rated_items": self.rated_items,
            "unjudged": self.unjudged,
        }


@dataclass(frozen=True, slots=True)
class ByAnalyst:
    """The matrix of one analyst: items with that analyst's own ratios, and the ranking that follows."""

    analyst: str
    rows: tuple[Row, ...]
    ranking: tuple[str, ...]
    p: Mapping[str, float]

    def to_json(self) -> dict[str, Any]:
        """Return the analyst's matrix as plain values."""
        return {"ranking": list(self.ranking), "p": dict(self.p), "rows": [r.to_json() for r in self.rows]}


@dataclass(frozen=True, slots=True)
class Rivals:
    """
    One set of rival claims as an analysis of competing hypotheses.

    Attributes
    ----------
    claims : tuple of str
        The hypotheses, in the order of the case.
    texts : mapping claim -> text
    rows : tuple of Row
        One per item that speaks of a hypothesis of the set, in the order of the case, as it stands by itself.
    origins : tuple of Row
        One per origin, as it counts (conventions §64): the ranking adds these up, not the items.
    standings : tuple of Standing
        In the order of the ranking.
    none : Standing or None
        "None of these", where the priors sum to less than 1.
    contrast : Contrast or None
        None where posterior and inconsistency put the same hypothesis first.
    turns : tuple of Turn
        Items and origins of which one, taken out, changes the ranking.
    disagreements : tuple of Disagreement
        Cells that two or more analysts judged, widest first.
    """

    claims: tuple[str, ...]
    texts: Mapping[str, str]
    rows: tuple[Row, ...]
    origins: tuple[Row, ...]
    standings: tuple[Standing, ...]
    none: Standing | None = None
    contrast: Contrast | None = None
    turns: tuple[Turn, ...] = ()
    analysts: tuple[ByAnalyst, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    agreement: Agreement | None = None
    notes: tuple[str, ...] = ()

    @property
    def ranking(self) -> tuple[str, ...]:
        """Return the hypotheses, most probable first."""
        return tuple(s.claim for s in self.standings)

    @property
    def first_told(self) -> bool:
        """Return whether the first place is the same nearly wherever the evidence lies within its ranges (§74)."""
        return sum(s.first for s in self.standings if s.rank == 1) >= SURE

    def standing(self, claim: str) -> Standing:
        """Return where a hypothesis stands; KeyError where it is not of the set."""
        for s in self.standings:
            if s.claim == claim:
                return s
        raise KeyError(claim)

    def most_diagnostic(self, count: int = 3) -> tuple[Row, ...]:
        """Return the origins that tell the hypotheses apart most, without those that do not at all."""
        useful = (r for r in self.origins if r.diagnosticity > 0)
        return tuple(sorted(useful, key=lambda r: (-r.diagnosticity, r.id))[:count])

    @property
    def useless(self) -> tuple[str, ...]:
        """Return the items that speak as much for one hypothesis as for any other."""
        return tuple(r.id for r in self.rows if r.diagnosticity == 0)

    def to_json(self) -> dict[str, Any]:
        """Return the set as plain values; log ratios are natural logarithms, null is an absent cell (ratio 1)."""
        return {
            "claims": list(self.claims),
            "rows": [r.to_json() for r in self.rows],
            "origins": [r.to_json() for r in self.origins],
            "ranking": list(self.ranking),
            "standings": {s.claim: s.to_json() for s in self.standings},
            "none_of_these": None if self.none is None else self.none.to_json(),
            "most_diagnostic": [r.id for r in self.most_diagnostic()],
            "useless": list(self.useless),
            "contrast": None if self.contrast is None else self.contrast.to_json(),
            "turns": [t.to_json() for t in self.turns],
            "analysts": {a.analyst: a.to_json() for a in self.analysts},
            "disagreements": [d.to_json() for d in self.disagreements],
            "agreement": None if self.agreement is None else self.agreement.to_json(),
            "notes": list(self.notes),
        }

    def sentences(self) -> tuple[str, ...]:
        """Return what the matrix says in plain words."""
        from comity.evidence.hypotheses.words import said

        return said(self)

    def to_frame(self) -> pd.DataFrame:
        """Return the matrix as a table of pandas: a row per item, a column per hypothesis, absent cells empty."""
        import pandas as pd

        rows = [[r.id, r.origin, *(c.middle if c.given else None for c in r.cells), r.diagnosticity] for r in self.rows]
        return pd.DataFrame(rows, columns=["item", "origin", *self.claims, "diagnosticity"])

    def ranking_frame(self) -> pd.DataFrame:
        """Return the standings as a table of pandas, most probable first, "none of these" last."""
        import pandas as pd

        rows = [{"claim": s.claim} | s.to_json() for s in (*self.standings, *([self.none] if self.none else ()))]
        return pd.DataFrame(rows)


@dataclass(frozen=True, slots=True)
class Competing:
    """Every set of rival claims of a case; ``missing`` says which sets a budget left out, and why."""

    sets: tuple[Rivals, ...] = ()
    notes: tuple[str, ...] = ()
    missing: Mapping[str, str] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Return True where no budget left a set out."""
        return not self.missing

    def of(self, claim: str) -> Rivals:
        """Return the set that a claim belongs to; KeyError where it has no rivals."""
        for rivals in self.sets:
            if claim in rivals.claims:
                return rivals
        raise KeyError(claim)

    def to_json(self) -> dict[str, Any]:
        """Return everything as plain values."""
        out: dict[str, Any] = {"sets": [s.to_json() for s in self.sets], "notes": list(self.notes)}
        out["complete"] = self.complete
        return out | ({"missing": dict(self.missing)} if self.missing else {})

    def sentences(self) -> tuple[str, ...]:
        """Return everything in plain words."""
        out = [sentence for rivals in self.sets for sentence in rivals.sentences()]
        return (*out, *unfinished(self.missing), *self.notes)
