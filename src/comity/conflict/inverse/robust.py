"""For every outcome: does it hold for every, some or no admissible preference (the robust core)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.budget import Budget
from comity.case.digest import digest
from comity.case.nouns import Case
from comity.conflict.analyse import Progress
from comity.conflict.concepts.table import concept
from comity.conflict.inverse.admissible import Open, open_model
from comity.conflict.inverse.formula import FALSE, conjunction, tidied
from comity.conflict.inverse.outcome import share_of
from comity.conflict.inverse.result import Share, heading
from comity.conflict.inverse.sampling import sampled_table
from comity.conflict.inverse.ways import CONCEPTS, Ground, TooManyError, formulas
from comity.conflict.stability import stability
from comity.errors import BudgetExceededError
from comity.kernels.edges import Index
from comity.version import __version__

if TYPE_CHECKING:
    import pandas as pd

MOST_OUTCOMES = 4_096
_LIMIT = {"nash": "nash", "smr": "smr"}  # every other concept implies GMR


@dataclass(frozen=True, eq=False, slots=True)
class Robust:
    """
    In which share of the admissible profiles each state is an equilibrium.

    Parameters
    ----------
    given : Open
    digest, version : str
    shares : mapping concept -> mapping state -> Share
        States not named hold in no admissible profile.
    absent : mapping concept -> str
        Concepts not answered, or not for every state, with the reason.
    complete : bool
        False where a budget ran out, or only the first states were looked at.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> found = robust_core(load_entry("stag_hunt").case, ("nash",))
    >>> [found.given.model.label(s) for s in found.every("nash")]
    ['NN', 'YY']
    """

    given: Open
    digest: str
    version: str
    shares: Mapping[str, Mapping[int, Share]]
    absent: Mapping[str, str] = field(default_factory=dict)
    complete: bool = True

    def every(self, key: str) -> list[int]:
        """Return the states that hold in every admissible profile: the robust core."""
        return [s for s, got in sorted(self.shares[key].items()) if got.holds == "every"]

    def some(self, key: str) -> list[int]:
        """Return the states that hold in some admissible profile and not in every."""
        return [s for s, got in sorted(self.shares[key].items()) if got.holds == "some"]

    def open(self, key: str) -> list[int]:
        """Return the states for which a sample of profiles could not tell."""
        return [s for s, got in sorted(self.shares[key].items()) if got.holds is None]

    def named(self) -> list[int]:
        """Return the states that hold for some admissible profile under some concept, or may."""
        return sorted({s for rows in self.shares.values() for s, got in rows.items() if got.holds != "none"})

    def to_json(self) -> dict[str, Any]:
        """Return the answer of ``comity inverse CASE --json``; outcomes not named hold in no admissible profile."""
        model = self.given.model
        large = self.given.count.bit_length() > 3_330
        outcomes = {
            model.label(s): {k: rows[s].to_json() for k, rows in self.shares.items() if s in rows} for s in self.named()
        }
        core = {k: [model.label(s) for s in self.every(k)] for k in self.shares}
        rest: dict[str, Any] = {"absent": dict(self.absent), "complete": self.complete}
        of = None if large else self.given.count
        return heading(self.given, self.digest, self.version) | {"of": of, "core": core, "outcomes": outcomes} | rest

    def to_frame(self) -> pd.DataFrame:
        """
        Return the shares as a frame.

        Returns
        -------
        pandas.DataFrame
            Index: the state's pattern or name. One column per concept: the share of admissible profiles, 0 to 1.
        """
        import pandas as pd

        nothing = Share(Fraction(0))
        rows = {k: [mine.get(s, nothing).value for s in self.named()] for k, mine in self.shares.items()}
        labels = [self.given.model.label(s) for s in self.named()]
        return pd.DataFrame(rows, index=pd.Index(labels, name="state"))


def robust_core(
    case: Case,
    concepts: tuple[str, ...] = CONCEPTS,
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> Robust:
    """
    Return for every state whether it is an equilibrium for every, some or no admissible preference.

    Parameters
    ----------
    case : Case
    concepts : tuple of str
    budget : Budget, optional
        When it runs out, what is finished is returned with ``complete=False``.
    progress : callable, optional

    Raises
    ------
    CaseError, UsageError
        See :func:`comity.conflict.inverse.admissible.open_model`.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> found = robust_core(load_entry("prisoners_dilemma").case, ("nash", "gmr"))
    >>> [found.given.model.label(s) for s in found.every("gmr")]
    ['NN', 'YY']
    """
    budget = budget or Budget()
    given = open_model(case)
    ground = Ground.of(given, budget.check)
    shares: dict[str, dict[int, Share]] = {}
    absent: dict[str, str] = {}
    say = progress or (lambda _: None)
    complete = True
    for key in concepts:
        if key not in CONCEPTS:
            absent[key] = "the inverse question is not answered under this concept"
            continue
        try:
            budget.check()
            left = _left(given, key, budget)
            shares[key] = {}
            for done, (s, got) in enumerate(_shares(ground, key, left[:MOST_OUTCOMES], budget)):
                shares[key][s] = got
                say(f"{concept(key).name}: {done + 1:,} of {min(len(left), MOST_OUTCOMES):,} outcomes")
            if len(left) > MOST_OUTCOMES:
                absent[key] = f"only the first {MOST_OUTCOMES:,} of {len(left):,} possible outcomes were looked at"
        except (BudgetExceededError, KeyboardInterrupt) as e:
            absent[key] = f"not finished: {budget.ended(e)}"
            complete = False
    return Robust(given, digest(case), __version__, shares, absent, complete)


def _left(given: Open, key: str, budget: Budget) -> Index:
    """Return the states that no party with a given preference leaves in any case."""
    fixed = [i for i in range(given.model.n_players) if i not in given.orders]
    if not given.orders:
        return np.flatnonzero(stability(given.model, key, None, budget, {}).all(axis=0))
    # whatever the others prefer: Nash, GMR and SMR rest on a party's own preference, and all the others imply GMR
    return np.flatnonzero(stability(given.model, _LIMIT.get(key, "gmr"), None, budget, {})[fixed].all(axis=0))


def _shares(ground: Ground, key: str, states: Index, budget: Budget) -> Iterator[tuple[int, Share]]:
    for s in states.tolist():
        budget.check()
        yield s, _share(ground, key, s, budget)


def _share(ground: Ground, key: str, state: int, budget: Budget) -> Share:
    if not ground.given.orders:
        return Share(Fraction(1))
    try:
        each = formulas(ground, key, state)
    except TooManyError:
        return Share(None, sampled_table(ground.given, key, state, budget))
    if FALSE in each.values():
        return Share(Fraction(0))
    return share_of(ground.given, tidied(conjunction(c for f in each.values() for c in f)), budget)
