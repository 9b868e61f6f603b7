"""The ledger through the command line: its chain by hand, tampering, malformed imports, and writers at once."""

from __future__ import annotations

import contextlib
import copy
import hashlib
import io
import json
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import code

CASE = """\
comity: 1
title: Was the dam full?
parties: {iraq: Iraq, syria: Syria}
evidence:
  sources:
    board: {name: Water board, side: iraq, reliability: B}
    paper: {name: A daily paper, reliability: C}
  claims:
    c1: {text: The dam was full in March, by: iraq, date: 2025-03}
  items:
    - {id: i1, claim: c1, says: supports, source: board, credibility: 2, date: 2025-03-20}
    - {id: i2, claim: c1, says: contradicts, source: paper, credibility: 3, date: 2025-04-02}
"""
FIELDS = ("seq", "kind", "id", "date", "body", "by", "via", "recorded", "corrects", "previous", "hash")


def run(*arguments: Any) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        done = code([str(a) for a in arguments])
    assert "Traceback" not in err.getvalue()
    return done, out.getvalue(), err.getvalue()


def good(*arguments: Any) -> str:
    done, out, err = run(*arguments)
    assert done == 0, err
    return out


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with a ledger of eight entries: five rows, an item, its correction, and its withdrawal."""
    folder = tmp_path_factory.mktemp("kept") / "dam"
    folder.mkdir()
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    fields = ["id=i3", "claim=c1", "says=supports", "source=board", "ratio=2,3,4", "text=Über dem Strich"]
    good("evidence", "add", folder, "item", *fields, "--by", "Ann")
    good("evidence", "add", folder, "item", "--corrects", "i3", "credibility=1")
    good("evidence", "add", folder, "withdrawal", "id=i3", "kind=item", "why=a mistake", "--date", "2025-06")
    with contextlib.closing(sqlite3.connect(folder / ".comity" / "ledger.db")) as there:
        there.execute("pragma wal_checkpoint(truncate)")
    return folder


@pytest.fixture
def dam(kept: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return Path(shutil.copytree(kept, tmp_path / "dam"))


def exported(case: Path) -> bytes:
    target = case / "out.jsonl"
    good("evidence", "export", case, "--jsonl", "-o", target)
    return target.read_bytes()


def own_hash(entry: dict[str, Any]) -> str:
    """The hash by the words of convention 70: canonical JSON of everything but the number and the hash itself."""
    rest = {k: v for k, v in entry.items() if k not in ("seq", "hash")}
    text = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def chain(rows: list[tuple[str, str, dict[str, Any]]]) -> bytes:
    """A log with good hashes, whatever its rows say."""
    previous, lines = "0" * 64, []
    for n, (kind, name, body) in enumerate(rows, 1):
        entry: dict[str, Any] = {"seq": n, "kind": kind, "id": name, "date": "", "body": body, "by": "", "via": "hand",
                                 "recorded": "2026-01-01T00:00:00Z", "corrects": "", "previous": previous}  # fmt: skip
        entry["hash"] = previous = own_hash(entry)
        lines.append(json.dumps(entry, ensure_ascii=False))
    return ("\n".join(lines) + "\n").encode()


def entries_in(store: Path) -> int:
    if not store.exists():
        return 0
    with contextlib.closing(sqlite3.connect(store)) as there:
        return int(there.execute("select count(*) from ledger_entry").fetchone()[0])


def test_the_chain_is_the_one_worked_out_by_hand(dam: Path) -> None:
    entries = [json.loads(line) for line in exported(dam).splitlines()]
    assert len(entries) == 8
    previous = "0" * 64
    for n, entry in enumerate(entries, 1):
        assert set(entry) == set(FIELDS)
        assert (entry["seq"], entry["previous"], entry["hash"]) == (n, previous, own_hash(entry))
        previous = entry["hash"]
    assert entries[6]["corrects"] == entries[5]["hash"]
    assert entries[7]["corrects"] == entries[6]["hash"]
    assert f"8:{previous}" in good("evidence", "verify", dam)


def test_an_export_imported_elsewhere_is_the_same_log_and_again_adds_nothing(dam: Path) -> None:
    whole = exported(dam)
    part = dam / "part.jsonl"
    part.write_bytes(b"".join(whole.splitlines(keepends=True)[:3]))
    for store, files in (("one.db", [dam / "out.jsonl"]), ("two.db", [part, dam / "out.jsonl", part])):
        for file in files:
            good("evidence", "import", dam, file, "--store", dam / store)
        assert "Nothing new" in good("evidence", "import", dam, dam / "out.jsonl", "--store", dam / store)
        good("evidence", "export", dam, "--jsonl", "--store", dam / store, "-o", dam / "again.jsonl")
        assert (dam / "again.jsonl").read_bytes() == whole


def spoilt(r: random.Random, lines: list[bytes]) -> bytes:
    """One thing wrong with a good export."""
    lines, n = list(lines), r.randrange(len(lines) - 1)
    entry = json.loads(lines[n])
    how = r.randrange(12)
    if how == 0:
        at = r.randrange(len(lines[n]))
        lines[n] = lines[n][:at] + bytes([lines[n][at] ^ 1 << r.randrange(8)]) + lines[n][at + 1 :]
    elif how == 1:
        del lines[n]
    elif how == 2:
        lines[n] = lines[n][: r.randrange(1, len(lines[n]))]
    elif how == 3:
        lines[n], lines[n + 1] = lines[n + 1], lines[n]
    elif how == 4:
        lines.insert(n, lines[n])
    elif how == 5:
        lines[n] = b"[" * r.choice([3, 50_000])
    elif how == 6:
        lines.insert(n, r.choice([b"null", b"[]", b"1", b"\0", b"\xff", b"{}", b'{"a": NaN}', b"x" * 500_000]))
    elif how == 7:
        lines[n] = lines[n].replace(b"{", b'{"kind": "claim",', 1)
    else:
        key = r.choice(FIELDS)
        if how == 8:
            entry[key] = r.choice([None, -1, 10**400, [], {}, "x", True])
        elif how == 9:
            del entry[key]
        elif how == 10:
            entry["more"] = 1
        else:
            entry["body"]["text"] = r.choice(["other", "\0", 3, None])
        lines[n] = json.dumps(entry).encode()
    return b"\n".join(lines) + b"\n"


@pytest.mark.parametrize("seed", range(4))
def test_a_spoilt_file_is_refused_whole_with_its_line(seed: int, dam: Path) -> None:
    r = random.Random(seed)
    lines = exported(dam).splitlines()
    file = dam / "spoilt.jsonl"
    for n in range(15):
        file.write_bytes(spoilt(r, lines))
        store = dam / f"fresh{n}.db"
        done, out, err = run("evidence", "import", dam, file, "--store", store)
        assert (done, out) == (2, ""), file.read_bytes()[:200]
        assert f"{file}:" in err
        assert all(line.split(":")[1].isdigit() for line in err.splitlines() if line.startswith(str(file)))
        assert entries_in(store) == 0


SOURCE, CLAIM = ("source", "s", {"reliability": "A"}), ("claim", "c", {"text": "x"})


@pytest.mark.parametrize(
    "rows",
    [
        [("rumour", "r", {})],
        [SOURCE, SOURCE],
        [SOURCE, ("item", "i", {"claim": "c", "says": "supports", "source": "s"})],
        [("source", "s", {"reliability": "G"})],
        [("source", "s", {"colour": "red"})],
        [("claim", "c", {})],
        [("claim", "c", {"text": "x", "prior": 1})],
        [("claim", "c", {"text": "x", "prior": "1e-999999999"})],
        [SOURCE, CLAIM, ("item", "i", {"claim": "c", "says": "supports", "source": "s", "ratio": "9e999999999"})],
        [SOURCE, CLAIM, ("item", "i", {"claim": "c", "says": "supports", "source": "s", "also": {"d": 2}})],
        [("withdrawal", "c", {"kind": "claim", "why": "x"})],
        [("ratio", "F6", {"ratio": 3})],
        [("record", "k", {"by": "a", "verified": 5, "claimed": 3})],
        [("source", "", {"reliability": "A"})],
        [("source", "a\x1b[31m", {"reliability": "A"})],
    ],
    ids=lambda rows: str(rows[-1][:2]),
)
def test_a_good_chain_of_bad_rows_is_refused_too(rows: list[Any], dam: Path) -> None:
    file = dam / "bad.jsonl"
    file.write_bytes(chain(rows))
    done, out, err = run("evidence", "import", dam, file, "--store", dam / "fresh.db")
    assert (done, out) == (2, "")
    assert f"{file}:{len(rows)}:" in err
    assert entries_in(dam / "fresh.db") == 0


CHANGES = [f"update ledger_entry set {column} = 'x' where seq = {seq}"
           for seq in (4, 8) for column in ("kind", "noun", "about", "body", "date", "recorded", '"by"', "via",
                                               "corrects", "previous", "hash")]  # fmt: skip
CHANGES += [
    "update ledger_entry set body = replace(body, 'B', 'A') where seq = 1",
    "update ledger_entry set body = '[1]' where seq = 3",
    "update ledger_entry set body = 5 where seq = 3",
    "delete from ledger_entry where seq = 1",
    "delete from ledger_entry where seq = 5",
    "delete from ledger_entry where seq = 8",
    "update ledger_entry set seq = 99 where seq = 4; update ledger_entry set seq = 4 where seq = 5;"
    "update ledger_entry set seq = 5 where seq = 99",
    f"update ledger set head = '{'0' * 64}'",
    "update ledger set entries = 7",
    "update ledger set entries = 9",
]


def test_every_change_of_the_file_is_found(dam: Path) -> None:
    store = dam / ".comity" / "ledger.db"
    whole = store.read_bytes()
    for change in CHANGES:
        for beside in dam.glob(".comity/ledger.db*"):
            beside.unlink()
        store.write_bytes(whole)
        with contextlib.closing(sqlite3.connect(store)) as there:
            for (name,) in there.execute("select name from sqlite_master where type = 'trigger'").fetchall():
                there.execute(f"drop trigger {name}")
            there.executescript(change)
        done, out, err = run("evidence", "verify", dam)
        assert done == 2, change
        assert "entry" in out + err, change


def test_the_database_itself_refuses_to_change_an_entry(dam: Path) -> None:
    with contextlib.closing(sqlite3.connect(dam / ".comity" / "ledger.db")) as there:
        for change in ("update ledger_entry set date = ''", "delete from ledger_entry", "delete from ledger"):
            with pytest.raises(sqlite3.IntegrityError, match="never changed or removed"):
                there.execute(change)


@pytest.mark.parametrize("change", ["update ledger set name = 'other'", "delete from ledger"])
def test_a_ledger_that_is_gone_does_not_verify(change: str, dam: Path) -> None:
    with contextlib.closing(sqlite3.connect(dam / ".comity" / "ledger.db")) as there:
        for (name,) in there.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            there.execute(f"drop trigger {name}")
        there.executescript(change)
    assert run("evidence", "verify", dam)[0] == 2


def test_a_broken_body_is_told_by_every_command(dam: Path) -> None:
    with contextlib.closing(sqlite3.connect(dam / ".comity" / "ledger.db")) as there:
        there.execute("drop trigger ledger_entry_update")
        there.execute("update ledger_entry set body = '{\"text\": NaN}' where seq = 3")
        there.commit()
    for command in (["verify"], ["posterior"], ["list", "--entries"], ["export", "--jsonl"], ["show", "i3"]):
        done, out, err = run("evidence", command[0], dam, *command[1:])
        assert done == 2
        assert "entry 3" in out + err


def test_asking_with_the_store_of_another_case_enters_nothing_there(dam: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "case.yaml"
    other.parent.mkdir()
    other.write_text(
        '{"comity": 1, "title": "t", "parties": {"a": "A", "b": "B"}, "evidence": {"claims": {"k1": "x"}}}'
    )
    store, before = dam / ".comity" / "ledger.db", exported(dam)
    done, _, err = run("evidence", "posterior", other.parent, "--store", store)
    assert done == 2
    assert "another case" in err
    assert exported(dam) == before


def test_a_correction_without_a_day_holds_for_all_days_and_one_with_a_day_from_then_on(dam: Path) -> None:
    def carrying(day: str) -> list[str]:
        answer = json.loads(good("evidence", "posterior", dam, "--json", "--as-of", day))
        return list(answer["claims"]["c1"]["carried_by"])

    assert carrying("2025-04-30") == ["i1", "i3"]
    assert carrying("2025-05-31") == ["i1", "i3"]
    assert carrying("2025-06-30") == ["i1"]  # i3 was withdrawn in June
    good("evidence", "add", dam, "item", "--corrects", "i1", "date=2025-09-01")
    assert "i1" not in carrying("2025-05-31")
    assert "i1" in carrying("2025-09-01")


WRITER = """
import sys
from comity.cli.main import code
for n in range(int(sys.argv[3])):
    code(["evidence", "add", sys.argv[1], "item", f"id={sys.argv[2]}{n}", "claim=c1", "says=supports", "source=board"])
    sys.stdout.flush()
"""


def writer(case: Path, name: str, rows: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(case), name, str(rows)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def acknowledged(out: str) -> set[str]:
    return {line.split()[-1] for line in out.splitlines() if len(line.split()[-1]) == 64}


def test_two_writers_at_once_and_one_that_is_killed_lose_nothing(dam: Path) -> None:
    both = [writer(dam, name, 5) for name in ("x", "y")]
    told = [acknowledged(p.communicate()[0]) for p in both]
    assert [len(t) for t in told] == [5, 5]
    victim = writer(dam, "z", 1_000)
    assert victim.stdout is not None
    first = [victim.stdout.readline() for _ in range(3)]
    victim.send_signal(signal.SIGKILL)
    told.append(acknowledged("".join(first) + victim.communicate()[0]))
    good("evidence", "verify", dam)
    there = {json.loads(line)["hash"] for line in exported(dam).splitlines()}
    assert set().union(*told) <= there


def test_a_case_edited_after_import_is_a_correction_and_what_is_gone_is_said(dam: Path) -> None:
    file = dam / "case.yaml"
    file.write_text(CASE.replace("credibility: 3", "credibility: 1"), encoding="utf-8")
    before = len(exported(dam).splitlines())
    good("evidence", "posterior", dam)
    entries = [json.loads(line) for line in exported(dam).splitlines()]
    changed = entries[-1]
    assert len(entries) in (before, before + 1)  # an export enters the change too
    assert (changed["id"], changed["body"]["credibility"], changed["corrects"]) == ("i2", "1", entries[4]["hash"])
    file.write_text("".join(line for line in CASE.splitlines(True) if "id: i1," not in line), encoding="utf-8")
    done, _, err = run("evidence", "posterior", dam)
    assert done == 0
    assert 'the item "i1"' in err
    assert "still in the ledger" in err
    assert "i1" in json.loads(good("evidence", "posterior", dam, "--json"))["claims"]["c1"]["carried_by"]


ODD = {"folder": None, "text.db": b"hello\n", "random.db": bytes(random.Random(1).randrange(256) for _ in range(4_000))}


@pytest.mark.parametrize("name", [*ODD, "other.db", "no/such/place.db"])
def test_a_store_that_is_none_is_left_as_it_is(name: str, dam: Path) -> None:
    place = dam / name
    if name == "folder":
        place.mkdir()
    elif name == "other.db":
        with contextlib.closing(sqlite3.connect(place)) as there:
            there.execute("create table t (a)")
    elif name in ODD:
        place.write_bytes(copy.copy(ODD[name]) or b"")
    before = place.read_bytes() if place.is_file() else None
    done, out, err = run("evidence", "add", dam, "claim", "id=c9", "text=x", "--store", place)
    assert (done, out) == (2, "")
    assert name in err
    assert (place.read_bytes() if place.is_file() else None) == before
