"""
Which outcomes a report names, in which order, and what there is to say of each.

The rule (rank, then cut). An outcome is worth naming if nobody, or nobody who has to reckon with answers that pay,
would leave it: a Nash or SEQ equilibrium in some reading of the parties' preferences. Named first are those that hold in
every reading, then those that hold in the main reading, then the others; within each class the ones that hold in
more readings, then those that can be reached from today by steps that each pay, then by any steps, then those that
change least, come first. Outcomes that differ only in options that make no difference to any verdict are one family,
named by its first. At most :data:`MOST` are named, and some room is kept for those that depend on a reading; the rest
are counted. Where fewer than three qualify,
outcomes that hold under SMR only may fill the list, always marked as resting on a threat. Outcomes that hold under
GMR alone are never named: on many models nearly everything does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from comity.conflict.breakers import Breakers, breakers
from comity.conflict.evolve import Evolution
from comity.conflict.steps import Step
from comity.conflict.model import Model
from comity.conflict.readings import Readings
from comity.conflict.result import ConflictResult
from comity.kernels.edges import Index, Mask
from comity.study import Study

MOST = 8
FEW = 3
SHOWN_CONCEPTS = ("nash", "seq", "smr", "gmr")
TODAY = "Today"


@dataclass(frozen=True, slots=True)
class Way:
    """How an outcome is reached from today: the steps, whether each pays, and which cannot be taken back."""

    steps: tuple[Step, ...]
    pays: bool
    one_way: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """An outcome, and the positions of the options that make no difference to whether it holds."""

    state: int
    either: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    An outcome the report speaks of.

    Parameters
    ----------
    state : int
    handle : str
        Its letter, everywhere the same; ``Today`` for the status quo.
    holds : tuple of str
        The concepts under which it is an equilibrium in the main reading.
    share : mapping concept -> number of readings in which it is an equilibrium
        Empty where no party has an alternative reading.
    depends : tuple of str
        The parties whose reading decides whether it holds (Nash, or SEQ where Nash never).
    way : Way or None
        None where it cannot be reached, or the case names no status quo.
    broken_by : tuple of Breaker
        The smallest sets of at least two parties that would leave together.
    either : tuple of int
        Positions of the options that make no difference to whether it holds: with or without them, alone or
        together, every verdict is the same.
    """

    state: int
    handle: str
    holds: tuple[str, ...]
    share: Mapping[str, int]
    depends: tuple[str, ...]
    way: Way | None
    broken_by: Breakers
    either: tuple[int, ...] = ()

    @property
    def today(self) -> bool:
        """Return whether this is the status quo."""
        return self.handle == TODAY

    @property
    def credible(self) -> bool:
        """Return whether it holds, in the main reading, without any threat that would not be carried out."""
        return "nash" in self.holds or "seq" in self.holds

    @property
    def by_threat(self) -> bool:
        """Return whether it holds, in the main reading, only by a threat that would not be carried out."""
        return bool(self.holds) and not self.credible


@dataclass(frozen=True, eq=False, slots=True)
class Findings:
    """
    What the report says of a conflict, before it is put into words.

    Parameters
    ----------
    study : Study
    result : ConflictResult
    model : Model
    outcomes : tuple of Outcome
        Worth naming, first the firmest. The status quo is among them if it holds.
    today : Outcome or None
    unnamed : int
        How many more outcomes hold (Nash or SEQ) in some reading.
    firm : Mask, shape (S,)
        Where an outcome holds (Nash or SEQ) in every reading.
    """

    study: Study
    result: ConflictResult
    model: Model
    outcomes: tuple[Outcome, ...]
    today: Outcome | None
    unnamed: int
    firm: Mask

    @property
    def readings(self) -> Readings | None:
        """Return the verdicts over all readings, if there are several."""
        return self.study.readings

    @property
    def evolution(self) -> Evolution | None:
        """Return what can come of today."""
        return self.study.evolution

    @property
    def shown(self) -> tuple[Outcome, ...]:
        """Return the outcomes figures and tables show: the named ones, and today."""
        if self.today is None or any(o.today for o in self.outcomes):
            return self.outcomes
        return (*self.outcomes, self.today)

    def outcome(self, state: int) -> Outcome | None:
        """Return the outcome shown for a state, or None."""
        return next((o for o in self.shown if o.state == state), None)

    def best_move(self, player: int, state: int) -> int:
        """Return where a party would go from a state if nobody answered: its best reachable state, or the state itself."""
        _, targets = self.model.moves.pairs(player, np.array([state]))
        rank = self.model.ranks[player]
        if not len(targets) or rank[targets].max() <= rank[state]:
            return state
        return int(targets[np.argmax(rank[targets])])

    def count(self, key: str) -> int | None:
        """Return how many outcomes hold under a concept in the main reading; None where it was not computed."""
        return int(self.result.is_equilibrium(key).sum()) if key in self.result.stable else None

    def is_firm(self, outcome: Outcome) -> bool:
        """Return whether an outcome holds in every reading."""
        return bool(self.firm[outcome.state])


def find(study: Study) -> Findings | None:
    """
    Return what a report says of the conflict of a study; None where it has no conflict.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.study import assess
    >>> found = find(assess(load_entry("syria_iraq_1975").case))
    >>> [(o.handle, found.model.label(o.state)) for o in found.shown]
    [('A', 'NYY'), ('Today', 'NNN')]
    """
    if study.conflict is None:
        return None
    result = study.conflict
    named, unnamed = _worth_naming(study, result)
    quo = result.model.status_quo
    letters = iter(handle(k) for k in range(len(named)))
    outcomes = tuple(_outcome(study, result, m, TODAY if m.state == quo else next(letters)) for m in named)
    today = None
    if quo is not None:
        today = next((o for o in outcomes if o.today), None) or _outcome(study, result, Family(quo, ()), TODAY)
    return Findings(study, result, result.model, outcomes, today, unnamed, _firm(study, result))


def handle(place: int) -> str:
    """
    Return the letter of the outcome at a place of the list.

    Examples
    --------
    >>> handle(0), handle(25), handle(26)
    ('A', 'Z', 'AA')
    """
    return handle(place // 26 - 1) + chr(65 + place % 26) if place >= 26 else chr(65 + place)


def held(study: Study, result: ConflictResult, key: str) -> Mask:
    """Return in which readings each state is an equilibrium under a concept, shape (C, S); C is 1 without readings."""
    if study.readings is not None and key in study.readings.holds:
        found: Mask = study.readings.holds[key]
        return found
    if key in result.stable:
        return result.is_equilibrium(key)[None, :]
    return np.zeros((1, result.model.n_states), bool)


def _credible(study: Study, result: ConflictResult) -> Mask:
    return held(study, result, "nash") | held(study, result, "seq")


def _firm(study: Study, result: ConflictResult) -> Mask:
    firm: Mask = _credible(study, result).all(axis=0)
    return firm


def _worth_naming(study: Study, result: ConflictResult) -> tuple[list[Family], int]:
    verdicts = _credible(study, result)
    found = np.flatnonzero(verdicts.any(axis=0))
    order = found[np.lexsort(_keys(study, result, verdicts, found)[::-1])]
    firm = [int(s) for s in order if verdicts[:, s].all()]
    other = [int(s) for s in order if not verdicts[:, s].all()]
    alike = _alike(study, result)
    first = families(result.model, firm, alike, MOST if not other else MOST - FEW)
    named = first + families(result.model, other, alike, MOST - len(first))
    unnamed = len(found) - sum(1 << len(m.either) for m in named)
    if len(named) < FEW:
        threat = held(study, result, "smr")
        threatened = np.flatnonzero(threat[0] & ~verdicts.any(axis=0))
        more = threatened[np.lexsort(_keys(study, result, threat, threatened)[::-1])]
        named += families(result.model, more.tolist(), alike, FEW - len(named))
    return named, max(0, unnamed)


def _alike(study: Study, result: ConflictResult) -> Index:
    """Return a number per state that is the same where every verdict, in every reading, is the same; shape (S,)."""
    rows = [held(study, result, k) for k in ("nash", "seq", "smr")]
    _, number = np.unique(np.concatenate(rows), axis=1, return_inverse=True)
    return np.asarray(number, np.int64).reshape(-1)


def families(model: Model, order: list[int], alike: Index, most: int) -> list[Family]:
    """
    Return the first outcomes of an order, each with the options that make no difference to whether it holds.

    An option makes no difference if every outcome that comes of taking it or not, together with the others that make no
    difference, is feasible and has the same verdicts in every reading. Outcomes so covered are not named again.

    Examples
    --------
    >>> import numpy as np
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("chicken").case)
    >>> families(model, [1, 2], np.array([0, 1, 1, 0]), 8)
    [Family(state=1, either=()), Family(state=2, either=())]
    """
    known = {int(c): s for s, c in enumerate(model.codes)} if model.codes is not None else {}
    out: list[Family] = []
    covered: set[int] = set()
    for s in order:
        if len(out) == most:
            break
        if s in covered:
            continue
        family = [s]
        either: list[int] = []
        for k in range(len(model.options)) if s not in model.space.lumps and s != model.status_quo else ():
            twins = [_flipped(model, known, x, k) for x in family]
            if all(t is not None and t not in covered and t != model.status_quo and alike[t] == alike[s] for t in twins):
                family += [t for t in twins if t is not None]
                either.append(k)
        covered.update(family)
        out.append(Family(s, tuple(either)))
    return out


def _flipped(model: Model, known: Mapping[int, int], state: int, option: int) -> int | None:
    assert model.codes is not None  # options exist, so states are packed
    found = known.get(int(model.codes[state]) ^ (1 << option))
    return None if found in model.space.lumps else found


def _keys(study: Study, result: ConflictResult, verdicts: Mask, states: Index) -> list[Index]:
    """Return the keys outcomes are ordered by, most important first; lower comes first."""
    at = verdicts[:, states]
    nash = held(study, result, "nash")[:, states]
    keys = [
        np.where(at.all(axis=0), 0, np.where(at[0], 1, 2)),
        np.where(nash.all(axis=0), 0, np.where(nash[0], 1, 2)),
        -at.sum(axis=0),
        -nash.sum(axis=0),
    ]
    if study.evolution is not None:
        for tree in (study.evolution.by_improvements, study.evolution.by_moves):
            far = tree.distance()[states]
            keys.append(np.where(far < 0, np.iinfo(np.int64).max, far))
    keys.append(_changes(result.model, states))
    return [np.asarray(k, np.int64) for k in (*keys, states)]


def _changes(model: Model, states: Index) -> Index:
    """Return in how many options each state differs from today."""
    if model.codes is None or model.status_quo is None:
        return np.zeros(len(states), np.int64)
    differ = model.codes[states] ^ model.codes[model.status_quo]
    bits: Index = sum((differ >> np.uint64(k) & np.uint64(1)).astype(np.int64) for k in range(len(model.options)))  # type: ignore[assignment]
    return bits


def _outcome(study: Study, result: ConflictResult, family: Family, name: str) -> Outcome:
    state = family.state
    holds = tuple(k for k in SHOWN_CONCEPTS if k in result.stable and result.is_equilibrium(k)[state])
    share: dict[str, int] = {}
    depends: tuple[str, ...] = ()
    if study.readings is not None:
        share = {k: int(m[:, state].sum()) for k, m in study.readings.holds.items()}
        key = "nash" if share.get("nash") else "seq"
        depends = study.readings.depends_on(key, state)
    together = study.breakers.get(state)
    if together is None:
        together = breakers(result.model, state)
    wide = tuple(b for b in together if len(b.members) > 1)
    return Outcome(state, name, holds, share, depends, way_to(study.evolution, state), wide, family.either)


def way_to(evolution: Evolution | None, state: int) -> Way | None:
    """Return a shortest way from today, by steps that each pay where there is one; None where there is none."""
    if evolution is None:
        return None
    for pays in (True, False):
        try:
            steps = evolution.path(state, improvements=pays)
        except KeyError:
            continue
        return Way(steps, pays, tuple(evolution.one_way(s) for s in steps))
    return None
