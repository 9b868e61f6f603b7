"""What the columns of each public format are called, for those who have a file and look for its format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from comity.alignment.reading.capabilities import COMPONENTS
from comity.alignment.reading.formats import FORMATS, Format, Gives
from comity.alignment.writing.tables import OF_POSITIONS, OF_VOTES
from comity.case.columns.ties import COLUMNS

_IMPORTS = ("imports_1_from_2", "imports_2_from_1")
_OBLIGATIONS = ("atop_defense", "atop_offense", "atop_neutral", "atop_nonagg", "atop_consul")
_GRAPH = ("sign", "weight", "kind", "from", "to", "source")
_READ: Mapping[str, tuple[tuple[str, ...], tuple[str, ...], str]] = {
    "edges": (COLUMNS[:2], COLUMNS[2:], ""),
    "graphml": ((), _GRAPH, "the file is XML; these are values of its edges"),
    "gexf": ((), _GRAPH, "the file is XML; these are values of its edges"),
    "capabilities": (("actor", "year"), (), "any other column is a component"),
    "cow-capabilities": (("stateabb", "year"), COMPONENTS, "at least one component"),
    "atop": (("ccode1", "ccode2", "year"), _OBLIGATIONS, "at least one obligation"),
    "cow-trade": (("ccode1", "ccode2", "year", *_IMPORTS), (), "or flow1 and flow2 in place of the imports"),
    "un-votes": (("rcid",), ("session", "date"), "any other column is an actor: 1 yes, 2 abstain, 3 no"),
    "un-ideal-points": (("session", "iso3c", "ccode", "idealpoint"), ("year", "q5", "q95"), ""),
    "cow-signed": (("window", "state1", "state2", "sign"), (), ""),
    "congress-signed": (("source", "target", "sign"), (), ""),
}
_WRITTEN: Mapping[Gives, tuple[str, tuple[str, ...]]] = {
    "ties": ("ties.csv", COLUMNS),
    "flows": ("ties.csv", COLUMNS),
    "capabilities": ("capabilities.csv", ("actor", "year", "a column for each component")),
    "roll calls": ("votes.csv", (*OF_VOTES, "a column for each actor")),
    "positions": ("positions.csv", OF_POSITIONS),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """
    One format: the columns that a file needs and may have, a remark on them, and the table that is written.

    Examples
    --------
    >>> one = listed_formats()[0]
    >>> one.format.name, one.needs, one.table
    ('edges', ('a', 'b'), 'ties.csv')
    """

    format: Format
    needs: tuple[str, ...]
    may_have: tuple[str, ...]
    remark: str
    table: str
    columns: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "format": self.format.name,
            "gives": self.format.gives,
            "description": self.format.description,
            "needs": list(self.needs),
            "may_have": list(self.may_have),
            "remark": self.remark,
            "table": self.table,
            "columns": list(self.columns),
        }

    def in_words(self) -> str:
        """Return the columns of a file in one line."""
        parts = [", ".join(self.needs), f"also {', '.join(self.may_have)}" if self.may_have else "", self.remark]
        return "; ".join(p for p in parts if p)


def listed_formats() -> tuple[Listed, ...]:
    """Return every format with its columns."""
    return tuple(Listed(f, *_READ[f.name], *_WRITTEN[f.gives]) for f in FORMATS)
