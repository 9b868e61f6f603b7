"""What there is to say of each outcome a report names: how it holds, how it is reached, who could undo it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from comity.conflict.breakers import Breakers, breakers
from comity.conflict.evolve import Evolution
from comity.conflict.model import Model
from comity.conflict.naming import Family, credible, paying, worth_naming
from comity.conflict.readings import Readings
from comity.conflict.result import ConflictResult
from comity.conflict.steps import Step
from comity.kernels.edges import Mask
from comity.study import Study

SHOWN_CONCEPTS = ("nash", "seq", "smr", "gmr")
TODAY = "Today"


@dataclass(frozen=True, slots=True)
class Way:
    """How an outcome is reached from today: the steps, whether each pays, and which cannot be taken back."""

    steps: tuple[Step, ...]
    pays: bool
    one_way: tuple[bool, ...]


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
    paying : int
        In how many readings it holds and steps that each pay lead there from today.
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
    paying: int
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

    @property
    def today_first(self) -> tuple[Outcome, ...]:
        """Return the outcomes shown with today before the others."""
        return tuple(sorted(self.shown, key=lambda o: not o.today))

    def outcome(self, state: int) -> Outcome | None:
        """Return the outcome shown for a state, or None."""
        return next((o for o in self.shown if o.state == state), None)

    def best_move(self, player: int, state: int) -> int:
        """Return where a party would go if nobody answered: its best state within reach, or the state itself."""
        _, targets = self.model.moves.pairs(player, np.array([state]))
        rank = self.model.ranks[player]
        if not len(targets) or rank[targets].max() <= rank[state]:
            return state
        return int(targets[np.argmax(rank[targets])])

    def leavers(self, state: int) -> tuple[int, ...]:
        """Return the players that gain by leaving a state and whom no credible answer keeps there."""
        mask = self.result.stable.get("seq" if "seq" in self.result.stable else "nash")
        return tuple(p for p in range(self.model.n_players) if mask is not None and not mask[p, state])

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
    named, unnamed = worth_naming(study, result)
    quo = result.model.status_quo
    letters = iter(handle(k) for k in range(len(named)))
    model = study.evolution.model if study.evolution is not None else result.model  # the same moves, quicker to look up
    outcomes = tuple(_outcome(study, model, result, m, TODAY if m.state == quo else next(letters)) for m in named)
    today = None
    if quo is not None:
        today = next((o for o in outcomes if o.today), None) or _outcome(study, model, result, Family(quo, ()), TODAY)
    return Findings(study, result, model, outcomes, today, unnamed, _firm(study, result))


def handle(place: int) -> str:
    """
    Return the letter of the outcome at a place of the list.

    Examples
    --------
    >>> handle(0), handle(25), handle(26)
    ('A', 'Z', 'AA')
    """
    return handle(place // 26 - 1) + chr(65 + place % 26) if place >= 26 else chr(65 + place)


def _firm(study: Study, result: ConflictResult) -> Mask:
    return np.asarray(credible(study, result).all(axis=0), bool)


def _outcome(study: Study, model: Model, result: ConflictResult, family: Family, name: str) -> Outcome:
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
        together = breakers(model, state)
    wide = tuple(b for b in together if len(b.members) > 1)
    paid = int(paying(study, result)[state])
    return Outcome(state, name, holds, share, depends, way_to(study.evolution, state), paid, wide, family.either)


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
