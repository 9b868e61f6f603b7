"""Outside support as choices of third parties: the laws it must obey, and definitions read aloud."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.nouns import (
    Case,
    Free,
    Option,
    OptionConflict,
    Party,
    PartyPreference,
    Prioritised,
    Ranking,
    Reading,
    Statement,
)
from comity.case.support import Lever, Support
from comity.catalogue.entries import load_entry
from comity.conflict.analyse import Settings, analyse
from comity.conflict.fixing import fixed
from comity.conflict.model import build
from comity.conflict.plain import reach, stable
from comity.errors import UsageError
from comity.logic.tree import And, Iff, Implies, Name, Node, Not, Or, Pattern, Xor, fold
from comity.study.supported import CONCEPTS, StructureSettings, structure_of
from comity.support.structural.result import Scenario, Structure
from comity.testing.conflicts import Shape, plain_of, random_case, random_drawn

ALL = StructureSettings(listed=10_000)
SHAPES = (Shape(), Shape(statements=True), Shape(parties=2, options=4, statements=True), Shape(cannot=True))


def with_levers(case: Case, *options: str, steps: tuple[Node, ...] = (), targets: tuple[Node, ...] = ()) -> Case:
    said = tuple(Statement(repr(t), t) for t in steps), tuple(Statement(repr(t), t) for t in targets)
    levers = tuple(Lever(o, "") for o in options)
    return replace(case, support=Support(levers=levers, steps=said[0], targets=said[1]))


def asked(case: Case) -> Structure:
    found = structure_of(case, settings=ALL)
    assert found is not None
    return found


def equilibria(found: Scenario) -> dict[str, tuple[str, ...]]:
    return {h.concept: h.equilibria.first for h in found.held}


def listed(case: Case) -> dict[str, tuple[str, ...]]:
    result = analyse(case, Settings(concepts=CONCEPTS))
    return {c: tuple(sorted(result.labels(result.equilibria(c)))) for c in CONCEPTS}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("seed", range(6))
def test_given_withdrawn_and_reduced_equal_the_conflict_restricted_so(shape: Shape, seed: int):
    case = random_case(random.Random(seed), shape)
    found = asked(with_levers(case, "o0", "o1"))
    assert equilibria(found.scenarios[0]) == listed(case)
    ways = {
        "given": {"o0": True, "o1": True},
        "withdrawn": {"o0": False, "o1": False},
        "o0 withdrawn": {"o0": False},
        "o1 withdrawn": {"o1": False},
    }
    for name, values in ways.items():
        scenario = found.scenario(name)
        restricted = replace(case, conflict=fixed(case.conflict, values))
        if scenario is None:
            assert any("no state is feasible" in n for n in found.notes)
            continue
        assert equilibria(scenario) == listed(restricted)
        model = build(restricted)
        assert scenario.states == model.n_states
        assert scenario.today == (None if model.status_quo is None else model.label(model.status_quo))


@pytest.mark.parametrize("seed", range(8))
def test_a_lever_nobody_cares_about_and_nothing_depends_on_changes_nothing(seed: int):
    case = random_case(random.Random(seed), Shape(options=3, statements=True))
    conflict = case.conflict
    assert isinstance(conflict, OptionConflict)
    longer = replace(
        conflict,
        options=(*conflict.options, Option("aid", "giver", "Send aid")),
        preferences=(*conflict.preferences, PartyPreference("giver", Prioritised(()))),
        status_quo=f"{conflict.status_quo}N",
    )
    found = asked(with_levers(replace(case, parties=(*case.parties, Party("giver", "Giver")), conflict=longer), "aid"))
    before = listed(case)
    for scenario in found.scenarios:
        assert not any(h.changed for h in scenario.held), scenario.name
        assert all(s.change in ("same", "not known") for s in scenario.standings), scenario.name
        for h in scenario.held:
            assert {label[:-1] for label in h.equilibria.first} == set(before[h.concept]), scenario.name


@pytest.mark.parametrize("seed", range(6))
def test_tied_to_what_always_holds_is_given_and_to_what_never_holds_withdrawn(seed: int):
    case = random_case(random.Random(seed), Shape(statements=True))
    always = Pattern("----")
    found = asked(with_levers(case, "o1", steps=(always, Not(always))))
    given, withdrawn = found.of_kind("conditional")
    for tied, name in ((given, "given"), (withdrawn, "withdrawn")):
        settled = found.scenario(name)
        assert settled is not None
        assert equilibria(tied) == equilibria(settled)
        assert tied.standings == settled.standings
        assert tied.today == settled.today
        assert tied.reached == settled.reached


def test_support_that_is_given_by_not_doing_something_is_withdrawn_by_doing_it():
    case = random_case(random.Random(3), Shape(statements=True))
    on = asked(with_levers(case, "o1"))
    off = asked(replace(case, support=Support(levers=(Lever("o1", "", given=False),))))
    assert equilibria(on.scenario("given")) == equilibria(off.scenario("withdrawn"))
    assert equilibria(on.scenario("o1 if o0")) == equilibria(off.scenario("o1 if !o0"))


def renamed(case: Case, party, option) -> Case:
    """Return a case with other ids of parties and options, and nothing else changed."""
    conflict = case.conflict

    def tree(node: Node) -> Node:
        def part(n: Node, inner: list[Node]) -> Node:
            match n:
                case Name(name):
                    return Name(option(name))
                case Not():
                    return Not(inner[0])
                case And() | Or() | Xor():
                    return type(n)(tuple(inner))
                case Implies() | Iff():
                    return type(n)(*inner)
                case _:
                    return n

        return fold(node, part)

    def said(statement: Statement) -> Statement:
        return replace(statement, tree=tree(statement.tree))

    rows = tuple(
        replace(r, party=party(r.party), preference=Prioritised(tuple(said(s) for s in r.preference.statements)))
        for r in conflict.preferences
    )
    other = replace(
        conflict,
        options=tuple(replace(o, id=option(o.id), by=party(o.by)) for o in conflict.options),
        preferences=rows,
        infeasible=tuple(said(s) for s in conflict.infeasible),
    )
    people = tuple(Party(party(p.id), party(p.id)) for p in case.parties)
    return replace(case, parties=people, conflict=other)


@pytest.mark.parametrize("seed", range(6))
def test_other_labels_of_parties_and_options_change_labels_alone(seed: int):
    case = random_case(random.Random(seed), Shape(statements=True))
    other = renamed(case, lambda p: {"p0": "p2", "p2": "p0"}.get(p, p), lambda o: f"x{o}")
    one, two = asked(with_levers(case, "o1", "o2")), asked(with_levers(other, "xo1", "xo2"))
    for a, b in zip(one.scenarios, two.scenarios, strict=True):
        assert (a.kind, a.states, a.today, a.held, a.reached) == (b.kind, b.states, b.today, b.held, b.reached)
        for s, t in zip(a.standings, b.standings, strict=True):
            assert t.party == {"p0": "p2", "p2": "p0"}.get(s.party, s.party)
            assert (s.best, s.worst, s.secure, s.before) == (t.best, t.worst, t.secure, t.before)


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_the_parties_makes_no_difference_to_any_of_them(seed: int):
    case = random_case(random.Random(seed), Shape(statements=True))
    turned = replace(case, parties=case.parties[::-1])
    one, two = asked(with_levers(case, "o1")), asked(with_levers(turned, "o1"))
    for a, b in zip(one.scenarios, two.scenarios, strict=True):
        assert a.held == b.held
        assert {s.party: s for s in a.standings} == {s.party: s for s in b.standings}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("seed", range(8))
def test_what_a_party_can_hold_on_its_own_is_its_best_first_move_against_the_worst_answer(shape: Shape, seed: int):
    case = random_case(random.Random(seed), shape)
    model = build(case)
    plain = plain_of(model)
    standings = asked(with_levers(case, "o0")).scenarios[0].standings
    for i, standing in enumerate(standings):
        others = [j for j in plain.players if j != i]
        first = [model.status_quo, *plain.moves[i][model.status_quo]]
        level = max(min(plain.ranks[i][u] for u in {t, *reach(plain, others, t)}) for t in first)
        assert standing.secure is not None
        assert standing.secure.place == max(plain.ranks[i]) - level + 1
        assert plain.ranks[i][model.index(standing.secure.state)] == level


@pytest.mark.parametrize("seed", range(6))
def test_best_and_worst_are_the_ends_of_the_equilibria_by_the_party_s_own_order(seed: int):
    case = random_case(random.Random(seed), Shape())
    model, found = build(case), asked(with_levers(case, "o0"))
    for scenario in found.scenarios:
        held = [model.index(label) for label in scenario.under("seq").equilibria.first]
        for i, s in enumerate(scenario.standings):
            places = sorted(int(model.ranks[i].max() - model.ranks[i][h]) + 1 for h in held)
            assert (s.best.place, s.worst.place) == (places[0], places[-1]) if held else s.best is None


@pytest.mark.parametrize("seed", range(6))
def test_reached_are_the_ends_of_moves_that_pay(seed: int):
    case = random_case(random.Random(seed), Shape())
    model = build(case)
    plain = plain_of(model)
    seen, waiting = set(), [model.status_quo]
    while waiting:
        s = waiting.pop()
        seen.add(s)
        better = {t for i in plain.players for t in plain.moves[i][s] if plain.ranks[i][t] > plain.ranks[i][s]}
        waiting += [t for t in better if t not in seen]
    ends = {model.label(s) for s in seen if all(stable(plain, "nash", i, s) for i in plain.players)}
    assert set(asked(with_levers(case, "o0")).scenarios[0].reached.first) == ends


# A small case that can be worked out by hand: a patron may arm a client; the client may stop fighting.
def patron(client: tuple[Node, ...], giver: tuple[Node, ...], moves="both") -> Case:
    rows = tuple(
        PartyPreference(p, Prioritised(tuple(Statement("", t) for t in trees)))
        for p, trees in (("patron", giver), ("client", client))
    )
    options = (Option("arms", "patron", "Send arms", moves), Option("stop", "client", "Stop fighting"))
    return Case(
        "Small", (Party("patron", "Patron"), Party("client", "Client")), OptionConflict(options, rows, (), (), (), "YN")
    )


ARMS, STOP = Name("arms"), Name("stop")


def test_tying_support_to_the_step_makes_the_target_hold_where_giving_and_withdrawing_do_not():
    # the client wants arms most and would rather not stop; the patron gives in any case
    case = patron((ARMS, Not(STOP)), (ARMS,))
    found = asked(with_levers(case, "arms", targets=(STOP,)))
    assert equilibria(found.scenario("as it is"))["nash"] == ("YN",)
    assert equilibria(found.scenario("given"))["nash"] == ("YN",)
    assert equilibria(found.scenario("withdrawn"))["nash"] == ("NN",)
    assert equilibria(found.scenario("arms if stop"))["nash"] == ("YY",)
    for target in found.targets:
        assert not target.before
        assert [[(t.lever, t.how, t.condition) for t in ties] for ties in target.minimal] == [
            [("arms", "tied", "stop")]
        ]
        assert target.complete
    assert "Send arms” by Patron is given if and only if Client chooses “Stop fighting”" in " ".join(found.sentences())


@pytest.mark.parametrize(
    ("first", "least"),
    [
        (ARMS, {("tied", "stop")}),
        (Or((ARMS, STOP)), {("withdrawn", "")}),
        (Implies(ARMS, STOP), {("given", "")}),
    ],
)
def test_less_support_more_support_or_a_condition_can_each_be_what_ends_it(first: Node, least: set[tuple[str, str]]):
    # the giver would rather do the opposite of what helps, so as it is the client does not stop
    against = Not(ARMS) if first == Implies(ARMS, STOP) else ARMS
    found = asked(with_levers(patron((first, Not(STOP)), (against,)), "arms", targets=(STOP,)))
    for target in found.targets:
        assert not target.before
        assert {(t.how, t.condition) for ties in target.minimal for t in ties} == least


def test_the_client_gains_and_the_patron_keeps_what_it_can_hold():
    case = patron((ARMS, Not(STOP)), (ARMS,))
    found = asked(with_levers(case, "arms")).scenario("arms if stop")
    client = next(s for s in found.standings if s.party == "client")
    # as it is: YN is best and what holds; the patron can leave it with NN, the third of four
    assert (client.best.place, client.best.state) == (2, "YY")
    assert client.before[0].place == 1
    assert client.movements == ("falls", "falls", "rises")
    assert client.change == "mixed"


def test_announced_support_is_on_and_can_only_be_taken_back():
    case = patron((STOP,), (Not(ARMS), STOP))
    found = asked(with_levers(replace(case, conflict=replace(case.conflict, status_quo="NN")), "arms"))
    announced = found.scenario("announced")
    assert announced.today == "YN"
    assert announced.reached.first == ("NY",)
    # a patron that wants to give cannot give again
    keen = asked(with_levers(patron((STOP,), (ARMS,)), "arms"))
    assert "NY" in equilibria(keen.scenario("announced"))["nash"]
    assert "NY" not in equilibria(keen.scenario("as it is"))["nash"]


def test_support_that_cannot_be_taken_back_stays_given_when_its_end_is_announced():
    found = asked(with_levers(patron((STOP,), (ARMS,), "forward"), "arms"))
    announced = found.scenario("announced")
    assert equilibria(announced) == equilibria(found.scenario("given"))
    assert any("cannot be taken back" in n for n in announced.notes)
    assert any("both ways with the step" in n for n in found.scenario("arms if stop").notes)


def test_a_today_that_support_makes_infeasible_is_said_and_nothing_follows_from_it():
    case = patron((STOP,), (ARMS,))
    barred = replace(case.conflict, infeasible=(Statement("!arms & !stop", And((Not(ARMS), Not(STOP)))),))
    found = asked(with_levers(replace(case, conflict=barred), "arms")).scenario("withdrawn")
    assert found.today is None
    assert found.reached is None
    assert all(s.secure is None for s in found.standings)
    assert any("cannot occur" in n for n in found.notes)


def test_a_scenario_in_which_nothing_is_feasible_is_left_out_and_said():
    case = patron((STOP,), (ARMS,))
    barred = replace(case.conflict, infeasible=(Statement("!arms", Not(ARMS)),))
    found = asked(with_levers(replace(case, conflict=barred), "arms"))
    assert found.scenario("withdrawn") is None
    assert any("no state is feasible" in n for n in found.notes)


def test_merged_states_keep_their_names():
    seen = 0
    for seed in range(10):
        found = asked(with_levers(random_case(random.Random(seed), Shape(lumps=True)), "o0"))
        assert len(found.scenarios) > 3
        seen += any(name == "left" for name, _ in found.outcomes)
    assert seen


def test_without_levers_there_is_no_answer():
    case = load_entry("prisoners_dilemma").case
    assert structure_of(case) is None
    assert structure_of(replace(case, support=Support())) is None


def test_a_conflict_that_cannot_be_asked_says_why():
    lever = Support(levers=(Lever("o0", ""),))
    drawn = structure_of(replace(random_drawn(random.Random(1)), support=lever))
    assert "drawn by hand" in drawn.missing
    assert "no conflict" in structure_of(Case("t", (), support=lever)).missing
    case = random_case(random.Random(1), Shape())
    rows = (replace(case.conflict.preferences[0], preference=Free()), *case.conflict.preferences[1:])
    free = replace(case, conflict=replace(case.conflict, preferences=rows), support=lever)
    assert "left open" in structure_of(free).missing
    for found in (drawn, structure_of(free)):
        assert found.scenarios == ()
        assert found.sentences() == (found.missing,)


def test_a_conflict_too_large_to_list_says_so_and_does_not_crash():
    options = tuple(Option(f"o{k}", "a", "") for k in range(30))
    rows = (PartyPreference("a", Prioritised((Statement("o1", Name("o1")),))),)
    case = Case("Large", (Party("a", "A"),), OptionConflict(options, rows))
    found = structure_of(with_levers(case, "o0"))
    assert "too many states" in found.missing
    ranked = replace(case.conflict, preferences=(PartyPreference("a", Ranking((("N" * 30,),))),))
    assert "too many states" in structure_of(with_levers(replace(case, conflict=ranked), "o0")).missing


def test_in_a_very_large_conflict_support_is_not_tied_to_steps_and_it_is_said():
    options = tuple(Option(f"o{k}", "a" if k else "giver", "") for k in range(17))
    rows = tuple(PartyPreference(p, Prioritised((Statement("o1", Name("o1")),))) for p in ("a", "giver"))
    case = Case("Large", (Party("a", "A"), Party("giver", "Giver")), OptionConflict(options, rows))
    found = structure_of(with_levers(case, "o0", targets=(And((Name("o1"), Name("o0"))),)))
    assert [s.name for s in found.scenarios] == ["as it is", "given", "withdrawn", "announced"]
    assert any("so many states" in n for n in found.notes)
    assert found.scenarios[0].under("nash").equilibria.count == 1 << 16
    some, every = found.targets
    assert some.before
    assert [[(t.lever, t.how) for t in ties] for ties in every.minimal] == [[("o0", "given")]]


def test_what_is_finished_when_the_budget_runs_out_is_kept_and_marked():
    case = with_levers(random_case(random.Random(1), Shape()), "o0", targets=(Name("o1"),))
    found = structure_of(case, Budget(0.0))
    assert found.scenarios == ()
    assert not found.complete
    assert "ran out" in found.missing

    class Runs(Budget):
        def __init__(self, times: int) -> None:
            super().__init__(5.0)
            self.times = times

        def over(self) -> bool:
            self.times -= 1
            return self.times < 0

    some = structure_of(case, Runs(60))
    assert 0 < len(some.scenarios) < len(asked(case).scenarios)
    assert not some.complete
    assert some.scenarios[0].to_json() == asked(case).scenarios[0].to_json()


def test_progress_names_every_scenario():
    said: list[str] = []
    found = structure_of(with_levers(random_case(random.Random(1), Shape()), "o0"), progress=said.append)
    assert said[0] == "support: as it is"
    assert len(said) == len(found.scenarios) + 1


def test_levers_that_do_not_fit_the_conflict_are_refused_with_the_reason():
    case = random_case(random.Random(1), Shape())
    with pytest.raises(UsageError, match="no option of this conflict"):
        structure_of(with_levers(case, "o9"))
    with pytest.raises(UsageError, match="belongs to p0"):
        structure_of(replace(case, support=Support(levers=(Lever("o0", "p1"),))))
    with pytest.raises(UsageError, match="disagree"):
        structure_of(replace(case, support=Support(levers=(Lever("o0", ""), Lever("o0", "", given=False)))))
    with pytest.raises(UsageError, match="not asked under"):
        structure_of(with_levers(case, "o0"), settings=StructureSettings(concept="sim"))


def test_steps_of_the_case_take_the_place_of_the_options_of_the_others():
    case = random_case(random.Random(1), Shape())
    found = asked(with_levers(case, "o0", steps=(Or((Name("o1"), Name("o2"))), Name("o0"))))
    assert [s.condition for s in found.of_kind("conditional")] == [repr(Or((Name("o1"), Name("o2"))))]
    plain = asked(with_levers(case, "o0"))
    theirs = [o.id for o in case.conflict.options if o.by != "p0"]
    assert {s.condition for s in plain.of_kind("conditional")} == {w for o in theirs for w in (o, f"!{o}")}


def test_where_every_party_decides_support_there_is_no_step_and_it_is_said():
    case = random_case(random.Random(1), Shape(parties=2, options=3))
    found = asked(with_levers(case, "o0", "o1"))
    assert found.of_kind("conditional") == ()
    assert any("no step that support could be tied to" in n for n in found.notes)


def test_what_the_case_says_beyond_main_preferences_is_named_as_left_out():
    case = random_case(random.Random(1), Shape(statements=True))
    row = case.conflict.preferences[0]
    rows = (replace(row, readings=(Reading("other", "", row.preference),)), *case.conflict.preferences[1:])
    found = asked(with_levers(replace(case, conflict=replace(case.conflict, preferences=rows)), "o0"))
    assert any("alternative readings" in n for n in found.notes)


def test_the_answer_is_plain_values_and_lists_are_cut_but_counted():
    case = with_levers(random_case(random.Random(1), Shape()), "o0", targets=(Name("o1"),))
    few = structure_of(case, settings=StructureSettings(listed=1))
    told = json.loads(json.dumps(few.to_json()))
    assert (
        told["scenarios"][0]["held"]["gmr"]["equilibria"]["count"] == asked(case).scenarios[0].held[2].equilibria.count
    )
    assert all(len(h.equilibria.first) <= 1 for s in few.scenarios for h in s.held)
    named = {label for s in few.scenarios for h in s.held for label in h.equilibria.first}
    assert named <= set(told["outcomes"])


def test_the_example_of_syria_and_iraq_is_asked_under_all_four_concepts():
    case = load_entry("syria_iraq_1975").case
    found = asked(replace(case, support=Support(levers=(Lever("release", "syria"),))))
    assert [h.concept for h in found.scenarios[0].held] == list(CONCEPTS)
    assert np.all([row["nash"] >= 0 for row in found.rows()])
