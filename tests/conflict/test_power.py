"""Tests of regimes and of whose lever they are: every combination enumerated and judged by the definitions."""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.nouns import Case, DrawnConflict, Lump, OptionConflict, PartyPreference, Ranking, Regime, Statement
from comity.case.read import load_text
from comity.catalogue.entries import load_entry
from comity.conflict import plain
from comity.conflict.model import Model, build
from comity.conflict.power import CONCEPTS, Regimes, regimes
from comity.conflict.regime.leverage import gain
from comity.errors import CaseError
from comity.logic.tree import Name, Node, Not, Or, Pattern
from comity.testing.conflicts import Shape, plain_of, random_case, random_drawn

SHAPES = [
    Shape(parties=2, options=4),
    Shape(parties=3, options=4, one_way=0.5, cannot=True),
    Shape(parties=3, options=4, statements=True),
]

EMBARGO = """\
comity: 1
title: Embargo
parties: {a: Aland, b: Bland, c: Cland}
conflict:
  options:
    embargo: {by: a, text: Embargo}
    comply: {by: b, text: Comply}
    resist: {by: b, text: Resist}
    aid: {by: c, text: Send aid}
  infeasible: [comply & resist]
  status_quo: NNNN
  preferences:
    a: {statements: [comply, "!resist", "!embargo"]}
    b:
      statements: [resist, "!comply", "!embargo", aid]
      regimes:
        hunger: {during: embargo & !aid, text: Bread comes first., statements: [comply, "!embargo"]}
    c: {statements: ["!aid | embargo", resist]}
"""


def found_in(case: Case, keys: tuple[str, ...] = CONCEPTS) -> Regimes:
    found = regimes(case, keys)
    assert found is not None
    return found


def ruled(case: Case, **by: tuple[Regime, ...]) -> Case:
    """Return a case in which some parties have regimes."""
    assert case.conflict is not None
    rows = tuple(replace(p, regimes=by.get(p.party, ())) for p in case.conflict.preferences)
    return replace(case, conflict=replace(case.conflict, preferences=rows))


def during(tree: Node) -> Statement:
    return Statement(str(tree), tree)


def ranked(rng: random.Random, labels: list[str]) -> Ranking:
    order = list(labels)
    rng.shuffle(order)
    cut = rng.randrange(len(order))
    return Ranking(tuple(t for t in (tuple(order[:cut]), *((x,) for x in order[cut:])) if t))


def random_ruled(rng: random.Random, case: Case) -> Case:
    """Return a case in which each party may have up to two regimes that exclude each other."""
    model = build(case)
    labels = [model.label(s) for s in range(model.n_states)]
    by = {}
    for party in model.parties:
        some = tuple(rng.sample(labels, min(2, len(labels))))
        if isinstance(case.conflict, DrawnConflict):
            one: Node = Or(tuple(Name(x) for x in (*some, labels[0])))
        else:
            letters = ["-"] * len(model.options)
            letters[rng.randrange(len(letters))] = rng.choice("YN")
            one = Pattern("".join(letters))
        rules = (Regime("one", during(one), ranked(rng, labels)), Regime("two", during(Not(one)), ranked(rng, labels)))
        by[party] = rules[: rng.randint(0, 2)]
    if not any(by.values()):
        by[model.parties[0]] = (Regime("one", during(one), ranked(rng, labels)),)
    return ruled(case, **by)


def random_cases() -> list[Case]:
    rng = random.Random(5)
    out = [random_ruled(rng, random_case(rng, shape)) for shape in SHAPES for _ in range(8)]
    return out + [random_ruled(rng, random_drawn(rng, parties=2, states=6)) for _ in range(8)]


CASES = random_cases()


def holds(model: Model, tree: Node, s: int) -> bool:
    """The statements of these tests read aloud."""
    match tree:
        case Not(part):
            return not holds(model, part, s)
        case Or(parts):
            return any(holds(model, p, s) for p in parts)
        case Name(name):
            return model.label(s) == name
        case Pattern(letters):
            return all(a in ("-", b) for a, b in zip(letters, model.label(s), strict=True))
    raise AssertionError(tree)


def by_definition(model: Model, case: Case, key: str) -> dict[tuple[bool, ...], set[int]]:
    """Return the equilibria of every combination of regimes, by moves and ranks written out."""
    assert case.conflict is not None
    every = [
        (i, r)
        for i, p in enumerate(model.parties)
        for q in case.conflict.preferences
        if q.party == p
        for r in q.regimes
    ]
    groups: dict[tuple[bool, ...], list[int]] = {}
    for s in range(model.n_states):
        groups.setdefault(tuple(holds(model, r.during.tree, s) for _, r in every), []).append(s)
    true, out = plain_of(model), {}
    for on, states in groups.items():
        at = {s: k for k, s in enumerate(states)}
        ranks = [[int(model.ranks[i, s]) for s in states] for i in true.players]
        for (i, r), yes in zip(every, on, strict=True):
            if yes:
                assert isinstance(r.preference, Ranking)
                worth = {model.index(x): -k for k, tier in enumerate(r.preference.tiers) for x in tier}
                ranks[i] = [worth[s] for s in states]
        moves = [[[at[t] for t in true.moves[i][s] if t in at] for s in states] for i in true.players]
        own = plain.Plain(moves, ranks)
        out[on] = {s for k, s in enumerate(states) if all(plain.stable(own, key, i, k) for i in own.players)}
    return out


@pytest.mark.parametrize("number", range(len(CASES)))
def test_every_combination_is_judged_by_the_definitions(number: int) -> None:
    case = CASES[number]
    found = found_in(case)
    for key in CONCEPTS:
        expected = by_definition(found.model, case, key)
        assert {c.on: set(np.flatnonzero(c.holds[key]).tolist()) for c in found.combinations} == expected
        true = plain_of(found.model)
        plainly = [all(plain.stable(true, key, i, s) for i in true.players) for s in true.states]
        assert found.plain[key].tolist() == plainly


@pytest.mark.parametrize("number", range(len(CASES)))
def test_every_comparison_says_what_the_two_sets_of_outcomes_say(number: int) -> None:
    found = found_in(CASES[number], ("nash", "gmr"))
    combinations = {c.on: c for c in found.combinations}
    expected = set()
    for r, rule in enumerate(found.rules):
        for on in combinations:
            with_it = (*on[:r], True, *on[r + 1 :])
            if rule.others and not on[r] and with_it in combinations:
                expected |= {(r, on, with_it, key) for key in ("nash", "gmr")}
    said = {(v.rule, found.combinations[v.off].on, found.combinations[v.on].on, v.key) for v in found.levers}
    assert said == expected
    for lever in found.levers:
        off, on = (np.flatnonzero(found.combinations[k].holds[lever.key]) for k in (lever.off, lever.on))
        for g in lever.gains:
            u = found.model.ranks[g.player]
            assert g.verdict == verdict([int(u[s]) for s in off], [int(u[s]) for s in on])


def verdict(without: list[int], with_it: list[int]) -> str:
    """Whether something is better, pair of outcomes by pair of outcomes."""
    pairs = [(a, b) for a in without for b in with_it]
    for said, test in (
        ("nothing to compare", not pairs),
        ("the same", len({*without, *with_it}) == 1),
        ("better", all(b > a for a, b in pairs)),
        ("worse", all(b < a for a, b in pairs)),
        ("not worse", all(b >= a for a, b in pairs)),
        ("not better", all(b <= a for a, b in pairs)),
    ):
        if test:
            return said
    return "open"


def test_an_embargo_makes_the_weaker_party_comply() -> None:
    """Made by hand: under the embargo and without aid, Bland wants bread before honour."""
    found = found_in(load_text(EMBARGO))
    assert found.labels(found.plain["seq"]) == ["NNYN"]
    assert [(c.on, found.labels(c.holds["seq"])) for c in found.combinations] == [
        ((False,), ["NNYN"]),
        ((True,), ["YYNN"]),
    ]
    assert [found.model.parties[i] for i in found.rules[0].owners] == ["a", "c"]
    gains = {found.model.parties[g.player]: g.verdict for v in found.levers if v.key == "seq" for g in v.gains}
    assert gains == {"a": "better", "c": "worse", "b": "worse"}
    said = found.sentences()
    assert said[0] == (
        "Bland ranks states otherwise while Aland chooses “Embargo” and Cland does not choose “Send aid” "
        "(“hunger”; 3 of 12 states). Bread comes first."
    )
    assert said[1].startswith("This is in the hands of Aland and Cland together: Aland alone can begin it in 3 of 9")
    assert any("(YYNN) hold in place of" in s and "better for Aland" in s for s in said)


def test_a_party_that_alone_holds_the_lever_is_named_and_one_that_only_binds_itself_has_no_power() -> None:
    alone = found_in(load_text(EMBARGO.replace("during: embargo & !aid", "during: embargo")))
    assert any(s.startswith("By bringing “hunger” into force, Aland makes") for s in alone.sentences())
    itself = found_in(load_text(EMBARGO.replace("during: embargo & !aid", "during: resist")))
    assert itself.levers == ()
    assert any("nobody has power over Bland by it" in s for s in itself.sentences())


def test_a_lever_that_can_only_be_released_is_not_said_to_be_pulled() -> None:
    text = EMBARGO.replace("{by: a, text: Embargo}", "{by: a, text: Embargo, moves: back}").replace("& !aid", "")
    found = found_in(load_text(text))
    assert found.to_json()["regimes"][0]["can_begin"] == {"a": 0}
    assert found.to_json()["regimes"][0]["can_end"] == {"a": 6}
    assert not any("bringing" in s for s in found.sentences())


def test_no_regimes_nothing_is_said_and_a_regime_like_the_preference_changes_no_verdict_of_its_part() -> None:
    case = load_entry("chicken").case
    assert regimes(case) is None
    assert case.conflict is not None
    b = case.conflict.preferences[1]
    found = found_in(ruled(case, b=(Regime("as ever", during(Pattern("--")), b.preference),)))
    (only,) = found.combinations
    for key in CONCEPTS:
        assert (only.holds[key] == found.plain[key]).all()
    assert found.notes == ("The regime as ever of Party B is in force in every feasible state.",)


def test_two_regimes_of_one_party_at_once_are_a_problem_unless_they_say_the_same() -> None:
    case = load_entry("chicken").case
    one = Regime("one", during(Pattern("Y-")), Ranking((("YN",), ("NN",), ("YY",), ("NY",))))
    two = Regime("two", during(Pattern("--")), Ranking((("YY",), ("NN",), ("YN",), ("NY",))))
    three = Regime("three", during(Pattern("-Y")), Ranking((("YY",), ("NY",), ("NN",), ("YN",))))
    with pytest.raises(CaseError) as told:
        found_in(ruled(case, b=(one, two, three)))
    (problem,) = told.value.problems  # two and three agree where both hold; one and three meet in one state only
    assert 'the regimes one and two of Party B hold at once in "YN" and 1 more state, and rank' in problem.what
    assert len(problem.ways_out) == 2
    alike = found_in(ruled(case, b=(one, three)))
    assert (True, True) in [c.on for c in alike.combinations]


def test_the_ranking_of_a_regime_must_cover_the_states_in_which_it_is_in_force_and_may_cover_more() -> None:
    case = load_entry("chicken").case
    short, long = Ranking((("YY",), ("YN",))), Ranking((("NN",), ("YY",), ("NY", "YN")))
    one, two = (found_in(ruled(case, b=(Regime("r", during(Pattern("Y-")), w),))) for w in (short, long))
    assert one.to_json() == two.to_json()
    with pytest.raises(CaseError, match=r"under the regime r, the ranking of .* leaves out 1 feasible state"):
        found_in(ruled(case, b=(Regime("r", during(Pattern("Y-")), Ranking((("YY",),))),)))


def test_a_regime_that_tells_merged_states_apart_is_a_problem_and_one_that_does_not_is_fine() -> None:
    case = load_entry("syria_iraq_1975").case
    assert isinstance(case.conflict, OptionConflict)
    ranking = Ranking((("NNN",), ("NYN",), ("NNY",), ("war",), ("talks",)))
    wishes = tuple(PartyPreference(p, ranking) for p in ("syria", "iraq"))
    same = (Lump("war", "-YY"), Lump("talks", "YN-"))
    merged = replace(case, conflict=replace(case.conflict, same=same, preferences=wishes))
    with pytest.raises(CaseError, match='tells apart states that are merged in "talks"'):
        found_in(ruled(merged, syria=(Regime("dry", during(Name("attack")), ranking),)))
    found = found_in(ruled(merged, iraq=(Regime("dry", during(Pattern("Y--")), Ranking((("talks",),))),)))
    assert [found.labels(c.holds["nash"]) for c in found.combinations][1] == ["talks"]


def test_labels_exchanged_in_the_case_are_exchanged_in_the_answer_and_nothing_else() -> None:
    def exchanged(text: str) -> str:
        words = {"Aland": "Bland", "Bland": "Aland", "a": "b", "b": "a"}
        return re.sub(r"\b(Aland|Bland|a|b)\b", lambda m: words[m[0]], text)

    def by_party(value: object) -> object:
        return json.loads(json.dumps(value, sort_keys=True))

    text = EMBARGO.replace("Bread comes first.", "Bread first.")
    before, after = found_in(load_text(text)), found_in(load_text(exchanged(text)))
    assert by_party(json.loads(exchanged(json.dumps(before.to_json())))) == by_party(after.to_json())
    assert [exchanged(s) for s in before.sentences()] == after.sentences()


def test_a_budget_that_ran_out_is_said() -> None:
    over = regimes(load_text(EMBARGO), budget=Budget(0.0))
    assert over is not None
    assert not over.complete
    assert over.combinations == ()
    assert "0 of 2 combinations of regimes were finished" in over.notes[0]


def test_the_answer_as_plain_values_and_as_a_table() -> None:
    found = found_in(load_text(EMBARGO))
    out = json.loads(json.dumps(found.to_json()))
    assert out["complete"]
    assert [c["on"] for c in out["combinations"]] == [[], [["b", "hunger"]]]
    assert sum(c["states"] for c in out["combinations"]) == found.model.n_states
    frame = found.to_frame()
    assert len(frame) == sum(len(e) for c in out["combinations"] for e in c["equilibria"].values())
    assert set(frame["regimes"]) == {"", "b:hunger"}


def test_overlapping_ranges_are_left_open() -> None:
    model = build(load_entry("chicken").case)
    every = np.ones(4, bool)
    assert gain(model, 0, every, every).verdict == "open"
    assert gain(model, 0, ~every, every).verdict == "nothing to compare"
