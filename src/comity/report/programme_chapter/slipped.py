"""How sure the dates are: the chance to be on time by how things of the kind slipped before."""

from __future__ import annotations

from comity.programme.slippage.answer import Slipped
from comity.report.content import Block, Figure, Line, Note, Paragraph, Section, Strong, line
from comity.report.phrasing import plural
from comity.report.programme_chapter.pictures.hangs_on import hangs_figure, hangs_of
from comity.report.programme_chapter.pictures.on_time import ENDS, delay_figure, on_time_figure, on_time_of, whole
from comity.report.programme_chapter.subject import Programmed
from comity.report.programme_chapter.wording import blocks_of, cited, lead, told, why

NOT_KNOWN = (
    "Each step takes its declared time times a ratio of a past case of its kind. Whether the future is like these "
    "cases is not known; how much steps of one supplier slip together is hardly ever known, so both ends are shown."
)

LATE = (
    "The plan itself delivers some of it late, as the case allows. What is late by the plan counts as not on time here."
)


def planned_late(s: Programmed) -> bool:
    """Return whether the plan that is shown is late with anything even if nothing slips."""
    return s.result.plan is not None and any(row.late > 0 for row in s.result.plan.shown.rows)


def slippage_section(s: Programmed) -> Section | None:
    """Return the section; None where nothing that slips was named."""
    found = s.result.slippage
    if found is None or (found.plan is None and found.works is None and not found.unspoken):
        return None
    both = found.plan is not None and found.works is not None
    blocks = blocks_of(
        _one(s, found.plan, "plan", "The plan" if both else ""),
        _one(s, found.works, "works", "Integration work" if both else ""),
        told(s, [f"These past cases speak of nothing in the plan or the work: {x}." for x in found.unspoken])
        if found.unspoken
        else None,
        Note("plain", line(NOT_KNOWN)),
        cited(s, [i for x in s.section.slippage for i in x.source], "Past cases come from "),
    )
    return Section("programme-slippage", "How sure the dates are", blocks)


def chance_line(found: Slipped, what: str) -> Line:
    """Return the chance that everything is on time, in one sentence."""
    if not any(use.steps for use in found.classes):
        return line(f"No past case is known for any step of {what}, so no chance can be told.")
    band = found.on_time
    if band is None:
        return line(f"The chance that all of {what} is on time ", Strong("cannot be told"), " from so few past cases.")
    low, high = (whole(v) for v in band)
    head = line(f"By how things of the kind slipped before, all of {what} is on time with a chance of ")
    if low == high:
        return (*head, *line(Strong(low), "."))
    cases = sum(len(use.known.ratios) for use in found.classes if use.steps)
    few = f"; with {plural(cases, 'past case')}, anything from {low} to {high} fits."
    shares = {e.end: whole(e.on_time.share) for e in found.ends if e.on_time is not None}
    if len(set(shares.values())) == 1:
        return (*head, *line(Strong(next(iter(shares.values()))), few))
    one, two = (Strong(shares[end]) for end in ("low", "high"))
    if_, or_ = f" if steps of one supplier slip {ENDS['low']}, and of ", f" if {ENDS['high']}"
    return (*head, *line(one, if_, two, f"{or_}{few}"))


def _one(s: Programmed, found: Slipped | None, name: str, head: str) -> tuple[Block, ...]:
    if found is None:
        return ()
    what = "the plan that is shown" if name == "plan" else "the integration work"
    titles = ("The chance to be on time", "How many periods late the end of all is", "On which steps the end hangs")
    figures: list[Figure | None] = [
        on_time_figure(f"programme-on-time-{name}", f"{titles[0]}: {what}", _runs(found), on_time_of(found, s.made_in)),
    ]
    runs = "" if figures[0] is not None else _runs(found)  # said once
    figures += [
        delay_figure(f"programme-delay-{name}", f"{titles[1]}: {what}", runs, found),
        hangs_figure(f"programme-hangs-{name}", f"{titles[2]}: {what}", runs, hangs_of(found, s.made_in)),
    ]
    without = found.without
    flatters = (
        f"No past case speaks of {_listed(s, without)}: taken as never late, which flatters the dates."
        if without
        else ""
    )
    return blocks_of(
        Paragraph(line(Strong(head))) if head else None,
        lead(chance_line(found, what)),
        Paragraph(line(LATE)) if name == "plan" and planned_late(s) else None,
        [f for f in figures if f is not None],
        Paragraph(line(flatters)) if flatters else None,
        why(s, f"The same in words, {what}", found.sentences()),
    )


def _listed(s: Programmed, names: tuple[str, ...], most: int = 5) -> str:
    shown = ", ".join(s.step(n) for n in names[:most])
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown


def _runs(found: Slipped) -> str:
    cases = sum(len(use.known.ratios) for use in found.classes if use.steps)
    past = plural(cases, "past case")
    return f"{found.runs:,} runs at each end of what steps of one supplier may share, drawn from {past} of the case."
