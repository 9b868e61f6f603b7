"""The terms of art a reader meets, each with its meaning in plain words."""

from __future__ import annotations

from comity.conflict.concepts.table import CONCEPTS
from comity.report.content import Badge

FULL_NAMES = {
    "nash": "Nash stability",
    "gmr": "general metarational stability",
    "smr": "symmetric metarational stability",
    "seq": "sequential stability",
    "sseq": "symmetric sequential stability",
    "sim": "simultaneous stability",
}
SHORT = {c.key: c.short for c in CONCEPTS}
NAMES = {c.key: c.name for c in CONCEPTS}
WHO = {
    "nash": "Nash 1951; in the graph model: Kilgour, Hipel and Fang 1987",
    "gmr": "Howard 1971",
    "smr": "Howard 1971",
    "seq": "Fraser and Hipel 1979",
    "sseq": "Rego and Vieira 2017",
    "sim": "Fraser and Hipel 1984",
}
THREAT = "holds only by a threat that those who make it would lose by carrying out"


def badge(key: str) -> Badge:
    """
    Return the mark of a concept, with its meaning.

    Examples
    --------
    >>> badge("nash").text, badge("nash").meaning
    ('Nash', 'Nash stability: nobody gains by a move of its own')
    """
    return Badge(key, NAMES.get(key, key), f"{FULL_NAMES.get(key, key)}: {SHORT.get(key, '')}")


def threat_badge() -> Badge:
    """Return the mark of an outcome that only an empty threat keeps in place."""
    return Badge("threat", "threat only", THREAT)
