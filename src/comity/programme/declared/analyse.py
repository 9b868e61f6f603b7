"""Declared targets beside reported output: the door."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from comity.case.programme import Declared
from comity.errors import TooLargeError, UsageError
from comity.programme.declared.answer import KINDS, At, DeclaredAnswer, Pair, Thing
from comity.programme.declared.reached import share_reached
from comity.programme.declared.revised import revisions
from comity.programme.declared.time_of import Time, released, time_of

MOST_FIGURES, MOST_OF_ONE = 5_000, 300
"""More figures than this, in all and of one thing, are refused."""
LARGEST = Fraction(10) ** 200
RATES = (" per ", " a month", " a year", " a week", " a day", "/month", "/year", "/week", "/day")


def declared(figures: Sequence[Declared], day: dt.date | None = None) -> DeclaredAnswer:
    """
    Put published figures about the same thing of the same actor, in the same unit, beside one another.

    An output is only ever set against a target; capacity and budget stand beside and are never taken for either, nor
    added to them. The times must be the same. Only a rate, such as "rounds per month", is also set against the last
    target before its time, and marked: it shows how far the rate had come, not whether the target was reached then.

    Parameters
    ----------
    figures : sequence of Declared
        In any order.
    day : date, optional
        The day of the case: a target whose time had not ended then is said to be so.

    Returns
    -------
    DeclaredAnswer

    Raises
    ------
    UsageError
        An id that is there twice, a kind or bound that is none, a date that cannot be read, a time or range that runs
        backwards, a value beyond 1e200.
    TooLargeError
        More than 5,000 figures, or more than 300 of one thing.

    Examples
    --------
    >>> from comity.case.settlement import Span
    >>> def said(name, kind, number, bound="exactly"):
    ...     value = Span(Fraction(number), Fraction(number))
    ...     return Declared(name, "a yard", "ferries", kind, value, "ships", "2024", "2024", bound, by="its owner")
    >>> for sentence in declared([said("t", "target", 4), said("o", "output", 3, "at least")]).sentences():
    ...     print(sentence)
    Ferries of a yard, in ships:
    For 2024: target 4 (its owner); output at least 3 (its owner).
    For 2024, at least 75 % of the target of 4 was reached; whether all of it was cannot be told.
    """
    _check(figures)
    groups: dict[tuple[str, str, str], list[Declared]] = defaultdict(list)
    for figure in figures:
        groups[_plain(figure.who), _plain(figure.what), _plain(figure.unit)].append(figure)
    units: dict[tuple[str, str], list[str]] = defaultdict(list)
    for who, what, unit in sorted(groups):
        units[who, what].append(unit)
    things = tuple(sorted((_thing(key, groups[key], day) for key in sorted(groups)), key=_told_first))
    several = tuple((who, what, tuple(own)) for (who, what), own in units.items() if len(own) > 1)
    return DeclaredAnswer(things, several)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _check(figures: Sequence[Declared]) -> None:
    if len(figures) > MOST_FIGURES:
        raise TooLargeError(f"There are {len(figures):,} figures. At most {MOST_FIGURES:,} are set side by side.")
    for name, times in Counter(f.id for f in figures).items():
        if times > 1:
            raise UsageError(f'The figure "{name}" is there {times} times. Give each an id of its own.')
    for figure in figures:
        for wrong in _wrong(figure):
            raise UsageError(f'The figure "{figure.id}" {wrong}')


def _wrong(figure: Declared) -> Iterator[str]:
    if figure.kind not in KINDS:
        yield f'is of the kind "{figure.kind}". Kinds: {", ".join(KINDS)}.'
    if figure.bound not in ("exactly", "at least", "at most", "about"):
        yield f'has the bound "{figure.bound}". Bounds: exactly, at least, at most, about.'
    if figure.value is not None:
        low, high = figure.value.low, figure.value.high
        if low > high:
            yield f"runs from {float(low):g} down to {float(high):g}. Give the smaller number first."
        if max(abs(low), abs(high)) > LARGEST:
            yield "has a value beyond 1e200."


def _told_first(thing: Thing) -> int:
    """Return the place of a thing: what tells of a target comes before what stands alone."""
    return 0 if thing.pairs else 1 if thing.open else 2


def _thing(key: tuple[str, str, str], figures: list[Declared], day: dt.date | None) -> Thing:
    who, what, unit = key
    if len(figures) > MOST_OF_ONE:
        raise TooLargeError(f"There are {len(figures)} figures of {what} of {who}. At most {MOST_OF_ONE} fit.")
    at: dict[object, list[Declared]] = defaultdict(list)
    times: dict[object, Time] = {}
    for figure in sorted(figures, key=_order):
        time = time_of(figure)
        times.setdefault(time.key, time)
        at[time.key].append(figure)
    when = sorted(at, key=lambda k: _in_time(times[k]))
    moments = tuple(At(times[k], tuple(at[k])) for k in when)
    pairs = (*_same_time(moments), *(_later(moments) if _rate(unit) else ()))
    met = {pair.target.id for pair in pairs if not pair.later}
    targets = [f for m in moments for f in m.of("target")]
    alone = tuple(t for t in targets if t.id not in met)
    waiting = tuple(t for t in alone if day is not None and time_of(t).not_over(day))
    return Thing(who, what, unit, moments, pairs, alone, revisions(targets), waiting, day)


def _order(figure: Declared) -> tuple[int, str, bool, Fraction, str]:
    low = figure.value.low if figure.value else Fraction(0)
    return KINDS.index(figure.kind), figure.released, figure.value is None, low, figure.id


def _in_time(time: Time) -> tuple[bool, str, str]:
    return not time.said, str(time.last or time.first), str(time.first or "")


def _rate(unit: str) -> bool:
    return any(word in f" {unit.casefold()}" for word in RATES)


def _same_time(moments: Sequence[At]) -> Iterator[Pair]:
    for at in moments:
        if at.time.said:
            for target in at.of("target"):
                for output in at.of("output"):
                    yield Pair(target, output, share_reached(output, target), early=_early(output, at.time))


def _later(moments: Sequence[At]) -> Iterator[Pair]:
    """Return each output beside the targets that were the last to be due before its time, if none is for its time."""
    for at in moments:
        past = [m for m in moments if m.of("target") and m.time.before(at.time)]
        if at.of("target") or not past:
            continue
        last = max(past, key=lambda m: str(m.time.last))
        for output in at.of("output"):
            for target in last.of("target"):
                yield Pair(target, output, share_reached(output, target), True, _early(output, at.time))


def _early(output: Declared, time: Time) -> bool:
    """Return whether an output was expected at most: it was a forecast, or was said before its time was over."""
    day = released(output)
    return output.expected or (day is not None and time.last is not None and day < time.last)
