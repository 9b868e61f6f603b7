"""The ledger in a database keeps every promise of a ledger, on SQLite and on PostgreSQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from comity.evidence.ledger.entry import Draft
from comity.store.open import open_ledger
from comity.testing.ledgers import CHECKS, MakeLedger


@pytest.fixture
def make(place: str) -> Iterator[MakeLedger]:
    """Make empty ledgers, each under a name of its own."""
    with ExitStack() as opened:
        names = iter(f"ledger {k}" for k in range(1000))
        yield lambda: opened.enter_context(open_ledger(place, next(names)))


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.__name__)
def test_the_ledger_keeps_its_promise(make: MakeLedger, check: Callable[[MakeLedger], None]) -> None:
    check(make)


def test_to_enter_one_thing_sqlite_never_goes_through_the_whole_ledger(tmp_path: Path, first: list[Draft]) -> None:
    asked: list[tuple[str, Any]] = []
    with open_ledger(tmp_path / "ledger.db") as ledger:
        sa.event.listen(
            ledger._engine, "before_cursor_execute", lambda _c, _r, text, given, _x, _m: asked.append((text, given))
        )
        ledger.append(first)
        row = {"claim": "c1", "source": "s1", "says": "supports"}
        added = ledger.append([Draft("item", "i1", row)])
        ledger.append([Draft("item", "i1", {**row, "says": "neutral"}, corrects=added[0].hash)])
        ledger.history([("item", "i1")])
        with sqlite3.connect(tmp_path / "ledger.db") as file:
            plans = [
                str(step)
                for text, given in asked
                if text.startswith("SELECT")
                for step in file.execute(f"EXPLAIN QUERY PLAN {text}", given)
            ]
    assert any("ix_ledger_entry_noun (ledger_id=? AND about=? AND noun=?)" in p for p in plans)
    assert not [p for p in plans if "SCAN" in p or "ledger_entry USING PRIMARY KEY (ledger_id=?)" in p]
