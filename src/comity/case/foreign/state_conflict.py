"""From the rows of a table of states to a conflict in option form."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from comity.case.foreign.cubes import uncovered
from comity.case.foreign.findings import Findings
from comity.case.foreign.naming import distinct, short_name
from comity.case.foreign.state_columns import Columns
from comity.case.foreign.state_rows import StateRow
from comity.case.nouns import Lump, Option, OptionConflict, PartyPreference, Ranking, Statement
from comity.logic.parse import parse
from comity.logic.vocabulary import Vocabulary
from comity.logic.words import written

MAX_STATEMENTS = 500


@dataclass(frozen=True, slots=True)
class Names:
    """Our names for the parties (by the header's words) and for the options (in column order)."""

    parties: dict[str, str]
    options: tuple[str, ...]


def name_everything(columns: Columns) -> Names:
    """Return short names for the parties and options of a header."""
    short = distinct([short_name(p, f"party_{k + 1}") for k, p in enumerate(columns.parties)])
    parties = dict(zip(columns.parties, short, strict=True))
    wishes = [short_name(o.text, f"option_{k + 1}") for k, o in enumerate(columns.options)]
    return Names(parties, distinct(wishes, [parties[o.party] for o in columns.options]))


def to_conflict(columns: Columns, states: tuple[StateRow, ...], names: Names, notes: Findings) -> OptionConflict | None:
    """Return the conflict that the rows describe, or None with the reason noted."""
    if _overlap(states, len(names.options), notes):
        return None
    options = tuple(
        Option(i, names.parties[o.party], o.text, o.way) for i, o in zip(names.options, columns.options, strict=True)
    )
    lumps = _lumps(states, names)
    label = {lump.pattern: lump.id for lump in lumps}
    infeasible = _infeasible(states, names.options, notes)
    if infeasible is None:
        return None
    preferences = tuple(
        PartyPreference(names.parties[party], _ranking(states, k, label)) for k, (_, party) in enumerate(columns.ranks)
    )
    return OptionConflict(options, preferences, infeasible, lumps, status_quo=_status_quo(states, label, notes))


def _overlap(states: tuple[StateRow, ...], n_options: int, notes: Findings) -> bool:
    """Note rows that cover the same state; more states than there are patterns mean that some do."""
    if sum(1 << s.pattern.count("-") for s in states) > 1 << n_options:
        notes.error(0, "rows with - cover other rows of the table.", "Let each state stand in one row.")
        return True
    line_of: dict[int, int] = {}
    for s in states:
        for code in _codes(s.pattern):
            if line_of.setdefault(code, s.line) != s.line:
                what = f"{s.pattern} covers a state of the row in line {line_of[code]} too."
                notes.error(s.line, what, "Let each state stand in one row.")
                return True
    return False


def _lumps(states: tuple[StateRow, ...], names: Names) -> tuple[Lump, ...]:
    rows = [s for s in states if "-" in s.pattern]
    short = [short_name(s.name, f"lump_{k + 1}") for k, s in enumerate(rows)]
    ids = distinct([*names.options, *short])[len(names.options) :]
    return tuple(Lump(i, s.pattern, s.name) for i, s in zip(ids, rows, strict=True))


def _codes(letters: str) -> list[int]:
    codes = [0]
    for k, letter in enumerate(letters):
        bit = 1 << k
        if letter == "Y":
            codes = [c | bit for c in codes]
        elif letter == "-":
            codes += [c | bit for c in codes]
    return codes


def _infeasible(states: tuple[StateRow, ...], ids: tuple[str, ...], notes: Findings) -> tuple[Statement, ...] | None:
    listed = [code for s in states for code in _codes(s.pattern)]
    patterns = uncovered(listed, len(ids), MAX_STATEMENTS)
    if patterns is None:
        what = f"the states left out need more than {MAX_STATEMENTS} statements to rule out."
        notes.error(0, what, "Write a case file and say by statements what is infeasible.")
        return None
    vocabulary = Vocabulary(ids, options=ids)
    return tuple(Statement(text, parse(text, vocabulary)) for text in (_in_names(p, ids) for p in patterns))


def _in_names(letters: str, ids: tuple[str, ...]) -> str:
    spoken = [(i, letter) for i, letter in zip(ids, letters, strict=True) if letter != "-"]
    return " & ".join(("!" if letter == "N" else "") + written(i) for i, letter in spoken)


def _ranking(states: tuple[StateRow, ...], k: int, label: dict[str, str]) -> Ranking:
    tiers: dict[Fraction, list[str]] = {}
    for s in states:
        tiers.setdefault(s.ranks[k], []).append(label.get(s.pattern, s.pattern))
    return Ranking(tuple(tuple(tiers[rank]) for rank in sorted(tiers)))


def _status_quo(states: tuple[StateRow, ...], label: dict[str, str], notes: Findings) -> str | None:
    marked = [s for s in states if s.status_quo]
    for s in marked[1:]:
        notes.error(s.line, f"the status quo is marked in line {marked[0].line} already.", "Mark one row.")
    return label.get(marked[0].pattern, marked[0].pattern) if marked else None
