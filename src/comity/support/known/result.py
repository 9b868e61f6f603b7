"""What is known, shown as disagreement: for each question, which study says what; nothing is pooled or counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from comity.support.known.study import GRADE_NAMES, OUTCOMES, Contrast, Finding, Grade, Outcome, Sign, Study

_HELD = {"having": "where support is compared with none", "losing": "where losing support is compared with keeping it"}


@dataclass(frozen=True, slots=True)
class Said:
    """A study with one finding of it that answers the question of a :class:`Question`."""

    study: Study
    finding: Finding

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values, the study by its key."""
        return {"study": self.study.key, "name": self.study.name, "grade": self.study.grade} | self.finding.to_json()


@dataclass(frozen=True, slots=True)
class Question:
    """
    An outcome and a contrast, with what every study of the list says on just that.

    ``said`` stands in the order of :data:`~comity.support.known.study.GRADES`, then by year: it is an order of
    reading, not a ranking of who is right.
    """

    outcome: Outcome
    contrast: Contrast
    said: tuple[Said, ...]

    @property
    def signs(self) -> tuple[Sign, ...]:
        """Return the different signs, in the order they are first met."""
        return tuple(dict.fromkeys(s.finding.sign for s in self.said))

    @property
    def disagrees(self) -> bool:
        """Tell whether more than one sign is reported, or a sign that hangs on something else."""
        return len(self.signs) > 1 or "conditional" in self.signs

    def sentences(self) -> list[str]:
        """Return what is said, one sentence a study, after one that names the question."""
        lead = f"On {OUTCOMES[self.outcome]}, {_HELD[self.contrast]}: {_agreement(self)}"
        return [lead, *(f"{name} ({GRADE_NAMES[grade]}): {words}" for name, grade, words in self._by_study())]

    def _by_study(self) -> list[tuple[str, Grade, str]]:
        studies = dict.fromkeys(s.study for s in self.said)
        words = {study: [s.finding.words for s in self.said if s.study == study] for study in studies}
        return [(study.name, study.grade, "; ".join(w.rstrip(".") for w in words[study]) + ".") for study in studies]

    def to_json(self) -> dict[str, Any]:
        """Return the question as plain values."""
        return {
            "outcome": self.outcome,
            "contrast": self.contrast,
            "signs": list(self.signs),
            "disagrees": self.disagrees,
            "said": [s.to_json() for s in self.said],
        }


def _agreement(question: Question) -> str:
    if len({s.study.key for s in question.said}) == 1:
        return "one study of the list speaks to it."
    return "the studies differ." if question.disagrees else "the studies of the list report one sign."


@dataclass(frozen=True, slots=True)
class Known:
    """Every question with what the studies say on it, and the studies themselves."""

    studies: tuple[Study, ...]
    questions: tuple[Question, ...]

    def rows(self) -> list[tuple[str, str, str, str, str, str, str]]:
        """Return a table: outcome, contrast, kind, side, sign, study, grade; one row a finding."""
        return [
            (q.outcome, q.contrast, s.finding.kind, s.finding.side, s.finding.sign, s.study.name, s.study.grade)
            for q in self.questions
            for s in q.said
        ]

    def sentences(self) -> list[str]:
        """Return in plain words what is known, what is not, and why nothing was added up."""
        out = [
            "The findings are set side by side and not added up: the studies measure different outcomes, on "
            "overlapping wars, and most do not deal with the fact that support goes to wars that are already long.",
            "Nearly all compare wars with support to wars without. Losing support is another question: a cut can be "
            "foreseen, and it comes in the course of a war.",
        ]
        return out + [line for question in self.questions for line in question.sentences()]

    def to_json(self) -> dict[str, Any]:
        """Return everything as plain values."""
        return {
            "questions": [q.to_json() for q in self.questions],
            "studies": [s.to_json() for s in self.studies],
            "sentences": self.sentences(),
        }
