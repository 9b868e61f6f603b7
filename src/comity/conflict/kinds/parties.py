"""Each party by its own kind of preference: what the case says of it becomes a view, and what cannot be a problem."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from comity.case.nouns import Case, DrawnConflict, Free, OptionConflict, PartyPreference, Preference, Ranking, Weights
from comity.conflict.kinds.graded import view_of_chances, view_of_fuzzy
from comity.conflict.kinds.relations import View, by_rank, certain
from comity.conflict.kinds.strength import degrees_of
from comity.conflict.kinds.unknown import unknown_pairs, view_of_free, view_of_unknown
from comity.conflict.model import Model, build
from comity.errors import CaseError, Problem
from comity.kernels.edges import Value

Name = Literal["plain", "unknown", "free", "fuzzy", "chances"]


@dataclass(frozen=True, eq=False, slots=True)
class Kind:
    """
    One party's preference.

    Parameters
    ----------
    name : {"plain", "unknown", "free", "fuzzy", "chances"}
    view : View
    written : View
        The same with unknown pairs as the plain preference has them; None where nothing was written.
    """

    name: Name
    view: View
    written: View | None

    @property
    def open(self) -> bool:
        """Return whether there is something that is not known."""
        return self.name in ("unknown", "free")


def kind_name(row: PartyPreference) -> Name:
    """
    Return the kind of a party's preference; the first of several, which :func:`kinds_of` reports.

    Examples
    --------
    >>> kind_name(PartyPreference("a", Weights(())))
    'plain'
    """
    if isinstance(row.preference, Free):
        return "free"
    if row.doubt.unknown:
        return "unknown"
    if row.doubt.fuzzy is not None:
        return "fuzzy"
    return "plain" if row.doubt.chances is None else "chances"


def kinds_of(model: Model, pause: Callable[[], None] = lambda: None) -> tuple[Kind, ...]:
    """
    Return the kind of every player, in the order of ``model.parties``.

    Raises
    ------
    CaseError
        Two kinds for one party, places without states, degrees that contradict each other: every problem at once.
    """
    problems: list[Problem] = []
    kinds = []
    for i in range(model.n_players):
        pause()
        kinds.append(_kind(model, i, problems))
    if problems:
        raise CaseError(problems)
    return tuple(kinds)


def left_open(case: Case) -> tuple[str, ...]:
    """Return the parties whose preference is left open (``free``)."""
    rows = () if case.conflict is None else case.conflict.preferences
    return tuple(p.party for p in rows if isinstance(p.preference, Free))


def open_model(case: Case) -> Model:
    """
    Return the model of a case in which some preferences may be left open (``free``).

    The ranks of such a party are all the same and mean nothing; :func:`comity.conflict.beyond.beyond` knows that.

    Examples
    --------
    >>> from comity.case.read import load_text
    >>> text = '''
    ... comity: 1
    ... title: t
    ... parties: {a: A}
    ... conflict: {options: {x: {by: a, text: X}}, preferences: {a: {free: true}}}
    ... '''
    >>> open_model(load_text(text)).n_states
    2
    """
    conflict = case.conflict
    if conflict is None or not left_open(case):
        return build(case)
    tied = tuple(replace(p, preference=_tied(conflict, p.preference)) for p in conflict.preferences)
    model = build(replace(case, conflict=replace(conflict, preferences=tied)))
    return replace(model, case=case, conflict=conflict)


def _tied(conflict: OptionConflict | DrawnConflict, preference: Preference) -> Preference:
    if not isinstance(preference, Free):
        return preference
    return Ranking((tuple(s.id for s in conflict.states),)) if isinstance(conflict, DrawnConflict) else Weights(())


def _kind(model: Model, player: int, problems: list[Problem]) -> Kind:
    row, rank = model.preference(player), model.ranks[player]
    _one_kind(model, row, problems)
    name = kind_name(row)
    plain = certain(by_rank(rank))
    view = _view(model, row, rank, name, problems)
    if view is None:
        return Kind(name, plain, plain)
    return Kind(name, view, {"unknown": plain, "free": None}.get(name, view))


def _view(model: Model, row: PartyPreference, rank: Value, name: Name, problems: list[Problem]) -> View | None:
    doubt = row.doubt
    if isinstance(row.preference, Free):
        return view_of_free(model, row.preference, row.where, problems)
    if name == "unknown":
        return view_of_unknown(rank, unknown_pairs(model, doubt.unknown, row.where, problems))
    if doubt.fuzzy is not None:
        return view_of_fuzzy(model, rank, doubt.fuzzy, row.where, problems)
    if doubt.chances is not None:
        return view_of_chances(model, rank, doubt.chances, row.where, problems)
    return None


def _one_kind(model: Model, row: PartyPreference, problems: list[Problem]) -> None:
    doubt = row.doubt
    given = [
        word
        for word, there in (
            ("free", isinstance(row.preference, Free)),
            ("unknown", bool(doubt.unknown)),
            ("fuzzy", doubt.fuzzy is not None),
            ("chances", doubt.chances is not None),
        )
        if there
    ]
    if given and given[-1] in ("fuzzy", "chances") and degrees_of(row.preference):
        given.append("degrees of strength")
    if len(given) > 1:
        name = model.case.party(row.party).name
        what = f"{name} has {_listed(given)}; how they go together in one party is not defined."
        problems.append(Problem(row.where, what, (f"Give one of {_listed(given, 'or')}.",)))


def _listed(words: Sequence[str], last: str = "and") -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
