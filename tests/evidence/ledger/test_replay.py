"""Evidence replayed from the log: held to the definition read aloud, and to laws on random ledgers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.case.days import last_day
from comity.case.evidence import Evidence, Resolution
from comity.evidence.ledger.bodies import own_date
from comity.evidence.ledger.book import LedgerError
from comity.evidence.ledger.entry import Draft, Entry, Key, withdrawal
from comity.evidence.ledger.memory import MemoryLedger
from comity.evidence.ledger.references import named_by
from comity.evidence.ledger.replay import known_by, replay, standing
from comity.evidence.ledger.seed import seed
from comity.testing.logs_at_random import ledger_at_random, rows_at_random

SEEDS = st.integers(0, 10_000)
DAYS = st.sampled_from([None, *(dt.date(2025, month, 1) for month in range(1, 13)), dt.date(2023, 1, 1)])
LAST_DAY = dt.date(9999, 12, 31)
LOOSE = ("rivals", "also", "seen")


def as_set(evidence: Evidence) -> dict[str, Any]:
    """The rows of each section in an order that says nothing."""
    names = ("sources", "claims", "items", "origins", "judgements", "leads", "forecasts", "records", "series")
    return {name: sorted(map(repr, getattr(evidence, name))) for name in names}


def plain_standing(log: Sequence[Entry], day: dt.date | None, seq: int | None) -> set[Key]:
    """The definition read aloud: what counts on a day, thing by thing (conventions 71)."""
    seen = [e for e in log if seq is None or e.seq <= seq]

    def known(date: str) -> bool:
        return day is None or not date or (last_day(date) or dt.date.min) <= day

    def counts(key: Key) -> bool:
        about_it = [e for e in seen if e.about == key and known(e.date)]
        if not about_it or about_it[-1].withdraws:
            return False
        last = about_it[-1]
        if not known(own_date(last.kind, last.body)):
            return False
        needed = {k: v for k, v in last.body.items() if k not in LOOSE}
        if last.kind == "lead" and not any(counts(("claim", c)) for c in last.body["seen"]):
            return False
        return all(counts(name) for name in named_by(last.kind, last.id, needed))

    return {e.about for e in seen if counts(e.about)}


@settings(max_examples=100, deadline=None)
@given(SEEDS, DAYS, st.one_of(st.none(), st.integers(0, 45)))
def test_what_stands_is_what_the_definition_says(seed_: int, day: dt.date | None, seq: int | None) -> None:
    log = list(ledger_at_random(seed_, size=10, changes=12).entries())
    found = standing(log, day, seq)
    assert set(found) == plain_standing(log, day, seq)
    for entry in found.values():  # what is left of a row names only what counts
        assert all(key in found for key in named_by(entry.kind, entry.id, entry.body))


@settings(max_examples=60, deadline=None)
@given(SEEDS, DAYS)
def test_a_replayed_ledger_replays_to_the_same(seed_: int, day: dt.date | None) -> None:
    once = replay(ledger_at_random(seed_).entries(), day)
    again = MemoryLedger()
    again.append(seed(once))
    assert replay(again.entries()) == once
    assert replay(again.entries(), day) == once


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_as_of_the_last_day_is_the_whole(seed_: int) -> None:
    log = list(ledger_at_random(seed_).entries())
    assert replay(log, LAST_DAY) == replay(log)
    assert replay(log, seq=len(log)) == replay(log)
    assert replay(log, seq=0) == Evidence()


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.integers(0, 40), DAYS)
def test_as_the_ledger_stood_is_the_replay_of_its_beginning(seed_: int, seq: int, day: dt.date | None) -> None:
    log = list(ledger_at_random(seed_).entries())
    assert replay(log, day, seq) == replay(log[:seq], day)


@settings(max_examples=60, deadline=None)
@given(SEEDS, DAYS)
def test_the_order_of_independent_entries_does_not_matter(seed_: int, day: dt.date | None) -> None:
    random = Random(seed_)
    rows = rows_at_random(random, 12)
    one, other = MemoryLedger(), MemoryLedger()
    one.append(rows)
    random.shuffle(rows)
    other.append(rows)  # what is named may come later with the same drafts
    assert as_set(replay(one.entries(), day)) == as_set(replay(other.entries(), day))


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.integers(1, 6))
def test_how_drafts_are_grouped_does_not_matter(seed_: int, size: int) -> None:
    rows = [d for d in rows_at_random(Random(seed_), 10) if d.kind != "claim" or not d.body.get("rivals")]
    there = {d.about for d in rows}
    rows = [d for d in rows if all(key in there for key in named_by(d.kind, d.id, d.body))]
    there = {d.about for d in rows}
    rows = [d for d in rows if all(key in there for key in named_by(d.kind, d.id, d.body))]
    one, other = MemoryLedger(), MemoryLedger()
    one.append(rows)
    for k in range(0, len(rows), size):
        other.append(rows[k : k + size])
    assert list(one.entries()) == list(other.entries())


def test_rows_keep_the_order_in_which_they_were_first_entered() -> None:
    ledger = MemoryLedger()
    drafts = [Draft("origin", name, {"text": "A picture"}) for name in "cab"]
    first = ledger.append(drafts)[0]
    ledger.append([Draft("origin", "c", {"text": "Another"}, corrects=first.hash)])
    assert [o.id for o in replay(ledger.entries()).origins] == ["c", "a", "b"]


def begun(*drafts: Draft) -> MemoryLedger:
    ledger = MemoryLedger()
    ledger.append([Draft("source", "s1", {}), Draft("claim", "c1", {"text": "It rains."}), *drafts])
    return ledger


def item(name: str = "i1", **fields: Any) -> Draft:
    return Draft("item", name, {"claim": "c1", "says": "supports", "source": "s1"} | fields, fields.get("date", ""))


def last(ledger: MemoryLedger) -> Entry:
    return list(ledger.entries())[-1]


def credibilities(ledger: MemoryLedger, *days: str) -> list[list[str]]:
    dates: Iterable[dt.date | None] = [last_day(d) if d else None for d in days]
    return [[i.credibility for i in replay(ledger.entries(), d).items] for d in dates]


def test_a_date_known_in_part_counts_from_its_last_day() -> None:
    assert [known_by("2025-11", dt.date(2025, 11, day)) for day in (29, 30)] == [False, True]
    ledger = begun(item(date="2025-11", credibility="2"))
    assert credibilities(ledger, "2025-11-29", "2025-11-30") == [[], ["2"]]


def test_a_correction_without_a_date_holds_for_all_days_and_one_with_a_date_from_then_on() -> None:
    ledger = begun(item(date="2025-03-01", credibility="2"))
    ledger.append([replace(item(date="2025-03-01", credibility="3"), date="2025-06-01", corrects=last(ledger).hash)])
    assert credibilities(ledger, "2025-05-31", "2025-06-01", "") == [["2"], ["3"], ["3"]]
    ledger.append([replace(item(date="2025-03-01", credibility="4"), date="", corrects=last(ledger).hash)])
    assert credibilities(ledger, "2025-02-28", "2025-05-31", "2025-06-01") == [[], ["4"], ["4"]]


def test_a_correction_of_the_date_itself_moves_the_item() -> None:
    ledger = begun(item(date="2025-03-01"))
    ledger.append([replace(item(date="2025-09-01"), date="", corrects=last(ledger).hash)])
    assert credibilities(ledger, "2025-03-02", "2025-09-01") == [[], [""]]


def test_corrections_make_a_chain_and_the_last_known_counts() -> None:
    ledger = begun(item(credibility="1"))
    for digit, day in (("2", "2025-02-01"), ("3", "2025-03-01"), ("4", "2025-04-01")):
        ledger.append([replace(item(credibility=digit), date=day, corrects=last(ledger).hash)])
    assert credibilities(ledger, "2025-01-31", "2025-02-01", "2025-03-31", "2025-12-31") == [["1"], ["2"], ["3"], ["4"]]


def test_what_was_withdrawn_on_a_day_counts_until_then() -> None:
    ledger = begun(item(credibility="2"))
    ledger.append([withdrawal(last(ledger), "retracted", "2025-06-01")])
    assert credibilities(ledger, "2025-05-31", "2025-06-01", "") == [["2"], [], []]
    assert replay(ledger.entries(), seq=3).items


def test_what_names_a_withdrawn_claim_or_source_goes_with_it() -> None:
    judged = Draft("judgement", "j", {"item": "i1", "analyst": "b", "credibility": "3"})
    also = item("i2", claim="c2", also={"c1": 3})
    rival = Draft("claim", "c2", {"text": "It snows.", "rivals": ["c1"]})
    lead = Draft("lead", "l1", {"seen": {"c1": 0.7, "c2": 0.2}})
    alone = Draft("lead", "l2", {"seen": {"c1": 0.7}})
    ledger = begun(rival, item(), judged, also, lead, alone)
    ledger.append([withdrawal(list(ledger.entries())[1], "never said")])
    found = replay(ledger.entries())
    assert [c.id for c in found.claims] == ["c2"]
    assert found.claims[0].rivals == ()
    assert [i.id for i in found.items] == ["i2"]
    assert found.items[0].also == ()
    assert found.judgements == ()
    assert [(x.id, [c for c, _ in x.seen]) for x in found.leads] == [("l1", ["c2"])]
    ledger.append([withdrawal(next(iter(ledger.entries())), "no such source")])
    assert replay(ledger.entries()).items == ()


def test_a_resolution_decides_a_claim_from_its_day_on() -> None:
    claim = Draft("claim", "c2", {"text": "It will rain.", "resolves": {"by": "2025-12-31", "rule": "The gauge."}})
    ledger = begun(claim)
    ledger.append([Draft("resolution", "c2", {"outcome": False, "on": "2025-10-01"}, "2025-10-01")])
    assert replay(ledger.entries()).claim("c2").resolves == Resolution("2025-12-31", "The gauge.", False, "2025-10-01")
    assert replay(ledger.entries(), dt.date(2025, 9, 30)).claim("c2").resolves == Resolution("2025-12-31", "The gauge.")


def test_an_outcome_in_the_row_of_the_claim_is_open_before_its_day() -> None:
    resolves = {"rule": "The gauge.", "outcome": True, "on": "2025-10"}
    ledger = begun(Draft("claim", "c2", {"text": "It will rain.", "resolves": resolves}))
    assert replay(ledger.entries(), dt.date(2025, 10, 30)).claim("c2").resolves == Resolution("", "The gauge.")
    assert replay(ledger.entries(), dt.date(2025, 10, 31)).claim("c2").resolves == Resolution(
        "", "The gauge.", True, "2025-10"
    )


def test_a_series_has_the_values_that_were_known() -> None:
    points = [{"date": "2025-01-31", "value": 1}, {"date": "2025-02", "value": 2}]
    row = {"of": "iraq", "what": "boats", "by": "syria", "measure": "claimed", "points": points}
    ledger = begun(Draft("series", "boats", row))
    days = [dt.date(2025, 1, 30), dt.date(2025, 2, 27), dt.date(2025, 2, 28), None]
    found = [replay(ledger.entries(), day).series for day in days]
    assert [[len(s.points) for s in series] for series in found] == [[], [1], [2], [2]]


def test_an_entry_that_cannot_be_read_is_named() -> None:
    entry = replace(last(begun()), body={"nothing": "known"})
    with pytest.raises(LedgerError, match="ledger:2: the key"):
        replay([entry])


def test_rows_know_the_entry_that_they_come_from() -> None:
    assert str(replay(begun(item()).entries()).items[0].where) == "ledger:3"
