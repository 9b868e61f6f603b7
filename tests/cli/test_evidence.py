"""``comity evidence`` as a stranger would use it: answers, tables, exit codes, and what is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

TEXT = """\
comity: 1
title: Two states and a dam
parties: {aland: Aland, bland: Bland}
evidence:
  sources:
    ministry: {name: Ministry of water, side: aland, reliability: B, graded_by: modeller}
    satellite: {name: A satellite operator, reliability: A}
    post: {name: The Post, side: bland, reliability: C}
  claims:
    c1: {text: The dam was full, by: aland, date: 2025-03-20, rivals: [c2]}
    c2: {text: The dam was half empty, by: bland, date: 2025-03-25}
    c3: {text: The treaty will be signed, by: bland, resolves: {by: 2025-12-31, outcome: true, on: 2025-11-01}}
  items:
    - {id: i1, claim: c1, says: supports, source: ministry, credibility: 2, origin: gauge, date: 2025-03-21}
    - {id: i2, claim: c1, says: supports, source: post, credibility: 3, origin: gauge, date: 2025-03-22}
    - {id: i3, claim: c1, says: contradicts, source: satellite, ratio: [1.5, 2, 3], also: {c2: 3}, date: 2025-04}
  forecasts:
    - {claim: c3, analyst: Ann, p: 0.7, date: 2025-06-01}
  records:
    - {id: k1, by: aland, group: deliveries, claimed: 20, verified: 14}
    - {id: k2, by: bland, group: deliveries, claimed: 3, verified: 3}
"""
OTHER = {"aland": "bland", "bland": "aland", "Aland": "Bland", "Bland": "Aland"}


def swapped(text: str) -> str:
    return re.sub(r"\b(aland|bland|Aland|Bland)\b", lambda m: OTHER[m[0]], text)


@pytest.fixture
def dam(tmp_path: Path) -> Path:
    folder = tmp_path / "dam"
    folder.mkdir()
    (folder / "case.yaml").write_text(TEXT, encoding="utf-8")
    return folder


def test_posteriors_come_out_as_the_contract_says(call: Any, dam: Path) -> None:
    got = call("evidence", "posterior", dam, "--json")
    assert got.code == 0
    assert got.json["case"] == "Two states and a dam"
    assert len(got.json["digest"]) == 64
    row = got.json["claims"]["c1"]
    assert row["p"] == pytest.approx(0.75)  # 6 (B2) against 1/2
    assert row["low"] < row["p"] < row["high"]
    assert row["carried_by"] == ["i1"]
    assert row["flips_at"] == pytest.approx(1 / 3)
    assert row["reference"].startswith("rests on C1 (B2*, 0.75 [")
    assert got.json["complete"] is True
    assert not (dam / ".comity").exists()


def test_one_claim_is_told_in_words_with_its_origins(call: Any, dam: Path) -> None:
    got = call("evidence", "posterior", dam, "c1")
    assert got.code == 0
    assert got.out.startswith("C1 (B2*, 0.75 [")
    assert "i1 (beside it i2)" in got.out
    assert "Without origin gauge it would stand at 0.33." in got.out
    assert "the modeller's" in got.out
    only = call("evidence", "posterior", dam, "c1", "--json")
    assert list(only.json["claims"]) == ["c1"]


def test_what_was_known_on_a_day(call: Any, dam: Path) -> None:
    for day, p in (("2025-03-21", 6 / 7), ("2025-04-29", 6 / 7), ("2025-04", 0.75), ("2025", 0.75)):
        got = call("evidence", "posterior", dam, "--json", "--as-of", day)
        assert got.json["claims"]["c1"]["p"] == pytest.approx(p), day
    got = call("evidence", "posterior", dam, "--as-of", "2025-03-20", "--json")
    assert list(got.json["claims"]) == ["c1", "c3"]
    assert got.json["as_of"] == "2025-03-20"
    assert got.json["claims"]["c1"]["p"] == 0.5


def test_a_bad_day_is_refused(call: Any, dam: Path) -> None:
    for day in ("soon", "2025-13", "2025-02-30", ""):
        got = call("evidence", "posterior", dam, "--as-of", day)
        assert got.code == 2
        assert "is no date. Write 2025-11-12, 2025-11 or 2025." in got.err


def test_the_list_has_every_claim_and_the_entries_every_row(call: Any, dam: Path) -> None:
    assert [*call("evidence", "list", dam, "--json").json["claims"]] == ["c1", "c2", "c3"]
    out = call("evidence", "list", dam).out
    assert "Aland" in out
    assert "0.75 [" in out
    told = call("evidence", "list", dam, "--entries", "--json").json
    assert told["kept"] is False
    assert [e["id"] for e in told["entries"] if e["kind"] == "item"] == ["i1", "i2", "i3"]
    assert "No ledger is kept yet" in call("evidence", "list", dam, "--entries").out


def test_claims_items_and_anything_else_can_be_shown(call: Any, dam: Path) -> None:
    claim = call("evidence", "show", dam, "c1")
    assert claim.code == 0
    assert "contradicts" in claim.out
    item = call("evidence", "show", dam, "i2")
    assert "Grade C3: source fairly reliable, item possibly true." in item.out
    assert "It does not count beside stronger reports of its origin." in item.out
    assert "reliability: A" in call("evidence", "show", dam, "satellite").out
    assert call("evidence", "show", dam, "c1", "--json").json["claim"]["p"] == pytest.approx(0.75)
    got = call("evidence", "show", dam, "i9")
    assert got.code == 2
    assert 'there is nothing called "i9"' in got.err
    assert "`comity evidence list --entries` shows all." in got.err


def test_rivals_stand_side_by_side(call: Any, dam: Path) -> None:
    got = call("evidence", "ach", dam, "--json")
    assert got.code == 0
    assert got.json["sets"][0]["claims"] == ["c1", "c2"]
    assert "The rivals, most probable first" in call("evidence", "ach", dam).out
    assert call("evidence", "ach", dam, "c1", "c3", "--json").json["sets"][0]["claims"] == ["c1", "c3"]
    assert 'there is no claim "c7"' in call("evidence", "ach", dam, "c7").err


def test_claims_are_compared_with_what_was_verified(call: Any, dam: Path) -> None:
    got = call("evidence", "compare", dam, "--json")
    assert got.code == 0
    rates = got.json["rates"][0]["estimates"]
    assert rates["aland"]["raw"] == pytest.approx(0.7)
    assert rates["bland"]["mean"] < 1
    assert "14 of 20" in call("evidence", "compare", dam).out


def test_forecasts_are_scored(call: Any, dam: Path) -> None:
    got = call("evidence", "forecasts", dam, "--json")
    assert got.code == 0
    assert got.json["forecasters"]["Ann"]["brier"] == pytest.approx(0.09)
    assert "0.090" in call("evidence", "forecasts", dam).out


@pytest.mark.parametrize("command", ["posterior", "list", "ach", "compare", "forecasts"])
def test_a_budget_that_is_over_is_said_and_ends_with_three(call: Any, dam: Path, command: str) -> None:
    got = call("evidence", command, dam, "--budget", "0")
    assert got.code == 3, got
    assert "incomplete" in got.err
    assert call("evidence", command, dam, "--budget", "0", "--json").json["complete"] is False


@pytest.mark.parametrize("command", ["posterior", "list", "ach", "compare", "forecasts", "feeds"])
def test_a_case_without_evidence_is_refused_with_a_way_out(call: Any, two: Path, command: str) -> None:
    got = call("evidence", command, two)
    assert got.code == 2
    assert "the case has no section evidence. Add one (evidence: claims: ...)" in got.err
    assert not (two.parent / ".comity").exists()


def test_a_claim_that_is_not_there_is_refused_with_the_nearest(call: Any, dam: Path) -> None:
    got = call("evidence", "posterior", dam, "c11")
    assert got.code == 2
    assert 'there is no claim "c11". Did you mean "c1"?' in got.err


def test_swapping_the_parties_swaps_their_names_and_nothing_else(call: Any, tmp_path: Path) -> None:
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    one.write_text(TEXT)
    other.write_text(swapped(TEXT))
    for command in ("posterior", "ach", "compare", "forecasts", "list"):
        first, second = (call("evidence", command, f, "--json").out for f in (one, other))
        told, back = json.loads(first), json.loads(swapped(second))
        for answer in (told, back):
            answer.pop("digest")
        if command == "compare":  # who is named first in a sentence follows the order of the file
            told, back = ({k: r["estimates"] for k, r in enumerate(t["rates"])} for t in (told, back))
        assert told == back, command


def test_tables_fit_a_hundred_columns(call: Any, dam: Path) -> None:
    for command in (("posterior",), ("posterior", "c1"), ("list",), ("list", "--entries"), ("ach",), ("forecasts",)):
        out = call("evidence", command[0], dam, *command[1:]).out
        rows = [line for line in out.splitlines() if line[:1] in "┏┃┡│└"]
        assert rows
        assert max(map(len, rows)) <= 100, command


@pytest.mark.parametrize(
    "fields",
    [
        ["id=i9", "claim=c1", "says=supports", "source=post", "text=\x1b[31mred"],
        ["id=i9\u202e", "claim=c1", "says=supports", "source=post"],
        ["id=i9", "claim=c1", "says=supports", "source=post", "ratio=1e999"],
        ["id=i9", "claim=c1", "says=supports", "source=post", "ratio=[[[[[[1]]]]]]"],
        ["id=i9", "claim=c1", "says=supports", "source=post", "also={" * 500],
        ["id=i9", "claim=c1", "says=supports", "source=post", "also." + "x." * 300 + "y=1"],
        ["id=i9", "claim=c1", "says=supports", "source=post", "id=i10"],
        ["id=i9", "claim.x=1", "claim=c1"],
        ["=x"],
        ["id"],
        ["id=" + "x" * 5000, "claim=c1", "says=supports", "source=post"],
        ["id=i9", "claim=c1", "says=supports", "source=post", "text=" + "x" * 200_000],
        ["id=i9", "claim=c1", "says=supports", "source=post", "__class__=x"],
    ],
)
def test_what_is_no_row_is_refused_in_words_and_nothing_is_stored(call: Any, dam: Path, fields: list[str]) -> None:
    got = call("evidence", "add", dam, "item", *fields)
    assert got.code == 2, got
    assert got.err.strip()
    assert "\x1b" not in got.err
    assert "\u202e" not in got.err
    assert not (dam / ".comity").exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rows.yaml", "- {id: i9, claim: c1\n"),
        ("rows.yaml", "just words"),
        ("rows.yaml", "[]"),
        ("rows.yaml", "- 3\n- {id: i9}\n"),
        ("rows.json", '[{"id": "i9", '),
        ("rows.json", "[" * 5000),
        ("rows.csv", "id,claim\ni9,c1,c2\n"),
        ("rows.csv", "id,id\ni9,i8\n"),
        ("rows.csv", 'id,claim\n"i9,c1\n'),
        ("rows.csv", ""),
        ("rows.txt", "id: i9"),
        ("rows.yaml", "- &a {id: i9}\n- *a\n"),
    ],
)
def test_a_file_that_holds_no_rows_is_refused_with_its_line(call: Any, dam: Path, name: str, text: str) -> None:
    file = dam / name
    file.write_text(text)
    got = call("evidence", "add", dam, "item", "--from", file)
    assert got.code == 2, got
    assert name in got.err
    assert not (dam / ".comity").exists()


def test_a_missing_file_is_said(call: Any, dam: Path) -> None:
    assert call("evidence", "add", dam, "item", "--from", dam / "no.csv").code == 2
    assert call("evidence", "import", dam, dam / "no.jsonl").code == 2


def test_a_malformed_feed_is_a_problem_of_the_case(call: Any, dam: Path) -> None:
    (dam / "case.yaml").write_text(TEXT + '  feeds: [{claim: c1, at_least: 0.5, makes: "conflict: x feasible"}]\n')
    got = call("evidence", "feeds", dam)
    assert got.code == 2
    assert re.search(r"case.yaml:\d+: the feed makes .* and the case has no conflict", got.err)


def test_small_numbers_are_written_as_people_read_them(call: Any, dam: Path) -> None:
    text = TEXT.replace("ratio: [1.5, 2, 3]", "ratio: 900").replace("prior", "prior")
    (dam / "case.yaml").write_text(text.replace("By", "By"))
    out = call("evidence", "posterior", dam).out
    assert "e+" not in out
    assert re.search(r"│ 1/\d|│ \d{2,3} +│", out)


def test_none_of_the_rivals_has_no_place_in_the_ranking(call: Any, dam: Path) -> None:
    text = TEXT.replace("date: 2025-03-20,", "date: 2025-03-20, prior: 0.3,").replace(
        "2025-03-25}", "2025-03-25, prior: 0.3}"
    )
    (dam / "case.yaml").write_text(text)
    out = call("evidence", "ach", dam).out
    (row,) = [line for line in out.splitlines() if line.startswith("│ none of these")]
    assert [cell.strip() for cell in row.split("│")[3:-1]] == ["-"] * 5
    top = next(line for line in out.splitlines() if line.startswith("│ C"))
    assert re.fullmatch(r"\d+%", top.split("│")[3].strip())


def test_a_count_over_an_exposure_is_in_it_and_a_rate_is_of_it(call: Any, dam: Path) -> None:
    counts = "    - {id: k3, by: aland, group: raids, verified: 6, exposure: 4}\n"
    (dam / "case.yaml").write_text(TEXT + counts + counts.replace("k3", "k4").replace("aland", "bland"))
    out = call("evidence", "compare", dam).out
    assert "│ 6 in 4 " in out
    assert "│ 14 of 20 " in out


@pytest.mark.parametrize(
    "command", ["posterior", "list", "ach", "compare", "forecasts", "show c1", "add claim id=z text=x"]
)
def test_ctrl_c_ends_with_three(call: Any, dam: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    import comity.budget
    import comity.evidence.ledger.keeping
    import comity.evidence.posterior.analyse

    def stopped(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    if command.startswith("add"):
        monkeypatch.setattr(comity.evidence.ledger.keeping, "keep", stopped)
    else:
        monkeypatch.setattr(comity.budget.Budget, "check", stopped)
    words = command.split()
    got = call("evidence", words[0], dam, *words[1:])
    assert got.code == 3, got
    assert "stopped" in got.err or "incomplete" in got.err
    assert not (dam / ".comity").exists()


def test_one_record_alone_runs_no_race_and_few_counts_bear_two_digits(call: Any, dam: Path) -> None:
    text = TEXT[: TEXT.index("    - {id: k2")] + "    - {id: k3, by: bland, group: raids, verified: 4, exposure: 1}\n"
    (dam / "case.yaml").write_text(text)
    out = call("evidence", "compare", dam).out
    assert "4 in 1 unit of exposure" in out
    row = next(line for line in out.splitlines() if line.startswith("│ Aland"))
    assert row.split("│")[-2].strip() == "-"
    assert re.search(r"estimate 0\.\d{1,2} \[0\.\d{1,2} to 0\.\d{1,2}\]", out)
    assert not re.search(r"\[\d\.\d{3}", out)


def test_a_warning_of_the_case_is_told_once(call: Any, dam: Path) -> None:
    (dam / "case.yaml").write_text(TEXT.replace("by: aland, date", "by: nobody, date"))
    for command in ("list", "posterior", "ach", "compare"):
        assert call("evidence", command, dam).err.count(": warning: ") == 1, command


def test_what_was_not_known_on_a_day_is_shown_with_that_said(call: Any, dam: Path) -> None:
    late = call("evidence", "show", dam, "i1", "--as-of", "2025-03-20")
    assert late.out.startswith("It was not known by 2025-03-20; what follows is the last that was entered.")
    assert "was not known" not in call("evidence", "show", dam, "i1", "--as-of", "2025-03-21").out
    out = call("evidence", "show", dam, "c1", "--as-of", "2024").out
    assert "was not known" in out
    assert "rivals: c2" in out
    assert "['" not in out


def test_a_claim_that_no_item_moves_stands_at_its_prior(call: Any, dam: Path) -> None:
    for command in ("posterior", "list"):
        out = call("evidence", command, dam).out
        assert "│ 0.50, the prior " in out
        assert "[0.50-0.50]" not in out


def test_an_origin_that_counts_for_nothing_is_said_to(call: Any, dam: Path) -> None:
    (dam / "case.yaml").write_text(TEXT.replace("source: ministry, credibility: 2", "source: post, ratio: 1"))
    out = call("evidence", "posterior", dam, "c1").out
    assert " (beside it" not in out.split("(beside it i1)")[0].split("│ gauge")[0]
    (dam / "case.yaml").write_text(
        TEXT.replace("says: contradicts", "says: neutral").replace("ratio: [1.5, 2, 3], ", "")
    )
    out = call("evidence", "posterior", dam, "c1").out
    assert "i3 (counts for nothing)" in out
