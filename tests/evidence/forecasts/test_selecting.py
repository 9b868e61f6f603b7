import datetime as dt
from fractions import Fraction

import pytest

from comity.case.evidence import Claim, Evidence, Forecast, Item, Resolution
from comity.evidence.forecasts.selecting import decided, last_before, latest_day, still_open


def claim(name: str, **resolves) -> Claim:
    return Claim(name, name, resolves=Resolution(**resolves) if resolves else None)


def said(p, date="", claim="c", analyst="a") -> Forecast:
    return Forecast(claim, analyst, Fraction(p), date)


CLAIM = claim("c", by="2025-12-31", rule="r", outcome=True, on="2025-11-20")


@pytest.mark.parametrize(
    ("dates", "counts", "late"),
    [
        (("2025-10-01", "2025-11-19"), "2025-11-19", 0),
        (("2025-10-01", "2025-11-20"), "2025-10-01", 1),  # on the day itself is too late
        (("2025-10", "2025-11"), "2025-10", 1),  # all of November might lie after the day
        (("", "2025-01-01"), "2025-01-01", 0),  # an undated one counts as the earliest
        (("2026-01-01",), None, 1),
    ],
)
def test_the_last_forecast_surely_before_the_day_of_decision_counts(dates, counts, late) -> None:
    d = decided(Evidence(claims=(CLAIM,)))[0]
    rows = [said(Fraction(k + 1, 10), date) for k, date in enumerate(dates)]
    for order in (rows, rows[::-1]):
        found, n = last_before(order, d)
        assert n == late
        assert (found.date if found else None) == counts


def test_two_forecasts_of_one_day_count_as_their_mean() -> None:
    d = decided(Evidence(claims=(CLAIM,)))[0]
    found, _ = last_before([said("0.2", "2025-10-01"), said("0.6", "2025-10-01")], d)
    assert found.p == Fraction(2, 5)


def test_an_outcome_is_known_from_its_day_on() -> None:
    evidence = Evidence(claims=(CLAIM,))
    assert decided(evidence, dt.date(2025, 11, 19)) == ()
    assert len(decided(evidence, dt.date(2025, 11, 20))) == 1
    # of an outcome in November the whole of the month must be over
    month = Evidence(claims=(claim("c", by="2025-12-31", rule="r", outcome=True, on="2025-11"),))
    assert decided(month, dt.date(2025, 11, 29)) == ()


def test_every_claim_that_cannot_be_scored_is_told_with_its_reason() -> None:
    rows = (
        claim("due", by="2026-06", rule="r"),
        claim("late", by="2025-11", rule="r"),
        claim("unruled", by="2025-11"),
        claim("unbound", rule="r"),
        claim("undated", rule="r", outcome=True),
        claim("plain"),
        claim("guessed"),
        claim("done", by="2025-11", rule="r", outcome=False),
    )
    evidence = Evidence(claims=rows, forecasts=(said("0.5", claim="guessed"),))
    found = {o.claim: o.state for o in still_open(evidence, dt.date(2025, 12, 1))}
    assert found == {
        "due": "not yet due",
        "late": "overdue",
        "unruled": "no rule",
        "unbound": "no day",
        "undated": "not known when",
        "guessed": "no rule",
    }


def test_a_claim_is_overdue_only_after_the_last_day_of_its_month() -> None:
    evidence = Evidence(claims=(claim("c", by="2025-11", rule="r"),))
    states = [still_open(evidence, dt.date(2025, month, day))[0].state for month, day in ((11, 30), (12, 1))]
    assert states == ["not yet due", "overdue"]


def test_an_outcome_that_is_not_known_yet_leaves_the_claim_open() -> None:
    assert still_open(Evidence(claims=(CLAIM,)), dt.date(2025, 11, 1))[0].state == "not yet due"


def test_the_last_day_that_has_surely_begun_stands_for_today() -> None:
    item = Item("i", "c", "supports", "s", date="2026-02")
    assert latest_day(Evidence(claims=(CLAIM,), items=(item,))) == dt.date(2026, 2, 1)
    assert latest_day(Evidence()) is None
