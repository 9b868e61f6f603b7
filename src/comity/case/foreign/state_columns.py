"""The header of a table of states: which column is an option, a rank, a mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from comity.case.foreign.findings import Findings
from comity.case.foreign.naming import one_line
from comity.errors import did_you_mean

_OPTION = re.compile(r"(?P<party>[^:]+):(?P<option>.+?)(?:\((?P<way>forward|back|both)\))?\s*")
_RANK = re.compile(r"rank\s*:\s*(?P<party>.+)|rank\s+(?P<bare>.+)", re.IGNORECASE)
_RESULT = re.compile(r"(stable|equilibrium)\s*:.*", re.IGNORECASE)

Way = Literal["both", "forward", "back"]
_WAYS: dict[str, Way] = {"forward": "forward", "back": "back", "both": "both"}


@dataclass(frozen=True, slots=True)
class OptionColumn:
    """A column of Y and N: which party's option, and which way its moves go."""

    at: int
    party: str
    text: str
    way: Way


@dataclass(frozen=True, slots=True)
class Columns:
    """
    What the columns of the table mean. Parties are named as in the header, in the order they first appear.
    """

    options: tuple[OptionColumn, ...]
    ranks: tuple[tuple[int, str], ...]
    state: int | None = None
    status_quo: int | None = None

    @property
    def parties(self) -> tuple[str, ...]:
        """Return every party named by an option or a rank, owners of options first."""
        return tuple(dict.fromkeys([*(o.party for o in self.options), *(p for _, p in self.ranks)]))


def read_columns(header: Sequence[str], line: int, notes: Findings) -> Columns:
    """
    Say what each column is; what cannot be told is noted.

    Examples
    --------
    >>> header = ["state", "Syria: Release", "Iraq: Attack (forward)", "rank: Syria", "rank: Iraq"]
    >>> columns = read_columns(header, 1, Findings("states.csv"))
    >>> columns.options[1]
    OptionColumn(at=2, party='Iraq', text='Attack', way='forward')
    >>> columns.ranks
    ((3, 'Syria'), (4, 'Iraq'))
    """
    options: list[OptionColumn] = []
    ranks: list[tuple[int, str]] = []
    marks: dict[str, int] = {}
    seen: set[str] = set()
    for at, head in enumerate(map(one_line, header)):
        key = head.casefold()
        if key in seen and head:
            notes.error(line, f'the column "{head}" stands there twice.', "Rename or remove one of them.")
        seen.add(key)
        if key in ("state", "status quo"):
            marks[key] = at
        elif match := _RANK.fullmatch(head):
            ranks.append((at, (match["party"] or match["bare"]).strip()))
        elif not head or _RESULT.fullmatch(head):
            continue
        elif match := _OPTION.fullmatch(head):
            options.append(
                OptionColumn(at, match["party"].strip(), match["option"].strip(), _WAYS[match["way"] or "both"])
            )
        else:
            hint = did_you_mean(head, ["state", "status quo"])
            known = 'Known: "state", "status quo", "party: option", "rank: party".'
            notes.error(line, f'the column "{head[:60]}" is none that comity knows.', *filter(None, [hint, known]))
    columns = Columns(tuple(options), tuple(ranks), marks.get("state"), marks.get("status quo"))
    return _complete(columns, line, notes)


def _complete(columns: Columns, line: int, notes: Findings) -> Columns:
    if not columns.options:
        notes.error(line, "no column is an option.", 'Head a column with "party: option" and fill it with Y and N.')
    ranked = [party for _, party in columns.ranks]
    for party in columns.parties:
        if party not in ranked:
            hint = did_you_mean(party, ranked)
            add = f'Add a column "rank: {party}", 1 for the best state.'
            notes.error(line, f"{party} has options but no column of ranks.", *filter(None, [hint, add]))
        elif ranked.count(party) > 1:
            notes.error(line, f"{party} has two columns of ranks.", "Keep one of them.")
    return columns
