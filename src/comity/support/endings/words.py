"""The ways in which a conflict can end, and how they are called in sentences."""

from __future__ import annotations

ENDINGS: tuple[str, ...] = ("victory_a", "victory_b", "settlement", "low_activity", "other")
"""What the words of a table are mapped to."""
GOES_ON = "goes_on"
"""What a word may be mapped to that is no ending: it counts as an empty cell."""
ANY = "any ending"
"""All of them together: the fighting stopped, however it did."""

_SAID = {
    "victory_a": "victory of side A",
    "victory_b": "victory of side B",
    "settlement": "a settlement",
    "low_activity": "fighting that fades",
    "other": "some other ending",
}


def said(ending: str) -> str:
    """
    Return an ending as it is called in sentences.

    Examples
    --------
    >>> said("low_activity"), said("any ending")
    ('fighting that fades', 'any ending')
    """
    return _SAID.get(ending, ending)
