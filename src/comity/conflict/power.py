"""
Power: options of one party that change what another prefers.

A regime of a party says what it prefers while a statement holds. For every combination of regimes there is one model:
the states in which exactly these are in force, with the preferences of that combination. No new concept of stability
is needed.

See convention 28.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.budget import Budget
from comity.case.nouns import Case
from comity.conflict.model import Model, build
from comity.conflict.regime.leverage import Lever, levers
from comity.conflict.regime.rules import Rule, in_force, rules
from comity.conflict.restricted import Part, left_open
from comity.conflict.stability import DoesNotApply, stability
from comity.errors import BudgetExceededError, TooLargeError
from comity.kernels.edges import Mask

if TYPE_CHECKING:
    import pandas as pd

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
MAX_COMBINATIONS = 256

Held = Mapping[str, Mask]


@dataclass(frozen=True, eq=False, slots=True)
class Combination:
    """
    One combination of regimes.

    Parameters
    ----------
    on : tuple of bool
        Which regimes are in force.
    part : Part
        The states in which exactly these are in force, with the preferences of the combination.
    holds : mapping concept -> mask, shape (S,)
        The equilibria of that part, as states of the whole conflict.
    """

    on: tuple[bool, ...]
    part: Part
    holds: Held


@dataclass(frozen=True, eq=False, slots=True)
class Regimes:
    """
    What would hold under every combination of regimes, and whose lever each regime is.

    Parameters
    ----------
    model : Model
        The whole conflict, with what every party prefers where no regime is in force.
    depth : int or None
        The longest answering sequence counted as a sanction; None: no limit.
    rules : tuple of Rule
        The regimes.
    plain : mapping concept -> mask, shape (S,)
        The equilibria if no regime changed anybody's preference.
    combinations : tuple of Combination
    levers : tuple of Lever
    notes : tuple of str
    absent : mapping concept -> str
    complete : bool

    Examples
    --------
    Chicken. While a swerves (``sa``), b would rather swerve too:

    >>> from dataclasses import replace
    >>> from comity.case.nouns import PartyPreference, Ranking, Regime, Statement
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.logic.tree import Pattern
    >>> case = load_entry("chicken").case
    >>> polite = Regime("polite", Statement("Y-", Pattern("Y-")), Ranking((("YY",), ("YN",))))
    >>> a, b = case.conflict.preferences
    >>> changed = replace(case.conflict, preferences=(a, replace(b, regimes=(polite,))))
    >>> found = regimes(replace(case, conflict=changed), ("nash",))
    >>> found.labels(found.plain["nash"])
    ['YN', 'NY']
    >>> [(c.on, found.labels(c.holds["nash"])) for c in found.combinations]
    [((False,), ['NY']), ((True,), ['YY'])]
    >>> [(lever.gains[0].player, lever.gains[0].verdict) for lever in found.levers]
    [(0, 'worse')]

    References
    ----------
    Yu, J., Kilgour, D. M., Hipel, K. W. & Zhao, M. (2015). Power asymmetry in conflict resolution with application to
    a water pollution dispute in China. Water Resources Research 51. doi:10.1002/2014WR016257. There a party has power
    where options of its own change what others prefer; its kinds of power (direct positive, direct negative,
    indirect) are not told apart here.
    """

    model: Model
    depth: int | None
    rules: tuple[Rule, ...]
    plain: Held
    combinations: tuple[Combination, ...]
    levers: tuple[Lever, ...] = ()
    notes: tuple[str, ...] = ()
    absent: Mapping[str, str] = field(default_factory=dict)
    complete: bool = True

    def labels(self, states: Mask) -> list[str]:
        """Return the patterns or names of chosen states."""
        return [self.model.label(int(s)) for s in np.flatnonzero(states)]

    def sentences(self, most: int = 12) -> list[str]:
        """Return what was found in plain words: the regimes, what would hold under each, and who gains by it."""
        from comity.conflict.regime.words import sentences

        return sentences(self, most)

    def to_json(self, limit: int = 100) -> dict[str, Any]:
        """Return everything as plain values; past 65,536 states lists are counted and cut at ``limit``."""
        from comity.conflict.regime.plain_values import plain_values

        return plain_values(self, limit)

    def to_frame(self) -> pd.DataFrame:
        """
        Return one row for every combination, concept and state that would hold.

        Returns
        -------
        pandas.DataFrame
            Columns: ``regimes`` (those in force, as party:regime, joined by spaces), ``concept``, ``state``, and
            ``rank_<party>`` by the ranking without regimes (1 is best).
        """
        import pandas as pd

        rows = []
        for c in self.combinations:
            on = " ".join(f"{r.party}:{r.regime.id}" for r, yes in zip(self.rules, c.on, strict=True) if yes)
            for key, mask in c.holds.items():
                for s in np.flatnonzero(mask):
                    row: dict[str, Any] = {"regimes": on, "concept": key, "state": self.model.label(int(s))}
                    for k, p in enumerate(self.model.parties):
                        row[f"rank_{p}"] = int(self.model.ranks[k].max(initial=0) - self.model.ranks[k, s]) + 1
                    rows.append(row)
        return pd.DataFrame(rows, columns=["regimes", "concept", "state", *(f"rank_{p}" for p in self.model.parties)])


def regimes(
    case: Case | Model, keys: tuple[str, ...] = CONCEPTS, budget: Budget | None = None, depth: int | None = None
) -> Regimes | None:
    """
    Return what would hold under every combination of regimes; None where no party has any.

    Parameters
    ----------
    case : Case or Model
        Of a model, its own rankings are those of the parties that no regime changes.
    keys : tuple of str
        The concepts to ask.
    budget : Budget, optional
        When it runs out, the combinations that are finished are returned with ``complete=False``.
    depth : int or None
        The longest answering sequence that counts as a sanction; None for no limit.

    Raises
    ------
    CaseError
        Where two regimes of one party hold at once and rank states differently, where one tells merged states apart,
        or where its preference does not fit the states in which it is in force.

    Notes
    -----
    Combinations in which no state is feasible do not occur. Past 256 combinations, those with fewest regimes in force
    are looked at, and ``complete`` is False.
    """
    conflict = case.conflict
    if conflict is not None and not any(p.regimes for p in conflict.preferences):
        return None
    budget = budget or Budget()
    model = case if isinstance(case, Model) else build(case)
    every = rules(model)
    patterns = _patterns(every)
    parts = [in_force(model, every, on) for on in patterns[:MAX_COMBINATIONS]]
    free = left_open(model)
    absent = dict.fromkeys(keys, free) if free else {}
    keys = () if free else keys
    plain: dict[str, Mask] = {}
    found: list[Combination] = []
    notes = _notes(model, every, patterns)
    complete = len(patterns) == len(parts)
    try:
        plain = _equilibria(model, keys, depth, budget, absent)
        for on, some in zip(patterns, parts, strict=False):
            own = _equilibria(some.model, keys, depth, budget, absent)
            found.append(Combination(on, some, {k: some.whole(m, model.n_states) for k, m in own.items()}))
    except (BudgetExceededError, KeyboardInterrupt) as e:
        complete = False
        notes += (f"{len(found)} of {len(patterns)} combinations of regimes were finished: {budget.ended(e)}.",)
    gained = tuple(levers(model, every, [c.on for c in found], [dict(c.holds) for c in found]))
    return Regimes(model, depth, every, plain, tuple(found), gained, notes, absent, complete)


def _patterns(every: tuple[Rule, ...]) -> list[tuple[bool, ...]]:
    """Return every combination of regimes in which some state is feasible, those with fewest in force first."""
    rows = np.unique(np.array([r.holds for r in every]), axis=1).T
    found = {tuple(bool(x) for x in row) for row in rows}
    return sorted(found, key=lambda on: (sum(on), [not x for x in on]))


def _equilibria(
    model: Model, keys: tuple[str, ...], depth: int | None, budget: Budget, absent: dict[str, str]
) -> dict[str, Mask]:
    """Return the equilibria under each concept; one that does not apply goes to ``absent`` with the reason."""
    out: dict[str, Mask] = {}
    for key in keys:
        try:
            budget.check()
            out[key] = np.logical_and.reduce(stability(model, key, depth, budget, {}), axis=0)
        except (DoesNotApply, TooLargeError) as why:
            absent[key] = str(why)
    return out


def _notes(model: Model, every: tuple[Rule, ...], patterns: list[tuple[bool, ...]]) -> tuple[str, ...]:
    out = []
    for r in every:
        if not r.holds.any():
            out.append(
                f"The regime {r.regime.id} of {model.case.party(r.party).name} is in force in no feasible state."
            )
        elif r.holds.all():
            out.append(
                f"The regime {r.regime.id} of {model.case.party(r.party).name} is in force in every feasible state."
            )
    if len(patterns) > MAX_COMBINATIONS:
        out.append(f"{len(patterns):,} combinations of regimes occur; the first {MAX_COMBINATIONS} were looked at.")
    return tuple(out)
