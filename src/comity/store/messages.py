"""What a database says, in words a user can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from comity.ensemble.run_store import StoreError

# part of what SQLite says, and what it means
_MEANING = {
    "file is not a database": "is not a database of comity. Name another file with --store; this one was not changed.",
    "malformed": "is damaged. Put back a copy of it, or name a new file with --store.",
    "readonly database": "cannot be written. Make it writable, or name another file with --store.",
    "unable to open": "cannot be opened. Check that its folder exists and may be written to.",
    "locked": "is in use by another program that does not let go of it. Try again when that one has ended.",
    "disk is full": "cannot grow: the disk is full. What was stored before is kept.",
}


def shown(url: URL) -> str:
    """
    Return the name of a store as a user gave it, a password left out.

    Examples
    --------
    >>> from sqlalchemy.engine import make_url
    >>> shown(make_url("sqlite:///runs.db")), shown(make_url("postgresql://me:secret@host/team"))
    ('runs.db', 'postgresql://me:***@host/team')
    """
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database
    return url.render_as_string(hide_password=True)


@contextmanager
def plainly(url: URL) -> Iterator[None]:
    """
    Turn what the database says within the block into a message with a way out.

    Raises
    ------
    StoreError
        In place of any error of the database.
    """
    try:
        yield
    except DBAPIError as e:
        said = str(e.orig)
        found = next((words for part, words in _MEANING.items() if part in said), f"cannot be used: {said}.")
        raise StoreError(f"{shown(url)} {found}") from e
