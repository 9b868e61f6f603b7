"""What is found about a deadlock: the circles in it, and the ways out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from comity.settlement.sequence.figures import arrow_json, number
from comity.settlement.sequence.graph import Arrow

WayKind = Literal["together", "escrow", "parts", "drop"]
ArrowSet = tuple[Arrow, ...]


@dataclass(frozen=True, slots=True)
class Drops:
    """
    The lightest claims without which a deadlock is gone: a minimum feedback arc set.

    Parameters
    ----------
    sets : tuple of tuple of Arrow
        Every set of arrows of the least weight, each without one that is not needed; weights at their middle.
    weight : Fraction or None
        What one of them weighs; None where a budget ran out before one was found.
    least : Fraction
        No set is lighter than this; equal to ``weight`` where that is proven.
    proven, complete : bool
        Whether no lighter set exists, and whether all of that weight are listed.
    at_low, at_high : tuple of tuple of Arrow
        The same with every weight at its low and at its high end; empty where every weight is known.
    sure : bool
        Whether the first set is a lightest one wherever in their intervals the weights lie.
    """

    sets: tuple[ArrowSet, ...]
    weight: Fraction | None
    least: Fraction
    proven: bool
    complete: bool
    at_low: tuple[ArrowSet, ...] = ()
    at_high: tuple[ArrowSet, ...] = ()
    sure: bool = True

    def to_json(self) -> dict[str, Any]:
        """Return the sets as plain values."""
        return {
            "sets": [_arrows(s) for s in self.sets],
            "weight": number(self.weight),
            "at_least": number(self.least),
            "proven": self.proven,
            "complete": self.complete,
            "at_low": [_arrows(s) for s in self.at_low],
            "at_high": [_arrows(s) for s in self.at_high],
            "whatever_the_weights": self.sure,
        }


@dataclass(frozen=True, slots=True)
class Way:
    """
    One way out of a deadlock, or why it is closed.

    Parameters
    ----------
    kind : {"together", "escrow", "parts", "drop"}
        Done at the same moment; held by somebody; done in verified parts in turn; the lightest claims given up.
    possible : bool
    words : str
        What is done and what it costs, or why it cannot be done.
    acts : tuple of str
        The acts that are done together, held, or split; in a way "drop", those that help to give up less.
    holders : tuple of (act, holder)
        Who holds each act that is held.
    rounds : int
        In how many rounds the parts are done in turn.
    others : tuple of tuple of str
        Further smallest sets of acts to hold.
    drops : Drops or None
        What is given up, for the way "drop".
    cost : Fraction
        The weight of what is given up; 0 for the first three ways.
    order : tuple of str
        The order that results, in words, step by step.
    windows_hold : bool or None
        Whether all days asked for fit with this way; None where that was not looked at.
    proven : bool
        Whether the set of acts, or of claims, is proven to be a smallest one.
    """

    kind: WayKind
    possible: bool
    words: str
    acts: tuple[str, ...] = ()
    holders: tuple[tuple[str, str], ...] = ()
    rounds: int = 0
    others: tuple[tuple[str, ...], ...] = ()
    drops: Drops | None = None
    cost: Fraction = Fraction(0)
    order: tuple[str, ...] = ()
    windows_hold: bool | None = None
    proven: bool = True

    def to_json(self) -> dict[str, Any]:
        """Return the way as plain values."""
        out: dict[str, Any] = {"kind": self.kind, "possible": self.possible, "words": self.words}
        if not self.possible:
            return out
        out |= {"cost": number(self.cost), "order": list(self.order), "windows_hold": self.windows_hold}
        out["proven"] = self.proven
        if self.drops is not None:
            out["gives_up"] = self.drops.to_json()
        out["acts"] = list(self.acts)
        if self.holders:
            out |= {"holders": dict(self.holders), "others": [list(acts) for acts in self.others]}
        return out | ({"rounds": self.rounds} if self.rounds else {})


@dataclass(frozen=True, slots=True)
class Deadlock:
    """
    Acts none of which can be the first, the claims that make it so, and the ways out, cheapest first.

    Parameters
    ----------
    acts : tuple of str
        By name.
    arrows : tuple of Arrow
        The arrows between them, and who insists on each.
    circles : tuple of tuple of str
        Circles of acts, shortest first: each is to come before the next, and the last before the first.
    circles_complete : bool
        Whether these are all of them.
    circle_words : tuple of str
        Each of the circles in a sentence.
    ways : tuple of Way
        Together, escrow, parts, drop; each with what it costs, or why it is closed. Drop may stand twice: with the
        help of acts that are held or split, where that is lighter, and without.
    chosen : int or None
        The way that the timetable takes: the first possible one with which the days fit. None where a budget ran out.
    """

    acts: tuple[str, ...]
    arrows: tuple[Arrow, ...]
    circles: tuple[tuple[str, ...], ...]
    circles_complete: bool
    circle_words: tuple[str, ...]
    ways: tuple[Way, ...] = ()
    chosen: int | None = None

    @property
    def way(self) -> Way | None:
        """Return the way out that the timetable takes."""
        return None if self.chosen is None else self.ways[self.chosen]

    def to_json(self) -> dict[str, Any]:
        """Return the deadlock as plain values."""
        return {
            "deadlock": list(self.acts),
            "arrows": [arrow_json(a) for a in self.arrows],
            "circles": [list(c) for c in self.circles],
            "circles_complete": self.circles_complete,
            "words": list(self.circle_words),
            "ways": [w.to_json() for w in self.ways],
            "chosen": None if self.way is None else self.way.kind,
        }


def _arrows(arrows: ArrowSet) -> list[dict[str, Any]]:
    return [arrow_json(a) for a in arrows]
