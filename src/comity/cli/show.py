"""What goes to the screen: answers on standard output, everything else on standard error."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, TextIO

from comity.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from comity.budget import Budget

PROGRESS_AFTER = 1.0  # seconds

# what a command rests on is learnt where a case is read and told where an answer is printed, with other layers between
_BESIDE: ContextVar[dict[str, Any] | None] = ContextVar("beside the answer", default=None)


def answer(value: Any) -> None:
    """Print an answer as JSON on standard output, and in it what :func:`beside_the_answer` was told of this command."""
    if isinstance(value, dict):
        value = value | {key: told for key, told in (_BESIDE.get() or {}).items() if key not in value}
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def beside_the_answer(told: dict[str, Any]) -> None:
    """
    Add keys to the JSON answer of the command that is running: what it rests on, such as feeds.

    Of two cases in one command, the lists are put one behind the other.
    """
    before = _BESIDE.get() or {}
    both = {k: [*before[k], *v] for k, v in told.items() if isinstance(v, list) and isinstance(before.get(k), list)}
    _BESIDE.set(before | told | both)


@contextmanager
def one_command() -> Iterator[None]:
    """Keep what :func:`beside_the_answer` is told for as long as one command runs."""
    before = _BESIDE.set({})
    try:
        yield
    finally:
        _BESIDE.reset(before)


def say(text: str) -> None:
    """Print a line meant for people on standard error."""
    print(_folded(text, sys.stderr), file=sys.stderr)


def problems(found: Iterable[Problem], *, to_answer: bool = False) -> None:
    """Print each problem on a line of its own: file, line, what is wrong, the ways out."""
    stream = sys.stdout if to_answer else sys.stderr
    for p in found:
        print(_folded(str(p), stream), file=stream)


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], note: str = "") -> None:
    """Print a readable table on standard output."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    # Text: what a case says is never read as markup. The title stands alone, not squeezed to the table's width.
    grid = Table(header_style="bold")
    for name in columns:
        grid.add_column(Text(name), overflow="fold")
    for row in rows:
        grid.add_row(*(Text(_visible(cell)) for cell in row))
    # a pipe or a file has no width of its own: leave room, so that names are not broken up
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 160)
    # captured, not printed: where the reader of a pipe went away, rich would leave with an exit code of its own
    with console.capture() as captured:
        console.print(Text(_visible(title), style="bold"))
        if grid.row_count:
            console.print(grid)
        if note:
            console.print(Text(note))
    sys.stdout.write(captured.get())


def ending(complete: bool, budget: Budget) -> int:
    """Return the exit code of a command, having said on standard error where its work was cut short."""
    if complete:
        return 0
    say(f"comity: incomplete: {budget.reason}; what was found is printed")
    return 3


def lines(text: Iterable[str]) -> None:
    """Print lines on standard output."""
    for line in text:
        print(_folded(line, sys.stdout))


def _visible(text: str) -> str:
    """Return a text in which what cannot be seen, and could make a terminal show something else, is marked."""
    from comity.case.text_in import UNSEEN

    return UNSEEN.sub("\ufffd", text)


def _folded(text: str, stream: TextIO) -> str:
    """Return a line broken between words where a terminal would break it anywhere; as it is for a pipe or a file."""
    text = _visible(text)
    if not stream.isatty() or len(text) < (width := shutil.get_terminal_size().columns):
        return text
    margin = " " * (len(text) - len(text.lstrip(" ")))
    return "\n".join(
        textwrap.wrap(text, width - 1, subsequent_indent=margin + "  ", break_long_words=False, break_on_hyphens=False)
    )


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """
    Yield a callable that tells what is being worked on.

    On a terminal a moving line appears on standard error once the work has taken a second; elsewhere nothing.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    status = Console(stderr=True).status("working")
    timer = threading.Timer(PROGRESS_AFTER, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield lambda text: status.update(text)
    finally:
        timer.cancel()
        status.stop()
