"""Two cases side by side: which verdicts changed, for whom, and which difference between the cases did it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from comity.budget import Budget
from comity.case.nouns import Case, Conflict, DrawnConflict, OptionConflict, PartyPreference
from comity.conflict.analyse import Settings, analyse
from comity.conflict.model import Model
from comity.conflict.result import ConflictResult
from comity.conflict.words import describe
from comity.errors import ComityError, UsageError

State = frozenset[str]


@dataclass(frozen=True, slots=True)
class Change:
    """
    One verdict that differs.

    Parameters
    ----------
    concept : str
    state : str
        The state's label, in the second case where it exists there, else in the first.
    outcome : str
        The state in words.
    before, after : bool or None
        Whether it is an equilibrium; None where the state does not exist in that case.
    parties : tuple of str
        The parties whose own verdict on the state changed.
    because : tuple of str
        The differences between the cases that, each taken over alone, already change the verdict.
    """

    concept: str
    state: str
    outcome: str
    before: bool | None
    after: bool | None
    parties: tuple[str, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """
    What differs between two cases, and what that changes.

    Parameters
    ----------
    differences : tuple of str
    changes : tuple of Change
    unchanged : mapping concept -> int
        How many states that both cases have kept their verdict.
    absent : mapping concept -> str
        Concepts that could not be compared, with the reason.
    complete : bool
        False where a budget ran out.
    """

    differences: tuple[str, ...]
    changes: tuple[Change, ...]
    unchanged: dict[str, int]
    absent: dict[str, str] = field(default_factory=dict)
    complete: bool = True

    def to_json(self) -> dict[str, Any]:
        """Return the comparison as plain values."""
        return {
            "differences": list(self.differences),
            "changes": [
                {
                    "concept": c.concept,
                    "state": c.state,
                    "outcome": c.outcome,
                    "before": c.before,
                    "after": c.after,
                    "parties": list(c.parties),
                    "because": list(c.because),
                }
                for c in self.changes
            ],
            "unchanged": dict(self.unchanged),
            **({"absent": dict(self.absent)} if self.absent else {}),
            "complete": self.complete,
        }


def compare(first: Case, second: Case, settings: Settings | None = None, budget: Budget | None = None) -> Comparison:
    """
    Return which verdicts differ between two cases, for whom, and why.

    States are matched by what is done in them: an option that only one case knows counts as off in the other.

    Parameters
    ----------
    first, second : Case
    settings : Settings, optional
    budget : Budget, optional
        When it runs out, what was compared by then is returned with ``complete=False``.

    Raises
    ------
    UsageError
        One case has no conflict, or one is drawn by hand and the other is not.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> same = load_entry("chicken").case
    >>> compare(same, same).changes
    ()
    """
    for case in (first, second):
        if case.conflict is None:
            raise UsageError(f'"{case.title}" has no conflict section: there are no verdicts to compare.')
    if isinstance(first.conflict, DrawnConflict) != isinstance(second.conflict, DrawnConflict):
        raise UsageError("one conflict is drawn by hand and the other has options: their states cannot be matched.")
    budget = budget or Budget()
    before, after = analyse(first, settings, budget), analyse(second, settings, budget)
    parts = list(_parts(first, second))
    hybrids = [(words, got) for words, case in parts if (got := _try(case, settings, budget)) is not None]
    changes, unchanged = [], {}
    for concept in before.concepts:
        if concept not in after.stable:
            continue
        found = _changes(concept, before, after, hybrids)
        unchanged[concept] = len(set(_states(before.model)) & set(_states(after.model))) - len(
            [c for c in found if c.before is not None and c.after is not None]
        )
        changes.extend(found)
    complete = all(r.complete for r in (before, after, *(got for _, got in hybrids)))
    absent = {**after.absent, **before.absent}
    return Comparison(tuple(words for words, _ in parts), tuple(changes), unchanged, absent, complete)


def _states(model: Model) -> dict[State, int]:
    """Return every state by what is done in it: the options that are on, or the name of a drawn or merged state."""
    out = {}
    for s in range(model.n_states):
        if model.codes is None or s in model.space.names:
            key = frozenset([f"state {model.label(s)}"])
        else:
            key = frozenset(o.id for k, o in enumerate(model.options) if int(model.codes[s]) >> k & 1)
        out[key] = s
    return out


def _changes(
    concept: str, before: ConflictResult, after: ConflictResult, hybrids: list[tuple[str, ConflictResult]]
) -> list[Change]:
    old, new = _states(before.model), _states(after.model)
    was, now = before.is_equilibrium(concept), after.is_equilibrium(concept)
    out = []
    for key in dict.fromkeys([*old, *new]):
        a, b = old.get(key), new.get(key)
        held, holds = None if a is None else bool(was[a]), None if b is None else bool(now[b])
        if bool(held) == bool(holds):
            continue
        model, s = (after.model, b) if b is not None else (before.model, a)
        assert s is not None  # every key stands in one of the two
        because = tuple(
            words for words, got in hybrids if concept in got.stable and _holds(got, concept, key) != bool(held)
        )
        parties = () if a is None or b is None else _turned(concept, before, after, a, b)
        out.append(Change(concept, model.label(s), describe(model, s), held, holds, parties, because))
    return out


def _turned(concept: str, before: ConflictResult, after: ConflictResult, a: int, b: int) -> tuple[str, ...]:
    """Return the parties whose own verdict on a state changed."""
    out = []
    for i, party in enumerate(after.model.parties):
        known = party in before.model.parties
        if not known or before.stable[concept][before.model.player(party), a] != after.stable[concept][i, b]:
            out.append(party)
    return tuple(out)


def _holds(result: ConflictResult, concept: str, key: State) -> bool:
    s = _states(result.model).get(key)
    return s is not None and bool(result.is_equilibrium(concept)[s])


def _try(case: Case | None, settings: Settings | None, budget: Budget) -> ConflictResult | None:
    """Return the analysis of a mixed case; None where the mixture makes no model."""
    if case is None:
        return None
    try:
        return analyse(case, settings, budget)
    except ComityError:
        return None


def _parts(first: Case, second: Case) -> Iterator[tuple[str, Case | None]]:
    """Yield each difference in words, with the first case after it alone was taken over (None where it cannot be)."""
    a, b = first.conflict, second.conflict
    assert a is not None  # compare() has checked both
    assert b is not None
    yield from _preference_parts(first, a, b)
    if isinstance(a, DrawnConflict) or isinstance(b, DrawnConflict):
        yield from _drawn_parts(first, a, b)
        return
    if [o.id for o in a.options] != [o.id for o in b.options] or [o.by for o in a.options] != [o.by for o in b.options]:
        yield _option_words(a, b), None
    elif [o.moves for o in a.options] != [o.moves for o in b.options]:
        changed = [o.id for o, p in zip(a.options, b.options, strict=True) if o.moves != p.moves]
        yield f"the moves open in {', '.join(changed)}", replace(first, conflict=replace(a, options=b.options))
    if [s.tree for s in a.infeasible] != [s.tree for s in b.infeasible]:
        yield "what is infeasible", replace(first, conflict=replace(a, infeasible=b.infeasible))
    if [(c.by, c.start.tree, c.end.tree) for c in a.cannot] != [(c.by, c.start.tree, c.end.tree) for c in b.cannot]:
        yield "the moves closed to a party (cannot)", replace(first, conflict=replace(a, cannot=b.cannot))
    if [(x.id, x.pattern) for x in a.same] != [(x.id, x.pattern) for x in b.same]:
        yield "which states are merged (same)", replace(first, conflict=replace(a, same=b.same))
    if a.status_quo != b.status_quo:
        yield "the status quo", replace(first, conflict=replace(a, status_quo=b.status_quo))


def _preference_parts(first: Case, a: Conflict, b: Conflict) -> Iterator[tuple[str, Case | None]]:
    theirs = {p.party: p for p in b.preferences}
    for mine in a.preferences:
        other = theirs.get(mine.party)
        if other is not None and _wish(mine) != _wish(other):
            swapped = tuple(other if p.party == mine.party else p for p in a.preferences)
            yield f"the preferences of {mine.party}", replace(first, conflict=replace(a, preferences=swapped))
    own, new = {p.party for p in a.preferences}, set(theirs)
    if own != new:
        yield f"who takes part ({', '.join(sorted(own ^ new))})", None


def _wish(row: PartyPreference) -> object:
    """Return a preference without the words around it, so that a change of wording alone is no difference."""
    preference = row.preference
    if hasattr(preference, "statements"):
        return [s.tree for s in preference.statements]
    if hasattr(preference, "weights"):
        return [(s.tree, w) for s, w in preference.weights]
    return preference


def _option_words(a: OptionConflict, b: OptionConflict) -> str:
    mine, theirs = {o.id for o in a.options}, {o.id for o in b.options}
    parts = []
    if theirs - mine:
        parts.append(f"options added: {', '.join(o.id for o in b.options if o.id not in mine)}")
    if mine - theirs:
        parts.append(f"options gone: {', '.join(o.id for o in a.options if o.id not in theirs)}")
    return "; ".join(parts) or "the order or the owners of the options"


def _drawn_parts(first: Case, a: Conflict, b: Conflict) -> Iterator[tuple[str, Case | None]]:
    if not isinstance(a, DrawnConflict) or not isinstance(b, DrawnConflict):
        return
    if [s.id for s in a.states] != [s.id for s in b.states]:
        yield "the states", None
    elif dict(a.moves) != dict(b.moves):
        yield "the moves", replace(first, conflict=replace(a, moves=b.moves))
