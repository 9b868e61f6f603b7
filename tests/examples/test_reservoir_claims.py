"""The example on claims: what its README works out by hand is what comity says."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from comity.case.evidence import Evidence
from comity.case.nouns import Case
from comity.case.read import check
from comity.evidence.compare.analyse import compare
from comity.evidence.forecasts.analyse import forecasts
from comity.evidence.hypotheses.analyse import competing
from comity.evidence.posterior.analyse import posteriors
from comity.study.fed import fed

FOLDER = Path(__file__).parents[2] / "examples" / "reservoir-claims"


@cache
def case() -> Case:
    found, problems = check(FOLDER)
    assert problems == ()
    assert found is not None
    return found


def evidence() -> Evidence:
    found = case().evidence
    assert found is not None
    return found


def test_both_claims_stand_at_two_thirds_by_themselves() -> None:
    found = posteriors(evidence()).claims
    assert found["full"].p == pytest.approx(2 / 3)
    assert found["half"].p == pytest.approx(2 / 3)
    assert found["full"].flips_at == pytest.approx(1 / 2)
    assert found["full"].low < 0.5 < found["full"].high


def test_without_the_gauge_a_third_and_without_the_picture_four_fifths() -> None:
    full = posteriors(evidence()).claims["full"]
    without = {o.origin: o.without for o in full.origins}
    assert without["gauge"] == pytest.approx(1 / 3)
    assert without["picture"] == pytest.approx(4 / 5)


@pytest.mark.parametrize("useless", ["reprint", "rumour"])
def test_the_reprint_and_the_rumour_move_nothing(useless: str) -> None:
    less = replace(evidence(), items=tuple(i for i in evidence().items if i.id != useless))
    assert posteriors(less).claims["full"].p == posteriors(evidence()).claims["full"].p


def test_among_the_rivals_half_comes_first_because_of_the_picture() -> None:
    (found,) = competing(evidence()).sets
    shares = {s.claim: s.p for s in found.standings}
    assert shares["full"] == pytest.approx(1 / 2.3)
    assert shares["half"] == pytest.approx(1.2 / 2.3)
    less = replace(evidence(), items=tuple(i for i in evidence().items if i.id != "picture"))
    (other,) = competing(less).sets
    assert other.ranking[0] == "full"


def test_the_log_of_the_sluice_is_the_thing_to_look_for() -> None:
    leads = posteriors(evidence()).leads
    assert leads[0].lead == "log"
    assert leads[0].bits > 10 * leads[-1].bits


def test_fewer_cases_are_drawn_further_to_the_others() -> None:
    names = {p.id: p.name for p in case().parties}
    found = compare(evidence(), names)
    (pool,) = found.rates
    shrunk = {e.name: e.shrinkage for e in pool.estimates}
    assert shrunk["Upland"] < shrunk["Lowland"]
    assert all(p.refused for p in found.series)


def test_the_scores_of_the_forecasts() -> None:
    found = {f.name: f for f in forecasts(evidence()).forecasters}
    assert found["A. Student"].brier == pytest.approx(0.49 / 3)
    assert found["B. Scholar"].brier == pytest.approx(0.35 / 3)


def test_the_option_is_open_and_could_be_closed() -> None:
    (feed,) = fed(case()).feeds
    assert feed.reached
    assert feed.open
