"""Names decide nothing: what chance does to a network or a table hangs on its numbers alone."""

from __future__ import annotations

import datetime as dt
import random
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.capabilities.analyse import concentration
from comity.alignment.communities.structure import structure
from comity.alignment.network import network_of
from comity.case.alignment import Capabilities, Ties

DAYS = (dt.date(1950, 1, 1), dt.date(1950, 12, 31))


def ties_of(rows: list[tuple[str, str, int, Fraction | None]]) -> Ties:
    n, blank = len(rows), ("",) * len(rows)
    a, b, sign, weight = zip(*rows, strict=True)
    return Ties(a, b, sign, weight, (False,) * n, blank, blank, blank, blank)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6))
def test_renaming_actors_renames_communities_and_nothing_else(seed: int) -> None:
    rng = random.Random(seed)
    names = [f"n{k:02}" for k in range(12)]
    # weights of their own tell the actors apart, so that none is interchangeable with another
    rows = [
        (a, b, rng.choice((1, 1, 1, -1)), Fraction(rng.randint(1, 10**6), 7))
        for k, a in enumerate(names)
        for b in names[:k]
        if rng.random() < 0.4
    ]
    if not rows:
        return
    other = dict(zip(names, rng.sample([f"z{k:02}" for k in range(12)], 12), strict=True))
    renamed = [(other[a], other[b], sign, weight) for a, b, sign, weight in rows]
    rng.shuffle(renamed)
    one, two = (structure(network_of(ties_of(r)).window(*DAYS), thorough=False) for r in (rows, renamed))
    assert one.communities is not None
    assert two.communities is not None
    for mine, theirs in ((one.communities.shown, two.communities.shown), (one.signed, two.signed)):
        if mine is None or theirs is None:
            assert mine is theirs
            continue
        assert {frozenset(other[n] for n in g) for g in mine.groups} == {frozenset(g) for g in theirs.groups}
        assert mine.highest == pytest.approx(theirs.highest)
        firm = {other[n]: f for n, f in zip(mine.actors, mine.firmness.tolist(), strict=True)}
        assert firm == pytest.approx(dict(zip(theirs.actors, theirs.firmness.tolist(), strict=True)))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.booleans())
def test_renaming_actors_leaves_every_band_of_capabilities(seed: int, gaps: bool) -> None:
    rng = random.Random(seed)
    rows = []
    for k in range(6):
        for year in (1900, 1950):
            men, iron = Fraction(rng.randint(1, 10**6)), Fraction(rng.randint(1, 10**6))
            rows.append((f"n{k}", year, (men, None if gaps and rng.random() < 0.2 else iron)))
    other = dict(zip((f"n{k}" for k in range(6)), rng.sample([f"z{k}" for k in range(6)], 6), strict=True))
    shuffled = rng.sample([(other[a], y, v) for a, y, v in rows], len(rows))
    one, two = (
        concentration(Capabilities(("men", "iron"), *zip(*r, strict=True)), draws=200, seed=3) for r in (rows, shuffled)
    )
    for mine, theirs in zip(one.levels, two.levels, strict=True):
        assert mine.hhi_band == pytest.approx(theirs.hhi_band, rel=1e-12)
        assert {other[a] for a in mine.poles} == set(theirs.poles)
    assert [c.verdict for c in one.changes] == [c.verdict for c in two.changes]
    assert one.poles.more == two.poles.more


@pytest.mark.parametrize(
    ("weights", "left"),
    [
        (("0.1", "0.2", "-0.3"), 0),
        (("1e17", "1", "-1e17"), 1),
        (("1/3", "1/3", "-2/3"), 0),
        (("0.3", "-0.2", "-0.2"), -1),
    ],
)
def test_ties_of_a_pair_cancel_out_exactly(weights: tuple[str, ...], left: int) -> None:
    rows = [("a", "b", 1 if not w.startswith("-") else -1, Fraction(w.lstrip("-"))) for w in weights]
    found = network_of(ties_of([*rows, ("a", "c", 1, None)])).window(*DAYS)
    assert found.cancelled == (left == 0)
    if left:
        assert np.sign(found.sign[found.b == found.actors.index("b")]).tolist() == [left]
