"""What to look for next: leads that are named, by what they would settle, and what is missing elsewhere."""

from __future__ import annotations

import math
import re

from comity.evidence.grades_in_words import number_text, shown_id
from comity.evidence.posterior.result import LeadWorth
from comity.report.content import Block, Bullets, Cell, Column, Line, Paragraph, Section, Strong, Table, line
from comity.report.evidence_chapter.subject import Weighing
from comity.report.evidence_chapter.wording import claim_line, claim_links
from comity.report.phrasing import plural

MOST = 12
_RATIO = re.compile(r", and an item \S+ times as likely if it is \w+ would bring it to an even chance")
LEAD = (
    "A lead is an item that nobody has yet. What it is worth is how much of the doubt it takes away on average, "
    "whether or not it is found; one that would be found as readily either way is worth nothing. A bit is "
    "what it takes to settle a question that stands at an even chance."
)


def leads_section(s: Weighing) -> Section | None:
    """Return the section; None where there is neither a lead nor a hint."""
    found = s.result.posteriors.leads if s.result.posteriors is not None else ()
    hints = _hints(s)
    if not found and not hints:
        return None
    blocks: list[Block] = []
    if found:
        blocks += [Paragraph(_answer(found[0]), lead=True), Paragraph(line(LEAD)), _table(found[:MOST])]
        if len(found) > MOST:
            blocks.append(Paragraph(line(f"{plural(len(found) - MOST, 'further lead')} would settle less.")))
    if hints:
        blocks += [Paragraph(line("Where no lead is named, what would matter most:")), Bullets(hints)]
    unweighed = s.result.posteriors.unweighed if s.result.posteriors is not None else ()
    if unweighed:
        told = "; ".join(f"{lead}: {why}" for lead, why in unweighed)
        blocks.append(Paragraph(line(f"Leads that could not be weighed: {told}.")))
    return Section("evidence-leads", "What to look for next", tuple(blocks))


def open_part(w: LeadWorth) -> float:
    """
    Return which part of the doubt a lead takes away on average: its information over what is open before.

    Examples
    --------
    >>> w = LeadWorth("l", "", ("c",), 0.5310044, 0.5, 0.6, 0.5, 1.0, 1.0, 0.5, (0.9,), (0.1,))
    >>> round(open_part(w), 3)
    0.531
    """
    before = [w.found * a + (1 - w.found) * b for a, b in zip(w.if_found, w.if_not, strict=True)]
    none = max(0.0, 1 - math.fsum(before))
    doubt = -math.fsum(x * math.log2(x) for x in (*before, none) if x > 1e-12)
    return min(1.0, w.bits / doubt) if doubt > 1e-12 else 0.0


def part_words(w: LeadWorth) -> str:
    """Return the part of the doubt in whole percent, never as none or all where it is neither."""
    part = open_part(w)
    said = "below 1" if 0 < part < 0.01 else "above 99" if 0.99 < part < 1 else f"{100 * part:.0f}"
    return f"{said}\u00a0%"


def _answer(w: LeadWorth) -> Line:
    return line(
        "Most worth its cost: ",
        Strong((w.text or w.lead).rstrip(".")),
        ". On average it would take away ",
        Strong(part_words(w)),
        " of the doubt about ",
        *claim_links(w.claims),
        ".",
    )


def _table(found: tuple[LeadWorth, ...]) -> Table:
    costs = len({w.cost for w in found}) > 1
    columns = (
        Column("What to look for", "long"),
        Column("Bears on", "short"),
        Column("Doubt taken away on average", "number"),
        Column("If it is found"),
        Column("If it is looked for and not found"),
        Column("Chance that the verdict turns", "number"),
        *((Column("Cost", "number"),) if costs else ()),
    )
    caption = "Leads, those first that settle most for their cost"
    return Table("leads", caption, columns, tuple(_row(w, costs) for w in found), cards=True)


def _row(w: LeadWorth, costs: bool) -> tuple[Cell, ...]:
    return (
        Cell((line((w.text or w.lead).rstrip(".")),), w.lead),
        Cell((claim_links(w.claims),)),
        Cell((line(part_words(w)), line(f"{w.bits:.2f} bits")), round(w.bits, 6)),
        Cell((*(line(x) for x in _then(w, w.if_found)), line(f"chance of that {number_text(w.found)}"))),
        Cell(tuple(line(x) for x in _then(w, w.if_not))),
        Cell((line("none" if not w.flips else number_text(w.flips)),), round(w.flips, 6)),
        *((Cell((line(f"{w.cost:g}"),), w.cost),) if costs else ()),
    )


def _then(w: LeadWorth, p: tuple[float, ...]) -> tuple[str, ...]:
    return tuple(f"{shown_id(c)} at {number_text(x)}" for c, x in zip(w.claims, p, strict=True))


def plain_hint(hint: str) -> str:
    """Return a hint without the ratio, which the table of claims tells in words."""
    return _RATIO.sub("", hint)


def _hints(s: Weighing) -> tuple[Line, ...]:
    """Return each hint once, with the claims that it is about."""
    by_hint: dict[str, list[str]] = {}
    for p in s.listed:
        if not p.next and p.hint:
            by_hint.setdefault(plain_hint(p.hint), []).append(p.claim)
    out = []
    for hint, claims in by_hint.items():
        about = claim_line(s, claims[0]) if len(claims) == 1 else claim_links(claims)
        out.append(line(*about, f": {hint[:1].lower()}{hint[1:]}"))
    return tuple(out)
