"""Slippage in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.case.wording import counted, listed
from comity.programme.shares import per_cent
from comity.programme.slippage.answer import AtEnd, Chance, ClassUse, Slipped

_MADE = re.compile(r"(.*) in period ([0-9]{1,9})", re.DOTALL)
HOW = {"low": "as little as may be", "high": "as much as may be"}


def of_slipped(found: Slipped) -> tuple[str, ...]:
    """Return the chance to be on time at both ends, how late, which steps decide, and what it rests on."""
    return tuple(_sentences(found))


def _sentences(found: Slipped) -> Iterator[str]:
    if not found.classes or not any(use.steps for use in found.classes):
        yield "No past slippage is known for any step, so nothing can be said of the chance to be on time."
        return
    few = [use for use in found.classes if use.too_few and use.steps]
    for use in few:
        yield (
            f"The class for {listed(use.known.of)} has {counted(len(use.known.ratios), 'past ratio')}: too few. "
            f"At least {found.fewest} are needed to say anything of chances."
        )
    for end in found.ends:
        yield from _at_end(end, found.names)
    if found.on_time is None:
        yield "The chance that everything is on time cannot be told."
    for use in found.classes:
        if use.steps and not use.too_few:
            yield _class(use)
    if found.without:
        steps = listed(step_said(s, found.names) for s in found.without)
        yield f"No class speaks of {steps}: taken as never late, which flatters the schedule."
    yield f"There were {found.runs:,} runs at each end."
    if found.cut:
        yield f"The work ended early: {found.cut}."


def step_said(step: str, names: tuple[str, ...]) -> str:
    """
    Return what a step of a plan is called, with the name of its period where the periods have names.

    Examples
    --------
    >>> step_said("truck in period 2", ("spring", "summer")), step_said("truck in period 2", ())
    ('truck in period summer', 'truck in period 2')
    """
    found = _MADE.fullmatch(step)
    if found is None or not 1 <= int(found[2]) <= len(names):
        return step
    return f"{found[1]} in period {names[int(found[2]) - 1]}"


def _at_end(end: AtEnd, names: tuple[str, ...]) -> Iterator[str]:
    when = f"If steps of one supplier slip together {HOW[end.end]}"
    if end.on_time is not None:
        late = dict(end.delay)
        yield (
            f"{when}, everything is on time in {_chance(end.on_time)}; at the end, half of the runs are "
            f"{_late(late[50])}, and 90 in 100 {_late(late[90])}."
        )
        most = sorted(end.criticality, key=lambda pair: -pair[1])[:3]
        told = ", ".join(
            f'"{step_said(name, names)}" in {100 * share:.0f} of 100 runs' for name, share in most if share > 0
        )
        yield f"The end then hangs most often on {told}."
        return
    for name, chance in end.each:
        if chance is not None:
            yield f'{when}, "{step_said(name, names)}" is on time in {_chance(chance)}.'


def _late(periods: float) -> str:
    """Return a delay that so many runs do not pass."""
    if abs(periods) < 5e-4:
        return "not late"
    return f"at most {periods:.3g} periods late" if periods > 0 else f"at least {-periods:.3g} periods early"


def _chance(chance: Chance) -> str:
    low, high = chance.band
    return f"{100 * chance.share:.0f} of 100 runs ({100 * low:.0f} to {100 * high:.0f})"


def _class(use: ClassUse) -> str:
    known = use.known
    curve = known.lognormal
    beside = "" if curve is None else f" (a lognormal curve: {curve.at(50):.3g} and {curve.at(90):.3g})"
    low, high = use.shared
    return (
        f"The class for {listed(known.of)} has {len(known.ratios)} past ratios: half took at most {known.at(50):.3g} "
        f"times what was declared, 90 in 100 at most {known.at(90):.3g} times{beside}; those of one supplier share "
        f"between {per_cent(low)} and {per_cent(high)} of the variance."
    )
