"""Names in a picture: a party's mark and its name, in as many lines as there is height for."""

from __future__ import annotations

from comity.report.content import PartyName
from comity.report.palette import colour, mark
from comity.report.svg import label, labels, wrap

LEADING = 1.15


def name_rows(name: str, size: float, room: float, high: float) -> list[str]:
    """
    Return a party's name in lines that fit a width and a height.

    Examples
    --------
    >>> name_rows("Coast guards of the northern bay", 12, 110, 30)
    ['Coast guards of', 'the northern bay']
    >>> name_rows("Coast guards of the northern bay", 12, 110, 15)
    ['Coast guards of…']
    """
    return wrap(name, size, room, lines=max(1, int(high / (size * LEADING))), bold=True)


def party_label(party: PartyName, x: float, middle: float, size: float, room: float, high: float) -> str:
    """Return the mark of a party and its name, in its colour, with the middle of the lines at a height."""
    ink, rows = colour(party.place), name_rows(party.name, size, room - 16, high)
    first = middle + size * 0.34 - (len(rows) - 1) * size * LEADING / 2
    out = label(x, middle + size * 0.34, mark(party.place), size=size, fill=ink)
    return out + labels(x + 16, first, rows, size=size, leading=LEADING, fill=ink, bold=True)
