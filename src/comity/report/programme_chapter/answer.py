"""Whether the programme fits its capacity: the share that does, and when everything could be delivered."""

from __future__ import annotations

from comity.programme.beyond import Beyond
from comity.programme.plan.finishing import Finish
from comity.programme.plan.fitting import Fits
from comity.report.content import Figure, Line, Note, Paragraph, Section, Strong, line
from comity.report.phrasing import plural
from comity.report.programme_chapter.pictures.fitting import Part, finish_figure, parts_figure
from comity.report.programme_chapter.subject import Programmed
from comity.report.programme_chapter.wording import blocks_of, lead, percent, sentence, told

MOST_ITEMS = 12
MEANS = (
    "The first share is the largest by which every due quantity, each on its date, can be met at once. It is a test of "
    "the programme against the capacity that is declared here, and no forecast of what will be made."
)


def answer_section(s: Programmed) -> Section | None:
    """Return the section; None where the case has no items that could fit or not."""
    found, done = s.result.fits, s.result.finish
    if found is None and done is None:
        return None
    if not _due(s):
        text = "Nothing is due, so there is nothing that could be too much."
        return Section("programme-answer", "Does the programme fit?", (lead(text),))
    more = [x for x in s.result.notes if "due" in x or "resources" in x]
    blocks = blocks_of(
        lead(fits_line(found)) if found is not None else None,
        _shares(s, found) if found is not None else None,
        Paragraph(finish_line(s, done, s.result.beyond)) if done is not None else None,
        _finish(s, done) if done is not None and not _all(found) else None,
        told(s, more) if more else None,
        Note("plain", line(MEANS)) if found is not None else None,
    )
    return Section("programme-answer", "Does the programme fit?", blocks)


def _all(found: Fits | None) -> bool:
    return found is not None and found.fits == 1


def _due(s: Programmed) -> bool:
    return any(q for i in s.section.items for _, q in i.due)


def fits_line(found: Fits) -> Line:
    """Return what share fits, in one or two sentences."""
    out: Line
    if found.fits == 1:
        return line("Everything that is due in the programme ", Strong("can be delivered on time"), ".")
    if found.why:
        low = percent(found.fits) if found.fits is not None else percent(0.0)
        share = Strong(f"{low} and {percent(found.at_most)}")
        out = line("Between ", share, " of every quantity that is due in the programme can be ")
        out = (*out, *line(f"delivered on time: {sentence(found.why)}"))
    elif not found.fits:
        out = line(
            "Something that is due in the programme ",
            Strong("cannot be delivered on time at all"),
            ", so no common share fits.",
        )
    else:
        share = Strong(f"At most {percent(found.fits)}")
        out = line(share, " of every quantity due in the programme can be delivered on time, all by one share.")
    if found.delivered is None:
        return out
    if found.delivered >= 1:
        return (*out, *line(" However late, ", Strong("all of it"), " can be delivered by the last period."))
    late = line(" However late, ", Strong(percent(found.delivered)), " can be delivered by the last period")
    how = ", with quantities of different units added up" if found.mixed else ""
    return (*out, *late, *line(f"{how}."))


def finish_line(s: Programmed, found: Finish, beyond: Beyond | None = None) -> Line:
    """Return when everything could be delivered if it may be late, in one sentence."""
    if found.why:
        upto = f", and can be by the end of {found.name}" if found.period is not None else ""
        text = f"Not everything can be delivered before {_at(s, found.not_before)}{upto}: {sentence(found.why)}"
        return line(text)
    if found.period is None:
        head = line("Not everything can be delivered ", Strong(f"within the {plural(found.periods, 'period')}"), ".")
        return (*head, *_beyond(s, beyond)) if beyond is not None else head
    if found.period == 0:
        return line("Stock at the start ", Strong("is enough"), " for everything that is due.")
    return line(
        "If all of it may be late, everything can be delivered ",
        Strong(f"by the end of {_at(s, found.period)}"),
        ", not earlier.",
    )


def _beyond(s: Programmed, found: Beyond) -> Line:
    """Return when it could be delivered if the periods did not end."""
    if found.period is None:
        return line(f" When it could be after that is not known: {sentence(s.told(found.why))}")
    late = plural(found.period - found.periods, "period")
    if found.why:
        sure = f" at the latest; not by period number {found.tried:,}: {sentence(s.told(found.why))}"
        return line(" If all capacities went on as they are, it could be ", Strong(f"{late} after the last one"), sure)
    return line(" If all capacities went on as they are, it could be ", Strong(f"{late} after the last one"), ".")


def _at(s: Programmed, period: int) -> str:
    return f"period {s.period(period)}" if not s.section.names else s.period(period)


def _shares(s: Programmed, found: Fits) -> Figure | None:
    parts = [Part("On time, all items by the same share", found.fits, found.at_most, strong=True)]
    if found.fits == 1:
        return parts_figure("programme-fits", "What share of what is due can be delivered on time", "", parts)
    if found.delivered is not None or found.delivered_at_most < 1:
        how = " (units added up)" if found.mixed else ", by stated value"
        plain = len(s.section.items) == 1 or not (found.mixed or any(i.value is not None for i in s.section.items))
        words = f"By the last period, however late{'' if plain else how}"
        parts.append(Part(words, found.delivered, found.delivered_at_most, strong=True))
    short = [d for d in found.items if d.due > 0 and d.delivered < d.due]
    short.sort(key=lambda d: (d.delivered / d.due, d.item))
    parts += [
        Part(f"{s.called(d.item)}, by the last period", d.delivered / d.due, d.delivered / d.due)
        for d in short[:MOST_ITEMS]
        if len(found.items) > 1
    ]
    caption = "The bar is the part of what is due. Reckoned from the quantities and capacities of the case."
    if len(short) and len(found.items) > 1:
        more = f" {MOST_ITEMS} of {len(short)} such items are shown." if len(short) > MOST_ITEMS else ""
        caption += f" Thin bars are items that cannot be delivered in full in one of the ways to deliver most.{more}"
    return parts_figure("programme-fits", "What share of what is due can be delivered", caption, parts)


def _finish(s: Programmed, found: Finish) -> Figure | None:
    last = max((p for i in s.section.items for p, q in i.due if q), default=0)
    title = "When everything that is due could be delivered, if it may be late"
    caption = (
        "Periods of the programme. The upper bar ends where the last quantity is due, the lower one at the finish."
    )
    beyond, finish, before = s.result.beyond, found.period, found.not_before
    if finish is None and beyond is not None and beyond.period is not None:
        finish, before = beyond.period, beyond.tried + 1
        caption += " Past the dashed stroke, capacities are taken to go on as they are."
    return finish_figure("programme-finish", title, caption, s.periods, last, finish, before)
