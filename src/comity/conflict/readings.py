"""Alternative readings: what holds whichever way the sources about each party's preferences are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.budget import Budget
from comity.conflict.analyse import Progress
from comity.conflict.concepts.table import concept
from comity.conflict.concepts.threshold import Question
from comity.conflict.model import Model
from comity.conflict.stability import stability
from comity.errors import BudgetExceededError
from comity.kernels.answers import Step
from comity.kernels.edges import Mask

if TYPE_CHECKING:
    import pandas as pd

MAX_COMBINATIONS = 256
CONCEPTS = ("nash", "gmr", "smr", "seq")


@dataclass(frozen=True, eq=False, slots=True)
class Readings:
    """
    The verdicts under every combination of the parties' readings.

    Parameters
    ----------
    parties : tuple of str
        The parties that have more than one reading.
    names : tuple of tuple of str
        Their readings, ``main`` first.
    combinations : tuple of tuple of str
        One reading per party of ``parties``; the first is main throughout.
    holds : mapping concept -> mask, shape (C, S)
        ``holds[concept][c, s]``: s is an equilibrium under combination c.
    complete : bool
        False where only one party's reading was changed at a time (too many combinations), or a budget ran out.
    """

    model: Model
    parties: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]
    combinations: tuple[tuple[str, ...], ...]
    holds: Mapping[str, Mask]
    complete: bool = True

    def always(self, key: str) -> Mask:
        """Return the states that hold in every combination, shape (S,)."""
        out: Mask = np.logical_and.reduce(self.holds[key], axis=0)
        return out

    def sometimes(self, key: str) -> Mask:
        """Return the states that hold in some combination and not in all, shape (S,)."""
        some: Mask = np.logical_or.reduce(self.holds[key], axis=0)
        return some & ~self.always(key)

    def depends_on(self, key: str, state: int) -> tuple[str, ...]:
        """
        Return the parties whose reading decides whether a state holds.

        A party counts if two combinations that differ only in its reading give different verdicts.
        """
        verdict = {c: bool(v) for c, v in zip(self.combinations, self.holds[key][:, state], strict=True)}
        out = []
        for k, party in enumerate(self.parties):
            for c, v in verdict.items():
                if any(verdict.get((*c[:k], r, *c[k + 1 :]), v) != v for r in self.names[k]):
                    out.append(party)
                    break
        return tuple(out)

    def where(self, key: str, state: int) -> tuple[tuple[str, ...], ...]:
        """Return the combinations in which a state holds."""
        return tuple(c for c, v in zip(self.combinations, self.holds[key][:, state], strict=True) if v)

    def to_frame(self) -> pd.DataFrame:
        """
        Return, for every state that holds in some combination, the share of the combinations in which it does.

        Returns
        -------
        pandas.DataFrame
            Index: the state's pattern or name. One column per concept, from 0 to 1; a share is no probability.
        """
        import pandas as pd

        some = np.flatnonzero(np.logical_or.reduce([h.any(axis=0) for h in self.holds.values()]))
        shares = {c: h[:, some].mean(axis=0) for c, h in self.holds.items()}
        return pd.DataFrame(shares, index=pd.Index([self.model.label(int(s)) for s in some], name="state"))

    def to_json(self) -> dict[str, Any]:
        """Return the summary as plain values: what holds always, and what depends on whom."""
        m = self.model
        out: dict[str, Any] = {
            "parties": {p: list(n) for p, n in zip(self.parties, self.names, strict=True)},
            "combinations": len(self.combinations),
            "complete": self.complete,
            "always": {c: [m.label(int(s)) for s in np.flatnonzero(self.always(c))[:100]] for c in self.holds},
            "depends": {},
        }
        for c in self.holds:
            out["depends"][c] = {
                m.label(int(s)): {
                    "share": float(self.holds[c][:, s].mean()),
                    "on": list(self.depends_on(c, int(s))),
                }
                for s in np.flatnonzero(self.sometimes(c))[:100]
            }
        return out


def over_readings(
    model: Model,
    concepts: tuple[str, ...] = CONCEPTS,
    depth: int | None = None,
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> Readings | None:
    """
    Return the verdicts under every combination of readings; None where no party has an alternative one.

    Past 256 combinations each alternative is tried alone, all other parties kept at their main reading, and
    ``complete`` is False.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> over_readings(build(load_entry("chicken").case)) is None
    True
    """
    budget = budget or Budget()
    rows = {
        p.party: ("main", *(r.id for r in p.readings))
        for p in model.conflict.preferences
        if p.readings and p.party in model.parties
    }
    if not rows:
        return None
    parties, names = (
        tuple(p for p in model.parties if p in rows),
        tuple(rows[p] for p in model.parties if p in rows),
    )
    combinations, complete = _combinations(names)
    holds: dict[str, list[Mask]] = {c: [] for c in concepts}
    own: dict[tuple[str, int, str], Mask] = {}
    steps: dict[tuple[int, str], Step] = {}
    for count, chosen in enumerate(combinations):
        if progress:
            progress(f"readings {count + 1} of {len(combinations)}")
        try:
            budget.check()
            variant = model.reading(dict(zip(parties, chosen, strict=True)))
            got = {
                c: _equilibria(variant, c, depth, dict(zip(parties, chosen, strict=True)), own, steps, budget)
                for c in concepts
            }
        except (BudgetExceededError, KeyboardInterrupt) as e:
            budget.ended(e)
            combinations, complete = combinations[:count], False
            break
        for c in concepts:
            holds[c].append(got[c])
    if not combinations:
        return None
    return Readings(model, parties, names, combinations, {c: np.array(h, bool) for c, h in holds.items()}, complete)


def _combinations(names: tuple[tuple[str, ...], ...]) -> tuple[tuple[tuple[str, ...], ...], bool]:
    total = int(np.prod([len(n) for n in names]))
    if total <= MAX_COMBINATIONS:
        return tuple(product(*names)), True
    base = tuple(n[0] for n in names)
    alone = [(*base[:k], r, *base[k + 1 :]) for k, n in enumerate(names) for r in n[1:]]
    return (base, *alone), False


def _equilibria(
    model: Model,
    key: str,
    depth: int | None,
    chosen: dict[str, str],
    own: dict[tuple[str, int, str], Mask],
    steps: dict[tuple[int, str], Step],
    budget: Budget,
) -> Mask:
    """
    Return the equilibria of one combination.

    Nash, GMR and SMR of a party depend on its own reading alone, and so do the improvements that make an answer
    credible: ``own`` and ``steps`` keep what an earlier combination has worked out.
    """
    readings = [chosen.get(p, "main") for p in model.parties]
    if key not in ("nash", "gmr", "smr"):
        for j, r in enumerate(readings):
            if (j, r) not in steps:
                steps[j, r] = model.moves.credible(j, model.ranks[j])
        credible = [steps[j, r] for j, r in enumerate(readings)]
        everyone: Mask = np.logical_and.reduce(stability(model, key, depth, budget, {}, credible), axis=0)
        return everyone
    out = np.ones(model.n_states, bool)
    kernel = concept(key).stable
    assert kernel is not None
    for i, r in enumerate(readings):
        if (key, i, r) not in own:
            own[key, i, r] = kernel(Question(model.moves, model.ranks, i, depth, budget.check))
        out &= own[key, i, r]
    return out
