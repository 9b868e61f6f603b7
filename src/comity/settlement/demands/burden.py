"""Who would have to give what: the conflicts and the cheapest relaxations, party by party."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations, combinations_with_replacement

from comity.case.settlement import Demand
from comity.settlement.demands.result import Burden, Relaxation

Blocks = tuple[tuple[str, str, int], ...]


def shapley_values(conflicts: Iterable[Sequence[str]]) -> dict[str, Fraction]:
    r"""
    Return each demand's part of the number of conflicts, as the Shapley value shares it out [1]_ [2]_.

    Let the worth of a set :math:`K` of demands be the number :math:`I(K)` of minimal conflicts within it. Then the
    value of a demand is :math:`\sum_{M \ni d} 1/|M|` over the minimal conflicts :math:`M`. For :math:`I = \sum_M u_M`,
    where :math:`u_M(K)` is 1 if :math:`M \subseteq K` and 0 otherwise. In :math:`u_M` alone, demands outside
    :math:`M` add nothing to any set and get 0; those within :math:`M` are interchangeable and share the worth 1
    equally. The value of a sum of games is the sum of the values.

    Examples
    --------
    >>> {d: str(v) for d, v in shapley_values([("d1", "d2"), ("d1", "d3", "d4")]).items()}
    {'d1': '5/6', 'd2': '1/2', 'd3': '1/3', 'd4': '1/3'}

    References
    ----------
    .. [1] Shapley, L. S. (1953). A value for n-person games. Contributions to the Theory of Games II, 307-317.
    .. [2] Hunter, A. & Konieczny, S. (2010). On the measure of conflicts: Shapley inconsistency values. Artificial
       Intelligence 174, 1007-1026.
    """
    values: dict[str, Fraction] = {}
    for conflict in conflicts:
        for d in conflict:
            values[d] = values.get(d, Fraction(0)) + Fraction(1, len(conflict))
    return values


def burdens(
    demands: Sequence[Demand],
    conflicts: Sequence[Sequence[str]],
    cheapest: Sequence[Relaxation],
    smallest: Sequence[Relaxation],
) -> tuple[Burden, ...]:
    """
    Return what each party that has demands would have to bear, in the order in which the parties first appear.

    Parameters
    ----------
    demands : sequence of Demand
        Those that may be given up.
    conflicts : sequence of sequences of str
    cheapest, smallest : sequence of Relaxation
        The cheapest by the weights given, and with all weights 1.
    """
    values, standing = shapley_values(conflicts), {d for c in conflicts for d in c}
    out = []
    for party in dict.fromkeys(d.by for d in demands):
        mine = [d for d in demands if d.by == party]
        ids = {d.id for d in mine}
        given = [sum((d.weight.middle for d in mine if d.id in r.drop), Fraction(0)) for r in cheapest]
        out.append(
            Burden(
                party,
                demands=len(mine),
                in_conflict=len(ids & standing),
                share=_share(ids, cheapest),
                gives_up=sum(given, Fraction(0)) / max(len(given), 1),
                shapley=sum((values.get(i, Fraction(0)) for i in ids), Fraction(0)),
                share_by_count=_share(ids, smallest),
            )
        )
    return tuple(out)


def blocks(demands: Sequence[Demand], conflicts: Iterable[Sequence[str]]) -> tuple[Blocks, Blocks]:
    """
    Return which pairs of demands, and which pairs of parties, share conflicts, and how many.

    A party is paired with itself where two of its own demands share a conflict, or one of them cannot be met at all.

    Examples
    --------
    >>> from comity.testing.demands_at_random import liffiton_sakallah
    >>> pairs, parties = blocks(liffiton_sakallah().demands, [("d1", "d2"), ("d1", "d3", "d4")])
    >>> pairs
    (('d1', 'd2', 1), ('d1', 'd3', 1), ('d1', 'd4', 1), ('d3', 'd4', 1))
    >>> parties
    (('north', 'north', 1), ('north', 'south', 2))
    """
    by = {d.id: d.by for d in demands}
    order = {party: k for k, party in enumerate(dict.fromkeys(by.values()))}
    pairs: Counter[tuple[str, str]] = Counter()
    parties: Counter[tuple[str, str]] = Counter()
    for conflict in conflicts:
        pairs.update(combinations(conflict, 2))
        owners = Counter(by[d] for d in conflict)
        ordered = sorted(owners, key=order.__getitem__)
        parties.update(
            (a, b)
            for a, b in combinations_with_replacement(ordered, 2)
            if a != b or owners[a] > 1 or len(conflict) == 1
        )
    place = {d.id: k for k, d in enumerate(demands)}
    return (
        tuple((a, b, pairs[a, b]) for a, b in sorted(pairs, key=lambda p: (place[p[0]], place[p[1]]))),
        tuple((a, b, parties[a, b]) for a, b in sorted(parties, key=lambda p: (order[p[0]], order[p[1]]))),
    )


def _share(ids: set[str], relaxations: Sequence[Relaxation]) -> Fraction:
    return Fraction(sum(1 for r in relaxations if ids & set(r.drop)), max(len(relaxations), 1))
