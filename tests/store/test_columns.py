"""The quick way to the items of a ledger gives what the slow way gives: replay every entry, then make columns."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from comity.evidence.ledger.entry import Draft, withdrawal
from comity.evidence.ledger.replay import replay
from comity.evidence.posterior.columns import Columns, columns_of
from comity.evidence.posterior.many import posteriors_of_columns
from comity.store.item_names import ItemNames
from comity.store.ledgers import SqlLedger
from comity.store.open import open_ledger

Item = Callable[..., Draft]
DAYS = (None, dt.date(2025, 1, 1), dt.date(2025, 3, 10), dt.date(2025, 3, 31), dt.date(2025, 7, 1), dt.date(2026, 1, 1))
DATES = ("", "2025", "2025-02", "2025-03", "2025-03-10", "2025-06-30", "2025-11")


def rows(columns: Columns, as_of: dt.date | None = None) -> list[tuple[object, ...]]:
    """Return what columns say of each row, in words, in an order of their own."""
    claims = {c.id for c in columns.frame.claims}
    found = []
    for k in range(len(columns)):
        known = int(columns.known[k])
        if columns.claims[columns.claim[k]] in claims and (as_of is None or known <= as_of.toordinal()):
            logs = (columns.low[k], columns.middle[k], columns.high[k])
            found.append(
                (
                    columns.name_of(int(columns.number[k])),
                    columns.claims[columns.claim[k]],
                    columns.sources[columns.source[k]],
                    columns.origins[columns.origin[k]] if columns.origin[k] >= 0 else "",
                    int(columns.says[k]),
                    int(columns.credibility[k]),
                    tuple("" if np.isnan(x) else float(x) for x in logs),
                    known,
                    columns.relays.get(k),
                    columns.name_of(int(columns.number[k])) in columns.judged,
                )
            )
    return sorted(found, key=repr)


def agree(ledger: SqlLedger) -> None:
    """Check the quick way against the slow one, on several days."""
    for day in DAYS:
        quick, slow = ledger.columns(day), columns_of(replay(ledger.entries(), as_of=day))
        assert quick.frame == slow.frame
        assert rows(quick, day) == rows(slow, day)
        assert dict(quick.judged) == dict(slow.judged)
        for item, own in slow.judged_rows.items():
            assert sorted(rows_at(quick, quick.judged_rows[item])) == sorted(rows_at(slow, own))


def rows_at(columns: Columns, own: tuple[int, ...]) -> list[tuple[str, int]]:
    return [(columns.claims[columns.claim[k]], int(columns.says[k])) for k in own]


def any_item(rng: random.Random, item: Item, k: int) -> Draft:
    """Return an item at random; now and then one with something rare."""
    row: dict[str, object] = {"claim": rng.choice(["c1", "c2", "c3"]), "source": rng.choice(["s1", "s2"])}
    row["says"] = rng.choice(["supports", "contradicts", "neutral"])
    ratios = ([1, 2, 4], [1.5, 3, 6.25], 3, "20/3", [2, 8], ["1", "2", "3"], [1e-7, 1, 2e8])
    rare = {
        "origin": [f"g{rng.randrange(4)}"],
        "credibility": list("123456"),
        "ratio": ratios if row["says"] != "neutral" else (),
        "date": DATES[1:],
        "analyst": ["B. Scholar"],
        "fidelity": [0.9, [0.5, 0.6, 0.7]],
        "error": [0.1, "1/20"],
        "also": [{c: 2 for c in ("c1", "c2", "c3") if c != row["claim"]}, {}],
    }
    row |= {key: rng.choice(of) for key, of in rare.items() if of and rng.random() < 0.4}
    if not row.get("also"):
        row.pop("also", None)
    return item(f"i{k}", **row)


@pytest.mark.parametrize("seed", range(4))
def test_the_quick_way_equals_the_slow_one(place: str, first: list[Draft], item: Item, seed: int) -> None:
    rng = random.Random(seed)
    with open_ledger(place) as ledger:
        ledger.append([*first, Draft("source", "s2", {"name": "Another"}), Draft("claim", "c3", {"text": "So it is."})])
        count = 0
        for _ in range(12):
            new = [any_item(rng, item, count + k) for k in range(rng.choice((1, 2, 5)))]
            count += len(new)
            ledger.append(new)
            stands = next(iter(ledger.history([("item", f"i{rng.randrange(count)}")]).values()))[-1]
            if rng.random() < 0.5:
                again = any_item(rng, item, int(stands.id[1:]))
                ledger.append([Draft("item", again.id, again.body, rng.choice(DATES), corrects=stands.hash)])
            elif not stands.withdraws:
                ledger.append([withdrawal(stands, "It was a mistake.", date=rng.choice(DATES))])
            if rng.random() < 0.3:
                row = {"item": stands.id, "analyst": "C. Scholar", "credibility": "4"}
                if ledger.last([("item", stands.id)])["item", stands.id].withdrawn is False:
                    ledger.append([Draft("judgement", f"j{count}", row)])
        agree(ledger)
        assert ledger.verify().whole
        ledger.renew()
        assert ledger.verify().whole
        agree(ledger)


def test_what_names_a_claim_or_source_that_is_gone_does_not_count(place: str, first: list[Draft], item: Item) -> None:
    with open_ledger(place) as ledger:
        added = ledger.append([*first, Draft("source", "s2", {"name": "Another"})])
        ledger.append([item("i1", also={"c2": 3}), item("i2", claim="c2", also={"c1": 3}), item("i3", source="s2")])
        assert len(ledger.columns()) == 5
        ledger.append([withdrawal(added[2], "Nobody says so.", date="2025-06")])
        agree(ledger)
        assert [r[0] for r in rows(ledger.columns())] == ["i1", "i3"]
        ledger.append([withdrawal(added[3], "There is no such source.")])
        agree(ledger)
        assert [r[0] for r in rows(ledger.columns())] == ["i1"]


def test_a_ledger_without_items_has_columns_without_rows(place: str, first: list[Draft]) -> None:
    with open_ledger(place) as ledger:
        assert len(ledger.columns()) == 0
        ledger.append(first)
        agree(ledger)
        assert posteriors_of_columns(ledger.columns()).p.tolist() == [0.5, 0.5]


def test_posteriors_from_the_ledger_are_those_of_its_evidence(place: str, first: list[Draft], item: Item) -> None:
    rng = random.Random(7)
    with open_ledger(place) as ledger:
        ledger.append([*first, Draft("source", "s2", {"name": "Another"}), Draft("claim", "c3", {"text": "So it is."})])
        ledger.append([any_item(rng, item, k) for k in range(40)])
        quick, slow = (
            posteriors_of_columns(ledger.columns()),
            posteriors_of_columns(columns_of(replay(ledger.entries()))),
        )
    assert quick.claims == slow.claims
    for name in ("p", "low", "high", "worst", "best"):
        assert getattr(quick, name) == pytest.approx(getattr(slow, name), abs=1e-12)


def test_more_items_than_one_block_holds(tmp_path: object, first: list[Draft], item: Item) -> None:
    with open_ledger(f"{tmp_path}/ledger.db") as ledger:
        ledger.append(first)
        ledger.append([item(f"i{k}", credibility=str(1 + k % 6)) for k in range(16_500)])
        found = ledger.columns()
        assert found.number.tolist() == list(range(4, 16_504))
        assert found.credibility.tolist() == [1 + k % 6 for k in range(16_500)]
        assert found.name_of(16_503) == "i16499"
        assert ledger.verify().whole


def test_names_are_asked_for_together_where_they_are_likely_and_else_one_by_one() -> None:
    asked: list[list[int]] = []

    def look(wanted: Sequence[int]) -> dict[int, str]:
        asked.append(list(wanted))
        return {n: f"i{n}" for n in wanted if n < 900}

    numbers, claims = np.arange(200, dtype=np.int32), np.repeat([0, 1], [150, 50]).astype(np.int32)
    names = ItemNames(numbers, claims, look)
    assert asked == []
    assert [names[170], names[199], names[3], names[3]] == ["i170", "i199", "i3", "i3"]
    assert asked == [list(range(150, 200)), [3]]
    assert names.get(999, "none") == "none"
    assert (len(names), list(names)) == (200, list(range(200)))
