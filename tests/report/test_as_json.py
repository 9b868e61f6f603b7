from __future__ import annotations

import json

from comity.report.as_json import to_json
from comity.study import Study


def test_the_contract_of_the_conflict_command_is_inside(any_study: Study) -> None:
    found = json.loads(to_json(any_study))
    assert any_study.conflict is not None
    assert found["conflict"] == json.loads(json.dumps(any_study.conflict.to_json()))
    assert found["digest"] == any_study.digest


def test_named_outcomes_say_how_they_hold_and_are_reached(syria_iraq: Study) -> None:
    outcome = json.loads(to_json(syria_iraq))["outcomes"][0]
    assert (outcome["state"], outcome["holds"], outcome["by_threat"]) == ("NYY", ["nash", "seq", "smr", "gmr"], False)
    assert [s["by"] for s in outcome["way"]["steps"]] == ["iraq", "syria"]


def test_what_depends_names_the_party_whose_reading_decides(two_ways: Study) -> None:
    outcomes = {o["state"]: o for o in json.loads(to_json(two_ways))["outcomes"]}
    assert outcomes["NN"]["depends_on"] == ["south"]
    assert outcomes["YY"]["in_every_reading"] is True
