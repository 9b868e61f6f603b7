"""
What follows for a conflict when outside support is given, withdrawn, announced to end, or tied to a step.

These are plain values: they know nothing of the conflict room. :func:`comity.study.supported.structure_of` fills them.
A state is always written as a full pattern of the options of the case, or as the name of a merged state.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from comity.support.structural.leverage import Standing, joined
from comity.support.structural.remedies import Conditionality

Kind = Literal["as it is", "given", "withdrawn", "reduced", "announced", "conditional"]
"""How support is set in a scenario (conventions §108)."""


@dataclass(frozen=True, slots=True)
class Listed:
    """
    Some states: how many they are, and the first of them in sorted order.

    Examples
    --------
    >>> Listed(3, ("NN", "NY")).to_json()
    {'count': 3, 'first': ['NN', 'NY']}
    """

    count: int
    first: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the list as plain values."""
        return {"count": self.count, "first": list(self.first)}


_LISTS = ("equilibria", "new", "lost", "new_apart", "lost_apart")


@dataclass(frozen=True, slots=True)
class Held:
    """
    What holds in a scenario under one concept of stability.

    Parameters
    ----------
    concept : str
        ``nash``, ``seq``, ``gmr`` or ``smr``.
    equilibria : Listed
    new : Listed
        States that hold here and do not hold as things are.
    lost : Listed
        States that hold as things are and do not hold here.
    impossible : int
        How many of ``lost`` cannot occur here at all, because support stands otherwise in them.
    new_apart, lost_apart : Listed
        The same apart from support itself: what everybody does beside the levers, whose letters are ``-``. New is what
        holds here with support as it then is, and as things are with no position of support.
    """

    concept: str
    equilibria: Listed
    new: Listed
    lost: Listed
    impossible: int
    new_apart: Listed
    lost_apart: Listed

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        lists = {k: getattr(self, k).to_json() for k in _LISTS}
        return {"concept": self.concept, **lists, "impossible": self.impossible}

    @property
    def changed(self) -> bool:
        """Return whether anything beside support itself holds here and not now, or now and not here."""
        return bool(self.new_apart.count or self.lost_apart.count)

    @property
    def counts(self) -> tuple[int, int, int]:
        """Return how many hold, and apart from support how many are new and lost."""
        return self.equilibria.count, self.new_apart.count, self.lost_apart.count

    def finding(self) -> str:
        """Return in plain words how many outcomes hold, and what that changes apart from support itself."""
        count, new, lost = self.counts
        if not self.changed:
            return f"{_outcomes(count)}; apart from support itself, nothing changes"
        return f"{_outcomes(count)}; apart from support itself, {_were(new)} new, and {_were(lost)} lost"


@dataclass(frozen=True, slots=True)
class Scenario:
    """
    One way in which support may stand, and what follows.

    Parameters
    ----------
    kind : Kind
    name : str
        Different for every scenario: ``"eu_loan if ua_vote"``.
    words : str
        The same for readers.
    levers : tuple of str
        The options that are settled or tied.
    condition : str
        The step that support follows, as a statement; empty where there is none.
    states : int
        How many states can occur.
    today : str or None
        Where it begins: the status quo with support as the scenario has it. None where that cannot occur.
    held : tuple of Held
    reached : Listed or None
        States that moves that pay lead to from ``today`` and that no party then leaves by a move that pays; None
        where that was not looked at.
    standings : tuple of Standing
        One per party.
    notes : tuple of str
    """

    kind: Kind
    name: str
    words: str
    levers: tuple[str, ...]
    condition: str
    states: int
    today: str | None
    held: tuple[Held, ...]
    reached: Listed | None
    standings: tuple[Standing, ...]
    notes: tuple[str, ...] = ()

    def under(self, concept: str) -> Held | None:
        """Return what holds under a concept, or None where it was not asked."""
        return next((h for h in self.held if h.concept == concept), None)

    def to_json(self) -> dict[str, Any]:
        """Return the scenario as plain values."""
        return {
            "kind": self.kind,
            "name": self.name,
            "words": self.words,
            "levers": list(self.levers),
            "condition": self.condition,
            "states": self.states,
            "today": self.today,
            "held": {h.concept: h.to_json() for h in self.held},
            "reached": None if self.reached is None else self.reached.to_json(),
            "leverage": [s.to_json() for s in self.standings],
            "notes": list(self.notes),
        }

    def sentences(self) -> tuple[str, ...]:
        """Return in plain words what the scenario changes, leverage included."""
        return (*self._held_sentences(), *self._leverage_sentence(), *self.notes)

    def _leverage_sentence(self) -> tuple[str, ...]:
        """Return who gains and who loses leverage, in one sentence; none where nobody does."""
        said = []
        for change, one, many in _LEVERAGE:
            names = [s.name for s in self.standings if s.change == change]
            if names:
                said.append(f"{joined(names)} {one if len(names) == 1 else many}")
        return (f"By its own order each, {'; '.join(said)}.",) if said else ()

    def _held_sentences(self) -> tuple[str, ...]:
        """Return one sentence for all concepts under which the counts are the same."""
        alike: dict[tuple[int, int, int], list[Held]] = {}
        for h in self.held:
            alike.setdefault(h.counts, []).append(h)
        said = []
        for group in alike.values():
            what = group[0].finding() if self.kind != "as it is" else _outcomes(group[0].equilibria.count)
            said.append(f"Under {joined([_NAMES[h.concept] for h in group])}, {what}.")
        return tuple(said)


@dataclass(frozen=True, slots=True)
class Structure:
    """
    What outside support does to a conflict, scenario by scenario.

    Parameters
    ----------
    parties : tuple of (id, name)
    options : tuple of str
        What the letters of a pattern speak of.
    levers : tuple of str
        The options that are support.
    concept : str
        The concept that leverage and the targets are asked under.
    scenarios : tuple of Scenario
        The first is as it is; empty where the conflict could not be asked.
    targets : tuple of Conditionality
        For each target of the case, what would have to be tied to what so that it holds.
    outcomes : tuple of (pattern, words)
        Every state that is listed anywhere, in words.
    missing : str
        Why nothing, or not everything, could be asked; empty where all was.
    notes : tuple of str
    complete : bool
        False where a budget ran out or a search was cut.
    """

    parties: tuple[tuple[str, str], ...]
    options: tuple[str, ...]
    levers: tuple[str, ...]
    concept: str
    scenarios: tuple[Scenario, ...] = ()
    targets: tuple[Conditionality, ...] = ()
    outcomes: tuple[tuple[str, str], ...] = ()
    missing: str = ""
    notes: tuple[str, ...] = ()
    complete: bool = True

    def scenario(self, name: str) -> Scenario | None:
        """Return the scenario of that name, or None."""
        return next((s for s in self.scenarios if s.name == name), None)

    def of_kind(self, kind: Kind) -> tuple[Scenario, ...]:
        """Return the scenarios of a kind, in order."""
        return tuple(s for s in self.scenarios if s.kind == kind)

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values."""
        return {
            "levers": list(self.levers),
            "options": list(self.options),
            "parties": dict(self.parties),
            "concept": self.concept,
            "scenarios": [s.to_json() for s in self.scenarios],
            "targets": [t.to_json() for t in self.targets],
            "outcomes": dict(self.outcomes),
            "missing": self.missing,
            "notes": list(self.notes),
            "complete": self.complete,
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the findings in plain words, the most general first."""
        if not self.scenarios:
            return (self.missing,) if self.missing else ()
        main = tuple(f"{s.words}: {' '.join(s.sentences())}" for s in self.scenarios if s.kind != "conditional")
        tied = self.of_kind("conditional")
        moved = [s for s in tied if (h := s.under(self.concept)) is not None and h.changed]
        conditional = (
            f"Of {len(tied)} ways to tie support to one step, {len(moved)} change, apart from support itself, which "
            f"outcomes hold under {_NAMES[self.concept]}.",
        ) * bool(tied)
        more = (self.missing,) if self.missing else ()
        return (*main, *conditional, *(w for t in self.targets for w in t.sentences()), *self.notes, *more)

    def rows(self) -> tuple[dict[str, str | int], ...]:
        """
        Return one row per scenario for a table: name, states, who gains or loses leverage, and counts by concept.

        ``nash_new`` and ``nash_lost`` count outcomes apart from support itself, and so on for each concept.
        """
        return tuple(_row(s) for s in self.scenarios)


_LEVERAGE = (
    ("gains", "gains leverage", "gain leverage"),
    ("loses", "loses leverage", "lose leverage"),
    ("mixed", "gains in one way and loses in another", "gain in one way and lose in another"),
)
_NAMES = {"nash": "Nash", "seq": "sequential stability", "gmr": "GMR", "smr": "SMR"}


def _outcomes(count: int) -> str:
    return {0: "no outcome holds", 1: "1 outcome holds"}.get(count, f"{count} outcomes hold")


def _were(count: int) -> str:
    return {0: "none is", 1: "1 is"}.get(count, f"{count} are")


def _row(scenario: Scenario) -> dict[str, str | int]:
    row: dict[str, str | int] = {"scenario": scenario.name, "kind": scenario.kind, "words": scenario.words}
    row["states"] = scenario.states
    for h in scenario.held:
        row[h.concept] = h.equilibria.count
        row |= {f"{h.concept}_new": h.new_apart.count, f"{h.concept}_lost": h.lost_apart.count}
    for s in scenario.standings:
        row[f"leverage_{s.party}"] = s.change
    return row
