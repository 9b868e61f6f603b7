"""Tests of probabilities: exact against full enumeration, products against shares, intervals against their promise."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from itertools import permutations, product

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.nouns import Case, Conflict, Free, PartyPreference, Prioritised, Ranking, Reading
from comity.catalogue.entries import load_entry
from comity.conflict.model import build
from comity.conflict.stability import stability
from comity.ensemble.estimate import estimate
from comity.ensemble.plan import Plan, plan
from comity.ensemble.result import EnsembleResult
from comity.ensemble.run import prepare, run_chunk
from comity.ensemble.tally import combine
from comity.errors import UsageError
from comity.testing.conflicts import Shape, random_case, random_drawn

KEYS = ("nash", "gmr", "smr", "seq", "sseq")


def found(p: Plan) -> EnsembleResult:
    ready = prepare(p)
    return estimate(p, combine(run_chunk(p, c, ready) for c in p.chunks()), ready)


def with_preferences(case: Case, rows: list[PartyPreference]) -> Case:
    conflict: Conflict | None = case.conflict
    assert conflict is not None
    return replace(case, conflict=replace(conflict, preferences=tuple(rows)))


def short(case: Case, k: int = 3) -> Case:
    """Cut preferences to a few items, so that all profiles can be gone through."""
    assert case.conflict is not None
    rows = []
    for row in case.conflict.preferences:
        wish = row.preference
        if isinstance(wish, Prioritised):
            rows.append(replace(row, preference=Prioritised(wish.statements[:k])))
        else:
            assert isinstance(wish, Ranking)
            tiers = (*wish.tiers[: k - 1], tuple(label for tier in wish.tiers[k - 1 :] for label in tier))
            rows.append(replace(row, preference=Ranking(tuple(t for t in tiers if t))))
    return with_preferences(case, rows)


def enumerated(case: Case, phi: Fraction) -> dict[str, np.ndarray]:
    """Go through every profile of orders, each written out as a case, and add up its chance."""
    assert case.conflict is not None
    choices = []
    for row in case.conflict.preferences:
        wish = row.preference
        items = wish.statements if isinstance(wish, Prioritised) else wish.tiers  # type: ignore[union-attr]
        orders = list(permutations(range(len(items))))
        swaps = [sum(a > b for k, a in enumerate(o) for b in o[k:]) for o in orders]
        weights = [phi**n for n in swaps]
        made = [type(wish)(tuple(items[k] for k in o)) for o in orders]  # type: ignore[arg-type]
        choices.append([(PartyPreference(row.party, m), w / sum(weights)) for m, w in zip(made, weights, strict=True)])
    model = build(case)
    total = {key: np.zeros(model.n_states) for key in KEYS}
    for profile in product(*choices):
        drawn = build(with_preferences(case, [row for row, _ in profile]))
        chance = float(np.prod([float(c) for _, c in profile]))
        for key in KEYS:
            total[key] += chance * stability(drawn, key, None, Budget(), {}).all(axis=0)
    return total


@pytest.mark.parametrize("form", ["statements", "rankings", "merged", "drawn"])
def test_exact_probabilities_are_those_of_every_profile_gone_through(form: str) -> None:
    rng = random.Random(8)
    shapes = {"statements": Shape(2, 3, statements=True), "rankings": Shape(2, 3), "merged": Shape(2, 3, lumps=True)}
    case = short(random_drawn(rng, 3, 4) if form == "drawn" else random_case(rng, shapes[form]))
    result = found(plan(case, 40, 1, KEYS))
    want = enumerated(case, Fraction(3, 10))
    for key in KEYS:
        assert result.how[key] == "exact"
        assert result.spans[key].p == pytest.approx(want[key], abs=1e-9)
        assert (result.spans[key].low == result.spans[key].high).all()


def long_case(seed: int, **shape: object) -> Case:
    """A case whose orders are too many to be listed."""
    case = random_case(random.Random(seed), Shape(parties=3, options=4, infeasible=0.0, ties=0.0, **shape))  # type: ignore[arg-type]
    assert len(case.conflict.preferences[0].preference.tiers) > 7  # type: ignore[union-attr]
    return case


def test_products_agree_with_joint_shares_and_are_surer() -> None:
    narrower = compared = 0
    for seed in range(4):
        p = plan(long_case(seed, one_way=0.3), 800, seed, KEYS, dispersion=0.8)
        result = found(p)
        from comity.ensemble.intervals import wilson

        for c, key in enumerate(("nash", "gmr", "smr")):
            assert result.how[key] == "factorised"
            joint, span = wilson(result.tally.held[c], 800), result.spans[key]
            apart = np.maximum(span.low - joint.high, joint.low - span.high)
            assert (apart <= 0.01).all()
            inside = (joint.p > 0.02) & (joint.p < 0.9)
            narrower += int(((span.high - span.low) < (joint.high - joint.low))[inside].sum())
            compared += int(inside.sum())
        assert result.how["seq"] == result.how["sseq"] == "sampled"
    assert compared > 20
    assert narrower > 0.9 * compared


def test_intervals_cover_what_many_draws_find() -> None:
    case = long_case(3)
    truth = found(plan(case, 40_000, 99, ("nash", "seq"), dispersion=0.7))
    hits = {"nash": 0, "seq": 0}
    asked = 0
    runs = 60
    for seed in range(runs):
        result = found(plan(case, 150, seed, ("nash", "seq"), dispersion=0.7))
        states = [s for s in range(result.model.n_states) if 0.05 < truth.spans["nash"].p[s] < 0.95][:4]
        asked += len(states)
        for key in hits:
            span = result.spans[key]
            hits[key] += sum(span.low[s] <= truth.spans[key].p[s] <= span.high[s] for s in states)
    assert asked > runs
    for key, count in hits.items():
        assert 0.9 < count / asked <= 1.0, key


def test_readings_alone_are_summed_exactly() -> None:
    rng = random.Random(5)
    case = random_case(rng, Shape(parties=2, options=3, statements=True))
    other = random_case(random.Random(6), Shape(parties=2, options=3, statements=True))
    assert case.conflict is not None
    assert other.conflict is not None
    rows = [
        replace(a, readings=(Reading("other", "", b.preference, probability=Fraction(1, 4)),))
        for a, b in zip(case.conflict.preferences, other.conflict.preferences, strict=True)
    ]
    result = found(plan(with_preferences(case, rows), 10, 0, KEYS))
    model = build(with_preferences(case, rows))
    want = {key: np.zeros(model.n_states) for key in KEYS}
    for one, two in product(("main", "other"), repeat=2):
        chance = (0.75 if one == "main" else 0.25) * (0.75 if two == "main" else 0.25)
        drawn = model.reading({"p0": one, "p1": two})
        for key in KEYS:
            want[key] += chance * stability(drawn, key, None, Budget(), {}).all(axis=0)
    for key in KEYS:
        assert result.how[key] == "exact"
        assert result.spans[key].p == pytest.approx(want[key])


def test_a_case_without_doubt_is_certain() -> None:
    case = random_case(random.Random(5), Shape(statements=True))
    result, model = found(plan(case, 10, 0, KEYS, dispersion=0)), build(case)
    for key in KEYS:
        held = stability(model, key, None, Budget(), {}).all(axis=0)
        assert (result.spans[key].p == held).all()
        assert result.how[key] == "exact"


def test_stronger_concepts_are_never_more_likely() -> None:
    result = found(plan(long_case(1), 500, 1, KEYS, dispersion=0.5))
    p = {key: result.tally.held[c] for c, key in enumerate(KEYS)}
    for strong, weak in (("nash", "sseq"), ("sseq", "seq"), ("sseq", "smr"), ("smr", "gmr"), ("seq", "gmr")):
        assert (p[strong] <= p[weak]).all()


def test_swapping_two_parties_labels_swaps_nothing_else() -> None:
    case = random_case(random.Random(9), Shape(parties=2, options=4, statements=True))
    assert case.conflict is not None
    swap = {"p0": "p1", "p1": "p0"}
    conflict = case.conflict
    renamed = replace(
        conflict,
        options=tuple(replace(o, by=swap[o.by]) for o in conflict.options),  # type: ignore[union-attr]
        preferences=tuple(replace(row, party=swap[row.party]) for row in conflict.preferences),
    )
    mirror = replace(case, parties=tuple(replace(q, id=swap[q.id]) for q in case.parties), conflict=renamed)
    one, other = found(plan(case, 200, 1)).to_json(), found(plan(mirror, 200, 1)).to_json()
    assert one["outcomes"] == other["outcomes"]
    assert one["laws"]["p0"]["readings"] == other["laws"]["p1"]["readings"]
    moved = {(m["party"], m["what"]) for c in one["sensitivity"].values() for ms in c.values() for m in ms}
    mirrored = {(swap[m["party"]], m["what"]) for c in other["sensitivity"].values() for ms in c.values() for m in ms}
    assert moved == mirrored


def test_a_free_preference_gives_the_shares_known_for_syria_and_iraq() -> None:
    case = load_entry("syria_iraq_1975").case
    assert case.conflict is not None
    rows = [replace(r, preference=Free()) if r.party == "syria" else r for r in case.conflict.preferences]
    result = found(plan(with_preferences(case, rows), 10, 0))
    orders = {c: round(720 * result.estimate("YNN", c).p, 6) for c in result.concepts}
    assert orders == {"nash": 240, "gmr": 384, "smr": 300, "seq": 384}
    assert set(result.how.values()) == {"exact"}


def test_what_always_holds_under_nash_surely_holds_under_seq_too() -> None:
    pinned = 0
    for seed in range(8):
        case = short(random_case(random.Random(seed), Shape(parties=3, options=3, one_way=1.0, ties=0.1)), 5)
        result = found(plan(case, 30, 1, KEYS, dispersion=0.3))
        if result.how["seq"] == "exact":
            continue  # few profiles after all
        nash, gmr = result.spans["nash"].p, result.spans["gmr"].p
        for key in ("seq", "sseq"):
            span = result.spans[key]
            assert ((nash <= span.low) & (span.low <= span.p) & (span.p <= span.high) & (span.high <= gmr)).all()
        same = np.flatnonzero(nash == gmr)
        assert all(result.estimate(int(s), "seq").how == "exact" for s in same)
        pinned += len(same)
    assert pinned


def test_one_party_that_can_be_listed_makes_the_product_surer() -> None:
    case = long_case(2)
    assert case.conflict is not None
    rows = list(case.conflict.preferences)
    rows[0] = short(with_preferences(case, [rows[0]])).conflict.preferences[0]  # type: ignore[union-attr]
    result = found(plan(with_preferences(case, rows), 300, 1, ("nash",), dispersion=0.7))
    factor = result.factors["nash"]
    assert (factor.low[0] == factor.high[0]).all()
    assert (factor.low[1] < factor.high[1]).any()
    assert result.how["nash"] == "factorised"


def test_half_the_chunks_are_estimated_and_marked_incomplete() -> None:
    p = replace(plan(long_case(2), 100, 1), size=40)
    result = estimate(p, run_chunk(p, p.chunks()[1]))
    assert (result.draws, result.complete) == (40, False)
    assert any("40 of 100 draws" in note for note in result.notes())


def test_counts_of_another_plan_are_refused() -> None:
    p = plan(long_case(2), 100, 1)
    with pytest.raises(UsageError, match="another plan"):
        estimate(replace(p, seed=2), run_chunk(p, p.chunks()[0]))
