"""States as sorted, counted lists of patterns, whole and apart from the levers; quick where they are many."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from comity.conflict.model import Model
from comity.conflict.space import pattern_of
from comity.kernels.edges import Mask
from comity.kernels.groups import Code
from comity.support.structural.result import Listed


def listed(model: Model, states: Mask, most: int) -> Listed:
    """
    Return some states, counted, the first of them by their labels in sorted order.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> listed(build(load_entry("prisoners_dilemma").case), np.array([False, True, True, True]), 2)
    Listed(count=3, first=('NY', 'YN'))
    """
    codes, names = _parts(model, states)
    return _listed(model, codes, names, (), most)


def apart(model: Model, states: Mask, before: Mask, levers: Collection[str], most: int) -> tuple[Listed, Listed]:
    """
    Return what holds now and not before, and the other way round, with a dash for every lever.

    Merged states have no letters and count by their names.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("prisoners_dilemma").case)
    >>> now, before = np.array([False, True, False, True]), np.array([True, False, False, False])
    >>> [found.first for found in apart(model, now, before, [model.options[0].id], 5)]
    [('-Y',), ()]
    """
    others = ~np.uint64(sum(1 << k for k, o in enumerate(model.options) if o.id in levers))
    (codes, names), (codes_before, names_before) = _parts(model, states), _parts(model, before)
    codes, codes_before = np.unique(codes & others), np.unique(codes_before & others)
    new, lost = np.setdiff1d(codes, codes_before), np.setdiff1d(codes_before, codes)
    return (
        _listed(model, new, names - names_before, levers, most),
        _listed(model, lost, names_before - names, levers, most),
    )


def _parts(model: Model, states: Mask) -> tuple[Code, set[str]]:
    """Return the codes of the states that have a pattern, and the names of those that have not."""
    named = np.array(sorted(model.space.names), np.int64)
    names = {model.space.names[int(s)] for s in named[states[named]]}
    single = states.copy()
    single[named] = False
    assert model.codes is not None  # levers are options, so the conflict is in options
    return model.codes[single], names


def _listed(model: Model, codes: Code, names: set[str], levers: Collection[str], most: int) -> Listed:
    m, dashes = len(model.options), [o.id in levers for o in model.options]
    # patterns sort by their first letter, codes by their last option
    turned = np.zeros(len(codes), np.uint64)
    for k in range(m):
        turned |= ((codes >> np.uint64(k)) & np.uint64(1)) << np.uint64(m - 1 - k)
    first = codes[np.argsort(turned)[:most]].tolist()
    labels = ("".join("-" if d else c for d, c in zip(dashes, pattern_of(c, m), strict=True)) for c in first)
    return Listed(len(codes) + len(names), tuple(sorted([*labels, *names])[:most]))
