"""The offer log: what was known of the offers on each date, and what that made of the answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from comity.budget import Budget
from comity.case.days import first_day, last_day
from comity.case.partners import Cell, Event, Offer, Partners
from comity.errors import BudgetExceededError
from comity.partners.known import State, state_of, told
from comity.partners.naming import called, called_by_id
from comity.partners.standing import Standing, standing

MOST = 40
"""The most dates for which the answer is worked out; of more, these are spread evenly and the last is among them."""
ALTOGETHER, LEAST = 200_000, 2_000
"""So many draws are made for all dates together, but at least so many for each: many dates have wider bands."""
_NEVER = dt.date.max


@dataclass(frozen=True, slots=True)
class Step:
    """
    One event of the log: what was known of a cell before it, and from then on.

    ``before`` and ``after`` are in words; ``state`` is what the cell is from then on.
    """

    date: str
    offer: str
    criterion: str
    before: str
    after: str
    state: State
    text: str = ""
    source: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the event as plain values."""
        return {
            "date": self.date,
            "offer": self.offer,
            "criterion": self.criterion,
            "before": self.before,
            "after": self.after,
            "state": self.state,
            "text": self.text,
            "source": list(self.source),
        }


@dataclass(frozen=True, slots=True)
class AsOf:
    """
    The answer as of a date; an empty date is before the first event.

    ``events`` are those since the date before in the list, ``not_public`` counts cells, and ``standing`` is None where
    the time ended before the answer was worked out.
    """

    date: str
    events: tuple[Step, ...]
    not_public: int
    standing: Standing | None

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "date": self.date or None,
            "events": [e.to_json() for e in self.events],
            "not_public": self.not_public,
            "standing": None if self.standing is None else self.standing.to_json(),
        }


@dataclass(frozen=True, slots=True)
class OfferLog:
    """
    The answer as of each date of the log, the earliest first.

    ``left_out`` counts dates without an answer of their own; their events stand with the next date. ``cut`` says why
    the work ended early.
    """

    dates: tuple[AsOf, ...]
    left_out: int = 0
    cut: str = ""
    offer_names: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)
    criterion_names: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)

    @property
    def events(self) -> tuple[Step, ...]:
        """Return every event, the earliest first."""
        return tuple(e for at in self.dates for e in at.events)

    def first(self, offer: str) -> tuple[tuple[str, float], ...]:
        """Return in which share of draws an offer comes first as of each date."""
        return tuple((at.date, at.standing.first[offer]) for at in self.dates if at.standing is not None)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"dates": [at.to_json() for at in self.dates], "left_out": self.left_out, "cut": self.cut}

    def sentences(self) -> tuple[str, ...]:
        """Return in plain words what became known when, and where the clear winner changed."""
        offers, criteria = dict(self.offer_names), dict(self.criterion_names)
        said = []
        before: Standing | None = None
        for at in self.dates:
            for e in at.events:
                said.append(
                    f'{e.date}: "{criteria.get(e.criterion, e.criterion)}" of "{offers.get(e.offer, e.offer)}": before '
                    f"{e.before}, from then on {e.after}{' (promised)' if e.state == 'promised' else ''}."
                )
            if at.standing is not None:
                if before is None or before.winner != at.standing.winner:
                    said.append(
                        f"{f'As of {at.date}' if at.date else 'Before the first of these dates'}: {at.standing.why}"
                    )
                before = at.standing
        if self.left_out:
            said.append(f"{self.left_out} dates have no answer of their own; their events stand with the next date.")
        if self.cut:
            said.append(f"The work ended early: {self.cut}.")
        return tuple(said)


def before_the_log(partners: Partners) -> Partners:
    """
    Return the offers as they were before the first event of their logs.

    A value stands from the beginning. One that an event of the log repeats became known with that event, so before
    it the cell was not public.

    Examples
    --------
    >>> from fractions import Fraction
    >>> five = Cell("exact", Fraction(5), Fraction(5))
    >>> offer = Offer("x", cells=(("price", five), ("time", five)), log=(Event("2025-06", "price", five),))
    >>> [(name, cell.shape) for name, cell in before_the_log(Partners(offers=(offer,))).offers[0].cells]
    [('price', 'unknown'), ('time', 'exact')]
    """
    return replace(partners, offers=tuple(_without_log(o) for o in partners.offers))


def _without_log(offer: Offer) -> Offer:
    logged = {(e.criterion, _said(e.cell)) for e in offer.log}
    cells = tuple((name, Cell() if (name, _said(cell)) in logged else cell) for name, cell in offer.cells)
    return replace(offer, cells=cells)


def _said(cell: Cell) -> tuple[object, ...]:
    """Return what a cell says of the world; its text and its source may differ from those of an event."""
    return cell.shape, cell.low, cell.high, cell.grade, cell.promised


def as_of(partners: Partners, day: dt.date | None = None) -> Partners:
    """
    Return the offers as they were known at the end of a day: the events of their logs until then, in order.

    An event that is dated by its month counts when the month is over. Without a day, all events count.

    Examples
    --------
    >>> from fractions import Fraction
    >>> def price(x): return Cell("exact", Fraction(x), Fraction(x))
    >>> log = (Event("2025-06", "price", price(5)), Event("2025-07-01", "price", price(3)))
    >>> known = Partners(offers=(Offer("x", log=log),))
    >>> [as_of(known, dt.date(2025, m, 30)).offers[0].cells for m in (5,)]
    [()]
    >>> [int(as_of(known, day).offers[0].cells[0][1].low) for day in (dt.date(2025, 6, 30), None)]
    [5, 3]
    """
    return replace(partners, offers=tuple(_replayed(o, day) for o in partners.offers))


def _replayed(offer: Offer, day: dt.date | None) -> Offer:
    stated, cells = dict(offer.cells), dict(_without_log(offer).cells)
    for event in in_order(offer.log):
        if day is None or day_of(event) <= day:
            cells[event.criterion] = _with_remarks(event.cell, stated.get(event.criterion))
    return replace(offer, cells=tuple(cells.items()))


def _with_remarks(cell: Cell, stated: Cell | None) -> Cell:
    """Return what an event says, with the remarks and the claim of the stated value where that says the same."""
    if stated is None or _said(stated) != _said(cell):
        return cell
    claim, text = cell.claim or stated.claim, cell.text or stated.text
    return replace(cell, claim=claim, text=text, source=cell.source or stated.source)


def in_order(log: tuple[Event, ...]) -> list[Event]:
    """Return the events of a log, the oldest first: by the first day that a date may mean, else as they are written."""
    return sorted(log, key=lambda event: first_day(event.date) or _NEVER)


def day_of(event: Event) -> dt.date:
    """Return the day from which an event counts for sure; what has no readable date comes last."""
    return last_day(event.date) or _NEVER


def offer_log(
    partners: Partners,
    chances: Mapping[str, float],
    now: Standing | None,
    draws: int,
    seed: int,
    threshold: float = 0.5,
    budget: Budget | None = None,
) -> OfferLog:
    """
    Return the answer as of each date of the log.

    Parameters
    ----------
    partners : Partners
        As the case has them, with their logs.
    chances : mapping
        The chance that each claim holds; the same for all dates.
    now : Standing or None
        The answer after the last event, where it is known already.
    draws, seed, threshold
        As for SMAA-2; of a log with many dates fewer draws are made for each.
    budget : Budget, optional
        Where it ends early, later dates have no answer.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.partners import Criterion
    >>> def exact(x): return Cell("exact", Fraction(x), Fraction(x))
    >>> x = Offer("x", cells=(("price", exact("0.6")),), log=(Event("2025-06-14", "price", exact(0)),))
    >>> y = Offer("y", cells=(("price", exact("0.5")),))
    >>> found = offer_log(Partners((Criterion("price"),), (x, y)), {}, None, 100, 0)
    >>> [(at.date, at.standing.winner) for at in found.dates]
    [('', 'x'), ('2025-06-14', 'y')]
    """
    budget = budget or Budget()
    days = sorted({day_of(e) for o in partners.offers for e in o.log})
    chosen = _spread(days)
    draws = min(draws, max(LEAST, ALTOGETHER // (len(chosen) + 1)))
    dates: list[AsOf] = []
    cut = ""
    for k, (day, events) in enumerate(_stretches(partners, chosen)):
        then = as_of(partners, day)
        at: Standing | None = now if k == len(chosen) and now is not None else None
        if at is None and not cut:
            at, cut = _standing(then, chances, draws, seed, threshold, budget)
        dates.append(AsOf(events[-1].date if events else "", tuple(events), _not_public(then), at))
    return OfferLog(
        tuple(dates),
        len(days) - len(chosen),
        cut,
        tuple(called_by_id(partners.offers).items()),
        tuple(zip((c.id for c in partners.criteria), called(partners.criteria), strict=True)),
    )


def _spread(days: list[dt.date]) -> list[dt.date]:
    if len(days) <= MOST:
        return days
    return [days[round(k * (len(days) - 1) / (MOST - 1))] for k in range(MOST)]


def _stretches(partners: Partners, days: list[dt.date]) -> Iterator[tuple[dt.date, list[Step]]]:
    """Yield the day before all events without any, then each day with the events since the day before it."""
    steps = sorted(_steps(partners), key=lambda pair: pair[0])
    last = dt.date.min
    yield last, []
    for day in days:
        yield day, [step for when, step in steps if last < when <= day]
        last = day


def _steps(partners: Partners) -> Iterator[tuple[dt.date, Step]]:
    units = {c.id: c.unit for c in partners.criteria}
    for offer in before_the_log(partners).offers:
        cells = dict(offer.cells)
        for e in in_order(offer.log):
            unit = units.get(e.criterion, "")
            before, after = (told(c, unit) for c in (cells.get(e.criterion, Cell()), e.cell))
            text, source = e.text or e.cell.text, e.source or e.cell.source
            yield day_of(e), Step(e.date, offer.id, e.criterion, before, after, state_of(e.cell), text, source)
            cells[e.criterion] = e.cell


def _standing(
    then: Partners, chances: Mapping[str, float], draws: int, seed: int, threshold: float, budget: Budget
) -> tuple[Standing | None, str]:
    from comity.partners.smaa.analyse import smaa

    try:
        found = smaa(then, chances, draws=draws, seed=seed, threshold=threshold, budget=budget)
    except (BudgetExceededError, KeyboardInterrupt) as e:
        return None, budget.ended(e)
    return standing(found), found.cut


def _not_public(partners: Partners) -> int:
    known = sum(state_of(cell) != "not public" for o in partners.offers for _, cell in o.cells)
    return len(partners.offers) * len(partners.criteria) - known


def last_dates(partners: Partners) -> dict[tuple[str, str], str]:
    """
    Return for each cell that a log is about the date of its last event.

    Examples
    --------
    >>> log = (Event("2025-07", "price", Cell()), Event("2025-06", "price", Cell()))
    >>> last_dates(Partners(offers=(Offer("x", log=log),)))
    {('x', 'price'): '2025-07'}
    """
    return {(o.id, e.criterion): e.date for o in partners.offers for e in in_order(o.log)}
