"""The inverse question for one outcome: published numbers, contract, neutrality, estimates, budget."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from comity.budget import Budget
from comity.case.nouns import Case, Free
from comity.catalogue.entries import load_entry
from comity.conflict.inverse.admissible import open_model
from comity.conflict.inverse.formula import conjunction
from comity.conflict.inverse.outcome import inverse
from comity.conflict.inverse.result import Share, counted
from comity.conflict.inverse.sampling import Sample, sampled_formula, sampled_table
from comity.conflict.inverse.ways import CONCEPTS, Ground, formulas
from comity.errors import UsageError
from comity.testing.open_conflicts import some_case, some_free, with_free


@pytest.fixture
def euphrates() -> Case:
    return with_free(load_entry("syria_iraq_1975").case, {"syria": Free()})


def test_syria_free_gives_the_known_numbers(euphrates: Case) -> None:
    found = inverse(euphrates, "YNN")
    assert {k: v.profiles for k, v in found.verdicts.items() if k != "sseq"} == {
        "nash": 240,
        "gmr": 384,
        "smr": 300,
        "seq": 384,
    }
    assert {v.of for v in found.verdicts.values()} == {720}


def test_the_json_keeps_the_contract(euphrates: Case) -> None:
    got = inverse(euphrates, "YNN").to_json()
    assert got["state"] == "YNN"
    nash = got["concepts"]["nash"]
    assert (nash["profiles"], nash["of"], nash["exact"], nash["holds"]) == (240, 720, True, "some")
    assert isinstance(nash["condition"], str)
    assert {"party", "distance", "words"} <= set(nash["minimum_change"])


def test_who_is_named_first_makes_no_difference() -> None:
    for seed in range(12):
        rng = random.Random(seed)
        case = some_free(rng, some_case(rng))
        turned = replace(case, parties=case.parties[::-1])
        state = open_model(case).model.label(0)
        a, b = inverse(case, state).to_json(), inverse(turned, state).to_json()
        for key in CONCEPTS:
            one, other = a["concepts"][key], b["concepts"][key]
            assert (one["profiles"], one["of"]) == (other["profiles"], other["of"])
            assert one["minimum_change"]["distance"] == other["minimum_change"]["distance"]
            assert sorted(map(sorted, one["minimum_change"]["who"])) == sorted(
                map(sorted, other["minimum_change"]["who"])
            )


def test_estimates_agree_with_exact_shares(euphrates: Case) -> None:
    given = open_model(euphrates)
    state = given.model.index("YNN")
    for key, share in (("nash", 240 / 720), ("smr", 300 / 720)):
        whole = conjunction(c for f in formulas(Ground.of(given), key, state).values() for c in f)
        low, high = sampled_formula(whole, given.orders).interval(z=4)
        assert low < share < high
        low, high = sampled_table(given, key, state, Budget(), 400).interval(z=4)
        assert low < share < high


def test_an_estimate_says_no_more_than_it_bears() -> None:
    assert "about 0.5 of" in counted(Share(None, Sample(50, 100)), 720)
    assert "about 0.500 of" in counted(Share(None, Sample(50_000, 100_000)), 720)
    assert Share(None, Sample(0, 100)).holds is None
    assert Share(None, Sample(1, 100)).holds == "some"


def test_without_a_free_preference_there_is_one_profile() -> None:
    found = inverse(load_entry("syria_iraq_1975").case, "NYY", ("nash", "gmr"))
    assert [(v.profiles, v.of) for v in found.verdicts.values()] == [(1, 1), (1, 1)]
    assert found.verdicts["nash"].words == "It holds."


def test_a_huge_number_of_profiles_is_left_out_and_the_share_is_not(euphrates: Case) -> None:
    verdict = inverse(euphrates, "YNN", ("nash",)).verdicts["nash"]
    row = replace(verdict, of=10**5_000).to_json()
    assert (row["of"], row["profiles"]) == (None, None)
    assert row["share"] == pytest.approx(1 / 3)


def test_a_budget_that_runs_out_is_said(euphrates: Case) -> None:
    found = inverse(euphrates, "YNN", budget=Budget(0.0))
    assert not found.complete
    assert "not finished" in found.absent["nash"]


def test_concepts_without_an_inverse_answer_are_named(euphrates: Case) -> None:
    assert "sim" in inverse(euphrates, "YNN", ("nash", "sim")).absent
    with pytest.raises(UsageError, match="none of these concepts"):
        inverse(euphrates, "YNN", ("sim",))
    with pytest.raises(UsageError, match="no feasible state"):
        inverse(euphrates, "YYY")


def test_a_frame_has_one_row_per_concept(euphrates: Case) -> None:
    frame = inverse(euphrates, "YNN").to_frame()
    assert frame.loc["gmr", "profiles"] == 384
    assert list(frame.index) == list(CONCEPTS)
