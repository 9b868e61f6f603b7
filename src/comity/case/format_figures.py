"""Fields that all stated figures share: the time they are for, how exact they are, who said them and when."""

from __future__ import annotations

from comity.case.fields import Field
from comity.case.names import Text
from comity.case.ranges import PartDate
from comity.case.values import Bool, Choice

BOUNDS = ("exactly", "at least", "at most", "about")


def period_fields(until: str = "") -> tuple[Field, ...]:
    """Return the fields of the time a figure is for; ``until`` says more of its last day."""
    last = f"The last day it is for, instead of `date`{until}."
    return (
        Field("date", PartDate(), "The day, month or year it is for, the whole of it."),
        Field("since", PartDate(), "The first day it is for, instead of `date`."),
        Field("until", PartDate(), last),
    )


def exactness_fields() -> tuple[Field, ...]:
    """Return the fields that say how exact a figure is, and whether it was ahead of its time."""
    meaning = "Whether the source gives the value itself, or a bound."
    return (
        Field("bound", Choice(BOUNDS), meaning, default="exactly"),
        Field("expected", Bool(), "Whether it was an aim or a forecast when it was said.", default="false"),
    )


def speaker_fields(example: str) -> tuple[Field, ...]:
    """Return the fields of who said a figure, and when."""
    return (
        Field("by", Text(example), "Who said it."),
        Field("released", PartDate(), "When it was said."),
    )
