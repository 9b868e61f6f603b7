"""Runs of an ensemble in a database."""

from __future__ import annotations

import builtins
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from types import TracebackType

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from comity.ensemble.run_store import Meta, StoredRun, StoreError, no_such_run, refuse_other_bytes, sha256
from comity.store.messages import shown
from comity.store.schema import chunks, runs
from comity.store.turns import reading, writing


class SqlRunStore:
    """
    Keeps the chunks of runs as rows; made by :func:`comity.store.open.open_store`.

    Every call is a transaction of its own, so several programs may work on one store, and on one run.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> SqlRunStore:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def begin(self, digest: str, meta: Meta) -> int:
        """Return the number of the run with this digest; the run is made where there is none."""
        with writing(self._engine, one_by_one=True) as connection:
            known = connection.scalar(sa.select(runs.c.id).where(runs.c.digest == digest))
            if known is not None:
                return int(known)
            text = json.dumps(dict(meta), ensure_ascii=False, sort_keys=True)
            row = {"digest": digest, "meta": text, "begun": _now()}
            return int(connection.scalar(sa.insert(runs).values(row).returning(runs.c.id)) or 0)

    def done(self, run: int) -> set[int]:
        """Return the indices of the chunks that are kept."""
        with reading(self._engine) as connection:
            _must_exist(connection, run)
            return set(connection.scalars(sa.select(chunks.c.position).where(chunks.c.run_id == run)))

    def save(self, run: int, index: int, data: bytes) -> None:
        """Keep a chunk. The same bytes again change nothing; other bytes are an error."""
        where = (chunks.c.run_id == run) & (chunks.c.position == index)
        with writing(self._engine, one_by_one=True) as connection:
            _must_exist(connection, run)
            kept = connection.scalar(sa.select(chunks.c.sha256).where(where))
            if kept is not None:
                return refuse_other_bytes(index, kept, data)
            row = {"run_id": run, "position": index, "tally": data, "sha256": sha256(data)}
            connection.execute(sa.insert(chunks).values(row))
        return None

    def load(self, run: int) -> Iterator[tuple[int, bytes]]:
        """
        Yield every chunk that is kept, with its index, lowest first.

        Raises
        ------
        StoreError
            A chunk is not what was stored.
        """
        for index in sorted(self.done(run)):
            where = (chunks.c.run_id == run) & (chunks.c.position == index)
            with reading(self._engine) as connection:
                row = connection.execute(sa.select(chunks.c.tally, chunks.c.sha256).where(where)).one()
            yield index, self._whole(index, bytes(row.tally), row.sha256)

    def finish(self, run: int) -> None:
        """Mark a run as finished."""
        with writing(self._engine, one_by_one=True) as connection:
            _must_exist(connection, run)
            first = (runs.c.id == run) & runs.c.finished.is_(None)
            connection.execute(sa.update(runs).where(first).values(finished=_now()))

    def list(self) -> builtins.list[StoredRun]:
        """Return every run, oldest first."""
        done = sa.func.count(chunks.c.position).label("done")
        asked = (
            sa.select(runs.c.id, runs.c.digest, runs.c.meta, runs.c.finished, done)
            .select_from(runs.outerjoin(chunks))
            .group_by(runs.c.id, runs.c.digest, runs.c.meta, runs.c.finished)
            .order_by(runs.c.id)
        )
        with reading(self._engine) as connection:
            return [
                StoredRun(row.id, row.digest, json.loads(row.meta), row.done, row.finished is not None)
                for row in connection.execute(asked)
            ]

    def _whole(self, index: int, data: bytes, stored: str) -> bytes:
        if sha256(data) != stored:
            raise StoreError(
                f"{shown(self._engine.url)} is damaged: chunk {index} is not what was stored. "
                "Put back a copy of it, or name a new file with --store."
            )
        return data


def _must_exist(connection: Connection, run: int) -> None:
    if connection.scalar(sa.select(runs.c.id).where(runs.c.id == run)) is None:
        raise no_such_run(run)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
