"""``comity alignment import``: a public table of ties, capabilities, trade or votes as a table of a case."""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from comity.cli import show
from comity.cli.arguments import Json
from comity.errors import UsageError

if TYPE_CHECKING:
    from comity.alignment.writing.table import Table
    from comity.alignment.writing.written import Asked, Written


def register(app: typer.Typer) -> None:
    """Add the command of this file; the application has to be one of :class:`~comity.cli.alignment_group.TwoWords`."""
    app.command("alignment import")(import_)


def import_(
    format: Annotated[
        str | None, typer.Argument(metavar="FORMAT", help="What the file is, such as cow-trade; see --list.")
    ] = None,
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="The file to read.")] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="The table to write, or a folder for it; standard output by default."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there already.")] = False,
    states: Annotated[
        bool, typer.Option("--states", help="Bring names and codes of states together; every doubt is listed.")
    ] = False,
    scheme: Annotated[
        str | None,
        typer.Option(help="With --states: what the names are: code, cow, iso3, iso2 or name. By default any of them."),
    ] = None,
    called: Annotated[
        str | None,
        typer.Option("--called", help="With --states: how states are written: name (by default), cow or code."),
    ] = None,
    source: Annotated[
        str, typer.Option(help="What to write as the source of ties and votes that name none, such as cow_trade.")
    ] = "",
    formats: Annotated[bool, typer.Option("--list", help="List the formats with their columns.")] = False,
    json: Json = False,
) -> int:
    """
    Turn a public table of ties, capabilities, trade or votes into a CSV table that a case can name.

    With --json only what was found is printed; the table is then written with --out alone. A case in a folder called
    import is asked about with: comity alignment ./import
    """
    if formats:
        return _list(json)
    if format is None or file is None:
        raise UsageError(
            "name a format and a file: comity alignment import cow-trade trade.csv. The formats: comity alignment "
            "import --list. For a case in a folder called import: comity alignment ./import"
        )
    found = _found(format, file, _asked(states, scheme, called, source))
    if found.table is None:
        _tell(found, json, None)
        return 2
    if out is None:
        _tell(found, json, None)
        if not json:
            found.table.write(sys.stdout)
        return 0
    place = _place(out, found.table.name, file, force)
    _write(found.table, place, force)
    _tell(_weighed(found, place), json, place)
    return 0


def _asked(states: bool, scheme: str | None, called: str | None, source: str) -> Asked:
    """Return the options in one; words that are not known, or that nothing would use, are refused."""
    from comity.alignment.actors.states import SCHEMES
    from comity.alignment.writing.states import CALLED
    from comity.alignment.writing.written import Asked
    from comity.errors import did_you_mean

    for option, word, known in (("--scheme", scheme, SCHEMES), ("--called", called, CALLED)):
        if word is None:
            continue
        if word not in known:
            raise UsageError(
                f'{option}: there is no "{word[:60]}". {did_you_mean(word, known) or "Use " + ", ".join(known) + "."}'
            )
        if not states:
            raise UsageError(f"{option} is about names of states: add --states, or leave it out.")
    if not source.isprintable():
        raise UsageError("--source has characters that cannot be seen.")
    return Asked(
        states,
        next((s for s in SCHEMES if s == scheme), None),
        next((c for c in CALLED if c == called), "name"),
        source.strip(),
    )


def _found(format: str, file: Path, asked: Asked) -> Written:
    """Return the table of a file; no more of the file is read than a reader takes."""
    from comity.alignment.reading.columns import MAX_CHARACTERS
    from comity.alignment.reading.formats import format_called
    from comity.alignment.writing.written import written

    read = format_called(format).read
    with show.progress() as tell:
        tell(f"reading {file}")
        with file.open("rb") as stream:
            data = stream.read(MAX_CHARACTERS + 1)
        return written(read(data, str(file)), asked, str(file))


def _list(json: bool) -> int:
    from comity.alignment.writing.columns_read import listed_formats

    found = listed_formats()
    if json:
        show.answer({"formats": [one.to_json() for one in found]})
        return 0
    rows = [[one.format.name, one.format.description, one.in_words(), one.table] for one in found]
    show.table("Formats", ["format", "what it is", "columns of the file", "written as"], rows)
    return 0


def _place(out: Path, name: str, file: Path, force: bool) -> Path:
    """Return where the table goes: the file that was named, or the usual name in the folder that was named."""
    place = out / name if out.is_dir() else out
    if place.suffix.lower() != ".csv":
        raise UsageError(f"{place}: a table of a case is a .csv file, or name a folder for {name}.")
    if place.exists() and place.samefile(file):
        raise UsageError(f"{place} is the file that is read. Name another place; nothing was written.")
    if not force and os.path.lexists(place):
        raise UsageError(f"{place} is there already; choose another place, or add --force. Nothing was written.")
    return place


def _write(table: Table, place: Path, force: bool) -> None:
    """Write the table beside its place and then put it there, so that no half of a table is ever found."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with _beside(place) as (stream, made):
        table.write(stream)
        stream.close()
        if force:
            made.replace(place)
            return
        try:
            os.link(made, place)
        except FileExistsError:
            raise UsageError(f"{place} is there already. Nothing was written.") from None
        except OSError:  # a file system without links
            with place.open("x", encoding="utf-8", newline="") as last:
                table.write(last)


@contextlib.contextmanager
def _beside(place: Path) -> Iterator[tuple[TextIO, Path]]:
    """Yield a new file in the folder of a place, gone at the end whatever happens."""
    made = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    with made.open("x", encoding="utf-8", newline="") as stream:
        try:
            yield stream, made
        finally:
            made.unlink(missing_ok=True)


def _weighed(found: Written, place: Path) -> Written:
    """Return the answer with a warning where the file is larger than a case takes."""
    from dataclasses import replace

    from comity.case.tables import MAX_TABLE_BYTES
    from comity.errors import Problem, Where

    size = place.stat().st_size
    if size <= MAX_TABLE_BYTES:
        return found
    what = f"the table has {size / 1e6:.0f} MB; a case takes tables of at most {MAX_TABLE_BYTES // 1_000_000} MB."
    ways = ("Keep the years and kinds that are used.",)
    return replace(found, problems=(*found.problems, Problem(Where(str(place)), what, ways, "warning")))


def _tell(found: Written, json: bool, place: Path | None) -> None:
    """Say what was written and what has to be looked at: as JSON, or in sentences on standard error."""
    if json:
        show.answer(found.to_json() | {"written": None if place is None else str(place)})
        return
    for sentence in found.sentences():
        show.say(sentence)
    if place is not None and found.table is not None:
        show.say(f"{place} written: {found.rows:,} rows ({found.format}).{_next(found.table.name, place)}")


def _next(name: str, place: Path) -> str:
    """Return how a case names the table; empty for a table that no case takes."""
    key = name.removesuffix(".csv")
    return f" In the case: alignment: {{{key}: {{table: {place.name}}}}}" if key != "positions" else ""
