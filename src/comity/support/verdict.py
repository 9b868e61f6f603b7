"""One rule for what a test says of the statement, and one for what all tests say together."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from comity.support.answer import Check, Scale, Tested, Verdict

Says = Literal["lower", "higher", "shorter", "longer"]
"""
What the statement says of less support: that the outcome is lower or higher, the fighting shorter or longer.

For ``shorter`` and ``longer`` the effect is a factor on the chance that fighting ends: above 1 it ends sooner.
"""

UP: Mapping[str, bool] = MappingProxyType({"lower": False, "higher": True, "shorter": True, "longer": False})
"""Whether the statement says that the effect of less support lies above no effect."""
LESS: Mapping[str, bool] = MappingProxyType({"lower": True, "shorter": True, "higher": False, "longer": False})
"""Whether the statement says that less support means less fighting."""

_FEW = "few changes of support in few places, and whatever else happened there at the time would look the same"
_OTHERS = "a comparison with many others, who may differ from those that lost support"
_WHOLE = "a comparison of whole conflicts, in which hidden causes may decide both support and the ending"

WEAKNESS: Mapping[str, str] = MappingProxyType(
    {
        "local_projection": _FEW,
        "interrupted": _FEW,
        "on_off": _FEW,
        "synthetic_control": _FEW,
        "staggered": _OTHERS,
        "cox": _WHOLE,
        "competing": _WHOLE,
    }
)
"""
The main weakness of each design; methods that are not in it never count towards the whole.

A synthetic control of a unit and an interrupted series of the same unit look at one event twice: another shock at that
time deceives both.
"""

NEITHER: Verdict = "cannot be told"


@dataclass(frozen=True, slots=True)
class Overall:
    """What all tests together say of the statement, and why."""

    verdict: Verdict
    why: str

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"verdict": self.verdict, "why": self.why}

    def sentences(self) -> tuple[str, ...]:
        """Return it in words."""
        return (f"Taken together: {self.verdict}.", self.why)


def verdict(
    effect: float | None,
    low: float | None,
    high: float | None,
    *,
    says: Says,
    scale: Scale = "difference",
    checks: Sequence[Check] = (),
    refused: str = "",
) -> tuple[Verdict, str]:
    """
    Return what a test says of the statement, and why (conventions §104).

    ``supported`` or ``contradicted`` needs all three: the data bear the test; every check that gates was made and was
    passed; the interval lies wholly on one side of no effect. Everything else ``cannot be told``, with the reasons.
    An end of the interval that is no effect exactly does not exclude it.

    Parameters
    ----------
    effect, low, high : float or None
        The effect of less support and the ends of its interval.
    says : Says
        For ``shorter`` and ``longer``: a factor on the chance that fighting ends.
    scale : Scale
        No effect is 0 for a difference and 1 for a ratio.
    checks : sequence of Check
    refused : str
        Why the data do not bear the test, empty where they do.

    Returns
    -------
    tuple of Verdict and str

    Examples
    --------
    >>> verdict(-3.0, -5.0, -1.0, says="lower")[0], verdict(-3.0, -5.0, -1.0, says="higher")[0]
    ('supported', 'contradicted')
    >>> verdict(1.4, 1.1, 1.8, says="shorter", scale="ratio")[0]
    'supported'
    >>> print(verdict(-3.0, -7.0, 1.0, says="lower")[1])
    The interval from -7 to 1 includes 0, which is no effect.
    """
    if refused:
        return NEITHER, refused
    if effect is None or low is None or high is None or not all(map(math.isfinite, (effect, low, high))):
        return NEITHER, "There is no estimate with an interval that has two ends."
    nothing = 1.0 if scale == "ratio" else 0.0
    reasons = [c.words for c in checks if c.gates and not c.passed]
    interval = f"from {_number(low)} to {_number(high)}"
    if low <= nothing <= high:
        reasons.insert(0, f"The interval {interval} includes {nothing:g}, which is no effect.")
    if reasons:
        return NEITHER, " ".join(reasons[:2])
    agrees = (low > nothing) == UP[says]
    side = "above" if low > nothing else "below"
    why = (
        f"The interval {interval} lies {side} {nothing:g}, which is no effect, and every check that decides was passed."
    )
    return ("supported" if agrees else "contradicted"), why


def _number(value: float) -> str:
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"


def overall(tests: Sequence[Tested], says: Mapping[str, str] | None = None) -> Overall:
    """
    Return what all tests together say of the statement (conventions §105).

    Designs with the same main weakness count as one family. A family speaks where none of its tests contradicts
    another and at least half of those that could be made agree; the whole is ``supported`` or ``contradicted`` where
    at least two families speak with one voice and no test says the opposite. Refused tests, contrasts and predictive
    precedence (Granger) never count.

    Parameters
    ----------
    tests : sequence of Tested
    says : mapping of str to str, optional
        For each id of data what its statement says. Tests of opposite statements are not joined.

    Returns
    -------
    Overall

    Examples
    --------
    >>> one = Tested("a", "d", "interrupted", "supported", "")
    >>> two = Tested("b", "d", "cox", "supported", "")
    >>> overall([one]).verdict, overall([one, two]).verdict
    ('cannot be told', 'supported')
    """
    counted = [t for t in tests if t.method in WEAKNESS and not t.refused and not t.contrast]
    if not counted:
        return Overall(NEITHER, "No test on data could be made.")
    if len({LESS[says[t.data]] for t in counted if says and t.data in says}) > 1:
        return Overall(NEITHER, "The tests are of statements that say opposite things; each is read by itself.")
    for_it = [t for t in counted if t.verdict == "supported"]
    against = [t for t in counted if t.verdict == "contradicted"]
    if for_it and against:
        return Overall(NEITHER, f"The tests disagree: {_names(for_it)} against {_names(against)}.")
    if not for_it and not against:
        return Overall(NEITHER, f"None of the {len(counted)} tests that could be made tells the sign.")
    return _one_sided(counted, for_it or against)


def _one_sided(counted: Sequence[Tested], speaking: Sequence[Tested]) -> Overall:
    """Return the whole where every test that says something says the same."""
    verdict = speaking[0].verdict
    families: dict[str, list[Tested]] = {}
    for test in counted:
        families.setdefault(WEAKNESS[test.method], []).append(test)
    voices = [w for w, own in families.items() if 2 * sum(t in speaking for t in own) >= len(own)]
    if len(voices) >= 2:
        return Overall(
            verdict, f"Designs with different weaknesses agree ({_names(speaking)}), and none says the opposite."
        )
    if len({WEAKNESS[t.method] for t in speaking}) > 1:
        why = f"{_names(speaking)} would say {verdict}, but most tests of the same designs cannot tell."
    else:
        one = len({t.method for t in speaking}) == 1
        start = f"Only one design says {verdict}" if one else f"The designs that say {verdict} share one weakness"
        why = f"{start} ({_names(speaking)}): {WEAKNESS[speaking[0].method]}."
    return Overall(NEITHER, why)


def _names(tests: Sequence[Tested]) -> str:
    names = [f'"{t.name}"' for t in tests[:3]]
    return ", ".join(names) + (f" and {len(tests) - 3} more" if len(tests) > 3 else "")
