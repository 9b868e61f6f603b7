"""What is read for a few claims alone answers them as the whole ledger does, on every store."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from typing import Any

import pytest

from comity.case.evidence import Evidence
from comity.evidence.ledger.entry import Draft, withdrawal
from comity.evidence.ledger.replay import replay
from comity.evidence.ledger.seed import seed as drafts_of
from comity.evidence.posterior.analyse import posteriors
from comity.evidence.posterior.many import posteriors_of_columns
from comity.store import columns as reading
from comity.store.ledgers import SqlLedger
from comity.store.open import open_ledger
from comity.testing.evidence_at_random import Shape, random_evidence

DAYS = (None, dt.date(2024, 3, 20), dt.date(2024, 6, 30))


def filled(ledger: SqlLedger, number: int) -> None:
    """Enter random evidence of every kind; then correct one item and withdraw another."""
    rng = random.Random(number)
    case = random_evidence(rng, Shape(claims=5, items=40, origins=6))
    ledger.append(drafts_of(case))
    own = [next(iter(ledger.history([("item", f"i{k}")]).values()))[-1] for k in (3, 4)]
    other: dict[str, Any] = {**own[0].body, "claim": "c4", "also": {}}
    ledger.append([Draft("item", "i3", {k: v for k, v in other.items() if v}, "2024-06", corrects=own[0].hash)])
    if not any(j.item == "i4" for j in case.judgements):
        ledger.append([withdrawal(own[1], "A mistake.", date="2024-03")])


def told(evidence: Evidence, day: dt.date | None, claims: Sequence[str]) -> dict[str, Any]:
    found = posteriors(evidence, day).claims
    return {c: found[c].to_json() for c in claims}


@pytest.mark.parametrize("number", range(5))
def test_a_few_claims_are_told_as_the_whole_ledger_tells_them(place: str, number: int) -> None:
    with open_ledger(place) as ledger:
        filled(ledger, number)
        for day in DAYS:
            whole = replay(ledger.entries(), day)
            ids = [c.id for c in whole.claims]
            for asked in ([ids[0]], [ids[-1]], ids[:2]):
                few = ledger.bearing_on(asked, day)
                assert told(few, day, asked) == told(whole, day, asked)
                assert len(few.claims) <= len(whole.claims)


def test_items_of_other_claims_are_left_where_they_are(place: str) -> None:
    with open_ledger(place) as ledger:
        ledger.append([Draft("source", "s1", {"name": "One"}), *(_claim(k) for k in range(4))])
        ledger.append([_item(k, k % 4) for k in range(40)])
        found = ledger.bearing_on(["c1"])
        assert ([c.id for c in found.claims], len(found.items)) == (["c1"], 10)
        assert {i.claim for i in found.items} == {"c1"}
        nothing = ledger.bearing_on(["nobody"])
        assert (nothing.claims, nothing.items) == ((), ())


def _claim(k: int) -> Draft:
    return Draft("claim", f"c{k}", {"text": f"Claim {k}"})


def _item(k: int, claim: int) -> Draft:
    return Draft("item", f"i{k}", {"claim": f"c{claim}", "says": "supports", "source": "s1"})


@pytest.mark.parametrize("most", [0, 10_000])
def test_what_carries_all_claims_is_read_from_the_index_or_by_number(
    place: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "FEW_IDS", most)
    with open_ledger(place) as ledger:
        filled(ledger, 7)
        for day in DAYS:
            one = posteriors(replay(ledger.entries(), day), day).claims
            many = posteriors_of_columns(ledger.columns(day), day, carried=True)
            assert many.claims == tuple(one)
            assert many.carried_by == tuple(p.carried_by for p in one.values())
            for name in ("p", "worst", "best", "low", "high"):
                want = [getattr(p, name) for p in one.values()]
                assert getattr(many, name).tolist() == pytest.approx(want, abs=1e-9), name
