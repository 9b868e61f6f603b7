"""General and symmetric metarationality (GMR, SMR): improvements deterred by any answer the opponents have."""

from __future__ import annotations

from comity.conflict.concepts.threshold import Question, stable_given
from comity.kernels.edges import Mask


def gmr_stable(question: Question) -> Mask:
    r"""
    Return the states that are general metarational (GMR) for a player.

    Every improvement of the player can be answered, by some legal sequence of moves of its opponents, with a
    state it likes no more than where it started; whether the answer hurts those who give it is not asked [1]_.
    Here :math:`c_i(t) = \min\{u_i(x) : x \in \{t\} \cup R_{N \setminus i}(t)\}`.

    Parameters
    ----------
    question : Question

    Returns
    -------
    Mask, shape (S,)

    Examples
    --------
    Mutual cooperation in the prisoner's dilemma holds by the threat to stop cooperating:

    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("prisoners_dilemma").case)
    >>> gmr_stable(Question(model.moves, model.ranks, 0)).tolist()      # NN, YN, NY, YY
    [True, False, True, True]
    >>> gmr_stable(Question(model.moves, model.ranks, 0, depth=0)).tolist()      # no answers: Nash
    [True, False, True, False]

    References
    ----------
    .. [1] Howard, N. (1971). Paradoxes of Rationality. MIT Press.
    """
    return stable_given(question, question.any_answer(question.own))


def smr_stable(question: Question) -> Mask:
    r"""
    Return the states that are symmetric metarational (SMR) for a player.

    As :func:`gmr_stable`, but the player looks one move further: the answer x must still leave it no better
    off after its own best move from x. Here
    :math:`c_i(t) = \min\{\max_{y \in R_i(x) \cup \{x\}} u_i(y) : x \in \{t\} \cup R_{N \setminus i}(t)\}` [1]_.

    Parameters
    ----------
    question : Question

    Returns
    -------
    Mask, shape (S,)

    References
    ----------
    .. [1] Howard, N. (1971). Paradoxes of Rationality. MIT Press.
    """
    return stable_given(question, question.any_answer(question.moves.best(question.player, question.own)))
