"""The share of members' trade that stays among them, beside what size alone would give, and how it changed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np

from comity.alignment.bodies.flow_years import FlowYear, Index, Reals, flow_years
from comity.alignment.bodies.random_groups import MOST_ACTORS, chance_of, inside_random_groups
from comity.alignment.bodies.size_alone import Mask, by_size_alone
from comity.alignment.bodies.time_asked import TimeAsked
from comity.alignment.bodies.trading import MemberTrade, TradeChange, TradeYear, Trading
from comity.alignment.bodies.verdict import Verdict, counted, plain, untold
from comity.alignment.network import Network

MOVED = 0.01
"""A share that moves by less than one point in a hundred hardly moved."""
RARE = 0.05
"""So few random groups may do the same where a group is called special."""


@dataclass(frozen=True, eq=False, slots=True)
class Table:
    """The flows of one year over the actors that have one, shape (N, N); rows sell, columns buy."""

    actors: Index
    flows: Reals
    known: Mask
    mine: Mask


def trading(
    members: tuple[str, ...], net: Network, kinds: Collection[str], asked: TimeAsked, draws: int, seed: int
) -> Trading:
    """
    Return how members trade.

    More stays inside than size alone would give only where this holds in every known year, whether a pair without a
    row is not known or has no trade, and where no more than 5 in 100 random groups of as many actors do the same in
    the last year. See :func:`~comity.alignment.bodies.size_alone.by_size_alone`.

    Parameters
    ----------
    members : tuple of str
    net : Network
    kinds : collection of str
        The kinds of directed ties, from seller to buyer, that are trade.
    asked : TimeAsked
    draws, seed : int

    Returns
    -------
    Trading
    """
    flows, left_out = flow_years(net, kinds, asked)
    at = {name: k for k, name in enumerate(net.actors)}
    own = np.zeros(len(net.actors), np.bool_)
    own[[at[name] for name in members if name in at]] = True
    ends = {0, len(flows) - 1}
    years = tuple(
        _year(net, found, own, len(members), (draws if k in ends else 0, seed)) for k, found in enumerate(flows)
    )
    traded = {x.actor for year in years for x in year.members}
    return Trading(
        years,
        _change(flows, own),
        tuple(name for name in members if name not in traded),
        any((x.value != 1).any() for x in flows),
        left_out,
        _verdict(len(members), len(traded), years),
    )


def _year(net: Network, found: FlowYear, own: Mask, size: int, chance: tuple[int, int]) -> TradeYear:
    mine_sell, mine_buy = own[found.seller], own[found.buyer]
    inside, touching = mine_sell & mine_buy, mine_sell | mine_buy
    actors = np.unique(np.concatenate((found.seller, found.buyer)))
    others = int((~own[actors]).sum())
    largest, rows = _members(net, found, own)
    out = TradeYear(
        found.year,
        float(found.value[inside].sum()),
        float(found.value[touching].sum()),
        int(inside.sum()),
        size * (size - 1),
        int((touching & ~inside).sum()),
        2 * size * others,
        None,
        None,
        largest,
        None,
        None,
        found.parts,
        rows,
    )
    return _beside_size(out, _table(found, actors, own), chance) if len(actors) <= MOST_ACTORS else out


def _table(found: FlowYear, actors: Index, own: Mask) -> Table:
    n = len(actors)
    at = np.searchsorted(actors, found.seller), np.searchsorted(actors, found.buyer)
    flows, known = np.zeros((n, n)), np.zeros((n, n), np.bool_)
    flows[at], known[at] = found.value, True
    return Table(actors, flows, known, own[actors])


def _beside_size(out: TradeYear, table: Table, chance: tuple[int, int]) -> TradeYear:
    cells = ~np.eye(len(table.actors), dtype=np.bool_)
    fitted = by_size_alone(table.flows, table.known)
    fitted_all = by_size_alone(table.flows, cells)
    if fitted is None or fitted_all is None or out.share is None:
        return out
    out = replace(out, by_size=_share(fitted, table.mine), by_size_all=_share(fitted_all, table.mine))
    k, (draws, seed) = int(table.mine.sum()), chance
    if not draws or not 2 <= k < len(table.actors):
        return out
    within = fitted_all[np.ix_(table.mine, table.mine)].sum()
    if within <= 0:
        return out
    drawn = inside_random_groups(table.flows, fitted_all, k, draws, seed)
    seen = float(out.inside / within)
    return replace(
        out, as_much=plain(chance_of(drawn, seen, more=True)), as_little=plain(chance_of(drawn, seen, more=False))
    )


def _share(fitted: Reals, mine: Mask) -> float | None:
    touching = fitted.sum() - fitted[np.ix_(~mine, ~mine)].sum()
    return float(fitted[np.ix_(mine, mine)].sum() / touching) if touching > 0 else None


def _members(net: Network, found: FlowYear, own: Mask) -> tuple[str, tuple[MemberTrade, ...]]:
    sizes = len(net.actors)
    total = np.bincount(found.seller, found.value, sizes) + np.bincount(found.buyer, found.value, sizes)
    both = own[found.seller] & own[found.buyer]
    inside = np.bincount(found.seller[both], found.value[both], sizes)
    inside = inside + np.bincount(found.buyer[both], found.value[both], sizes)
    flows = np.bincount(found.seller, minlength=sizes) + np.bincount(found.buyer, minlength=sizes)
    known = np.flatnonzero(own & (flows > 0))
    top = known[np.flatnonzero(total[known] == total[known].max())] if len(known) else known
    largest = int(top[0]) if len(top) == 1 else -1
    leaning = np.bincount(found.buyer[found.seller == largest], found.value[found.seller == largest], sizes)
    leaning = leaning + np.bincount(found.seller[found.buyer == largest], found.value[found.buyer == largest], sizes)
    rows = tuple(
        MemberTrade(
            net.actors[k],
            int(flows[k]),
            float(total[k]),
            float(inside[k]),
            None if largest < 0 or k == largest else float(leaning[k]),
        )
        for k in known.tolist()
    )
    return (net.actors[largest] if largest >= 0 else ""), rows


def _change(flows: tuple[FlowYear, ...], own: Mask) -> TradeChange | None:
    dated = [(x.year, x) for x in flows if x.year is not None and (own[x.seller] | own[x.buyer]).any()]
    if len(dated) < 2:
        return None
    (first, early), (last, late) = dated[0], dated[-1]
    size = len(own)
    keys = [x.seller * size + x.buyer for x in (early, late)]
    both = [np.isin(one, other) for one, other in (keys, keys[::-1])]
    known = [_stays(x, own, np.ones(len(x.value), np.bool_)) for x in (early, late)]
    alike = [_stays(x, own, mask) for x, mask in zip((early, late), both, strict=True)]
    if known[0] is None or known[1] is None:
        return None
    pair = (alike[0], alike[1]) if alike[0] is not None and alike[1] is not None else None
    shared = int((both[0] & (own[early.seller] | own[early.buyer])).sum())
    return TradeChange(first, last, (known[0], known[1]), pair, shared, _moved((known[0], known[1]), pair, shared))


def _stays(found: FlowYear, own: Mask, which: Mask) -> float | None:
    one, other = own[found.seller], own[found.buyer]
    total = found.value[which & (one | other)].sum()
    return float(found.value[which & one & other].sum() / total) if total > 0 else None


def _moved(known: tuple[float, float], alike: tuple[float, float] | None, shared: int) -> Verdict:
    said = f"from {100 * known[0]:.1f} to {100 * known[1]:.1f} % of all that is known"
    if alike is None:
        return untold(f"{said}, and no flow is known in both years")
    said += f", and from {100 * alike[0]:.1f} to {100 * alike[1]:.1f} % of the {counted(shared, 'flow')}"
    said += " known in both years"
    gaps = [known[1] - known[0], alike[1] - alike[0]]
    if all(abs(gap) < MOVED for gap in gaps):
        return Verdict("hardly moved", said)
    if all(gap >= MOVED for gap in gaps):
        return Verdict("rose", said)
    if all(gap <= -MOVED for gap in gaps):
        return Verdict("fell", said)
    return untold(f"{said}. The two do not agree")


def _verdict(members: int, traded: int, years: tuple[TradeYear, ...]) -> Verdict:
    known = [x for x in years if x.share is not None]
    if not known:
        return untold("no directed flow of trade of a member is known in this time")
    if members < 2:
        return untold("the body has one member")
    if traded < 2:
        return untold(f"trade of {traded} of {members} members is known")
    if not any(x.known_outside for x in known):
        return untold("no trade with anybody outside is known")
    if any(x.by_size is None or x.by_size_all is None for x in known):
        return untold("what size alone would give cannot be computed in every year")
    return _by_years(known)


def _by_years(known: list[TradeYear]) -> Verdict:
    sides = [x.side for x in known]
    ups, downs = sides.count(1), sides.count(-1)
    last = known[-1]
    if ups == len(known):
        return _rare("more", last.as_much, f"so in {_all(known)}")
    if downs == len(known):
        found = _rare("less", last.as_little, f"so in {_all(known)}")
        return found if found.told else Verdict("no more", f"less in {_all(known)}, as chance might give")
    why = _why_open(known)
    if not ups + downs:
        return untold(f"in {_all(known)} {why}")
    said = f"more in {ups} and less in {downs} of {counted(len(known), 'known year')}"
    return untold(f"{said}. In the others {why}" if why else said)


def _why_open(known: list[TradeYear]) -> str:
    """Return in words why some years say neither more nor less; empty where all do."""
    alike = {x.as_by_size for x in known if not x.side}
    reasons = {
        True: "size alone would give the same, as it easily does where few flows are known",
        False: "it hangs on whether a pair without a row has no trade or is not known",
    }
    return ", or ".join(reasons[x] for x in (True, False) if x in alike)


def _all(known: list[TradeYear]) -> str:
    return "the one known year" if len(known) == 1 else f"all {len(known)} known years"


def _rare(answer: str, chance: float | None, said: str) -> Verdict:
    if chance is None:
        return untold(f"{answer} {said}, but no groups of as many actors can be drawn to compare with")
    part = f"{100 * chance:.0f} of 100 random groups of as many actors do the same in the last"
    return Verdict(answer, f"{said}, and {part}") if chance <= RARE else untold(f"{answer} {said}, but {part}")
