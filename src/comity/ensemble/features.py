"""Features of a draw that a probability may hang on: which reading was drawn, and whether a statement stands high."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from comity.ensemble.draws import Places, Uniform, uniforms
from comity.ensemble.ground import Player, Source
from comity.ensemble.worth import ByStatements, ByWeights, Worth
from comity.kernels.edges import Index

Mask = NDArray[np.bool_]
Kind = Literal["statement", "rank", "weight", "reading"]

MOST_ITEMS = 24  # of one reading; more ranks than that are not told apart
_PILOT = 1024


@dataclass(frozen=True, slots=True)
class Feature:
    """
    A yes-or-no question about the drawn preference of one player.

    Parameters
    ----------
    player : int
    reading : int
    item : int or None
        None: whether the reading is the one drawn. Otherwise whether it is and the item stands high.
    bound : int
        High is a place up to this one (0 the best), or a weight of at least this many grid units.
    kind, what : str
        Of what sort the item is, and the item as the case has it.
    words : str
        What high means, for people.
    """

    player: int
    reading: int
    item: int | None
    bound: int
    kind: Kind
    what: str
    words: str


def features_of(players: tuple[Player, ...], seed: int) -> tuple[Feature, ...]:
    """
    Return the features of every player, in a fixed order.

    What counts as high is split as evenly as can be over the first 1,024 draws of the seed, about the median place.
    """
    out: list[Feature] = []
    for i, player in enumerate(players):
        told = [source.law.varies and len(source.labels) <= MOST_ITEMS for source in player.sources]
        uniform = uniforms(seed, i, 0, _PILOT, player.width) if any(told) else np.zeros((0, 1))
        for r, source in enumerate(player.sources):
            if len(player.sources) > 1:
                name = source.law.id
                out.append(Feature(i, r, None, 0, "reading", name, f"it is read as {name}"))
            if told[r]:
                items = _items(i, r, source, uniform)
                within = f" in the reading {source.law.id}" if len(player.sources) > 1 else ""
                out.extend(replace(f, words=f.words + within) for f in items)
    return tuple(out)


def _items(player: int, reading: int, source: Source, uniform: Uniform) -> list[Feature]:
    arrangement = source.drawn(uniform[:, 1 : 1 + source.width])
    if isinstance(source.scale, ByWeights):
        middle = source.scale.low + (source.scale.steps + 1) // 2
        said = [(int(k), source.labels[k]) for k in np.flatnonzero(source.scale.steps)]
        words = 'the weight of "{}" is above its middle'
        return [Feature(player, reading, k, int(middle[k]), "weight", t, words.format(t)) for k, t in said]
    n_items = len(source.labels)
    out = []
    for k in range(n_items):
        share = np.array([(arrangement[:, k] <= m).mean() for m in range(n_items - 1)])
        if not ((share > 0) & (share < 1)).any():
            continue  # it never moves
        bound = int(np.abs(share - 0.5).argmin())
        kind: Kind = "statement" if isinstance(source.scale, ByStatements) else "rank"
        out.append(Feature(player, reading, k, bound, kind, source.labels[k], _high(source, k, bound)))
    return out


def _high(source: Source, item: int, bound: int) -> str:
    label = source.labels[item]
    if isinstance(source.scale, ByStatements):
        where = "is the first priority" if bound == 0 else f"is among the first {bound + 1} priorities"
        return f'"{label}" {where}'
    return f"{label} is ranked " + ("best" if bound == 0 else f"among the best {bound + 1}")


@dataclass(frozen=True, eq=False, slots=True)
class Drawn:
    """Some draws of one player: what each state is worth, shape (D, S), and which features are there, shape (D, f)."""

    worth: Worth
    there: Mask


def draw(player: Player, uniform: Uniform, features: tuple[Feature, ...], n_states: int) -> Drawn:
    """Return preferences of one player from its random numbers, and which of its features they have."""
    reading = player.reading(uniform)
    worth = np.empty((len(uniform), n_states))
    there = np.zeros((len(uniform), len(features)), bool)
    for r, source in enumerate(player.sources):
        rows: Index = np.flatnonzero(reading == r)
        arrangement = source.drawn(uniform[rows, 1 : 1 + source.width])
        worth[rows] = source.scale.worth(arrangement)
        for k, f in enumerate(features):
            if f.reading == r:
                there[rows, k] = _is_there(f, source, arrangement)
    return Drawn(worth, there)


def _is_there(feature: Feature, source: Source, arrangement: Places) -> Mask:
    if feature.item is None:
        return np.ones(len(arrangement), bool)
    at = arrangement[:, feature.item]
    out: Mask = at >= feature.bound if isinstance(source.scale, ByWeights) else at <= feature.bound
    return out
