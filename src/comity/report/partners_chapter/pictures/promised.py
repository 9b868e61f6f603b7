"""How often each offer is first with promises kept, and how often without them."""

from __future__ import annotations

from collections.abc import Sequence

from comity.report.content import Figure
from comity.report.figures.said import joined, percent
from comity.report.svg import document, element, group, label, labels, segment, wrap

WIDTH, LEFT, RIGHT, SIZE, LINE = 420.0, 12.0, 408.0, 12.0, 14.0
READING = (
    "A full disc: promises are taken as said. A ring: what is only promised may turn out to be anything in the range "
    "of its criterion."
)


def promised_figure(
    id_: str, title: str, caption: str, rows: Sequence[tuple[str, float, float]], most: int = 30
) -> Figure | None:
    """
    Return the picture of (name, share of first ranks with promises, and without); None where there are not two offers.
    """
    if len(rows) < 2:
        return None
    shown = rows
    if len(rows) > most:
        kept = sorted(range(len(rows)), key=lambda k: (-max(rows[k][1:]), k))[:most]
        shown = [rows[k] for k in sorted(kept)]
    body, y = "", 4.0
    for row in shown:
        drawn, y = _row(row, y)
        body += drawn
    for share in (0.0, 0.5, 1.0):
        anchor = "start" if share == 0 else "end" if share == 1 else "middle"
        at = 4.0 if share == 0 else WIDTH - 4 if share == 1 else _x(share)
        body += label(at, y + 14, f"first in {percent(share)}", size=SIZE - 0.5, fill="var(--muted)", anchor=anchor)
    alt = f"{title}. " + " ".join(_told(r) for r in shown)
    data = tuple((name, round(one, 6), round(other, 6)) for name, one, other in rows)
    drawing = document(id_, WIDTH, y + 20, title, alt, body)
    columns = ("offer", "first with promises", "first without promises")
    return Figure(id_, title, joined(caption, READING), alt, drawing, columns, data, narrow=True)


def _x(share: float) -> float:
    return LEFT + (RIGHT - LEFT) * share


def _row(row: tuple[str, float, float], y: float) -> tuple[str, float]:
    name, one, other = row
    rows = wrap(name, SIZE, 250, lines=2, bold=True)
    out = labels(4, y + 13, rows, size=SIZE, leading=LINE / SIZE, bold=True)
    words = f"{percent(one)} \u2192 {percent(other)}" if percent(one) != percent(other) else percent(one)
    out += label(WIDTH - 4, y + 13, words, size=SIZE, anchor="end")
    at = y + LINE * len(rows) + 12
    out += segment(LEFT, at, RIGHT, at, colour="var(--rule)", width=1)
    for share in (0.0, 0.5, 1.0):
        out += segment(_x(share), at - 4, _x(share), at + 4, colour="var(--strong-rule)")
    out += segment(_x(one), at, _x(other), at, colour="var(--hold)", width=2.6)
    out += element("circle", cx=_x(one), cy=at, r=6.0, style="fill:var(--hold)")
    # the ring lies round the disc where nothing moves, so that both can be seen
    out += element("circle", cx=_x(other), cy=at, r=8.5, style="fill:none;stroke:var(--against);stroke-width:2.4")
    return group(out, _told(row)), at + 14


def _told(row: tuple[str, float, float]) -> str:
    name, one, other = row
    return f"{name}: first in {percent(one)} of draws with promises kept, in {percent(other)} without them."
