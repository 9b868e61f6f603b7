"""``comity new``: a small case folder to start from."""

from __future__ import annotations

from importlib.resources import files
from os import PathLike
from pathlib import Path

from comity.case.schema import schema_text
from comity.errors import UsageError


def new(directory: str | PathLike[str]) -> tuple[Path, ...]:
    """
    Write a starter case into a new or empty folder, and return the files written.

    The folder holds ``case.yaml`` with comments that teach the format, ``case.schema.json`` for editors, and a
    README.

    Raises
    ------
    UsageError
        Where the folder has anything in it, or cannot be written.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> [p.name for p in new(pathlib.Path(tempfile.mkdtemp()) / "river")]
    ['case.yaml', 'case.schema.json', 'README.md']
    """
    folder = Path(directory)
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(f"{folder} is not empty: nothing was written. Give the name of a new folder.")
        folder.mkdir(parents=True, exist_ok=True)
        written = []
        for name, text in starter().items():
            with (folder / name).open("x", encoding="utf-8", newline="\n") as f:
                f.write(text)
            written.append(folder / name)
    except (OSError, ValueError) as e:
        raise UsageError(f"{folder} cannot be written ({e}). Choose another folder.") from e
    return tuple(written)


def starter() -> dict[str, str]:
    """Return the files of the starter case by name."""
    home = files("comity.case") / "starter"
    return {
        "case.yaml": (home / "case.yaml").read_text(encoding="utf-8"),
        "case.schema.json": schema_text(),
        "README.md": (home / "README.md").read_text(encoding="utf-8"),
    }
