"""Figures beside their sources: who said what for which time, what bears out a tested figure, which way it moves."""

from __future__ import annotations

from collections.abc import Sequence

from comity.alignment.figures.examined import Examined, Other
from comity.alignment.figures.series import AtPeriod, Series
from comity.alignment.figures.words import said as stated
from comity.case.alignment import TieFigure
from comity.report.alignment_chapter.pictures.beside import beside_figure, strands_of
from comity.report.alignment_chapter.subject import Aligned
from comity.report.alignment_chapter.wording import told
from comity.report.citing import source_links
from comity.report.content import Block, Bullets, Cell, Column, Line, Paragraph, Section, Strong, Table, line
from comity.report.phrasing import plural
from comity.report.pieces import blocks_of, lead, simple_table, text_cell

MOST_NAMED = 3


def figures_section(s: Aligned) -> Section | None:
    """Return the section; None where the case has no figures."""
    found = s.result.figures
    if found is None or not found.series:
        return None
    tested = [tested_line(s, series, t) for series in found.series for t in series.tested]
    count = sum(len(p.figures) for x in found.series for p in x.periods)
    things = plural(len(found.series), "thing")
    head = f"{plural(count, 'figure')} on {things} stand side by side; none is taken as the right one."
    blocks = blocks_of(
        lead(head),
        Bullets(tuple(tested)) if tested else None,
        beside_figure("alignment-stated", "What was stated, by period", "", strands_of(found, s.called)),
        _table(s),
        _moves(s, found.series),
        told(s, found.sentences()[-len(found.opposite) :]) if found.opposite else None,
    )
    return Section("alignment-figures", "Figures beside their sources", blocks)


def tested_line(s: Aligned, series: Series, t: Examined) -> Line:
    """Return what the others say of a tested figure, in one sentence."""
    unit = f" {series.unit}" if series.unit else ""
    what = f"{series.what} of {' and '.join(s.every(series.of))}"
    when = f" for {t.period.label}" if t.period.said else ""
    head = line("The stated ", Strong(f"{_value(t.figure)}{unit}"), f" ({what}{when}{_by(t.figure)}) ")
    if not t.period.said:
        times = list(dict.fromkeys(o.period.label for o in t.elsewhere))
        fits = f", though it fits what is given for {joined_words(times)}" if times else ""
        return (*head, *line(Strong("cannot be told"), f": it does not say its time{fits}."))
    if not t.supports and not t.contradicts:
        why = "only an expectation stands beside it" if t.expected else "no other figure is for that time"
        return (*head, *line(Strong("cannot be told"), f" from the others: {why}."))
    parts: Line = line("is ")
    if t.supports:
        how = "supported only if rounded" if t.ruling == "supported when rounded" else "supported"
        alone = "" if t.from_others else ", all from the one who said it"
        parts = (*parts, *line(Strong(how), f" by {_others(t.supports)}{alone}"))
    if t.contradicts:
        parts = (*parts, *line(", and " if t.supports else "", Strong("contradicted"), f" by {_others(t.contradicts)}"))
    return (*head, *parts, *line("."))


def _value(figure: TieFigure) -> str:
    return stated(figure).rsplit(" (", 1)[0]


def _by(figure: TieFigure) -> str:
    return f", said by {figure.by}" if figure.by else ""


def _others(others: tuple[Other, ...]) -> str:
    shown = [stated(o.figure) for o in others[:MOST_NAMED]]
    more = len(others) - MOST_NAMED
    return joined_words([*shown, *([f"{more} more"] if more > 0 else [])])


def joined_words(words: Sequence[str]) -> str:
    """
    Return words in a row, the last after "and".

    Examples
    --------
    >>> joined_words(["2023"]), joined_words(["2023", "2024", "2025"])
    ('2023', '2023, 2024 and 2025')
    """
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _table(s: Aligned) -> Table:
    found = s.result.figures
    columns = (
        Column("What"),
        Column("Period"),
        Column("Stated", "number"),
        Column("By"),
        Column("Released", "short"),
        Column("What it is, and source", "long"),
    )
    rows = [
        _row(s, series, at, figure)
        for series in (found.series if found is not None else ())
        for at in series.periods
        for figure in at.figures
    ]
    caption = "Every figure with who said it; those of one period stand together, the smallest first"
    return simple_table("alignment-figure-table", caption, columns, rows)


def _row(s: Aligned, series: Series, at: AtPeriod, f: TieFigure) -> tuple[Cell, ...]:
    unit = f" {series.unit}" if f.value is not None and series.unit else ""
    notes = [word for word, so in (("tested", f.tested), ("expected", f.expected)) if so]
    spread = "" if at.verdict in ("only one figure", "cannot be told") else f"figures {at.verdict}"
    value = Cell(
        (line(Strong(_value(f)), unit), *((line(", ".join(notes)),) if notes else ())),
        float(f.value.low) if f.value is not None else None,
    )
    text = f"{f.text.rstrip('.')}. " if f.text else ""
    links = source_links(s.study, f.source)
    return (
        text_cell(f"{series.what[:1].upper()}{series.what[1:]}", f"of {' and '.join(s.every(series.of))}"),
        Cell((line(at.period.label), *((line(spread),) if spread else ())), str(at.period.last or "")),
        value,
        text_cell(f.by or "nobody named"),
        text_cell(f.released or "not said"),
        Cell((line(text, *links) or line(""),)),
    )


def _moves(s: Aligned, every: tuple[Series, ...]) -> tuple[Block, ...]:
    """Return in words what each series says, period by period, and which way it moves."""
    out: list[Block] = []
    for series in every:
        title, *rest = series.sentences()
        out += [Paragraph(line(Strong(s.told(title)))), told(s, rest)]
    return tuple(out)
