"""A ledger that a team shares on a PostgreSQL server, from the command line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.testing.postgres import GUARDED, PASSWORD, NoServerError, Server, server

TEXT = """\
comity: 1
title: A dam
parties: {up: Upland, down: Lowland}
evidence:
  sources: {ministry: {side: up, reliability: B}}
  claims: {c1: {text: The dam was full, by: up}}
  items: [{id: i1, claim: c1, says: supports, source: ministry, ratio: 4}]
"""


@pytest.fixture(scope="module")
def team() -> Iterator[Server]:
    try:
        with server() as running:
            yield running
    except NoServerError as e:
        pytest.skip(f"no PostgreSQL: {e}")


def case_in(folder: Path, text: str = TEXT) -> Path:
    folder.mkdir()
    (folder / "case.yaml").write_text(text)
    return folder


def p_of(call: Any, case: Path, address: str) -> float:
    got = call("evidence", "posterior", case, "--json", "--store", address)
    assert got.code == 0, got.err
    return float(got.json["claims"]["c1"]["p"])


def test_two_people_share_a_ledger_and_two_cases_do_not(call: Any, tmp_path: Path, team: Server) -> None:
    address = team.database("shared")
    ann, bob = tmp_path / "ann", tmp_path / "bob"
    ann.mkdir()
    bob.mkdir()
    hers, his, other = case_in(ann / "dam"), case_in(bob / "dam"), case_in(bob / "lake")
    row = ["item", "id=i2", "claim=c1", "says=contradicts", "source=ministry", "ratio=8"]
    assert call("evidence", "add", hers, *row, "--store", address, "--by", "Ann").code == 0
    assert p_of(call, his, address) == pytest.approx(1 / 3)
    asked = call("evidence", "posterior", other, "--store", address)  # asking begins no ledger, and says which is there
    assert asked.code == 2
    assert 'has no ledger called lake. It has: "dam".' in asked.err
    assert call("evidence", "add", other, "source", "id=agency", "--store", address).code == 0
    assert p_of(call, other, address) == pytest.approx(0.8)
    assert not (hers / ".comity").exists()
    named = case_in(tmp_path / "elsewhere", TEXT + "  ledger: dam\n")
    assert p_of(call, named, address) == pytest.approx(1 / 3)
    copy = tmp_path / "copy.db"
    assert call("evidence", "backup", hers, copy, "--store", address).code == 0
    whole = [call("evidence", "verify", hers, "--json", "--store", s) for s in (address,)]
    assert all(got.code == 0 for got in whole)


def test_a_password_is_never_shown(call: Any, tmp_path: Path, team: Server) -> None:
    case = case_in(tmp_path / "dam")
    wrong = team.address("postgres", GUARDED, "not " + PASSWORD)
    got = call("evidence", "posterior", case, "--store", wrong)
    assert got.code == 2
    assert PASSWORD not in got.err + got.out
    assert got.err.startswith("comity: ")


def test_a_server_that_is_not_there_is_said(call: Any, tmp_path: Path) -> None:
    case = case_in(tmp_path / "dam")
    got = call("evidence", "posterior", case, "--store", "postgresql://me:secret@127.0.0.1:1/team")
    assert got.code == 2
    assert "secret" not in got.err
    assert got.err.startswith("comity: ")
