"""``comity support`` as a stranger would use it: the JSON of the contract, exit codes, and what each road says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
VALLEY = ROOT / "examples" / "valley-grants"

WAR = """\
comity: 1
title: A war
parties: {{a: Aland, b: Bland}}
support:
  game: {{positions: 6, win: {win}, win_after_cut: {after}, costs: {{a: {cost}, b: {cost}}}{rent}, discount: 0.95,
         cut_hazard: [0, 0.05, 0.2, 0.5, 1]}}
"""


def war(tmp_path: Path, win: str = "0.5", after: str = "0.5", cost: str = "0.3", rent: str = "") -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(WAR.format(win=win, after=after, cost=cost, rent=rent), encoding="utf-8")
    return path


def durations(got: Any, hazard: str) -> dict[str, float]:
    """Return the durations above 0 at one hazard, rounded as they are printed in the literature of the method."""
    return {k: round(v, 3) for k, v in got.json["game"]["duration"][hazard].items() if v}


def test_where_the_rent_pays_for_the_war_a_cut_shortens_it(call: Any, tmp_path: Path) -> None:
    got = call("support", war(tmp_path, rent=", rent: 0.8, to: b"), "--json", "--draws", "64", "--size", "5")
    assert (got.code, got.err) == (0, "")
    assert (got.json["case"], got.json["format"]) == ("A war", 1)
    assert durations(got, "0") == {"1": 5.0, "2": 8.0, "3": 9.0, "4": 8.0, "5": 5.0}
    assert (durations(got, "0.2")["3"], durations(got, "0.2")["2"], durations(got, "1")["3"]) == (3.769, 3.462, 1.0)
    assert set(got.json["game"]["duration_after_cut"].values()) == {0.0}
    assert {k: got.json["game"]["sign"][k] for k in ("shorter", "longer", "none")} == {
        "shorter": 1.0,
        "longer": 0.0,
        "none": 0.0,
    }


def test_where_power_would_shift_an_announced_cut_starts_a_war(call: Any, tmp_path: Path) -> None:
    got = call("support", war(tmp_path, after="0.9", cost="0.1"), "--json", "--only", "game,signs", "--draws", "64")
    at = {row["cut_hazard"]: row["positions"] for row in got.json["game"]["war_states"]}
    assert at == {0: [], 0.05: [1], 0.2: [1, 2], 0.5: [1, 2], 1: [1, 2]}
    assert durations(got, "0.2") == {"1": 1.667, "2": 1.667}
    assert durations(got, "0.5")["2"] == 1.333
    assert set(got.json["game"]["duration_after_cut"].values()) == {0.0}
    sign = got.json["game"]["sign"]
    # 4 hazards times 5 positions alike, of which 1 + 2 + 2 + 2 are wars that were none
    assert sign["longer"] == pytest.approx(7 / 20)
    assert sign["none"] == pytest.approx(13 / 20)


def test_where_the_shift_is_small_a_cut_changes_nothing(call: Any, tmp_path: Path) -> None:
    got = call("support", war(tmp_path, after="0.55"), "--json", "--only", "game,signs", "--draws", "64")
    assert all(not durations(got, h) for h in got.json["game"]["duration"])
    assert got.json["game"]["sign"]["none"] == 1


def test_signs_stand_below_the_game_where_they_alone_are_asked_for(call: Any, tmp_path: Path) -> None:
    got = call("support", war(tmp_path), "--json", "--only", "signs,map", "--draws", "16", "--size", "4")
    assert set(got.json["game"]) == {"sign", "map"}


def test_every_test_of_the_teaching_case_has_the_keys_of_the_contract(call: Any) -> None:
    got = call("support", VALLEY, "--json", "--only", "series,endings")
    assert got.code == 0
    assert got.json["tests"]
    for row in got.json["tests"]:
        assert {"name", "effect", "low", "high", "verdict", "why"} <= set(row)
        assert row["verdict"] in {"supported", "contradicted", "cannot be told"}
        assert row["why"]
        if row["effect"] is not None and row["low"] is not None:
            assert row["low"] <= row["effect"] <= row["high"]
    assert len({row["name"] for row in got.json["tests"]}) == len(got.json["tests"])
    assert got.json["overall"]["verdict"] in {"supported", "contradicted", "cannot be told"}


def test_people_read_every_road(call: Any) -> None:
    got = call("support", VALLEY, "--draws", "64", "--size", "5")
    assert got.code == 0
    for title in ("In the conflict", "In a game", "Tests on data", "What the figures", "What is known"):
        assert title in got.out
    assert "cannot be told" in got.out


def test_a_case_without_support_is_told_so(call: Any) -> None:
    got = call("support", "catalogue:chicken")
    assert got.code == 2
    assert "no section support" in got.err


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--only", "gmae"), 'Did you mean "game"?'),
        (("--map", "rent"), "two numbers"),
        (("--map", "rent,rents"), 'Did you mean "rent"?'),
    ],
)
def test_wrong_arguments_are_told_with_a_way_out(call: Any, tmp_path: Path, more: tuple[str, ...], words: str) -> None:
    got = call("support", war(tmp_path), *more)
    assert got.code == 2
    assert words in got.err


def test_a_budget_that_is_over_leaves_what_was_done_and_says_what_is_missing(call: Any) -> None:
    got = call("support", VALLEY, "--json", "--budget", "0")
    assert got.code == 3
    assert "incomplete" in got.err
    assert set(json.loads(got.out)["missing"]) >= {"game", "series", "endings"}


def test_without_the_statistics_the_rest_is_answered_and_the_way_to_install_them_is_told(
    call: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from comity.errors import MissingExtraError
    from comity.support.series import analyse

    def missing(*_: Any, **__: Any) -> None:
        raise MissingExtraError("stats", "A test on data")

    monkeypatch.setattr(analyse, "tests_on_series", missing)
    got = call("support", VALLEY, "--json", "--only", "game,series")
    assert got.code == 0
    assert got.json["tests"] == []
    assert "pip install 'comity[stats]'" in got.json["limited"]["series"]
    assert got.json["overall"]["verdict"] == "cannot be told"
    assert "pip install 'comity[stats]'" in got.json["overall"]["why"]
    assert got.json["game"]["duration"]


def test_swapping_the_sides_mirrors_the_game(call: Any, tmp_path: Path) -> None:
    text = WAR.format(win="[0.5, 0.6]", after="[0.6, 0.8]", cost="0.2", rent=", rent: [0, 0.8], to: b")
    other = text.replace("to: b", "to: a").replace("costs: {a: 0.2, b: 0.2}", "sides: [b, a], costs: {b: 0.2, a: 0.2}")
    other = other.replace("parties: {a: Aland, b: Bland}", "parties: {b: Aland, a: Bland}")
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text(text, encoding="utf-8")
    two.write_text(other, encoding="utf-8")
    answers = [
        call("support", path, "--json", "--only", "game,signs", "--draws", "256").json["game"] for path in (one, two)
    ]
    assert answers[0]["duration"] == answers[1]["duration"]
    shares = [{k: a["sign"][k] for k in ("shorter", "longer", "none", "depends")} for a in answers]
    assert shares[0] == shares[1]
