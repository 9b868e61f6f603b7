"""The whole answer about the evidence of a case: which claims stand, on what, and what would flip them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from comity.case.evidence import Evidence
from comity.evidence.grades_in_words import MARK_NOTE, Grade, reference_text, shown_id

if TYPE_CHECKING:
    from comity.evidence.compare.result import Compared
    from comity.evidence.forecasts.result import Forecasts
    from comity.evidence.hypotheses.result import Competing
    from comity.evidence.posterior.result import Posterior, Posteriors

Part = Literal["posteriors", "competing", "compared", "forecasts"]
MODELLER = "modeller"
"""Whose a grade is that the material itself does not give (``graded_by`` of a source)."""
PARTS: tuple[Part, ...] = ("posteriors", "competing", "compared", "forecasts")


@dataclass(frozen=True, eq=False, slots=True)
class EvidenceResult:
    """
    Everything that was found out about the section ``evidence`` of a case.

    Parameters
    ----------
    evidence : Evidence
        Everything that is known, whatever the day.
    names : mapping party -> name
    as_of : date or None
        The day that is asked about; None: everything that is known.
    posteriors : Posteriors or None
        How probable each claim is, with what carries it and what would flip it.
    competing : Competing or None
        Rival claims side by side; None where the case has none.
    compared : Compared or None
        What was claimed and what was verified; None where the case has no records, series or accounts.
    forecasts : Forecasts or None
        How well forecasts did; None where no claim is about the future.
    missing : mapping part -> reason
        The parts that a budget cut short, or that were never begun.
    limited : mapping part -> reason
        The parts of which a limit left something out.
    notes : tuple of str
        What a reader should know, such as rows that the ledger has and the case has no longer.
    """

    evidence: Evidence
    names: Mapping[str, str]
    as_of: dt.date | None = None
    posteriors: Posteriors | None = None
    competing: Competing | None = None
    compared: Compared | None = None
    forecasts: Forecasts | None = None
    missing: Mapping[str, str] = field(default_factory=dict)
    limited: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Return True where neither a budget nor a limit left anything out."""
        return not self.missing and not self.limited

    def grade(self, claim: str) -> Grade | None:
        """
        Return the grade of the item that carries most of a claim; None where no item moves the claim.

        Raises
        ------
        KeyError
            There is no such claim, or its posterior is not worked out.
        """
        found = self._claims[claim]
        if not found.carried_by:
            return None
        weighed = next(w for w in found.items if w.item == found.carried_by[0])
        return Grade(weighed.item, weighed.grade[:1], weighed.grade[1:], self._marked(weighed.source))

    def reference(self, claim: str) -> str:
        """
        Return how a statement names a claim that it rests on: ``rests on C7 (B2, 0.81 [0.66-0.90])``.

        A grade that is the modeller's carries a mark (:data:`~comity.evidence.grades_in_words.MARK`).

        Raises
        ------
        KeyError
            There is no such claim, or its posterior is not worked out.
        """
        found = self._claims[claim]
        return reference_text(claim, self.grade(claim), found.p, found.low, found.high)

    def _marked(self, source: str) -> bool:
        """Return whether the letter of a source is the modeller's."""
        return any(s.id == source and s.graded_by == MODELLER and bool(s.reliability) for s in self.evidence.sources)

    @property
    def _claims(self) -> Mapping[str, Posterior]:
        return self.posteriors.claims if self.posteriors is not None else {}

    def to_json(self) -> dict[str, Any]:
        """
        Return the answer of ``comity evidence posterior --json``, without the head that names the case.

        ``claims`` stands at the top; each claim has its ``grade`` and its ``reference`` beside what the posterior
        says. ``competing``, ``compared`` and ``forecasts`` are there where the case has what they need.
        """
        out: dict[str, Any] = {"as_of": self.as_of.isoformat() if self.as_of else None}
        told: list[str] = []
        if self.posteriors is not None:
            inside = dict(self.posteriors.to_json())
            claims, told = inside.pop("claims"), inside.pop("notes")
            for key in ("as_of", "complete", "missing"):
                inside.pop(key)
            out |= {"claims": {c: row | self._graded(c) for c, row in claims.items()}} | inside
        for part in PARTS[1:]:
            found = getattr(self, part)
            if found is not None:
                out[part] = found.to_json()
        out |= {"complete": self.complete, "notes": [*told, *self.notes]}
        cuts = {"missing": self.missing, "limited": self.limited}
        return out | {key: dict(cut) for key, cut in cuts.items() if cut}

    def _graded(self, claim: str) -> dict[str, Any]:
        grade = self.grade(claim)
        told = None if grade is None else {"item": grade.item, "letters": grade.letters, "modeller": grade.marked}
        return {"grade": told, "reference": self.reference(claim)}

    def sentences(self) -> list[str]:
        """Return the answer in plain words: part by part, what each of them says first."""
        parts = (self.posteriors, self.competing, self.compared, self.forecasts)
        return [*(s for part in parts if part is not None for s in part.sentences()), *self.closing()]

    def closing(self) -> list[str]:
        """Return which parts are not finished, whose the grades are, and the notes, in plain words."""
        told = [f"Not finished: {part} ({why})." for part, why in self.missing.items()]
        told += [f"Not listed in full: {part} ({why})." for part, why in self.limited.items()]
        if any(grade is not None and grade.marked for grade in map(self.grade, self._claims)):
            told.append(MARK_NOTE)
        return [*told, *self.notes]

    def titles(self) -> dict[str, str]:
        """Return each claim as a reader knows it: its id, and its text behind it."""
        return {c.id: f"{shown_id(c.id)}: {c.text}" for c in self.evidence.claims}
