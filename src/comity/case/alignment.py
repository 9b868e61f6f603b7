"""The section ``alignment`` as frozen nouns: dated ties between actors, and what each of them has."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from comity.errors import Where


@dataclass(frozen=True, slots=True)
class Ties:
    """
    Ties between actors, column by column: row k says that ``a[k]`` and ``b[k]`` are tied.

    Actors are names or codes as the table has them; they need not be parties of the case. ``sign`` is +1 or -1.
    ``weight`` is None where none is given. ``directed`` ties lead from a to b. ``kind`` is a word of the user's own
    (alliance, trade, arms, vote, dispute). ``since`` and ``until`` are dates known in part, such as a year, and stand
    for their first and last day; empty where a tie has no beginning or end. ``source`` names sources, several with
    ``;``.
    """

    a: tuple[str, ...] = ()
    b: tuple[str, ...] = ()
    sign: tuple[int, ...] = ()
    weight: tuple[Fraction | None, ...] = ()
    directed: tuple[bool, ...] = ()
    kind: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    file: str = field(default="", compare=False)
    wheres: tuple[Where, ...] = field(default=(), compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.a)


@dataclass(frozen=True, slots=True)
class Capabilities:
    """
    What actors have, by year: ``values[k]`` are the components of ``actor[k]`` in ``year[k]``, None where not known.

    A value that is not known is no zero: it stays out of every mean.
    """

    components: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    year: tuple[int, ...] = ()
    values: tuple[tuple[Fraction | None, ...], ...] = ()
    file: str = field(default="", compare=False)
    wheres: tuple[Where, ...] = field(default=(), compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.actor)
