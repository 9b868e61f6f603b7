"""Opening a store: made, brought up to date, or refused in words that help."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from comity.ensemble.run_store import StoreError
from comity.store.migrations.env import VERSION_TABLE
from comity.store.open import open_store, ready
from comity.store.schema import metadata
from comity.store.turns import writing


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A store with one chunk in it."""
    file = tmp_path / "runs.db"
    with open_store(file) as store:
        store.save(store.begin("d", {}), 0, b"answer")
    return file


def refusal(place: str | Path) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(place)
    return str(caught.value)


def test_a_store_is_found_again_at_its_path_and_at_its_address(place: Path) -> None:
    for name in (place, str(place), f"sqlite:///{place}"):
        with open_store(name) as store:
            assert dict(store.load(1)) == {0: b"answer"}


def test_a_closed_store_is_one_file(place: Path) -> None:
    assert [p.name for p in place.parent.iterdir()] == ["runs.db"]


def test_readers_and_a_writer_work_side_by_side(place: Path) -> None:
    with sqlite3.connect(place) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with open_store(place) as one, open_store(place) as other:
        one.save(1, 1, b"x")
        assert other.done(1) == {0, 1}


def test_a_chunk_without_a_run_is_refused_by_the_database_itself(place: Path) -> None:
    with writing(ready(place)) as connection:
        assert connection.scalar(sa.text("PRAGMA foreign_keys")) == 1
        with pytest.raises(sa.exc.IntegrityError):
            connection.execute(sa.text("INSERT INTO ensemble_chunk VALUES (9, 0, x'00', 'a')"))


def test_the_steps_lead_to_the_tables_of_today(place: Path) -> None:
    with ready(place).connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_steps_lead_to_the_tables_of_today_in_postgresql_too(database: str) -> None:
    with ready(database).connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_a_newer_store_is_refused_with_the_way_out(place: Path) -> None:
    with sqlite3.connect(place) as connection:
        connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    before = place.read_bytes()
    said = refusal(place)
    assert "newer comity" in said
    assert "pip install --upgrade comity" in said
    assert "9999" in said
    assert place.read_bytes() == before


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "places.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE bookmarks (id INTEGER)")
    before = file.read_bytes()
    said = refusal(file)
    assert 'a table "bookmarks"' in said
    assert "--store" in said
    assert file.read_bytes() == before


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text("comity: 1\n" * 200)
    assert "is not a database of comity" in refusal(file)
    assert file.read_text() == "comity: 1\n" * 200


def test_a_damaged_store_is_named_as_such(place: Path) -> None:
    data = bytearray(place.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    place.write_bytes(data)
    assert "damaged" in refusal(place)


def test_a_chunk_that_is_not_what_was_stored_is_found(place: Path) -> None:
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE ensemble_chunk SET tally = x'00'")
    with open_store(place) as store, pytest.raises(StoreError, match="damaged: chunk 0"):
        list(store.load(1))


def test_a_store_that_cannot_be_written_says_so(place: Path) -> None:
    with (
        open_store(f"sqlite:///file:{place}?mode=ro&uri=true") as store,
        pytest.raises(StoreError, match=r"cannot be written\. Make it writable"),
    ):
        store.begin("another", {})


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "cannot be opened. Check that its folder exists" in refusal(tmp_path / "none" / "runs.db")
    assert "is a folder. Name a file in it" in refusal(tmp_path)


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for place in ("/dev/null", tmp_path / "pipe"):
        assert "is a device or a pipe, not a file. Name a file" in refusal(place)


@pytest.mark.parametrize(
    "address",
    ["mysql://me:secret@localhost/team", "nosuch://me:secret@x/y", "postgresql://me:secret@host:x/team", "://"],
)
def test_addresses_that_lead_nowhere_are_refused_and_show_no_password(address: str) -> None:
    said = refusal(address)
    assert "secret" not in said
    assert "sqlite" in said.lower()


def test_programs_that_make_one_store_at_once_agree(tmp_path: Path) -> None:
    script = (
        "import sys; from comity.store.open import open_store, ready\n"
        "with open_store(sys.argv[1]) as s: s.save(s.begin('d', {}), int(sys.argv[2]), b'x')"
    )
    begun = [
        subprocess.Popen([sys.executable, "-c", script, str(tmp_path / "runs.db"), str(k)], stderr=subprocess.PIPE)
        for k in range(3)
    ]
    assert [p.communicate(timeout=60)[1] for p in begun] == [b""] * 3
    with open_store(tmp_path / "runs.db") as store:
        assert [(r.digest, r.chunks) for r in store.list()] == [("d", 3)]
