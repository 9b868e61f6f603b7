"""Tests of attitudes: the total relational preference written out, and what is known of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from comity.budget import Budget
from comity.case.doubt import Attitude
from comity.case.nouns import Case
from comity.case.read import load_text
from comity.catalogue.entries import load_entry
from comity.conflict.beyond import beyond
from comity.conflict.kinds.engine import KEYS, _plain_stable
from comity.conflict.kinds.judged import Judged
from comity.conflict.model import Model, build
from comity.conflict.stability import stability
from comity.testing.conflicts import plain_of

TONES = ("positive", "neutral", "negative")


def caring(case: Case, tones: dict[str, dict[str, str]]) -> Case:
    assert case.conflict is not None
    rows = tuple(Attitude(p, tuple(row.items())) for p, row in tones.items())  # type: ignore[arg-type]
    return replace(case, conflict=replace(case.conflict, attitudes=rows))


def attitudes(model: Model) -> Judged:
    got = beyond(model).attitudes
    assert got is not None
    return got


def test_relational_stability_is_its_definition(made: Any) -> None:
    for rng, case in made.every_case(6):
        model = made.build(case)
        tones = {p: {q: rng.choice(TONES) for q in model.parties} for p in model.parties}
        got = beyond(made.build(caring(case, tones))).attitudes
        if got is None:
            continue
        u, n = model.ranks, range(model.n_states)

        def preferred(i: int, s: int, t: int, u: Any = u, tones: Any = tones, model: Model = model) -> bool:
            """Whether t is in the total relational preference of i at s."""
            for j, q in enumerate(model.parties):
                tone = tones[model.parties[i]][q]
                if tone == "positive" and not u[j][t] > u[j][s]:
                    return False
                if tone == "negative" and u[j][t] > u[j][s]:
                    return False
            return s != t

        improves = [[[preferred(i, s, t) for t in n] for s in n] for i in range(model.n_players)]
        deters = [[[not improves[i][s][x] for x in n] for s in n] for i in range(model.n_players)]
        moves = plain_of(model).moves
        for key in KEYS:
            for i in range(model.n_players):
                for s in n:
                    assert got.stable[key][i, s] == _plain_stable(moves, improves, deters[i], key, i, s), (key, i, s)


def test_positive_to_oneself_and_neutral_to_others_is_the_plain_analysis(made: Any) -> None:
    for _, case in made.every_case(2):
        model = made.build(case)
        usual = {p: {q: "positive" if p == q else "neutral" for q in model.parties} for p in model.parties}
        assert beyond(made.build(caring(case, usual))).attitudes is None
        # said of two parties, with a third one's attitude changed: those two are judged as ever
        changed = usual | {model.parties[-1]: {model.parties[-1]: "neutral"}}
        got = attitudes(made.build(caring(case, changed)))
        for key in ("nash", "gmr", "smr"):
            table = stability(model, key, None, Budget(), {})
            assert (got.stable[key][:-1] == table[:-1]).all()


def test_without_any_attitude_rnash_is_rsmr_and_rgmr_is_rseq(made: Any) -> None:
    """Inohara and Hipel (2009): under totally neutral attitudes."""
    for _, case in made.every_case(4):
        model = made.build(case)
        got = attitudes(made.build(caring(case, {p: {p: "neutral"} for p in model.parties}))).stable
        assert (got["nash"] == got["smr"]).all()
        assert (got["gmr"] == got["seq"]).all()


def test_two_prisoners_who_wish_each_other_well_keep_still() -> None:
    """By hand: each would move only for what is better for both, and alone neither can bring that about."""
    case = load_entry("prisoners_dilemma").case
    a, b = (p.id for p in case.parties)
    well = attitudes(build(caring(case, {a: {b: "positive"}, b: {a: "positive"}})))
    assert well.to_json()["equilibria"]["nash"] == ["NN", "YN", "NY", "YY"]
    assert well.to_json()["parties"] == {a: {a: "positive", b: "positive"}, b: {a: "positive", b: "positive"}}
    # one who wishes ill and himself well still leaves cooperation: it hurts the other
    ill = attitudes(build(caring(case, {a: {b: "negative"}, b: {a: "negative"}})))
    assert ill.to_json()["equilibria"]["nash"] == ["NN"]
    assert any("ill" in s for s in ill.sentences())


def test_attitudes_use_what_is_written_in_the_file() -> None:
    text = """
comity: 1
title: t
parties: {a: Ann, b: Bob}
conflict:
  options: {x: {by: a, text: X}}
  attitudes: {a: {b: positive}}
  preferences:
    a: {statements: [x]}
    b: {statements: ["!x"]}
"""
    got = beyond(build(load_text(text)))
    assert got.to_json()["attitudes"]["equilibria"]["nash"] == ["N", "Y"]
    assert "Ann wishes Bob well." in got.sentences()
