"""Packages as independent blocks of issues with whole-number values: what makes large cases exact."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.errors import TooLargeError
from comity.logic.masks import evaluate
from comity.logic.tree import Atom, Level, Node
from comity.settlement.packages.components import issues_of
from comity.settlement.packages.model import Package, Packages, on_curve

Whole = NDArray[Any]  # int64, or object where values are too fine for it
Codes = NDArray[np.int64]
Mask = NDArray[np.bool_]

MAX_BLOCK = 1 << 21  # combinations of issues that are tied together
_WORD = 1 << 62


@dataclass(frozen=True, slots=True)
class Rule:
    """A further condition on packages: the issues it looks at, and what it says of arrays of codes per issue."""

    issues: frozenset[str]
    holds: Callable[[Codes], Mask]  # [row, issue of the case] -> [row]


@dataclass(frozen=True, eq=False, slots=True)
class Block:
    """
    Issues that hang together, as one issue.

    ``codes[c, k]`` is the choice on the k-th of ``issues`` in combination c, ``worth[c, i]`` what the combination is
    worth to party i, as a whole number.
    """

    issues: tuple[int, ...]
    codes: Codes
    worth: Whole


@dataclass(frozen=True, eq=False)
class Blocks:
    """
    The packages that are not excluded, as a product of blocks; values add over blocks.

    A package's value to party i is ``(whole value) / scale[i]``, exactly. ``floor[i]`` is the least whole value that
    reaches the walk-away. ``choices[k]`` are what the codes of issue k stand for. ``sampled`` says that a continuous
    issue is there by some of its numbers only.
    """

    packages: Packages
    blocks: tuple[Block, ...]
    choices: tuple[tuple[int | Fraction, ...], ...]
    scale: tuple[int, ...]
    floor: tuple[int, ...]
    sampled: bool

    @property
    def total(self) -> int:
        """Return how many packages there are."""
        return math.prod(len(block.worth) for block in self.blocks)

    @cached_property
    def most(self) -> tuple[tuple[int, ...], ...]:
        """Return, per block and one past the end, what each party can still get from there on, at best."""
        rows = [tuple(0 for _ in self.scale)]
        for block in reversed(self.blocks):
            best = [int(v) for v in block.worth.max(axis=0)] if len(block.worth) else [-_WORD] * len(self.scale)
            rows.append(tuple(b + r for b, r in zip(best, rows[-1], strict=True)))
        return tuple(reversed(rows))

    @property
    def small(self) -> bool:
        """Return True where values are int64 throughout."""
        return all(block.worth.dtype == np.int64 for block in self.blocks)

    def package(self, rows: Sequence[int]) -> Package:
        """Return the package that takes combination ``rows[b]`` in block b."""
        chosen: list[int | Fraction] = [0] * len(self.choices)
        for block, at in zip(self.blocks, rows, strict=True):
            for issue, code in zip(block.issues, block.codes[at], strict=True):
                chosen[issue] = self.choices[issue][int(code)]
        return tuple(chosen)

    def values(self, whole: Sequence[int]) -> tuple[Fraction, ...]:
        """Return whole values as values in the units of the parties."""
        return tuple(Fraction(int(v), s) for v, s in zip(whole, self.scale, strict=True))

    def whole(self, values: Sequence[Fraction]) -> tuple[int, ...]:
        """Return the least whole values that reach these values."""
        return tuple(math.ceil(v * s) for v, s in zip(values, self.scale, strict=True))


def blocks_of(packages: Packages, rules: Sequence[Rule] = (), *, steps: int = 20, most: int = MAX_BLOCK) -> Blocks:
    """
    Return packages as independent blocks.

    Two issues share a block where a combination, an exclusion or a rule speaks of both. Without any of these every
    issue is a block of its own.

    Parameters
    ----------
    packages : Packages
    rules : sequence of Rule
        Further conditions that packages have to meet.
    steps : int
        A continuous issue stands by the points of its curves and this many even steps.
    most : int
        How many combinations a block may have.

    Raises
    ------
    TooLargeError
        If a block has more.

    Examples
    --------
    >>> from comity.case.settlement import Issue, IssueLevel
    >>> two = [Issue(i, levels=(IssueLevel("no"), IssueLevel("yes"))) for i in ("a", "b")]
    >>> worth = (((Fraction(0), Fraction(1, 2)), (Fraction(3), Fraction(0))),)
    >>> model = Packages(tuple(two), ("p",), worth, (((), ()),), ((),), (), (Fraction(1),), (Fraction(1),))
    >>> blocks = blocks_of(model)
    >>> blocks.total, blocks.scale, blocks.floor, blocks.blocks[0].worth.tolist()
    (4, (2,), (2,), [[0], [1]])
    """
    choices = tuple(_choices(packages, k, steps) for k in range(len(packages.issues)))
    worth = [[_worths(packages, p, k, choices[k]) for k in range(len(choices))] for p in range(len(packages.parties))]
    scale = tuple(_scale(packages, p, worth[p]) for p in range(len(packages.parties)))
    fine = any(_largest(packages, p, worth[p]) * scale[p] >= _WORD for p in range(len(scale)))
    built = [
        _block(packages, group, choices, worth, scale, rules, np.dtype(object if fine else np.int64))
        for group in _groups(packages, rules, choices, most)
    ]
    built.sort(key=lambda block: len(block.worth))
    floor = tuple(math.ceil(f * s) for f, s in zip(packages.floor, scale, strict=True))
    return Blocks(packages, tuple(built), choices, scale, floor, packages.continuous)


def in_reach(floor: Sequence[int]) -> list[int]:
    """
    Return whole numbers cut to what 64 bits hold, for floors that values held in 64 bits are compared with.

    A floor beyond the reach of all values stays beyond it.

    Examples
    --------
    >>> in_reach([3, 10**30]) == [3, 2**62]
    True
    """
    return [min(max(f, -_WORD), _WORD) for f in floor]


def _choices(packages: Packages, k: int, steps: int) -> tuple[int | Fraction, ...]:
    issue = packages.issues[k]
    if issue.span is None:
        return tuple(range(len(issue.levels)))
    low, high = issue.span
    even = {low + (high - low) * j / steps for j in range(steps + 1)}
    return tuple(sorted(even | {x for curves in packages.curves for x, _ in curves[k]}))


def _worths(packages: Packages, party: int, k: int, choices: Sequence[int | Fraction]) -> tuple[Fraction, ...]:
    if packages.issues[k].span is None:
        return packages.worth[party][k]
    return tuple(on_curve(packages.curves[party][k], Fraction(x)) for x in choices)


def _scale(packages: Packages, party: int, worth: Sequence[Sequence[Fraction]]) -> int:
    parts = itertools.chain(itertools.chain.from_iterable(worth), (adds for _, adds in packages.extras[party]))
    return math.lcm(*(value.denominator for value in parts))


def _largest(packages: Packages, party: int, worth: Sequence[Sequence[Fraction]]) -> Fraction:
    extras = sum((abs(adds) for _, adds in packages.extras[party]), Fraction(0))
    return extras + sum((max(map(abs, values)) for values in worth), Fraction(0)) + 1


def _groups(
    packages: Packages, rules: Sequence[Rule], choices: Sequence[Sequence[object]], most: int
) -> Iterator[tuple[int, ...]]:
    ties = [issues_of(tree) for extras in packages.extras for tree, _ in extras]
    ties += [issues_of(tree) for tree in packages.exclude]
    ties += [rule.issues for rule in rules]
    group = {k: {k} for k in range(len(packages.issues))}
    for tie in ties:
        joined = set().union(*(group[packages.place[name]] for name in tie)) if tie else set()
        group |= dict.fromkeys(joined, joined)
    seen: set[int] = set()
    for k in group:
        if k not in seen:
            seen |= group[k]
            size = math.prod(len(choices[j]) for j in group[k])
            if size > most:
                names = ", ".join(packages.issues[j].id for j in sorted(group[k]))
                raise TooLargeError(
                    f"The issues {names} hang together and have {size:,} combinations; at most {most:,} are looked at."
                )
            yield tuple(sorted(group[k]))


def _block(
    packages: Packages,
    group: tuple[int, ...],
    choices: Sequence[Sequence[int | Fraction]],
    worth: Sequence[Sequence[Sequence[Fraction]]],
    scale: Sequence[int],
    rules: Sequence[Rule],
    kind: np.dtype[Any],
) -> Block:
    sizes = [len(choices[k]) for k in group]
    codes = np.indices(sizes).reshape(len(group), -1).T.astype(np.int64)
    wide = np.zeros((len(codes), len(choices)), np.int64)
    wide[:, list(group)] = codes
    here = {packages.issues[k].id for k in group}
    keep = np.ones(len(codes), bool)
    for tree in packages.exclude:
        if issues_of(tree) <= here:
            keep &= ~where_holds(packages, tree, wide)
    for rule in rules:
        if rule.issues <= here:
            keep &= rule.holds(wide)
    values = np.zeros((len(codes), len(scale)), kind)
    for p, s in enumerate(scale):
        for at, k in enumerate(group):
            values[:, p] += np.array([int(v * s) for v in worth[p][k]], kind)[codes[:, at]]
        for tree, adds in packages.extras[p]:
            if issues_of(tree) <= here:
                values[:, p] += np.where(where_holds(packages, tree, wide), int(adds * s), 0).astype(kind)
    return Block(group, codes[keep], values[keep])


def where_holds(packages: Packages, tree: Node, codes: Codes) -> Mask:
    """
    Return in which rows a statement over levels holds.

    Parameters
    ----------
    codes : array of int, shape (rows, issues of the case)
        The level of each issue; columns that the statement does not speak of may hold anything.
    """

    def truth(atom: Atom) -> Mask:
        if not isinstance(atom, Level):
            raise ValueError(f"A statement about packages speaks of levels of issues only, not of {atom}.")
        k = packages.place[atom.issue]
        result: Mask = codes[:, k] == packages.index[k][atom.level]
        return result

    return evaluate(tree, truth)
