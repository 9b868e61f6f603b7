"""What moves a verdict: the two halves of an interval, and how often chance alone seems to matter."""

from __future__ import annotations

import numpy as np

from comity.case.settlement import Span
from comity.ensemble.packages.movers import movers
from comity.ensemble.packages.tally import Tally
from comity.ensemble.packages.unknown import Unknown


def tally(held: np.ndarray, upper: np.ndarray) -> Tally:
    """Return the counts of one verdict, ``held`` of shape (D,), and K intervals, ``upper`` of shape (K, D)."""
    unknowns = tuple(
        Unknown(0, k, "a", "level", "i", f"l{k}", Span(*(2 * [0])), f"value {k}") for k in range(len(upper))
    )  # type: ignore[arg-type]
    return Tally(
        (), np.zeros(0, bool), unknowns, np.array([held.sum()]), upper.sum(axis=1), (upper @ held)[:, None], len(held)
    )


def test_shares_are_those_of_the_two_halves() -> None:
    held = np.array([1, 1, 0, 0, 0, 1, 0, 0])
    upper = np.array([[1, 1, 1, 1, 0, 0, 0, 0]])
    (found,) = movers(tally(held, upper), 0)
    assert (found.upper.p, found.lower.p, found.difference.p) == (0.5, 0.25, 0.25)
    assert found.difference.low < 0.25 < found.difference.high
    assert not found.clear


def test_chance_alone_seems_to_matter_in_one_run_of_twenty_at_most() -> None:
    rng = np.random.default_rng(4)
    seemed = 0
    for _ in range(300):
        held, upper = rng.integers(0, 2, 400), rng.integers(0, 2, (40, 400))
        seemed += any(m.clear for m in movers(tally(held, upper), 0))
    assert seemed <= 26  # 15 expected at most; 26 and more has a chance below 1 in 200


def test_what_moves_most_comes_first_and_is_clear() -> None:
    rng = np.random.default_rng(1)
    upper = rng.integers(0, 2, (20, 1000))
    held = (upper[7] + (rng.random(1000) < 0.3) > 0).astype(int)
    first = movers(tally(held, upper), 0)[0]
    assert (first.unknown.words, first.clear) == ("value 7", True)


def test_nothing_moves_what_is_always_so() -> None:
    upper = np.array([[1, 0, 1, 0]])
    assert movers(tally(np.ones(4, int), upper), 0) == ()
