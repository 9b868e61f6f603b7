"""An imported value as a table of the case, with everything doubtful about it: the whole answer of an import."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from comity.alignment.actors.states import Scheme
from comity.alignment.reading.imported import Flows, Imported, Positions, RollCalls, Value
from comity.alignment.writing.renamed import Renamed, Wanted, in_states
from comity.alignment.writing.roll_calls import reserved, votes_of
from comity.alignment.writing.states import Called, NameDoubt, scheme_of
from comity.alignment.writing.table import Table, guarded_names
from comity.alignment.writing.tables import OF_VOTES, table_of
from comity.case.alignment import Capabilities, Ties, Votes
from comity.case.tables import MAX_ROWS
from comity.case.wording import counted
from comity.errors import Problem, Where


@dataclass(frozen=True, slots=True)
class Written:
    """
    The table to be written, None where the file cannot be used, and what has to be looked at.

    ``doubts`` are about names of states, empty where they were not asked about; ``problems`` are about the file and
    its rows..
    """

    format: str
    table: Table | None
    problems: tuple[Problem, ...] = ()
    doubts: tuple[NameDoubt, ...] = ()
    rows: int = 0

    def to_json(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "format": self.format,
            "table": None if self.table is None else self.table.name,
            "columns": [] if self.table is None else list(self.table.columns),
            "rows": self.rows,
            "failed": self.table is None,
            "doubts": [d.to_json() for d in self.doubts],
            "problems": [
                {"file": p.where.file, "line": p.where.line, "level": p.level, "what": p.what, "ways": list(p.ways_out)}
                for p in self.problems
            ],
        }

    def sentences(self) -> tuple[str, ...]:
        """Return in words what is wrong or doubtful, doubts about names last."""
        return (*map(str, self.problems), *(d.sentence() for d in self.doubts))


@dataclass(frozen=True, slots=True)
class Asked:
    """
    What is asked of an import.

    Parameters
    ----------
    states : bool
        Bring names and codes of states together.
    scheme : Scheme, optional
        What the names are; by default what the format says, or any.
    called : {"name", "cow", "code"}
        How states are written.
    source : str
        Written where a tie or a roll call names no source.
    """

    states: bool = False
    scheme: Scheme | None = None
    called: Called = "name"
    source: str = ""


def written(imported: Imported, asked: Asked = Asked(), file: str = "") -> Written:
    """
    Return what a reader found as a table of the case.

    A file with an error gives no table: rows with an error are left out by the reader, and a table without them would
    pass for the whole.

    Examples
    --------
    >>> from comity.alignment.reading.formats import format_called
    >>> head = "ccode1,ccode2,year,imports_1_from_2,imports_2_from_1\\n"
    >>> found = written(format_called("cow-trade").read(head + "2,20,1920,612,\\n", "trade.csv"), file="trade.csv")
    >>> print(found.table.text(), end="")
    a,b,sign,weight,directed,kind,from,to,source
    CAN,USA,1,612,yes,trade,1920,1920,
    >>> print(found.sentences()[0])    # doctest: +NORMALIZE_WHITESPACE
    trade.csv: warning: 1 of 2 flows is not known and 0 are zero: they have no row. A tie that is not there is read as
    none, so a share of trade is a share of what is known.
    """
    if imported.failed:
        return Written(imported.format, None, imported.problems)
    named = Renamed(imported.value)
    if asked.states:
        own = scheme_of(imported.format)
        named = in_states(imported.value, Wanted(asked.scheme or own, asked.called, mixed=asked.scheme is None))
    value, notes = _finished(named.value, asked.source)
    found = [*named.problems, *_about(named.value, notes)]
    table = table_of(value)
    found += _names(value)
    if table.count > MAX_ROWS:
        what = f"the table has {table.count:,} rows; a case takes at most {MAX_ROWS:,}."
        found.append(_warning(what, "Keep the years and kinds that are used."))
    problems = (*imported.problems, *(_placed(p, file) for p in found))
    failed = any(p.level == "error" for p in problems)
    return Written(imported.format, None if failed else table, problems, named.doubts, 0 if failed else table.count)


def _placed(problem: Problem, file: str) -> Problem:
    return problem if problem.where.file else replace(problem, where=Where(file, problem.where.line))


def _warning(what: str, *ways_out: str) -> Problem:
    return Problem(Where(""), what, ways_out, "warning")


def _finished(value: Value, source: str) -> tuple[Value | Votes, tuple[str, ...]]:
    """Return the value as it is written, with its source, and sentences about what changed on the way."""
    if isinstance(value, RollCalls):
        return votes_of(value, source)
    if isinstance(value, Flows) and source:
        return replace(value.ties(), source=(source,) * int((value.amount > 0).sum())), ()
    if isinstance(value, Ties) and source:
        return replace(value, source=tuple(s or source for s in value.source)), ()
    return value, ()


def _about(value: Value, notes: tuple[str, ...]) -> list[Problem]:
    """Return what has to be known of a kind of value once it is a table."""
    match value:
        case Flows():
            return _flows_left_out(value)
        case RollCalls():
            return [_warning(n) for n in notes]
        case Positions():
            what = "published positions are no part of a case: comity estimates its own from votes."
            return [_warning(what, "Compare them with those.")]
    return []


def _flows_left_out(flows: Flows) -> list[Problem]:
    unknown = sum(map(math.isnan, flows.amount.tolist()))
    zero = int((flows.amount == 0).sum())
    found = [_warning(f"the weights are in {flows.unit}.")]
    if unknown or zero:
        what = (
            f"{unknown:,} of {counted(len(flows), 'flow')} {'is' if unknown == 1 else 'are'} not known and {zero:,} "
            f"{'is' if zero == 1 else 'are'} zero: they have no row."
        )
        told = "A tie that is not there is read as none, so a share of trade is a share of what is known."
        found.insert(0, _warning(what, told))
    return found


def _names(value: Value | Votes) -> list[Problem]:
    """Return what is wrong with names of actors: guarded ones, and columns of votes called like another column."""
    match value:
        case Ties():
            names = {*value.a, *value.b}
        case Capabilities() | Positions():
            names = set(value.actor)
        case Flows() | RollCalls() | Votes():
            names = set(value.actors)
    found = list(guarded_names(names, ""))
    if isinstance(value, Votes) and (what := reserved(value.actors, OF_VOTES)):
        found.append(Problem(Where(""), what, ("Rename the actor in the file.",)))
    return found
