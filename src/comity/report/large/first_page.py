"""The first page of a report on a conflict too large to list."""

from __future__ import annotations

from comity.case.nouns import Prioritised, Weights
from comity.conflict.large import Found
from comity.conflict.words import join
from comity.report.content import (
    Block,
    Bullets,
    Details,
    Emph,
    Line,
    Link,
    Note,
    Paragraph,
    Section,
    Strong,
    line,
    words,
)
from comity.report.first_page.in_short import FORECAST
from comity.report.large.outcomes import TOLD, free_parties, outcome_table, shared_table
from comity.report.large.subject import LargeSubject, all_listed, count_words, size_words, whole
from comity.report.large.today import today_section, todays_sentence
from comity.report.large.together import sentences
from comity.report.phrasing import joined, party_name, plural
from comity.report.terms import NAMES, SHORT

MOST = 7
PAIRS = 6  # sentences on choices that go together before the rest is folded away


def first_page(s: LargeSubject) -> tuple[Section, ...]:
    """Return the sections of the first page, in the order of every report; those without material are left out."""
    found = (in_short(s), would_hold(s), today_section(s), how_sure(s), rests_on(s))
    return tuple(x for x in found if x is not None)


def in_short(s: LargeSubject) -> Section:
    """Return four to seven sentences, each with its number and a link to the place that earns it."""
    told = (_holds(s), _shared(s), _pairs(s), todays_sentence(s), _others(s), _readings(s), _rests(s))
    items = tuple(x for x in told if x)[:MOST]
    return Section("in-short", "In short", (Bullets(items), Note("plain", line(FORECAST))))


def _holds(s: LargeSubject) -> Line:
    link = Link("The concepts compared", "#conflict-table")
    head = s.head
    begin = line("There are ", Strong(size_words(s)), ". ")
    if head is None:
        return (*begin, *line("Which of them would hold could not be told. ", Link("Why", "#conflict-method")))
    meaning = line(" (", Emph(NAMES[s.key]), f" stability: {SHORT[s.key]}). ", link)
    count = count_words(s.result, s.key)
    if not head.listed and head.count == 0:
        return (*begin, *line(Strong("None"), " of them would hold"), *meaning)
    if not head.listed:
        return (*begin, *line("None that would hold was found in the time allowed"), *meaning)
    return (*begin, *line(Strong(f"{count[:1].upper()}{count[1:]}"), " of them would hold"), *meaning)


def _shared(s: LargeSubject) -> Line:
    head = s.head
    if head is None or not head.listed or not (head.always or head.never):
        return ()
    fixed = len(head.always) + len(head.never)
    rest = len(s.conflict.options) - fixed
    tail = (
        f" The other {rest} differ from outcome to outcome. "
        if rest > 1
        else " The other one differs. "
        if rest
        else " "
    )
    return line(
        Strong(f"{fixed} of the {len(s.conflict.options)} choices"),
        f" are the same in {whole(head)}: {_fixed(len(head.always), len(head.never))}.{tail}",
        Link("What all of them share", "#what-would-hold"),
    )


def _fixed(always: int, never: int) -> str:
    if always and never:
        return f"{always} always made and {never} never made"
    return "always made" if always else "never made"


def _pairs(s: LargeSubject) -> Line:
    head = s.head
    if head is None or head.pairs is None or not (said := sentences(s.case, head.pairs)):
        return ()
    return line(
        "Among the choices that differ, ",
        Strong(plural(len(said), "rule")),
        f" hold{'s' * (len(said) == 1)} in {whole(head)}. One of them: ",
        *min(said, key=lambda x: len(words(x))),
        " ",
        Link("Which choices go together", "#what-would-hold"),
    )


def _others(s: LargeSubject) -> Line:
    """Return what is known of the stricter-than-GMR concept that reckons with answers that pay."""
    if s.key != "nash" or "seq" not in s.result.found:
        return ()
    seq = s.result.found["seq"]
    doubt = f" ({plural(len(seq.open), 'more state')} looked at may hold as well: that is open)" if seq.open else ""
    return line(
        "Where answers that pay those who make them are reckoned with (",
        Emph("SEQ"),
        "), ",
        Strong(count_words(s.result, "seq")),
        f" would hold{doubt}. ",
        Link("The concepts compared", "#conflict-table"),
    )


def _readings(s: LargeSubject) -> Line:
    others = sum(len(p.readings) for p in s.conflict.preferences)
    if not others:
        return line(
            Strong("One"),
            " reading of each party's preferences was given; how the answers would differ under another cannot be "
            "told from this case. ",
            Link("How sure", "#how-sure"),
        )
    return line(
        "All this is for the ",
        Strong("main reading"),
        f" of every party; {plural(others, 'alternative reading')} in the case {'was' if others == 1 else 'were'} "
        "not gone through. ",
        Link("How sure", "#how-sure"),
    )


def _rests(s: LargeSubject) -> Line:
    counted = [_statements(s, p) for p in s.parties]
    total, sourced = sum(n for n, _ in counted), sum(k for _, k in counted)
    tail = f", {sourced} of which name a source. " if sourced else ", none of which names a source. "
    return line(
        "All this rests on ",
        Strong(plural(total, "statement")),
        f" of what the parties want{tail}",
        Link("What it rests on", "#rests-on"),
    )


def _statements(s: LargeSubject, party: str) -> tuple[int, int]:
    """Return how many statements a party has, and how many of them name a source."""
    preference = next(p.preference for p in s.conflict.preferences if p.party == party)
    if isinstance(preference, Prioritised):
        rows = preference.statements
    elif isinstance(preference, Weights):
        rows = tuple(x for x, _ in preference.weights)
    else:
        return 0, 0
    return len(rows), sum(bool(x.source) for x in rows)


def would_hold(s: LargeSubject) -> Section:
    """Return the section: what all outcomes share, which choices go together, and some outcomes told in words."""
    head = s.head
    if head is None or not head.listed:
        text = "No outcome that would hold was found; the chapter says what was looked for and how."
        return Section("what-would-hold", "What would hold", (Paragraph(line(text)),))
    blocks: list[Block] = [Paragraph(_share_lead(s, head))]
    if head.always or head.never:
        blocks.append(shared_table(s, head))
        free = free_parties(s, head)
        if free:
            blocks.append(Paragraph(line("No single choice of ", *joined(free), " is the same in all of them.")))
    blocks += _pair_blocks(s, head)
    if s.named:
        blocks += [Paragraph(_named_lead(s, head)), outcome_table(s, head)]
    blocks += _lumps(s, head)
    return Section("what-would-hold", "What would hold", tuple(blocks))


def _share_lead(s: LargeSubject, head: Found) -> Line:
    total = count_words(s.result, s.key)
    lead = line(Strong(f"{total[:1].upper()}{total[1:]}"), f" would hold: in each, {SHORT[s.key]} ({NAMES[s.key]}). ")
    if head.always or head.never:
        return (*lead, *line("First what all of them share, then in what they differ."))
    if head.pairs is None:
        return lead
    return (*lead, *line("There is no choice that all of them make, and none that all of them leave."))


def _pair_blocks(s: LargeSubject, head: Found) -> list[Block]:
    if head.pairs is None:
        return []
    said = sentences(s.case, head.pairs)
    if not said:
        return []
    scope = f"in {whole(head)}:"
    first = (Paragraph(line(Strong("Choices that go together"), f" {scope}")), Bullets(tuple(said[:PAIRS])))
    rest = said[PAIRS:]
    fold = (Details(line(f"and {len(rest)} more"), (Bullets(tuple(rest)),), "more-pairs"),) if rest else ()
    return [*first, *fold]


def _named_lead(s: LargeSubject, head: Found) -> Line:
    bold = (Strong("Bold"), " is new against today; italics say what has ended. ") if s.today is not None else ()
    told = min(TOLD, len(s.named))
    if all_listed(head) and told == head.listed:
        return line("These are all of them. " if told > 1 else "This is the only one. ", *bold)
    base = "the one nearest to today" if s.today is not None else "the first"
    n = len(head.sample) or head.listed
    drawn = "drawn by lot" if head.sample else "listed"
    which = f"{told} of the {n:,} {drawn} show how different they can be: {base}, then those farthest apart. "
    more = Link(f"All {len(s.named)} that have letters, choice by choice", "#tableau")
    return line(which, *bold, *((more,) if len(s.named) > told else ()))


def _lumps(s: LargeSubject, head: Found) -> list[Block]:
    if not head.lumps:
        return []
    told = {name: x.text or x.pattern for x in s.conflict.same for name in (x.id, x.pattern)}
    lead = "Situations that the case counts as one outcome each, and that would hold:"
    return [Paragraph(line(lead)), Bullets(tuple(line(told.get(x, x)) for x in head.lumps))]


def how_sure(s: LargeSubject) -> Section:
    """Return the section: what is exact, what is at least and at most, what was left open or left out."""
    items: list[Line] = []
    for key, found in s.result.found.items():
        if found.why:
            items.append(_inexact(s, key, found))
    with_more = tuple(party_name(s.case, p.party) for p in s.conflict.preferences if p.readings)
    if with_more:
        lead = "Only the main reading was gone through. Other readings are given for "
        items.append(line(lead, *joined(with_more), "."))
    if not s.result.complete:
        items.append(line(Strong("Incomplete: "), "the time allowed ran out before everything was looked at."))
    exact = [NAMES[k] for k, f in s.result.found.items() if not f.why]
    if exact:
        items.append(
            line(f"What is said of {', '.join(exact)} is computed, not estimated: proven for the case as written.")
        )
    items.append(
        line(
            "Which statement, changed a little, would turn an answer round, and how firmly outcomes hold if wishes "
            "stray, was not computed: that needs a table of all outcomes, and there are too many. ",
            Link("What was not computed, and why", "#conflict-method"),
        )
    )
    beyond = _beyond(s)
    if beyond:
        items.append(
            line(f"The case also speaks of {beyond}; what follows from that was not computed, for the same reason.")
        )
    return Section("how-sure", "How sure", (Bullets(tuple(items)),))


def _beyond(s: LargeSubject) -> str:
    """Return what the case says beyond plain preferences, in a few words."""
    rows = s.conflict.preferences
    there = {
        "comparisons that are not known for sure": any(
            p.doubt.unknown or p.doubt.fuzzy or p.doubt.chances for p in rows
        ),
        "how far preferences may stray": any(p.doubt.spread for p in rows),
        "attitudes toward others": bool(s.conflict.attitudes),
        "mistakes about others": bool(s.conflict.misperceives),
        "wishes that change with another's power": any(p.regimes for p in rows),
    }
    return join([what for what, said in there.items() if said])


def _inexact(s: LargeSubject, key: str, found: Found) -> Line:
    listed = (
        f"; {plural(len(found.open), 'state')} looked at {'is' if len(found.open) == 1 else 'are'} open"
        if found.open
        else ""
    )
    return line(
        Strong(f"{NAMES[key]}: "),
        f"{count_words(s.result, key)} would hold{listed}. Why not exact: {found.why.rstrip('.')}.",
    )


def rests_on(s: LargeSubject) -> Section:
    """Return the section: what every answer rests on, and what is left out."""
    blocks: list[Block] = [
        Paragraph(
            line(
                "Every answer rests on the statements of what each party wants, most important first, and on what is "
                "said to be possible. Which of them carry most was not computed. ",
                Link("All statements", "#conflict-preferences"),
            )
        ),
    ]
    if s.case.leaves_out:
        blocks.append(Paragraph(line(Strong("What is left out, and not known from this case:"))))
        blocks.append(Bullets(tuple(line(x) for x in s.case.leaves_out)))
    elif not s.case.sources:
        blocks.append(Paragraph(line("The case names no sources and does not say what it leaves out.")))
    return Section("rests-on", "What it rests on", tuple(blocks))
