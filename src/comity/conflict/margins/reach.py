"""What the others can bring about after a move, for up to 64 moves at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.conflict.model import Model
from comity.errors import TooLargeError
from comity.kernels.edges import Edges, Index

Word = NDArray[np.uint64]

MAX_MOVES = 1 << 23
AT_ONCE = 64
_NONE = np.uint64(0)


@dataclass(frozen=True, eq=False, slots=True)
class Ground:
    """
    The moves of a model written out, forwards and turned round.

    Parameters
    ----------
    model : Model
    depth : int or None
        The longest answering sequence counted as a sanction.
    forward : tuple of Edges
        The moves of every player.
    back : tuple of Edges
        The same moves from where they lead to where they start.
    gains : tuple of Edges
        Only the improvements of every player, turned round.
    """

    model: Model
    depth: int | None
    forward: tuple[Edges, ...]
    back: tuple[Edges, ...]
    gains: tuple[Edges, ...]

    def answers(self, player: int, starts: Index, credible: bool, pause: Callable[[], None]) -> list[Index]:
        """Return for each start the states that the player's opponents reach from it by legal sequences."""
        steps = [e for j, e in enumerate(self.gains if credible else self.back) if j != player]
        out: list[Index] = []
        for begin in range(0, len(starts), AT_ONCE):
            some = starts[begin : begin + AT_ONCE]
            word = reached(steps, some, self.model.transitive, self.depth, pause)
            out.extend(np.flatnonzero(word >> np.uint64(k) & np.uint64(1)) for k in range(len(some)))
        return out


def ground(model: Model, depth: int | None = None) -> Ground:
    """
    Return the moves of a model written out.

    Raises
    ------
    TooLargeError
        Where the moves are more than eight million.
    """
    forward = []
    room = MAX_MOVES
    for i in range(model.n_players):
        mine = sum(o.by == model.parties[i] for o in model.options)
        if model.n_states << mine > 8 * MAX_MOVES:
            raise _too_many()
        forward.append(model.moves.edges(i))
        room -= len(forward[-1].targets)
        if room < 0:
            raise _too_many()
    gains = tuple(_turned(e.rising(model.ranks[i])) for i, e in enumerate(forward))
    return Ground(model, depth, tuple(forward), tuple(_turned(e) for e in forward), gains)


def _too_many() -> TooLargeError:
    return TooLargeError(f"the model has more than {MAX_MOVES:,} moves; margins are computed where all can be listed")


def _turned(edges: Edges) -> Edges:
    return Edges.of(edges.n_states, edges.targets, edges.origins())


def reached(
    back: Sequence[Edges], starts: Index, transitive: bool, depth: int | None, pause: Callable[[], None]
) -> Word:
    """
    Return which starts reach each state by legal sequences of at least one move, nobody twice in a row.

    Bit k of the word of a state stands for ``starts[k]``. ``back[j]`` are the moves of player j turned round. With
    transitive moves a start may count as reached from itself, which changes no verdict: an improvement is no
    sanction against itself.

    Examples
    --------
    >>> back = [Edges.of(3, np.array([1]), np.array([0])), Edges.of(3, np.array([2]), np.array([1]))]
    >>> reached(back, np.array([0, 1]), False, None, lambda: None).tolist()    # 0 -> 1 -> 2
    [0, 1, 3]
    """
    word = np.zeros(back[0].n_states if back else 0, np.uint64)
    if not back:
        return word
    word[starts] = np.uint64(1) << np.arange(len(starts), dtype=np.uint64)
    if transitive:
        return _closure(back, word, depth, pause)
    planes = [np.zeros_like(word) for _ in back]  # planes[j]: reached, j having moved last
    done = 0
    while depth is None or done < depth:
        pause()
        fresh = []
        for j, e in enumerate(back):
            before = np.bitwise_or.reduce([word, *(p for k, p in enumerate(planes) if k != j)])
            fresh.append(planes[j] | _step(e, before))
        if all(np.array_equal(a, b) for a, b in zip(fresh, planes, strict=True)):
            break
        planes, done = fresh, done + 1
    out: Word = np.bitwise_or.reduce(planes)
    return out


def _closure(back: Sequence[Edges], word: Word, depth: int | None, pause: Callable[[], None]) -> Word:
    done = 0
    while depth is None or done < depth:
        pause()
        fresh = word
        for e in back:
            fresh = fresh | _step(e, word if depth is not None else fresh)
        if np.array_equal(fresh, word):
            break
        word, done = fresh, done + 1
    return word


def _step(back: Edges, word: Word) -> Word:
    return back.over(np.bitwise_or, word[back.targets], _NONE)
