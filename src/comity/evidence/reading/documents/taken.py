"""What every way of taking text out gives back, and the refusal of what holds none or too much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.errors import ComityError
from comity.evidence.reading.documents.document import Place


@dataclass(frozen=True, slots=True)
class Taken:
    """A text taken out of a file: the text, where its parts stand in the file, and notes in sentences."""

    text: str
    places: tuple[Place, ...] = ()
    notes: tuple[str, ...] = ()
    encoding: str = ""


class RefusedError(ComityError):
    """No text can be taken out of a file: what is wrong with it, and what the user can do."""

    def __init__(self, what: str, *ways_out: str) -> None:
        super().__init__(" ".join((what, *ways_out)))
        self.what, self.ways_out = what, ways_out


def joined(parts: Sequence[tuple[str, str]], between: str = "\n") -> tuple[str, tuple[Place, ...]]:
    r"""
    Return parts as one text, and where each place begins; parts are (name of the place, text).

    Examples
    --------
    >>> joined([("", "A treaty."), ("footnote 1", "Signed in May."), ("", "It holds.")])[0]
    'A treaty.\nSigned in May.\nIt holds.'
    >>> joined([("page 1", "a"), ("page 1", "b"), ("page 2", "c")])[1]
    (Place(start=0, name='page 1'), Place(start=4, name='page 2'))
    """
    places: list[Place] = []
    at = 0
    for name, text in parts:
        if not places or places[-1].name != name:
            places.append(Place(at, name))
        at += len(text) + len(between)
    return between.join(text for _, text in parts), tuple(places)
