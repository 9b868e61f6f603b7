"""A conflict with options settled or tied, on listed states: held to the written one and to the definitions."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.nouns import Case, OptionConflict, Statement
from comity.conflict.bound import bound, named_in
from comity.conflict.fixing import fixed
from comity.conflict.model import Model, build
from comity.conflict.plain import Plain, stable
from comity.conflict.stability import stability
from comity.conflict.tying import tied
from comity.errors import CaseError, UsageError
from comity.logic.masks import _plain_holds
from comity.logic.tree import And, Name, Not, Or, Pattern
from comity.testing.conflicts import Shape, random_case, random_drawn

KEYS = ("nash", "seq", "gmr", "smr")
SHAPES = (
    Shape(),
    Shape(statements=True),
    Shape(options=5, cannot=True, one_way=0.0),
    Shape(lumps=True),
    Shape(parties=2, options=5, cannot=True, statements=True),
)


def holds(model: Model, key: str) -> set[str]:
    stable = np.logical_and.reduce(stability(model, key, None, Budget(), {}), axis=0)
    return {model.label(int(s)) for s in np.flatnonzero(stable)}


def moves(model: Model, name=lambda label: label) -> list[set[tuple[str, str]]]:
    out = []
    for p in range(model.n_players):
        origin, target = model.moves.pairs(p, np.arange(model.n_states))
        out.append(
            {(name(model.label(int(a))), name(model.label(int(b)))) for a, b in zip(origin, target, strict=True)}
        )
    return out


def conditions(rng: random.Random, others: list[str]):
    a, b = rng.sample(others, 2)
    return rng.choice([Name(a), Not(Name(a)), And((Name(a), Not(Name(b)))), Or((Name(a), Name(b)))])


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("seed", range(12))
def test_a_tied_option_gives_the_moves_and_equilibria_of_the_conflict_written_without_it(shape: Shape, seed: int):
    rng = random.Random(seed)
    case = random_case(rng, shape)
    options = [o.id for o in case.conflict.options]
    lever = rng.choice(options)
    tree = conditions(rng, [o for o in options if o != lever])
    try:
        written = tied(case.conflict, lever, Statement("step", tree))
        plain = build(replace(case, conflict=written.conflict))
    except (UsageError, CaseError) as e:
        if "no pattern can say" in str(e) or "no state is feasible" in str(e):
            return
        raise
    quick = bound(build(case), {lever: tree}).model
    assert {written.filled(plain.label(s)) for s in range(plain.n_states)} == {
        quick.label(s) for s in range(quick.n_states)
    }
    assert moves(plain, written.filled) == moves(quick)
    for key in KEYS:
        assert holds(quick, key) == {written.filled(s) for s in holds(plain, key)}
    today = None if plain.status_quo is None else written.filled(plain.label(plain.status_quo))
    assert today == (None if quick.status_quo is None else quick.label(quick.status_quo))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("seed", range(8))
def test_a_settled_option_gives_the_conflict_in_which_it_is_written_as_settled(shape: Shape, seed: int):
    rng = random.Random(100 + seed)
    case = random_case(rng, shape)
    chosen = {o.id: rng.random() < 0.5 for o in rng.sample(case.conflict.options, 2)}
    try:
        plain = build(replace(case, conflict=fixed(case.conflict, chosen)))
    except CaseError:
        with pytest.raises(UsageError, match="no state is feasible"):
            bound(build(case), chosen)
        return
    quick = bound(build(case), chosen).model
    assert moves(plain) == moves(quick)
    for key in KEYS:
        assert holds(quick, key) == holds(plain, key)
    assert (plain.status_quo is None) == (quick.status_quo is None)
    if plain.status_quo is not None:
        assert plain.label(plain.status_quo) == quick.label(quick.status_quo)


def told_aloud(model: Model, lever: str, tree) -> tuple[list[str], Plain]:
    """Return the tied conflict from nothing but its definition: who may change what, and the lever follows."""
    options = list(model.options)
    names = [o.id for o in options]
    k = names.index(lever)

    def follows(letters: str) -> str:
        on = _plain_holds(tree, {o: letter == "Y" for o, letter in zip(names, letters, strict=True)}, options=names)
        return letters[:k] + ("Y" if on else "N") + letters[k + 1 :]

    labels = [model.label(s) for s in range(model.n_states)]
    kept = [a for a in labels if follows(a) == a]

    def goes(party: str, a: str, b: str) -> bool:
        changed = [j for j in range(len(names)) if a[j] != b[j] and j != k]
        fits = {("both", "Y"), ("both", "N"), ("forward", "Y"), ("back", "N")}
        return bool(changed) and all(options[j].by == party and (options[j].moves, b[j]) in fits for j in changed)

    at = [labels.index(a) for a in kept]
    steps = [[[t for t, b in enumerate(kept) if goes(p, a, b)] for a in kept] for p in model.parties]
    return kept, Plain(steps, model.ranks[:, at].tolist(), [], [])


@pytest.mark.parametrize("seed", range(25))
def test_equilibria_of_a_tied_conflict_are_those_of_the_definitions_read_aloud(seed: int):
    rng = random.Random(200 + seed)
    model = build(random_case(rng, Shape(options=rng.choice([4, 5]))))
    tree = conditions(rng, [f"o{k}" for k in range(1, 4)])
    try:
        quick = bound(model, {"o0": tree}).model
    except UsageError:
        return
    labels, plain = told_aloud(model, "o0", tree)
    for key in KEYS:
        said = {
            label for s, label in enumerate(labels) if all(stable(plain, key, i, s) for i in range(quick.n_players))
        }
        assert holds(quick, key) == said


@pytest.mark.parametrize("value", [True, False])
@pytest.mark.parametrize("seed", range(8))
def test_tied_to_what_always_or_never_holds_is_settled(seed: int, value: bool):
    model = build(random_case(random.Random(300 + seed), Shape(statements=True)))
    always = Pattern("----")
    one = bound(model, {"o1": always if value else Not(always)})
    other = bound(model, {"o1": value})
    assert one.states.tolist() == other.states.tolist()
    assert moves(one.model) == moves(other.model)


def test_ranks_stay_those_of_the_whole_conflict_so_that_they_can_be_compared():
    model = build(random_case(random.Random(1), Shape()))
    some = bound(model, {"o0": True})
    assert (some.model.ranks == model.ranks[:, some.states]).all()
    assert [some.model.label(k) for k in range(some.model.n_states)] == [model.label(int(s)) for s in some.states]


def test_an_option_can_be_left_a_choice_in_one_direction_alone():
    model = build(random_case(random.Random(1), Shape(parties=2, options=2, infeasible=0, one_way=0)))
    found = bound(model, {}, {"o0": "back"}).model
    assert moves(found)[0] == {("YN", "NN"), ("YY", "NY")}
    assert moves(found)[1] == moves(model)[1]


def test_a_statement_about_an_option_that_is_itself_tied_is_refused():
    model = build(random_case(random.Random(1), Shape()))
    with pytest.raises(UsageError, match="§108"):
        bound(model, {"o0": Name("o1"), "o1": True})
    with pytest.raises(UsageError, match="itself settled or tied"):
        bound(model, {"o0": Pattern("Y---")})


def test_an_option_that_is_not_there_is_refused_with_the_nearest_name():
    model = build(random_case(random.Random(1), Shape()))
    with pytest.raises(UsageError, match="no option of this conflict"):
        bound(model, {"o9": True})


def test_a_hand_drawn_graph_is_refused_with_the_reason():
    with pytest.raises(UsageError, match="drawn by hand"):
        bound(build(random_drawn(random.Random(1))), {})


def test_letters_of_patterns_count_as_names():
    assert named_in(And((Pattern("-Y-"), Name("c"))), ["a", "b", "c"]) == {"b", "c"}


def test_nothing_feasible_is_said():
    case = random_case(random.Random(1), Shape(infeasible=0))
    never = Statement("o0", Name("o0"))
    assert isinstance(case.conflict, OptionConflict)
    shut = Case(case.title, case.parties, replace(case.conflict, infeasible=(never,), status_quo=None))
    rows = tuple(
        replace(r, preference=replace(r.preference, tiers=kept(r.preference.tiers))) for r in shut.conflict.preferences
    )
    model = build(replace(shut, conflict=replace(shut.conflict, preferences=rows)))
    with pytest.raises(UsageError, match="no state is feasible"):
        bound(model, {"o0": True})


def kept(tiers):
    out = (tuple(t for t in tier if t[0] == "N") for tier in tiers)
    return tuple(t for t in out if t)
