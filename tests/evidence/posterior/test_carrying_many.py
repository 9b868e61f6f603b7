"""The items that carry many posteriors: the very ones of the analysis of single claims, few ids asked for."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from comity.case.evidence import Claim, Evidence, EvidenceSource, Item
from comity.evidence.posterior.analyse import posteriors
from comity.evidence.posterior.columns import NamesAtOnce, columns_of
from comity.evidence.posterior.many import posteriors_of_columns
from comity.evidence.posterior.settings import PosteriorSettings
from comity.testing.evidence_at_random import Shape, random_evidence, shuffled

DAYS = (None, dt.date(2024, 3, 20), dt.date(2024, 6, 30))


def agree(case: Evidence, day: dt.date | None = None, settings: PosteriorSettings | None = None) -> None:
    one = posteriors(case, day, settings)
    many = posteriors_of_columns(columns_of(case), day, settings, carried=True)
    assert many.carried_by == tuple(p.carried_by for p in one.claims.values())
    assert many.prior.tolist() == pytest.approx(np.array([p.prior for p in one.claims.values()]), abs=1e-12)


@pytest.mark.parametrize("seed", range(60))
def test_columns_give_the_items_that_the_nouns_give(seed: int) -> None:
    case = random_evidence(random.Random(seed), Shape(items=seed))
    for day in DAYS:
        agree(case, day)


@pytest.mark.parametrize("seed", range(30))
def test_of_items_that_say_as_much_the_same_ones_are_named(seed: int) -> None:
    rng = random.Random(seed)
    case = random_evidence(rng, Shape(claims=2, sources=1, items=60, origins=8, networks=seed % 2 == 0))
    # by the table of grades alone there are few ratios, so that most items are as strong as others
    plain = replace(case, items=tuple(replace(i, ratio=None, credibility=rng.choice("23")) for i in case.items))
    for share in (0.3, 0.8, 1.0):
        agree(shuffled(rng, plain), None, PosteriorSettings(share=share))


def test_what_cancels_out_is_carried_by_nothing() -> None:
    items = [Item(f"i{k}", "c", ("supports", "contradicts")[k % 2], "s", credibility=str(1 + k // 2)) for k in range(8)]
    case = Evidence(sources=(EvidenceSource("s", reliability="B"),), claims=(Claim("c", "x"),), items=tuple(items))
    assert posteriors_of_columns(columns_of(case), carried=True).carried_by == ((),)
    agree(case)


def test_no_rows_and_no_claims_are_carried_by_nothing() -> None:
    assert posteriors_of_columns(columns_of(Evidence()), carried=True).carried_by == ()
    agree(Evidence(claims=(Claim("c", "x"),)))


class Asked(NamesAtOnce):
    """Names that note which were asked for."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        self.asked: list[list[int]] = []

    def of(self, numbers: NDArray[np.int64]) -> list[str]:
        self.asked.append(numbers.tolist())
        return [self.names[k] for k in numbers.tolist()]

    def __getitem__(self, number: int) -> str:
        return self.names[number]

    def __iter__(self) -> Iterator[int]:
        return iter(range(len(self.names)))

    def __len__(self) -> int:
        return len(self.names)


def test_ids_are_asked_for_at_once_and_only_of_items_that_may_carry() -> None:
    items = tuple(Item(f"i{k}", "c", "supports", "s", credibility=("1" if k < 5 else "4")) for k in range(30))
    case = Evidence(sources=(EvidenceSource("s", reliability="A"),), claims=(Claim("c", "x"),), items=items)
    made = columns_of(case)
    names = Asked(tuple(made.names))  # type: ignore[arg-type]
    settings = PosteriorSettings(share=0.3)
    found = posteriors_of_columns(replace(made, names=names), None, settings, carried=True)
    assert names.asked == [[0, 1, 2, 3, 4]]
    assert found.carried_by == (posteriors(case, None, settings).claims["c"].carried_by,)
    assert "carried_by" not in posteriors_of_columns(made).to_json()["claims"]["c"]
    assert found.to_json()["claims"]["c"]["carried_by"] == list(found.carried_by[0])
