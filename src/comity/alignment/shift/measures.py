"""The measures of ties: what each is called, what it means, and which way more centres lie."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TieMeasure:
    """
    A measure of how positive ties are spread.

    Parameters
    ----------
    column : int
        Where it stands in the answers of :mod:`~comity.alignment.shift.spread_jit`.
    name, means : str
    direction : {1, -1}
        Whether more of it means more centres, or fewer.
    """

    column: int
    name: str
    means: str
    direction: int


TIE_MEASURES = (
    TieMeasure(
        0,
        "effective number of centres by ties",
        "So many actors with equal shares of the weight of positive ties would be as concentrated.",
        1,
    ),
    TieMeasure(
        1,
        "share of the strongest by ties",
        "The part of the weight of positive ties that the strongest actor has. Each tie counts for both its ends.",
        -1,
    ),
    TieMeasure(
        2,
        "centralisation of ties",
        "How far positive ties run to one actor: 1 for a star, 0 where all have as many. Weights do not count.",
        -1,
    ),
    TieMeasure(
        3,
        "effective number of communities",
        "So many communities of equal size would be as even. A community has more to do with itself than by chance.",
        1,
    ),
    TieMeasure(
        4,
        "candidates for poles",
        "Communities of three or more actors that have more than half of the weight of their positive ties inside.",
        1,
    ),
)
