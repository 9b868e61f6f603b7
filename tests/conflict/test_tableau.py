"""The option-form tableau says the same as the definitions."""

from __future__ import annotations

import random

import numpy as np

from comity.catalogue.entries import load_entry
from comity.conflict.analyse import analyse
from comity.conflict.plain import improvements, stable
from comity.conflict.tableau import tableau
from comity.testing.conflicts import Shape, plain_of, random_case, random_drawn


def test_verdicts_improvements_and_the_top_row_are_those_of_the_definitions() -> None:
    for seed in range(12):
        case = random_case(random.Random(seed), Shape(3, 4)) if seed % 3 else random_drawn(random.Random(seed), 3, 6)
        result = analyse(case)
        p, found = plain_of(result.model), tableau(result)
        for part in found.parties:
            u = p.ranks[part.player]
            assert [u[s] for s in part.states] == sorted((u[s] for s in p.states), reverse=True)
            for s, verdict, targets in zip(part.states, part.verdicts, part.improvements, strict=True):
                nash, seq = (stable(p, key, part.player, s) for key in ("nash", "seq"))
                assert verdict == ("r" if nash else "s" if seq else "u")
                assert sorted(targets) == sorted(improvements(p, part.player, s))
                assert [u[t] for t in targets] == sorted((u[t] for t in targets), reverse=True)
        for s, mark in found.equilibrium.items():
            assert mark == ("E" if all(stable(p, "seq", i, s) for i in p.players) else "x")


def test_some_columns_alone_may_be_asked_for() -> None:
    found = tableau(analyse(load_entry("elmira").case), np.array([0, 3]))
    assert set(found.equilibrium) == {0, 3}
    assert all(set(p.states) == {0, 3} for p in found.parties)


def test_rows_and_letters_are_those_of_the_options() -> None:
    result = analyse(load_entry("elmira").case)
    found = tableau(result)
    assert [r[1] for r in found.rows] == ["modify", "delay", "accept", "abandon", "insist"]
    assert found.letters[result.model.index("NYNNN")] == "NYNNN"
    assert set(found.letters[result.model.index("abandoned")]) <= set("YN-")
