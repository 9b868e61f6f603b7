"""The classical option-form tableau: one column per state, and for each party the improvements from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.conflict.model import Model
from comity.conflict.result import ConflictResult
from comity.conflict.words import letters


@dataclass(frozen=True, slots=True)
class PartyTableau:
    """
    One party's part of the tableau, in that party's order of preference, best first.

    Parameters
    ----------
    player : int
    states : tuple of int
        Columns.
    verdicts : tuple of str
        Per column: ``r`` no improvement (Nash), ``s`` every improvement credibly answered (SEQ), ``u`` unstable.
    improvements : tuple of tuple of int
        Per column, the states the party would move to, most preferred first.
    """

    player: int
    states: tuple[int, ...]
    verdicts: tuple[str, ...]
    improvements: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Tableau:
    """
    The tableau of Fraser and Hipel (1984) for a conflict with few states.

    Parameters
    ----------
    rows : tuple of (party id, option id, option text)
    letters : mapping state -> one letter per option
    equilibrium : mapping state -> ``E`` where every party is at ``r`` or ``s``, else ``x``
    parties : tuple of PartyTableau
    """

    rows: tuple[tuple[str, str, str], ...]
    letters: dict[int, str]
    equilibrium: dict[int, str]
    parties: tuple[PartyTableau, ...]


def tableau(result: ConflictResult, states: np.ndarray | None = None) -> Tableau:
    """
    Return the option-form tableau of an analysis with Nash and SEQ computed.

    Parameters
    ----------
    result : ConflictResult
    states : array of int, optional
        The columns; every state by default.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.analyse import analyse
    >>> found = tableau(analyse(load_entry("prisoners_dilemma").case))
    >>> [(p.verdicts) for p in found.parties]
    [('r', 's', 'r', 'u'), ('r', 's', 'r', 'u')]
    """
    model = result.model
    columns = np.arange(model.n_states) if states is None else states
    nash, seq = result.stable["nash"], result.stable["seq"]
    parts = []
    for i in range(model.n_players):
        order = columns[np.argsort(-model.ranks[i][columns], kind="stable")]
        marks = tuple("r" if nash[i, s] else "s" if seq[i, s] else "u" for s in order)
        parts.append(
            PartyTableau(i, tuple(order.tolist()), marks, tuple(_improvements(model, i, int(s)) for s in order))
        )
    return Tableau(
        tuple((o.by, o.id, o.text) for o in model.options),
        {int(s): letters(model, int(s)) for s in columns},
        {int(s): "E" if seq[:, s].all() else "x" for s in columns},
        tuple(parts),
    )


def _improvements(model: Model, player: int, state: int) -> tuple[int, ...]:
    _, targets = model.moves.pairs(player, np.array([state]))
    rank = model.ranks[player]
    better = targets[rank[targets] > rank[state]]
    return tuple(better[np.argsort(-rank[better], kind="stable")].tolist())
