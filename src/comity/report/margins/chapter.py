"""The section of the chapter on how far every verdict is from turning, concept by concept."""

from __future__ import annotations

from comity.report.content import Block, Details, Line, Note, Paragraph, Section, line
from comity.report.margins.flips import all_flips
from comity.report.subject import Subject
from comity.report.terms import NAMES


def flips_section(s: Subject) -> Section | None:
    """Return the section; None where no margins were computed."""
    table = all_flips(s.found, s.flips)
    if table is None:
        return None
    blocks: list[Block] = [Paragraph(_lead(s)), Details(line("Concept by concept"), (table,), "flips-by-concept")]
    near = s.study.margins
    if near is not None and near.absent:
        told = "; ".join(f"{NAMES.get(k, k)}: {why.rstrip('.')}" for k, why in near.absent.items())
        blocks.append(Paragraph(line(f"Not asked: {told}.")))
    if near is not None and not near.complete:
        blocks.append(Note("caution", line("Incomplete: the time allowed ran out before every verdict was asked.")))
    return Section("conflict-flips", "What would have to change", tuple(blocks))


def _lead(s: Subject) -> Line:
    several = any(not w.exact for w in s.flips.values())
    at_most = (
        " “At most” says that a smaller change, of several parties together, was not ruled out." if several else ""
    )
    return line(
        "For each outcome and concept, in the main reading: the change that turns the verdict round with the fewest "
        "pairs of statements (of outcomes, where a party ranks them) put the other way round; a tie made "
        f"or broken counts one half. Nothing smaller does.{at_most} Whose sources allow such a change is for the "
        "reader to judge; the same question is asked of every party."
    )
