"""Tests of the four extensions for unknown preference, each against its definition written out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.doubt import Doubt, Pair, Place
from comity.case.nouns import Free, PartyPreference
from comity.case.read import load_text
from comity.catalogue.entries import load_entry
from comity.conflict.beyond import beyond
from comity.conflict.kinds.engine import KEYS
from comity.conflict.kinds.parties import kinds_of, open_model
from comity.conflict.kinds.relations import count
from comity.conflict.kinds.uncertain import Uncertain
from comity.conflict.model import Model, build
from comity.conflict.plain import sequences
from comity.conflict.stability import stability
from comity.errors import CaseError
from comity.logic.tree import Name, Not
from comity.testing.conflicts import plain_of

LETTERS = "abcd"


def found(model: Model) -> Uncertain:
    got = beyond(model).uncertain
    assert got is not None
    return got


def by_definition(
    model: Model, open_pairs: dict[str, set[frozenset[int]]], letter: str, key: str, i: int, s: int
) -> bool:
    """Li, Hipel, Kilgour and Fang (2004): leave for R+ (b, d) or R+,U (a, c); deterred with U (c, d) or without."""
    p = plain_of(model)
    others = [j for j in p.players if j != i]

    def doubtful(j: int, x: int, y: int) -> bool:
        return frozenset((x, y)) in open_pairs.get(model.parties[j], set())

    def better(j: int, x: int, y: int) -> bool:
        return p.ranks[j][y] > p.ranks[j][x] and not doubtful(j, x, y)

    def pays(k: int, x: int) -> list[int]:
        return [y for y in p.moves[others[k]][x] if better(others[k], x, y) or doubtful(others[k], x, y)]

    def deters(x: int) -> bool:
        if doubtful(i, s, x):
            return letter in "cd"
        return p.ranks[i][x] <= p.ranks[i][s]

    leaves = [t for t in p.moves[i][s] if better(i, s, t) or (letter in "ac" and doubtful(i, s, t))]
    if key == "nash":
        return not leaves
    step = pays if key in ("seq", "sseq") else lambda k, x: p.moves[others[k]][x]
    for t in leaves:
        answers = [x for x in sequences(others, step, t, None) if deters(x)]
        if key in ("smr", "sseq"):
            answers = [x for x in answers if all(deters(y) for y in p.moves[i][x])]
        if not answers:
            return False
    return True


def test_the_four_extensions_are_their_definitions(made: Any) -> None:
    for rng, case in made.every_case(6):
        model = made.build(case)
        open_pairs = {}
        for party in model.parties[: rng.randint(1, len(model.parties))]:
            pairs = made.random_unknown(rng, model)
            case = made.unknown(case, party, pairs)
            open_pairs[party] = {frozenset((model.index(a), model.index(b))) for a, b in pairs}
        if not any(open_pairs.values()):
            continue
        got = found(made.build(case))
        for letter in LETTERS:
            for key in KEYS:
                for i in range(model.n_players):
                    for s in range(model.n_states):
                        expected = by_definition(model, open_pairs, letter, key, i, s)
                        assert got.extensions[letter][key][i, s] == expected, (letter, key, i, s)


def test_a_is_the_strictest_and_d_the_mildest(made: Any) -> None:
    for rng, case in made.every_case(10):
        model = made.build(case)
        pairs = made.random_unknown(rng, model)
        if not pairs:
            continue
        got = found(made.build(made.unknown(case, model.parties[0], pairs))).extensions
        for key in KEYS:
            for mild, strict in (("b", "a"), ("c", "a"), ("d", "b"), ("d", "c")):
                assert (got[mild][key] >= got[strict][key]).all(), (strict, mild, key)
        for letter in LETTERS:  # every extension keeps the order of the concepts
            assert (got[letter]["gmr"] >= got[letter]["smr"]).all()
            assert (got[letter]["gmr"] >= got[letter]["seq"]).all()
            assert (got[letter]["smr"] >= got[letter]["sseq"]).all()
            assert (got[letter]["sseq"] >= got[letter]["nash"]).all()


def test_a_pair_of_a_state_with_itself_leaves_nothing_open(made: Any) -> None:
    case = made.some_case("plain", 1)
    model = made.build(case)
    label = model.label(0)
    got = found(made.build(made.unknown(case, model.parties[0], [(label, label)])))
    assert got.pairs[model.parties[0]][0] == 0
    plain = made.build(case)
    for key in KEYS:
        table = stability(plain, key, None, Budget(), {})
        for letter in LETTERS:
            assert (got.extensions[letter][key] == table).all()


def gisborne() -> Model:
    """The province of which it is not known whether income or the environment comes first (Li et al. 2004)."""
    case = load_entry("gisborne_economic").case
    assert case.conflict is not None
    lifted = Name("lift_ban")
    pair = Pair(Place("lift_ban", lifted), Place("!lift_ban", Not(lifted)))
    rows = tuple(
        replace(p, doubt=Doubt(unknown=(pair,))) if p.party == "provincial" else p for p in case.conflict.preferences
    )
    return build(replace(case, conflict=replace(case.conflict, preferences=rows)))


def test_lake_gisborne_with_a_province_of_two_minds() -> None:
    """
    By hand. Federal always continues its ban; support appeals only while the ban is on. So only YYN (ban lifted, no
    appeal) and YNY (ban kept, appeal) can be left by nobody but the province, which may lift or not: under b and d it
    does not move for what is unknown, under a and c it does. Nothing in reach is comparable to where it stood once it
    has moved, so no answer deters it surely (a), and every answer may (c).
    """
    got = found(gisborne())
    assert got.pairs == {"provincial": (16, 28)}
    label = got.to_json()["extensions"]
    assert label["b"]["nash"] == label["d"]["nash"] == ["YYN", "YNY"]
    assert label["a"]["nash"] == label["c"]["nash"] == []
    assert label["a"]["gmr"] == []
    assert {"YYN", "YNY"} <= set(label["c"]["gmr"])
    # either mind: income first ends in YYN, the environment first in YNY
    assert got.to_json()["necessary"]["nash"] == []
    assert got.to_json()["possible"]["nash"] == ["YYN", "YNY"]
    said = got.sentences()
    assert said[0] == "What Provincial government prefers is not known for 16 of 28 pairs of states."
    assert any("hold or not, as this turns out (Nash" in s for s in said)


def test_a_free_preference_leaves_every_pair_open() -> None:
    case = load_entry("syria_iraq_1975").case
    assert case.conflict is not None
    rows = tuple(PartyPreference(p.party, Free()) if p.party == "syria" else p for p in case.conflict.preferences)
    case = replace(case, conflict=replace(case.conflict, preferences=rows))
    model = open_model(case)
    got = found(model)
    assert got.pairs["syria"] == (15, 15)
    with pytest.raises(CaseError):
        build(case)
    assert model.conflict.preferences == rows


CASE = """
comity: 1
title: t
parties: {a: A, b: B}
conflict:
  options: {x: {by: a, text: X}, y: {by: a, text: Y}, z: {by: b, text: Z}}
  preferences:
    a: %s
    b: {statements: [z]}
"""


def test_free_statements_leave_open_only_what_their_order_decides() -> None:
    model = open_model(load_text(CASE % "{free: true, statements: [x, y]}"))
    view = kinds_of(model)[0].view
    # x alone against y alone is open, at either value of z: 2 x 2 pairs; everything else follows
    assert count(view.leaving.maybe & ~view.leaving.sure) // 2 == 4


def test_a_partial_order_of_a_free_preference_is_known() -> None:
    model = open_model(load_text(CASE % "{free: true, ranking: [YYN, NNN]}"))
    assert found(model).pairs["a"] == (27, 28)


@pytest.mark.parametrize(
    ("preference", "said"),
    [
        ("{statements: [x], unknown: [[x, x & !x]]}", "stands for no feasible state"),
        ("{statements: [x], unknown: [[x, y]], chances: {degrees: [{of: x, over: y, degree: 1}]}}", "Give one of"),
        ("{free: true, unknown: [[x, y]]}", "Give one of"),
        ("{free: true, ranking: [YYN], fuzzy: {degrees: [{of: x, over: '!x', degree: 1}]}}", "Give one of"),
    ],
)
def test_what_cannot_be_is_said_with_its_line_and_a_way_out(preference: str, said: str) -> None:
    model = open_model(load_text(CASE % preference))
    with pytest.raises(CaseError) as caught:
        beyond(model)
    assert said in str(caught.value)
    assert all(p.where.line and p.ways_out for p in caught.value.problems)


def test_a_place_that_splits_a_merged_state_is_a_problem() -> None:
    text = CASE.replace("  preferences:", '  same: {both: "-YN"}\n  preferences:')
    text = text % "{statements: [y & !z], unknown: [[x, NNN]]}"
    with pytest.raises(CaseError, match="merged"):
        beyond(build(load_text(text)))


def test_unknown_pairs_of_merged_and_single_states_are_understood() -> None:
    text = CASE.replace("  preferences:", '  same: {both: "-YN"}\n  preferences:')
    got = found(build(load_text(text % "{statements: [y & !z], unknown: [[both, NNN]]}")))
    assert got.pairs["a"][0] == 1
    assert np.array(got.extensions["a"]["nash"]).shape == (2, 7)
