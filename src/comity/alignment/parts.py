"""The single parts of the answer about alignment: each takes what was found so far and adds its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from comity.alignment.network import Snapshot
from comity.alignment.result import AlignmentResult, WindowFound
from comity.alignment.windows import Chosen, snapshots
from comity.budget import Budget, Share
from comity.case.wording import counted
from comity.errors import UsageError

if TYPE_CHECKING:
    from comity.alignment.capabilities.result import Concentration
    from comity.alignment.exposure.answer import Exposure
    from comity.alignment.work import Work

MANY_TIES = 60_000
"""Ties of all windows together from which on the windows between the first and the last get two camps alone."""


def capabilities(work: Work, found: AlignmentResult, budget: Budget) -> AlignmentResult:
    """Add how capabilities are spread, over the years of which something is known."""
    from comity.alignment.capabilities.analyse import concentration
    from comity.alignment.capabilities.poles import PoleRule

    have = work.tables.capabilities
    known = sorted({y for y, v in zip(have.year, have.values, strict=True) if any(x is not None and x > 0 for x in v)})
    if not known:
        raise UsageError("no capability is known in any year.")
    dropped = sorted(set(have.year) - set(known))
    rule = PoleRule(float(work.section.share), float(work.section.ratio))
    asked = work.settings
    measured = concentration(have, years=known, rule=rule, draws=max(asked.draws, 200), seed=asked.seed, budget=budget)
    note = (f"Capabilities: nothing above 0 is known of {', '.join(map(str, dropped))}.",) if dropped else ()
    return replace(found, concentration=measured, notes=(*found.notes, *note))


def network(work: Work, found: AlignmentResult, budget: Budget) -> AlignmentResult:
    """Add the windows: the network of each, its balance, and how it hangs together."""
    from comity.alignment.balance.measured import balance
    from comity.alignment.communities.structure import structure

    if not len(work.net) and len(work.tables.ties):
        raise UsageError("every tie joins an actor with itself, so there is no network.")
    if work.section.kinds and not work.kinds:
        raise UsageError(f"no tie is of the kinds asked for: {', '.join(work.section.kinds)}.")
    spans = work.windows()
    cut = snapshots(work.net, spans, work.kinds)
    out: list[WindowFound] = []
    quick = sum(len(each.a) for each in cut) > MANY_TIES
    for k, each in enumerate(cut):
        con, hhi = _levels(found.concentration, each)
        window = WindowFound(each, None, None, con, hhi)
        if len(each.a):
            share = Share(budget, 1 / (len(cut) - k))
            # the last window is looked at most closely; of many large ones only the ends get all best camps
            close = k == len(cut) - 1
            balanced = balance(each, Share(share, 1 / 2), thorough=close or k == 0 or not quick)
            hung = structure(each, share, work.settings.seed, thorough=close, method=work.settings.method)
            window = replace(window, balance=balanced, structure=hung)
        out.append(window)
    cut_short = [w for w in out if (w.balance and w.balance.stopped) or (w.structure and w.structure.ended)]
    missing = dict(found.missing)
    if cut_short:
        one = cut_short[0]
        ended = (one.balance.stopped if one.balance else "") or (one.structure.ended if one.structure else "") or ""
        missing["network"] = f"{len(cut_short)} of {len(out)} windows are not measured to the end: {ended}"
    notes = (*found.notes, *_shorter(spans))
    return replace(found, windows=tuple(out), chosen=spans.why, missing=missing, notes=notes)


def _shorter(spans: Chosen) -> tuple[str, ...]:
    """Return a note where windows of one length end with a shorter one: fewer years hold fewer ties."""
    if len(spans.spans) < 2 or not spans.why.startswith("every"):
        return ()
    years = [round((last - first).days / 365.25) for first, last in spans.spans]
    if years[-1] >= years[0]:
        return ()
    what = f"The last window is {counted(years[-1], 'year')} long, the others {years[0]}"
    return (f"{what}: that it has fewer ties may come from that alone.",)


def _levels(concentration: Concentration | None, window: Snapshot) -> tuple[float | None, float | None]:
    """Return the mean concentration of the years of a window; None where no year of it is known."""
    if concentration is None:
        return None, None
    mine = [lv for lv in concentration.levels if window.first.year <= lv.year <= window.last.year]
    if not mine:
        return None, None
    return float(np.mean([lv.con for lv in mine])), float(np.mean([lv.hhi for lv in mine]))


def shift(work: Work, found: AlignmentResult, budget: Budget) -> AlignmentResult:
    """Add whether centres become more or fewer, by every measure there is."""
    from comity.alignment.shift.shift import shift as compare

    tied = [w.snapshot for w in found.windows if len(w.snapshot.a)]
    several = tied if len(tied) > 1 else []
    whole = found.concentration if found.concentration is not None and len(found.concentration.levels) > 1 else None
    if not several and whole is None:
        raise UsageError(_no_change(found))
    draws = max(100, min(work.settings.draws, 200))
    return replace(found, shift=compare(several, whole, draws=draws, seed=work.settings.seed, budget=budget))


def bodies(work: Work, found: AlignmentResult, budget: Budget) -> AlignmentResult:
    """Add how the members of each body really vote, trade and fight."""
    from comity.alignment.bodies.conduct import conduct

    told = []
    for body in work.section.bodies:
        budget.check()
        told.append(
            conduct(
                body,
                votes=work.tables.votes,
                net=work.net,
                trade_kinds=work.asked.kinds,
                seed=work.settings.seed,
                draws=max(work.settings.draws, 100),
            )
        )
    return replace(found, bodies=tuple(told))


def _no_change(found: AlignmentResult) -> str:
    """Return why nothing can be said of a change."""
    bare = [w.name for w in found.windows if not len(w.snapshot.a)]
    if len(found.windows) > 1 and bare and found.concentration is None:
        return f"a change needs ties in two windows; there are none in {', '.join(bare)}."
    if not found.windows:
        return "there is no window of ties, and not two years of capabilities."
    return "one window and one year say nothing of a change."


def figures(work: Work, found: AlignmentResult, budget: Budget) -> AlignmentResult:
    """Add the stated figures, beside one another."""
    from comity.alignment.figures.beside import beside

    return replace(found, figures=beside(work.section.figures))


def pages(work: Work, found: AlignmentResult, budget: Budget) -> AlignmentResult:
    """Add the pages of the actors in focus."""
    from comity.alignment.one_actor.page import page

    measured = [w for w in found.windows if len(w.snapshot.a)]
    balances = [w.balance for w in measured if w.balance is not None]
    years: Mapping[int, Exposure] = {} if found.exposure is None else found.exposure.years
    points = None if found.votes is None else found.votes.points
    have = work.tables.capabilities if len(work.tables.capabilities) else None
    # moving windows have ties of their own, often with the window as their kind: that is no kind of tie
    moving = work.windows().exactly if found.windows else False
    net = replace(work.net, kind=np.zeros_like(work.net.kind), kinds=("",)) if moving else work.net
    out, unknown = [], []
    for actor in work.focus():
        budget.check()
        try:
            out.append(
                page(
                    actor,
                    [w.snapshot for w in measured],
                    net=net,
                    exposures=years,
                    points=points,
                    camps=balances if len(balances) == len(measured) else (),
                    capabilities=have,
                    kinds=() if moving else work.kinds,
                )
            )
        except UsageError as error:
            unknown.append(str(error))
    limited = {**found.limited, "pages": " ".join(unknown)} if unknown else found.limited
    return replace(found, pages=tuple(out), limited=limited)
