"""Voting power of the parties of a room."""

from __future__ import annotations

from comity.kernels.power_indices import banzhaf, shapley_shubik, swings_by_size
from comity.settlement.room.findings import Power
from comity.settlement.room.who import Who


def power(who: Who) -> tuple[Power, ...]:
    """
    Return the indices of every party with votes or a veto; nothing where nothing is decided by vote.

    Power is counted over coalitions as if each were as likely as any other. It says what the rule gives a party, not
    what the party wants (conventions §52).
    """
    if who.quota is None:
        return ()
    voters = [i for i in range(len(who.parties)) if who.votes[i] or who.veto >> i & 1]
    vetoes = [k for k, i in enumerate(voters) if who.veto >> i & 1]
    swings = swings_by_size([who.votes[i] for i in voters], who.quota, vetoes)
    rows = zip(voters, banzhaf(swings), shapley_shubik(swings), strict=True)
    return tuple(
        Power(who.parties[i], who.votes[i], bool(who.veto >> i & 1), *counted, index) for i, counted, index in rows
    )
