"""What outside support adds to the first page of a report: in short, what opens a way, how sure, what it rests on."""

from __future__ import annotations

from comity.report.content import Block, Bullets, Line, Link, Note, Paragraph, Section, Strong, line
from comity.report.phrasing import plural
from comity.report.support_chapter.answer import NOT_JOINED, in_conflict, in_game, in_studies, on_data
from comity.report.support_chapter.subject import Helped
from comity.report.support_chapter.war_game import drivers
from comity.report.support_chapter.wording import STATEMENT

HEAD = "In the game on outside support an announced cut "
TITLES = {
    "in-short": "In short",
    "opens-a-way": "What opens a way",
    "how-sure": "How sure",
    "rests-on": "What it rests on",
}


def sentences(s: Helped) -> tuple[Line, ...]:
    """Return what each road says, in one sentence each; roads that have nothing to say are left out."""
    head = line("Under test: ", Strong(f"“{STATEMENT}”"), " ")
    told = [x for x in (in_conflict(s), in_game(s), on_data(s), in_studies(s)) if x]
    return (line(*head, "Each road is told by itself."), *told) if told else ()


def in_short(s: Helped, most: int) -> tuple[Line, ...]:
    """Return at most so many sentences, for a first page that has other answers to tell of as well."""
    game, data, conflict, known = in_game(s, HEAD), on_data(s), in_conflict(s), in_studies(s)
    if most == 1 and game and data:
        return (_joined(game, data),)
    told = [x for x in (game, data, conflict, known) if x]
    return tuple(_named(x) if k == 0 and x in (data, known) else x for k, x in enumerate(told[:most]))


def _joined(game: Line, data: Line) -> Line:
    """Return two roads as two sentences of one item, with one link to the chapter."""
    link = Link("Outside support", "#support-answer")
    kept = (x for x in (*game, *data) if not isinstance(x, Link))
    return (*kept, *line(link))


def _named(told: Line) -> Line:
    return (*line("Does less outside support bring less fighting? "), *told)


def alone(s: Helped) -> tuple[Section, ...]:
    """Return the first page of a report on a case that has support alone."""
    short = Section("in-short", TITLES["in-short"], (Bullets(sentences(s)), Note("plain", line(NOT_JOINED))))
    added = blocks(s)
    if s.case.leaves_out:
        left = [Paragraph(line(Strong("What is left out, and not known from this case:")))]
        added["rests-on"] += [*left, Bullets(tuple(line(x) for x in s.case.leaves_out))]
    rest = tuple(Section(k, TITLES[k], tuple(added[k])) for k in TITLES if added.get(k))
    return (short, *rest)


def blocks(s: Helped) -> dict[str, list[Block]]:
    """Return what support has to say in each section of the first page but the first."""
    return {"opens-a-way": _opens(s), "how-sure": _sure(s), "rests-on": _rests(s)}


def _opens(s: Helped) -> list[Block]:
    """Return the smallest ties that make a target hold, where there are some."""
    found = s.structure
    told = [w for t in found.targets if t.minimal for w in t.sentences()] if found is not None else []
    link = Link("Support in the conflict", "#support-conflict")
    return [Paragraph(line(w, " ", link)) for w in told[:2]]


def _sure(s: Helped) -> list[Block]:
    """Return which number turns what a cut of support does, and which tests stand on one design alone."""
    signs = s.result.signs
    told: list[Line] = []
    if signs is not None and (turns := drivers(s, signs, 1)):
        told.append(
            (*line(Strong("Outside support, in the game. ")), *turns[0], *line(" ", Link("The game", "#support-game")))
        )
    found = s.result.overall
    if found is not None and s.tests:
        failed = sum(any(c.gates and c.passed is False for c in t.checks) for t in s.tests)
        told.append(
            line(
                Strong("Outside support, on data. "),
                f"{failed} of {plural(len(s.tests), 'test')} fail{'s' if failed == 1 else ''} a check that decides. ",
                Link("The tests", "#support-data"),
            )
        )
    return [Bullets(tuple(told))] if told else []


def _rests(s: Helped) -> list[Block]:
    told: list[Line] = []
    game, flows = s.support.game, s.flows
    if game is not None:
        sourced = bool(game.source) or any(e.source for e in game.effects)
        named = "some with a source" if sourced else "none with a source"
        told.append(
            line(
                "The numbers of the game on outside support are ",
                Strong("assumed"),
                f", {named}: the modeller's judgement, not a finding. ",
                Link("The game", "#support-game"),
            )
        )
    if flows is not None and not flows.bears:
        told.append(line(flows.sentences()[0], " ", Link("The figures", "#support-flows")))
    return [Bullets(tuple(told))] if told else []
