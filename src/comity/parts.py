"""An answer worked out part by part, each within its share of a budget, so that one part cannot lose the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from comity.budget import Budget, Share
from comity.errors import BudgetExceededError, MissingExtraError, TooLargeError, UsageError

Answer = TypeVar("Answer", bound=Any)
"""A frozen dataclass with ``missing`` and ``limited``: why a part is not there, by its name."""


def shared(whole: Budget, weights: Sequence[float]) -> Iterator[Share]:
    """
    Yield for each piece of work its share of what is left when its turn comes, by weight; the last gets all of it.

    What a piece leaves over is there for those after it.

    Examples
    --------
    >>> [round(share.seconds) for share in shared(Budget(80.0), [3, 1])]
    [60, 80]
    """
    for k, weight in enumerate(weights):
        yield Share(whole, weight / sum(weights[k:]))


def with_part(found: Answer, part: str, share: Share, step: Callable[[Answer, Share], Answer]) -> Answer:
    """
    Return an answer with one part more; where it cannot be had, with the reason instead.

    Parameters
    ----------
    found : dataclass
        With ``missing``, for what the budget cut short or Ctrl-C stopped, and ``limited``, for what cannot be asked
        of this case or on this machine.
    part : str
    share : Share
    step : callable
        Given the answer so far and the share, returns the answer with the part.

    Examples
    --------
    >>> from dataclasses import dataclass, field
    >>> @dataclass(frozen=True)
    ... class Found:
    ...     total: int = 0
    ...     missing: dict[str, str] = field(default_factory=dict)
    ...     limited: dict[str, str] = field(default_factory=dict)
    >>> with_part(Found(), "sum", Share(Budget(None), 1), lambda found, share: Found(3)).total
    3
    >>> with_part(Found(), "sum", Share(Budget(0.0), 1), lambda found, share: Found(3)).missing
    {'sum': 'the budget of 0 seconds ran out'}
    """
    try:
        share.check()
        return step(found, share)
    except (BudgetExceededError, KeyboardInterrupt) as error:
        return _noted(found, "missing", part, share.ended(error))
    except (MissingExtraError, TooLargeError, UsageError) as error:
        return _noted(found, "limited", part, str(error))


def with_cut(found: Answer, part: str, share: Share, why: str) -> Answer:
    """
    Return an answer with the reason why a part that is there is not whole; no reason leaves it as it is.

    It is ``missing`` where the share is over, since more time would give more, and ``limited`` where it is not.
    """
    if not why:
        return found
    return _noted(found, "missing" if share.over() else "limited", part, why)


def _noted(found: Answer, where: str, part: str, why: str) -> Answer:
    return replace(found, **{where: {**getattr(found, where), part: why}})
