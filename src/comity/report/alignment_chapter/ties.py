"""The ties, window by window: maps, how near they come to two camps, groups that hold together, and poles."""

from __future__ import annotations

from collections.abc import Sequence

from comity.alignment.balance.measured import Split
from comity.alignment.result import WindowFound
from comity.report.alignment_chapter.mapped import MOST_KINDS, groups_of, maps
from comity.report.alignment_chapter.pictures.balance_line import balance_figure, balanced_of
from comity.report.alignment_chapter.pictures.small_maps import MOST
from comity.report.alignment_chapter.subject import Aligned, window_called, within
from comity.report.alignment_chapter.wording import cited, split_sources, told, why
from comity.report.content import Block, Cell, Column, Definitions, Details, Line, Section, Strong, Table, line
from comity.report.figures.said import percent
from comity.report.phrasing import plural
from comity.report.pieces import blocks_of, lead, number_cell, simple_table, text_cell

MEANS = (
    (
        "out of place",
        "the fewest ties that no split into two camps, friends within and foes across, can fit (frustration index). "
        "Two numbers where it is not proven which is right.",
    ),
    ("balanced triangle", "three actors all tied, with no negative tie or with two: a friend's foe is a foe."),
    ("community", "a group with more ties inside than chance would give it; negative ties count against it."),
    (
        "candidate for a pole",
        "a community of three or more with most of its positive ties inside. It speaks of ties alone, not of power.",
    ),
)


def ties_section(s: Aligned) -> Section | None:
    """Return the section; None where no window has a tie."""
    tied = s.tied
    if not tied:
        return None
    last = tied[-1]
    large, small = maps(s)
    lines = [balanced_of(w.snapshot, w.balance) for w in tied if w.balance is not None]
    blocks = blocks_of(
        lead(in_last(last)),
        large,
        small,
        balance_figure("alignment-balance", "How many ties fit no camps, window by window", "", lines),
        _folded(s),
        _groups(s, last),
        _why(s, last),
        Definitions(tuple((line(term), line(meaning)) for term, meaning in MEANS)),
        cited(s, split_sources(s.result.tables.ties.source), "The ties come from "),
    )
    return Section("alignment-ties", "Ties: who stands with whom, and against whom", blocks)


def in_last(w: WindowFound) -> Line:
    """Return what the last window shows, in one sentence or two."""
    n, ties, negative = len(w.snapshot.actors), len(w.snapshot.a), w.snapshot.negative
    when = within(w)
    count = plural(ties, "tie")
    none = f"{negative:,}" if negative else "none"
    head = f"{when[:1].upper()}{when[1:]}, {plural(n, 'actor')} have {count}, {none} of them negative. "
    if w.balance is None:
        return line(head)
    split = w.balance.camps
    if not negative:
        fit: Line = line("Without negative ties there are no camps to tell apart.")
    elif split.index == 0:
        fit = line(Strong("All fit two camps"), ", with friends within and foes across.")
    else:
        out = f"{split.index:,}" if split.proven else f"{split.bound:,} to {split.index:,}"
        fit = line(
            "The best split into two camps leaves ", Strong(out), f" of them ({_part(split, ties)}) out of place."
        )
    groups = len(groups_of(w))
    held = f" Ties form {plural(groups, 'community', 'communities')}"
    some = f"{len(w.poles)} of them candidates for poles" if len(w.poles) > 1 else "1 of them a candidate for a pole"
    poles = f", {some}" if w.poles else ", none of them a candidate for a pole"
    return (*line(head), *fit, *(line(f"{held}{poles}.") if groups else line(" No group of ties holds together.")))


def _part(split: Split, ties: int) -> str:
    return percent(split.index / ties) if split.proven else f"at most {percent(split.index / ties)}"


def _folded(s: Aligned) -> Block:
    """Return the table of windows, folded away where there are many."""
    table, count = _windows(s), len(s.result.windows)
    return table if count <= MOST else Details(line(f"All {count} windows, in numbers"), (table,))


def _windows(s: Aligned) -> Table:
    con = any(w.con is not None for w in s.result.windows)
    columns = (
        Column("Window"),
        Column("Actors", "number"),
        Column("Ties (negative)", "number"),
        Column("Out of place", "number"),
        Column("Balanced triangles", "number"),
        Column("Communities (candidates for poles)", "number"),
        *((Column("CON of capabilities", "number"),) if con else ()),
    )
    kinds = s.result.kinds
    count = ", ".join(k or "ties without a kind" for k in kinds) if len(kinds) <= MOST_KINDS else f"{len(kinds)} kinds"
    caption = f"Windows: {s.result.chosen}. Ties that count: {count or 'none'}."
    caption += " CON: 0 where all have equal capabilities, 1 where one has everything." if con else ""
    return simple_table("alignment-windows", caption, columns, [_row(w, con) for w in s.result.windows])


def _row(w: WindowFound, con: bool) -> tuple[Cell, ...]:
    snap, found = w.snapshot, w.balance
    groups = len(groups_of(w))
    poles = "–" if w.structure is None or w.structure.poles is None else f"{len(w.structure.poles):,}"
    cells = (
        Cell((line(window_called(w)),), float(snap.first.toordinal())),
        number_cell(len(snap.actors)),
        Cell((line(f"{len(snap.a):,} ({snap.negative:,})"),), float(len(snap.a))),
        _out(found.camps) if found is not None else number_cell(None),
        text_cell("–"),
        Cell((line(f"{groups:,} ({poles})"),), float(groups)) if w.structure is not None else number_cell(None),
    )
    if found is not None and found.triangles.all:
        part = found.triangles.balanced / found.triangles.all
        told_ = Cell((line(f"{found.triangles.balanced:,} of {found.triangles.all:,} ({percent(part)})"),), part)
        cells = (*cells[:4], told_, *cells[5:])
    return (*cells, *((number_cell(w.con),) if con else ()))


def _out(split: Split) -> Cell:
    words = f"{split.index:,}" if split.proven else f"{split.bound:,} to {split.index:,}"
    return Cell((line(words),), float(split.index))


def _groups(s: Aligned, w: WindowFound) -> tuple[Block, ...]:
    """Return the camps, communities and candidates for poles of the last window, with their members."""
    when = within(w)
    out: list[Block] = []
    if w.balance is not None and w.snapshot.negative:
        doubt = f" {_undecided(s, w)}" if w.balance.undecided else ""
        out.append(
            _members(s, "alignment-camps", f"The two camps that fit best {when}.{doubt}", w.balance.camps.groups)
        )
    groups = groups_of(w)
    if groups:
        out.append(_members(s, "alignment-communities", f"Communities {when}", groups))
    if w.structure is not None and w.structure.poles:
        out.append(_poles(s, w))
    return (
        Details(line(f"Camps, communities and candidates for poles {when}, with their members"), tuple(out)),
    ) * bool(out)


def _undecided(s: Aligned, w: WindowFound) -> str:
    loose = w.balance.undecided if w.balance is not None else ()
    one = len(loose) == 1
    return f"{s.listed(loose, 12)} {'stands' if one else 'stand'} on either side in splits that are as good."


def _members(s: Aligned, id_: str, caption: str, groups: Sequence[Sequence[str]]) -> Table:
    columns = (Column("Members", "number"), Column("Who", "long"))
    rows = [(number_cell(len(g)), text_cell(s.listed(g))) for g in groups]
    return simple_table(id_, caption, columns, rows)


def _poles(s: Aligned, w: WindowFound) -> Table:
    poles = w.structure.poles if w.structure is not None and w.structure.poles else ()
    columns = (
        Column("Members", "long"),
        Column("Positive ties inside", "number"),
        Column("Negative ties inside", "number"),
        Column("Negative ties with other candidates", "number"),
    )
    rows = [
        (
            text_cell(s.listed(p.members)),
            Cell((line(percent(p.inside)),), p.inside),
            number_cell(p.quarrels),
            number_cell(p.against),
        )
        for p in poles
    ]
    return simple_table("alignment-poles", f"Candidates for poles {within(w)}, by ties alone", columns, rows)


def _why(s: Aligned, w: WindowFound) -> tuple[Block, ...]:
    when = within(w)
    parts: list[tuple[str, Sequence[str]]] = []
    if w.balance is not None:
        parts.append((f"How well the ties fit camps {when}, and how sure that is", w.balance.sentences()))
    if w.structure is not None:
        parts.append((f"How the ties hang together {when}, and how sure that is", w.structure.sentences()))
    out = [block for head, sentences in parts for block in why(s, head, sentences)]
    wrong = w.balance.camps.frustrated if w.balance is not None and w.snapshot.negative else ()
    if wrong:
        pairs = [f"{s.called(a)} and {s.called(b)}" for a, b in wrong[:30]]
        more = f" The first 30 of {len(wrong):,}; all are in the JSON." if len(wrong) > 30 else ""
        out.append(Details(line(f"Ties out of place {when}"), (told(s, (f"{'; '.join(pairs)}.{more}",)),)))
    return tuple(out)
