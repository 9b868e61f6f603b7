"""The different equilibria that beginnings and shares lead to (conventions §95)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from comity.budget import Budget
from comity.support.game.durations import chances, durations, ever_fought
from comity.support.game.parameters import Parameters
from comity.support.game.solve import Solved, solve
from comity.support.game.spell import BEGINNINGS, AtHazard, Begin, Ends, Equilibrium, Spell
from comity.support.game.why import REASONS, reasons

SHARES = (0.0, 0.5, 1.0)
"""The parts of the surplus for A that are tried beside the share of the case."""


def equilibria(parameters: Parameters, budget: Budget | None = None) -> tuple[AtHazard, ...]:
    """
    Return, for every game, its own answer and every other that a beginning or a share leads to.

    Two answers are the same where the same states are at war: durations and ends then agree. The own answer is that of
    the share in ``parameters``, begun from peace.

    Examples
    --------
    Whether they fight at position 2 depends here on who would get the surplus of a deal:

    >>> games = Parameters.of(6, win=0.5, win_after_cut=0.9, cost_a=0.1, cost_b=0.1, hazard=0.05)
    >>> [e.on.positions for e in equilibria(games)[0].all]
    [(1,), (1, 2)]
    """
    runs: list[tuple[Begin, tuple[float, ...], list[Equilibrium]]] = []
    for share in (parameters.share, *SHARES):
        games = parameters.changed(share=share)
        for begin in BEGINNINGS:
            runs.append((begin, tuple(games.share.tolist()), _described(solve(games, begin, budget), budget)))
    return tuple(
        _together(float(parameters.hazard[g]), [(begin, shares[g], found[g]) for begin, shares, found in runs])
        for g in range(len(parameters))
    )


def _together(hazard: float, runs: Sequence[tuple[Begin, float, Equilibrium]]) -> AtHazard:
    """Merge the runs that end in the same wars; runs that did not come to rest are kept apart from those that did."""
    kept: dict[tuple[bool, tuple[int, ...], tuple[int, ...]], list[tuple[Begin, float, Equilibrium]]] = {}
    for run in runs:
        found = run[2]
        kept.setdefault((found.settled, found.on.positions, found.off.positions), []).append(run)
    merged = []
    for group in kept.values():
        first = group[0][2]
        found_from = tuple(dict.fromkeys((begin, share) for begin, share, _ in group))
        residual = max(e.residual for _, _, e in group)
        merged.append(Equilibrium(first.on, first.off, found_from, first.settled, residual))
    return AtHazard(hazard, merged[0], tuple(merged[1:]))


def _described(solved: Solved, budget: Budget | None) -> list[Equilibrium]:
    """Return the equilibrium of each game with its durations and ends."""
    first, ever, why = durations(solved, budget), ever_fought(solved, budget), reasons(solved)
    a, b, settled = chances(solved, budget)
    inner = range(1, solved.parameters.positions)

    def spell(g: int, s: int) -> Spell:
        return Spell(
            tuple(int(k) for k in np.flatnonzero(solved.war[g, :, s])),
            tuple(float(first[g, k, s]) for k in inner),
            tuple(float(ever[g, k, s]) for k in inner),
            tuple(
                Ends(float(a[g, k, s]), float(b[g, k, s]), tuple(float(x) for x in settled[g, k, s, 1:-1]))
                for k in inner
            ),
            tuple(REASONS[why[g, k, s]] for k in inner),
        )

    return [
        Equilibrium(spell(g, 0), spell(g, 1), (), bool(solved.converged[g]), float(solved.residual[g]))
        for g in range(len(solved))
    ]
