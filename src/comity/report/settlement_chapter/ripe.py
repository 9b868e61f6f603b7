"""Ripeness: three lights per party, why each is on or off, and where the reasoning goes round in a circle."""

from __future__ import annotations

from comity.report.content import Block, Cell, Column, Line, Note, Paragraph, Strong, Table, line
from comity.report.settlement_chapter.pictures.lights import HEADS, State, lights_figure
from comity.report.settlement_chapter.pictures.lights import Lights as Drawn
from comity.report.settlement_chapter.subject import Settled
from comity.report.settlement_chapter.wording import names_of
from comity.settlement.ripeness.result import CAUTION, Light, Lights, Ripeness, Shine

STATES: dict[Shine, State] = {"on": "on", "off": "off", "not known": "unknown"}
SAID: dict[Shine, str] = {"on": "yes", "off": "no", "not known": "not known"}


def ripe_blocks(s: Settled) -> list[Block]:
    """Return the lights, with why; nothing where the case says nothing of readiness."""
    found = s.ripeness
    if found is None:
        return []
    order = sorted(found.parties, key=lambda p: s.name(p.party).place)
    drawn = lights_figure([Drawn(s.name(p.party), _states(p), p.circular) for p in order])
    columns = (Column("Party"), *(Column(h) for h in HEADS))
    rows = tuple(
        (Cell((line(s.name(p.party), " *" if p.circular else ""),)), *(_why(x) for x in p.each)) for p in order
    )
    table = Table("ripeness", "Ripeness: why each light is on or off", columns, rows, cards=True)
    circular = [p.party for p in order if p.circular]
    out: list[Block] = [Paragraph(_lead(found))]
    out += [drawn] if drawn is not None else []
    if circular:
        said = line(
            "Circular: what the case says of ",
            *names_of(s, circular),
            " was concluded from talks having begun, so it cannot explain that they began, or tell whether they will.",
        )
        out.append(Note("caution", said))
    return [*out, table, *(Paragraph(line(n)) for n in found.notes), Note("plain", line(CAUTION))]


def _states(p: Lights) -> tuple[State, State, State]:
    a, b, c = p.each
    return STATES[a.shine], STATES[b.shine], STATES[c.shine]


def _why(light: Light) -> Cell:
    return Cell((line(Strong(SAID[light.shine])), line(light.why)), light.shine)


def _lead(found: Ripeness) -> Line:
    parts = (
        ("Going on hurts every side", found.mutual),
        ("a way out is seen", found.way_out),
        ("someone can speak for every party that must sign", found.spokesmen),
    )
    out = line("Is the moment ripe (Zartman): ")
    for k, (words, light) in enumerate(parts):
        out = (*out, *line("; " if k else "", f"{words}: ", Strong(SAID[light.shine])))
    return (*out, *line("."))
