"""Two logs that parted are joined: nothing is lost, nothing is mixed up, and a second time adds nothing."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.evidence.ledger.book import Head, LedgerError
from comity.evidence.ledger.entry import Draft, Entry, withdrawal
from comity.evidence.ledger.importing import import_lines
from comity.evidence.ledger.keeping import keep
from comity.evidence.ledger.lines import lines_of
from comity.evidence.ledger.memory import MemoryLedger
from comity.evidence.ledger.merging import Merged, merge_lines
from comity.evidence.ledger.replay import replay
from comity.testing.ledgers import CLAIM, SOURCE, item
from comity.testing.logs_at_random import ledger_at_random


def text(ledger: MemoryLedger) -> bytes:
    return "".join(lines_of(ledger)).encode()


def merge(mine: MemoryLedger, theirs: MemoryLedger) -> Merged:
    return merge_lines(mine, io.BytesIO(text(theirs)), "theirs.jsonl")


def begun(*drafts: Draft) -> MemoryLedger:
    ledger = MemoryLedger()
    ledger.append([SOURCE, CLAIM, *drafts])
    return ledger


def entry(ledger: MemoryLedger, name: str = "i1") -> Entry:
    return ledger.history([("item", name)])["item", name][-1]


def corrected(ledger: MemoryLedger, **fields: Any) -> None:
    ledger.append([replace(item(1, **fields), corrects=entry(ledger).hash)])


def test_what_only_one_has_comes_to_the_other_and_keeps_who_entered_it_and_when() -> None:
    mine, theirs = begun(item(1)), begun(replace(item(2), by="b.n.", recorded="2025-12-24T18:00:00Z"))
    done = merge(mine, theirs)
    assert (done.added, done.already, done.differs) == (1, 2, ())
    assert entry(mine, "i2").draft() == entry(theirs, "i2").draft()
    assert done.head == mine.head() == Head(4, entry(mine, "i2").hash)
    assert mine.verify().whole


def test_corrections_follow_what_they_correct() -> None:
    mine, theirs = begun(item(1), item(2)), begun(item(2), item(1))
    corrected(theirs, credibility="4")
    corrected(theirs, credibility="5")
    theirs.append([withdrawal(entry(theirs), "taken back")])
    done = merge(mine, theirs)
    assert (done.added, done.already) == (3, 4)
    assert [i.id for i in replay(mine.entries()).items] == ["i2"]


def test_where_both_corrected_the_same_the_ledger_stays_and_it_is_told() -> None:
    mine, theirs = begun(item(1)), begun(item(1), item(2))
    corrected(mine, credibility="4")
    corrected(theirs, credibility="5")
    done = merge(mine, theirs)
    assert (done.added, done.differs) == (1, ((("item", "i1"), 5),))
    assert entry(mine).body["credibility"] == "4"
    assert 'the item "i1" (line 5)' in done.sentences()[1]
    assert done.to_json()["differs"] == [{"kind": "item", "id": "i1", "line": 5}]


def test_what_names_an_id_that_means_something_else_here_is_left_out() -> None:
    mine, theirs = begun(), begun()
    mine.append([Draft("claim", "c2", {"text": "It rains."})])
    theirs.append([Draft("claim", "c2", {"text": "The bridge is open."}), item(1, claim="c2"), item(2)])
    theirs.append([Draft("judgement", "j", {"item": "i1", "analyst": "b", "credibility": "3"})])
    done = merge(mine, theirs)
    assert done.added == 1
    assert [key for key, _ in done.differs] == [("claim", "c2"), ("item", "i1"), ("judgement", "j")]
    assert [i.id for i in replay(mine.entries()).items] == ["i2"]


def test_that_holds_also_where_the_name_comes_before_the_thing() -> None:
    mine, theirs = begun(), begun()
    mine.append([Draft("claim", "c2", {"text": "It rains."})])
    rivals = [
        Draft("claim", a, {"text": "The bridge is open.", "rivals": [b]}) for a, b in (("c3", "c2"), ("c2", "c3"))
    ]
    theirs.append(rivals)
    done = merge(mine, theirs)
    assert (done.added, {name for (_, name), _ in done.differs}) == (0, {"c2", "c3"})


def test_rows_of_a_case_that_two_people_imported_are_the_same_rows() -> None:
    case = replay(begun(item(1), item(2)).entries())
    mine, theirs = MemoryLedger(), MemoryLedger()
    for ledger, who in ((mine, "a.n."), (theirs, "b.n.")):
        keep(ledger, case, who)
        keep(ledger, replace(case, items=(replace(case.items[0], credibility="4"), case.items[1])), who)
    theirs.append([item(3)])
    assert merge(mine, theirs).added == 1
    assert replay(mine.entries()) == replay(theirs.entries())


def test_a_damaged_file_is_not_merged() -> None:
    mine, bad = begun(), text(begun(item(1))).replace(b"supports", b"suppoxts")
    head = mine.head()
    with pytest.raises(LedgerError, match=r"theirs\.jsonl:3"):
        merge_lines(mine, io.BytesIO(bad), "theirs.jsonl")
    assert mine.head() == head


def test_what_does_not_fit_is_refused_with_its_line_and_nothing_is_entered() -> None:
    mine, theirs = begun(), begun(item(1), item(2))
    mine.append([withdrawal(next(iter(mine.entries())), "no such board")])
    head = mine.head()
    with pytest.raises(LedgerError, match=r"theirs\.jsonl:3: .*withdrawn"):
        merge(mine, theirs)
    assert mine.head() == head


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_nothing_is_lost_and_a_second_time_adds_nothing(one: int, other: int) -> None:
    mine, theirs = ledger_at_random(one, size=6, changes=0), ledger_at_random(other, size=6, changes=8)
    before = list(mine.entries())
    done = merge(mine, theirs)
    after = list(mine.entries())
    assert after[: len(before)] == before
    assert mine.verify().whole
    assert len(after) == len(before) + done.added
    left = {key for key, _ in done.differs}
    assert {e.about for e in theirs.entries()} <= {e.about for e in after} | left
    again = merge(mine, theirs)
    assert (again.added, again.differs, again.head) == (0, done.differs, done.head)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 30))
def test_a_file_that_goes_on_is_merged_as_it_is_imported(seed: int, count: int) -> None:
    theirs = ledger_at_random(seed, size=6)
    lines = text(theirs).splitlines(keepends=True)
    one, other = MemoryLedger(), MemoryLedger()
    try:
        for ledger in (one, other):
            import_lines(ledger, io.BytesIO(b"".join(lines[:count])), "theirs.jsonl")
    except LedgerError:
        return  # cut where something is named that comes later
    import_lines(one, io.BytesIO(text(theirs)), "theirs.jsonl")
    assert merge(other, theirs).differs == ()
    assert list(other.entries()) == list(one.entries()) == list(theirs.entries())
