"""Nash stability of the unknown state, party by party."""

from __future__ import annotations

from collections.abc import Callable

from comity.case.nouns import Preference
from comity.conflict.symbolic.encode import Encoding, closed, require_no_better, settings
from comity.conflict.symbolic.reply import BestReply

MAX_OWN = 5  # up to so many options of a party every setting is written out; past that best replies are quicker


def require_nash(
    e: Encoding,
    party: str,
    preference: Preference,
    unless: int | None = None,
    pause: Callable[[], None] = lambda: None,
) -> None:
    """
    Make s Nash stable for a party: every setting of its own options is closed to it from s, or no better.

    A party of few options has every setting written out; one of many is checked by its best reply whenever a state
    is found (:mod:`~comity.conflict.symbolic.reply`).

    Parameters
    ----------
    e : Encoding
    party : str
    preference : Preference
    unless : int, optional
        A literal that frees s from this where it is true.
    pause : callable
        Called between settings; may raise to stop the work.
    """
    if sum(o.by == party for o in e.conflict.options) > MAX_OWN:
        e.checks.append(BestReply(e, party, preference, unless, pause).accepts)
        return
    free = [] if unless is None else [unless]
    for x in settings(e.conflict, party):
        pause()
        require_no_better(e, preference, x, [*free, *closed(e, party, x)])
