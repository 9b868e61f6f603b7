"""How often each offer has each rank: one bar an offer, dark where it is first and light where it is last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.report.content import Figure
from comity.report.figures.said import joined, percent
from comity.report.svg import document, element, group, label, labels, segment, wrap

WIDTH, LEFT, RIGHT, SIZE, LINE, TALL = 420.0, 4.0, 416.0, 12.0, 14.0, 20.0
MOST = 30
Rows = tuple[tuple[str | int | float, ...], ...]
LEAST = 0.0005
"""Shares below this are too thin to be drawn."""
DARK, LIGHT = 1.0, 0.08
READING = (
    "Each bar is all draws of one offer, cut up by the rank that it has in them: the first rank has the fullest "
    "colour and stands on the left, the number in a part is the rank. Offers stand in the order of the case, not by "
    "rank."
)


@dataclass(frozen=True, slots=True)
class RankRow:
    """
    One offer and its ranks.

    Parameters
    ----------
    name : str
    shares : tuple of float
        The share of draws in which it has each rank, the first rank first; they add up to 1.
    band : pair of float
        Between which the share of first ranks lies, 95 in 100.
    """

    name: str
    shares: tuple[float, ...]
    band: tuple[float, float]


def ranks_figure(id_: str, title: str, caption: str, rows: Sequence[RankRow], bar: float = 0.5) -> Figure | None:
    """
    Return the picture; None where there are not two offers to put in order.

    ``bar`` is the share of first ranks that a clear winner is above. Of more than thirty offers those that are first
    most often are drawn, which the caption says; the data have them all.
    """
    if len(rows) < 2:
        return None
    shown = _shown(rows)
    body, y = _legend(len(rows))
    for row in shown:
        drawn, y = _row(row, y, bar)
        body += drawn
    body += _foot(y, bar)
    alt = f"{title}. " + " ".join(_told(r) for r in shown)
    columns = ("offer", *(f"rank {k + 1}" for k in range(len(rows))), "first from", "first to")
    data: Rows = tuple((r.name, *(round(s, 6) for s in r.shares), *(round(b, 6) for b in r.band)) for r in rows)
    left = f"{len(rows) - MOST} offers that are first less often are not drawn." if len(rows) > MOST else ""
    drawing = document(id_, WIDTH, y + 50, title, alt, body)
    return Figure(id_, title, joined(caption, READING, left), alt, drawing, columns, data, narrow=True)


def rank_words(rank: int) -> str:
    """
    Return a rank in words.

    Examples
    --------
    >>> rank_words(1), rank_words(2), rank_words(3), rank_words(11), rank_words(21)
    ('1st', '2nd', '3rd', '11th', '21st')
    """
    if rank % 100 in (11, 12, 13):
        return f"{rank}th"
    return f"{rank}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(rank % 10, 'th') }"


def band_words(low: float, high: float) -> str:
    """
    Return a band of shares in words; nothing where it has no width.

    Examples
    --------
    >>> band_words(0.39, 0.41), band_words(0.5, 0.5)
    (' (39\xa0% to 41\xa0%)', '')
    """
    one, two = percent(low), percent(high)
    return f" ({one} to {two})" if one != two else ""


def _shown(rows: Sequence[RankRow]) -> list[RankRow]:
    if len(rows) <= MOST:
        return list(rows)
    kept = sorted(range(len(rows)), key=lambda k: (-rows[k].shares[0], k))[:MOST]
    return [rows[k] for k in sorted(kept)]


def _depth(rank: int, ranks: int) -> float:
    """Return how dark a rank is, from 1 for the first."""
    return DARK - (DARK - LIGHT) * float((rank / max(1, ranks - 1)) ** 0.75)


def _part(x: float, y: float, w: float, depth: float) -> str:
    look = f"fill:var(--hold);fill-opacity:{depth:.2f};stroke:var(--hold);stroke-width:0.7"
    return element("rect", x=x, y=y, width=w, height=TALL, style=look)


def _legend(ranks: int) -> tuple[str, float]:
    out, x = label(LEFT, 13, "first", size=SIZE - 0.5, fill="var(--muted)"), LEFT + 32
    wide = min(26.0, 150.0 / ranks)
    for k in range(ranks):
        out += element(
            "rect",
            x=x + k * wide,
            y=4.0,
            width=wide,
            height=11.0,
            style=f"fill:var(--hold);fill-opacity:{_depth(k, ranks):.2f};stroke:var(--hold);stroke-width:0.7",
        )
    out += label(x + ranks * wide + 6, 13, f"{rank_words(ranks)}, last", size=SIZE - 0.5, fill="var(--muted)")
    return out, 26.0


def _row(row: RankRow, y: float, bar: float) -> tuple[str, float]:
    names = wrap(row.name, SIZE, RIGHT - LEFT, lines=2, bold=True)
    out = labels(LEFT, y + 12, names, size=SIZE, leading=LINE / SIZE, bold=True)
    at = y + LINE * len(names) + 3
    x, n = LEFT, len(row.shares)
    mark = LEFT + bar * (RIGHT - LEFT)
    for rank, share in enumerate(row.shares):
        wide = share * (RIGHT - LEFT)
        if share >= LEAST:
            depth = _depth(rank, n)
            out += _part(x, at, wide, depth)
            middle = x + wide / 2
            if abs(middle - mark) < 9:  # the stroke of the threshold stands there
                middle = x + wide / 4 if wide >= 36 else -1.0
            if wide >= 15 and middle > 0:
                ink = "var(--on-hold)" if depth > 0.74 else "var(--ink)"
                out += label(middle, at + 14, str(rank + 1), size=SIZE - 1, fill=ink, anchor="middle")
        x += wide
    out += segment(mark, at - 4, mark, at + TALL + 4, colour="var(--paper)", width=4)
    out += segment(mark, at - 4, mark, at + TALL + 4, colour="var(--against)", width=2)
    first = f"first in {percent(row.shares[0])}{band_words(*row.band)}, last in {percent(row.shares[-1])}"
    out += label(LEFT, at + TALL + 14, first, size=SIZE - 0.5, fill="var(--muted)")
    return group(out, _told(row)), at + TALL + 26


def _foot(bottom: float, bar: float) -> str:
    rows = wrap(
        f"The upright stroke stands at {percent(bar)}: a clear winner is first in surely more draws than that.",
        SIZE - 0.5,
        RIGHT - LEFT,
    )
    out = labels(LEFT, bottom + 30, rows, size=SIZE - 0.5, leading=LINE / SIZE, fill="var(--muted)")
    for share, where in ((0.0, "start"), (1.0, "end")):
        at = LEFT + share * (RIGHT - LEFT)
        out += label(at, bottom + 12, f"{percent(share)} of draws", size=SIZE - 1, fill="var(--muted)", anchor=where)
    return out


def _told(row: RankRow) -> str:
    parts = [f"{rank_words(k + 1)} in {percent(s)}" for k, s in enumerate(row.shares) if s >= LEAST]
    return f"{row.name}: {', '.join(parts)}."
