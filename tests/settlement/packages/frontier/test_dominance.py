"""The filter under every frontier."""

from __future__ import annotations

import numpy as np
import pytest

from comity.settlement.packages.frontier.directions import directions
from comity.settlement.packages.frontier.dominance import undominated


@pytest.mark.parametrize("parties", [1, 2, 3, 4])
@pytest.mark.parametrize("kind", [np.int64, object])
def test_exactly_the_rows_that_nothing_dominates_stay(parties: int, kind: type) -> None:
    rng = np.random.default_rng(parties)
    for top in (2, 4, 50):
        rows = rng.integers(0, top, (60, parties)).astype(kind)
        there = rows.tolist()
        expected = {
            at
            for at, row in enumerate(there)
            if not any(all(a >= b for a, b in zip(other, row, strict=True)) and other != row for other in there)
        }
        found = undominated(rows).tolist()
        assert set(found) == expected
        assert [there[at] for at in found] == sorted((there[at] for at in found), reverse=True)


def test_directions_are_the_same_whatever_the_order_of_parties() -> None:
    found = directions(3, 30)
    assert {tuple(sorted(d)) for d in found} == {tuple(sorted(d)) for d in set(found)}
    assert {(b, c, a) for a, b, c in found} == set(found)
    assert all(abs(sum(d) - 1) < 1e-12 for d in found)
    assert directions(1, 10)[-1] == (1.0,)
