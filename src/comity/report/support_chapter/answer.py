"""The statement under test, and what each road says of it in one sentence; no verdict joins the roads."""

from __future__ import annotations

from collections import Counter

from comity.report.content import Cell, Column, Line, Link, Note, Paragraph, Section, Strong, Table, line
from comity.report.phrasing import plural
from comity.report.support_chapter.scenario_picture import apart_now, change_words
from comity.report.support_chapter.subject import Helped
from comity.report.support_chapter.wording import SIGN_WORDS, STATEMENT, percent, sentence, shares_line
from comity.support.answer import Tested
from comity.support.known.result import Said
from comity.support.signs.result import Signs
from comity.support.structural.result import Scenario

NOT_JOINED = (
    "The roads stay apart. The conflict and the game say what follows from what this case takes for granted; tests "
    "say what the data given bear; studies say what was found in other wars. No road stands in for another, and there "
    "is no verdict of all together."
)
CARRIES = {
    "conflict": "as far as the options and preferences of the case are right",
    "game": "within the game, over the numbers that the case holds possible",
    "data": "for the data given, as far as the checks go",
    "known": "for other wars, and mostly for having support, not for losing it",
}


def answer_section(s: Helped) -> Section:
    """Return the section: the statement, and a table with one row for each road."""
    lead = line("The statement under test: ", Strong(f"“{STATEMENT}”"), " Its sign is an answer here, never assumed.")
    columns = (Column("Road"), Column("What it says", "long"), Column("How far that carries"))
    rows = tuple(
        (
            Cell((line(Strong(name)),), name),
            Cell((said,)),
            Cell((line(CARRIES[key]),)),
        )
        for key, name, said in roads(s)
    )
    table = Table("support-roads", "The statement on each road", columns, rows, cards=True)
    blocks = (Paragraph(lead, lead=True), *((table,) if rows else ()), Note("plain", line(NOT_JOINED)))
    return Section("support-answer", "What less support would do", blocks)


def roads(s: Helped) -> tuple[tuple[str, str, Line], ...]:
    """Return the roads that have something to say: key, name, and one sentence with a link to where it is earned."""
    found = (
        ("conflict", "The conflict", in_conflict(s)),
        ("game", "The game", in_game(s)),
        ("data", "The data", on_data(s)),
        ("known", "What is known", in_studies(s)),
    )
    return tuple(x for x in found if x[2])


def in_conflict(s: Helped) -> Line:
    """Return what a withdrawal of all support does to what holds; empty where the conflict was not asked."""
    found = s.structure
    if found is None:
        return ()
    link = Link("The conflict", "#support-conflict")
    gone = next(iter(found.of_kind("withdrawn")), None)
    held = gone.under(found.concept) if gone is not None else None
    if gone is None or held is None:
        why = sentence(found.missing) if found.missing else "A withdrawal of all support cannot occur in this conflict."
        return line(f"{why} ", link)
    if not held.changed:
        return line("If all support were withdrawn, the ", Strong("same outcomes"), " would hold as now. ", link)
    told = change_words(held, apart_now(found, found.concept))
    return (*line("If all support were withdrawn: "), *told, *line(". "), *_tied(s, gone), link)


def _tied(s: Helped, gone: Scenario) -> Line:
    """Return who gains and who loses leverage by it, counted; empty where nobody does."""
    counts = Counter(x.change for x in gone.standings)
    up, down = counts["gains"], counts["loses"]
    told = [f"{up} gain{'s' if up == 1 else ''} leverage"] if up else []
    told += [f"{down} lose{'s' if down == 1 else ''} leverage"] if down else []
    return line(f"Of {plural(len(gone.standings), 'party', 'parties')}, {' and '.join(told)}. ") if told else ()


def in_game(s: Helped, head: str = "An announced cut ") -> Line:
    """Return what an announced cut does, with its share of the region; empty where the case has no game."""
    found = s.result.signs
    if found is None:
        return ()
    link = Link("The game", "#support-game")
    if found.shares.alone:
        sure = {
            "shorter": "shortens the fighting",
            "longer": "starts or lengthens the fighting",
            "none": "changes nothing",
            "depends": "does what the game leaves open",
        }[found.shares.alone]
        where = " wherever the numbers lie that the case holds possible. "
        return line(head, Strong(sure), where, *_no_war(found), link)
    over = "of the cases held possible"
    return (*line(head), *shares_line(found.shares), *line(f" {over}. ", *_no_war(found), link))


def _no_war(found: Signs) -> Line:
    """Return in how much of the region the game has a war at all while support is held; empty where it always has."""
    if found.fighting >= 1 - 1e-12:
        return ()
    if found.where_fighting is None:
        return line("While support is held, it has no fighting at all, so that a cut can only start some. ")
    part = Strong(percent(found.fighting))
    return line(
        "While support is held, it has fighting in only ", part, " of them; elsewhere a cut can only start some. "
    )


def on_data(s: Helped) -> Line:
    """Return what the tests on data say together, and why; empty where the case has nothing to test."""
    link = Link("The tests", "#support-data")
    found = s.result.overall
    if found is None:
        return _no_series(s)
    counts = _counts(s.result.tests)
    if found.verdict == "cannot be told":
        return line("It ", Strong("cannot be told"), f" from these data: {_because(found.why)} ({counts}). ", link)
    head = line("On these data the statement is ", Strong(found.verdict), ": ")
    return (*head, *line(f"{_because(found.why)} ({counts}). ", link))


def _because(why: str) -> str:
    """Return a reason as it stands after a colon: names keep their capital, other words lose it."""
    first = why.split(" ", 1)[0]
    text = why.rstrip(".")
    return text[:1].lower() + text[1:] if first in _COMMON else text


_COMMON = frozenset({"No", "The", "None", "Only", "Designs", "There", "It", "A"})


def _counts(tests: tuple[Tested, ...]) -> str:
    refused = sum(t.refused for t in tests)
    made = len(tests) - refused
    out = f"{plural(made, 'test')} made"
    return out + (f", {refused} refused" if refused else "")


def _no_series(s: Helped) -> Line:
    """Return that the figures bear no test, where the case has figures and nothing to test them with."""
    flows = s.flows
    if flows is None:
        return ()
    link = Link("The figures", "#support-flows")
    if flows.bears:
        return line("No series of outcomes stands beside the figures, so that nothing was tested. ", link)
    count = f"of {plural(len(flows.figures), 'figure')} "
    longest = max((len(r.rows) for r in flows.runs), default=0)
    told = f"{count}at most {longest} may be compared with one another, and a test needs {flows.least}. "
    if longest < 2:
        told = f"{count}no two may be compared with one another, and a test needs {flows.least}. "
    return line("It ", Strong("cannot be told"), f" from the figures for support: {told}", link)


def in_studies(s: Helped) -> Line:
    """Return whether studies agree on how long wars last; empty where none is listed."""
    found = s.known
    if found is None:
        return ()
    link = Link("The studies", "#support-known")
    told = [q for q in found.questions if q.outcome == "duration"]
    having = next((q for q in told if q.contrast == "having"), None)
    losing = next((q for q in told if q.contrast == "losing"), None)
    both = ((having, "with support"), (losing, "after losing it"))
    parts = [f"{words}, {_signs(q.said)}" for q, words in both if q is not None]
    if not parts:
        return line(f"{plural(len(found.studies), 'study', 'studies')} listed, none on how long wars last. ", link)
    apart = any(q is not None and q.disagrees for q in (having, losing))
    head = Strong("Studies differ") if apart else Strong("Studies report one sign")
    return line(head, f" on how long wars last. Reported are: {'; '.join(parts)}. ", link)


def _signs(said: tuple[Said, ...]) -> str:
    """Return which signs are reported, each once: how often says more of what was studied than of what is so."""
    signs = [SIGN_WORDS[x] for x in dict.fromkeys(s.finding.sign for s in said)]
    return signs[0] if len(signs) == 1 else f"{', '.join(signs[:-1])} and {signs[-1]}"
