"""How well forecasts did: scores, calibration where there are enough, comparisons, and what is still open."""

from __future__ import annotations

from comity.evidence.forecasts.result import EVERYBODY, FEW, Forecaster, Forecasts, Paired
from comity.evidence.forecasts.words import CAUTION
from comity.evidence.grades_in_words import number_text
from comity.report.citing import claim_link
from comity.report.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Details,
    Line,
    Note,
    Paragraph,
    Section,
    Strong,
    Table,
    line,
)
from comity.report.evidence_chapter.pictures.calibration import calibration_figure
from comity.report.evidence_chapter.subject import Weighing
from comity.report.evidence_chapter.wording import claim_line, claim_links, forecaster_words, listed
from comity.report.phrasing import date_words, plural

MOST_ROWS = 200
OPEN = {
    "overdue": "Overdue: the day has passed and no outcome is entered",
    "not yet due": "Not yet due",
    "no rule": "Without a rule by which they are decided",
    "no day": "Without a day by which they are decided",
    "not known when": "Decided, but the day is not known",
}


def forecasts_section(s: Weighing) -> Section | None:
    """Return the section; None where the case has no forecasts and nothing is to be decided."""
    found = s.forecasts
    if found is None:
        return None
    blocks: list[Block] = [Paragraph(_answer(found), lead=True)]
    if found.forecasters:
        blocks += _scores(found)
    told = [*_compared(found), *_open(s, found), *(line(x) for x in (*found.not_scored, *found.notes))]
    if told:
        blocks.append(Bullets(tuple(told)))
    return Section("evidence-forecasts", "How well forecasts did", tuple(blocks))


def _answer(found: Forecasts) -> Line:
    """Return how much can be scored, and whether anybody did better than the base rate."""
    if not found.forecasters:
        return line("No forecast can be scored ", Strong("yet"), f": {_waiting(found)}.")
    own = [f for f in found.forecasters if f.name != EVERYBODY]
    head = line(
        Strong(plural(found.decided, "claim")),
        f" {'has' if found.decided == 1 else 'have'} been decided, and {plural(len(own), 'forecaster')} scored. ",
    )
    if all(len(f.scored) < FEW for f in own):
        few = f"With fewer than {FEW} decided claims each, whether probabilities were right as often as they said "
        return (*head, *line(few, Strong("cannot be told"), "."))
    return (*head, *_against_the_rate([f for f in own if len(f.scored) >= FEW and f.skill is not None]))


def _against_the_rate(found: list[Forecaster]) -> Line:
    """Return who did better than always giving the share of claims that came true, and who worse."""
    out: Line = ()
    for how, words in ((1, "better"), (-1, "worse"), (0, "no better")):
        names = [f.name for f in found if ((f.skill or 0.0) > 0) - ((f.skill or 0.0) < 0) == how]
        if names:
            out = (*out, *line(", " if out else "", Strong(listed(names)), f" did {words}"))
    return (*out, *line(" than always giving the share that came true.")) if out else ()


def _waiting(found: Forecasts) -> str:
    return f"{plural(len(found.open), 'claim is', 'claims are')} still open" if found.open else "nothing was forecast"


def _scores(found: Forecasts) -> list[Block]:
    out: list[Block] = []
    for k, f in enumerate(x for x in found.forecasters if len(x.scored) >= FEW):
        drawn = calibration_figure(f"calibration-{k + 1}", f)
        out += [drawn] if drawn is not None else []
    columns = (
        Column("Forecaster"),
        Column("Claims scored", "number"),
        Column("Brier score: 0 is best, one half always gives 0.25", "number"),
        Column("Log score: 0 is best, one half always gives 0.69", "number"),
        Column("Of these came true", "number"),
        Column("Against always giving that share"),
    )
    rows = tuple(_score(f) for f in found.forecasters)
    table = Table("forecast-scores", "Scores of forecasts; less is better", columns, rows, cards=True)
    several = [Note("caution", line(CAUTION))] if len(found.forecasters) > 1 else []
    return [*out, table, *several, _scored(found)]


def _score(f: Forecaster) -> tuple[Cell, ...]:
    return (
        Cell((line(forecaster_words(f.name)),), f.name),
        Cell((line(str(len(f.scored))),), float(len(f.scored))),
        Cell((line(f"{f.brier:.3f}"),), round(f.brier, 6)),
        Cell((line(f"{f.log:.2f}"),), round(f.log, 6)),
        Cell((line(f"{100 * f.base_rate:.0f} %"),), round(f.base_rate, 6)),
        Cell((line(_skill(f)),), f.skill),
    )


def _skill(f: Forecaster) -> str:
    if f.skill is None:
        return "cannot be told: all of them turned out the same way"
    how = "better" if f.skill > 0 else "worse" if f.skill < 0 else "no better"
    return f"{how} (skill {f.skill:+.2f})".replace("-", "−")


def _scored(found: Forecasts) -> Details:
    columns = (
        Column("Claim"),
        Column("Forecaster"),
        Column("Forecast", "number"),
        Column("Given on"),
        Column("Came true"),
        Column("Brier score", "number"),
    )
    rows = tuple(
        (
            Cell((line(claim_link(x.claim)),), x.claim),
            Cell((line(forecaster_words(f.name)),), f.name),
            Cell((line(number_text(x.p)),), round(x.p, 6)),
            Cell((line(date_words(x.date) if x.date else "no day given"),), x.date),
            Cell((line(("yes" if x.outcome else "no") + (f", {date_words(x.decided)}" if x.decided else "")),)),
            Cell((line(f"{x.brier:.3f}"),), round(x.brier, 6)),
        )
        for f in found.forecasters
        if f.name != EVERYBODY
        for x in f.scored
    )
    shown = rows[:MOST_ROWS]
    part = f", the first {MOST_ROWS} of {len(rows):,}" if len(rows) > len(shown) else ""
    table = Table("forecasts-scored", f"Every forecast that is scored{part}", columns, shown, cards=True)
    return Details(line(f"Forecast by forecast: {plural(len(rows), 'row')}"), (table,))


def _compared(found: Forecasts) -> list[Line]:
    """Return a sentence for each pair of which something can be told, and one for all the others."""
    pairs = [p for p in found.paired if p.score == "brier"]
    out = [_pair(p) for p in pairs if p.adjusted is not None]
    untold = [p for p in pairs if p.adjusted is None]
    if len(untold) == 1:
        return [*out, _pair(untold[0])]
    if untold:
        names = listed(list(dict.fromkeys(n for p in untold for n in (p.one, p.other))))
        why = "; ".join(dict.fromkeys(p.why for p in untold))
        told = f"{plural(len(untold), 'pair')} of {names}: who did better "
        out.append(line(told, Strong("cannot be told"), f" on the claims that both forecast ({why})."))
    return out


def _pair(p: Paired) -> Line:
    both = f"On {plural(p.claims, 'claim')} that {p.one} and {p.other} both forecast, "
    if p.adjusted is None:
        return line(both, "who did better ", Strong("cannot be told"), f": {p.why}.")
    gap = f" (Brier scores {abs(p.difference):.3f} apart, chance of such a gap if both were as good {p.adjusted:.2g})"
    if p.better:
        return line(both, Strong(p.better), f" did better{gap}.")
    return line(both, "the difference ", Strong("may be chance"), f"{gap}.")


def _open(s: Weighing, found: Forecasts) -> list[Line]:
    out = []
    for state, head in OPEN.items():
        rows = [o for o in found.open if o.state == state]
        if not rows:
            continue
        if len(rows) > 4:
            out.append(line(f"{head}: ", *claim_links(o.claim for o in rows), "."))
            continue
        told: Line = ()
        for o in rows:
            by = f", by {date_words(o.by)}" if o.by else ""
            told = (*told, *line("; " if told else "", *claim_line(s, o.claim), by))
        out.append(line(f"{head}: ", *told, "."))
    return out
