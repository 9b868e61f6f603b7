"""The chain of hashes finds what was changed, swapped, added or lost, and names the entry."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.errors import Problem, Where
from comity.evidence.ledger.book import Head, LedgerError, Verdict
from comity.evidence.ledger.chain import chained, hash_of, verified
from comity.evidence.ledger.entry import BEGINNING, Draft, Entry
from comity.evidence.ledger.plain import canonical
from comity.testing.logs_at_random import ledger_at_random

GOOD = tuple(ledger_at_random(5, changes=4).entries())
HEAD = Head(GOOD[-1].seq, GOOD[-1].hash)
FIELDS = ("kind", "id", "body", "date", "recorded", "by", "via", "corrects", "previous")


def verdict(entries: Sequence[Entry], head: Head = HEAD, noted: Head | None = None) -> Verdict:
    return verified(entries, head, noted)


def rehashed(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The same entries with hashes made anew from some place on, as somebody who hides a change would do."""
    found: list[Entry] = []
    before = Head()
    for e in entries:
        own = hash_of(e.draft(), e.recorded, before.hash)
        found.append(replace(e, seq=before.count + 1, previous=before.hash, hash=own))
        before = Head(found[-1].seq, own)
    return tuple(found)


def test_a_hash_is_that_of_the_canonical_json_of_every_field_but_the_number() -> None:
    for entry in GOOD:
        plain = {name: getattr(entry, name) for name in FIELDS}
        text = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        assert entry.hash == hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_a_hash_worked_out_by_another_program() -> None:
    # printf '%s' '{"body":{"text":"Fluß"},"by":"a.n.",...,"via":"hand"}' | sha256sum
    draft = Draft("claim", "c1", {"text": "Fluß"}, "2025", "a.n.", "hand")
    expected = "a1fabe0c7c3dcdc638f841f1baa6e4993d391cc976c62d0b847ff13979fcf0bc"
    assert hash_of(draft, "2025-11-12T09:30:00Z", BEGINNING) == expected


def test_the_order_of_keys_in_a_body_does_not_change_the_hash() -> None:
    one, other = ({"a": 1, "b": {"c": 2, "d": 3}}, {"b": {"d": 3, "c": 2}, "a": 1})
    hashes = {hash_of(Draft("claim", "c1", body), "x", "y") for body in (one, other)}
    assert len(hashes) == 1


def test_a_good_chain_is_whole_and_says_what_it_cannot_tell() -> None:
    found = verdict(GOOD)
    assert (found.whole, found.head, found.broken_at) == (True, HEAD, None)
    assert "cut off the end" in " ".join(found.sentences())
    assert "cut off" not in " ".join(verdict(GOOD, noted=HEAD).sentences())
    assert found.to_json()["whole"] is True


def changed(value: Any, draw: Callable[[st.SearchStrategy[Any]], Any]) -> Any:
    """A value with one thing in it changed."""
    if isinstance(value, str):
        at = draw(st.integers(0, len(value)))
        other = draw(st.sampled_from("aZ0é \u2028"))
        return value[:at] + other + value[at + 1 :] if value[at : at + 1] != other else value[:at] + value[at + 1 :]
    if isinstance(value, bool) or value is None:
        return not value
    if isinstance(value, int):
        return draw(st.sampled_from((value + 1, float(value), str(value))))
    if isinstance(value, float):
        return draw(st.sampled_from((value + 1, value * (1 + 2**-52) or 5e-324)))
    if isinstance(value, list):
        at = draw(st.integers(0, len(value) - 1))
        return [*value[:at], changed(value[at], draw), *value[at + 1 :]]
    key = draw(st.sampled_from(sorted(value)))
    if draw(st.booleans()):
        return {k: changed(v, draw) if k == key else v for k, v in value.items()}
    return {(f"{k}x" if k == key else k): v for k, v in value.items()}


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_change_of_anything_in_any_entry_is_found_and_the_entry_named(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(GOOD) - 1))
    name = data.draw(st.sampled_from((*FIELDS, "hash", "seq")))
    value = GOOD[at].seq + 1 if name == "seq" else changed(getattr(GOOD[at], name), data.draw)
    if name == "body" and canonical(value) == canonical(GOOD[at].body):
        return
    entries = [*GOOD]
    entries[at] = replace(GOOD[at], **{name: value})
    found = verdict(entries)
    assert found.broken_at == at + 1
    assert found.head == Head(at, GOOD[at - 1].hash if at else BEGINNING)
    assert f"entry {at + 1}" in found.sentences()[0]


@pytest.mark.parametrize("at", range(len(GOOD)))
def test_a_removed_entry_is_found(at: int) -> None:
    assert verdict(GOOD[:at] + GOOD[at + 1 :]).broken_at == at + 1


@pytest.mark.parametrize("at", range(len(GOOD)))
def test_a_removed_entry_is_found_also_where_the_numbers_were_mended(at: int) -> None:
    rest = tuple(replace(e, seq=k) for k, e in enumerate(GOOD[:at] + GOOD[at + 1 :], 1))
    assert verdict(rest).broken_at == at + 1


@pytest.mark.parametrize("at", range(len(GOOD) - 1))
def test_swapped_entries_are_found_whatever_numbers_they_bear(at: int) -> None:
    swapped = (*GOOD[:at], GOOD[at + 1], GOOD[at], *GOOD[at + 2 :])
    assert verdict(swapped).broken_at == at + 1
    assert verdict([replace(e, seq=k) for k, e in enumerate(swapped, 1)]).broken_at == at + 1


def test_an_entry_that_was_added_or_stands_there_twice_is_found() -> None:
    twice = (*GOOD[:3], GOOD[2], *GOOD[3:])
    assert verdict([replace(e, seq=k) for k, e in enumerate(twice, 1)]).broken_at == 4


def test_a_cut_off_end_is_found_by_the_head_of_the_store_or_one_noted_elsewhere() -> None:
    short = GOOD[:-3]
    assert verdict(short).broken_at == len(short) + 1
    mended = Head(short[-1].seq, short[-1].hash)
    assert verdict(short, mended).whole  # nothing in the ledger itself can show it
    found = verdict(short, mended, noted=HEAD)
    assert found.broken_at == len(short) + 1
    assert "cut off" in found.what


def test_a_chain_written_anew_is_found_by_a_noted_head_alone() -> None:
    forged = rehashed([*GOOD[:4], replace(GOOD[4], by="somebody else"), *GOOD[5:]])
    head = Head(forged[-1].seq, forged[-1].hash)
    assert verified(forged, head).whole
    assert verified(forged, head, HEAD).broken_at == HEAD.count
    assert verified(forged, head, Head(4, GOOD[3].hash)).whole  # noted before the change


def test_a_ledger_that_is_longer_than_its_own_head_is_broken() -> None:
    assert verdict(GOOD, Head(3, GOOD[2].hash)).broken_at == len(GOOD) + 1


def test_a_row_that_cannot_be_read_breaks_the_chain_there() -> None:
    def rows() -> Iterator[Entry]:
        yield from GOOD[:2]
        raise LedgerError([Problem(Where("ledger", 3), "the body is no JSON.")])

    assert verified(rows(), HEAD).broken_at == 3


def test_values_that_no_json_has_break_the_chain() -> None:
    odd: tuple[Any, ...] = (float("nan"), {1, 2}, "\ud800", object())
    for value in odd:
        entries = [replace(GOOD[0], body={"text": value}), *GOOD[1:]]
        assert verdict(entries).broken_at == 1


def test_entries_are_a_copy_that_the_giver_of_the_draft_cannot_change() -> None:
    body = {"text": "It rains", "prior": [0.1, 0.2]}
    entry = chained([Draft("claim", "c1", body)], Head(), lambda _: {})[0]
    body["prior"].append(0.3)  # type: ignore[union-attr]
    assert entry.body == {"text": "It rains", "prior": [0.1, 0.2]}
