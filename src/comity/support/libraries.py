"""The one door to the libraries of statistics, which are optional, and slow to load."""

from __future__ import annotations

import importlib
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from comity.errors import MissingExtraError


def need(module: str, what: str = "A test on data") -> Any:
    """
    Return a module of statsmodels, lifelines or scipy, loaded now.

    Call it inside the function that uses the module: loading takes a second or more, and who asks for no test on data
    should not wait for it.

    Parameters
    ----------
    module : str
        The full name, such as ``"statsmodels.api"``.
    what : str
        What cannot be done without it; begins the message.

    Returns
    -------
    module

    Raises
    ------
    MissingExtraError
        Where the library is not installed; the message is the line that installs it.

    Examples
    --------
    >>> float(need("scipy.stats").norm.cdf(0.0))
    0.5
    >>> need("scipy.no_such_part", "A sum")
    Traceback (most recent call last):
    ...
    comity.errors.MissingExtraError: A sum needs the optional part [stats]. Install it with: pip install 'comity[stats]'
    """
    if module in sys.modules:
        return sys.modules[module]
    try:
        with quiet():
            return importlib.import_module(module)
    except ImportError:
        raise MissingExtraError("stats", what) from None


@contextmanager
def quiet() -> Iterator[list[warnings.WarningMessage]]:
    """
    Keep the warnings of a library from the screen, and yield the list that they are gathered in.

    The list is complete once the block is left. Those that matter (no convergence, perfect separation) are for the
    caller to turn into a check or a refusal.

    Examples
    --------
    >>> with quiet() as said:
    ...     warnings.warn("did not converge", RuntimeWarning)
    >>> [str(w.message) for w in said]
    ['did not converge']
    """
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        yield said
