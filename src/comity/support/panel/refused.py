"""The answer for a table that bears no test at all."""

from __future__ import annotations

from collections.abc import Sequence

from comity.case.support import SeriesTest
from comity.support.answer import Tested
from comity.support.verdict import NEITHER
from comity.support.warnings import Facts, warnings_for


def refused_table(test: SeriesTest, reasons: Sequence[str]) -> Tested:
    """
    Return the one answer of a table that cannot be used: every reason, and no number.

    It has the method of the first test that would have been made.

    Parameters
    ----------
    test : SeriesTest
    reasons : sequence of str
        Of :func:`comity.support.panel.panel.refusals`; at least one.

    Examples
    --------
    >>> from comity.case.support import Data
    >>> test = SeriesTest("s", Data(("year", "y"), (("2020", "1"),)), outcome="y", period="year")
    >>> from comity.support.panel.panel import refusals
    >>> refused_table(test, refusals(test)).why
    'The table cannot be used: the longest series has 1 year with an outcome; no test is made on fewer than 4.'
    """
    method = "local_projection" if test.treatment or not test.events else "interrupted"
    return Tested(
        name=f"{test.id}: the table",
        data=test.id,
        method=method,
        verdict=NEITHER,
        why=f"The table cannot be used: {'; '.join(reasons)}.",
        refused=True,
        warnings=warnings_for(method, Facts(scale=test.scale)),
        details=tuple((f"reason {i}", reason) for i, reason in enumerate(reasons, 1)),
    )
