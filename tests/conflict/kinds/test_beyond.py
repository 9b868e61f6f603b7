"""Tests of what a case says beyond plain preferences: all of it together, and nothing where nothing is said."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np

from comity.budget import Budget
from comity.case.doubt import Attitude, Chances, Degree, Doubt, Fuzzy, Place
from comity.case.nouns import Case, DrawnConflict, OptionConflict, Ranking
from comity.case.read import load_text
from comity.catalogue.entries import load_entry
from comity.conflict.beyond import Beyond, beyond
from comity.conflict.kinds.engine import KEYS
from comity.conflict.kinds.parties import open_model
from comity.conflict.model import Model, build

FULL = """
comity: 1
title: t
parties: {a: Ann, b: Bob, c: Cy}
conflict:
  options: {x: {by: a, text: X}, y: {by: b, text: Y}, z: {by: c, text: Z}}
  attitudes: {a: {b: positive}}
  preferences:
    a: {statements: [{holds: y, degree: 2}, x], unknown: [[x & z, "!x & z"]]}
    b: {statements: [y, x], fuzzy: {degrees: [{of: y, over: "!y", degree: 0.8}], satisficing: 0.5}}
    c: {statements: [z], chances: {degrees: [{of: z, over: "!z", degree: 0.4}]}}
"""


def test_a_plain_case_says_nothing_and_costs_nothing() -> None:
    model = build(load_entry("chicken").case)
    got = beyond(model, Budget(0))
    assert not got
    assert got.complete
    assert got.to_json() == {}
    assert got.sentences() == ()
    seen = "import sys, comity.conflict.beyond; sys.exit('comity.conflict.kinds.engine' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", seen], check=False).returncode == 0


def test_every_kind_of_a_case_is_answered_under_its_own_key() -> None:
    got = beyond(build(load_text(FULL)))
    assert got
    said = got.to_json()
    assert list(said) == ["uncertain", "strong", "graded", "attitudes"]
    assert set(said["uncertain"]["extensions"]) == set("abcd")
    assert set(said["graded"]["parties"]) == {"b", "c"}
    assert said["strong"]["parties"] == {"a": {"degrees": [2]}}
    json.dumps(said)
    assert all(s.endswith(".") for s in got.sentences())
    for part in got.parts().values():
        assert not part.to_frame().empty  # type: ignore[union-attr]


def test_perception_and_power_join_in() -> None:
    text = FULL.replace("  preferences:", "  misperceives: {a: {cannot_see: [z]}}\n  preferences:")
    text = text.replace(
        "c: {statements: [z],", 'c: {statements: [z], regimes: {late: {during: x, statements: ["!z"]}},'
    )
    got = beyond(build(load_text(text)))
    assert list(got.to_json()) == ["uncertain", "strong", "graded", "attitudes", "perception", "regimes"]
    assert got.complete
    json.dumps(got.to_json())


def test_perception_and_power_need_an_order_of_everybody() -> None:
    text = FULL.replace("  preferences:", "  misperceives: {a: {cannot_see: [z]}}\n  preferences:")
    text = text.replace(
        'c: {statements: [z], chances: {degrees: [{of: z, over: "!z", degree: 0.4}]}}', "c: {free: true}"
    )
    got = beyond(open_model(load_text(text)))
    assert "what Cy would rather have is left open" in got.absent["perception"]
    assert got.uncertain is not None
    assert got.attitudes is not None


def test_one_party_alone_and_one_state_alone_are_no_trouble() -> None:
    text = """
comity: 1
title: t
parties: {a: A}
conflict:
  states: [s]
  moves: {a: []}
  preferences: {a: {ranking: [s], unknown: [[s, s]], regimes: {}}}
"""
    said = beyond(build(load_text(text.replace(", regimes: {}", "")))).to_json()
    assert said["uncertain"]["necessary"]["nash"] == ["s"]


def test_what_the_budget_does_not_allow_is_absent_with_the_reason() -> None:
    got = beyond(build(load_text(FULL)), Budget(0))
    assert not got.complete
    assert set(got.absent) == {"uncertain", "strong", "graded", "attitudes"}
    assert "budget" in got.to_json()["beyond_absent"]["uncertain"]
    assert any("not computed" in s for s in got.sentences())


def test_too_many_states_are_said_and_not_tried() -> None:
    options = ", ".join(f"o{k}: {{by: a, text: O}}" for k in range(13))
    text = f"""
comity: 1
title: t
parties: {{a: A}}
conflict:
  options: {{{options}}}
  preferences: {{a: {{statements: [o1], unknown: [[o1, "!o1"]]}}}}
"""
    got = beyond(build(load_text(text)))
    assert got.complete
    assert "8,192 states are more than 4,096" in got.absent["uncertain"]


def random_kinds(rng: Any, case: Case, model: Model, made: Any) -> Case:
    """Give each party another kind of preference, and some attitudes."""
    for k, party in enumerate(model.parties):
        labels = [model.label(s) for s in range(model.n_states)]
        a, b = rng.sample(labels, 2)
        share = Fraction(rng.randint(0, 10), 10)
        degrees = (Degree(Place(a), Place(b), share),)
        kinds = (
            lambda row, d=degrees: replace(row, doubt=Doubt(fuzzy=Fuzzy(d, Fraction(2, 5)))),
            lambda row, d=degrees: replace(row, doubt=Doubt(chances=Chances(d, Fraction(1, 2), Fraction(1, 3)))),
            lambda row: row,
        )
        kind = (k + rng.randint(0, 3)) % 4
        case = made.unknown(case, party, [(a, b)]) if kind == 3 else made.changed(case, party, kinds[kind])
        if kind in (2, 3):
            case = made.changed(case, party, _with_break)
    if rng.random() < 0.5:
        tones = tuple((p, rng.choice(("positive", "neutral", "negative"))) for p in model.parties)
        assert case.conflict is not None
        case = replace(case, conflict=replace(case.conflict, attitudes=(Attitude(model.parties[0], tones),)))
    return case


def _with_break(row: Any) -> Any:
    assert isinstance(row.preference, Ranking)
    return replace(
        row, preference=replace(row.preference, breaks=((0, 2),)) if len(row.preference.tiers) > 1 else row.preference
    )


def swapped(case: Case, names: dict[str, str]) -> Case:
    """Return the case with parties renamed everywhere; the order of the parties goes with the names."""
    conflict = case.conflict
    assert conflict is not None
    rows = tuple(replace(p, party=names[p.party]) for p in conflict.preferences)
    caring = tuple(Attitude(names[a.party], tuple((names[q], t) for q, t in a.toward)) for a in conflict.attitudes)
    conflict = replace(conflict, preferences=rows, attitudes=caring)
    if isinstance(conflict, OptionConflict):
        conflict = replace(
            conflict,
            options=tuple(replace(o, by=names[o.by]) for o in conflict.options),
            cannot=tuple(replace(c, by=names[c.by]) for c in conflict.cannot),
        )
    else:
        assert isinstance(conflict, DrawnConflict)
        conflict = replace(conflict, moves=tuple((names[p], m) for p, m in conflict.moves))
    return replace(case, conflict=conflict)


def same(one: Beyond, other: Beyond, order: list[int]) -> None:
    """The masks of ``other`` are those of ``one`` with the players in another order."""
    assert set(one.parts()) == set(other.parts())
    if one.uncertain is not None:
        assert other.uncertain is not None
        for letter, found in one.uncertain.extensions.items():
            for key in KEYS:
                assert (found[key][order] == other.uncertain.extensions[letter][key]).all()
        for key in KEYS:
            for a, b in (
                (one.uncertain.necessary, other.uncertain.necessary),
                (one.uncertain.possible, other.uncertain.possible),
            ):
                assert (a[key].surely == b[key].surely).all()
                assert (a[key].perhaps == b[key].perhaps).all()
    for a, b in ((one.graded, other.graded), (one.attitudes, other.attitudes)):
        if a is not None and b is not None:
            assert all((a.stable[key][order] == b.stable[key]).all() for key in KEYS)
    if one.strong is not None and other.strong is not None:
        for d, found in one.strong.strong.items():
            assert all((found[key][order] == other.strong.strong[d][key]).all() for key in found)


def test_exchanging_two_parties_only_exchanges_their_labels(made: Any) -> None:
    done: set[str] = set()
    for rng, case in made.every_case(5):
        model = made.build(case)
        if model.n_states < 3:
            continue
        case = random_kinds(rng, case, model, made)
        names = list(model.parties)
        rng.shuffle(names)
        to = dict(zip(model.parties, names, strict=True))
        one, other = beyond(made.build(case)), beyond(made.build(swapped(case, to)))
        order = [model.parties.index(next(p for p, q in to.items() if q == name)) for name in model.parties]
        same(one, other, order)
        done |= set(one.parts())
    assert done == {"uncertain", "strong", "graded", "attitudes"}


def test_the_order_of_the_states_makes_no_difference(made: Any) -> None:
    for seed in range(8):
        case = made.some_case("drawn", seed)
        model = made.build(case)
        rng = np.random.default_rng(seed)
        case = random_kinds(random.Random(seed), case, model, made)
        assert isinstance(case.conflict, DrawnConflict)
        order = rng.permutation(model.n_states)
        turned = replace(
            case, conflict=replace(case.conflict, states=tuple(case.conflict.states[int(k)] for k in order))
        )
        one, other = beyond(made.build(case)), beyond(made.build(turned))
        for name in ("graded", "attitudes"):
            a, b = getattr(one, name), getattr(other, name)
            assert (a is None) == (b is None)
            if a is not None:
                assert all((a.stable[k][:, order] == b.stable[k]).all() for k in KEYS)
        if one.uncertain is not None:
            assert other.uncertain is not None
            for key in KEYS:
                assert (one.uncertain.necessary[key].surely[order] == other.uncertain.necessary[key].surely).all()
                assert (one.uncertain.possible[key].perhaps[order] == other.uncertain.possible[key].perhaps).all()


def test_a_large_model_takes_seconds() -> None:
    options = ", ".join(f"o{k}: {{by: {'abcd'[k % 4]}, text: O}}" for k in range(11))
    wishes = "{statements: [o1 & o2, o3 | o4, '!o5', o6, o0 & o10]}"
    text = f"""
comity: 1
title: t
parties: {{a: A, b: B, c: C, d: D}}
conflict:
  options: {{{options}}}
  preferences:
    a: {{statements: [o1 & o2, o3 | o4, '!o5', o6], unknown: [["o1 & o2", "!o1 & o2 & o3"]]}}
    b: {wishes}
    c: {wishes}
    d: {wishes}
"""
    model = build(load_text(text))
    assert model.n_states == 2048
    begin = time.process_time()
    got = beyond(model).uncertain
    assert time.process_time() - begin < 30
    assert got is not None
    assert all(found[key].exact for found in (got.necessary, got.possible) for key in ("nash", "gmr", "smr"))
