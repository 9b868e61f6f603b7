"""Method, assumptions and limits of the chapter, in plain words."""

from __future__ import annotations

from comity.report.alignment_chapter.subject import Aligned
from comity.report.content import Bullets, Line, Mono, Note, Section, line

NO_FORECAST = (
    "Nothing here says which alignment is good, or what comes next. It says what follows from the tables of this case. "
    "An actor or a tie that is not in a table is not known; it is not taken to be absent."
)


_OF_PARTS: tuple[tuple[str, str], ...] = (
    (
        "shift",
        "More centres or fewer: each measure is taken in the first and the last window, in several readings (all "
        "actors, those in both windows, without the largest). Ties are drawn anew with a declared chance that one "
        "is missed, capabilities with declared errors of measurement. A verdict stands only where every reading "
        "gives it; measures are not added.",
    ),
    (
        "concentration",
        "Capabilities: the share of each actor is the mean of its shares of the components (composite index, "
        "Singer, Bremer and Stuckey 1972). CON follows Ray and Singer (1973); the effective number of centres is "
        "one divided by the sum of squared shares (Laakso and Taagepera 1979).",
    ),
    (
        "tied",
        "Ties: several ties of a pair in a window count as one, with the sign of their sum; a pair that cancels "
        "out is left out. Camps are those that leave the fewest ties out of place (frustration index; Harary "
        "1959), found by an exact search where it says so. Communities come from many runs: of the method of "
        "Louvain on positive ties, and of a climb on signed modularity (Gómez, Jensen and Arenas 2009) where there are "
        "negative ones.",
    ),
    (
        "tied",
        "Maps: actors that are tied are put near one another, foes apart (stress majorisation; Gansner, Koren and "
        "North 2005), each held at its last place. Only nearness has a meaning.",
    ),
    (
        "exposure",
        "Dependence: sensitivity is what is lost at once, vulnerability what stays lost after replacement "
        "(Keohane and Nye 1977; Hirschman 1945). What can be replaced is declared in the case; where it is not, "
        "anything from nothing to all is held possible.",
    ),
    (
        "votes",
        "Votes: places on one line are fitted session by session with intervals, as in Bailey, Strezhnev and "
        "Voeten (2017). Low and high are named by two voters of the case, and neither is better. Agreement is the "
        "share of votes cast alike, yes and abstain half.",
    ),
    (
        "bodies",
        "Members of bodies are compared with others in the same tables, and with random groups of as many actors. "
        "Fewer than ten roll calls are too few to tell.",
    ),
    (
        "figures",
        "Stated figures are compared only for the same actors, thing, unit and period. Amounts of different "
        "lengths of time are not compared. Rounding is told apart from agreement.",
    ),
)
"""What is said of each part of the answer that the case has."""


def method_section(s: Aligned) -> Section:
    """Return the section; it speaks of the parts the case has."""
    r = s.result
    there = {name: s.tied if name == "tied" else getattr(r, name) for name, _ in _OF_PARTS}
    items: list[Line] = [line(text) for name, text in _OF_PARTS if there[name]]
    items.append(
        line(
            "The same answers as data: ",
            Mono("comity alignment CASE --json"),
            ". The rules are in the conventions of the documentation.",
        )
    )
    return Section(
        "alignment-method",
        "Method, assumptions and limits",
        (Bullets(tuple(items)), Note("caution", line(NO_FORECAST))),
    )
