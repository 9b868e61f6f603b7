"""The one comparison behind Nash, GMR, SMR, SEQ and SSEQ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from comity.conflict.moves import Moves
from comity.kernels.answers import Step, least_answer
from comity.kernels.edges import Mask, Value


@dataclass(frozen=True, eq=False, slots=True)
class Question:
    """
    Whose stability is asked for, and how.

    Parameters
    ----------
    moves : Moves
    ranks : array of int, shape (n, S)
    player : int
    depth : int or None
        The longest answering sequence that counts as a sanction; None for no limit.
    pause : callable
        Called between rounds of long work; may raise to stop it.
    credible : sequence of Step, optional
        The improving step of every player, where the caller has them already.
    """

    moves: Moves
    ranks: Value
    player: int
    depth: int | None = None
    pause: Callable[[], None] = lambda: None
    credible: Sequence[Step] | None = None

    @property
    def own(self) -> Value:
        """Return the ranks of the player itself, shape (S,)."""
        row: Value = self.ranks[self.player]
        return row

    @property
    def opponents(self) -> list[int]:
        """Return everybody else."""
        return [j for j in range(self.moves.n_players) if j != self.player]

    def any_answer(self, value: Value) -> Value:
        """Return the lowest value the opponents can bring about by any moves."""
        return self._least(value, [self.moves.answer(j) for j in self.opponents])

    def credible_answer(self, value: Value) -> Value:
        """Return the lowest value the opponents can bring about by improvements only, each for its mover."""
        if self.credible is not None:
            return self._least(value, [self.credible[j] for j in self.opponents])
        return self._least(value, [self.moves.credible(j, self.ranks[j]) for j in self.opponents])

    def _least(self, value: Value, steps: list[Step]) -> Value:
        return least_answer(value, steps, transitive=self.moves.transitive, depth=self.depth, pause=self.pause)


def stable_given(question: Question, answered: Value) -> Mask:
    r"""
    Return the states that are stable when leaving for t is worth at most ``answered[t]``.

    Every concept of this family gives each state t a value :math:`c_i(t)`, the worst that the opponents'
    answers leave player i with once it has moved to t. Then s is stable exactly when

    .. math:: \theta_i(s) = \max_{t \in R_i(s) \cup \{s\}} \min(u_i(t), c_i(t)) \le u_i(s),

    because an improvement t escapes its sanctions only if both :math:`u_i(t)` and :math:`c_i(t)` exceed
    :math:`u_i(s)`. Equal counts as a sanction (convention 2).

    Parameters
    ----------
    question : Question
    answered : array of int, shape (S,)

    Returns
    -------
    Mask, shape (S,)
    """
    own = question.own
    return question.moves.best(question.player, np.minimum(own, answered)) <= own
