"""How long each offer would bind its buyer, what leaving costs, and what it is worth to wait."""

from __future__ import annotations

import math

from comity.partners.locked_in.analyse import Locked, LockedIn
from comity.partners.options.answer import Waiting
from comity.report.content import Cell, Column, Note, Paragraph, Section, Strong, Table, line
from comity.report.figures.said import HARD, percent, said
from comity.report.partners_chapter.pictures.spans import SpanRow, spans_figure
from comity.report.partners_chapter.subject import Offered, in_a_row
from comity.report.partners_chapter.wording import ends_words, why
from comity.report.phrasing import plural
from comity.report.pieces import between, blocks_of, lead, simple_table, text_cell

NOTHING = 1e-9
YEARS = (
    "Years locked in: what leaving costs, divided by what the offer is worth a year. So many years of its value would "
    "be gone with leaving. What is not stated is not nothing."
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
            s.name(o.offer), o.years, ends_words(o.years, "years") if o.years else "not stated", under=_vendors(s, o)
        )
        for o in found.offers
    ]
    title = "How many years of its value leaving each offer would cost"
    blocks = blocks_of(
        lead(_lead(s, found.offers)),
        Paragraph(line(Strong("One vendor or several. "), sourcing_words(s))),
        spans_figure("partners-locked", title, YEARS, rows, "years of value"),
        _table(s, found.offers) if any(map(_anything, found.offers)) else None,
        why("Offer by offer, in words", [s.renamed(x) for x in _by_offer(found)]),
    )
    return Section("partners-locked-in", "How locked in would one be?", blocks)


def _by_offer(found: LockedIn) -> list[str]:
    """Return what is told of each offer in one go, and then what is told of several."""
    own = [o.sentences() for o in found.offers if o.years is not None]
    every = {x for told in own for x in told}
    return [*(" ".join(told) for told in own), *(x for x in found.sentences() if x not in every)]


def _lead(s: Offered, offers: tuple[Locked, ...]) -> str:
    known = [o for o in offers if o.years is not None]
    hidden = [o.offer for o in offers if o.years is None]
    if not known:
        return "How long any offer locks in cannot be told: what leaving costs, or what a year is worth, is not stated."
    parts = [f"{s.name(o.offer)} for {ends_words(o.years, 'years')}" for o in known[:5]]
    more = f" and {len(known) - 5} more" if len(known) > 5 else ""
    tail = f" Of {s.listed(hidden, most=5)} it is not stated." if hidden else ""
    return f"Measured in years of their value, they lock in: {in_a_row(parts)}{more}.{tail}"


def sourcing_words(s: Offered) -> str:
    """Return which lock in more, offers of one vendor or of several, with the reason."""
    found = s.result.locked_in.sourcing if s.result.locked_in is not None else None
    if found is None:
        return ""
    one, several = plural(len(found.one), "offer"), plural(len(found.several), "offer")
    none = f", {len(found.unstated)} without a vendor named" if found.unstated else ""
    head = f"{one} of one vendor, {several} of several{none}. "
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


def _anything(o: Locked) -> bool:
    """Return whether anything at all is known of what leaving an offer costs."""
    return any(x is not None for x in (o.years, o.leaving_share, o.exit_share, o.by_year))


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
        return text_cell("not stated")
    words = f"{percent(ends[0])} or more" if math.isinf(ends[1]) else between(*ends)
    return Cell((line(words),), ends[0])


def _free(o: Locked) -> str:
    if o.by_year is None:
        return "not stated"
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
    title = "From which value on it pays to begin now"
    sentences = found.sentences()
    blocks = blocks_of(
        lead(_verdicts(s, found.commitments)),
        spans_figure("partners-waiting", title, WAITING, rows, "value over cost", ("stated", "begin now from here on")),
        _waiting_table(s, found.commitments),
        why("In words", sentences[:-1]),
        Note("caution", line(next((x for x in sentences if "assumption" in x), sentences[-1]))),
    )
    return Section("partners-options", "Begin now, or wait?", blocks)


def _verdicts(s: Offered, found: tuple[Waiting, ...]) -> str:
    """Return of which commitments waiting is worth more, offers by their names."""
    kinds = {
        "worth waiting": "Waiting is worth more than beginning now, over all that is stated",
        "go now": "Beginning now is worth more than waiting, over all that is stated",
    }
    said = []
    for verdict, head in (*kinds.items(), ("", "Which is worth more cannot be told over the stated spread")):
        own = [w.offer for w in found if (w.verdict if w.verdict in kinds else "") == verdict]
        said += [f"{head}: {s.listed(own, most=4)}."] if own else []
    return " ".join(said)


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
            Cell((line(_money(w.waiting, unit, w.held[1])),), w.waiting[0]),
            Cell((line(_money(w.leaving, unit, w.held[1]) if w.staged else "–"),), w.leaving[0] if w.staged else None),
            text_cell(w.verdict),
        )
        for w in found
    ]
    return simple_table("partners-waiting-table", "Commitments as options, over all that is stated", columns, rows)


def _money(ends: tuple[float, float], unit: str, of: float = 0.0) -> str:
    """
    Return an amount; it is 0 where it differs from it by rounding alone, against what it is a part of.

    Examples
    --------
    >>> _money((4e-14, 0.0017), "m crowns", 6.0), _money((2.0, 2.0), "")
    ('0 to 0.0017\xa0m crowns', '2')
    """
    low, high = (said(0.0 if abs(x) < NOTHING * abs(of) else x) for x in ends)
    tail = f"{HARD}{unit}" if unit else ""
    return f"{low}{tail}" if low == high else f"{low} to {high}{tail}"
