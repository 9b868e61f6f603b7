"""Positions: what somebody condemns, welcomes, regrets or denies."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule

POSITIONS = (
    Rule(
        "R-K-180",
        "factual_claim",
        r"\b(?:condemn\w*|welcom\w+|deplor\w+|regret\w*|expressed (?:concern|regret|hope)|accus\w+|"
        r"den(?:y|ies|ied)|prais\w+)\b",
    ),
)
