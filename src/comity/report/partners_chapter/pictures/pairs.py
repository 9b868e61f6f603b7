"""Who is ahead of whom: in which share of draws, and where it is so whatever the weights."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from comity.report.content import Figure
from comity.report.figures.said import joined, percent
from comity.report.partners_chapter.pictures.slanted import Place, grid
from comity.report.svg import document, element, group, label

WIDTH, SIZE = 420.0, 12.0
MOST = 20
READING = (
    "A number is in how many of 100 draws the offer on the left is ahead of the one above; the fuller the "
    "colour, the more often. A thick frame: it is never behind, for all weights and numbers that fit."
)


def pairs_figure(
    id_: str,
    title: str,
    caption: str,
    names: Sequence[str],
    ahead: Sequence[Sequence[float]],
    never_behind: Collection[tuple[int, int]] = (),
) -> Figure | None:
    """
    Return the picture; None where there are not two offers, or too many for it.

    Parameters
    ----------
    names : sequence of str, length n
    ahead : shape (n, n)
        The share of draws in which one is ahead of another.
    never_behind : collection of (int, int)
        The first is worth at least as much as the second for everything that fits.
    """
    if not 2 <= len(names) <= MOST:
        return None

    def drawn(i: int, k: int, at: Place) -> str:
        if i == k:
            return label(at.x, at.y + 4, "–", size=SIZE, fill="var(--muted)", anchor="middle")
        return group(_cell(ahead[i][k], (i, k) in never_behind, at), _told(names, ahead, never_behind, i, k))

    body, bottom = grid(names, names, drawn)
    every = [(i, k) for i in range(len(names)) for k in range(len(names)) if i != k]
    alt = f"{title}. " + " ".join(_told(names, ahead, never_behind, i, k) for i, k in every)
    columns = ("offer", "ahead of", "share of draws", "never behind")
    data = tuple(
        (names[i], names[k], round(float(ahead[i][k]), 6), "yes" if (i, k) in never_behind else "no") for i, k in every
    )
    drawing = document(id_, WIDTH, bottom + 6, title, alt, body)
    return Figure(id_, title, joined(caption, READING), alt, drawing, columns, data, narrow=True)


def _cell(share: float, always: bool, at: Place) -> str:
    wide, high = at.wide - 2, min(at.high - 3, 24.0)
    place: dict[str, Any] = {"x": at.x - wide / 2, "y": at.y - high / 2, "width": wide, "height": high, "rx": 2.0}
    out = element("rect", **place, style=f"fill:var(--hold);fill-opacity:{share * 0.85:.2f}")
    if always:
        out += element("rect", **place, style="fill:none;stroke:var(--ink);stroke-width:2")
    words = hundredths(share)
    ink = "var(--on-hold)" if share > 0.86 else "var(--ink)"
    return out + label(at.x, at.y + 4, words, size=SIZE - (1.5 if wide < 26 else 0.5), fill=ink, anchor="middle")


def hundredths(share: float) -> str:
    """
    Return a share as a number of 100; never 0 or 100 where it is not.

    Examples
    --------
    >>> hundredths(0.404), hundredths(0.001), hundredths(0.9999), hundredths(1.0)
    ('40', '<1', '>99', '100')
    """
    rounded = round(100 * share)
    if rounded == 0 and share > 0:
        return "<1"
    return ">99" if rounded == 100 and share < 1 else str(rounded)


def _told(
    names: Sequence[str], ahead: Sequence[Sequence[float]], never_behind: Collection[tuple[int, int]], i: int, k: int
) -> str:
    always = ", and is never behind it" if (i, k) in never_behind else ""
    return f"{names[i]} is ahead of {names[k]} in {percent(float(ahead[i][k]))} of draws{always}."
