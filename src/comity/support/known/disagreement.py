"""Set the studies side by side: one question for each outcome and contrast, each study where it speaks to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast, get_args

from comity.support.known.result import Known, Question, Said
from comity.support.known.studies import STUDIES
from comity.support.known.study import GRADES, OUTCOMES, Contrast, Outcome, Study

_CONTRASTS: tuple[Contrast, ...] = cast("tuple[Contrast, ...]", get_args(Contrast))


def disagreement(studies: Sequence[Study] = STUDIES) -> Known:
    """
    Return what the studies say, by outcome and by contrast (conventions §110).

    Nothing is pooled and no votes are counted. An effect on how long a war lasts says nothing of how deadly it is;
    wars are shared between samples; and a sign reported many times from one design has that design's bias as often.

    Parameters
    ----------
    studies : sequence of Study
        The project's own list by default.

    Returns
    -------
    Known
        Questions in the order of :data:`~comity.support.known.study.OUTCOMES`; those that no study answers are left
        out.

    Examples
    --------
    >>> known = disagreement()
    >>> [q.outcome for q in known.questions if q.disagrees and q.contrast == "having"]
    ['duration', 'victory', 'intensity', 'recurrence']
    >>> losing = next(q for q in known.questions if q.contrast == "losing" and q.outcome == "duration")
    >>> [(s.study.name, s.finding.sign) for s in losing.said]
    [('Testerman 2014', 'longer'), ('Fearon and Laitin 2008', 'shorter')]
    """
    asked = (_question(outcome, contrast, studies) for outcome in OUTCOMES for contrast in _CONTRASTS)
    return Known(tuple(studies), tuple(question for question in asked if question.said))


def _question(outcome: Outcome, contrast: Contrast, studies: Iterable[Study]) -> Question:
    said = [
        Said(study, finding)
        for study in studies
        for finding in study.findings
        if (finding.outcome, finding.contrast) == (outcome, contrast)
    ]
    order = list(GRADES)
    said.sort(key=lambda s: (order.index(s.study.grade), s.study.year, s.study.key))
    return Question(outcome, contrast, tuple(said))
