"""Roll calls as arrays: who voted how on what, in which session."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from comity.errors import UsageError, did_you_mean

ABSENT, YES, ABSTAIN, NO = 0, 1, 2, 3
ANSWERS = (YES, ABSTAIN, NO)
Codes = NDArray[np.int8]


@dataclass(frozen=True, eq=False, slots=True)
class RollCalls:
    """
    Votes of N actors on V questions.

    Parameters
    ----------
    actors : tuple of str
        N names, each once.
    codes : int8 array of shape (N, V)
        1 yes, 2 abstain, 3 no, 0 absent or not known. Abstaining stands between yes and no.
    session : int array of shape (V,)
        Index into ``sessions``.
    sessions : tuple of str
        In the order of time.
    """

    actors: tuple[str, ...]
    codes: Codes
    session: NDArray[np.intp]
    sessions: tuple[str, ...]

    def of(self, k: int) -> Codes:
        """Return the votes of session k, shape (N, votes of that session)."""
        return self.codes[:, self.session == k]

    def at(self, actor: str) -> int:
        """Return the row of an actor; a name that is not there raises :class:`~comity.errors.UsageError`."""
        if actor not in self.actors:
            raise UsageError(" ".join(filter(None, (f'"{actor}" has no votes.', did_you_mean(actor, self.actors)))))
        return self.actors.index(actor)


def roll_calls(actors: Sequence[str], codes: ArrayLike, session: Sequence[Hashable] | None = None) -> RollCalls:
    """
    Return votes as :class:`RollCalls`, checked.

    Parameters
    ----------
    actors : sequence of str
        N names.
    codes : array of shape (N, V)
        1 yes, 2 abstain, 3 no, 0 absent.
    session : sequence of length V, optional
        The session or year of each vote, in any form that can be put in order. Without it all votes are one session.

    Returns
    -------
    RollCalls

    Raises
    ------
    UsageError
        For a name that stands twice, a shape that does not fit, another code, or no vote at all.

    Examples
    --------
    >>> votes = roll_calls(["a", "b"], [[1, 3, 1], [1, 1, 0]], [47, 46, 46])
    >>> votes.sessions, votes.of(0).tolist()
    (('46', '47'), [[3, 1], [1, 0]])
    """
    table = np.asarray(codes)
    if table.ndim != 2 or table.shape[0] != len(actors) or not table.size:
        raise UsageError(f"The votes must be a table of {len(actors)} rows, one for each actor, and some columns.")
    if not np.isin(table, (ABSENT, *ANSWERS)).all():
        raise UsageError("A vote is 1 (yes), 2 (abstain), 3 (no) or 0 (absent).")
    if len(set(actors)) != len(actors):
        raise UsageError("An actor stands twice in the table of votes. Give each actor one row.")
    of = list(session) if session is not None else [""] * table.shape[1]
    if len(of) != table.shape[1]:
        raise UsageError(f"There are {table.shape[1]} votes and {len(of)} sessions. Give one session for each vote.")
    names = sorted(set(of))  # type: ignore[type-var]
    place = {name: k for k, name in enumerate(names)}
    return RollCalls(
        tuple(actors),
        table.astype(np.int8),
        np.array([place[name] for name in of], np.intp),
        tuple(str(name) for name in names),
    )


def dividing(codes: Codes) -> NDArray[np.bool_]:
    """
    Return which votes divide those who were present, shape (V,).

    A vote on which all who were present said the same tells nobody from anybody, and is left out of every fit.

    Examples
    --------
    >>> dividing(np.array([[1, 1, 3, 0], [1, 2, 0, 0], [0, 1, 3, 0]], np.int8)).tolist()
    [False, True, False, False]
    """
    kinds: NDArray[np.intp] = np.stack([(codes == c).any(axis=0) for c in ANSWERS]).sum(axis=0)
    return kinds > 1
