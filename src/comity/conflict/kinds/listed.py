"""Sets of states as lists of labels, and as sentences: which outcomes, under which concepts."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from comity.conflict.concepts.table import concept
from comity.conflict.model import Model
from comity.conflict.words import describe, join
from comity.kernels.edges import Mask

_MOST = 6


def labels(model: Model, states: Mask) -> list[str]:
    """Return the patterns or names of the states of a mask, in order."""
    return [model.label(int(s)) for s in np.flatnonzero(states)]


def sentences_of(model: Model, states: Mapping[str, Mask], one: str, several: str) -> list[str]:
    """
    Return one sentence for all outcomes that the same concepts hold of.

    Parameters
    ----------
    model : Model
    states : mapping concept -> mask, shape (S,)
    one, several : str
        What is said of one outcome, and of several.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("prisoners_dilemma").case)
    >>> held = {"nash": np.array([True, False, False, False]), "gmr": np.array([True, False, False, False])}
    >>> sentences_of(model, held, "would hold", "would hold")
    ['“Party A: defect; Party B: defect” (NN) would hold (Nash and GMR).']
    """
    groups: dict[tuple[str, ...], list[int]] = {}
    for s in np.flatnonzero(np.logical_or.reduce(list(states.values()))) if states else ():
        groups.setdefault(tuple(key for key, mask in states.items() if mask[s]), []).append(int(s))
    return [
        f"{_named(model, found)} {one if len(found) == 1 else several} ({concepts(keys)})."
        for keys, found in groups.items()
    ]


def concepts(keys: tuple[str, ...]) -> str:
    """
    Return the names of concepts in words.

    Examples
    --------
    >>> concepts(("nash", "seq"))
    'Nash and SEQ'
    """
    return join(concept(key).name for key in keys)


def _named(model: Model, states: list[int]) -> str:
    said = [f"“{describe(model, s)}” ({model.label(s)})" for s in states[:_MOST]]
    more = len(states) - len(said)
    return join([*said, f"{more:,} more outcomes"] if more else said)
