"""The fixed list of warnings that stand beside tests on data, and which of them apply to which test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

WARNINGS: Mapping[str, str] = MappingProxyType(
    {
        "endogenous": (
            "Support answers to the war: givers send more, or less, because of how they expect it to go. What moves"
            " with support may have moved it."
        ),
        "anticipation": (
            "A cut that is announced, or expected, can work before it happens. Sides may fight harder while support"
            " still comes, and the time before the cut is then no fair comparison."
        ),
        "selection": (
            "Who loses support is not drawn by lot. Those that lost it may differ from the others in what also"
            " decides the outcome."
        ),
        "reporting_lag": (
            "Deaths and deliveries are often counted late and revised. The last periods of a series tend to be too"
            " low, and dates of support may be those of the announcement."
        ),
        "overlapping": (
            "Other things change at the same time: offensives, talks, winters, other givers. A test of dates cannot"
            " tell them from the cut."
        ),
        "low_power_pretrend": (
            "That no trend is seen before the cut does not show that there was none. Tests of trends find only"
            " large ones in short series."
        ),
        "few_units": (
            "There are few units to compare with. Chances found by ranking placebos cannot be small, and intervals"
            " are rough."
        ),
        "one_treated": (
            "One unit alone lost support. Whatever else happened to it at that time counts as an effect of the cut."
        ),
        "few_periods": "There are few periods before or after the cut, so that only large effects could be seen.",
        "few_endings": (
            "There are fewer than ten endings of this kind for each thing that is taken into account. Estimates are"
            " unstable, and tend to be too large."
        ),
        "spillover": (
            "Support taken from one unit may go to another, and fighting may move. The units compared with are then"
            " touched by the cut as well."
        ),
        "committed_figures": (
            "The figures count what was promised or set aside, not what arrived. Promises and arrivals can lie a"
            " year or more apart."
        ),
        "estimated_figures": "The figures of support are estimates. Errors in them pull effects towards none.",
        "other_endings": (
            "The other endings count as the end of observation. A factor on one ending says nothing of how often that"
            " ending comes in the long run."
        ),
        "not_an_effect": (
            "That one series helps to predict another is no effect. What is expected is often acted upon beforehand."
        ),
        "scale": (
            "The outcome is tested on a scale that depends on its unit. Sizes on log1p and asinh change where the"
            " unit is changed."
        ),
    }
)
"""Every warning by its key, in plain words."""

ALWAYS: tuple[str, ...] = ("endogenous", "anticipation", "selection", "reporting_lag")
"""The warnings that stand beside every test."""

_BY_METHOD: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "local_projection": ("overlapping", "low_power_pretrend"),
        "interrupted": ("overlapping", "low_power_pretrend"),
        "on_off": ("overlapping", "low_power_pretrend"),
        "synthetic_control": ("overlapping", "low_power_pretrend", "spillover"),
        "staggered": ("overlapping", "low_power_pretrend", "spillover"),
        "granger": ("not_an_effect",),
        "cox": ("overlapping",),
        "competing": ("overlapping", "other_endings"),
    }
)

DONORS_FOR_FIVE = 19
"""With fewer donors no rank among placebos gives a chance of 5 % or less."""
FEW_GROUPS = 10
"""With fewer units that lost support, or that did not, errors grouped by unit are too small."""
FEW_PERIODS = 8
ENDINGS_FOR_EACH = 10


@dataclass(frozen=True, slots=True)
class Facts:
    """
    What is known of the data of a test; None where it makes no difference or is not known.

    Parameters
    ----------
    donors : int, optional
        Units that a synthetic control may use.
    treated, untreated : int, optional
        Units that lost support, and that serve as comparison.
    before, after : int, optional
        Periods before and after the cut.
    endings, covariates : int, optional
        Endings of the kind that is tested, and things taken into account.
    measure : str
        What figures of support count: committed, allocated, delivered, estimated, or not said.
    scale : str
        The scale of the outcome.
    """

    donors: int | None = None
    treated: int | None = None
    untreated: int | None = None
    before: int | None = None
    after: int | None = None
    endings: int | None = None
    covariates: int = 1
    measure: str = ""
    scale: str = "as_is"


def warnings_for(method: str, facts: Facts | None = None) -> tuple[str, ...]:
    """
    Return the keys of the warnings that stand beside a test, in the order of the list.

    Parameters
    ----------
    method : str
        A key of :class:`comity.support.answer.Tested`, such as ``"cox"``.
    facts : Facts, optional

    Raises
    ------
    ValueError
        A method that there is none of.

    Examples
    --------
    >>> warnings_for("granger")
    ('endogenous', 'anticipation', 'selection', 'reporting_lag', 'not_an_effect')
    >>> "few_units" in warnings_for("synthetic_control", Facts(donors=12))
    True
    """
    if method not in _BY_METHOD:
        raise ValueError(f'There is no test "{method}". There are: {", ".join(_BY_METHOD)}.')
    given = {*ALWAYS, *_BY_METHOD[method], *_of_facts(facts or Facts())}
    return tuple(key for key in WARNINGS if key in given)


def _of_facts(facts: Facts) -> list[str]:
    """Return the warnings that follow from what the data are like."""
    holds = {
        "few_units": _below(facts.donors, DONORS_FOR_FIVE)
        or _below(facts.treated, FEW_GROUPS)
        or _below(facts.untreated, FEW_GROUPS),
        "one_treated": facts.treated == 1,
        "few_periods": _below(facts.before, FEW_PERIODS) or _below(facts.after, FEW_PERIODS),
        "few_endings": _below(facts.endings, ENDINGS_FOR_EACH * max(1, facts.covariates)),
        "committed_figures": facts.measure in ("committed", "allocated"),
        "estimated_figures": facts.measure == "estimated",
        "scale": facts.scale in ("log1p", "asinh"),
    }
    return [key for key, is_so in holds.items() if is_so]


def _below(value: int | None, least: int) -> bool:
    return value is not None and value < least
