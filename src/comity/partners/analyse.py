"""The whole of partners: each part by itself, within a share of the budget."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from comity.budget import Budget, Share
from comity.case.partners import Offer, Partners
from comity.errors import UsageError, named_among
from comity.partners.claims import cells_of_claims
from comity.partners.known import Chance, known_cells, state_of
from comity.partners.offer_log import as_of, last_dates
from comity.partners.result import PARTS, Part, PartnersResult
from comity.partners.work import PartnersSettings, Progress, Work
from comity.parts import shared, with_part

Step = Callable[[PartnersResult, Share], PartnersResult]

_SAID: Mapping[Part, str] = {
    "smaa": "which offer comes first, over weights and numbers",
    "promises": "whether the answer hangs on promises",
    "claims": "whether the answer hangs on claims",
    "robust": "what holds for all weights and numbers",
    "regret": "regret",
    "changes": "what would change the winner",
    "contrast": "usual methods of ranking",
    "costs": "whole-life costs",
    "options": "the value of waiting",
    "locked_in": "lock-in",
    "information": "what is worth finding out",
    "log": "the offers date by date",
}


_DRAWN: tuple[Part, ...] = ("smaa", "promises", "claims", "log")


def parts_named(text: str | None) -> tuple[Part, ...]:
    """
    Return the parts that a list with commas names; all where there is none.

    Raises
    ------
    UsageError
        A part is not known.

    Examples
    --------
    >>> parts_named("regret, smaa")
    ('smaa', 'regret')
    """
    return named_among(text, PARTS, "part of the answer about partners")


def partners_answer(
    section: Partners,
    posteriors: Mapping[str, Chance | float] | None = None,
    names: Mapping[str, str] | None = None,
    settings: PartnersSettings | None = None,
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> PartnersResult:
    """
    Return everything about partners that the case has the data for.

    The offers are taken as they are after the last event of their logs.

    Parameters
    ----------
    section : Partners
    posteriors : mapping claim -> (p, low, high) or p, optional
        How likely claims hold, with the ends of what is known of that. A cell that hangs on a claim without one is
        taken as given.
    names : mapping party -> name, optional
        The parties of the case.
    settings : PartnersSettings, optional
    budget : Budget, optional
        It is shared out among the parts, so that a long one does not lose the others.
    progress : callable, optional
        Told in words what is being worked on.

    Raises
    ------
    UsageError
        A posterior is no chance.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.partners import Cell, Criterion, Offer
    >>> def exact(x): return Cell("exact", Fraction(x), Fraction(x))
    >>> offers = tuple(
    ...     Offer(name, cells=(("price", exact(p)), ("time", exact(t))))
    ...     for name, p, t in (("x", 1, 0), ("y", 0, 1), ("z", "0.6", "0.6"))
    ... )
    >>> found = partners_answer(Partners((Criterion("price"), Criterion("time")), offers)).to_json()
    >>> {offer: round(row[0], 2) for offer, row in found["acceptability"].items()}, found["winner"]
    ({'x': 0.4, 'y': 0.4, 'z': 0.2}, None)
    """
    asked, now = settings or PartnersSettings(), as_of(section)
    chances = _used(now, posteriors or {})
    work = Work(section, now, chances, asked, progress or (lambda _: None))
    whole, wanted = budget or Budget(None), _with_ground(asked.parts)
    found = PartnersResult(
        now,
        names=dict(names or {}),
        chances=chances,
        known=known_cells(now, chances, last_dates(section)),
        notes=tuple(_notes(section)),
    )
    steps = [(part, weight, step) for part, needed, weight, step in _steps(work) if needed and part in wanted]
    if any(part in _DRAWN for part, _, _ in steps) and not whole.over():
        importlib.import_module("comity.partners.smaa.counting_jit")  # the time that this takes is nobody's share
    for (part, _, step), share in zip(steps, shared(whole, [weight for _, weight, _ in steps]), strict=True):
        work.tell(_SAID[part])
        found = _part(found, part, step, share)
    return found


def _used(section: Partners, posteriors: Mapping[str, Chance | float]) -> dict[str, Chance]:
    """Return the posteriors of the claims that cells hang on, each with both ends."""
    out: dict[str, Chance] = {}
    for claim in cells_of_claims(section):
        if claim in posteriors:
            given = posteriors[claim]
            chance = given if isinstance(given, tuple) else (given, given, given)
            if not all(0 <= x <= 1 for x in chance):
                raise UsageError(f'The posterior of claim "{claim}" is {chance[0]:g}. A chance lies between 0 and 1.')
            # the middle is worked out apart from the ends, and may lie a little outside
            out[claim] = (float(chance[0]), float(min(chance)), float(max(chance)))
    return out


def _with_ground(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts that are wanted, and what the answer without promises is set beside."""
    return tuple(p for p in PARTS if p in parts or (p == "smaa" and "promises" in parts))


def _steps(work: Work) -> list[tuple[Part, bool, int, Step]]:
    """Return the parts in the order of work: whether the case has what each needs, and its part of the time."""
    from comity.partners import parts

    s, judged = work.section, work.judged
    promised = any(state_of(cell) == "promised" for o in s.offers for _, cell in o.cells)
    hanging = bool(cells_of_claims(s))
    paid = any(o.payments for o in s.offers)
    leaving = any(_speaks_of_leaving(o) for o in s.offers)
    table: list[tuple[Part, bool, int, Any]] = [
        ("smaa", judged, 20, parts.smaa),
        ("robust", judged, 4, parts.robust),
        ("regret", judged, 3, parts.regret),
        ("costs", paid, 2, parts.costs),
        ("locked_in", leaving, 1, parts.locked_in),
        ("changes", judged, 3, parts.changes),
        ("information", judged, 2, parts.information),
        ("promises", judged and promised, 4, parts.promises),
        ("claims", judged and hanging, 3, parts.claims),
        ("contrast", judged, 2, parts.contrast),
        ("options", bool(s.commitments), 3, parts.options),
        ("log", judged and any(o.log for o in s.offers), 4, parts.log),
    ]
    return [(part, needed, weight, _bound(step, work)) for part, needed, weight, step in table]


def _speaks_of_leaving(offer: Offer) -> bool:
    """Return whether something of lock-in can be told of an offer, or it comes from several vendors."""
    exits = any(p.phase == "exit" for p in offer.payments)
    return exits or offer.leaving is not None or offer.yearly is not None or len(offer.vendors) > 1


def _bound(step: Any, work: Work) -> Step:
    return lambda found, share: step(work, found, share)


def _part(found: PartnersResult, part: Part, step: Step, share: Share) -> PartnersResult:
    """Return the answer with one part more; where it cannot be worked out, with the reason instead."""
    if part == "promises" and found.smaa is None:  # there is nothing to set it beside, for a reason that is told
        return _as(found, part, "smaa")
    return with_part(found, part, share, step)


def _as(found: PartnersResult, part: Part, ground: Part) -> PartnersResult:
    """Return the answer without a part for the reason for which the one it builds on is not there."""
    if ground in found.missing:
        return replace(found, missing={**found.missing, part: found.missing[ground]})
    return replace(found, limited={**found.limited, part: found.limited.get(ground, "")})


def _notes(section: Partners) -> Iterator[str]:
    if not section.offers:
        yield "There is no offer to compare."
    if any(o.log for o in section.offers):
        yield (
            "The offers are taken as they are after the last event of their logs. A value that an event repeats became "
            "known with that event."
        )
