"""What would make the programme fit: the smallest changes of each kind, and what of the things said clashes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.programme.repairs.answer import UNITS, Repair, Repairs
from comity.programme.repairs.changes import Change
from comity.programme.repairs.changes import said as changed
from comity.report.content import Block, Bullets, Cell, Column, Line, Paragraph, Section, Strong, Table, line
from comity.report.phrasing import plural
from comity.report.programme_chapter.subject import Programmed
from comity.report.programme_chapter.wording import (
    amount,
    blocks_of,
    lead,
    lines_cell,
    sentence,
    simple_table,
    told,
)

KINDS = {
    "capacity": "More capacity",
    "date": "Later dates",
    "quantity": "Smaller quantities",
    "lead": "Shorter leads",
    "mix": "Some of each",
}
IN_A_SENTENCE = {k: v[:1].lower() + v[1:] for k, v in KINDS.items()}
MOST_CLASHES = 8
ONE_WAY = (
    "Each row is one smallest way; there may be others as small. Whether a change can be had, and from whom, is not "
    "known here."
)


def repairs_section(s: Programmed) -> Section | None:
    """Return the section; None where the programme fits, or where nobody asked."""
    found, late = s.result.repairs, s.result.as_declared
    if found is None or (found.fits is True and late is None):
        return None
    blocks = blocks_of(
        lead(repairs_line(s, found)),
        _table(s, found, "on-time", "The smallest changes, of each kind alone, that let everything be on time"),
        _late(s, late) if late is not None else None,
        Paragraph(line(ONE_WAY)) if found.repairs else None,
        _clashes(s, found if found.clashes or late is None else late),
    )
    return Section("programme-repairs", "What would make it fit", blocks)


def repairs_line(s: Programmed, found: Repairs) -> Line:
    """Return which kinds of changes would be enough, in one or two sentences."""
    if found.fits is None:
        return line("Whether the programme fits ", Strong("is not known"), f": {sentence(found.why)}")
    if found.fits:
        return line("Everything can be on time; ", Strong("nothing is to repair"), ".")
    enough = [k for k in KINDS if any(r.kind == k and r.size is not None for r in found.repairs)]
    never = [k for k in KINDS if k not in enough and any(r.kind == k and r.enough is False for r in found.repairs)]
    if not enough:
        text = "No change of one kind was found that is enough"
        return line("Not everything can be on time as declared. ", Strong(text), ".")
    kinds = " or ".join(filter(None, (", ".join(IN_A_SENTENCE[k] for k in enough[:-1]), IN_A_SENTENCE[enough[-1]])))
    out = line("Not everything can be on time as declared. It could with ", Strong(kinds))
    if never:
        out = (*out, *line(f"; {' and '.join(IN_A_SENTENCE[k] for k in never)} alone would not be enough"))
    return (*out, *line("."))


def _late(s: Programmed, found: Repairs) -> tuple[Block, ...]:
    head = "Where things may be late, as the case allows, smaller changes are enough for a plan to deliver everything:"
    caption = "The smallest changes, of each kind alone, that let a plan be found with lateness as declared"
    return blocks_of(Paragraph(line(head)), _table(s, found, "late", caption))


def _table(s: Programmed, found: Repairs, name: str, caption: str) -> Table | None:
    rows = [r for r in found.repairs if r.size is not None and not _said_twice(r, found)]
    rows += [r for r in found.repairs if r.size is None and not (r.of and r.enough is False)]
    if not rows:
        return None
    columns = (Column("Kind"), Column("How much"), Column("What is changed", "long"), Column("How sure"))
    return simple_table(f"programme-repairs-{name}", caption, columns, [_row(s, r) for r in rows])


def _said_twice(r: Repair, found: Repairs) -> bool:
    """Return whether more of any resource comes to the same as more of this one alone."""
    every = found.of(r.kind)
    return bool(r.of) and every is not None and every.size == r.size and {c.thing for c in every.changes} == {r.of}


def _unit(s: Programmed, r: Repair) -> str:
    """Return the unit of what is changed, where there is one and changes are not weighed against each other."""
    if r.kind == "lead" and r.size == 1:
        return "period"
    of = s.unit if r.kind == "capacity" else s.item_unit
    units = {of(c.thing) for c in r.changes} if r.kind in ("capacity", "quantity", "date") else set()
    plain = r.size is not None and abs(r.size - float(sum(c.size for c in r.changes))) <= 1e-9 * r.size
    one = next(iter(units)) if len(units) == 1 and plain else ""
    return (f"{one} times periods" if r.kind == "date" else one) if one else UNITS[r.kind]


def _row(s: Programmed, r: Repair) -> tuple[Cell, ...]:
    kind = f"More of {s.called(r.of)} alone" if r.of else KINDS[r.kind]
    if r.size is None:
        text = "not enough, however much" if r.enough is False else "not known"
        sure = "proved" if r.enough is False else sentence(r.why)
        return (Cell((line(Strong(kind)),)), Cell((line("–"),)), lines_cell([text]), lines_cell([sure]))
    proved = r.at_least >= r.size * (1 - 1e-9)
    sure = "no smaller one" if proved else f"at least {amount(r.at_least)} is needed"
    how = Cell((line(Strong(amount(r.size))), line(_unit(s, r))), r.size)
    return (Cell((line(Strong(kind)),)), how, lines_cell(changes_said(s, r.changes)), lines_cell([sure]))


def changes_said(s: Programmed, changes: Sequence[Change], most: int = 6) -> list[str]:
    """Return changes in the planner's words, one by one; summed up thing by thing where there are very many."""
    told = [s.told(_in_a_row(s, own)) for own in _rows(changes)]
    if len(told) <= most:
        return told
    alike: dict[tuple[str, str], list[Change]] = {}
    for c in changes:
        alike.setdefault((c.what, c.thing), []).append(c)
    return [s.told(_summed(s, own)) for own in alike.values()]


def _rows(changes: Sequence[Change]) -> list[list[Change]]:
    """
    Return changes in rows of the same change in one period after another.

    Examples
    --------
    >>> from fractions import Fraction
    >>> one, two, four = (Change("capacity", "line", Fraction(3), t) for t in (1, 2, 4))
    >>> [[c.period for c in row] for row in _rows([one, two, four])]
    [[1, 2], [4]]
    """
    out: list[list[Change]] = []
    for c in changes:
        before = out[-1][-1] if out else None
        alike = c.what in ("capacity", "quantity") and before is not None
        if alike and before is not None and replace(before, period=before.period + 1) == c:
            out[-1].append(c)
        else:
            out.append([c])
    return out


def _in_a_row(s: Programmed, row: list[Change]) -> str:
    first = changed(row[0], s.periods)
    if len(row) == 1:
        return first
    begin, end = s.period(row[0].period), s.period(row[-1].period)
    return f"{first.removesuffix(f'in period {begin}')}in each period from {begin} to {end}"


def _summed(s: Programmed, own: list[Change]) -> str:
    if len(own) == 1 or not own[0].period:
        return "; ".join(changed(c, s.periods) for c in own)
    total = amount(float(sum(c.amount for c in own)))
    times = sorted({c.period for c in own})
    when = f"in {plural(len(times), 'period')} from {s.period(times[0])} to {s.period(times[-1])}"
    if len(times) == 1:
        when = f"in {s.period(times[0])}"
    name = own[0].thing
    if own[0].what == "date":
        return f'deliver {total} of "{name}" later than due, {when}'
    less = "fewer" if own[0].what == "quantity" else "more"
    return f'{total} {less} of "{name}" in all, {when}'


def _clashes(s: Programmed, found: Repairs) -> tuple[Block, ...]:
    if not found.clashes:
        return ()
    head = (
        f"{plural(len(found.clashes), 'set')} of things said cannot all hold. In each, without any one of them the "
        "others could."
    )
    more = [] if found.complete else [f"There may be more such sets: {sentence(found.why)}"]
    left = len(found.clashes) - MOST_CLASHES
    more += [f"{left} more sets are in the JSON."] if left > 0 else []
    return (
        Paragraph(line(head)),
        Bullets(tuple(line(s.told(c.sentence)) for c in found.clashes[:MOST_CLASHES])),
        *((told(s, more),) if more else ()),
    )
