"""Nash stability: no move of one's own leads to a better state."""

from __future__ import annotations

from comity.conflict.concepts.threshold import Question, stable_given
from comity.kernels.edges import Mask


def nash_stable(question: Question) -> Mask:
    """
    Return the states that are Nash stable (rational, R) for a player.

    A state is Nash stable for a player that has no unilateral improvement from it: nothing it can do alone,
    nobody answering, leads to a state it ranks strictly higher [1]_.

    Parameters
    ----------
    question : Question
        ``depth`` plays no part.

    Returns
    -------
    Mask, shape (S,)

    Examples
    --------
    In the prisoner's dilemma the first player always does better by not cooperating:

    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("prisoners_dilemma").case)
    >>> nash_stable(Question(model.moves, model.ranks, 0)).tolist()     # NN, YN, NY, YY
    [True, False, True, False]

    References
    ----------
    .. [1] Nash, J. F. (1950). Equilibrium points in n-person games. PNAS 36, 48-49.
    """
    return stable_given(question, question.own)
