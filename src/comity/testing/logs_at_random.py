"""Ledgers at random: rows that name each other, corrected, withdrawn and restored, for tests of laws."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from random import Random
from typing import Any

from comity.evidence.ledger.bodies import own_date
from comity.evidence.ledger.book import LedgerError
from comity.evidence.ledger.entry import Draft, Entry, Key, withdrawal
from comity.evidence.ledger.memory import MemoryLedger

THEN = "2025-11-12T09:30:00Z"
_DATES = ("", "", "2024", "2025-03", "2025-06-30", "2025-07-01", "2025-12-31")
_WORDS = ("Wasser", "l'eau", "вода", "水", "water & salt", 'a "well"', "tab\tthere")
_RATIOS: tuple[Any, ...] = (3, [1.5, 3, 6], "20/3", [0.1, 0.4], [1, 2.5, 1e2])


def rows_at_random(random: Random, size: int) -> list[Draft]:
    """
    Return drafts of independent rows, ``size`` items among them, in an order in which each may be entered.

    Examples
    --------
    >>> rows_at_random(Random(1), 2)[0].kind
    'source'
    """
    claims = [f"c{k}" for k in range(1 + size // 4)]
    sources = [f"s{k}" for k in range(1 + size // 5)]
    items = [f"i{k}" for k in range(size)]
    rows: list[tuple[str, str, dict[str, Any]]] = [
        ("source", s, {"reliability": random.choice("ABCDEF")}) for s in sources
    ]
    rows += [("claim", c, _claim(random, claims, c)) for c in claims]
    rows += [("item", i, _item(random, claims, sources)) for i in items]
    rows += [("origin", f"o{k}", {"text": random.choice(_WORDS)}) for k in range(size // 6)]
    for k in range(size // 4):
        rows.append(("judgement", f"j{k}", _judgement(random, items)))
        rows.append(("forecast", f"f{k}", _forecast(random, claims)))
        rows.append(("lead", f"l{k}", {"seen": dict.fromkeys(random.sample(claims, 1), 0.7), "cost": k + 1}))
        rows.append(("record", f"k{k}", _record(random, sources)))
        rows.append(("series", f"n{k}", _series(random, sources)))
    rows += [("resolution", c, {"outcome": random.random() < 0.5, "on": "2025-08-01"}) for c in claims[::3]]
    return [Draft(kind, name, body, own_date(kind, body), "a.n.", recorded=THEN) for kind, name, body in rows]


def ledger_at_random(seed: int, size: int = 12, changes: int = 10) -> MemoryLedger:
    """
    Return a ledger of random rows, some of them corrected, withdrawn or restored, on a day or for all days.

    Examples
    --------
    >>> ledger_at_random(1).verify().whole
    True
    """
    random = Random(seed)
    ledger = MemoryLedger()
    rows = rows_at_random(random, size)
    ledger.append(rows)
    drafts: dict[Key, Draft] = {d.about: d for d in rows}
    last: dict[Key, Entry] = {e.about: e for e in ledger.entries()}
    free = [key for key in drafts if key[0] not in ("source", "claim")] + [("claim", "c0")]
    for _ in range(changes):
        key = random.choice(free)
        change = _withdrawn if random.random() < 0.3 and not last[key].withdraws else _corrected
        with suppress(LedgerError):  # what names something that is withdrawn cannot be corrected
            last[key] = ledger.append([change(random, drafts[key], last[key])])[0]
    return ledger


def _withdrawn(random: Random, draft: Draft, entry: Entry) -> Draft:
    return replace(withdrawal(entry, "It was taken back.", random.choice(_DATES)), recorded=THEN)


def _corrected(random: Random, draft: Draft, entry: Entry) -> Draft:
    change: dict[str, Callable[[], dict[str, Any]]] = {
        "item": lambda: {"credibility": random.choice("123456"), "date": random.choice(_DATES[2:])},
        "claim": lambda: {"text": random.choice(_WORDS)},
    }
    body = {**draft.body, **change.get(draft.kind, dict)()}
    return replace(draft, body=body, date=random.choice(_DATES), corrects=entry.hash)


def _filled(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", [], {})}


def _claim(random: Random, claims: list[str], own: str) -> dict[str, Any]:
    rivals = [c for c in random.sample(claims, min(2, len(claims))) if c != own]
    return _filled(
        text=random.choice(_WORDS), rivals=rivals, date=random.choice(_DATES), prior=random.choice((0.5, [0.1, 0.3]))
    )


def _item(random: Random, claims: list[str], sources: list[str]) -> dict[str, Any]:
    claim, other = random.choice(claims), random.choice(claims)
    also = {other: random.choice(_RATIOS)} if other != claim and random.random() < 0.5 else {}
    says = random.choice(("supports", "contradicts", "neutral"))
    return _filled(
        claim=claim,
        says=says,
        source=random.choice(sources),
        origin=random.choice(("", "o0", "o1")),
        credibility=random.choice("123456"),
        ratio=random.choice(_RATIOS) if says == "neutral" else "",
        also=also,
        date=random.choice(_DATES),
    )


def _judgement(random: Random, items: list[str]) -> dict[str, Any]:
    return _filled(item=random.choice(items), analyst="B. Scholar", credibility="4", date=random.choice(_DATES))


def _forecast(random: Random, claims: list[str]) -> dict[str, Any]:
    return _filled(claim=random.choice(claims), analyst="A. Student", p=random.random(), date=random.choice(_DATES))


def _record(random: Random, sources: list[str]) -> dict[str, Any]:
    return _filled(by="iraq", verified=3, claimed=9, until=random.choice(_DATES), source=random.choice(sources))


def _series(random: Random, sources: list[str]) -> dict[str, Any]:
    points = [{"date": day, "value": k} for k, day in enumerate(("2024-12-31", "2025-03", "2025-07-01"))]
    return _filled(of="iraq", what="boats", by="syria", measure="claimed", points=points, source=random.choice(sources))
