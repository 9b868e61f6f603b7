"""The answer about partners, with what the evidence of the case knows of the claims that offers hang on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from comity.budget import Budget, Share
from comity.case.nouns import Case
from comity.case.partners import Partners
from comity.errors import UsageError
from comity.partners.analyse import partners_answer
from comity.partners.known import Chance
from comity.partners.result import PartnersResult
from comity.partners.work import PartnersSettings

if TYPE_CHECKING:
    from comity.evidence.result import EvidenceResult

PORTION = 1 / 4
"""The part of the budget that the evidence gets where it has to be worked out first."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """
    How likely claims hold.

    Parameters
    ----------
    posteriors : mapping claim -> (p, low, high)
    missing : str
        Why a budget left them out; empty where it did not.
    notes : tuple of str
        Why nothing is known of a claim.
    """

    posteriors: dict[str, Chance]
    missing: str = ""
    notes: tuple[str, ...] = ()


def partners_of(
    case: Case,
    settings: PartnersSettings | None = None,
    budget: Budget | None = None,
    progress: Callable[[str], None] | None = None,
    evidence: EvidenceResult | None = None,
) -> PartnersResult:
    """
    Return the answer about the section partners.

    Where cells hang on claims, their chances are the posteriors of the evidence of the case. A claim that the evidence
    does not have, or of which it says nothing, leaves its cells as given; a note says so.

    Parameters
    ----------
    case : Case
    settings : PartnersSettings, optional
    budget : Budget, optional
    progress : callable, optional
        Told in words what is being worked on.
    evidence : EvidenceResult, optional
        What was found out about the evidence already; else it is worked out where a cell hangs on a claim.

    Raises
    ------
    UsageError
        The case has no section partners.
    """
    if case.partners is None:
        raise UsageError("the case has no section partners. Add one, or ask another question of the case.")
    whole = budget or Budget(None)
    grounds = grounds_of(case, case.partners, whole, progress, evidence)
    names = {p.id: p.name for p in case.parties}
    found = partners_answer(case.partners, grounds.posteriors, names, settings, whole, progress)
    missing = {**found.missing, "claims": grounds.missing} if grounds.missing else found.missing
    if found.claims is not None and case.evidence is not None:
        texts = tuple((c.id, c.text) for c in case.evidence.claims)
        found = replace(found, claims=replace(found.claims, texts=texts))
    return replace(found, notes=(*grounds.notes, *found.notes), missing=missing)


def claims_named(section: Partners) -> tuple[str, ...]:
    """
    Return the claims that offers hang on, in their values or in their logs, by name.

    Examples
    --------
    >>> from comity.case.partners import Cell, Event, Offer
    >>> log = (Event("2025", "price", Cell("exact", claim="c2")),)
    >>> claims_named(Partners(offers=(Offer("x", cells=(("price", Cell("exact", claim="c1")),), log=log),)))
    ('c1', 'c2')
    """
    cells = (cell for o in section.offers for cell in (*(c for _, c in o.cells), *(e.cell for e in o.log)))
    return tuple(sorted({cell.claim for cell in cells if cell.claim}))


def grounds_of(
    case: Case,
    section: Partners,
    budget: Budget,
    progress: Callable[[str], None] | None = None,
    evidence: EvidenceResult | None = None,
) -> Grounds:
    """Return how likely the claims hold that offers hang on, and of which of them nothing is known."""
    claims = claims_named(section)
    if not claims:
        return Grounds({})
    if evidence is None and case.evidence is None:
        return Grounds({}, notes=(f"The case has no evidence of its claims: {_as_given(claims)}",))
    if evidence is None:
        from comity.study.evidence import weighed  # loads the evidence, which offers without claims do not need

        evidence = weighed(case, None, ("posteriors",), Share(budget, PORTION), progress)
    if evidence.posteriors is None:
        why = evidence.missing.get("posteriors", "")
        return Grounds({}, why, (f"The posteriors of claims were not worked out: {_as_given(claims)}",))
    known = evidence.posteriors.claims
    posteriors = {c: (known[c].p, known[c].low, known[c].high) for c in claims if c in known}
    unknown = tuple(c for c in claims if c not in known)
    notes = [f"The evidence of the case says nothing of some claims: {_as_given(unknown)}"] if unknown else []
    if any(low < high for _, low, high in posteriors.values()):
        mass = f"{100 * evidence.posteriors.settings.level:g} in 100"
        notes.append(f"The interval of a claim's chance holds {mass} of what its evidence leaves open.")
    return Grounds(posteriors, notes=tuple(notes))


def _as_given(claims: tuple[str, ...]) -> str:
    return f"cells that hang on {', '.join(claims)} are as given."
