"""Whose lever a regime is: what would hold with it and without it, and whether that is better for whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from comity.conflict.model import Model
from comity.conflict.regime.rules import Rule
from comity.kernels.edges import Mask

Verdict = Literal["better", "not worse", "the same", "not better", "worse", "open", "nothing to compare"]


@dataclass(frozen=True, slots=True)
class Gain:
    """
    What one party gains or loses when a regime comes into force.

    Parameters
    ----------
    player : int
    verdict : str
        ``better``: the worst of what would hold with it is above the best of what would hold without it; ``not
        worse``: it is at least at that height; ``the same``: all that would hold with and without is tied; ``not
        better`` and ``worse`` likewise; ``open``: the ranges overlap; ``nothing to compare``: nothing holds with it,
        or nothing without it.
    with_it, without : tuple of two int, or None
        The worst and the best state that would hold, by the party's own ranking; None where none does.
    """

    player: int
    verdict: Verdict
    with_it: tuple[int, int] | None
    without: tuple[int, int] | None


@dataclass(frozen=True, eq=False, slots=True)
class Lever:
    """
    One regime on and off, all other regimes as they are, under one concept.

    Parameters
    ----------
    rule : int
        Which regime.
    off, on : int
        Which combinations of regimes are compared.
    key : str
        The concept.
    gains : tuple of Gain
        First the parties in whose hands the regime is, then the party whose preference it changes.
    """

    rule: int
    off: int
    on: int
    key: str
    gains: tuple[Gain, ...]


def levers(
    model: Model, rules: tuple[Rule, ...], patterns: list[tuple[bool, ...]], held: list[dict[str, Mask]]
) -> Iterator[Lever]:
    """
    Yield what every regime changes that is in the hands of others, wherever it can be both on and off.

    Parameters
    ----------
    model : Model
        The whole conflict; its rankings are those by which gains are judged.
    rules : tuple of Rule
    patterns : list of tuple of bool
        Which regimes are in force in each combination.
    held : list of mapping concept -> mask, shape (S,)
        What would hold in each combination.
    """
    at = {p: k for k, p in enumerate(patterns)}
    for r, rule in enumerate(rules):
        for off, pattern in enumerate(patterns):
            on = at.get((*pattern[:r], True, *pattern[r + 1 :])) if rule.others and not pattern[r] else None
            if on is None:
                continue
            for key in held[off]:
                if key in held[on]:
                    who = (*rule.others, rule.player)
                    yield Lever(r, off, on, key, tuple(gain(model, i, held[off][key], held[on][key]) for i in who))


def gain(model: Model, player: int, without: Mask, with_it: Mask) -> Gain:
    """
    Return whether what would hold with a regime is better for a party than what would hold without it.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("chicken").case)
    >>> some = lambda *labels: np.isin(np.arange(4), [model.index(x) for x in labels])
    >>> gain(model, 0, some("YN"), some("NY")).verdict, gain(model, 0, some("YN", "NY"), some("YY")).verdict
    ('better', 'open')
    """
    before, after = _range(model, player, without), _range(model, player, with_it)
    return Gain(player, _verdict(model, player, before, after), after, before)


def _range(model: Model, player: int, states: Mask) -> tuple[int, int] | None:
    """Return the worst and the best of some states for a player, the first of equals."""
    at = np.flatnonzero(states)
    if not len(at):
        return None
    ranks = model.ranks[player][at]
    return int(at[ranks.argmin()]), int(at[ranks.argmax()])


def _verdict(model: Model, player: int, before: tuple[int, int] | None, after: tuple[int, int] | None) -> Verdict:
    if before is None or after is None:
        return "nothing to compare"
    u = model.ranks[player]
    (low, high), (worst, best) = (u[list(before)], u[list(after)])
    table: tuple[tuple[bool, Verdict], ...] = (
        (low == high == worst == best, "the same"),
        (worst > high, "better"),
        (best < low, "worse"),
        (worst >= high, "not worse"),
        (best <= low, "not better"),
    )
    return next((word for true, word in table if true), "open")
