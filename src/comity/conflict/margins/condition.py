"""What a verdict depends on: which states a party ranks above the one in question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from comity.conflict.margins.reach import Ground
from comity.kernels.edges import Index, Mask

Places = tuple[int, ...]
CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
_CREDIBLE = ("seq", "sseq")
_NO_WAY_BACK = ("smr", "sseq")


@dataclass(frozen=True, slots=True)
class Threat:
    """A move the party could make: where it leads, and the answers that would take the gain away."""

    target: int
    answers: tuple[Places, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """
    When a state is stable for a party, whatever the party's own preference.

    The state is stable exactly when for every threat the target is not above it, or some answer has no place above
    it. Places are states, or classes of states that the party can never tell apart. The condition only falls as
    more places come to lie above, so it can be written down once and asked of every preference.
    """

    own: int
    threats: tuple[Threat, ...]

    def holds(self, above: Mask) -> bool:
        """Return whether the state is stable where ``above[p]`` says that place p ranks above it."""
        return all(
            not above[t.target] or any(not any(above[p] for p in answer) for answer in t.answers) for t in self.threats
        )


@dataclass(frozen=True, eq=False, slots=True)
class Stand:
    """
    One party's side of a model: its places, and what an answer would have to leave it with.

    Parameters
    ----------
    ground : Ground
    player : int
    place : array of int, shape (S,)
        The place of every state.
    alone, closed : (array of int of shape (S,), list of Places)
        The kind of every state as an answer, and the places of each kind: the state itself; and together with
        all the party can still reach from it.
    """

    ground: Ground
    player: int
    place: Index
    alone: tuple[Index, list[Places]]
    closed: tuple[Index, list[Places]]
    memo: dict[tuple[bool, int], Index] = field(default_factory=dict)

    def targets(self, state: int) -> Index:
        """Return where the party can go from a state."""
        e = self.ground.forward[self.player]
        return e.targets[e.starts[state] : e.starts[state + 1]]

    def prepare(self, states: Sequence[int], keys: Sequence[str], pause: Callable[[], None]) -> None:
        """Work out the answers to every move from some states, many at a time."""
        starts = sorted({int(t) for s in states for t in self.targets(s)})
        for credible in sorted({k in _CREDIBLE for k in keys if k != "nash"}):
            new = [t for t in starts if (credible, t) not in self.memo]
            for begin in range(0, len(new), 64):
                some = new[begin : begin + 64]
                found = self.ground.answers(self.player, np.array(some, np.int64), credible, pause)
                self.memo.update({(credible, t): x for t, x in zip(some, found, strict=True)})

    def condition(self, state: int, key: str, pause: Callable[[], None]) -> Condition:
        """Return when a state is stable for the party under one of nash, gmr, smr, seq, sseq."""
        self.prepare([state], [key], pause)
        kind, places = self.closed if key in _NO_WAY_BACK else self.alone
        threats = set()
        for t in self.targets(state):
            kinds = [] if key == "nash" else np.unique(kind[self.memo[key in _CREDIBLE, int(t)]]).tolist()
            threats.add((int(self.place[t]), tuple(kinds)))
        # sorted: the same question asked in another order of states has the same answer
        rows = sorted((t, tuple(sorted(places[k] for k in kinds))) for t, kinds in threats)
        return Condition(int(self.place[state]), tuple(Threat(t, a) for t, a in rows))


def stand(ground: Ground, player: int, place: Index) -> Stand:
    """Return one party's side of a model."""
    n = int(place.max(initial=-1)) + 1
    alone: tuple[Index, list[Places]] = (place, [(p,) for p in range(n)])
    return Stand(ground, player, place, alone, _closed(ground, player, place, n))


def _closed(ground: Ground, player: int, place: Index, n: int) -> tuple[Index, list[Places]]:
    """Return the kinds of states by the places of the state and of all the player reaches from it."""
    e = ground.forward[player]
    states = np.arange(e.n_states, dtype=np.int64)
    pairs = np.unique(np.concatenate([states * n + place, e.origins() * n + place[e.targets]]))
    starts = np.searchsorted(pairs, np.arange(e.n_states + 1) * n)
    members = pairs % n
    kinds: dict[bytes, int] = {}
    places: list[Places] = []
    kind = np.empty(e.n_states, np.int64)
    for s in range(e.n_states):
        row = members[starts[s] : starts[s + 1]]
        known = kinds.setdefault(row.tobytes(), len(places))
        if known == len(places):
            places.append(tuple(row.tolist()))
        kind[s] = known
    return kind, places


def simplified(condition: Condition, never: Mask, always: Mask) -> Condition | None:
    """
    Return the condition without what no preference can change; None where it can never hold.

    Parameters
    ----------
    never, always : Mask, one entry per place
        Places that lie above the state under no preference, or under every one.
    """
    dead, free = set(np.flatnonzero(always).tolist()), set(np.flatnonzero(~never).tolist())
    left: dict[Places, Places | None] = {}
    out = set()
    for threat in condition.threats:
        if never[threat.target]:
            continue
        for answer in threat.answers:
            if answer not in left:
                left[answer] = tuple(p for p in answer if p in free) if dead.isdisjoint(answer) else None
        open_answers = {a for x in threat.answers if (a := left[x]) is not None}
        if () in open_answers:
            continue
        if not open_answers and always[threat.target]:
            return None
        out.add((threat.target, tuple(sorted(open_answers))))
    return Condition(condition.own, tuple(Threat(t, a) for t, a in sorted(out)))
