"""Method, assumptions and limits of the chapter, in plain words with the numbers of the conventions."""

from __future__ import annotations

from comity.report.content import Bullets, Definitions, Line, Mono, Note, Section, Strong, line
from comity.report.support_chapter.subject import Helped

NO_ADVICE = (
    "Nothing here says whether support is right or wrong, or what anybody should do. It says what follows from the "
    "numbers of this case, what its data bear, and what studies of other wars report. A model is no forecast."
)
PARTS = {
    "structure": "support in the conflict",
    "game": "the game",
    "signs": "the shares of the signs",
    "map": "the sign map",
    "attrition": "the war of attrition",
    "private": "private information",
    "series": "tests on series",
    "endings": "tests on endings",
    "flows": "the figures",
    "known": "the studies",
}
TERMS: tuple[tuple[str, str], ...] = (
    ("cut", "support ends. An announced cut is known beforehand: in each period it comes with a chance."),
    (
        "commitment problem",
        "no side can bind itself for later, so that a deal which both would like today may not be kept tomorrow.",
    ),
    ("preventive war", "a side fights now since it expects to be weaker later."),
    ("rent", "what fighting itself brings a side from outside while support lasts."),
    ("leverage", "how good the best, the worst and the surest outcomes are for a party, by its own order."),
    (
        "E-value",
        "how strongly a hidden cause would have to go with both support and outcome to explain a finding away.",
    ),
    ("detectable effect", "the smallest true effect that a test would find four times in five."),
    ("placebo", "the same test where there was no cut; if it finds an effect there too, the test is in doubt."),
)


def method_section(s: Helped) -> Section:
    """Return the section; it speaks of the parts the case has."""
    items: list[Line] = []
    if s.structure is not None:
        items.append(
            line(
                "In the conflict, support is settled option by option and the conflict is asked again: given, "
                "withdrawn, announced (it can be taken back at any time and does not return), or tied to a step. "
                "Leverage is by each party's own order and never added across parties (conventions §108 and §109)."
            )
        )
    if s.result.game is not None or s.result.signs is not None:
        items += _game()
    if s.result.tests:
        items += _tests()
    if s.flows is not None:
        items.append(
            line(
                "Committed, allocated, delivered and estimated figures are never added or compared, and figures of "
                "different releases are not one series (conventions §92)."
            )
        )
    if s.known is not None:
        items.append(line("Studies stand side by side by outcome; no sign is pooled (conventions §110)."))
    items += _cuts(s)
    items.append(
        line(
            "The same answers as data: ",
            Mono("comity support CASE --json"),
            ". The rules, with their numbers, are in the conventions (§92 to §110) of the documentation.",
        )
    )
    terms = Definitions(tuple((line(term), line(meaning)) for term, meaning in TERMS))
    return Section(
        "support-method",
        "Method, assumptions and limits",
        (Bullets(tuple(items)), terms, Note("caution", line(NO_ADVICE))),
    )


def _game() -> list[Line]:
    return [
        line(
            "The game: in each period two sides fight over positions or share what there is. A deal must be possible "
            "within what the period offers, since nobody can promise the periods to come (Fearon 1995; Powell 2006). "
            "It is solved by value iteration, and durations follow from the chances of each step (conventions §93 and "
            "§94)."
        ),
        line(
            "Where the search for an answer ends elsewhere from other expectations, or with another division of what "
            "a deal saves, all answers are reported and the sign is left open where they differ (conventions §95 and "
            "§96)."
        ),
        line(
            "Numbers with two ends make a region; it is drawn from evenly and independently, which is an assumption of "
            "this program. Shares of a region are no probabilities (conventions §96 and §98)."
        ),
    ]


def _tests() -> list[Line]:
    return [
        line(
            "One rule gives every verdict: the data bear the test, each check that decides was made and passed, and "
            "the interval of 95 per cent leaves out no effect. Tests of one design with one main weakness count as "
            "one voice; a verdict of all takes two voices and none against (conventions §104 and §105)."
        ),
        line(
            "Series: local projections with errors that allow for what hangs together in time (Jordà 2005), "
            "interrupted series, predictive precedence as a contrast (Toda and Yamamoto 1995). Comparisons: synthetic "
            "control with placebos (Abadie, Diamond and Hainmueller 2010), staggered cuts. Endings: rates of each way "
            "of ending with support that changes over time (Cox 1972)."
        ),
    ]


def _cuts(s: Helped) -> list[Line]:
    cuts = (("not finished", s.result.missing), ("not in full", s.result.limited))
    return [
        line(Strong(f"{PARTS.get(part, part)}: "), f"{how}, since {why.rstrip('.')}.")
        for how, cut in cuts
        for part, why in cut.items()
    ]
