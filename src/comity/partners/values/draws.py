"""Draws of every cell: numbers, intervals, normal distributions, grades, and what hangs on a claim."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.case.partners import Partners
from comity.partners.values.scales import Key, Scaled, scaled_table
from comity.partners.values.streams import stream

Reals = NDArray[np.float64]
Table = Sequence[Sequence[Scaled]]


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """
    What all offers share in the draws of one block, D draws.

    ``grades`` holds for each criterion the value of every grade, shape (G, D); ``holds`` for each claim whether it
    holds in each draw, shape (D,).
    """

    grades: Mapping[int, Reals]
    holds: Mapping[str, NDArray[np.bool_]]


def offer_keys(table: Table) -> tuple[Key, ...]:
    """
    Return for every offer what its draws hang on: what is known of it, and the how-manieth it is of its like.

    Names and order play no part, so that offers may be renamed and put in another order without another answer.

    Examples
    --------
    >>> known, unknown = (Scaled("exact"),), (Scaled("unknown"),)
    >>> [key[-1] for key in offer_keys([known, unknown, unknown])]
    [0, 0, 1]
    """
    seen: Counter[Key] = Counter()
    out: list[Key] = []
    for row in table:
        key = tuple(cell.key for cell in row)
        out.append((*key, seen[key]))
        seen[key] += 1
    return tuple(out)


def likes(table: Table) -> NDArray[np.intp]:
    """
    Return for every offer the first one of which the same is known, shape (n,).

    Examples
    --------
    >>> known, unknown = (Scaled("exact"),), (Scaled("unknown"),)
    >>> likes([unknown, known, unknown]).tolist()
    [0, 1, 0]
    """
    rows = [tuple(cell.key for cell in row) for row in table]
    return np.array([rows.index(row) for row in rows], np.intp)


class ValueDraws:
    """
    The cells of a table, drawn block after block; draw d is the same however the blocks are cut.

    Parameters
    ----------
    table : tuple of tuples of Scaled, shape (n, m)
    seed : int

    Examples
    --------
    >>> table = ((Scaled("exact"), Scaled("unknown")), (Scaled("unknown"), Scaled("unknown")))
    >>> whole, parts = ValueDraws(table, 1), ValueDraws(table, 1)
    >>> one = whole.fill(0, whole.shared(5), np.empty((2, 5)))
    >>> two = [parts.fill(0, parts.shared(n), np.empty((2, n))) for n in (2, 3)]
    >>> bool((one == np.concatenate(two, axis=1)).all())
    True
    """

    def __init__(self, table: Table, seed: int) -> None:
        self._table = table
        keys = [hashlib.sha256(repr(key).encode()).hexdigest() for key in offer_keys(table)]
        open_cells = [(i, c, cell) for i, row in enumerate(table) for c, cell in enumerate(row) if not cell.certain]
        self._streams = {(i, c): stream(seed, "cell", keys[i], c) for i, c, _ in open_cells}
        self._otherwise = {
            (i, c): stream(seed, "cell without its claim", keys[i], c)
            for i, c, cell in open_cells
            if cell.claim and cell.chance < 1
        }
        cells = [(c, cell) for row in table for c, cell in enumerate(row)]
        self._claims = {cell.claim: (cell.chance, stream(seed, "claim", cell.claim)) for _, cell in cells if cell.claim}
        self._grades = {c: (cell.grades, stream(seed, "grades", c)) for c, cell in cells if cell.grades}

    def shared(self, draws: int) -> Shared:
        """Draw what all offers share in the next block of so many draws."""
        return Shared(
            {c: _grade_values(count, draws, numbers) for c, (count, numbers) in self._grades.items()},
            {claim: numbers.random(draws) < chance for claim, (chance, numbers) in self._claims.items()},
        )

    def fill(self, offer: int, shared: Shared, out: Reals) -> Reals:
        """Draw the cells of one offer for the block of ``shared`` into ``out``, shape (m, D), and return it."""
        for c, cell in enumerate(self._table[offer]):
            if cell.certain:
                out[c] = min(1.0, max(0.0, float(cell.low)))
                continue
            _draw(cell, self._streams[offer, c], shared.grades.get(c), out[c])
            if (offer, c) in self._otherwise:
                failed = ~shared.holds[cell.claim]
                instead = np.empty_like(out[c])
                _draw(Scaled("unknown", grades=cell.grades), self._otherwise[offer, c], shared.grades.get(c), instead)
                out[c][failed] = instead[failed]
        return out


def _draw(cell: Scaled, numbers: np.random.Generator, grades: Reals | None, out: Reals) -> None:
    if cell.shape == "grade" and grades is not None:
        out[:] = grades[cell.grade]
    elif cell.shape == "unknown" and grades is not None:
        numbers.random(out=out)
        out[:] = grades[(out * len(grades)).astype(np.intp), np.arange(len(out))]
    elif cell.shape == "unknown":
        numbers.random(out=out)
    elif cell.shape == "exact":
        out[:] = min(1.0, max(0.0, float(cell.low)))
    else:
        _stretched(cell, numbers, out)


def _stretched(cell: Scaled, numbers: np.random.Generator, out: Reals) -> None:
    """Draw from an interval or a normal distribution and cut off what lies outside 0 to 1."""
    if cell.shape == "uniform":
        numbers.random(out=out)
        out *= float(cell.high - cell.low)
    else:
        numbers.standard_normal(out=out)
        out *= float(cell.high)
    out += float(cell.low)
    if cell.shape == "normal" or cell.beyond:
        np.clip(out, 0.0, 1.0, out=out)


def _grade_values(count: int, draws: int, numbers: np.random.Generator) -> Reals:
    """Return values of grades that keep their order: 0, sorted uniform numbers, 1; shape (G, D)."""
    between = np.sort(numbers.random((draws, count - 2)), axis=1).T
    return np.concatenate([np.zeros((1, draws)), between, np.ones((1, draws))])


def value_draws(
    partners: Partners, posteriors: Mapping[str, float] | None = None, *, draws: int, seed: int = 0
) -> Reals:
    r"""
    Return draws of every cell on the scale from 0, the worst, to 1, the best.

    A number is the same in every draw. An interval is uniform, ``unknown`` uniform over the whole range, and on a
    criterion with grades each grade is as likely. Grades have random values that keep their order: the worst is 0, the
    best 1, those between are sorted uniform numbers, the same for all offers in one draw [1]_. A cell with a claim is
    as said in a draw in which the claim holds, else ``unknown``; one draw decides for all cells of the claim. What
    lies outside 0 to 1 is cut off.

    Parameters
    ----------
    partners : Partners
    posteriors : mapping, optional
    draws, seed : int

    Returns
    -------
    array, shape (draws, n, m)
        The draws that :func:`comity.partners.smaa.analyse.smaa` uses. All are held in memory: for a few draws.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.partners import Cell, Criterion, Offer
    >>> quality = Criterion("quality", grades=("poor", "fair", "good"))
    >>> a, b = (Offer(g, cells=(("quality", Cell("grade", grade=g)),)) for g in ("fair", "good"))
    >>> drawn = value_draws(Partners((quality,), (a, b)), draws=4)[:, :, 0]
    >>> bool((drawn[:, 0] < drawn[:, 1]).all()), drawn[:, 1].tolist()
    (True, [1.0, 1.0, 1.0, 1.0])

    References
    ----------
    .. [1] Lahdelma, R., Miettinen, K. & Salminen, P. (2003). Ordinal criteria in stochastic multicriteria
       acceptability analysis (SMAA). European Journal of Operational Research 147(1), 117-127.
    """
    table = scaled_table(partners, posteriors)
    source = ValueDraws(table, seed)
    shared = source.shared(draws)
    rows = [source.fill(i, shared, np.empty((len(partners.criteria), draws))) for i in range(len(table))]
    return np.stack(rows).transpose(2, 0, 1)


def sizes(draws: int, block: int) -> Iterator[int]:
    """
    Yield how many draws each block has.

    Examples
    --------
    >>> list(sizes(10, 4))
    [4, 4, 2]
    """
    for begun in range(0, draws, block):
        yield min(block, draws - begun)
