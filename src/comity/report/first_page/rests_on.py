"""*What it rests on*: the statements that carry most, with their sources, and what is left out."""

from __future__ import annotations

from comity.case.nouns import Source
from comity.report.citing import anchor, is_address, place_of, said_by, source_links, statement_lines
from comity.report.content import Block, Bullets, Cell, Column, Line, Link, Paragraph, Section, Strong, Table, line
from comity.report.first_page.how_sure import flip_words
from comity.report.phrasing import player_name
from comity.report.pillars import Change
from comity.report.subject import Subject

MOST = 8


def rests_on(s: Subject) -> Section:
    """Return the section."""
    blocks: list[Block] = []
    carrying = carry_most(s)
    if carrying:
        blocks.append(
            Paragraph(
                line(
                    "Without one of these statements, whether an outcome named here would hold, or whether "
                    "anything is better than today for every party, would turn round."
                )
            )
        )
        blocks.append(_table(s, carrying))
    else:
        blocks.append(Paragraph(_no_statements(s)))
    if s.case.leaves_out:
        blocks.append(Paragraph(line(Strong("What is left out, and not known from this case:"))))
        blocks.append(Bullets(tuple(line(x) for x in s.case.leaves_out)))
    elif not s.case.sources and s.study.evidence is None:
        blocks.append(Paragraph(line("The case names no sources and does not say what it leaves out.")))
    return Section("rests-on", "What it rests on", tuple(blocks))


def carry_most(s: Subject) -> list[Change]:
    """Return the statements that turn most round when dropped, most first."""
    return sorted(s.pillars.dropped, key=lambda c: (-len(c.flips), -c.mutual))[:MOST]


def _no_statements(s: Subject) -> Line:
    given = [p for p in range(s.model.n_players) if type(s.model.preference(p).preference).__name__ != "Prioritised"]
    if len(given) == s.model.n_players:
        return line(
            "The preferences are given as rankings or weights, one per party, and every answer rests on them; ",
            Link("they stand in the chapter", "#conflict-preferences"),
            ".",
        )
    return line(
        "No single statement, dropped, turns round whether an outcome named here would hold; the answers "
        "rest on several at once. ",
        Link("All statements", "#conflict-preferences"),
    )


def _table(s: Subject, carrying: list[Change]) -> Table:
    columns = (
        Column("Party"),
        Column("Statement"),
        Column("Without it"),
        Column("Said by"),
        Column("Where in the case", "code"),
    )
    rows = tuple(
        (
            Cell(((player_name(s.model, c.player),),)),
            Cell(statement_lines(s.study, c.statement)),
            Cell((_effect(s, c),), float(len(c.flips))),
            Cell(_sources(s, c)),
            Cell((place_of(s.case, c.statement.where),)),
        )
        for c in carrying
    )
    return Table("carrying", "The statements that carry most", columns, rows, cards=True)


def _effect(s: Subject, c: Change) -> Line:
    parts: Line = flip_words(s, c)
    before = int(s.pillars.mutual.sum())
    if c.mutual != before:
        parts = (
            *parts,
            *line(
                "; " if parts else "",
                Strong(f"{c.mutual:,}"),
                f" outcome{'s' * (c.mutual != 1)} better than today for every party (now {before:,})",
            ),
        )
    return parts


def _sources(s: Subject, c: Change) -> tuple[Line, ...]:
    found = [(i, s.case.source(i)) for i in c.statement.source]
    told = (source_line(x) if x is not None else line(*source_links(s.study, (i,))) for i, x in found)
    return tuple(told) or (line("no source given"),)


def source_line(source: Source) -> Line:
    """Return a source in one line: its id, who said it and when, how well it is attested, its address."""
    told = "; ".join(x for x in (said_by(source), f"confidence {source.confidence}" if source.confidence else "") if x)
    head = line(Link(source.id, f"#{anchor('source', source.id)}"), f": {told}" if told else "")
    return (*head, *line(" (", Link("page", source.address.strip()), ")")) if is_address(source.address) else head
