"""``comity alignment`` as a stranger would use it: the JSON of the contract, exit codes, and what a reader is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEAGUE = ROOT / "examples" / "strait-league"
EDGES = ROOT.parent / "shared" / "data" / "cow_signed_networks" / "edges.csv"
HEAD = 'comity: 1\ntitle: A lake\nparties: {upland: Upland, "null": Nowhere}\nalignment:\n'
SMALL = (
    HEAD
    + """\
  ties: {table: ties.csv}
  capabilities: {table: power.csv}
  votes: {table: votes.csv}
  anchor: [upland, "2"]
"""
)
TIES = """\
a,b,sign,from,to
upland,null,1,1970,1971
upland,2,-1,1970,1971
null,2,-1,1970,1971
yes,null,1,1972,1973
yes,upland,-1,1972,1973
null,upland,1,1972,1973
"""
POWER = "actor,year,iron\nupland,1970,3\nnull,1970,1\nupland,1972,1\nnull,1972,1\n"
VOTES = "id,upland,null,2\nr1,yes,yes,no\nr2,yes,no,no\nr3,no,yes,yes\n"


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "ties.csv").write_text(TIES, encoding="utf-8")
    (tmp_path / "power.csv").write_text(POWER, encoding="utf-8")
    (tmp_path / "votes.csv").write_text(VOTES, encoding="utf-8")
    return tmp_path


def test_the_contract_is_answered_with_its_keys(call: Any, lake: Path) -> None:
    got = call("alignment", lake, "--json", "--draws", "200")
    assert got.code == 0
    assert (got.json["case"], got.json["format"]) == ("A lake", 1)
    one, two = got.json["windows"]
    keys = ("from", "to", "actors", "ties", "negative", "con", "hhi")
    # shares 3/4 and 1/4 have CON 1/2 and HHI 10/16; equal ones 0 and 1/2
    assert [one[k] for k in keys] == [1970, 1971, 3, 3, 2, pytest.approx(0.5), pytest.approx(0.625)]
    assert [two[k] for k in keys] == [1972, 1973, 3, 3, 1, pytest.approx(0), pytest.approx(0.5)]
    # two negative ties of three are balanced, one is not
    assert [(w["frustration"]["index"], w["frustration"]["proven"]) for w in (one, two)] == [(0, True), (1, True)]
    assert [(w["triangles"]["balanced"], w["triangles"]["all"]) for w in (one, two)] == [(1, 1), (0, 1)]
    assert all(isinstance(w["poles"], list) for w in (one, two))
    assert got.json["capability"] == {
        "null": {"1970": pytest.approx(0.25), "1972": pytest.approx(0.5)},
        "upland": {"1970": pytest.approx(0.75), "1972": pytest.approx(0.5)},
    }


@pytest.mark.skipif(not EDGES.exists(), reason="the public signed networks are not beside the project")
def test_an_imported_public_table_gives_the_numbers_of_the_contract(call: Any, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(HEAD + "  ties: {table: ties.csv}\n", encoding="utf-8")
    lines = EDGES.read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "edges.csv").write_text(
        "".join([lines[0], *(x for x in lines if x.startswith("46-49"))]), encoding="utf-8"
    )
    made = call("alignment", "import", "cow-signed", tmp_path / "edges.csv", "--out", tmp_path)
    assert made.code == 0, made.err
    window = call("alignment", tmp_path, "--json", "--only", "network").json["windows"][0]
    assert [window[k] for k in ("from", "to", "actors", "ties", "negative")] == [1946, 1949, 64, 362, 42]
    assert [window["frustration"][k] for k in ("index", "proven")] == [17, True]
    assert [window["triangles"][k] for k in ("balanced", "all")] == [1579, 1656]


def test_the_same_seed_gives_the_same_answer_and_the_digest_is_that_of_the_case(call: Any, lake: Path) -> None:
    one, two = (call("alignment", lake, "--json", "--draws", "200", "--seed", "7") for _ in range(2))
    assert one.out == two.out
    (lake / "ties.csv").write_text(TIES.replace("upland,2,-1", "upland,2,1"), encoding="utf-8")
    assert call("alignment", lake, "--json", "--only", "figures").json["digest"] != one.json["digest"]


def test_a_reader_is_told_every_part_of_the_teaching_case(call: Any) -> None:
    got = call("alignment", LEAGUE, "--draws", "200")
    assert got.code == 0
    titles = ("More centres, or fewer?", "Ties, window by window", "Capabilities", "Who depends on whom", "Votes")
    for title in (*titles, "The League", "Figures beside their sources", "Lorrin", "Farrow"):
        assert f"\n{title}\n" in got.out, title
    assert "nan" not in got.out.lower().split()


def test_parties_are_called_by_their_names(call: Any, lake: Path) -> None:
    got = call("alignment", lake, "--draws", "200")
    assert got.code == 0
    assert "\nNowhere\n" in got.out
    assert set(call("alignment", lake, "--json", "--only", "pages").json["pages"]) == {"upland", "null"}


def test_one_actor_may_be_asked_for_alone(call: Any, lake: Path) -> None:
    got = call("alignment", lake, "--actor", "2", "--draws", "200")
    assert got.code == 0
    assert "\n2\n-" in got.out
    assert "Capabilities" not in got.out
    rows = call("alignment", lake, "--actor", "2", "--actor", "yes", "--json", "--draws", "200").json
    assert list(rows["pages"]) == ["2", "yes"]


def test_only_the_parts_that_are_asked_for_are_answered(call: Any, lake: Path) -> None:
    rows = call("alignment", lake, "--json", "--only", "votes").json
    assert rows["votes"]["roll_calls"] == 3
    assert (rows["windows"], rows["concentration"], rows["shift"]) == ([], None, None)
    shift = call("alignment", lake, "--json", "--only", "shift", "--draws", "200").json
    assert shift["shift"] is not None
    assert shift["limited"] == {}


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--only", "networks"), 'Did you mean "network"?'),
        (("--actor", "uplnd"), 'Did you mean "upland"?'),
        (("--actor", ""), "no actor"),
        (("--draws", "3"), "200"),
        (("--seed", "-1"), "0"),
        (("--budget", "-1"), "0"),
        (("--communities", "louvan"), "louvain"),
    ],
)
def test_wrong_arguments_are_told_with_a_way_out(call: Any, lake: Path, more: tuple[str, ...], words: str) -> None:
    got = call("alignment", lake, *more)
    assert got.code == 2
    assert words in got.err
    assert got.out == ""


def test_a_case_without_the_section_is_told_so(call: Any, two: Path) -> None:
    got = call("alignment", two)
    assert got.code == 2
    assert "no section alignment" in got.err


def test_a_mistake_in_a_table_ends_with_its_line(call: Any, lake: Path) -> None:
    (lake / "ties.csv").write_text(TIES + "upland,,1,,\nx,y,3,,\n", encoding="utf-8")
    got = call("alignment", lake, "--json")
    assert got.code == 2
    assert "ties.csv:8: a tie needs two actors; b is empty." in got.out + got.err
    assert "ties.csv:9: sign" in got.out + got.err


def test_a_budget_of_nothing_leaves_what_was_done_and_says_what_is_missing(call: Any, lake: Path) -> None:
    got = call("alignment", lake, "--json", "--budget", "0")
    assert got.code == 3
    assert "comity: incomplete: network:" in got.err
    assert set(got.json["missing"]) == {"network", "capabilities", "shift", "votes", "pages"}
    assert (got.json["windows"], got.json["capability"]) == ([], {})
    words = call("alignment", lake, "--budget", "0")
    assert words.code == 3


def test_what_the_tables_cannot_answer_is_said_and_no_failure(call: Any, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(HEAD + "  votes:\n    - {id: r1, yes: [a, b], no: c}\n", encoding="utf-8")
    got = call("alignment", tmp_path, "--json")
    assert got.code == 0
    assert "comity: votes: no line of places is drawn" in got.err
    assert "votes" in got.json["limited"]


@pytest.mark.parametrize(
    "section",
    [
        "  {}\n",
        "  states: true\n",
        "  focus: nobody\n",
        "  exposure: {cuts: [{from: a}]}\n",
        "  windows: {length: 5}\n",
        "  bodies: {pact: {members: [a]}}\n",
        "  figures: [{id: f, of: a, what: trade}]\n",
        "  ties: [{a: x, b: x}]\n",
        "  ties: [{a: x, b: y, weight: 0}]\n",
        "  ties: [{a: x, b: y, from: 0001, to: 9999}]\n  windows: {length: 1}\n",
        "  ties: [{a: x, b: y, from: 0001}, {a: x, b: z, to: 9999}]\n",
        "  ties: [{a: x, b: y, kind: trade, directed: yes, from: 1990, to: 1990}]\n  exposure: {passing: 1}\n",
        "  ties: [{a: x, b: y}, {a: y, b: x, sign: -1}]\n",
        "  capabilities: [{actor: x, year: 1, p: 1}]\n",
        "  capabilities: [{actor: x, year: 9999, p: 0}, {actor: y, year: 9999, p: 0}]\n",
        "  votes: [{id: r}]\n  anchor: [a, b]\n",
        "  votes: [{id: r, yes: a}, {id: s, yes: a, no: b}]\n  anchor: [a, b]\n  states: true\n",
        "  aliases: {a: b}\n  votes: [{id: r, yes: a, no: b}]\n  figures: [{id: f, of: [a, b], what: t}]\n",
    ],
)
@pytest.mark.parametrize("as_json", [True, False])
def test_a_section_with_little_in_it_has_an_answer(call: Any, tmp_path: Path, section: str, as_json: bool) -> None:
    text = HEAD.replace("alignment:\n", "alignment: {}\n") if section == "  {}\n" else HEAD + section
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    got = call("alignment", tmp_path, *(["--json"] if as_json else []), "--draws", "200")
    assert got.code == 0, got.err
    if as_json:
        json.loads(got.out, parse_constant=lambda word: pytest.fail(f"{word} is no JSON"))
