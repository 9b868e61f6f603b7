"""Integration work in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from comity.case.wording import counted, listed
from comity.programme.works.answer import Binding, Works


def of_works(found: Works) -> tuple[str, ...]:
    """Return the finish, how sure it is, and what would bring it forward."""
    return tuple(_sentences(found))


def _sentences(found: Works) -> Iterator[str]:
    if found.status == "impossible":
        yield f"No schedule is possible: {found.why}."
        return
    if found.finish is None:
        yield f"No schedule was found: {found.why}. There may be one{_least(found)}."
        return
    if not found.rows:
        yield "There is no integration work."
        return
    if found.status == "proved":
        yield f"All work can be finished by the end of period {found.period(found.finish)}, not earlier."
    else:
        yield (
            f"A schedule is known that finishes all work by the end of period {found.period(found.finish)}. None "
            f"finishes before period {found.period(found.bound or 0)}; whether one lies between is not known: "
            f"{found.why}."
        )
    yield from _in_time(found)
    yield (
        f"With crews enough, the longest chain of work would end with period {found.period(found.chain)}: "
        f"{listed(found.critical)}."
    )
    yield from _binding(found)


def _least(found: Works) -> str:
    return "" if found.bound is None else f", not finished before period {found.period(found.bound)}"


def _in_time(found: Works) -> Iterator[str]:
    within = f"the {counted(found.periods, 'period')} of the programme"
    if found.in_time:
        yield f"That is within {within}."
    elif found.in_time is False:
        yield f"That is not within {within}."
    elif found.periods:
        yield f"Whether the work can be finished within {within} is not known."


def _binding(found: Works) -> Iterator[str]:
    if found.finish == found.chain:
        yield "No crew delays it: only the order of the work does."
        return
    for b in found.binding:
        if b.most:
            yield _worth(b)
    alone = [b for b in found.binding if len(b.crews) == 1]
    if alone and not any(b.most for b in alone):
        yield "One more unit of a single crew brings nothing forward."


def _worth(b: Binding) -> str:
    what = f"One more unit of {listed(b.crews)}" if len(b.crews) == 1 else f"One more unit of each of {listed(b.crews)}"
    if b.proved:
        return f"{what} would bring the finish forward by {counted(b.worth, 'period')}."
    return f"{what} would bring the finish forward by {b.worth} to {b.most} periods; which is not known."
