"""Votes of a case: how far any two agree, and the line on which they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from comity.alignment.result import AlignmentResult, VotesFound
from comity.alignment.tables import calls_of
from comity.budget import Budget
from comity.case.alignment import Votes
from comity.errors import BudgetExceededError, UsageError

if TYPE_CHECKING:
    from comity.alignment.work import Work

FEWEST_FOR_TWO, MOST_FOR_TWO = 10, 100
"""Roll calls from which on, and actors up to which, a second dimension is looked for."""
_FEWEST_VOTERS, _FEWEST_VOTES = 3, 2
"""What a session needs for a line (conventions of ideal points)."""


def votes(work: Work, found: AlignmentResult, budget: Budget) -> AlignmentResult:
    """Add how far any two voters agree, and the line on which they stand where two of them anchor it."""
    from comity.alignment.ideal_points.agreement import agreement
    from comity.alignment.ideal_points.estimate import ideal_points
    from comity.alignment.ideal_points.space import agreement_space

    table = work.tables.votes
    alike = agreement(calls_of(table))
    kept, left_out = _sessions(work)
    points, space, limited, missing = None, None, dict(found.limited), dict(found.missing)
    if work.section.anchor is None:
        limited["votes"] = "no line of places is drawn: the case names no two voters (anchor) that it runs between."
    elif not kept:
        limited["votes"] = "no line of places is drawn: no session has three voters and two votes that divide them."
    else:
        some = _within(table, kept)
        try:
            calls = calls_of(some)
            points = ideal_points(calls, work.section.anchor, budget=budget)
            if len(some) >= FEWEST_FOR_TWO and len(table.actors) <= MOST_FOR_TWO:
                space = agreement_space(calls, work.section.anchor, seed=work.settings.seed, budget=budget)
        except BudgetExceededError as error:
            missing["votes"] = budget.ended(error)
        except UsageError as error:
            limited["votes"] = f"no line of places is drawn: {error}"
    return replace(
        found, votes=VotesFound(len(table), alike, points, left_out, space), limited=limited, missing=missing
    )


def _sessions(work: Work) -> tuple[set[str], tuple[str, ...]]:
    """Return the sessions that a line can be drawn for, and why others cannot."""
    from comity.alignment.ideal_points.roll_calls import dividing

    calls = calls_of(work.tables.votes)
    kept, out = set(), []
    for session in dict.fromkeys(work.tables.votes.session):
        here = calls.codes[:, [s == session for s in work.tables.votes.session]]
        divided = int(dividing(here).sum())
        voters = int((here > 0).any(axis=1).sum())
        if divided >= _FEWEST_VOTES and voters >= _FEWEST_VOTERS:
            kept.add(session)
        else:
            out.append(f"{session or 'votes without a session'}: {voters} voters, {divided} votes that divide them.")
    return kept, tuple(out)


def _within(table: Votes, sessions: set[str]) -> Votes:
    """Return the roll calls of some sessions."""
    rows = [r for r, s in enumerate(table.session) if s in sessions]
    return replace(
        table,
        id=tuple(table.id[r] for r in rows),
        session=tuple(table.session[r] for r in rows),
        body=tuple(table.body[r] for r in rows),
        date=tuple(table.date[r] for r in rows),
        text=tuple(table.text[r] for r in rows),
        cast=tuple(table.cast[r] for r in rows),
        source=tuple(table.source[r] for r in rows),
        wheres=(),
    )
