"""Choose the reader of a foreign file by its suffix, or of a folder of negotiation profiles."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from comity.case.foreign.gmcr import read_gmcr
from comity.case.foreign.negotiation import SUFFIXES, read_negotiation
from comity.case.foreign.state_csv import read_state_csv
from comity.case.foreign.utility_sheets import CONVENTIONS
from comity.case.nouns import Case
from comity.errors import Problem, UsageError, Where

Reader = Callable[[Path], tuple[Case | None, tuple[Problem, ...]]]

# suffix, what it is, reader
READERS: tuple[tuple[str, str, Reader], ...] = (
    (".gmcr", "a model saved by GMCR+ (gmcr-py)", read_gmcr),
    (".csv", "a table of states: Y/N per option, a rank per party", read_state_csv),
)


NEGOTIATION = "a negotiation domain and profiles of Genius or GeniusWeb, also as a folder"


def read_foreign(
    path: str | os.PathLike[str], profiles: Sequence[str | os.PathLike[str]] = (), convention: str = "genius"
) -> tuple[Case | None, tuple[Problem, ...]]:
    """
    Read a case from another program's file.

    The suffix chooses the reader: ``.gmcr`` for models saved by GMCR+ (gmcr-py), ``.csv`` for a table of
    states, ``.xml`` for a domain of Genius and ``.json`` for one of GeniusWeb; a folder holds such a domain with its
    profiles.

    Parameters
    ----------
    path : path
    profiles : sequence of paths, optional
        With a domain: the profiles of the parties.
    convention : {"genius", "raw"}
        With Genius profiles: whether evaluations are divided by the largest of their issue, or used as they are.

    Returns
    -------
    Case or None, tuple of Problem
        The case where nothing stood in the way, and every problem met; warnings alone do not stop the import.

    Raises
    ------
    UsageError
        There is no such convention, or profiles are named for a file that takes none.

    Examples
    --------
    >>> case, problems = read_foreign("model.xls")
    >>> case is None
    True
    >>> print(problems[0])
    model.xls: there is no reader for ".xls". Readable: .gmcr (a model saved by GMCR+ (gmcr-py)), \
.csv (a table of states: Y/N per option, a rank per party), .xml and .json (a negotiation domain and profiles of \
Genius or GeniusWeb, also as a folder).
    """
    path = Path(path)
    known = next((c for c in CONVENTIONS if c == convention), None)
    if known is None:
        raise UsageError(f'there is no convention "{convention}". Conventions: {", ".join(CONVENTIONS)}.')
    suffix = path.suffix.lower()
    if suffix in SUFFIXES or path.is_dir():
        return read_negotiation(path, [Path(p) for p in profiles], known)
    if profiles:
        raise UsageError("--profile goes with a domain of Genius (.xml) or GeniusWeb (.json).")
    for ending, _, reader in READERS:
        if suffix == ending:
            return reader(path)
    readable = ", ".join(f"{ending} ({what})" for ending, what, _ in READERS)
    readable += f", {' and '.join(SUFFIXES)} ({NEGOTIATION})"
    kind = f'for "{path.suffix}"' if path.suffix else "for a file without a suffix"
    return None, (Problem(Where(str(path)), f"there is no reader {kind}.", (f"Readable: {readable}.",)),)
