"""
A conflict some of whose options are nobody's choice any longer: each is settled, or follows a statement by itself.

This is the quick way, on states that are listed already. :mod:`comity.conflict.fixing` does the same to the conflict
as it is written; the tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from comity.case.nouns import OptionConflict
from comity.conflict.model import Model
from comity.conflict.moves import DrawnMoves, Moves, OptionMoves, listed, merged, without
from comity.conflict.space import Space
from comity.errors import UsageError, did_you_mean
from comity.kernels.edges import Edges, Index, Mask
from comity.kernels.groups import BACK, BOTH, FORWARD, Code, Groups
from comity.logic.masks import mask
from comity.logic.tree import Name, Node, Pattern, atoms

Follows = Node | bool
"""What an option that is no longer a choice follows: a statement, or a value for good."""
WRITTEN_OUT = 1 << 22
"""Moves that are written out as edges, at most; beyond, they stay implicit."""
_KEPT = 16  # sets of moves kept at a time
_DIRECTION = {"both": BOTH, "forward": FORWARD, "back": BACK}


@dataclass(frozen=True, eq=False, slots=True)
class Bound:
    """
    A conflict with some options settled or tied.

    Parameters
    ----------
    model : Model
        Its states are some of those of the whole conflict, with the same patterns; ranks are those of the whole, so
        that they can be compared, and leave gaps. Its parties are the same: one left without a choice makes no moves
        and is content everywhere. Concepts that look at who owns an option (SIM) must not be asked of it.
    states : array of int, shape (P,)
        Which state of the whole conflict each state is.
    """

    model: Model
    states: Index


Found = dict[tuple[object, ...], tuple[Code, Moves]]
"""Moves found before, among all combinations of the options that are still a choice: a set of ties picks some."""


def bound(
    model: Model,
    follows: Mapping[str, Follows],
    one_way: Mapping[str, str] | None = None,
    found: Found | None = None,
) -> Bound:
    """
    Return a conflict in which some options follow a statement, or are settled (conventions §108).

    An option that follows a statement is on exactly where the statement holds. Nobody chooses it: it changes in the
    same instant as what it follows, whatever its own direction was. A move after which a state would be infeasible,
    with the option as it then is, does not exist. The status quo keeps every other option; where that is infeasible
    there is none.

    Parameters
    ----------
    model : Model
        A conflict in options.
    follows : mapping from option to statement or bool
        No statement may name an option that is itself settled or tied.
    one_way : mapping from option to {"forward", "back"}, optional
        Options that stay a choice, but only in one direction.
    found : dict, optional
        Moves of the same conflict found before; filled on the way, and used again where they fit.

    Raises
    ------
    UsageError
        An option that is not there, a statement about an option that is settled or tied, a hand-drawn graph; or
        nothing feasible is left.

    Examples
    --------
    Syria releases water exactly where Iraq does not attack:

    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> from comity.logic.tree import Not
    >>> whole = build(load_entry("syria_iraq_1975").case)
    >>> some = bound(whole, {"release": Not(Name("attack"))}).model
    >>> [some.label(s) for s in range(some.n_states)]
    ['YNN', 'NNY', 'NYY']
    """
    conflict, raw, to = _in_options(model)
    position = {o.id: k for k, o in enumerate(conflict.options)}
    check_bound(conflict, follows)
    kept = np.flatnonzero(_agrees(raw, position, follows))
    if not len(kept):
        raise UsageError("with these options settled or tied so, no state is feasible.")
    # in the order of what is still a choice, so that moves found before fit
    free = raw[kept] & ~np.uint64(sum(1 << position[o] for o in follows))
    kept, free = kept[np.argsort(free)], np.sort(free)
    moves = _free_moves(model, free, raw, follows, one_way or {}, {} if found is None else found)
    if conflict.cannot:
        moves = without(moves, [_closed(conflict, p, raw[kept], position) for p in model.parties])
    states = np.unique(to[kept]) if model.space.merged else to[kept]
    became = np.searchsorted(states, to[kept]) if model.space.merged else np.arange(len(kept))
    space = _space(model, raw[kept], became, states)
    moves = merged(moves, became, space.n_states) if space.merged else moves
    own = replace(model, space=space, ranks=model.ranks[:, states], moves=moves, status_quo=None)
    return starting(Bound(own, states), today_with(model, follows))


def starting(found: Bound, state: int | None) -> Bound:
    """Return the same with another status quo, a state of the whole conflict; none where it is not among the states."""
    at = np.flatnonzero(found.states == (-1 if state is None else state))
    return replace(found, model=replace(found.model, status_quo=int(at[0]) if len(at) else None))


def check_bound(conflict: OptionConflict, follows: Mapping[str, Follows]) -> None:
    """Raise UsageError where an option is unknown, or a statement names an option that is settled or tied."""
    known = [o.id for o in conflict.options]
    for option, said in follows.items():
        if option not in known:
            hint = did_you_mean(option, known) or ""
            raise UsageError(f'"{option}" is no option of this conflict. {hint}'.strip())
        named = set() if isinstance(said, bool) else named_in(said, known)
        circular = [o for o in follows if o in named]
        if circular:
            raise UsageError(
                f'"{option}" cannot follow a statement about "{circular[0]}", which is itself settled or tied '
                "(conventions §108). Tie it to what the parties still choose."
            )


def named_in(tree: Node, options: Iterable[str]) -> set[str]:
    """
    Return the options that a statement speaks of, by name or by a letter of a pattern.

    Examples
    --------
    >>> sorted(named_in(Pattern("Y-N"), ["a", "b", "c"]))
    ['a', 'c']
    """
    out: set[str] = set()
    for atom in atoms(tree):
        if isinstance(atom, Pattern):
            out |= {o for o, letter in zip(options, atom.letters, strict=False) if letter != "-"}
        elif isinstance(atom, Name):
            out.add(atom.name)
    return out


def _in_options(model: Model) -> tuple[OptionConflict, Code, Index]:
    raw, to = model.space.raw, model.space.to
    if not isinstance(model.conflict, OptionConflict) or raw is None or to is None:
        raise UsageError("the states are drawn by hand, so there are no options that could be settled or tied.")
    return model.conflict, raw, to


def _value(said: Follows, codes: Code, position: Mapping[str, int]) -> Mask:
    return np.full(len(codes), said) if isinstance(said, bool) else mask(said, codes, dict(position))


def _agrees(codes: Code, position: Mapping[str, int], follows: Mapping[str, Follows]) -> Mask:
    """Return in which combinations every such option is as what it follows says."""
    out = np.ones(len(codes), bool)
    for option, said in follows.items():
        on = (codes >> np.uint64(position[option]) & np.uint64(1)).astype(bool)
        out &= on == _value(said, codes, position)
    return out


def _filled(codes: Code, position: Mapping[str, int], follows: Mapping[str, Follows]) -> Code:
    """Return combinations with every such option as what it follows says, all else as it is."""
    out = codes.copy()
    for option, said in follows.items():
        bit = np.uint64(1 << position[option])
        out = np.where(_value(said, codes, position), out | bit, out & ~bit)
    return out


def _space(model: Model, raw: Code, to: Index, states: Index) -> Space:
    """Return the states that are left; a merged state is left while some member of it is."""
    place = {int(s): k for k, s in enumerate(states)}
    first, order, whole = np.unique(to, return_index=True)[1], np.argsort(raw), model.space
    return Space(
        len(states),
        whole.n_options,
        raw[first],
        {place[s]: name for s, name in whole.names.items() if s in place},
        {place[s]: lump for s, lump in whole.lumps.items() if s in place},
        raw[order],
        to[order],
        {name: place[s] for name, s in whole.places.items() if s in place},
    )


def _free_moves(
    model: Model, free: Code, raw: Code, follows: Mapping[str, Follows], one_way: Mapping[str, str], found: Found
) -> Moves:
    """Return the moves among the combinations ``free``, sorted, of the options that are still a choice."""
    key = (tuple(sorted(follows)), tuple(sorted(one_way.items())))
    if key not in found:
        if len(found) >= _KEPT:
            found.clear()
        taken = np.uint64(sum(1 << k for k, o in enumerate(model.options) if o.id in follows))
        every = np.unique(raw & ~taken)
        found[key] = (every, listed(_option_moves(model, every, follows, one_way), WRITTEN_OUT))
    every, moves = found[key]
    if len(every) == len(free):
        return moves
    if not isinstance(moves, DrawnMoves):  # too many to write out
        return _option_moves(model, free, follows, one_way)
    place = np.searchsorted(every, free)
    return DrawnMoves(tuple(_among(e, place) for e in moves.by_player), len(free), transitive=True)


def _among(edges: Edges, place: Index) -> Edges:
    """Return the edges among some states, given in order, which are counted anew."""
    fresh = np.full(edges.n_states, -1, np.int64)
    fresh[place] = np.arange(len(place))
    left = edges.keep((fresh[edges.targets] >= 0) & (fresh[edges.origins()] >= 0))
    # the states that are gone have no edges now, so where the next one that is left begins does not move
    return Edges(np.append(left.starts[place], len(left.targets)), fresh[left.targets])


def _option_moves(model: Model, free: Code, follows: Mapping[str, Follows], one_way: Mapping[str, str]) -> OptionMoves:
    groups = []
    for p in model.parties:
        mine = [(k, o) for k, o in enumerate(model.options) if o.by == p and o.id not in follows]
        ways = tuple(_DIRECTION[one_way.get(o.id, o.moves)] for _, o in mine)
        groups.append(Groups.of(free, tuple(k for k, _ in mine), ways))
    return OptionMoves(tuple(groups), len(free))


def _closed(
    conflict: OptionConflict, party: str, raw: Code, position: Mapping[str, int]
) -> Callable[[Index, Index], Mask]:
    rules = [
        (mask(c.start.tree, raw, dict(position)), mask(c.end.tree, raw, dict(position)))
        for c in conflict.cannot
        if c.by == party
    ]

    def closed(origins: Index, targets: Index) -> Mask:
        out = np.zeros(len(origins), bool)
        for start, end in rules:
            out |= start[origins] & end[targets]
        return out

    return closed


def today_with(model: Model, follows: Mapping[str, Follows]) -> int | None:
    """Return the state that the status quo becomes with some options so; a merged one stays. None: infeasible."""
    position = {o.id: k for k, o in enumerate(model.options)}
    raw, to, today = model.space.raw, model.space.to, model.status_quo
    if today is None or today in model.space.lumps or raw is None or to is None:
        return today
    wanted = _filled(raw[to == today], position, follows)[0]
    at = int(np.searchsorted(raw, wanted))
    return int(to[at]) if at < len(raw) and raw[at] == wanted else None


__all__ = ["WRITTEN_OUT", "Bound", "Follows", "Found", "bound", "check_bound", "named_in", "starting", "today_with"]
