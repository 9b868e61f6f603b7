"""The chapter of a report on a conflict too large to list: answer, picture, tables, why, method."""

from __future__ import annotations

from comity.conflict.explain_words import player_sentences
from comity.conflict.large import Found
from comity.report.conflict_chapter.answer import ORDER
from comity.report.conflict_chapter.method import sources_section
from comity.report.conflict_chapter.preferences import LEAD, wants
from comity.report.content import (
    Badge,
    Block,
    Bullets,
    Cell,
    Chapter,
    Column,
    Details,
    Line,
    Mono,
    Paragraph,
    Quiet,
    Section,
    Strong,
    Table,
    line,
)
from comity.report.figures.shares import shares_figure
from comity.report.large.method import method
from comity.report.large.outcomes import outcome_lines, tableau
from comity.report.large.subject import LargeSubject, all_listed, count_words
from comity.report.phrasing import party_name, plural
from comity.report.terms import FULL_NAMES, NAMES, SHORT, WHO

PATTERNS = 12  # patterns shown per concept
OPEN = 6  # open states told in words


def chapter(s: LargeSubject) -> Chapter:
    """Return the chapter; sections without material are left out."""
    sections = (answer(s), picture(s), table(s), why(s), preferences(s), method(s), provenance(s))
    return Chapter(
        "conflict",
        "conflict",
        "The conflict: which outcomes would hold, against whom, and why",
        tuple(x for x in sections if x is not None),
    )


def answer(s: LargeSubject) -> Section:
    """Return the section that answers: how many outcomes would hold under each concept computed."""
    if not s.result.found:
        lead = line("What would hold could not be computed; the method section says why.")
    else:
        told = "; ".join(f"{count_words(s.result, k)} under {NAMES[k]}" for k in _keys(s))
        lead = line(
            "Outcomes that would hold: ",
            Strong(told),
            f", among {_listed_words(s)}. This chapter looks at them in more detail.",
        )
    return Section("conflict-answer", "Which outcomes would hold", (Paragraph(lead, lead=True),))


def _listed_words(s: LargeSubject) -> str:
    if s.result.feasible is not None:
        return plural(s.result.feasible, "combination") + " of choices"
    return f"2^{len(s.conflict.options)} combinations of choices"


def _keys(s: LargeSubject) -> list[str]:
    return [*(k for k in ORDER if k in s.result.found), *(k for k in s.result.found if k not in ORDER)]


def picture(s: LargeSubject) -> Section | None:
    """Return the section with the picture of how often each choice is made; None where too few are listed."""
    drawn = shares_figure(s)
    return Section("conflict-picture", "How often each choice is made", (drawn,)) if drawn is not None else None


def table(s: LargeSubject) -> Section:
    """Return the concepts compared, the outcomes choice by choice, and what is listed or open."""
    blocks: list[Block] = [
        Paragraph(
            line(
                "The concepts differ in what a party reckons with before it moves: under Nash with nothing, under SEQ "
                "with answers that pay those who make them, under SMR and GMR with any answer, even one that would "
                "cost those who make it."
            )
        ),
        _concepts(s),
    ]
    if s.named:
        blocks.append(tableau(s))
    for key in _keys(s):
        blocks += _listing(s, key, s.result.found[key])
    return Section("conflict-table", "The concepts compared, and the outcomes choice by choice", tuple(blocks))


def _concepts(s: LargeSubject) -> Table:
    columns = (
        Column("Concept", "marks"),
        Column("An outcome holds if"),
        Column("Holding"),
        Column("Open", "number"),
        Column("From"),
    )
    rows = tuple(_concept(s, k) for k in _keys(s))
    return Table("concepts", "How many outcomes hold under each concept", columns, rows)


def _concept(s: LargeSubject, key: str) -> tuple[Cell, ...]:
    found = s.result.found[key]
    name = Badge(key, NAMES.get(key, key), FULL_NAMES.get(key, key))
    return (
        Cell(((name,),), NAMES.get(key, key)),
        Cell((line(SHORT.get(key, "")),)),
        Cell((line(count_words(s.result, key)),), float(found.listed if found.count is None else found.count)),
        Cell((line(f"{len(found.open):,}" if found.why else "–"),), float(len(found.open))),
        Cell((line(WHO.get(key, "")),)),
    )


def _listing(s: LargeSubject, key: str, found: Found) -> list[Block]:
    """Return the patterns listed under a concept, folded, and the open states as what they are."""
    out: list[Block] = []
    labels = s.result.labels(key)
    if labels:
        shown = labels[:PATTERNS]
        rest = len(labels) - len(shown)
        tail = ", all there are" if all_listed(found) and not found.why else ""
        note = line("A pattern has one letter per choice, Y made, N not, in the order of the table of choices.")
        if rest:
            told = f" lists all {len(labels)}."
            note = (*note, *line(f" The first {len(shown)} are shown; ", Mono("comity conflict --json"), told))
        items = tuple((Mono(x),) for x in shown)
        head = line(f"{NAMES.get(key, key)}: {plural(len(labels), 'outcome')} listed{tail}")
        out.append(Details(head, (Paragraph(note), Bullets(items))))
    if found.open:
        out.append(_open(s, key, found))
    return out


def _open(s: LargeSubject, key: str, found: Found) -> Details:
    note = line("These may hold and may not. They are not counted as holding. ", Quiet(found.why))
    blocks: list[Block] = [Paragraph(note)]
    for state in found.open[:OPEN]:
        blocks.append(Bullets(outcome_lines(s, state)))
    rest = len(found.open) - OPEN
    if rest > 0:
        blocks.append(Paragraph(line(f"and {rest:,} more")))
    return Details(line(f"{NAMES.get(key, key)}: {plural(len(found.open), 'state')} left open"), tuple(blocks))


def why(s: LargeSubject) -> Section | None:
    """Return why today would hold or not, folded party by party; None where that is not known."""
    found = s.study.leaving
    if found is None or not found.players:
        return None
    folds = []
    for p in found.players:
        said: list[Line] = [line(x.strip()) for x in player_sentences(found.model, found.state, p, 2)]
        name = party_name(s.case, found.model.parties[p.player])
        how = "would stay" if not p.improvements else "could gain"
        folds.append(Details(line(name, f": {how}"), (Bullets(tuple(said)),)))
    lead = line("Party by party: what it could gain by leaving today, and who could answer.")
    return Section("conflict-why", "Why today would hold, or not", (Paragraph(lead), *folds))


def preferences(s: LargeSubject) -> Section:
    """Return what each party is taken to want: one fold per party."""
    rows = {p.party: p for p in s.conflict.preferences}
    folds = tuple(wants(s.study, rows[p], []) for p in s.parties if p in rows)
    return Section("conflict-preferences", "What each party is taken to want", (Paragraph(line(LEAD)), *folds))


def provenance(s: LargeSubject) -> Section:
    """Return the section that says where everything comes from."""
    depth = s.study.settings.depth
    asked = f"tier {s.result.tier}; concepts {', '.join(s.result.found) or 'none'}; depth " + (
        "without limit" if depth is None else str(depth)
    )
    return sources_section(s.study, asked)
