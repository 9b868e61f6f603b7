"""Targets that were changed: the same thing, said again later for another amount or another time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from comity.case.programme import Declared
from comity.programme.declared.time_of import released, time_of

How = Literal["raised", "lowered", "changed", "same amount for a later time", "same amount for an earlier time"]


@dataclass(frozen=True, slots=True)
class Revision:
    """A target, and a later one for the same thing; ``how`` it differs."""

    earlier: Declared
    later: Declared
    how: How

    def to_json(self) -> dict[str, Any]:
        """Return the two targets and how they differ."""
        return {"earlier": self.earlier.id, "later": self.later.id, "how": self.how}


def revisions(targets: Sequence[Declared]) -> tuple[Revision, ...]:
    """
    Return the targets of one thing, in one unit, that were said again later.

    Either for the same time and another amount, or for the same amount and another time. The second need not be a
    delay: a yearly amount may just have been promised for another year as well. Where the first time was over when the
    second target was published, and the second begins after it, it is a new target and no change of the first. Only
    targets of which the dates of publication are known are set in order.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> from comity.case.settlement import Span
    >>> def target(name, until, said):
    ...     return Declared(name, "army", "shells", "target", Span(F(100), F(100)), "", until, until, released=said)
    >>> [r.how for r in revisions([target("t2", "2026-06", "2025-07"), target("t1", "2025-10", "2024-02")])]
    ['same amount for a later time']
    """
    dated = [(day, t) for t in targets if (day := released(t)) is not None and t.value is not None]
    dated.sort(key=lambda pair: pair[0])
    out = []
    for k, (day, one) in enumerate(dated):
        for other, two in dated[k + 1 :]:
            how = _how(one, two) if other > day and not _new(one, two, other) else None
            if how is not None:
                out.append(Revision(one, two, how))
    return tuple(out)


def _new(one: Declared, two: Declared, day: dt.date) -> bool:
    """Return whether a target, published on a day, is for a time of its own: that of the one before was over."""
    before, after = time_of(one), time_of(two)
    return before.before(after) and before.last is not None and day > before.last


def _how(one: Declared, two: Declared) -> How | None:
    before, after = time_of(one), time_of(two)
    same = (one.value, one.bound) == (two.value, two.bound)
    if before.key == after.key:
        return None if same else _changed(one, two)
    if same and after.later_than(before):
        return "same amount for a later time"
    return "same amount for an earlier time" if same and before.later_than(after) else None


def _changed(one: Declared, two: Declared) -> How:
    if one.value is None or two.value is None or one.bound != two.bound:
        return "changed"
    a, b = one.value, two.value
    if b.low >= a.low and b.high >= a.high:
        return "raised"
    return "lowered" if b.low <= a.low and b.high <= a.high else "changed"
