"""Sequential and symmetric sequential stability (SEQ, SSEQ): improvements deterred by credible answers."""

from __future__ import annotations

from comity.conflict.concepts.threshold import Question, stable_given
from comity.kernels.edges import Mask


def seq_stable(question: Question) -> Mask:
    """
    Return the states that are sequentially stable (SEQ) for a player.

    As general metarationality, but only *credible* answers count: every move of the answering sequence is an
    improvement for the opponent who makes it [1]_. What is GMR stable and not SEQ stable holds only by a
    threat that would hurt those who carry it out.

    Parameters
    ----------
    question : Question

    Returns
    -------
    Mask, shape (S,)

    Examples
    --------
    In chicken, swerving together is deterred only by a crash that the other would not choose:

    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.concepts.metarational import gmr_stable
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("chicken").case)
    >>> both = model.index("YY")
    >>> question = Question(model.moves, model.ranks, 0)
    >>> bool(gmr_stable(question)[both]), bool(seq_stable(question)[both])
    (True, False)

    References
    ----------
    .. [1] Fraser, N. M. and Hipel, K. W. (1979). Solving complex conflicts. IEEE Trans. SMC 9, 805-816.
    """
    return stable_given(question, question.credible_answer(question.own))


def sseq_stable(question: Question) -> Mask:
    """
    Return the states that are symmetric sequentially stable (SSEQ) for a player.

    As :func:`seq_stable`, but the credible answer must still leave the player no better off after its own
    best move from there [1]_. Every SSEQ state is SEQ stable and SMR stable.

    Parameters
    ----------
    question : Question

    Returns
    -------
    Mask, shape (S,)

    References
    ----------
    .. [1] Rego, L. C. and Vieira, G. I. A. (2017). Symmetric sequential stability in the graph model for
       conflict resolution with multiple decision makers. Group Decision and Negotiation 26, 775-792.
    """
    return stable_given(question, question.credible_answer(question.moves.best(question.player, question.own)))
