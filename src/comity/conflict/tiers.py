"""Which way a conflict is computed: every state listed, or searched for; and what may be asked of either."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.case.nouns import Case, OptionConflict
from comity.conflict.model import Model
from comity.conflict.space import MAX_STATES, feasible_codes
from comity.conflict.symbolic.search import searchable
from comity.errors import TooLargeError, UsageError, did_you_mean
from comity.kernels.edges import Mask
from comity.logic.masks import mask
from comity.logic.parse import parse
from comity.logic.statement_error import StatementError
from comity.logic.tree import Node
from comity.logic.vocabulary import Vocabulary

TIERS = ("array", "symbolic")


@dataclass(frozen=True, slots=True)
class Query:
    """A statement that outcomes are asked to meet."""

    text: str
    tree: Node


def choose(case: Case, wanted: str = "auto") -> str:
    """
    Return the tier for a case: the one wanted, or the one that fits.

    ``array`` lists every feasible state and answers everything. ``symbolic`` describes one unknown state to a SAT
    solver and finds equilibria one by one; it is taken where the states are too many to list.

    Parameters
    ----------
    case : Case
    wanted : str
        ``auto``, ``array`` or ``symbolic``.

    Raises
    ------
    UsageError
        There is no such tier.
    TooLargeError
        The states are too many to list and the search cannot read the preferences; both reasons are given.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> choose(load_entry("elmira").case)
    'array'
    """
    if wanted != "auto":
        if wanted not in TIERS:
            hint = did_you_mean(wanted, TIERS) or ""
            raise UsageError(f'there is no tier "{wanted}". Tiers: auto, {", ".join(TIERS)}. {hint}'.strip())
        return wanted
    conflict = case.conflict
    if not isinstance(conflict, OptionConflict):
        return "array"
    try:
        if 1 << len(conflict.options) > MAX_STATES:
            feasible_codes(conflict)
    except TooLargeError as too_large:
        try:
            searchable(case)
        except UsageError as why:
            raise TooLargeError(f"{too_large} The search past that size does not fit either: {why}") from None
        return "symbolic"
    return "array"


def query(case: Case, text: str) -> Query:
    """
    Return a statement about the outcomes of a case, parsed.

    Raises
    ------
    UsageError
        The conflict has no options to speak of, or the statement cannot be read.
    """
    if not isinstance(case.conflict, OptionConflict):
        raise UsageError("a query needs a conflict with options, not one drawn by hand.")
    options = tuple(o.id for o in case.conflict.options)
    try:
        return Query(text, parse(text, Vocabulary(options, {}, options)))
    except StatementError as e:
        raise UsageError(" ".join([f'in "{text}", column {e.column}: {e.message}', *e.ways_out])) from None


def meets(model: Model, asked: Query) -> Mask:
    """
    Return in which states a query holds, shape (S,); in a merged state, where it holds for all that was merged.
    """
    space = model.space
    if space.raw is None or space.to is None:
        raise UsageError("a query needs a conflict with options, not one drawn by hand.")
    every = np.ones(model.n_states, bool)
    np.logical_and.at(every, space.to, mask(asked.tree, space.raw, {o.id: k for k, o in enumerate(model.options)}))
    return every
