"""Method, assumptions and limits of the chapter, in plain words with the numbers of the conventions."""

from __future__ import annotations

from comity.report.content import Bullets, Line, Mono, Note, Section, Strong, line
from comity.report.evidence_chapter.subject import Weighing
from comity.report.evidence_chapter.wording import SCALE
from comity.report.phrasing import date_words

NO_VERDICT = (
    "A probability here is what follows from the items named, their grades and where a claim is taken to start. It is "
    "no finding of fact: what was not looked for is not in it, and nobody's good faith is judged by it."
)


def method_section(s: Weighing) -> Section:
    """Return the section; it speaks of the parts the case has."""
    items: list[Line] = []
    if s.listed:
        items += _claims(s)
    if s.fed:
        items.append(
            line(
                "A threshold is reached where the probability of its claim is at least as high; the interval does not "
                "enter. Where it lies on both sides, the answer is worked out a second time with that one turned, the "
                "others as they are (conventions §87 and §88)."
            )
        )
    if s.rivals:
        items.append(
            line(
                "Rival claims follow the analysis of competing hypotheses (Heuer 1999), ranked by probability: prior "
                "odds times likelihood ratios, origins once. Heuer's count of contrary evidence stands beside it and "
                "decides nothing (conventions §74)."
            )
        )
    if s.compared is not None:
        items += _compared(s)
    if s.forecasts is not None:
        items.append(
            line(
                "Of each forecaster the last forecast before the day of decision counts. The Brier score is the mean "
                "squared distance between forecast and outcome (Brier 1950), the log score how surprising the outcome "
                "was; skill is against the share that came true, known only afterwards (conventions §75 to §77)."
            )
        )
    items += _closing(s)
    return Section("evidence-method", "Method, assumptions and limits", (Bullets(tuple(items)), _no_verdict()))


def _no_verdict() -> Note:
    return Note("caution", line(NO_VERDICT))


def _claims(s: Weighing) -> list[Line]:
    starts = {p.prior for p in s.listed}
    same = ""
    if len(starts) == 1 and (only := next(iter(starts))) and only[0] == only[2]:
        same = f" Here every claim starts at {only[1]:g}."
    return [
        line(
            "A claim starts at a probability before any item and is moved by likelihood ratios: how many times "
            f"likelier an item is if the claim is true than if it is false (Good 1950).{same} Where no ratio is given, "
            "a table gives one for the letter of the source and the digit of the item; an unknown grade moves nothing "
            "(conventions §62 and §63)."
        ),
        line(
            "Reports of one origin count once, origins that are partly one count for less, and relays that may pass a "
            "report on wrongly are worked out exactly where they are given (conventions §64 to §66)."
        ),
        line(
            "Intervals of 90 per cent come from the ranges of the ratios and of the start, drawn with a fixed seed; "
            "they do not hold what nobody thought of (convention §67). What carries a claim is the smallest set of "
            "items that makes four fifths of its movement; what would flip it is the ratio of one more item that "
            "would bring it to an even chance (convention §68)."
        ),
        line(SCALE),
    ]


def _compared(s: Weighing) -> list[Line]:
    found = s.compared
    out: list[Line] = []
    if found is not None and (found.rates or found.counts):
        out.append(
            line(
                "Rates and counts of those that are alike are estimated together, so that few cases are drawn towards "
                "all (Efron and Morris 1975), and no label decides (conventions §78 and §79)."
            )
        )
    if found is not None and found.series:
        out.append(
            line(
                "Two series are compared over time that both cover and nowhere else; totals only where both count from "
                "one day (convention §80)."
            )
        )
    if found is not None and found.accounts:
        out.append(
            line(
                "Rival accounts: what each source adds to all its figures is estimated against the middle of all of "
                "them; no source is taken as right (convention §81)."
            )
        )
    return out


def _closing(s: Weighing) -> list[Line]:
    r = s.result
    out: list[Line] = []
    if r.as_of is not None:
        day = date_words(r.as_of.isoformat())
        out.append(line(f"What was known by {day} counts, and nothing later (conventions §61 and §71)."))
    cuts = (("not finished", r.missing), ("not in full", r.limited))
    out += [line(Strong(f"{part}: "), f"{how}, since {why}.") for how, cut in cuts for part, why in cut.items()]
    told = r.posteriors.notes if r.posteriors is not None else ()
    out += [line(n) for n in (*told, *r.notes)]
    out.append(
        line(
            "The same answers as data: ",
            Mono("comity evidence posterior CASE --json"),
            ". The rules, with their numbers, are in the conventions (§60 to §91) of the documentation.",
        )
    )
    return out
