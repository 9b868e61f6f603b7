"""The whole of a programme: each part by itself, within a share of the budget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from comity.budget import Budget, Share
from comity.case.programme import Programme
from comity.errors import named_among
from comity.parts import shared, with_part
from comity.programme import parts
from comity.programme.result import PARTS, Part, ProgrammeResult
from comity.programme.work import SECONDS, ProgrammeSettings, Progress, Work

Step = Callable[[Work, ProgrammeResult, Budget], ProgrammeResult]
_BUILDS_ON: Mapping[Part, tuple[Part, ...]] = {"slippage": ("plan", "works")}
_FIRST: tuple[Part, ...] = ("plan", "repairs", "fits", "finish", "works", "priorities", "slippage", "bottlenecks")
"""The order in which parts that were cut short are done again."""
_SAID: Mapping[Part, str] = {
    "fits": "what share fits",
    "finish": "when all of it can be done",
    "repairs": "what would make it fit",
    "plan": "the cheapest plan",
    "bottlenecks": "bottlenecks",
    "priorities": "what is met first",
    "works": "integration work",
    "slippage": "slippage",
    "declared": "targets and output",
}


def parts_named(text: str | None) -> tuple[Part, ...]:
    """
    Return the parts that a list with commas names; all where there is none.

    Raises
    ------
    UsageError
        A part is not known.

    Examples
    --------
    >>> parts_named("works, fits")
    ('fits', 'works')
    """
    return named_among(text, PARTS, "part of the answer about a programme")


def programme_answer(
    section: Programme,
    names: Mapping[str, str] | None = None,
    settings: ProgrammeSettings | None = None,
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> ProgrammeResult:
    """
    Return everything about a programme that the case has the data for.

    Parameters
    ----------
    section : Programme
    names : mapping party -> name, optional
        The parties of the case; whoever declares, and suppliers, are called by these names.
    settings : ProgrammeSettings, optional
    budget : Budget, optional
        Two minutes where none is given. It is shared out among the parts, so that a long one does not lose the others.
    progress : callable, optional
        Told in words what is being worked on.

    Examples
    --------
    A line makes four a period. Of the two due in period 1 and nine in period 2 it delivers eight on time:

    >>> from fractions import Fraction as F
    >>> from comity.case.programme import Item, Resource
    >>> truck = Item("truck", ((1, F(2)), (2, F(9))), (("line", F(1)),))
    >>> found = programme_answer(Programme(3, resources=(Resource("line", (F(4),)),), items=(truck,)))
    >>> out = found.to_json()
    >>> round(out["fits"], 3), out["delivered"], out["finish"], out["cost"], out["plan_of"]
    (0.727, 1.0, 3, None, 'the programme with later dates')
    >>> out["repairs"][0]["size"], out["missing"], out["limited"]
    (3.0, {}, {})
    """
    asked = settings or ProgrammeSettings()
    known = dict(names or {})
    section = _suppliers(section, known)
    work = Work(section, replace(asked, parts=_with_ground(asked.parts)), progress or (lambda _: None))
    whole = budget or Budget(SECONDS)
    found = ProgrammeResult(section, names=known, notes=tuple(_notes(section)))
    steps = [row for row in _steps(section) if row[0] in work.settings.parts and row[1]]
    seconds: dict[Part, float | None] = {}
    for (part, _, _, step), share in zip(steps, shared(whole, [weight for _, _, weight, _ in steps]), strict=True):
        seconds[part] = share.seconds
        if part == "repairs" and found.repairs is not None and part not in found.missing:
            continue  # the plan that is shown needed them
        found = _part(work, found, part, step, share)
    return _again(work, found, {part: step for part, _, _, step in steps}, seconds, whole)


def _again(
    work: Work,
    found: ProgrammeResult,
    steps: Mapping[Part, Step],
    seconds: Mapping[Part, float | None],
    whole: Budget,
) -> ProgrammeResult:
    """Return the answer with parts that were cut short done again, where the others left more time than they had."""
    cut = [part for part in _FIRST if part in found.missing]
    if "plan" in cut and "slippage" in steps:
        cut = [*(part for part in cut if part != "slippage"), "slippage"]
    for k, part in enumerate(cut):
        share = Share(whole, 1 / (len(cut) - k))
        had, has = seconds[part], share.seconds
        if had is not None and has is not None and has > 1.5 * had and not whole.over():
            missing = {name: why for name, why in found.missing.items() if name != part}
            found = _part(work, replace(found, missing=missing), part, steps[part], share)
    return found


def _steps(section: Programme) -> list[tuple[Part, bool, int, Step]]:
    """Return the parts in the order of work: whether the case has what each needs, and its part of the time."""
    items, held = bool(section.items), bool(section.items and section.resources)
    slips = bool(section.slippage and (section.items or section.activities))
    return [
        ("fits", items, 3, parts.fits),
        ("plan", items, 8, parts.plan),
        ("finish", items, 3, parts.finish),
        ("repairs", items, 4, parts.repairs),
        ("priorities", items, 3, parts.priorities),
        ("works", bool(section.activities), 5, parts.works),
        ("slippage", slips, 2, parts.slippage),
        ("declared", bool(section.declared), 1, parts.declared),
        ("bottlenecks", held, 8, parts.bottlenecks),
    ]


def _with_ground(wanted: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts that are wanted, and those that they build on."""
    more = {ground for part in wanted for ground in _BUILDS_ON.get(part, ())}
    return tuple(p for p in PARTS if p in more or p in wanted)


def _suppliers(section: Programme, names: Mapping[str, str]) -> Programme:
    """Return the section with parties called by their names, so that an id and a name are one supplier."""
    return replace(
        section,
        items=tuple(replace(i, supplier=names.get(i.supplier, i.supplier)) for i in section.items),
        resources=tuple(replace(r, supplier=names.get(r.supplier, r.supplier)) for r in section.resources),
    )


def _notes(section: Programme) -> list[str]:
    notes = []
    if section.items and not any(q for i in section.items for _, q in i.due):
        notes.append("Nothing is due, so everything that is due can be met: the share that fits is 1 and says no more.")
    if section.items and not section.resources:
        notes.append("No resources are given, so nothing holds the items back but their leads and what is in stock.")
    if section.resources and not section.items and not section.activities:
        notes.append("There are resources, but no items or activities that need them.")
    if section.slippage and not (section.items or section.activities):
        notes.append("There are classes of slippage, but no items or activities that could slip.")
    return notes


def _part(work: Work, found: ProgrammeResult, part: Part, step: Step, share: Share) -> ProgrammeResult:
    """Return the answer with one part more; where the budget ends or the section does not do, with the reason."""
    work.tell(_SAID[part])
    return with_part(found, part, share, lambda so_far, own: step(work, so_far, own))
