"""Published examples, written as case files and asked through the command line alone."""

from __future__ import annotations

import contextlib
import io
import json
from fractions import Fraction
from math import sqrt
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import code


def ask(folder: Path, settlement: dict[str, Any], parties: list[str], command: str = "settlement") -> Any:
    """Return the JSON answer of one command about a case that holds this settlement."""
    file = folder / "case.yaml"
    case = {"comity": 1, "title": "From outside", "parties": {p: p for p in parties}, "settlement": settlement}
    file.write_text(json.dumps(case), encoding="utf-8")
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        assert code([command, str(file), "--json"]) == 0
    return json.loads(out.getvalue())


def test_nash_s_barter_of_1950(tmp_path: Path) -> None:
    """Nash, The bargaining problem (1950): worth to Bill and to Jack of what each owns."""
    bills = {"book": (2, 4), "whip": (2, 2), "ball": (2, 1), "bat": (2, 2), "box": (4, 1)}
    jacks = {"pen": (10, 1), "toy": (4, 1), "knife": (6, 2), "hat": (2, 2)}
    both = {**bills, **jacks}
    worth = [
        {g: {"bill": v[k] if k == 0 else 0, "jack": 0 if k == 0 else v[k]} for g, v in both.items()} for k in (0, 1)
    ]
    has = [sum(v[0] for v in bills.values()), sum(v[1] for v in jacks.values())]
    found = ask(
        tmp_path,
        {
            "issues": {g: ["bill", "jack"] for g in both},
            "values": {"bill": {"walk_away": has[0], **worth[0]}, "jack": {"walk_away": has[1], **worth[1]}},
        },
        ["bill", "jack"],
    )["packages"]
    (nash,) = found["nash"]
    assert {g for g, who in nash["package"].items() if who == "bill"} == {"box", "pen", "toy", "knife"}
    assert [nash["value"]["bill"] - has[0], nash["value"]["jack"] - has[1]] == [12, 5]
    assert found["kalai_smorodinsky"] == found["nash"]
    assert {(e["value"]["bill"] - has[0], e["value"]["jack"] - has[1]) for e in found["egalitarian"]} == {(8, 6)}
    assert found["count"] == 2**9


def test_a_pie_with_one_party_averse_to_risk(tmp_path: Path) -> None:
    """Worth x and the root of 1 - x: Nash at 2/3, the others at (root of 5 - 1) / 2; the root as 400 chords."""
    chords = [[k / 400, round(sqrt(1 - k / 400), 12)] for k in range(401)]
    values = {"a": {"walk_away": 0, "x": [[0, 0], [1, 1]]}, "b": {"walk_away": 0, "x": chords}}
    found = ask(tmp_path, {"issues": {"x": {"from": 0, "to": 1}}, "values": values}, ["a", "b"], "packages")
    assert [n["package"]["x"] for n in found["nash"]] == pytest.approx([2 / 3], abs=2.5e-3)
    for solution in ("kalai_smorodinsky", "egalitarian"):
        assert [n["package"]["x"] for n in found[solution]] == pytest.approx([(sqrt(5) - 1) / 2], abs=1e-4)


def test_camp_david_by_adjusted_winner(tmp_path: Path) -> None:
    """Brams and Togman (1996): one sixth of Sinai goes to Israel, and both have 65.83 points."""
    points = {
        "sinai": (35, 55),
        "recognition": (10, 5),
        "west_bank": (20, 10),
        "linkage": (10, 5),
        "rights": (5, 20),
        "jerusalem": (20, 5),
    }
    values = {
        "israel": {"walk_away": 0, **{i: [[0, 0], [1, v[0]]] for i, v in points.items()}},
        "egypt": {"walk_away": 0, **{i: [[0, v[1]], [1, 0]] for i, v in points.items()}},
    }
    found = ask(
        tmp_path,
        {"issues": {i: {"from": 0, "to": 1} for i in points}, "values": values},
        ["israel", "egypt"],
        "packages",
    )
    (nash,) = found["nash"]
    assert list(nash["value"].values()) == pytest.approx([60, 75], abs=1e-4)
    for solution in ("kalai_smorodinsky", "egalitarian"):
        (one,) = found[solution]
        assert list(one["value"].values()) == pytest.approx([65 + 5 / 6] * 2, abs=1e-5)
        assert one["package"]["sinai"] == pytest.approx(1 / 6, abs=1e-6)


def test_the_council_of_the_six_of_1958(tmp_path: Path) -> None:
    votes = dict(zip("fdinbl", (4, 4, 4, 2, 2, 1), strict=True))
    found = ask(tmp_path, {"room": {"votes": votes, "quota": 12}}, list(votes))
    assert [p["swings"] for p in found["room"]["power"]] == [10, 10, 10, 6, 6, 0]
    shapley = [float(Fraction(k, 60)) for k in (14, 14, 14, 9, 9, 0)]
    assert [p["shapley"] for p in found["room"]["power"]] == pytest.approx(shapley, abs=1e-15)
    assert found["must_include"] == [["f", "d", "i"], ["f", "d", "n", "b"], ["f", "i", "n", "b"], ["d", "i", "n", "b"]]


@pytest.mark.parametrize("by_veto", [False, True])
def test_the_security_council_of_fifteen_by_weights_and_by_veto(tmp_path: Path, by_veto: bool) -> None:
    great = [f"g{k}" for k in range(5)]
    small = [f"s{k}" for k in range(10)]
    votes = {**dict.fromkeys(great, 1 if by_veto else 7), **dict.fromkeys(small, 1)}
    room = {"votes": votes, "quota": 9 if by_veto else 39, **({"veto": great} if by_veto else {})}
    power = ask(tmp_path, {"room": room}, [*great, *small])["room"]["power"]
    assert [p["swings"] for p in power] == [848] * 5 + [84] * 10
    assert [p["shapley"] for p in power] == pytest.approx([0.196270] * 5 + [0.001865] * 10, abs=5e-7)


def test_liffiton_and_sakallah_s_four_clauses(tmp_path: Path) -> None:
    """Liffiton and Sakallah (2008), figure 1: a; not a; not a or b; not b."""
    clauses = ["a", "!a", "!a | b", "!b"]
    demands = [{"id": f"c{k}", "by": "p", "requires": c} for k, c in enumerate(clauses, 1)]
    found = ask(tmp_path, {"terms": {"a": "A", "b": "B"}, "demands": demands}, ["p"])
    assert found["conflicts"] == [["c1", "c2"], ["c1", "c3", "c4"]]
    assert [(r["drop"], r["weight"]) for r in found["relaxations"]] == [
        (["c1"], 1),
        (["c2", "c3"], 2),
        (["c2", "c4"], 2),
    ]
