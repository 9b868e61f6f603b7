"""Feeds: what the posteriors of claims make of the conflict and the settlement of a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from comity.case.evidence import Evidence, Feed
from comity.case.makes import Excludes, Holds, Makes, Opens, Unfit, Weighs, parse_makes
from comity.case.nouns import Case, OptionConflict
from comity.case.statement import Statement
from comity.conflict.feeding import excluding, weighing
from comity.errors import CaseError, Problem
from comity.logic.text import to_text
from comity.logic.tree import Name
from comity.study.feed_words import in_words, made, reaches, standing

if TYPE_CHECKING:
    from comity.evidence.posterior.result import Posteriors
    from comity.study.other_side import OtherSide


@dataclass(frozen=True, slots=True)
class Fed:
    """
    One feed, and what it did.

    Parameters
    ----------
    feed : Feed
    makes : Makes
        Its sentence, read.
    p, low, high : float
        Where the claim stands.
    reached : bool
        Whether ``p`` is at least the threshold (conventions §87).
    did : str
        What it did to the case, in words.
    other_side : OtherSide or None
        Where the interval lies on both sides of the threshold: what the answer would be on the other side. None
        until it is asked for (:func:`comity.study.other_side.other_sides`).
    """

    feed: Feed
    makes: Makes
    p: float
    low: float
    high: float
    reached: bool
    did: str = ""
    other_side: OtherSide | None = None

    @property
    def open(self) -> bool:
        """Return True where the interval of the claim lies on both sides of the threshold."""
        least = float(self.feed.at_least)
        return reaches(self.high, least) and not reaches(self.low, least)

    def sentences(self) -> list[str]:
        """Return what the feed did, and what is said of the other side, in plain words."""
        told = [self.did]
        if self.open:
            told.append(f"The interval lies on both sides of {float(self.feed.at_least):g}: it could be otherwise.")
        return told if self.other_side is None else [*told, *self.other_side.sentences()]

    def to_json(self) -> dict[str, Any]:
        """Return the feed as plain values."""
        out: dict[str, Any] = {
            "claim": self.feed.claim,
            "at_least": float(self.feed.at_least),
            "makes": self.feed.makes,
            "p": self.p,
            "low": self.low,
            "high": self.high,
            "reached": self.reached,
            "open": self.open,
            "did": self.did,
        }
        return out if self.other_side is None else out | {"other_side": self.other_side.to_json()}


@dataclass(frozen=True, slots=True)
class FedCase:
    """A case after its feeds: ``case.original`` is the case as it was read, and its digest is the one that counts."""

    case: Case
    feeds: tuple[Fed, ...] = ()
    posteriors: Posteriors | None = field(default=None, compare=False, repr=False)

    def sentences(self) -> list[str]:
        """Return what each feed did, in plain words."""
        return [s for f in self.feeds for s in f.sentences()]


def fed(case: Case, evidence: Evidence | None = None, posteriors: Posteriors | None = None) -> FedCase:
    """
    Return a case with its feeds applied: what claims make of its conflict and its settlement.

    A feed is judged at the middle of its claim's posterior: it is reached where ``p`` is at least ``at_least``
    (conventions §87). Feeds are applied to the case as it was read, so that a case that was fed may be fed again.

    Parameters
    ----------
    case : Case
    evidence : Evidence, optional
        What is known, where a ledger knows more than the case does; the case's own section otherwise. The feeds are
        those of the case.
    posteriors : Posteriors, optional
        Where the claims stand, if that is known already.

    Raises
    ------
    CaseError
        A feed does not fit the case, or speaks of a claim that is not there (any longer).

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.evidence import Claim
    >>> from comity.case.nouns import Option, Party
    >>> doubt = Evidence(
    ...     claims=(Claim("c1", "Monitors are let in."),),
    ...     feeds=(Feed("c1", Fraction(3, 5), "conflict: monitors feasible"),),
    ... )
    >>> conflict = OptionConflict((Option("monitors", "a", "Let monitors in"),), ())
    >>> got = fed(Case("River", (Party("a", "Aland"),), conflict, evidence=doubt))
    >>> got.sentences()
    ['“Let monitors in” is not open to anybody: C1 stands at 0.50 [0.50-0.50], under 0.6.']
    >>> [s.text for s in got.case.conflict.infeasible]
    ['monitors']
    """
    read = case.original or case
    known = evidence if evidence is not None else case.evidence
    feeds = read.evidence.feeds if read.evidence is not None else ()
    if known is None or (known is read.evidence and not feeds):
        return FedCase(case)
    known = replace(known, feeds=feeds)
    if not feeds:
        return FedCase(replace(read, evidence=known, original=read), posteriors=posteriors)
    if posteriors is None:
        from comity.evidence.posterior.analyse import posteriors as worked_out

        posteriors = worked_out(known)
    found = tuple(_told(f, read) for f in _judged(read, feeds, posteriors))
    changed = applied(read, [(f, f.reached) for f in found])
    return FedCase(replace(changed, evidence=known, original=read), found, posteriors)


def _told(one: Fed, case: Case) -> Fed:
    return replace(one, did=f"{made(one.makes, one.reached, case)}: {standing(one.feed, one.p, one.low, one.high)}.")


def _judged(case: Case, feeds: Sequence[Feed], posteriors: Posteriors) -> list[Fed]:
    """Return each feed with where its claim stands."""
    parties = [p.id for p in case.parties]
    found: list[Fed] = []
    problems: list[Problem] = []
    for feed in feeds:
        makes = parse_makes(feed.makes, parties, case.conflict, case.settlement, feed.where)
        posterior = posteriors.claims.get(feed.claim)
        if isinstance(makes, Unfit):
            problems.append(Problem(feed.where, makes.what, makes.ways_out))
        elif posterior is None:
            what = f"the feed speaks of the claim {feed.claim}, which is not there (any longer)."
            problems.append(Problem(feed.where, what, ("Enter the claim again, or delete the feed.",)))
        else:
            reached = reaches(posterior.p, float(feed.at_least))
            found.append(Fed(feed, makes, posterior.p, posterior.low, posterior.high, reached))
    if problems:
        raise CaseError(problems)
    return found


def applied(case: Case, decided: Sequence[tuple[Fed, bool]]) -> Case:
    """Return a case with feeds applied as decided: each with whether its threshold counts as reached."""
    conflict, settlement = case.conflict, case.settlement
    barred: list[Statement] = []
    for one, reached in decided:
        makes, why = one.makes, f"Claim {one.feed.claim}: {standing(one.feed, one.p, one.low, one.high)}"
        if isinstance(makes, Opens) and not reached:
            option = Name(makes.option)
            barred.append(Statement(to_text(option), option, why, where=one.feed.where))
        elif isinstance(makes, Excludes) and reached:
            barred.append(replace(makes.statement, why=why))
        elif isinstance(makes, Weighs) and reached and isinstance(conflict, OptionConflict):
            conflict = weighing(conflict, makes.party, replace(makes.statement, why=why), makes.weight)
        elif isinstance(makes, Holds) and reached and settlement is not None:
            # a fact is named by its reason: what it says goes before the claim
            words = in_words(makes.statement.tree, case).replace("“", "‘").replace("”", "’")
            said = f"{words} ({why[:1].lower()}{why[1:]})"
            facts = (*settlement.facts, replace(makes.statement, why=said))
            settlement = replace(settlement, facts=facts)
    if barred and isinstance(conflict, OptionConflict):
        conflict = excluding(conflict, barred)
    return replace(case, conflict=conflict, settlement=settlement)
