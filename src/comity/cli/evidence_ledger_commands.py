"""``comity evidence add|verify|import|export|backup``: what changes a ledger, checks it or takes it elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.cli import show
from comity.cli.arguments import CaseArg, Json
from comity.cli.cases import read
from comity.cli.evidence_place import AsOf, StoreOption, day, known_of, opened_to_read


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(add)
    app.command()(verify)
    app.command("import")(import_)
    app.command()(export)
    app.command()(backup)


def add(
    case: CaseArg,
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="source, claim, item, origin, judgement, ... or withdrawal.")
    ],
    fields: Annotated[
        list[str] | None, typer.Argument(metavar="[FIELD=VALUE]...", help="The fields of the row, as in the case file.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="Rows of that kind from a YAML, JSON or CSV file.")
    ] = None,
    corrects: Annotated[
        str | None, typer.Option(help="What the row takes the place of: an id, the number of an entry, or its hash.")
    ] = None,
    by: Annotated[str, typer.Option(help="Who enters it.")] = "",
    date: Annotated[
        str | None, typer.Option(help="The day from which it is known; the date of the row by default.")
    ] = None,
    store: StoreOption = None,
    json: Json = False,
) -> int:
    """Enter rows in the ledger: all of them, or, where anything is wrong with one, none."""
    from comity.cli.evidence_drafts import warnings
    from comity.cli.evidence_entering import enter
    from comity.cli.evidence_rows import from_arguments, from_file
    from comity.errors import UsageError

    loaded = read(case)
    if (file is None) == (not fields):
        raise UsageError("give the fields of one row (id=i4 claim=c1 ...), or rows in a file with --from.")
    if file is not None and corrects:
        raise UsageError("--corrects goes with one row. In a file, give each row that corrects a field `corrects`.")
    if date is not None:
        day(date)
    rows = from_file(kind, file) if file is not None else [from_arguments(kind, fields or (), corrects)]
    added = enter(loaded, rows, store, by, date)
    show.problems(warnings(added))
    if json:
        show.answer({"entries": [e.to_json() for e in added]})
    else:
        show.lines(f"{e.id}  {e.kind}, entry {e.seq}  {e.hash}" for e in added)
    return 0


def verify(
    case: CaseArg,
    head: Annotated[
        str | None,
        typer.Option(metavar="HASH", help="The hash of the last entry as you noted it: shows also what was cut off."),
    ] = None,
    renew: Annotated[
        bool, typer.Option("--renew", help="First make anew what is kept beside the entries for quick reading.")
    ] = False,
    store: StoreOption = None,
    json: Json = False,
) -> int:
    """Whether every entry of the ledger is in its place and says what it said when it was entered."""
    from comity.cli.evidence_entering import verdict
    from comity.errors import UsageError

    loaded = read(case)
    with opened_to_read(loaded, store) as ledger:
        if ledger is None:
            raise UsageError("the case has no ledger yet: nothing was entered besides the case itself.")
        if renew:
            ledger.renew()
        found = verdict(ledger, head)
    if json:
        show.answer(found.to_json())
    else:
        show.lines([*found.sentences(), *([f"Head: {found.head}"] if found.whole else [])])
    return 0 if found.whole else 2


def import_(
    case: CaseArg,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON lines, as `evidence export --jsonl` writes them.")],
    merge: Annotated[
        bool,
        typer.Option("--merge", help="For two logs that parted: enter what the file says and the ledger does not."),
    ] = False,
    store: StoreOption = None,
    json: Json = False,
) -> int:
    """Take over the entries of a file: all of them, or, where anything is wrong with one, none."""
    from comity.cli.evidence_entering import join, take_over

    loaded = read(case)
    taken = join(loaded, file, store) if merge else take_over(loaded, file, store)
    if json:
        show.answer(taken.to_json())
    else:
        show.lines(taken.sentences())
    return 0


def export(
    case: CaseArg,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="The ledger itself as JSON lines: the form for git.")] = False,
    to: Annotated[
        str | None, typer.Option("--to", metavar="FORM", help="claimreview, stix, ftm or csv: claims as they stand.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="The file to write, or the folder for csv; else the screen.")
    ] = None,
    as_of: AsOf = None,
    store: StoreOption = None,
    author: Annotated[str, typer.Option(help="Who answers for the numbers.")] = "",
    page: Annotated[str, typer.Option(help="The address at which the numbers are published.")] = "",
) -> int:
    """The ledger as JSON lines, or claims as they stand in a form that other programs read."""
    from comity.cli.evidence_out import write_forms, write_lines
    from comity.errors import UsageError

    if jsonl == (to is not None):
        raise UsageError("give --jsonl for the ledger, or --to claimreview, stix, ftm or csv for claims as they stand.")
    loaded, on = read(case), day(as_of)
    if jsonl:
        if on is not None:
            raise UsageError("the ledger is written whole; --as-of goes with --to.")
        return write_lines(loaded, out, store)
    return write_forms(loaded, str(to), out, known_of(loaded, store, on), author, page)


def backup(
    case: CaseArg,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The copy to make; it must not exist.")],
    store: StoreOption = None,
) -> int:
    """Copy the ledger into a file of its own, whole even while others write; a copy is opened with --store."""
    from comity.cli.evidence_out import copy

    return copy(read(case), file, store)
