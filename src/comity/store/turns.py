"""Transactions: readers who see one moment, writers who take turns."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from comity.store.messages import plainly

READS = {"comity_reads": True}
ONE_BY_ONE = 0x436F6D697478  # the number of a lock in PostgreSQL
WAIT = 30  # seconds to wait for another program that is writing

# wait for others, but not for ever; and have changes on the disk before the transaction is over, also where the server
# does not by default
_POSTGRESQL = sa.text(
    f"SELECT set_config('lock_timeout', '{WAIT}s', true), CASE WHEN current_setting('synchronous_commit') = 'off' "
    "THEN set_config('synchronous_commit', 'on', true) END"
)


@contextmanager
def writing(engine: Engine, one_by_one: bool = False) -> Iterator[Connection]:
    """
    Give a connection; what is done with it is kept at the end of the block, all or nothing.

    ``one_by_one``: two such blocks never run at once on one store. In SQLite that is always so.
    """
    with plainly(engine.url), engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(_POSTGRESQL)
            if one_by_one:
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(ONE_BY_ONE)))
        yield connection


@contextmanager
def reading(engine: Engine, one_moment: bool = False) -> Iterator[Connection]:
    """
    Give a connection that changes nothing.

    ``one_moment``: everything read within the block is as it was at one moment, whatever others write meanwhile.
    """
    options: dict[str, object] = dict(READS)
    if one_moment and engine.dialect.name == "postgresql":
        options["isolation_level"] = "REPEATABLE READ"
    with plainly(engine.url), engine.execution_options(**options).connect() as connection:
        yield connection
