"""The table of capabilities as one array: years by actors by components."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.case.alignment import Capabilities
from comity.errors import TooLargeError, UsageError, did_you_mean

Reals = NDArray[np.float64]
LARGEST = 10**200
"""Larger amounts are refused: errors drawn around them would not fit a float."""
MOST_COMPONENTS = 100
MOST_CELLS = 20_000_000
"""More cells than this (years x actors x components) are refused: 160 MB."""


@dataclass(frozen=True, eq=False, slots=True)
class Panel:
    """
    What each actor has in each year; NaN where it is not known or the actor is not in the table.

    Parameters
    ----------
    actors : tuple of str
        N names, in order.
    years : tuple of int
        T years, rising.
    components : tuple of str
        C names, in the order of the table.
    values : array of shape (T, N, C)
    order : int array of shape (N,), optional
        The actors in an order that their amounts make and their names do not: errors are drawn in it, so that a name
        decides nothing. Alike actors may change places.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> table = Capabilities(("iron", "men"), ("b", "a"), (1900, 1900), ((F(3), F(1)), (None, F(2))))
    >>> panel_of(table).values.tolist()
    [[[nan, 2.0], [3.0, 1.0]]]
    """

    actors: tuple[str, ...]
    years: tuple[int, ...]
    components: tuple[str, ...]
    values: Reals
    order: NDArray[np.intp] | None = None

    @property
    def known(self) -> NDArray[np.bool_]:
        """Return whether anything is known of an actor in a year, shape (T, N)."""
        return ~np.asarray(np.isnan(self.values).all(axis=2))


def panel_of(
    capabilities: Capabilities, actors: Collection[str] | None = None, years: Collection[int] | None = None
) -> Panel:
    """
    Return the rows of some actors and years as an array; all of them where none are named.

    An actor of whom nothing is known in any of the years is left out.

    Raises
    ------
    UsageError
        Where an actor or a year is not in the table, a row stands twice, a value is below zero, or nothing is left.
    TooLargeError
        Where the array would not fit.
    """
    _check_asked(capabilities, actors, years)
    if len(capabilities.components) > MOST_COMPONENTS:
        raise TooLargeError(f"The index has {len(capabilities.components)} components. At most {MOST_COMPONENTS} fit.")
    who = sorted(set(capabilities.actor if actors is None else actors))
    when = sorted(set(capabilities.year if years is None else years))
    if len(who) * len(when) * len(capabilities.components) > MOST_CELLS:
        raise TooLargeError(
            f"The table of capabilities has {len(who)} actors, {len(when)} years and {len(capabilities.components)} "
            f"components: more than {MOST_CELLS} cells. Name fewer actors or years."
        )
    values = _filled(capabilities, who, when)
    there = np.flatnonzero(~np.isnan(values).all(axis=(0, 2)))
    if not len(there):
        raise UsageError("No capability of these actors is known in these years. Name others.")
    kept = values[:, there]
    return Panel(tuple(who[k] for k in there), tuple(when), capabilities.components, kept, order_of(kept))


def order_of(values: Reals) -> NDArray[np.intp]:
    """
    Return the actors in the order of their amounts, of shape (T, N, C), the first year and component first.

    Examples
    --------
    >>> order_of(np.array([[[2.0], [np.nan], [1.0]]])).tolist()
    [1, 2, 0]
    """
    columns = np.where(np.isnan(values), -1.0, values).transpose(0, 2, 1).reshape(-1, values.shape[1])
    return np.lexsort(columns[::-1]).astype(np.intp)


def _filled(table: Capabilities, who: list[str], when: list[int]) -> Reals:
    column, row = {a: k for k, a in enumerate(who)}, {y: k for k, y in enumerate(when)}
    values = np.full((len(when), len(who), len(table.components)), np.nan)
    seen: set[tuple[str, int]] = set()
    for actor, year, given in zip(table.actor, table.year, table.values, strict=True):
        if actor not in column or year not in row:
            continue
        if (actor, year) in seen:
            raise UsageError(f"The table of capabilities has {actor} in {year} twice. Keep one row.")
        seen.add((actor, year))
        if any(v is not None and not 0 <= v <= LARGEST for v in given):
            raise UsageError(
                f"A capability of {actor} in {year} is below zero or above 1e200. A share needs an amount."
            )
        values[row[year], column[actor]] = [np.nan if v is None else float(v) for v in given]
    return values


def _check_asked(table: Capabilities, actors: Collection[str] | None, years: Collection[int] | None) -> None:
    if not len(table) or not table.components:
        raise UsageError("The table of capabilities is empty. It needs the columns actor, year and a component.")
    names = sorted(set(table.actor))
    for actor in sorted(set(actors or ()) - set(names)):
        near = did_you_mean(actor, names)
        raise UsageError(f'The table of capabilities has no actor "{actor}".' + (f" {near}" if near else ""))
    for year in sorted(set(years or ()) - set(table.year)):
        first, last = min(table.year), max(table.year)
        raise UsageError(f"The table of capabilities has no year {year}. It goes from {first} to {last}.")
    if actors is not None and not actors:
        raise UsageError("No actor is named. Leave the actors out to take all of them.")
    if years is not None and not years:
        raise UsageError("No year is named. Leave the years out to take all of them.")
