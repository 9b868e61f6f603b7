"""The dense tables give the answers of the small array code wherever both run."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.nouns import Case, OptionConflict, PartyPreference, Prioritised, Statement, Weights
from comity.conflict.analyse import Settings, analyse
from comity.conflict.dense import listing, pace, size
from comity.conflict.dense.refusals import CONCEPTS
from comity.conflict.dense.search import search
from comity.errors import BudgetExceededError, CaseError, TooLargeError, UsageError
from comity.logic.tree import And, Name, Not
from comity.testing.conflicts import Shape, random_case, random_drawn

SHAPES = {
    "free": Shape(3, 6, infeasible=0, one_way=0, statements=True),
    "infeasible": Shape(3, 6, infeasible=0.3, one_way=0, statements=True),
    "one-way": Shape(3, 6, infeasible=0, one_way=0.5, statements=True),
    "one-way, infeasible": Shape(3, 6, infeasible=0.3, one_way=0.5, statements=True),
    "two parties": Shape(2, 4, infeasible=0.2, one_way=0.2, statements=True),
    "one option each": Shape(5, 5, infeasible=0.1, one_way=0.2, statements=True),
    "one party": Shape(1, 3, infeasible=0.2, one_way=0.2, statements=True),
}
TURNED = Shape(5, 13, infeasible=0.0, one_way=0.2, statements=True)  # wide enough for a second side


def same_as_small_code(case: Case) -> None:
    ours, wanted = search(case, limit=1 << 13), analyse(case, Settings(CONCEPTS))
    assert ours.feasible == wanted.model.n_states
    assert ours.complete
    assert not ours.absent
    for key in CONCEPTS:
        codes = sorted(int(wanted.model.space.codes[s]) for s in wanted.equilibria(key))  # type: ignore[index]
        assert list(ours.found[key].states) == codes, key
        assert ours.found[key].count == len(codes), key


def with_options(case: Case) -> OptionConflict:
    assert isinstance(case.conflict, OptionConflict)
    return case.conflict


@pytest.mark.parametrize("name", SHAPES)
def test_every_concept_equals_the_small_code(name: str) -> None:
    for seed in range(40):
        same_as_small_code(random_case(random.Random(f"{name}{seed}"), SHAPES[name]))


@pytest.mark.parametrize("one_way", [0.0, 0.3])
@pytest.mark.parametrize("infeasible", [0, 3])
def test_parties_worked_for_on_the_second_side_give_the_same_answers(one_way: float, infeasible: int) -> None:
    for seed in range(6):
        rng = random.Random(f"{one_way}{infeasible}{seed}")
        case = random_case(rng, replace(TURNED, one_way=one_way))
        conflict = with_options(case)
        pairs = [rng.sample([o.id for o in conflict.options], 2) for _ in range(infeasible)]
        trees = [And((Name(a), Name(b))) for a, b in pairs]
        rows = tuple(Statement(repr(t), t) for t in trees)
        same_as_small_code(replace(case, conflict=replace(conflict, infeasible=rows, status_quo=None)))


def test_gmr_and_smr_are_bars_where_each_party_rules_out_some_of_its_own_choices() -> None:
    for seed in range(60):
        rng = random.Random(seed)
        case = random_case(rng, Shape(3, 7, infeasible=0, one_way=0, statements=True))
        conflict = with_options(case)
        rows = []
        for party in {o.by for o in conflict.options}:
            mine = [o.id for o in conflict.options if o.by == party]
            if len(mine) > 1:
                tree = And((Name(mine[0]), rng.choice([Name(mine[1]), Not(Name(mine[1]))])))
                rows.append(Statement(repr(tree), tree))
        same_as_small_code(replace(case, conflict=replace(conflict, infeasible=tuple(rows), status_quo=None)))


def test_weights_are_summed_exactly_and_may_be_negative() -> None:
    for seed in range(30):
        rng = random.Random(seed)
        case = random_case(rng, SHAPES["infeasible"])
        conflict = with_options(case)
        wishes = []
        for p in conflict.preferences:
            assert isinstance(p.preference, Prioritised)
            rows = tuple((s, Fraction(rng.randint(-300, 300), rng.randint(1, 3))) for s in p.preference.statements)
            wishes.append(PartyPreference(p.party, Weights(rows)))
        same_as_small_code(replace(case, conflict=replace(conflict, preferences=tuple(wishes))))


@pytest.mark.parametrize("statements", [8, 9, 16, 17, 33, 64])
def test_any_number_of_statements_up_to_64_is_exact(statements: int) -> None:
    rng = random.Random(statements)
    case = random_case(rng, SHAPES["infeasible"])
    conflict = with_options(case)
    wishes = []
    for p in conflict.preferences:
        rows = [rng.sample([o.id for o in conflict.options], 2) for _ in range(statements)]
        trees = [And((Name(a), Not(Name(b)))) for a, b in rows]
        wishes.append(PartyPreference(p.party, Prioritised(tuple(Statement(repr(t), t) for t in trees))))
    same_as_small_code(replace(case, conflict=replace(conflict, preferences=tuple(wishes))))


def test_more_than_64_statements_are_absent_with_the_reason() -> None:
    case = random_case(random.Random(1), SHAPES["free"])
    conflict = with_options(case)
    said = Statement("o0", Name("o0"))
    wishes = tuple(PartyPreference(p.party, Prioritised((said,) * 65)) for p in conflict.preferences)
    result = search(replace(case, conflict=replace(conflict, preferences=wishes)))
    assert "64 bits" in result.absent["nash"]


def test_where_keeps_the_equilibria_in_which_a_statement_holds() -> None:
    for seed in range(20):
        case = random_case(random.Random(seed), SHAPES["infeasible"])
        all_, some = search(case, ("gmr",), limit=99), search(case, ("gmr",), limit=99, where=("o1", Name("o1")))
        wanted = [s for s in all_.found["gmr"].states if s >> 1 & 1]
        assert list(some.found["gmr"].states) == wanted
        assert some.found["gmr"].count == len(wanted)
        assert some.where == "o1"


def test_the_first_equilibria_are_listed_in_binary_order_however_many_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = random_case(random.Random(3), TURNED)
    every = search(case, ("gmr",), limit=1 << 13).found["gmr"]
    assert every.count is not None
    assert every.count > 20
    monkeypatch.setattr(listing, "_FEW", 5)  # the other way to find the first
    few = search(case, ("gmr",), limit=7).found["gmr"]
    assert few.states == every.states[:7]
    assert few.count == every.count


def test_options_that_never_change_among_the_equilibria_are_named() -> None:
    for seed in range(20):
        case = random_case(random.Random(seed), SHAPES["infeasible"])
        found = search(case, ("nash",), limit=99).found["nash"]
        if not found.count:
            assert found.always == found.never == ()
            continue
        ids = [o.id for o in with_options(case).options]
        assert found.always == tuple(o for k, o in enumerate(ids) if all(s >> k & 1 for s in found.states))
        assert found.never == tuple(o for k, o in enumerate(ids) if not any(s >> k & 1 for s in found.states))


def test_what_is_not_supported_is_absent_with_the_reason() -> None:
    shape = Shape(3, 4, statements=True)
    rng = random.Random(1)
    assert "same" in search(random_case(rng, replace(shape, lumps=True)), ("gmr",)).absent["gmr"]
    assert "not statements" in search(random_case(rng, replace(shape, statements=False))).absent["nash"]
    assert "l2" in search(random_case(rng, shape), ("l2",)).absent


def test_a_party_with_very_many_options_is_answered_only_where_no_pairs_are_compared() -> None:
    case = random_case(random.Random(2), Shape(2, 14, infeasible=0, one_way=0, statements=True))
    options = tuple(replace(o, by="p0" if k else "p1") for k, o in enumerate(with_options(case).options))
    wide = replace(case, conflict=replace(with_options(case), options=options))
    result, wanted = search(wide, limit=1 << 14), analyse(wide, Settings(("nash", "gmr", "smr")))
    assert "p0 has 13 options" in result.absent["seq"]
    for key in ("nash", "gmr", "smr"):
        assert result.labels(key) == sorted(wanted.labels(wanted.equilibria(key)), key=lambda p: p[::-1])
    one_way = (*options[:-1], replace(options[-1], moves="forward"))
    limited = search(replace(wide, conflict=replace(with_options(wide), options=one_way)))
    assert "one-way options" in limited.absent["nash"]


def test_a_drawn_conflict_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="with options"):
        search(random_drawn(random.Random(1)))


def test_a_conflict_without_a_feasible_state_is_a_case_error() -> None:
    case = random_case(random.Random(1), SHAPES["free"])
    rows = (Statement("o0", Name("o0")), Statement("!o0", Not(Name("o0"))))
    with pytest.raises(CaseError, match="no state is feasible"):
        search(replace(case, conflict=replace(with_options(case), infeasible=rows, status_quo=None)))


def test_memory_is_known_before_it_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    case = random_case(random.Random(1), replace(TURNED, one_way=0.0))
    monkeypatch.setattr("comity.conflict.dense.search.machine_memory", lambda: 80_000)
    result = search(case)
    assert set(result.found) == {"nash", "gmr", "smr"}
    assert "Ways out" in result.absent["seq"]
    monkeypatch.setattr("comity.conflict.dense.search.machine_memory", lambda: 1000)
    with pytest.raises(TooLargeError, match="bit-sliced tier"):
        search(case)
    with pytest.raises(TooLargeError, match=r"2\^31"):
        size.require_addressable(31)


def test_a_budget_that_is_over_leaves_reasons_and_no_answer() -> None:
    result = search(random_case(random.Random(1), SHAPES["free"]), budget=Budget(0.0))
    assert not result.complete
    assert result.found == {}
    assert "not finished" in result.absent["nash"]


def test_what_was_finished_when_the_work_is_stopped_is_kept() -> None:
    budget = Budget()

    def stop(said: str) -> None:
        if said.startswith("gmr"):
            raise KeyboardInterrupt

    result = search(random_case(random.Random(1), SHAPES["free"]), ("nash", "gmr"), budget=budget, progress=stop)
    assert set(result.found) == {"nash"}
    assert "the work was stopped" in result.absent["gmr"]


def test_small_models_never_load_the_compiler() -> None:
    import subprocess
    import sys

    code = "import sys, comity.conflict.dense.search; sys.exit('numba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("kind", [{"one_way": 0.0}, {"one_way": 0.3}, {"one_way": 0.2, "cannot": True}])
@pytest.mark.parametrize("depth", [None, 2])
def test_the_answer_does_not_depend_on_the_number_of_threads(
    kind: dict[str, float], depth: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "_SMALL", 0)
    case = random_case(random.Random(4), replace(TURNED, **kind))
    conflict = with_options(case)
    trees = [And((Name(f"o{k}"), Name(f"o{k + 1}"))) for k in range(0, 12, 4)]
    rows = tuple(Statement(repr(t), t) for t in trees)
    tied = replace(case, conflict=replace(conflict, infeasible=rows, status_quo=None))
    one, *more = (search(tied, depth=depth, threads=n, limit=1 << 13) for n in (1, 2, 3, 7))
    assert set(one.found) == set(CONCEPTS)
    for other in more:
        assert other.found == one.found
        assert other.feasible == one.feasible


def test_stretches_are_worked_on_in_order_and_a_stop_leaves_the_rest() -> None:
    def ask(budget: Budget, threads: int) -> list[tuple[int, int]]:
        done: list[tuple[int, int]] = []

        def work(first: int, last: int) -> tuple[int, int]:
            done.append((first, last))
            budget.stopped = len(done) == 2
            return first, last

        with pytest.raises(BudgetExceededError):
            pace.Pace(budget, threads).each(5, 1 << 23, work)
        return done

    assert pace.Pace(Budget(), 2).each(5, 1 << 23, lambda a, b: (a, b)) == [(k, k + 1) for k in range(5)]
    assert ask(Budget(), 1) == [(0, 1), (1, 2)]
    assert sorted(ask(Budget(), 2)) == [(0, 1), (1, 2)]


def test_what_cannot_fit_is_refused_before_any_table_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = size.Extent(1 << 20, (2, 1, 1))
    assert size.need(bare, "nash", keep=False) == 7 << 20
    assert size.need(bare, "seq", keep=False) == (5 + 4 + 2 * 2) << 20
    assert size.need(replace(bare, depth=3), "gmr", keep=False) == (5 + 2 + 3 * 2) << 20
    assert size.need(replace(bare, product=True), "gmr", keep=False) == 7 << 20
    assert size.need(replace(bare, product=True, depth=3), "gmr", keep=False) == (5 + 2 + 3 * 2) << 20
    assert size.need(replace(bare, closed=True, marks=2), "gmr", keep=True) == (5 + 4 + 2 + 2 * 5) << 20
    assert size.need(replace(bare, merging=4), "nash", keep=False) == 11 << 20
    closed = random_case(random.Random(1), replace(TURNED, cannot=True))
    assert size.extent(with_options(closed), {}, False, None).marks == 2 * len(
        {c.by for c in with_options(closed).cannot}
    )
    made: list[str] = []
    monkeypatch.setattr("comity.conflict.dense.tables.make_tables", lambda *_: made.append("tables"))
    monkeypatch.setattr("comity.conflict.dense.search.machine_memory", lambda: 1000)
    with pytest.raises(TooLargeError, match="Ways out"):
        search(closed, depth=2)
    assert not made
