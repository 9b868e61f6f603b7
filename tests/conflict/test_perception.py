"""Tests of hypergames: every party's own game against the definitions, written out over plain lists."""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.doubt import Place
from comity.case.nouns import (
    Case,
    DrawnConflict,
    Free,
    Lump,
    Misperception,
    OptionConflict,
    PartyPreference,
    Prioritised,
    Ranking,
)
from comity.case.read import load_text
from comity.catalogue.entries import load_entry
from comity.conflict import plain
from comity.conflict.hypergame.mistakes import Belief, Unseen
from comity.conflict.model import Model, build
from comity.conflict.perception import CONCEPTS, Perception, perception
from comity.errors import CaseError
from comity.logic.tree import Name, Pattern
from comity.testing.conflicts import Shape, plain_of, random_case, random_drawn

SHAPES = [
    Shape(parties=2, options=4),
    Shape(parties=3, options=4, one_way=0.5),
    Shape(parties=3, options=4, lumps=True),
    Shape(parties=2, options=4, lumps=True, cannot=True),
    Shape(parties=3, options=4, cannot=True, statements=True),
]
Beliefs = dict[str, list[str]]


def found_in(case: Case, keys: tuple[str, ...] = CONCEPTS) -> Perception:
    found = perception(build(case), keys)
    assert found is not None
    return found


def misled(case: Case, *rows: Misperception) -> Case:
    assert case.conflict is not None
    return replace(case, conflict=replace(case.conflict, misperceives=rows))


def blind(party: str, *patterns: str) -> Misperception:
    return Misperception(party, tuple(Place(p, Pattern(p)) for p in patterns))


def unmerged(case: Case) -> tuple[plain.Plain, list[str]]:
    """Return the moves between the combinations of options, or the drawn states, and their labels."""
    conflict = case.conflict
    if isinstance(conflict, OptionConflict):
        silent = tuple(PartyPreference(p.party, Prioritised(())) for p in conflict.preferences)
        conflict = replace(conflict, same=(), status_quo=None, preferences=silent, misperceives=())
    model = build(replace(case, conflict=conflict))
    return plain_of(model), [model.label(s) for s in range(model.n_states)]


def hides(place: Place, label: str) -> bool:
    if place.tree is None:
        return place.text == label
    assert isinstance(place.tree, Pattern)
    return all(a in ("-", b) for a, b in zip(place.tree.letters, label, strict=True))


def game_of(model: Model, case: Case, row: Misperception) -> tuple[plain.Plain, list[int]]:
    """The game of a party read aloud: states in sight, moves between them, beliefs; and which states these are."""
    whole, labels = unmerged(case)
    to = [model.index(label) for label in labels]
    seen = [r for r, label in enumerate(labels) if not any(hides(p, label) for p in row.cannot_see)]
    states = sorted({to[r] for r in seen})
    at = {s: k for k, s in enumerate(states)}
    moves = [
        [
            sorted({at[to[t]] for r in seen if to[r] == s for t in whole.moves[i][r] if t in seen and to[t] != s})
            for s in states
        ]
        for i in range(model.n_players)
    ]
    believed = {b.party: b.preference for b in row.preferences}
    ranks = []
    for i, party in enumerate(model.parties):
        if party not in believed:
            ranks.append([int(model.ranks[i, s]) for s in states])
        else:
            wish = believed[party]
            assert isinstance(wish, Ranking)
            worth = {model.index(x): -k for k, tier in enumerate(wish.tiers) for x in tier}
            ranks.append([worth[s] for s in states])
    return plain.Plain(moves, ranks), states


def expected(model: Model, case: Case, key: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return (sound, stays, perceived), each (n, S), by the definitions."""
    shape = (model.n_players, model.n_states)
    true = plain_of(model)
    sound = np.array([[plain.stable(true, key, i, s) for s in true.states] for i in true.players]).reshape(shape)
    stays, perceived = sound.copy(), np.tile(sound.all(axis=0), (model.n_players, 1))
    assert case.conflict is not None
    for row in case.conflict.misperceives:
        me = model.player(row.party)
        own, states = game_of(model, case, row)
        stays[me], perceived[me] = False, False
        for k, s in enumerate(states):
            stays[me, s] = plain.stable(own, key, me, k)
            perceived[me, s] = all(plain.stable(own, key, j, k) for j in own.players)
    return sound, stays, perceived


def random_misled(rng: random.Random, case: Case) -> Case | None:
    """Return a case in which one or two parties do not see some places, and believe some things of another."""
    model = build(case)
    labels = [model.label(s) for s in range(model.n_states)]
    rows = []
    for party in rng.sample(model.parties, rng.randint(1, 2)):
        if isinstance(case.conflict, DrawnConflict):
            places = tuple(Place(x) for x in rng.sample(labels, rng.randint(0, 2)))
        else:
            m = len(model.options)
            some = ["".join(rng.choice("YN---") for _ in range(m)) for _ in range(rng.randint(0, 2))]
            places = tuple(Place(p, Pattern(p)) for p in some if set(p) != {"-"})
        order = list(labels)
        rng.shuffle(order)
        cut = rng.randrange(len(order))
        tiers = [tuple(order[:cut]), *((x,) for x in order[cut:])]
        other = rng.choice([p for p in model.parties if p != party])
        beliefs = (PartyPreference(other, Ranking(tuple(t for t in tiers if t))),) if rng.random() < 0.6 else ()
        rows.append(Misperception(party, places, beliefs))
    out = misled(case, *rows)
    whole = unmerged(case)[1]
    return out if all(any(not any(hides(p, x) for p in r.cannot_see) for x in whole) for r in rows) else None


def random_cases() -> list[Case]:
    rng = random.Random(4)
    out = [random_misled(rng, random_case(rng, shape)) for shape in SHAPES for _ in range(8)]
    out += [random_misled(rng, random_drawn(rng, parties=3, states=6)) for _ in range(12)]
    return [c for c in out if c is not None]


CASES = random_cases()


@pytest.mark.parametrize("number", range(len(CASES)))
def test_every_game_and_verdict_is_that_of_the_definitions(number: int) -> None:
    case = CASES[number]
    found = found_in(case)
    for key in CONCEPTS:
        sound, stays, perceived = expected(found.model, case, key)
        assert (found.seen[key].sound == sound).all()
        assert (found.seen[key].stays == stays).all()
        assert (found.seen[key].perceived == perceived).all()
        recognised = found.known.all(axis=0)
        assert (found.holds(key) == (recognised & stays.all(axis=0))).all()
        assert (found.only_by_mistake(key) == (found.holds(key) & ~sound.all(axis=0))).all()
        assert (found.missed(key) == (sound.all(axis=0) & ~found.holds(key))).all()


@pytest.mark.parametrize("number", range(0, len(CASES), 2))
def test_what_falls_and_arises_is_what_the_case_without_the_mistakes_of_one_party_says(number: int) -> None:
    case = CASES[number]
    found = found_in(case)
    assert case.conflict is not None
    for row in case.conflict.misperceives:
        rest = tuple(r for r in case.conflict.misperceives if r is not row)
        told = perception(build(misled(case, *rest)))
        for key in CONCEPTS:
            then = found.real(key) if told is None else told.holds(key)
            assert (found.falls(key, row.party) == (found.only_by_mistake(key) & ~then)).all()
            assert (found.arises(key, row.party) == (then & ~found.holds(key))).all()


def test_the_mistake_that_is_named_is_the_one_that_does_it() -> None:
    asked = 0
    for case in CASES:
        found = found_in(case, ("nash", "seq"))
        for reason in found.reasons:
            for k, mistake in enumerate(found.mistakes):
                if mistake.player != reason.player:
                    continue
                without = with_only(case, found, mistake, keep=False)
                alone = with_only(case, found, mistake, keep=True)
                for variant, said, stays in ((without, k in reason.needed, False), (alone, k in reason.enough, True)):
                    row = found_row(variant, found.model, reason.key, reason.player)
                    assert said == (bool(row[reason.state]) == stays)
                    asked += 1
    assert asked > 20


def with_only(case: Case, found: Perception, mistake: Unseen | Belief, keep: bool) -> Case:
    """Return the case with just one mistake of a party kept, or just that one taken away."""
    party = found.model.parties[mistake.player]
    mine = [m for m in found.mistakes if m.player == mistake.player and (m is mistake) == keep]
    places = tuple(m.place for m in mine if isinstance(m, Unseen))
    return misled(case, Misperception(party, places, tuple(m.row for m in mine if isinstance(m, Belief))))


def found_row(case: Case, model: Model, key: str, player: int) -> np.ndarray:
    row: np.ndarray = found_in(case, (key,)).seen[key].stays[player]
    return row


def test_nobody_misperceives_nothing_is_said() -> None:
    assert perception(build(load_entry("chicken").case)) is None


@pytest.mark.parametrize("name", ["syria_iraq_1975", "cuban_missile_crisis", "chicken"])
def test_who_believes_the_truth_and_sees_everything_makes_no_difference(name: str) -> None:
    case = load_entry(name).case
    assert case.conflict is not None
    one, other = case.conflict.preferences
    found = found_in(misled(case, Misperception(one.party, (), (other,)), Misperception(other.party)))
    assert found.mistakes == ()
    assert not found.unknown().any()
    for key in CONCEPTS:
        assert (found.real(key) == found.holds(key)).all()
        for party in found.model.parties:
            assert (found.perceived(key, party) == found.real(key)).all()
    assert found.sentences() == [
        "Nobody is mistaken about anything that matters here: what is seen and believed is what the case says."
    ]


def test_a_peace_that_rests_on_an_attack_nobody_thought_of() -> None:
    """Made by hand on the published case of Syria and Iraq: Iraq does not know that it can attack."""
    found = found_in(misled(load_entry("syria_iraq_1975").case, blind("iraq", "--Y")))
    assert found.labels(found.real("nash")) == ["NYY"]
    assert found.labels(found.holds("nash")) == ["NNN"] == found.labels(found.only_by_mistake("nash"))
    assert found.labels(found.unknown()) == ["NNY", "YNY", "NYY"]
    assert found.missed_by("nash", found.model.index("NYY")) == ((), (1,))
    assert found.labels(found.falls("nash", "iraq")) == ["NNN"]
    assert found.labels(found.arises("nash", "iraq")) == ["NYY"]
    assert found.labels(found.unjudged("nash")) == ["NYY"]
    said = found.sentences()
    assert said[0] == "Iraq does not see the states where Iraq chooses “Attack”: 3 of the 6 states."
    assert any("This holds only because Iraq does not see “--Y”." in s for s in said)
    assert any("(NYY) holds in truth" in s and s.endswith("Iraq does not know of it.") for s in said)


def test_missiles_that_stay_because_moscow_does_not_see_that_it_can_withdraw() -> None:
    """Made by hand on the Cuban missile crisis, counted by the definitions in the first test of this file too."""
    case = misled(load_entry("cuban_missile_crisis").case, blind("ussr", "N-Y-"))
    found = found_in(case)
    assert found.labels(found.real("seq")) == ["NNYN", "NYYN"]
    assert found.labels(found.holds("seq")) == ["NYNN"] == found.labels(found.only_by_mistake("seq"))
    for key in CONCEPTS:
        sound, stays, _ = expected(found.model, case, key)
        assert (found.seen[key].sound == sound).all()
        assert (found.seen[key].stays == stays).all()


def test_a_believed_ranking_may_leave_out_what_the_party_does_not_see_and_nothing_else() -> None:
    case = load_entry("syria_iraq_1975").case
    hidden = (Place("attack", Name("attack")),)
    short = Misperception("iraq", hidden, (PartyPreference("syria", Ranking((("YNN",), ("NNN",), ("NYN",)))),))
    long = Ranking((("NYY",), ("YNN", "NNY"), ("NNN",), ("NYN",), ("YNY",)))
    one, two = found_in(misled(case, short)), found_in(misled(case, replace(short, preferences=(pp("syria", long),))))
    same = set(one.to_json()) - {"because"}  # only the long ranking says what Iraq believes once it sees more
    assert {k: one.to_json()[k] for k in same} == {k: two.to_json()[k] for k in same}
    assert {r.needed for r in one.reasons} == {()}
    assert {r.enough for r in one.reasons} == {r.needed for r in two.reasons} == {(0,)}
    with pytest.raises(CaseError, match=r"as Iraq sees the conflict, the ranking of Syria leaves out 1 feasible"):
        found_in(misled(case, replace(short, preferences=(pp("syria", Ranking((("YNN",), ("NNN",)))),))))


def pp(party: str, wish: Ranking) -> PartyPreference:
    return PartyPreference(party, wish)


def test_a_belief_is_counted_pair_by_pair_over_the_states_in_sight() -> None:
    case = load_entry("syria_iraq_1975").case
    wish = Ranking((("YNN",), ("NNN",), ("NYN",), ("NNY", "YNY", "NYY")))
    found = found_in(misled(case, Misperception("iraq", (), (pp("syria", wish),))))
    (belief,) = found.mistakes
    assert isinstance(belief, Belief)
    true, thought = found.model.ranks[0].tolist(), found.games[1].model.ranks[0].tolist()
    assert (belief.difference.turned, belief.difference.tied) == counted(true, thought)


def counted(one: list[int], other: list[int]) -> tuple[int, int]:
    pairs = [(i, j) for i in range(len(one)) for j in range(i)]
    turned = sum((one[i] - one[j]) * (other[i] - other[j]) < 0 for i, j in pairs)
    return turned, sum((one[i] == one[j]) != (other[i] == other[j]) for i, j in pairs)


def test_what_cannot_be_said_of_perception_is_told_all_at_once() -> None:
    case = load_entry("syria_iraq_1975").case
    assert case.conflict is not None
    syria, iraq = case.conflict.preferences
    rows = (Misperception("iraq", (Place("all", Pattern("---")),), (iraq,)), Misperception("iran"))
    with pytest.raises(CaseError) as told:
        found_in(misled(case, *rows))
    text = str(told.value)
    assert "Iraq sees none of the feasible states" in text
    assert "iraq is given a belief about its own preferences" in text
    assert '"iran" is said to misperceive the conflict, but takes no part in it' in text
    assert all(p.ways_out for p in told.value.problems)
    with pytest.raises(CaseError, match="who takes no part"):
        found_in(misled(case, Misperception("iraq", (), (replace(syria, party="iran"),))))


def test_a_place_without_a_feasible_state_and_a_status_quo_out_of_sight_are_noted() -> None:
    case = load_entry("syria_iraq_1975").case
    assert case.conflict is not None
    case = replace(case, conflict=replace(case.conflict, status_quo="NNN"))
    found = found_in(misled(case, blind("iraq", "YY-", "NNN")))
    assert found.notes == (
        "Iraq is said not to see “YY-”, but no feasible state is there.",
        "Iraq does not know of the status quo (NNN).",
    )
    assert len(found.mistakes) == 1


def test_a_merged_state_is_known_by_the_members_in_sight() -> None:
    case = load_entry("syria_iraq_1975").case
    assert isinstance(case.conflict, OptionConflict)
    war = Lump("war", "-YY")
    peace = Lump("talks", "YN-")
    ranking = Ranking((("NNN",), ("NYN",), ("NNY",), ("war",), ("talks",)))
    wishes = tuple(PartyPreference(p, ranking) for p in ("syria", "iraq"))
    merged = replace(case, conflict=replace(case.conflict, same=(war, peace), preferences=wishes))
    found = found_in(misled(merged, blind("iraq", "YNY")))
    assert found.known.all()
    assert found.notes == ("Iraq sees only a part of what is merged in talks: it knows it by that part.",)
    by_name = found_in(misled(merged, Misperception("iraq", (Place("war"),))))
    assert by_name.labels(by_name.unknown()) == ["war"]
    assert by_name.sentences()[0] == "Iraq does not see the state “war”: 1 of the 5 states."


def test_a_concept_that_does_not_apply_is_absent_and_a_budget_that_ran_out_is_said() -> None:
    drawn = misled(random_drawn(random.Random(1)), Misperception("p0", (Place("s3"),)))
    assert "drawn by hand" in found_in(drawn, ("nash", "sim")).absent["sim"]
    over = perception(build(drawn), budget=Budget(0.0))
    assert over is not None
    assert not over.complete
    assert set(over.absent) == set(CONCEPTS)


def test_where_a_preference_is_left_open_no_verdict_is_given() -> None:
    case = load_entry("chicken").case
    assert case.conflict is not None
    model = build(misled(case, blind("a", "NN")))
    b = case.conflict.preferences[1]
    rows = (case.conflict.preferences[0], replace(b, preference=Free()))
    found = perception(replace(model, conflict=replace(model.conflict, preferences=rows)))
    assert found is not None
    assert found.seen == {}
    assert found.absent["nash"] == "what Party B prefers is left open (free), so no verdict follows"


TEXT = """\
comity: 1
title: Two
parties: {first: Aland, second: Bland}
conflict:
  options:
    x: {by: first, text: Raise tariffs}
    y: {by: second, text: Close the strait}
    z: {by: second, text: Recall the envoy, moves: forward}
  status_quo: NNN
  preferences:
    first: {statements: ["!y", x, z]}
    second: {statements: [y, "!x | z"]}
  misperceives:
    first: {cannot_see: [z & y], preferences: {second: {statements: ["!y", z]}}}
    second: {cannot_see: [x & !y]}
"""


def test_labels_exchanged_in_the_case_are_exchanged_in_the_answer_and_nothing_else() -> None:
    def exchanged(text: str) -> str:
        words = {"first": "second", "second": "first", "Aland": "Bland", "Bland": "Aland"}
        return re.sub("|".join(words), lambda m: words[m[0]], text)

    parties = "parties: {first: Aland, second: Bland}"
    swapped = exchanged(TEXT).replace(exchanged(parties), "parties: {second: Bland, first: Aland}")
    before, after = found_in(load_text(TEXT)), found_in(load_text(swapped))
    assert after.model.parties == before.model.parties[::-1]
    assert json.loads(exchanged(json.dumps(before.to_json()))) == after.to_json()
    assert [exchanged(s) for s in before.sentences()] == after.sentences()


def test_the_answer_as_plain_values_and_as_a_table() -> None:
    found = found_in(load_text(TEXT))
    out = json.loads(json.dumps(found.to_json()))
    assert out["complete"]
    assert [m["party"] for m in out["mistakes"]] == ["first", "first", "second"]
    for key in CONCEPTS:
        assert out["holds"][key] == found.labels(found.holds(key))
        assert set(out["only_by_mistake"][key]) == set(out["holds"][key]) - set(out["real"][key])
        assert set(out["missed"][key]) == set(out["real"][key]) - set(out["holds"][key])
    frame = found.to_frame()
    assert list(frame.columns[-2:]) == ["stays_first", "stays_second"]
    assert len(frame) == sum(int((found.real(k) | found.holds(k) | found.unjudged(k)).sum()) for k in CONCEPTS)


def test_of_two_ways_out_that_are_not_seen_either_one_shown_is_enough_to_make_a_party_leave() -> None:
    found = found_in(misled(load_entry("cuban_missile_crisis").case, blind("us", "NNYN", "NYYN")), ("nash",))
    at = found.model.index("YNYN")
    (reason,) = [r for r in found.reasons if r.state == at]
    assert (reason.needed, reason.enough) == ((0, 1), ())
    assert any("United States does not see “NNYN” and does not see “NYYN”." in s for s in found.sentences())
