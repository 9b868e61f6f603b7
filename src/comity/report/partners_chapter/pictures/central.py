"""Which weights put an offer first: the mean of them, criterion by criterion, as bars."""

from __future__ import annotations

from collections.abc import Sequence

from comity.report.alignment_chapter.pictures.said import joined, percent
from comity.report.content import Figure
from comity.report.partners_chapter.pictures.pairs import hundredths
from comity.report.partners_chapter.pictures.slanted import LEFT, Place, grid
from comity.report.svg import document, element, group, label, segment

WIDTH, SIZE, ROW, TALL = 420.0, 12.0, 50.0, 26.0
READING = (
    "A row is the mean of all weights that put the offer first, in hundredths of all weight. The stroke across "
    "a bar is the mean over all draws: a bar that rises above it says that the offer is first more often where that "
    "criterion counts for more."
)


def central_figure(
    id_: str,
    title: str,
    caption: str,
    offers: Sequence[str],
    criteria: Sequence[str],
    central: Sequence[Sequence[float] | None],
    usual: Sequence[float],
) -> Figure | None:
    """
    Return the picture; None where no offer is ever first, or there is one criterion.

    Parameters
    ----------
    central : sequence of (sequence of float or None), length n
        The mean of the weights that put each offer first; None where none do.
    usual : sequence of float, length m
        The mean of all weights that fit what is said.
    """
    if len(criteria) < 2 or len(offers) < 2 or all(w is None for w in central):
        return None
    most = max(x for w in (*central, usual) if w is not None for x in w) or 1.0

    def drawn(i: int, k: int, at: Place) -> str:
        weights = central[i]
        if weights is None:
            words = "no weights drawn put it first" if k == 0 else ""
            return label(LEFT + 4, at.y + 4, words, size=SIZE - 0.5, fill="var(--muted)") if words else ""
        return group(_bar(weights[k], usual[k], most, at), f"{offers[i]}, {criteria[k]}: {percent(weights[k])}")

    body, bottom = grid(offers, criteria, drawn, low=ROW)
    alt = f"{title}. " + " ".join(_told(o, criteria, w) for o, w in zip(offers, central, strict=True))
    columns = ("offer", "criterion", "mean weight where first", "mean of all weights")
    data = tuple(
        (o, c, round(w[k], 6) if w is not None else "", round(usual[k], 6))
        for o, w in zip(offers, central, strict=True)
        for k, c in enumerate(criteria)
    )
    drawing = document(id_, WIDTH, bottom + 6, title, alt, body)
    return Figure(id_, title, joined(caption, READING), alt, drawing, columns, data, narrow=True)


def _bar(weight: float, usual: float, most: float, at: Place) -> str:
    foot, half = at.y + ROW / 2 - 17, min(8.0, at.wide / 2 - 3)
    high, mark = (TALL * max(0.0, x) / most for x in (weight, usual))
    look = "fill:var(--hold-3);stroke:var(--hold);stroke-width:0.8"
    out = element("rect", x=at.x - half, y=foot - high, width=2 * half, height=max(0.5, high), style=look)
    out += segment(at.x - half - 3, foot - mark, at.x + half + 3, foot - mark, colour="var(--ink)", width=1.6)
    return out + label(at.x, foot + 13, hundredths(weight), size=SIZE - 1, anchor="middle")


def _told(offer: str, criteria: Sequence[str], weights: Sequence[float] | None) -> str:
    if weights is None:
        return f"{offer}: no weights drawn put it first."
    return f"{offer}: " + ", ".join(f"{c} {percent(w)}" for c, w in zip(criteria, weights, strict=True)) + "."
