"""Posteriors from columns: the same numbers as from nouns, on evidence of every kind."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import numpy as np
import pytest

from comity.case.evidence import Claim, Evidence, EvidenceSource
from comity.evidence.posterior.analyse import posteriors
from comity.evidence.posterior.columns import Columns, columns_of
from comity.evidence.posterior.many import posteriors_of_columns
from comity.evidence.posterior.settings import PosteriorSettings
from comity.testing.evidence_at_random import Shape, random_evidence

NAMES = ("log_odds", "p", "low", "high", "worst", "best")
DAYS = (None, dt.date(2024, 3, 20), dt.date(2024, 6, 30))


@pytest.mark.parametrize("seed", range(50))
def test_columns_give_the_numbers_of_nouns(seed: int) -> None:
    case = random_evidence(random.Random(seed), Shape(items=seed % 25))
    for day in DAYS:
        one, many = posteriors(case, day), posteriors_of_columns(columns_of(case), day)
        assert many.claims == tuple(one.claims)
        for name in NAMES:
            want = [getattr(p, name) for p in one.claims.values()]
            assert getattr(many, name).tolist() == pytest.approx(want, abs=1e-9), name


def test_columns_give_the_numbers_of_nouns_past_what_is_sampled() -> None:
    case = random_evidence(random.Random(1), Shape(claims=2, items=200, origins=90))
    settings = PosteriorSettings(few=8)
    one, many = posteriors(case, None, settings), posteriors_of_columns(columns_of(case), None, settings)
    assert {p.method for p in one.claims.values()} == {"closed form"}
    for name in NAMES:
        assert getattr(many, name).tolist() == pytest.approx([getattr(p, name) for p in one.claims.values()], abs=1e-9)


def test_the_order_of_rows_and_names_is_free() -> None:
    case = random_evidence(random.Random(7), Shape(items=30, networks=False, judged=False))
    made = columns_of(case)
    order = np.random.default_rng(1).permutation(len(made))
    rows = ("claim", "source", "origin", "says", "credibility", "low", "middle", "high", "known", "number")
    other = replace(made, **{name: getattr(made, name)[order] for name in rows})
    one, two = posteriors_of_columns(made), posteriors_of_columns(other)
    for name in NAMES:
        assert getattr(two, name) == pytest.approx(getattr(one, name), abs=1e-12)


@pytest.mark.parametrize("seed", range(10))
def test_dependent_items_without_an_origin_are_found_by_name_where_nobody_says_which_they_are(seed: int) -> None:
    made = columns_of(random_evidence(random.Random(seed), Shape(items=12, origins=1)))
    one, two = posteriors_of_columns(made), posteriors_of_columns(replace(made, own=None))
    three = posteriors_of_columns(replace(made, own=None, names=dict(enumerate(made.names))))
    assert one.to_json() == two.to_json() == three.to_json()


def test_rows_of_claims_that_are_not_known_are_left_out() -> None:
    case = random_evidence(random.Random(3), Shape(items=20))
    made = columns_of(case)
    fewer = replace(made, frame=replace(made.frame, claims=made.frame.claims[:1]))
    assert posteriors_of_columns(fewer).claims == (case.claims[0].id,)


def test_no_rows_and_no_claims_are_no_problem() -> None:
    assert posteriors_of_columns(columns_of(Evidence())).claims == ()
    found = posteriors_of_columns(columns_of(Evidence(claims=(Claim("c", "x"),))))
    assert found.to_json()["claims"]["c"]["p"] == 0.5
    assert found.to_frame().loc["c", "low"] == 0.5


def _million(items: int) -> Columns:
    rng = np.random.default_rng(0)
    middle = np.where(rng.random(items) < 0.5, np.nan, rng.uniform(0, 2, items))
    return Columns(
        frame=Evidence(
            sources=tuple(EvidenceSource(f"s{k}", reliability="ABCDEF"[k % 6]) for k in range(100)),
            claims=tuple(Claim(f"c{k}", "x") for k in range(1000)),
        ),
        claims=tuple(f"c{k}" for k in range(1000)),
        sources=tuple(f"s{k}" for k in range(100)),
        origins=tuple(f"o{k}" for k in range(items // 10)),
        claim=rng.integers(0, 1000, items).astype(np.int32),
        source=rng.integers(0, 100, items).astype(np.int32),
        origin=rng.integers(-1, items // 10, items).astype(np.int32),
        says=rng.choice(np.array([1, -1, 0], np.int8), items),
        credibility=rng.integers(0, 7, items).astype(np.int8),
        low=middle / 2,
        middle=middle,
        high=middle * 2,
        known=np.zeros(items, np.int32),
        number=np.arange(items, dtype=np.int32),
    )


def test_a_million_items_are_weighed_at_once() -> None:
    found = posteriors_of_columns(_million(1_000_000))  # how long that takes is in benchmarks/
    assert len(found.claims) == 1000
    assert (found.low <= found.p).all()
    assert (found.p <= found.high).all()
