"""The vocabulary of a case: which names a statement may use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """
    The names a statement may use, and what kind of thing each one is.

    Parameters
    ----------
    names : tuple of str
        Options and terms: atoms that are on or off.
    issues : mapping from str to tuple of str
        Issues with their levels, for atoms such as ``territory = exchange``. A name may be both a term
        and an issue; ``=`` tells them apart.
    options : tuple of str
        The options in pattern order. A pattern has exactly one letter for each; with no options there
        are no patterns. Options count as names whether or not ``names`` lists them too.

    Examples
    --------
    >>> v = Vocabulary(("release", "attack"), options=("release", "attack"))
    >>> v.all_names
    ('release', 'attack')
    """

    names: tuple[str, ...]
    issues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    options: tuple[str, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        """Names and options, each once, in the order of the case."""
        return tuple(dict.fromkeys((*self.names, *self.options)))
