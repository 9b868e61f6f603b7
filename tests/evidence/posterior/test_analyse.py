"""Laws of posteriors, and odd cases."""

from __future__ import annotations

import datetime as dt
import json
import math
import random
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.budget import Budget
from comity.case.evidence import Claim, Dependence, Evidence, EvidenceSource, Item, Judgement, Origin, Range
from comity.evidence.posterior.analyse import posteriors
from comity.evidence.posterior.result import Posteriors
from comity.evidence.posterior.settings import PosteriorSettings
from comity.testing.evidence_at_random import (
    Shape,
    joint_network,
    joint_posterior,
    opposite,
    random_evidence,
    shuffled,
)

LAWS = settings(max_examples=25, deadline=None)
QUICK = PosteriorSettings(draws=400)
SEEDS = st.integers(0, 10**6)


def _known(x: float | str | Fraction) -> Range:
    f = Fraction(x)
    return Range(f, f, f)


def _evidence(seed: int, **shape: object) -> Evidence:
    return random_evidence(random.Random(seed), replace(Shape(), **shape))  # type: ignore[arg-type]


def _numbers(found: Posteriors) -> dict[str, tuple[object, ...]]:
    return {
        c: (p.p, p.low, p.high, p.log_odds, p.worst, p.best, p.carried_by, p.flips_at, p.among_rivals, dict(p.analysts))
        for c, p in found.claims.items()
    }


@LAWS
@given(SEEDS)
def test_the_order_of_rows_changes_nothing_at_all(seed: int) -> None:
    case = _evidence(seed)
    one, other = posteriors(case, None, QUICK), posteriors(shuffled(random.Random(seed), case), None, QUICK)
    assert one.to_json() == other.to_json()
    assert one.sentences() == other.sentences()


@LAWS
@given(SEEDS)
def test_a_duplicate_of_the_same_origin_changes_nothing_at_all(seed: int) -> None:
    case = _evidence(seed, networks=False)
    rows = [i for i in case.items if i.origin]
    for row in rows[:3]:
        # a copy under a name before and after its own, without the judgements of the first
        for name in (f"a{row.id}", f"z{row.id}"):
            judged = tuple(replace(j, item=name) for j in case.judgements if j.item == row.id)
            more = replace(case, items=(*case.items, replace(row, id=name)), judgements=(*case.judgements, *judged))
            one, two = _numbers(posteriors(case, None, QUICK)), _numbers(posteriors(more, None, QUICK))
            assert {c: n[:6] for c, n in one.items()} == {c: n[:6] for c, n in two.items()}


@LAWS
@given(SEEDS)
def test_a_likelihood_ratio_of_one_changes_nothing(seed: int) -> None:
    case = _evidence(seed)
    claim, pooled = case.claims[0].id, [o for d in case.dependence for o in d.origins]
    quiet = Item("new", claim, "supports", "s0", ratio=_known(1))
    in_pool = Item("new2", claim, "supports", "s0", origin=pooled[0], ratio=_known(1))
    networks = {o.id for o in case.origins if o.seen_if_true is not None}
    added = (quiet,) if in_pool.origin in networks or not pooled else (quiet, in_pool)
    one, two = posteriors(case, None, QUICK), posteriors(replace(case, items=(*case.items, *added)), None, QUICK)
    assert {c: n[:9] for c, n in _numbers(one).items()} == {c: n[:9] for c, n in _numbers(two).items()}


@LAWS
@given(SEEDS)
def test_the_opposite_of_every_claim_has_the_opposite_sign(seed: int) -> None:
    case = _evidence(seed, also=False)
    one, two = posteriors(case, None, QUICK), posteriors(opposite(case), None, QUICK)
    for c, p in one.claims.items():
        q = two.claims[c]
        assert q.log_odds == -p.log_odds
        assert q.carried_by == p.carried_by
        swings = {o.origin: o.swing_log_odds for o in p.origins}
        assert {o.origin: -o.swing_log_odds for o in q.origins} == pytest.approx(swings, abs=1e-12)
        got = (q.p, q.low, q.high, q.worst, q.best)
        assert got == pytest.approx((1 - p.p, 1 - p.high, 1 - p.low, 1 - p.best, 1 - p.worst), abs=1e-12)


@LAWS
@given(SEEDS)
def test_ratios_for_further_claims_turn_round_with_them(seed: int) -> None:
    case = _evidence(seed)
    one, two = posteriors(case, None, QUICK), posteriors(opposite(case), None, QUICK)
    for c, p in one.claims.items():
        assert two.claims[c].log_odds == pytest.approx(-p.log_odds, abs=1e-9)
        assert two.claims[c].low == pytest.approx(1 - p.high, abs=1e-9)


@LAWS
@given(SEEDS)
def test_p_lies_in_its_interval_and_that_between_worst_and_best(seed: int) -> None:
    for p in posteriors(_evidence(seed), None, QUICK).claims.values():
        assert p.worst <= p.low <= p.p <= p.high <= p.best
        assert 0 < p.p < 1
        assert p.flips_at == pytest.approx((1 - p.p) / p.p)


@LAWS
@given(SEEDS)
def test_a_swing_is_the_difference_to_the_evidence_without_the_origin(seed: int) -> None:
    case = _evidence(seed)
    found = posteriors(case, None, QUICK).claims
    for c, p in found.items():
        for part in p.origins[:3]:
            rest = tuple(
                i for i in case.items if (i.id if part.own else i.origin) != part.origin or (i.origin and part.own)
            )
            without = posteriors(replace(case, items=rest), None, QUICK).claims[c]
            assert part.without == pytest.approx(without.p, abs=1e-9)
            assert part.swing == pytest.approx(p.p - without.p, abs=1e-9)
            assert part.swing_log_odds == pytest.approx(p.log_odds - without.log_odds, abs=1e-9)


@LAWS
@given(SEEDS)
def test_a_swap_of_the_names_of_parties_swaps_names_only(seed: int) -> None:
    case = _evidence(seed)
    names = {"a": "b", "b": "a", "": ""}
    turned = replace(
        case,
        sources=tuple(replace(s, side=names[s.side]) for s in case.sources),
        claims=tuple(replace(c, by="a") for c in case.claims),
    )
    same = replace(case, claims=tuple(replace(c, by="b") for c in case.claims))
    one, two = (json.dumps(posteriors(e, None, QUICK).to_json()) for e in (same, turned))
    marked = one.replace('"by": "b"', '"by": "a"').replace("side of a:", "side of X:")
    assert marked.replace("side of b:", "side of a:").replace("side of X:", "side of b:") == two


@LAWS
@given(SEEDS)
def test_as_of_a_day_is_the_evidence_of_that_day_and_the_last_day_is_the_whole(seed: int) -> None:
    case = _evidence(seed)
    days = [dt.date(2023, 12, 31), dt.date(2024, 3, 15), dt.date(2024, 6, 30), dt.date(2025, 12, 31)]
    found = [posteriors(case, d, QUICK) for d in days]
    for earlier, later in pairwise(found):
        assert set(earlier.claims) <= set(later.claims)
        for c, p in earlier.claims.items():
            assert {w.item for w in p.items} <= {w.item for w in later.claims[c].items}
    assert _numbers(found[-1]) == _numbers(posteriors(case, None, QUICK))


@LAWS
@given(
    st.lists(st.tuples(st.fractions(Fraction(1, 9), 9), st.booleans()), max_size=5),
    st.fractions(Fraction(1, 20), Fraction(19, 20)),
)
def test_a_posterior_is_bayes_over_the_joint_distribution(rows: list[tuple[Fraction, bool]], prior: Fraction) -> None:
    items, effects = [], []
    for k, (ratio, against) in enumerate(rows):
        size = max(ratio, 1 / ratio)
        items.append(Item(f"i{k}", "c", "contradicts" if against else "supports", "s", ratio=_known(size)))
        effects.append(float(1 / size if against else size))
    case = Evidence(sources=(EvidenceSource("s"),), claims=(Claim("c", "x", prior=_known(prior)),), items=tuple(items))
    assert posteriors(case, None, QUICK).claims["c"].p == pytest.approx(
        joint_posterior(float(prior), effects), abs=1e-12
    )


@pytest.mark.parametrize("seed", range(15))
def test_networks_beside_items_are_bayes_over_all_worlds(seed: int) -> None:
    rng = random.Random(seed)
    seen = Fraction(rng.randint(50, 95), 100), Fraction(rng.randint(5, 50), 100)
    outlets = [
        (rng.random() < 0.7, Fraction(rng.randint(60, 99), 100), Fraction(rng.randint(1, 40), 100)) for _ in range(3)
    ]
    items = [
        Item(f"i{k}", "c", "supports" if x else "contradicts", "s", "o", fidelity=_known(f), error=_known(e))
        for k, (x, f, e) in enumerate(outlets)
    ]
    case = Evidence(
        sources=(EvidenceSource("s"),),
        claims=(Claim("c", "x", prior=_known("0.3")),),
        items=(*items, Item("j", "c", "supports", "s", ratio=_known(4))),
        origins=(Origin("o", seen_if_true=_known(seen[0]), seen_if_false=_known(seen[1])),),
    )
    before = joint_posterior(0.3, [4])
    want = joint_network(before, (float(seen[0]), float(seen[1])), [(x, float(f), float(e)) for x, f, e in outlets])
    found = posteriors(case, None, QUICK).claims["c"]
    assert found.p == pytest.approx(want, abs=1e-12)
    assert found.origins[0].network or found.origins[1].network


def test_a_claim_without_items_stands_at_its_prior() -> None:
    found = posteriors(Evidence(claims=(Claim("c", "The dam was full", prior=_known("0.3")),))).claims["c"]
    assert (found.p, found.low, found.high) == pytest.approx((0.3, 0.3, 0.3))
    assert (found.carried_by, found.origins, found.items) == ((), (), ())
    assert "No item bears on it" in " ".join(found.sentences())


def test_no_evidence_gives_no_claims() -> None:
    found = posteriors(Evidence())
    assert dict(found.claims) == {}
    assert found.to_json()["claims"] == {}
    assert found.complete
    assert found.to_frame().empty


def test_a_certain_prior_is_refused() -> None:
    for certain in ("0", "1"):
        with pytest.raises(ValueError, match="no logarithm"):
            posteriors(Evidence(claims=(Claim("c", "x", prior=_known(certain)),)))


def test_contradictory_reports_of_one_origin_both_count() -> None:
    both = (
        Item("i1", "c", "supports", "s", "o", ratio=_known(6)),
        Item("i2", "c", "contradicts", "s", "o", ratio=_known(2)),
    )
    case = Evidence(sources=(EvidenceSource("s"),), claims=(Claim("c", "x"),), items=both)
    found = posteriors(case).claims["c"]
    assert found.p == pytest.approx(3 / 4)
    assert found.origins[0].counted == ("i1", "i2")
    assert found.carried_by == ("i1",)


def test_extreme_ratios_do_not_overflow() -> None:
    tiny, huge = Fraction(1, 10**300), Fraction(10**300)
    wide = Range(tiny, Fraction(2), huge)
    items = tuple(Item(f"i{k}", "c", "supports", "s", ratio=r) for k, r in enumerate([_known(huge)] * 5 + [wide]))
    case = Evidence(sources=(EvidenceSource("s"),), claims=(Claim("c", "x"),), items=items)
    p = posteriors(case).claims["c"]
    assert p.p == p.high == p.best == 1.0
    assert p.log_odds == pytest.approx(1500 * math.log(10) + math.log(2))
    assert math.isfinite(p.flips_at)
    assert p.flips_at > 0
    text = json.dumps(p.to_json(), allow_nan=False)
    assert "NaN" not in text


def test_thousands_of_origins_are_weighed_in_a_moment() -> None:
    rng = random.Random(1)
    items = tuple(
        Item(f"i{k}", "c", rng.choice(("supports", "contradicts")), "s", f"o{k % 3000}", rng.choice("45"))
        for k in range(6000)
    )
    sets = (Dependence(tuple(f"o{k}" for k in range(2000)), _known("0.01")),)
    case = Evidence(
        sources=(EvidenceSource("s", reliability="F"),), claims=(Claim("c", "x"),), items=items, dependence=sets
    )
    found = posteriors(case).claims["c"]
    assert len(found.origins) == 3000
    assert found.method == "closed form"
    assert found.worst < found.low < found.p < found.high < found.best


def test_the_verdict_of_each_analyst_stands_beside_the_whole() -> None:
    case = Evidence(
        sources=(EvidenceSource("s", reliability="B"),),
        claims=(Claim("c", "x"), Claim("d", "y")),
        items=(Item("i1", "c", "supports", "s", credibility="2"), Item("i2", "d", "supports", "s", credibility="2")),
        judgements=(Judgement("i1", "bo", ratio=_known(1)),),
    )
    found = posteriors(case).claims
    assert found["c"].analysts == pytest.approx({"bo": 1 / 2, "modeller": 6 / 7})
    assert found["c"].p == pytest.approx(math.sqrt(6) / (1 + math.sqrt(6)))
    assert found["d"].analysts == {}


def test_rivals_do_not_change_p_and_stand_beside_it() -> None:
    claims = (Claim("c", "x", rivals=("d",)), Claim("d", "y"), Claim("e", "z"))
    items = (Item("i1", "c", "supports", "s", ratio=_known(3)),)
    found = posteriors(Evidence(sources=(EvidenceSource("s"),), claims=claims, items=items)).claims
    assert (found["c"].p, found["d"].p) == pytest.approx((0.75, 0.5))
    assert (found["c"].among_rivals, found["d"].among_rivals) == pytest.approx((0.75, 0.25))
    assert found["e"].among_rivals is None
    assert found["d"].rivals == ("c", "d")


def test_a_budget_that_runs_out_keeps_what_was_found_and_says_what_is_missing() -> None:
    budget = Budget(0.0)
    found = posteriors(_evidence(1), budget=budget)
    assert not found.complete
    assert len(found.missing) == 3 - len(found.claims)
    assert "the posterior of c2" in found.missing[-1]
    assert "budget" in found.missing[-1]


def test_the_answer_of_the_command_has_the_keys_of_the_contract() -> None:
    body = posteriors(_evidence(3)).to_json()
    for claim in body["claims"].values():
        assert {"p", "low", "high", "carried_by", "flips_at"} <= set(claim)
    assert json.loads(json.dumps(body, allow_nan=False)) == body


def test_the_frame_has_a_row_for_each_claim() -> None:
    found = posteriors(_evidence(3))
    assert found.to_frame().index.tolist() == list(found.claims)
    assert found.to_frame()["p"].tolist() == [p.p for p in found.claims.values()]


def test_the_grade_of_a_claim_is_that_of_the_item_that_carries_most() -> None:
    case = Evidence(
        sources=(EvidenceSource("s", reliability="B"), EvidenceSource("t", reliability="A")),
        claims=(Claim("c", "x"),),
        items=(Item("i1", "c", "supports", "s", credibility="3"), Item("i2", "c", "supports", "t", credibility="2")),
    )
    assert posteriors(case).claims["c"].grade == "A2"


def test_sentences_say_what_was_found_without_false_precision() -> None:
    case = Evidence(
        sources=(EvidenceSource("s", reliability="B"),),
        claims=(Claim("c", "the dam was full"),),
        items=(Item("i1", "c", "supports", "s", credibility="2"),),
    )
    assert posteriors(case).claims["c"].sentences() == [
        "The dam was full: 0.86 [0.76 to 0.92].",
        "1 item of 1 origin; before it: 0.50.",
        "It rests on i1.",
        "Without origin i1 it would stand at 0.50.",
        "One more item with a likelihood ratio of 1/6 would bring it to an even chance.",
        "A report that contradicts it, from an origin that is not heard yet, would matter most.",
    ]


def test_a_claim_at_an_even_chance_is_not_said_to_need_anything_for_it() -> None:
    case = Evidence(
        sources=(EvidenceSource("s", reliability="B"),),
        claims=(Claim("c", "the dam was full"),),
        items=(Item("i1", "c", "neutral", "s", credibility="2"),),
    )
    said = " ".join(posteriors(case).claims["c"].sentences())
    assert "even chance" not in said
    assert "Without origin" not in said


@pytest.mark.parametrize("size", [2, 6])
def test_two_reports_of_one_origin_that_cancel_have_a_mirrored_interval(size: int) -> None:
    wide = Range(Fraction(1), Fraction(size), Fraction(3 * size))
    both = (Item("i1", "c", "supports", "s", "o", ratio=wide), Item("i2", "c", "contradicts", "s", "o", ratio=wide))
    case = Evidence(sources=(EvidenceSource("s"),), claims=(Claim("c", "x"),), items=both)
    found = posteriors(case).claims["c"]
    assert found.p == 0.5
    assert found.low == pytest.approx(1 - found.high, abs=1e-12)
