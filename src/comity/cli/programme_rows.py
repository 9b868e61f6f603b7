"""The tables of the answer about a programme, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from comity.cli.csv_folder import Row, Sheet

if TYPE_CHECKING:
    from comity.programme.result import ProgrammeResult
    from comity.programme.slippage.answer import Chance

Rows = Callable[["ProgrammeResult"], Iterator[Row]]


def sheets(found: ProgrammeResult) -> list[Sheet]:
    """Return every table; one without rows is of a part that is not there."""
    return [Sheet(name, columns, tuple(rows(found))) for name, (columns, rows) in _SHEETS.items()]


def _summary(found: ProgrammeResult) -> Iterator[Row]:
    plain = found.to_json()
    for key in ("fits", "delivered", "finish", "finish_of", "cost", "bound", "gap", "status", "plan_of"):
        if plain[key] is not None:
            yield key, plain[key]


def _plan(found: ProgrammeResult) -> Iterator[Row]:
    for row in found.to_json()["plan"]:
        numbers = (row[k] for k in ("declared", "due", "make", "stock", "late", "working"))
        yield row["item"], row["period"], row["name"], *numbers, row["setup"]


def _loads(found: ProgrammeResult) -> Iterator[Row]:
    for x in () if found.plan is None else found.plan.shown.loads:
        yield x.resource, x.period, x.name, x.used, x.capacity, x.share, x.grown, x.left


def _delivered(found: ProgrammeResult) -> Iterator[Row]:
    for x in () if found.fits is None else found.fits.items:
        yield x.item, x.due, x.delivered


def _bottlenecks(found: ProgrammeResult) -> Iterator[Row]:
    if found.bottlenecks is None:
        return
    for b in (*found.binding, *found.bottlenecks.whole):
        changed = [x for c in (b.fits, b.cost, b.late) for x in ((None, None) if c is None else (c.more, c.less))]
        yield b.resource, b.period or None, b.name, b.step, b.worth, found.bottlenecks.by, *changed, b.needed


def _repairs(found: ProgrammeResult) -> Iterator[Row]:
    for aim, answer in (("on time", found.repairs), ("as declared", found.as_declared)):
        for k, r in enumerate(() if answer is None else answer.repairs):
            yield aim, k + 1, r.kind, r.of, r.size, r.at_least, r.enough, r.sentence


def _changes(found: ProgrammeResult) -> Iterator[Row]:
    for aim, answer in (("on time", found.repairs), ("as declared", found.as_declared)):
        for k, r in enumerate(() if answer is None else answer.repairs):
            for c in r.changes:
                yield aim, k + 1, c.what, c.thing, float(c.amount), c.period or None, c.to or None


def _clashes(found: ProgrammeResult) -> Iterator[Row]:
    for aim, answer in (("on time", found.repairs), ("as declared", found.as_declared)):
        for k, clash in enumerate(() if answer is None else answer.clashes):
            for s in clash.said:
                yield aim, k + 1, s.kind, s.thing, s.period or None, s.amount, s.words


def _priorities(found: ProgrammeResult) -> Iterator[Row]:
    for p in () if found.priorities is None else found.priorities.items:
        yield p.item, p.unit, p.modernise, p.low, p.high, p.due, p.met, p.met_most, p.least, p.most


def _left_out(found: ProgrammeResult) -> Iterator[Row]:
    for x in () if found.priorities is None else found.priorities.left:
        yield x.item, x.period, x.name, x.quantity


def _works(found: ProgrammeResult) -> Iterator[Row]:
    for r in () if found.works is None else found.works.rows:
        after, over = ";".join(r.after), ";".join(r.takes_over)
        yield r.activity, r.start, r.end, r.periods, r.item, after, over, r.tight


def _crews(found: ProgrammeResult) -> Iterator[Row]:
    for x in () if found.works is None else found.works.loads:
        yield x.crew, x.period, x.used, x.capacity


def _slippage(found: ProgrammeResult) -> Iterator[Row]:
    if found.slippage is None:
        return
    for what, slipped in (("plan", found.slippage.plan), ("works", found.slippage.works)):
        for end in () if slipped is None else slipped.ends:
            critical = dict(end.criticality)
            yield what, end.end, "everything", *_chance(end.on_time), None
            for name, chance in end.each:
                yield what, end.end, name, *_chance(chance), critical.pop(name, None)
            for name, share in critical.items():
                yield what, end.end, name, None, None, None, share


def _chance(chance: Chance | None) -> tuple[float | None, float | None, float | None]:
    return (None, None, None) if chance is None else (chance.share, *chance.band)


def _declared(found: ProgrammeResult) -> Iterator[Row]:
    for thing in () if found.declared is None else found.declared.things:
        for at in thing.at:
            for f in at.figures:
                low, high = (None, None) if f.value is None else (float(f.value.low), float(f.value.high))
                time, source = at.time.words, ";".join(f.source)
                yield (
                    *(f.id, thing.who, thing.what, thing.unit, f.kind, time, low, high),
                    *(f.bound, f.expected, f.by, f.released, f.text, source),
                )


def _reached(found: ProgrammeResult) -> Iterator[Row]:
    for thing in () if found.declared is None else found.declared.things:
        for p in thing.pairs:
            low, high = (None if x is None else float(x) for x in (p.share.low, p.share.high))
            yield thing.who, thing.what, p.target.id, p.output.id, low, high, p.later, p.early, p.verdict, p.share.why


_SHEETS: dict[str, tuple[tuple[str, ...], Rows]] = {
    "summary.csv": (("what", "value"), _summary),
    "plan.csv": (
        ("item", "period", "name", "declared", "due", "make", "stock", "late", "working", "setup"),
        _plan,
    ),
    "loads.csv": (("resource", "period", "name", "used", "capacity", "share", "grown", "left"), _loads),
    "delivered.csv": (("item", "due", "delivered"), _delivered),
    "bottlenecks.csv": (
        (
            *("resource", "period", "name", "step", "worth", "worth_in"),
            *("fits_more", "fits_less", "cost_more", "cost_less", "late_more", "late_less", "needed"),
        ),
        _bottlenecks,
    ),
    "repairs.csv": (("aim", "repair", "kind", "of", "size", "at_least", "enough", "change"), _repairs),
    "changes.csv": (("aim", "repair", "what", "thing", "amount", "period", "to"), _changes),
    "clashes.csv": (("aim", "clash", "kind", "thing", "period", "amount", "words"), _clashes),
    "priorities.csv": (
        ("item", "unit", "modernise", "value_low", "value_high", "due", "met", "met_most", "least", "most"),
        _priorities,
    ),
    "left_out.csv": (("item", "period", "name", "quantity"), _left_out),
    "works.csv": (("activity", "start", "end", "periods", "item", "after", "takes_over", "tight"), _works),
    "crews.csv": (("crew", "period", "used", "capacity"), _crews),
    "slippage.csv": (("of", "shared", "step", "on_time", "low", "high", "criticality"), _slippage),
    "declared.csv": (
        (
            *("id", "who", "what", "unit", "kind", "time", "low", "high"),
            *("bound", "expected", "by", "released", "text", "source"),
        ),
        _declared,
    ),
    "reached.csv": (
        ("who", "what", "target", "output", "low", "high", "later", "early", "verdict", "why"),
        _reached,
    ),
}
NAMES = tuple(_SHEETS)
"""Every name that a table may have."""
