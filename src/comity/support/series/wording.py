"""Words that the tests on series share: what an effect is counted in, and a test that could not be made."""

from __future__ import annotations

from comity.case.support import SeriesTest
from comity.support.answer import Tested
from comity.support.panel.panel import Panel
from comity.support.verdict import NEITHER
from comity.support.warnings import Facts, warnings_for

_ON = {"as_is": "{}", "log": "log of {}", "log1p": "log(1 + {})", "asinh": "asinh of {}"}


def outcome_words(test: SeriesTest) -> str:
    """
    Return what the outcome is, on its scale.

    Examples
    --------
    >>> from comity.case.support import Data
    >>> outcome_words(SeriesTest("s", Data((), ()), outcome="deaths", period="month", scale="log1p"))
    'log(1 + deaths)'
    """
    return _ON[test.scale].format(test.outcome)


def refused(test: SeriesTest, method: str, name: str, why: str, contrast: bool = False) -> Tested:
    """Return the answer of a test that the data do not bear."""
    return Tested(
        name=f"{test.id}: {name}",
        data=test.id,
        method=method,
        verdict=NEITHER,
        why=why,
        refused=True,
        contrast=contrast,
        warnings=warnings_for(method, facts(test)),
    )


def facts(test: SeriesTest, panel: Panel | None = None, before: int | None = None, after: int | None = None) -> Facts:
    """Return what the warnings want to know of a series."""
    measure = panel.measure if panel is not None else ""
    return Facts(before=before, after=after, measure=measure, scale=test.scale)


def many(count: int, what: str) -> str:
    """
    Return a number of things.

    Examples
    --------
    >>> many(1, "lag"), many(2, "month")
    ('1 lag', '2 months')
    """
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
