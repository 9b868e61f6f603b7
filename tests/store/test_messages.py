"""What PostgreSQL says, in words that a user can act on, and never with the password."""

from __future__ import annotations

import builtins
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from comity.ensemble.run_store import StoreError
from comity.errors import MissingExtraError
from comity.evidence.ledger.entry import Draft
from comity.store.messages import meaning, shown
from comity.store.open import open_ledger
from comity.testing.postgres import GUARDED, PASSWORD, Server


def refusal(place: str) -> str:
    with pytest.raises(StoreError) as caught:
        open_ledger(place)
    assert "Traceback" not in str(caught.value)
    return str(caught.value)


def test_where_no_server_answers_the_address_is_to_be_checked() -> None:
    said = refusal("postgresql://me:secret@127.0.0.1:1/team")
    assert said.startswith("postgresql://me:***@127.0.0.1:1/team does not answer.")
    assert "Check the host and the port" in said


def test_a_host_that_nobody_has_is_said() -> None:
    said = refusal("postgresql://me:secret@nowhere.invalid/team")
    assert "no machine has this name" in said
    assert "secret" not in said


def test_a_folder_without_a_socket_is_no_server(tmp_path: Path) -> None:
    assert "does not answer" in refusal(f"postgresql://me@/team?host={tmp_path}")


@pytest.mark.parametrize("password", ["wr0ng p@ss:/%", "Zebra-77"])
def test_a_wrong_password_is_said_and_not_shown(postgres: Server, password: str) -> None:
    said = refusal(postgres.address(user=GUARDED, password=password))
    assert "does not take this user name with this password" in said
    assert "%40" in said
    assert password not in said.replace("such as @ : / %", "")
    assert f"{GUARDED}:***@" in said


def test_a_password_that_is_missing_is_asked_for(postgres: Server) -> None:
    assert "asks for a password" in refusal(postgres.address(user=GUARDED))


def test_the_right_password_lets_in(postgres: Server) -> None:
    postgres.run(f'CREATE DATABASE "guarded team" OWNER {GUARDED}')
    place = postgres.address("guarded%20team", user=GUARDED, password=PASSWORD)
    for name in (place, place.replace("postgresql:", "postgres:"), place.replace("postgresql:", "postgresql+psycopg:")):
        with open_ledger(name) as ledger:
            assert ledger.head().count == 0


def test_a_database_that_is_not_there_is_named_with_the_way_to_make_it(postgres: Server) -> None:
    said = refusal(postgres.address("no team"))
    assert "no database of that name" in said
    assert "createdb" in said


def test_an_unknown_user_is_said(postgres: Server) -> None:
    assert "does not know this user name" in refusal(postgres.address(user="stranger"))


def test_too_few_rights_are_said(postgres: Server, database: str, first: list[Draft]) -> None:
    with open_ledger(database) as ledger:
        ledger.append(first)
    schema = database.rsplit("%3D", 1)[1]
    postgres.run(
        f"CREATE ROLE reader_{schema} LOGIN",
        f"GRANT USAGE ON SCHEMA {schema} TO reader_{schema}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO reader_{schema}",
    )
    with open_ledger(database.replace("postgres@", f"reader_{schema}@")) as ledger:
        assert [e.id for e in ledger.entries()] == ["s1", "c1", "c2"]
        assert ledger.verify().whole
        with pytest.raises(StoreError, match="does not give this user enough rights"):
            ledger.append([Draft("claim", "c3", {"text": "So it is."})])
    postgres.run(f"DROP OWNED BY reader_{schema}", f"DROP ROLE reader_{schema}")


def test_the_rights_that_the_guide_gives_are_enough_to_enter_and_not_to_change(
    postgres: Server, database: str, first: list[Draft], item: Callable[..., Draft]
) -> None:
    guide = (Path(__file__).parents[2] / "docs/how-to/team-store.md").read_text(encoding="utf-8")
    rights = guide.split("```sql\n")[1].split("```")[0]
    with open_ledger(database) as ledger:
        ledger.append(first)
    schema = database.rsplit("%3D", 1)[1]
    postgres.run(f"CREATE ROLE anna_{schema} LOGIN")
    for line in rights.replace("SCHEMA public", f"SCHEMA {schema}").replace("anna", f"anna_{schema}").splitlines():
        postgres.run(f"SET search_path TO {schema}; {line}")
    hers = database.replace("postgres@", f"anna_{schema}@")
    with open_ledger(hers) as ledger, open_ledger(hers, "another") as another:
        ledger.append([item("i1")])
        another.append(first)
        assert ledger.verify().whole
    for text in (
        "UPDATE ledger_entry SET body = ''",
        "DELETE FROM ledger_entry",
        "DROP TRIGGER ledger_update ON ledger",
    ):
        with psycopg.connect(hers) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(text.encode())
    postgres.run(f"DROP OWNED BY anna_{schema}", f"DROP ROLE anna_{schema}")


def test_a_writer_who_never_lets_go_is_not_waited_for_for_ever(
    database: str, first: list[Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlalchemy as sa

    from comity.store import turns

    monkeypatch.setattr(turns, "_POSTGRESQL", sa.text("SELECT set_config('lock_timeout', '50ms', true)"))
    with open_ledger(database) as ledger, psycopg.connect(database) as other:
        ledger.append(first)
        other.execute("SELECT * FROM ledger FOR UPDATE")
        with pytest.raises(StoreError, match="in use by another program"):
            ledger.append([Draft("claim", "c3", {"text": "So it is."})])
        other.rollback()
        ledger.append([Draft("claim", "c3", {"text": "So it is."})])


def test_a_server_that_went_away_is_said_and_the_next_call_finds_it_again(
    postgres: Server, database: str, first: list[Draft]
) -> None:
    with open_ledger(database) as ledger:
        ledger.append(first)
        postgres.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
        assert ledger.head().count == 3


def test_changes_are_on_the_disk_also_where_the_server_is_set_otherwise(postgres: Server, database: str) -> None:
    from comity.store.open import ready
    from comity.store.turns import writing

    postgres.run("ALTER ROLE postgres SET synchronous_commit = off")
    try:
        with writing(ready(database)) as connection:
            assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"
            assert connection.exec_driver_sql("SHOW lock_timeout").scalar() == "30s"
    finally:
        postgres.run("ALTER ROLE postgres RESET synchronous_commit")


def test_without_the_driver_the_line_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.split(".")[0] == "psycopg":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError) as caught:
        open_ledger("postgresql://me:secret@host/team")
    assert "pip install 'comity[postgres]'" in str(caught.value)
    assert "secret" not in str(caught.value)


class SaidError(Exception):
    """What a driver raises."""

    def __init__(self, text: str, sqlstate: str | None = None) -> None:
        super().__init__(text)
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("could not extend file: No space left on device", "53100", "the disk is full"),
        ("could not serialize access due to concurrent update", "40001", "Try again"),
        ("deadlock detected", "40P01", "Try again"),
        ("FATAL:  sorry, too many clients already", None, "takes no more connections just now"),
        ("cannot execute INSERT in a read-only transaction", "25006", "only lets it be read"),
        ('FATAL:  no pg_hba.conf entry for host "10.0.0.1"', None, "does not let this machine or user in"),
        ("connection timeout expired", None, "does not answer"),
        ("server closed the connection unexpectedly", None, "look before you do it again"),
        ("entries of a ledger are never changed or removed", "P0001", "Append a correction"),
        ("something with s3cret in it", "XX000", "cannot be used: something with *** in it"),
    ],
)
def test_other_things_that_a_server_says(text: str, code: str | None, words: str) -> None:
    url = make_url("postgresql+psycopg://me:s3cret@host/team")
    assert words in meaning(url, OperationalError("INSERT ...", {}, SaidError(text, code)))


def test_a_password_in_the_rest_of_an_address_is_not_shown() -> None:
    assert shown(make_url("postgresql+psycopg://host/team?password=s3cret")) == "postgresql://host/team"
    url = make_url("postgresql+psycopg://host/team?password=s3cret")
    assert "s3cret" not in meaning(url, OperationalError("", {}, SaidError("it says s3cret")))


def test_sqlite_refuses_a_change_in_the_same_words(tmp_path: Path, first: list[Draft]) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.append(first)
    with sqlite3.connect(tmp_path / "ledger.db") as file, pytest.raises(sqlite3.IntegrityError) as caught:
        file.execute("DELETE FROM ledger_entry")
    url = make_url("sqlite:///ledger.db")
    assert "Append a correction" in meaning(url, OperationalError("", {}, caught.value))


def test_a_disk_that_is_full_loses_nothing_that_was_stored(tmp_path: Path, item: Callable[..., Draft]) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.append([Draft("source", "s1", {"name": "x"}), Draft("claim", "c1", {"text": "So it is."})])
        with ledger._engine.connect() as connection:
            # as if the disk had no room for more pages
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        before = ledger.head()
        with pytest.raises(StoreError, match="the disk is full"):
            ledger.append([item(f"i{k}", text="x" * 900) for k in range(500)])
        assert ledger.head() == before
        assert ledger.verify().whole
