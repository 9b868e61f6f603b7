"""A table of states: what each party does, how each ranks it, and where it holds."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from comity.case.nouns import Option
from comity.conflict.model import Model
from comity.conflict.result import ConflictResult
from comity.conflict.words import letters
from comity.errors import TooLargeError

MAX_STATES = 1 << 20


def to_state_csv(model: Model, result: ConflictResult | None = None) -> str:
    """
    Return one row per state as CSV.

    Columns: ``state``; one per option, headed ``party: option`` with ``(forward)`` or ``(back)`` where its
    moves go one way (Y, N, or ``-`` for states counted as one); ``rank: party`` (1 is best, equal numbers
    tie); ``status quo``; and where a result is given ``equilibrium: concept`` and ``stable: party
    concept``. ``comity import`` reads the table back; it cannot hold closed moves (`cannot`) nor the moves
    of a hand-drawn graph.

    Raises
    ------
    TooLargeError
        More than 1,048,576 states, the rows a spreadsheet can hold.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> print(to_state_csv(build(load_entry("stag_hunt").case)))
    state,a: a_cooperates,b: b_cooperates,rank: a,rank: b,status quo
    NN,N,N,3,3,N
    YN,Y,N,4,2,N
    NY,N,Y,2,4,N
    YY,Y,Y,1,1,N
    <BLANKLINE>
    """
    if model.n_states > MAX_STATES:
        raise TooLargeError(f"the table would have {model.n_states:,} rows; at most {MAX_STATES:,} are written.")
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_header(model, result))
    writer.writerows(_rows(model, result))
    return out.getvalue()


def _header(model: Model, result: ConflictResult | None) -> list[str]:
    concepts = tuple(result.stable) if result else ()
    return [
        "state",
        *(_option_head(o) for o in model.options),
        *(f"rank: {p}" for p in model.parties),
        "status quo",
        *(f"equilibrium: {c}" for c in concepts),
        *(f"stable: {p} {c}" for c in concepts for p in model.parties),
    ]


def _option_head(option: Option) -> str:
    way = "" if option.moves == "both" else f" ({option.moves})"
    return f"{option.by}: {option.id}{way}"


def _rows(model: Model, result: ConflictResult | None) -> Iterator[list[str]]:
    best = model.ranks.max(axis=1, initial=0)
    ranks = (best[:, None] - model.ranks + 1).T.tolist()
    masks = list(result.stable.values()) if result else []
    for s in range(model.n_states):
        yield [
            model.label(s),
            *letters(model, s),
            *map(str, ranks[s]),
            _mark(s == model.status_quo),
            *(_mark(bool(m[:, s].all())) for m in masks),
            *(_mark(bool(stable)) for m in masks for stable in m[:, s]),
        ]


def _mark(true: bool) -> str:
    return "Y" if true else "N"
