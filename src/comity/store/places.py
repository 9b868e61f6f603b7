"""Where a store is, and the way into it: SQLite files as comity wants them, databases of PostgreSQL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from comity.ensemble.run_store import StoreError
from comity.errors import MissingExtraError
from comity.store.messages import shown
from comity.store.turns import WAIT

ANSWER = 10  # seconds to wait for a server to answer at all
POSTGRES_NAMES = {"postgres", "postgresql", "postgresql+psycopg"}


def url_of(place: str | Path) -> URL:
    """
    Return where a store is, from a path or an address.

    Examples
    --------
    >>> url_of("runs.db").render_as_string(), url_of("postgres://me@server/team").drivername
    ('sqlite:///runs.db', 'postgresql+psycopg')
    """
    if isinstance(place, Path) or "://" not in place:
        return URL.create("sqlite", database=str(place))
    try:
        url = make_url(place)
    except (ArgumentError, ValueError):  # such as a port that is no number; what they say may hold a password
        raise StoreError(
            "the address of the store cannot be read. Give a path, or an address such as sqlite:///runs.db "
            "or postgresql://me@server/team"
        ) from None
    # one driver is supported, whatever short name the address has
    return url.set(drivername="postgresql+psycopg") if url.drivername in POSTGRES_NAMES else url


def engine_of(url: URL) -> Engine:
    """
    Return the way into a database; nothing is opened yet.

    Raises
    ------
    MissingExtraError
        The driver is not installed; the message is the line that installs it.
    StoreError
        Comity knows no such kind of database.
    """
    try:
        if url.get_backend_name() == "sqlite":
            engine = sa.create_engine(url, connect_args={"timeout": WAIT})
            sa.event.listen(engine, "connect", _prepare_sqlite)
            sa.event.listen(engine, "begin", _begin_sqlite)
            return engine
        if url.get_backend_name() == "postgresql":
            given = {} if "connect_timeout" in url.query else {"connect_timeout": ANSWER}
            return sa.create_engine(url, pool_pre_ping=True, connect_args=given)
    except ImportError:  # not there, or without the library that it needs
        raise MissingExtraError("postgres", f"a store in PostgreSQL ({shown(url)})") from None
    except NoSuchModuleError:
        pass
    raise StoreError(
        f"{shown(url)} is of a kind that comity does not know ({url.drivername}). Stores are SQLite files, or "
        "databases of PostgreSQL: postgresql://me@server/team"
    )


def file_of(url: URL) -> str | None:
    """Return the file of a store in SQLite; None for a database on a server."""
    return url.database if url.get_backend_name() == "sqlite" else None


def _prepare_sqlite(connection: Any, _: object) -> None:
    # transactions are begun by _begin_sqlite: the driver's own way leaves out changes of tables
    connection.isolation_level = None
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # a writer takes its turn at the start, where it can wait, and not half-way, where it would be refused
    reads = connection.get_execution_options().get("comity_reads", False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
