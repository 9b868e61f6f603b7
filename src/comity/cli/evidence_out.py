"""The ledger and its claims written to files."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from comity.cli import show
from comity.cli.evidence_place import Place, opened, place_of
from comity.errors import UsageError

if TYPE_CHECKING:
    from comity.case.nouns import Case
    from comity.evidence.ledger.book import Ledger
    from comity.study.evidence import Known


def write_lines(case: Case, out: Path | None, store: str | None) -> int:
    """
    Write the ledger of a case as JSON lines, to a file or to the screen.

    A case that has no ledger yet gets one first, wherever it has a folder: others may build on the hashes that are
    written, so the next entry here has to follow them (conventions §89).
    """
    from comity.cli.evidence_whose import not_of_another_case
    from comity.evidence.ledger.memory import MemoryLedger
    from comity.study.evidence import book_of

    place = place_of(case, store)
    if place is None:
        return _lines(book_of(case, MemoryLedger()), out)
    with opened(place) as ledger:
        not_of_another_case(case, ledger, place)
        return _lines(book_of(case, ledger), out)


def _lines(ledger: Ledger, out: Path | None) -> int:
    from comity.evidence.ledger.lines import export_file, lines_of

    if out is None:
        for line in lines_of(ledger):
            sys.stdout.write(line)
        return 0
    count, head = export_file(ledger, out), ledger.head()
    show.say(f"{out} written: {count:,} entries, head {head.hash}")
    return 0


def write_forms(case: Case, form: str, out: Path | None, known: Known, author: str, page: str) -> int:
    """Write claims as they stand in a form that other programs read."""
    from comity.case.digest import digest
    from comity.evidence.exchange.forms import files
    from comity.evidence.exchange.handed import Handed
    from comity.study.evidence import weighed

    found = weighed(case, known, ("posteriors",))
    handed = Handed(
        evidence=known.evidence,
        title=case.title,
        standings=found.posteriors.claims if found.posteriors is not None else {},
        names={p.id: p.name for p in case.parties},
        kinds={p.id: p.kind for p in case.parties},
        as_of=known.as_of.isoformat() if known.as_of else "",
        digest=digest(case),
        author=author,
        page=page,
        made=dt.date.today().isoformat(),
    )
    made = files(form, handed)
    if len(made) == 1 and form != "csv":
        (text,) = made.values()
        if out is None:
            sys.stdout.write(text)
            return 0
        out.write_text(text, encoding="utf-8", newline="")
        show.say(f"{out} written")
        return 0
    if out is None:
        raise UsageError(f"{form} makes {len(made)} files: name a folder for them with -o.")
    out.mkdir(parents=True, exist_ok=True)
    for name, text in made.items():
        (out / name).write_text(text, encoding="utf-8", newline="")
    show.say(f"{out}: {', '.join(made)} written")
    return 0


def copy(case: Case, file: Path, store: str | None) -> int:
    """Copy the store with the ledger of a case into a file of its own, whole even while others write."""
    place = place_of(case, store)
    if place is None or not place.there:
        raise UsageError("the case has no ledger yet: there is nothing to copy.")
    from comity.store.backup import back_up

    back_up(place.where, file)
    with opened(Place(str(file), place.name, False)) as ledger:
        head = ledger.head()
    show.say(f"{file} written: {head.count:,} entries, head {head.hash}")
    beside = place_of(case, str(file))
    if beside is not None and beside.name != place.name:
        show.say(f"comity: the ledger in it is called {place.name}; `ledger: {place.name}` in the case opens it.")
    return 0
