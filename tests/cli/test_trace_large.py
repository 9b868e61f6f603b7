"""``explain`` and ``evolve`` where the states are too many to list: the same answers, by the real command."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

IDLE = 40
TWO = """\
comity: 1
title: Two choices
parties: {{a: Anna, b: Bert{more}}}
conflict:
  options:
    x: {{by: a, text: Do x}}
    y: {{by: b, text: Do y}}
    z: {{by: b, text: Do z, moves: forward}}
{options}
  infeasible: ["x & z"]
  status_quo: {start}
  preferences:
    a: {{statements: ["!y", x]}}
    b: {{statements: [x -> y, "!z"]}}
{wishes}
"""


def text(idle: int, more: str = "", each: int = 5, wish: str = "i0 | !i0") -> str:
    """Return the case with some options of parties that want nothing, after the others; so many to a party."""
    owners = range(idle // each)
    options = "\n".join(f"    i{k}: {{by: c{k // each}, text: Idle {k}}}" for k in range(idle))
    wishes = "\n".join(f'    c{k}: {{statements: ["{wish}"]}}' for k in owners)
    party = "".join(f", c{k}: Carl {k}" for k in owners)
    return TWO.format(more=party, options=options, start="N" * (3 + idle), wishes=wishes) + more


@pytest.fixture
def small(tmp_path: Path) -> Path:
    file = tmp_path / "small.yaml"
    file.write_text(text(0))
    return file


@pytest.fixture
def large(tmp_path: Path) -> Path:
    file = tmp_path / "large.yaml"
    file.write_text(text(IDLE))
    return file


def shorter(value: Any) -> Any:
    """Return an answer with the idle options cut off every pattern."""
    if isinstance(value, dict):
        return {k: shorter(v) for k, v in value.items()}
    if isinstance(value, list):
        return [shorter(v) for v in value]
    if isinstance(value, str) and len(value) == 3 + IDLE and not set(value) - set("YN"):
        return value[:3]
    return value


@pytest.mark.parametrize("state", ["NNN", "YNN", "NYN", "YYN", "NNY"])
@pytest.mark.parametrize("depth", [(), ("--depth", 1)])
def test_idle_options_change_nothing_but_the_patterns(
    call: Any, small: Path, large: Path, state: str, depth: tuple[Any, ...]
) -> None:
    for party in ("a", "b"):
        few = call("explain", small, state, party, "--json", *depth)
        many = call("explain", large, state + "N" * IDLE, party, "--json", *depth)
        assert (few.code, many.code) == (0, 0)
        assert shorter(many.json) == few.json


def test_an_explanation_is_printed_in_words(call: Any, large: Path) -> None:
    got = call("explain", large, "N" * (3 + IDLE))
    assert got.code == 0
    assert "Anna could gain: it chooses “Do x”" in got.out
    assert "Answer: Bert chooses “Do y”; Anna is then no better off" in got.out
    assert "Anna: Nash fails, GMR holds" in got.out
    assert "Carl 0 would stay" in got.out


def test_a_party_with_very_many_options_is_searched_for(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "wish.yaml"
    file.write_text(text(IDLE, each=IDLE, wish="i0 & i1 & i2"))
    got = call("explain", file, "N" * (3 + IDLE), "c0", "--json")
    assert got.code == 0
    row = got.json["parties"]["c0"]
    assert row["stable"]["nash"] is False
    assert row["more"] is None
    assert {i["to"][3:6] for i in row["improvements"]} == {"YYY"}
    assert row["stable"]["gmr"] is False
    assert "may have at least" in call("explain", file, "N" * (3 + IDLE), "c0").out


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("YNY" + "N" * IDLE, "it is ruled out by `x & z`"),
        ("YNN", f"it has 3 letters, the conflict has {3 + IDLE} options"),
        ("nowhere", "is no feasible state"),
    ],
)
def test_a_state_that_is_none_is_refused_with_the_reason(call: Any, large: Path, state: str, said: str) -> None:
    for arguments in (("explain", large, state), ("evolve", large, "--to", state), ("evolve", large, "--from", state)):
        got = call(*arguments)
        assert got.code == 2
        assert said in got.err


def test_an_unknown_party_is_refused_with_those_there_are(call: Any, large: Path) -> None:
    got = call("explain", large, "N" * (3 + IDLE), "d")
    assert got.code == 2
    assert "Players: a, b, c0" in got.err


def test_a_way_is_as_long_as_by_the_table(call: Any, small: Path, large: Path) -> None:
    for to in ("YYN", "NYN", "NNY", "NNN", "NYY"):
        few = call("evolve", small, "--to", to, "--json").json
        many = shorter(call("evolve", large, "--to", to + "N" * IDLE, "--json").json)
        assert (many["reached"], many["no_return"], many["cycles"]) == (None, None, None)
        assert many["complete"] is True
        for kind in ("moves", "improvements"):
            one, other = few["evolutions"][0][kind], many["evolutions"][0][kind]
            assert (one and len(one)) == (other and len(other)), (to, kind)
            assert (one and [s["one_way"] for s in one]) == (other and [s["one_way"] for s in other])


def test_by_default_it_leads_to_nash_equilibria(call: Any, small: Path, large: Path) -> None:
    nash = call("conflict", small, "--concepts", "nash", "--json").json["equilibria"]["nash"]
    got = call("evolve", large, "--json")
    assert got.code == 0
    targets = [e["to"] for e in got.json["evolutions"]]
    assert len(targets) == 10
    assert {t[:3] for t in targets} <= set(nash)
    assert all(e["improvements"] is None or e["moves"] for e in got.json["evolutions"])
    words = call("evolve", large).out
    assert "too many to list" in words
    assert "by moves" in words


def test_merged_states_past_the_table_are_refused_with_the_reason(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "merged.yaml"
    file.write_text(text(IDLE, f"  same: {{over: {'YY' + '-' * (1 + IDLE)}}}\n"))
    for arguments in (("explain", file, "N" * (3 + IDLE)), ("evolve", file)):
        got = call(*arguments)
        assert got.code == 2
        assert "merged states" in got.err


def test_a_budget_that_runs_out_gives_exit_code_three(call: Any, large: Path) -> None:
    for arguments in (("explain", large, "N" * (3 + IDLE)), ("evolve", large, "--to", "YYN" + "N" * IDLE)):
        got = call(*arguments, "--json", "--budget", 0)
        assert got.code == 3
        assert got.json["complete"] is False


def test_without_a_status_quo_the_way_out_is_said(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "nowhere.yaml"
    file.write_text(text(IDLE).replace(f"  status_quo: {'N' * (3 + IDLE)}\n", ""))
    got = call("evolve", file)
    assert got.code == 2
    assert "status_quo" in got.err
