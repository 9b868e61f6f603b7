"""What must hold for a factor on the rate of ending to mean what it says."""

from __future__ import annotations

import math

from comity.support.answer import Check
from comity.support.chance_words import chance
from comity.support.endings.discrete import Discrete
from comity.support.endings.proportional import Drift
from comity.support.endings.result import Fitted, History

LEVEL = 0.05
NEAR = 1.0
"""The two estimators agree where they lie within so many standard errors."""
KEPT = 0.5
"""The support of the period before must show this part of what an effect of support now would let it show."""
LASTING = 0.2
"""With support that lasts less than this from period to period, the period before has nothing to show."""
MANY_LATE = 0.1
"""The part of units whose clock may run late before it is worth a word."""


def constant_factor(found: Drift | None, treatment: str) -> Check:
    """
    Return the check that the factor is the same for young and old conflicts.

    Examples
    --------
    >>> constant_factor(Drift(6.2, 0.0128, 0.4), "money").passed
    False
    """
    name = "the factor stays the same over time"
    if found is None:
        return Check(name, None, "All endings came at one age, so that a change over time cannot be looked for.")
    if found.p >= LEVEL:
        words = f'The factor for less "{treatment}" shows no change with the age of the conflict ({chance(found.p)}).'
    else:
        way = "rises" if found.slope > 0 else "falls"
        words = (
            f'The factor for less "{treatment}" {way} with the age of the conflict ({chance(found.p)}), so that one'
            " number for all ages is a mean of different ones."
        )
    return Check(name, found.p >= LEVEL, words, found.chi, found.p)


def earlier_support(fitted: Fitted, before: Fitted | None, column: int, lasting: float, finding: bool) -> Check:
    r"""
    Return the check that support a period earlier goes with endings too; it decides only beside a finding.

    If only support now matters, and support now goes with support before by the correlation :math:`r`, then support
    before shows about :math:`r` times the logarithm of the factor. If instead support is dropped because the end is
    near, support before shows next to nothing. Half of the first is asked for (§107).

    Parameters
    ----------
    fitted, before : Fitted
        The model, and the one with the support of the period before.
    column : int
    lasting : float
        The correlation of support with that of the period before.
    finding : bool
        Whether the interval excludes no effect.
    """
    name = "support came before the ending"
    if before is None:
        return Check(
            name, None, "The support of the period before could not be looked at: too few endings.", gates=finding
        )
    now, then = float(fitted.logs[column]), float(before.logs[column])
    if lasting < LASTING:
        words = "Support changes from one period to the next, so that the period before has nothing to show."
        return Check(name, None, words, math.exp(then), gates=finding)
    passed = now * then > 0 and abs(then) >= KEPT * lasting * abs(now)
    words = f"With the support of the period before, the factor is {math.exp(then):.2f} instead of {math.exp(now):.2f}"
    words += "." if passed else ": support may have changed because the end was near."
    return Check(name, passed, words, math.exp(then), gates=finding)


def second_estimator(fitted: Fitted, other: Discrete | None, column: int) -> Check:
    """Return the check that a model of chances by period gives the same factor."""
    name = "a second estimator agrees"
    if other is None:
        return Check(name, None, "The model of chances by period reached no answer.")
    here, there = float(fitted.logs[column]), float(other.logs[column])
    apart = abs(here - there) / float(fitted.errors[column])
    verb = "agrees" if apart <= NEAR else "does not agree"
    words = (
        f"A model of chances by period gives the factor {math.exp(there):.2f} and {verb}: {apart:.1f} standard errors"
        " apart."
    )
    return Check(name, apart <= NEAR, words, math.exp(there))


def several_treatments(p: float, tests: int) -> Check:
    """
    Return the check that a finding outlasts that several kinds of support were looked at.

    Examples
    --------
    >>> several_treatments(0.08, 3).words
    'Of 3 kinds of support one may stand out by chance: adjusted for that, p = 0.080.'
    """
    words = f"Of {tests} kinds of support one may stand out by chance: adjusted for that, {chance(p)}."
    return Check("it holds after several tests", p < LEVEL, words, p=p)


def start_of_clock(history: History) -> Check:
    """Return the check that units are seen from their beginning; it decides nothing."""
    total = len(history.units)
    words = (
        f"{history.late} of {total} units are there in the first period of the table. Where they began before it, their"
        " age is counted too low."
    )
    return Check("units are seen from their start", history.late <= MANY_LATE * total, words, gates=False)
