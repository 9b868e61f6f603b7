"""One name for each actor: aliases, states, and what two names of one actor do to a table."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from comity.alignment.tables import CODES, calls_of, renamed, tables_of
from comity.case.alignment import (
    CASTS,
    Alignment,
    Body,
    Capabilities,
    ExposureAsked,
    Meeting,
    Substitute,
    TieFigure,
    Ties,
    Total,
    Votes,
)
from comity.case.settlement import Span

HALF = Span(Fraction(1, 2), Fraction(1, 2))


def ties(*pairs: tuple[str, str], since: str = "") -> Ties:
    n = len(pairs)
    a, b = tuple(p[0] for p in pairs), tuple(p[1] for p in pairs)
    return Ties(a, b, (1,) * n, (None,) * n, (False,) * n, ("",) * n, (since,) * n, (since,) * n, ("",) * n)


def votes(actors: tuple[str, ...], *cast: tuple[str, ...]) -> Votes:
    n = len(cast)
    blank = ("",) * n
    ids = tuple(f"r{k}" for k in range(n))
    return Votes(actors, ids, blank, blank, blank, blank, cast, blank)  # type: ignore[arg-type]


def have(*rows: tuple[str, int, int | None]) -> Capabilities:
    values = tuple((None if v is None else Fraction(v),) for *_, v in rows)
    return Capabilities(("iron",), tuple(r[0] for r in rows), tuple(r[1] for r in rows), values)


def test_without_aliases_every_table_stays_as_it_is() -> None:
    section = Alignment(ties(("UK", "USA")), have(("USA", 1990, 1)), votes(("UK",), ("yes",)))
    found = tables_of(section)
    assert (found.ties, found.capabilities, found.votes) == (section.ties, section.capabilities, section.votes)
    assert (found.doubts, found.problems, found.actors) == ((), (), ("UK", "USA"))
    assert renamed(section, found) == section


def test_an_alias_is_followed_in_every_table() -> None:
    section = Alignment(
        ties(("UK", "USA"), ("Britain", "France")),
        have(("UK", 1990, 1)),
        votes(("UK", "USA"), ("yes", "no")),
        aliases=(("UK", "Britain"),),
    )
    found = tables_of(section)
    assert (found.ties.a, found.ties.b) == (("Britain", "Britain"), ("USA", "France"))
    assert found.capabilities.actor == ("Britain",)
    assert found.votes.actors == ("Britain", "USA")
    assert found.actors == ("Britain", "France", "USA")
    assert (found.name("UK"), found.name("Britain"), found.name("nobody")) == ("Britain", "Britain", "nobody")


def test_an_alias_is_followed_everywhere_else_in_the_section() -> None:
    section = Alignment(
        ties(("UK", "USA")),
        bodies=(Body("pact", ("UK", "USA"), meetings=(Meeting("1990", ("UK",), ("USA",)),)),),
        figures=(TieFigure("f", ("UK", "USA"), "trade"),),
        exposure=ExposureAsked(
            substitutes=(Substitute(HALF, "UK", "USA"),),
            totals=(Total("UK", Fraction(1)),),
            cuts=(("", "UK"), ("UK", "")),
        ),
        anchor=("USA", "UK"),
        focus=("UK", "Britain"),
        aliases=(("UK", "Britain"),),
    )
    out = renamed(section, tables_of(section))
    assert out.bodies[0].members == ("Britain", "USA")
    assert out.bodies[0].meetings[0].there == ("Britain",)
    assert out.figures[0].of == ("Britain", "USA")
    assert out.exposure is not None
    assert (out.exposure.substitutes[0].buyer, out.exposure.totals[0].buyer) == ("Britain", "Britain")
    assert out.exposure.cuts == (("", "Britain"), ("Britain", ""))
    assert (out.anchor, out.focus) == (("USA", "Britain"), ("Britain",))


def test_two_rows_that_become_one_actor_and_year_count_once_and_are_told() -> None:
    section = Alignment(
        capabilities=have(("UK", 1990, 1), ("Britain", 1990, 5), ("Britain", 1991, 7)), aliases=(("UK", "Britain"),)
    )
    found = tables_of(section)
    assert found.capabilities == have(("Britain", 1990, 1), ("Britain", 1991, 7))
    assert len(found.problems) == 1
    assert "1 rows are of an actor that has a row for the year already" in found.problems[0]


def test_two_columns_that_become_one_voter_take_the_first_answer_that_is_known() -> None:
    section = Alignment(
        votes=votes(
            ("UK", "x", "Britain"), ("yes", "no", "no"), ("", "no", "abstain"), ("", "yes", ""), ("absent", "", "no")
        ),
        aliases=(("UK", "Britain"),),
    )
    found = tables_of(section)
    assert found.votes.actors == ("Britain", "x")
    assert found.votes.cast == (("yes", "no"), ("abstain", "no"), ("", "yes"), ("absent", ""))
    assert "(Britain)" in found.problems[0]


def test_names_and_codes_of_states_are_brought_together_only_where_that_is_asked_for() -> None:
    section = Alignment(ties(("USA", "United Kingdom"), ("United States of America", "GBR"), since="1990"))
    assert len(tables_of(section).actors) == 4
    found = tables_of(Alignment(section.ties, states=True))
    assert len(found.actors) == 2
    assert set(found.ties.a) == {found.name("USA")} == {found.name("United States of America")}


def test_a_name_that_is_no_state_stays_with_a_doubt() -> None:
    found = tables_of(Alignment(ties(("Narnia", "France"), since="1990"), states=True))
    assert "Narnia" in found.actors
    assert [d.name for d in found.doubts] == ["Narnia"]


def test_an_alias_helps_a_name_that_no_list_of_states_has() -> None:
    section = Alignment(ties(("Albion", "France"), ("United Kingdom", "France"), since="1990"), states=True)
    found = tables_of(Alignment(section.ties, aliases=(("Albion", "United Kingdom"),), states=True))
    assert len(found.actors) == 2
    assert found.doubts == ()
    assert found.name("Albion") == found.name("United Kingdom")


def test_states_may_be_asked_for_with_any_of_the_tables_alone() -> None:
    for section in (
        Alignment(states=True),
        Alignment(capabilities=have(("USA", 1990, 1)), states=True),
        Alignment(votes=votes(("USA", "France"), ("yes", "no")), states=True),
    ):
        assert tables_of(section).problems == ()


@pytest.mark.parametrize("cast", [*CASTS, ""])
def test_every_vote_has_a_code_and_what_is_not_known_counts_as_absent(cast: str) -> None:
    calls = calls_of(votes(("x", "y"), (cast, "yes")))
    assert calls.codes.shape == (2, 1)
    assert calls.codes[0, 0] == CODES[cast]  # type: ignore[index]
    assert (calls.codes[0, 0] == CODES["absent"]) == (cast in ("", "absent"))


@pytest.mark.parametrize(
    ("sessions", "dates", "order"),
    [
        (("10", "9", "2"), ("", "", ""), ("2", "9", "10")),
        (("s10", "s9", "a"), ("", "", ""), ("a", "s9", "s10")),
        (("2001", "1999", ""), ("", "", ""), ("", "1999", "2001")),
        (("spring", "autumn", "winter"), ("2001-04", "2001-09", "2001-01"), ("winter", "spring", "autumn")),
        (("spring", "autumn", "winter"), ("2001-04", "", "2001-01"), ("autumn", "spring", "winter")),
        (("9" * 5000, "010", "9"), ("", "", ""), ("9", "010", "9" * 5000)),
    ],
)
def test_sessions_stand_in_the_order_of_time(
    sessions: tuple[str, ...], dates: tuple[str, ...], order: tuple[str, ...]
) -> None:
    table = replace(votes(("x",), ("yes",), ("no",), ("no",)), session=sessions, date=dates)
    calls = calls_of(table)
    assert calls.sessions == order
    assert [calls.sessions[k] for k in calls.session] == list(sessions)
