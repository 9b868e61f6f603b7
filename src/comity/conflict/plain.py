"""
The definitions of every solution concept read aloud, on lists and sets: the twin all faster code is held to.

Nothing here is quick. ``moves[i][s]`` lists the states player i reaches from s in one move, ``ranks[i][s]`` is how
i ranks s (higher is better). Read together with ``docs/conventions``: equal counts as a sanction, an empty set of
improvements is stable, and a legal sequence has at least one move, nobody moving twice in a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

Coalition = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plain:
    """A conflict as plain lists; ``codes`` and ``own`` (the bits of each player) only where SIM is asked for."""

    moves: Sequence[Sequence[Sequence[int]]]
    ranks: Sequence[Sequence[int]]
    codes: Sequence[int] = ()
    own: Sequence[int] = ()

    @property
    def players(self) -> range:
        """Return the players."""
        return range(len(self.moves))

    @property
    def states(self) -> range:
        """Return the states."""
        return range(len(self.ranks[0]))


def sequences(
    movers: Sequence[object], step: Callable[[int, int], Iterable[int]], start: int, depth: int | None
) -> set[int]:
    """Return what legal sequences reach: ``step(k, s)`` gives the targets of mover k; no mover twice in a row."""
    seen: set[tuple[int, int]] = set()
    frontier = {(start, -1)}
    length = 0
    while frontier and (depth is None or length < depth):
        frontier = {(t, k) for s, last in frontier for k in range(len(movers)) if k != last for t in step(k, s)} - seen
        seen |= frontier
        length += 1
    return {s for s, _ in seen}


def reach(p: Plain, members: Sequence[int], s: int, depth: int | None = None) -> set[int]:
    """Return R_H(s)."""
    return sequences(members, lambda k, x: p.moves[members[k]][x], s, depth)


def improvements(p: Plain, i: int, s: int) -> list[int]:
    """Return R_i^+(s)."""
    return [t for t in p.moves[i][s] if p.ranks[i][t] > p.ranks[i][s]]


def reach_improving(p: Plain, members: Sequence[int], s: int, depth: int | None = None) -> set[int]:
    """Return R_H^+(s)."""
    return sequences(members, lambda k, x: improvements(p, members[k], x), s, depth)


def stable(p: Plain, key: str, i: int, s: int, depth: int | None = None) -> bool:
    """Return whether s is stable for player i under nash, gmr, smr, seq, sseq or sim."""
    u = p.ranks[i]
    others = [j for j in p.players if j != i]

    def escapes(x: int) -> bool:
        return any(u[y] > u[s] for y in p.moves[i][x])

    for t in improvements(p, i, s):
        if key == "nash":
            return False
        if key == "sim":
            answers = joint_moves(p, i, s, t)
        else:
            answers = (reach_improving if key in ("seq", "sseq") else reach)(p, others, t, depth)
        if not any(u[x] <= u[s] and not (key in ("smr", "sseq") and escapes(x)) for x in answers):
            return False
    return True


def joint_moves(p: Plain, i: int, s: int, t: int) -> set[int]:
    """Return what comes of i moving s -> t while each opponent stays or improves from s at the same moment."""
    others = [j for j in p.players if j != i]
    at = {c: k for k, c in enumerate(p.codes)}
    out = set()
    for choice in product(*([s, *improvements(p, j, s)] for j in others)):
        code = p.codes[t]
        for j, x in zip(others, choice, strict=True):
            code = (code & ~p.own[j]) | (p.codes[x] & p.own[j])
        if code in at:
            out.add(at[code])
    return out


def anticipated(p: Plain, i: int, s: int, h: int) -> int:
    """Return where play ends if i moves next at s with h moves left (two players; first of equal best moves)."""
    if h == 0:
        return s
    best = s
    for t in sorted(p.moves[i][s]):
        end = anticipated(p, 1 - i, t, h - 1)
        if p.ranks[i][end] > p.ranks[i][best]:
            best = end
    return best if p.ranks[i][best] > p.ranks[i][s] else s


def limited(p: Plain, i: int, s: int, h: int) -> bool:
    """Return whether s is L_h stable for i: no move leads to a strictly better anticipated end."""
    return all(p.ranks[i][anticipated(p, 1 - i, t, h - 1)] <= p.ranks[i][s] for t in p.moves[i][s])


def better_for_all(p: Plain, members: Iterable[int], s: int, t: int) -> bool:
    """Return whether every member ranks t strictly above s."""
    return all(p.ranks[i][t] > p.ranks[i][s] for i in members)


def coalitional_improvements(p: Plain, members: Sequence[int], s: int) -> list[int]:
    """Return the states of R_H(s) that every member ranks higher."""
    return [t for t in reach(p, members, s) if better_for_all(p, members, s, t)]


def coalition_stable(
    p: Plain, key: str, members: Coalition, s: int, depth: int | None = None, individual: bool = False
) -> bool:
    """Return whether s is coalitionally stable for H under nash, gmr, smr or seq."""
    outside = [j for j in p.players if j not in members]
    for t in coalitional_improvements(p, members, s):
        if key == "nash":
            return False
        if key != "seq":
            answers = reach(p, outside, t, depth)
        elif individual:
            answers = reach_improving(p, outside, t, depth)
        else:
            joint = list(coalitions(outside))
            answers = sequences(joint, lambda k, x, joint=joint: coalitional_improvements(p, joint[k], x), t, depth)  # type: ignore[misc]
        if not any(_sanctions(p, key, members, s, y) for y in answers):
            return False
    return True


def _sanctions(p: Plain, key: str, members: Coalition, s: int, y: int) -> bool:
    if better_for_all(p, members, s, y):
        return False
    return key != "smr" or not any(better_for_all(p, members, s, z) for z in reach(p, members, y))


def coalitions(players: Sequence[int]) -> Iterator[Coalition]:
    """Yield every non-empty coalition, smallest first."""
    for size in range(1, len(players) + 1):
        yield from combinations(players, size)
