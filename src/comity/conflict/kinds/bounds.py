"""Which states are equilibria however the unknown turns out, and which may be: exact, or from below and from above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations, product
from math import factorial, prod

import numpy as np

from comity.case.nouns import Free
from comity.conflict.kinds.attitudes import Tones, plain_tones, related
from comity.conflict.kinds.completions import settled, strict_orders, weak_orders
from comity.conflict.kinds.engine import Ground, Steps, by_all, verdicts
from comity.conflict.kinds.parties import Kind
from comity.conflict.kinds.places import truths
from comity.conflict.kinds.relations import Relation, View, by_rank, certain, without
from comity.conflict.kinds.unknown import EXTENSIONS
from comity.conflict.model import Model
from comity.conflict.preferences import priority_rank
from comity.kernels.edges import Mask, Value

MAX_COMPLETIONS = 2_000
MAX_ENUMERATED_STATES = 64
_ALONE = ("nash", "gmr", "smr")  # depend on nobody else's preference


@dataclass(frozen=True, eq=False, slots=True)
class Bounds:
    """
    A set of states that is known from below and from above.

    Parameters
    ----------
    surely : Mask, shape (S,)
        The states that are in the set.
    perhaps : Mask, shape (S,)
        Those that could not be ruled out, the sure ones among them.
    """

    surely: Mask
    perhaps: Mask

    @property
    def exact(self) -> bool:
        """Return whether nothing is left open."""
        return bool((self.surely == self.perhaps).all())

    @property
    def open(self) -> Mask:
        """Return the states of which it is not known."""
        left: Mask = self.perhaps & ~self.surely
        return left


Both = tuple[dict[str, Bounds], dict[str, Bounds]]


def seen(tones: Sequence[Tones], views: Sequence[View]) -> list[View]:
    """Return the views of all parties, each by its attitudes where it has any."""
    if plain_tones(tones):
        return list(views)
    return [related(views, t) if dict(t) != {i: "positive"} else views[i] for i, t in enumerate(tones)]


def necessary_and_possible(
    model: Model, ground: Ground, kinds: Sequence[Kind], tones: Sequence[Tones], keys: Sequence[str]
) -> Both:
    """
    Return per concept the equilibria under every completion of what is unknown, and those under some.

    Nash, GMR and SMR are exact where every party judges by its own preference alone and none is open to any order of
    *statements*. What is not exact is settled by going through the completions where they are few, at most 2,000;
    else it stays between bounds.
    """
    views = [
        settled(k.view, ground.pause) if k.open and not _statements(model, i) else k.view for i, k in enumerate(kinds)
    ]
    lower, upper = _outer(ground, seen(tones, views), keys)
    exact = _ALONE if plain_tones(tones) and not any(_statements(model, i) for i in range(len(kinds))) else ()
    witness = _as_written(ground, kinds, tones, keys)
    necessary, possible = {}, {}
    for key in keys:
        low, high = lower[key], upper[key]
        if key in exact:
            necessary[key], possible[key] = Bounds(low, low), Bounds(high, high)
        else:
            necessary[key] = Bounds(low, high & witness[key] if witness else high)
            possible[key] = Bounds(low | witness[key] if witness else low, high)
    _by_hierarchy(necessary, possible)
    left = tuple(k for k in keys if not (necessary[k].exact and possible[k].exact))
    if left:
        found = _enumerated(model, ground, kinds, tones, views, left)
        for key in found[0] if found else ():
            necessary[key], possible[key] = found[0][key], found[1][key]  # type: ignore[index]
    return necessary, possible


def _statements(model: Model, player: int) -> bool:
    preference = model.preference(player).preference
    return isinstance(preference, Free) and bool(preference.statements)


def _outer(ground: Ground, views: Sequence[View], keys: Sequence[str]) -> tuple[dict[str, Mask], dict[str, Mask]]:
    """Return what is stable for all with every doubt against it, and with every doubt in its favour."""
    sure = Steps.of(ground, [v.leaving.sure for v in views])
    maybe = Steps.of(ground, [v.leaving.maybe for v in views])
    strictest, mildest = EXTENSIONS[0], EXTENSIONS[-1]
    low = verdicts(ground, [strictest.relation(v) for v in views], sure, keys)
    high = verdicts(ground, [mildest.relation(v) for v in views], maybe, keys)
    return {k: by_all(m) for k, m in low.items()}, {k: by_all(m) for k, m in high.items()}


def _as_written(
    ground: Ground, kinds: Sequence[Kind], tones: Sequence[Tones], keys: Sequence[str]
) -> dict[str, Mask] | None:
    """Return the equilibria of the preferences as written, which is one completion; None where some are free."""
    written = [k.written for k in kinds]
    if any(v is None for v in written):
        return None
    return equilibria(ground, seen(tones, [v for v in written if v is not None]), keys)


def equilibria(ground: Ground, views: Sequence[View], keys: Sequence[str]) -> dict[str, Mask]:
    """Return the equilibria of parties that are in no doubt."""
    relations = [Relation(v.leaving.sure, without(v.answered.sure)) for v in views]
    found = verdicts(ground, relations, Steps.of(ground, [r.improves for r in relations]), keys)
    return {k: by_all(m) for k, m in found.items()}


_IMPLIES = (
    *(("nash", k) for k in ("sseq", "smr", "seq", "gmr")),
    *(("sseq", k) for k in ("smr", "seq", "gmr")),
    *((k, "gmr") for k in ("smr", "seq")),
)


def _by_hierarchy(necessary: dict[str, Bounds], possible: dict[str, Bounds]) -> None:
    """Use that each concept implies the next under every completion: Nash, SSEQ, SMR and SEQ, GMR."""
    for found in (necessary, possible):
        for strict, mild in _IMPLIES:
            if strict in found and mild in found:
                a, b = found[strict], found[mild]
                found[mild] = Bounds(b.surely | a.surely, b.perhaps)
        for strict, mild in reversed(_IMPLIES):
            if strict in found and mild in found:
                a, b = found[strict], found[mild]
                found[strict] = Bounds(a.surely, a.perhaps & b.perhaps)


def _enumerated(
    model: Model,
    ground: Ground,
    kinds: Sequence[Kind],
    tones: Sequence[Tones],
    views: Sequence[View],
    keys: Sequence[str],
) -> Both | None:
    """Return the exact answer by going through every completion; None where they are too many."""
    if model.n_states > MAX_ENUMERATED_STATES:
        return None
    open_ = [i for i, k in enumerate(kinds) if k.open]
    orders: list[list[Value]] = []
    for i in open_:
        got = _completions(model, i, views[i])
        if got is None or prod([len(got), *map(len, orders)]) > MAX_COMPLETIONS:
            return None
        orders.append(got)
    always = {k: np.ones(model.n_states, bool) for k in keys}
    ever = {k: np.zeros(model.n_states, bool) for k in keys}
    for chosen in product(*orders):
        ground.pause()
        these = [k.view for k in kinds]
        for i, rank in zip(open_, chosen, strict=True):
            these[i] = certain(by_rank(rank))
        for key, mask in equilibria(ground, seen(tones, these), keys).items():
            always[key] &= mask
            ever[key] |= mask
    return {k: Bounds(m, m) for k, m in always.items()}, {k: Bounds(m, m) for k, m in ever.items()}


def _completions(model: Model, player: int, view: View) -> list[Value] | None:
    preference = model.preference(player).preference
    if not isinstance(preference, Free):
        return weak_orders(view, MAX_COMPLETIONS)
    if not preference.statements:
        return strict_orders(view, MAX_COMPLETIONS)
    if factorial(len(preference.statements)) > MAX_COMPLETIONS:
        return None
    truth = truths(model, preference.statements, model.preference(player).where, [])
    return [priority_rank(truth[list(order)]) for order in permutations(range(len(truth)))]
