"""The robust core: which outcomes hold for every, some or no admissible preference."""

from __future__ import annotations

import random

import pytest

from comity.budget import Budget
from comity.case.nouns import Free
from comity.catalogue.entries import load_entry
from comity.conflict.analyse import Settings, analyse
from comity.conflict.inverse.admissible import open_model
from comity.conflict.inverse.robust import robust_core
from comity.conflict.inverse.ways import CONCEPTS
from comity.testing.open_conflicts import by_hand, some_case, some_free, with_free


@pytest.mark.parametrize("seed", range(12))
def test_every_some_and_none_agree_with_every_profile(seed: int) -> None:
    rng = random.Random(seed)
    case = some_free(rng, some_case(rng, 4), 1 if seed % 3 else 2)
    given = open_model(case)
    found = robust_core(case)
    for key in CONCEPTS:
        for state in range(given.model.n_states):
            verdicts = [all(row[1]) for row in by_hand(given, key, state)]
            want = "every" if all(verdicts) else "some" if any(verdicts) else "none"
            got = found.shares[key].get(state)
            assert ("none" if got is None else got.holds) == want
            if got is not None and got.exact is not None:
                assert got.exact * given.count == sum(verdicts)


def test_without_a_free_preference_the_core_is_the_equilibria() -> None:
    case = load_entry("elmira").case
    found, result = robust_core(case), analyse(case, Settings(CONCEPTS))
    for key in CONCEPTS:
        assert found.every(key) == result.equilibria(key).tolist()
        assert found.some(key) == []


def test_the_json_names_the_core_and_what_may_hold() -> None:
    case = with_free(load_entry("syria_iraq_1975").case, {"syria": Free()})
    got = robust_core(case).to_json()
    assert got["of"] == 720
    assert got["core"]["nash"] == []
    assert got["outcomes"]["YNN"]["gmr"]["share"] == pytest.approx(384 / 720)
    assert "NYN" not in got["outcomes"]  # Iraq would leave it in any case
    frame = robust_core(case).to_frame()
    assert frame.loc["YNN", "nash"] == pytest.approx(1 / 3)


def test_a_budget_keeps_what_is_done() -> None:
    case = with_free(load_entry("syria_iraq_1975").case, {"syria": Free()})
    found = robust_core(case, budget=Budget(0.0))
    assert not found.complete
    assert set(found.absent) == set(CONCEPTS)
