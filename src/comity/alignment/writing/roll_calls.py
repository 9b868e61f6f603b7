"""Roll calls of the United Nations as the votes of a case, where not known is not the same as absent."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from comity.alignment.reading.imported import ABSENT, ABSTAIN, NO, YES, RollCalls
from comity.case.alignment import Cast, Votes
from comity.case.wording import counted, listed

BODY = "UN General Assembly"
_CASTS: dict[int, Cast] = {YES: "yes", NO: "no", ABSTAIN: "abstain", ABSENT: "absent"}


def votes_of(calls: RollCalls, source: str = "") -> tuple[Votes, tuple[str, ...]]:
    """
    Return roll calls as votes of a case, and what is doubtful about them in sentences.

    The tables write one sign for a member that stayed away and for a state that was no member. An actor that cast no
    vote in a whole session is therefore not called absent in it: its cells are empty, which means not known. Roll
    calls without a session are taken as one session.

    Examples
    --------
    >>> vote = np.array([[YES, ABSENT], [NO, ABSENT], [NO, ABSENT], [ABSENT, ABSTAIN]], np.int8)
    >>> calls = RollCalls(("US", "SS"), ("1", "2", "3", "4"), (65, 65, 66, 66), ("",) * 4, vote)
    >>> votes, told = votes_of(calls)
    >>> votes.cast
    (('yes', ''), ('no', ''), ('no', 'absent'), ('absent', 'abstain'))
    >>> print(told[0])
    SS cast no vote in the session 65: its cells there are empty (not known), not absent.
    """
    sessions = np.asarray(calls.session, np.int64)
    known = np.ones(calls.vote.shape, np.bool_)
    silent: dict[int, list[int]] = {}
    for session in np.unique(sessions):
        rows = sessions == session
        never = (calls.vote[rows] == ABSENT).all(axis=0)
        known[np.ix_(rows, never)] = False
        for k in np.flatnonzero(never).tolist():
            silent.setdefault(k, []).append(int(session))
    words: list[Cast] = [_CASTS[k] for k in range(4)] + [""]
    cast = np.where(known, calls.vote, len(words) - 1).tolist()
    n = len(calls)
    votes = Votes(
        calls.actors,
        calls.roll_call,
        tuple(str(s) if s else "" for s in calls.session),
        (BODY,) * n,
        calls.date,
        ("",) * n,
        tuple(tuple(words[v] for v in row) for row in cast),
        (source,) * n,
    )
    told = tuple(
        f"{calls.actors[k]} cast no vote in {_sessions(found)}: its cells there are empty (not known), not absent."
        for k, found in sorted(silent.items())
    )
    return votes, told


def reserved(actors: Iterable[str], columns: Iterable[str]) -> str:
    """
    Return what is wrong where an actor is called like a column that is no actor; empty where none is.

    Examples
    --------
    >>> reserved(["US", "body"], ["id", "body"])
    '1 actor is called like a column of a table of votes: "body".'
    """
    taken = sorted(set(actors) & set(columns))
    if not taken:
        return ""
    verb = "is" if len(taken) == 1 else "are"
    return f"{counted(len(taken), 'actor')} {verb} called like a column of a table of votes: {listed(taken)}."


def _sessions(found: list[int]) -> str:
    """Return sessions in words, runs of them as "65 to 67"."""
    if found == [0]:
        return "any roll call"
    runs: list[list[int]] = []
    for session in sorted(found):
        if runs and session == runs[-1][1] + 1:
            runs[-1][1] = session
        else:
            runs.append([session, session])
    words = [str(a) if a == b else f"{a} to {b}" for a, b in runs]
    noun = "the session" if len(found) == 1 else "the sessions"
    return f"{noun} {', '.join(words)}"
