"""The table of kinds, read downwards: the first row that applies gives the kind."""

from __future__ import annotations

from comity.evidence.reading.kinds_asked import INDIRECT_DEMANDS, INDIRECT_PREREQUISITES
from comity.evidence.reading.kinds_given import INDIRECT_COMMITMENTS, INDIRECT_OFFERS
from comity.evidence.reading.kinds_implied import INDIRECT_CAUSES, INDIRECT_PREDICTIONS, INDIRECT_RECOMMENDATIONS
from comity.evidence.reading.kinds_refused import INDIRECT_RED_LINES, INDIRECT_THREATS
from comity.evidence.reading.kinds_stated import CAUSES, POSITIONS, PREDICTIONS, RECOMMENDATIONS
from comity.evidence.reading.kinds_wanted import COMMITMENTS, DEMANDS, OFFERS, PREREQUISITES, RED_LINES, THREATS
from comity.evidence.reading.rules import Rule

# one table for each kind, in the order of the guide: plain wordings, then indirect ones
ORDER: tuple[tuple[Rule, ...], ...] = (
    THREATS + INDIRECT_THREATS,
    RED_LINES + INDIRECT_RED_LINES,
    PREREQUISITES + INDIRECT_PREREQUISITES,
    OFFERS + INDIRECT_OFFERS,
    DEMANDS + INDIRECT_DEMANDS,
    COMMITMENTS + INDIRECT_COMMITMENTS,
    RECOMMENDATIONS + INDIRECT_RECOMMENDATIONS,
    PREDICTIONS + INDIRECT_PREDICTIONS,
    CAUSES + INDIRECT_CAUSES,
    POSITIONS,
)
