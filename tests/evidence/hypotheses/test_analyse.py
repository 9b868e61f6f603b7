import datetime as dt
import math
import random
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, product

import pytest

from comity.budget import Budget
from comity.case.evidence import (
    Claim,
    Dependence,
    Evidence,
    EvidenceSource,
    Item,
    Judgement,
    Origin,
    Range,
)
from comity.errors import UsageError
from comity.evidence.hypotheses import analyse
from comity.evidence.hypotheses.analyse import AchSettings, competing
from comity.evidence.hypotheses.result import NONE
from comity.evidence.posterior.analyse import posteriors

QUICK = AchSettings(draws=200)


def known(x) -> Range:
    return Range(Fraction(x), Fraction(x), Fraction(x))


def span(low, middle, high) -> Range:
    return Range(Fraction(low), Fraction(middle), Fraction(high))


def made(seed: int, hypotheses: int = 3, items: int = 7, origins: int = 3, ranges: bool = False) -> Evidence:
    """A set of rivals with items at random: several origins, ratios for further claims, both directions."""
    rng = random.Random(seed)
    names = [f"h{k}" for k in range(hypotheses)]
    claims = [
        Claim(c, f"Hypothesis {c}", prior=known(Fraction(rng.randint(1, 9), 10 * hypotheses)), rivals=tuple(names[:k]))
        for k, c in enumerate(names)
    ]

    def ratio(most: int = 9) -> Range:
        middle = Fraction(rng.randint(2, most))
        return span(middle / 2, middle, middle * 3) if ranges else known(middle)

    rows = []
    for k in range(items):
        of = rng.choice(names)
        also = tuple(
            (c, known(Fraction(rng.randint(1, 9), rng.randint(1, 9)))) for c in names if c != of and rng.random() < 0.4
        )
        says = rng.choice(("supports", "contradicts", "supports", "neutral"))
        origin = rng.choice(["", *(f"o{n}" for n in range(origins))])
        rows.append(Item(f"i{k}", of, says, "s", origin=origin, credibility="2", ratio=ratio(), also=also))
    return Evidence(sources=(EvidenceSource("s", reliability="B"),), claims=tuple(claims), items=tuple(rows))


def brute_force(evidence: Evidence) -> dict[str, float]:
    """Bayes over every hypothesis and none, in fractions: what counts of each origin picked by hand."""
    names = [c.id for c in evidence.claims]
    weight = {c.id: c.prior.middle for c in evidence.claims}
    weight[NONE] = max(Fraction(0), 1 - sum(weight.values()))
    for name in names:
        reports: dict[str, list[Fraction]] = {}
        for i in evidence.items:
            for claim, r in ((i.claim, None), *i.also):
                if claim != name:
                    continue
                value = r.middle if r else {"supports": i.ratio.middle, "neutral": Fraction(1)}.get(i.says)
                value = 1 / i.ratio.middle if value is None else value
                reports.setdefault(i.origin or i.id, []).append(value)
        for values in reports.values():
            weight[name] *= max([v for v in values if v > 1], default=Fraction(1))
            weight[name] *= min([v for v in values if v < 1], default=Fraction(1))
    return {c: float(w / sum(weight.values())) for c, w in weight.items()}


@pytest.mark.parametrize("seed", range(25))
def test_the_ranking_is_bayes_by_brute_force(seed: int) -> None:
    evidence = made(seed, hypotheses=2 + seed % 3)
    found, truth = competing(evidence, settings=QUICK).sets[0], brute_force(evidence)
    for s in found.standings:
        assert s.p == pytest.approx(truth[s.claim], rel=1e-9)
    assert (found.none.p if found.none else 0) == pytest.approx(truth[NONE], rel=1e-9)
    ordered = [truth[c] for c in found.ranking]
    assert all(a >= b - 1e-12 for a, b in pairwise(ordered))


@pytest.mark.parametrize("seed", range(8))
def test_where_items_speak_of_one_hypothesis_each_it_agrees_with_a_joint_distribution(seed: int) -> None:
    # the ratio of an item is P(item | claim) / P(item | not claim), whatever mixture of rivals "not claim" is
    rng = random.Random(seed)
    prior = [Fraction(1, 4), Fraction(1, 3), Fraction(1, 6)]
    claims = tuple(Claim(f"h{k}", "", prior=known(p), rivals=("h0",) if k else ()) for k, p in enumerate(prior))
    ratio = Fraction(rng.randint(2, 9))
    of = rng.randrange(3)
    item = Item("i", f"h{of}", "supports", "s", credibility="1", ratio=known(ratio))
    worlds = [*range(3), None]
    joint = {
        (w, seen): (prior[w] if w is not None else Fraction(1, 4))
        * ((ratio / 100 if w == of else Fraction(1, 100)) if seen else 1)
        for w, seen in product(worlds, (True, False))
    }
    seen = {w: joint[w, True] for w in worlds}
    truth = [float(seen[k] / sum(seen.values())) for k in range(3)]
    evidence = Evidence(sources=(EvidenceSource("s", reliability="A"),), claims=claims, items=(item,))
    found = competing(evidence, settings=QUICK).sets[0]
    assert [found.standing(f"h{k}").p for k in range(3)] == pytest.approx(truth)
    # and of that claim it is the posterior that it has by itself
    odds = prior[of] / (1 - prior[of]) * ratio
    assert found.standing(f"h{of}").p == pytest.approx(float(odds / (1 + odds)))


@pytest.mark.parametrize("seed", range(8))
def test_it_agrees_with_the_posteriors_of_the_ledger(seed: int) -> None:
    evidence = replace(made(seed, ranges=True), dependence=(Dependence(("o0", "o1"), span("0.2", "0.5", "0.7")),))
    whole, found = posteriors(evidence), competing(evidence, settings=QUICK).sets[0]
    for s in found.standings:
        theirs = whole.claims[s.claim]
        assert s.log_ratio == pytest.approx(theirs.log_odds - theirs.prior_log_odds, abs=1e-9)
        assert s.p == pytest.approx(theirs.among_rivals, abs=1e-9)
        assert {o.origin: o.log_ratio.middle for o in theirs.origins} == pytest.approx(
            {r.id: c.middle for r in found.origins for c in [r.cells[found.claims.index(s.claim)]] if c.given}
        )


@pytest.mark.parametrize("seed", range(10))
def test_the_order_of_the_file_changes_only_the_order_of_lists(seed: int) -> None:
    evidence, rng = made(seed, ranges=True), random.Random(seed)
    mixed = replace(
        evidence,
        claims=tuple(rng.sample(evidence.claims, len(evidence.claims))),
        items=tuple(rng.sample(evidence.items, len(evidence.items))),
    )
    one, other = competing(evidence, settings=QUICK).sets[0], competing(mixed, settings=QUICK).sets[0]
    for s in one.standings:
        t = other.standing(s.claim)
        for name in ("prior", "p", "low", "high", "log_ratio", "inconsistency"):
            assert getattr(s, name) == pytest.approx(getattr(t, name), abs=1e-12)
        assert (s.rank, s.inconsistent) == (t.rank, t.inconsistent)
    assert {(t.kind, t.id, t.first) for t in one.turns} == {(t.kind, t.id, t.first) for t in other.turns}


@pytest.mark.parametrize("seed", range(10))
def test_an_item_repeated_by_the_same_origin_changes_nothing(seed: int) -> None:
    evidence = made(seed, ranges=True)
    named = tuple(replace(i, origin=i.origin or f"of {i.id}") for i in evidence.items)
    twice = (*named, *(replace(i, id=f"again {i.id}") for i in named))
    one, other = (competing(replace(evidence, items=rows), settings=QUICK).sets[0] for rows in (named, twice))
    assert one.standings == other.standings
    assert one.none == other.none
    assert {t.id for t in one.turns if t.kind == "origin"} <= {t.id for t in other.turns if t.kind == "origin"}


@pytest.mark.parametrize("seed", range(10))
def test_a_ratio_of_one_changes_nothing(seed: int) -> None:
    evidence = made(seed)
    said = (
        Item("n1", "h0", "neutral", "s", credibility="1", ratio=known(7)),
        Item("n2", "h1", "supports", "s", credibility="1", ratio=known(1)),
        Item("n3", "h1", "supports", "s", credibility="6", origin="o0", ratio=known(1), also=(("h0", known(1)),)),
    )
    more = replace(evidence, items=(*evidence.items, *said))
    assert competing(evidence, settings=QUICK).sets[0].standings == competing(more, settings=QUICK).sets[0].standings


@pytest.mark.parametrize("seed", range(10))
def test_a_swap_of_two_labels_swaps_labels_only(seed: int) -> None:
    evidence = made(seed)
    swap = {"h0": "h1", "h1": "h0"}

    def label(c: str) -> str:
        return swap.get(c, c)

    claims = tuple(replace(c, id=label(c.id), rivals=tuple(map(label, c.rivals))) for c in evidence.claims)
    items = tuple(
        replace(i, claim=label(i.claim), also=tuple((label(c), r) for c, r in i.also)) for i in evidence.items
    )
    one, other = (
        competing(e, settings=QUICK).sets[0] for e in (evidence, replace(evidence, claims=claims, items=items))
    )
    for s in one.standings:
        assert other.standing(label(s.claim)) == replace(s, claim=label(s.claim))


@pytest.mark.parametrize("seed", range(10))
def test_of_a_claim_and_its_denial_the_swap_mirrors_the_probabilities(seed: int) -> None:
    rng = random.Random(seed)
    p = Fraction(rng.randint(1, 9), 10)
    flip = {"supports": "contradicts", "contradicts": "supports"}
    items = tuple(
        Item(f"i{k}", "h", rng.choice(("supports", "contradicts")), "s", credibility="1", ratio=span(1, k + 2, k + 5))
        for k in range(4)
    )

    def evidence(prior, rows):
        claims = (Claim("h", "", prior=known(prior), rivals=("not",)), Claim("not", "", prior=known(1 - prior)))
        return Evidence(sources=(EvidenceSource("s", reliability="B"),), claims=claims, items=rows)

    one = competing(evidence(p, items)).sets[0].standing("h")
    other = competing(evidence(1 - p, tuple(replace(i, says=flip[i.says]) for i in items))).sets[0].standing("h")
    assert one.p == pytest.approx(1 - other.p)
    # sides are drawn by their names, which the swap changes too: the interval is the same up to the draws
    assert (one.low, one.high) == pytest.approx((1 - other.high, 1 - other.low), abs=0.03)


@pytest.mark.parametrize("seed", range(6))
def test_every_single_item_and_origin_that_turns_the_ranking_is_found_and_no_other(seed: int) -> None:
    evidence = made(seed, items=8)
    found = competing(evidence, settings=QUICK).sets[0]
    ranks = {s.claim: s.rank for s in found.standings}
    wanted = set()
    alone = {i.origin for i in evidence.items if sum(j.origin == i.origin for j in evidence.items) == 1} | {""}
    trials = [("item", i.id, [j for j in evidence.items if j != i]) for i in evidence.items]
    trials += [
        ("origin", o, [j for j in evidence.items if j.origin != o]) for o in {i.origin for i in evidence.items} - alone
    ]
    for kind, name, rows in trials:
        then = competing(replace(evidence, items=tuple(rows)), settings=QUICK).sets[0]
        if {s.claim: s.rank for s in then.standings} != ranks:
            wanted.add((kind, name))
            told = next(t for t in found.turns if (t.kind, t.id) == (kind, name))
            assert dict(told.p) == pytest.approx({s.claim: s.p for s in then.standings})
            assert told.first == (found.standings[0].claim != then.standings[0].claim)
    assert {(t.kind, t.id) for t in found.turns} == wanted


def test_taking_out_one_of_several_dependent_origins_lets_the_others_count_for_more() -> None:
    claims = (Claim("a", "", prior=known("0.5"), rivals=("b",)), Claim("b", "", prior=known("0.4")))
    items = (
        Item("i1", "a", "supports", "s", origin="o1", credibility="1", ratio=known(4)),
        Item("i2", "a", "contradicts", "s", origin="o2", credibility="1", ratio=known(3)),
        Item("i3", "b", "supports", "s", origin="o3", credibility="1", ratio=known("1.2")),
    )
    evidence = Evidence(
        sources=(EvidenceSource("s", reliability="A"),),
        claims=claims,
        items=items,
        dependence=(Dependence(("o1", "o2"), known(1)),),
    )
    found = competing(evidence, settings=QUICK).sets[0]
    assert found.standing("a").log_ratio == pytest.approx(math.log(4 / 3) / 2)
    # without the first, the second counts in full and a falls behind; without the second, a stays ahead
    (turn,) = found.turns
    assert (turn.id, turn.ranking) == ("i1", ("b", "a"))
    assert turn.p["a"] == pytest.approx((0.5 / 3) / (0.5 / 3 + 0.4 * 1.2 + 0.1))


def test_diagnosticity_is_nothing_where_a_piece_fits_all_equally_well_and_the_widest_gap_elsewhere() -> None:
    claims = tuple(Claim(c, c, prior=known("0.3"), rivals=("a",)) for c in "abc")
    strong = Item(
        "strong", "a", "supports", "s", credibility="1", ratio=known(9), also=(("b", known(9)), ("c", known(9)))
    )
    apart = Item("apart", "a", "supports", "s", credibility="1", ratio=known(2), also=(("b", known("0.25")),))
    evidence = Evidence(sources=(EvidenceSource("s", reliability="A"),), claims=claims, items=(strong, apart))
    found = competing(evidence, settings=QUICK).sets[0]
    by_item = {r.id: r.diagnosticity for r in found.rows}
    assert by_item == {"strong": 0.0, "apart": pytest.approx(math.log(8))}
    assert found.useless == ("strong",)
    assert [r.id for r in found.most_diagnostic()] == ["apart"]
    assert [c.given for c in found.rows[1].cells] == [True, True, False]
    assert found.to_json()["rows"][1]["cells"]["c"] is None


def test_the_two_rankings_differ_where_support_decides_and_the_parts_add_up_to_the_lead() -> None:
    claims = (Claim("a", "A", prior=known("0.2"), rivals=("b",)), Claim("b", "B", prior=known("0.3")))
    items = (
        Item("for", "a", "supports", "s", credibility="1", ratio=known(20)),
        Item("against", "a", "contradicts", "s", credibility="1", ratio=known(3)),
    )
    evidence = Evidence(sources=(EvidenceSource("s", reliability="A"),), claims=claims, items=items)
    found = competing(evidence, settings=QUICK).sets[0]
    c = found.contrast
    assert (c.by_posterior, c.by_inconsistency, c.origin) == ("a", "b", "for")
    lead = math.log(found.standing("a").p / found.standing("b").p)
    assert c.from_priors + c.from_support + c.from_inconsistency == pytest.approx(lead)
    assert (c.from_priors, c.from_support) == pytest.approx((math.log(2 / 3), math.log(20)))
    told = " ".join(found.sentences())
    assert "The two rankings differ" in told
    assert "most of it by for" in told
    assert "ignore base rates" in told


@pytest.mark.parametrize("seed", range(12))
def test_the_interval_holds_the_middle_and_lies_within_what_the_ranges_allow(seed: int) -> None:
    found = competing(made(seed, ranges=True), settings=QUICK).sets[0]
    for s in (*found.standings, *([found.none] if found.none else [])):
        assert 0 <= s.low <= s.p <= s.high <= 1


def test_the_interval_of_one_uncertain_ratio_is_that_of_its_law() -> None:
    # the log ratio is even on each side of its middle: 5 in 100 lie below low + a tenth of the lower side
    claims = (Claim("a", "", prior=known("0.5"), rivals=("b",)), Claim("b", "", prior=known("0.5")))
    item = Item("i", "a", "supports", "s", credibility="1", ratio=span(1, 4, 64))
    evidence = Evidence(sources=(EvidenceSource("s", reliability="A"),), claims=claims, items=(item,))
    s = competing(evidence).sets[0].standing("a")
    low, high = 4**0.1, 4 * 16**0.9
    assert (s.p, s.low, s.high) == pytest.approx((4 / 5, low / (1 + low), high / (1 + high)), abs=0.005)


def test_where_ranges_reach_to_one_side_only_the_interval_still_holds_the_middle() -> None:
    # of twelve numbers half of each stays at its middle and half lies above: that all stay there is rarer than 5 in 100
    claims = (Claim("a", "", prior=known("0.1"), rivals=("b",)), Claim("b", "", prior=known("0.9")))
    items = tuple(Item(f"i{k}", "a", "supports", "s", credibility="1", ratio=span("1.1", "1.1", 3)) for k in range(12))
    evidence = Evidence(sources=(EvidenceSource("s", reliability="A"),), claims=claims, items=items)
    s = competing(evidence).sets[0].standing("a")
    assert s.low == s.p < s.high


def test_several_analysts_have_a_matrix_and_a_ranking_each() -> None:
    claims = (Claim("a", "A", prior=known("0.5"), rivals=("b",)), Claim("b", "B", prior=known("0.5")))
    items = tuple(Item(f"i{k}", "a", "supports", "s", credibility="2", ratio=known(4), analyst="Ada") for k in range(3))
    judged = (
        Judgement("i0", "Ben", "5", ratio=known("0.25")),
        Judgement("i1", "Ben", "3", ratio=known("0.5")),
        Judgement("i2", "Ben", "2", ratio=known("0.5")),
    )
    evidence = Evidence(sources=(EvidenceSource("s", reliability="A"),), claims=claims, items=items, judgements=judged)
    found = competing(evidence, settings=QUICK).sets[0]
    by = {a.analyst: a for a in found.analysts}
    assert by["Ada"].p["a"] == pytest.approx(64 / 65)
    assert by["Ben"].p["a"] == pytest.approx(1 / 17)
    assert [a.ranking[0] for a in found.analysts] == ["a", "b"]
    assert [round(math.exp(r.cells[0].middle), 3) for r in by["Ben"].rows] == [0.25, 0.5, 0.5]
    assert found.disagreements[0].item == "i0"
    assert found.disagreements[0].spread == pytest.approx(math.log(16))
    assert found.standing("a").p == pytest.approx(2 / 3)  # geometric means 1, root 2, root 2
    assert (found.agreement.graded_items, found.agreement.rated_items) == (3, 3)
    assert found.agreement.grades < 1
    told = " ".join(found.sentences())
    assert "do not agree on the first place" in told
    assert "furthest apart on i0" in told


def test_authors_of_rows_that_nobody_else_judged_have_no_matrix_of_their_own() -> None:
    evidence = made(1)
    items = tuple(replace(i, analyst=("Ada", "Ben")[k % 2]) for k, i in enumerate(evidence.items))
    found = competing(replace(evidence, items=items), settings=QUICK).sets[0]
    assert (found.analysts, found.disagreements, found.agreement) == ((), (), None)


def test_ctrl_c_ends_the_work_and_keeps_what_was_done(monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = made(1), made(2)
    named = tuple(replace(c, id=f"x{c.id}", rivals=tuple(f"x{r}" for r in c.rivals)) for c in two.claims)
    done = analyse.turns

    def stopped(counted, *more):
        if counted.claims[0] == "xh0":
            raise KeyboardInterrupt
        return done(counted, *more)

    monkeypatch.setattr(analyse, "turns", stopped)
    found = competing(replace(one, claims=(*one.claims, *named)), settings=QUICK)
    assert [s.claims[0] for s in found.sets] == ["h0"]
    assert found.missing == {"xh0, xh1, xh2": "the work was stopped"}


def test_grades_six_are_no_place_on_the_scale_and_are_counted_apart() -> None:
    claims = (Claim("a", "A", rivals=("b",)), Claim("b", "B"))
    items = tuple(Item(f"i{k}", "a", "supports", "s", credibility=str(k + 1), analyst="Ada") for k in range(3))
    judged = (Judgement("i0", "Ben", "6"), Judgement("i1", "Ben", "2"), Judgement("i2", "Ben", "3"))
    evidence = Evidence(sources=(EvidenceSource("s", reliability="B"),), claims=claims, items=items, judgements=judged)
    found = competing(evidence, settings=QUICK).sets[0].agreement
    assert (found.grades, found.graded_items, found.unjudged) == (1.0, 2, 1)


def test_an_origin_as_a_network_counts_as_a_whole() -> None:
    claims = (Claim("a", "A", prior=known("0.5"), rivals=("b",)), Claim("b", "B", prior=known("0.5")))
    items = tuple(
        Item(f"i{k}", "a", "supports", "s", origin="o", credibility="1", fidelity=known("0.9"), error=known("0.2"))
        for k in range(3)
    )
    origin = Origin("o", seen_if_true=known("0.8"), seen_if_false=known("0.2"))
    evidence = Evidence(sources=(EvidenceSource("s", reliability="A"),), claims=claims, items=items, origins=(origin,))
    found = competing(evidence, settings=QUICK).sets[0]
    seen = [0.8 * 0.9**3 + 0.2 * 0.2**3, 0.2 * 0.9**3 + 0.8 * 0.2**3]
    assert found.standing("a").p == pytest.approx(seen[0] / sum(seen))
    assert found.origins[0].cells[0].basis == "network"


def test_what_is_known_by_a_day_alone_counts() -> None:
    evidence = made(1)
    dated = tuple(replace(i, date="2025-06-01" if k < 3 else "2025-12-01") for k, i in enumerate(evidence.items))
    then = competing(replace(evidence, items=dated), as_of=dt.date(2025, 7, 1), settings=QUICK).sets[0]
    only = competing(replace(evidence, items=evidence.items[:3]), settings=QUICK).sets[0]
    assert then.standings == only.standings


def test_claims_that_were_asked_for_make_a_set_though_nobody_calls_them_rivals() -> None:
    evidence = Evidence(claims=(Claim("a", "A"), Claim("b", "B"), Claim("c", "C")))
    assert competing(evidence).sets == ()
    found = competing(evidence, ["c", "a", "c"], settings=QUICK).sets[0]
    assert found.claims == ("c", "a")
    assert "Nothing says that c and a are rivals" in found.notes[0]
    assert "No item speaks of any of them" in " ".join(found.sentences())


def test_priors_above_one_are_said_and_leave_no_room_for_none() -> None:
    claims = tuple(Claim(c, c, prior=known("0.7"), rivals=("a",)) for c in "ab")
    found = competing(Evidence(claims=claims), settings=QUICK).sets[0]
    assert found.none is None
    assert "sum to 1.40" in found.notes[0]
    assert [s.p for s in found.standings] == [0.5, 0.5]
    assert found.sentences()[0].startswith("a (“a”) and b (“b”) are equally probable")


def test_that_none_is_more_probable_than_any_of_them_is_said() -> None:
    claims = tuple(Claim(c, c, prior=known("0.1"), rivals=("a",)) for c in "ab")
    found = competing(Evidence(claims=claims), settings=QUICK).sets[0]
    assert (found.none.p, found.none.rank) == (pytest.approx(0.8), 1)
    assert any("none of these is true is more probable" in s for s in found.sentences())


def test_unknown_claims_and_lone_ones_are_refused_with_a_hint() -> None:
    evidence = Evidence(claims=(Claim("alpha", "A"), Claim("beta", "B")))
    with pytest.raises(UsageError, match='Did you mean "alpha"'):
        competing(evidence, ["alpa", "beta"])
    with pytest.raises(UsageError, match="two claims"):
        competing(evidence, ["alpha"])


def test_a_budget_that_is_over_names_the_sets_it_left_out() -> None:
    found = competing(made(1), budget=Budget(0.0))
    assert not found.complete
    assert list(found.missing) == ["h0, h1, h2"]
    assert any("Not finished" in s for s in found.sentences())


def test_nothing_at_all_is_an_empty_answer() -> None:
    found = competing(Evidence())
    assert (found.sets, found.sentences(), found.to_json()["sets"]) == ((), (), [])


def test_tables_have_a_row_per_item_and_per_hypothesis() -> None:
    found = competing(made(2), settings=QUICK).sets[0]
    frame = found.to_frame()
    assert list(frame.columns) == ["item", "origin", *found.claims, "diagnosticity"]
    assert len(frame) == len(found.rows)
    assert list(found.ranking_frame()["claim"]) == [*found.ranking, *([NONE] if found.none else [])]


def test_a_thousand_items_on_ten_hypotheses_take_no_noticeable_time() -> None:
    budget = Budget(20.0)
    found = competing(made(4, hypotheses=10, items=1000, origins=100, ranges=True), budget=budget)
    assert found.complete
    assert not budget.over()


def one_range(low: float, middle: float, high: float, prior: str = "0.3") -> Evidence:
    claims = (Claim("a", "A", prior=known(prior), rivals=("b",)), Claim("b", "B", prior=known("0.3")))
    item = Item("i", "a", "supports", "s", credibility="2", ratio=span(low, middle, high))
    return Evidence(claims=claims, items=(item,))


@pytest.mark.parametrize(("low", "middle", "high"), [(1, 2, 9), (0.5, 1.2, 3), (0.2, 1.5, 4), (2, 3, 4), (0.2, 0.8, 4)])
def test_how_often_a_hypothesis_is_first_is_the_law_of_its_one_range(low: float, middle: float, high: float) -> None:
    # half the mass of a range lies on each side of the middle, evenly in its logarithm; a leads above a ratio of 1
    a, b, c = (math.log(x) for x in (low, middle, high))
    over = 1 - 0.5 * max(0.0, -a) / (b - a) if b > 0 else 0.5 * c / (c - b)
    found = competing(one_range(low, middle, high)).sets[0]
    assert found.standing("a").first == pytest.approx(over, abs=0.01)
    assert sum(s.first for s in found.standings) == pytest.approx(1)
    told = over >= 0.95 or over <= 0.05
    assert found.first_told is told
    said = " ".join(found.sentences())
    assert ("which is most probable cannot be told" in said) is not told
    assert ("is most probable, " in said) is told


def test_equals_without_a_range_are_called_equal_and_not_unknown() -> None:
    found = competing(one_range(1, 1, 1)).sets[0]
    assert [s.first for s in found.standings] == [0.5, 0.5]
    assert found.first_told
    assert "are equally probable" in found.sentences()[0]


def test_one_item_that_two_judged_shows_no_agreement() -> None:
    evidence = replace(one_range(1, 3, 6), judgements=(Judgement("i", "X", "4", span(1, 4, 9)),))
    found = competing(evidence).sets[0]
    assert found.agreement is not None
    assert (found.agreement.grades, found.agreement.ratios, found.agreement.rated_items) == (None, None, 1)
    said = " ".join(found.sentences())
    assert "judged one item only" in said
    assert "alpha" not in said
