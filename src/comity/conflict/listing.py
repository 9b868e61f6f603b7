"""Chosen states as plain values for JSON: all of them, or a count and the first where the states are many."""

from __future__ import annotations

from typing import Any

import numpy as np

from comity.conflict.model import Model
from comity.conflict.result import FULL_LISTING
from comity.kernels.edges import Mask


def listing(model: Model, states: Mask, limit: int) -> Any:
    """
    Return chosen states by pattern or name; past 65,536 states a count and the first ``limit``.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("chicken").case)
    >>> listing(model, model.ranks[0] == 0, 10)
    ['NN']
    """
    at = np.flatnonzero(states)
    if model.n_states <= FULL_LISTING:
        return [model.label(int(s)) for s in at]
    return {"count": len(at), "first": [model.label(int(s)) for s in at[:limit]]}
