"""In which states of a conflict a statement or a place of the case holds, and how it reads in plain words."""

from __future__ import annotations

import numpy as np

from comity.case.doubt import Place
from comity.case.nouns import DrawnConflict
from comity.conflict.model import Model
from comity.kernels.edges import Mask
from comity.logic.masks import evaluate, mask
from comity.logic.phrases import to_words
from comity.logic.tree import Atom, Name, Node


def unmerged_count(model: Model) -> int:
    """Return how many states there are before merging; that is S where nothing is merged."""
    return model.n_states if model.space.raw is None else len(model.space.raw)


def holds_in(model: Model, tree: Node) -> Mask:
    """
    Return in which states a statement holds, before merging, shape (R,).

    In a conflict drawn by hand the names in a statement are names of states.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> from comity.logic.tree import Name
    >>> model = build(load_entry("syria_iraq_1975").case)
    >>> int(holds_in(model, Name("attack")).sum()), model.n_states
    (3, 6)
    """
    if model.space.raw is None:
        names = np.array([model.label(s) for s in range(model.n_states)])

        def truth(atom: Atom) -> Mask:
            out: Mask = names == (atom.name if isinstance(atom, Name) else str(atom))
            return out

        return evaluate(tree, truth)
    return mask(tree, model.space.raw, {o.id: k for k, o in enumerate(model.options)})


def place_in(model: Model, place: Place) -> Mask:
    """Return the states, before merging, that a place of the case speaks of, shape (R,)."""
    if place.tree is not None:
        return holds_in(model, place.tree)
    state = model.space.index(place.text)
    if state is None:
        return np.zeros(unmerged_count(model), bool)
    return before_merging(model, np.arange(model.n_states) == state)


def before_merging(model: Model, states: Mask) -> Mask:
    """Return a choice of states, shape (S,), as a choice of the states before merging, shape (R,)."""
    return states if model.space.to is None else states[model.space.to]


def after_merging(model: Model, states: Mask) -> Mask:
    """Return the states, shape (S,), of which some member was chosen before merging, shape (R,)."""
    if model.space.to is None:
        return states
    out = np.zeros(model.n_states, bool)
    out[model.space.to[states]] = True
    return out


def statement_words(model: Model, tree: Node) -> str:
    """
    Return a statement in English, every option named by what it says and whose it is.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> from comity.logic.tree import Name, Not
    >>> statement_words(build(load_entry("syria_iraq_1975").case), Not(Name("attack")))
    'Iraq does not choose “Attack”'
    """
    said = {o.id: (model.case.party(o.by).name, o.text or o.id) for o in model.options}
    drawn = isinstance(model.conflict, DrawnConflict)

    def phrase(atom: Atom, holds: bool) -> str:
        if isinstance(atom, Name) and atom.name in said:
            who, what = said[atom.name]
            return f"{who} {'chooses' if holds else 'does not choose'} “{what}”"
        if drawn and isinstance(atom, Name):
            return f"the state is {'' if holds else 'not '}“{atom.name}”"
        return f"{atom} {'holds' if holds else 'does not hold'}"

    return to_words(tree, phrase, tuple(o.id for o in model.options))
