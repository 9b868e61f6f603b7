"""How long each offer would bind its buyer, what leaving costs, and what it is worth to wait."""

from __future__ import annotations

import math

from comity.partners.locked_in.analyse import Locked
from comity.partners.options.answer import Waiting
from comity.report.alignment_chapter.pictures.said import HARD, percent, said
from comity.report.alignment_chapter.wording import between, blocks_of, lead, simple_table, text_cell
from comity.report.content import Cell, Column, Note, Paragraph, Section, Strong, Table, line
from comity.report.partners_chapter.pictures.spans import SpanRow, spans_figure
from comity.report.partners_chapter.subject import Offered, in_a_row
from comity.report.partners_chapter.wording import ends_words, why
from comity.report.phrasing import plural

YEARS = (
    "Years locked in: what leaving costs, divided by what the offer is worth a year. So many years of its value would "
    "be gone with leaving. Not public is not nothing."
)
WAITING = (
    "The dark bar or disc is the stated value over the stated cost. The pale band is from where on it pays to begin "
    "now, over the whole of the stated spread: left of the band waiting is worth more, right of it beginning now is."
)


def locked_section(s: Offered) -> Section | None:
    """Return the section on lock-in; None where nothing is stated about leaving or about vendors."""
    found = s.result.locked_in
    if found is None or not found.offers:
        return None
    rows = [
        SpanRow(
            s.name(o.offer), o.years, ends_words(o.years, "years") if o.years else "not public", under=_vendors(s, o)
        )
        for o in found.offers
    ]
    title = "How many years of its value leaving each offer would cost"
    blocks = blocks_of(
        lead(_lead(s, found.offers)),
        Paragraph(line(Strong("One vendor or several. "), sourcing_words(s))),
        spans_figure("partners-locked", title, YEARS, rows, "years of value"),
        _table(s, found.offers),
        why("Offer by offer, in words", [s.renamed(x) for x in found.sentences()]),
    )
    return Section("partners-locked-in", "How locked in would one be?", blocks)


def _lead(s: Offered, offers: tuple[Locked, ...]) -> str:
    known = [o for o in offers if o.years is not None]
    hidden = [o.offer for o in offers if o.years is None]
    if not known:
        return "How long any offer locks in cannot be told: what leaving costs, or what a year is worth, is not public."
    parts = [f"{s.name(o.offer)} for {ends_words(o.years, 'years')}" for o in known[:5]]
    more = f" and {len(known) - 5} more" if len(known) > 5 else ""
    tail = f" Of {s.listed(hidden, most=5)} it is not public." if hidden else ""
    return f"Measured in years of their value, they lock in: {in_a_row(parts)}{more}.{tail}"


def sourcing_words(s: Offered) -> str:
    """Return which lock in more, offers of one vendor or of several, with the reason."""
    found = s.result.locked_in.sourcing if s.result.locked_in is not None else None
    if found is None:
        return ""
    one, several = plural(len(found.one), "offer"), plural(len(found.several), "offer")
    head = f"{one} of one vendor, {several} of several, {len(found.unstated)} without a vendor named. "
    told = {
        "one vendor": "Those of one vendor lock in more. ",
        "several vendors": "Those of several vendors lock in more. ",
        "cannot be told": "Which lock in more cannot be told. ",
    }
    return f"{head}{told.get(found.more, '')}{s.renamed(found.why)}"


def _vendors(s: Offered, o: Locked) -> str:
    count = len(set(o.vendors))
    if not count:
        return "no vendor named"
    names = in_a_row([s.called(v) for v in o.vendors], most=4)
    return f"{'one vendor' if count == 1 else f'{count} vendors'}: {names}"


def _table(s: Offered, offers: tuple[Locked, ...]) -> Table:
    columns = (
        Column("Offer"),
        Column("Years locked in", "number"),
        Column("Leaving, as a share of the whole cost", "number"),
        Column("Paid at exit, as a share", "number"),
        Column("Leaving costs nothing on the whole from year"),
    )
    rows = []
    for o in offers:
        rows.append(
            (
                text_cell(s.name(o.offer)),
                Cell((line(ends_words(o.years)),), o.years[0] if o.years is not None else None),
                *(_share(x) for x in (o.leaving_share, o.exit_share)),
                text_cell(_free(o)),
            )
        )
    return simple_table("partners-locked-table", "Lock-in of each offer, by what is stated of it", columns, rows)


def _share(ends: tuple[float, float] | None) -> Cell:
    if ends is None:
        return text_cell("not public")
    words = f"{percent(ends[0])} or more" if math.isinf(ends[1]) else between(*ends)
    return Cell((line(words),), ends[0])


def _free(o: Locked) -> str:
    if o.by_year is None:
        return "not public"
    possibly, surely = o.free_from
    if possibly is None:
        return "never"
    if surely is None:
        return f"{possibly} at the earliest, not surely"
    return str(surely) if possibly == surely else f"{possibly} to {surely}"


def waiting_section(s: Offered) -> Section | None:
    """Return the section on commitments that may wait; None where none is stated."""
    found = s.result.options
    if found is None or not found.commitments:
        return None
    rows = [_waiting(s, w) for w in found.commitments]
    counts = [(v, sum(w.verdict == v for w in found.commitments)) for v in ("go now", "worth waiting")]
    open_ = len(found.commitments) - sum(n for _, n in counts)
    parts = [f"{n} {v if v != 'worth waiting' else 'better to wait'}" for v, n in counts if n]
    parts += [f"{open_} cannot be told over the stated spread"] if open_ else []
    title = "From which value on it pays to begin now"
    sentences = found.sentences()
    blocks = blocks_of(
        lead(f"Of {plural(len(found.commitments), 'commitment')} that may wait: {in_a_row(parts)}."),
        spans_figure("partners-waiting", title, WAITING, rows, "value over cost", ("stated", "begin now from here on")),
        _waiting_table(s, found.commitments),
        why("In words", sentences[:-1]),
        Note("caution", line(next((x for x in sentences if "assumption" in x), sentences[-1]))),
    )
    return Section("partners-options", "Begin now, or wait?", blocks)


def _waiting(s: Offered, w: Waiting) -> SpanRow:
    spread = percent(w.spread[0]) if w.spread[0] == w.spread[1] else f"{percent(w.spread[0])} to {percent(w.spread[1])}"
    threshold = "no value is enough" if math.isinf(w.critical[0]) else f"begin now from {ends_words(w.critical)} on"
    under = f"stated {ends_words(w.ratio)}; {threshold}, over a spread of {spread} a year"
    words = {"go now": "begin now", "worth waiting": "wait"}.get(w.verdict, "cannot be told")
    return SpanRow(s.name(w.offer), w.ratio, words, w.critical, under)


def _waiting_table(s: Offered, found: tuple[Waiting, ...]) -> Table:
    unit = s.section.unit
    columns = (
        Column("Offer"),
        Column("Stated value over cost", "number"),
        Column("Begin now from", "number"),
        Column("Gained by waiting", "number"),
        Column("Right to leave at the stages", "number"),
        Column("It says"),
    )
    rows = [
        (
            text_cell(s.name(w.offer)),
            Cell((line(ends_words(w.ratio)),), w.ratio[0]),
            Cell((line(ends_words(w.critical)),), w.critical[0] if math.isfinite(w.critical[0]) else None),
            Cell((line(_money(w.waiting, unit)),), w.waiting[0]),
            Cell((line(_money(w.leaving, unit) if w.staged else "–"),), w.leaving[0] if w.staged else None),
            text_cell(w.verdict),
        )
        for w in found
    ]
    return simple_table("partners-waiting-table", "Commitments as options, over all that is stated", columns, rows)


def _money(ends: tuple[float, float], unit: str) -> str:
    low, high = said(ends[0]), said(ends[1])
    tail = f"{HARD}{unit}" if unit else ""
    return f"{low}{tail}" if low == high else f"{low} to {high}{tail}"
