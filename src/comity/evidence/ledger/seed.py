"""The section ``evidence`` of a case as drafts for a ledger."""

from __future__ import annotations

from comity.case.evidence import Evidence
from comity.evidence.ledger.bodies import own_date, rows_of
from comity.evidence.ledger.entry import Draft

VIA_CASE = "case"
"""How entries that were imported from a case say where they come from."""


def seed(evidence: Evidence, by: str = "") -> tuple[Draft, ...]:
    """
    Return every row of the section as a draft: kind after kind, each in the order of the file.

    Examples
    --------
    >>> from comity.case.evidence import Claim, EvidenceSource
    >>> drafts = seed(Evidence((EvidenceSource("s1"),), (Claim("c1", "It rains", date="2025-06"),)))
    >>> [(d.kind, d.id, d.date, d.via) for d in drafts]
    [('source', 's1', '', 'case'), ('claim', 'c1', '2025-06', 'case')]
    """
    return tuple(
        Draft(r.kind, r.id, r.body, own_date(r.kind, r.body), by, VIA_CASE, where=r.where) for r in rows_of(evidence)
    )
