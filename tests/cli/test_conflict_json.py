"""``comity conflict --json``: the keys, the orders and the promises that outside checks read."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from comity.case.read import load

SIX = ("nash", "gmr", "smr", "seq", "sseq", "sim")


def wide(options: int, parties: int = 3) -> str:
    """Return a case whose every combination is feasible."""
    names = [f"p{k}" for k in range(parties)]
    lines = ["comity: 1", "title: Wide", "parties: {" + ", ".join(f"{p}: {p.upper()}" for p in names) + "}"]
    lines += ["conflict:", "  options:"]
    lines += [f"    o{k}: {{by: {names[k % parties]}, text: Do {k}}}" for k in range(options)]
    lines += ["  preferences:"]
    lines += [f'    {p}: {{statements: ["o{k}", "!o{k + 1}"]}}' for k, p in enumerate(names)]
    return "\n".join(lines) + "\n"


def test_the_example_of_the_contract_is_answered_as_printed(call: Any) -> None:
    got = call("conflict", "catalogue:syria_iraq_1975", "--json").json
    assert got["options"] == ["release", "escalate", "attack"]
    assert got["feasible"] == 6
    assert got["states"] == ["NNN", "YNN", "NYN", "NNY", "YNY", "NYY"]
    wanted = {"nash": ["NYY"], "gmr": ["NNN", "NYY"], "smr": ["NYY"], "seq": ["NYY"]}
    assert {c: got["equilibria"][c] for c in wanted} == wanted
    assert got["format"] == 1
    assert got["depth"] is None
    assert set(got["stable"]) == {"syria", "iraq"}
    assert set(got["stable"]["syria"]) == set(SIX)


def test_every_key_of_the_contract_is_there(call: Any) -> None:
    got = call("conflict", "catalogue:elmira", "--json", "--coalitions").json
    keys = {"case", "format", "comity", "digest", "depth", "options", "feasible", "states", "stable", "equilibria"}
    assert keys | {"coalitional", "broken_by", "absent"} <= set(got)
    assert len(got["digest"]) == 64
    assert set(got["coalitional"]) == {"nash", "gmr", "smr", "seq"}


def test_an_equilibrium_is_what_every_party_would_keep(call: Any) -> None:
    got = call("conflict", "examples/fishing-rights", "--json").json
    for concept, states in got["equilibria"].items():
        everyone = [s for s in got["states"] if all(s in own[concept] for own in got["stable"].values())]
        assert states == everyone


def test_states_come_in_the_binary_order_whose_lowest_bit_is_the_first_option(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "wide.yaml"
    file.write_text(wide(4))
    states = call("conflict", file, "--json").json["states"]
    assert states == ["".join(reversed(s)) for s in map("".join, product("NY", repeat=4))]


def test_merged_states_come_after_the_patterns(call: Any) -> None:
    states = call("conflict", "catalogue:elmira", "--json").json["states"]
    assert states[-1] == "abandoned"
    codes = [sum(1 << k for k, letter in enumerate(s) if letter == "Y") for s in states[:-1]]
    assert codes == sorted(codes)


def test_drawn_states_keep_the_order_of_the_file(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "drawn.yaml"
    file.write_text(
        "comity: 1\ntitle: D\nparties: {r: R, c: C}\nconflict:\n  states: [zulu, alpha, mike]\n"
        '  moves: {r: ["zulu -> alpha", "alpha -> zulu"], c: ["alpha -> mike"]}\n'
        "  preferences: {r: {ranking: [alpha, zulu, mike]}, c: {ranking: [mike, [zulu, alpha]]}}\n"
    )
    got = call("conflict", file, "--json").json
    assert got["states"] == ["zulu", "alpha", "mike"]
    assert got["options"] == []
    assert got["equilibria"]["nash"] == ["mike"]
    assert "drawn by hand" in got["absent"]["sim"]


def test_only_the_concepts_asked_for_are_computed(call: Any) -> None:
    got = call("conflict", "catalogue:chicken", "--json", "--concepts", "seq,l2,nonmyopic,nash").json
    assert list(got["equilibria"]) == ["seq", "l2", "nonmyopic", "nash"]
    assert "absent" not in got


def test_a_concept_that_does_not_apply_is_absent_with_the_reason(call: Any) -> None:
    got = call("conflict", "catalogue:elmira", "--json", "--concepts", "nash,sim,l2,nonmyopic").json
    assert set(got["absent"]) == {"sim", "l2", "nonmyopic"}
    assert list(got["equilibria"]) == ["nash"]
    assert "two parties" in got["absent"]["l2"]


def test_depth_is_told_and_depth_zero_leaves_only_nash(call: Any) -> None:
    got = call("conflict", "catalogue:syria_iraq_1975", "--json", "--depth", "0").json
    assert got["depth"] == 0
    assert got["equilibria"]["gmr"] == got["equilibria"]["seq"] == got["equilibria"]["nash"]


def test_broken_by_names_the_smallest_coalitions(call: Any) -> None:
    got = call("conflict", "catalogue:prisoners_dilemma", "--json", "--coalitions").json
    assert got["broken_by"]["nash"]["NN"] == [["a", "b"]]
    assert got["coalitional"]["nash"] == []
    assert "NN" in got["equilibria"]["nash"]


def test_a_state_is_coalitionally_stable_exactly_if_nobody_breaks_it(call: Any) -> None:
    for case in ("catalogue:elmira", "examples/water-sharing-drawn", "examples/fishing-rights"):
        got = call("conflict", case, "--json", "--coalitions").json
        for concept, states in got["coalitional"].items():
            assert sorted([*states, *got["broken_by"][concept]]) == sorted(got["states"])


def test_past_65536_states_equilibria_are_counted_and_the_first_listed(call: Any, tmp_path: Path) -> None:
    small, large = tmp_path / "16.yaml", tmp_path / "17.yaml"
    small.write_text(wide(16))
    large.write_text(wide(17))
    few = call("conflict", small, "--json", "--concepts", "nash").json
    assert few["feasible"] == len(few["states"]) == 65_536
    got = call("conflict", large, "--json", "--concepts", "nash", "--limit", "3").json
    assert "states" not in got
    assert "stable" not in got
    # each party's own two wishes settle its own options; all other options are nobody's concern
    assert got["equilibria"]["nash"]["count"] == 2 * len(few["equilibria"]["nash"])
    first = got["equilibria"]["nash"]["first"]
    assert [s[:-1] for s in first] == few["equilibria"]["nash"][:3]
    assert (
        call("conflict", large, "--json", "--concepts", "nash", "--limit", "0").json["equilibria"]["nash"]["first"]
        == []
    )


def test_json_stands_alone_on_standard_output_whatever_the_warnings(call: Any, two: Path) -> None:
    two.write_text(two.read_text() + "partners: {criteria: {p: {range: [0, 1]}}, offers: {x: {values: {p: 2}}}}\n")
    got = call("conflict", two, "--json")
    assert got.code == 0
    assert got.json["equilibria"]["nash"]
    assert "outside the range" in got.err
    assert got.err.count("warning") == 1


def test_the_digest_overlooks_comments_layout_and_tables(tmp_path: Path) -> None:
    plain = tmp_path / "plain" / "case.yaml"
    spread = tmp_path / "spread" / "case.yaml"
    for file in (plain, spread):
        file.parent.mkdir()
    plain.write_text(
        "comity: 1\ntitle: T\nparties: {a: A, b: B}\nconflict:\n  options: {x: {by: a, text: X}, y: {by: b, text: Y}}\n"
        '  preferences:\n    a: {statements: [x, "!y"]}\n    b: {statements: [y]}\n'
    )
    spread.write_text(
        "# a comment\ncomity: 1\n\ntitle: 'T'\nparties:\n  a: A   # first\n  b: {name: B}\nconflict:\n"
        "  preferences:\n    b: {statements: [  y  ]}\n    a:\n      statements: {table: wishes.csv}\n"
        "  options: {table: options.csv}\n"
    )
    (spread.parent / "options.csv").write_text("id,by,text\nx,a,X\ny,b,Y\n")
    (spread.parent / "wishes.csv").write_text('holds\nx\n"!y"\n')
    from comity.case.digest import digest

    assert digest(load(plain)) == digest(load(spread))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("by: a", "by: b"),
        ('["!y", x]', '[x, "!y"]'),
        ("status_quo: NN", "status_quo: YN"),
        ("text: Do x", "text: Do z"),
        ("y: {by: b,", "y: {moves: forward, by: b,"),
        ("title: Two choices", "title: Three choices"),
    ],
)
def test_the_digest_changes_with_the_meaning(call: Any, two: Path, old: str, new: str) -> None:
    before = call("conflict", two, "--json").json["digest"]
    two.write_text(two.read_text().replace(old, new))
    assert call("conflict", two, "--json").json["digest"] != before


def test_a_case_moved_elsewhere_gives_the_same_answer(call: Any, two: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "case.yaml"
    other.parent.mkdir()
    other.write_text(two.read_text())
    assert call("conflict", two, "--json").out == call("conflict", other.parent, "--json").out


def test_the_answer_does_not_depend_on_the_hash_seed(outside: Any) -> None:
    arguments = ("conflict", "catalogue:elmira", "--json", "--coalitions")
    answers = {outside(*arguments, env={"PYTHONHASHSEED": seed}).out for seed in ("0", "1", "77")}
    assert len(answers) == 1
    assert json.loads(answers.pop())["complete"]


def test_a_ranking_is_listed_best_first_with_what_decides(call: Any, two: Path) -> None:
    got = call("conflict", two, "--json", "--ranking", "a").json
    assert got["party"] == "a"
    assert [t["states"] for t in got["ranking"]] == [["YN"], ["NN"], ["YY"], ["NY"]]
    assert [t["over_next"] for t in got["ranking"]] == ["x", "!y", "x", ""]


def test_the_tableau_is_given_per_party_in_its_own_order(call: Any, two: Path) -> None:
    got = call("conflict", two, "--json", "--tableau").json
    assert got["parties"]["a"]["states"] == ["YN", "NN", "YY", "NY"]
    assert got["parties"]["a"]["verdicts"] == ["r", "s", "r", "u"]
    assert got["parties"]["a"]["improvements"] == [[], ["YN"], [], ["YY"]]
    assert got["equilibrium"] == {"NN": "x", "YN": "x", "NY": "x", "YY": "E"}
