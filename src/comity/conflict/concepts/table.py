"""The concepts comity knows: key, name, what each asks, and where it applies."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from comity.conflict.concepts.metarational import gmr_stable, smr_stable
from comity.conflict.concepts.nash import nash_stable
from comity.conflict.concepts.sequential import seq_stable, sseq_stable
from comity.conflict.concepts.threshold import Question
from comity.errors import UsageError, did_you_mean
from comity.kernels.edges import Mask


@dataclass(frozen=True, slots=True)
class Concept:
    """
    One solution concept.

    Parameters
    ----------
    key : str
        As in the JSON and on the command line.
    name : str
        As in the literature.
    short : str
        What it asks, in half a sentence a reader who knows no game theory understands.
    stable : callable or None
        The kernel for the concepts of the threshold family; the others have their own way in.
    """

    key: str
    name: str
    short: str
    stable: Callable[[Question], Mask] | None = None


CONCEPTS: tuple[Concept, ...] = (
    Concept("nash", "Nash", "nobody gains by a move of its own", nash_stable),
    Concept("gmr", "GMR", "every gain can be answered by a move that takes it away", gmr_stable),
    Concept("smr", "SMR", "every gain can be answered, and the answer cannot be escaped", smr_stable),
    Concept("seq", "SEQ", "every gain would be answered by moves that pay those who make them", seq_stable),
    Concept("sseq", "SSEQ", "every gain would be answered credibly, and the answer cannot be escaped", sseq_stable),
    Concept("sim", "SIM", "every gain could be spoilt if the others move at the same moment"),
)
NONMYOPIC = Concept("nonmyopic", "non-myopic", "nobody leaves, however far ahead both look")
DEFAULT = tuple(c.key for c in CONCEPTS)
COALITIONAL = ("nash", "gmr", "smr", "seq")
_LIMITED = re.compile(r"l([1-9]\d{0,3})")


def horizon_of(key: str) -> int | None:
    """
    Return h for the key of limited-move stability L_h, None for any other key.

    Examples
    --------
    >>> horizon_of("l3"), horizon_of("nash")
    (3, None)
    """
    found = _LIMITED.fullmatch(key)
    return int(found[1]) if found else None


def concept(key: str) -> Concept:
    """Return the concept of a key, limited-move ones included; UsageError with a suggestion where there is none."""
    h = horizon_of(key)
    if h is not None:
        return Concept(key, f"L{h}", f"nobody leaves, looking {h} move{'s' if h > 1 else ''} ahead")
    for c in (*CONCEPTS, NONMYOPIC):
        if c.key == key:
            return c
    known = [*DEFAULT, "l1", "l2", NONMYOPIC.key]
    raise UsageError(
        f'there is no concept "{key}". Concepts: {", ".join(known)} (and l3, l4, ...). '
        + (did_you_mean(key, known) or "")
    )


def parse_concepts(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """
    Return the keys in a comma-separated list, checked; the default six for None.

    Examples
    --------
    >>> parse_concepts("Nash, seq")
    ('nash', 'seq')
    """
    if text is None:
        return DEFAULT
    parts = text.split(",") if isinstance(text, str) else list(text)
    keys = [p.strip().lower() for p in parts if p.strip()]
    if not keys:
        raise UsageError(f"no concept was named. Concepts: {', '.join(DEFAULT)}, l1, l2, ..., {NONMYOPIC.key}.")
    return tuple(dict.fromkeys(concept(k).key for k in keys))
