"""
What a conflict can tell the question of a settlement, as plain values.

Terms and levels of issues may say with ``means`` when they hold, in options of the conflict. From that follow three
things: where a party, by its own preferences, stands without talks and with talks whose condition is not met; whether
a party could better its lot alone from the status quo; and which levels a party can bring about by a move of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from comity.case.settlement import Demand, Issue, Settlement
from comity.conflict.model import Model
from comity.conflict.where_holds import unmerged_count
from comity.kernels.edges import Index, Mask, Value
from comity.logic.masks import evaluate, mask
from comity.logic.tree import Atom, Level, Name, Node, Pattern, atoms

LARGEST = 1 << 18
"""States up to which prerequisites and levels are looked up; past it the answer is "not known"."""


@dataclass(frozen=True, eq=False, slots=True)
class Compared:
    """
    The states of the conflict as a prerequisite divides them.

    Parameters
    ----------
    demand, party : str
    rank : array of int, shape (S,)
        How the party ranks each state; higher is better.
    opens, requires : boolean arrays, shape (S,)
        Where the term that the prerequisite is for holds, and where what it requires holds.
    alike : array of int, shape (S,)
        States with one number differ only in options that these two statements speak of.
    """

    demand: str
    party: str
    rank: Value
    opens: Mask
    requires: Mask
    alike: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Imposed:
    """A level of an issue that a party can bring about by one move of its own, and a state where it can."""

    party: str
    issue: str
    level: str
    start: str
    end: str


@dataclass(frozen=True, eq=False, slots=True)
class Handing:
    """
    What a conflict hands over.

    Parameters
    ----------
    compared : mapping demand -> Compared
    untold : mapping demand -> reason
        The prerequisites that the conflict can say nothing about.
    no_way_forward : mapping party -> bool
        Whether the party has no improvement of its own from the status quo; empty where no status quo is named.
    imposed : tuple of Imposed
    notes : tuple of str
    """

    compared: Mapping[str, Compared] = field(default_factory=dict)
    untold: Mapping[str, str] = field(default_factory=dict)
    no_way_forward: Mapping[str, bool] = field(default_factory=dict)
    imposed: tuple[Imposed, ...] = ()
    notes: tuple[str, ...] = ()


def handing(model: Model, settlement: Settlement) -> Handing:
    """
    Return what a conflict, with every state listed, tells about the settlement of its case.

    Parameters
    ----------
    model : Model
        In the main reading of every party.
    settlement : Settlement

    Examples
    --------
    A party that ranks talks with the condition unmet below no talks: the comparison is in ``rank``.

    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> handing(build(load_entry("prisoners_dilemma").case), Settlement()).no_way_forward
    {}
    """
    forward = _forward(model)
    why = _no_states(model)
    if why:
        untold = {d.id: why for d in _prerequisites(settlement)}
        notes = (f"Levels that moves of the conflict bring about are not known: {why}.",) if _spoken(settlement) else ()
        return Handing(untold=untold, no_way_forward=forward, notes=notes)
    speech = _Speech(model, settlement)
    compared, untold = {}, {}
    for demand in _prerequisites(settlement):
        found = _compared(demand, speech)
        if isinstance(found, str):
            untold[demand.id] = found
        else:
            compared[demand.id] = found
    return Handing(compared, untold, forward, tuple(_imposed(speech)))


def _prerequisites(settlement: Settlement) -> Iterator[Demand]:
    return (d for d in settlement.demands if d.kind == "prerequisite" and d.opens)


def _spoken(settlement: Settlement) -> bool:
    return any(level.means for issue in settlement.issues for level in issue.levels)


def _no_states(model: Model) -> str:
    """Return why single states cannot be looked up; empty where they can."""
    if model.codes is None:
        return "the conflict is drawn by hand and has no options"
    if unmerged_count(model) != model.n_states:
        return "some states of the conflict are counted as one"
    if model.n_states > LARGEST:
        return f"the conflict has more than {LARGEST:,} states"
    return ""


def _forward(model: Model) -> dict[str, bool]:
    """Return per party whether it can better its lot by no move of its own from the status quo."""
    quo = model.status_quo
    if quo is None:
        return {}
    here = np.array([quo])
    return {p: not _better(model, k, here) for k, p in enumerate(model.parties)}


def _better(model: Model, player: int, here: Index) -> bool:
    _, reached = model.moves.pairs(player, here)
    rank = model.ranks[player]
    return bool((rank[reached] > rank[here[0]]).any())


class _Speech:
    """Statements of the settlement read in options of the conflict."""

    def __init__(self, model: Model, settlement: Settlement) -> None:
        self.model, self.settlement = model, settlement
        self.codes = model.codes if model.codes is not None else np.zeros(0, np.uint64)
        self.bits = {o.id: k for k, o in enumerate(model.options)}
        levels = ((i.id, v) for i in settlement.issues for v in i.levels)
        self.means: dict[tuple[str, str], Node] = {(i, v.id): v.means.tree for i, v in levels if v.means is not None}
        self.means |= {("", t.id): t.means.tree for t in settlement.terms if t.means is not None}

    def meaning(self, atom: Atom) -> Node | None:
        """Return a term, level or option of the same name in options; None where nothing is said."""
        key = (atom.issue, atom.level) if isinstance(atom, Level) else ("", getattr(atom, "name", ""))
        same = atom if isinstance(atom, Name) and atom.name in self.bits else None
        return self.means.get(key, same)

    def unsaid(self, tree: Node) -> list[str]:
        """Return the atoms of a statement that have no meaning in the conflict."""
        return [_said(a, self.model.case.settlement) for a in atoms(tree) if self.meaning(a) is None]

    def holds(self, tree: Node) -> Mask:
        """Return where a statement of the settlement holds, shape (S,)."""
        return evaluate(tree, lambda atom: self.in_options(self.meaning(atom) or atom))

    def in_options(self, tree: Node) -> Mask:
        """Return where a statement over options holds, shape (S,)."""
        return mask(tree, self.codes, self.bits)

    def touched(self, tree: Node) -> int:
        """Return the options that a statement of the settlement speaks of, as bits."""
        inside = (a for atom in atoms(tree) for a in atoms(self.meaning(atom) or atom))
        return sum({bit for a in inside for bit in self.bits_of(a)})

    def bits_of(self, atom: Atom) -> list[int]:
        """Return the bits that an atom over options looks at."""
        if isinstance(atom, Pattern):
            return [1 << k for k, letter in enumerate(atom.letters) if letter != "-"]
        return [1 << self.bits[atom.name]] if isinstance(atom, Name) else []


def _said(atom: Atom, settlement: Settlement | None) -> str:
    """Return a term, or a level of an issue, as the case calls it: by its text where there is one."""
    if isinstance(atom, Level):
        issue = next((i for i in settlement.issues if i.id == atom.issue), None) if settlement is not None else None
        if issue is None or not issue.text:
            return f"{atom.issue} = {atom.level}"
        level = next((x.text for x in issue.levels if x.id == atom.level and x.text), atom.level)
        return f"“{issue.text}” at “{level}”"
    name = str(getattr(atom, "name", atom))
    term = settlement.term(name) if settlement is not None else None
    return f"“{term.text}”" if term is not None and term.text else name


def _compared(demand: Demand, speech: _Speech) -> Compared | str:
    if demand.by not in speech.model.parties:
        name = next((p.name for p in speech.model.case.parties if p.id == demand.by), demand.by)
        return f"{name} has no preferences in the conflict"
    talks = Name(demand.opens)
    unsaid = list(dict.fromkeys([*speech.unsaid(talks), *speech.unsaid(demand.requires.tree)]))
    if unsaid:
        return f"the case does not say what {', '.join(unsaid)} means in options of the conflict"
    touched = speech.touched(talks) | speech.touched(demand.requires.tree)
    _, alike = np.unique(speech.codes & np.uint64(~touched & (1 << 64) - 1), return_inverse=True)
    return Compared(
        demand=demand.id,
        party=demand.by,
        rank=speech.model.ranks[speech.model.parties.index(demand.by)],
        opens=speech.holds(talks),
        requires=speech.holds(demand.requires.tree),
        alike=alike.astype(np.int64),
    )


def _imposed(speech: _Speech) -> Iterator[Imposed]:
    """Yield the levels that a party can bring about alone, from a state where another level of the issue holds."""
    for issue in speech.settlement.issues:
        where = _levels(issue, speech)
        for player, party in enumerate(speech.model.parties):
            for level, there in where.items():
                others = [m for other, m in where.items() if other != level]
                before = np.logical_or.reduce(others) & ~there if others else np.zeros_like(there)
                step = _step(speech.model, player, before, there)
                if step is not None:
                    yield Imposed(party, issue.id, level, *(speech.model.label(s) for s in step))


def _levels(issue: Issue, speech: _Speech) -> dict[str, Mask]:
    said = ((v.id, v.means) for v in issue.levels)
    return {i: speech.in_options(means.tree) for i, means in said if means is not None}


def _step(model: Model, player: int, before: Mask, after: Mask) -> tuple[int, int] | None:
    """Return a move of one player from a state of one set into the other, or None."""
    reach = model.moves.best(player, after.astype(np.int32)) > 0
    starts = np.flatnonzero(before & reach)
    if not len(starts):
        return None
    _, reached = model.moves.pairs(player, starts[:1])
    ends = reached[after[reached]]
    return (int(starts[0]), int(ends[0])) if len(ends) else None
