"""The frontier by going through blocks of issues one by one and dropping what cannot lead to it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.errors import TooLargeError
from comity.settlement.packages.blocks import Block, Blocks, Whole, in_reach
from comity.settlement.packages.frontier.dominance import descending, undominated
from comity.settlement.packages.model import Package

MOST_AT_ONCE = 1 << 22  # partial packages looked at together


@dataclass(frozen=True, eq=False, slots=True)
class Layer:
    """Vectors of whole values of partial packages, distinct, and how many packages have each."""

    values: Whole
    counts: NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class Layers:
    """One layer before the first block, and one after each."""

    blocks: Blocks
    layers: tuple[Layer, ...]

    @property
    def last(self) -> Layer:
        """Return the vectors of whole packages."""
        return self.layers[-1]

    @cached_property
    def known(self) -> tuple[frozenset[tuple[int, ...]], ...]:
        """Return the vectors of every layer, for looking them up."""
        return tuple(frozenset(map(tuple, layer.values.tolist())) for layer in self.layers)

    def packages(self, whole: Sequence[int], limit: int) -> tuple[Package, ...]:
        """Return the first ``limit`` packages with these whole values."""
        ways = _ways(self, len(self.blocks.blocks), np.array(whole, self.last.values.dtype))
        return tuple(self.blocks.package(rows) for rows in itertools.islice(ways, limit))


def pareto_layers(blocks: Blocks, floor: Sequence[int], limit: int, budget: Budget | None = None) -> Layers:
    """
    Return the vectors of values on the frontier of the packages worth ``floor`` or more to every party.

    What is added by later blocks does not depend on earlier ones. So a partial package that another one dominates leads
    to packages that are dominated, and is dropped; one that cannot reach the floor even with the best of all later
    blocks is dropped too. With K blocks of L combinations and V vectors kept the work is O(K L V) and a sort. A package
    on the frontier of the acceptable ones is on the frontier of all: whatever dominated it would be acceptable as well.

    Parameters
    ----------
    blocks : Blocks
    floor : [party] whole values
    limit : int
        How many vectors may be kept after a block.

    Raises
    ------
    TooLargeError
        If there are more.
    BudgetExceededError
        If the time is over.
    """

    def thinned(values: Whole) -> NDArray[np.int64]:
        return undominated(values, budget)

    return _layers(blocks, floor, limit, thinned, budget)


def all_layers(blocks: Blocks, floor: Sequence[int], limit: int, budget: Budget | None = None) -> Layers:
    """Return every vector of values of the packages worth ``floor`` or more to every party, and how many have it."""
    return _layers(blocks, floor, limit, descending, budget)


def _layers(
    blocks: Blocks,
    floor: Sequence[int],
    limit: int,
    thinned: Callable[[Whole], NDArray[np.int64]],
    budget: Budget | None,
) -> Layers:
    kind = np.dtype(np.int64 if blocks.small else object)
    layers = [Layer(np.zeros((1, len(blocks.scale)), kind), np.array([1], object))]
    for b, block in enumerate(blocks.blocks):
        if budget is not None:
            budget.check()
        need = [f - m for f, m in zip(floor, blocks.most[b + 1], strict=True)]
        least = np.array(in_reach(need) if blocks.small else need, kind)
        layers.append(_extended(layers[-1], block, least, limit, thinned))
    return Layers(blocks, tuple(layers))


def _extended(
    layer: Layer, block: Block, need: Whole, limit: int, thinned: Callable[[Whole], NDArray[np.int64]]
) -> Layer:
    parties = layer.values.shape[1]
    if len(layer.values) * len(block.worth) > MOST_AT_ONCE:
        raise TooLargeError("More partial packages would have to be kept than fit.")
    values = (layer.values[:, None, :] + block.worth[None, :, :]).reshape(-1, parties)
    counts = np.repeat(layer.counts, len(block.worth))
    reach = (values >= need).all(axis=1)
    values, counts = values[reach], counts[reach]
    order = thinned(values)
    values, counts = values[order], counts[order]
    if not len(values):
        return Layer(values, counts)
    starts = np.flatnonzero(np.concatenate([[True], (values[1:] != values[:-1]).any(axis=1)]))
    if len(starts) > limit:
        raise TooLargeError(f"More than {limit:,} vectors of values would have to be kept.")
    return Layer(values[starts], np.add.reduceat(counts, starts))


def _ways(layers: Layers, depth: int, target: Whole) -> Iterator[list[int]]:
    """Yield, block by block, the combinations that add up to a vector of values."""
    if depth == 0:
        yield []
        return
    rests = target - layers.blocks.blocks[depth - 1].worth
    known = layers.known[depth - 1]
    for at, rest in enumerate(rests.tolist()):
        if tuple(rest) in known:
            for rows in _ways(layers, depth - 1, rests[at]):
                yield [*rows, at]
