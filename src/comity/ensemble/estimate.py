"""
From counts to probabilities: summed exactly where the laws can be listed, else by products and by shares.

See convention 34.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from comity.ensemble.draws import Chance
from comity.ensemble.ground import MOST_LISTED
from comity.ensemble.intervals import Share, Span, product, wilson
from comity.ensemble.plan import Plan
from comity.ensemble.result import EnsembleResult
from comity.ensemble.run import Ready, prepare
from comity.ensemble.share import How
from comity.ensemble.tally import Tally
from comity.ensemble.verdicts import BIT, SEPARABLE, own, verdicts
from comity.ensemble.worth import Worth
from comity.errors import UsageError
from comity.kernels.batch import Bits, Board

_CHEAP = 1 << 23  # verdicts that are worked out for an exact answer, however few draws were asked for
_ROOM = 1 << 22  # values of worth that are held at once


@dataclass(frozen=True, eq=False, slots=True)
class Listed:
    """Every preference a law can draw: what each state is worth in it, shape (N, S), and how likely it is."""

    worth: Worth
    chance: Chance


def estimate(plan: Plan, tally: Tally, ready: Ready | None = None) -> EnsembleResult:
    r"""
    Return the probability of every outcome under every concept, with an interval.

    Parties' preferences are drawn independently. Nash, GMR and SMR stability of a party depends on its own preference
    alone, so

    .. math:: P(s \text{ holds}) = \prod_i P_i(s \text{ stable for } i)

    and D draws per party are worth :math:`D^n` profiles. A factor whose law has few preferences (readings, orders of up
    to seven items) is summed exactly. SEQ and SSEQ do not separate: they are shares of joint draws, or sums over all
    profiles where these are few.

    Parameters
    ----------
    plan : Plan
    tally : Tally
        Of all chunks of the plan, or of those that were done.
    ready : Ready, optional
        What :func:`comity.ensemble.run.prepare` made of the plan.

    Raises
    ------
    UsageError
        The tally belongs to another plan.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.ensemble.plan import plan
    >>> from comity.ensemble.run import run_chunk
    >>> p = plan(load_entry("chicken").case, draws=1000, seed=1)
    >>> found = estimate(p, run_chunk(p, p.chunks()[0]))
    >>> found.estimate("YN", "nash").how
    'exact'
    """
    if tally.plan != plan.digest:
        raise UsageError("these counts come from another plan: another case, seed, number of draws or question.")
    ready = ready or prepare(plan)
    listed = [_listed(ready, i, tally.draws) for i in range(len(plan.laws))]
    factors = {k: _factors(k, b, ready, tally, listed) for b, k in enumerate(_separable(plan))}
    spans: dict[str, Span] = {}
    how: dict[str, How] = {}
    for key, parts in factors.items():
        how[key] = "exact" if all(one is not None for one in listed) else "factorised"
        span = product(parts)  # rounding leaves a product of exact factors a hair's width
        spans[key] = _possible(Span.exact(span.p) if how[key] == "exact" else span, ready)
    joint = [k for k in plan.concepts if k not in SEPARABLE]
    whole = _all_profiles(plan, ready, listed, tally.draws) if joint else None
    for key in joint:
        c = plan.concepts.index(key)
        if whole is None:
            spans[key], how[key] = _between(_possible(wilson(tally.held[c], tally.draws), ready), spans, how), "sampled"
        else:
            spans[key], how[key] = _possible(Span.exact(whole[key]), ready), "exact"
    ordered = {k: spans[k] for k in plan.concepts}
    return EnsembleResult(plan, ready.ground.model, tally, ordered, how, factors, ready.features, ready.columns)


def _separable(plan: Plan) -> list[str]:
    return [k for k in plan.concepts if k in SEPARABLE]


def _possible(span: Span, ready: Ready) -> Span:
    """Return the span with certain zeros where a scenario rules the state out."""
    if ready.columns is None:
        return span
    inside = np.zeros(ready.n_states, bool)
    inside[ready.columns] = True
    return Span(*(np.where(inside, x, 0.0) for x in (span.p, span.low, span.high)))


def _between(span: Span, spans: dict[str, Span], how: dict[str, How]) -> Span:
    """Return SEQ or SSEQ held between Nash, which implies it, and GMR, which it implies, where these are exact."""
    least = spans["nash"].p if how.get("nash") == "exact" else np.zeros_like(span.p)
    most = spans["gmr"].p if how.get("gmr") == "exact" else np.ones_like(span.p)
    return Span(*(np.clip(x, least, most) for x in (span.p, span.low, span.high)))


def _listed(ready: Ready, player: int, draws: int) -> Listed | None:
    """Return all preferences of a player where judging them costs little, or no more than the draws did."""
    got = ready.ground.players[player].listed(lambda n: n > draws and n * ready.n_states > _CHEAP)
    if got is None:
        return None
    worth, chance = got
    return Listed(worth if ready.columns is None else worth[:, ready.columns], chance)


def _board(ready: Ready) -> Board:
    return ready.board if ready.held is None else ready.held


def _spread(ready: Ready, values: Share) -> Share:
    """Return values of the scenario's states as values of the case's, zero where the scenario has none."""
    if ready.columns is None:
        return values
    out = np.zeros(ready.n_states)
    out[ready.columns] = values
    return out


def _factors(key: str, at: int, ready: Ready, tally: Tally, listed: list[Listed | None]) -> Span:
    """Return for each player and state how likely it is stable for the player, shape (n, S)."""
    rows = []
    for i, one in enumerate(listed):
        if one is None:
            rows.append(wilson(tally.own[at, i], tally.draws))
        else:
            rows.append(Span.exact(_spread(ready, _weighed(ready, i, one, BIT[key]))))
    return Span(*(np.array([getattr(r, name) for r in rows]) for name in ("p", "low", "high")))


def _weighed(ready: Ready, player: int, listed: Listed, bit: int) -> Share:
    board = _board(ready)
    total = np.zeros(board.n_states)
    for begin, end in _batches(len(listed.chance), board.n_states):
        bits = own(board, player, listed.worth[begin:end], ready.quick)
        total += listed.chance[begin:end] @ ((bits & bit) != 0)
    return _tidy(total)


def _batches(count: int, width: int) -> Iterator[tuple[int, int]]:
    size = max(1, _ROOM // max(width, 1))
    for begin in range(0, count, size):
        yield begin, min(begin + size, count)


def _tidy(p: Share) -> Share:
    """Return probabilities without what adding floats has left over."""
    return np.clip(np.round(p, 12), 0.0, 1.0)


def _all_profiles(plan: Plan, ready: Ready, listed: list[Listed | None], draws: int) -> dict[str, Share] | None:
    """Return SEQ and SSEQ summed over every profile of preferences; None where these are many."""
    known = [one for one in listed if one is not None]
    if len(known) < len(listed):
        return None
    counts = [len(one.chance) for one in known]
    board = _board(ready)
    total = int(np.prod(counts, dtype=np.float64))
    if total > MOST_LISTED or (total > draws and total * board.n_states * len(counts) > _CHEAP):
        return None
    sums = {k: np.zeros(board.n_states) for k in plan.concepts if k not in SEPARABLE}
    for begin, end in _batches(total, board.n_states * len(counts)):
        picked = np.unravel_index(np.arange(begin, end), counts)
        bits = verdicts(
            board, np.array([k.worth[i] for k, i in zip(known, picked, strict=True)]), list(sums), ready.quick
        )
        chance = np.prod([k.chance[i] for k, i in zip(known, picked, strict=True)], axis=0)
        everyone: Bits = np.bitwise_and.reduce(bits, axis=0)
        for key, row in sums.items():
            row += chance @ ((everyone & BIT[key]) != 0)
    return {key: _spread(ready, _tidy(row)) for key, row in sums.items()}
