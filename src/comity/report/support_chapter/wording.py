"""Signs, shares, tests and numbers of the chapter in plain words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from comity.report.content import Line, Strong, line
from comity.support.answer import Tested
from comity.support.signs.result import SIGNS, Shares

STATEMENT = "Less outside support brings less fighting."
DOES: Mapping[str, str] = MappingProxyType(
    {
        "shorter": "shortens the fighting",
        "longer": "starts or lengthens it",
        "none": "changes nothing",
        "depends": "does what the game leaves open",
    }
)
SHORT: Mapping[str, str] = MappingProxyType(
    {"shorter": "shorter", "longer": "started or longer", "none": "no change", "depends": "left open"}
)
"""What becomes of the fighting, for legends and heads."""
METHODS: Mapping[str, str] = MappingProxyType(
    {
        "local_projection": "local projection",
        "interrupted": "interrupted series",
        "on_off": "interrupted series, on and off",
        "synthetic_control": "synthetic control",
        "staggered": "staggered cuts",
        "granger": "predictive precedence (Granger)",
        "cox": "rates of ending (Cox)",
        "competing": "competing endings",
    }
)
MEANT: Mapping[str, str] = MappingProxyType(
    {
        "local_projection": "what the outcome does in the periods after support changes, other things held alike",
        "interrupted": "whether the level or the slope of a series changes at the cut",
        "on_off": "whether the level changes when support stops and changes back when it returns",
        "synthetic_control": "the unit that was cut against a mix of others that ran alike before",
        "staggered": "units that were cut at different times against those that were not yet, or never, cut",
        "granger": "whether past support helps to predict the outcome; this is not an effect",
        "cox": "how much sooner or later conflicts end where support is less",
        "competing": "the same for one way of ending alone, the other endings aside",
    }
)
"""What each kind of test compares."""
SIGN_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "longer": "longer",
        "shorter": "shorter",
        "more": "more",
        "less": "less",
        "none": "no effect found",
        "conditional": "it depends",
    }
)
HARD = "\xa0"  # a space at which no line breaks


def percent(share: float) -> str:
    """
    Return a share in percent; never 0 or 100 where it is not.

    Examples
    --------
    >>> percent(0.834), percent(0.001), percent(0.999), percent(0.0)
    ('83\xa0%', 'under 1\xa0%', 'over 99\xa0%', '0\xa0%')
    """
    text = f"{100 * share:.0f}"
    if text == "0" and share > 0:
        text = "under 1"
    if text == "100" and share < 1:
        text = "over 99"
    return f"{text}{HARD}%"


def chance(hazard: float) -> str:
    """
    Return a chance per period as words.

    Examples
    --------
    >>> chance(0.05), chance(1.0), chance(0.0)
    ('5\xa0%', '100\xa0%', 'no cut')
    """
    return "no cut" if hazard == 0 else f"{100 * hazard:g}{HARD}%"


def shares_line(shares: Shares) -> Line:
    """Return what a cut does, with the share of each sign, the shares in bold; what never happens is left out."""
    there = [sign for sign in SIGNS if getattr(shares, sign) > 0]
    # "it" needs something before it to stand for
    does = dict(DOES) if "shorter" in there else {**DOES, "longer": DOES["longer"].replace(" it", " fighting")}
    return listed([line(f"{does[sign]} in ", Strong(percent(getattr(shares, sign)))) for sign in there])


def listed(parts: Iterable[Line], last: str = "and") -> Line:
    """Return lines as a list in a sentence."""
    every = list(parts)
    out: Line = ()
    for k, part in enumerate(every):
        between = "" if not k else f" {last} " if k == len(every) - 1 else ", "
        out = (*out, *line(between), *part)
    return out


def figure(value: float | None, digits: int = 3) -> str:
    """
    Return a number with no more digits than are of use.

    Examples
    --------
    >>> figure(1234.56), figure(0.012345), figure(-3.14159), figure(None), figure(float("inf"))
    ('1,235', '0.0123', '\u22123.14', '–', 'without end')
    """
    if value is None or math.isnan(value):
        return "–"
    if math.isinf(value):
        return "without end" if value > 0 else "\u2212without end"
    size = abs(value)
    text = f"{size:,.0f}" if size >= 1000 else f"{size:.{digits}g}" if size >= 1e-4 or not size else f"{size:.1e}"
    return text if value >= 0 or not float(text.replace(",", "")) else f"\u2212{text}"


def interval(test: Tested) -> str:
    """
    Return the interval of a test in brackets, empty where there is none.

    Examples
    --------
    >>> interval(Tested("t", "d", "cox", "cannot be told", "", 1.2, 0.8, 1.7))
    '[0.8 to 1.7]'
    """
    if test.low is None and test.high is None:
        return ""
    low = "no lower end" if test.low is None else figure(test.low)
    high = "no upper end" if test.high is None else figure(test.high)
    return f"[{low} to {high}]"


def periods(value: float | None) -> str:
    """
    Return a duration of the game.

    Examples
    --------
    >>> periods(1.6667), periods(float("inf")), periods(0.0)
    ('1.7', 'without end', '0')
    """
    if value is None or math.isinf(value):
        return "without end"
    return "0" if abs(value) < 5e-4 else f"{value:,.1f}"


def sentence(text: str) -> str:
    """
    Return a text as one sentence: a capital letter first and a full stop last.

    Examples
    --------
    >>> sentence("longer wars"), sentence("It holds.")
    ('Longer wars.', 'It holds.')
    """
    text = text.strip()
    return (text[:1].upper() + text[1:]).rstrip(".") + "." if text else ""


def method_name(test: Tested) -> str:
    """Return what a kind of test is called."""
    return METHODS.get(test.method, test.method.replace("_", " "))
