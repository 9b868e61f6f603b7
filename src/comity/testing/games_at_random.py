"""Random war-termination games for tests: every number of the game, its edges included."""

from __future__ import annotations

import numpy as np

from comity.support.game.parameters import Parameters


def random_games(seed: int, n: int, positions: int = 6, patron: float = 0.2) -> Parameters:
    """
    Return n random games; a part of them, ``patron``, has a patron with a veto.

    Chances of certain and impossible events, shares of nothing and all, and games without costs occur.

    Examples
    --------
    >>> games = random_games(seed=1, n=50)
    >>> len(games), games.positions, bool((games.hazard == 0).any())
    (50, 6, True)
    """
    rng = np.random.default_rng(seed)

    def between(low: float, high: float) -> np.ndarray:
        return rng.uniform(low, high, n)

    return Parameters.of(
        positions,
        win=between(0.2, 0.8),
        win_after_cut=between(0.1, 0.9),
        cost_a=between(0, 0.5),
        cost_b=between(0, 0.5),
        rent=between(0, 1) * (rng.random(n) < 0.6),
        to=rng.choice([-1.0, 1.0], n),
        discount=rng.choice([0.0, 0.8, 0.9, 0.95, 0.99], n),
        hazard=rng.choice([0.0, 0.05, 0.2, 1.0], n),
        reversal=rng.choice([0.0, 0.0, 0.1, 0.5], n),
        share=rng.choice([0.0, 0.3, 0.5, 1.0], n),
        patron_war=between(0, 1),
        patron_peace=between(0, 1),
        veto=rng.random(n) < patron,
    )
