"""The answer of the layout: one frame for each window, and how good the drawing is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Label:
    """
    The box in which the label of one actor is written, in the units of the frame (y grows downwards).

    Parameters
    ----------
    actor : int
        Index into ``Frame.actors``.
    text : str
    x, y : float
        The upper left corner of the box.
    width, height : float
        The box: the estimated width of the text (:func:`~comity.alignment.layout.labelling.label_width`) and one line.
    anchor : {"start", "middle", "end"}
        Where the text is tied to its box, as in SVG: left edge, middle, right edge.
    leader : tuple of four floats, optional
        ``(x1, y1, x2, y2)``: a thin line from the edge of the dot to the box. None where the box touches its dot.
    """

    actor: int
    text: str
    x: float
    y: float
    width: float
    height: float
    anchor: Anchor
    leader: tuple[float, float, float, float] | None = None

    @property
    def at(self) -> tuple[float, float]:
        """Return where the text is written: the x of its anchor, and its base line."""
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        return self.x + shift * self.width, self.y + 0.78 * self.height

    def to_json(self) -> dict[str, object]:
        """Return the label as plain values."""
        return {
            "actor": self.actor,
            "text": self.text,
            "box": [_short(v) for v in (self.x, self.y, self.width, self.height)],
            "anchor": self.anchor,
            "leader": None if self.leader is None else [_short(v) for v in self.leader],
        }


@dataclass(frozen=True, eq=False, slots=True)
class Frame:
    """
    The drawing of one window.

    Parameters
    ----------
    actors : tuple of str
        The actors of the window, in the order of their names (those of the snapshot).
    x, y : float arrays of shape (N,)
        Middle of each dot, in the units of the frame: x from 0 to ``width``, y from 0 to ``height``, downwards.
    radius : float array of shape (N,)
        Radius of each dot; its area grows with the weighted degree. Dots do not overlap.
    labels : tuple of Label
        The labels that found a place, by actor. No two boxes overlap, and all lie inside the frame.
    dropped : tuple of str
        Actors whose label found no place, the one with the largest weighted degree first.
    first, last : date
        The window.
    """

    actors: tuple[str, ...]
    x: Reals
    y: Reals
    radius: Reals
    labels: tuple[Label, ...]
    dropped: tuple[str, ...]
    first: dt.date
    last: dt.date

    @property
    def places(self) -> Reals:
        """Return the middles of the dots, shape (N, 2)."""
        return np.column_stack((self.x, self.y))

    def to_json(self) -> dict[str, object]:
        """Return the frame as plain values."""
        rows = zip(self.actors, self.x.tolist(), self.y.tolist(), self.radius.tolist(), strict=True)
        return {
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "actors": [{"name": n, "x": _short(x), "y": _short(y), "radius": _short(r)} for n, x, y, r in rows],
            "labels": [label.to_json() for label in self.labels],
            "dropped": list(self.dropped),
        }


@dataclass(frozen=True, slots=True)
class Quality:
    """
    How far the drawing can be trusted as a picture of the network.

    Parameters
    ----------
    stress : tuple of float
        For each window: the share of the wanted distances that the drawn ones miss, as a root mean square from 0
        (every distance as wanted) to 1. NaN where there are fewer than two actors.
    movement : tuple of float
        From each window to the next: the mean distance that an actor who is in both moves, as a share of the diagonal
        of the frame. NaN where no actor is in both.
    crossings : tuple of float
        For each window: the share of pairs of ties without a common actor that cross, counted on a sample. NaN where
        there is no such pair.
    overlaps : int
        Pairs of dots, and pairs of labels, that overlap, over all windows.
    labelled : tuple of float
        For each window: the share of labels that found a place. NaN where none was wanted.
    """

    stress: tuple[float, ...]
    movement: tuple[float, ...]
    crossings: tuple[float, ...]
    overlaps: int
    labelled: tuple[float, ...]

    def to_json(self) -> dict[str, object]:
        """Return the numbers as plain values; None stands for what cannot be told."""
        return {
            "stress": _plain(self.stress),
            "movement": _plain(self.movement),
            "crossings": _plain(self.crossings),
            "overlaps": self.overlaps,
            "labelled": _plain(self.labelled),
        }


@dataclass(frozen=True, eq=False, slots=True)
class Layout:
    """
    Where every actor is drawn in every window, and how it was made.

    Parameters
    ----------
    frames : tuple of Frame
        One for each snapshot, in the order given.
    width, height : float
        The frame.
    seed : int
    hold : float
        How strongly an actor is held at its last place.
    quality : Quality
    """

    frames: tuple[Frame, ...]
    width: float
    height: float
    seed: int
    hold: float
    quality: Quality

    def to_json(self) -> dict[str, object]:
        """Return the layout as plain values."""
        return {
            "width": self.width,
            "height": self.height,
            "seed": self.seed,
            "hold": self.hold,
            "frames": [frame.to_json() for frame in self.frames],
            "quality": self.quality.to_json(),
        }

    def sentences(self) -> tuple[str, ...]:
        """Return in plain words how the picture is to be read and how far it can be trusted."""
        from comity.alignment.layout.words import sentences_of

        return sentences_of(self)


def _short(value: float) -> float:
    return round(value, 2)


def _plain(values: tuple[float, ...]) -> list[float | None]:
    return [None if v != v else round(v, 4) for v in values]
