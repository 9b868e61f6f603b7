"""What a database says, in words a user can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from comity.ensemble.run_store import StoreError

_KEPT = (
    "refuses that: entries of a ledger are never changed or removed. Append a correction or a withdrawal, "
    "which name the old entry."
)
_FULL = "cannot grow: the disk is full. What was stored before is kept."
_IN_USE = "is in use by another program that does not let go of it. Try again when that one has ended."

_CHANGED = (
    "was changed by other means than comity: an entry stands where the next one was to come. Look with: "
    "comity evidence verify"
)

# part of what SQLite says, and what it means
_SQLITE = {
    "never changed or removed": _KEPT,
    "file is not a database": "is not a database of comity. Name another file with --store; this one was not changed.",
    "UNIQUE constraint failed: ledger_": _CHANGED,
    "Could not decode": "is damaged, or was changed by other means than comity. Put back a copy of it.",
    "malformed": "is damaged. Put back a copy of it, or name a new file with --store.",
    "readonly database": "cannot be written. Make it writable, or name another file with --store.",
    "unable to open": "cannot be opened. Check that its folder exists and may be written to.",
    "locked": _IN_USE,
    "disk is full": _FULL,
    "disk I/O error": "could not be read or written: its disk gave an error. Check the disk; a store belongs on a disk "
    "of this machine, not on a network drive.",
}

_TWICE = "was changed by another program at the same moment, and nothing of this was added. Try again."
_AWAY = "does not answer. Check the host and the port in the address, and that the server is running."
_NOT_LET_IN = (
    "does not take this user name with this password. Check both. In an address, signs such as @ : / % of a password "
    "are written as %40 %3A %2F %25."
)
_NO_DATABASE = "is not there: the server has no database of that name. Make it once, for example with: createdb NAME"
_NO_USER = "does not know this user name. Check it, or ask whoever runs the server for one."
_HOST_NOT_ALLOWED = (
    "does not let this machine or user in (pg_hba.conf of the server says who may). Ask whoever runs the server."
)
_LATER = "takes no more connections just now: too many are open, or it is starting or stopping. Try again later."

# a code of PostgreSQL (five signs), or part of what it says where it gives none, and what that means
_POSTGRESQL = {
    "never changed or removed": _KEPT,
    '"pk_ledger_': _CHANGED,
    "28P01": _NOT_LET_IN,
    "password authentication failed": _NOT_LET_IN,
    "no password supplied": "asks for a password. Put it into the address, postgresql://USER:PASSWORD@HOST/DATABASE, "
    "or into the file .pgpass of your home folder.",
    "no pg_hba.conf entry": _HOST_NOT_ALLOWED,
    "28000": _HOST_NOT_ALLOWED,
    'FATAL:  role "': _NO_USER,
    "3D000": _NO_DATABASE,
    'FATAL:  database "': _NO_DATABASE,
    "permission denied for database": "does not let this user connect. Ask its owner to: GRANT CONNECT ON DATABASE",
    "42501": "does not give this user enough rights. Ask its owner for the right to read and to add rows, and, the "
    "first time, to make tables.",
    "25006": "cannot be written: the server only lets it be read. Name another store with --store.",
    "53100": _FULL,
    "40001": _TWICE,
    "40P01": _TWICE,
    "55P03": _IN_USE,
    "53300": _LATER,
    "57P01": _LATER,
    "57P03": _LATER,
    "too many clients": _LATER,
    "is starting up": _LATER,
    "is shutting down": _LATER,
    "resolve host": "cannot be found: no machine has this name. Check the host in the address.",
    "translate host name": "cannot be found: no machine has this name. Check the host in the address.",
    "onnection refused": _AWAY,
    "No such file or directory": _AWAY,
    "timeout": _AWAY,
    "server closed the connection": "ended the connection. Whether the last step was done is not known: look before "
    "you do it again.",
}


def shown(url: URL) -> str:
    """
    Return the name of a store as a user gave it, a password left out.

    Examples
    --------
    >>> from sqlalchemy.engine import make_url
    >>> shown(make_url("sqlite:///runs.db")), shown(make_url("postgresql://me:secret@host/team"))
    ('runs.db', 'postgresql://me:***@host/team')
    >>> shown(make_url("postgresql+psycopg://host/team?password=secret"))
    'postgresql://host/team'
    """
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database
    plain = url.set(drivername=url.get_backend_name()).difference_update_query(["password"])
    return plain.render_as_string(hide_password=True)


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
        raise StoreError(f"{shown(url)} {meaning(url, e)}") from None


def meaning(url: URL, error: DBAPIError) -> str:
    """Return what an error of the database means and what can be done, without the password of the address."""
    said = str(error.orig)
    code = getattr(error.orig, "sqlstate", None) or ""
    rows = _SQLITE if url.get_backend_name() == "sqlite" else _POSTGRESQL
    found = next((words for part, words in rows.items() if part in said or part == code), None)
    return found or f"cannot be used: {_without_password(url, said)}."


def _without_password(url: URL, said: str) -> str:
    given = url.query.get("password", "")
    for secret in {url.password, given if isinstance(given, str) else ""} - {None, ""}:
        said = said.replace(str(secret), "***").replace(quote(str(secret), safe=""), "***")
    return said
