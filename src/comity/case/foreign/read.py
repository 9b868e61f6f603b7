"""Choose the reader of a foreign file by its suffix."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from comity.case.foreign.gmcr import read_gmcr
from comity.case.foreign.state_csv import read_state_csv
from comity.case.nouns import Case
from comity.errors import Problem, Where

Reader = Callable[[Path], tuple[Case | None, tuple[Problem, ...]]]

# suffix, what it is, reader
READERS: tuple[tuple[str, str, Reader], ...] = (
    (".gmcr", "a model saved by GMCR+ (gmcr-py)", read_gmcr),
    (".csv", "a table of states: Y/N per option, a rank per party", read_state_csv),
)


def read_foreign(path: str | os.PathLike[str]) -> tuple[Case | None, tuple[Problem, ...]]:
    """
    Read a case from another program's file.

    The suffix chooses the reader: ``.gmcr`` for models saved by GMCR+ (gmcr-py), ``.csv`` for a table of
    states.

    Returns
    -------
    Case or None, tuple of Problem
        The case where nothing stood in the way, and every problem met; warnings alone do not stop the import.

    Examples
    --------
    >>> case, problems = read_foreign("model.xls")
    >>> case is None
    True
    >>> print(problems[0])
    model.xls: there is no reader for ".xls". Readable: .gmcr (a model saved by GMCR+ (gmcr-py)), \
.csv (a table of states: Y/N per option, a rank per party).
    """
    path = Path(path)
    for suffix, _, reader in READERS:
        if path.suffix.lower() == suffix:
            return reader(path)
    readable = ", ".join(f"{suffix} ({what})" for suffix, what, _ in READERS)
    kind = f'for "{path.suffix}"' if path.suffix else "for a file without a suffix"
    return None, (Problem(Where(str(path)), f"there is no reader {kind}.", (f"Readable: {readable}.",)),)
