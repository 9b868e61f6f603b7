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


def party_heads(f: Findings, xs: list[float], y: float, room: float) -> str:
    """Return the names of the players, each with its mark and colour, centred on ``xs``."""
    out = []
    for player, x in enumerate(xs):
        name = player_name(f.model, player)
        rows = wrap(name.name, 12.5, room - 14, lines=3, bold=True)
        out.append(label(x, y - 2, mark(name.place), size=12, fill=colour(name.place), anchor="middle"))
        out.append(labels(x, y + 14, rows, size=12.5, leading=1.15, fill=colour(name.place), anchor="middle", bold=True))
    return "".join(out)


def legend_words(
    rows: tuple[tuple[int | None, str], ...], x: float, y: float, room: float, height: float, size: float = 11.5
) -> str:
    """Return an outcome in few words, one line or more per party with its mark, cut to the height there is."""
    out, at, leading = [], y + size, size * 1.25
    most = max(1, int(height // leading))
    share = max(1, most // max(1, len(rows)))
    used = 0
    for k, (place, text) in enumerate(rows):
        if used >= most:
            break
        if used == most - 1 and k < len(rows) - 1:
            out.append(label(x + 14, at, f"and {len(rows) - k} parties more", size=size, fill="var(--muted)"))
            break
        lines = wrap(text, size, room - 14, lines=max(share, most - used - (len(rows) - k - 1)) if k == len(rows) - 1 else share)
        if place is not None:
            out.append(label(x, at, mark(place), size=size - 1, fill=colour(place)))
        out.append(labels(x + 14, at, lines, size=size, leading=1.25))
        at += leading * len(lines)
        used += len(lines)
    return "".join(out)
