"""What every ledger promises, as checks that take what makes an empty one: for comity's own ledgers and for yours."""

from __future__ import annotations

import datetime as dt
import io
import json
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from random import Random
from typing import Any

from comity.case.evidence import Evidence
from comity.evidence.ledger.book import Head, Ledger, LedgerError, MovedOnError
from comity.evidence.ledger.chain import hash_of
from comity.evidence.ledger.entry import BEGINNING, Draft, Entry, withdrawal
from comity.evidence.ledger.importing import import_lines
from comity.evidence.ledger.keeping import keep
from comity.evidence.ledger.lines import lines_of
from comity.evidence.ledger.memory import MemoryLedger
from comity.evidence.ledger.replay import replay
from comity.testing.damaged_exports import DAMAGES

MakeLedger = Callable[[], Ledger]

THEN = "2025-11-12T09:30:00Z"
SOURCE = Draft("source", "s1", {"name": "Water board", "reliability": "B"}, recorded=THEN)
CLAIM = Draft("claim", "c1", {"text": "The dam was full.", "date": "2025-03"}, "2025-03", recorded=THEN)


def item(number: int, **fields: Any) -> Draft:
    """Return a draft of an item on the claim of these checks."""
    row = {"claim": "c1", "says": "supports", "source": "s1", "credibility": "2", "date": "2025-06-01"} | fields
    return Draft("item", f"i{number}", row, row["date"], "a.n.", recorded=THEN)


def one_of_each() -> tuple[Draft, ...]:
    """Return drafts of every kind that says something, with texts and numbers that are easily spoilt."""
    odd = "«Straße» 𝔘 \\u0041 \"quoted\" 'single' tab\there % _ \U0001f3db é é"
    bodies: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("claim", "c2", {"text": odd, "rivals": ["c1"], "prior": [0.1, "1/3", 0.7]}),
        (
            "item",
            "i0",
            {"claim": "c2", "says": "contradicts", "source": "s1", "also": {"c1": 1.0}, "ratio": [1, 1.0, 3]},
        ),
        ("origin", "o1", {"text": "One picture", "seen_if_true": 0.9, "seen_if_false": [0.1, 0.2]}),
        ("dependence", "o1, o2", {"origins": ["o1", "o2"], "rho": [0.2, 0.5]}),
        ("judgement", "i0, B. Scholar", {"item": "i0", "analyst": "B. Scholar", "ratio": 1e-05}),
        ("lead", "l1", {"seen": {"c1": 0.25, "c2": 0.5}, "cost": "7/3"}),
        ("forecast", "c1, A. Student", {"claim": "c1", "analyst": "A. Student", "p": 0.30000000000000004}),
        ("resolution", "c1", {"outcome": True, "on": "2026-01-01"}),
        ("record", "k1", {"by": "iraq", "verified": 3, "claimed": 999999999, "until": "2024"}),
        ("series", "boats", {"of": "iraq", "what": "boats", "by": "s1", "measure": "claimed", "points": _POINTS}),
        ("account", "Antietam", {"event": "Antietam", "side": "x", "what": "killed", "source": "s1", "value": [1, 2]}),
        ("ratio", "B2", {"ratio": [2, 3, 4.5]}),
    )
    return (SOURCE, CLAIM, *(Draft(kind, name, body, recorded=THEN) for kind, name, body in bodies))


_ALSO = {"c2": 3, "c1": 1.0}
_POINTS = [{"date": "2025-01-01", "value": 0}, {"date": "2025-02", "value": 12345678901234567}]


def begun(make: MakeLedger) -> Ledger:
    """Return a ledger with a source and a claim."""
    ledger = make()
    ledger.append([SOURCE, CLAIM])
    return ledger


def refused(ledger: Ledger, drafts: Sequence[Draft]) -> str:
    """Return the words in which a ledger refuses drafts; fail where it takes them, or takes a part of them."""
    head, before = ledger.head(), list(ledger.entries())
    told = _error(LedgerError, lambda: ledger.append(drafts))
    assert ledger.head() == head
    assert list(ledger.entries()) == before
    return told


def _error(kind: type[LedgerError], action: Callable[[], object]) -> str:
    try:
        action()
    except kind as e:
        return str(e)
    raise AssertionError("the ledger took what no ledger should take")


def check_an_empty_ledger_is_whole(make: MakeLedger) -> None:
    """Nothing is in it, and nothing is wrong with it."""
    ledger = make()
    assert ledger.append([]) == ()
    assert ledger.head() == Head(0, BEGINNING)
    assert list(ledger.entries()) == []
    assert ledger.verify().whole
    assert ledger.last([("claim", "c1")]) == {}
    assert ledger.history([("claim", "c1")]) == {}


def check_entries_come_back_as_they_were(make: MakeLedger) -> None:
    """Every kind, every text and every number comes back the same, in its order and in its place in the chain."""
    ledger = make()
    drafts = one_of_each()
    added = (*ledger.append(drafts[:5]), *ledger.append(drafts[5:]))
    found = list(ledger.entries())
    assert tuple(found) == added
    assert tuple(e.draft() for e in found) == drafts
    assert [json.dumps(e.body) for e in found] == [json.dumps(d.body) for d in drafts]  # 1 and 1.0, order of keys
    assert [e.seq for e in found] == list(range(1, len(drafts) + 1))
    assert [e.previous for e in found] == [BEGINNING, *(e.hash for e in found[:-1])]
    assert all(e.hash == hash_of(e.draft(), e.recorded, e.previous) for e in found)
    assert ledger.head() == Head(found[-1].seq, found[-1].hash)


def check_the_time_is_taken_where_a_draft_has_none(make: MakeLedger) -> None:
    """An entry says when it was recorded; one that brings a moment keeps it."""
    before = dt.datetime.now(dt.UTC).replace(microsecond=0)
    first, second = make().append([replace(SOURCE, recorded=""), CLAIM])
    assert before <= dt.datetime.fromisoformat(first.recorded) <= dt.datetime.now(dt.UTC)
    assert second.recorded == THEN


def check_all_drafts_or_none(make: MakeLedger) -> None:
    """One draft that is wrong, and nothing is entered; every problem of every draft is told at once."""
    ledger = begun(make)
    told = refused(
        ledger, [item(1), item(2, says="denies"), item(3, claim="c9"), item(4), replace(item(5), kind="itm")]
    )
    assert '"denies"' in told
    assert '"c9"' in told
    assert '"itm"' in told
    assert "i4" not in told


def check_an_id_is_taken_once(make: MakeLedger) -> None:
    """A second entry about the same thing names the one that it corrects; the same id of another kind is free."""
    ledger = begun(make)
    assert "entry 2" in refused(ledger, [CLAIM])
    assert "stands here twice" in refused(ledger, [item(1), item(1)])
    ledger.append([Draft("origin", "c1", {"text": "One picture"})])


def check_a_correction_names_what_stands(make: MakeLedger) -> None:
    """It takes the place of the last entry about the same thing, and of no other."""
    ledger = begun(make)
    first = ledger.append([item(1)])[0]
    second = ledger.append([replace(item(1, credibility="3"), corrects=first.hash)])[0]
    assert "entry 4" in refused(ledger, [replace(item(1), corrects=first.hash)])
    assert "nothing to correct" in refused(ledger, [replace(item(2), corrects=first.hash)])
    assert "nothing to correct" in refused(ledger, [replace(item(2), corrects="f" * 64)])
    third = ledger.append([replace(item(1, credibility="4"), corrects=second.hash)])[0]
    assert [e.hash for e in ledger.history([("item", "i1")])["item", "i1"]] == [first.hash, second.hash, third.hash]
    assert ledger.last([("item", "i1")])["item", "i1"].hash == third.hash
    assert [e.body["credibility"] for e in ledger.entries(since=2)] == ["2", "3", "4"]  # nothing is overwritten


def check_what_is_withdrawn_can_be_restored(make: MakeLedger) -> None:
    """A withdrawal names what it takes back; only a correction of it brings the thing back."""
    ledger = begun(make)
    first = ledger.append([item(1)])[0]
    back = ledger.append([withdrawal(first, "The paper took it back.")])[0]
    mark = ledger.last([("item", "i1")])["item", "i1"]
    assert (mark.seq, mark.hash, mark.withdrawn) == (back.seq, back.hash, True)
    assert replay(ledger.entries()).items == ()
    assert "already" in refused(ledger, [withdrawal(back, "again")])
    assert "entry 4" in refused(ledger, [item(1)])
    ledger.append([replace(item(1), corrects=back.hash)])
    assert not ledger.last([("item", "i1")])["item", "i1"].withdrawn
    assert [i.id for i in replay(ledger.entries()).items] == ["i1"]
    assert ledger.verify().whole


def check_what_is_named_must_be_there(make: MakeLedger) -> None:
    """Claim, source and item that are named stand in the ledger or come with the same drafts, and are not withdrawn."""
    ledger = begun(make)
    judged = Draft("judgement", "i1, b", {"item": "i1", "analyst": "b", "credibility": "4"})
    assert '"i1"' in refused(ledger, [judged])
    assert '"s9"' in refused(ledger, [item(1, source="s9")])
    assert '"c9"' in refused(ledger, [item(1, also={"c9": 2})])
    assert '"c9"' in refused(ledger, [Draft("resolution", "c9", {"outcome": True})])
    rivals = [Draft("claim", a, {"text": "It is so.", "rivals": [b]}) for a, b in (("a", "b"), ("b", "a"))]
    assert '"b"' in refused(ledger, rivals[:1])
    ledger.append([judged, item(1), *rivals])
    ledger.append([withdrawal(next(iter(ledger.entries())), "no such board")])
    assert "withdrawn" in refused(ledger, [item(2)])


def check_nothing_is_entered_after_another_head(make: MakeLedger) -> None:
    """Who says what the end must be is refused where somebody else came first."""
    ledger = make()
    seen = ledger.head()
    ledger.append([SOURCE], after=seen)
    assert _error(MovedOnError, lambda: ledger.append([CLAIM], after=seen))
    assert ledger.head().count == 1
    ledger.append([CLAIM], after=ledger.head())


def check_entries_are_found_by_number_and_by_way(make: MakeLedger) -> None:
    """Entries above a number, and the things that came by one way."""
    ledger = begun(make)
    ledger.append([replace(item(k), via="case" if k % 2 else "hand") for k in range(1, 8)])
    last = list(ledger.entries())[-1]
    ledger.append([replace(item(7), via="case", corrects=last.hash)])
    assert [e.seq for e in ledger.entries(since=7)] == [8, 9, 10]
    assert list(ledger.entries(since=10)) == []
    assert list(ledger.things("case")) == [("item", "i1"), ("item", "i3"), ("item", "i5"), ("item", "i7")]
    assert list(ledger.things("by pigeon")) == []


def check_thousands_of_entries_keep_their_order(make: MakeLedger) -> None:
    """What does not fit into one page or one question comes back all the same."""
    ledger = begun(make)
    added = ledger.append([item(k) for k in range(5100)])
    assert [e.hash for e in ledger.entries(since=2)] == [e.hash for e in added]
    assert len(ledger.last([("item", f"i{k}") for k in range(6000)])) == 5100
    assert ledger.verify(ledger.head()).whole


def check_a_noted_head_shows_what_was_cut_off(make: MakeLedger) -> None:
    """A head noted earlier is part of the chain; one that never was is not."""
    ledger = begun(make)
    noted = ledger.head()
    ledger.append([item(1)])
    assert ledger.verify(noted).whole
    assert ledger.verify(Head(0, BEGINNING)).whole
    longer = ledger.verify(Head(7, "f" * 64))
    assert (longer.whole, longer.broken_at) == (False, 4)
    other = ledger.verify(Head(2, "f" * 64))
    assert (other.whole, other.broken_at) == (False, 2)


def check_an_export_comes_back_to_the_same_chain(make: MakeLedger) -> None:
    """Out as lines and in again: the same heads, there and back; a second time adds nothing."""
    ledger, other = make(), MemoryLedger()
    other.append(one_of_each())
    text = "".join(lines_of(other)).encode()
    assert import_lines(ledger, io.BytesIO(text), "all.jsonl").added == len(one_of_each())
    assert import_lines(ledger, io.BytesIO(text), "all.jsonl").added == 0
    assert ledger.head() == other.head()
    assert "".join(lines_of(ledger)).encode() == text
    ledger.append([item(1)])
    more = "".join(lines_of(ledger)).encode()
    assert more.startswith(text)
    assert import_lines(other, io.BytesIO(more), "all.jsonl").added == 1
    assert import_lines(ledger, io.BytesIO(text), "all.jsonl").added == 0
    assert list(other.entries()) == list(ledger.entries())


def check_a_damaged_export_changes_nothing(make: MakeLedger) -> None:
    """One byte, and nothing of the file is entered; the message names the line."""
    ledger, other = begun(make), MemoryLedger()
    other.append([SOURCE, CLAIM, item(1), item(2), item(3)])
    lines = "".join(lines_of(other)).encode().splitlines(keepends=True)
    lines[3] = lines[3].replace(b"supports", b"suppoxts")
    head = ledger.head()
    told = _error(LedgerError, lambda: import_lines(ledger, io.BytesIO(b"".join(lines)), "bad.jsonl"))
    assert "bad.jsonl:4" in told
    assert ledger.head() == head


def check_damaged_exports_are_refused_whole(make: MakeLedger) -> None:
    """However a file is damaged: nothing of it is entered, or what the good one says."""
    ledger, other = begun(make), MemoryLedger()
    other.append([SOURCE, CLAIM, *(item(k) for k in range(5))])
    lines = [line.encode() for line in lines_of(other)]
    for seed, damage in enumerate(DAMAGES * 6):
        head, data = ledger.head(), damage([*lines], Random(seed))
        with suppress(LedgerError):
            import_lines(ledger, io.BytesIO(data), "bad.jsonl")
        if ledger.head() != head:
            assert ledger.verify(head).whole
            assert [e.hash for e in ledger.entries()] == [e.hash for e in other.entries()][: ledger.head().count]
    import_lines(ledger, io.BytesIO(b"".join(lines)), "good.jsonl")
    assert ledger.head() == other.head()
    assert ledger.verify(other.head()).whole


def check_evidence_is_replayed_as_from_any_ledger(make: MakeLedger) -> None:
    """The same drafts give the same evidence, all told, on a day, and as the ledger stood after an entry."""
    ledger, other = make(), MemoryLedger()
    for one in (ledger, other):
        one.append(one_of_each())
        first = one.append([item(1), item(2, date="2025-09")])[0]
        one.append([replace(item(1, says="contradicts"), date="2025-08-01", corrects=first.hash)])
    for day in (None, dt.date(2025, 5, 31), dt.date(2025, 7, 1), dt.date(2025, 8, 1), dt.date(2025, 9, 30)):
        assert replay(ledger.entries(), day) == replay(other.entries(), day)
    for seq in range(18):
        assert replay(ledger.entries(), seq=seq) == replay(other.entries(), seq=seq)
    said = [replay(ledger.entries(), dt.date(2025, month, 15)).items for month in (5, 7, 8)]
    assert [[i.says for i in items if i.id == "i1"] for items in said] == [[], ["supports"], ["contradicts"]]


def check_a_case_is_kept_once(make: MakeLedger) -> None:
    """Importing the rows of a case again adds nothing; what changed is a correction; what is gone is said."""
    ledger, other = make(), MemoryLedger()
    other.append([*one_of_each(), item(1), item(2)])
    case = replay(other.entries())
    count = len(keep(ledger, case).added)
    assert ledger.head().count == count
    again = keep(ledger, case)
    assert (again.added, again.corrected, again.gone) == ((), (), ())
    assert replay(ledger.entries()) == case
    less: Evidence = replace(case, items=(case.items[0], replace(case.items[1], credibility="5")))
    kept = keep(ledger, less)
    assert (kept.added, kept.corrected, kept.gone) == ((), (("item", "i1"),), (("item", "i2"),))
    assert keep(ledger, less).corrected == ()
    assert ledger.verify().whole


def check_writers_take_turns(make: MakeLedger) -> None:
    """Several threads append at once: nothing is lost, and the chain is one."""
    ledger = begun(make)
    acknowledged: list[Entry] = []

    def write(writer: int) -> None:
        for k in range(8):
            acknowledged.extend(ledger.append([item(100 * writer + k)]))

    writers = [threading.Thread(target=write, args=(n,)) for n in range(1, 5)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    kept = {e.hash: e for e in ledger.entries()}
    assert len(kept) == 2 + 32
    assert all(kept[e.hash] == e for e in acknowledged)
    assert ledger.verify().whole


CHECKS: tuple[Callable[[MakeLedger], None], ...] = (
    check_an_empty_ledger_is_whole,
    check_entries_come_back_as_they_were,
    check_the_time_is_taken_where_a_draft_has_none,
    check_all_drafts_or_none,
    check_an_id_is_taken_once,
    check_a_correction_names_what_stands,
    check_what_is_withdrawn_can_be_restored,
    check_what_is_named_must_be_there,
    check_nothing_is_entered_after_another_head,
    check_entries_are_found_by_number_and_by_way,
    check_thousands_of_entries_keep_their_order,
    check_a_noted_head_shows_what_was_cut_off,
    check_an_export_comes_back_to_the_same_chain,
    check_a_damaged_export_changes_nothing,
    check_damaged_exports_are_refused_whole,
    check_evidence_is_replayed_as_from_any_ledger,
    check_a_case_is_kept_once,
    check_writers_take_turns,
)
