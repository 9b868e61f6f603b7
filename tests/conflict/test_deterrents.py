"""The test of a deterrent: held by a threat, and by a threat that nobody would carry out."""

from __future__ import annotations

import random

import pytest

from comity.catalogue.entries import load_entry
from comity.conflict.analyse import Settings, analyse
from comity.conflict.deterrents import deterrents, hollow
from comity.conflict.model import build
from comity.conflict.plain import stable
from comity.errors import UsageError
from comity.testing.conflicts import Shape, plain_of, random_case, random_drawn


def test_hollow_states_are_gmr_equilibria_that_are_not_seq() -> None:
    seen = 0
    for seed in range(20):
        case = random_case(random.Random(seed), Shape(3, 4)) if seed % 2 else random_drawn(random.Random(seed), 3, 6)
        result = analyse(case)
        p = plain_of(result.model)
        for s, empty in enumerate(hollow(result)):
            gmr, seq = (all(stable(p, key, i, s) for i in p.players) for key in ("gmr", "seq"))
            assert empty == (gmr and not seq)
            seen += bool(empty)
    assert seen > 20


def test_every_threat_has_a_step_that_does_not_pay_and_takes_the_gain_away() -> None:
    for seed in range(20):
        result = analyse(random_case(random.Random(seed), Shape(3, 4)))
        model, p = result.model, plain_of(result.model)
        named = set()
        for d in deterrents(result):
            named.add(d.state)
            u = p.ranks[d.deterred]
            assert d.target in p.moves[d.deterred][d.state]
            assert u[d.target] > u[d.state]
            assert any(not step.improves for step in d.threat)
            assert d.threat[0].origin == d.target
            assert u[d.threat[-1].target] <= u[d.state]
            assert d.symmetric == bool(result.is_equilibrium("smr")[d.state])
            # and no credible answer would do: SEQ fails for this player at this state
            assert not stable(p, "seq", d.deterred, d.state)
        assert named == {s for s in range(model.n_states) if hollow(result)[s]}


def test_only_as_many_states_are_looked_at_as_asked_for() -> None:
    result = analyse(random_case(random.Random(3), Shape(3, 5, infeasible=0.0)))
    assert hollow(result).sum() > 2
    assert len({d.state for d in deterrents(result, limit=2)}) == 2


def test_the_depth_of_the_analysis_is_the_depth_of_the_threats() -> None:
    for seed in range(15):
        result = analyse(random_case(random.Random(seed), Shape(4, 4)), Settings(depth=1))
        assert all(len(d.threat) == 1 for d in deterrents(result))


def test_a_missing_concept_is_named() -> None:
    result = analyse(build(load_entry("chicken").case), Settings(("nash", "gmr")))
    with pytest.raises(UsageError, match="seq was not computed"):
        hollow(result)
