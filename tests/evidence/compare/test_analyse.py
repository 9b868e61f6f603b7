"""The parts together: what is said, what is left out, and neutrality."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from comity.budget import Budget
from comity.case.evidence import Account, Evidence, EvidenceSource, Point, Record, Series
from comity.evidence.compare.analyse import compare
from comity.evidence.compare.result import PARTS, Compared

NAMES = {"aland": "Aland", "borland": "Borland"}
SWAP = {"aland": "borland", "borland": "aland", "": ""}


def _series(name: str, of: str, by: str, *points: tuple[str, int]) -> Series:
    return Series(name, of, "boats", by, "claimed", tuple(Point(d, Fraction(v)) for d, v in points))


EVIDENCE = Evidence(
    sources=(EvidenceSource("press", "The press"), EvidenceSource("navy", "The navy", side="borland")),
    records=(
        Record("r1", "aland", 18, 20, group="convoys"),
        Record("r2", "borland", 2, 4, group="convoys"),
        Record("r3", "aland", 1, 9, group="prisoners"),
        Record("r4", "aland", 12, exposure=Fraction(4), group="shelling", until="2025-06"),
        Record("r5", "borland", 3, exposure=Fraction(4), group="shelling", until="2025-06"),
    ),
    series=(
        _series("s1", "aland", "navy", ("2025-01-01", 5), ("2025-06-01", 9)),
        _series("s2", "borland", "aland", ("2025-02-01", 5), ("2025-06-01", 7)),
    ),
    accounts=tuple(
        Account(e, "aland", "losses", s, Fraction(n), Fraction(n))
        for e, s, n in (("one", "press", 100), ("one", "navy", 130), ("two", "press", 50), ("two", "navy", 66))
    ),
)


def _swapped(e: Evidence) -> Evidence:
    """Return the evidence with the two parties' labels swapped, and nothing else."""
    return replace(
        e,
        sources=tuple(replace(s, side=SWAP[s.side]) for s in e.sources),
        records=tuple(replace(r, by=SWAP[r.by]) for r in e.records),
        series=tuple(replace(s, of=SWAP[s.of], by=SWAP.get(s.by, s.by)) for s in e.series),
        accounts=tuple(replace(a, side=SWAP[a.side]) for a in e.accounts),
    )


def _relabelled(value: Any) -> Any:
    """Return JSON with the labels of the two parties swapped wherever they stand."""
    if isinstance(value, dict):
        return {_relabelled(k): _relabelled(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_relabelled(v) for v in value]
    if isinstance(value, str):
        for one, other in (("aland", "borland"), ("Aland", "Borland")):
            value = value.replace(other, "#").replace(one, other).replace("#", one)
    return value


def test_every_part_is_there_and_can_be_written_as_json() -> None:
    found = compare(EVIDENCE, NAMES)
    assert [(p.across, p.group) for p in found.rates] == [
        ("parties", "convoys"),
        ("parties", "prisoners"),
        ("kinds", "aland"),
    ]
    assert [p.group for p in found.counts] == ["shelling"]
    assert (len(found.series), len(found.accounts)) == (1, 1)
    assert (found.complete, found.empty) == (True, False)
    again = json.loads(json.dumps(found.to_json(), allow_nan=False))
    assert again["rates"][0]["estimates"]["aland"]["verified"] == 18
    assert again["series"][0]["refused"][0]["asked"] == "boats: ratio of totals"


def test_swapping_the_labels_of_the_parties_swaps_labels_and_nothing_else() -> None:
    swapped = {SWAP[party]: name for party, name in NAMES.items()}
    there = compare(_swapped(EVIDENCE), {p: NAMES[p] for p in swapped}).to_json()
    assert _relabelled(compare(EVIDENCE, NAMES).to_json()) == there


def test_sentences_name_the_figures_and_the_cautions() -> None:
    said = " ".join(compare(EVIDENCE, NAMES).sentences())
    assert "Aland in “convoys”: 18 of 20 claimed were verified (90 %)" in said
    assert "12 in 4 units of exposure (3 per unit)" in said
    assert "one side's claims about the other, made by Borland" in said
    assert "declined." in said


def test_a_claimed_series_that_stands_alone_is_still_named_as_one_sides_claims() -> None:
    found = compare(Evidence(sources=EVIDENCE.sources, series=EVIDENCE.series[:1]), NAMES)
    assert found.series == ()
    assert "(s1): there is no other series to compare it with." in found.notes[0]
    assert "one side's claims about the other" in found.notes[1]


def test_what_comes_after_the_day_of_the_question_is_not_used() -> None:
    found = compare(EVIDENCE, NAMES, as_of=dt.date(2025, 3, 1))
    assert found.counts == ()
    assert "2 records cover time after 2025-03-01 and are not used." in found.notes
    assert found.series[0].growth is None


def test_one_record_alone_is_said_in_the_singular_with_two_digits_and_without_a_race() -> None:
    rows = (
        Record("r1", "aland", 4, exposure=Fraction(1), until="2024"),
        Record("r2", "borland", 3, 4, until="2024"),
        Record("late", "aland", 1, 2, until="2026"),
    )
    found = compare(Evidence(records=rows), NAMES, as_of=dt.date(2025, 1, 1))
    said = found.sentences()
    assert "Aland: 4 in 1 unit of exposure (4 per unit); estimate " in "".join(said)
    assert "1 record covers time after 2025-01-01 and is not used." in said
    assert not any("highest" in s for s in said)
    for pool in (*found.rates, *found.counts):
        for e in pool.estimates:
            assert (e.best, e.worst) == (None, None)
            assert all(len(pool.told(v).strip("<>0.").replace(".", "")) <= 2 for v in (e.mean, e.low, e.high))


def test_a_rate_is_never_rounded_to_0_or_1_in_words() -> None:
    rows = (Record("r1", "aland", 9999, 9999), Record("r2", "borland", 0, 9999), Record("r3", "third", 5, 9))
    said = compare(Evidence(records=rows), NAMES).sentences()
    assert "estimate >0.99 [>0.99]" in said[0]
    assert "estimate <0.01 [<0.01]" in said[1]


def test_who_claims_nothing_and_has_nobody_alike_is_said_so() -> None:
    said = compare(Evidence(records=(Record("r1", "aland", 0, 0),)), NAMES).sentences()
    assert said[0] == "Aland: nothing to count yet, and nothing alike to learn from."


def test_a_budget_that_is_over_does_not_call_series_lonely() -> None:
    assert not any("no other series" in s for s in compare(EVIDENCE, NAMES, Budget(0.0)).sentences())


def test_a_budget_that_is_over_is_said_part_by_part() -> None:
    found = compare(EVIDENCE, NAMES, Budget(0.0))
    assert set(found.missing) == set(PARTS)
    assert (found.complete, found.rates, found.accounts) == (False, (), ())
    assert any(s.startswith("Not finished: rates") for s in found.sentences())


def test_nothing_gives_nothing() -> None:
    found = compare(Evidence(), NAMES)
    assert (found.empty, found.sentences()) == (True, [])
    assert found == Compared()


@pytest.mark.parametrize(("part", "rows"), [("rates", 5), ("counts", 2), ("series", 1), ("accounts", 4)])
def test_every_part_is_a_table(part: Any, rows: int) -> None:
    assert len(compare(EVIDENCE, NAMES).to_frame(part)) == rows


def test_the_range_of_publication_is_that_which_was_asked_for() -> None:
    found = compare(EVIDENCE, NAMES, publication=(1.0, 2.0))
    assert all(e.band is not None and e.band.ratio == (1, 2) for p in found.rates for e in p.estimates)


def test_numbers_that_no_computer_holds_are_left_out_and_break_nothing() -> None:
    huge, tiny = Fraction(10**400), Fraction(1, 10**400)
    found = compare(
        Evidence(
            records=(
                Record("r1", "aland", 1, exposure=huge),
                Record("r2", "aland", 1, exposure=tiny),
                Record("r3", "borland", 999_999_999, 999_999_999),
                Record("r4", "aland", 0, 999_999_999),
            ),
            series=(
                Series("s1", "aland", "boats", "press", "confirmed", (Point("2024", huge), Point("2025", Fraction(5)))),
                Series("s2", "borland", "boats", "press", "confirmed", (Point("2024", -huge),)),
            ),
            accounts=(
                Account("e", "aland", "losses", "press", huge, huge),
                Account("e", "aland", "losses", "navy", tiny, Fraction(3)),
            ),
        ),
        NAMES,
    )
    json.dumps(found.to_json(), allow_nan=False)
    assert len(found.notes) == 3
    assert found.rates[0].estimates[0].mean == pytest.approx(1, abs=1e-6)
    assert found.sentences()


def test_a_pool_past_all_bounds_is_said_and_the_other_parts_are_there() -> None:
    rows = tuple(Record(f"r{i}", f"p{i}", 1, 2) for i in range(1001))
    found = compare(replace(EVIDENCE, records=rows), NAMES)
    assert set(found.missing) == {"rates"}
    assert found.missing["rates"].startswith("There are 1,001 members in a pool; up to 1,000 are worked with.")
    assert found.accounts
