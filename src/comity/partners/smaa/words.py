"""The answer of SMAA-2 in words."""

from __future__ import annotations

from collections.abc import Sequence

from comity.partners.naming import listed
from comity.partners.smaa.counting import Shares
from comity.partners.smaa.verdict import in_hundred
from comity.partners.weights.draws import Way
from comity.partners.weights.hit_and_run import Mixing

WAYS: dict[Way, str] = {
    "fixed": "Only one set of weights fits what is said of them.",
    "closed form": "Every set of weights that fits what is said of them is as likely as any other.",
    "rejection": "Every set of weights that fits what is said of them is as likely as any other.",
    "hit-and-run": (
        "Every set of weights that fits what is said of them is as likely as any other; they were drawn by walks at "
        "random through all of them."
    ),
}


DRAW = (
    "In each draw a set of weights is picked, and a number for every cell that is not known exactly; then the offers "
    "are put in order."
)


def about_offers(
    offers: Sequence[str],
    criteria: Sequence[str],
    ranks: Shares,
    central: Sequence[tuple[float, ...] | None],
    confidence: Sequence[float | None],
) -> tuple[str, ...]:
    """
    Return a sentence or two for each offer, those that are first most often first; one for all that never are.

    Examples
    --------
    >>> from fractions import Fraction
    >>> ranks = ((Fraction(1), Fraction(0)), (Fraction(0), Fraction(1)))
    >>> for s in about_offers(["x", "y"], ["price", "time"], ranks, [(0.75, 0.25), None], [1.0, None]):
    ...     print(s)
    "x" comes first in 100 of 100 draws and last in 0 of 100.
    Those draws give, on average, most weight to "price" (0.75); with their mean weights "x" is first in 100 of 100.
    "y" comes first in none of the draws and last in 100 of 100.
    """
    if len(offers) == 1:
        return ()
    out = []
    never = sorted(offers[i] for i in range(len(offers)) if not ranks[i][0])
    for i in sorted(range(len(offers)), key=lambda k: (-ranks[k][0], offers[k])):
        if len(never) > 1 and not ranks[i][0]:
            continue
        first = "none of the" if not ranks[i][0] else in_hundred(float(ranks[i][0]))
        out.append(f'"{offers[i]}" comes first in {first} draws and last in {in_hundred(float(ranks[i][-1]))}.')
        weights, sure = central[i], confidence[i]
        if weights is not None and len(criteria) > 1:
            most = max(range(len(weights)), key=lambda c: weights[c])
            tail = "" if sure is None else f'; with their mean weights "{offers[i]}" is first in {in_hundred(sure)}'
            out.append(f'Those draws give, on average, most weight to "{criteria[most]}" ({weights[most]:.2f}){tail}.')
    if len(never) > 1:
        out.append(f"{listed(never)} come first in none of the draws.")
    return tuple(out)


def about_drawing(draws: int, way: Way, mixing: Mixing | None, certain: bool, half: float) -> tuple[str, ...]:
    """
    Return how the draws were made and how sure they are.

    Examples
    --------
    >>> for s in about_drawing(10_000, "closed form", None, False, 0.0098):
    ...     print(s)
    Every set of weights that fits what is said of them is as likely as any other.
    There were 10,000 draws; a share is known to within 0.0098.
    """
    if certain:
        return ("All weights and all numbers are given: nothing was drawn at random.",)
    out = [WAYS[way], f"There were {draws:,} draws; a share is known to within {half:.2g}."]
    if mixing is not None:
        out.append(_about_mixing(mixing))
    return tuple(out)


def _about_mixing(mixing: Mixing) -> str:
    held = "holds" if mixing.reached else "DOES NOT HOLD"
    return (
        f"The check that the walks mix {held}: {mixing.chains} walks, {mixing.steps} steps between two draws, a weight "
        f"is correlated with that of the draw before by {mixing.alike:.2f} at most, and the walks together are "
        f"{mixing.apart:.3f} times as wide as each alone."
    )
