"""The rows of a case come into a ledger once; what changed corrects, and what is gone is said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.case.evidence import Claim, Evidence, EvidenceSource, Feed, Item, Judgement
from comity.errors import Where
from comity.evidence.ledger.book import Head, LedgerError
from comity.evidence.ledger.entry import Draft, Entry, withdrawal
from comity.evidence.ledger.keeping import keep
from comity.evidence.ledger.memory import MemoryLedger
from comity.evidence.ledger.replay import replay
from comity.testing.logs_at_random import ledger_at_random

I1 = Item("i1", "c1", "supports", "s1", credibility="2", date="2025-06-01", where=Where("case.yaml", 12))
CASE = Evidence(sources=(EvidenceSource("s1", reliability="B"),), claims=(Claim("c1", "It rains."),), items=(I1,))
KEY = ("item", "i1")


def kept() -> MemoryLedger:
    ledger = MemoryLedger()
    keep(ledger, CASE, by="a.n.")
    return ledger


def entry(ledger: MemoryLedger) -> Entry:
    return ledger.history([KEY])[KEY][-1]


def with_item(**fields: Any) -> Evidence:
    return replace(CASE, items=(replace(I1, **fields),))


def test_rows_are_entered_in_the_order_of_the_file_and_say_where_they_come_from() -> None:
    found = list(kept().entries())
    assert [e.about for e in found] == [("source", "s1"), ("claim", "c1"), KEY]
    assert {(e.via, e.by) for e in found} == {("case", "a.n.")}
    assert [e.date for e in found] == ["", "", "2025-06-01"]


def test_a_second_time_adds_nothing() -> None:
    ledger = kept()
    again = keep(ledger, CASE, by="somebody else")
    assert (again.added, again.corrected, again.gone, again.differs) == ((), (), (), ())
    assert again.head == ledger.head() == Head(3, entry(ledger).hash)
    assert again.sentences() == ()


def test_a_changed_row_is_a_correction_for_all_days() -> None:
    ledger = kept()
    first = entry(ledger)
    done = keep(ledger, with_item(credibility="4"))
    assert (done.added, done.corrected) == ((), (KEY,))
    assert (entry(ledger).corrects, entry(ledger).date) == (first.hash, "")
    assert first in list(ledger.entries())
    assert [i.credibility for i in replay(ledger.entries()).items] == ["4"]
    assert "corrections" in done.sentences()[0]


def test_a_row_that_changes_back_is_another_correction() -> None:
    ledger = kept()
    keep(ledger, with_item(credibility="4"))
    assert keep(ledger, CASE).corrected == (KEY,)
    assert keep(ledger, CASE).corrected == ()
    assert ledger.head().count == 5


def test_a_row_that_is_gone_stays_and_is_said_until_it_is_withdrawn() -> None:
    ledger = kept()
    done = keep(ledger, replace(CASE, items=()))
    assert (done.gone, done.head.count) == ((KEY,), 3)
    assert 'the item "i1"' in done.sentences()[0]
    assert len(replay(ledger.entries()).items) == 1
    ledger.append([withdrawal(entry(ledger), "no longer believed")])
    assert keep(ledger, replace(CASE, items=())).gone == ()


def test_rows_that_are_gone_are_not_looked_for_where_nobody_asks() -> None:
    done = keep(kept(), replace(CASE, items=()), look_for_gone=False)
    assert (done.gone, done.head.count) == ((), 3)


def test_what_the_ledger_corrected_stays_until_the_case_says_something_new() -> None:
    ledger = kept()
    first = entry(ledger)
    row = {**first.body, "credibility": "5"}
    ledger.append([replace(first.draft(), body=row, via="hand", corrects=first.hash)])
    done = keep(ledger, CASE)
    assert (done.corrected, done.differs) == ((), (KEY,))
    assert [i.credibility for i in replay(ledger.entries()).items] == ["5"]
    assert keep(ledger, with_item(credibility="5")).differs == ()  # the case has caught up
    assert keep(ledger, with_item(credibility="6")).corrected == (KEY,)


def test_what_was_withdrawn_is_not_brought_back_by_the_case() -> None:
    ledger = kept()
    ledger.append([withdrawal(entry(ledger), "retracted")])
    for case in (CASE, with_item(credibility="4")):
        done = keep(ledger, case)
        assert (done.corrected, done.differs, done.head.count) == ((), (KEY,), 4)
    assert replay(ledger.entries()).items == ()


def test_an_id_that_something_else_has_is_refused_with_its_line_and_nothing_is_entered() -> None:
    ledger = MemoryLedger()
    ledger.append([Draft("source", "s1", {"reliability": "B"}), Draft("claim", "c1", {"text": "It snows."})])
    with pytest.raises(LedgerError, match="another claim") as caught:
        keep(ledger, replace(CASE, claims=(Claim("c1", "It rains.", where=Where("case.yaml", 9)),)))
    assert str(caught.value).startswith("case.yaml:9: ")
    assert ledger.head().count == 2
    keep(ledger, replace(CASE, claims=(Claim("c1", "It snows."),)))  # the same row is no other thing
    assert ledger.head().count == 3


def test_what_a_row_names_may_be_in_the_ledger_alone() -> None:
    ledger = kept()
    judged = Evidence(judgements=(Judgement("i1", "B. Scholar", credibility="3", where=Where("case.yaml", 30)),))
    assert keep(ledger, judged).added == (("judgement", "i1, B. Scholar"),)
    with pytest.raises(LedgerError, match=r'case.yaml:30: .*names the item "i1", which is not in the ledger'):
        keep(MemoryLedger(), judged)


def test_feeds_and_the_name_of_the_ledger_are_no_entries() -> None:
    more = replace(CASE, feeds=(Feed("c1", I1_PRIOR, "conflict: x feasible"),), ledger="river")
    assert keep(kept(), more).added == ()


def test_others_who_enter_something_meanwhile_are_waited_for() -> None:
    class Overtaken(MemoryLedger):
        left = 3

        def append(self, drafts: Any, after: Head | None = None) -> Any:
            if self.left and after is not None:
                self.left -= 1
                super().append([Draft("origin", f"o{self.left}", {"text": "One picture"})])
            return super().append(drafts, after)

    ledger = Overtaken()
    assert len(keep(ledger, CASE).added) == 3
    assert ledger.head().count == 6


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_after_keeping_the_ledger_says_what_the_case_says_and_keeps_all_that_was(one: int, other: int) -> None:
    ledger = MemoryLedger()
    cases = [replay(ledger_at_random(seed, size=8).entries()) for seed in (one, other, one)]
    for case in cases:
        before = list(ledger.entries())
        done = keep(ledger, case)
        assert list(ledger.entries())[: len(before)] == before
        assert keep(ledger, case).head == done.head
        found = {c.id: c for c in replay(ledger.entries()).claims}
        assert all(found[c.id] == c for c in case.claims)
        gone = {name for kind, name in done.gone if kind == "item"}
        items = {i.id: i for i in replay(ledger.entries()).items}
        assert {i.id for i in case.items} == set(items) - gone
        assert all(items[i.id] == i for i in case.items)
    assert ledger.verify().whole


I1_PRIOR = Claim("c1", "").prior.middle
