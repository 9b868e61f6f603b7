"""What was found about the order of acts, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from comity.settlement.sequence.result import Deadlock, Sequence, Timetable
from comity.settlement.sequence.words import Words, counted, figure, join


def story_of(found: Sequence, words: Words) -> Iterator[str]:
    """Yield what was found, the most important first."""
    if not found.claims:
        yield "No claims are made about the order of acts."
        return
    parties = len({c.by for c in found.claims})
    whose = "1 party makes" if parties == 1 else f"{parties} parties make"
    text = f", as in the version {found.version}" if found.version else ""
    yield f"{whose} {counted(len(found.claims), 'claim')} about the order of {counted(len(found.acts), 'act')}{text}."
    if not found.details:
        yield "There is no deadlock: every claim can be met in its order."
    for lock in found.details:
        yield from _lock(lock, words)
    if found.windows is not None and not found.windows.consistent:
        yield found.windows.words
        yield from (f"The least that mends it: {r.words}" for r in found.windows.repairs[:1])
    if found.timetable is not None and found.timetable.steps:
        yield _length(found.timetable)
    if found.missing:
        yield f"The work ended early. Not proven or not complete: {join(found.missing)}."


def _lock(lock: Deadlock, words: Words) -> Iterator[str]:
    acts = words.list(lock.acts)
    if len(lock.acts) == 1:
        yield f"Deadlock: {acts} is to come before itself."
    else:
        yield f"Deadlock: none of {acts} can be the first."
    yield from lock.circle_words[:3]
    if len(lock.circles) > 3:
        yield f"It has {'' if lock.circles_complete else 'at least '}{len(lock.circles)} such circles."
    if lock.way is not None:
        yield f"The cheapest way out: {lock.way.words}"
        if lock.way.windows_hold is False:
            yield "The days asked for do not fit with it, nor with any other way out."


def _length(table: Timetable) -> str:
    told = f"The timetable has {counted(len(table.steps), 'step')}"
    if not table.days:
        return f"{told}; the case asks for no days between them."
    told += f" and takes at least {counted(table.days, 'day')}"
    if table.days_low == table.days_high:
        return f"{told}."
    short, long = ("the days do not fit" if d is None else figure(d) for d in (table.days_low, table.days_high))
    return f"{told}; with every act as short as it may be: {short}; as long as it may be: {long}."
