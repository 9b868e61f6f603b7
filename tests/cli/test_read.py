"""``comity read``: what it prints, and what it writes only where it is told to."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from comity.case.digest import digest
from comity.case.read import check, load
from comity.cli.evidence_place import opened, place_of
from comity.evidence.reading.assistants import endpoint as endpoint_module
from comity.evidence.reading.assistants.connection import EndpointError
from comity.evidence.reading.result import Condition, Reading, Statement

PARTIES = "comity: 1\ntitle: Talks\nparties: {al: Aland, bl: Bland}\n"
CASE = (
    PARTIES
    + """\
settlement:
  terms: {talks: Talks begin, boats: The boats leave}
  demands:
    - {id: d1, by: al, kind: demand, requires: boats}   # said in March
    - {id: d2, by: bl, requires: talks,
       kind: offer}
  facts: []
evidence:
  claims:
    c1: {text: The truce holds, by: bl}
"""
)
LINES = (
    "prerequisite|Maria Lind (Aland)|Boats must leave before talks can open.",
    "factual_claim|bland|Nine miners were hurt in the raid.",
    "causal_claim|author|=The dam failed because of “rain”.",
    "demand|Nobody|Release the men.",
)
TEXT = "\r\n".join(line.rsplit("|", 1)[1] for line in LINES) + "\r\n"


def by_lines(text: str, default_speaker: str = "author", **_: Any) -> Reading:
    """A reader in place of the rules: each known line is a statement. What the command does hangs on no rule then."""
    found = []
    for line in LINES:
        kind, speaker, quote = line.split("|")
        if (at := text.find(quote)) >= 0:
            who = default_speaker if speaker == "author" else speaker
            condition = Condition("talks can open", at + 24, at + 38, "necessary") if "talks" in quote else Condition()
            fields: Any = {"kind": kind, "modality": "asserted"}
            found.append(Statement(at, at + len(quote), quote, who, condition=condition, rule="R-1", **fields))
    return Reading(tuple(found), (), default_speaker, len(text))


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = ModuleType("comity.evidence.reading.read")
    fake.read = by_lines  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "comity.evidence.reading.read", fake)


@pytest.fixture
def text(tmp_path: Path, reader: None) -> Path:
    file = tmp_path / "Talks 7.txt"
    file.write_bytes(TEXT.encode())
    return file


@pytest.fixture
def case(tmp_path: Path) -> Path:
    file = tmp_path / "case.yaml"
    file.write_text(CASE, encoding="utf-8")
    return file


def entries(case: Path) -> list[Any]:
    place = place_of(load(case), None)
    assert place is not None
    with opened(place) as ledger:
        return list(ledger.entries())


# what is printed


def test_json_is_the_list_of_the_contract_with_offsets_into_the_file(call: Any, text: Path) -> None:
    got = call("read", text, "--json")
    assert got.code == 0
    as_python = text.read_bytes().decode("utf-8")
    assert len(got.json) == 4
    for row in got.json:
        assert as_python[row["start"] : row["end"]] == row["quote"]
        assert {"speaker", "kind", "modality", "condition", "quantities", "about", "hedged", "rule"} <= set(row)
        assert set(row["condition"]) == {"text", "start", "end", "direction"}
    assert "Offsets count characters of the file, read as UTF-8." in got.err


def test_the_table_numbers_the_statements_and_says_how_far_to_trust_them(call: Any, text: Path) -> None:
    got = call("read", text, "--speaker", "The minister")
    assert got.code == 0
    assert re.search(r"│ 1 +│ prerequisite", got.out)
    assert "The minister" in got.out
    assert "[necessary: talks can open]" in got.out
    assert "read each quote before you use it" in got.out


def test_csv_is_one_row_each_and_no_cell_is_a_formula(call: Any, text: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(call("read", text, "--csv").out)))
    assert [r["kind"] for r in rows] == [line.split("|")[0] for line in LINES]
    assert rows[2]["quote"] == "'=The dam failed because of “rain”."


def test_the_text_that_offsets_count_can_be_kept(call: Any, tmp_path: Path, reader: None) -> None:
    pytest.importorskip("trafilatura", reason="the extra [text] is not installed")
    page = "".join(f"<p>{line.rsplit('|', 1)[1]}</p>" for line in LINES)
    (tmp_path / "page.html").write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    got = call("read", tmp_path / "page.html", "--json", "--text-to", tmp_path / "page.txt")
    kept = (tmp_path / "page.txt").read_bytes().decode()
    assert len(got.json) == 4
    assert all(kept[r["start"] : r["end"]] == r["quote"] for r in got.json)
    assert "not of the file itself" in got.err
    again = call("read", tmp_path / "page.html", "--text-to", tmp_path / "page.txt")
    assert (again.code, again.out) == (2, "")


def test_take_names_what_is_shown(call: Any, text: Path) -> None:
    assert [r["kind"] for r in call("read", text, "--json", "--take", "1, 3-4").json] == [
        *("prerequisite", "causal_claim", "demand"),
    ]


def test_a_file_without_statements_is_no_error(call: Any, tmp_path: Path, reader: None) -> None:
    file = tmp_path / "menu.txt"
    file.write_text("Home | Sport\n")
    assert call("read", file, "--json").json == []
    assert call("read", file).code == 0
    assert "no statements" in call("read", file, "--take", "1").err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--take", "0"], "statements 1 to 4"),
        (["--take", "5"], "statements 1 to 4"),
        (["--take", "3-2"], "statements 1 to 4"),
        (["--take", "1;2"], "statements 1 to 4"),
        (["--take", "²"], "statements 1 to 4"),
        (["--date", "soon"], "no date"),
        (["--json", "--csv"], "two answers"),
        (["--to-ledger", "case.yaml"], "--take"),
        (["--to-case", "case.yaml"], "--take"),
        (["--model", "m"], "--endpoint"),
        (["--endpoint", "http://far.example/v1", "--model", "m"], "not https"),
        (["--endpoint", "http://localhost:9/v1"], "--model"),
        (["--endpoint", "http://localhost:9/v1", "--model", "m", "--key-variable", "NO_SUCH_KEY"], "not set"),
        (["--endpoint", "http://localhost:9/v1", "--spacy", "en"], "two ways"),
    ],
)
def test_wrong_arguments_end_with_2_and_a_way_out(call: Any, text: Path, arguments: list[str], told: str) -> None:
    got = call("read", text, *arguments)
    assert (got.code, got.out) == (2, "")
    assert told in got.err


@pytest.mark.parametrize(
    ("name", "data"), [("a.txt", b""), ("a.pdf", b"%PDF-1.4\n"), ("a.docx", b"PK\x03\x04"), ("a.png", b"\x89PNG\r\n")]
)
def test_a_file_that_holds_no_text_ends_with_2_and_names_the_file(
    call: Any, tmp_path: Path, name: str, data: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    got = call("read", file, "--json")
    assert (got.code, got.out) == (2, "")
    assert str(file) in got.err


# into the ledger


def test_nothing_is_written_without_a_command(call: Any, text: Path, case: Path) -> None:
    before = sorted(p.name for p in text.parent.iterdir())
    call("read", text)
    call("read", text, "--take", "all")
    assert sorted(p.name for p in text.parent.iterdir()) == before
    assert case.read_text(encoding="utf-8") == CASE


def test_taken_statements_become_claims_with_quote_place_speaker_and_date(call: Any, text: Path, case: Path) -> None:
    got = call("read", text, "--take", "2-3", "--to-ledger", case, "--date", "2025-05", "--by", "A. Student")
    assert got.code == 0, got.err
    made = [e for e in entries(case) if e.via == "read"]
    assert [e.id for e in made] == [f"talks_7_{TEXT.index('Nine')}", f"talks_7_{TEXT.index('=The')}"]
    first = made[0]
    assert (first.kind, first.date, first.by) == ("claim", "2025-05", "A. Student")
    assert first.body == {
        "text": "Nine miners were hurt in the raid.",
        "by": "bl",
        "speaker": "bland",
        "date": "2025-05",
        "kind": "factual_claim",
        "quote": "Nine miners were hurt in the raid.",
        "locator": f"{text}, characters {TEXT.index('Nine')}-{TEXT.index('Nine') + 34}",
    }
    assert "by" not in made[1].body


def test_the_rows_of_the_case_stand_before_what_was_read(call: Any, text: Path, case: Path) -> None:
    call("read", text, "--take", "2", "--to-ledger", case)
    assert [e.via for e in entries(case)] == ["case", "read"]


def test_reading_again_enters_nothing_twice(call: Any, text: Path, case: Path) -> None:
    call("read", text, "--take", "2", "--to-ledger", case)
    before = entries(case)
    got = call("read", text, "--take", "2-3", "--to-ledger", case)
    assert "1 entered, 1 there already" in got.out
    assert entries(case)[: len(before)] == before
    assert len(entries(case)) == len(before) + 1


def test_an_id_that_means_something_else_is_refused_and_nothing_is_entered(call: Any, text: Path, case: Path) -> None:
    call("read", text, "--take", "2", "--to-ledger", case)
    before = entries(case)
    got = call("read", text, "--take", "2-3", "--to-ledger", case, "--date", "2025")
    assert got.code == 2
    assert "--prefix" in got.err
    assert entries(case) == before
    assert call("read", text, "--take", "2-3", "--to-ledger", case, "--date", "2025", "--prefix", "again").code == 0


def test_who_takes_statements_over_is_not_made_the_author_of_the_rows_of_the_case(
    call: Any, text: Path, case: Path
) -> None:
    call("read", text, "--take", "2", "--to-ledger", case, "--by", "A. Student")
    assert [(e.id == "c1", e.by) for e in entries(case)] == [(True, ""), (False, "A. Student")]


def test_what_was_asked_for_is_entered_with_a_word_about_it(call: Any, text: Path, case: Path) -> None:
    got = call("read", text, "--take", "all", "--to-ledger", case)
    assert "2 of them say what somebody wants" in got.err
    assert len([e for e in entries(case) if e.via == "read"]) == 4


def test_json_beside_drafts_stays_json(call: Any, text: Path, case: Path) -> None:
    got = call("read", text, "--take", "2", "--to-ledger", case, "--json")
    assert [r["kind"] for r in got.json] == ["factual_claim"]
    assert "entered: claim" in got.err


def test_a_long_quote_is_cut_to_a_line(call: Any, tmp_path: Path, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quote = "The raid \n went on " * 40
    fake = ModuleType("comity.evidence.reading.read")
    made = Statement(0, len(quote), quote, "author\x1b[2J\u202e", "factual_claim", "asserted")
    fake.read = lambda *_, **__: Reading((made,))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "comity.evidence.reading.read", fake)
    file = tmp_path / "long.txt"
    file.write_text(quote, encoding="utf-8", newline="")
    got = call("read", file, "--take", "all", "--to-ledger", case)
    assert got.code == 0, got.err
    (claim,) = (e for e in entries(case) if e.via == "read")
    assert len(claim.body["quote"]) <= 200
    assert "\x1b" not in claim.body["speaker"] + got.out
    assert "\u202e" not in claim.body["speaker"]


# into the case


def test_claims_become_rows_and_demands_comments_and_the_rest_keeps_its_bytes(
    call: Any, text: Path, case: Path
) -> None:
    got = call("read", text, "--take", "all", "--to-case", case)
    assert got.code == 0, got.err
    now = case.read_text(encoding="utf-8")
    kept = [line for line in now.splitlines() if not line.strip().startswith(("#", "talks_7_"))]
    assert kept == CASE.splitlines()
    loaded = load(case)
    assert loaded.evidence is not None
    assert [c.id for c in loaded.evidence.claims] == [
        *("c1", f"talks_7_{TEXT.index('Nine')}", f"talks_7_{TEXT.index('=The')}"),
    ]
    assert loaded.settlement is not None
    assert [d.id for d in loaded.settlement.demands] == ["d1", "d2"]
    assert '    # - {id: talks_7_0, by: al, kind: prerequisite, for: WHICH_TERM, requires: "WHAT"' in now
    assert now.index("# - {id: talks_7_0") < now.index("  facts: []")


def test_a_draft_that_is_filled_in_is_a_row_of_the_case(call: Any, text: Path, case: Path) -> None:
    call("read", text, "--take", "1", "--to-case", case)
    filled = case.read_text(encoding="utf-8").replace("# - {id: talks", "- {id: talks").replace("WHICH_TERM", "talks")
    case.write_text(filled.replace('"WHAT"', "boats"), encoding="utf-8")
    loaded, problems = check(case)
    assert loaded is not None, problems
    assert loaded.settlement is not None
    assert [(d.id, d.opens) for d in loaded.settlement.demands][2] == ("talks_7_0", "talks")


def test_drafting_twice_changes_nothing(call: Any, text: Path, case: Path) -> None:
    call("read", text, "--take", "all", "--to-case", case)
    once = case.read_bytes()
    got = call("read", text, "--take", "all", "--to-case", case)
    assert got.code == 0
    assert "in the case already" in got.out
    assert case.read_bytes() == once


def test_a_claim_that_the_ledger_has_otherwise_does_not_go_into_the_case(call: Any, text: Path, case: Path) -> None:
    call("read", text, "--take", "2", "--to-ledger", case, "--date", "2025")
    got = call("read", text, "--take", "2-3", "--to-case", case)  # no date: another row of the same id
    assert got.code == 0, got.err
    first = f"talks_7_{TEXT.index('Nine')}"
    assert (
        f"1 claim was left out: the ledger of the case has it already, with another date or other words ({first} "
        in got.out
    )
    evidence = load(case).evidence
    assert evidence is not None
    assert [c.id for c in evidence.claims] == ["c1", f"talks_7_{TEXT.index('=The')}"]
    assert call("evidence", "list", case).code == 0  # the ledger and the case go together


def test_a_claim_that_the_ledger_has_in_the_same_words_goes_into_the_case(call: Any, text: Path, case: Path) -> None:
    call("read", text, "--take", "2", "--to-ledger", case, "--date", "2025", "--to-case", case)
    evidence = load(case).evidence
    assert evidence is not None
    assert [c.id for c in evidence.claims] == ["c1", f"talks_7_{TEXT.index('Nine')}"]
    before = entries(case)
    assert call("evidence", "list", case).code == 0
    assert entries(case) == before


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_case_without_these_sections_gets_them_and_keeps_its_line_ends(
    call: Any, text: Path, tmp_path: Path, ends: str, mark: str
) -> None:
    file = tmp_path / "small.yaml"
    small = f"{PARTIES}settlement: {{terms: {{talks: Talks begin}}}}"  # no line end at its end
    file.write_bytes((mark + small).replace("\n", ends).encode())
    got = call("read", text, "--take", "1-2", "--to-case", file)
    assert got.code == 0, got.err
    raw = file.read_bytes().decode()
    assert raw.startswith(mark + small.replace("\n", ends) + ends)
    assert raw.count("\r\n") == (raw.count("\n") if ends == "\r\n" else 0)
    loaded = load(file)
    assert loaded.evidence is not None
    assert len(loaded.evidence.claims) == 1
    assert "# - {id: talks_7_0" in raw


def test_comments_alone_leave_the_digest_as_it_was(call: Any, text: Path, case: Path) -> None:
    before = digest(load(case))
    call("read", text, "--take", "1", "--to-case", case)
    assert digest(load(case)) == before


def test_a_case_whose_claims_stand_in_a_table_is_left_as_it_is_and_rows_are_printed(
    call: Any, text: Path, tmp_path: Path
) -> None:
    (tmp_path / "claims.csv").write_text("id,text\nc1,The truce holds\n")
    file = tmp_path / "table.yaml"
    file.write_text(f"{PARTIES}evidence: {{claims: {{table: claims.csv}}}}\n")
    before = file.read_bytes()
    got = call("read", text, "--take", "2", "--to-case", file)
    assert got.code == 2
    assert f"talks_7_{TEXT.index('Nine')}: {{text: Nine miners were hurt in the raid." in got.out
    assert file.read_bytes() == before


def test_a_broken_case_is_refused(call: Any, text: Path, tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("comity: 1\ntitle: x\nparties: 3\n")
    for goal in ("--to-case", "--to-ledger"):
        assert call("read", text, "--take", "all", goal, file).code == 2


# help


class Model:
    """An endpoint that answers from memory."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer

    def __call__(self, *_: Any) -> Any:
        if isinstance(self.answer, Exception):
            raise self.answer
        return {"choices": [{"message": {"content": json.dumps({"statements": self.answer})}}]}


HELP = ("--endpoint", "http://localhost:9/v1", "--model", "any")


def test_what_a_model_adds_is_marked_and_only_taken_by_number(
    call: Any, tmp_path: Path, case: Path, reader: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "more.txt"
    file.write_text("Nine miners were hurt in the raid. Rain fell.")
    monkeypatch.setattr(endpoint_module, "asked", Model([{"quote": "Rain fell."}, {"quote": "They lied."}]))
    got = call("read", file, "--json", *HELP)
    assert [(r["quote"], r.get("by"), r.get("read_by_a_person")) for r in got.json] == [
        ("Nine miners were hurt in the raid.", None, None),
        ("Rain fell.", "model any", False),
    ]
    assert "1 row of its answer was dropped" in got.err
    got = call("read", file, "--take", "all", "--to-ledger", case, *HELP)
    assert "1 statement that an assistant had a part in was left out: name it by number." in got.err
    assert [e.via for e in entries(case)] == ["case", "read"]
    call("read", file, "--take", "2", "--to-ledger", case, *HELP)
    assert [e.via for e in entries(case)] == ["case", "read", "read: model any"]


def test_an_endpoint_that_fails_ends_with_2_and_writes_nothing(
    call: Any, text: Path, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint_module, "asked", Model(EndpointError("the endpoint does not answer.")))
    got = call("read", text, "--take", "2", "--to-case", case, *HELP)
    assert got.code == 2
    assert case.read_text(encoding="utf-8") == CASE


def test_a_budget_that_runs_out_ends_with_3_and_prints_what_the_rules_found(
    call: Any, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint_module, "asked", Model(AssertionError("asked after the end")))
    got = call("read", text, "--json", "--budget", "0", *HELP)
    assert got.code == 3
    assert len(got.json) == 4
    assert "incomplete" in got.err


def test_spacy_that_is_not_there_is_told(call: Any, text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", SimpleNamespace(load=lambda _: (_ for _ in ()).throw(OSError())))
    got = call("read", text, "--spacy", "en_core_web_sm")
    assert got.code == 2
    assert "python -m spacy download en_core_web_sm" in got.err


# by the rules, from end to end


def test_a_text_is_read_by_rules_in_a_process_of_its_own(outside: Any, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_bytes(
        "\ufeffMaria Lind said: “We will not sign without guarantees.”\r\nNine men were hurt.\r\n".encode()
    )
    got = outside("read", file, "--json")
    assert got.code == 0, got.err
    as_python = file.read_bytes().decode("utf-8")
    quotes = [r["quote"] for r in got.json]
    assert any("guarantees" in q for q in quotes)
    assert all(as_python[r["start"] : r["end"]] == r["quote"] for r in got.json)


def test_the_same_words_are_found_in_every_kind_of_file(call: Any, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="the extra [text] is not installed")
    pytest.importorskip("trafilatura", reason="the extra [text] is not installed")
    words = ["Bland must withdraw its boats before talks can open.", "Nine miners were hurt in the last raid."]
    (tmp_path / "a.txt").write_text("\n".join(words))
    (tmp_path / "a.html").write_text(f"<html><body>{''.join(f'<p>{w}</p>' for w in words)}</body></html>")
    made = docx.Document()
    for w in words:
        made.add_paragraph(w)
    made.save(str(tmp_path / "a.docx"))
    found = [call("read", tmp_path / f"a.{form}", "--json").json for form in ("txt", "html", "docx")]
    kinds = [[(r["quote"], r["kind"]) for r in rows] for rows in found]
    assert kinds[0] == kinds[1] == kinds[2]
    assert [q for q, _ in kinds[0]] == words
