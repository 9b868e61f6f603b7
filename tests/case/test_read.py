"""Tests of finding and reading a case: paths, names in messages, warnings, and what the nouns hold."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from comity.case.nouns import Case, DrawnConflict, OptionConflict, Prioritised, Ranking, Weights
from comity.case.read import MAX_BYTES, check, load, load_text, read_text
from comity.errors import CaseError
from comity.logic.tree import And, Name, Not

ASSETS = Path(__file__).parent / "assets"
GOOD = (ASSETS / "option_form.yaml").read_text(encoding="utf-8")


def conflict(text: str = GOOD) -> OptionConflict:
    """Return the option-form conflict of a text."""
    found = load_text(text).conflict
    assert isinstance(found, OptionConflict)
    return found


def test_everything_in_the_file_is_in_the_case() -> None:
    case = load(ASSETS / "option_form.yaml")
    assert (case.title, case.as_of) == ("Euphrates water dispute, 1975", dt.date(1975, 5, 1))
    assert (case.question, case.modelled_by) == ("Which outcomes would hold?", "A. Student")
    assert (case.about, case.leaves_out) == ("Two states share a river.", ("Third parties.",))
    assert [(p.id, p.name, p.kind) for p in case.parties] == [("syria", "Syria", ""), ("iraq", "Iraq", "state")]
    assert (case.sources[0].text, case.sources[0].date) == ("Water first.", "1975-04-01")
    assert (case.format, case.warnings, case.path) == (1, (), ASSETS / "option_form.yaml")


def test_options_keep_their_order_and_default_to_moving_both_ways() -> None:
    options = conflict(GOOD.replace("moves: both", "moves: back")).options
    assert [(o.id, o.by, o.moves, o.source) for o in options] == [
        ("release", "syria", "both", ("s1",)),
        ("escalate", "syria", "both", ()),
        ("attack", "iraq", "back", ()),
    ]


def test_statements_carry_text_tree_reason_source_and_line() -> None:
    statement = conflict().infeasible[0]
    assert statement.text == "release & escalate"
    assert statement.tree == And((Name("release"), Name("escalate")))
    assert (statement.why, statement.source, statement.where.line) == ("One excludes the other.", ("s1",), 20)


def test_the_three_forms_of_preference_are_read() -> None:
    syria, iraq = conflict().preferences
    assert isinstance(syria.preference, Prioritised)
    assert [s.text for s in syria.preference.statements] == ["!release & !escalate & !attack", "escalate"]
    weights = syria.readings[0].preference
    assert isinstance(weights, Weights)
    assert [(s.tree, w) for s, w in weights.weights] == [
        (Not(Name("escalate")), Fraction(2)),
        (Name("release"), Fraction(1, 2)),
    ]
    assert isinstance(iraq.preference, Ranking)
    assert iraq.preference.tiers == (("YNN",), ("NNY", "war"), ("NNN",), ("YNY",), ("NYN",))
    assert [[w.line for w in tier] for tier in iraq.preference.wheres] == [[33], [33, 33], [33], [33], [33]]


def test_weights_are_exact() -> None:
    text = GOOD.replace("release: 1/2", "release: 0.1").replace('"!escalate": 2', '"!escalate": -1.5e2')
    weights = conflict(text).preferences[0].readings[0].preference
    assert isinstance(weights, Weights)
    assert [w for _, w in weights.weights] == [Fraction(-150), Fraction(1, 10)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("NNY", "NNY"),
        ("war", "war"),
        ('"-YY"', "war"),
        ("{escalate: true}", "NYN"),
        ("{escalate: true, attack: true, release: false}", "NYY"),
        ("{}", "NNN"),
    ],
)
def test_the_status_quo_is_a_pattern_a_lump_or_a_map(written: str, meant: str) -> None:
    assert conflict(GOOD.replace("status_quo: NNN", f"status_quo: {written}")).status_quo == meant


def test_a_lump_may_be_ranked_by_its_own_pattern() -> None:
    assert conflict(GOOD.replace("[NNY, war]", '[NNY, "-YY"]')) == conflict()


def test_a_lump_may_have_a_text() -> None:
    lump = conflict(GOOD.replace('{war: "-YY"}', '{war: {pattern: "-YY", text: Open war}}')).same[0]
    assert (lump.id, lump.pattern, lump.text) == ("war", "-YY", "Open war")


def test_players_left_out_of_the_coalitions_stand_alone() -> None:
    text = GOOD.replace("iraq: {name: Iraq, kind: state}", "iraq: Iraq\n  usa: USA").replace(
        "[[syria], [iraq]]", "[[iraq]]"
    )
    assert conflict(text).coalitions == (("iraq",), ("syria",))
    text = text.replace("    iraq: {ranking", "    usa: {statements: [attack]}\n    iraq: {ranking")
    assert conflict(text.replace("[[iraq]]", "[[usa, syria]]")).coalitions == (("usa", "syria"), ("iraq",))


def test_a_party_without_moves_or_preferences_cannot_stand_in_a_coalition() -> None:
    text = GOOD.replace("iraq: {name: Iraq, kind: state}", "iraq: Iraq\n  usa: USA").replace("[[syria],", "[[usa],")
    assert "takes no part" in read_text(text)[1][0].what


def test_names_may_hold_spaces_and_look_like_numbers() -> None:
    text = GOOD.replace("attack", '"hit back"').replace('"!"hit back""', "'!\"hit back\"'")
    text = text.replace('"!release & !escalate & !"hit back""', "'!release & !escalate & !\"hit back\"'")
    text = text.replace('from: "hit back" & escalate', "from: '\"hit back\" & escalate'").replace("escalate", "001")
    assert [o.id for o in conflict(text).options] == ["release", "001", "hit back"]


def test_a_drawn_conflict_is_read() -> None:
    drawn = load(ASSETS / "drawn.yaml").conflict
    assert isinstance(drawn, DrawnConflict)
    assert [(s.id, s.text) for s in drawn.states] == [("s1", "Start"), ("s2", "Middle"), ("s3", "End")]
    assert drawn.moves == (("row", (("s1", "s2"), ("s2", "s1"))), ("col", (("s2", "s3"),)))
    assert drawn.status_quo == "s1"


def test_a_party_with_preferences_alone_is_no_error() -> None:
    text = GOOD.replace("iraq: {name", "usa: USA\n  iraq: {name").replace(
        "    iraq: {r", "    usa: {statements: [attack]}\n    iraq: {r"
    )
    assert len(conflict(text).preferences) == 3


@pytest.mark.parametrize(
    "section",
    [
        "partners: {offers: {x: {payments: [{year: 0, amount: 1}]}}}",
        "programme: {periods: 2, items: {x: {due: [[2, 1]]}}}",
    ],
)
def test_a_case_may_have_one_of_the_later_sections_alone(section: str) -> None:
    assert read_text(f"comity: 1\ntitle: T\nparties: {{a: A}}\n{section}\n")[0] is not None


def test_another_format_number_is_the_only_problem() -> None:
    _, problems = read_text("comity: 2\nunknown: key\n")
    assert [p.what for p in problems] == ["written for format 2; this version reads 1."]


def test_load_raises_with_every_error() -> None:
    with pytest.raises(CaseError) as caught:
        load_text(GOOD.replace("status_quo: NNN", "status_quo: N").replace("title:", "titl:"))
    assert len(caught.value.problems) == 3
    assert 'case.yaml:24: the pattern "N" has 1 letter' in str(caught.value)


@pytest.mark.parametrize("name", ["case.yaml", "case.yml"])
def test_a_folder_is_read_by_its_case_file_and_shown_as_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cases" / "strait").mkdir(parents=True)
    (tmp_path / "cases" / "strait" / name).write_text(GOOD.replace("NNN\n", "NN\n"))
    for given in ("cases/strait", "cases/strait/", f"cases/strait/{name}", Path("cases/strait")):
        assert str(check(given)[1][0].where) == f"cases/strait/{name}:24"
    monkeypatch.chdir(tmp_path / "cases" / "strait")
    assert str(check(".")[1][0].where) == f"{name}:24"


def test_two_case_files_in_a_folder_are_a_warning(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(GOOD)
    (tmp_path / "case.yml").write_text("")
    case, problems = check(tmp_path)
    assert case is not None
    assert [(p.level, "case.yml" in p.what) for p in problems] == [("warning", True)]


def test_what_is_no_case_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text(GOOD)
    assert "other.yaml" in check(tmp_path)[1][0].ways_out[0]
    assert "no such file" in check(tmp_path / "nowhere")[1][0].what
    for path in ("a\0b", "x" * 10_000):
        case, problems = check(path)
        assert case is None
        assert problems
    (tmp_path / "case.yaml").mkdir()
    assert "no case.yaml" in check(tmp_path)[1][0].what


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "case.yaml")
    assert "no ordinary file" in check(tmp_path / "case.yaml")[1][0].what


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_bytes(b"#" * (MAX_BYTES + 1))
    assert "larger than" in check(tmp_path)[1][0].what


def test_line_ends_and_byte_order_mark_make_the_same_case(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert load(tmp_path) == load_text(GOOD)


def test_where_never_takes_part_in_comparison() -> None:
    moved: Case = load_text("# a comment\n\n" + GOOD, "other.yaml")
    assert moved == load_text(GOOD)
    assert moved.parties[0].where.line == 12


def test_loading_pulls_in_nothing_heavy() -> None:
    code = "import sys, comity.case.read\n"
    code += "print([m for m in ('pandas', 'networkx', 'altair', 'numba') if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
