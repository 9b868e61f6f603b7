"""Which way a conflict is computed: every state listed, or searched for; and what may be asked of either."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from comity.budget import Budget
from comity.case.nouns import Case, OptionConflict
from comity.conflict.analyse import Progress, Settings
from comity.conflict.bits.need import check_need
from comity.conflict.bits.search import search as by_bits
from comity.conflict.dense.refusals import CONCEPTS as COUNTED
from comity.conflict.dense.search import search as by_array
from comity.conflict.dense.search import why_not as why_no_array
from comity.conflict.large import LargeResult, machine_memory, statement_conflict
from comity.conflict.model import Model
from comity.conflict.space import MAX_STATES, feasible_codes
from comity.conflict.symbolic.search import DEFAULT as SEARCHED
from comity.conflict.symbolic.search import search as by_search
from comity.errors import TooLargeError, UsageError, did_you_mean
from comity.kernels.edges import Mask
from comity.logic.masks import mask
from comity.logic.parse import parse
from comity.logic.statement_error import StatementError
from comity.logic.tree import Node
from comity.logic.vocabulary import Vocabulary

TIERS = ("table", "array", "bits", "symbolic")
ARRAY_BY_ITSELF = 26  # options up to which the array tier is chosen unasked: half a minute
BITS_BY_ITSELF = 32  # options up to which the bit-sliced tier is chosen unasked: ten seconds, with weights thirty


@dataclass(frozen=True, slots=True)
class Query:
    """A statement that outcomes are asked to meet."""

    text: str
    tree: Node


def choose(case: Case, wanted: str = "auto", keys: tuple[str, ...] = ()) -> str:
    """
    Return the tier for a case: the one wanted, or the one that fits.

    ``table`` lists every feasible state and answers everything. ``array`` looks at every state and counts equilibria
    under Nash, GMR, SMR, SEQ and SSEQ; it is taken where the states are too many to list, up to 2^28. ``bits`` goes
    through every state, 64 at a time, and counts Nash equilibria; it is taken where only Nash is asked for, up to
    2^32 states. ``symbolic`` describes one unknown state to a SAT solver and finds equilibria one by one, at any size.

    All take prioritised and weighted statements; only ``table`` takes rankings. Where states are merged (``same``)
    the three others answer Nash alone, and the rest is absent with the reason.

    Parameters
    ----------
    case : Case
    wanted : str
        ``auto`` or the name of a tier.
    keys : tuple of str
        The concepts asked for by name; empty where none was named.

    Raises
    ------
    UsageError
        There is no such tier.
    TooLargeError
        The states are too many to list and some preferences are rankings, or weights too fine to add up; both reasons.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> choose(load_entry("elmira").case)
    'table'
    """
    if wanted != "auto":
        if wanted not in TIERS:
            hint = did_you_mean(wanted, TIERS) or ""
            raise UsageError(f'there is no tier "{wanted}". Tiers: auto, {", ".join(TIERS)}. {hint}'.strip())
        return wanted
    conflict = case.conflict
    if not isinstance(conflict, OptionConflict):
        return "table"
    try:
        if 1 << len(conflict.options) > MAX_STATES:
            feasible_codes(conflict)
    except TooLargeError as too_large:
        return _without_table(case, conflict, keys, too_large)
    return "table"


def _without_table(case: Case, conflict: OptionConflict, keys: tuple[str, ...], too_large: TooLargeError) -> str:
    """Return the tier for a case whose states are too many to list."""
    why: UsageError | None = None
    try:
        statement_conflict(case, merged=True)
    except UsageError as e:
        why = e
    if why is None and keys == ("nash",) and _fits_bits(conflict):
        return "bits"
    if len(conflict.options) <= ARRAY_BY_ITSELF and not why_no_array(case, keys):
        return "array"
    if why is not None:
        raise TooLargeError(f"{too_large} {why}")
    return "symbolic"


def _fits_bits(conflict: OptionConflict) -> bool:
    if len(conflict.options) > BITS_BY_ITSELF:
        return False
    try:
        check_need(conflict, len(conflict.options) + 6, machine_memory())
    except TooLargeError:
        return False
    return True


def without_table(
    case: Case,
    tier: str,
    keys: tuple[str, ...],
    settings: Settings,
    limit: int,
    asked: Query | None,
    budget: Budget,
    progress: Progress,
    resume: Path | None = None,
) -> LargeResult:
    """
    Return the answer of a tier that lists no states.

    Parameters
    ----------
    case : Case
    tier : str
        ``array``, ``bits`` or ``symbolic``.
    keys : tuple of str
        The concepts asked for by name; empty for all that the tier answers.
    settings : Settings
        Its depth and coalitions; coalitions need a table of states and are absent here, which the answer says.
    limit : int
    asked : Query, optional
    budget : Budget
    progress : callable
    resume : Path, optional
        With ``bits``: where a search that is stopped is kept.
    """
    where = None if asked is None else (asked.text, asked.tree)
    ask: dict[str, Any] = {"limit": limit, "where": where, "budget": budget, "progress": progress}
    if tier == "bits":
        result = by_bits(case, keys or ("nash",), resume=resume, **ask)
    elif tier == "array":
        result = by_array(case, keys or COUNTED, depth=settings.depth, **ask)
    else:
        result = by_search(case, keys or SEARCHED, depth=settings.depth, **ask)
    if settings.coalitions or result.conflict.coalitions:
        why = "coalitions are judged on a table of states, and these are too many to list"
        result = replace(result, absent={**result.absent, "coalitional": why})
    return result


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
