"""What the sections of a report are written about: the study, what was found in it, and what carries the answers."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from comity.case.nouns import Case
from comity.conflict.model import Model
from comity.ensemble.result import EnsembleResult
from comity.report.findings import Findings, find
from comity.report.margins.flips import Flips, flips_of
from comity.report.odds.odds import Odds
from comity.report.odds.read import odds_of
from comity.report.phrasing import date_words
from comity.report.pillars import Pillars, pillars
from comity.study import Study


@dataclass(frozen=True, eq=False, slots=True)
class Subject:
    """
    The material of a report on a conflict.

    Parameters
    ----------
    study : Study
    found : Findings
    pillars : Pillars
    odds : Odds or None
        What an ensemble found; None where none ran.
    flips : mapping (label, concept) -> Whole
        The smallest change that turns the verdict on an outcome shown round.
    """

    study: Study
    found: Findings
    pillars: Pillars
    odds: Odds | None = None
    flips: Flips = field(default_factory=dict)

    @property
    def case(self) -> Case:
        """Return the case."""
        return self.study.case

    @property
    def model(self) -> Model:
        """Return the model of the conflict."""
        return self.found.model

    @property
    def n_readings(self) -> int:
        """Return how many combinations of readings were gone through; 1 where there are no alternatives."""
        return len(self.found.readings.combinations) if self.found.readings is not None else 1

    @property
    def todays_name(self) -> str:
        """Return what the status quo is called in a sentence: by its date where the case has one."""
        if self.case.as_of is None:
            return "the situation today"
        return f"the situation of {date_words(self.case.as_of.isoformat())}"


def subject(study: Study, ensemble: EnsembleResult | Odds | None = None) -> Subject | None:
    """Return the material of a report; None where the case has no conflict or nothing was computed."""
    found = find(study)
    if found is None:
        return None
    carried = pillars(found.model, np.array([o.state for o in found.shown], np.int64))
    odds = odds_of(ensemble, [found.model.label(o.state) for o in found.shown])
    return Subject(study, found, carried, odds, flips_of(found, study.margins))
