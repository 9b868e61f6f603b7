"""Method, assumptions and limits of an answer that lists no table of states."""

from __future__ import annotations

from comity.conflict.tiers import ARRAY_BY_ITSELF
from comity.report.conflict_chapter.answer import ORDER
from comity.report.conflict_chapter.method import reading_warnings
from comity.report.content import Block, Bullets, Line, Mono, Note, Paragraph, Section, Strong, line
from comity.report.first_page.in_short import FORECAST
from comity.report.large.subject import NAMED, LargeSubject, power_words
from comity.report.phrasing import plural
from comity.report.terms import NAMES

_HOW = {
    "array": (
        "Tier array: every combination of choices was looked at, and the outcomes that hold were counted, without "
        "keeping a table of everything about each of them. The counts are exact."
    ),
    "bits": (
        "Tier bits: every combination of choices was gone through, 64 at a time, and the Nash equilibria were counted. "
        "The counts are exact."
    ),
    "symbolic": (
        "Tier symbolic: one unknown outcome is described by clauses (it can occur, and no party gains by leaving it), "
        "and a SAT solver looks for outcomes that fit, one after another. Every outcome it gives was proven to hold. "
        "It stops at a limit, so it may not know how many there are; what is said to be common to all of them is "
        "proven for all, listed or not."
    ),
}
_NEEDS_TABLE = (
    "Not computed, since it needs a table of all outcomes with their moves and ranks: which parties would leave "
    "together, the ways from today to an outcome, outcomes that rest on a threat alone, the combinations of "
    "alternative readings, and what would change without each statement."
)


def method(s: LargeSubject) -> Section:
    """Return the section on method, assumptions and limits."""
    depth = s.study.settings.depth
    items: list[Line] = [
        line(
            "The method is the graph model for conflict resolution (Kilgour, Hipel and Fang 1987; Fang, Hipel and "
            "Kilgour 1993): every combination of choices that can occur is an outcome, each party can change its own "
            "choices, and each ranks the outcomes. Only the order of outcomes is used, never how much better one is."
        ),
        line(
            "A party gains if it moves to an outcome it ranks strictly higher. An answer takes a gain away if it "
            "leaves the party where it ranks no higher than at the start; equal counts."
        ),
        line(_why_tier(s)),
        line(_HOW.get(s.result.tier, f"Tier {s.result.tier}.")),
        line(
            "Answers may take any number of moves, nobody moving twice in a row."
            if depth is None
            else f"Answers of at most {plural(depth, 'move')} were counted, nobody moving twice in a row."
        ),
        line(
            f"Up to {NAMED} of the outcomes listed have letters: first the one that differs least from today (where "
            "there is no status quo, the first listed), then, again and again, the one that differs in most choices "
            "from those already named."
        ),
        line(_NEEDS_TABLE),
    ]
    blocks: list[Block] = [Bullets(tuple(items)), *_unanswered(s), Note("caution", line(FORECAST))]
    blocks += reading_warnings(s.case)
    return Section("conflict-method", "Method, assumptions and limits", tuple(blocks))


def _why_tier(s: LargeSubject) -> str:
    m = len(s.conflict.options)
    begin = f"{m} choices make {power_words(m)} combinations: too many to list in a table, which would answer more."
    if s.result.tier != "symbolic" or m <= ARRAY_BY_ITSELF:
        return begin
    return (
        f"{begin} They are also too many to look at one by one (which is done up to {ARRAY_BY_ITSELF} choices), so "
        "outcomes that hold are searched for."
    )


def _unanswered(s: LargeSubject) -> list[Block]:
    """Return the concepts that are not answered, each with the reason."""
    rows = [line(Strong(f"{_name(k)}: "), f"{why.rstrip('.')}.") for k, why in s.result.absent.items()]
    silent = [NAMES[k] for k in ORDER if k not in s.result.found and k not in s.result.absent]
    if silent:
        tail = f"the tier {s.result.tier} does not answer by itself. One may be asked for by name: "
        rows.append(line(Strong(f"{', '.join(silent)}: "), tail, Mono("comity conflict --concepts"), "."))
    if not rows:
        return []
    return [Paragraph(line("Concepts that are not answered here, and why:")), Bullets(tuple(rows))]


def _name(key: str) -> str:
    return "Coalitions" if key == "coalitional" else NAMES.get(key, key)
