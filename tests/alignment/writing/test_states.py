"""What names mean in the year of their row, and doubts that are told once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.actors.reconcile import reconcile
from comity.alignment.actors.states import states
from comity.alignment.writing.states import CALLED, meant, scheme_of

NAMES = ["Germany", "GMY", "USA", "2", "AUS", "Vietnam", "Korea", "Russia", "USSR", "Narnia", "", "Yemen", "345"]
dated = st.tuples(st.sampled_from(NAMES), st.none() | st.sampled_from([1900, 1944, 1955, 1970, 1990, 1995]))


@settings(max_examples=100, deadline=None)
@given(st.lists(dated, max_size=8), st.sampled_from([None, "cow", "name"]))
def test_each_name_means_what_it_means_alone_in_its_year(found: list[tuple[str, int | None]], scheme: object) -> None:
    of = meant(found, scheme)  # type: ignore[arg-type]
    for name, year in found:
        (alone,) = reconcile([name], year, scheme).codes  # type: ignore[arg-type]
        assert of.codes.get((name, year)) == alone
        assert of.written(name, year) == (name if alone is None else states()[alone].name)


@settings(max_examples=60, deadline=None)
@given(st.lists(dated, max_size=8))
def test_every_name_without_a_state_has_a_doubt(found: list[tuple[str, int | None]]) -> None:
    of = meant(found)
    doubted = {d.name for d in of.doubts}
    assert {n for n, y in found if of.codes.get((n, y)) is None} <= doubted


def test_numbers_and_abbreviations_stay_when_they_are_read_again() -> None:
    for called, scheme in (("code", "code"), ("cow", "cow")):
        for state in states().values():
            first = meant([(str(state.code), None)], "code", called).written(str(state.code), None)  # type: ignore[arg-type]
            again = meant([(first, None)], scheme, called).written(first, None)  # type: ignore[arg-type]
            assert again == first
    assert CALLED == ("name", "cow", "code")


def test_a_name_in_words_stays_when_it_is_read_again_in_a_year_of_its_state() -> None:
    for year in range(1816, 2017, 8):
        members = [s.name for s in states().values() if s.member(year)]
        of = meant([(name, year) for name in members])
        assert [of.written(name, year) for name in members] == members


def test_a_doubt_that_is_the_same_in_many_years_is_told_once_with_its_years() -> None:
    of = meant([("UKR", y) for y in (1985, 1986, 1988)], "cow")
    assert [(d.why, d.years) for d in of.doubts] == [("no member", ((1985, 1986), (1988, 1988)))]
    assert of.doubts[0].sentence().endswith("(The same in 1985 to 1986, 1988.)")
    assert of.doubts[0].to_json()["years"] == [[1985, 1986], [1988, 1988]]


def test_a_year_that_settles_a_name_otherwise_is_another_doubt() -> None:
    of = meant([("DEU", 1975), ("DEU", 1976), ("DEU", 1995)], "iso3")
    assert [(d.why, d.years) for d in of.doubts] == [
        ("settled by the year", ((1975, 1976),)),
        ("settled by the year", ((1995, 1995),)),
    ]
    assert "260" in of.doubts[0].text.partition("because")[0]
    assert "255" in of.doubts[1].text.partition("because")[0]


def test_two_names_of_one_state_in_one_year_say_the_year() -> None:
    of = meant([("USA", 1950), ("United States", 1950), ("America", 1960)])
    same = [d for d in of.doubts if d.why == "same state"]
    assert len(same) == 1
    assert same[0].sentence().endswith("(In 1950.)")


def test_figures_are_numbers_of_cow_where_schemes_are_mixed() -> None:
    assert meant([("678", 1980), ("FRA", 1980)], "iso3", "code", mixed=True).written("678", 1980) == "678"
    assert [d.why for d in meant([("678", 1980)], "iso3").doubts] == ["unknown"]
    assert (scheme_of("atop"), scheme_of("edges")) == ("cow", None)
