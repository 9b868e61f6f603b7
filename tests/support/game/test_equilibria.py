"""Answers over beginnings and shares."""

from __future__ import annotations

import pytest

from comity.support.game.equilibria import SHARES, equilibria
from comity.support.game.parameters import Parameters
from comity.support.game.spell import BEGINNINGS


def test_one_answer_is_found_from_every_beginning_with_every_share() -> None:
    (at,) = equilibria(Parameters.of(6, win=0.5, cost_a=0.3, cost_b=0.3, rent=0.8, to=-1, hazard=0.2))
    assert not at.differs
    assert set(at.own.found_from) == {(begin, share) for begin in BEGINNINGS for share in SHARES}
    assert at.ranges()[2] == pytest.approx((3.769, 3.769), abs=1e-3)


def test_where_the_division_of_the_surplus_matters_every_war_is_told() -> None:
    (at,) = equilibria(Parameters.of(6, win=0.5, win_after_cut=0.9, cost_a=0.1, cost_b=0.1, hazard=0.05))
    assert [e.on.positions for e in at.all] == [(1,), (1, 2)]
    assert {share for _, share in at.all[1].found_from} == {0.0}
    assert at.ranges()[0] == pytest.approx((1, 1.905), abs=1e-3)
    assert at.ranges()[1] == pytest.approx((0, 1.905), abs=1e-3)


def test_where_only_expectations_differ_every_war_is_told() -> None:
    games = Parameters.of(6, win=0.4, win_after_cut=0.8, cost_a=0.1, cost_b=0.1, hazard=0.05)
    (at,) = equilibria(games)
    own = {begin: e.on.positions for e in at.all for begin, share in e.found_from if share == 0.5}
    assert len(set(own.values())) == 2


def test_the_share_of_the_case_gives_its_own_answer_first() -> None:
    games = Parameters.of(6, win=0.5, win_after_cut=0.9, cost_a=0.1, cost_b=0.1, hazard=0.05)
    (at,) = equilibria(games.changed(share=0.0))
    assert at.own.on.positions == (1, 2)
    assert at.own.found_from[0] == ("peace", 0.0)
