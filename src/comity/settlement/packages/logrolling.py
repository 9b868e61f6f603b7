"""The best exchanges on two issues: one party gives way on what it cares about less, the other likewise."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from comity.settlement.packages.blocks import Blocks, where_holds
from comity.settlement.packages.compromise import worth
from comity.settlement.packages.distance import share
from comity.settlement.packages.model import Package, Packages
from comity.settlement.packages.parts import Trade
from comity.settlement.packages.ranges import Ends

_BARRED = -1e100  # what an exclusion adds: finite, for infinity over infinity is nothing at all
MOST_ROWS = 500_000  # pairs of changes that are looked at
Amounts = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Exchange:
    """A pair of changes, before its exact gains are known: issues, new choices, giver and taker."""

    score: float
    issues: tuple[int, int]
    choices: tuple[int, int]
    giver: int
    taker: int


def trades(packages: Packages, blocks: Blocks, start: Package, ends: Ends, limit: int = 20) -> tuple[Trade, ...]:
    """
    Return the best exchanges between two parties on two issues, from a package.

    The giver loses on the first issue and gains on the second, the taker the other way round, and both gain by the two
    together. Such an exchange is there where the rates differ at which they would give one issue for the other. Gains
    are measured as shares of each party's own range, and an exchange is as good as the smaller share of the two. Those
    that harm no third party come first. For each two issues and two parties the best exchange is kept (conventions
    §48).

    Parameters
    ----------
    packages : Packages
    blocks : Blocks
        For the choices on continuous issues.
    start : Package
    ends : Ends
        Worst and best of each party.
    limit : int

    Examples
    --------
    >>> from comity.case.settlement import Issue, IssueLevel
    >>> from comity.settlement.packages.blocks import blocks_of
    >>> from comity.settlement.packages.ranges import ranges
    >>> issues = tuple(Issue(i, levels=(IssueLevel("a"), IssueLevel("b"))) for i in ("x", "y"))
    >>> f = Fraction
    >>> empty = ((), ())
    >>> worth = (((f(3), f(0)), (f(1), f(0))), ((f(0), f(1)), (f(0), f(3))))
    >>> model = Packages(issues, ("p", "q"), worth, (empty, empty), empty, (), (f(0), f(0)), (f(1), f(1)))
    >>> blocks = blocks_of(model)
    >>> best = trades(model, blocks, (1, 0), ranges(model, blocks))[0]
    >>> best.giver, best.issues, [str(r) for r in best.rates], best.package
    ('q', ('x', 'y'), ['1/3', '1/3'], (0, 1))
    """
    full = np.array([float(high - low) or np.inf for low, high in zip(*ends, strict=True)])
    found: list[_Exchange] = []
    rows = 0
    for k, m in itertools.permutations(range(len(packages.issues)), 2):
        if k < m:
            rows += len(blocks.choices[k]) * len(blocks.choices[m])
            if rows > MOST_ROWS:
                break
            found += _between(packages, blocks, start, (k, m), full)
    found.sort(key=lambda e: -e.score)
    exact = [trade for e in found[: 20 * limit] if (trade := _exact(packages, blocks, start, e, ends)) is not None]
    exact.sort(key=lambda t: (bool(t.harmed), -t.smaller))
    return tuple(exact[:limit])


def _between(
    packages: Packages, blocks: Blocks, start: Package, issues: tuple[int, int], full: Amounts
) -> Iterator[_Exchange]:
    """Yield the best exchange on two issues for each two parties, either of them the giver."""
    first, second = (_changes(packages, blocks, start, k) for k in issues)
    total = first[:, None, :] + second[None, :, :] + _combined(packages, blocks, start, issues)
    shares = total / full
    for i, j in itertools.permutations(range(len(full)), 2):
        opposed = (first[:, None, i] < 0) & (first[:, None, j] > 0) & (second[None, :, i] > 0)
        opposed = opposed & (second[None, :, j] < 0)
        score = np.where(opposed, np.minimum(shares[:, :, i], shares[:, :, j]), -1.0)
        a, b = np.unravel_index(int(np.argmax(score)), score.shape)
        if score[a, b] > 1e-12:
            yield _Exchange(float(score[a, b]), issues, (int(a), int(b)), i, j)


def _changes(packages: Packages, blocks: Blocks, start: Package, k: int) -> Amounts:
    """Return what each choice on an issue brings each party over the start, combinations left aside."""
    return np.array(
        [
            [float(worth(packages, p, k, c) - worth(packages, p, k, start[k])) for p in range(len(packages.parties))]
            for c in blocks.choices[k]
        ]
    )


def _combined(packages: Packages, blocks: Blocks, start: Package, issues: tuple[int, int]) -> Amounts:
    """Return what combinations add over the start for each two choices; far below all where they are excluded."""
    sizes = tuple(len(blocks.choices[k]) for k in issues)
    if not packages.exclude and not any(packages.extras):
        return np.zeros((*sizes, len(packages.parties)))
    codes = np.tile(np.array([int(at) for at in start], np.int64), (sizes[0] * sizes[1], 1))
    for k, column in zip(issues, np.indices(sizes).reshape(2, -1), strict=True):
        codes[:, k] = column
    adds = np.zeros((len(codes), len(packages.parties)))
    for p, extras in enumerate(packages.extras):
        for tree, amount in extras:
            held = packages.holds(tree, start)
            adds[:, p] += float(amount) * (where_holds(packages, tree, codes).astype(int) - int(held))
    for tree in packages.exclude:
        adds[where_holds(packages, tree, codes)] = _BARRED
    return adds.reshape(*sizes, -1)


def _exact(packages: Packages, blocks: Blocks, start: Package, e: _Exchange, ends: Ends) -> Trade | None:
    (k, m), (a, b) = e.issues, e.choices
    new = list(start)
    new[k], new[m] = blocks.choices[k][a], blocks.choices[m][b]
    package = tuple(new)
    gains = tuple(t - h for t, h in zip(packages.values(package), packages.values(start), strict=True))
    shares = tuple(share(g, p, ends) or Fraction(0) for p, g in enumerate(gains))
    if min(gains[e.giver], gains[e.taker]) <= 0 or not packages.allowed(package):
        return None
    named, here = packages.named(package), packages.named(start)
    names = (packages.issues[k].id, packages.issues[m].id)
    return Trade(
        issues=names,
        giver=packages.parties[e.giver],
        taker=packages.parties[e.taker],
        start=(str(here[names[0]]), str(here[names[1]])),
        end=(str(named[names[0]]), str(named[names[1]])),
        package=package,
        gains=gains,
        shares=shares,
        smaller=min(shares[e.giver], shares[e.taker]),
        rates=(
            _rate(packages, e.giver, (k, m), start, package),
            _rate(packages, e.taker, (m, k), start, package),
        ),
        harmed=tuple(party for party, g in zip(packages.parties, gains, strict=True) if g < 0),
    )


def _rate(packages: Packages, party: int, issues: tuple[int, int], start: Package, end: Package) -> Fraction:
    """Return what a party gives up on the first issue for a unit gained on the second."""
    lost, won = (worth(packages, party, k, end[k]) - worth(packages, party, k, start[k]) for k in issues)
    return -lost / won
