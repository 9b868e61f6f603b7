"""What would put another offer first: how much weight would have to move."""

from __future__ import annotations

from collections.abc import Sequence

from comity.report.content import Figure
from comity.report.figures.said import datum, joined, percent
from comity.report.partners_chapter.pictures.rows import WIDTH, BarRow, bars
from comity.report.svg import document

MOST = 12
READING = (
    "A full bar: the new weights fit what is said of them. An outline: they go against it. The shorter a bar, the "
    "nearer the offer is to the first place."
)


def moved_figure(id_: str, title: str, caption: str, rows: Sequence[BarRow]) -> Figure | None:
    """
    Return the picture; None where there is nothing to change.

    Parameters
    ----------
    rows : sequence of BarRow
        One for each offer that is not first: the share of all weight that would have to move, None where no weights
        put it first.
    """
    if not rows:
        return None
    shown = list(rows[:MOST])
    far = max((r.value for r in shown if r.value is not None), default=1.0) * 1.05 or 1.0
    body, bottom = bars(shown, min(1.0, far), 2.0, "share of all weight that would have to move", percent)
    alt = f"{title}. " + " ".join(r.told for r in shown)
    data = tuple((r.name, datum(r.value), r.words, " ".join(r.under)) for r in rows)
    more = f"{len(rows) - MOST} offers that are further behind are not drawn." if len(rows) > MOST else ""
    drawing = document(id_, WIDTH, bottom, title, alt, body)
    columns = ("offer", "share of weight", "in words", "numbers that would do")
    return Figure(id_, title, joined(caption, READING, more), alt, drawing, columns, data, narrow=True)
