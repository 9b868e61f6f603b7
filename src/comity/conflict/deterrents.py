"""The test of a deterrent: equilibria that hold only by a threat the threatener would not carry out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.conflict.explain import explain
from comity.conflict.result import ConflictResult
from comity.conflict.steps import Step
from comity.errors import UsageError


@dataclass(frozen=True, slots=True)
class Deterrent:
    """
    One gain that only an empty threat stands against.

    Parameters
    ----------
    state : int
        The outcome that holds by the threat.
    deterred : int
        The player that would gain by leaving.
    target : int
        Where it would go.
    threat : tuple of Step
        The answer that is feared; at least one step does not pay the one who makes it.
    symmetric : bool
        True where the state is an equilibrium even under SMR, not only GMR.
    """

    state: int
    deterred: int
    target: int
    threat: tuple[Step, ...]
    symmetric: bool


def hollow(result: ConflictResult) -> np.ndarray:
    """
    Return the states that are equilibria under GMR and not under SEQ, shape (S,).

    They hold only because some party fears an answer that would not pay those who would have to give it.
    """
    missing = [c for c in ("gmr", "seq") if c not in result.stable]
    if missing:
        raise UsageError(f"the test of a deterrent compares GMR with SEQ; {', '.join(missing)} was not computed.")
    return result.is_equilibrium("gmr") & ~result.is_equilibrium("seq")


def deterrents(result: ConflictResult, states: np.ndarray | None = None, limit: int = 50) -> tuple[Deterrent, ...]:
    """
    Return, for equilibria that hold only by threat, who is deterred from what and by which answer.

    Parameters
    ----------
    result : ConflictResult
        With GMR and SEQ computed.
    states : array of int, optional
        Which states to look at; by default those of :func:`hollow`, at most ``limit``.

    Examples
    --------
    In chicken, swerving together holds only by the threat of a crash:

    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.analyse import analyse
    >>> result = analyse(load_entry("chicken").case)
    >>> [(result.model.label(d.state), result.model.parties[d.deterred]) for d in deterrents(result)]
    [('YY', 'a'), ('YY', 'b')]
    """
    found = np.flatnonzero(hollow(result))[:limit] if states is None else states
    symmetric = result.is_equilibrium("smr") if "smr" in result.stable else np.zeros(result.model.n_states, bool)
    out = []
    for s in found:
        for p in explain(result.model, int(s), depth=result.depth).players:
            for i in p.improvements:
                threat = i.answers["gmr"]
                if threat is not None and i.answers["seq"] is None:
                    out.append(Deterrent(int(s), p.player, i.target, threat, bool(symmetric[s])))
    return tuple(out)
