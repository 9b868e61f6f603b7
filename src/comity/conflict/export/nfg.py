"""
Gambit's strategic game format (``.nfg``).

A conflict in option form is a strategic game exactly where every combination of options is feasible and
every change can be taken back: then a strategy of a party is a choice for each of its options, a profile is
a state, a unilateral move is a change of one's strategy, and the pure Nash equilibria of the game are the
Nash stable states of the conflict. Payoffs are ordinal ranks (1 is worst): mixed strategies computed from
them mean nothing.
"""

from __future__ import annotations

import unicodedata
from itertools import product

import numpy as np

from comity.case.nouns import Option, OptionConflict
from comity.conflict.model import Model
from comity.conflict.result import ConflictResult
from comity.errors import TooLargeError, UsageError

MAX_PROFILES = 65_536

_ASCII = str.maketrans(
    {'"': "'", "\\": "/", "\u2019": "'", "\u2018": "'", "\u201c": "'", "\u201d": "'", "\u2013": "-", "\u2014": "-"}
)


def to_nfg(model: Model, result: ConflictResult | None = None) -> str:
    """
    Return the conflict as a strategic game for Gambit.

    Raises
    ------
    UsageError
        The conflict is no strategic game: infeasible combinations, one-way options, closed moves, merged
        states, a hand-drawn graph. The message names the first reason.
    TooLargeError
        More than 65,536 states.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> print(to_nfg(build(load_entry("chicken").case)).splitlines()[2])
    { { "Hold course" "Cooperate" }
    """
    why = why_no_strategic_game(model)
    if why:
        raise UsageError(f"{why}, so the conflict is no strategic game. Export it as graphml, gexf or csv instead.")
    if model.n_states > MAX_PROFILES:
        raise TooLargeError(
            f"the game would have {model.n_states:,} profiles; at most {MAX_PROFILES:,} are written. "
            "Drop options that no preference mentions."
        )
    names = [
        ascii_label(model.case.party(p).name, ascii_label(p, f"player {k + 1}")) for k, p in enumerate(model.parties)
    ]
    strategies = "\n".join(map(_listed, _strategies(model)))
    title = ascii_label(model.case.title, "conflict")
    note = "Exported by comity. Payoffs are ordinal ranks, 1 is worst; only pure strategies have a meaning."
    header = f'NFG 1 R "{title}" {_listed(_told_apart(names))}\n\n{{ {strategies} }}\n"{note}"\n\n'
    return header + "\n".join(" ".join(map(str, row)) for row in _payoffs(model)) + "\n"


def why_no_strategic_game(model: Model) -> str:
    """
    Return in words why a conflict is no strategic game; empty where it is one.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> why_no_strategic_game(build(load_entry("syria_iraq_1975").case))
    '2 of 8 combinations of options are infeasible ("release & escalate")'
    >>> why_no_strategic_game(build(load_entry("stag_hunt").case))
    ''
    """
    conflict = model.conflict
    if not isinstance(conflict, OptionConflict):
        return "the graph is drawn by hand and has no options"
    if model.space.merged:
        return "states are counted as one (" + ", ".join(f'"{lump.id}"' for lump in conflict.same) + ")"
    missing = (1 << len(conflict.options)) - model.n_states
    if missing:
        rules = ", ".join(f'"{s.text}"' for s in conflict.infeasible[:3])
        more = ", ..." if len(conflict.infeasible) > 3 else ""
        whole = 1 << len(conflict.options)
        return f"{missing:,} of {whole:,} combinations of options are infeasible ({rules}{more})"
    one_way = [f'"{o.id}"' for o in conflict.options if o.moves != "both"]
    if one_way:
        return f"moves go one way for {', '.join(one_way)}"
    if conflict.cannot:
        return "some moves are closed to a party (`cannot`)"
    return ""


def _options_of(model: Model, party: str) -> list[Option]:
    return [o for o in model.options if o.by == party]


def _strategies(model: Model) -> list[list[str]]:
    """Return every party's strategies in words, the first option changing fastest."""
    return [_labels(_options_of(model, p)) for p in model.parties]


def _labels(options: list[Option]) -> list[str]:
    if not options:
        return ["no options"]
    labels = []
    for choice in product((False, True), repeat=len(options)):
        labels.append(
            "; ".join(_said(o, k, on) for k, (o, on) in enumerate(zip(options, reversed(choice), strict=True)))
        )
    return _told_apart(labels)


def _said(option: Option, k: int, on: bool) -> str:
    text = ascii_label(option.text, ascii_label(option.id, f"option {k + 1}"))
    return text if on else ascii_label(option.off, f"not: {text}")


def _payoffs(model: Model) -> list[list[int]]:
    """Return one row of payoffs per profile, in Gambit's order: the first player's strategy changes fastest."""
    codes = np.zeros(1, np.int64)
    for party in reversed(model.parties):
        places = [k for k, o in enumerate(model.options) if o.by == party]
        own = np.zeros(1, np.int64)
        for k in places:
            own = np.concatenate([own, own | (1 << k)])
        codes = (codes[:, None] | own[None, :]).ravel()
    # every combination is feasible, so the state of a code is the code itself
    rows: list[list[int]] = (model.ranks[:, codes].T + 1).tolist()
    return rows


def ascii_label(text: str, otherwise: str) -> str:
    """
    Return a text as Gambit takes it for a label: printable ASCII, no quotes, single blanks.

    Letters lose their accents; a text of which nothing is left is replaced by ``otherwise``.

    Examples
    --------
    >>> ascii_label('Ångström’s  "plan"', "x"), ascii_label("Мир", "option_1")
    ("Angstrom's 'plan'", 'option_1')
    """
    plain = unicodedata.normalize("NFKD", text.translate(_ASCII)).encode("ascii", "ignore").decode()
    label = " ".join("".join(c if c.isprintable() else " " for c in plain).split())
    return label if any(c.isalnum() for c in label) else otherwise


def _told_apart(labels: list[str]) -> list[str]:
    """Return the labels, numbered where they repeat: Gambit wants every label once."""
    if len(set(labels)) == len(labels):
        return labels
    return [f"{k + 1}. {label}" for k, label in enumerate(labels)]


def _listed(labels: list[str]) -> str:
    return "{ " + " ".join(f'"{label}"' for label in labels) + " }"
