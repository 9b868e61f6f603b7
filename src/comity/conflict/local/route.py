"""A shortest way from one state to another in a conflict of any size: straight, from both ends, or by SAT."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.conflict.local.chain import Chain
from comity.conflict.local.gains import Pause
from comity.conflict.local.ground import Ground, keys_of
from comity.conflict.local.spread import Path, Room, Spread

SLACK = 2  # moves beyond the fewest possible that a SAT solver is asked for


@dataclass(frozen=True, slots=True)
class Route:
    """
    What is known of the way from one state to another.

    Parameters
    ----------
    path : tuple of (player, packed state entered), or None
        A shortest sequence.
    open : bool
        None was found, and none was ruled out.
    length : int
        Where it is open: up to how many steps there surely is none.
    """

    path: Path | None = None
    open: bool = False
    length: int = 0


def route(
    ground: Ground,
    start: int,
    target: int,
    *,
    paying: bool = False,
    room: Room | None = None,
    pause: Pause = lambda: None,
) -> Route:
    """
    Return a shortest legal sequence from one state to another, nobody moving twice in a row.

    Every party whose options differ has to move at least once, so a sequence in which each of them moves once, to
    its part of the target, is a shortest one: such are tried first. Then come searches from both ends, layer by
    layer, until they meet or there is no more room, and last a SAT solver, asked for one length after another.

    Parameters
    ----------
    ground : Ground
    start, target : int
        Packed feasible states.
    paying : bool
        Only moves that raise their mover's own rank.
    room : Room, optional
    pause : callable

    Examples
    --------
    >>> from comity.case.read import load_text
    >>> from comity.conflict.local.ground import ground_of
    >>> ground = ground_of(load_text('''
    ... comity: 1
    ... title: Two choices
    ... parties: {a: A, b: B}
    ... conflict:
    ...   options: {x: {by: a}, y: {by: b, moves: forward}}
    ...   preferences: {a: {statements: [x]}, b: {statements: [x -> y]}}
    ... '''))
    >>> route(ground, 0b00, 0b11, paying=True).path
    ((0, 1), (1, 3))
    >>> route(ground, 0b11, 0b00).path is None
    True
    """
    room = room or Room()
    if start == target:
        return Route(())
    if not direction_kept(ground, start, target):
        return Route()
    straight = _straight(ground, start, target, paying, room, pause)
    if straight is not None:
        return Route(straight)
    met = _from_both_ends(ground, start, target, paying, room, pause)
    if not met.open:
        return met
    return _by_chain(ground, start, target, paying, met.length, room, pause)


def direction_kept(ground: Ground, start: int, target: int) -> bool:
    """Return whether one-way options allow the way from one state to another."""
    for k, option in enumerate(ground.conflict.options):
        was, now = start >> k & 1, target >> k & 1
        if (option.moves == "forward" and was > now) or (option.moves == "back" and was < now):
            return False
    return True


def _differing(ground: Ground, start: int, target: int) -> list[int]:
    return [p for p, party in enumerate(ground.parties) if (start ^ target) & ground.own_bits(party)]


def _straight(ground: Ground, start: int, target: int, paying: bool, room: Room, pause: Pause) -> Path | None:
    movers = _differing(ground, start, target)
    spread = Spread(ground, movers, start, paying=paying, towards=target, room=room, pause=pause)
    while spread.length < len(movers) and len(spread.layers[-1].codes) and not spread.cut:
        spread.grow()
    layer = spread.layers[-1]
    if spread.length < len(movers) or not len(layer.codes):
        return None
    return spread.path(spread.length, int(np.argmin(layer.cost)))  # all movers have moved: this is the target


def _from_both_ends(ground: Ground, start: int, target: int, paying: bool, room: Room, pause: Pause) -> Route:
    everyone = range(len(ground.parties))
    ahead = Spread(ground, everyone, start, paying=paying, room=room, pause=pause)
    behind = Spread(ground, everyone, target, paying=paying, backward=True, room=room, pause=pause)
    while not (ahead.cut and behind.cut):
        able = [s for s in (ahead, behind) if not s.cut]
        smaller = min(able, key=lambda s: len(s.layers[-1].codes))
        smaller.grow()
        if smaller.exhausted:
            return Route()
        if not smaller.cut:
            path = _meeting(ahead, ahead.whole, behind, behind.whole)
            if path is not None:
                return Route(path)
    sure = ahead.whole + behind.whole
    for more, other in ((1, 0), (0, 1)):  # the layers that were cut short may hold a way that is one step longer
        path = _meeting(ahead, ahead.whole + more, behind, behind.whole + other)
        if path is not None:
            return Route(path)
    return Route(open=True, length=sure)


def _meeting(ahead: Spread, one: int, behind: Spread, other: int) -> Path | None:
    """Return a sequence through a state in a layer of both spreads, the one of least cost; None where there is none."""
    if ahead.length < one or behind.length < other:
        return None
    a, b = ahead.layers[one], behind.layers[other]
    keys, others = keys_of(a.codes), keys_of(b.codes)
    best: tuple[int, int, int] | None = None
    for key in np.intersect1d(keys, others):
        for x in np.flatnonzero(keys == key).tolist():
            for y in np.flatnonzero(others == key).tolist():
                cost = int(a.cost[x] + b.cost[y])
                if a.last[x] != b.last[y] and (best is None or cost < best[0]):
                    best = cost, x, y
    return None if best is None else ahead.path(one, best[1]) + behind.path(other, best[2])


def _by_chain(ground: Ground, start: int, target: int, paying: bool, known: int, room: Room, pause: Pause) -> Route:
    fewest = len(_differing(ground, start, target))
    most = max(fewest + SLACK, room.length) if room.length else 0
    chain = Chain(ground, range(len(ground.parties)), start, paying, pause)
    try:
        for length in range(max(known + 1, fewest), most + 1):
            chain.lengthen(length)
            path = chain.to(target)
            if path is not None:
                return Route(path)
    finally:
        chain.close()
    return Route(open=True, length=max(known, fewest - 1, most))
