"""Each part of the answer about partners, as a step that adds to what was found; nothing is loaded before its turn."""

from __future__ import annotations

from dataclasses import replace

from comity.budget import Share
from comity.partners.result import Part, PartnersResult
from comity.partners.work import Work

MOST_AGAIN = 1_000_000
"""So many draws at most for the answer without promises, which needs no more digits than the answer itself."""


def smaa(work: Work, found: PartnersResult, share: Share) -> PartnersResult:
    """Add how often each offer has each rank."""
    from comity.partners.smaa.analyse import smaa as ranked

    s = work.settings
    got = ranked(work.section, work.middles, draws=s.draws, seed=s.seed, threshold=s.threshold, budget=share)
    return _cut(replace(found, smaa=got), "smaa", got.cut)


def promises(work: Work, found: PartnersResult, share: Share) -> PartnersResult:
    """Add whether the answer hangs on what is only promised."""
    from comity.partners.promised import on_promises
    from comity.partners.standing import standing

    if found.smaa is None:
        return found
    s = work.settings
    kept, draws = standing(found.smaa), min(s.draws, MOST_AGAIN)
    got = on_promises(work.section, kept, work.middles, draws, s.seed, s.threshold, share)
    return _cut(replace(found, promises=got), "promises", got.cut)


def claims(work: Work, found: PartnersResult, share: Share) -> PartnersResult:
    """Add whether the answer hangs on how likely claims are."""
    from comity.partners.claims import at_both_ends

    s = work.settings
    got = at_both_ends(work.section, work.chances, work.again, s.seed, s.threshold, share)
    return _cut(replace(found, claims=got), "claims", got.cut)


def robust(work: Work, found: PartnersResult, share: Share) -> PartnersResult:
    """Add what holds between offers for all weights and numbers."""
    from comity.partners.robust.analyse import robust as relations

    got = relations(work.section, work.middles, form=work.settings.form, budget=share)
    return _cut(replace(found, robust=got), "robust", got.cut)


def regret(work: Work, found: PartnersResult, share: Share) -> PartnersResult:
    """Add by how much another offer may be worth more."""
    from comity.partners.regret.analyse import regret as regrets

    got = regrets(work.section, work.middles, form=work.settings.form, budget=share)
    return _cut(replace(found, regret=got), "regret", got.cut)


def changes(work: Work, found: PartnersResult, share: Share) -> PartnersResult:
    """Add what would change the winner."""
    from comity.partners.regret.changes import changes as changed

    got = changed(work.section, work.middles, budget=share)
    return _cut(replace(found, changes=got), "changes", got.cut)


def contrast(work: Work, found: PartnersResult, share: Share) -> PartnersResult:
    """Add what usual methods of ranking would say, and how they turn."""
    from comity.partners.contrast.agreement import most_likely_ranks
    from comity.partners.contrast.compare import contrast as compared

    likely = None if found.smaa is None else most_likely_ranks(found.smaa.acceptability)
    got = compared(work.section, middles=work.settings.middles, likely=likely, budget=share)
    return _cut(replace(found, contrast=got), "contrast", got.cut)


def costs(work: Work, found: PartnersResult, share: Share) -> PartnersResult:
    """Add whole-life costs."""
    from comity.partners.costs.analyse import whole_life_costs

    got = whole_life_costs(work.section, budget=share)
    return _cut(replace(found, costs=got), "costs", got.cut)


def options(work: Work, found: PartnersResult, share: Share) -> PartnersResult:
    """Add the value of waiting."""
    from comity.partners.options.analyse import options as waiting

    got = waiting(work.section, budget=share)
    return _cut(replace(found, options=got), "options", got.cut)


def locked_in(work: Work, found: PartnersResult, share: Share) -> PartnersResult:
    """Add lock-in, and one vendor against several."""
    from comity.partners.locked_in.analyse import locked_in as locked

    got = locked(work.section, budget=share)
    return _cut(replace(found, locked_in=got), "locked_in", got.cut)


def information(work: Work, found: PartnersResult, share: Share) -> PartnersResult:
    """Add which unknown is worth finding out."""
    from comity.partners.information.analyse import information as worth

    got = worth(work.section, work.middles, draws=work.again, seed=work.settings.seed, budget=share)
    return _cut(replace(found, information=got), "information", got.totals.cut)


def log(work: Work, found: PartnersResult, share: Share) -> PartnersResult:
    """Add the answer as of each date of the offer log."""
    from comity.partners.offer_log import offer_log
    from comity.partners.standing import standing

    s = work.settings
    now = None if found.smaa is None else standing(found.smaa)
    got = offer_log(work.written, work.middles, now, work.again, s.seed, s.threshold, share)
    return _cut(replace(found, log=got), "log", got.cut)


def _cut(found: PartnersResult, part: Part, cut: str) -> PartnersResult:
    """Return the answer, with why a part ended early where it did."""
    return replace(found, missing={**found.missing, part: cut}) if cut else found
