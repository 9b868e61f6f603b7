"""
Options that are nobody's choice any longer, in a conflict as it is written: settled for good, or tied to a statement.

Each function takes a conflict in options and returns a new one; the given one stays as it is. What comes back can be
analysed in every way that a conflict can, at any size. Where the states are listed,
:func:`comity.conflict.bound.bound` gives the same answers sooner.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from comity.case.nouns import OptionConflict, Statement
from comity.conflict.bound import check_bound
from comity.conflict.feeding import excluding
from comity.conflict.space import code_of
from comity.logic.masks import mask
from comity.logic.tree import Name, Not


def fixed(conflict: OptionConflict, values: Mapping[str, bool]) -> OptionConflict:
    """
    Return a conflict in which the position of some options is settled (conventions §108).

    States in which such an option has its other value cannot occur, so nobody can move it. The options keep their
    place and their owner, so patterns read as before. The status quo takes the settled values; where it is then not
    feasible, there is none. Rankings are shortened, those of readings, of regimes and of what others believe too. A
    party whose every option is settled keeps its preferences: it makes no moves, and no outcome fails because of it.
    Attitudes and coalitions stay.

    Raises
    ------
    UsageError
        An option that is not there.
    TooLargeError
        A party ranks states, and they are too many to list.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.space import feasible_codes, pattern_of
    >>> before = load_entry("prisoners_dilemma").case.conflict
    >>> after = fixed(before, {before.options[0].id: True})
    >>> [pattern_of(int(c), 2) for c in feasible_codes(after)]
    ['YN', 'YY']
    """
    check_bound(conflict, values)
    if not values:
        return conflict
    against = [_never(option, not value) for option, value in values.items()]
    after = excluding(conflict, against)
    rows = tuple(
        replace(m, preferences=excluding(replace(conflict, preferences=m.preferences), against).preferences)
        for m in conflict.misperceives
    )
    after = replace(after, misperceives=rows)
    return replace(after, status_quo=_settled(after, values))


def _never(option: str, value: bool) -> Statement:
    tree = Name(option) if value else Not(Name(option))
    return Statement(option if value else f"!{option}", tree, "settled")


def _settled(conflict: OptionConflict, values: Mapping[str, bool]) -> str | None:
    """Return the status quo with the settled values, or None where that cannot occur."""
    label, options = conflict.status_quo, [o.id for o in conflict.options]
    if label is None:
        return None
    lump = next((p for p in conflict.same if label in (p.id, p.pattern)), None)
    letters = label if lump is None else lump.pattern
    said = {o: "Y" if v else "N" for o, v in values.items()}
    if lump is not None:  # it stays while some member has the settled values
        return label if all(letters[options.index(o)] in ("-", s) for o, s in said.items()) else None
    pattern = "".join(said.get(o, letter) for o, letter in zip(options, letters, strict=True))
    return pattern if feasible(conflict, pattern) else None


def feasible(conflict: OptionConflict, pattern: str) -> bool:
    """
    Return whether a full pattern can occur.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> feasible(load_entry("syria_iraq_1975").case.conflict, "YYN")
    False
    """
    code = np.array([code_of(pattern)], np.uint64)
    position = {o.id: k for k, o in enumerate(conflict.options)}
    return not any(mask(s.tree, code, position)[0] for s in conflict.infeasible)
