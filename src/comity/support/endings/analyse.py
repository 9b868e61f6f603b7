"""A table of how conflicts ended, through every test on endings."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from comity.budget import Budget
from comity.case.support import EndingsTest
from comity.errors import BudgetExceededError
from comity.support.answer import Check, Tested
from comity.support.endings.checks import (
    constant_factor,
    earlier_support,
    second_estimator,
    several_treatments,
    start_of_clock,
)
from comity.support.endings.cox import Engine
from comity.support.endings.discrete import Discrete, discrete
from comity.support.endings.incidence import NORMAL, curves
from comity.support.endings.many import holm
from comity.support.endings.models import (
    Model,
    called,
    ended_so,
    endings_of,
    lagged,
    model_of,
    persistence,
    smallest_factor,
)
from comity.support.endings.proportional import drift
from comity.support.endings.reading import read
from comity.support.endings.result import Fitted, History
from comity.support.endings.words import ANY, said
from comity.support.sensitivity.e_value import COMMON, e_value
from comity.support.verdict import NEITHER, verdict
from comity.support.warnings import Facts, warnings_for

FARTHEST = 50.0
"""Logarithms of factors are shown up to this size, so that no power runs over."""


@dataclass(frozen=True, slots=True, eq=False)
class Fits:
    """A model with the two others that it is checked against, and p for each treatment, as it is and adjusted."""

    model: Model
    before: Fitted | None = None
    chances: Discrete | None = None
    p: tuple[float, ...] = ()
    holm: tuple[float, ...] = ()
    tests: int = 0


def tests_on_endings(  # the names are fixed: not a test of pytest
    test: EndingsTest,
    budget: Budget | None = None,  # noqa: PT028
    engine: Engine = "lifelines",  # noqa: PT028
) -> tuple[Tested, ...]:
    """
    Return what a table of units and periods says of support and the end of fighting.

    First any ending, which the verdict is about: the factor by which less support multiplies the rate at which
    fighting ends. Then each sort of ending by itself, as a contrast: there the factor may rise for one and fall for
    another, and none of them alone says whether fighting is shorter (conventions §107).

    Parameters
    ----------
    test : EndingsTest
    budget : Budget, optional
        Where it runs out, tests that are not yet made are refused with that reason.
    engine : {"lifelines", "newton"}
        Who looks for the best factors; both find the same.

    Returns
    -------
    tuple of Tested
        One for each treatment and ending, in that order within each ending; one refused test where the table cannot be
        used, with every reason.

    Raises
    ------
    MissingExtraError
        lifelines or statsmodels is not installed.

    Examples
    --------
    >>> from comity.case.support import Data
    >>> test = EndingsTest("wars", Data(("war", "year", "arms", "end"), (("x", "1990", "1", ""),)), "war", "year",
    ...                    ("arms",), "end")
    >>> (answer,) = tests_on_endings(test)
    >>> answer.refused, answer.why
    (True, '"arms" never varies, so that nothing can be said of it; no unit ended: there is nothing to learn about \
endings.')
    """
    history, reasons = read(test)
    if history is None:
        return (_unusable(test, reasons),)
    fits = _adjusted([_fits(history, ending, engine, budget or Budget()) for ending in endings_of(history)])
    return tuple(_tested(test, history, f, k) for f in fits for k in range(len(history.names)))


def _unusable(test: EndingsTest, reasons: tuple[str, ...]) -> Tested:
    details = tuple((f"reason {n}", reason) for n, reason in enumerate(reasons, 1))
    why = "; ".join(reasons) + "."
    rows = len(test.table.rows)
    return Tested(
        f"{test.id}: how wars ended", test.id, "cox", NEITHER, why, observations=rows, refused=True, details=details
    )


def _fits(history: History, ending: str, engine: Engine, budget: Budget) -> Fits:
    """Fit one ending and what it is checked against; a budget that runs out becomes the reason for a refusal."""
    try:
        model = model_of(history, ending, engine, budget)
        if model.fitted is None:
            return Fits(model)
        budget.check()
        before = lagged(history, model)
        budget.check()
        chances = discrete(history.columns, model.ended, history.clock, history.conflict)
    except BudgetExceededError as error:
        return Fits(Model(ending, ended_so(history, ending), reason=f"It was not made: {error}."))
    z = (model.fitted.logs / model.fitted.errors)[: len(history.names)]
    return Fits(model, before, chances, tuple(math.erfc(abs(value) / math.sqrt(2)) for value in z.tolist()))


def _adjusted(fits: list[Fits]) -> list[Fits]:
    """Adjust p within two families: any ending over the treatments, and all sorts of endings over the treatments."""
    out = []
    for family in ([f for f in fits if f.model.ending == ANY], [f for f in fits if f.model.ending != ANY]):
        chances = iter(holm([p for f in family for p in f.p]))
        count = sum(len(f.p) for f in family)
        out += [replace(f, holm=tuple(next(chances) for _ in f.p), tests=count) for f in family]
    return out


def _tested(test: EndingsTest, history: History, fits: Fits, k: int) -> Tested:
    """Put together the answer for one treatment and ending."""
    model = fits.model
    blank = _blank(test, history, model, k)
    if model.fitted is None or model.sets is None:
        return replace(blank, refused=True)
    effect, low, high = interval = _interval(model.fitted, k)
    checks = _checks(history, fits, k, not low <= 1 <= high)
    share = model.count / len(history.units)
    strength = e_value(effect, low, high, measure="hazard_common" if share > COMMON else "hazard_rare")
    numbers = replace(
        blank,
        effect=effect,
        low=low,
        high=high,
        p=fits.p[k],
        detectable=smallest_factor(model.sets, k),
        sensitivity=strength.sensitivity(),
        details=_details(history, fits, k),
    )
    if blank.contrast:
        shown = tuple(replace(c, gates=False) for c in checks)
        return replace(numbers, why=_contrast(history, k, model.ending, interval), checks=shown)
    decided, why = verdict(effect, low, high, says=test.says, scale="ratio", checks=checks)
    return replace(numbers, verdict=decided, why=why, checks=checks)


def _blank(test: EndingsTest, history: History, model: Model, k: int) -> Tested:
    """Return what is said of a test whether or not it could be made."""
    contrast = model.ending != ANY
    method = "competing" if contrast else "cox"
    facts = Facts(endings=model.count, covariates=history.columns.shape[1])
    return Tested(
        f"{test.id}: less {history.names[k]}, {called(history, model.ending)}",
        test.id,
        method,
        NEITHER,
        model.reason,
        scale="ratio",
        unit=_unit(history, k, model.ending),
        observations=len(history.unit),
        contrast=contrast,
        warnings=warnings_for(method, facts),
        paths=tuple(c.path(history.frequency) for c in curves(history, k, model.ending)),
    )


def _unit(history: History, k: int, ending: str) -> str:
    name = called(history, ending)
    rate = "times the rate of ending" if name == ANY else f"times the rate of {name}"
    if history.onoff[k]:
        return f"{rate}, without {history.names[k]} instead of with it"
    return f"{rate}, for {history.steps[k]:.3g} less of {history.names[k]} (one standard deviation)"


def _interval(fitted: Fitted, k: int) -> tuple[float, float, float]:
    log, error = float(fitted.logs[k]), float(fitted.errors[k])
    ends = (log, log - NORMAL * error, log + NORMAL * error)
    effect, low, high = (math.exp(max(-FARTHEST, min(FARTHEST, value))) for value in ends)
    return effect, low, high


def _checks(history: History, fits: Fits, k: int, finding: bool) -> tuple[Check, ...]:
    model = fits.model
    if model.fitted is None or model.sets is None:
        return ()
    checks = [
        constant_factor(drift(model.sets, model.fitted.logs, k), history.names[k]),
        earlier_support(model.fitted, fits.before, k, persistence(history, k), finding),
        second_estimator(model.fitted, fits.chances, k),
    ]
    if len(history.names) > 1:
        checks.append(several_treatments(fits.holm[k], fits.tests))
    return (*checks, start_of_clock(history))


def _contrast(history: History, k: int, ending: str, interval: tuple[float, float, float]) -> str:
    effect, low, high = interval
    return (
        f"With less {history.names[k]} the rate of {said(ending)} is {effect:.2f} times as high ({low:.2f} to"
        f" {high:.2f}). How one sort of ending moves does not say whether fighting is shorter: see {ANY}."
    )


def _details(history: History, fits: Fits, k: int) -> tuple[tuple[str, float | str], ...]:
    """Return the counts, and p adjusted for how many tests of this family were made."""
    rows: list[tuple[str, float | str]] = [
        ("endings", fits.model.count),
        ("units", len(history.units)),
        ("conflicts", len(set(history.conflict.tolist()))),
        ("tests of this family", fits.tests),
        ("p adjusted (Holm)", fits.holm[k]),
    ]
    return tuple(rows)
