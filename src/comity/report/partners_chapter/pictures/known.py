"""What is known of each offer: known, only promised, or not public; a number, or only bounds of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from comity.partners.known import SAID, STATES, KnownCell, State
from comity.report.content import Figure, clean
from comity.report.figures.said import joined
from comity.report.partners_chapter.pictures.slanted import Place, grid
from comity.report.svg import document, element, label, text_width

WIDTH, SIZE, LINE = 420.0, 12.0, 20.0
SIDE = 17.0
READING = (
    "A bar across a square: only bounds or a spread are stated, not one number. A dot in its corner: it rests on a "
    "claim that is weighed as evidence. Not public means not known; it is not counted as nothing."
)


def known_figure(
    id_: str,
    title: str,
    caption: str,
    offers: Sequence[str],
    criteria: Sequence[str],
    cells: Sequence[Sequence[KnownCell]],
) -> Figure | None:
    """Return the picture, offers by criteria; None where there are no criteria or no offers."""
    if not offers or not criteria:
        return None
    keys, top = _keys(id_)

    def drawn(i: int, k: int, at: Place) -> str:
        one = cells[i][k]
        return _mark(id_, one, at, f"{criteria[k]}: {_words(one)}")

    body, bottom = grid(offers, criteria, drawn, top)
    alt = f"{title}. {counted(cells)} The criteria are: {'; '.join(criteria)}. " + " ".join(
        _told(n, criteria, row) for n, row in zip(offers, cells, strict=True)
    )
    columns = ("offer", "criterion", "what is known", "stated", "bounds or a spread", "rests on a claim")
    data = tuple(
        (o, c, k.state, k.told, "yes" if is_open(k) else "no", "yes" if k.cell.claim else "no")
        for o, row in zip(offers, cells, strict=True)
        for c, k in zip(criteria, row, strict=True)
    )
    drawing = document(id_, WIDTH, bottom + 6, title, alt, _looks(id_) + keys + body)
    return Figure(id_, title, joined(caption, READING), alt, drawing, columns, data, narrow=True)


def is_open(one: KnownCell) -> bool:
    """Return whether bounds or a spread are stated, and not one number or grade."""
    return one.cell.shape == "normal" or (one.cell.shape == "uniform" and one.cell.low != one.cell.high)


def counted(cells: Sequence[Sequence[KnownCell]]) -> str:
    """
    Return how many cells are known in which way.

    Examples
    --------
    >>> from comity.case.partners import Cell
    >>> counted([[KnownCell("x", "price", "known", Cell("exact")), KnownCell("x", "time", "not public", Cell())]])
    'Of 2 cells 1 is known, none is only promised and 1 is not public.'
    """
    count = Counter(k.state for row in cells for k in row)
    total = sum(count.values())
    parts = [f"{count[s] or 'none'} {'is' if count[s] < 2 else 'are'} {SAID[s]}" for s in STATES]
    return f"Of {total:,} cells {parts[0]}, {parts[1]} and {parts[2]}."


def _looks(id_: str) -> str:
    """Return the square of each state, drawn once: every cell points to one of them."""
    lines = element("path", d="M-1 1L1 -1M0 6L6 0M5 7L7 5", style="stroke:var(--hold);stroke-width:1.5")
    pattern = element("pattern", lines, id=f"{id_}-lines", width=6.0, height=6.0, patternUnits="userSpaceOnUse")
    squares = "".join(element("g", _square(id_, s), id=f"{id_}-{n}") for n, s in enumerate(STATES))
    return element("defs", pattern + squares)


def _square(id_: str, state: State) -> str:
    half = SIDE / 2
    place: dict[str, Any] = {"x": -half, "y": -half, "width": SIDE, "height": SIDE, "rx": 2.0}
    if state == "not public":
        out = element("rect", **place, style="fill:none;stroke:var(--strong-rule);stroke-dasharray:2 2.5")
        return out + label(0, 4.5, "?", size=SIZE + 1, fill="var(--muted)", anchor="middle", bold=True)
    if state == "known":
        return element("rect", **place, style="fill:var(--hold);stroke:var(--hold)")
    out = element("rect", **place, style="fill:var(--paper);stroke:var(--hold);stroke-width:1.4")
    return out + element("rect", **place, style=f"fill:url(#{id_}-lines)")


def _keys(id_: str) -> tuple[str, float]:
    out, x, y = "", 12.0, 13.0
    for n, state in enumerate(STATES):
        need = 34 + text_width(state, SIZE)
        if x + need > WIDTH:
            x, y = 12.0, y + LINE
        out += element("use", href=f"#{id_}-{n}", x=x, y=y) + label(x + 15, y + 4, state, size=SIZE)
        x += need
    return out, y + 14


def _mark(id_: str, one: KnownCell, at: Place, told: str) -> str:
    """Return a cell: the square of its state, a bar across where it is open, a dot where it rests on a claim."""
    x, y, half = at.x, at.y, SIDE / 2
    title = element("title", escape(clean(told)))
    out = element("use", title, href=f"#{id_}-{STATES.index(one.state)}", x=x, y=y)
    if is_open(one):
        place: dict[str, Any] = {"x": x - half + 2.5, "y": y - 2.6, "width": SIDE - 5, "height": 5.2}
        out += element("rect", **place, style="fill:var(--paper);stroke:var(--hold);stroke-width:1")
    if one.cell.claim:
        look = "fill:var(--against);stroke:var(--paper);stroke-width:1"
        out += element("circle", cx=x + half - 1, cy=y - half + 1, r=3.6, style=look)
    return out


def _words(one: KnownCell) -> str:
    return one.state if one.state == "not public" else f"{one.state}, {one.told}{_claimed(one)}"


def _told(name: str, criteria: Sequence[str], row: Sequence[KnownCell]) -> str:
    """Return a row in words, one way of knowing after another; the criteria are named before."""
    hidden = [c for c, k in zip(criteria, row, strict=True) if k.state == "not public"]
    parts = []
    for state in STATES[:-1]:
        own = [f"{c} {k.told}{_claimed(k)}" for c, k in zip(criteria, row, strict=True) if k.state == state]
        parts += [f"{state}: {', '.join(own)}"] if own else []
    if hidden:
        every = "everything" if not parts else f"the other {len(hidden)}" if len(hidden) > 1 else hidden[0]
        parts.append(f"not public: {every}")
    return f"{name}: {'; '.join(parts)}."


def _claimed(one: KnownCell) -> str:
    return " (rests on a claim)" if one.cell.claim else ""
