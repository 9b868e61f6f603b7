"""What an analysis of a conflict found: frozen, and able to say how it was made."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.conflict.coalitions import Coalitional
from comity.conflict.concepts.table import concept
from comity.conflict.model import Model
from comity.kernels.edges import Index, Mask

if TYPE_CHECKING:
    import pandas as pd

FULL_LISTING = 65_536


@dataclass(frozen=True, eq=False, slots=True)
class ConflictResult:
    """
    The stability of every state, for every player and concept.

    Parameters
    ----------
    model : Model
    digest : str
        SHA-256 of the canonical case.
    version : str
        The version of comity that computed it.
    depth : int or None
        The longest answering sequence counted as a sanction; None: no limit.
    stable : mapping concept -> mask, shape (n, S)
    absent : mapping concept -> str
        Concepts that were asked for and do not apply, with the reason.
    coalitional : Coalitional or None
    notes : mapping concept -> str
        What a reader of a concept should know, such as ties between best moves.
    complete : bool
        False where a budget ran out; ``absent`` then names what is missing.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.analyse import analyse
    >>> result = analyse(load_entry("prisoners_dilemma").case)
    >>> result.labels(result.equilibria("nash")), result.labels(result.equilibria("seq"))
    (['NN'], ['NN', 'YY'])
    """

    model: Model
    digest: str
    version: str
    depth: int | None
    stable: Mapping[str, Mask]
    absent: Mapping[str, str] = field(default_factory=dict)
    coalitional: Coalitional | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    complete: bool = True

    @property
    def concepts(self) -> tuple[str, ...]:
        """Return the concepts that were computed, in the order asked for."""
        return tuple(self.stable)

    def is_equilibrium(self, key: str) -> Mask:
        """Return which states are stable for every player under a concept, shape (S,)."""
        out: Mask = np.logical_and.reduce(self.stable[key], axis=0)
        return out

    def equilibria(self, key: str) -> Index:
        """Return the states that are stable for every player under a concept."""
        return np.flatnonzero(self.is_equilibrium(key))

    def labels(self, states: Index) -> list[str]:
        """Return the patterns or names of states."""
        return [self.model.label(int(s)) for s in states]

    def to_json(self, limit: int = 100, where: tuple[str, Mask] | None = None) -> dict[str, Any]:
        """
        Return the answer of ``comity conflict --json`` as plain values.

        Parameters
        ----------
        limit : int
            How many equilibria, and states of ``broken_by``, are listed per concept where the model has more than
            65,536 states.
        where : (text, mask of shape (S,)), optional
            List only equilibria in these states; the text is repeated in the answer.
        """
        model = self.model
        full = model.n_states <= FULL_LISTING
        every = np.array(self.labels(np.arange(model.n_states))) if full else np.array([])
        out: dict[str, Any] = {
            "case": model.case.title,
            "format": model.case.format,
            "comity": self.version,
            "digest": self.digest,
            "depth": self.depth,
            "tier": "table",
            "options": [o.id for o in model.options],
            "parties": list(model.parties),
            "feasible": model.n_states,
        }
        if model.status_quo is not None:
            out["status_quo"] = model.label(model.status_quo)
        if full:
            out["states"] = every.tolist()
            out["stable"] = {
                p: {c: every[mask[k]].tolist() for c, mask in self.stable.items()} for k, p in enumerate(model.parties)
            }
        within = np.ones(model.n_states, bool) if where is None else where[1]
        out["equilibria"] = {
            c: self._listing(np.flatnonzero(self.is_equilibrium(c) & within), full, limit) for c in self.stable
        }
        if where is not None:
            out["where"] = where[0]
        if self.coalitional is not None:
            out |= self._coalitional_json(self.coalitional, full, limit)
        if self.absent:
            out["absent"] = dict(self.absent)
        if self.notes:
            out["notes"] = dict(self.notes)
        out["complete"] = self.complete
        return out

    def _listing(self, states: Index, full: bool, limit: int) -> Any:
        if full:
            return self.labels(states)
        return {"count": len(states), "first": self.labels(states[:limit])}

    def _coalitional_json(self, found: Coalitional, full: bool, limit: int) -> dict[str, Any]:
        names = self.model.parties
        return {
            "coalitional": {c: self._listing(np.flatnonzero(m), full, limit) for c, m in found.stable.items()},
            "broken_by": {
                c: {
                    self.model.label(s): [[names[i] for i in h] for h in broken[s]]
                    for s in (broken if full else islice(broken, limit))
                }
                for c, broken in found.broken_by.items()
            },
        } | ({"structure": [[names[i] for i in h] for h in found.structure]} if found.structure else {})

    def to_frame(self) -> pd.DataFrame:
        """
        Return one row per state: its options, every player's rank, and the concepts under which it holds.

        Returns
        -------
        pandas.DataFrame
            Index: the state's pattern or name. Columns: one per option (bool), ``rank_<party>`` (int, 1 is best),
            one per concept (bool, equilibrium).
        """
        import pandas as pd

        model = self.model
        columns: dict[str, Any] = {}
        if model.codes is not None:
            for k, o in enumerate(model.options):
                columns[o.id] = ((model.codes >> np.uint64(k)) & np.uint64(1)).astype(bool)
        for k, p in enumerate(model.parties):
            columns[f"rank_{p}"] = int(model.ranks[k].max(initial=0)) - model.ranks[k] + 1
        for c in self.stable:
            columns[c] = self.is_equilibrium(c)
        return pd.DataFrame(columns, index=pd.Index(self.labels(np.arange(model.n_states)), name="state"))

    def _repr_html_(self) -> str:
        from comity.conflict.words import describe

        seen = [int(s) for s in np.flatnonzero(np.logical_or.reduce([self.is_equilibrium(c) for c in self.stable]))]
        head = "".join(f"<th>{html.escape(concept(c).name)}</th>" for c in self.stable)
        rows = []
        for s in seen[:50]:
            marks = "".join(f"<td>{'holds' if self.is_equilibrium(c)[s] else ''}</td>" for c in self.stable)
            name, said = html.escape(self.model.label(s)), html.escape(describe(self.model, s))
            rows.append(f"<tr><th>{name}</th><td>{said}</td>{marks}</tr>")
        more = f"<p>{len(seen) - 50} more outcomes.</p>" if len(seen) > 50 else ""
        title = html.escape(self.model.case.title)
        body = f"<tr><th>state</th><th>outcome</th>{head}</tr>{''.join(rows)}"
        return f"<h4>{title}: what would hold</h4><table>{body}</table>{more}"
