"""Which weights put an offer first: the mean of them, criterion by criterion, as bars."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from xml.sax.saxutils import escape

from comity.report.content import Figure, clean
from comity.report.figures.said import joined, percent
from comity.report.partners_chapter.pictures.pairs import hundredths
from comity.report.partners_chapter.pictures.slanted import LEFT, Place, grid
from comity.report.svg import document, element, label, number, stroke

WIDTH, SIZE, ROW, TALL = 420.0, 12.0, 50.0, 26.0
FEW, CLOSE = 6, 1 / 1.1
"""With more criteria than this those are drawn and told whose weight is not near the mean of all weights."""
LEFT_OUT = "{n} criteria that count much alike whichever offer is first are not drawn; they are in the data."
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
    columns = telling(central, usual)
    left = len(criteria) - len(columns)

    bars, strokes, numbers = [], [], []

    def drawn(i: int, column: int, at: Place) -> str:
        weights, k = central[i], columns[column]
        if weights is None:
            words = "no weights drawn put it first" if column == 0 else ""
            return label(LEFT + 4, at.y + 4, words, size=SIZE - 0.5, fill="var(--muted)") if words else ""
        foot, half = at.y + ROW / 2 - 17, min(8.0, at.wide / 2 - 3)
        over = min(3.0, at.wide / 2 - half - 0.6)
        high, mark = (TALL * max(0.0, x) / most for x in (weights[k], usual[k]))
        told = element("title", escape(clean(f"{criteria[k]}: {percent(weights[k])}")))
        bars.append(element("rect", told, x=at.x - half, y=foot - high, width=2 * half, height=max(0.5, high)))
        strokes.append(f"M{number(at.x - half - over)} {number(foot - mark)}h{number(2 * (half + over))}")
        numbers.append(element("text", escape(hundredths(weights[k])), x=at.x, y=foot + 13))
        return ""

    body, bottom = grid(offers, [criteria[k] for k in columns], drawn, low=ROW)
    # looks stand once for all bars and numbers, which keeps a report with many of them small
    body += element("g", "".join(bars), style="fill:var(--hold-3);stroke:var(--hold);stroke-width:.8")
    body += stroke("".join(strokes), colour="var(--ink)", width=1.6)
    body += element("g", "".join(numbers), style=f"fill:var(--ink);font-size:{number(SIZE - 1)}px;text-anchor:middle")
    alt = " ".join((f"{title}.", _all(criteria, usual), *map(partial(_told, criteria, usual), offers, central)))
    head = ("offer", "criterion", "mean weight where first", "mean of all weights")
    data = tuple(
        (o, c, round(w[k], 6) if w is not None else "", round(usual[k], 6))
        for o, w in zip(offers, central, strict=True)
        for k, c in enumerate(criteria)
    )
    drawing = document(id_, WIDTH, bottom + 6, title, alt, body)
    return Figure(
        id_,
        title,
        joined(caption, READING, LEFT_OUT.format(n=left) if left else ""),
        alt,
        drawing,
        head,
        data,
        narrow=True,
    )


def telling(central: Sequence[Sequence[float] | None], usual: Sequence[float]) -> list[int]:
    """
    Return the criteria that are drawn: all where they are few, else those that count for more or less with some offer.

    Examples
    --------
    >>> telling([(0.3, 0.7), None], (0.5, 0.5)), telling([(0.2, *(0.8 / 7,) * 7)], (0.125,) * 8)
    ([0, 1], [0])
    """
    every = list(range(len(usual)))
    if len(usual) <= FEW:
        return every
    return [k for k in every if any(w is not None and not _alike(w[k], usual[k]) for w in central)] or every


def _alike(weight: float, usual: float) -> bool:
    return CLOSE * usual <= weight <= usual / CLOSE


def _all(criteria: Sequence[str], usual: Sequence[float]) -> str:
    return f"Mean of all weights: {_weighed(criteria, usual)}."


def _weighed(criteria: Sequence[str], weights: Sequence[float]) -> str:
    return ", ".join(f"{c} {percent(w)}" for c, w in zip(criteria, weights, strict=True))


def _told(criteria: Sequence[str], usual: Sequence[float], offer: str, weights: Sequence[float] | None) -> str:
    """Return a row in words; of many criteria those whose weight is not much like the mean of all weights."""
    if weights is None:
        return f"{offer}: no weights drawn put it first."
    kept = [k for k in range(len(criteria)) if len(criteria) <= FEW or not _alike(weights[k], usual[k])]
    if not kept:
        return f"{offer}: all weights much like that mean."
    rest = "; all others much like that mean" if len(kept) < len(criteria) else ""
    return f"{offer}: {_weighed([criteria[k] for k in kept], [weights[k] for k in kept])}{rest}."
