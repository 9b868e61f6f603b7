"""What alignment adds to the first page of a report: in short, how sure, and what it rests on."""

from __future__ import annotations

from comity.report.alignment_chapter.answer import verdict
from comity.report.alignment_chapter.single import MOST_DOUBTS
from comity.report.alignment_chapter.stated import tested_line
from comity.report.alignment_chapter.subject import Aligned
from comity.report.alignment_chapter.ties import in_last
from comity.report.alignment_chapter.voted import ENOUGH
from comity.report.alignment_chapter.wording import split_sources
from comity.report.citing import source_links
from comity.report.content import Block, Bullets, Line, Link, Paragraph, Section, Strong, line
from comity.report.phrasing import plural
from comity.report.pieces import sentence

TITLES = {"in-short": "In short", "how-sure": "How sure", "rests-on": "What it rests on"}
MOST_ALONE, MOST_NAMED = 7, 6


def sentences(s: Aligned) -> tuple[Line, ...]:
    """Return what there is to say in short, the most asked for first."""
    found = s.result.shift
    # a question that these tables cannot bear comes after one that they answer
    first = [_centres(s), *_tested(s)] if found is not None and found.measures else [*_tested(s), _centres(s)]
    return tuple(x for x in (*first, _capabilities(s), _ties(s), _votes(s), _bodies(s)) if x)


def in_short(s: Aligned, most: int) -> tuple[Line, ...]:
    """Return at most so many sentences, for a first page that has other answers to tell of as well."""
    told = sentences(s)
    if most == 1 and len(told) > 1 and _tested(s):
        return (_joined(*told[:2]),)
    return told[:most]


def _joined(one: Line, two: Line) -> Line:
    """Return two answers as two sentences of one item, with one link to the chapter."""
    first, second = ([x for x in told if not isinstance(x, Link)] for told in (one, two))
    return (*first, *second, Link("Alignment", "#alignment"))


def alone(s: Aligned) -> tuple[Section, ...]:
    """Return the first page of a report on a case that has alignment alone."""
    told = sentences(s)[:MOST_ALONE] or (line("From these tables nothing can be told of alignment."),)
    short = Section("in-short", TITLES["in-short"], (Bullets(told),))
    added = blocks(s)
    if s.case.leaves_out:
        left = Paragraph(line(Strong("What is left out, and not known from this case:")))
        added["rests-on"] += [left, Bullets(tuple(line(x) for x in s.case.leaves_out))]
    return (short, *(Section(k, TITLES[k], tuple(added[k])) for k in TITLES if added.get(k)))


def blocks(s: Aligned) -> dict[str, list[Block]]:
    """Return what alignment has to say in each section of the first page but the first."""
    return {"how-sure": _sure(s), "rests-on": _rests(s)}


def _centres(s: Aligned) -> Line:
    found = s.result.shift
    link = Link("More centres, or fewer", "#alignment-answer")
    if found is None or not found.measures:
        why = s.result.limited.get("shift", "")
        head = line("Whether there are more or fewer centres ", Strong("cannot be told"), f": {why} ", link)
        return head if why else ()
    return (*verdict(found), *line(" ", link))


def _tested(s: Aligned) -> tuple[Line, ...]:
    found = s.result.figures
    link = Link("The figures", "#alignment-figures")
    every = [(series, t) for series in (found.series if found is not None else ()) for t in series.tested]
    return tuple((*tested_line(s, series, t), *line(" ", link)) for series, t in every)


def _capabilities(s: Aligned) -> Line:
    found = s.result.concentration
    if found is None:
        return ()
    link = Link("Capabilities", "#alignment-capabilities")
    if found.spreading is None:
        one = found.levels[0]
        count = Strong(f"{one.effective:.3g} equal actors")
        return line(f"In {one.year} capabilities are as spread out as among ", count, ". ", link)
    return line(f"{s.told(found.sentences()[0])} ", link)


def _ties(s: Aligned) -> Line:
    return (*in_last(s.tied[-1]), *line(" ", Link("Ties", "#alignment-ties"))) if s.tied else ()


def _votes(s: Aligned) -> Line:
    found = s.result.votes
    if found is None or found.roll_calls < ENOUGH:
        return ()
    return line(f"{s.told(found.agreement.sentences()[-1])} ", Link("Votes", "#alignment-votes"))


def _bodies(s: Aligned) -> Line:
    bodies = s.result.bodies
    if not bodies:
        return ()
    told = [b for b in bodies if b.vote.verdict.told or b.trade.verdict.told or b.fight.verdict.told]
    link = Link("The bodies", "#alignment-bodies")
    what = bodies[0].text or bodies[0].id if len(bodies) == 1 else f"{len(bodies)} bodies"
    if not told:
        head = f"Whether members of {what} vote, trade and fight otherwise than others do "
        return line(head, Strong("cannot be told"), f".{_away(s)} ", link)
    parts = (("vote", "agree in votes"), ("trade", "trade with one another"), ("fight", "fight one another"))
    counts = [
        f"{words} {answer}" + (f" ({n} of {len(bodies)})" if len(bodies) > 1 else "")
        for part, words in parts
        for answer in ("more", "less")
        if (n := sum(getattr(b, part).verdict.answer == answer for b in bodies))
    ]
    if not counts:
        return line(
            f"Members of {what}, as far as can be told, vote, trade and fight no otherwise than others.{_away(s)} ",
            link,
        )
    return line(f"Members of {what}, beside others: {'; '.join(counts)}.{_away(s)} ", link)


def _away(s: Aligned) -> str:
    """Return who stayed away from a meeting, where one body is asked about."""
    bodies = s.result.bodies
    absent = [m.actor for m in bodies[0].meet.members if m.absent] if len(bodies) == 1 else []
    return f" {s.listed(absent, MOST_NAMED)} stayed away from a meeting." if absent else ""


def _sure(s: Aligned) -> list[Block]:
    """Return on what the answer about centres hangs, and what nobody can tell."""
    told: list[Line] = []
    found = s.result.shift
    if found is not None and found.measures:
        link = Link("The measures", "#alignment-answer")
        torn = sum(len({r.verdict for r in m.readings}) > 1 for m in found.measures)
        says = found.says
        head = Strong("Centres. ")
        if torn:
            gives = "gives" if torn == 1 else "give"
            hang = (
                f"{plural(torn, 'measure')} of ties {gives} another answer in another reading, such as without the "
                "largest actor. "
            )
        elif says["cannot be told"]:
            hang = f"{plural(len(says['cannot be told']), 'measure')} cannot tell a change from chance and error. "
        else:
            hang = "Every measure gives the same answer in every reading. "
        told.append(line(head, hang, link))
    found_c = s.result.concentration
    if found_c is not None and found_c.spreading == "readings disagree":
        told.append(
            line(
                Strong("Capabilities. "),
                "Whether they spread or gather hangs on the measure, or on which actors and components count. ",
                Link("Capabilities", "#alignment-capabilities"),
            )
        )
    return [Bullets(tuple(told))] if told else []


def _rests(s: Aligned) -> list[Block]:
    """Return the tables it rests on, and how much of them is in doubt."""
    t, told = s.result.tables, []
    rows = ((len(t.ties), "tie"), (len(t.capabilities), "row of capabilities"), (len(t.votes), "roll call"))
    named = [plural(n, one, "rows of capabilities" if one.startswith("row") else "") for n, one in rows if n]
    ids = (
        *split_sources(t.ties.source),
        *split_sources(t.votes.source),
        *(i for b in s.section.bodies for i in b.source),
    )
    ids = tuple(dict.fromkeys((*ids, *(i for f in s.section.figures for i in f.source))))
    named += [plural(len(s.section.figures), "stated figure")] if s.section.figures else []
    if named:
        more = f" and {len(ids) - MOST_NAMED} more" if len(ids) > MOST_NAMED else ""
        of = (
            line(", from ", *source_links(s.study, ids[:MOST_NAMED]), more) if ids else line(", without a source named")
        )
        told.append((*line(Strong("Alignment. "), "It rests on ", ", ".join(named)), *of, *line(".")))
    doubts = len(s.result.notes) + len(t.doubts)
    if doubts:
        link = Link("Doubts about the tables", "#alignment-doubts")
        shown = "" if doubts <= MOST_DOUBTS else f", {MOST_DOUBTS} of them shown"
        told.append(line(f"{plural(doubts, 'doubt')} about names or rows of the tables{shown}. ", link))
    limited = [x for x in s.result.limited.items() if x[0] not in ("shift", "votes")]
    for part, why in (*s.result.missing.items(), *limited):
        told.append(line(f"Not known, {part}: {sentence(why)}"))
    return [Bullets(tuple(told))] if told else []
