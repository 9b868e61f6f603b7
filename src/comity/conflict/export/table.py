"""The formats a conflict can be exported to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from comity.conflict.export.case_json import to_case_json
from comity.conflict.export.gexf import to_gexf
from comity.conflict.export.graphml import to_graphml
from comity.conflict.export.nfg import to_nfg
from comity.conflict.export.state_csv import to_state_csv
from comity.conflict.model import Model
from comity.conflict.result import ConflictResult
from comity.errors import UsageError, did_you_mean


@dataclass(frozen=True, slots=True)
class Export:
    """
    One format.

    Parameters
    ----------
    key : str
        As after ``--to``.
    suffix : str
        The usual ending of a file's name.
    what : str
        What is written, in half a sentence.
    write : callable
        Model and perhaps a result to text.
    """

    key: str
    suffix: str
    what: str
    write: Callable[[Model, ConflictResult | None], str]


EXPORTS: tuple[Export, ...] = (
    Export("nfg", ".nfg", "a strategic game for Gambit: payoffs are ranks, strategies are option choices", to_nfg),
    Export("graphml", ".graphml", "the graph of states and moves for Gephi, yEd, igraph, networkx", to_graphml),
    Export("gexf", ".gexf", "the graph of states and moves for Gephi", to_gexf),
    Export("csv", ".csv", "one row per state: options, ranks, stability; can be imported again", to_state_csv),
    Export("json", ".json", "the case as plain JSON", to_case_json),
)


def export(model: Model, to: str, result: ConflictResult | None = None) -> str:
    """
    Return a conflict in the format of another program.

    Parameters
    ----------
    model : Model
    to : str
        A key of :data:`EXPORTS`: ``nfg``, ``graphml``, ``gexf``, ``csv`` or ``json``.
    result : ConflictResult, optional
        Where given, the graph and table formats also say which states are stable, for whom, and under which
        concept. The others ignore it.

    Raises
    ------
    UsageError
        There is no such format, or the format cannot hold this conflict; the message says why.
    TooLargeError
        The text would be too large to be of use.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("prisoners_dilemma").case)
    >>> print(export(model, "nfg").splitlines()[0])
    NFG 1 R "Prisoner's dilemma" { "Party A" "Party B" }
    >>> export(model, "nfgg")
    Traceback (most recent call last):
        ...
    comity.errors.UsageError: there is no export format "nfgg". Did you mean "nfg"? Formats: nfg, graphml, ...
    """
    for row in EXPORTS:
        if row.key == to.strip().lower():
            return row.write(model, result)
    known = [row.key for row in EXPORTS]
    hint = did_you_mean(to, known)
    parts = [f'there is no export format "{to}".', hint, f"Formats: {', '.join(known)}."]
    raise UsageError(" ".join(p for p in parts if p))
