"""What a search over all states asks of a case and of the machine, known before anything is taken."""

from __future__ import annotations

from comity.case.nouns import OptionConflict, Weights
from comity.conflict.bits.layout import TABLE
from comity.conflict.bits.truth import KEPT
from comity.conflict.symbolic.sums import addends, digits
from comity.errors import TooLargeError

MAX_OPTIONS = 36
MAX_OWN = 16
MAX_CLASSES = 1 << 12
_SHARE = 0.8  # of the machine's memory
_WAYS_OUT = "Ask the symbolic tier, which lists no states, or drop options that no preference mentions."


def need(width: int, digits: int = 0) -> int:
    """
    Return the bytes a search over 2^width states takes: a bit per state, some tables, one more per digit of a sum.

    Examples
    --------
    >>> f"{need(32) / 2**20:.0f} MB"
    '536 MB'
    """
    return (1 << width) // 8 + (16 + digits) * 8 * TABLE + 8 * KEPT


def check_need(conflict: OptionConflict, width: int, memory: int | None) -> None:
    """Raise :class:`~comity.errors.TooLargeError`, with the need and the ways out, where the search would not fit."""
    m = len(conflict.options)
    if m > MAX_OPTIONS:
        raise TooLargeError(f"{m} options make 2^{m} states; at most 2^{MAX_OPTIONS} are gone through. {_WAYS_OUT}")
    needed = need(width, _digits(conflict))
    if memory is not None and needed > _SHARE * memory:
        raise TooLargeError(
            f"2^{m} states need {needed / 2**20:,.0f} MB; this machine has {memory / 2**20:,.0f} MB. {_WAYS_OUT}"
        )
    for party in dict.fromkeys(o.by for o in conflict.options):
        mine = [o for o in conflict.options if o.by == party]
        closed = any(c.by == party for c in conflict.cannot)
        telling = len(mine) if closed else sum(o.moves != "both" for o in mine)
        if len(mine) > MAX_OWN:
            raise TooLargeError(f"{party} owns {len(mine)} options; at most {MAX_OWN} are gone through. {_WAYS_OUT}")
        if 1 << telling > MAX_CLASSES:
            raise TooLargeError(
                f"{party} has one-way options or closed moves that tell 2^{telling} kinds of choice apart; "
                f"at most {MAX_CLASSES:,} are gone through. {_WAYS_OUT}"
            )


def _digits(conflict: OptionConflict) -> int:
    """Return how many binary digits the sums of weights of any party have at most; 0 without weights."""
    sums = (addends(p.preference) for p in conflict.preferences if isinstance(p.preference, Weights))
    return max((digits(rows) for rows in sums), default=0)
