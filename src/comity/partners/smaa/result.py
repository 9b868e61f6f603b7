"""The answer of SMAA-2: how often each offer has each rank, for whom, and whether one is the clear winner."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from comity.partners.smaa.bands import band
from comity.partners.smaa.counting import Shares
from comity.partners.smaa.verdict import Verdict, verdict
from comity.partners.smaa.words import DRAW, about_drawing, about_offers
from comity.partners.weights.draws import Way
from comity.partners.weights.hit_and_run import Mixing

Band = tuple[float, float]
UNMIXED = "No clear winner: the draws of the weights did not mix, so that no share can be trusted."


@dataclass(frozen=True, slots=True)
class Smaa:
    """
    Shares of draws of weights and numbers, for n offers and m criteria.

    Parameters
    ----------
    offers, criteria : tuple of str
        Their ids.
    ranks : tuple of tuples of Fraction, shape (n, n)
        Rank acceptabilities, offers by ranks: every row and every column adds up to just 1.
    ahead : tuple of tuples of Fraction, shape (n, n)
        The share of draws in which one offer is ahead of another; where they are equal, by half.
    central : tuple of tuples of float or None, shape (n, m)
        The mean of the weights that put an offer first; None where none did.
    confidence : tuple of float or None, length n
        How often an offer is first under its central weights; None where it has none, or the time ran out.
    draws, asked : int
        How many draws were done, and asked for.
    seed : int
    way : {"fixed", "closed form", "rejection", "hit-and-run"}
        How weights were drawn; ``mixing`` is the check of the last of these.
    threshold : float
        What a clear winner is first in more than.
    certain : bool
        Nothing was left open: one draw says all.
    cut : str
        Why the work ended early; empty where it did not.
    notes : tuple of str
        What a reader should know of the numbers that went in.
    offer_names, criterion_names : tuple of str
        What sentences call them.
    """

    offers: tuple[str, ...]
    criteria: tuple[str, ...]
    ranks: Shares
    ahead: Shares
    central: tuple[tuple[float, ...] | None, ...]
    confidence: tuple[float | None, ...]
    draws: int
    asked: int
    seed: int
    way: Way
    mixing: Mixing | None = None
    threshold: float = 0.5
    certain: bool = False
    cut: str = ""
    notes: tuple[str, ...] = ()
    offer_names: tuple[str, ...] = field(default=(), compare=False, repr=False)
    criterion_names: tuple[str, ...] = field(default=(), compare=False, repr=False)

    @property
    def acceptability(self) -> dict[str, tuple[float, ...]]:
        """Return the share of draws in which each offer has each rank, the first rank first."""
        return {o: tuple(map(float, row)) for o, row in zip(self.offers, self.ranks, strict=True)}

    @property
    def beats(self) -> dict[str, dict[str, float]]:
        """Return the share of draws in which each offer is ahead of each other."""
        return {
            a: {b: float(x) for b, x in zip(self.offers, row, strict=True) if a != b}
            for a, row in zip(self.offers, self.ahead, strict=True)
        }

    @property
    def holistic(self) -> dict[str, float]:
        r"""
        Return one number for each offer: :math:`\sum_r \alpha_r b_r`.

        :math:`\alpha_r = \sum_{i=r}^n 1/i \,/\, \sum_{i=1}^n 1/i` makes the first rank count 1, and later ranks less.
        It only sorts the offers for show; no winner follows from it.
        """
        n = len(self.offers)
        tails = [sum((Fraction(1, i) for i in range(r, n + 1)), Fraction(0)) for r in range(1, n + 1)]
        return {
            o: float(sum((x * t for x, t in zip(row, tails, strict=True)), Fraction(0)) / tails[0])
            for o, row in zip(self.offers, self.ranks, strict=True)
        }

    def band(self, share: Fraction | float) -> Band:
        """Return how sure a share is, 95 in 100; where draws of weights hang together, as if there were fewer."""
        if self.certain:
            return float(share), float(share)
        alike = 0.0 if self.mixing is None else min(0.99, max(0.0, self.mixing.alike))
        return band(float(share), self.draws * (1 - alike) / (1 + alike))

    @property
    def verdict(self) -> Verdict:
        """Return the clear winner by number, if there is one, and why."""
        if self.mixing is not None and not self.mixing.reached:
            return Verdict(None, UNMIXED)
        firsts = [float(row[0]) for row in self.ranks]
        pairs = [[self.band(x) for x in row] for row in self.ahead]
        return verdict(self.offer_names or self.offers, firsts, [self.band(x) for x in firsts], pairs, self.threshold)

    @property
    def winner(self) -> str | None:
        """Return the clear winner, None where there is none."""
        found = self.verdict.winner
        return None if found is None else self.offers[found]

    @property
    def why(self) -> str:
        """Return why there is a clear winner, or why there is none."""
        return self.verdict.why

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values, those of the contract first."""
        found = self.verdict
        return {
            "acceptability": {o: list(row) for o, row in self.acceptability.items()},
            "winner": None if found.winner is None else self.offers[found.winner],
            "why": found.why,
            "bands": {o: [list(self.band(x)) for x in row] for o, row in self.acceptability.items()},
            "beats": self.beats,
            "holistic": self.holistic,
            "central_weights": {
                o: None if w is None else dict(zip(self.criteria, w, strict=True))
                for o, w in zip(self.offers, self.central, strict=True)
            },
            "confidence": dict(zip(self.offers, self.confidence, strict=True)),
            "threshold": self.threshold,
            "draws": self.draws,
            "asked": self.asked,
            "seed": self.seed,
            "weights": {"drawn": self.way, "mixing": None if self.mixing is None else self.mixing.to_json()},
            "certain": self.certain,
            "cut": self.cut,
            "notes": list(self.notes),
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain sentences."""
        offers, criteria = self.offer_names or self.offers, self.criterion_names or self.criteria
        widest = max(self.band(x)[1] - self.band(x)[0] for row in self.ranks for x in row)
        return (
            self.why,
            *(() if self.certain else (DRAW,)),
            *about_offers(offers, criteria, self.ranks, self.central, self.confidence),
            *about_drawing(self.draws, self.way, self.mixing, self.certain, widest / 2),
            *(
                (f"The work ended early, after {self.draws:,} of {self.asked:,} draws: {self.cut}.",)
                if self.cut
                else ()
            ),
            *self.notes,
        )
