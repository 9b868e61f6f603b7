import datetime as dt
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.evidence import Claim, Evidence, EvidenceSource, Item, Judgement, Range, Resolution
from comity.errors import BudgetExceededError
from comity.evidence.forecasts.by_ledger import ledger_forecasts
from comity.evidence.forecasts.selecting import decided
from comity.evidence.posterior.analyse import posteriors


def known(x) -> Range:
    return Range(Fraction(x), Fraction(x), Fraction(x))


RULE = Resolution("2025-12-31", "r", True, "2025-11-20")
CLAIMS = (
    Claim("c", "c", date="2025-11-25", prior=known("0.5"), resolves=RULE, rivals=("d",)),
    Claim("d", "d", prior=known("0.2"), resolves=RULE),
    Claim("e", "e", resolves=RULE),
)


def item(name, claim, ratio, date, **more) -> Item:
    return Item(name, claim, "supports", "s", credibility="2", ratio=known(ratio), date=date, **more)


EVIDENCE = Evidence(
    sources=(EvidenceSource("s", reliability="B"),),
    claims=CLAIMS,
    items=(
        item("i1", "c", 3, "2025-11-19"),
        item("i2", "c", 1000, "2025-11-20"),
        item("i3", "x", 2, "2025-10-01", also=(("d", known(4)),)),
        item("i4", "e", 9, "2025-11-21"),
    ),
    judgements=(Judgement("i1", "later", ratio=known(50), date="2025-11-20"),),
)


def test_what_was_known_the_day_before_makes_the_forecast_and_nothing_later() -> None:
    found, without = ledger_forecasts(EVIDENCE, decided(EVIDENCE))
    assert [c.claim for c in found] == ["c", "d"]
    assert without == ("e",)
    assert float(found[0].p) == pytest.approx(3 / 4)  # even odds times 3
    assert float(found[1].p) == pytest.approx(1 / 2)  # odds of 1 to 4 times 4, from `also`
    assert found[0].date == "2025-11-19"


def test_it_is_the_posterior_of_that_day() -> None:
    whole = posteriors(EVIDENCE, as_of=dt.date(2025, 11, 19))
    found, _ = ledger_forecasts(EVIDENCE, decided(EVIDENCE))
    assert float(found[1].p) == pytest.approx(whole.claims["d"].p, abs=1e-15)


def test_a_budget_that_is_over_stops_it() -> None:
    with pytest.raises(BudgetExceededError):
        ledger_forecasts(EVIDENCE, decided(EVIDENCE), Budget(0.0))
