"""All ways to split a signed network into two camps that leave as little frustrated as can be."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, product
from math import prod

import numpy as np

from comity.alignment.balance.colouring import Camps, Weights, frustrated
from comity.alignment.balance.encoding import camps_in_clauses
from comity.alignment.balance.kernel import Kernel, kernel
from comity.alignment.balance.parts import Members, biconnected, components, joined
from comity.budget import Budget
from comity.solve.cheapest_models import cheapest_models

Choices = list[tuple[Members, list[Camps]]]


@dataclass(frozen=True, slots=True, eq=False)
class BestCamps:
    """
    The best camps of a network.

    Parameters
    ----------
    index : int or None
        What they leave frustrated; None where the budget ended before any block of the network was solved.
    count : int
        How many there are; swapping the two camps of a component makes no new one. At least so many where not
        ``complete``.
    complete : bool
        Whether ``count`` is all of them.
    camps : int8 array of shape (listed, N)
        Those that are written out: all, or the first ``limit``. The first actor of every component stands at +1.
    """

    index: int | None
    count: int
    complete: bool
    camps: Camps


def best_camps(matrix: Weights, limit: int = 1000, budget: Budget | None = None) -> BestCamps:
    """
    Return all camps that leave as little frustrated as can be, and their number.

    Camps count as the same if they differ only by swapping the two sides of a component, since no tie tells those
    apart. The blocks of the network are solved one by one, so the number is a product and can be far larger than what
    is listed. That there are many says that the network does not decide who stands where.

    Parameters
    ----------
    matrix : Weights, shape (N, N)
    limit : int
        At most so many are listed, and at most so many are looked for in one block.
    budget : Budget, optional

    Examples
    --------
    Three foes: any one of the three may be alone, and four foes split in three ways.

    >>> best_camps(np.eye(3, dtype=np.int64) - 1).camps.tolist()
    [[1, -1, -1], [1, -1, 1], [1, 1, -1]]
    >>> best_camps(np.eye(4, dtype=np.int64) - 1, limit=2).complete
    False

    References
    ----------
    Aref, S., Dinh, L., Rezapour, R. & Diesner, J. (2020). Multilevel structural evaluation of signed directed social
    networks based on balance theory. Scientific Reports 10, 15228.
    """
    budget = budget or Budget()
    small = kernel(matrix, every=True, budget=budget)
    choices: Choices = []
    complete = True
    for members in biconnected(small.matrix):
        camps, whole = _of_block(small.matrix[np.ix_(members, members)], limit, budget)
        if not camps:
            return BestCamps(None, 0, False, np.empty((0, len(matrix)), np.int8))
        complete &= whole
        choices.append((members, camps))
    choices += _loose(matrix, small)
    count = prod(len(camps) for _, camps in choices)
    listed = _listed(matrix, small, choices, limit)
    return BestCamps(frustrated(matrix, listed[0]), count, complete, listed)


def _of_block(block: Weights, limit: int, budget: Budget) -> tuple[list[Camps], bool]:
    hard, soft = camps_in_clauses(block)
    found = cheapest_models(hard, soft, range(1, len(block) + 1), limit, budget)
    return [np.where(model, 1, -1).astype(np.int8) for model in found.models], found.complete


def _loose(matrix: Weights, small: Kernel) -> Choices:
    """Return pairs of actors of the kernel who may stand either way: the ties between their parts cancelled out."""
    whole = components(matrix)
    first: dict[int, int] = {}
    seen: set[int] = set()
    part = components(small.matrix)
    either = [np.array(pair, np.int8) for pair in ((1, 1), (1, -1))]
    out: Choices = []
    for actor, stands_for in enumerate(small.of.tolist()):
        if part[stands_for] in seen:
            continue
        seen.add(int(part[stands_for]))
        root = first.setdefault(int(whole[actor]), stands_for)
        if root != stands_for:
            out.append((np.array([root, stands_for], np.intp), either))
    return out


def _listed(matrix: Weights, small: Kernel, choices: Choices, limit: int) -> Camps:
    """Return up to ``limit`` of the camps that the choices allow, in order."""
    number = components(matrix)
    _, first = np.unique(number, return_index=True)
    rows = []
    for chosen in islice(product(*(camps for _, camps in choices)), max(limit, 1)):
        blocks = [(members, camps) for (members, _), camps in zip(choices, chosen, strict=True)]
        camps = small.lifted(joined(len(small.matrix), blocks))
        rows.append((camps * camps[first][number]).tolist() if len(matrix) else [])
    return np.array(sorted(rows), np.int8).reshape(len(rows), len(matrix))


def firm(matrix: Weights, listed: Camps) -> Camps:
    """
    Return on which side each actor stands in all the camps that are listed, 0 for one who changes sides.

    Sides only mean something next to others, so the yardstick is the largest group of each component whose members
    stand the same way to one another throughout; everybody else is 0. Where several groups are the largest, none is
    the yardstick: which one it is may not hang on the order of names.

    Parameters
    ----------
    matrix : Weights, shape (N, N)
    listed : int8 array, shape (listed, N)

    Returns
    -------
    Camps, shape (N,)

    Examples
    --------
    >>> friends_and_a_waverer = np.array([[0, 1, 1], [1, 0, -1], [1, -1, 0]])
    >>> listed = np.array([[1, 1, -1], [1, 1, 1], [1, -1, 1]], np.int8)
    >>> firm(friends_and_a_waverer, listed[:2])
    array([1, 1, 0], dtype=int8)
    """
    out = np.zeros(listed.shape[1], np.int8)
    if not len(listed):
        return out
    number = components(matrix)
    for each in np.unique(number):
        members = np.flatnonzero(number == each)
        against = listed[:, members] * listed[0, members]
        _, group, size = np.unique(against, axis=1, return_inverse=True, return_counts=True)
        if (size == size.max()).sum() > 1:
            continue
        largest = members[group.reshape(-1) == size.argmax()]
        out[largest] = listed[0, largest] * listed[0, largest[0]]
    return out
