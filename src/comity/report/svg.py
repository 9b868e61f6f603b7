"""Drawings as text: a few shapes, words that fit their boxes, and a document with title and description."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from comity.report.content import clean

FONT = "'Helvetica Neue',Helvetica,Arial,'Liberation Sans',sans-serif"

# Advance widths of a common sans serif, in thousandths of the size; what is not listed is an ordinary letter.
_NARROW = {**dict.fromkeys("ijl'|.,:;!", 250), **dict.fromkeys("ft()[]/ Ir-", 310), **dict.fromkeys("cksvxyzJ", 510)}
_WIDE = {**dict.fromkeys("mMW@%", 880), **dict.fromkeys("ABCDEGHKNOPQRSUVXYwZ&", 700)}
_LETTER = {**_NARROW, **_WIDE}
_BREAKS = re.compile(r"[^\S\u00a0\u2007\u202f]+")
"""Where a line may be broken: not at hard spaces, which keep a number with its unit."""
_SAFETY = 1.06  # fonts differ; better a little air than words over the edge


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """
    Return about how wide a text is when drawn, in the units of ``size``; rather too wide than too narrow.

    Examples
    --------
    >>> text_width("will", 10) < text_width("MMMM", 10)
    True
    """
    total = 0
    for ch in text:
        if unicodedata.combining(ch):
            continue
        total += 1000 if unicodedata.east_asian_width(ch) in "WF" else _LETTER.get(ch, 570)
    return total / 1000 * size * (1.06 if bold else 1.0) * _SAFETY


def wrap(text: str, size: float, room: float, *, lines: int = 99, bold: bool = False) -> list[str]:
    """
    Return a text broken into lines that fit, the last one cut short where there are too many.

    Words longer than a line are broken.

    Examples
    --------
    >>> wrap("release more water from the dam", 10, 80)
    ['release more', 'water from the', 'dam']
    >>> wrap("release more water from the dam", 10, 80, lines=2)
    ['release more', 'water from the…']
    """
    words = [piece for word in _BREAKS.split(clean(text).strip()) for piece in _pieces(word, size, room, bold)]
    out: list[str] = []
    for word in words:
        joined = f"{out[-1]} {word}" if out else word
        if out and text_width(joined, size, bold=bold) <= room:
            out[-1] = joined
        else:
            out.append(word)
    if len(out) <= lines:
        return out
    return [*out[: lines - 1], shorten(" ".join(out[lines - 1 :]), size, room, bold=bold)]


def shorten(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """
    Return a text cut at a word so that it fits, with a mark that it was cut.

    Examples
    --------
    >>> shorten("a general ceasefire", 10, 70), shorten("truce", 10, 70)
    ('a general…', 'truce')
    """
    if text_width(text, size, bold=bold) <= room:
        return text
    cut = text
    while cut and text_width(cut + "…", size, bold=bold) > room:
        cut = cut.rpartition(" ")[0] if " " in cut else cut[:-1]
    return cut.rstrip(" ,;:") + "…"


def _pieces(word: str, size: float, room: float, bold: bool) -> list[str]:
    if text_width(word, size, bold=bold) <= room:
        return [word]
    out, piece = [], ""
    for ch in word:
        if piece and text_width(piece + ch, size, bold=bold) > room:
            out.append(piece)
            piece = ""
        piece += ch
    return [*out, piece]


def attributes(values: dict[str, object]) -> str:
    """Return attributes written out; underscores become hyphens, None is left out."""
    return "".join(
        f" {k.rstrip('_').replace('_', '-')}={quoteattr(number(v) if isinstance(v, float) else str(v))}"
        for k, v in values.items()
        if v is not None
    )


def number(value: float) -> str:
    """
    Return a coordinate with one decimal at most.

    Examples
    --------
    >>> number(12.04), number(3.25)
    ('12', '3.2')
    """
    return f"{round(value, 1):g}"


def element(name: str, body: str = "", **values: object) -> str:
    """Return an element; ``body`` is markup already."""
    return f"<{name}{attributes(values)}>{body}</{name}>" if body else f"<{name}{attributes(values)}/>"


def label(
    x: float,
    y: float,
    text: str,
    *,
    size: float = 12,
    fill: str = "var(--ink)",
    anchor: str = "start",
    bold: bool = False,
    italic: bool = False,
) -> str:
    """Return one line of words with its baseline at y."""
    look = (
        f"fill:{fill};font-size:{number(size)}px"
        + (";font-weight:600" if bold else "")
        + (";font-style:italic" if italic else "")
    )
    return element(
        "text",
        escape(clean(text)),
        x=float(x),
        y=float(y),
        text_anchor=None if anchor == "start" else anchor,
        style=look,
    )


def labels(
    x: float,
    y: float,
    rows: Iterable[str],
    *,
    size: float = 12,
    leading: float = 1.28,
    fill: str = "var(--ink)",
    anchor: str = "start",
    bold: bool = False,
) -> str:
    """Return several lines of words, the first with its baseline at y."""
    return "".join(
        label(x, y + k * size * leading, row, size=size, fill=fill, anchor=anchor, bold=bold)
        for k, row in enumerate(rows)
    )


def box(
    x: float,
    y: float,
    w: float,
    h: float,
    *,
    fill: str = "var(--paper)",
    stroke: str = "var(--rule)",
    r: float = 5,
    width: float = 1,
    dash: str = "",
) -> str:
    """Return a rectangle with rounded corners."""
    look = f"fill:{fill};stroke:{stroke};stroke-width:{number(width)}" + (f";stroke-dasharray:{dash}" if dash else "")
    return element("rect", x=float(x), y=float(y), width=float(w), height=float(h), rx=float(r), style=look)


def stroke(d: str, *, colour: str = "var(--rule)", width: float = 1, dash: str = "") -> str:
    """Return a line along a path."""
    look = f"fill:none;stroke:{colour};stroke-width:{number(width)}" + (f";stroke-dasharray:{dash}" if dash else "")
    return element("path", d=d, style=look)


def segment(x1: float, y1: float, x2: float, y2: float, **look: object) -> str:
    """Return a straight line."""
    return stroke(f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}", **look)  # type: ignore[arg-type]


def arrowhead(x: float, y: float, dx: float, dy: float, colour: str, size: float = 8) -> str:
    """Return an arrowhead with its tip at (x, y), pointing along (dx, dy)."""
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    ux, uy = dx / length, dy / length
    bx, by = x - ux * size, y - uy * size
    half = size * 0.45
    points = [(x, y), (bx - uy * half, by + ux * half), (bx + uy * half, by - ux * half)]
    return element("polygon", points=" ".join(f"{number(a)},{number(b)}" for a, b in points), style=f"fill:{colour}")


def disc(x: float, y: float, r: float, text: str, *, fill: str = "var(--accent)", ink: str = "var(--paper)") -> str:
    """Return a letter in a disc: the handle of an outcome."""
    size = r * (1.25 if len(text) < 2 else 0.95)
    return element("circle", cx=float(x), cy=float(y), r=float(r), style=f"fill:{fill}") + label(
        x, y + size * 0.36, text, size=size, fill=ink, anchor="middle", bold=True
    )


def group(body: str, title: str = "", **values: object) -> str:
    """Return a group; ``title`` shows where a pointer rests on it."""
    told = element("title", escape(clean(title))) if title else ""
    return element("g", told + body, **values)


def document(id_: str, width: float, height: float, title: str, description: str, body: str) -> str:
    """Return a whole drawing, named and described for readers who cannot see it."""
    names = f"{id_}-name {id_}-told"
    head = element("title", escape(clean(title)), id=f"{id_}-name") + element(
        "desc", escape(clean(description)), id=f"{id_}-told"
    )
    return element(
        "svg",
        head + body,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=float(width),
        height=float(height),
        role="img",
        aria_labelledby=names,
        style=f"font-family:{FONT};min-width:{round(width * 0.6)}px",
    )
