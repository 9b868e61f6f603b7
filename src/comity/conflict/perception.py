"""
Hypergames: what holds because some party does not see the conflict as it is.

Each party i plays its own game :math:`G^{(i)}`: the feasible states it sees, the moves between them, its own true
preferences, and the preferences it believes the others have. What it does not see it cannot reckon with.

See convention 27.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.budget import Budget
from comity.conflict.hypergame.games import false_beliefs, own_game
from comity.conflict.hypergame.mistakes import Eyes, Mistake, eyes, idle, known_to, partly_seen, unseen
from comity.conflict.hypergame.reasons import Judge, Reason, reasons
from comity.conflict.model import Model
from comity.conflict.restricted import Part, left_open
from comity.conflict.stability import DoesNotApply, stability
from comity.conflict.words import join
from comity.errors import BudgetExceededError, TooLargeError
from comity.kernels.edges import Mask

if TYPE_CHECKING:
    import pandas as pd

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")


@dataclass(frozen=True, eq=False, slots=True)
class Seen:
    """
    The verdicts under one concept, as things are and as every party sees them.

    Parameters
    ----------
    sound : mask, shape (n, S)
        ``sound[i, s]``: s is stable for i in the conflict as it is.
    stays : mask, shape (n, S)
        s is stable for i in the game i believes it plays; False where i does not know s.
    perceived : mask, shape (n, S)
        s is an equilibrium of the game i believes it plays; False where i does not know s.
    """

    sound: Mask
    stays: Mask
    perceived: Mask


@dataclass(frozen=True, eq=False, slots=True)
class Perception:
    """
    What holds as things are, as each party sees them, and only by mistake.

    Parameters
    ----------
    model : Model
        The conflict as it is.
    depth : int or None
        The longest answering sequence counted as a sanction; None: no limit.
    games : mapping player -> Part
        The game of every party that misperceives; all others play the conflict as it is.
    known : mask, shape (n, S)
        ``known[i, s]``: party i knows of state s. A merged state is known where some member of it is.
    mistakes : tuple of Mistake
        Who is mistaken about what.
    seen : mapping concept -> Seen
    reasons : tuple of Reason
        For every outcome that holds only by mistake, and every party that stays by mistake, which mistake does it.
    notes : tuple of str
    absent : mapping concept -> str
        Concepts that do not apply or were not finished, with the reason.
    complete : bool

    Examples
    --------
    Syria and Iraq, 1975. If Iraq did not know that it can attack, peace would hold, only by that mistake:

    >>> from comity.case.doubt import Place
    >>> from comity.case.nouns import Misperception
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> from comity.logic.tree import Name
    >>> case = load_entry("syria_iraq_1975").case
    >>> blind = Misperception("iraq", (Place("attack", Name("attack")),))
    >>> found = perception(build(replace(case, conflict=replace(case.conflict, misperceives=(blind,)))), ("nash",))
    >>> found.labels(found.real("nash")), found.labels(found.holds("nash"))
    (['NYY'], ['NNN'])
    >>> print(found.sentences()[1].split(": ")[1])
    Iraq would leave it in truth. This holds only because Iraq does not see “attack”.

    References
    ----------
    Bennett, P. G. (1977). Toward a theory of hypergames. Omega 5, 749-751.

    Wang, M., Hipel, K. W. & Fraser, N. M. (1988). Modeling misperceptions in games. Behavioral Science 33,
    207-223.

    Aljefri, Y. M., Bashar, M. A., Fang, L. & Hipel, K. W. (2018). First-level hypergame for investigating
    misperception in conflicts. IEEE Transactions on Systems, Man, and Cybernetics: Systems 48, 2158-2175.
    """

    model: Model
    depth: int | None
    games: Mapping[int, Part]
    known: Mask
    mistakes: tuple[Mistake, ...]
    seen: Mapping[str, Seen]
    reasons: tuple[Reason, ...] = ()
    notes: tuple[str, ...] = ()
    absent: Mapping[str, str] = field(default_factory=dict)
    complete: bool = True

    def real(self, key: str) -> Mask:
        """Return the equilibria of the conflict as it is, shape (S,)."""
        return _all(self.seen[key].sound)

    def perceived(self, key: str, party: str) -> Mask:
        """Return the equilibria of the game that a party believes it plays, shape (S,)."""
        row: Mask = self.seen[key].perceived[self.model.player(party)]
        return row

    def unknown(self) -> Mask:
        """Return the states that some party does not know of, shape (S,)."""
        return ~_all(self.known)

    def holds(self, key: str) -> Mask:
        """Return the states all parties know, in which each of them would stay as it sees things, shape (S,)."""
        return _all(self.known & self.seen[key].stays)

    def unjudged(self, key: str) -> Mask:
        """Return the states some party does not know, in which all that know them would stay, shape (S,)."""
        some: Mask = self.unknown() & self.known.any(axis=0)
        return some & _all(self.seen[key].stays | ~self.known)

    def only_by_mistake(self, key: str) -> Mask:
        """Return the states that hold as everybody sees it and are no real equilibria, shape (S,)."""
        return self.holds(key) & ~self.real(key)

    def missed(self, key: str) -> Mask:
        """Return the real equilibria that some party does not know, or would leave as it sees things, shape (S,)."""
        return self.real(key) & ~self.holds(key)

    def missed_by(self, key: str, state: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the players that would leave a state as they see things, and those that do not know of it."""
        stays, known = self.seen[key].stays[:, state], self.known[:, state]
        return tuple(map(int, np.flatnonzero(known & ~stays))), tuple(map(int, np.flatnonzero(~known)))

    def falls(self, key: str, party: str) -> Mask:
        """Return what holds only by mistake and falls once this party alone sees things as they are, shape (S,)."""
        sound: Mask = self.seen[key].sound[self.model.player(party)]
        return self.only_by_mistake(key) & ~sound

    def arises(self, key: str, party: str) -> Mask:
        """Return what holds once this party alone sees things as they are, and does not hold before, shape (S,)."""
        player = self.model.player(party)
        stays, known = self.seen[key].stays.copy(), self.known.copy()
        stays[player], known[player] = self.seen[key].sound[player], True
        return _all(stays & known) & ~self.holds(key)

    def labels(self, states: Mask) -> list[str]:
        """Return the patterns or names of chosen states."""
        return [self.model.label(int(s)) for s in np.flatnonzero(states)]

    def sentences(self, most: int = 12) -> list[str]:
        """Return what was found in plain words: who is mistaken, what holds by mistake, what is missed."""
        from comity.conflict.hypergame.words import sentences

        return sentences(self, most)

    def to_json(self, limit: int = 100) -> dict[str, Any]:
        """Return everything as plain values; past 65,536 states lists are counted and cut at ``limit``."""
        from comity.conflict.hypergame.plain_values import plain_values

        return plain_values(self, limit)

    def to_frame(self) -> pd.DataFrame:
        """
        Return one row for every concept and state that holds in truth or as everybody sees it.

        Returns
        -------
        pandas.DataFrame
            Columns: ``concept``, ``state``, ``real``, ``holds``, ``only_by_mistake``, ``missed``, ``unknown`` (bool),
            and ``stays_<party>`` (bool, missing where the party does not know the state).
        """
        import pandas as pd

        rows = []
        for key in self.seen:
            real, holds = self.real(key), self.holds(key)
            for s in np.flatnonzero(real | holds | self.unjudged(key)):
                row = {
                    "concept": key,
                    "state": self.model.label(int(s)),
                    "real": bool(real[s]),
                    "holds": bool(holds[s]),
                }
                row |= {"only_by_mistake": bool(holds[s] & ~real[s]), "missed": bool(real[s] & ~holds[s])}
                row["unknown"] = not self.known[:, s].all()
                for i, p in enumerate(self.model.parties):
                    row[f"stays_{p}"] = bool(self.seen[key].stays[i, s]) if self.known[i, s] else pd.NA
                rows.append(row)
        names = ["concept", "state", "real", "holds", "only_by_mistake", "missed", "unknown"]
        return pd.DataFrame(rows, columns=[*names, *(f"stays_{p}" for p in self.model.parties)])


def perception(
    model: Model, keys: tuple[str, ...] = CONCEPTS, budget: Budget | None = None, depth: int | None = None
) -> Perception | None:
    r"""
    Return what holds as things are, as each party sees them, and only by mistake; None where nobody misperceives.

    A state holds as everybody sees it, the equilibrium of a first-level hypergame, if every party knows of it and it
    is stable for every party i in the game :math:`G^{(i)}` that i believes it plays. A state that some party does not
    know is judged by nobody in its place: it is listed apart.

    Parameters
    ----------
    model : Model
    keys : tuple of str
        The concepts to ask.
    budget : Budget, optional
        When it runs out, the concepts that are finished are returned with ``complete=False``.
    depth : int or None
        The longest answering sequence that counts as a sanction; None for no limit.

    Raises
    ------
    CaseError
        Where the case says something of a party's perception that cannot be: a party that takes no part, a belief
        about oneself, no state in sight, a believed preference that does not fit the states the party sees.
    """
    if not model.conflict.misperceives:
        return None
    budget = budget or Budget()
    views = eyes(model)
    games = {v.player: own_game(model, v) for v in views}
    known = np.ones((model.n_players, model.n_states), bool)
    for v in views:
        known[v.player] = known_to(model, v)
    mistakes: list[Mistake] = []
    for v in views:
        mistakes += [*unseen(model, v), *false_beliefs(model, v, games[v.player])]

    def judge(some: Model, key: str) -> Mask:
        budget.check()
        return stability(some, key, depth, budget, {})

    seen: dict[str, Seen] = {}
    free = left_open(model)
    absent = dict.fromkeys(keys, free) if free else {}
    complete = True
    for key in () if free else keys:
        try:
            seen[key] = _seen(model, games, judge(model, key), {p: judge(g.model, key) for p, g in games.items()})
        except (DoesNotApply, TooLargeError) as why:
            absent[key] = str(why)
        except (BudgetExceededError, KeyboardInterrupt) as e:
            absent[key], complete = f"not finished: {budget.ended(e)}", False
    found = Perception(model, depth, games, known, tuple(mistakes), seen, (), _notes(model, views), absent, complete)
    return _with_reasons(found, views, judge, budget)


def _with_reasons(found: Perception, views: tuple[Eyes, ...], judge: Judge, budget: Budget) -> Perception:
    """Return the same with the mistake that does it, for every outcome that holds only by mistake."""
    held = {key: found.only_by_mistake(key) & ~s.sound for key, s in found.seen.items()}
    try:
        return replace(found, reasons=tuple(reasons(found.model, views, found.mistakes, held, judge)))
    except (BudgetExceededError, KeyboardInterrupt) as e:
        note = f"Which mistake it is that counts was not worked out: {budget.ended(e)}."
        return replace(found, notes=(*found.notes, note), complete=False)


def _seen(model: Model, games: Mapping[int, Part], sound: Mask, own: Mapping[int, Mask]) -> Seen:
    stays, perceived = sound.copy(), np.tile(_all(sound), (model.n_players, 1))
    for player, stable in own.items():
        here = games[player]
        me = here.model.player(model.parties[player])
        stays[player] = here.whole(stable[me], model.n_states)
        perceived[player] = here.whole(_all(stable), model.n_states)
    return Seen(sound, stays, perceived)


def _all(rows: Mask) -> Mask:
    out: Mask = np.logical_and.reduce(rows, axis=0)
    return out


def _notes(model: Model, views: tuple[Eyes, ...]) -> tuple[str, ...]:
    """Return what a reader should know of how the case says parties see the conflict."""
    out = []
    for v in views:
        name = model.case.party(model.parties[v.player]).name
        for place in idle(model, v):
            out.append(f"{name} is said not to see “{place.text}”, but no feasible state is there.")
        partly = [model.label(int(s)) for s in np.flatnonzero(partly_seen(model, v))]
        if partly:
            out.append(f"{name} sees only a part of what is merged in {join(partly[:5])}: it knows it by that part.")
        if model.status_quo is not None and not known_to(model, v)[model.status_quo]:
            out.append(f"{name} does not know of the status quo ({model.label(model.status_quo)}).")
    if model.conflict.coalitions:
        out.append("Every party is judged alone; coalitions of the case are not looked at as parties see them.")
    return tuple(out)
