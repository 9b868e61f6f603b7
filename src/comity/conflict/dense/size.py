"""How much memory the dense tables take, known before it is taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comity.case.nouns import OptionConflict
from comity.conflict.dense.fill import Key, closing
from comity.conflict.dense.merge import width
from comity.errors import TooLargeError

MAX_OPTIONS = 30
BITS = 36  # options up to which the bit-sliced tier goes
_SHARE = 0.85  # of the machine's memory, the rest is for everything else


@dataclass(frozen=True, slots=True)
class Extent:
    """
    What the tables of a conflict are made of.

    Parameters
    ----------
    states : int
        Combinations of the options, feasible or not.
    ranks : tuple of int
        The bytes that each party's view of a state takes.
    marks : int
        The bytes per state that say which moves are closed to a party, of all parties together.
    merging : int
        The bytes per state that merging takes.
    closed : bool
        Some moves are closed to a party.
    product : bool
        GMR and SMR are a bar that a state must reach.
    depth : int or None
        The longest answering sequence.
    """

    states: int
    ranks: tuple[int, ...]
    marks: int = 0
    merging: int = 0
    closed: bool = False
    product: bool = False
    depth: int | None = None


def extent(conflict: OptionConflict, keys: Mapping[str, Key], product: bool, depth: int | None) -> Extent:
    """Return what the tables of a conflict are made of."""
    parties = dict.fromkeys(o.by for o in conflict.options)
    rules = [key for party in parties for key in closing(conflict, party) or ()]
    return Extent(
        1 << len(conflict.options),
        tuple(key.dtype.itemsize for key in keys.values()),
        sum(key.dtype.itemsize for key in rules),
        width(conflict),
        bool(conflict.cannot),
        product,
        depth,
    )


def need(size: Extent, concept: str, keep: bool) -> int:
    """
    Return the bytes that one concept takes at most.

    Five marks of a byte per state (what is feasible and what is stable on both sides, and one to turn), the ranks of
    one party or of all, and for answers that are followed what is known of them twice, three times where it is not
    to be mixed with what was known a round before.

    Examples
    --------
    >>> need(Extent(1 << 20, (1,)), "nash", keep=False) >> 20
    6
    >>> need(Extent(1 << 20, (1,), depth=2), "seq", keep=False) >> 20
    9
    """
    followed = concept in ("seq", "sseq") or (
        concept in ("gmr", "smr") and (not size.product or size.depth is not None)
    )
    every = keep or concept in ("seq", "sseq")
    widest = max(size.ranks, default=1)
    known = 2 * widest + 1 if size.closed else widest
    copies = 0 if not followed else 2 if size.depth is None else 3
    ranks = sum(size.ranks) if every else widest
    return size.states * (5 + ranks + size.marks + size.merging + copies * known)


def too_large(size: Extent, concept: str, keep: bool, memory: int | None) -> str:
    """Return why a concept does not fit, with the ways out; empty where it fits."""
    bytes_ = need(size, concept, keep)
    if memory is None or bytes_ <= memory * _SHARE:
        return ""
    return (
        f"2^{size.states.bit_length() - 1} states need {bytes_ / 2**30:,.1f} GB of the {memory / 2**30:,.1f} GB of "
        "this machine. Ways out: the bit-sliced tier (Nash, an eighth of a byte per state), the symbolic tier (first "
        "equilibria), fewer options, or a machine with more memory."
    )


def require_addressable(n_options: int) -> None:
    """Raise where the options are too many for a table of every combination on any machine of today."""
    if n_options > MAX_OPTIONS:
        raise TooLargeError(
            f"{n_options} options make 2^{n_options} combinations; tables are made up to 2^{MAX_OPTIONS}. Ways out: "
            f"{'the bit-sliced tier (Nash), ' if n_options <= BITS else ''}the symbolic tier (first equilibria at any "
            "size), or fewer options."
        )


def out_of_memory(size: Extent, keys: Sequence[str]) -> TooLargeError:
    """Return what to say where the machine gives less memory than it said it had."""
    most = max((need(size, key, keep=False) for key in keys), default=0)
    return TooLargeError(
        f"2^{size.states.bit_length() - 1} states need {most / 2**30:,.1f} GB, and the machine did not give them. Ways "
        "out: the bit-sliced tier (Nash, an eighth of a byte per state), the symbolic tier (first equilibria), or "
        "fewer options."
    )
