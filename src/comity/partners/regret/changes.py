"""What would change the winner: the smallest changes that would put another offer first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from comity.budget import Budget
from comity.case.partners import Partners
from comity.errors import BudgetExceededError
from comity.partners.naming import called, called_by_id, of_cells
from comity.partners.regret.changed import Change, Changed, Changes, Shift
from comity.partners.regret.middle import SPREADS, Middle, middle
from comity.partners.regret.nearest import (
    NOTHING,
    Moved,
    nearest_weights,
    several_cells,
    single_cells,
    single_weights,
    with_one_weight,
)
from comity.partners.robust.model import EQUAL
from comity.partners.robust.prepared import prepared
from comity.partners.values.draws import Table
from comity.partners.values.scales import scaled_table
from comity.partners.weights.statements import Row, statements


def changes(
    partners: Partners, posteriors: Mapping[str, float] | None = None, *, budget: Budget | None = None
) -> Changes:
    r"""
    Return, for each offer that is not first at the middle of what is known, what would put it first.

    The middle is one set of weights, the mean of those that fit what is said of them, and one number for each cell,
    the middle of its ends; grades are at equal steps. From there are counted: the least share of all weight that has
    to move between criteria; the least change of one weight alone, the others in proportion; and the least change of
    one cell alone, or of several together where one is not enough. To come first is to be at least level with all
    others. It is told whether a change fits what is said, so that it may be so already, or goes against it.

    This looks around one point. :func:`comity.partners.robust.analyse.robust` tells which offers can be first at all.

    Parameters
    ----------
    partners : Partners
    posteriors : mapping, optional
        The chance that a claim holds, by its id.
    budget : Budget, optional
        Where it ends early, the answer holds the offers done by then.

    Raises
    ------
    UsageError
        There is nothing to compare, something does not fit, or statements contradict one another.
    TooLargeError
        More than 100 offers or criteria.
    BudgetExceededError
        The budget ended before the middle was known.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.partners import Cell, Criterion, Offer
    >>> from comity.case.settlement import Span
    >>> def exact(x): return Cell("exact", Fraction(x), Fraction(x))
    >>> price = Criterion("price", worst=Fraction(50), best=Fraction(0), weight=Span(Fraction(3), Fraction(3)))
    >>> time = Criterion("time", weight=Span(Fraction(1), Fraction(1)))
    >>> offers = tuple(
    ...     Offer(name, cells=(("price", exact(p)), ("time", exact(t)))) for name, p, t in (("x", 10, 0), ("y", 40, 1))
    ... )
    >>> found = changes(Partners((price, time), offers, weights="given"))
    >>> found.first, [round(w, 2) for w in found.weights]
    (('x',), [0.75, 0.25])
    >>> way = found.changes[0]
    >>> way.offer, round(way.behind, 6), way.weight.criterion, round(way.weight.after, 6)
    ('y', 0.2, 'price', 0.625)
    >>> [(c.offer, c.criterion, c.before, round(c.after, 2)) for c in way.cells]
    [('y', 'price', 40.0, 26.67)]
    """
    budget = budget or Budget()
    prepared(partners, posteriors, "linear", budget)  # refuses what cannot be asked about
    table = scaled_table(partners, posteriors)
    at = middle(partners, table, budget)
    worth = at.worth
    first = np.flatnonzero(worth >= worth.max() - EQUAL).tolist()
    done: list[Change] = []
    cut = ""
    try:
        for one in (i for i in range(len(worth)) if i not in first):
            done.append(_change(partners, at, one, budget))
    except (BudgetExceededError, KeyboardInterrupt) as e:
        cut = budget.ended(e)
    ids = tuple(o.id for o in partners.offers)
    return Changes(
        offers=ids,
        criteria=tuple(c.id for c in partners.criteria),
        weights=tuple(at.weights.tolist()),
        worth=tuple(worth.tolist()),
        first=tuple(ids[i] for i in first),
        changes=tuple(done),
        cut=cut,
        notes=tuple(_notes(partners, table, worth.tolist())),
        offer_names=called(partners.offers),
        criterion_names=called(partners.criteria),
    )


def _notes(partners: Partners, table: Table, worth: Sequence[float]) -> Iterator[str]:
    unknown, cells = sum(cell.shape == "unknown" for row in table for cell in row), sum(map(len, table))
    if unknown:
        yield f"{of_cells(unknown, cells)} not known; each was put at the middle of the range of its criterion."
    if any(cell.shape == "normal" for row in table for cell in row):
        yield f"A number fits a normal distribution up to {SPREADS} standard deviations from its middle."
    at = {o.id: x for o, x in zip(partners.offers, worth, strict=True)}
    names = called_by_id(partners.offers)
    for p in partners.preferred:
        if at[p.better] <= at[p.than] + EQUAL:
            where = "level with it" if at[p.better] >= at[p.than] - EQUAL else "behind"
            yield (
                f'"{names[p.better]}" is stated to be preferred to "{names[p.than]}", but it is {where} at this '
                "middle: what is stated narrows weights and numbers, and the middle does not follow it."
            )


def _change(partners: Partners, at: Middle, one: int, budget: Budget) -> Change:
    rows = [row for s in statements(partners) for row in s.rows]
    steps = [max(0, len(c.grades) - 1) for c in partners.criteria]
    worth = at.worth
    weight = _smallest(partners, one, single_weights(at.cells, at.weights, one))
    cell = _smallest(partners, one, single_cells(at.cells, at.weights, one, steps))
    cells = (cell,) if cell is not None else several_cells(at.cells, at.weights, one, steps, budget)
    return Change(
        offer=partners.offers[one].id,
        behind=float(worth.max() - worth[one]),
        shift=_shift(at, one, rows, budget),
        weight=None if weight is None else _weight(partners, at, weight, rows),
        cells=tuple(_cell(partners, at, moved) for moved in cells),
    )


def _smallest(partners: Partners, one: int, found: Iterable[Moved]) -> Moved | None:
    """Return the smallest change; of several that of the offer itself, then the first by name: not by order."""

    def key(moved: Moved) -> tuple[float, bool, str]:
        return round(moved.size, 9), moved.offer not in (None, one), partners.criteria[moved.criterion].id

    return min(found, key=key, default=None)


def _shift(at: Middle, one: int, rows: Sequence[Row], budget: Budget) -> Shift | None:
    """Return the nearest weights that fit what is said, else the nearest of all."""
    for kept in (rows, ()):
        found = nearest_weights(at.cells, at.weights, one, kept, budget)
        if found is not None:
            moved = float(np.maximum(found - at.weights, 0.0).sum())
            return Shift(moved, tuple(found.tolist()), kept is rows)
    return None


def _weight(partners: Partners, at: Middle, moved: Moved, rows: Sequence[Row]) -> Changed:
    weights = with_one_weight(at.weights, moved.criterion, moved.after)
    fits = all(sum(float(x) * weights[c] for c, x in row.entries) >= float(row.low) - NOTHING for row in rows)
    return Changed(None, partners.criteria[moved.criterion].id, moved.before, moved.after, moved.size, fits)


def _cell(partners: Partners, at: Middle, moved: Moved) -> Changed:
    offer, criterion = moved.offer or 0, partners.criteria[moved.criterion]
    low, high = at.ends[offer, moved.criterion].tolist()
    fits = low - NOTHING <= moved.after <= high + NOTHING
    before, after = (_told(partners, moved.criterion, x) for x in (moved.before, moved.after))
    ends = tuple(_told(partners, moved.criterion, x) for x in (low, high))
    numbers = sorted(x for x in ends if isinstance(x, float) and not criterion.grades)
    stated = (numbers[0], numbers[1]) if len(numbers) == 2 else None
    name = partners.offers[offer].id
    return Changed(name, criterion.id, before, after, moved.size, fits, low == high, criterion.unit, stated)


def _told(partners: Partners, criterion: int, x: float) -> float | str | None:
    """Return a place on the scale as the user writes it: a number in the unit, or a grade where it is one."""
    of = partners.criteria[criterion]
    if not of.grades:
        return float(of.worst) + x * float(of.best - of.worst)
    step = x * (len(of.grades) - 1)
    return of.grades[round(step)] if abs(step - round(step)) < NOTHING else None
