"""The table of kinds, read downwards: the first row that applies gives the kind."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule
from comity.evidence.reading.wordings.causes import CAUSES, INDIRECT_CAUSES
from comity.evidence.reading.wordings.commitments import COMMITMENTS
from comity.evidence.reading.wordings.commitments_indirect import INDIRECT_COMMITMENTS
from comity.evidence.reading.wordings.demands import DEMANDS
from comity.evidence.reading.wordings.demands_indirect import INDIRECT_DEMANDS
from comity.evidence.reading.wordings.offers import INDIRECT_OFFERS, OFFERS
from comity.evidence.reading.wordings.positions import POSITIONS
from comity.evidence.reading.wordings.predictions import INDIRECT_PREDICTIONS, PREDICTIONS
from comity.evidence.reading.wordings.prerequisites import PREREQUISITES
from comity.evidence.reading.wordings.prerequisites_indirect import INDIRECT_PREREQUISITES
from comity.evidence.reading.wordings.recommendations import INDIRECT_RECOMMENDATIONS, RECOMMENDATIONS
from comity.evidence.reading.wordings.red_lines import INDIRECT_RED_LINES, RED_LINES
from comity.evidence.reading.wordings.threats import THREATS
from comity.evidence.reading.wordings.threats_indirect import INDIRECT_THREATS

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
