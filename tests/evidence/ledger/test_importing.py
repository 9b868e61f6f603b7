"""Imports are whole or nothing, can be repeated, and say which line is wrong: ten thousand damaged files try it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from comity.errors import Problem
from comity.evidence.ledger.book import Head, LedgerError
from comity.evidence.ledger.chain import hash_of
from comity.evidence.ledger.entry import BEGINNING, Draft, Entry, withdrawal
from comity.evidence.ledger.importing import MOST_PROBLEMS, import_file, import_lines
from comity.evidence.ledger.lines import MAX_LINE, export_file, line_of, lines_of, read_lines
from comity.evidence.ledger.memory import MemoryLedger
from comity.testing import damaged_exports as exports
from comity.testing.logs_at_random import ledger_at_random, rows_at_random

FILES = 10_000


def story() -> MemoryLedger:
    """A ledger in which something was corrected and something withdrawn."""
    ledger = MemoryLedger()
    for row in rows_at_random(Random(3), 4):
        ledger.append([replace(row, body={k: v for k, v in row.body.items() if k != "rivals"})])
    first, second = [e for e in ledger.entries() if e.kind == "item"][:2]
    ledger.append([replace(first.draft(), corrects=first.hash, via="hand"), withdrawal(second, "It was taken back.")])
    return ledger


GOOD = tuple(story().entries())
LINES = tuple((line_of(e) + "\n").encode() for e in GOOD)


def ledger_with(count: int) -> MemoryLedger:
    """A ledger that has the first entries of the good one."""
    ledger = MemoryLedger()
    ledger.append([e.draft() for e in GOOD[:count]])
    return ledger


def take(ledger: MemoryLedger, data: bytes, name: str = "bad.jsonl") -> Any:
    return import_lines(ledger, io.BytesIO(data), name)


def refused(ledger: MemoryLedger, data: bytes) -> LedgerError:
    head, before = ledger.head(), list(ledger.entries())
    with pytest.raises(LedgerError) as caught:
        take(ledger, data)
    assert (ledger.head(), list(ledger.entries())) == (head, before)
    return caught.value


SURELY_HARMFUL = {
    exports.field_gone_or_new,
    exports.deep_nesting,
    exports.no_number,
    exports.key_twice,
    exports.merge_marks,
}


def outcome(damage: exports.Damage, seed: int, ledgers: dict[int, MemoryLedger]) -> str:
    """Import one damaged file; return "refused" or "taken", and fail where it is lost or applied by half."""
    random = Random(seed)
    data = damage([*LINES], random)
    count = random.choice((0, 0, 4, len(GOOD)))
    ledger = ledgers.pop(count, None) or ledger_with(count)
    head, before = ledger.head(), list(ledger.entries())
    problems = problems_of(ledger, data)
    if problems is None:
        assert list(ledger.entries())[: len(before)] == before
        assert ledger.verify(head).whole
        if damage is not exports.chained_anew:  # then a file that is taken says what the good one says
            assert list(ledger.entries()) == list(GOOD[: ledger.head().count])
        return "taken"
    assert (ledger.head(), list(ledger.entries())) == (head, before)
    assert problems
    for p in problems:
        assert p.where.file == "bad.jsonl"
        assert 1 <= p.where.line <= data.count(b"\n") + 1
        assert p.what
        assert p.ways_out
    ledgers[count] = ledger  # it is as it was
    return "refused"


def problems_of(ledger: MemoryLedger, data: bytes) -> tuple[Problem, ...] | None:
    """The problems for which a file is refused; None where it is taken."""
    try:
        take(ledger, data)
    except LedgerError as e:
        return e.problems
    return None


@pytest.mark.parametrize("damage", exports.DAMAGES, ids=lambda d: d.__name__)
def test_a_damaged_file_is_refused_whole_or_says_what_the_good_one_says(
    damage: exports.Damage,
) -> None:
    ledgers: dict[int, MemoryLedger] = {}
    outcomes = [outcome(damage, seed, ledgers) for seed in range(FILES // len(exports.DAMAGES))]
    assert len(outcomes) == FILES // len(exports.DAMAGES)
    if damage in SURELY_HARMFUL:
        assert set(outcomes) == {"refused"}
    assert outcomes.count("refused") > len(outcomes) / 4


def test_there_are_ten_thousand_damaged_files() -> None:
    assert FILES // len(exports.DAMAGES) * len(exports.DAMAGES) == FILES


def test_the_same_file_gives_the_same_chain_and_a_second_time_adds_nothing() -> None:
    ledger = MemoryLedger()
    done = take(ledger, b"".join(LINES))
    assert (done.added, done.already, done.head) == (len(GOOD), 0, Head(GOOD[-1].seq, GOOD[-1].hash))
    assert tuple(ledger.entries()) == GOOD
    again = take(ledger, b"".join(LINES))
    assert (again.added, again.already, again.head) == (0, len(GOOD), done.head)
    assert "Nothing new" in again.sentences()[0]
    assert take(ledger, b"").added == 0


@pytest.mark.parametrize("count", range(len(GOOD) + 1))
def test_a_file_continues_a_ledger_that_has_its_beginning(count: int) -> None:
    ledger = ledger_with(count)
    assert take(ledger, b"".join(LINES)).added == len(GOOD) - count
    assert tuple(ledger.entries()) == GOOD


def test_a_file_may_begin_where_the_ledger_ends_or_before() -> None:
    ledger = ledger_with(4)
    text = "".join(lines_of(ledger_with(len(GOOD)), since=4)).encode()
    assert take(ledger, text).added == len(GOOD) - 4
    assert take(ledger_with(6), text).added == len(GOOD) - 6
    assert "begins with entry 5" in str(refused(ledger_with(3), text))


def test_an_older_export_adds_nothing_and_takes_nothing() -> None:
    ledger = ledger_with(len(GOOD))
    assert take(ledger, b"".join(LINES[:5])).added == 0
    assert tuple(ledger.entries()) == GOOD


def test_two_logs_are_not_mixed_and_the_message_says_where_they_part() -> None:
    ledger = ledger_with(3)
    ledger.append([Draft("claim", "mine", {"text": "It snows."})])
    error = refused(ledger, b"".join(LINES))
    assert "bad.jsonl:4:" in str(error)
    assert "part at entry 4" in str(error)
    assert '"mine"' in str(error)
    assert "part at entry 4" in str(refused(ledger, b"".join(LINES[4:])))


def test_every_damaged_line_is_told_and_no_more_than_can_be_read() -> None:
    bad = [line.replace(b'"seq"', b'"sec"') for line in LINES[:3]] + [*LINES[3:5], b"{\n", LINES[5]]
    assert [p.where.line for p in refused(MemoryLedger(), b"".join(bad)).problems] == [1, 2, 3, 6]
    many = refused(MemoryLedger(), b"{}\n" * 1000).problems
    assert len(many) == MOST_PROBLEMS + 1
    assert "800 more" in str(many[-1])


def test_a_changed_line_is_named_and_not_the_lines_after_it() -> None:
    lines = [*LINES]
    lines[2] = lines[2].replace(b'"by":"a.n."', b'"by":"b.n."')
    assert [p.where.line for p in refused(MemoryLedger(), b"".join(lines)).problems] == [3]


def test_what_a_chain_that_is_whole_says_is_checked_all_the_same() -> None:
    draft = Draft("item", "i1", {"claim": "c9", "says": "supports", "source": "s9"}, recorded="2025-11-12T09:30:00Z")
    own = hash_of(draft, draft.recorded, BEGINNING)
    entry = Entry(1, "item", "i1", draft.body, "", draft.recorded, "", "hand", "", BEGINNING, own)
    told = str(refused(MemoryLedger(), line_of(entry).encode()))
    assert '"c9"' in told
    assert '"s9"' in told
    assert "bad.jsonl:1:" in told


def test_a_line_without_end_is_not_read_into_memory() -> None:
    class Endless(io.RawIOBase):
        read_so_far = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert 0 < size <= MAX_LINE + 1
            self.read_so_far += size
            return b"x" * size

    stream = Endless()
    found = list(read_lines(stream, "endless"))  # type: ignore[arg-type]
    assert len(found) == 1
    assert "bytes" in str(found[0][1])
    assert stream.read_so_far <= MAX_LINE + 1


def test_line_ends_and_marks_of_other_systems_do_no_harm() -> None:
    ledger = MemoryLedger()
    take(ledger, b"\xef\xbb\xbf" + b"\n".join(LINES).replace(b"\n", b"\r\n"))
    assert tuple(ledger.entries()) == GOOD


def test_marks_of_a_merge_are_called_by_their_name() -> None:
    text = b"".join((*LINES[:3], b"<<<<<<< HEAD\n", *LINES[3:5], b"=======\n", b">>>>>>> theirs\n"))
    assert str(refused(MemoryLedger(), text)).count("a merge left its marks") == 3


def test_an_exported_file_comes_back_and_is_the_same_each_time(tmp_path: Path) -> None:
    for seed in range(20):
        ledger = ledger_at_random(seed)
        file = tmp_path / "below" / f"{seed}.jsonl"
        assert export_file(ledger, file) == ledger.head().count
        first = file.read_bytes()
        export_file(ledger, file)
        assert file.read_bytes() == first == "".join(lines_of(ledger)).encode()
        other = MemoryLedger()
        assert import_file(other, file).head == ledger.head()
        assert list(other.entries()) == list(ledger.entries())
    assert sorted(p.suffix for p in (tmp_path / "below").iterdir()) == [".jsonl"] * 20


def test_a_longer_ledger_adds_lines_at_the_end_of_its_export() -> None:
    assert b"".join(LINES).startswith("".join(lines_of(ledger_with(5))).encode())


def test_an_export_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    class Broken(MemoryLedger):
        def entries(self, since: int = 0) -> Any:
            yield GOOD[0]
            raise OSError("the disk is gone")

    file = tmp_path / "kept.jsonl"
    file.write_text("as it was")
    with pytest.raises(OSError, match="gone"):
        export_file(Broken(), file)
    assert file.read_text() == "as it was"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="cannot be read"):
        import_file(MemoryLedger(), tmp_path / "none.jsonl")
    with pytest.raises(LedgerError, match=r"^river\.jsonl: the file cannot be read"):
        import_file(MemoryLedger(), tmp_path, "river.jsonl")


def test_an_import_waits_for_others_who_enter_something_meanwhile() -> None:
    class Overtaken(MemoryLedger):
        """Somebody else imports the first lines between the look at the head and the entering."""

        overtaken = False

        def append(self, drafts: Any, after: Head | None = None) -> Any:
            if not self.overtaken and after is not None:
                self.overtaken = True
                super().append([e.draft() for e in GOOD[:4]])
            return super().append(drafts, after)

    ledger = Overtaken()
    done = take(ledger, b"".join(LINES))
    assert (done.added, done.already) == (len(GOOD) - 4, 4)
    assert tuple(ledger.entries()) == GOOD
