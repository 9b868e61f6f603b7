"""The study of a case with a settlement: joined with its conflict, and by itself."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from comity.budget import Budget
from comity.case.read import load
from comity.errors import UsageError
from comity.study import assess
from comity.study.settled import settlement_of

CASE = """\
comity: 1
title: Talks on a river
parties: {up: Upland, down: Lowland}
conflict:
  options:
    hold: {by: up, text: Hold water back}
    sue: {by: down, text: Go to court}
    meet: {by: down, text: Meet}
  status_quo: YNN
  preferences:
    up: {statements: ["!sue", hold, meet]}
    down: {statements: ["!hold", meet, "!sue"]}
settlement:
  terms: {talks: {text: Talks, means: meet}, water: {text: Water flows, means: "!hold"}, song: A song}
  seek: [talks]
  demands:
    - {id: first_water, by: down, kind: prerequisite, for: talks, requires: water}
    - {id: first_song, by: down, kind: prerequisite, for: talks, requires: song}
    - {id: no_water, by: up, kind: red_line, requires: "!water"}
  issues: {flow: {levels: {open: {means: "!hold"}, closed: {means: hold}}}}
  values:
    up: {walk_away: 1, flow: {open: 1, closed: 4}}
    down: {walk_away: 2, flow: {open: 5, closed: 0}}
  ripeness: {up: {hurting: true, spokesman: true}, down: {hurting: true, spokesman: true}}
"""


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(CASE)
    return load(path)


def test_a_study_holds_the_conflict_and_the_settlement(case):
    study = assess(case)
    assert study.complete
    assert study.conflict is not None
    assert study.settlement is not None
    assert study.to_json()["settlement"] == study.settlement.to_json()
    assert study.settlement.to_json() == settlement_of(case).to_json()


def test_without_a_conflict_the_settlement_still_answers(case):
    study = assess(replace(case, conflict=None))
    assert study.conflict is None
    assert study.settlement.demands.conflicts
    lights = study.settlement.ripeness.parties[0].stalemate
    assert lights.shine == "not known"


def test_without_a_settlement_nothing_changes(case):
    study = assess(replace(case, settlement=None))
    assert study.settlement is None
    assert "settlement" not in study.to_json()
    with pytest.raises(UsageError, match="no section settlement"):
        settlement_of(replace(case, settlement=None))


def test_what_the_conflict_tells_reaches_ripeness_room_and_prerequisites(case):
    found = settlement_of(case)
    shines = {p.party: p.stalemate.shine for p in found.ripeness.parties}
    assert shines == {"up": "on", "down": "off"}
    assert found.room.with_moves is not None
    told = {c.demand: c for c in found.credibility}
    assert set(told) == {"first_water", "first_song"}


def test_a_conflict_with_open_preferences_hands_nothing_over_and_says_so(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(CASE.replace('up: {statements: ["!sue", hold, meet]}', "up: {free: true}"))
    found = settlement_of(load(path))
    assert any("left open" in note for note in found.notes)
    assert found.room.with_moves is None


def test_with_no_time_the_study_is_incomplete_and_keeps_its_shape(case):
    study = assess(case, budget=Budget(0))
    assert not study.complete
    assert study.settlement is not None
    assert study.settlement.missing


def test_a_conflict_that_takes_long_leaves_time_for_the_settlement(case, monkeypatch):
    seen = []

    def spend(base, budget, say):
        seen.append(budget.seconds)
        return base

    monkeypatch.setattr("comity.study.whole.contested", spend)
    assess(case, budget=Budget(40))
    assert seen[0] == pytest.approx(20, abs=1)


def test_a_settlement_loads_nothing_that_only_a_conflict_needs() -> None:
    late = ("comity.study.whole", "comity.study.handed", "comity.conflict.evolve", "networkx", "numba")
    asked = f"import comity.study.settled, sys; print([m for m in {late} if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"
