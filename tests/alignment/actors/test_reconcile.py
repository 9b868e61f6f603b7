"""Names of states to codes, and the doubts beside them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.actors.reconcile import reconcile
from comity.alignment.actors.states import states, ways_of_calling
from comity.errors import UsageError

DATA = Path(__file__).resolve().parents[3].parent / "shared" / "data"


def one(name: str, year: int | None = None) -> tuple[int | None, list[str]]:
    found = reconcile([name], year)
    return found.codes[0], [d.why for d in found.doubts]


def test_every_number_abbreviation_and_name_finds_its_own_state() -> None:
    for state in states().values():
        year = min(state.spells[-1][1], 2015)
        for scheme, name in (("code", str(state.code)), ("cow", state.abbreviation), ("name", state.name)):
            assert reconcile([name], year, scheme).codes == (state.code,), name  # type: ignore[arg-type]
            assert one(name, year)[0] in (state.code, None)


@pytest.mark.parametrize(
    ("year", "code", "why"),
    [
        (None, None, ["several"]),
        (1900, 255, ["settled by the year"]),
        (1970, 260, ["settled by the year"]),
        (1990, None, ["several"]),
        (1950, None, ["several"]),
        (2000, 255, ["settled by the year"]),
    ],
)
def test_germany_is_told_apart_by_the_year_only(year: int | None, code: int | None, why: list[str]) -> None:
    assert one("Germany", year) == (code, why)


def test_names_of_one_code_in_other_times_are_doubtful() -> None:
    assert one("USSR") == (365, ["other years"])
    assert one("USSR", 1970) == (365, [])
    assert one("USSR", 2000) == (365, ["other years"])
    assert one("Russia") == (365, ["successor"])
    assert one("Russia", 2000) == (365, [])
    assert one("Serbia", 1995) == (345, ["other years"])
    assert one("Serbia", 2010) == (345, [])
    assert one("Yugoslavia") == (345, ["successor"])
    assert one("Vietnam", 1960) == (None, ["several"])
    assert one("Vietnam", 1990) == (816, ["settled by the year"])


def test_a_name_that_passed_from_one_state_to_another_is_settled_by_its_own_years() -> None:
    assert one("Republic of China", 1930) == (710, ["settled by the year"])
    assert one("Republic of China", 1970) == (713, ["settled by the year"])
    assert one("Republic of China", 1949) == (None, ["several"])


def test_a_state_that_was_no_member_then_keeps_its_code_and_gets_a_doubt() -> None:
    found = reconcile(["Ukraine"], 1950)
    assert found.codes == (369,)
    assert found.doubts[0].text == "369 Ukraine was no member in 1950, but from 1991 on."
    assert one("Czechoslovakia", 2000) == (315, ["no member"])


def test_a_code_of_two_schemes_is_never_settled_by_the_year() -> None:
    # AUS is Austria at COW and Australia at ISO; in 1945 only one of them was a member
    assert one("AUS", 1945) == (None, ["several"])
    assert reconcile(["AUS"], scheme="cow").codes == (305,)
    assert reconcile(["AUS"], scheme="iso3").codes == (900,)


def test_the_list_as_a_whole_says_which_scheme_fits() -> None:
    found = reconcile(["AUS", "FRA", "DNK", "ESP"])
    assert found.codes == (None, 220, 390, 230)
    assert "1 as a COW abbreviation, 4 as an ISO code of three letters" in found.doubts[0].text


def test_two_names_of_one_state_are_listed() -> None:
    found = reconcile(["Burma", "Myanmar", "Burma"])
    assert found.names == ("Burma", "Myanmar")
    assert found.codes == (775, 775)
    assert [d.why for d in found.doubts] == ["same state"]


def test_unknown_names_get_a_near_one_and_no_code() -> None:
    found = reconcile(["Frence", "Atlantis", "", "2 "])
    assert found.codes == (None, None, None, 2)
    assert "Did you mean 220 France?" in found.doubts[0].text
    assert [d.why for d in found.doubts] == ["unknown"] * 3


def test_an_unknown_scheme_is_refused() -> None:
    with pytest.raises(UsageError, match='no scheme "iso"'):
        reconcile(["FRA"], scheme="iso")  # type: ignore[arg-type]


def test_the_answer_is_plain_json_and_reads_in_words() -> None:
    found = reconcile(["France", "Vietnam"])
    assert json.loads(json.dumps(found.to_json()))["names"] == {"France": 220, "Vietnam": None}
    assert found.sentences()[0] == "2 names: 1 have a code, 1 do not."
    assert found.by_name() == {"France": 220}


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(sorted(ways_of_calling())) | st.text(max_size=8), max_size=8), st.integers(1810, 2030))
def test_no_name_is_left_without_a_code_or_a_doubt_and_the_order_does_not_matter(names: list[str], year: int) -> None:
    found = reconcile(names, year)
    doubted = {d.name for d in found.doubts}
    assert all(code is not None or name in doubted for name, code in zip(found.names, found.codes, strict=True))
    assert reconcile(names[::-1], year).by_name() == found.by_name()
    for name, code in found.by_name().items():
        assert reconcile([name], year).codes == (code,)


def test_names_of_the_united_nations_file_find_the_codes_beside_them() -> None:
    file = DATA / "unga_ideal_points" / "ideal_points_sessions_1_66.csv"
    if not file.is_file():
        pytest.skip("the public data unga_ideal_points is not beside the repository")
    with file.open(encoding="utf-8", newline="") as f:
        pairs = {(r["country"], r["ccode"], r["year"]) for r in csv.DictReader(f)}
    wrong, unclear = set(), set()
    for name, code, year in pairs:
        found = reconcile([name], int(year)).codes[0]
        if found is None:
            unclear.add(name)
        elif found != int(code):
            wrong.add((name, code, found, year))
    assert wrong == set()
    assert unclear <= {"Myanmar (Burma)", "Micronesia (Federated States of)", "Yemen", "Germany"}


def test_many_unknown_names_have_a_doubt_each() -> None:
    found = reconcile([f"nowhere {k}" for k in range(20_000)] + ["x" * 1_000_000])
    assert len(found.doubts) == 20_001
