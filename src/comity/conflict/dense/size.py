"""How much memory the dense tables take, known before it is taken."""

from __future__ import annotations

from collections.abc import Mapping

from comity.conflict.dense.fill import Key
from comity.errors import TooLargeError

MAX_OPTIONS = 30
_SHARE = 0.85  # of the machine's memory, the rest is for everything else


def need(n_states: int, keys: Mapping[str, Key], concept: str, product: bool, keep: bool) -> int:
    """
    Return the bytes that one concept takes at most.

    Five marks of a byte per state (what is feasible and what is stable on both sides, and one to turn), the ranks of
    one party or of all, and for answers that are followed two tables of values.

    Examples
    --------
    >>> need(1 << 20, {"a": Key((), (1,), True)}, "nash", True, keep=False) >> 20
    6
    """
    widths = [key.dtype.itemsize for key in keys.values()] or [1]
    followed = concept in ("seq", "sseq") or (concept in ("gmr", "smr") and not product)
    every = keep or concept in ("seq", "sseq")
    return n_states * (5 + (sum(widths) if every else max(widths)) + (2 * max(widths) if followed else 0))


def too_large(n_options: int, bytes_: int, memory: int | None) -> str:
    """Return why a concept does not fit, with the ways out; empty where it fits."""
    if memory is None or bytes_ <= memory * _SHARE:
        return ""
    return (
        f"2^{n_options} states need {bytes_ / 2**30:,.1f} GB of the {memory / 2**30:,.1f} GB of this machine. Ways "
        "out: the bit-sliced tier (Nash, an eighth of a byte per state), the symbolic tier (first equilibria), "
        "fewer options, or a machine with more memory."
    )


def require_addressable(n_options: int) -> None:
    """Raise where the options are too many for a table of every combination on any machine of today."""
    if n_options > MAX_OPTIONS:
        raise TooLargeError(
            f"{n_options} options make 2^{n_options} combinations; tables are made up to 2^{MAX_OPTIONS}. Ways out: "
            "the bit-sliced tier (Nash), the symbolic tier (first equilibria at any size), or fewer options."
        )
