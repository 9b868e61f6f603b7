"""The periods of a programme along the foot of a picture, each with a column of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from comity.report.svg import label, number, segment, shorten, text_width

SIZE = 11.5
WIDTH, LEFT, RIGHT = 420.0, 4.0, 416.0
"""A drawing this wide can be read on a phone; names stand over their rows, so that all of it is left for periods."""


@dataclass(frozen=True, slots=True)
class Track:
    """
    Where periods stand on the paper.

    Parameters
    ----------
    names : tuple of str
        What each period is called, in order.
    left, right : float
        The edges of the first and the last period.
    """

    names: tuple[str, ...]
    left: float = LEFT
    right: float = RIGHT

    @property
    def step(self) -> float:
        """Return how wide a period is."""
        return (self.right - self.left) / max(1, len(self.names))

    def begins(self, period: float) -> float:
        """Return where a period, counted from 1, begins."""
        return self.left + self.step * (period - 1)

    def ends(self, period: float) -> float:
        """Return where a period ends."""
        return self.left + self.step * period

    def middle(self, period: float) -> float:
        """Return the middle of a period."""
        return self.left + self.step * (period - 0.5)


def feet(track: Track, y: float, top: float | None = None) -> str:
    """
    Return the line at the foot with the names of periods, as many as there is room for.

    ``top`` asks for faint lines up to there, one at each name.
    """
    out = segment(track.left, y, track.right, y, colour="var(--strong-rule)")
    for period, words, x in named(track):
        at = track.middle(period)
        if top is not None:
            out += segment(track.begins(period), top, track.begins(period), y, width=0.7)
        out += segment(at, y, at, y + 3, colour="var(--strong-rule)")
        out += label(x, y + 15, words, size=SIZE, fill="var(--muted)", anchor="middle")
    return out


def named(track: Track) -> list[tuple[int, str, float]]:
    """
    Return which periods get their name at the foot, the name, and the middle of its words.

    The first is always among them, and then every second, third, fifth or tenth and so on; long names are cut.

    Examples
    --------
    >>> [n for n, _, _ in named(Track(tuple(map(str, range(1, 13)))))] == list(range(1, 13))
    True
    >>> [n for n, _, _ in named(Track(tuple(map(str, range(1, 61)))))][:4]
    [1, 4, 7, 10]
    """
    names = [shorten(n, SIZE, 110.0) for n in track.names]
    every = range(1, len(names) + 1)
    for each in (1, 2, 3, 4, 5, 6, 10, 12, 20, 25, 50, 100, 200, 500, 1000, 10_000, 1_000_000):
        chosen = [t for t in every if (t - 1) % each == 0]
        spots = [(t, names[t - 1], _inside(track, t, names[t - 1])) for t in chosen]
        ends = [(x - text_width(w, SIZE) / 2, x + text_width(w, SIZE) / 2) for _, w, x in spots]
        if all(b[0] - a[1] >= 4 for a, b in pairwise(ends)):
            return spots
    return spots[:1]


def _inside(track: Track, period: int, words: str) -> float:
    """Return the middle of a name that does not leave the drawing."""
    half = text_width(words, SIZE) / 2
    return min(max(track.middle(period), track.left + half), track.right - half)


def columns(track: Track, heights: Sequence[tuple[int, float, float]], share: float = 0.7) -> str:
    """Return one path of bars: (period, top, bottom) each, as wide as a part of its period."""
    wide = max(1.0, track.step * share)
    return "".join(
        f"M{track.middle(t) - wide / 2:.1f} {number(a)}h{wide:.1f}V{number(b)}h{-wide:.1f}z" for t, a, b in heights
    )


def runs(periods: Iterable[int]) -> list[tuple[int, int]]:
    """
    Return periods that follow one another as spans (first, last).

    Examples
    --------
    >>> runs([1, 2, 3, 5, 7, 8])
    [(1, 3), (5, 5), (7, 8)]
    """
    every = sorted(set(periods))
    found = [list(g) for _, g in groupby(enumerate(every), lambda pair: pair[1] - pair[0])]
    return [(g[0][1], g[-1][1]) for g in found]


def spans_said(periods: Iterable[int], names: Sequence[str], most: int = 4) -> str:
    """
    Return periods in few words, those next to each other as one span.

    Examples
    --------
    >>> spans_said([1, 2, 3, 5], ["a", "b", "c", "d", "e"]), spans_said([1, 3, 5], "abcde", most=2)
    ('a to c, e', 'a, c and 1 more')
    """
    found = runs(periods)
    said = [names[a - 1] if a == b else f"{names[a - 1]} to {names[b - 1]}" for a, b in found[:most]]
    left = sum(b - a + 1 for a, b in found[most:])
    return ", ".join(said) + (f" and {left} more" if left else "")
