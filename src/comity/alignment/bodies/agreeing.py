"""Agreement of members with one another and with others, roll call by roll call, and the answer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.alignment.bodies.drawn_anew import Reals, band, drawn_ratios, ratios
from comity.alignment.bodies.splits import ABSENT, ABSTAIN, NO, UNKNOWN, YES, Split, coded, splits
from comity.alignment.bodies.time_asked import TimeAsked
from comity.alignment.bodies.verdict import NOTHING, Banded, Verdict, counted, plain, untold
from comity.alignment.bodies.voting import ENOUGH, Loyalty, PairShare, Voting
from comity.alignment.ideal_points.agreement import agreement
from comity.alignment.ideal_points.roll_calls import roll_calls
from comity.case.alignment import Votes

Codes = NDArray[np.int8]
NEAR = 0.05
"""Members agree no more than others where even the upper end of the band gives them less than this on top."""
_ANSWERS = (YES, ABSTAIN, NO)
_ALIKE = 1 - np.abs(np.subtract.outer((0.0, 0.5, 1.0), (0.0, 0.5, 1.0)))


@dataclass(frozen=True, eq=False, slots=True)
class Ballots:
    """The codes of members, shape (V, M), and of others, shape (V, O), over the roll calls asked about."""

    members: tuple[str, ...]
    mine: Codes
    theirs: Codes


def voting(members: tuple[str, ...], votes: Votes, asked: TimeAsked, draws: int, seed: int) -> Voting:
    r"""
    Return how members vote.

    In one roll call, with :math:`m_c` members and :math:`o_c` others who said c (yes, abstain, no) and
    :math:`a_{cd} = 1 - |c - d| / 2` their agreement, the pairs of members agree by
    :math:`\frac12 (\sum_{cd} m_c m_d a_{cd} - \sum_c m_c)`, members and others by :math:`\sum_{cd} m_c o_d a_{cd}`. A
    share is the sum of these over the roll calls, divided by the number of pairs: an occasion on which two actors
    both voted counts as one. Its band comes from roll calls drawn anew.

    Parameters
    ----------
    members : tuple of str
    votes : Votes
    asked : TimeAsked
    draws, seed : int

    Returns
    -------
    Voting

    Examples
    --------
    >>> from comity.alignment.bodies.time_asked import TimeAsked
    >>> cast = (("yes", "yes", "no"), ("no", "abstain", "yes"))
    >>> found = voting(("a", "b"), Votes(("a", "b", "c"), ("r", "s"), cast=cast), TimeAsked(None, None), 100, 0)
    >>> found.inside.value, found.across.value, found.verdict.why
    (0.75, 0.125, 'too few to tell, 2 roll calls where 10 are needed')
    """
    rows = [r for r in range(len(votes)) if asked.holds(_at(votes.date, r), _at(votes.session, r))]
    codes = coded(votes, rows)
    column = {name: k for k, name in enumerate(votes.actors)}
    known = tuple(name for name in members if name in column and (codes[:, column[name]] != UNKNOWN).any())
    own = [column[name] for name in known]
    rest = [k for name, k in column.items() if name not in set(members) and (codes[:, k] != UNKNOWN).any()]
    ballots = Ballots(known, codes[:, own], codes[:, rest])
    split = splits(votes, rows, ballots.mine, len(members) - len(known))
    above, below = _columns(ballots, split)
    enough = below[:, :5].astype(bool).sum(axis=0)
    drawn = drawn_ratios(above, below, draws, seed)
    values = ratios(above, below)
    bands = [_banded(values[k], drawn[:, k], below[:, k]) for k in range(above.shape[1])]
    inside, across, outside, rice, united = bands[:5]
    gaps = [_banded(values[0] - values[k], drawn[:, 0] - drawn[:, k], below[:, 0] * below[:, k]) for k in (1, 2)]
    return Voting(
        known,
        tuple(name for name in members if name not in known),
        len(rest),
        len(rows),
        len(votes) - len(rows),
        _unanimous(codes),
        inside,
        across,
        outside,
        gaps[0],
        gaps[1],
        rice,
        united,
        split,
        tuple(_loyalty(ballots, k, above, below, bands[5 + k]) for k in range(len(known))),
        _pairs(ballots),
        _verdict(len(members), len(known), len(rows), int(enough[0]), gaps),
    )


def _at(texts: tuple[str, ...], r: int) -> str:
    return texts[r] if texts else ""


def _columns(ballots: Ballots, split: tuple[Split, ...]) -> tuple[Reals, Reals]:
    """Return what is divided by what, shape (V, 5 + M): three groups of pairs, two indices, and every member."""
    mine, theirs = _said(ballots.mine), _said(ballots.theirs)  # [v, c]
    m, o = mine.sum(axis=1), theirs.sum(axis=1)
    above = [_alike(mine, mine, m), _across(mine, theirs), _alike(theirs, theirs, o)]
    below = [m * (m - 1) / 2, m * o, o * (o - 1) / 2]
    for index in ([s.rice for s in split], [s.agreement for s in split]):
        above.append(np.array([0.0 if x is None else x for x in index]))
        below.append(np.array([x is not None for x in index], np.float64))
    loyal, asked = _with_the_others(ballots.mine, mine)
    return np.column_stack([*above, loyal]), np.column_stack([*below, asked])


def _said(codes: Codes) -> Reals:
    return np.stack([(codes == c).sum(axis=1) for c in _ANSWERS], axis=1).astype(np.float64)


def _across(one: Reals, other: Reals) -> Reals:
    return np.asarray(np.einsum("vc,cd,vd->v", one, _ALIKE, other), np.float64)


def _alike(one: Reals, other: Reals, voted: Reals) -> Reals:
    """Return how far the pairs within a group agree; nobody is a pair with itself."""
    return (_across(one, other) - voted) / 2


def _with_the_others(codes: Codes, said: Reals) -> tuple[Reals, Reals]:
    """Return whether each member gave the one commonest answer of the others, and whether there was one: (V, M)."""
    own = np.stack([(codes == c).astype(np.float64) for c in _ANSWERS], axis=2)  # [v, m, c]
    others = said[:, None, :] - own
    top = others.max(axis=2, initial=0)
    alone = (others == top[:, :, None]).sum(axis=2) == 1
    counts = alone & (others.sum(axis=2) >= 2) & own.any(axis=2)
    agreed = counts & ((own * others).sum(axis=2) == top)
    return agreed.astype(np.float64), counts.astype(np.float64)


def _banded(value: float, drawn: Reals, below: Reals) -> Banded:
    n = int((below > 0).sum())
    if not n or np.isnan(value):
        return NOTHING
    found = band(drawn, n) if n >= ENOUGH else None
    low, high = found if found else (None, None)
    return Banded(plain(value), low, high, n)


def _unanimous(codes: Codes) -> int:
    said = _said(codes)
    return int((((said > 0).sum(axis=1) == 1) & (said.sum(axis=1) > 1)).sum())


def _loyalty(ballots: Ballots, k: int, above: Reals, below: Reals, share: Banded) -> Loyalty:
    codes = ballots.mine[:, k]
    absent, unknown = int((codes == ABSENT).sum()), int((codes == UNKNOWN).sum())
    comparable, agreed = int(below[:, 5 + k].sum()), int(above[:, 5 + k].sum())
    return Loyalty(ballots.members[k], len(codes) - absent - unknown, absent, unknown, comparable, agreed, share)


def _pairs(ballots: Ballots) -> tuple[PairShare, ...]:
    names = ballots.members
    if len(names) < 2 or not len(ballots.mine):
        return ()
    found = agreement(roll_calls(names, np.where(ballots.mine == ABSENT, UNKNOWN, ballots.mine).T))
    return tuple(
        PairShare(names[i], names[j], int(found.shared[i, j]), plain(found.share[i, j]))
        for i in range(len(names))
        for j in range(i + 1, len(names))
    )


def _verdict(members: int, known: int, rows: int, inside: int, gaps: list[Banded]) -> Verdict:
    if not rows:
        return untold("the table has no roll call in this time")
    if known < 2:
        return untold("the body has one member" if members == 1 else f"votes of {known} of {members} members are known")
    if not inside:
        return untold("no two members voted on the same question")
    most = max(gap.n for gap in gaps)
    if not most:
        return untold("there is nobody outside to compare with")
    if most < ENOUGH:
        return untold(f"too few to tell, {counted(most, 'roll call')} where {ENOUGH} are needed")
    bands = [(gap.low, gap.high) for gap in gaps if gap.low is not None and gap.high is not None]
    return _compared(bands, _gap_words(gaps))


def _gap_words(gaps: list[Banded]) -> str:
    names = ("a member and another", "two others")
    told = zip(gaps, names, strict=True)
    rows = [f"{gap.words()} against that of {name}" for gap, name in told if gap.low is not None]
    return f"in points of 100 the agreement of two members differs by {' and by '.join(rows)}"


def _then(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}"


def _compared(bands: list[tuple[float, float]], words: str) -> Verdict:
    if all(low > 0 for low, _ in bands):
        return Verdict("more", words)
    if all(high < 0 for _, high in bands):
        return Verdict("less", words)
    if all(high < NEAR for _, high in bands):
        return Verdict("no more", words)
    if any(low > 0 for low, _ in bands) and any(high < NEAR for _, high in bands):
        return untold(f"the two comparisons differ. {_then(words)}")
    return untold(f"the band is too wide. {_then(words)}")
