"""The whole answer: every part by itself, within the budget, whatever offers are called and however they stand."""

from __future__ import annotations

import json
import random
from dataclasses import fields, replace
from fractions import Fraction
from typing import Any

import pytest

from comity.budget import Budget
from comity.case.partners import (
    PHASES,
    Cell,
    Commitment,
    Compared,
    Criterion,
    Event,
    Offer,
    Partners,
    Payment,
    Preferred,
)
from comity.case.settlement import Span
from comity.errors import UsageError
from comity.partners.analyse import partners_answer, parts_named
from comity.partners.result import PARTS, Part, PartnersResult
from comity.partners.work import PartnersSettings

QUICK = PartnersSettings(draws=2_000)
NAMES = ("x", "null", "yes", "2", "=No", "a b", "Côte")


def exact(x: object, **more: Any) -> Cell:
    return Cell("exact", Fraction(str(x)), Fraction(str(x)), **more)


def span(low: object, high: object | None = None) -> Span:
    return Span(Fraction(str(low)), Fraction(str(low if high is None else high)))


def table(rows: dict[str, dict[str, object]], **more: Any) -> Partners:
    """Return offers of exact values from 0, the worst, to 1, the best."""
    criteria = tuple(Criterion(c) for c in next(iter(rows.values())))
    offers = tuple(Offer(o, cells=tuple((c, exact(x)) for c, x in row.items())) for o, row in rows.items())
    return Partners(criteria, offers, **more)


def at_random(seed: int, offers: int = 4, criteria: int = 3) -> Partners:
    """Return a section with something of everything, in which names are those that trip a reader of files."""
    rng = random.Random(seed)
    grades = ("use", "maintain", "own")
    of = tuple(
        Criterion(f"c{k}", unit="u", best=Fraction(10)) if k else Criterion("c0", grades=grades)
        for k in range(criteria)
    )

    def cell(c: Criterion) -> Cell:
        more: dict[str, Any] = {"promised": rng.random() < 0.3, "claim": rng.choice(["", "", "k1", "k2"])}
        if rng.random() < 0.2:
            return Cell()
        if c.grades:
            return Cell("grade", grade=rng.choice(grades), **more)
        low = rng.randint(0, 5)
        return rng.choice(
            [
                Cell("uniform", Fraction(low), Fraction(low + rng.randint(1, 5)), **more),
                Cell("normal", Fraction(low + 2), Fraction(1), **more),
                exact(rng.randint(0, 10), **more),
            ]
        )

    def payment() -> Payment:
        low = rng.randint(1, 9)
        return Payment(rng.randint(0, 20), span(low, low + 1), rng.choice(PHASES), promised=rng.random() < 0.5)

    made = tuple(
        Offer(
            name,
            by="upland" if k else "",
            cells=tuple((c.id, cell(c)) for c in of),
            payments=tuple(payment() for _ in range(5)),
            log=(Event("2025-03", of[-1].id, cell(of[-1])), Event("2025-06-14", of[-1].id, cell(of[-1]))),
            leaving=span(1, 2),
            yearly=span(1, 3),
            vendors=("a", "b") if k % 2 else ("a",),
        )
        for k, name in enumerate(NAMES[:offers])
    )
    waiting = Commitment(NAMES[0], span(3, 5), span(4), span("0.04"), span("0.04"), span("0.1", "0.2"), 5)
    return Partners(of, made, compared=(Compared("c1", "c2"),), commitments=(waiting,), unit="bn")


POSTERIORS = {"k1": (0.6, 0.3, 0.9), "k2": 0.8}


def test_the_published_shares_and_the_keys_of_the_contract() -> None:
    found = partners_answer(table({"x": {"p": 1, "t": 0}, "y": {"p": 0, "t": 1}, "z": {"p": "0.6", "t": "0.6"}}))
    plain = found.to_json()
    assert list(plain)[:5] == ["acceptability", "winner", "why", "necessary", "regret"]
    # x is first where the weight of p is above 0.6, z between 0.4 and 0.6
    firsts = {o: row[0] for o, row in plain["acceptability"].items()}
    assert firsts == {
        "x": pytest.approx(0.4, abs=0.006),
        "y": pytest.approx(0.4, abs=0.006),
        "z": pytest.approx(0.2, abs=0.006),
    }
    assert plain["winner"] is None
    assert plain["why"].startswith("No clear winner")
    assert plain["necessary"] == []
    assert plain["regret"] == {
        "x": {"worst": pytest.approx(1), "against": "y"},
        "y": {"worst": pytest.approx(1), "against": "x"},
        "z": {"worst": pytest.approx(0.4), "against": plain["regret"]["z"]["against"]},
    }
    assert plain["smaa"]["draws"] == 100_000
    assert plain["complete"] is True


@pytest.mark.parametrize("seed", range(4))
def test_rows_and_columns_of_acceptabilities_add_up_to_one(seed: int) -> None:
    section = at_random(seed)
    shares = partners_answer(section, POSTERIORS, settings=replace(QUICK, parts=("smaa",))).to_json()["acceptability"]
    for row in shares.values():
        assert sum(row) == pytest.approx(1, abs=1e-12)
    for column in zip(*shares.values(), strict=True):
        assert sum(column) == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("seed", range(6))
def test_an_offer_that_dominates_is_necessarily_preferred_and_the_other_never_first(seed: int) -> None:
    rng = random.Random(seed)
    rows: dict[str, dict[str, object]] = {o: {c: rng.randint(10, 90) / 100 for c in "abc"} for o in ("x", "y", "z")}
    before = partners_answer(table(rows), settings=QUICK).to_json()
    rows["worse"] = {c: round(float(str(x)) - 0.05, 2) for c, x in rows["x"].items()}
    after = partners_answer(table(rows), settings=QUICK).to_json()
    assert ["x", "worse"] in after["necessary"]
    assert ["x", "worse"] in after["robust"]["dominance"]
    assert after["acceptability"]["worse"][0] == 0
    # the draws of the others are as they were: their first ranks are the same numbers
    for offer in ("x", "y", "z"):
        assert after["acceptability"][offer][0] == pytest.approx(before["acceptability"][offer][0], abs=1e-12)
    assert after["regret"]["y"]["worst"] == pytest.approx(before["regret"]["y"]["worst"])


def test_a_clear_winner_is_named_and_has_no_regret() -> None:
    found = partners_answer(table({"x": {"p": 1, "t": 1}, "y": {"p": "0.5", "t": "0.2"}}), settings=QUICK).to_json()
    assert found["winner"] == "x"
    assert found["necessary"] == [["x", "y"]]
    assert found["regret"]["x"] == {"worst": 0.0, "against": None}


@pytest.mark.parametrize("only", PARTS)
def test_each_part_can_be_asked_for_alone(only: Part) -> None:
    section = at_random(1)
    whole = partners_answer(section, POSTERIORS, settings=QUICK).to_json()
    alone = partners_answer(section, POSTERIORS, settings=replace(QUICK, parts=(only,))).to_json()
    ground = {"smaa"} if only == "promises" else set()
    there = {p for p in PARTS if p not in ("regret",) and alone[p] is not None} | (
        {"regret"} if alone["regret"] else set()
    )
    assert there == {only} | ground
    if only not in ("contrast", "log"):  # without shares of ranks one has no likely ranks, the other fewer draws
        assert alone[only] == whole[only]
    assert alone["known"] == whole["known"]


@pytest.mark.parametrize("seed", range(3))
def test_names_change_nothing_but_names(seed: int) -> None:
    section = at_random(seed)
    new = {name: f"offer {k}" for k, name in enumerate(reversed(NAMES))} | {f"c{k}": f"other {9 - k}" for k in range(3)}

    def renamed(value: Any) -> Any:
        if isinstance(value, str):
            return new.get(value, value)
        if isinstance(value, tuple):
            return tuple(renamed(v) for v in value)
        if isinstance(value, (Offer, Criterion, Cell, Event, Commitment, Compared, Payment)):
            kept = ("text", "unit", "claim", "grade", "shape", "phase", "date", "by", "where", "vendors", "grades")
            more = {f.name: renamed(getattr(value, f.name)) for f in fields(value) if f.name not in kept}
            return replace(value, **more)
        return value

    other = replace(
        section,
        criteria=renamed(section.criteria),
        offers=renamed(section.offers),
        compared=renamed(section.compared),
        commitments=renamed(section.commitments),
    )
    # what words and the order of equal things hang on is left out; every number is there
    first, second = (numbers(partners_answer(s, POSTERIORS, settings=QUICK).to_json()) for s in (section, other))
    assert json.loads(json.dumps(first), object_pairs_hook=lambda ps: {new.get(k, k): v for k, v in ps}) == second


def numbers(found: dict[str, Any]) -> dict[str, Any]:
    """Return of an answer what does not stand in an order of its own, by name."""
    return {
        "acceptability": found["acceptability"],
        "regret": {o: r["worst"] for o, r in found["regret"].items()},
        "central": found["smaa"]["central_weights"],
        "confidence": found["smaa"]["confidence"],
        "promises": [found["promises"][k] for k in ("hangs", "promised", "moved")],
        "claims": [t["low"]["first"] for t in found["claims"]["tried"]],
        "behind": {o: c["behind"] for o, c in found["changes"]["changes"].items()},
        "costs": {o: c["total"] for o, c in found["costs"]["offers"].items()},
        "worths": found["information"]["worths"],
        "log": [[at["date"], at["not_public"], at["standing"]["first"]] for at in found["log"]["dates"]],
        "counts": found["known"]["by_offer"],
        "makers": found["makers"],
    }


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_offers_changes_nothing_and_that_of_criteria_no_more_than_other_draws(seed: int) -> None:
    section = at_random(seed)
    first = partners_answer(section, POSTERIORS, settings=replace(QUICK, draws=20_000)).to_json()
    turned = replace(section, offers=tuple(reversed(section.offers)))
    again = partners_answer(turned, POSTERIORS, settings=replace(QUICK, draws=20_000)).to_json()
    assert _same(numbers(again), numbers(first))
    other = replace(section, criteria=tuple(reversed(section.criteria)))
    second = partners_answer(other, POSTERIORS, settings=replace(QUICK, draws=20_000)).to_json()
    assert sorted(map(tuple, second["necessary"])) == sorted(map(tuple, first["necessary"]))
    for offer, row in first["acceptability"].items():
        assert second["acceptability"][offer] == pytest.approx(row, abs=0.025)
        assert second["regret"][offer]["worst"] == pytest.approx(first["regret"][offer]["worst"], abs=1e-6)


def _same(one: Any, other: Any) -> bool:
    """Return whether two plain values are the same but for rounding, in maps by key."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_same(v, other[k]) for k, v in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return one == (pytest.approx(other, abs=1e-9) if isinstance(one, float) else other)


def test_what_takes_too_long_is_missing_and_said_and_the_rest_is_kept() -> None:
    told: list[str] = []
    found = partners_answer(at_random(1), POSTERIORS, None, QUICK, Budget(0), told.append)
    assert set(found.missing) == set(PARTS)
    assert not found.complete
    plain = found.to_json()
    assert (plain["acceptability"], plain["winner"], plain["regret"]) == ({}, None, None)
    assert plain["why"] == "Not worked out: the budget of 0 seconds ran out"
    # what is known needs no time
    assert sum(plain["known"]["counts"].values()) == 12
    assert "whole-life costs" in told


def test_a_part_that_ends_early_is_missing_though_what_it_found_is_there() -> None:
    settings = replace(QUICK, parts=("smaa",), draws=50_000_000)
    found = partners_answer(at_random(2, 4, 4), settings=settings, budget=Budget(0.3))
    assert list(found.missing) == ["smaa"]
    assert found.smaa is not None
    assert 0 < found.smaa.draws < 50_000_000
    assert sum(found.to_json()["acceptability"]["x"]) == pytest.approx(1)


def test_weights_that_contradict_one_another_leave_what_does_not_hang_on_weights() -> None:
    circle = (("c0", "c1"), ("c1", "c2"), ("c2", "c0"))
    section = replace(at_random(1), compared=tuple(Compared(a, b, Fraction(2)) for a, b in circle))
    found = partners_answer(section, POSTERIORS, settings=QUICK)
    assert found.complete
    assert "contradict one another" in found.limited["smaa"]
    assert found.limited["promises"] == found.limited["smaa"]
    assert found.to_json()["why"].startswith("Not worked out: No weights")
    assert None not in (found.costs, found.locked_in, found.options)


def test_preferences_that_contradict_one_another_are_told_where_they_count() -> None:
    section = table({"x": {"p": 1}, "y": {"p": 0}}, preferred=(Preferred("y", "x"),))
    found = partners_answer(section, settings=QUICK)
    assert set(found.limited) == {"robust", "regret", "changes"}
    assert found.winner == "x"


@pytest.mark.parametrize(
    ("section", "why"),
    [
        (Partners(), "There is no offer to compare."),
        (
            Partners(offers=(Offer("x", payments=(Payment(0, span(1)),)),)),
            "No clear winner: there is no criterion to judge the offers by.",
        ),
        (table({"x": {"p": 1}}), 'No clear winner: "x" is the only offer, and there is none to compare it with.'),
    ],
)
def test_small_sections_have_an_answer(section: Partners, why: str) -> None:
    found = partners_answer(section, settings=QUICK)
    assert (found.why, found.winner, dict(found.limited), found.complete) == (why, None, {}, True)
    json.dumps(found.to_json(), allow_nan=False)
    assert found.sentences()[0] == why
    assert (found.costs is not None) == bool(section.offers and section.offers[0].payments)


def test_offers_of_which_nothing_is_public_are_as_good_as_one_another() -> None:
    section = Partners((Criterion("p"), Criterion("t")), (Offer("x"), Offer("y")))
    found = partners_answer(section, settings=QUICK)
    assert found.winner is None
    assert found.known.count("not public") == 4
    assert found.to_json()["acceptability"]["x"][0] == pytest.approx(0.5, abs=1e-12)  # of its like: shared alike
    assert 'Of "x" and "y" nothing at all is public.' in found.sentences()


def test_a_posterior_is_taken_with_or_without_its_interval() -> None:
    section = table({"x": {"p": 1}, "y": {"p": "0.9"}})
    hanging = replace(section, offers=(Offer("x", cells=(("p", exact(1, claim="k")),)), section.offers[1]))
    for given in (0.5, (0.5, 0.4, 0.7)):
        found = partners_answer(hanging, {"k": given, "of no cell": 0.1}, settings=replace(QUICK, draws=20_000))
        # x is first where the claim holds, and in a tenth of the cases where it does not
        assert found.to_json()["acceptability"]["x"][0] == pytest.approx(0.55, abs=0.015)
        assert set(found.chances) == {"k"}
    # an interval that the middle lies a little outside of is widened
    assert partners_answer(hanging, {"k": (0.5, 0.6, 0.7)}, settings=QUICK).chances["k"] == (0.5, 0.5, 0.7)
    with pytest.raises(UsageError, match="between 0 and 1"):
        partners_answer(hanging, {"k": (0.5, 0.4, 1.2)})


def test_everything_is_answered_with_the_offers_after_their_last_event() -> None:
    section = table({"x": {"p": "0.2"}, "y": {"p": "0.5"}})
    x = replace(section.offers[0], log=(Event("2025-06-14", "p", exact("0.9")),))
    found = partners_answer(replace(section, offers=(x, section.offers[1])), settings=QUICK)
    assert found.winner == "x"
    cell = found.known.of("x")["p"]
    assert (cell.told, cell.since) == ("0.9", "2025-06-14")
    assert found.log is not None
    assert [at.standing.winner for at in found.log.dates if at.standing is not None] == ["y", "x"]
    assert any("after the last event" in note for note in found.notes)


def test_makers_have_the_names_of_the_parties() -> None:
    section = Partners((Criterion("p"),), (Offer("x", by="north"), Offer("y", by="Somebody"), Offer("z")))
    found = partners_answer(section, names={"north": "North Works"}, settings=QUICK)
    assert found.to_json()["makers"] == {"x": "North Works", "y": "Somebody", "z": ""}


def test_the_same_seed_gives_the_same_answer() -> None:
    one, two = (partners_answer(at_random(1), POSTERIORS, settings=QUICK).to_json() for _ in range(2))
    assert one == two
    other = partners_answer(at_random(1), POSTERIORS, settings=replace(QUICK, seed=1)).to_json()
    assert other["acceptability"] != one["acceptability"]


def test_an_unknown_part_is_refused_with_the_nearest() -> None:
    assert parts_named(None) == PARTS
    with pytest.raises(UsageError, match='Did you mean "regret"'):
        parts_named("regrets")


def test_every_sentence_is_said_once_and_the_answer_is_plain() -> None:
    found = partners_answer(at_random(2), POSTERIORS, settings=QUICK)
    said = found.sentences()
    assert len(said) == len(set(said))
    assert said[0] == found.why
    json.dumps(found.to_json(), allow_nan=False)
    assert isinstance(found, PartnersResult)


def test_the_last_date_of_the_log_has_the_shares_of_the_answer() -> None:
    found = partners_answer(at_random(1), POSTERIORS, settings=replace(QUICK, draws=30_000))
    assert found.smaa is not None
    assert found.log is not None
    assert found.log.dates[-1].standing is not None
    assert found.log.dates[-1].standing.first == {o: row[0] for o, row in found.smaa.acceptability.items()}


def test_a_part_is_there_only_where_the_case_has_what_it_needs() -> None:
    section = table({"x": {"p": 1}, "y": {"p": "0.5"}})
    x, y = section.offers

    def parts_of(offer: Offer, **more: Any) -> set[str]:
        found = partners_answer(replace(section, offers=(offer, y), **more), settings=QUICK)
        assert dict(found.limited) == {}
        return {p for p in PARTS if getattr(found, p) is not None}

    bare = {"smaa", "robust", "regret", "changes", "contrast", "information"}
    assert parts_of(x) == bare
    assert parts_of(replace(x, cells=(("p", exact(1, promised=True)),))) == bare | {"promises"}
    assert parts_of(replace(x, cells=(("p", exact(1, claim="k")),))) == bare | {"claims"}
    assert parts_of(replace(x, payments=(Payment(0, span(1), "build"),))) == bare | {"costs"}
    assert parts_of(replace(x, payments=(Payment(0, span(1), "exit"),))) == bare | {"costs", "locked_in"}
    assert parts_of(replace(x, vendors=("a", "b"))) == bare | {"locked_in"}
    assert parts_of(replace(x, vendors=("a",))) == bare
    assert parts_of(replace(x, leaving=span(1))) == bare | {"locked_in"}
    assert parts_of(replace(x, log=(Event("2025", "p", exact(1)),))) == bare | {"log"}
    waiting = Commitment("x", span(3), span(2), span("0.04"), span("0.04"), span("0.2"), 2)
    assert parts_of(x, commitments=(waiting,)) == bare | {"options"}
