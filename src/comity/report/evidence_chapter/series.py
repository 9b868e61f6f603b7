"""Series side by side: what may be said of the time that both cover, and what is declined, with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from comity.evidence.compare.figures_in_words import estimated, short, whole
from comity.evidence.compare.pairs import Growth, SeriesPair
from comity.report.content import Block, Bullets, Cell, Column, Line, Paragraph, Strong, Table, line
from comity.report.evidence_chapter.subject import Weighing
from comity.report.evidence_chapter.wording import somebody
from comity.report.phrasing import date_words, plural

MOST_ROWS = 60


def series(s: Weighing, pairs: Sequence[SeriesPair]) -> list[Block]:
    """Return the answer, the table and the cautions; nothing where no two series belong together."""
    if not pairs:
        return []
    cautions = dict.fromkeys(c for p in pairs for c in p.cautions)
    columns = (
        Column("What is counted"),
        Column("Time that both cover"),
        Column("Growth in it"),
        Column("What follows", "long"),
    )
    rows = tuple(_row(s, p) for p in pairs[:MOST_ROWS])
    part = f" (the first {MOST_ROWS} of {len(pairs):,})" if len(pairs) > MOST_ROWS else ""
    table = Table("series", "Counts over time side by side" + part, columns, rows, cards=True)
    told: list[Block] = [Bullets(tuple(line(c) for c in cautions))] if cautions else []
    return [Paragraph(_answer(pairs), lead=True), table, *told]


def _answer(pairs: Sequence[SeriesPair]) -> Line:
    told = sum(p.ratio is not None for p in pairs)
    declined = sum(len(p.refused) for p in pairs)
    head = line("Of ", Strong(plural(len(pairs), "pair")), " of counts over time, ", Strong(str(told)))
    tail = (
        f" can be compared over time that both cover; {plural(declined, 'comparison')} declined, each with its reason."
    )
    return (*head, *line(tail if declined else " can be compared over time that both cover."))


def _row(s: Weighing, p: SeriesPair) -> tuple[Cell, ...]:
    what = line(p.what, f" of {p.of}" if p.of else "")
    which = line(f"{p.first} and {p.second}: {'two sides' if p.sort == 'sides' else p.sort}")
    span = f"{date_words(p.window[0])} to {date_words(p.window[1])}" if p.window else "none"
    grown = tuple(_growth(s, p, g) for g in p.growth) if p.growth else (line("–"),)
    return (Cell((what, which), p.what), Cell((line(span),)), Cell(grown), Cell(_follows(p)))


def _growth(s: Weighing, p: SeriesPair, g: Growth) -> Line:
    who = somebody(s, g.of, g.name) if p.sort == "sides" else g.name
    return line(who, f": {whole(g.growth)}")


def _ratio(ratio: float, by_chance: tuple[float, float] | None) -> Line:
    """Return a ratio, with the band that chance leaves where two sides are counted."""
    if by_chance is None:
        return line(Strong(short(ratio)))
    low, high = (estimated(r) for r in by_chance)
    return line(Strong(f"{estimated(ratio)} [{low} to {high}]"), ", if events come independently")


def _follows(p: SeriesPair) -> tuple[Line, ...]:
    out: list[Line] = []
    if p.ratio is not None:
        said = (
            "confirmed for each one claimed: " if p.sort == "claimed and confirmed" else "the first over the second: "
        )
        out.append(line(said, *_ratio(p.ratio, p.by_chance)))
    for r in p.refused:
        out.append(line(Strong("Declined"), f": {r.asked}. {r.reason} {r.instead}"))
    return tuple(out) or (line("–"),)
