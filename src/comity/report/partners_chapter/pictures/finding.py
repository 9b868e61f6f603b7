"""Which unknown is worth finding out: by how much the choice would be better on average."""

from __future__ import annotations

from collections.abc import Sequence

from comity.report.content import Figure
from comity.report.figures.said import datum, joined
from comity.report.partners_chapter.pictures.rows import WIDTH, BarRow, bars
from comity.report.svg import document

FARTHEST = 0.02
"""The scale goes so far at least, so that next to nothing looks like it."""
READING = (
    "A bar is by how much the offer that is chosen would be worth more on average if this were known before, on the "
    "scale from 0, the worst, to 1, the best. Values of single things do not add up. An outline stands for everything "
    "of one kind together."
)


def finding_figure(id_: str, title: str, caption: str, rows: Sequence[BarRow]) -> Figure | None:
    """Return the picture of what is worth something to know; None where nothing is."""
    shown = [r for r in rows if r.value is not None and r.value > 0]
    if not shown:
        return None
    far = max(FARTHEST, max(r.value or 0.0 for r in shown) * 1.05)
    axis = "gain on average, on the scale from 0 to 1"
    body, bottom = bars(shown, far, 2.0, axis)
    alt = f"{title}. " + " ".join(r.told for r in shown)
    data = tuple((r.name, datum(r.value), r.words, " ".join(r.under)) for r in rows)
    drawing = document(id_, WIDTH, bottom, title, alt, body)
    columns = ("what would be known", "worth", "in words", "what it would decide")
    return Figure(id_, title, joined(caption, READING), alt, drawing, columns, data, narrow=True)
