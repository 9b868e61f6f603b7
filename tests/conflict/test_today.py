"""What can come of today, combination by combination, against a walk through the moves."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np

from comity.catalogue.entries import load_entry
from comity.conflict.analyse import Settings, analyse
from comity.conflict.model import Model, build
from comity.conflict.plain import Plain, better_for_all, coalitions, reach, reach_improving
from comity.conflict.readings import over_readings
from comity.conflict.today import today, worth_naming
from comity.testing.conflicts import Shape, plain_of, random_case, random_drawn


def models() -> list[Model]:
    optional = [build(random_case(random.Random(seed), Shape(3, 4))) for seed in range(10)]
    return optional + [build(random_drawn(random.Random(seed), 3, 6, 0.35)) for seed in range(8)]


def leaving(p: Plain, s: int) -> list[tuple[int, ...]]:
    """Return the smallest coalitions that have something better for every member within reach."""
    able = [h for h in coalitions(list(p.players)) if any(better_for_all(p, h, s, t) for t in reach(p, h, s))]
    return [h for h in able if not any(set(k) < set(h) for k in able)]


def test_paying_moves_joint_exits_and_what_follows_are_those_of_a_walk() -> None:
    for model in models():
        p, found = plain_of(model), today(model, None)
        assert found is not None
        assert model.status_quo is not None
        everyone, start = list(p.players), model.status_quo
        assert set(np.flatnonzero(found.paying[0])) == reach_improving(p, everyone, start) | {start}
        assert sorted(b.members for b in found.joint[0]) == sorted(leaving(p, start))
        after = set()
        for b in found.joint[0]:
            assert better_for_all(p, b.members, start, b.target)
            after |= reach_improving(p, everyone, b.target) | {b.target}
        assert set(np.flatnonzero(found.after[0])) == after


def test_each_combination_of_readings_is_looked_at_by_itself() -> None:
    from comity.case.nouns import OptionConflict, Reading

    case = random_case(random.Random(1), Shape(3, 4, statements=True))
    assert isinstance(case.conflict, OptionConflict)
    rows = list(case.conflict.preferences)
    rows[0] = replace(rows[0], readings=(Reading("like_p1", "", rows[1].preference),))
    model = build(replace(case, conflict=replace(case.conflict, preferences=tuple(rows))))
    found = today(model, over_readings(model))
    assert found is not None
    assert found.combinations == (("main",), ("like_p1",))
    for c, chosen in enumerate(found.combinations):
        alone = today(model.reading({"p0": chosen[0]}), None)
        assert alone is not None
        assert np.array_equal(found.paying[c], alone.paying[0])
        assert [b.members for b in found.joint[c]] == [b.members for b in alone.joint[0]]


def test_exits_are_listed_once_with_the_combinations_in_which_they_are_open() -> None:
    for model in models():
        found = today(model, None)
        assert found is not None
        ways = found.exits()
        assert len({(b.members, b.target) for b, _ in ways}) == len(ways) == len(found.joint[0])
        assert all(cs == (0,) for _, cs in ways)
        got = found.to_json()
        assert got["stays"] == (not found.joint[0])
        assert len(got["together"]) == len(ways)


def test_without_a_status_quo_there_is_no_today() -> None:
    assert today(build(load_entry("chicken").case), None) is None


def test_the_outcomes_worth_naming_begin_with_today_and_hold_credibly() -> None:
    for model in models():
        result = analyse(model, Settings(("nash", "gmr", "smr", "seq")))
        held = {c: result.is_equilibrium(c)[None, :] for c in result.concepts}
        found = today(model, None)
        assert found is not None
        named = worth_naming(found, held).tolist()
        assert named[0] == model.status_quo
        assert len(set(named)) == len(named) <= 24
        credible = held["nash"][0] | held["seq"][0]
        exits = {b.target for b, _ in found.exits()}
        fallback = held["gmr"][0] if not credible.any() else credible
        assert all(fallback[s] or s in exits or s == model.status_quo for s in named)
        if credible.sum() < 20:
            assert set(np.flatnonzero(credible)) <= set(named)


def test_no_more_outcomes_are_named_than_asked_for() -> None:
    model = models()[0]
    result = analyse(model, Settings(("nash", "gmr", "smr", "seq")))
    held = {c: result.is_equilibrium(c)[None, :] for c in result.concepts}
    assert len(worth_naming(None, held, most=1)) <= 1
