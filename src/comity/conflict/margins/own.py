"""The margin of one party's verdict on one state."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from comity.budget import Budget
from comity.case.nouns import Preference, Prioritised, Ranking
from comity.conflict.margins.condition import CONCEPTS, Stand, stand
from comity.conflict.margins.margin import Margin
from comity.conflict.margins.priorities import Reordered, reorder
from comity.conflict.margins.rankings import MAX_STATES, Reranked, rerank
from comity.conflict.margins.reach import Ground, ground
from comity.conflict.margins.words import in_order, reordering, reranking, tiers
from comity.conflict.model import Model
from comity.conflict.preferences import Truth, priority_rank, truth_table
from comity.errors import UsageError
from comity.kernels.edges import Value


@dataclass(frozen=True, eq=False, slots=True)
class Side:
    """
    One party's side of a model, ready for questions about its margins.

    Parameters
    ----------
    model : Model
    player : int
    preference : Preference
    stand : Stand
        Its places are the classes of states the party cannot tell apart (statements), or the states (rankings).
    distinct : tuple of int
        The statements that matter: those that are not true everywhere or nowhere, nor say again what an earlier one
        says. Only their order counts in the distance.
    attached : tuple of tuple of int
        Every other statement, behind the one it follows: ``attached[k]`` go with ``distinct[k]``, and the last entry
        stands before them all.
    truth : Truth, shape (K, S)
        Where the statements of ``distinct`` hold.
    as_written : bool
        Whether the model ranks states as the statements do; False in a model of another reading.
    """

    model: Model
    player: int
    preference: Preference
    stand: Stand
    distinct: tuple[int, ...]
    attached: tuple[tuple[int, ...], ...]
    truth: Truth
    as_written: bool = True

    def in_order(self, order: tuple[int, ...]) -> Prioritised:
        """Return the preference with the statements that matter in another order."""
        assert isinstance(self.preference, Prioritised)
        whole = list(self.attached[-1])
        for k in order:
            whole += [self.distinct[k], *self.attached[k]]
        return in_order(self.preference, whole)

    def ranks_in_order(self, order: tuple[int, ...]) -> Value:
        """Return how the party ranks every state with the statements in another order."""
        return priority_rank(self.truth[list(order)])

    def words(self, order: tuple[int, ...]) -> str:
        """Return another order in words, after the party's name."""
        assert isinstance(self.preference, Prioritised)
        return reordering([self.preference.statements[k] for k in self.distinct], order)


def side(ground: Ground, player: int) -> Side:
    """Return one party's side of a model."""
    model = ground.model
    preference = model.preference(player).preference
    if not isinstance(preference, Prioritised) or model.codes is None:
        every = np.arange(model.n_states, dtype=np.int64)
        return Side(model, player, preference, stand(ground, player, every), (), ((),), np.zeros((0, 0), bool))
    position = {o.id: k for k, o in enumerate(model.options)}
    truth = truth_table(preference.statements, model.codes, position)
    distinct, attached = _that_matter(truth)
    places = stand(ground, player, model.ranks[player].astype(np.int64))
    as_written = np.array_equal(priority_rank(truth), model.ranks[player])
    return Side(model, player, preference, places, distinct, attached, truth[list(distinct)], as_written)


def _that_matter(truth: Truth) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]:
    seen: dict[bytes, int] = {}
    attached: list[list[int]] = []
    front: list[int] = []
    for k, row in enumerate(truth):
        if row.all() or not row.any():
            (attached[-1] if attached else front).append(k)
        elif (at := seen.setdefault(row.tobytes(), len(attached))) < len(attached):
            attached[at].append(k)
        else:
            attached.append([])
    distinct = tuple(int(np.flatnonzero([r.tobytes() == key for r in truth])[0]) for key in seen)
    return distinct, (*(tuple(a) for a in attached), tuple(front))


def own_margin(side: Side, state: int, key: str, budget: Budget) -> Margin:
    """Return the margin of one party's verdict on one state under one of nash, gmr, smr, seq, sseq."""
    model, player = side.model, side.player
    condition = side.stand.condition(state, key, budget.check)
    rank = model.ranks[player]
    above = np.zeros(int(side.stand.place.max()) + 1, bool)
    above[side.stand.place[rank > rank[state]]] = True
    stable = condition.holds(above)
    bare = Margin(model.parties[player], model.label(state), key, stable)
    why = absent(side)
    if why:
        return Margin(bare.party, bare.state, key, stable, absent=why)
    if isinstance(side.preference, Ranking):
        return _of_ranking(side, state, bare, rerank(rank, condition, not stable, budget))
    representative = np.unique(rank, return_index=True)[1]
    truth = side.truth.astype(np.int8)
    signs = truth[:, representative] - truth[:, [state]]
    return _of_statements(side, bare, reorder(signs, condition, not stable, budget))


def absent(side: Side) -> str:
    """Return why no margin is computed for a party; empty where one is."""
    if isinstance(side.preference, Prioritised):
        return "" if side.as_written else "the model ranks states otherwise than the statements of the main reading do"
    if not isinstance(side.preference, Ranking):
        return "the preference is given by weights, and distances are measured between orders only"
    if side.model.n_states > MAX_STATES:
        return f"the ranking has more than {MAX_STATES} states"
    return ""


def _of_statements(side: Side, bare: Margin, found: Reordered | None) -> Margin:
    if found is None:
        return bare
    ranks = tuple(side.ranks_in_order(found.order).tolist())
    distance = Fraction(found.distance)
    return Margin(
        bare.party,
        bare.state,
        bare.concept,
        bare.stable,
        distance,
        side.in_order(found.order),
        ranks,
        side.words(found.order),
    )


def _of_ranking(side: Side, state: int, bare: Margin, found: Reranked | None) -> Margin:
    if found is None:
        return bare
    model = side.model
    words = reranking(model, state, model.ranks[side.player].tolist(), found.ranks)
    changed = tiers(model, found.ranks)
    return Margin(
        bare.party,
        bare.state,
        bare.concept,
        bare.stable,
        Fraction(found.halves, 2),
        changed,
        found.ranks,
        words,
    )


def margin(
    model: Model, player: int, state: int, concept: str, budget: Budget | None = None, depth: int | None = None
) -> Margin:
    """
    Return the smallest change of a party's own preference that flips its verdict on a state.

    Parameters
    ----------
    model : Model
    player, state : int
    concept : str
        One of nash, gmr, smr, seq, sseq. What the others prefer stays as it is.
    budget : Budget, optional
    depth : int, optional
        The longest answering sequence that counts as a sanction.

    Returns
    -------
    Margin
        Its distance is the number of pairs of statements whose order is turned round (Kendall), or of pairs of
        states for a ranking, where a tie made or broken counts one half (Kemeny and Snell). Exact, by MaxSAT.

    Raises
    ------
    UsageError
        Another concept, or a model too large to have its moves listed.
    BudgetExceededError
        The time ran out.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("prisoners_dilemma").case)
    >>> found = margin(model, 0, model.index("YY"), "nash")
    >>> found.stable, str(found.distance)
    (False, '1/2')
    """
    if concept not in CONCEPTS:
        raise UsageError(f"there are no margins for {concept}. Concepts: {', '.join(CONCEPTS)}.")
    return own_margin(side(ground(model, depth), player), state, concept, budget or Budget())
