"""Which tier a case gets, and what a query keeps."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from itertools import cycle
from pathlib import Path

import pytest

from comity.case.nouns import (
    Case,
    Lump,
    Option,
    OptionConflict,
    Party,
    PartyPreference,
    Prioritised,
    Ranking,
    Statement,
    Weights,
)
from comity.catalogue.entries import load_entry
from comity.conflict.analyse import Settings, analyse
from comity.conflict.bits.search import search as by_bits
from comity.conflict.dense.search import search as by_array
from comity.conflict.large import machine_memory
from comity.conflict.model import build
from comity.conflict.symbolic.search import search
from comity.conflict.tiers import choose, meets, query
from comity.errors import TooLargeError, UsageError
from comity.logic.tree import Name
from comity.testing.conflicts import Shape, random_case


def wide(options: int, parties: int) -> Case:
    """Return a case in which every party wants its first option on."""
    names = [f"p{k}" for k in range(parties)]
    rows = tuple(Option(f"o{k}", p, f"o{k}") for k, p in zip(range(options), cycle(names), strict=False))
    wish = {p: Statement(f"o{k}", Name(f"o{k}")) for k, p in enumerate(names)}
    wishes = tuple(PartyPreference(p, Prioritised((wish[p],))) for p in names)
    return Case("wide", tuple(Party(p, p) for p in names), OptionConflict(rows, wishes))


def test_a_small_case_is_listed_and_a_wide_one_is_searched() -> None:
    assert choose(wide(10, 2)) == "table"
    assert choose(wide(25, 5)) == "array"  # 2**25 states, all feasible
    assert choose(wide(25, 5), keys=("nash",)) == "bits"
    assert choose(wide(60, 15)) == "symbolic"
    assert choose(wide(60, 2), keys=("nash",)) == "symbolic"
    assert choose(wide(30, 5), keys=("nash",)) == "bits"
    assert choose(wide(30, 5), keys=("nash", "gmr")) == "symbolic"
    assert choose(wide(30, 1), keys=("nash",)) == "symbolic"  # one party owns more than the bits tier goes through
    assert choose(wide(60, 15), "array") == "array"
    assert choose(load_entry("elmira").case) == "table"


def test_a_wide_case_that_cannot_be_searched_is_refused_with_both_reasons() -> None:
    case = wide(60, 15)
    assert isinstance(case.conflict, OptionConflict)
    first = replace(case.conflict.preferences[0], preference=Ranking((("N" * 60,),)))
    ranked = replace(case, conflict=replace(case.conflict, preferences=(first, *case.conflict.preferences[1:])))
    with pytest.raises(TooLargeError, match="the preferences of p0 are not statements"):
        choose(ranked)


def changed(case: Case, weights: bool = False, same: tuple[Lump, ...] = ()) -> Case:
    """Return the case with its statements weighted, or with merged states that no preference tells apart."""
    assert isinstance(case.conflict, OptionConflict)
    rows = []
    for row in case.conflict.preferences:
        assert isinstance(row.preference, Prioritised)
        told = tuple((s, Fraction(2, 3)) for s in row.preference.statements)
        rows.append(replace(row, preference=Weights(told)) if weights else row)
    return replace(case, conflict=replace(case.conflict, preferences=tuple(rows), same=same))


def test_weights_are_searched_and_counted_like_statements() -> None:
    assert choose(changed(wide(60, 15), weights=True)) == "symbolic"
    assert choose(changed(wide(30, 5), weights=True), keys=("nash",)) == "bits"
    assert choose(changed(wide(25, 5), weights=True)) == "array"


def test_merged_states_are_counted_and_searched_under_nash() -> None:
    def merged(options: int) -> Case:
        case = wide(options, 5)
        ends = tuple(Lump(e, f"{5 * e}{(options - 5) * '-'}") for e in "YN")  # all that anybody cares for is settled
        return changed(case, same=ends)

    assert choose(merged(30), keys=("nash",)) == "bits"
    assert choose(merged(60)) == "symbolic"
    small, large = by_bits(merged(12), limit=10), by_bits(merged(24), limit=10)
    assert small.labels("nash") == large.labels("nash") == ["Y"]
    assert small.found["nash"].count == large.found["nash"].count == 1
    assert (small.feasible, large.feasible) == (30 * 2**7 + 2, 30 * 2**19 + 2)
    assert large.found["nash"].always == tuple(f"o{k}" for k in range(5))


def test_every_tier_agrees_where_no_table_is_made() -> None:
    rng = random.Random(7)
    case = random_case(rng, Shape(4, 12, infeasible=0.0, one_way=0.3, statements=True))
    counted, searched = by_bits(case, limit=5000), search(case, limit=5000)
    looked_at = by_array(case, ("nash",), limit=5000)
    assert looked_at.labels("nash") == searched.labels("nash")
    assert counted.labels("nash") == searched.labels("nash")
    assert counted.found["nash"].count == searched.found["nash"].count == len(counted.labels("nash"))


def test_an_unknown_tier_gets_a_suggestion() -> None:
    with pytest.raises(UsageError, match='Did you mean "array"'):
        choose(wide(4, 2), "arrays")


def test_sixty_options_have_the_equilibria_that_can_be_worked_out_by_hand() -> None:
    found = search(wide(60, 15), limit=3).found["nash"]
    # each party keeps its first option on and does not care about the rest: 2**45 equilibria
    assert set(found.always) == {f"o{k}" for k in range(15)}
    assert found.never == ()
    assert found.count == 2**45
    assert all(s & (2**15 - 1) == 2**15 - 1 for s in found.states)


def test_a_query_keeps_the_same_equilibria_in_both_tiers() -> None:
    for seed in range(15):
        case = random_case(random.Random(seed), Shape(3, 5, statements=True))
        asked = query(case, "o0 -> !o2")
        result = analyse(case, Settings(("nash",)))
        listed = result.to_json(where=(asked.text, meets(result.model, asked)))
        searched = search(case, where=(asked.text, asked.tree))
        assert set(listed["equilibria"]["nash"]) == set(searched.labels("nash"))
        assert listed["where"] == "o0 -> !o2"


def test_a_merged_state_meets_a_query_only_if_all_that_was_merged_does() -> None:
    case = wide(3, 3)
    assert isinstance(case.conflict, OptionConflict)
    indifferent = tuple(replace(p, preference=Prioritised(())) for p in case.conflict.preferences)
    model = build(replace(case, conflict=replace(case.conflict, same=(Lump("end", "Y--"),), preferences=indifferent)))
    end = model.index("end")
    assert meets(model, query(case, "o0"))[end]
    assert not meets(model, query(case, "o1"))[end]


def test_a_query_that_cannot_be_read_names_the_column() -> None:
    with pytest.raises(UsageError, match='column 6: "o99" is not defined'):
        query(wide(4, 2), "o1 & o99")


def test_memory_is_the_least_of_what_machine_container_and_process_allow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = tmp_path / "memory.max"
    monkeypatch.setattr("comity.conflict.large._CONTAINER", limit)
    limit.write_text("max\n")
    whole = machine_memory()
    assert whole is not None
    limit.write_text("1048576\n")
    assert machine_memory() == 1 << 20


def test_memory_that_is_refused_on_the_way_is_told_with_the_ways_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("comity.conflict.dense.search._found", refuse)
    with pytest.raises(TooLargeError, match="bit-sliced tier"):
        by_array(wide(12, 3), ("nash",))
