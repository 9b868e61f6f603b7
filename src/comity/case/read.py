"""Reading a case: from a folder, a file or a text to the case, or to everything that is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from os import PathLike
from pathlib import Path

from comity.case import build
from comity.case.format import CASE
from comity.case.found import At, Folder, Notes
from comity.case.nodes import Mapping
from comity.case.nouns import Case
from comity.case.text_in import decode
from comity.case.wording import listed
from comity.case.yaml_nodes import compose
from comity.errors import CaseError, Problem, Where

NAMES = ("case.yaml", "case.yml")
MAX_BYTES = 2_000_000
MAX_PROBLEMS = 1_000

Outcome = tuple[Case | None, tuple[Problem, ...]]


def load(path: str | PathLike[str]) -> Case:
    """
    Return the case of a folder or file.

    Parameters
    ----------
    path : str or path
        A folder with ``case.yaml`` (or ``case.yml``), or the file itself.

    Returns
    -------
    Case
        Frozen; ``warnings`` holds what does not stop the work.

    Raises
    ------
    CaseError
        Where anything is wrong; ``problems`` holds every problem, each with file, line and ways out.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> from comity.case.scaffold import new
    >>> folder = pathlib.Path(tempfile.mkdtemp()) / "river"
    >>> _ = new(folder)
    >>> [p.id for p in load(folder).parties]
    ['upland', 'lowland']
    """
    return _or_raise(check(path))


def check(path: str | PathLike[str]) -> Outcome:
    """
    Return the case of a folder or file, or None, and all problems: errors and warnings, in the order of the file.

    It never raises for anything that stands in a file. A case comes back exactly where no problem is an error.

    Examples
    --------
    >>> case, problems = check("nowhere/case.yaml")
    >>> print(problems[0])
    nowhere/case.yaml: there is no such file or folder. Check the path, or start a case with `comity new`.
    """
    given = Path(path)
    file, problem = case_file(given)
    if file is None:
        return None, (problem,) if problem else ()
    data, unreadable = file_bytes(file)
    if data is None:
        return None, (unreadable,) if unreadable else ()
    text, problems = decode(data, str(file))
    if problem is not None:
        problems.insert(0, problem)
    folder = Folder(file.parent, "" if str(file.parent) == "." else str(file.parent))
    return _read(text, str(file), problems, folder, given)


def read_text(text: str, name: str = "case.yaml", folder: Path | None = None) -> Outcome:
    """
    Return the case that a text holds, or None, and all problems.

    Tables can be read only where ``folder`` says where they stand.

    Examples
    --------
    >>> case, problems = read_text("comity: 2")
    >>> print(problems[0].what)
    written for format 2; this version reads 1.
    """
    clean, problems = decode(text.encode("utf-8", "surrogatepass"), name)
    return _read(clean, name, problems, Folder(folder, str(Path(name).parent)) if folder else None, None)


def load_text(text: str, name: str = "case.yaml", folder: Path | None = None) -> Case:
    """Return the case that a text holds; raises :class:`~comity.errors.CaseError` as :func:`load` does."""
    return _or_raise(read_text(text, name, folder))


def _or_raise(outcome: Outcome) -> Case:
    case, problems = outcome
    if case is None:
        raise CaseError(p for p in problems if p.level == "error")
    return case


def _read(text: str, name: str, problems: list[Problem], folder: Folder | None, path: Path | None) -> Outcome:
    composed = compose(text, name)
    notes = Notes([*problems, *composed.problems], partial=composed.partial)
    at = At("", notes, folder)
    case = None
    if isinstance(composed.root, Mapping) and build.readable_format(composed.root, at):
        found = CASE.read(composed.root, at)
        if found is not None:
            notes.resolve()
            case = build.case(found.value, at, path)
    elif composed.root is not None and not isinstance(composed.root, Mapping):
        build.not_a_case(composed.root, at)
    ordered = _in_order(notes.problems, name)
    if case is None or notes.failed():
        return None, ordered
    return replace(case, warnings=ordered), ordered


def _in_order(problems: list[Problem], first_file: str) -> tuple[Problem, ...]:
    """Return the problems by file and line, each once; after many, only their number."""
    once = list(dict.fromkeys(problems))
    once.sort(key=lambda p: (p.where.file != first_file, p.where.file, p.where.line))
    if len(once) <= MAX_PROBLEMS:
        return tuple(once)
    errors = sorted(once, key=lambda p: p.level)[:MAX_PROBLEMS]
    more = Problem(Where(first_file, 1), f"{len(once) - MAX_PROBLEMS:,} more problems.", ("Mend these first.",))
    return (*errors, more)


def case_file(given: Path) -> tuple[Path | None, Problem | None]:
    """Return the file of a case; a problem beside it is a warning, a problem alone an error."""
    try:
        if given.is_dir():
            return _in_folder(given)
        if given.is_file():
            return given, None
        there = given.exists()
    except (OSError, ValueError) as e:
        return None, Problem(Where(str(given)[:200]), f"this path cannot be opened ({e}).", ("Check the path.",))
    if there:
        return None, Problem(Where(str(given)), "this is no ordinary file.", ("Give a case folder or its case.yaml.",))
    way = "Check the path, or start a case with `comity new`."
    return None, Problem(Where(str(given)), "there is no such file or folder.", (way,))


def _in_folder(given: Path) -> tuple[Path | None, Problem | None]:
    there = [given / n for n in NAMES if (given / n).is_file()]
    if len(there) > 1:
        what = f"the folder also holds {there[1].name}, which is not read."
        return there[0], Problem(Where(str(there[0]), 1), what, ("Delete one of the two.",), "warning")
    if there:
        return there[0], None
    others = sorted(p.name for p in given.iterdir() if p.suffix.lower() in {".yaml", ".yml"})
    way = f"Give one of its files: {listed(others)}." if others else "Start a case with `comity new`."
    return None, Problem(Where(str(given)), "this folder has no case.yaml.", (way,))


def file_bytes(file: Path) -> tuple[bytes | None, Problem | None]:
    """Return the bytes of a case file, or None with the problem where it cannot be read or is too large."""
    try:
        with file.open("rb") as f:
            data = f.read(MAX_BYTES + 1)
    except OSError as e:
        return None, Problem(Where(str(file)), f"the file cannot be read ({e.strerror}).", ("Check permissions.",))
    if len(data) > MAX_BYTES:
        what = f"the file is larger than {MAX_BYTES // 1_000_000} MB."
        return None, Problem(Where(str(file), 1), what, ("Move long lists into CSV files: {table: file.csv}",))
    return data, None
