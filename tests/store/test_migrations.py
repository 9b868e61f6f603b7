"""Stores of earlier versions stay readable; the files under ``assets`` were written by the versions of their names."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa
from alembic import command

from comity.ensemble.run_store import StoreError
from comity.evidence.ledger.entry import Draft
from comity.store import open as opening
from comity.store.migrations.env import VERSION_TABLE
from comity.store.open import open_ledger, open_store, ready

ASSETS = Path(__file__).parent / "assets"
OLD = sorted(ASSETS.glob("*.db"))
Item = Callable[..., Draft]


@pytest.fixture(params=OLD, ids=lambda p: p.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of an old store."""
    file = tmp_path / "old.db"
    shutil.copy(request.param, file)
    return file


def check_runs(place: str | Path) -> None:
    with open_store(place) as store:
        found = [(r.digest, dict(r.meta), r.chunks, r.finished) for r in store.list()]
        assert found == [
            ("d1" * 32, {"draws": 20, "title": "Straße"}, 2, True),
            ("d2" * 32, {}, 1, False),
        ]
        assert dict(store.load(store.list()[0].id)) == {0: bytes(range(40)), 1: b"second chunk"}
        store.save(store.list()[1].id, 4, b"more")


def check_ledger(place: str | Path, first: list[Draft], item: Item) -> None:
    with open_ledger(place) as ledger:
        ledger.append([*first, item("i1")])
        assert len(ledger.columns()) == 1
        assert ledger.verify().whole


def test_there_are_old_stores() -> None:
    assert [p.name for p in OLD] == ["runs-0001.db"]
    with sqlite3.connect(f"file:{OLD[0]}?mode=ro&immutable=1", uri=True) as connection:
        assert connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchall() == [("0001",)]


def test_an_old_store_keeps_its_runs_and_takes_a_ledger(old: Path, first: list[Draft], item: Item) -> None:
    check_ledger(old, first, item)
    check_runs(old)


def test_an_old_store_in_postgresql_keeps_its_runs_and_takes_a_ledger(
    database: str, first: list[Draft], item: Item
) -> None:
    made = opening.engine_of(opening.url_of(database))
    with made.begin() as connection:
        command.upgrade(opening._config(connection), "0001")
        names = sa.inspect(connection).get_table_names()
        assert "ledger" not in names
        connection.execute(
            sa.text("INSERT INTO ensemble_run (digest, meta, begun) VALUES ('d', '{}', '2025-01-01T00:00:00+00:00')")
        )
    made.dispose()
    check_ledger(database, first, item)
    with open_store(database) as store:
        assert [r.digest for r in store.list()] == ["d"]


def test_every_step_can_be_taken_back(place: str, first: list[Draft]) -> None:
    with open_ledger(place) as ledger:
        ledger.append(first)
    engine = ready(place)
    for steps in (0, 1):
        with engine.begin() as connection:
            command.downgrade(opening._config(connection), "base" if steps else "0001")
            left = set(sa.inspect(connection).get_table_names())
            assert left == ({VERSION_TABLE} if steps else {VERSION_TABLE, "ensemble_run", "ensemble_chunk"})
    engine.dispose()
    with open_ledger(place) as ledger:
        assert ledger.head().count == 0


def test_a_newer_store_is_refused_unharmed(place: str, first: list[Draft], by_other_means: Callable[..., None]) -> None:
    with open_ledger(place) as ledger:
        ledger.append(first)
        head = ledger.head()
    by_other_means(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer comity"):
        open_ledger(place)
    by_other_means(f"UPDATE {VERSION_TABLE} SET version_num = '0002'")
    with open_ledger(place) as ledger:
        assert ledger.head() == head
        assert ledger.verify(head).whole


def test_a_database_of_another_program_is_left_alone(place: str, by_other_means: Callable[..., None]) -> None:
    by_other_means("CREATE TABLE bookmarks (id INTEGER)")
    with pytest.raises(StoreError, match='a table "bookmarks"'):
        open_ledger(place)
    with pytest.raises((sqlite3.Error, psycopg.Error), match="ledger"):
        by_other_means("SELECT * FROM ledger")


def test_the_old_store_is_as_it_was_where_it_cannot_be_brought_up_to_date(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    from alembic import op

    with monkeypatch.context() as patched:
        patched.setattr(op, "create_index", broken)
        with pytest.raises(KeyboardInterrupt):
            open_ledger(old)
    with sqlite3.connect(old) as connection:
        names = {n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names == {VERSION_TABLE, "ensemble_run", "ensemble_chunk"}
    check_runs(old)
