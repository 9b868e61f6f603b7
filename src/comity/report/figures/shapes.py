"""Shapes that several pictures share: handles, heads of columns, few-word outcomes."""

from __future__ import annotations

from comity.report.findings import Findings
from comity.report.palette import colour, mark
from comity.report.phrasing import player_name
from comity.report.svg import box, disc, label, labels, text_width, wrap


def handle_mark(text: str, x: float, y: float, *, r: float = 13) -> str:
    """Return the handle of an outcome, centred on (x, y): a letter in a disc, or a word in a pill."""
    if len(text) <= 2:
        return disc(x, y, r, text)
    w = text_width(text, 11, bold=True) + 10
    return box(x - w / 2, y - 10, w, 20, fill="var(--paper)", stroke="var(--accent)", r=10, width=1.5) + label(
        x, y + 4, text, size=11, fill="var(--accent)", anchor="middle", bold=True
    )


HEAD_SIZE, HEAD_LEADING = 12.5, 1.15


def head_height(f: Findings, room: float) -> float:
    """Return how much height the names of the players take."""
    most = max(len(_head_rows(f, p, room)) for p in range(f.model.n_players))
    return 18 + most * HEAD_SIZE * HEAD_LEADING


def party_heads(f: Findings, xs: list[float], bottom: float, room: float) -> str:
    """Return the names of the players, in their colours and with their marks, centred on ``xs``, above ``bottom``."""
    out = []
    for player, x in enumerate(xs):
        name, rows = player_name(f.model, player), _head_rows(f, player, room)
        top = bottom - len(rows) * HEAD_SIZE * HEAD_LEADING + 8
        out.append(label(x, top - 15, mark(name.place), size=12, fill=colour(name.place), anchor="middle"))
        out.append(
            labels(
                x, top, rows, size=HEAD_SIZE, leading=HEAD_LEADING, fill=colour(name.place), anchor="middle", bold=True
            )
        )
    return "".join(out)


def _head_rows(f: Findings, player: int, room: float) -> list[str]:
    return wrap(player_name(f.model, player).name, HEAD_SIZE, room - 10, lines=3, bold=True)


def legend_words(
    rows: tuple[tuple[int | None, str], ...],
    x: float,
    y: float,
    room: float,
    height: float,
    *,
    size: float = 11.5,
    middle: bool = False,
) -> str:
    """
    Return an outcome in few words, one line or more per party with its mark, cut to the height there is.

    ``middle`` centres it in the height instead of beginning on top.
    """
    leading = size * 1.25
    fitted = fit(rows, size, room - 14, max(1, int(height // leading)))
    used = sum(len(lines) for _, lines in fitted)
    at = y + size + (max(0.0, (height - used * leading) / 2) - 1.5 if middle else 0.0)
    out = []
    for place, lines in fitted:
        if place is not None:
            out.append(label(x, at, mark(place), size=size - 1, fill=colour(place)))
        out.append(labels(x + 14, at, lines, size=size, leading=1.25))
        at += leading * len(lines)
    return "".join(out)


def fit(
    rows: tuple[tuple[int | None, str], ...], size: float, room: float, most: int
) -> list[tuple[int | None, list[str]]]:
    """
    Return rows broken into at most so many lines; the last line says how many rows are left out, if any.

    Examples
    --------
    >>> fit(((0, "one two"), (1, "three"), (2, "four")), 10, 200, 2)
    [(0, ['one two']), (None, ['and 2 more parties'])]
    """
    kept = rows if len(rows) <= most else rows[: most - 1]
    out: list[tuple[int | None, list[str]]] = []
    spare = most - len(rows) if len(rows) <= most else 0
    for place, text in kept:
        lines = wrap(text, size, room, lines=1 + spare)
        spare -= len(lines) - 1
        out.append((place, lines))
    if len(kept) < len(rows):
        out.append((None, [f"and {len(rows) - len(kept)} more parties"]))
    return out
