"""What claims decide elsewhere: what each feed made of the conflict or the settlement, and the other side."""

from __future__ import annotations

from collections.abc import Mapping

from comity.case.nouns import Case, OptionConflict
from comity.conflict.concepts.table import concept
from comity.conflict.words import join
from comity.report.citing import claim_link, place_of, standing_words
from comity.report.content import Block, Cell, Column, Line, Note, Paragraph, Quiet, Section, Strong, Table, line
from comity.report.evidence_chapter.subject import Weighing
from comity.report.evidence_chapter.wording import claim_line, claim_words
from comity.report.phrasing import doings_of, plural
from comity.study.fed import Fed
from comity.study.other_side import OtherSide

MOST_STATES = 4
MOST_CONFLICTS = 4
MEANT = (
    "A threshold is the modeller's: it says how probable a claim must be before the rest of the case counts on it. "
    "Everything else in this report is worked out with the claims on the side where they stand."
)


def feeds_section(s: Weighing) -> Section | None:
    """Return the section; None where no claim decides anything elsewhere."""
    if not s.fed:
        return None
    blocks: list[Block] = [Paragraph(_answer(s), lead=True), _table(s), Note("plain", line(MEANT))]
    return Section("evidence-feeds", "What claims decide elsewhere", tuple(blocks))


def _answer(s: Weighing) -> Line:
    """Return how many thresholds are reached, and how many may as well be on the other side."""
    reached = sum(f.reached for f in s.fed)
    open_ = sum(f.open for f in s.fed)
    head = line(
        "What claims decide in other sections: ",
        Strong(f"{reached} of {plural(len(s.fed), 'threshold')}"),
        f" {'is' if reached == 1 else 'are'} reached. ",
    )
    if not open_:
        return (*head, *line("In none of them does the interval of the claim lie on both sides of the threshold."))
    one = open_ == 1
    differ = sum(f.other_side is not None and f.other_side.differs for f in s.fed)
    so = f"{'In one' if one else f'In {open_}'} of them the interval lies on both sides, so it could be otherwise; "
    many = "that would change" if one and differ else f"that would change, in {differ} of them,"
    tail = f"{many} answers elsewhere." if differ else "no answer elsewhere is known to change by it."
    return (*head, *line(so, tail))


def _table(s: Weighing) -> Table:
    columns = (
        Column("Claim"),
        Column("Needed, and where it stands"),
        Column("What it makes of the case"),
        Column("On the other side of the threshold", "long"),
        Column("Where in the case", "code"),
    )
    return Table("feeds", "What each claim decides", columns, tuple(_row(s, f) for f in s.fed), cards=True)


def _row(s: Weighing, f: Fed) -> tuple[Cell, ...]:
    needed = f"at least {float(f.feed.at_least):g}: {'reached' if f.reached else 'not reached'}"
    stands = (line(needed), line(standing_words(s.study, f.feed.claim)))
    made = (line(Strong(did_words(f))), *((line(Quiet(f.feed.why)),) if f.feed.why else ()))
    return (
        Cell((line(claim_link(f.feed.claim), f" {claim_words(s, f.feed.claim)}"),), f.feed.claim),
        Cell(stands, round(f.p, 6)),
        Cell(made),
        Cell(_other(s, f)),
        Cell((place_of(s.case, f.feed.where) or line("–"),)),
    )


def did_words(f: Fed) -> str:
    """Return what a feed made of the case, without where its claim stands."""
    return f.did.rsplit(": ", 1)[0] if ": " in f.did else f.did


def open_line(s: Weighing, f: Fed) -> Line:
    """Return in a sentence that a claim could be on the other side of its threshold, and what would change."""
    least = f"{float(f.feed.at_least):g}"
    head = line(*claim_line(s, f.feed.claim), f" ({standing_words(s.study, f.feed.claim)}) ")
    head = (*head, *line(f"may be on either side of its threshold of {least}. As it stands: {did_words(f)}. "))
    return (*head, *line(short_other(f)))


def short_other(f: Fed) -> str:
    """Return how much would change on the other side, counted."""
    o = f.other_side
    if o is None or o.why_not:
        return "What would change on the other side was not worked out."
    if not o.differs:
        return "On the other side the answers would be the same."
    told = []
    for count, words in (
        (len({x for xs in o.gained.values() for x in xs}), "would hold as well"),
        (len({x for xs in o.lost.values() for x in xs}), "would hold no longer"),
    ):
        told += [f"{plural(count, 'outcome')} {words}"] if count else []
    told += [f"{plural(len(o.conflicts_gained), 'further conflict')} among demands"] if o.conflicts_gained else []
    told += [f"{plural(len(o.conflicts_lost), 'conflict')} among demands fewer"] if o.conflicts_lost else []
    return f"On the other side: {', '.join(told)}."


def _other(s: Weighing, f: Fed) -> tuple[Line, ...]:
    if not f.open:
        return (line("the interval does not reach it"),)
    o = f.other_side
    if o is None or o.why_not:
        return (line(f"not worked out: {o.why_not.rstrip('.')}" if o is not None else "not worked out"),)
    if not o.differs:
        return (line("the answers would be the same"),)
    return (line(Strong(short_other(f))), *_states(s.case, o.gained, True), *_states(s.case, o.lost, False), *_sets(o))


def _states(case: Case, found: Mapping[str, tuple[str, ...]], gained: bool) -> tuple[Line, ...]:
    """Return the outcomes that come or go, in words, each with the concepts under which it does."""
    by_state: dict[str, list[str]] = {}
    for key, states in found.items():
        for x in states:
            by_state.setdefault(x, []).append(concept(key).name)
    out = [
        line(f"{'comes' if gained else 'goes'}: {outcome(case, label)} ({', '.join(names)})")
        for label, names in list(by_state.items())[:MOST_STATES]
    ]
    more = len(by_state) - len(out)
    return (*out, *((line(f"and {plural(more, 'further outcome')} {'come' if gained else 'go'}"),) if more > 0 else ()))


def _sets(o: OtherSide) -> tuple[Line, ...]:
    out = [line(f"could not all be met: {', '.join(c)}") for c in o.conflicts_gained[:MOST_CONFLICTS]]
    out += [line(f"would no longer collide: {', '.join(c)}") for c in o.conflicts_lost[:MOST_CONFLICTS]]
    return tuple(out)


def outcome(case: Case, label: str) -> str:
    """Return what a pattern of choices says in words: what differs from today, else what is done; a name as it is."""
    conflict = case.conflict
    if not isinstance(conflict, OptionConflict) or len(label) != len(conflict.options) or set(label) - set("YN"):
        return label
    today = conflict.status_quo or ""
    known = len(today) == len(label) and not set(today) - set("YN") and today != label
    marked = tuple(zip(conflict.options, today if known else label, label, strict=True))
    parties = tuple(dict.fromkeys(o.by for o in conflict.options))
    told = []
    for d in doings_of(parties, marked):
        said = (*d.starts, *d.stops) if known else d.goes_on
        if said:
            told.append(f"{case.party(d.party).name}: {join(said)}")
    if label == today:
        return "the situation today"
    return "; ".join(told) or "nobody acts"
