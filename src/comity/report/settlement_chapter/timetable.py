"""The timetable of a way out: its picture, whole or the part about the deadlocks, and what it does with the days."""

from __future__ import annotations

from comity.report.content import Block, Cell, Column, Figure, Line, Link, Paragraph, PartyName, Strong, Table, line
from comity.report.phrasing import plural
from comity.report.settlement_chapter.amounts import amount
from comity.report.settlement_chapter.pictures.timetable import Act, TableStep, timetable_figure
from comity.report.settlement_chapter.subject import Settled
from comity.report.settlement_chapter.wording import names_of, term_words, words_joined
from comity.settlement.sequence.result import Sequence, Step, Timetable

TOGETHER = "At the same moment: "  # how the words of a step with several acts begin
MOST_AT_A_GLANCE = 14  # steps that a first page has room for
LONG_HOLDER = 28  # letters of a holder's name that a picture has room for
HOLDER = "a third party"
TITLE = "The timetable: who moves, in which order"


def timetable_blocks(s: Settled, found: Sequence) -> list[Block]:
    """Return the timetable in words and as a table, and its picture where the first page shows only a part."""
    table = found.timetable
    if table is None or not table.steps:
        return []
    said = line(
        "One order that comes of it, in ",
        Strong(plural(len(columns_of(table.steps)), "step")),
        *_duration(table),
        ". It is a proposal that the claims allow if all of these acts are done, not a forecast; other orders may "
        "serve as well. ",
    )
    cost = given_up(s, found)
    out: list[Block] = [Paragraph((*said, *cost))]
    if len(at_a_glance(found)) == len(table.steps):
        out = [Paragraph((*said, *cost, *line(Link("The picture of it", "#timetable"), " stands on the first page.")))]
    else:
        drawn = timetable_picture(s, table.steps, "timetable-whole")
        out += [drawn] if drawn is not None else []
    return [*out, _table(s, found, table)]


def given_up(s: Settled, found: Sequence) -> Line:
    """Return which orders the timetable does not keep to, and who asks for them; nothing where it keeps to all."""
    met = found.timetable.met if found.timetable is not None else ()
    asked: dict[tuple[str, str], set[str]] = {}
    for c in found.claims:
        if c.number < len(met) and met[c.number] == "dropped":
            asked.setdefault((c.first, c.then), set()).add(c.by)
    out: Line = ()
    for (first, then), owners in asked.items():
        told = f"“{term_words(s.settlement, first)}” before “{term_words(s.settlement, then)}”"
        out = (*out, *line("; " if out else "", f"{told} (asked for by ", *names_of(s, owners), ")"))
    ways = [d.way for d in found.details]
    tied = any(w is not None and w.drops is not None and len(w.drops.sets) > 1 for w in ways)
    also = (
        "Giving up other claims of the same weight would serve as well; nothing chooses between them. " if tied else ""
    )
    return (*line("It does not keep to: "), *out, *line(". ", also)) if out else ()


def _duration(table: Timetable) -> Line:
    if not table.days:
        return ()
    ends = ""
    if table.days_low is not None and table.days_high is not None and table.days_low != table.days_high:
        ends = f" ({amount(table.days_low)} to {amount(table.days_high)})"
    return line(", taking ", Strong(f"{amount(table.days)} days"), f"{ends} at the least")


def columns_of(steps: tuple[Step, ...]) -> list[list[Step]]:
    """Return the steps that can go side by side: each as early as what it waits for allows."""
    level: dict[int, int] = {}
    for step in steps:
        level[step.number] = 1 + max((level.get(k, 0) for k in step.after), default=0)
    out: list[list[Step]] = [[] for _ in range(max(level.values(), default=0))]
    for step in steps:
        out[level[step.number] - 1].append(step)
    return out


def at_a_glance(found: Sequence) -> tuple[Step, ...]:
    """
    Return the steps that a first page draws.

    All of them where they are few. Else those of acts that stand in a deadlock, for these are what is contested; none
    where there is no deadlock or they are too many as well.
    """
    steps = found.timetable.steps if found.timetable is not None else ()
    if len(steps) <= MOST_AT_A_GLANCE:
        return steps
    locked = {a for d in found.details for a in d.acts}
    some = tuple(x for x in steps if locked & set(x.acts))
    return some if len(some) <= MOST_AT_A_GLANCE else ()


def timetable_picture(s: Settled, steps: tuple[Step, ...], id_: str = "timetable", note: str = "") -> Figure | None:
    """
    Return the picture of a timetable or of some steps of it.

    Parameters
    ----------
    s : Settled
    steps : tuple of Step
    id_ : str
    note : str
        What the caption says besides: that only a part is drawn.
    """
    if not steps:
        return None
    kept = {x.number for x in steps}
    whole = columns_of(
        s.sequence.timetable.steps if s.sequence is not None and s.sequence.timetable is not None else steps
    )
    columns = [(k + 1, [x for x in one if x.number in kept]) for k, one in enumerate(whole)]
    dates = any(x.earliest or x.until for x in steps)
    drawn = [_drawn(s, k, one, dates) for k, one in columns if one]
    dated = any(step.days for step in drawn)
    long = dict.fromkeys(x.holder for x in steps if len(x.holder) > LONG_HOLDER)
    held = any(a.held for step in drawn for a in step.acts)
    caption = (
        f"{note}Read from left to right: what stands in one step waits for nothing in the same step. Each box stands "
        "in the lane of the party that moves, or of those that move jointly."
        + (" A dashed box is held by a third party until the other side has moved." if held else "")
        + (f" The third party: {'; '.join(long)}." if long else "")
        + (" Days are counted from the first act and are the earliest at which each can begin." if dated else "")
    )
    return timetable_figure(drawn, TITLE, caption, id_)


def _drawn(s: Settled, number: int, one: list[Step], dated: bool) -> TableStep:
    """Return one step of the picture; an act that can begin only later than the others of its step says so itself."""
    first = min(x.earliest for x in one)
    acts = tuple(
        _later(a, f"from day {amount(x.earliest)}" if x.earliest != first else "") for x in one for a in _acts(s, x)
    )
    return TableStep(acts, f"from day {amount(first)}" if dated else "", number)


def _later(act: Act, day: str) -> Act:
    tag = ", ".join(x for x in (act.tag, day) if x)
    return Act(act.words, act.movers, tag, act.held, act.other)


def _acts(s: Settled, step: Step) -> tuple[Act, ...]:
    """Return the acts of a step: one box for each, also where several are done at the same moment."""
    told = step.words.rstrip(".").removeprefix(TOGETHER).split("; ")
    if len(step.acts) > 1 and len(told) == len(step.acts):
        found = [s.settlement.term(a) for a in step.acts]
        by = [t.by if t is not None else () for t in found]
        return tuple(_act(s, a, w, b, "at the same moment") for a, w, b in zip(step.acts, told, by, strict=True))
    if len(step.acts) == 1:
        return (_act(s, step.acts[0], told[0], step.by, "", step.holder),)
    return (Act(step.words, _movers(s, step.by)),)


def _act(s: Settled, act: str, words: str, by: tuple[str, ...], tag: str, holder: str = "") -> Act:
    """Return one act; who does it stands in its lane, so it is taken out of the words."""
    who = words_joined(s.name(p).name for p in by)
    plain = words.removesuffix(f": {who}").removesuffix(f" by {who}") if who else words
    plain = plain if who else plain.removesuffix(f" by {holder}")
    name = term_words(s.settlement, act)
    text = name if plain.strip("“”") == name else plain[:1].upper() + plain[1:]
    short = holder_words(holder)
    return Act(text.replace(holder, short) if holder else text, _movers(s, by), tag, bool(holder), short)


def holder_words(holder: str) -> str:
    """
    Return what the holder of an act is called where there is little room.

    Examples
    --------
    >>> holder_words("the county"), holder_words("a state that holds the text until the other act is done")
    ('the county', 'a third party')
    """
    return holder if len(holder) <= LONG_HOLDER else HOLDER


def _movers(s: Settled, by: tuple[str, ...]) -> tuple[PartyName, ...]:
    return tuple(s.name(p) for p in s.ordered(set(by)))


def step_words(s: Settled, step: Step) -> str:
    """Return what is done in a step, for a table that has a column for who does it."""
    acts = _acts(s, step)
    if len(acts) == 1:
        return acts[0].words
    return f"{TOGETHER}{words_joined(f'“{a.words}”' for a in acts)}"


def _table(s: Settled, found: Sequence, table: Timetable) -> Table:
    ids = {c.number: c.id for c in found.claims}
    dated = any(step.earliest or step.until for step in table.steps)
    columns = (
        Column("Step"),
        Column("What is done"),
        Column("Who moves"),
        Column("After step"),
        *((Column("Earliest day", "number"), Column("Latest day", "number")) if dated else ()),
        Column("Meets the claims"),
    )
    rows = tuple(
        (
            Cell((line(f"Step {x.number}"),), float(x.number)),
            Cell((line(step_words(s, x)),)),
            Cell((names_of(s, x.by) or line(x.holder or "not said"),)),
            Cell((line(", ".join(map(str, x.after)) or "–"),)),
            *((Cell((line(amount(d)),), float(d)) for d in (x.earliest, x.latest)) if dated else ()),
            Cell((line(", ".join(ids.get(c, str(c)) for c in x.meets) or "–"),)),
        )
        for x in table.steps
    )
    return Table("timetable-steps", "The timetable, act by act", columns, rows, cards=True)
