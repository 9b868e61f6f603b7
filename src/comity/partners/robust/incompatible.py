"""Statements that cannot all hold: the smallest set of them that contradict one another, in the user's words."""

from __future__ import annotations

from comity.budget import Budget
from comity.errors import UsageError
from comity.partners.robust.model import Model, can_hold
from comity.solve.smallest_clash import smallest_clash


def refuse_incompatible(of: Model, budget: Budget | None = None) -> None:
    """
    Raise where what is said cannot all hold.

    Raises
    ------
    UsageError
        The message names the smallest set of statements that contradict one another.
    """
    clash = smallest_clash(len(of.said), lambda taken: can_hold(of, taken, budget))
    if clash is None:
        return
    words = [of.said[k].words for k in clash]
    if len(words) == 1:
        raise UsageError(
            f"This cannot hold, whatever else is true: {words[0]}. Change the statement, or the numbers it rests on."
        )
    raise UsageError(
        "No weights that add up to 1, and no numbers, fit all that is said. These statements contradict one another: "
        f"{'; '.join(words)}. Change one of them, or the numbers they rest on."
    )
