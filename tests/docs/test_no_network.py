"""Nothing leaves the machine: a case is checked, analysed and reported with the network closed."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from comity.cli.main import code

ROOT = Path(__file__).resolve().parents[2]
CASE = str(ROOT / "examples/fishing-rights")


@pytest.fixture
def _closed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("_closed")
@pytest.mark.parametrize("words", [["check"], ["conflict"], ["conflict", "--coalitions"], ["evolve"]])
def test_commands_open_no_connection(words: list[str]) -> None:
    assert code([words[0], CASE, *words[1:]]) == 0


@pytest.mark.usefixtures("_closed")
@pytest.mark.parametrize("suffix", ["html", "md", "json"])
def test_reports_open_no_connection(suffix: str, tmp_path: Path) -> None:
    assert code(["report", CASE, "-o", str(tmp_path / f"report.{suffix}")]) == 0


def test_a_table_outside_the_case_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (tmp_path / "secret.csv").write_text("id,text\ns1,secret\n")
    text = (ROOT / "examples/water-sharing-drawn/case.yaml").read_text()
    (folder / "case.yaml").write_text(text + "\nsources: {table: ../secret.csv}\n")
    assert code(["check", str(folder)]) == 2
    assert "../secret.csv" in capsys.readouterr().out


def test_comments_of_a_case_are_never_shown(tmp_path: Path) -> None:
    text = (ROOT / "examples/water-sharing-drawn/case.yaml").read_text()
    (tmp_path / "case.yaml").write_text("# a private note\n" + text)
    out = tmp_path / "report.html"
    assert code(["report", str(tmp_path / "case.yaml"), "-o", str(out)]) == 0
    assert "a private note" not in out.read_text()
