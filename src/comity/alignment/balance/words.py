"""The balance of a network in plain words."""

from __future__ import annotations

from comity.alignment.balance.measured import Balance, Split

SHOWN = 8


def sentences_of(found: Balance) -> tuple[str, ...]:
    """Return what the ties say about camps: how many do not fit, how sure that is, who stands where."""
    if not found.ties:
        return ("There are no ties in this window, so there is nothing to balance.",)
    out = [_camps(found), *((_grouping(found),) if found.thorough else ())]
    if found.optimal:
        out.append(_optimal(found))
    out.append(_triangles(found))
    out.append(
        f"Over closed walks of every length, balance is {found.walks:.3g} on a scale from 0 to 1. Long walks cross "
        "more ties, so it falls as a network grows; compare it only between networks of like size."
    )
    if found.stopped:
        out.append(f"Not everything was solved: {found.stopped}.")
    return tuple(out)


def _camps(found: Balance) -> str:
    if found.camps.index == 0:
        return f"All {_ties(found.ties)} fit two camps: the network is balanced."
    return (
        f"Of {_ties(found.ties)}, {found.negative:,} of them negative, {found.camps.index:,} "
        f"{_do(found.camps.index)} not fit the best two camps; {_sure(found.camps, 'two camps')}."
    )


def _grouping(found: Balance) -> str:
    split = found.grouping
    groups = "1 group" if len(split.groups) == 1 else f"{len(split.groups):,} groups"
    if split.index == 0:
        return f"With as many groups as the ties call for, all of them fit {groups}."
    return (
        f"With as many groups as the ties call for, {split.index:,} {_do(split.index)} not fit, in {groups}; "
        f"{_sure(split, 'groups')}."
    )


def _optimal(found: Balance) -> str:
    if found.complete and found.optimal == 1:
        return "No other two camps are as good: the ties decide where every actor stands."
    several = f"{found.optimal:,}" if found.complete else f"at least {found.optimal:,}"
    loose = found.undecided
    if not loose:
        return f"There are {several} pairs of camps that are as good as each other."
    shown = ", ".join(loose[:SHOWN]) + (f" and {len(loose) - SHOWN:,} more" if len(loose) > SHOWN else "")
    stand = "stands" if len(loose) == 1 else "stand"
    return f"There are {several} pairs of camps that are as good as each other; they differ on where {shown} {stand}."


def _triangles(found: Balance) -> str:
    some = found.triangles
    if not some.all:
        return "No three actors are all tied with one another, so there are no triangles to look at."
    return (
        f"{some.balanced:,} of {some.all:,} triangles are balanced ({some.balanced / some.all:.1%}); "
        f"{some.weakly_balanced:,} are if three foes count as balanced."
    )


def _sure(split: Split, what: str) -> str:
    if split.proven:
        return f"it is proven that no {what} leave fewer"
    return f"no {what} leave fewer than {split.bound:,}, and whether better ones exist is open"


def _ties(n: int) -> str:
    return "1 tie" if n == 1 else f"{n:,} ties"


def _do(n: int) -> str:
    return "does" if n == 1 else "do"
