"""Numbers in pictures, with no more digits than are of use."""

from __future__ import annotations

import math
from collections.abc import Sequence

HARD = "\xa0"  # a space at which no line breaks
MINUS = "\u2212"


def said(value: float | None, digits: int = 3) -> str:
    """
    Return a number in words of a picture.

    Examples
    --------
    >>> said(1234.56), said(0.012345), said(-3.14159), said(None), said(float("nan"))
    ('1,235', '0.0123', '\u22123.14', '–', '–')
    """
    if value is None or not math.isfinite(value):
        return "–"
    size = abs(value)
    whole = size >= 10 ** min(digits, 3) - 0.5
    text = f"{size:,.0f}" if whole else f"{size:.{digits}g}" if size >= 1e-4 or not size else f"{size:.1e}"
    return text if value >= 0 or not float(text.replace(",", "")) else f"{MINUS}{text}"


def signed(value: float | None, digits: int = 2) -> str:
    """
    Return a change, with its sign.

    Examples
    --------
    >>> signed(0.214), signed(-0.5), signed(0.0), signed(250.0)
    ('+0.21', '\u22120.5', '0', '+250')
    """
    text = said(value, digits)
    return f"+{text}" if value is not None and value > 0 and text not in ("0", "–") else text


def percent(share: float | None) -> str:
    """
    Return a share in percent; never 0 or 100 where it is not.

    Examples
    --------
    >>> percent(0.834), percent(0.002), percent(0.9991), percent(0.031), percent(None)
    ('83\xa0%', '0.2\xa0%', 'over 99\xa0%', '3.1\xa0%', '–')
    """
    if share is None or not math.isfinite(share):
        return "–"
    value = 100 * share
    text = f"{value:.1f}" if abs(value) < 9.95 else f"{value:.0f}"
    if text == "0.0" and value > 0:
        text = "under 0.1"
    if text == "100" and value < 100:
        text = "over 99"
    return f"{text.removesuffix('.0')}{HARD}%"


def datum(value: float | None) -> float | str:
    """Return a number for the data behind a picture; empty where it is not known."""
    return "" if value is None or not math.isfinite(value) else round(float(value), 6)


def spread(count: int, most: int) -> tuple[int, ...]:
    """
    Return at most so many places in a row, evenly chosen, the first and the last among them.

    Examples
    --------
    >>> spread(10, 4), spread(3, 12), spread(5, 1), spread(0, 3)
    ((0, 3, 6, 9), (0, 1, 2), (4,), ())
    """
    if count <= most:
        return tuple(range(count))
    if most < 2:
        return (count - 1,) * most
    return tuple(int(k * (count - 1) / (most - 1) + 0.5) for k in range(most))


def joined(*parts: str) -> str:
    """
    Return sentences in a row, without those that are empty.

    Examples
    --------
    >>> joined("", "One.", "Two.")
    'One. Two.'
    """
    return " ".join(part for part in parts if part)


def listed(names: Sequence[str], most: int = 3) -> str:
    """
    Return names in a row, the rest counted.

    Examples
    --------
    >>> listed(("a", "b")), listed(("a", "b", "c", "d", "e"))
    ('a, b', 'a, b, c and 2 more')
    """
    rest = len(names) - most
    return ", ".join(names) if rest <= 0 else f"{', '.join(names[:most])} and {rest} more"
