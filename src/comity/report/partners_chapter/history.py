"""The offer log: what became known when, and what that made of the answer."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from comity.case.days import last_day
from comity.partners.offer_log import OfferLog
from comity.report.citing import source_links
from comity.report.content import Cell, Column, Figure, Section, Table, line
from comity.report.partners_chapter.pictures.history import Line, history_figure
from comity.report.partners_chapter.subject import Offered
from comity.report.partners_chapter.wording import why, without_empty
from comity.report.phrasing import date_words, plural
from comity.report.pieces import blocks_of, lead, simple_table, text_cell


def log_section(s: Offered) -> Section | None:
    """Return the section; None where no offer has a log."""
    found = s.result.log
    if found is None or not found.events:
        return None
    sentences = found.sentences()
    blocks = blocks_of(
        lead(log_line(s, found)),
        _figure(s, found),
        _table(s, found),
        why("Date by date, in words", sentences),
    )
    return Section("partners-log", "How the offers changed over time", blocks)


def log_line(s: Offered, found: OfferLog) -> str:
    """Return what the log says in a sentence or two."""
    known = [at for at in found.dates if at.standing is not None]
    dates = sum(bool(at.date) for at in found.dates)
    head = f"{plural(len(found.events), 'change')} of offers on {plural(dates, 'date')}. "
    if len(s.offers) < 2:
        return head.strip()
    if not known:
        return f"{head}The answer as of each date was not worked out."
    winners = [at.standing.winner for at in known if at.standing is not None]
    turns = sum(a != b for a, b in pairwise(winners))
    if len(set(winners)) == 1:
        one = winners[0]
        same = "No clear winner on any of them" if one is None else f"{s.name(one)} is the clear winner on all of them"
        return f"{head}{same}."
    named = [s.name(w) for w in dict.fromkeys(winners) if w is not None]
    now = "no clear winner" if winners[-1] is None else s.name(winners[-1])
    return (
        f"{head}Whether there is a clear winner, and which, changed {plural(turns, 'time')}. Clear winners on some "
        f"date: {', '.join(named)}. As of the last date: {now}."
    )


def _figure(s: Offered, found: OfferLog) -> Figure | None:
    known = [at for at in found.dates if at.standing is not None]
    days = [last_day(at.date) for at in known if at.date]
    if not days or any(d is None for d in days):
        return None
    real = [d for d in days if d is not None]
    before = bool(known) and not known[0].date
    if before:
        gap = max(30, int((real[-1] - real[0]).days * 0.12))
        real = [real[0] - dt.timedelta(days=gap), *real]
    if len(real) != len(known):
        return None
    shares = [at.standing.first for at in known if at.standing is not None]
    lines = [Line(s.name(o.id), s.looks[o.id], tuple(x.get(o.id, 0.0) for x in shares)) for o in s.offers]
    title = "How often each offer was first, as of each date"
    return history_figure("partners-history", title, "Share of draws of weights and open numbers.", real, lines, before)


def _day(date: str) -> str:
    """
    Return a date of the log as a reader writes it.

    Examples
    --------
    >>> _day("2024-11"), _day("2025-03-01")
    ('November 2024', '1 March 2025')
    """
    day = last_day(date)
    return f"{day:%B %Y}" if day is not None and len(date) == 7 else date_words(date)


def _table(s: Offered, found: OfferLog) -> Table:
    columns = (
        Column("Date"),
        Column("Offer"),
        Column("Criterion"),
        Column("Before"),
        Column("From then on"),
        Column("Remark", "long"),
        Column("Source"),
    )
    rows = []
    for e in found.events:
        day = last_day(e.date)
        rows.append(
            (
                Cell((line(_day(e.date)),), float(day.toordinal()) if day is not None else e.date),
                text_cell(s.name(e.offer)),
                text_cell(s.criterion(e.criterion)),
                text_cell(e.before),
                text_cell(e.after, "promised" if e.state == "promised" else ""),
                text_cell(e.text),
                Cell((source_links(s.study, e.source),)),
            )
        )
    return simple_table("partners-events", "The offer log, the earliest first", *without_empty(columns, rows))
