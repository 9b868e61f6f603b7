"""The methods that find communities among positive ties, by name."""

from __future__ import annotations

from typing import Literal, get_args

from comity.errors import UsageError, did_you_mean

Method = Literal["louvain", "leiden"]
METHODS: tuple[Method, ...] = get_args(Method)


def method_named(text: str) -> Method:
    """
    Return the method of this name.

    Raises
    ------
    UsageError
        There is none of this name.

    Examples
    --------
    >>> method_named("leiden")
    'leiden'
    """
    for method in METHODS:
        if method == text:
            return method
    hint = did_you_mean(text, METHODS) or f"The methods are {' and '.join(METHODS)}."
    raise UsageError(f'"{text}" is no method that finds communities. {hint}')
