"""Verdicts in bulk: which states are stable for whom in each of many drawn preferences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from comity.conflict.model import Model
from comity.conflict.moves import OptionMoves
from comity.ensemble.worth import Worth
from comity.errors import TooLargeError
from comity.kernels.batch import GMR, NASH, SEQ, SMR, SSEQ, Bits, Board, credible_verdicts, own_verdicts

BIT = {"nash": NASH, "gmr": GMR, "smr": SMR, "seq": SEQ, "sseq": SSEQ}
SEPARABLE = ("nash", "gmr", "smr")
MAX_MOVES = 1 << 25


def board_of(model: Model, quick: bool = False) -> Board:
    """
    Return the moves of a model laid out for many preferences.

    Raises
    ------
    TooLargeError
        Too many moves to list.
    """
    moves = model.moves
    if isinstance(moves, OptionMoves) and sum(moves.n_states << len(g.directions) for g in moves.groups) > MAX_MOVES:
        raise TooLargeError(
            f"{model.n_states:,} states have more moves than the {MAX_MOVES:,} that an ensemble lists. Rule out "
            "combinations that cannot occur (infeasible:), or leave out options that change nothing."
        )
    return Board.of([moves.edges(i) for i in range(moves.n_players)], moves.transitive, quick)


def move_count(model: Model) -> int:
    """Return about how many moves a model has, states included, without listing them in option form."""
    moves = model.moves
    if isinstance(moves, OptionMoves):
        return sum(moves.n_states << len(g.directions) for g in moves.groups)
    return sum(len(moves.edges(i).targets) + moves.n_states for i in range(moves.n_players))


def verdicts(board: Board, values: Worth, concepts: Sequence[str], quick: bool) -> Bits:
    """
    Return the verdicts of every player on every state in every draw.

    Nash, GMR and SMR of a player depend on its own preference alone; SEQ and SSEQ on everybody's.

    Parameters
    ----------
    board : Board
    values : array of float, shape (n, D, S)
        What each state is worth to each player in each draw.
    concepts : sequence of str
    quick : bool
        True: compiled, which pays for long runs (the first use on a machine compiles for some seconds).

    Returns
    -------
    array of uint8, shape (n, D, S)
        The sum of ``BIT[concept]`` over the concepts under which the state is stable.
    """
    out = np.zeros(values.shape, np.uint8)
    if any(c in SEPARABLE for c in concepts):
        for i in range(board.n_players):
            out[i] = own(board, i, values[i], quick)
    if "seq" in concepts or "sseq" in concepts:
        out |= _credible(board, values, "sseq" in concepts, quick)
    return out


def own(board: Board, player: int, values: Worth, quick: bool) -> Bits:
    """Return Nash, GMR and SMR of one player, shape (D, S)."""
    if not quick:
        return own_verdicts(board, player, values)
    from comity.kernels import batch_jit

    reach, out = board.reaches[player], np.zeros(values.shape, np.uint8)
    parts = (reach.part, reach.n_parts, reach.order, reach.starts, reach.next_parts)
    batch_jit.own(np.ascontiguousarray(values), board.starts[player], board.targets, *parts, out)
    return out


def counted(bits: Bits, concept: str, marks: NDArray[np.bool_], quick: bool) -> NDArray[np.int64]:
    """Return in how many draws a verdict comes with each mark, shape (f, S); bits (D, S), marks (D, f)."""
    if not quick:
        there = marks.T.astype(np.float32) @ ((bits & BIT[concept]) != 0).astype(np.float32)
        return np.asarray(np.rint(there), np.int64)  # exact: a batch has fewer than 2**24 draws
    from comity.kernels import batch_jit

    n_words = -(-len(bits) // 64)
    padded = np.zeros((n_words * 64, marks.shape[1]), bool)
    padded[: len(marks)] = marks
    words = np.ascontiguousarray(np.packbits(padded, axis=0, bitorder="little").T).view("<u8")
    out = np.zeros((marks.shape[1], bits.shape[1]), np.int64)
    batch_jit.count(np.ascontiguousarray(bits), BIT[concept].bit_length() - 1, words.astype(np.uint64), out)
    return out


def _credible(board: Board, values: Worth, symmetric: bool, quick: bool) -> Bits:
    if not quick:
        return credible_verdicts(board, values, symmetric)
    from comity.kernels import batch_jit

    out = np.zeros(values.shape, np.uint8)
    batch_jit.credible(np.ascontiguousarray(values), board.starts, board.targets, board.transitive, symmetric, out)
    return out
