"""How the members of an alliance, union or group really vote, trade, fight and meet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from comity.alignment.bodies.agreeing import voting
from comity.alignment.bodies.fighting import Fighting
from comity.alignment.bodies.meeting import Attending, attending
from comity.alignment.bodies.negative_inside import fighting
from comity.alignment.bodies.staying_inside import trading
from comity.alignment.bodies.time_asked import time_of
from comity.alignment.bodies.trading import Trading
from comity.alignment.bodies.verdict import counted, listed
from comity.alignment.bodies.voting import Voting
from comity.alignment.network import Network
from comity.case.alignment import Body, Votes
from comity.errors import UsageError

ROUNDS = 100
"""With fewer draws a band of 95 in 100 has no ends."""


@dataclass(frozen=True, slots=True)
class Conduct:
    """
    What the members of a body do, part by part, each with its own answer; there is no score over all of them.

    Parameters
    ----------
    id, text : str
    members : tuple of str
        Each once, in the order of the case.
    since, until : str
        The time that is asked about; empty where it is open.
    nowhere : tuple of str
        Members whom neither the votes nor the ties nor the meetings know in this time.
    vote, trade, fight, meet : Voting, Trading, Fighting, Attending
    draws, seed : int
    """

    id: str
    text: str
    members: tuple[str, ...]
    since: str
    until: str
    nowhere: tuple[str, ...]
    vote: Voting
    trade: Trading
    fight: Fighting
    meet: Attending
    draws: int
    seed: int

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values; None stands for what is not known."""
        return {
            "id": self.id,
            "text": self.text,
            "members": list(self.members),
            "since": self.since or None,
            "until": self.until or None,
            "nowhere": list(self.nowhere),
            "vote": self.vote.to_json(),
            "trade": self.trade.to_json(),
            "fight": self.fight.to_json(),
            "meet": self.meet.to_json(),
            "draws": self.draws,
            "seed": self.seed,
        }

    def sentences(self) -> tuple[str, ...]:
        """Return all parts in words: vote, trade, fight, meet."""
        span = " ".join(
            filter(None, (f"from {self.since}" * bool(self.since), f"until {self.until}" * bool(self.until)))
        )
        head = (
            f"{self.text or self.id} has {counted(len(self.members), 'member')}{', asked about ' * bool(span)}{span}."
        )
        lost = (f"No table knows {listed(self.nowhere)} in this time.",) if self.nowhere else ()
        parts = (self.vote, self.trade, self.fight, self.meet)
        return (head, *lost, *(sentence for part in parts for sentence in part.sentences()))


def conduct(
    body: Body,
    *,
    votes: Votes,
    net: Network,
    trade_kinds: Collection[str] = ("trade",),
    windows: Sequence[tuple[dt.date, dt.date]] | None = None,
    seed: int = 0,
    draws: int = 2000,
) -> Conduct:
    """
    Return how the members of a body really vote, trade, fight and meet in its time.

    Each part compares members with others in the same tables: agreement of votes, trade that stays inside beside what
    size alone would give, negative ties beside those of other pairs. What is not known is neither absent nor zero.
    Membership is not a cause: members may have been alike before they joined.

    Parameters
    ----------
    body : Body
    votes : Votes
        Roll calls taken anywhere, with as many others as there are.
    net : Network
        Ties of all kinds.
    trade_kinds : collection of str
        Kinds of directed ties, from seller to buyer, that are trade. Their positive ties are no alliance.
    windows : sequence of (first, last), optional
        For negative ties; year by year if not given.
    seed, draws : int
        Of the bands and of the random groups; at least 100 draws.

    Returns
    -------
    Conduct

    Raises
    ------
    UsageError
        A body without members, or too few draws.

    Examples
    --------
    >>> from comity.alignment.network import network_of
    >>> from comity.case.alignment import Meeting, Ties
    >>> net = network_of(Ties(("a", "a"), ("b", "c"), (1, -1), (None, None), (False, False), ("pact", "dispute"),
    ...                       ("1950", "1950"), ("1960", "1950")))
    >>> body = Body("ab", ("a", "b"), meetings=(Meeting("1951", ("a",), ("b",)),))
    >>> found = conduct(body, votes=Votes(), net=net)
    >>> found.vote.verdict.answer, found.fight.whole.other_negative, found.meet.verdict.answer
    ('cannot be told', 1, 'some stayed away')
    """
    members = tuple(dict.fromkeys(body.members))
    if not members:
        raise UsageError(f'The body "{body.id}" has no members. Name at least one.')
    if draws < ROUNDS:
        raise UsageError(f"A band needs at least {ROUNDS} draws; {draws} were asked for.")
    asked = time_of(body)
    vote = voting(members, votes, asked, draws, seed)
    trade = trading(members, net, trade_kinds, asked, draws, seed)
    fight = fighting(members, net, trade_kinds, asked, windows, draws, seed)
    meet = attending(members, body.meetings, asked)
    met = {x.actor for x in meet.members if x.there or x.absent}
    lost = set(vote.not_in_table) & set(trade.not_in_table) & set(fight.not_in_table) - met
    nowhere = tuple(name for name in members if name in lost)
    return Conduct(body.id, body.text, members, body.since, body.until, nowhere, vote, trade, fight, meet, draws, seed)
