"""A copy of a whole store, taken while others write; to restore is to copy back, or just to open the copy."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from comity.ensemble.run_store import StoreError
from comity.store.messages import plainly, shown
from comity.store.open import ready
from comity.store.places import file_of, url_of
from comity.store.schema import metadata
from comity.store.turns import READS, reading, writing

_LARGE = {"ledger_numbers": 16, "ensemble_chunk": 16}
"""Rows of these tables may be a megabyte each; of others, many are taken at once."""
_MANY = 2000


def back_up(place: str | Path, to: str | Path) -> None:
    """
    Copy a whole store, ledgers and runs, to a place that holds none yet, while others may go on writing.

    The copy is as the store was at one moment, all or nothing. To restore, open the copy; or copy it back with this
    same function, also from a file into an empty database and from a database into a file.

    Parameters
    ----------
    place : str or Path
        The store that is copied.
    to : str or Path
        A new file, or the address of an empty database.

    Raises
    ------
    StoreError
        There is no store at the place, the target holds something already, or one of them cannot be used.

    Examples
    --------
    >>> import tempfile
    >>> from comity.store.open import open_ledger
    >>> from comity.evidence.ledger.entry import Draft
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with open_ledger(f"{folder}/ledger.db") as ledger:
    ...         _ = ledger.append([Draft("claim", "c1", {"text": "The bridge is open."})])
    ...     back_up(f"{folder}/ledger.db", f"{folder}/copy.db")
    ...     with open_ledger(f"{folder}/copy.db") as copy:
    ...         copy.head() == ledger.head()
    True
    """
    url, target = url_of(place), url_of(to)
    if file_of(url) is not None and not Path(file_of(url) or "").exists():
        raise StoreError(f"there is no store at {shown(url)} to be copied. Check its name.")
    source = ready(place)
    try:
        file = file_of(target)
        if file is None:
            _copy_into(source, to)
        elif file_of(url) is not None:
            copy_file(source, Path(file))
        else:
            part = new_file(Path(file))
            try:
                _copy_into(source, part)
            except BaseException:
                part.unlink(missing_ok=True)
                raise
            put_in_place(part, Path(file))
    finally:
        source.dispose()


def copy_store(source: Engine, target: Engine) -> None:
    """
    Copy ledgers and runs into a store that holds nothing yet, all or nothing, as they are at one moment.

    The chain of hashes is copied as it is, so the copy has the same heads.

    Raises
    ------
    StoreError
        The target is not empty, or one of the two cannot be used.
    """
    with reading(source, one_moment=True) as old, writing(target) as new:
        for table in metadata.sorted_tables:
            if new.execute(sa.select(sa.literal(1)).select_from(table).limit(1)).first():
                what = f"{shown(target.url)} is not empty, and a copy never overwrites."
                raise StoreError(f"{what} Name an empty database or a new file.")
        for table in metadata.sorted_tables:
            _copy_table(old, new, table)


def copy_file(source: Engine, to: Path) -> None:
    """
    Copy a store in an SQLite file to a new file, page by page, while others write to it.

    Raises
    ------
    StoreError
        The file is there already, or cannot be written.
    """
    part = new_file(to)
    try:
        with plainly(source.url), source.execution_options(**READS).connect() as connection:
            raw = connection.connection.dbapi_connection
            assert isinstance(raw, sqlite3.Connection)
            with closing(sqlite3.connect(part)) as copy:
                raw.backup(copy)
        put_in_place(part, to)
    except (sqlite3.Error, OSError) as e:
        raise StoreError(f"{to} cannot be written: {e}. Nothing was left behind there.") from None
    finally:
        part.unlink(missing_ok=True)


def _copy_into(source: Engine, place: str | Path) -> None:
    target = ready(place)
    try:
        copy_store(source, target)
    finally:
        target.dispose()


def new_file(to: Path) -> Path:
    """Return the name under which a copy is made; it gets its own name when it is whole."""
    if to.exists():
        raise StoreError(f"{to} is there already, and a copy never overwrites. Name a new file.")
    if not to.parent.is_dir():
        raise StoreError(f"the folder {to.parent} is not there. Make it, or name another.")
    part = to.with_name(to.name + ".part")
    part.unlink(missing_ok=True)
    return part


def put_in_place(part: Path, to: Path) -> None:
    """Give a whole copy its name, once it is on the disk."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(to)


def _copy_table(old: Connection, new: Connection, table: sa.Table) -> None:
    at_once = _LARGE.get(table.name, _MANY)
    asked = sa.select(table).order_by(*table.primary_key.columns).execution_options(yield_per=at_once)
    for part in old.execute(asked).partitions():
        new.execute(sa.insert(table), [dict(row._mapping) for row in part])
    counted = table.autoincrement_column
    if counted is not None and new.dialect.name == "postgresql":
        # the numbers that rows brought with them are taken
        new.execute(
            sa.text(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', '{counted.name}'), max({counted.name})) "
                f"FROM {table.name} HAVING max({counted.name}) IS NOT NULL"
            )
        )
