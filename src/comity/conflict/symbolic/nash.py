"""Nash stability of the unknown state, party by party."""

from __future__ import annotations

from collections.abc import Callable

from comity.case.nouns import Prioritised
from comity.conflict.symbolic.encode import Encoding, closed, require_no_better, settings

MAX_OWN = 12  # every setting of a party's own options is written out


def require_nash(
    e: Encoding,
    party: str,
    preference: Prioritised,
    unless: int | None = None,
    pause: Callable[[], None] = lambda: None,
) -> None:
    """
    Make s Nash stable for a party: every setting of its own options is closed to it from s, or no better.

    Parameters
    ----------
    e : Encoding
    party : str
    preference : Prioritised
    unless : int, optional
        A literal that frees s from this where it is true.
    pause : callable
        Called between settings; may raise to stop the work.
    """
    free = [] if unless is None else [unless]
    for x in settings(e.conflict, party):
        pause()
        require_no_better(e, preference.statements, x, [*free, *closed(e, party, x)])
