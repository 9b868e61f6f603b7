"""A notebook for what is wrong with a foreign file: every problem kept, with its line."""

from __future__ import annotations

from pathlib import Path

from comity.errors import Problem, Where

MAX_BYTES = 8_000_000
MAX_PROBLEMS = 200


class Findings:
    """
    The problems of one file, in the order in which they were met.

    Examples
    --------
    >>> notes = Findings("old.gmcr")
    >>> notes.error(3, "there is no party number 7.", "Parties are counted from 0.")
    >>> print(notes.problems[0])
    old.gmcr:3: there is no party number 7. Parties are counted from 0.
    >>> notes.failed
    True
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self._problems: list[Problem] = []
        self._left_out = 0

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem so far; a very bad file ends with a count of those not listed."""
        if not self._left_out:
            return tuple(self._problems)
        rest = f"{self._left_out} further problems of this file are not listed."
        return (*self._problems, Problem(Where(self.file), rest, ("Mend the ones above first.",)))

    @property
    def failed(self) -> bool:
        """Whether any problem so far stops the file from being used."""
        return any(p.level == "error" for p in self._problems)

    def error(self, line: int, what: str, *ways_out: str) -> None:
        """Note a problem that stops the file from being used."""
        self._keep(Problem(Where(self.file, line), what, ways_out))

    def warning(self, line: int, what: str, *ways_out: str) -> None:
        """Note something the user should know; reading is not stopped."""
        self._keep(Problem(Where(self.file, line), what, ways_out, level="warning"))

    def _keep(self, problem: Problem) -> None:
        if len(self._problems) < MAX_PROBLEMS:
            self._problems.append(problem)
        else:
            self._left_out += 1


def read_bounded(path: Path, notes: Findings) -> str | None:
    """Return the text of a file of at most eight million bytes of UTF-8, or None with the reason noted."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as e:
        notes.error(0, f"the file cannot be read: {(e.strerror or str(e)).lower()}.", "Check the name and the rights.")
        return None
    if len(data) > MAX_BYTES:
        notes.error(0, f"the file is larger than {MAX_BYTES:,} bytes.", "Import a smaller model.")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        line = data.count(b"\n", 0, e.start) + 1
        notes.error(line, "the file is not UTF-8 text.", "Save it as UTF-8 and import it again.")
        return None
