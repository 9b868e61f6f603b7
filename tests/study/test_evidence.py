"""The evidence of a case: its own section, through a ledger, as of a day."""

from __future__ import annotations

import datetime as dt

import pytest

from comity.budget import Budget
from comity.case.evidence import Claim, Evidence, EvidenceSource, Feed, Item
from comity.case.nouns import Case, Party
from comity.errors import UsageError
from comity.evidence.ledger.entry import Draft, withdrawal
from comity.evidence.ledger.memory import MemoryLedger
from comity.study.evidence import book_of, evidence_of, weighed

ROWS = Evidence(
    sources=(EvidenceSource("s1", reliability="B"),),
    claims=(Claim("c1", "It is so", date="2025-01-01"),),
    items=(
        Item("i1", "c1", "supports", "s1", credibility="2", date="2025-02"),
        Item("i2", "c1", "contradicts", "s1", credibility="3", date="2025-06-01"),
    ),
    feeds=(Feed("c1", 0.5, "conflict: x feasible"),),
    ledger="team",
)
CASE = Case("A river", (Party("a", "Aland"),), evidence=ROWS)


def test_without_a_ledger_the_section_alone_counts():
    known = evidence_of(CASE)
    assert known.evidence is ROWS
    assert known.head is None
    assert known.to_json() == {"ledger": None}


def test_through_an_empty_ledger_the_evidence_is_the_same():
    known = evidence_of(CASE, MemoryLedger())
    assert known.evidence == ROWS
    assert known.head.count == 4
    assert known.notes == ()


def test_asking_twice_enters_nothing_twice():
    ledger = MemoryLedger()
    first = evidence_of(CASE, ledger)
    assert evidence_of(CASE, ledger).head == first.head


def test_a_ledger_that_knows_more_counts_and_the_feeds_stay_those_of_the_case():
    ledger = book_of(CASE, MemoryLedger())
    ledger.append([Draft("item", "i3", {"claim": "c1", "says": "supports", "source": "s1"})])
    known = evidence_of(CASE, ledger)
    assert [i.id for i in known.evidence.items] == ["i1", "i2", "i3"]
    assert known.evidence.feeds == ROWS.feeds
    assert known.evidence.ledger == "team"


def test_a_row_that_is_gone_from_the_case_counts_and_is_said():
    ledger = book_of(CASE, MemoryLedger())
    fewer = Case("A river", CASE.parties, evidence=Evidence(ROWS.sources, ROWS.claims, ROWS.items[:1]))
    known = evidence_of(fewer, ledger)
    assert [i.id for i in known.evidence.items] == ["i1", "i2"]
    assert "i2" in known.notes[0]
    assert known.notes[0] in weighed(fewer, known).notes


def test_a_day_before_leaves_out_what_came_later_with_a_ledger_and_without():
    day = dt.date(2025, 3, 1)
    for ledger in (None, MemoryLedger()):
        assert [i.id for i in evidence_of(CASE, ledger, day).evidence.items] == ["i1"]
    # a month counts as known from its last day on
    assert [i.id for i in evidence_of(CASE, None, dt.date(2025, 2, 27)).evidence.items] == []


def test_the_last_day_is_the_whole():
    last = weighed(CASE, evidence_of(CASE, None, dt.date(2025, 6, 1))).to_json()["claims"]
    assert last == weighed(CASE).to_json()["claims"]


def test_what_was_withdrawn_does_not_count():
    ledger = book_of(CASE, MemoryLedger())
    entry = next(e for e in ledger.entries() if e.id == "i2")
    ledger.append([withdrawal(entry, "It was another dam")])
    assert [i.id for i in evidence_of(CASE, ledger).evidence.items] == ["i1"]


def test_a_case_without_the_section_is_refused_unless_a_ledger_knows_something():
    empty = Case("A river", ())
    with pytest.raises(UsageError, match="no section evidence"):
        weighed(empty)
    ledger = MemoryLedger()
    ledger.append([Draft("claim", "c9", {"text": "It rains"})])
    assert list(weighed(empty, evidence_of(empty, ledger)).posteriors.claims) == ["c9"]


def test_without_time_the_answer_says_what_is_missing():
    found = weighed(CASE, budget=Budget(0.0))
    assert not found.complete
    assert found.missing["posteriors"] == "the budget of 0 seconds ran out"
    assert found.to_json()["missing"]
