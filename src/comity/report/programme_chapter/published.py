"""What was announced and what was reported: targets, capacities, outputs and budgets of each side, never added up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.case.programme import Declared
from comity.programme.declared.answer import Thing
from comity.programme.declared.time_of import time_of
from comity.programme.declared.words import amount as stated
from comity.report.citing import anchor, source_links
from comity.report.content import Block, Cell, Column, Details, Line, Note, Paragraph, Section, Strong, Table, line
from comity.report.figures.said import datum
from comity.report.phrasing import date_words, plural
from comity.report.programme_chapter.pictures.published import Strand, published_figure, strand_of
from comity.report.programme_chapter.subject import Programmed
from comity.report.programme_chapter.wording import blocks_of, lead, simple_table, text_cell, told

MOST_ROWS = 120
MOST_IN_PICTURE = 26
MOST_SIDES, MOST_PICTURES, MOST_SAID = 12, 6, 40
NEVER_ADDED = (
    "A target is what somebody said would be; an output is what somebody said was. They stand beside one another and "
    "are not added, nor are kinds, units or times. “≥” is at least, “≤” at most, “≈” about so much. What was not "
    "published is not zero."
)


def declared_section(s: Programmed) -> Section | None:
    """Return the section; None where the case has no published figures."""
    found = s.result.declared
    if found is None or not found.things:
        return None
    sides = sorted(dict.fromkeys(t.who for t in found.things), key=s.place)
    units = [
        f"Figures of {what} of {who or 'nobody named'} are in different units "
        f"({', '.join(u or 'no unit' for u in each)}) and are not compared."
        for who, what, each in found.units
    ]
    shown = sides[:MOST_SIDES]
    left = len(sides) - len(shown)
    units += [f"{left:,} more sides are in the JSON."] if left else []
    blocks = blocks_of(
        lead(declared_line(s)),
        [b for who in shown for b in _side(s, who, [t for t in found.things if t.who == who])],
        told(s, units) if units else None,
        Note("plain", line(NEVER_ADDED)),
        _table(s),
    )
    return Section("programme-declared", "What was announced, and what was reported", blocks)


def declared_line(s: Programmed) -> Line:
    """Return how many targets can be set beside an output, and what that says, in one or two sentences."""
    found = s.result.declared
    things = found.things if found is not None else ()
    count = sum(len(at.figures) for t in things for at in t.at)
    pairs = [p for t in things for p in t.pairs]
    without = sum(len(t.open) for t in things)
    one = "was" if count == 1 else "were"
    head = f"{plural(count, 'figure')} on {plural(len(things), 'thing')} of the programme {one} published. "
    if not pairs:
        targets = any(at.of("target") for t in things for at in t.at)
        none = "For no target was an output published for its time." if targets else "No target is among them."
        return line(head, none, _waiting(things))
    beside = f"An output stands beside a target {plural(len(pairs), 'time')}: "
    its = "its" if without == 1 else "their"
    left = f" For {plural(without, 'target')} no output was published for {its} time." if without else ""
    return line(head, beside, *_verdicts([p.verdict for p in pairs]), ".", left, _waiting(things))


def _waiting(things: Sequence[Thing]) -> str:
    """Return of how many targets the time was not over on the day of the case, so that there can be no output yet."""
    count = sum(len(t.not_over) for t in things)
    day = next((t.day for t in things if t.day is not None), None)
    without = sum(len(t.open) for t in things)
    if not count or day is None:
        return ""
    whose = ("Its" if without == 1 else "Their") if count == without else f"For {count} of these the"
    return f" {whose} time was not over on {date_words(day.isoformat())}, the day of the case."


def _verdicts(found: Sequence[str]) -> Iterator[str | Strong]:
    """Yield in words how many targets were reached."""
    alike = {
        "reached": "the target was reached",
        "not reached": "the target was not reached",
        "cannot be told": "whether it was reached cannot be told",
    }
    if len(set(found)) == 1:
        yield Strong(alike[found[0]])
        return
    words = {"reached": "reached", "not reached": "not reached", "cannot be told": "where it cannot be told"}
    yield Strong(", ".join(f"{n} {w}" for verdict, w in words.items() if (n := found.count(verdict))))


def _side(s: Programmed, who: str, things: list[Thing]) -> tuple[Block, ...]:
    """Return the pictures of one side, and its targets and outputs in words."""
    called = s.side(who)
    name = who or "nobody named"
    # one number by itself is no picture
    strands = [x for x in map(strand_of, things) if x is not None and len(x.rows) > 1]
    drawn = {(x.words, x.unit) for x in strands}
    alone = [x for t in things if (first_upper(t.what), t.unit) not in drawn for x in _stated(t)]
    parts = parted(strands)
    figures = [
        published_figure(
            # an anchor has no such ending of its own
            f"{anchor('programme-published', who)}{f'_p{k}' if k > 1 else ''}",
            f"What was announced and reported, {name}{f', part {k}' if k > 1 else ''}",
            "One line of values for each thing and unit. Who said a figure stands under it.",
            part,
        )
        for k, part in enumerate(parts[:MOST_PICTURES], 1)
    ]
    every = [*alone, *(x for t in things for x in _pairs(t))]
    more = [f"{len(every) - MOST_SAID:,} more sentences are in the JSON."] if len(every) > MOST_SAID else []
    more += ["Not all figures are drawn; all are in the JSON."] if len(parts) > MOST_PICTURES else []
    return blocks_of(
        Paragraph((*line(Strong("Side: ")), called)),
        [f for f in figures if f is not None],
        told(s, [*every[:MOST_SAID], *more]) if every or more else None,
    )


def parted(strands: list[Strand], most: int = MOST_IN_PICTURE) -> list[list[Strand]]:
    """
    Return strands in pictures of at most so many figures; a strand with more has one of its own, time by time.

    Examples
    --------
    >>> from comity.report.programme_chapter.pictures.published import Row
    >>> rows = (Row("output", "", 1, 1, "exactly", False),) * 2
    >>> one = Strand("a", "", (("2024", rows), ("2025", rows)))
    >>> [[len(s.rows) for s in part] for part in parted([one, one], 3)]
    [[2], [2], [2], [2]]
    """
    small: list[Strand] = []
    for s in strands:
        times: list[tuple[str, tuple[object, ...]]] = []
        for time in s.times:
            if times and sum(len(rows) for _, rows in times) + len(time[1]) > most:
                small.append(Strand(s.words, s.unit, tuple(times)))  # type: ignore[arg-type]
                times = []
            times.append(time)
        small.append(Strand(s.words, s.unit, tuple(times)))  # type: ignore[arg-type]
    out: list[list[Strand]] = []
    for s in small:
        if out and sum(len(x.rows) for x in out[-1]) + len(s.rows) <= most:
            out[-1].append(s)
        else:
            out.append([s])
    return out


def _stated(thing: Thing) -> Iterator[str]:
    """Yield each figure of a thing in words."""
    for at in thing.at:
        for f in at.figures:
            unit = f" {thing.unit}" if f.value is not None and thing.unit else ""
            expected = ", expected" if f.expected and f.kind != "target" else ""
            by = f" (said by {f.by})" if f.by else " (nobody named)"
            yield f"{first_upper(thing.what)}, {at.time.words}: {f.kind}{expected}, {stated(f)}{unit}{by}."


def first_upper(text: str) -> str:
    """
    Return words with a capital at the beginning.

    Examples
    --------
    >>> first_upper("hulls in use")
    'Hulls in use'
    """
    return text[:1].upper() + text[1:]


def _pairs(thing: Thing) -> list[str]:
    """Return what is said of targets beside outputs, open targets, and changes; without the figures themselves."""
    from comity.programme.declared.answer import DeclaredAnswer

    alone = DeclaredAnswer((thing,), ()).sentences()
    told = [
        x[:1].lower() + x[1:] if x.startswith(("For ", "The ", "Whether ")) else x for x in alone[1 + len(thing.at) :]
    ]
    return [f"{first_upper(thing.what)}: {x}" for x in told]


def _table(s: Programmed) -> tuple[Block, ...]:
    found = s.result.declared
    things = sorted(found.things if found is not None else (), key=lambda t: s.place(t.who))
    rows = [(t, f) for t in things for at in t.at for f in at.figures]
    columns = (
        Column("Side"),
        Column("What"),
        Column("Time", "short"),
        Column("Kind", "short"),
        Column("Value"),
        Column("Said by"),
        Column("Published", "short"),
        Column("Text and source", "long"),
    )
    less = f" The first {MOST_ROWS} of {len(rows)}." if len(rows) > MOST_ROWS else ""
    caption = f"Every published figure with who said it. “Expected” was an aim or a forecast when it was said.{less}"
    cells = [_row(s, t, f) for t, f in rows[:MOST_ROWS]]
    table: Table = simple_table("programme-declared-table", caption, columns, cells)
    return (Details(line(f"Every figure with its source, {plural(len(rows), 'row')}"), (table,)),)


def _row(s: Programmed, t: Thing, f: Declared) -> tuple[Cell, ...]:
    low = datum(float(f.value.low)) if f.value is not None else None
    value = Cell((line(Strong(stated(f)), f" {t.unit}" if f.value is not None and t.unit else ""),), low)
    text = f"{f.text.rstrip('.')}. " if f.text else ""
    return (
        Cell(((s.side(t.who),),), t.who),
        text_cell(t.what),
        Cell((line(time_of(f).words),), f.until or f.since),
        text_cell(f.kind, "expected" if f.expected else ""),
        value,
        Cell(((s.side(f.by),),), f.by),
        text_cell(f.released or "not said"),
        Cell((line(text, *source_links(s.study, f.source)) or line(""),)),
    )
