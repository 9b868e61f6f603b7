"""The offer log: what was known on which day, and what that made of the answer."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest

from comity.budget import Budget
from comity.case.partners import Cell, Criterion, Event, Offer, Partners
from comity.partners.offer_log import MOST, as_of, before_the_log, last_dates, offer_log

PRICE = Criterion("price", unit="bn")


def exact(x: object, **more: Any) -> Cell:
    return Cell("exact", Fraction(str(x)), Fraction(str(x)), **more)


def offered(log: list[tuple[str, Cell]], start: Cell | None = None, name: str = "x") -> Offer:
    cells = () if start is None else (("price", start),)
    return Offer(name, cells=cells, log=tuple(Event(date, "price", cell) for date, cell in log))


def price(section: Partners, day: dt.date | None) -> Cell:
    return dict(as_of(section, day).offers[0].cells).get("price", Cell())


def test_a_value_stands_from_the_beginning_until_an_event_changes_it() -> None:
    section = Partners((PRICE,), (offered([("2025-06-14", exact("0.4")), ("2025-09", Cell())], exact("0.2")),))
    days = [(2025, 6, 13), (2025, 6, 14), (2025, 9, 29), (2025, 9, 30)]
    assert [price(section, dt.date(*d)).low for d in days[:3]] == [Fraction(1, 5), Fraction(2, 5), Fraction(2, 5)]
    # taken back: not public again, once the month is surely over
    assert price(section, dt.date(*days[3])).shape == "unknown"
    assert price(section, None).shape == "unknown"


def test_a_value_that_an_event_repeats_became_known_with_the_event() -> None:
    now = exact("0.4", text="As the vendor says")
    section = Partners((PRICE,), (offered([("2024", exact("0.2")), ("2025", exact("0.4"))], now),))
    assert before_the_log(section).offers[0].cells == (("price", Cell()),)
    assert [price(section, d).low for d in (dt.date(2024, 12, 31), None)] == [Fraction(1, 5), Fraction(2, 5)]
    # promised before and contracted then is another thing, so the value stood before
    promised = Partners((PRICE,), (offered([("2025", exact("0.4"))], exact("0.4", promised=True)),))
    assert before_the_log(promised).offers[0].cells[0][1].promised


def test_the_older_of_two_events_never_overrides_the_newer() -> None:
    # "2025-06" stands first in the log, but counts for sure only when June is over
    section = Partners((PRICE,), (offered([("2025-06", exact("0.2")), ("2025-06-14", exact("0.4"))]),))
    assert [price(section, d).low for d in (dt.date(2025, 6, 20), dt.date(2025, 6, 30), None)] == [Fraction(2, 5)] * 3
    assert last_dates(section) == {("x", "price"): "2025-06-14"}


def test_the_answer_as_of_each_date_moves_with_what_became_known() -> None:
    x = offered([("2025-01-10", exact(1, promised=True)), ("2025-03-01", exact("0.2"))])
    y = Offer("y", text="Other", cells=(("price", exact("0.7")),))
    found = offer_log(Partners((PRICE,), (x, y)), {}, None, 20_000, 0)
    assert [(at.date, at.not_public) for at in found.dates] == [("", 1), ("2025-01-10", 0), ("2025-03-01", 0)]
    shares = dict(found.first("x"))
    # unknown: above 0.7 in three of ten draws
    assert shares[""] == pytest.approx(0.3, abs=0.015)
    assert (shares["2025-01-10"], shares["2025-03-01"]) == (1, 0)
    assert found.sentences() == (
        'Before the first of these dates: Clear winner: "Other" comes first in '
        + found.dates[0].standing.why.split(" comes first in ")[1],  # type: ignore[union-attr]
        '2025-01-10: "price" of "x": before not public, from then on 1 bn (promised).',
        'As of 2025-01-10: Clear winner: "x" comes first in 100 of 100 draws, and is ahead of each other offer in more '
        "than half.",
        '2025-03-01: "price" of "x": before 1 bn, from then on 0.2 bn.',
        'As of 2025-03-01: Clear winner: "Other" comes first in 100 of 100 draws, and is ahead of each other offer in '
        "more than half.",
    )
    assert [e.state for e in found.events] == ["promised", "known"]
    assert found.to_json()["dates"][0]["date"] is None


def test_of_many_dates_some_have_an_answer_and_no_event_is_lost() -> None:
    many = [(str(dt.date(2024, 1, 1) + dt.timedelta(days=k)), exact(k / 100)) for k in range(95)]
    found = offer_log(Partners((PRICE,), (offered(many), Offer("y"))), {}, None, 20, 0)
    assert len(found.dates) == MOST + 1
    assert found.left_out == 95 - MOST
    assert [e.date for e in found.events] == [date for date, _ in many]
    assert (found.dates[1].date, found.dates[-1].date) == (many[0][0], many[-1][0])
    assert found.sentences()[-1].startswith("55 dates have no answer of their own")


def test_a_budget_that_is_over_leaves_the_dates_without_an_answer() -> None:
    found = offer_log(
        Partners((PRICE,), (offered([("2025", exact(1))]), Offer("y"))), {}, None, 100, 0, budget=Budget(0)
    )
    assert [at.standing for at in found.dates] == [None, None]
    assert found.cut == "the budget of 0 seconds ran out"
    assert len(found.events) == 1


def test_remarks_and_the_claim_of_a_value_stay_where_an_event_repeats_it() -> None:
    stated = exact("0.4", text="Said in a speech", claim="c1", source=("s1",))
    section = Partners((PRICE,), (offered([("2025-06-14", exact("0.4", source=("s2",)))], stated),))
    now = price(section, None)
    assert (now.text, now.claim, now.source) == ("Said in a speech", "c1", ("s2",))
    assert price(section, dt.date(2025, 6, 13)).shape == "unknown"
    # another value is another statement
    other = Partners((PRICE,), (offered([("2025-06-14", exact("0.5"))], stated),))
    assert (price(other, None).text, price(other, None).claim) == ("", "")
