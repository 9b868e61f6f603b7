"""Lock-in of all offers: sentences, neutrality, refusals."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.partners import Offer, Partners, Payment
from comity.case.settlement import Span
from comity.errors import UsageError
from comity.partners.locked_in.analyse import locked_in


def span(low: int | str, high: int | str | None = None) -> Span:
    return Span(Fraction(low), Fraction(low if high is None else high))


COSTS = (*(Payment(t, span(4), "operate") for t in range(1, 6)), Payment(6, span(60), "exit"))
X = Offer("x", text="First", payments=COSTS, leaving=span(40), yearly=span(8, 10), vendors=("a",))
Y = Offer("y", leaving=span(5), yearly=span(10, 20), vendors=("b", "c", "b"))
Z = Offer("z")


def case(*offers: Offer) -> Partners:
    return Partners((), offers, discount=span(0, "0.05"), years=10)


def test_offers_are_answered_one_by_one_and_compared() -> None:
    found = locked_in(case(X, Y, Z))
    assert [o.years for o in found.offers] == [(4.0, 5.0), (0.25, 0.5), None]
    assert found.apart == (("x", "y"),)
    assert found.sourcing.more == "one vendor"
    assert found.sourcing.unstated == ("z",)


def test_two_rows_of_one_vendor_are_one_vendor() -> None:
    assert locked_in(case(replace(Y, vendors=("b", "b")))).sourcing.one == ("y",)


def test_the_first_year_in_which_leaving_costs_nothing() -> None:
    # at the end of year 0: 40 + 10 years at 8 to 10, less 20 and 60; dearer later, but for the year before the exit
    found = locked_in(replace(case(replace(X, yearly=span(1, 2))), discount=span(0))).offers[0]
    assert found.by_year is not None
    assert found.by_year[0] == (40 + 10 - 80, 40 + 20 - 80)
    assert found.free_from == (0, 0)
    later = locked_in(replace(case(replace(X, yearly=span(5, 6))), discount=span(0))).offers[0]
    assert later.by_year is not None
    assert later.by_year[0] == (10, 20)
    assert later.by_year[5] == (40 + 25 - 60, 40 + 30 - 60)
    assert later.free_from == (None, None)


def test_names_and_order_change_nothing_else() -> None:
    one, two = locked_in(case(X, Y)), locked_in(case(replace(Y, id="b"), replace(X, id="a")))
    assert [replace(o, offer="") for o in one.offers] == [replace(o, offer="") for o in two.offers[::-1]]
    assert (one.sourcing.more, len(one.apart)) == (two.sourcing.more, len(two.apart))


def test_words_say_what_is_not_public_and_json_holds_none() -> None:
    found = locked_in(case(X, Z, replace(Y, yearly=span(0, 5))))
    said = found.sentences()
    assert 'Leaving "First" costs as much as it is worth in 4 to 5 years.' in said
    assert any('"z"' in line and "not stated" in line for line in said)
    shown = json.loads(json.dumps(found.to_json(), allow_nan=False))
    assert shown["offers"][1]["years"] is None
    assert shown["offers"][2]["years"] == [1.0, None]


def test_payments_past_the_last_year_are_said() -> None:
    found = locked_in(replace(case(X), years=5)).offers[0]
    assert found.left_out == 1
    assert "1 of its payments" in " ".join(found.sentences())


def test_overlapping_offers_are_said_to_overlap() -> None:
    longer = replace(X, id="w", yearly=span(8, 9))
    assert locked_in(case(X, longer)).apart == ()
    assert "No offer surely locks in for longer than another" in " ".join(
        locked_in(case(X, replace(X, id="w"))).sentences()
    )


def test_what_was_done_is_kept_when_the_time_is_over() -> None:
    found = locked_in(case(X, Y), budget=Budget(0.0))
    assert found.offers == ()
    assert "The work ended early" in found.sentences()[-1]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"discount": span("0.07", "0.03")}, "Write the lower end"),
        ({"discount": span(-1, 0)}, "between -0.5 and 10"),
        ({"years": 0}, "Use 1 to 500"),
        ({"offers": (X, X)}, "there twice"),
        ({"offers": tuple(replace(X, id=f"x{k}") for k in range(101))}, "101 offers"),
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        locked_in(replace(case(X), **wrong))


def test_what_is_lacking_of_several_offers_is_said_once() -> None:
    said = locked_in(case(Z, replace(Z, id="w"))).sentences()
    assert said[0] == (
        "How long any of the offers locks in is not known: what leaving costs, or what a year is worth, is not stated."
    )
    assert len(said) == 2
    some = locked_in(case(X, Z, replace(Z, id="w", text="Works"), replace(Z, id="v", payments=COSTS[:2]))).sentences()
    # the offer of which something else is known keeps its own sentences, side by side
    assert sum("is not stated." in line and line.startswith("How long") for line in some) >= 1
    assert len(set(some)) == len(some)
