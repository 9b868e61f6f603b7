"""What the programme adds to the first page of a report, section by section."""

from __future__ import annotations

from comity.report.citing import source_links
from comity.report.content import Block, Bullets, Line, Link, Paragraph, Section, Strong, line
from comity.report.phrasing import plural
from comity.report.programme_chapter.answer import finish_line, fits_line
from comity.report.programme_chapter.doubts import PARTS
from comity.report.programme_chapter.held import held_line
from comity.report.programme_chapter.planned import plan_line
from comity.report.programme_chapter.published import declared_line
from comity.report.programme_chapter.ranked import priorities_line
from comity.report.programme_chapter.repaired import repairs_line
from comity.report.programme_chapter.slipped import chance_line
from comity.report.programme_chapter.subject import Programmed
from comity.report.programme_chapter.wording import sentence
from comity.report.programme_chapter.worked import works_line

TITLES = {
    "in-short": "In short",
    "in-the-way": "What stands in the way",
    "opens-a-way": "What opens a way",
    "how-sure": "How sure",
    "rests-on": "What it rests on",
}
MOST_ALONE, MOST_NAMED, MOST_REPAIRS = 7, 6, 3


def sentences(s: Programmed) -> tuple[Line, ...]:
    """Return what there is to say in short, the most asked for first."""
    r = s.result
    due = any(q for i in s.section.items for _, q in i.due)
    told = [
        _linked(fits_line(r.fits), "What fits", "answer") if r.fits is not None and due else (),
        _linked(works_line(s, r.works), "Integration work", "works")
        if r.works is not None and s.section.activities
        else (),
        _linked(declared_line(s), "The figures", "declared") if r.declared is not None and r.declared.things else (),
        _chance(s),
        _linked(plan_line(r.plan), "The plan", "plan") if r.plan is not None and due else (),
        _linked(finish_line(s, r.finish, r.beyond), "The finish", "answer")
        if r.finish is not None and _short(s)
        else (),
        _linked(held_line(s, r.bottlenecks), "Bottlenecks", "bottlenecks")
        if r.bottlenecks is not None and r.bottlenecks.cells
        else (),
    ]
    return tuple(x for x in told if x)


def in_short(s: Programmed, most: int) -> tuple[Line, ...]:
    """Return at most so many sentences, for a first page that has other answers to tell of as well."""
    told = sentences(s)[:most]
    if not told:
        return ()
    return (tuple(Link("Programme", x.target) if isinstance(x, Link) else x for x in told[0]), *told[1:])


def alone(s: Programmed) -> tuple[Section, ...]:
    """Return the first page of a report on a case that has a programme alone."""
    told = sentences(s)[:MOST_ALONE] or (line("From this section nothing can be told of the programme."),)
    short = Section("in-short", TITLES["in-short"], (Bullets(told),))
    added = blocks(s)
    if s.case.leaves_out:
        left = Paragraph(line(Strong("What is left out, and not known from this case:")))
        added["rests-on"] += [left, Bullets(tuple(line(x) for x in s.case.leaves_out))]
    return (short, *(Section(k, TITLES[k], tuple(added[k])) for k in TITLES if added.get(k)))


def blocks(s: Programmed) -> dict[str, list[Block]]:
    """Return what the programme has to say in each section of the first page but the first."""
    return {"in-the-way": _way(s), "opens-a-way": _opens(s), "how-sure": _sure(s), "rests-on": _rests(s)}


def _linked(told: Line, words: str, section: str) -> Line:
    return (*told, *line(" ", Link(words, f"#programme-{section}")))


def _short(s: Programmed) -> bool:
    """Return whether not everything fits on time but all of it does in the end, so that the finish is news."""
    fits, done = s.result.fits, s.result.finish
    told = s.result.beyond is not None or (done is not None and done.period is not None)
    return fits is not None and fits.fits != 1 and told


def _chance(s: Programmed) -> Line:
    found = s.result.slippage
    if found is None:
        return ()
    for one, what in ((found.plan, "the plan"), (found.works, "the integration work")):
        if one is not None and one.on_time is not None:
            return _linked(chance_line(one, what), "The dates", "slippage")
    return ()


def _way(s: Programmed) -> list[Block]:
    """Return the smallest clash, and the resource that holds the programme up most."""
    r, told = s.result, []
    if r.repairs is not None and r.repairs.clashes:
        first = r.repairs.clashes[0]  # those of fewest resources, and then of fewest things said, come first
        told.append(_linked(line(Strong("Programme. "), s.told(first.sentence)), "Clashes", "repairs"))
    if r.bottlenecks is not None and any(c.worth > 0 for c in r.bottlenecks.cells):
        told.append(_linked(held_line(s, r.bottlenecks), "Bottlenecks", "bottlenecks"))
    return [Bullets(tuple(told))] if told else []


def _opens(s: Programmed) -> list[Block]:
    """Return which changes would be enough."""
    found = s.result.repairs
    if found is None or found.fits is not False or not any(r.size is not None for r in found.repairs):
        return []
    told = [_linked(line(Strong("Programme. "), *repairs_line(s, found)), "Repairs", "repairs")]
    return [Bullets(tuple(told))]


def _sure(s: Programmed) -> list[Block]:
    """Return how far the plan is proved, on what the order of priorities hangs, and how sure the dates are."""
    r, told = s.result, []
    plan = r.plan.shown if r.plan is not None else None
    if plan is not None and plan.gap:
        text = f"The plan may cost up to {100 * plan.gap:.2g}\xa0% more than the cheapest one"
        told.append(_linked(line(Strong("Programme. "), f"{text}."), "The plan", "plan"))
    if r.priorities is not None and r.priorities.items and not r.priorities.all_met and r.priorities.stated:
        told.append(_linked(line(Strong("Priorities. "), *priorities_line(r.priorities)), "Priorities", "priorities"))
    if r.slippage is None and (r.plan is not None or r.works is not None):
        text = "No past cases say how far things of the kind slipped, so nothing is said of the chance to be on time. "
        told.append(line(Strong("Dates. "), text))
    return [Bullets(tuple(told))] if told else []


def _rests(s: Programmed) -> list[Block]:
    """Return the tables it rests on, and what is not known."""
    c, told = s.section, []
    counts = (
        (len(c.items), "item", ""),
        (len(c.resources), "resource", ""),
        (len(c.activities), "activity", "activities"),
        (sum(len(x.ratios) for x in c.slippage), "past case", ""),
        (len(c.declared), "published figure", ""),
    )
    named = [plural(n, one, many) for n, one, many in counts if n]
    kinds = (c.items, c.resources, c.activities, c.slippage, c.declared)
    ids = tuple(dict.fromkeys(i for rows in kinds for x in rows for i in x.source if i))
    if named:
        more = f" and {len(ids) - MOST_NAMED} more" if len(ids) > MOST_NAMED else ""
        of = (
            line(", from ", *source_links(s.study, ids[:MOST_NAMED]), more) if ids else line(", without a source named")
        )
        told.append((*line(Strong("Programme. "), "It rests on ", ", ".join(named)), *of, *line(".")))
    for part, why in (*s.result.missing.items(), *s.result.limited.items()):
        told.append(line(f"Not known in full, {PARTS.get(part, part)}: {sentence(s.told(why))}"))
    return [Bullets(tuple(told))] if told else []
