"""The table of formats: name, what a file of it holds, and its reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from comity.alignment.reading.atop import read_atop
from comity.alignment.reading.capabilities import read_capabilities, read_cow_capabilities
from comity.alignment.reading.gexf import read_gexf
from comity.alignment.reading.graphml import read_graphml
from comity.alignment.reading.imported import Imported
from comity.alignment.reading.signed import read_congress, read_cow_signed
from comity.alignment.reading.ties import read_edges
from comity.alignment.reading.trade import read_cow_trade
from comity.alignment.reading.votes import read_un_positions, read_un_votes
from comity.errors import UsageError, did_you_mean

Gives = Literal["ties", "capabilities", "flows", "roll calls", "positions"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, what it gives, its columns or make in one line, and the reader of its text."""

    name: str
    gives: Gives
    description: str
    read: Callable[[str | bytes, str], Imported]


FORMATS: tuple[Format, ...] = (
    Format("edges", "ties", "CSV: a, b, and any of sign, weight, directed, kind, from, to, source", read_edges),
    Format("graphml", "ties", "GraphML, with values of edges called like the columns of edges", read_graphml),
    Format("gexf", "ties", "GEXF (Gephi), with dated edges", read_gexf),
    Format("capabilities", "capabilities", "CSV: actor, year, and a column for each component", read_capabilities),
    Format("cow-capabilities", "capabilities", "COW National Material Capabilities, CSV", read_cow_capabilities),
    Format("atop", "ties", "ATOP alliances by pair and year, CSV", read_atop),
    Format("cow-trade", "flows", "COW trade by pair and year, CSV", read_cow_trade),
    Format("un-votes", "roll calls", "votes of the UN General Assembly, a column for each state, CSV", read_un_votes),
    Format("un-ideal-points", "positions", "published ideal points by session, CSV", read_un_positions),
    Format("cow-signed", "ties", "signed networks of states by window, CSV", read_cow_signed),
    Format("congress-signed", "ties", "signed mentions in the Congress of the United States, CSV", read_congress),
)


def format_called(name: str) -> Format:
    """
    Return the format of that name.

    Raises
    ------
    UsageError
        Where there is none; the message names a near one, or all of them.

    Examples
    --------
    >>> format_called("gexf").gives
    'ties'
    >>> format_called("graphm")
    Traceback (most recent call last):
        ...
    comity.errors.UsageError: there is no format "graphm". Did you mean "graphml"?
    """
    names = [f.name for f in FORMATS]
    for one in FORMATS:
        if one.name == name:
            return one
    raise UsageError(f'there is no format "{name}". {did_you_mean(name, names) or "Known: " + ", ".join(names) + "."}')
