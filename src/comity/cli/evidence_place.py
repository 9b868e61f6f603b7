"""Where the ledger of a case is kept, and opening it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt

    from comity.case.nouns import Case
    from comity.evidence.ledger.book import Ledger
    from comity.store.ledgers import SqlLedger
    from comity.study.evidence import Known

FOLDER, FILE = ".comity", "ledger.db"
MAIN = "main"
"""The name of the ledger of the case file ``case.yaml`` in the store beside it."""

StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="PLACE",
        help="Where the ledger is kept: a file, or an address such as postgresql://me@server/team; .comity/ledger.db "
        "beside the case by default.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="What was known by the end of that day: 2025-11-12, 2025-11 or 2025."),
]


@dataclass(frozen=True, slots=True)
class Place:
    """A store, the name of the ledger in it, and whether the store is the one beside the case."""

    where: str
    name: str
    own: bool

    @property
    def file(self) -> Path | None:
        """Return the file of the store; None for the address of a database on a server."""
        if "://" not in self.where:
            return Path(self.where)
        if not self.where.startswith("sqlite"):
            return None
        from comity.store.places import file_of, url_of

        found = file_of(url_of(self.where))
        return None if found is None else Path(found)

    @property
    def shown(self) -> str:
        """Return the place as messages name it, without the password of an address."""
        if "://" not in self.where:
            return self.where
        from comity.store.messages import shown
        from comity.store.places import url_of

        return shown(url_of(self.where))

    @property
    def there(self) -> bool:
        """Return False where the store is a file that is not there; a database is taken to be."""
        return self.file is None or self.file.exists()


def place_of(case: Case, store: str | None) -> Place | None:
    """
    Return where the ledger of a case is; None for a case without a folder and without a store that is named.

    The ledger has the name that the case gives it (``evidence: ledger:``). Without one it is called ``main`` in a file,
    and by the folder of the case in a database, which other cases may share. A case file with another name than
    ``case.yaml`` gives its ledger its own name, so that two cases in one folder do not mix.
    """
    if store is not None:
        if not store.strip():
            raise UsageError("--store names no place. Give a file, or an address; or leave it out.")
        server = "://" in store and not store.startswith("sqlite")
        return Place(store, _name(case, server), False)
    if case.path is None:
        return None
    folder = case.path if case.path.is_dir() else case.path.parent
    return Place(str(folder / FOLDER / FILE), _name(case, False), True)


def _name(case: Case, shared: bool) -> str:
    read = case.original or case
    if read.evidence is not None and read.evidence.ledger:
        return read.evidence.ledger
    if case.path is None:
        return MAIN
    path = case.path.resolve()
    if path.is_file() and path.name != "case.yaml":
        return path.stem
    folder = path if path.is_dir() else path.parent
    return (folder.name if shared else "") or MAIN


def place_to_write(case: Case, store: str | None) -> Place:
    """Return where the ledger of a case is or is to be; UsageError where the case has no folder to keep it in."""
    place = place_of(case, store)
    if place is None:
        raise UsageError("the case has no folder of its own to keep a ledger in. Name a place with --store.")
    return place


@contextmanager
def opened(place: Place) -> Iterator[SqlLedger]:
    """Open a ledger; a store that is not there is made, the one beside the case in a folder that git leaves out."""
    from comity.store.open import open_ledger

    file = place.file
    if file is not None and place.own:
        file.parent.mkdir(exist_ok=True)
        ignore = file.parent / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")
    ledger = open_ledger(place.where, place.name)
    try:
        yield ledger
    finally:
        ledger.close()


@contextmanager
def opened_to_read(case: Case, store: str | None) -> Iterator[SqlLedger | None]:
    """Open the ledger of a case if there is one; nothing is made. A store that was named has to be there."""
    place = place_of(case, store)
    if place is None or not place.there:
        if store and place is not None:
            raise UsageError(f"there is no store at {store}. `comity evidence add` or `import` makes one.")
        yield None
        return
    from comity.cli.evidence_whose import found

    with opened(place) as ledger:
        yield ledger if found(ledger, place) else None


@contextmanager
def opened_to_ask(case: Case, store: str | None) -> Iterator[Ledger | None]:
    """
    Open the ledger of a case to ask it something; rows of the case that are new to it may be entered first.

    Raises
    ------
    UsageError
        The ledger is that of another case: asking must not enter the rows of this one there for good.
    """
    from comity.cli.evidence_whose import not_of_another_case

    with opened_to_read(case, store) as ledger:
        place = place_of(case, store)
        if ledger is not None and place is not None:
            not_of_another_case(case, ledger, place)
        yield ledger


def known_of(
    case: Case, store: str | None = None, as_of: dt.date | None = None, claims: Collection[str] | None = None
) -> Known:
    """
    Return what is known about the claims of a case: through its ledger where there is one, as of a day.

    Of a ledger with a great many items, only what bears on ``claims``, where some are named.
    """
    from comity.study.evidence import evidence_of

    with opened_to_ask(case, store) as ledger:
        if claims and ledger is not None:
            from comity.cli.evidence_many import known_of_few

            few = known_of_few(case, ledger, claims, as_of)
            if few is not None:
                return few
        return evidence_of(case, ledger, as_of)


def day(text: str | None) -> dt.date | None:
    """
    Return the day that ``--as-of`` names, the last one of a month or year; None where it is left out.

    Examples
    --------
    >>> day("2025-11")
    datetime.date(2025, 11, 30)
    """
    from comity.case.days import last_day

    if text is None:
        return None
    found = last_day(text)
    if found is None:
        raise UsageError(f'"{text[:40]}" is no date. Write 2025-11-12, 2025-11 or 2025.')
    return found
