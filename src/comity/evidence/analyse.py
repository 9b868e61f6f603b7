"""The whole of the evidence: each part by itself, within a share of the budget."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from comity.budget import Budget, Share
from comity.case.evidence import Evidence
from comity.errors import TooLargeError
from comity.evidence.result import PARTS, EvidenceResult, Part
from comity.parts import shared, with_cut, with_part

if TYPE_CHECKING:
    from comity.evidence.posterior.settings import PosteriorSettings

Progress = Callable[[str], None]


def weigh(
    evidence: Evidence,
    names: Mapping[str, str],
    as_of: dt.date | None = None,
    parts: tuple[Part, ...] = PARTS,
    settings: PosteriorSettings | None = None,
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> EvidenceResult:
    """
    Return everything about the evidence that the case has the data for.

    Parameters
    ----------
    evidence : Evidence
    names : mapping party -> name
        Every party, in the order of the case.
    as_of : date, optional
        The day that is asked about: what was not known by then does not count. None: everything counts.
    parts : tuple of str
        Which parts are wanted; all by default.
    settings : PosteriorSettings, optional
        How intervals are drawn.
    budget : Budget, optional
        It is shared out among the parts, so that a long one does not lose the others (conventions §54).
    progress : callable, optional
        Told in words what is being worked on.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.evidence import Claim, EvidenceSource, Item, Range
    >>> three = Range(Fraction(3), Fraction(3), Fraction(3))
    >>> known = Evidence(
    ...     sources=(EvidenceSource("s1", reliability="B"),),
    ...     claims=(Claim("c1", "The bridge is open."),),
    ...     items=(Item("i1", "c1", "supports", "s1", credibility="2", ratio=three),),
    ... )
    >>> found = weigh(known, {})
    >>> found.reference("c1"), found.competing is None, found.complete
    ('rests on C1 (B2, 0.75 [0.75-0.75])', True, True)
    """
    work = _Work(evidence, names, as_of, settings, progress or (lambda _: None))
    whole = budget or Budget(None)
    steps = [(part, weight, step) for part, needed, weight, step in work.steps() if needed and part in parts]
    found = EvidenceResult(evidence, names, as_of)
    for (part, _, step), share in zip(steps, shared(whole, [weight for _, weight, _ in steps]), strict=True):
        found = _part(found, part, step, share)
    return found


_TOLD = 3
"""So many things that were left out are named; the rest are counted."""


@dataclass(frozen=True, slots=True)
class _Work:
    """What every part needs. The parts are loaded when their turn comes: a case rarely needs all of them."""

    evidence: Evidence
    names: Mapping[str, str]
    as_of: dt.date | None
    settings: PosteriorSettings | None
    tell: Progress

    def steps(self) -> list[tuple[Part, bool, int, Callable[[Share], Any]]]:
        """Return the parts in the order of work: whether the case has what each needs, and its part of the time."""
        e = self.evidence
        return [
            ("posteriors", bool(e.claims), 4, self.posteriors),
            ("competing", any(c.rivals for c in e.claims), 3, self.competing),
            ("compared", bool(e.records or e.series or e.accounts), 3, self.compared),
            ("forecasts", bool(e.forecasts) or any(c.resolves for c in e.claims), 2, self.forecasts),
        ]

    def posteriors(self, share: Share) -> Any:
        """Return how probable each claim is."""
        from comity.evidence.posterior.analyse import posteriors

        self.tell("how probable each claim is")
        asked = {} if self.settings is None else {"settings": self.settings}
        return posteriors(self.evidence, self.as_of, budget=share, names=self.names, **asked)

    def competing(self, share: Share) -> Any:
        """Return rival claims side by side."""
        from comity.evidence.hypotheses.analyse import competing

        self.tell("rival claims side by side")
        return competing(self.evidence, None, self.as_of, budget=share)

    def compared(self, share: Share) -> Any:
        """Return what was claimed against what was verified."""
        from comity.evidence.compare.analyse import compare

        self.tell("what was claimed and what was verified")
        return compare(self.evidence, self.names, budget=share, as_of=self.as_of)

    def forecasts(self, share: Share) -> Any:
        """Return how well forecasts did."""
        from comity.evidence.forecasts.analyse import forecasts

        self.tell("forecasts")
        return forecasts(self.evidence, self.as_of, budget=share)


def _part(found: EvidenceResult, part: Part, work: Callable[[Share], Any], share: Share) -> EvidenceResult:
    """Return the answer with one part more; where it cannot be had, the reason."""

    def step(so_far: EvidenceResult, own: Share) -> EvidenceResult:
        try:
            return replace(so_far, **{part: work(own)})
        except TooLargeError as e:  # nothing of the part is there, so that it counts as missing
            return replace(so_far, missing={**so_far.missing, part: str(e)})

    done = with_part(found, part, share, step)
    if part in done.missing or part in done.limited:
        return done
    return with_cut(done, part, share, _cut(getattr(done, part)))


def _cut(got: Any) -> str:
    """Return why a part that was done is not whole; empty where it is."""
    if getattr(got, "complete", True):
        return ""
    missing = getattr(got, "missing", None) or ()
    told = [f"{k}: {why}" for k, why in missing.items()] if isinstance(missing, Mapping) else [str(m) for m in missing]
    more = f"; and {len(told) - _TOLD:,} more" if len(told) > _TOLD else ""
    return "; ".join(told[:_TOLD]) + more or "the budget ran out"
