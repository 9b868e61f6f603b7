"""What a terminal shows: lines broken between words there, and left alone for a pipe."""

from __future__ import annotations

import io
import sys

import pytest

from comity.budget import Budget
from comity.cli import show
from comity.errors import Problem, Where

LONG = "  Answer: " + "one word after another " * 12 + "and the end."


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal of sixty columns in the place of both streams."""
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("COLUMNS", "60")
    return screen


def test_a_terminal_gets_lines_that_fit_and_keep_their_margin(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    show.lines([LONG])
    got = screen.getvalue().splitlines()
    assert len(got) > 3
    assert all(len(line) < 60 for line in got)
    assert all(line.startswith("    ") for line in got[1:])
    assert " ".join(" ".join(got).split()) == " ".join(LONG.split())


def test_a_word_that_is_too_long_is_not_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    word = "examples/" + "x" * 80 + "/case.yaml:7:"
    show.problems([Problem(Where(word), "is wrong.", ("Mend it.",))])
    assert word in screen.getvalue()


def test_a_pipe_gets_every_line_whole(capsys: pytest.CaptureFixture[str]) -> None:
    show.lines([LONG, ""])
    show.say(LONG)
    got = capsys.readouterr()
    assert got.out == LONG + "\n\n"
    assert got.err == LONG + "\n"


def test_a_title_wider_than_its_table_is_not_squeezed(capsys: pytest.CaptureFixture[str]) -> None:
    title = "A title that is much wider than the table below it"
    show.table(title, ["a"], [["1"]], "a note")
    got = capsys.readouterr().out.splitlines()
    assert got[0] == title
    assert got[-1] == "a note"
    show.table(title, ["a"], [], "a note")
    assert capsys.readouterr().out.splitlines() == [title, "a note"]


def test_a_cell_is_shown_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    show.table("[b]title[/b] :smile:", ["[i]head[/i]"], [["[red]x[/red] [/nope] :smile:"]])
    got = capsys.readouterr().out
    for text in ("[b]title[/b] :smile:", "[i]head[/i]", "[red]x[/red] [/nope] :smile:"):
        assert text in got


def test_no_progress_is_shown_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with show.progress() as tell:
        tell("working")
    assert capsys.readouterr().err == ""


def test_the_reason_for_an_early_end_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert show.ending(True, Budget(None)) == 0
    assert show.ending(False, Budget(0.5)) == 3
    assert "budget of 0.5 seconds" in capsys.readouterr().err
    budget = Budget(None)
    assert budget.ended(KeyboardInterrupt()) == "the work was stopped"
    assert show.ending(False, budget) == 3
    assert "stopped" in capsys.readouterr().err
