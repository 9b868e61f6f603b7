"""A published study of outside support as data: what was compared and found, how well, and how far it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from comity.case.support import Kind

Outcome = Literal["duration", "settlement", "victory", "intensity", "recurrence"]
"""What a finding is about; findings on two outcomes are never put together."""
Contrast = Literal["having", "losing"]
"""Whether support is compared with none, or the loss of it with keeping it. One is not the other with a minus sign."""
Sign = Literal["longer", "shorter", "more", "less", "none", "conditional"]
"""What goes with having support, or with losing it; ``conditional`` where the sign hangs on something else."""
Side = Literal["either", "government", "rebels", "own agenda"]
"""Who was helped; ``own agenda`` where the outsider fought for aims of its own."""
Grade = Literal["instrument", "predicted", "regression", "narratives", "review"]
Reading = Literal["article", "manuscript", "abstract", "digest", "recalled"]
Support = Kind | Literal["any", "arms", "food aid"]
"""Kinds of support as the studies cut them: ``any`` where they do not, ``arms`` for major weapons or small arms."""

GRADES: Mapping[Grade, str] = MappingProxyType(
    {
        "instrument": "support varied for a reason that is argued to be unrelated to the war (an instrument)",
        "predicted": "support is replaced by what a model of intervention predicts; as good as that model",
        "regression": "wars with and without support compared, with controls; selection is not dealt with",
        "narratives": "accounts of single wars, read for what brought the end",
        "review": "a reading of other studies",
    }
)
"""How a finding deals with the fact that support is not given at random, the strongest first."""
GRADE_NAMES: Mapping[Grade, str] = MappingProxyType(
    {
        "instrument": "with an instrument",
        "predicted": "with predicted support",
        "regression": "regression",
        "narratives": "accounts of wars",
        "review": "a review",
    }
)
"""What a grade is called beside a finding."""
READINGS: Mapping[Reading, str] = MappingProxyType(
    {
        "article": "the published article",
        "manuscript": "an author's manuscript or working paper, in part",
        "abstract": "its abstract only",
        "digest": "its abstract and a digest made by others",
        "recalled": "from memory, not read for this list",
    }
)
"""How far whoever made this list read a study."""
OUTCOMES: Mapping[Outcome, str] = MappingProxyType(
    {
        "duration": "how long the war lasts, whichever way it ends",
        "settlement": "time until a negotiated settlement",
        "victory": "victory of the side that is helped",
        "intensity": "how deadly the war is",
        "recurrence": "whether the war comes back after it ended",
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """
    One sign that a study reports.

    Parameters
    ----------
    outcome, sign : str
        For ``duration`` and ``settlement``: ``longer`` or ``shorter``; for the others ``more`` or ``less``. Any of
        them may be ``none`` (no effect was found, which is not the same as none being there) or ``conditional``.
    side, kind : str
        Who was helped with what.
    contrast : {"having", "losing"}
    words : str
        The finding in a sentence of our own.
    given : str
        What it is conditional on, where it is.
    """

    outcome: Outcome
    sign: Sign
    words: str
    side: Side = "either"
    kind: Support = "any"
    contrast: Contrast = "having"
    given: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the finding as plain values."""
        names = ("outcome", "contrast", "kind", "side", "sign", "given", "words")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Study:
    """
    A study: who, when, on what, by which design, with which findings.

    ``sample`` and ``years`` are as the study states them; both are empty where what was read does not say.
    ``years`` are (first, last).
    """

    key: str
    authors: tuple[str, ...]
    year: int
    title: str
    venue: str
    design: str
    grade: Grade
    read: Reading
    findings: tuple[Finding, ...]
    sample: str = ""
    years: tuple[int, int] | None = None
    note: str = ""

    @property
    def name(self) -> str:
        """
        Return the short name a reader would cite it by.

        >>> from comity.support.known.studies import STUDIES
        >>> [s.name for s in STUDIES][:2]
        ['Elbadawi and Sambanis 2000', 'Regan 2002']
        """
        *first, last = self.authors
        return f"{', '.join(first)} and {last} {self.year}" if first else f"{last} {self.year}"

    def to_json(self) -> dict[str, Any]:
        """Return the study as plain values."""
        return {
            "key": self.key,
            "name": self.name,
            "authors": list(self.authors),
            "year": self.year,
            "title": self.title,
            "venue": self.venue,
            "design": self.design,
            "grade": self.grade,
            "read": self.read,
            "sample": self.sample,
            "years": list(self.years) if self.years else None,
            "note": self.note,
            "findings": [f.to_json() for f in self.findings],
        }
