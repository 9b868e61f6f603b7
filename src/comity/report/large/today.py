"""Whether today would hold, and who would leave it by which move."""

from __future__ import annotations

from comity.conflict.explain import Explanation
from comity.conflict.improvement import PlayerExplanation
from comity.conflict.words import move_words
from comity.report.content import (
    Bullets,
    Cell,
    Column,
    Line,
    Link,
    Mono,
    Paragraph,
    PartyName,
    Section,
    Strong,
    Table,
    line,
)
from comity.report.large.subject import LargeSubject, all_listed
from comity.report.phrasing import joined, party_name, plural
from comity.report.terms import NAMES, SHORT

_STEADIER = ("seq", "smr", "gmr")
_COSTLY = "; any answer counts there, even one that would cost those who make it"
_EVEN = {"seq": "", "smr": _COSTLY, "gmr": _COSTLY}


def today_section(s: LargeSubject) -> Section | None:
    """Return the section on who would leave today; None where nothing is known of it."""
    found = s.study.leaving
    if found is None:
        return None
    movers = [p for p in found.players if p.improvements]
    if not movers:
        return None
    lead = line(*_who(s, found, movers))
    return Section(
        "opens-a-way",
        "What opens a way: who could gain by leaving today",
        (Paragraph(lead), _table(s, found, movers), Bullets((line(_READ),))),
    )


_READ = (
    "The move named is the one the party would like best. An answer takes the gain away if it leaves the party no "
    "better off than today. Open means that no answer was found and none could be ruled out."
)


def _who(s: LargeSubject, found: Explanation, movers: list[PlayerExplanation]) -> tuple[str | PartyName | Strong, ...]:
    rest = len(found.players) - len(movers)
    tail = f"; the other {rest} would stay." if rest > 1 else "; the other one would stay." if rest else "."
    count = plural(len(movers), "party", "parties")
    whose = "its" if len(movers) == 1 else "their"
    return (Strong(count), f" of {len(s.parties)} could gain by a move of {whose} own", tail)


def _table(s: LargeSubject, found: Explanation, movers: list[PlayerExplanation]) -> Table:
    columns = (
        Column("Party"),
        Column("The move it would like best"),
        Column("What puts it above today"),
        Column("What the others could do"),
    )
    rows = tuple(_row(s, found, p) for p in movers)
    return Table("leaving", "Who could gain by leaving today", columns, rows, cards=True)


def _row(s: LargeSubject, found: Explanation, p: PlayerExplanation) -> tuple[Cell, ...]:
    best = p.improvements[0]
    name = party_name(s.case, found.model.parties[p.player])
    return (
        Cell(((name,),), name.place),
        Cell((line(move_words(found.model, p.player, found.state, best.target)), *_more(p))),
        Cell((line(Mono(best.because)) if best.because else line("–"),)),
        Cell((answer_line(s, found, p),)),
    )


def _more(p: PlayerExplanation) -> tuple[Line, ...]:
    if p.more is None:
        return (line("and perhaps other moves"),)
    others = len(p.improvements) - 1 + p.more
    return (line(f"or {plural(others, 'other move')}"),) if others else ()


def answer_line(s: LargeSubject, found: Explanation, p: PlayerExplanation) -> Line:
    """Return what is known of answers to the best move of a player: credible, by a threat, none, or open."""
    best = p.improvements[0]
    for key, tail in (("seq", "each step pays the one who makes it"), ("gmr", "carrying it out would not pay")):
        path = best.answers.get(key)
        if path:
            first = path[0]
            who = party_name(s.case, found.model.parties[first.player])
            steps = f", the first of {len(path)} steps" if len(path) > 1 else ""
            credible = best.answered("seq")
            doubt = "; whether an answer that pays exists is open" if key == "gmr" and credible is None else ""
            said = move_words(found.model, first.player, first.origin, first.target)
            return line("Taken away if ", who, f" {said}{steps}: {tail}{doubt}.")
    if best.answered("gmr") is None or best.answered("seq") is None:
        return line("Open: no answer was found, and none could be ruled out.")
    return line("Nobody can take the gain away.")


def todays_sentence(s: LargeSubject) -> Line:
    """Return in one sentence whether today would hold; empty where the case names no status quo."""
    if s.conflict.status_quo is None:
        return ()
    found = s.study.leaving
    if found is None:
        return _by_listing(s)
    subject = s.todays_name[:1].upper() + s.todays_name[1:]
    link = Link("Who, and by which move", "#opens-a-way")
    if not found.complete:
        return line(f"Whether {s.todays_name} would hold could not be told in the time allowed.")
    movers = [p for p in found.players if p.improvements]
    if not movers:
        return line(subject, " ", Strong("would hold"), ": no party gains by a move of its own (Nash).")
    leavers = tuple(party_name(s.case, found.model.parties[p.player]) for p in movers if p.holds["gmr"] is False)
    if leavers:
        would = " would leave, and nobody could take the gain away. "
        return line(subject, " ", Strong("would not hold"), ": ", *joined(leavers), would, link)
    return _steadier(s, found, subject, link)


def _steadier(s: LargeSubject, found: Explanation, subject: str, link: Link) -> Line:
    """Return what is known where every gain may be answered: the firmest concept that is sure, or that it is open."""
    for key in _STEADIER:
        verdicts = [p.holds[key] for p in found.players]
        if all(verdicts):
            return line(subject, " ", Strong(f"would hold under {NAMES[key]}"), f": {SHORT[key]}{_EVEN[key]}. ", link)
        if key == "seq" and None in verdicts and False not in verdicts:
            under = f" would hold under SEQ ({SHORT['seq']}) is "
            return line("Whether ", s.todays_name, under, Strong("open"), ". ", link)
    return line("Whether ", s.todays_name, " would hold is ", Strong("open"), ": some answers are not known. ", link)


def _by_listing(s: LargeSubject) -> Line:
    head = s.head
    if head is None or s.today is None:
        return ()
    subject = s.todays_name[:1].upper() + s.todays_name[1:]
    if s.today in head.states:
        return line(subject, " is ", Strong("among them"), ".")
    if s.today in head.open:
        return line("Whether ", s.todays_name, " would hold is ", Strong("open"), ".")
    if all_listed(head) and not head.why:
        return line(subject, " is ", Strong("not among them"), ".")
    return ()
