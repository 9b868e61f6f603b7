"""From a path or an address to a store that is ready: made, brought up to date, or refused with the reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from comity.ensemble.run_store import StoreError
from comity.store.messages import plainly, shown
from comity.store.migrations.env import VERSION_TABLE
from comity.store.runs import SqlRunStore

WAIT = 30  # seconds to wait for another program that is writing
READS = {"comity_reads": True}


def open_store(place: str | Path) -> SqlRunStore:
    """
    Return the store at a place; it is made where there is none, and brought up to date where it is old.

    Parameters
    ----------
    place : str or Path
        The path of an SQLite file, or the address of a database such as ``"sqlite:///runs.db"``.

    Raises
    ------
    StoreError
        The place holds something else, is damaged, cannot be written, or was written by a newer comity.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/runs.db") as store:
    ...     run = store.begin("digest of a plan", {"draws": 10})
    ...     store.save(run, 0, b"answer")
    ...     dict(store.load(run))
    {0: b'answer'}
    """
    url = _url(place)
    engine = _engine(url)
    try:
        with plainly(url):
            with engine.connect() as connection:
                connection.execution_options(**READS)
                state = _state(connection, url)
            if state != "ready":
                _bring_up_to_date(engine, url)
    except BaseException:
        engine.dispose()
        raise
    return SqlRunStore(engine)


def _url(place: str | Path) -> URL:
    if isinstance(place, Path) or "://" not in place:
        return URL.create("sqlite", database=str(place))
    try:
        return make_url(place)
    except ArgumentError:
        raise StoreError(
            "the address of the store cannot be read. Give a path, or an address such as sqlite:///runs.db"
        ) from None


def _engine(url: URL) -> Engine:
    try:
        if url.get_backend_name() == "sqlite":
            engine = sa.create_engine(url, connect_args={"timeout": WAIT})
            sa.event.listen(engine, "connect", _prepare_sqlite)
            sa.event.listen(engine, "begin", _begin_sqlite)
            return engine
        return sa.create_engine(url, pool_pre_ping=True)
    except (NoSuchModuleError, ModuleNotFoundError) as e:
        raise StoreError(
            f"{shown(url)} needs a driver that is not installed ({e}). Name an SQLite file with --store instead."
        ) from None


def _prepare_sqlite(connection: Any, _: object) -> None:
    # transactions are begun by _begin_sqlite: the driver's own way leaves out changes of tables
    connection.isolation_level = None
    for pragma in ("foreign_keys = ON", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # a writer takes its turn at the start, where it can wait, and not half-way, where it would be refused
    reads = connection.get_execution_options().get("comity_reads", False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _state(connection: Connection, url: URL) -> str:
    """Return whether the tables are "ready" or "old" or not there ("new"); refuse what is not ours to change."""
    at = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}).get_current_revision()
    script = ScriptDirectory.from_config(_config())
    if at is None:
        strange = sorted(set(sa.inspect(connection).get_table_names()) - {VERSION_TABLE})
        if strange:
            raise StoreError(
                f'{shown(url)} is a database of another program (it has a table "{strange[0]}"). '
                "Name another file with --store; this one was not changed."
            )
        return "new"
    if at not in {s.revision for s in script.walk_revisions()}:
        raise StoreError(
            f"{shown(url)} was written by a newer comity (version {at} of its tables). Install that version "
            "(pip install --upgrade comity), or name another file with --store; this one was not changed."
        )
    return "ready" if at == script.get_current_head() else "old"


def _bring_up_to_date(engine: Engine, url: URL) -> None:
    if url.get_backend_name() == "sqlite":
        with engine.connect() as connection:
            # readers and a writer side by side; the file remembers it. Not possible within a transaction.
            raw = connection.connection.dbapi_connection
            if raw is not None:
                raw.execute("PRAGMA journal_mode = WAL")
    # one transaction: another program may be doing the same, and the steps are done all or not at all
    with engine.begin() as connection:
        command.upgrade(_config(connection), "head")


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
