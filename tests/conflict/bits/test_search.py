"""The bit-sliced tier gives the answers of the array tier wherever both run."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.nouns import (
    Case,
    Lump,
    Option,
    OptionConflict,
    Party,
    PartyPreference,
    Prioritised,
    Statement,
    Weights,
)
from comity.conflict.analyse import Settings, analyse
from comity.conflict.bits import layout, need
from comity.conflict.bits import search as door
from comity.conflict.bits.search import search
from comity.conflict.large import LargeResult
from comity.conflict.model import build
from comity.conflict.tiers import meets, query
from comity.errors import BudgetExceededError, CaseError, TooLargeError, UsageError
from comity.logic.tree import And, Iff, Name, Node, Not, Or, Pattern, Xor
from comity.testing.conflicts import Mix, Shape, constant_on, mixed_case, random_case, random_drawn

SHAPES = {
    "three options": Shape(2, 3, infeasible=0.2, one_way=0.3, statements=True),
    "one owner": Shape(1, 6, infeasible=0.2, one_way=0.3, statements=True),
    "free": Shape(3, 8, infeasible=0, one_way=0, statements=True),
    "two parties": Shape(2, 8, infeasible=0.1, one_way=0.2, statements=True),
    "infeasible": Shape(3, 7, infeasible=0.3, one_way=0, statements=True),
    "one-way": Shape(3, 7, infeasible=0.2, one_way=0.6, statements=True),
    "closed moves": Shape(3, 7, infeasible=0.2, cannot=True, statements=True),
    "five parties": Shape(5, 8, infeasible=0.1, statements=True),
}


def by_array(case: Case) -> list[str]:
    result = analyse(case, Settings(("nash",)))
    return result.labels(result.equilibria("nash"))


def agrees(case: Case, result: LargeResult, limit: int = 100) -> bool:
    expected = by_array(case)
    found = result.found["nash"]
    return (
        result.labels("nash") == expected[:limit]
        and found.count == len(expected)
        and result.feasible == build(case).n_states
        and result.complete
    )


def wide(seed: int, options: int = 14, parties: int = 3) -> Case:
    """Return a case of several words, its statements of every kind, its options dealt out at random."""
    rng = random.Random(seed)
    ids = [f"o{k}" for k in range(options)]
    names = [f"p{k}" for k in range(parties)]

    def said() -> Statement:
        a, b, c = (Name(x) for x in rng.sample(ids, 3))
        letters = "".join(rng.choice("YN----") for _ in ids)
        trees: list[Node] = [Xor((a, b, c)), Iff(a, Or((b, Not(c)))), And((a, Not(b))), Pattern(letters)]
        tree = rng.choice(trees)
        return Statement(repr(tree), tree)

    ways = ["both", "both", "both", "forward", "back"]
    rows = tuple(
        Option(o, names[k] if k < parties else rng.choice(names), o, rng.choice(ways)) for k, o in enumerate(ids)
    )
    wishes = tuple(PartyPreference(p, Prioritised(tuple(said() for _ in range(6)))) for p in names)
    pairs = [[Name(x) for x in rng.sample(ids, 2)] for _ in range(2)]  # nothing switched on is always feasible
    forbidden = tuple(Statement(f"{a} & !{b}", And((a, Not(b)))) for a, b in pairs)
    return Case("wide", tuple(Party(p, p) for p in names), OptionConflict(rows, wishes, forbidden))


@pytest.fixture
def small_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the tables so small that every pass has many tiles."""
    whole: Callable[..., layout.Layout] = layout.Layout.of
    monkeypatch.setattr(layout.Layout, "of", lambda width, own: whole(width, own, 16))


@pytest.mark.parametrize("name", SHAPES)
def test_nash_equals_the_array_tier(name: str) -> None:
    for seed in range(50):
        case = random_case(random.Random(f"{name}{seed}"), SHAPES[name])
        assert agrees(case, search(case)), seed


@pytest.mark.parametrize("parties", [2, 3, 6])
def test_nash_equals_the_array_tier_over_many_words(parties: int) -> None:
    for seed in range(15):
        case = wide(seed, parties=parties)
        assert agrees(case, search(case)), seed


def weighted(case: Case, seed: int) -> Case:
    """Return the case with weights, whole or not, of either sign, for most parties."""
    rng, conflict = random.Random(seed), case.conflict
    assert isinstance(conflict, OptionConflict)
    rows = []
    for row in conflict.preferences:
        assert isinstance(row.preference, Prioritised)
        told = tuple((s, Fraction(rng.randint(-12, 12), rng.choice([1, 1, 2, 5]))) for s in row.preference.statements)
        rows.append(replace(row, preference=Weights(told)) if rng.random() < 0.8 else row)
    return replace(case, conflict=replace(conflict, preferences=tuple(rows)))


@pytest.mark.parametrize("name", SHAPES)
def test_nash_with_weights_equals_the_table(name: str) -> None:
    for seed in range(30):
        case = weighted(random_case(random.Random(f"{name}{seed}"), SHAPES[name]), seed)
        assert agrees(case, search(case)), seed


@pytest.mark.parametrize("parties", [2, 3, 6])
def test_nash_with_weights_equals_the_table_over_many_words(parties: int) -> None:
    for seed in range(10):
        case = weighted(wide(seed, parties=parties), seed)
        assert agrees(case, search(case)), seed


@pytest.mark.usefixtures("small_tables")
@pytest.mark.parametrize("parties", [2, 3, 6])
def test_nash_with_weights_equals_the_table_over_many_tiles(parties: int) -> None:
    for seed in range(6):
        case = weighted(wide(seed, 12, parties), seed)
        assert agrees(case, search(case)), seed


MERGED = {
    "free": Mix(7, 3, lumps=2),
    "one-way": Mix(7, 3, one_way=0.4, forbidden=0.3, lumps=3),
    "closed moves": Mix(5, 4, forbidden=0.1, lumps=2, cannot=2),
    "weights": Mix(7, 3, one_way=0.3, forbidden=0.2, lumps=2, wishes="weights"),
}


@pytest.mark.parametrize("name", MERGED)
def test_nash_with_merged_states_equals_the_table(name: str) -> None:
    held = 0
    for seed in range(40):
        case = mixed_case(random.Random(f"{name}{seed}"), MERGED[name])
        result = search(case, limit=1000)
        assert agrees(case, result, 1000), seed
        held += len(result.found["nash"].lumps)
    assert held > 3


@pytest.mark.usefixtures("small_tables")
def test_merged_states_over_many_tiles_with_a_query_equal_the_table() -> None:
    for seed in range(8):
        rng, case = random.Random(seed), wide(seed, 11)
        assert isinstance(case.conflict, OptionConflict)
        same = (Lump("m", "----YN-----"), Lump("n", "Y---NN--Y--"))
        rows = []
        for row in case.conflict.preferences:
            assert isinstance(row.preference, Prioritised)
            trees = [constant_on(rng, same, s.tree) for s in row.preference.statements]
            rows.append(replace(row, preference=Prioritised(tuple(Statement(repr(t), t) for t in trees))))
        case = replace(case, conflict=replace(case.conflict, preferences=tuple(rows), same=same))
        assert search(case, limit=5000).labels("nash") == by_array(case), seed
        asked, result = query(case, "o4 | !o1"), analyse(case, Settings(("nash",)))
        within = result.is_equilibrium("nash") & meets(result.model, asked)
        some = search(case, where=(asked.text, asked.tree), limit=5000)
        assert some.found["nash"].count == within.sum()
        assert some.labels("nash") == result.labels(np.flatnonzero(within))
        assert some.feasible == result.model.n_states


def test_preferences_that_tell_merged_states_apart_are_a_problem() -> None:
    case = random_case(random.Random(2), Shape(2, 6, lumps=True, statements=True))
    with pytest.raises(CaseError) as by_table:
        build(case)
    with pytest.raises(CaseError) as by_bits:
        search(case)
    assert str(by_bits.value) == str(by_table.value)


def test_a_stopped_search_counts_merged_states_once_it_is_taken_up(tmp_path: Path) -> None:
    case, kept = mixed_case(random.Random(4), MERGED["free"]), tmp_path / "kept"
    whole = search(case)
    for steps in (0, 3, 5, 6):  # the checks before the passes are of the merged states
        result = search(case, budget=Steps(steps), resume=kept)
        assert not result.complete
        assert "nash" not in result.found
    assert search(case, resume=kept).to_json() == whole.to_json()


@pytest.mark.usefixtures("small_tables")
@pytest.mark.parametrize("parties", [2, 3, 6])
def test_nash_equals_the_array_tier_over_many_tiles(parties: int) -> None:
    for seed in range(8):
        case = wide(seed, 12, parties)
        assert agrees(case, search(case)), seed


def test_a_query_keeps_only_equilibria_in_which_it_holds() -> None:
    for seed in range(20):
        case = random_case(random.Random(seed), SHAPES["one-way"])
        asked = search(case, where=("o0 & !o6", And((Name("o0"), Not(Name("o6"))))))
        expected = [s for s in by_array(case) if s[0] == "Y" and s[6] == "N"]
        assert asked.labels("nash") == expected
        assert asked.found["nash"].count == len(expected)
        assert asked.feasible == build(case).n_states
        assert asked.where == "o0 & !o6"


def test_a_limit_cuts_the_list_and_never_the_count() -> None:
    for seed in range(15):
        case, expected = wide(seed), by_array(wide(seed))
        for limit in (0, 1, 3):
            cut = search(case, limit=limit)
            assert cut.labels("nash") == expected[:limit]
            assert cut.found["nash"].count == len(expected)
            assert cut.to_json()["complete"] is True


def test_what_always_and_never_holds_is_what_all_equilibria_share() -> None:
    some = 0
    for seed in range(60):
        case = wide(seed) if seed % 2 else random_case(random.Random(seed), SHAPES["infeasible"])
        result, states = search(case, limit=1), by_array(case)
        ids = [o.id for o in result.conflict.options]
        for letter, told in (("Y", result.found["nash"].always), ("N", result.found["nash"].never)):
            expected = [o for k, o in enumerate(ids) if states and all(s[k] == letter for s in states)]
            assert list(told) == expected, seed
            some += bool(expected)
    assert some > 20


class Steps(Budget):
    """A budget of so many checks, so that a stop falls at a known place."""

    def __init__(self, steps: int) -> None:
        super().__init__(1.0)
        self.steps = steps

    def over(self) -> bool:
        self.steps -= 1
        return self.steps < 0

    def check(self) -> None:
        if self.over():
            raise BudgetExceededError(self.reason)


@pytest.mark.usefixtures("small_tables")
@pytest.mark.parametrize("steps", [0, 1, 7, 30])
def test_a_stopped_search_is_taken_up_and_gives_the_same_answer(tmp_path: Path, steps: int) -> None:
    case, kept, stops = wide(3, 11), tmp_path / "kept", 0
    whole = search(case)
    result = search(case, budget=Steps(steps), resume=kept)
    while not result.complete:
        assert "nash" not in result.found
        assert f"kept in {kept}" in result.absent["nash"]
        assert kept.exists()
        told: list[str] = []
        stops += 1
        result = search(case, budget=Steps(steps + 20), resume=kept, progress=told.append)
        assert told[0] == f"taken up from {kept}"
    assert result.to_json() == whole.to_json()
    assert stops > 0
    assert not kept.exists()
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_keeps_the_work_and_says_how_much_is_done(tmp_path: Path) -> None:
    def stop(text: str) -> None:
        if "p1," in text:
            raise KeyboardInterrupt

    case, kept = wide(5, 9), tmp_path / "kept"
    result = search(case, progress=stop, resume=kept)
    assert "the work was stopped; 1 of 3 parties done" in result.absent["nash"]
    assert result.feasible == build(case).n_states
    assert result.to_json()["complete"] is False
    assert search(case, resume=kept).to_json() == search(case).to_json()


def test_work_kept_for_another_question_is_not_used(tmp_path: Path) -> None:
    case, kept = wide(5, 9), tmp_path / "kept"
    search(case, budget=Steps(2), resume=kept)
    other, told = replace(case, title="another"), list[str]()
    assert agrees(other, search(other, resume=kept, progress=told.append))
    assert "begun anew" in told[0]
    search(case, budget=Steps(2), resume=kept)
    asked = search(case, where=("o0", Name("o0")), resume=kept)
    assert asked.labels("nash") == [s for s in by_array(case) if s[0] == "Y"]


def test_a_damaged_file_is_not_used_and_a_foreign_one_is_not_written_over(tmp_path: Path) -> None:
    case, kept = wide(5, 9), tmp_path / "kept"
    search(case, budget=Steps(2), resume=kept)
    head = kept.read_bytes().split(b"\n", 1)[0]
    for damage in (kept.read_bytes()[:-3], head.replace(b'"tile": 0', b'"tile": 999') + kept.read_bytes()[len(head) :]):
        kept.write_bytes(damage)
        assert agrees(case, search(case, resume=kept))
        search(case, budget=Steps(2), resume=kept)
    note = tmp_path / "note.txt"
    for text in ("mine", "{}", "[" * 5000, ""):
        note.write_text(text)
        with pytest.raises(UsageError, match="not a saved search"):
            search(case, resume=note)
        assert note.read_text() == text


def test_only_nash_is_answered() -> None:
    result = search(wide(1, 8), ("gmr", "nash"))
    assert result.absent == {"gmr": "the bit-sliced tier answers Nash only"}
    assert list(result.found) == ["nash"]
    assert search(wide(1, 8), ("gmr",)).found == {}
    assert result.to_json()["tier"] == "bits"


def test_what_cannot_be_searched_is_refused_with_every_reason() -> None:
    with pytest.raises(UsageError, match="drawn by hand"):
        search(random_drawn(random.Random(0)))
    with pytest.raises(UsageError, match=r"p0 are not statements.*p1 are not statements"):
        search(random_case(random.Random(0), Shape(2, 4)))


def test_what_does_not_fit_is_refused_before_memory_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TooLargeError, match=r"37 options.*symbolic tier"):
        search(wide(0, 37, 5))
    monkeypatch.setattr(door, "machine_memory", lambda: 1 << 30)
    with pytest.raises(TooLargeError, match=r"2\^35 states need 4,\d+ MB; this machine has 1,024 MB"):
        search(wide(0, 35, 5))
    with pytest.raises(TooLargeError, match="p0 owns 20 options"):
        search(wide(0, 20, 1))
    monkeypatch.setattr(need, "MAX_CLASSES", 1)
    with pytest.raises(TooLargeError, match="kinds of choice"):
        search(wide(0, 12, 2))


def test_progress_names_the_party_and_counts_words() -> None:
    told: list[str] = []
    search(wide(2, 12), progress=told.append)
    assert told[0] == "nash by bits: feasible states, 0 of 64 words; 0 of 3 parties done"
    assert told[-1] == "nash by bits: p2, 0 of 64 words; 2 of 3 parties done"
