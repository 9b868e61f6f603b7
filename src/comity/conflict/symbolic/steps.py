"""One legal move between two unknown states, as clauses: the link of which sequences of moves are made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from comity.case.nouns import Preference
from comity.conflict.symbolic.encode import Encoding, better
from comity.solve.sat import SatEngine

Movers = Mapping[str, int]


def move(
    e: Encoding,
    f: Encoding,
    movers: Iterable[str],
    paying: Mapping[str, Preference] | None = None,
    *,
    pass_: int | None = None,
) -> Movers:
    """
    Make the second of two unknown states come of the first by one legal move of one of some parties.

    Parameters
    ----------
    e, f : Encoding
        The state left and the state entered, known to the same solver. Both are feasible by themselves.
    movers : iterable of str
        Who may move.
    paying : mapping party -> preference, optional
        Given, the move has to lead to a state that its mover ranks strictly higher.
    pass_ : int, optional
        A literal: where it is true nobody moves, and the two states are the same.

    Returns
    -------
    mapping party -> literal
        Just one of them is true, that of the mover; where ``pass_`` is true, none. A mover really changes something.

    Examples
    --------
    >>> from comity.case.nouns import Option, OptionConflict
    >>> from comity.solve.sat import sat_engine
    >>> conflict = OptionConflict((Option("x", "a", ""), Option("y", "b", "", "forward")), ())
    >>> e = Encoding(conflict, sat_engine())
    >>> f = Encoding(conflict, e.engine, beside=e)
    >>> who = move(e, f, ["b"])
    >>> e.engine.solve([*e.fixed(0b00), *f.fixed(0b10)]), e.engine.solve([*e.fixed(0b10), *f.fixed(0b00)])
    (True, False)
    """
    idle = [] if pass_ is None else [pass_]
    who = {p: e.fresh() for p in movers}
    chosen = [*idle, *who.values()]
    e.engine.add(chosen)
    for k, one in enumerate(chosen):
        for other in chosen[k + 1 :]:
            e.engine.add([-one, -other])
    for k, option in enumerate(e.conflict.options):
        here, there = e.options_at[k], f.options_at[k]
        mover = [who[option.by]] if option.by in who else []
        _alike(e.engine, here, there, mover)  # only its owner changes an option
        for literal in mover:
            if option.moves == "forward":
                e.engine.add([-literal, -here, there])
            elif option.moves == "back":
                e.engine.add([-literal, here, -there])
    for party, literal in who.items():
        _really(e, f, party, literal)
        for rule in e.conflict.cannot:
            if rule.by == party:
                e.engine.add([-literal, -e.literal(rule.start.tree), -f.literal(rule.end.tree)])
        if paying is not None:
            better(e, f.values(paying[party]), e.values(paying[party]), [-literal])
    return who


def _alike(engine: SatEngine, one: int, other: int, unless: list[int]) -> None:
    engine.add([*unless, -one, other])
    engine.add([*unless, one, -other])


def _really(e: Encoding, f: Encoding, party: str, literal: int) -> None:
    """Make some option of a party differ where it is the mover."""
    differ = []
    for k, option in enumerate(e.conflict.options):
        if option.by == party:
            here, there, changed = e.options_at[k], f.options_at[k], e.fresh()
            e.engine.add([-changed, here, there])
            e.engine.add([-changed, -here, -there])
            differ.append(changed)
    e.engine.add([-literal, *differ])
