"""From a path or an address to a store that is ready: made, brought up to date, or refused with the reason."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import URL, Connection, Engine

from comity.ensemble.run_store import StoreError
from comity.store.ledgers import SqlLedger
from comity.store.messages import plainly, shown
from comity.store.migrations.env import VERSION_TABLE
from comity.store.places import engine_of, file_of, url_of
from comity.store.runs import SqlRunStore
from comity.store.turns import READS

TURN = 0x436F6D697479  # the number of the lock under which tables are made: "Comity"


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
    return SqlRunStore(ready(place))


def open_ledger(place: str | Path, name: str = "main") -> SqlLedger:
    """
    Return a ledger of the store at a place; the store is made where there is none, brought up to date where it is old.

    One store holds any number of ledgers, each under its name, beside runs of ensembles. A name that is new is an empty
    ledger; it is written down with its first entry.

    Parameters
    ----------
    place : str or Path
        The path of an SQLite file, or the address of a database such as ``"postgresql://me@server/team"``.
    name : str
        Which of its ledgers.

    Raises
    ------
    StoreError
        The place holds something else, does not answer, is damaged, cannot be written, or is of a newer comity.
    MissingExtraError
        The driver of PostgreSQL is not installed; the message is the line that installs it.

    Examples
    --------
    >>> import tempfile
    >>> from comity.evidence.ledger.entry import Draft
    >>> with tempfile.TemporaryDirectory() as folder, open_ledger(f"{folder}/ledger.db") as ledger:
    ...     entry, = ledger.append([Draft("claim", "c1", {"text": "The bridge is open."}, by="a.n.")])
    ...     print(entry.seq, entry.hash == ledger.head().hash, ledger.verify().whole)
    1 True True
    """
    return SqlLedger(ready(place), name)


def ready(place: str | Path) -> Engine:
    """Return the way into a store whose tables are those of today; errors as for :func:`open_store`."""
    url = url_of(place)
    _fit_for_a_file(url)
    engine = engine_of(url)
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
    return engine


def _fit_for_a_file(url: URL) -> None:
    """Refuse what is no place for a file: a folder, a device, a pipe."""
    name = file_of(url)
    path = Path(name) if name else None
    if path is None or not path.exists() or path.is_file():
        return
    if path.is_dir():
        raise StoreError(f"{shown(url)} is a folder. Name a file in it with --store, such as {path / 'ledger.db'}")
    raise StoreError(f"{shown(url)} is a device or a pipe, not a file. Name a file with --store.")


def _state(connection: Connection, url: URL) -> str:
    """Return whether the tables are "ready" or "old" or not there ("new"); refuse what is not ours to change."""
    # the tables first: another program may be making them, all at once and with their version; read in the other order
    # there would be tables of ours without one
    tables = set(sa.inspect(connection).get_table_names())
    at = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}).get_current_revision()
    script = ScriptDirectory.from_config(_config())
    if at is None:
        strange = sorted(tables - {VERSION_TABLE})
        if strange:
            raise StoreError(
                f'{shown(url)} is a database of another program (it has a table "{strange[0]}"). '
                "Name another file or an empty database with --store; this one was not changed."
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
        if url.get_backend_name() == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(TURN)))
        command.upgrade(_config(connection), "head")


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
