"""How capabilities are spread: the trend with its bands, the leaders, and who is a pole by the declared rule."""

from __future__ import annotations

from dataclasses import replace

from comity.alignment.capabilities.result import Concentration, Level
from comity.report.alignment_chapter.pictures.leaders import leaders_figure
from comity.report.alignment_chapter.pictures.trend import trend_figure
from comity.report.alignment_chapter.subject import Aligned
from comity.report.alignment_chapter.wording import told, why
from comity.report.content import Cell, Column, Definitions, Section, Table, line
from comity.report.figures.said import percent, spread
from comity.report.pieces import banded_cell, blocks_of, lead, number_cell, simple_table, text_cell

MOST_YEARS = 12
MEANS = (
    (
        "effective number of centres",
        "so many actors of equal size would be as spread out. 1 where one actor has everything.",
    ),
    ("concentration (CON)", "0 where all actors have the same, 1 where one has everything."),
    ("pole", "an actor that passes both thresholds of the declared rule; other thresholds are tried beside it."),
)


def capabilities_section(s: Aligned) -> Section | None:
    """Return the section; None where the case has no capabilities."""
    found = s.result.concentration
    if found is None:
        return None
    levels = [_called(s, lv) for lv in found.levels]
    first, *rest = found.sentences()
    what = f"Capabilities: {', '.join(found.components)}." if found.components else ""
    blocks = blocks_of(
        lead(s.told(first)),
        trend_figure("alignment-trend", "How spread out capabilities are, by year", what, levels),
        leaders_figure(
            "alignment-leaders",
            "Shares of the largest actors in all capabilities",
            what,
            levels,
            found.poles.rule,
            s.places,
        ),
        _table(s, found),
        told(s, rest[:2]),
        why(s, "Other readings, the way between, poles, and what the bands leave out", rest[2:]),
        Definitions(tuple((line(term), line(meaning)) for term, meaning in MEANS)),
    )
    return Section("alignment-capabilities", "Capabilities: spread out or gathered", blocks)


def _called(s: Aligned, level: Level) -> Level:
    leaders = tuple((s.called(a), share) for a, share in level.leaders)
    return replace(level, leaders=leaders, poles=s.every(level.poles))


def _table(s: Aligned, found: Concentration) -> Table:
    shown = [found.levels[k] for k in spread(len(found.levels), MOST_YEARS)]
    less = f" {len(shown)} of {len(found.levels)} years, evenly chosen." if len(shown) < len(found.levels) else ""
    columns = (
        Column("Year", "number"),
        Column("Actors", "number"),
        Column("Effective number, and band", "number"),
        Column("CON, and band", "number"),
        Column("Largest, by share"),
        Column("Poles"),
    )
    return simple_table(
        "alignment-years",
        f"Capabilities by year, with bands of 95 in 100 draws of errors of measurement.{less}",
        columns,
        [_row(s, lv) for lv in shown],
    )


def _row(s: Aligned, lv: Level) -> tuple[Cell, ...]:
    top = "; ".join(f"{s.called(a)} {percent(share)}" for a, share in lv.leaders[:3])
    return (
        Cell((line(str(lv.year)),), float(lv.year)),
        number_cell(lv.actors),
        banded_cell(lv.effective, *lv.effective_band),
        banded_cell(lv.con, *lv.con_band),
        text_cell(top),
        text_cell(s.listed(lv.poles, 6) or "nobody"),
    )
