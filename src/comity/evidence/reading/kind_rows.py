"""The table of kinds, read downwards: the first row that applies gives the kind."""

from __future__ import annotations

from comity.evidence.reading.kinds_stated import CAUSES, POSITIONS, PREDICTIONS, RECOMMENDATIONS
from comity.evidence.reading.kinds_wanted import COMMITMENTS, DEMANDS, OFFERS, PREREQUISITES, RED_LINES, THREATS
from comity.evidence.reading.rules import Rule

ORDER: tuple[tuple[Rule, ...], ...] = (
    *(THREATS, RED_LINES, PREREQUISITES, OFFERS, DEMANDS, COMMITMENTS, RECOMMENDATIONS, PREDICTIONS, CAUSES, POSITIONS),
)
