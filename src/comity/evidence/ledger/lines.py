"""The ledger as JSON lines, one entry on each: the form that belongs under version control."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from sys import intern
from typing import Any, BinaryIO, TextIO

from comity.errors import Problem, Where
from comity.evidence.ledger.book import Ledger
from comity.evidence.ledger.entry import Entry
from comity.evidence.ledger.plain import MAX_BODY, as_text

MAX_LINE = 4 * MAX_BODY
"""How many bytes a line may have."""
MAX_ENTRIES = 2_000_000
"""How many entries a file may have."""
_WORDS = ("kind", "id", "date", "recorded", "by", "via", "corrects", "previous", "hash")
FIELDS = ("seq", "kind", "id", "date", "body", "by", "via", "recorded", "corrects", "previous", "hash")
"""The fields of a line, in this order; all of them stand in every line."""
_CONFLICT = (b"<<<<<<<", b"=======", b">>>>>>>")


def line_of(entry: Entry) -> str:
    """
    Return an entry as one line of JSON, without the line end.

    Examples
    --------
    >>> from comity.evidence.ledger.entry import BEGINNING
    >>> line_of(Entry(1, "claim", "c1", {"text": "Rain"}, "", "2025-11-12T09:30:00Z", "", "", "", BEGINNING, "e0"))[:60]
    '{"seq":1,"kind":"claim","id":"c1","date":"","body":{"text":"'
    """
    return as_text({name: getattr(entry, name) for name in FIELDS})


def lines_of(ledger: Ledger, since: int = 0) -> Iterator[str]:
    """Yield the entries of a ledger whose number is above ``since``, each as a line with its end."""
    return (line_of(entry) + "\n" for entry in ledger.entries(since))


def export_file(ledger: Ledger, path: Path, since: int = 0) -> int:
    """
    Write a ledger to a file and return how many entries were written; the file is there whole or as it was before.

    The same ledger gives the same file, and a longer one the same lines with more at the end.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():  # a pipe, a terminal: nothing there to keep whole
        with path.open("w", encoding="utf-8", newline="\n") as file:
            return _write(file, ledger, since)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            count = _write(file, ledger, since)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return count


def _write(file: TextIO, ledger: Ledger, since: int) -> int:
    return sum(1 for line in lines_of(ledger, since) if file.write(line))


def read_lines(stream: BinaryIO, file: str) -> Iterator[tuple[Where, Entry | Problem]]:
    """
    Yield what each line of a file holds: an entry, or what is wrong with the line.

    Empty lines are passed over; so are a byte order mark and the line ends of other systems. Hashes are not looked at
    here. Memory stays within one line.
    """
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        where = Where(file, number)
        if len(line) > MAX_LINE:
            yield where, Problem(where, f"this line has more than {MAX_LINE:,} bytes.", ("No entry is that long.",))
            return
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield where, _entry(line, where)


def _entry(line: bytes, where: Where) -> Entry | Problem:
    try:
        values = json.loads(line.decode(), object_pairs_hook=_without_doubles, parse_constant=_no_constant)
    except UnicodeDecodeError:
        return Problem(where, "this line is not UTF-8 text.", _RESTORE)
    except RecursionError:
        return Problem(where, "the values of this line are nested too deep.", _RESTORE)
    except ValueError as e:
        if line.startswith(_CONFLICT):
            return Problem(where, "a merge left its marks in this file.", ("Take one of the two sides whole.",))
        reason = str(e) if isinstance(e, _LineError) else "it may be cut short"
        return Problem(where, f"this line is not the JSON of an entry: {reason}.", _RESTORE)
    why = _why_no_entry(values)
    return Problem(where, f"this line is not the JSON of an entry: {why}.", _RESTORE) if why else Entry(**values)


_RESTORE = ("Take the line from a good copy of the file.",)


class _LineError(ValueError):
    """What is wrong with a line of JSON, in words."""


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = {intern(key): value for key, value in pairs}  # a million entries have the same few keys
    if len(found) != len(pairs):
        raise _LineError("a key stands in it twice")
    return found


def _no_constant(name: str) -> Any:
    raise _LineError(f"{name} is no number")


def _why_no_entry(values: Any) -> str:
    if not isinstance(values, dict):
        return "it is no map of keys and values"
    missing = [name for name in FIELDS if name not in values]
    if missing:
        return f'it has no "{missing[0]}"'
    if len(values) > len(FIELDS):
        return "it has keys that no entry has"
    if type(values["seq"]) is not int or not 1 <= values["seq"] <= 10**15:
        return '"seq" is no number of an entry'
    if not isinstance(values["body"], dict):
        return '"body" is no map of keys and values'
    wrong = [name for name in _WORDS if not isinstance(values[name], str)]
    return f'"{wrong[0]}" is no text' if wrong else ""


def counted_out(found: Iterable[tuple[Where, Entry | Problem]]) -> Iterator[tuple[Where, Entry | Problem]]:
    """Yield as many lines as a file may have, and a problem at the first beyond."""
    for number, (where, what) in enumerate(found, 1):
        if number > MAX_ENTRIES:
            yield where, Problem(where, f"the file has more than {MAX_ENTRIES:,} entries.", ("Import it in parts.",))
            return
        yield where, what
