"""What the tests of this room share in words: units of effects, refusals, counts."""

from __future__ import annotations

from comity.case.support import SeriesTest
from comity.support.answer import Tested
from comity.support.panel.panel import Panel
from comity.support.verdict import NEITHER
from comity.support.warnings import warnings_for


def unit_of(test: SeriesTest, panel: Panel) -> str:
    """
    Return what effects are counted in.

    Examples
    --------
    >>> from comity.case.support import Data
    >>> from comity.support.panel.panel import panel_of
    >>> rows = tuple((f"2024-{m:02d}", str(m)) for m in range(1, 7))
    >>> test = SeriesTest("s", Data(("month", "deaths"), rows), outcome="deaths", period="month")
    >>> unit_of(test, panel_of(test))
    'deaths a month after the loss of support'
    """
    scale = {"as_is": "", "log": "log of ", "log1p": "log1p of ", "asinh": "asinh of "}[test.scale]
    return f"{scale}{test.outcome} a {panel.frequency} after the loss of support"


def refused(test: SeriesTest, method: str, name: str, why: str) -> Tested:
    """Return a test that the data do not bear, with the reason."""
    return Tested(f"{test.id}: {name}", test.id, method, NEITHER, why, refused=True, warnings=warnings_for(method))


def controls_unused(test: SeriesTest) -> tuple[tuple[str, str], ...]:
    """Return a note where a test names controls: comparisons of units do not use them (conventions §102)."""
    return (("controls", "not used: the outcomes before the cut stand in for them"),) if test.controls else ()


def counted(number: int, what: str) -> str:
    """
    Return a number with its noun.

    Examples
    --------
    >>> counted(1, "donor"), counted(3, "period")
    ('1 donor', '3 periods')
    """
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
