"""What the settlement adds to the first page of a report: in short, in the way, what opens a way, how sure."""

from __future__ import annotations

from comity.report.content import Block, Bullets, Line, Link, Note, Paragraph, Section, Strong, line
from comity.report.phrasing import plural
from comity.report.settlement_chapter.amounts import amount
from comity.report.settlement_chapter.doubts import doubts
from comity.report.settlement_chapter.method import NO_FORECAST
from comity.report.settlement_chapter.obstacles import in_the_way
from comity.report.settlement_chapter.room import short as room_short
from comity.report.settlement_chapter.solutions import chosen
from comity.report.settlement_chapter.subject import Settled
from comity.report.settlement_chapter.timetable import at_a_glance, columns_of, given_up, timetable_picture
from comity.report.settlement_chapter.wording import all_parties, demand_line, listed, names_of, term_words
from comity.settlement.demands.result import Demands
from comity.settlement.packages.result import PackagesResult
from comity.settlement.sequence.result import Sequence

MOST_FIRST = 3  # parties that move first and are named; where all move at once it says nothing
TITLES = {
    "in-short": "In short",
    "in-the-way": "What stands in the way",
    "opens-a-way": "What opens a way",
    "how-sure": "How sure",
    "rests-on": "What it rests on",
}


def sentences(s: Settled) -> tuple[Line, ...]:
    """Return the answer in one sentence per room, each with a link to where it is earned; empty rooms are left out."""
    told = (_demands(s), _sequence(s), _packages(s), _room(s))
    return tuple(x for x in told if x)


def in_two(s: Settled) -> tuple[Line, ...]:
    """Return the same in two sentences at most, for a first page that has the conflict to tell of as well."""
    told = ((*_demands(s), *line(" "), *_sequence(s)), (*_packages(s), *line(" "), *_room(s)))
    return tuple(x for x in told if len(x) > 1)


def alone(s: Settled) -> tuple[Section, ...]:
    """Return the first page of a report on a case without a conflict section."""
    items = (*sentences(s), *_rests_short(s))
    short = Section("in-short", TITLES["in-short"], (Bullets(items), Note("plain", line(NO_FORECAST))))
    added = blocks(s)
    rest = tuple(Section(k, TITLES[k], tuple(added[k])) for k in TITLES if added.get(k))
    return (short, *rest)


def blocks(s: Settled) -> dict[str, list[Block]]:
    """Return what the settlement has to say in each section of the first page but the first."""
    told = doubts(s)
    return {
        "in-the-way": in_the_way(s),
        "opens-a-way": _opens(s),
        "how-sure": [Bullets(told)] if told else [],
        "rests-on": _rests(s),
    }


def _demands(s: Settled) -> Line:
    found = s.demands
    if found is None:
        return ()
    link = Link("Who blocks what", "#settlement-demands")
    if () in found.conflicts:
        return line("The facts and what is sought contradict each other already. ", link)
    asked = sum(d.kind != "offer" for d in found.demands)
    if not found.conflicts:
        sure = "All" if found.conflicts_complete else "As far as was looked, all"
        return line(f"{sure} ", Strong(plural(asked, "demand")), " can be met together. ", link)
    inside = len({d for c in found.conflicts for d in c})
    least = "" if found.conflicts_complete else "at least "
    head = line(
        "The ",
        Strong(plural(asked, "demand")),
        " cannot all be met: ",
        Strong(f"{inside:,}" if inside < asked else "all"),
        " of them stand in ",
        Strong(least + plural(found.conflicts_found, "conflict")),
    )
    return (*head, *_cheapest(found), *line(". ", link))


def _cheapest(found: Demands) -> Line:
    best = next((r for r in found.relaxations if r.drop), None)
    if best is None:
        return ()
    drop = Strong(plural(len(best.drop), "demand"))
    return line(", and the cheapest way out of all of them gives up ", drop, f" (weight {amount(best.weight)})")


def _sequence(s: Settled) -> Line:
    found = s.sequence
    if found is None:
        return ()
    link = Link("The way out", "#settlement-sequence")
    if not found.details:
        return line("What parties want first locks ", Strong("nowhere"), ". ", link)
    ways = [d.way for d in found.details]
    head = line("What parties want first locks in ", Strong(plural(len(found.details), "deadlock")))
    if any(w is None for w in ways):
        return (*head, *line("; a way out was not found for each in the time allowed. ", link))
    cost = sum(w.cost for w in ways if w is not None)
    each = "there is a way out" if len(ways) == 1 else "each has a way out"
    tail = (
        line(" in which ", Strong("no claim"), " is given up. ")
        if not cost
        else (line(" that gives up claims of weight ", Strong(amount(cost)), " in all. "))
    )
    return (*head, *line(f"; {each}"), *tail, *line(link))


def _packages(s: Settled) -> Line:
    found = s.packages
    if found is None:
        return ()
    link = Link("Packages", "#settlement-packages")
    parties = all_parties(len(found.model.parties))
    if found.solutions.agreement is False or found.acceptable == 0:
        return line("On the values assumed, ", Strong("no package"), f" would be accepted by {parties}. ", link)
    count = f"{found.acceptable:,}" if found.acceptable is not None else "some"
    of = f" of {found.count:,}" if found.count is not None and found.acceptable is not None else ""
    head = line("On the values assumed, ", Strong(f"{count}{of} packages"), f" would be accepted by {parties}")
    return (*head, *_plans(s, found), *line(". ", link))


def _plans(s: Settled, found: PackagesResult) -> Line:
    if not found.plans:
        return ()
    refused = [p for p in found.plans if p.refuse or not p.allowed]
    if len(found.plans) == 1:
        by = names_of(s, found.plans[0].refuse) or line("what cannot stand together")
        return line("; the plan in the case would be refused by ", *by) if refused else line("; so would the plan")
    count = f"; of the {len(found.plans)} plans in the case, "
    many = "none" if not refused else "all" if len(refused) == len(found.plans) else str(len(refused))
    return line(count, Strong(many), " would be refused by some party")


def _room(s: Settled) -> Line:
    if s.room is None:
        return ()
    return (*room_short(s, s.room), *line(" ", Link("The room", "#settlement-room")))


def _rests_short(s: Settled) -> tuple[Line, ...]:
    found = s.settlement
    if not found.demands:
        return ()
    sourced = sum(bool(d.source) for d in found.demands)
    told = f"{sourced:,} of which name a source. " if sourced else "none of which names a source. "
    head = line("The answers about demands rest on ", Strong(plural(len(found.demands), "row")), f", {told}")
    return ((*head, *line(Link("What it rests on", "#rests-on"))),)


def _opens(s: Settled) -> list[Block]:
    found = s.sequence
    out: list[Block] = []
    if found is not None and found.timetable is not None and found.timetable.steps:
        some, every = at_a_glance(found), found.timetable.steps
        part = (
            "Only the acts that stand in a deadlock are drawn; the chapter draws all. "
            if len(some) < len(every)
            else ""
        )
        drawn = timetable_picture(s, some, note=part)
        out += [Paragraph(_order(s, found)), *([drawn] if drawn is not None else [])]
    named = chosen(s, s.packages) if s.packages is not None else ()
    if s.demands is not None and s.demands.best_concessions and s.demands.conflicts:
        out.append(Paragraph(_concession(s, s.demands)))
    if any(not c.plan for c in named):
        said = line("Which packages would serve everyone, and how far each plan is from them: ")
        out.append(Paragraph((*said, *line(Link("Packages", "#settlement-packages"), "."))))
    return out


def _order(s: Settled, found: Sequence) -> Line:
    table = found.timetable
    assert table is not None  # asked for only where there is one
    columns, claims = columns_of(table.steps), len(found.claims)
    movers = {p for step in columns[0] for p in step.by}
    first = line(*names_of(s, movers), " would move first. ") if 0 < len(movers) <= MOST_FIRST else ()
    held = dict.fromkeys((term_words(s.settlement, a), x.holder) for x in table.steps if x.holder for a in x.acts)
    escrow = "".join(f"“{act}” is held on the way by {holder}. " for act, holder in held)
    dropped, full = (sum(m == kind for m in table.met) for kind in ("dropped", "full"))
    keeps = "every claim" if not dropped else f"{claims - dropped} of {claims} claims"
    rest = claims - dropped - full
    how = f", {full} in full and {rest} at the same moment, in parts or by way of a holder" if rest else ""
    return line(
        "If all of these acts are done, one order in ",
        Strong(plural(len(columns), "step")),
        " meets ",
        Strong(keeps),
        f" about what must come first{how}. ",
        *first,
        escrow,
        *given_up(s, found),
        Link("The way out", "#settlement-sequence"),
    )


def _concession(s: Settled, found: Demands) -> Line:
    least = found.best_concessions[0].left
    best = [u for u in found.best_concessions if u.left == least]
    left = "no conflict" if not least else f"{least:,} of {found.conflicts_found:,} conflicts"
    told = [demand_line(s, found.demand(u.demand)) for u in sorted(best, key=lambda u: s.name(u.party).place)]
    if len(told) == 1:
        return line("The single concession that would unlock most: ", *told[0], f"; {left} would be left.")
    return line(
        f"The single concessions that would unlock most, each of which would leave {left}: ", *listed(told, "or"), "."
    )


def _rests(s: Settled) -> list[Block]:
    found = s.settlement
    parts: list[Line] = []
    if found.demands or found.sequence:
        given = [*(d.source for d in found.demands), *(o.source for o in found.sequence)]
        sourced = sum(map(bool, given))
        parts.append(
            line(
                Strong(f"{sourced:,} of {len(given):,}"),
                " rows on who demands what, and who wants what first, name a source. ",
                Link("All demands", "#demands") if s.demands is not None else "",
            )
        )
    if found.values:
        parts.append(
            line(
                "What packages are worth, and when a party would rather have none, is ",
                Strong("assumed"),
                f" for {plural(len(found.values), 'party', 'parties')}: the modeller's judgement, not a finding.",
            )
        )
    weighed = sum(d.weight.low != 1 or d.weight.high != 1 for d in found.demands)
    if found.demands:
        told = (
            f"{weighed:,} of {len(found.demands):,} demands have a weight of their own"
            if weighed
            else "Every demand weighs the same"
        )
        parts.append(
            line(
                f"{told}; which relaxation is cheapest depends on weights and on how many rows a wish was written down "
                "in, which conflicts there are does not depend on weights."
            )
        )
    out: list[Block] = [Bullets(tuple(parts))] if parts else []
    if s.case.conflict is None and s.case.leaves_out:
        out.append(Paragraph(line(Strong("What is left out, and not known from this case:"))))
        out.append(Bullets(tuple(line(x) for x in s.case.leaves_out)))
    return out
