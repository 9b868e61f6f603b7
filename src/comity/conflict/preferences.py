"""From what a party says it prefers to a rank for every state: higher is better, ties share a rank."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from math import lcm

import numpy as np
from numpy.typing import NDArray

from comity.case.nouns import Free, Preference, Prioritised, Ranking, Statement, Weights
from comity.conflict.space import Space
from comity.errors import CaseError, Problem, Where
from comity.kernels.edges import Value
from comity.kernels.groups import Code
from comity.logic.masks import mask

Truth = NDArray[np.bool_]


def dense_rank(columns: list[NDArray[np.int64]]) -> Value:
    """
    Return dense ranks from 0 of rows compared column by column, the first column first.

    Examples
    --------
    >>> dense_rank([np.array([1, 0, 1]), np.array([0, 5, 0])]).tolist()
    [1, 0, 1]
    """
    order = np.lexsort(columns[::-1])
    step = np.zeros(len(order), bool)
    for c in columns:
        step[1:] |= c[order][1:] != c[order][:-1]
    out = np.empty(len(order), np.int32)
    out[order] = np.cumsum(step)
    return out


def truth_table(statements: Iterable[Statement], codes: Code, position: dict[str, int]) -> Truth:
    """Return which statement holds where, shape (K, S)."""
    rows = [mask(s.tree, codes, position) for s in statements]
    return np.array(rows, bool).reshape(len(rows), len(codes))


def priority_rank(truth: Truth) -> Value:
    """
    Return the ranks that prioritised statements imply: statement k of K weighs ``2**(K - k)``.

    The comparison is lexicographic, so any number of statements is exact.

    Examples
    --------
    >>> priority_rank(np.array([[1, 0, 0], [0, 1, 0]], bool)).tolist()
    [2, 1, 0]
    """
    if not len(truth):
        return np.zeros(truth.shape[1], np.int32)
    words = []
    for k in range(0, len(truth), 62):
        word = np.zeros(truth.shape[1], np.int64)
        for row in truth[k : k + 62]:
            word = (word << 1) | row
        words.append(word)
    return dense_rank(words)


def weight_rank(weights: Weights, truth: Truth) -> Value:
    """Return the ranks that weights imply; sums are exact, so equal sums tie."""
    scale = lcm(*(w.denominator for _, w in weights.weights), 1)
    whole = [int(w * scale) for _, w in weights.weights]
    if sum(abs(w) for w in whole) < 1 << 62:
        total = np.zeros(truth.shape[1], np.int64)
        for w, row in zip(whole, truth, strict=True):
            total += w * row
        return dense_rank([total])
    sums = [sum(w for w, row in zip(whole, truth, strict=True) if row[s]) for s in range(truth.shape[1])]
    place = {v: k for k, v in enumerate(sorted(set(sums)))}
    return np.array([place[v] for v in sums], np.int32)


def ranking_rank(ranking: Ranking, space: Space, where: Where, who: str, why_not: object) -> Value:
    """
    Return the ranks of a ranking given best first.

    Raises
    ------
    CaseError
        Naming every label that is no feasible state, comes twice, or is missing.
    """
    problems = []
    out = np.full(space.n_states, -1, np.int32)
    lines = dict(zip(chain(*ranking.tiers), chain(*ranking.wheres), strict=False))
    for place, tier in enumerate(reversed(ranking.tiers)):
        for label in tier:
            state, here = space.index(label), lines.get(label, where)
            if state is None:
                reason = why_not(label) if callable(why_not) else ""
                problems.append(
                    Problem(
                        here,
                        f'the ranking of {who} names "{label}", which is no feasible state{reason}.',
                        ("Take it out of the ranking, or change what is infeasible.",),
                    )
                )
            elif out[state] >= 0:
                problems.append(
                    Problem(
                        here,
                        f'the ranking of {who} names state "{space.label(state)}" twice.',
                        ("Keep the place you mean.",),
                    )
                )
            else:
                out[state] = place
    missing = [space.label(int(s)) for s in np.flatnonzero(out < 0)]
    if missing:
        shown = ", ".join(missing[:8]) + (", ..." if len(missing) > 8 else "")
        problems.append(
            Problem(
                where,
                f"the ranking of {who} leaves out {len(missing)} feasible state(s): {shown}.",
                (
                    "Rank every feasible state once; a nested list is a tie.",
                    "Or give statements instead of a ranking.",
                ),
            )
        )
    if problems:
        raise CaseError(problems)
    return dense_rank([out.astype(np.int64)])


def ranks(
    preference: Preference,
    space: Space,
    position: dict[str, int],
    where: Where,
    who: str,
    why_not: object = None,
) -> Value:
    """
    Return what a preference says of every state, shape (S,): dense ranks from 0, higher is better.

    Raises
    ------
    CaseError
        A ranking that does not fit the states, or a preference that tells merged states apart.
    """
    if isinstance(preference, Free):
        ways = (
            "Ask `comity inverse` which preferences make an outcome hold, or `comity ensemble` how likely each is.",
            "Or give statements, a ranking or weights.",
        )
        raise CaseError([Problem(where, f"what {who} prefers is left open (free), so no verdict follows.", ways)])
    if isinstance(preference, Ranking):
        return ranking_rank(preference, space, where, who, why_not)
    if space.raw is None or space.to is None:
        raise CaseError(
            [
                Problem(
                    where,
                    f"{who} has statements, but the states are drawn by hand.",
                    ("Give a ranking of the states.",),
                )
            ]
        )
    if isinstance(preference, Prioritised):
        raw = priority_rank(truth_table(preference.statements, space.raw, position))
    else:
        raw = weight_rank(preference, truth_table((s for s, _ in preference.weights), space.raw, position))
    if not space.merged:
        return raw
    low, high = (
        np.full(space.n_states, np.iinfo(np.int32).max, np.int32),
        np.full(space.n_states, -1, np.int32),
    )
    np.minimum.at(low, space.to, raw)
    np.maximum.at(high, space.to, raw)
    split = [space.label(int(s)) for s in np.flatnonzero(low != high)]
    if split:
        raise CaseError(
            [
                Problem(
                    where,
                    f'the preferences of {who} tell apart states that are merged in "{split[0]}".',
                    (
                        "Guard each statement so that it says the same of all of them, "
                        "or split the merged state (same:).",
                    ),
                )
            ]
        )
    return dense_rank([low.astype(np.int64)])
