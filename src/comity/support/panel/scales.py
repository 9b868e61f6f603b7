"""The scale that an outcome is tested on, and values that a scale cannot take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
OutcomeScale = Literal["as_is", "log", "log1p", "asinh"]

_SCALES: dict[str, Callable[[Array], Array]] = {
    "as_is": lambda y: np.array(y, dtype=float),
    "log": np.log,
    "log1p": np.log1p,
    "asinh": np.arcsinh,
}


def scaled(outcome: Array, scale: OutcomeScale) -> Array:
    """
    Return an outcome on its scale; nan stays nan.

    Parameters
    ----------
    outcome : Array
    scale : {"as_is", "log", "log1p", "asinh"}
        On ``log`` effects are close to shares: -0.1 is about 10 % less. ``log1p`` is log(1 + y), for counts with
        zeros; ``asinh`` also takes values below 0. The size of effects on the last two depends on the unit that y is
        counted in (Chen and Roth 2024).

    Examples
    --------
    >>> scaled(np.array([1.0, np.nan]), "log")
    array([ 0., nan])
    """
    return _SCALES[scale](outcome)


def cannot_take(value: float, scale: OutcomeScale) -> str:
    """
    Return in words why a scale cannot take a value, and the way out; empty where it can.

    Examples
    --------
    >>> cannot_take(0.0, "log")
    'has no logarithm; for counts with zeros use scale: log1p'
    >>> cannot_take(-1.0, "log1p"), cannot_take(0.0, "log1p")
    ('is below 0; use scale: asinh or as_is', '')
    """
    if scale == "log" and value <= 0:
        return "has no logarithm; for counts with zeros use scale: log1p" if value == 0 else _BELOW
    return _BELOW if scale == "log1p" and value < 0 else ""


_BELOW = "is below 0; use scale: asinh or as_is"
