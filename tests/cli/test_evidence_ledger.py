"""The ledger of a case from the command line: entering, correcting, checking, moving, and what a crash leaves."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

TEXT = """\
comity: 1
title: Two states and a dam
parties: {up: Upland, down: Lowland}
conflict:
  options:
    hold: {by: up, text: Hold water back}
    monitors: {by: down, text: Send monitors}
  status_quo: {hold: true}
  preferences:
    up: {weights: {hold: 3, "hold & monitors": -4}}
    down: {weights: {"!hold": 5, "monitors": 2}}
evidence:
  sources: {ministry: {side: up, reliability: B}, post: {side: down, reliability: C}}
  claims: {c1: {text: The dam was full, by: up}, c2: {text: It was not, by: down}}
  items:
    - {id: i1, claim: c1, says: supports, source: ministry, ratio: 4, date: 2025-03-21}
  feeds: [{claim: c1, at_least: 0.6, makes: "conflict: monitors feasible"}]
"""
ITEM = ["id=i2", "claim=c1", "says=contradicts", "source=post", "ratio=8", "date=2025-05-10"]


@pytest.fixture
def dam(tmp_path: Path) -> Path:
    folder = tmp_path / "dam"
    folder.mkdir()
    (folder / "case.yaml").write_text(TEXT, encoding="utf-8")
    return folder


def p_of(call: Any, case: Path, *more: object) -> float:
    return float(call("evidence", "posterior", case, "--json", *more).json["claims"]["c1"]["p"])


def heads(call: Any, case: Path, *more: object) -> dict[str, Any]:
    got = call("evidence", "verify", case, "--json", *more)
    assert got.code == 0, got
    return {k: got.json[k] for k in ("count", "head")}


def test_an_entry_gets_an_id_a_number_and_a_hash_and_counts_from_then_on(call: Any, dam: Path) -> None:
    assert p_of(call, dam) == pytest.approx(0.8)
    got = call("evidence", "add", dam, "item", *ITEM, "--by", "Ann", "--json")
    assert got.code == 0
    (entry,) = got.json["entries"]
    assert entry["id"] == "i2"
    assert entry["seq"] == 6  # after two sources, two claims and an item of the case
    assert entry["date"] == "2025-05-10"
    assert entry["by"] == "Ann"
    assert heads(call, dam)["head"] == entry["hash"]
    assert p_of(call, dam) == pytest.approx(1 / 3)
    assert p_of(call, dam, "--as-of", "2025-05-09") == pytest.approx(0.8)
    assert (dam / ".comity" / ".gitignore").read_text() == "*\n"


def test_a_correction_keeps_what_it_does_not_name_and_the_old_entry_stays(call: Any, dam: Path) -> None:
    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    assert call("evidence", "add", dam, "item", "--corrects", "i2", "ratio=2").code == 0
    assert p_of(call, dam) == pytest.approx(2 / 3)
    assert call("evidence", "add", dam, "item", "--corrects", "7", "ratio=", "credibility=6").code == 0
    history = call("evidence", "show", dam, "i2", "--json").json["history"]
    assert [e["body"].get("ratio") for e in history] == [8, 2, None]
    assert [e["body"]["source"] for e in history] == ["post"] * 3
    assert [e["corrects"] for e in history] == ["", history[0]["hash"], history[1]["hash"]]
    by_hash = call("evidence", "add", dam, "item", "--corrects", history[2]["hash"][:12], "credibility=1")
    assert by_hash.code == 0
    stale = call("evidence", "add", dam, "item", "--corrects", history[0]["hash"][:12], "credibility=1")
    assert stale.code == 2


def test_what_is_withdrawn_counts_no_longer(call: Any, dam: Path) -> None:
    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    got = call("evidence", "add", dam, "withdrawal", "id=i2", "kind=item", "why=Another dam")
    assert got.code == 0
    assert p_of(call, dam) == pytest.approx(0.8)
    assert "i2 was withdrawn" in call("evidence", "show", dam, "i2").out


def test_every_problem_of_a_row_is_told_at_once_and_nothing_is_stored(call: Any, dam: Path) -> None:
    got = call("evidence", "add", dam, "item", "id=i2", "claim=c9", "says=denies", "source=posst", "credibility=7")
    assert got.code == 2
    for what in ('says is "denies"', "credibility", 'the claim "c9"', 'the source "posst"'):
        assert what in got.err, what
    assert not (dam / ".comity").exists()
    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    before = heads(call, dam)
    assert call("evidence", "add", dam, "item", "id=i3", "claim=c9").code == 2
    twice = call("evidence", "add", dam, "item", *ITEM)
    assert twice.code == 2
    assert "is in the ledger already (entry 6)" in twice.err
    assert heads(call, dam) == before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rows.csv", "id,claim,says,source,ratio\ni2,c1,contradicts,post,1;2;4\ni3,c2,supports,post,\n"),
        (
            "rows.yaml",
            "i2: {claim: c1, says: contradicts, source: post, ratio: [1, 2, 4]}\n"
            "i3: {claim: c2, says: supports, source: post}\n",
        ),
        (
            "rows.json",
            '[{"id": "i2", "claim": "c1", "says": "contradicts", "source": "post", "ratio": [1, 2, 4]},\n'
            '\t{"id": "i3", "claim": "c2", "says": "supports", "source": "post"}]',
        ),
    ],
)
def test_rows_of_a_file_are_entered_together(call: Any, dam: Path, name: str, text: str) -> None:
    file = dam / name
    file.write_text(text)
    got = call("evidence", "add", dam, "item", "--from", file, "--json")
    assert got.code == 0, got.err
    assert [e["id"] for e in got.json["entries"]] == ["i2", "i3"]
    assert got.json["entries"][0]["body"]["ratio"] == [1, 2, 4]
    assert p_of(call, dam) == pytest.approx(2 / 3)


def test_one_bad_row_of_a_file_keeps_all_out_and_every_bad_line_is_named(call: Any, dam: Path) -> None:
    file = dam / "rows.csv"
    file.write_text("id,claim,says,source\ni2,c1,supports,post\ni3,c1,denies,post\ni4,c9,supports,post\n")
    got = call("evidence", "add", dam, "item", "--from", file)
    assert got.code == 2
    assert "rows.csv:3:" in got.err
    assert "rows.csv:4:" in got.err
    assert "rows.csv:2:" not in got.err
    assert not (dam / ".comity").exists()


def test_reading_makes_no_store_and_enters_new_rows_of_the_case_where_there_is_one(call: Any, dam: Path) -> None:
    for command in ("posterior", "list", "feeds"):
        assert call("evidence", command, dam).code == 0
    assert call("conflict", dam).code == 0
    assert not (dam / ".comity").exists()
    got = call("evidence", "verify", dam)
    assert got.code == 2
    assert "no ledger yet" in got.err
    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    (dam / "case.yaml").write_text(TEXT.replace("ratio: 4", "ratio: 6"))
    assert p_of(call, dam) == pytest.approx(6 / 14)
    history = call("evidence", "show", dam, "i1", "--json").json["history"]
    assert [e["body"]["ratio"] for e in history] == [4, 6]


def test_the_conflict_is_fed_through_the_ledger(call: Any, dam: Path) -> None:
    before = call("conflict", dam, "--json")
    assert before.json["feasible"] == 4
    assert "can be taken: C1 stands at 0.80" in before.err
    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    after = call("conflict", dam, "--json")
    assert after.json["feasible"] == 2
    assert "is not open to anybody: C1 stands at 0.33 [0.33-0.33], under 0.6." in after.err
    assert after.json["digest"] == before.json["digest"]


def test_an_export_imports_to_the_same_chain_and_twice_adds_nothing(call: Any, dam: Path, tmp_path: Path) -> None:
    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    lines = tmp_path / "ledger.jsonl"
    assert call("evidence", "export", dam, "--jsonl", "-o", lines).code == 0
    assert call("evidence", "export", dam, "--jsonl").out == lines.read_text()
    other = tmp_path / "other"
    other.mkdir()
    (other / "case.yaml").write_text(TEXT)
    assert call("evidence", "import", other, lines).code == 0
    assert heads(call, other) == heads(call, dam)
    again = call("evidence", "import", other, lines, "--json")
    assert again.json["added"] == 0
    assert heads(call, other) == heads(call, dam)
    assert p_of(call, other) == p_of(call, dam)
    assert call("evidence", "export", other, "--jsonl").out == lines.read_text()


def test_an_export_of_a_case_without_a_ledger_begins_one(call: Any, dam: Path) -> None:
    first = call("evidence", "export", dam, "--jsonl").out
    assert len(first.splitlines()) == 5
    assert call("evidence", "export", dam, "--jsonl").out == first
    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    assert call("evidence", "export", dam, "--jsonl").out.startswith(first)


def test_a_damaged_file_is_not_taken_over_at_all(call: Any, dam: Path, tmp_path: Path) -> None:
    lines = tmp_path / "ledger.jsonl"
    assert call("evidence", "export", dam, "--jsonl", "-o", lines).code == 0
    good = lines.read_bytes()
    other = tmp_path / "other"
    other.mkdir()
    (other / "case.yaml").write_text(TEXT)
    rng = random.Random(1)
    for _ in range(30):
        at = rng.randrange(len(good))
        lines.write_bytes(good[:at] + bytes([good[at] ^ (1 << rng.randrange(7))]) + good[at + 1 :])
        got = call("evidence", "import", other, lines)
        assert got.code in (0, 2)
        if got.code == 2:
            assert "ledger.jsonl" in got.err
            assert not (other / ".comity").exists()
        else:  # the byte was one that JSON does not mind, such as the space at the end of a line
            break


def test_tampering_is_found_and_the_head_shows_what_was_cut_off(call: Any, dam: Path) -> None:
    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    noted = heads(call, dam)
    both = f"{noted['count']}:{noted['head']}"
    for head in (noted["head"], both, noted["head"].upper()):
        assert call("evidence", "verify", dam, "--head", head).code == 0
    missing = call("evidence", "verify", dam, "--head", "1" * 64)
    assert missing.code == 2
    assert "no entry has the hash that was noted" in missing.out
    assert call("evidence", "verify", dam, "--head", "soon").code == 2
    with sqlite3.connect(dam / ".comity" / "ledger.db") as store:
        for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            store.execute(f'DROP TRIGGER "{name}"')
        store.execute("UPDATE ledger_entry SET body = replace(body, '\"ratio\":8', '\"ratio\":9')")
    store.close()
    got = call("evidence", "verify", dam)
    assert got.code == 2
    assert "entry 6" in got.out


def test_a_backup_opens_as_a_store_and_is_never_written_over(call: Any, dam: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    nothing = call("evidence", "backup", dam, copy)
    assert nothing.code == 2
    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    assert call("evidence", "backup", dam, copy).code == 0
    assert heads(call, dam, "--store", copy) == heads(call, dam)
    assert p_of(call, dam, "--store", copy) == p_of(call, dam)
    assert call("evidence", "backup", dam, copy).code == 2


def test_a_store_that_is_named_holds_a_ledger_of_its_own(call: Any, dam: Path, tmp_path: Path) -> None:
    place = tmp_path / "team.db"
    absent = call("evidence", "posterior", dam, "--store", place)
    assert absent.code == 2
    assert "there is no store at" in absent.err
    assert call("evidence", "add", dam, "item", *ITEM, "--store", place).code == 0
    assert p_of(call, dam, "--store", place) == pytest.approx(1 / 3)
    assert p_of(call, dam, "--store", f"sqlite:///{place}") == pytest.approx(1 / 3)
    assert p_of(call, dam) == pytest.approx(0.8)
    assert not (dam / ".comity").exists()


def test_two_cases_in_one_folder_do_not_mix(call: Any, dam: Path) -> None:
    other = dam / "other.yaml"
    other.write_text(TEXT.replace("The dam was full", "The lake was full"))
    assert call("evidence", "add", dam / "case.yaml", "item", *ITEM).code == 0
    assert call("evidence", "add", other, "item", *ITEM[:-1], "date=2025-07-01").code == 0
    assert call("evidence", "show", dam, "i2", "--json").json["history"][0]["date"] == "2025-05-10"
    assert call("evidence", "show", other, "i2", "--json").json["history"][0]["date"] == "2025-07-01"


@pytest.mark.parametrize(("form", "name"), [("claimreview", "x.json"), ("stix", "x.json"), ("ftm", "x.jsonl")])
def test_claims_go_out_in_other_forms(call: Any, dam: Path, tmp_path: Path, form: str, name: str) -> None:
    file = tmp_path / name
    assert call("evidence", "export", dam, "--to", form, "-o", file).code == 0
    assert call("evidence", "export", dam, "--to", form).out == file.read_text()
    for line in file.read_text().splitlines() if form == "ftm" else [file.read_text()]:
        json.loads(line)
    folder = tmp_path / "tables"
    assert call("evidence", "export", dam, "--to", "csv", "-o", folder).code == 0
    assert (folder / "claims.csv").exists()
    assert not (dam / ".comity").exists()


def test_an_export_without_a_form_or_with_one_that_is_none_is_refused(call: Any, dam: Path) -> None:
    for more in ([], ["--jsonl", "--to", "stix"], ["--to", "word"], ["--to", "csv"], ["--jsonl", "--as-of", "2025"]):
        assert call("evidence", "export", dam, *more).code == 2, more


WRITER = """
import sys
from comity.cli.main import code
case, who, start, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
for k in range(start, start + count):
    fields = [f"id={who}{k}", "claim=c1", "says=supports", "source=post", "ratio=1.1"]
    assert code(["evidence", "add", case, "item", *fields, "--by", who]) == 0
    sys.stdout.flush()
"""


def written(out: str) -> set[str]:
    return {line.split()[-1] for line in out.splitlines() if len(line.split()[-1]) == 64}


def test_two_programs_that_add_at_once_lose_nothing(call: Any, dam: Path) -> None:
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(dam), who, "0", "6"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for who in ("ann", "bob")
    ]
    printed: set[str] = set()
    for run in runs:
        out, err = run.communicate(timeout=90)
        assert run.returncode == 0, err
        printed |= written(out)
    assert len(printed) == 12
    entries = call("evidence", "list", dam, "--entries", "--json").json["entries"]
    assert printed <= {e["hash"] for e in entries}
    assert len(entries) == 5 + 12
    assert heads(call, dam)["count"] == 17


def test_a_program_killed_in_the_middle_loses_nothing_that_it_acknowledged(call: Any, dam: Path) -> None:
    rng, printed = random.Random(7), set[str]()
    for turn in range(3):
        command = [sys.executable, "-c", WRITER, str(dam), "k", str(1000 * turn), "500"]
        run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert run.stdout is not None
        first = run.stdout.readline()
        time.sleep(rng.uniform(0, 0.3))
        os.kill(run.pid, signal.SIGKILL)
        printed |= written(first + run.stdout.read())
        run.wait(timeout=30)
    told = call("evidence", "list", dam, "--entries", "--json")
    assert told.code == 0
    assert len(printed) >= 3
    assert printed <= {e["hash"] for e in told.json["entries"]}
    heads(call, dam)


def test_a_list_read_in_columns_says_the_same(call: Any, dam: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.cli import evidence_many

    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    for more in ([], ["--as-of", "2025-05-09"], ["--as-of", "2025-01"]):
        slow = call("evidence", "list", dam, "--json", *more).json
        with monkeypatch.context() as patch:
            patch.setattr(evidence_many, "MANY", 1)
            quick = call("evidence", "list", dam, "--json", *more).json
            assert "Upland" in call("evidence", "list", dam, *more).out
        assert slow.keys() == quick.keys()
        assert slow["ledger"] == quick["ledger"]
        assert slow["claims"].keys() == quick["claims"].keys()
        for claim, row in slow["claims"].items():
            assert row == pytest.approx(quick["claims"][claim])


NUMBERS = ("p", "low", "high", "log_odds", "worst", "best", "flips_at")


def test_posteriors_read_in_columns_say_the_same_and_what_they_leave_out(
    call: Any, dam: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from comity.cli import evidence_many

    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    for more in ([], ["--as-of", "2025-05-09"], ["--as-of", "2025-01"]):
        slow = call("evidence", "posterior", dam, "--json", *more).json
        with monkeypatch.context() as patch:
            patch.setattr(evidence_many, "MANY", 1)
            quick = call("evidence", "posterior", dam, "--json", *more).json
            printed = call("evidence", "posterior", dam, *more).out
        assert "carried by" in printed
        assert "`comity evidence posterior CASE CLAIM`" in printed
        assert quick.keys() == slow.keys() - {"leads", "unweighed"}
        assert [note for note in quick["notes"] if "origins, items, swings, leads" in note]
        assert {k: quick[k] for k in ("ledger", "as_of", "settings")} == {
            k: slow[k] for k in ("ledger", "as_of", "settings")
        }
        assert quick["claims"].keys() == slow["claims"].keys()
        for claim, row in quick["claims"].items():
            want = slow["claims"][claim]
            assert row.keys() == {*NUMBERS, "prior", "carried_by", "by", "text"}
            assert [row[n] for n in NUMBERS] == pytest.approx([want[n] for n in NUMBERS], abs=1e-9)
            assert row["prior"] == pytest.approx(want["prior"])
            assert [row[k] for k in ("carried_by", "by", "text")] == [want[k] for k in ("carried_by", "by", "text")]


def test_one_claim_of_many_is_told_in_full(call: Any, dam: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.cli import evidence_many

    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    for more in ([], ["--as-of", "2025-05-09"]):
        slow = call("evidence", "posterior", dam, "c1", "--json", *more).json
        shown = call("evidence", "posterior", dam, "c1", *more).out
        with monkeypatch.context() as patch:
            patch.setattr(evidence_many, "MANY", 1)
            assert call("evidence", "posterior", dam, "c1", "--json", *more).json == slow
            assert call("evidence", "posterior", dam, "c1", *more).out == shown
    monkeypatch.setattr(evidence_many, "MANY", 1)
    got = call("evidence", "posterior", dam, "c1", "c77")
    assert got.code == 2
    assert 'there is no claim "c77"' in got.err
    assert "c1" in got.err


def test_asking_many_for_a_day_before_any_claim_says_so(call: Any, dam: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.cli import evidence_many

    (dam / "case.yaml").write_text(re.sub(r"(c[12]: \{)text", r"\1date: 2025-01-01, text", TEXT), encoding="utf-8")
    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    slow = call("evidence", "posterior", dam, "--as-of", "1990-01")
    monkeypatch.setattr(evidence_many, "MANY", 1)
    quick = call("evidence", "posterior", dam, "--as-of", "1990-01")
    assert (quick.code, quick.out, quick.err) == (slow.code, slow.out, slow.err)
    assert "no claims were known by 1990-01-31" in quick.err


def test_a_report_counts_what_the_ledger_knows(call: Any, dam: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    got = call("report", dam, "-o", out)
    assert got.code == 0, got.err
    assert "is not open to anybody" in got.err
    told = json.loads(out.read_text())
    assert told["evidence"]["claims"]["c1"]["p"] == pytest.approx(1 / 3)
    assert told["fed"][0]["reached"] is False


def test_a_name_of_the_ledger_in_the_case_opens_it_anywhere(call: Any, dam: Path, tmp_path: Path) -> None:
    (dam / "case.yaml").write_text(TEXT + "  ledger: river\n")
    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    copy = tmp_path / "copy.db"
    assert call("evidence", "backup", dam, copy).code == 0
    assert p_of(call, dam, "--store", copy) == p_of(call, dam) == pytest.approx(1 / 3)


def test_what_another_wrote_cannot_move_the_cursor_of_a_terminal(call: Any, dam: Path, tmp_path: Path) -> None:
    from comity.evidence.ledger.book import LedgerError
    from comity.evidence.ledger.entry import Draft
    from comity.evidence.ledger.lines import export_file
    from comity.evidence.ledger.memory import MemoryLedger

    other = MemoryLedger()
    try:
        other.append([Draft("claim", "c9", {"text": "It \x1b[31mrains\u202e now"})])
    except LedgerError:
        return  # the ledger itself refuses it
    export_file(other, tmp_path / "other.jsonl")
    assert call("evidence", "import", dam, tmp_path / "other.jsonl").code == 0
    for command in (["list"], ["posterior"], ["posterior", "c9"], ["show", "c9"], ["list", "--entries"]):
        got = call("evidence", command[0], dam, *command[1:])
        assert "\x1b" not in got.out + got.err, command
        assert "\u202e" not in got.out + got.err, command


def test_a_correction_without_a_day_holds_for_all_days(call: Any, dam: Path) -> None:
    assert call("evidence", "add", dam, "item", "--corrects", "i1", "date=2025-09-01").code == 0
    assert p_of(call, dam, "--as-of", "2025-05-01") == 0.5  # the version of March no longer counts in May
    assert p_of(call, dam) == pytest.approx(0.8)
    last = call("evidence", "list", dam, "--entries", "--json").json["entries"][-1]
    assert (last["date"], last["body"]["date"]) == ("", "2025-09-01")
    assert call("evidence", "add", dam, "item", "--corrects", "i1", "ratio=9", "--date", "2025-10").code == 0
    assert p_of(call, dam, "--as-of", "2025-09-30") == pytest.approx(0.8)
    assert p_of(call, dam) == pytest.approx(0.9)


def test_what_cannot_be_corrected_says_why_and_what_can(call: Any, dam: Path) -> None:
    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    assert call("evidence", "add", dam, "item", "--corrects", "6", "ratio=7").code == 0
    first = call("evidence", "show", dam, "i2", "--json").json["history"][0]["hash"]
    for said in ("6", first, first[:8].upper()):
        got = call("evidence", "add", dam, "item", "--corrects", said, "ratio=6")
        assert got.code == 2
        assert "entry 6 was corrected since: entry 7 stands in its place. Correct that one: --corrects 7" in got.err
    other = call("evidence", "add", dam, "item", "--corrects", "3", "ratio=6")
    assert 'entry 3 is about the claim "c1"' in other.err
    for said in ("99", "0", "i22", "f" * 10, "9" * 400):
        assert "in the ledger to correct" in call("evidence", "add", dam, "item", "--corrects", said, "ratio=6").err
    assert call("evidence", "add", dam, "withdrawal", "kind=item", "id=i2", "why=wrong").code == 0
    assert "entry 7 was withdrawn since" in call("evidence", "add", dam, "item", "--corrects", "7", "ratio=6").err
    assert call("evidence", "add", dam, "item", "--corrects", "i2", "ratio=6", *ITEM[1:4]).code == 0  # restored


def test_every_problem_of_one_command_stands_at_one_place(call: Any, dam: Path) -> None:
    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    take = ("withdrawal", "kind=item", "id=i2", "why=wrong")
    assert call("evidence", "add", dam, *take).code == 0
    for got in (
        call("evidence", "add", dam, *take),
        call("evidence", "add", dam, "withdrawal", "kind=item", "id=i1", "why=x", "--date", "2025", "x=y"),
        call("evidence", "add", dam, "item", "id=i7", "claim=c9", "says=denies", "source=nobody"),
    ):
        assert got.code == 2
        assert {line.split(":")[0] for line in got.err.splitlines()} == {"the command line"}


def another_case(tmp_path: Path) -> Path:
    other = tmp_path / "other"
    other.mkdir()
    text = TEXT.replace("ministry", "office").replace("post", "herald").replace("It was not", "The lake was empty")
    text = text.replace("The dam was full", "The lake was full").replace("ratio: 4", "ratio: 3")
    (other / "case.yaml").write_text(text)
    return other


def test_asking_enters_nothing_in_the_ledger_of_another_case(call: Any, dam: Path, tmp_path: Path) -> None:
    place, other = tmp_path / "team.db", another_case(tmp_path)
    assert call("evidence", "add", dam, "item", *ITEM, "--store", place).code == 0
    before = heads(call, dam, "--store", place)
    for words in (
        ["posterior"],
        ["list"],
        ["list", "--entries"],
        ["show", "c1"],
        ["ach", "c1", "c2"],
        ["compare"],
        ["feeds"],
        ["export", "--jsonl"],
        ["export", "--to", "stix"],
    ):
        got = call("evidence", words[0], other, *words[1:], "--store", place)
        assert got.code == 2, words
        assert "team.db holds rows of another case and none of this one" in got.err
        assert "`comity evidence add` with this --store." in got.err
    assert heads(call, dam, "--store", place) == before
    # an explicit entry says that they are one; and a case that names its ledger has said which one it means
    (other / "case.yaml").write_text((other / "case.yaml").read_text() + "  ledger: lakes\n")
    assert call("evidence", "posterior", other, "--store", place).code == 2  # asking begins no ledger either
    assert call("evidence", "add", other, "source", "id=agency", "--store", place).code == 0
    assert p_of(call, other, "--store", place) == pytest.approx(0.75)
    assert heads(call, dam, "--store", place) == before


def test_a_case_that_was_rewritten_keeps_its_own_ledger(call: Any, dam: Path) -> None:
    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    text = TEXT.replace("B}", "C}").replace("C}}", "D}}").replace("full", "very full").replace("not,", "not so,")
    (dam / "case.yaml").write_text(text.replace("ratio: 4", "ratio: 6"))
    assert p_of(call, dam) == pytest.approx(6 / 14)


def test_a_store_without_the_ledger_of_the_case_says_which_it_has(call: Any, dam: Path) -> None:
    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    store = dam / ".comity" / "ledger.db"

    def change(*statements: str) -> None:
        with sqlite3.connect(store) as base:
            for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                base.execute(f'DROP TRIGGER "{name}"')
            for statement in statements:
                base.execute(statement)
        base.close()

    change("UPDATE ledger SET name = 'other'")
    for words in (["verify"], ["list", "--entries"], ["posterior"]):
        named = call("evidence", words[0], dam, *words[1:], "--store", store)
        assert named.code == 2
        assert "has no ledger called main. It has: " in named.err
        assert "other" in named.err
    assert call("evidence", "verify", dam).code == 2
    beside = call("evidence", "posterior", dam)
    assert beside.code == 0
    assert "has no ledger called main. It has:" in beside.err
    assert "The case alone counts." in beside.err
    assert call("evidence", "list", dam, "--entries", "--json").json["kept"] is False
    change("DELETE FROM ledger")
    for words in (["verify"], ["posterior"], ["show", "c1"]):
        got = call("evidence", words[0], dam, *words[1:])
        assert got.code == 2
        assert "6 entries in it belong to no ledger. Put back a copy of it" in got.err


def test_a_body_that_is_no_json_ends_in_words_with_the_entry(call: Any, dam: Path) -> None:
    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    with sqlite3.connect(dam / ".comity" / "ledger.db") as store:
        for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            store.execute(f'DROP TRIGGER "{name}"')
        store.execute("UPDATE ledger_entry SET body = '{\"text\": NaN}' WHERE seq = 3")
    store.close()
    for words in (
        ["posterior"],
        ["list", "--entries"],
        ["export", "--jsonl"],
        ["show", "c1"],
        ["add", "claim", "id=z"],
    ):
        got = call("evidence", words[0], dam, *words[1:])
        assert got.code == 2, words
        assert "entry 3" in got.err
    got = call("evidence", "verify", dam)
    assert got.code == 2
    assert got.out.count("entry 3") == 1
    assert "Put back a copy of the store" in got.out


def test_numbers_kept_for_quick_reading_are_made_anew(call: Any, dam: Path) -> None:
    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    with sqlite3.connect(dam / ".comity" / "ledger.db") as store:
        store.execute("UPDATE ledger_word SET word = 'elsewhere' WHERE word = 'post'")
    store.close()
    got = call("evidence", "verify", dam)
    assert got.code == 2
    assert "`comity evidence verify CASE --renew` makes the numbers anew" in got.out
    assert call("evidence", "verify", dam, "--renew").code == 0
    assert call("evidence", "verify", dam).code == 0


@pytest.mark.parametrize("command", [["posterior"], ["add", "claim", "id=c9", "text=x"], ["verify"]])
def test_a_place_that_is_none_is_said(call: Any, dam: Path, command: list[str]) -> None:
    assert "--store names no place" in call("evidence", command[0], dam, *command[1:], "--store", "").err
    assert "is a folder. Name a file in it" in call("evidence", command[0], dam, *command[1:], "--store", dam).err
    assert "is a device or a pipe" in call("evidence", command[0], dam, *command[1:], "--store", "/dev/null").err


def test_two_logs_that_parted_are_merged(call: Any, dam: Path, tmp_path: Path) -> None:
    lines, other = tmp_path / "theirs.jsonl", tmp_path / "other"
    other.mkdir()
    (other / "case.yaml").write_text(TEXT)
    assert call("evidence", "add", dam, "item", *ITEM, "--by", "Ann").code == 0
    assert call("evidence", "add", other, "item", "id=i3", *ITEM[1:4], "ratio=2", "--by", "Bob").code == 0
    assert call("evidence", "add", other, "item", "id=i2", *ITEM[1:4], "ratio=3").code == 0
    assert call("evidence", "export", other, "--jsonl", "-o", lines).code == 0
    before = heads(call, dam)
    parted = call("evidence", "import", dam, lines)
    assert parted.code == 2
    assert "import --merge" in parted.err
    assert heads(call, dam) == before
    merged = call("evidence", "import", dam, lines, "--merge")
    assert merged.code == 0
    assert "1 entry added; 5 there already." in merged.out
    assert 'Left as the ledger has it, because the file says something else: the item "i2" (line 7).' in merged.out
    assert p_of(call, dam) == pytest.approx(4 / (4 + 8 * 2))
    last = call("evidence", "list", dam, "--entries", "--json").json["entries"][-1]
    assert (last["id"], last["by"]) == ("i3", "Bob")
    again = call("evidence", "import", dam, lines, "--merge", "--json").json
    assert (again["added"], [d["id"] for d in again["differs"]]) == (0, ["i2"])
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    (fresh / "case.yaml").write_text(TEXT)
    lines.write_text(lines.read_text().replace("Bob", "Eve"))
    assert call("evidence", "import", fresh, lines, "--merge").code == 2
    assert not (fresh / ".comity").exists()


def test_claims_that_were_not_known_or_were_withdrawn_are_not_said_to_be_none(call: Any, dam: Path) -> None:
    text = TEXT.replace("by: up}, c2", "by: up, date: 2025-03-01}, c2").replace("by: down}}", "by: down, date: 2025}}")
    (dam / "case.yaml").write_text(text[: text.index("  feeds")])
    for command in ("posterior", "list"):
        got = call("evidence", command, dam, "--as-of", "2020")
        assert got.code == 2
        assert "no claims were known by 2020-12-31. Without --as-of everything counts." in got.err
    for claim in ("c1", "c2"):
        assert call("evidence", "add", dam, "withdrawal", "kind=claim", f"id={claim}", "why=retracted").code == 0
    for command in ("posterior", "list"):
        assert "or all were withdrawn. `comity evidence list --entries`" in call("evidence", command, dam).err


def test_a_json_answer_says_which_feeds_it_rests_on(call: Any, dam: Path, two: Path) -> None:
    for words in (["conflict"], ["explain", "NN"], ["conflict", "--concepts", "nash"]):
        told = call(words[0], dam, *words[1:], "--json").json
        (feed,) = told["feeds"]
        assert (feed["claim"], feed["reached"], feed["open"], told["ledger"]) == ("c1", True, False, None)
    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    told = call("conflict", dam, "--json").json
    assert told["feeds"][0]["reached"] is False
    assert told["ledger"] == {"count": 6, "hash": heads(call, dam)["head"]}
    without = call("conflict", two, "--json").json
    assert "feeds" not in without
    assert "ledger" not in without


def test_an_id_given_twice_in_a_file_names_its_first_line(call: Any, dam: Path) -> None:
    file = dam / "rows.csv"
    file.write_text("id,claim,says,source\ni5,c1,supports,post\ni6,c1,supports,post\ni5,c2,supports,post\n")
    got = call("evidence", "add", dam, "item", "--from", file)
    assert got.code == 2
    assert 'rows.csv:4: the item "i5" stands here twice; the first is line 2.' in got.err
    assert "already" not in got.err
    file.write_text("id;claim;says;source\ni5;c1;supports;post\n")
    got = call("evidence", "add", dam, "item", "--from", file)
    assert "rows.csv:1: the columns seem to be parted by semicolons. Part them by commas" in got.err


def test_an_empty_file_is_said_to_be_empty(call: Any, dam: Path) -> None:
    file = dam / "cut.jsonl"
    file.write_text("")
    assert "The file holds no entries" in call("evidence", "import", dam, file).out
    assert call("evidence", "import", dam, file, "--json").json["added"] == 0


def test_a_report_names_the_ledger_that_it_rests_on_in_every_form(call: Any, dam: Path, tmp_path: Path) -> None:
    for form in ("html", "md", "json"):
        before = tmp_path / f"before.{form}"
        assert call("report", dam, "-o", before, "--draws", "0").code == 0
        assert "edger of" not in before.read_text()
    assert call("evidence", "add", dam, "item", *ITEM).code == 0
    head = heads(call, dam)
    for form in ("html", "md"):
        out = tmp_path / f"report.{form}"
        assert call("report", dam, "-o", out, "--draws", "0").code == 0
        text = out.read_text()
        assert f"6 entries, head {head['head'][:12]}" in text, form
        assert f"6:{head['head']}" in text, form
    out = tmp_path / "report.json"
    assert call("report", dam, "-o", out, "--draws", "0").code == 0
    assert json.loads(out.read_text())["ledger"] == {"count": 6, "hash": head["head"]}


def test_a_fact_that_a_feed_made_is_named_by_what_it_says(call: Any, dam: Path) -> None:
    text = TEXT[: TEXT.index("  feeds")] + (
        '  feeds: [{claim: c1, at_least: 0.6, makes: "settlement: !flow holds"}]\n'
        "settlement:\n"
        "  terms: {flow: {text: Water flows}}\n"
        "  seek: [flow]\n"
        "  demands:\n    - {id: d1, by: down, kind: prerequisite, requires: flow}\n"
    )
    (dam / "case.yaml").write_text(text)
    out = call("settlement", dam).out
    assert "given the fact “‘Water flows’ is not so (claim c1: C1 stands at 0.80 [0.80-0.80], at least 0.6)”" in out
