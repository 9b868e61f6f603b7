"""The feasible states of a conflict, their names, and how merged states come about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from comity.case.nouns import DrawnConflict, Lump, OptionConflict
from comity.errors import TooLargeError
from comity.kernels.edges import Index, Mask
from comity.kernels.groups import Code
from comity.logic.masks import mask

MAX_OPTIONS = 26
MAX_STATES = 1 << 22
_CHUNK = 1 << 20


def pattern_of(code: int, n_options: int) -> str:
    """
    Return a packed state as a pattern, first option first.

    Examples
    --------
    >>> pattern_of(0b011, 3)
    'YYN'
    """
    return "".join("Y" if code >> k & 1 else "N" for k in range(n_options))


def code_of(pattern: str) -> int:
    """
    Return the packed form of a full pattern.

    Examples
    --------
    >>> code_of("YYN")
    3
    """
    return sum(1 << k for k, letter in enumerate(pattern) if letter == "Y")


def covers(pattern: str, codes: Code) -> Mask:
    """Return which codes a pattern with ``-`` for "any" covers, shape (S,)."""
    care = np.uint64(sum(1 << k for k, letter in enumerate(pattern) if letter != "-"))
    out: Mask = (codes & care) == np.uint64(code_of(pattern))
    return out


@dataclass(frozen=True, eq=False, slots=True)
class Space:
    """
    The states of a conflict.

    Parameters
    ----------
    n_states : int
    n_options : int
        0 for a hand-drawn graph.
    codes : array of uint64, shape (S,), or None
        Bit k is option k; ``None`` for a hand-drawn graph. A merged state shows its lowest member.
    names : mapping state -> str
        The states that have a name of their own: all of a hand-drawn graph, the merged ones of an option model.
    lumps : mapping state -> Lump
    raw : array of uint64, shape (R,), or None
        The feasible states before merging.
    to : array of int, shape (R,), or None
        The state each raw state became.
    places : mapping name -> state
        The state of every name, and of every merged state's own pattern.
    """

    n_states: int
    n_options: int
    codes: Code | None
    names: Mapping[int, str]
    lumps: Mapping[int, Lump]
    raw: Code | None = None
    to: Index | None = None
    places: Mapping[str, int] = field(default_factory=dict)

    @property
    def merged(self) -> bool:
        """Return True where some states were merged."""
        return bool(self.lumps)

    def label(self, state: int) -> str:
        """Return the pattern of a state, or its name."""
        if state in self.names or self.codes is None:
            return self.names[state]
        return pattern_of(int(self.codes[state]), self.n_options)

    def index(self, label: str) -> int | None:
        """Return the state a label names (a pattern, a name, or a merged state's own pattern), or None."""
        if label in self.places:
            return self.places[label]
        if self.raw is None or self.to is None or len(label) != self.n_options or set(label) - set("YN"):
            return None
        code = np.uint64(code_of(label))
        at = int(np.searchsorted(self.raw, code))
        return int(self.to[at]) if at < len(self.raw) and self.raw[at] == code else None


def drawn_space(conflict: DrawnConflict) -> Space:
    """Return the states of a hand-drawn graph, in the order of the file."""
    names = {k: s.id for k, s in enumerate(conflict.states)}
    return Space(len(names), 0, None, names, {}, places={name: s for s, name in names.items()})


def feasible_codes(conflict: OptionConflict) -> Code:
    """
    Return the packed states that no ``infeasible`` statement forbids, in binary order.

    Raises
    ------
    TooLargeError
        Where the options are too many to go through every combination, or too many states remain.
    """
    m = len(conflict.options)
    if m > MAX_OPTIONS:
        raise TooLargeError(
            f"{m} options make 2^{m} combinations; at most 2^{MAX_OPTIONS} are listed. Split the conflict, or do "
            "without a list: leave `--tier table` out, or ask `--tier symbolic`; then every party needs statements or "
            "weights."
        )
    position = {o.id: k for k, o in enumerate(conflict.options)}
    kept, total = [], 0
    for begin in range(0, 1 << m, _CHUNK):
        codes = np.arange(begin, min(begin + _CHUNK, 1 << m), dtype=np.uint64)
        bad = np.zeros(len(codes), bool)
        for statement in conflict.infeasible:
            bad |= mask(statement.tree, codes, position)
        kept.append(codes[~bad])
        total += len(kept[-1])
        if total > MAX_STATES:
            raise TooLargeError(
                f"more than {MAX_STATES:,} of the 2^{m} combinations of the options are feasible; at most so many are "
                "listed. Ask `--tier symbolic`, which needs no list where every party has statements or weights; or "
                "rule out combinations that cannot occur (infeasible:)."
            )
    return np.concatenate(kept)


def option_space(conflict: OptionConflict, raw: Code) -> Space:
    """Return the states of an option-form conflict: patterns in binary order, then merged states."""
    m = len(conflict.options)
    lump_of = np.full(len(raw), -1, np.int64)
    for k, lump in enumerate(conflict.same):
        lump_of[covers(lump.pattern, raw)] = k
    single = lump_of < 0
    n_single = int(single.sum())
    present = [k for k in range(len(conflict.same)) if (lump_of == k).any()]
    to = np.empty(len(raw), np.int64)
    to[single] = np.arange(n_single)
    names, lumps, first = {}, {}, []
    for place, k in enumerate(present):
        state = n_single + place
        to[lump_of == k] = state
        names[state], lumps[state] = conflict.same[k].id, conflict.same[k]
        first.append(raw[np.flatnonzero(lump_of == k)[0]])
    codes = np.concatenate([raw[single], np.array(first, np.uint64)])
    places = {lump.pattern: s for s, lump in lumps.items()} | {name: s for s, name in names.items()}
    return Space(len(codes), m, codes, names, lumps, raw, to, places)
