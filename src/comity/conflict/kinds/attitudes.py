r"""
Attitudes: a party may wish another well, or ill (Inohara, Hipel and Walker [1]_).

The total relational preference of party i at s holds the states t that are, for everybody i has an attitude toward,
better than s (positive) or not better than s (negative); nobody else is asked (neutral). In the paper's words the first
is a *devoting* and the second an *aggressive* preference. A move counts as worth while if it leads into this set, and x
deters from leaving s if it lies outside it. Nothing is better than itself, so coming back to s always deters.

Parties are positive to themselves and neutral to all others unless the case says otherwise; that is the plain
analysis. With totally neutral attitudes every move counts as worth while; then RNash and RSMR coincide, and so do RGMR
and RSEQ [2]_. The paper speaks of orders without ties; where two states are tied, "better" here means strictly better,
so that the plain analysis stays the plain analysis.

See convention 26.

References
----------
.. [1] Inohara, T., Hipel, K. W., & Walker, S. (2007). Conflict analysis approaches for investigating attitudes and
   misperceptions in the War of 1812. Journal of Systems Science and Systems Engineering 16(2), 181-201.
.. [2] Inohara, T., & Hipel, K. W. (2009). Interrelationships among attitude-based and conventional stability concepts
   within the graph model for conflict resolution. IEEE International Conference on Systems, Man, and Cybernetics.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comity.case.doubt import Attitude, Tone
from comity.conflict.kinds.relations import Better, View, all_pairs, without

Tones = Mapping[int, Tone]


def tones_of(attitudes: Sequence[Attitude], parties: Sequence[str]) -> list[Tones]:
    """
    Return for each player how it stands to each player, neutral ones left out.

    Examples
    --------
    >>> tones_of([Attitude("a", (("b", "negative"),))], ["a", "b"])
    [{0: 'positive', 1: 'negative'}, {1: 'positive'}]
    """
    out: list[Tones] = []
    for party in parties:
        tones: dict[str, Tone] = {party: "positive"}
        for attitude in attitudes:
            if attitude.party == party:
                tones |= dict(attitude.toward)
        out.append({k: tones[p] for k, p in enumerate(parties) if tones.get(p, "neutral") != "neutral"})
    return out


def plain_tones(tones: Sequence[Tones]) -> bool:
    """Return whether everybody is positive to itself and neutral to all others."""
    return all(dict(row) == {i: "positive"} for i, row in enumerate(tones))


def related(views: Sequence[View], tones: Tones) -> View:
    """Return the view of a party that cares about others: its total relational preference."""
    n = len(views[0].leaving.sure)
    leaving = _together([(views[j].leaving, tone) for j, tone in sorted(tones.items())], n)
    answered = _together([(views[j].answered, tone) for j, tone in sorted(tones.items())], n)
    return View(leaving, answered)


def _together(asked: Sequence[tuple[Better, Tone]], n: int) -> Better:
    sure, maybe = all_pairs(n), all_pairs(n)
    for better, tone in asked:
        if tone == "positive":
            sure, maybe = sure & better.sure, maybe & better.maybe
        else:
            sure, maybe = sure & without(better.maybe), maybe & without(better.sure)
    return Better(sure, maybe)
