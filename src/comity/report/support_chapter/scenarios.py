"""Support as choices of third parties: what holds where it is given, withdrawn, announced to end, or tied to a step."""

from __future__ import annotations

from comity.report.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Details,
    Line,
    Paragraph,
    Section,
    Strong,
    Table,
    line,
)
from comity.report.phrasing import plural
from comity.report.support_chapter.scenario_picture import apart_now, change_words, picture
from comity.report.support_chapter.subject import Helped
from comity.report.support_chapter.wording import sentence
from comity.report.terms import badge
from comity.support.structural.remedies import Conditionality
from comity.support.structural.result import Held, Scenario, Structure

CHANGES = {
    "gains": "gains",
    "loses": "loses",
    "mixed": "gains and loses",
    "same": "no change",
    "not known": "not known",
}
MOVES = {"rises": "better", "falls": "worse", "same": "as now", "not known": "not known"}
APART = (
    "Outcomes are counted apart from support itself: what everybody does beside the levers. Counted are outcomes that "
    "would hold, not how likely each is."
)


def scenarios_section(s: Helped) -> Section | None:
    """Return the section; None where the case has no levers."""
    found = s.structure
    if found is None:
        return None
    if not found.scenarios:
        return Section("support-conflict", "In the conflict", (Paragraph(line(sentence(found.missing))),))
    blocks: list[Block] = [
        Paragraph(_lead(found), lead=True),
        *picture(s, found),
        *_tables(s, found),
        *_leverage(s, found),
        *_targets(found),
        *_why(found),
    ]
    return Section("support-conflict", "In the conflict: support given, withdrawn, or tied to a step", tuple(blocks))


def _lead(found: Structure) -> Line:
    levers = plural(len(found.levers), "option")
    tied = found.of_kind("conditional")
    moved = sum((h := x.under(found.concept)) is not None and h.changed for x in tied)
    told = f" Of {plural(len(tied), 'way')} to tie support to one step, {moved} change what holds." if tied else ""
    gone = next(iter(found.of_kind("withdrawn")), None)
    held = gone.under(found.concept) if gone is not None else None
    head = line(
        f"{levers[0].upper()}{levers[1:]} of this conflict {'is' if len(found.levers) == 1 else 'are'} support. "
    )
    if held is None:
        return (*head, *line(told.strip()))
    said = (
        change_words(held, apart_now(found, found.concept)) if held.changed else line("the same outcomes hold as now")
    )
    return (*head, *line("With all of it withdrawn: "), *said, *line(f".{told}"))


def _tables(s: Helped, found: Structure) -> list[Block]:
    """Return the table of the scenarios, and folded that of the ties, of which there may be many."""
    main = [x for x in found.scenarios if x.kind != "conditional"]
    caption = f"How support may stand, and how many outcomes would hold then. {APART}"
    out: list[Block] = [_table(s, found, "support-scenario-table", caption, main)]
    tied = found.of_kind("conditional")
    if tied:
        caption = f"Support that is given if and only if one step is taken. {APART}"
        table = _table(s, found, "support-tie-table", caption, list(tied))
        out.append(Details(line("Every way to tie support to one step"), (table,), "support-tied"))
    return out


def _table(s: Helped, found: Structure, id_: str, caption: str, shown: list[Scenario]) -> Table:
    columns = (
        Column("Support", "long"),
        Column("Outcomes that hold"),
        Column(f"Apart from support itself ({badge(found.concept).text})"),
        Column("Who gains, who loses leverage", "long"),
    )
    return Table(id_, caption, columns, tuple(_row(s, found, x) for x in shown), cards=True)


def _row(s: Helped, found: Structure, x: Scenario) -> tuple[Cell, ...]:
    held = x.under(found.concept)
    first = x.kind == "as it is"
    now = apart_now(found, found.concept)
    if first or held is None:
        told = line(f"{now:,} hold" if first and now is not None else "–")
    else:
        told = change_words(held, now) if held.changed else line("the same as now")
    return (
        Cell((line(x.words), *(line(n) for n in x.notes)), x.words),
        Cell((line(", ".join(f"{badge(h.concept).text} {h.equilibria.count:,}" for h in x.held)),), _count(held)),
        Cell((told,), 0 if held is None else held.lost_apart.count),
        Cell(_gains(s, x) if not first else (line("–"),)),
    )


def _count(held: Held | None) -> int | None:
    return None if held is None else held.equilibria.count


def _gains(s: Helped, x: Scenario) -> tuple[Line, ...]:
    moved = [y for y in x.standings if y.change in ("gains", "loses", "mixed")]
    return tuple(line(s.name(y.party), f" {CHANGES[y.change]}") for y in moved) or (line("nobody"),)


def _leverage(s: Helped, found: Structure) -> list[Block]:
    """Return how each party stands in the main scenarios, by its own order alone."""
    main = [x for x in found.scenarios if x.kind not in ("as it is", "conditional") and x.standings]
    if not main:
        return []
    columns = (
        Column("Support", "long"),
        Column("Party"),
        Column("Leverage"),
        Column("Best outcome that holds"),
        Column("Worst outcome that holds"),
        Column("What it can hold on its own"),
    )
    rows = tuple(
        (
            Cell((line(x.words),), x.words),
            Cell((line(s.name(y.party)),), y.name),
            Cell((line(Strong(CHANGES[y.change])),), CHANGES[y.change]),
            *(Cell((line(MOVES[m]),), m) for m in y.movements),
        )
        for x in main
        for y in x.standings
    )
    caption = (
        "What each party gains or loses by its own order of outcomes, against things as they are. Rows of different "
        "parties must not be compared: their orders have no common measure."
    )
    table = Table("support-leverage", caption, columns, rows, cards=True)
    return [Details(line("Who gains and who loses leverage, scenario by scenario"), (table,), "support-who")]


def _targets(found: Structure) -> list[Block]:
    """Return what would have to be tied to what, target by target."""
    if not found.targets:
        return []
    items = tuple(line(w) for t in found.targets for w in t.sentences())
    head = "What support would have to be tied to, for an outcome that the case names as a target:"
    every = [t for t in found.targets if t.minimal]
    return [Paragraph(line(Strong(head))), Bullets(items), *([_ties(every)] if every else [])]


def _ties(targets: list[Conditionality]) -> Table:
    columns = (Column("Target", "long"), Column("To hold in"), Column("The least that makes it so", "long"))
    rows = tuple(
        (
            Cell((line(sentence(t.words or t.target)),), t.target),
            Cell((line(f"{t.quantifier} outcome that holds"),)),
            Cell(tuple(line(" and ".join(tie.words for tie in ties)) for ties in t.minimal[:5])),
        )
        for t in targets
    )
    return Table("support-ties", "The smallest sets of ties that make a target hold", columns, rows, cards=True)


def _why(found: Structure) -> list[Block]:
    items = [line(n) for n in found.notes]
    if found.missing:
        items.append(line(sentence(found.missing)))
    if not found.complete:
        items.append(line("Not everything could be searched in the time allowed; what is not said was not ruled out."))
    out: list[Block] = [Bullets(tuple(items))] if items else []
    told = tuple(line(Strong(f"{x.words}. "), " ".join(x.sentences())) for x in found.scenarios if x.kind != "as it is")
    return [*out, Details(line("Each scenario in words"), (Bullets(told),), "support-each-scenario")]
