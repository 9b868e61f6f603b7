"""Series side by side: over time that both cover, or refused with the reason."""

from __future__ import annotations

import csv
import datetime as dt
import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.case.evidence import EvidenceSource, Point, Series
from comity.evidence.compare.coverage import covered, speaks_for
from comity.evidence.compare.pairs import SeriesPair
from comity.evidence.compare.series import pairs, side_by_side, sort_of

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
ORYX, STAFF = DATA / "oryx_losses" / "daily_count.csv", DATA / "ua_general_staff_claims" / "equipment_cumulative.csv"
NAMES = {"aland": "Aland", "borland": "Borland"}
SIDES = {"russia": "Russia", "ukraine": "Ukraine"}
needs_oryx = pytest.mark.skipif(not ORYX.is_file(), reason="the public list of losses is not beside the repository")
needs_staff = pytest.mark.skipif(not STAFF.is_file(), reason="the public series of claims is not beside the repository")
Measure = Literal["claimed", "confirmed"]


def series(of: str, *points: tuple[str, int], measure: Measure = "confirmed", by: str = "paper", **more: str) -> Series:
    rows = tuple(Point(day, Fraction(value)) for day, value in points)
    return Series(f"{of}-{measure}-{by}", of, "boats", by, measure, rows, **more)  # type: ignore[arg-type]


ALAND = series("aland", ("2024-09-30", 50), ("2025-03-21", 60), ("2025-05-01", 64), ("2025-07-01", 70))
BORLAND = series("borland", ("2025-03-21", 8), ("2025-07-01", 13), ("2025-08-01", 20))


def test_totals_of_unknown_start_are_refused_and_growth_over_common_days_is_given() -> None:
    found = side_by_side(ALAND, BORLAND, (), NAMES)
    assert (found.sort, found.window, found.ratio) == ("sides", ("2025-03-21", "2025-07-01"), 10 / 5)
    [refused] = found.refused
    assert refused.asked == "boats: ratio of totals"
    assert refused.reason == (
        "Aland's series begins on 2024-09-30 with 50 and Borland's series begins on 2025-03-21 with 8; the day from "
        "which Aland's series and Borland's series count is not known."
    )
    assert refused.instead == "Ask for the growth between 2025-03-21 and 2025-07-01, which both cover."


def test_a_refusal_reads_the_same_whichever_series_is_named_first() -> None:
    one, other = side_by_side(ALAND, BORLAND, (), NAMES), side_by_side(BORLAND, ALAND, (), NAMES)
    assert one.refused == other.refused
    assert one.window == other.window
    assert one.ratio is not None
    assert other.ratio == pytest.approx(1 / one.ratio)


def test_time_that_one_series_does_not_cover_is_refused_with_both_dates() -> None:
    found = side_by_side(ALAND, BORLAND, (), NAMES, since=dt.date(2024, 10, 1))
    assert (found.window, found.growth, found.ratio) == (None, None, None)
    [refused] = found.refused
    assert refused.reason == "Aland's series begins on 2024-09-30 and Borland's series only on 2025-03-21."
    assert "2025-03-21 and 2025-07-01" in refused.instead
    late = side_by_side(ALAND, BORLAND, (), NAMES, until=dt.date(2025, 7, 15))
    assert late.refused[0].reason == "The last days: Aland's series on 2025-07-01 and Borland's series on 2025-08-01."


def test_time_that_both_cover_is_answered() -> None:
    found = side_by_side(ALAND, BORLAND, (), NAMES, since=dt.date(2025, 3, 21), until=dt.date(2025, 7, 1))
    assert (found.ratio, found.refused) == (2, ())


def test_totals_are_compared_where_both_count_from_the_same_day() -> None:
    a, b = replace(ALAND, counts_from="2024-01-01"), replace(BORLAND, counts_from="2024-01-01")
    found = side_by_side(a, b, (), NAMES)
    assert (found.window, found.ratio, found.refused) == (("2024-01-01", "2025-07-01"), 70 / 13, ())


def test_totals_that_count_from_different_days_are_refused() -> None:
    a, b = replace(ALAND, counts_from="2024-01-01"), replace(BORLAND, counts_from="2025-01-01")
    found = side_by_side(a, b, (), NAMES)
    assert "they count from different days, 2024-01-01 and 2025-01-01" in found.refused[0].reason
    assert found.ratio == 2


def test_one_known_start_is_not_enough() -> None:
    found = side_by_side(replace(ALAND, counts_from="2024-01-01"), BORLAND, (), NAMES)
    assert found.refused[0].reason.endswith("the day from which Borland's series counts is not known.")


def test_series_without_two_common_days_are_refused_altogether() -> None:
    found = side_by_side(ALAND, series("borland", ("2025-03-21", 1), ("2025-04-01", 3)), (), NAMES)
    assert found.growth is None
    assert [r.asked for r in found.refused] == ["boats: ratio of totals", "boats: growth"]
    assert "only one day that both have a value for" in found.refused[1].reason


def test_a_series_that_falls_is_said_to_be_corrected() -> None:
    fallen = series("borland", ("2025-03-21", 8), ("2025-05-01", 6), ("2025-07-01", 13))
    found = side_by_side(ALAND, fallen, (), NAMES)
    assert found.ratio == 2
    assert any("falls once, on 2025-05-01, by 2 in all: a correction" in c for c in found.cautions)


def test_no_ratio_to_a_series_that_did_not_grow() -> None:
    still = series("borland", ("2025-03-21", 8), ("2025-07-01", 8))
    found = side_by_side(ALAND, still, (), NAMES)
    assert found.growth is not None
    assert (found.growth[0].growth, found.growth[1].growth, found.ratio) == (10, 0, None)
    assert found.refused[1].reason == "Borland's series did not grow in that time."


def test_numbers_for_single_months_are_added_over_common_months_only() -> None:
    a = replace(series("aland", ("2025-01", 5), ("2025-02", 7), ("2025-03", 1)), cumulative=False)
    b = replace(series("borland", ("2025-02", 2), ("2025-03", 2), ("2025-04", 9)), cumulative=False)
    found = side_by_side(a, b, (), NAMES)
    assert (found.ratio, found.refused) == (8 / 4, ())
    assert found.window == ("2025-02-28", "2025-03-31")


def test_a_running_total_and_single_months_are_not_compared() -> None:
    found = side_by_side(ALAND, replace(BORLAND, cumulative=False), (), NAMES)
    assert (found.growth, found.ratio) == (None, None)
    assert "adds up from a start" in found.refused[0].reason


def test_claims_are_set_against_confirmations_of_the_same_side() -> None:
    claimed = series("aland", ("2025-03-21", 100), ("2025-07-01", 140), measure="claimed", by="borland")
    found = side_by_side(ALAND, claimed, (), NAMES)
    assert (found.sort, found.first, found.ratio) == ("claimed and confirmed", claimed.id, 10 / 40)
    assert any("not thereby false" in c for c in found.cautions)
    assert found.sentences()[0].startswith("Boats of Aland, between 2025-03-21 and 2025-07-01")


def test_one_sides_claims_about_the_other_are_said_to_be_that() -> None:
    sources = (EvidenceSource("staff", side="borland"), EvidenceSource("paper"))
    about = series("aland", ("2025-03-21", 1), ("2025-07-01", 2), measure="claimed", by="staff")
    own = series("aland", ("2025-03-21", 1), ("2025-07-01", 2), measure="claimed", by="aland")
    third = series("aland", ("2025-03-21", 1), ("2025-07-01", 2), measure="claimed", by="paper")
    parties = {"staff": sources[0], "paper": sources[1]}
    assert [speaks_for(s, parties, NAMES) for s in (about, own, third)] == ["borland", "aland", ""]
    cautions = side_by_side(about, own, sources, NAMES).cautions
    assert cautions[0].startswith(
        "boats of Aland (aland-claimed-staff): one side's claims about the other, made by Bor"
    )
    assert "what Aland claims about itself" in cautions[1]
    assert "claims, not confirmations" in side_by_side(third, about, sources, NAMES).cautions[0]


def test_what_has_no_business_with_one_another_is_not_paired() -> None:
    claim = series("borland", ("2025-03-21", 1), measure="claimed")
    assert sort_of(ALAND, claim) is None
    assert sort_of(ALAND, replace(BORLAND, what="tanks")) is None
    assert pairs([ALAND, claim, replace(BORLAND, what="tanks")], (), NAMES) == ()
    assert "do not count the same thing" in side_by_side(ALAND, claim, (), NAMES).refused[0].reason


def test_points_after_the_day_of_the_question_are_not_used() -> None:
    found = side_by_side(ALAND, BORLAND, (), NAMES, as_of=dt.date(2025, 6, 1))
    assert found.growth is None
    assert covered(ALAND, "Aland", dt.date(2024, 1, 1)) is None


def test_a_series_without_dates_is_refused_and_not_an_error() -> None:
    found = side_by_side(ALAND, series("borland", ("soon", 3)), (), NAMES)
    assert found.refused[0].reason == "One of the two has no dated value."


Days = st.lists(st.integers(0, 30), min_size=1, max_size=8, unique=True)
Values = st.lists(st.integers(0, 50), min_size=8, max_size=8)


@settings(max_examples=100, deadline=None)
@given(Days, Days, Values, Values)
def test_swapping_labels_swaps_labels_and_growth_is_that_between_common_days(
    one: list[int], other: list[int], first: list[int], second: list[int]
) -> None:
    start = dt.date(2025, 1, 1)

    def made(of: str, days: list[int], values: list[int]) -> Series:
        return series(of, *((str(start + dt.timedelta(d)), v) for d, v in zip(days, values, strict=False)))

    a, b = made("aland", one, first), made("borland", other, second)
    found = side_by_side(a, b, (), NAMES)
    swapped = side_by_side(replace(a, of="borland"), replace(b, of="aland"), (), NAMES)
    assert _swap_labels(found) == [swapped.window, swapped.ratio, *swapped.sentences()]
    common = sorted(set(one) & set(other))
    if len(common) > 1 and found.growth:
        at = dict(zip(one, first, strict=False))
        assert found.growth[0].growth == at[common[-1]] - at[common[0]]
    else:
        assert found.growth is None


def _swap_labels(pair: SeriesPair) -> list[object]:
    swapped = [s.replace("Aland", "#").replace("Borland", "Aland").replace("#", "Borland") for s in pair.sentences()]
    return [pair.window, pair.ratio, *swapped]


def _oryx(side: str, what: str) -> Series:
    with ORYX.open(encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if r["country"].lower() == side and r["equipment_type"].strip() == what]
    points = {r["date_recorded"]: Point(r["date_recorded"], Fraction(r["type_total"])) for r in rows}
    return Series(f"{side} {what}", side, what, "oryx", "confirmed", tuple(points.values()))


@needs_oryx
@pytest.mark.parametrize(
    "what", ["Infantry Fighting Vehicles", "Armoured Personnel Carriers", "Engineering Vehicles And Equipment"]
)
def test_losses_by_type_are_declined_before_the_later_start_with_both_dates(what: str) -> None:
    for sides in (("russia", "ukraine"), ("ukraine", "russia")):
        found = side_by_side(*(_oryx(s, what) for s in sides), (), SIDES, since=dt.date(2024, 9, 30))
        assert (found.ratio, found.growth) == (None, None)
        reason = found.refused[0].reason
        assert reason == "Russia's series begins on 2024-09-30 and Ukraine's series only on 2025-03-21."
        assert "Ask for the growth between 2025-0" in found.refused[0].instead


@needs_oryx
def test_afterwards_losses_are_compared_as_growth_in_the_common_time_only() -> None:
    found = side_by_side(_oryx("russia", "Tanks"), _oryx("ukraine", "Tanks"), (), SIDES)
    assert found.window == ("2025-03-21", "2025-07-19")
    assert found.growth is not None
    # by hand from the file: 4,074 - 3,812 and 1,220 - 1,111
    assert [g.growth for g in found.growth] == [262, 109]
    assert "ratio of totals" in found.refused[0].asked
    assert any("falls" in c for c in found.cautions)
    assert any("lower bounds" in c for c in found.cautions)


@needs_oryx
def test_with_the_labels_of_the_sides_swapped_the_refusal_and_the_ratio_are_the_same() -> None:
    what = "Infantry Fighting Vehicles"
    one, other = _oryx("russia", what), _oryx("ukraine", what)
    found = side_by_side(one, other, (), SIDES)
    swapped = side_by_side(replace(one, of="ukraine"), replace(other, of="russia"), (), SIDES)
    assert (found.window, found.ratio) == (swapped.window, swapped.ratio)
    words = [s.replace("Russia", "#").replace("Ukraine", "Russia").replace("#", "Ukraine") for s in found.sentences()]
    assert words == swapped.sentences()


@needs_oryx
@needs_staff
def test_one_sides_claims_are_set_against_confirmations_and_named_as_claims() -> None:
    with STAFF.open(encoding="utf-8") as file:
        points = tuple(Point(r["date"], Fraction(r["tank"])) for r in csv.DictReader(file) if r["tank"])
    claims = Series("staff tanks", "russia", "Tanks", "ukraine", "claimed", points, counts_from="2022-02-24")
    found = side_by_side(claims, _oryx("russia", "Tanks"), (), SIDES)
    assert found.window == ("2025-03-21", "2025-07-19")
    assert found.growth is not None
    values = {p.date: p.value for p in points}
    claimed = float(values["2025-07-19"] - values["2025-03-21"])
    assert found.growth[0].growth == claimed
    assert found.ratio == pytest.approx(262 / claimed)
    assert any("one side's claims about the other, made by Ukraine" in c for c in found.cautions)


def test_two_sources_on_one_side_stand_in_the_order_of_the_sources_whatever_the_order_of_the_rows() -> None:
    rows = [series("aland", ("2025-01", 1), ("2025-02", n), by=by) for n, by in ((5, "radio"), (9, "paper"))]
    sources = (EvidenceSource("radio"), EvidenceSource("paper"))
    for given_rows in (rows, rows[::-1]):
        (pair,) = pairs(given_rows, sources, NAMES)
        assert (pair.sort, pair.ratio, pair.by_chance) == ("sources", 0.5, None)


def test_a_ratio_of_two_small_counts_has_the_band_that_chance_leaves() -> None:
    one, other = (series(s, ("2025-01", 0), ("2025-02", 1)) for s in NAMES)
    (pair,) = pairs([one, other], (), NAMES)
    assert pair.ratio == 1
    assert pair.by_chance == pytest.approx((0.1078, 9.2766), abs=1e-3)  # scipy.stats.beta
    assert "ratio 1 [0.11 to 9.3 if events come independently]" in pair.sentences()[0]
    assert json.loads(json.dumps(pair.to_json()))["by_chance"] == list(pair.by_chance or ())


def test_what_is_no_count_has_no_band() -> None:
    (pair,) = pairs([_tonnes(s, 3) for s in NAMES], (), NAMES)
    assert (pair.ratio, pair.by_chance) == (1, None)
    assert pair.sentences()[0].endswith("ratio 1.")


def _tonnes(of: str, parts: int) -> Series:
    return Series(
        of,
        of,
        "tonnes",
        "paper",
        "confirmed",
        tuple(Point(d, Fraction(n, 7)) for d, n in (("2025-01", 0), ("2025-02", parts))),
    )


def test_a_name_that_ends_in_s_takes_the_apostrophe_alone() -> None:
    found = side_by_side(ALAND, BORLAND, (), {"aland": "The Northers", "borland": "Borland"})
    assert found.refused[0].reason.startswith("The Northers' series begins on 2024-09-30 with 50 and Borland's series")


def test_the_sides_stand_in_the_order_of_the_parties_whatever_the_order_of_the_rows() -> None:
    rows = [series("borland", ("2025-01", 10), ("2025-02", 30)), series("aland", ("2025-01", 10), ("2025-02", 50))]
    for given_rows in (rows, rows[::-1]):
        (pair,) = pairs(given_rows, (), NAMES)
        assert (pair.first, pair.ratio) == ("aland-confirmed-paper", 2.0)
    (other,) = pairs(rows, (), dict(reversed(NAMES.items())))
    assert (other.first, other.ratio) == ("borland-confirmed-paper", 0.5)


def test_a_partial_day_counts_from_its_beginning() -> None:
    rows = [
        series(s, ("2025-02-28", 10), ("2025-03", n), counts_from=day)
        for s, n, day in (("aland", 20, "2025"), ("borland", 40, "2025-01-01"))
    ]
    assert {covered(r, r.of).starts.isoformat() for r in rows} == {"2025-01-01"}
    assert pairs(rows, (), NAMES)[0].ratio == 0.5
