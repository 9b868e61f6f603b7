"""Alternative readings: the same as analysing each combination as a case of its own."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import product

import numpy as np

from comity.budget import Budget
from comity.case.nouns import Case, OptionConflict, PartyPreference, Reading
from comity.conflict.analyse import Settings, analyse
from comity.conflict.model import build
from comity.conflict.readings import CONCEPTS, MAX_COMBINATIONS, over_readings
from comity.testing.conflicts import Shape, random_case


def with_readings(seed: int, counts: tuple[int, ...], shape: Shape | None = None) -> Case:
    """Return a random case in which party k has ``counts[k]`` alternative readings, taken from other random cases."""
    case = random_case(random.Random(seed), shape or Shape(len(counts), 4, infeasible=0.0, statements=True))
    assert isinstance(case.conflict, OptionConflict)
    rows = []
    for k, (row, count) in enumerate(zip(case.conflict.preferences, counts, strict=True)):
        others = []
        for r in range(count):
            donor = random_case(
                random.Random(f"{seed} {k} {r}"), Shape(len(counts), 4, infeasible=0.0, statements=True)
            )
            assert isinstance(donor.conflict, OptionConflict)
            others.append(Reading(f"r{r}", "", donor.conflict.preferences[k].preference))
        rows.append(replace(row, readings=tuple(others)))
    return replace(case, conflict=replace(case.conflict, preferences=tuple(rows)))


def one_by_one(case: Case, chosen: dict[str, str]) -> Case:
    """Return the case with a combination of readings made its only reading."""
    assert isinstance(case.conflict, OptionConflict)

    def main(row: PartyPreference) -> PartyPreference:
        named = {r.id: r.preference for r in row.readings} | {"main": row.preference}
        return PartyPreference(row.party, named[chosen.get(row.party, "main")])

    rows = tuple(main(r) for r in case.conflict.preferences)
    return replace(case, conflict=replace(case.conflict, preferences=rows))


def test_every_combination_equals_a_case_of_its_own() -> None:
    for seed in range(8):
        case = with_readings(seed, (2, 0, 1))
        for depth in (None, 1):
            found = over_readings(build(case), depth=depth)
            assert found is not None
            assert found.parties == ("p0", "p2")
            assert found.names == (("main", "r0", "r1"), ("main", "r0"))
            assert list(found.combinations) == list(product(*found.names))
            for c, chosen in enumerate(found.combinations):
                alone = one_by_one(case, dict(zip(found.parties, chosen, strict=True)))
                result = analyse(alone, Settings(CONCEPTS, depth))
                for key in CONCEPTS:
                    assert np.array_equal(found.holds[key][c], result.is_equilibrium(key)), (seed, chosen, key)


def test_every_combination_equals_a_case_of_its_own_where_moves_are_closed_and_states_merged() -> None:
    shape = Shape(3, 4, infeasible=0.2, cannot=True, statements=True)
    for seed in range(6):
        case = with_readings(seed, (1, 1, 1), shape)
        found = over_readings(build(case))
        assert found is not None
        for c, chosen in enumerate(found.combinations):
            result = analyse(one_by_one(case, dict(zip(found.parties, chosen, strict=True))), Settings(CONCEPTS))
            assert all(np.array_equal(found.holds[k][c], result.is_equilibrium(k)) for k in CONCEPTS)


def test_always_sometimes_and_never_divide_the_states() -> None:
    some = 0
    for seed in range(8):
        found = over_readings(build(with_readings(seed, (2, 1, 1))))
        assert found is not None
        for key in CONCEPTS:
            held = np.array(found.holds[key])
            assert np.array_equal(found.always(key), held.all(axis=0))
            assert np.array_equal(found.sometimes(key), held.any(axis=0) & ~held.all(axis=0))
            for s in range(found.model.n_states):
                assert set(found.where(key, s)) == {c for c, v in zip(found.combinations, held[:, s], strict=True) if v}
            some += int(found.sometimes(key).sum())
    assert some > 20


def test_a_verdict_depends_on_a_party_if_its_reading_alone_turns_it() -> None:
    for seed in range(8):
        found = over_readings(build(with_readings(seed, (2, 1, 1))))
        assert found is not None
        for key in CONCEPTS:
            for s in range(found.model.n_states):
                verdict = dict(zip(found.combinations, found.holds[key][:, s], strict=True))
                turned = {
                    found.parties[k]
                    for c, d in product(verdict, repeat=2)
                    for k in range(len(c))
                    if verdict[c] != verdict[d] and [x for x in range(len(c)) if c[x] != d[x]] == [k]
                }
                assert set(found.depends_on(key, s)) == turned
                assert bool(turned) == bool(found.sometimes(key)[s])


def test_too_many_combinations_are_tried_one_reading_at_a_time_and_said_so() -> None:
    case = with_readings(1, (16, 15, 0))  # 17 * 16 combinations
    assert MAX_COMBINATIONS < 17 * 16
    found = over_readings(build(case), concepts=("nash",))
    assert found is not None
    assert found.complete is False
    assert len(found.combinations) == 1 + 16 + 15
    assert all(sum(r != "main" for r in c) <= 1 for c in found.combinations)


def test_a_budget_keeps_the_combinations_that_were_finished() -> None:
    class Few(Budget):
        """A budget that ends after so many looks at it."""

        def __init__(self, looks: int) -> None:
            super().__init__(None)
            self.looks = looks

        def over(self) -> bool:
            self.looks -= 1
            return self.looks < 0

    model = build(with_readings(2, (3, 3, 0)))
    assert over_readings(model, budget=Budget(0.0)) is None
    found = over_readings(model, budget=Few(40))
    assert found is not None
    assert found.complete is False
    assert 0 < len(found.combinations) < 16
    whole = over_readings(model)
    assert whole is not None
    n = len(found.combinations)
    assert all(np.array_equal(found.holds[k], whole.holds[k][:n]) for k in CONCEPTS)


def test_the_json_names_shares_and_who_decides() -> None:
    found = over_readings(build(with_readings(3, (1, 1, 0))))
    assert found is not None
    got = found.to_json()
    assert got["parties"] == {"p0": ["main", "r0"], "p1": ["main", "r0"]}
    assert got["combinations"] == 4
    for key in CONCEPTS:
        for label, row in got["depends"][key].items():
            s = found.model.index(label)
            assert row["share"] == sum(found.holds[key][:, s]) / 4
            assert 0 < row["share"] < 1
            assert row["on"] == list(found.depends_on(key, s))
