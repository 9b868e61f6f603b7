"""A real PostgreSQL for the tests of the store; where none can be started, what needs it is skipped with the reason."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from comity.evidence.ledger.entry import Draft
from comity.testing.postgres import NoServerError, Server, server

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A server of its own for this run of the tests."""
    try:
        with server() as running:
            yield running
    except NoServerError as e:
        pytest.skip(f"no PostgreSQL: {e}")


@pytest.fixture
def database(postgres: Server) -> Iterator[str]:
    """The address of an empty database: a schema of its own, which is made ten times as fast."""
    name = f"team{next(_NUMBERS)}"
    postgres.run(f"CREATE SCHEMA {name}")
    yield f"{postgres.address()}&options=-csearch_path%3D{name}"
    postgres.run(f"DROP SCHEMA {name} CASCADE")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty store may be made: a file, and a database on a server."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    return str(request.getfixturevalue("database"))


@pytest.fixture
def by_other_means(place: str) -> Callable[..., None]:
    """Run statements on a store as somebody who goes round comity."""
    import sqlite3

    import psycopg

    def run(*statements: str) -> None:
        if "://" in place:
            with psycopg.connect(place) as connection:
                for text in statements:
                    connection.execute(text.encode())
        else:
            with sqlite3.connect(place) as file:
                for text in statements:
                    file.execute(text)
            file.close()

    return run


@pytest.fixture
def first() -> list[Draft]:
    """A source and two claims, to hang items on."""
    return [
        Draft("source", "s1", {"name": "The agency", "reliability": "B"}, via="case"),
        Draft("claim", "c1", {"text": "The bridge is open."}, via="case"),
        Draft("claim", "c2", {"text": "The bridge is safe – «sûr»."}, date="2025-03", via="case"),
    ]


@pytest.fixture
def item() -> Callable[..., Draft]:
    """Make the draft of an item; further keys are those of its row."""

    def make(name: str, corrects: str = "", **row: object) -> Draft:
        body = {"claim": "c1", "source": "s1", "says": "supports", **row}
        return Draft("item", name, body, date=str(row.get("date", "")), by="a.n.", corrects=corrects)

    return make
