"""The sign map: over two numbers of the game, in which field a cut shortens the fighting, and in which it does not."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from comity.report.content import Figure
from comity.report.support_chapter.pictures.fields import LETTER, fill, legend, patterns
from comity.report.support_chapter.wording import percent
from comity.report.svg import box, document, element, group, label, labels, segment, text_width, wrap

WIDTH, LEFT, SIDE, SIZE = 420.0, 50.0, 356.0, 12.0
LEAST = 0.13  # of the side: a smaller field gets its letter alone, or nothing
NAMES = {-1: "shorter", 0: "none", 1: "longer", 2: "depends", 3: ""}
Codes = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis: its two ends, what readers call it, and whether its ends are in percent."""

    low: float
    high: float
    words: str
    percent: bool = False

    def share(self, value: float) -> float:
        """Return where a value lies between the ends, 0 to 1; what lies outside is put on the rim."""
        room = self.high - self.low
        return min(1.0, max(0.0, (value - self.low) / room)) if room else 0.5

    def told(self, value: float) -> str:
        """Return a value as it stands on the axis."""
        value = 0.0 if abs(value) < 1e-12 else value
        text = f"{100 * value:.3g} %" if self.percent else f"{value:.3g}"
        return text.replace("-", "\u2212")


@dataclass(frozen=True, slots=True)
class Map:
    """
    What is drawn.

    Parameters
    ----------
    signs, why : int8 arrays, shape (Y, X)
        The sign of each cell as in ``NAMES``, and which of ``reasons`` stands behind it; the lowest y first.
    reasons : tuple of str
        A few words for each reason, empty where nothing needs to be said.
    xs, ys : arrays
        The values along the axes.
    box : tuple
        The values held possible: least x, most x, least y, most y.
    """

    signs: Codes
    why: Codes
    reasons: tuple[str, ...]
    xs: NDArray[np.float64]
    ys: NDArray[np.float64]
    x: Scale
    y: Scale
    box: tuple[float, float, float, float]


def map_figure(id_: str, title: str, caption: str, drawn: Map) -> Figure:
    """Return the picture; cells that are alike are one shape, so that the file stays small."""
    rows, columns = drawn.signs.shape
    head = wrap(f"up: {drawn.y.words}", SIZE, WIDTH - 8, lines=3)
    top = 10 + 15.5 * len(head)
    body = patterns(id_) + labels(4, 14, head, size=SIZE)
    codes = [int(c) for c in np.unique(drawn.signs)]
    for code in codes:
        shape = "".join(_rectangle(r, rows, columns, top) for r in rectangles(drawn.signs == code))
        body += element("path", d=shape, style=f"fill:{fill(id_, NAMES[code])};stroke:none")
    body += _edges(drawn.signs, top) + _frame(drawn, top) + _words(drawn, top) + _held(drawn, top)
    inside = drawn.signs[np.ix_(*held_cells(drawn))]
    told = {NAMES[c]: f" {percent(float((inside == c).mean()))}" for c in codes if NAMES[c]}
    foot = wrap(f"to the right: {drawn.x.words}", SIZE, WIDTH - 8, lines=3)
    y = top + SIDE + 36
    body += labels(4, y, foot, size=SIZE)
    y += 15.5 * len(foot) + 8
    body += label(4, y, "Within the outline:", size=SIZE, bold=True)
    keys, y = legend(id_, 4, y + 8, WIDTH - 8, told)
    alt = f"{title}. Within the outline: " + ", ".join(f"{sign}{share}" for sign, share in told.items()) + "."
    drawing = document(id_, WIDTH, y + 4, title, alt, body + keys)
    heads = ("y", "from x", "to x", "what the cut does", "why")
    return Figure(id_, title, caption, alt, drawing, heads, _data(drawn), narrow=True)


def held_cells(drawn: Map) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the rows and columns whose values are held possible; the nearest one where a number is known."""
    x0, x1, y0, y1 = drawn.box
    return _between(drawn.ys, y0, y1), _between(drawn.xs, x0, x1)


def _between(values: NDArray[np.float64], low: float, high: float) -> NDArray[np.intp]:
    inside = np.flatnonzero((values >= low - 1e-12) & (values <= high + 1e-12))
    return inside if len(inside) else np.array([np.abs(values - (low + high) / 2).argmin()])


def rectangles(mask: NDArray[np.bool_]) -> list[tuple[int, int, int, int]]:
    """
    Return rectangles that cover the cells of a mask, each cell once: (row, column, rows, columns).

    Runs of a row that stand exactly above one another are joined.

    Examples
    --------
    >>> rectangles(np.array([[1, 1, 0], [1, 1, 0], [0, 1, 1]], bool))
    [(0, 0, 2, 2), (2, 1, 1, 2)]
    """
    open_: dict[tuple[int, int], int] = {}
    out = []
    for r in range(len(mask) + 1):
        runs = _runs(mask[r]) if r < len(mask) else []
        for run in [k for k in open_ if k not in runs]:
            start = open_.pop(run)
            out.append((start, run[0], r - start, run[1] - run[0]))
        for run in runs:
            open_.setdefault(run, r)
    return sorted(out)


def _runs(row: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the runs of true cells of a row as (first, one past the last)."""
    padded = np.concatenate([[False], row, [False]]).astype(np.int8)
    turns = np.flatnonzero(np.diff(padded))
    return [(int(a), int(b)) for a, b in zip(turns[::2], turns[1::2], strict=True)]


def _rectangle(r: tuple[int, int, int, int], rows: int, columns: int, top: float) -> str:
    row, column, high, wide = r
    x, y = LEFT + SIDE * column / columns, top + SIDE * (1 - (row + high) / rows)
    w, h = SIDE * wide / columns, SIDE * high / rows
    return f"M{_fine(x)} {_fine(y)}h{_fine(w)}v{_fine(h)}h-{_fine(w)}z"


def _fine(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _edges(signs: Codes, top: float) -> str:
    """Return the lines between fields, so that they can be told apart without colour."""
    rows, columns = signs.shape
    across, down = signs[:, 1:] != signs[:, :-1], signs[1:] != signs[:-1]
    d = ""
    for column in np.flatnonzero(across.any(axis=0)):
        x = LEFT + SIDE * (column + 1) / columns
        for a, b in _runs(across[:, column]):
            d += f"M{_fine(x)} {_fine(top + SIDE * (1 - a / rows))}V{_fine(top + SIDE * (1 - b / rows))}"
    for row in np.flatnonzero(down.any(axis=1)):
        y = top + SIDE * (1 - (row + 1) / rows)
        for a, b in _runs(down[row]):
            d += f"M{_fine(LEFT + SIDE * a / columns)} {_fine(y)}H{_fine(LEFT + SIDE * b / columns)}"
    return element("path", d=d, style="fill:none;stroke:var(--ink);stroke-width:1") if d else ""


def _frame(drawn: Map, top: float) -> str:
    out = box(LEFT, top, SIDE, SIDE, fill="none", stroke="var(--strong-rule)", r=0)
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x, y = LEFT + SIDE * share, top + SIDE * (1 - share)
        out += segment(x, top + SIDE, x, top + SIDE + 5, colour="var(--strong-rule)")
        out += segment(LEFT - 5, y, LEFT, y, colour="var(--strong-rule)")
        value_x = drawn.x.told(drawn.x.low + share * (drawn.x.high - drawn.x.low))
        value_y = drawn.y.told(drawn.y.low + share * (drawn.y.high - drawn.y.low))
        anchor = "end" if share == 1 else "middle"
        out += label(x, top + SIDE + 18, value_x, size=SIZE - 0.5, fill="var(--muted)", anchor=anchor)
        out += label(LEFT - 8, y + 4, value_y, size=SIZE - 0.5, fill="var(--muted)", anchor="end")
    for scale, along in ((drawn.x, True), (drawn.y, False)):
        if scale.low < 0 < scale.high:
            out += _zero(scale.share(0.0), along, top)
    return out


def _zero(share: float, along: bool, top: float) -> str:
    if along:
        return segment(LEFT + SIDE * share, top, LEFT + SIDE * share, top + SIDE, colour="var(--muted)", dash="2 3")
    y = top + SIDE * (1 - share)
    return segment(LEFT, y, LEFT + SIDE, y, colour="var(--muted)", dash="2 3")


def _words(drawn: Map, top: float) -> str:
    """Return the letter, and on larger fields the reason, where most room is in each field."""
    rows, columns = drawn.signs.shape
    taken: list[tuple[float, float, float, float]] = [_box_area(drawn, top)]
    out = ""
    for code, why in _fields(drawn):
        row, column, side = largest_square((drawn.signs == code) & (drawn.why == why))
        if side < 3:
            continue
        x = LEFT + SIDE * (column + side / 2) / columns
        y = top + SIDE * (1 - (row + side / 2) / rows)
        words, said = drawn.reasons[why], f"{LETTER[NAMES[code]]}"
        fits = side / max(rows, columns) >= LEAST and words
        lines = [said, *wrap(words, SIZE - 0.5, max(96.0, SIDE * side / columns - 10), lines=4)] if fits else [said]
        placed, area = _label(lines, x, y)
        if not any(_meet(area, other) for other in taken):
            out += placed
            taken.append(area)
    return out


def _fields(drawn: Map) -> list[tuple[int, int]]:
    """Return the pairs of sign and reason that occur, the largest first."""
    pairs, counts = np.unique(np.stack([drawn.signs.ravel(), drawn.why.ravel()], 1), axis=0, return_counts=True)
    order = sorted(range(len(pairs)), key=lambda k: -int(counts[k]))
    return [(int(pairs[k][0]), int(pairs[k][1])) for k in order if int(pairs[k][0]) != 3]


def _label(lines: list[str], x: float, y: float) -> tuple[str, tuple[float, float, float, float]]:
    """Return lines on a ground of paper, kept inside the map, and the area that they take."""
    wide = max(text_width(t, SIZE - 0.5, bold=not k) for k, t in enumerate(lines)) + 10
    high = 15.0 * len(lines) + 5
    x = min(max(x, LEFT + wide / 2 + 3), LEFT + SIDE - wide / 2 - 3)
    ground = box(x - wide / 2, y - high / 2, wide, high, fill="var(--paper)", stroke="var(--rule)", r=4)
    out = ground + label(x, y - high / 2 + 13.5, lines[0], size=SIZE, anchor="middle", bold=True)
    out += labels(x, y - high / 2 + 28, lines[1:], size=SIZE - 0.5, anchor="middle")
    return out, (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] + 3 and b[0] < a[2] + 3 and a[1] < b[3] + 3 and b[1] < a[3] + 3


def largest_square(mask: NDArray[np.bool_]) -> tuple[int, int, int]:
    """
    Return the largest square of true cells: its first row, first column, and side (0 where there is none).

    Examples
    --------
    >>> largest_square(np.array([[0, 1, 1], [0, 1, 1], [1, 0, 0]], bool))
    (0, 1, 2)
    """
    side = np.zeros((mask.shape[0] + 1, mask.shape[1] + 1), np.int64)
    for r in range(mask.shape[0]):
        for c in np.flatnonzero(mask[r]):
            side[r + 1, c + 1] = 1 + min(side[r, c], side[r, c + 1], side[r + 1, c])
    row, column = divmod(int(side.argmax()), side.shape[1])
    most = int(side[row, column])
    return row - most, column - most, most


def _box_area(drawn: Map, top: float) -> tuple[float, float, float, float]:
    x0, x1, y0, y1 = drawn.box
    left, right = LEFT + SIDE * drawn.x.share(x0), LEFT + SIDE * drawn.x.share(x1)
    low, high = top + SIDE * (1 - drawn.y.share(y1)), top + SIDE * (1 - drawn.y.share(y0))
    return left, low, right, high


def _held(drawn: Map, top: float) -> str:
    """Return the values held possible: a box, a line, or a ring where both are known."""
    left, low, right, high = _box_area(drawn, top)
    if right - left < 2 and high - low < 2:
        ring = "fill:none;stroke:{};stroke-width:{}"
        return "".join(
            element("circle", cx=left, cy=low, r=6.5, style=ring.format(ink, width))
            for ink, width in (("var(--paper)", 5), ("var(--ink)", 2.4))
        )
    left, right = (left - 3, right + 3) if right - left < 2 else (left, right)
    low, high = (low - 3, high + 3) if high - low < 2 else (low, high)
    out = box(left, low, right - left, high - low, fill="none", stroke="var(--paper)", r=1, width=5.5)
    out += box(left, low, right - left, high - low, fill="none", stroke="var(--ink)", r=1, width=2.6)
    return group(out, "what the case holds possible")


def _data(drawn: Map) -> tuple[tuple[str | float, ...], ...]:
    """Return the map as runs of alike cells, row by row."""
    out: list[tuple[str | float, ...]] = []
    both = drawn.signs.astype(np.int64) * 64 + drawn.why
    for r, row in enumerate(both):
        cuts = [0, *(int(c) + 1 for c in np.flatnonzero(np.diff(row))), len(row)]
        out += [_run(drawn, r, a, b) for a, b in pairwise(cuts)]
    return tuple(out)


def _run(drawn: Map, row: int, first: int, last: int) -> tuple[str | float, ...]:
    sign, why = NAMES[int(drawn.signs[row, first])], drawn.reasons[int(drawn.why[row, first])]
    y, a, b = (round(float(v), 6) for v in (drawn.ys[row], drawn.xs[first], drawn.xs[last - 1]))
    return (y, a, b, sign or "not worked out", why)
