"""The tables of the answer about partners, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from comity.cli.csv_folder import Cell, Row, Sheet

if TYPE_CHECKING:
    from comity.partners.result import PartnersResult
    from comity.partners.standing import Standing

NAMES = (
    "offers.csv",
    "cells.csv",
    "acceptability.csv",
    "central_weights.csv",
    "pairs.csv",
    "changes.csv",
    "promises.csv",
    "claims.csv",
    "information.csv",
    "costs.csv",
    "payments.csv",
    "locked_in.csv",
    "options.csv",
    "log.csv",
    "log_ranks.csv",
    "contrast.csv",
    "reversals.csv",
)
"""Every name that a table may have."""


def sheets(found: PartnersResult) -> list[Sheet]:
    """Return every table; one without rows is of a part that is not there."""
    made = (
        (("offer", "by", "known", "promised", "not_public", "first", "confidence", "regret", "against"), _offers),
        (("offer", "criterion", "value", "normal", "promised", "claim", "text", "source"), _cells),
        (("offer", "rank", "share", "low", "high"), _acceptability),
        (("offer", "criterion", "weight"), _central),
        (("offer", "other", "ahead", "dominates", "necessary", "possible"), _pairs),
        (("offer", "behind", "changed", "of", "criterion", "from", "to", "size", "fits"), _changes),
        (("offer", "promised", "kept", "kept_low", "kept_high", "without", "without_low", "without_high"), _promises),
        (("claim", "chance", "offer", "share", "low", "high"), _claims),
        (("offer", "criterion", "claim", "value", "changes", "bar"), _information),
        (("offer", "phase", "low", "middle", "high", "share"), _costs),
        (("offer", "year", "low", "middle", "high", "present"), _payments),
        (("offer", "year", "leaving_low", "leaving_high"), _leaving),
        (
            ("offer", "verdict", "ratio_low", "ratio_high", "critical_low", "critical_high", "gain_low", "gain_high"),
            _options,
        ),
        (("date", "offer", "criterion", "before", "after", "state", "text", "source"), _events),
        (("date", "offer", "first", "low", "high", "not_public"), _log_ranks),
        (("method", "offer", "score", "rank"), _contrast),
        (("method", "change", "offer", "one", "other"), _reversals),
    )
    return [Sheet(name, columns, tuple(rows(found))) for name, (columns, rows) in zip(NAMES, made, strict=True)]


def _offers(found: PartnersResult) -> Iterator[Row]:
    counts = found.known.by_offer
    for k, offer in enumerate(found.section.offers):
        n = counts.get(offer.id)
        first = None if found.smaa is None else float(found.smaa.ranks[k][0])
        sure = None if found.smaa is None else found.smaa.confidence[k]
        worst = None if found.regret is None else found.regret.regrets[k]
        yield (
            offer.id,
            found.maker(offer.id),
            *((None,) * 3 if n is None else tuple(n.values())),
            first,
            sure,
            None if worst is None else worst.worst,
            None if worst is None else worst.against,
        )


def _cells(found: PartnersResult) -> Iterator[Row]:
    """Yield the cells as a table that the section takes under ``cells``."""
    for c in found.known.cells:
        at = c.cell
        value: Cell = None
        if at.shape in ("unknown", "grade"):
            value = at.grade if at.shape == "grade" else "unknown"
        elif at.shape != "normal":
            value = float(at.low) if at.low == at.high else (float(at.low), float(at.high))
        normal = (float(at.low), float(at.high)) if at.shape == "normal" else None
        promised = c.state == "promised" or None
        claim = None if c.state == "not public" else at.claim
        yield c.offer, c.criterion, value, normal, promised, claim, at.text, ";".join(at.source)


def _acceptability(found: PartnersResult) -> Iterator[Row]:
    if found.smaa is not None:
        for offer, row in found.smaa.acceptability.items():
            for rank, share in enumerate(row, 1):
                yield offer, rank, share, *found.smaa.band(share)


def _central(found: PartnersResult) -> Iterator[Row]:
    if found.smaa is not None:
        for offer, weights in zip(found.smaa.offers, found.smaa.central, strict=True):
            for criterion, weight in zip(found.smaa.criteria, weights or (), strict=weights is not None):
                yield offer, criterion, weight


def _pairs(found: PartnersResult) -> Iterator[Row]:
    beats = {} if found.smaa is None else found.smaa.beats
    sure = found.robust
    if not beats and sure is None:
        return
    ids = [o.id for o in found.section.offers]
    for a, b in ((a, b) for a in ids for b in ids if a != b):
        held = (
            (None,) * 3 if sure is None else tuple((a, b) in p for p in (sure.dominance, sure.necessary, sure.possible))
        )
        yield a, b, beats.get(a, {}).get(b), *held


def _changes(found: PartnersResult) -> Iterator[Row]:
    for change in () if found.changes is None else found.changes.changes:
        head: tuple[Cell, ...] = (change.offer, change.behind)
        if change.shift is not None:
            yield *head, "weights together", None, None, None, None, change.shift.moved, change.shift.fits
        if change.weight is not None:
            w = change.weight
            yield *head, "one weight", None, w.criterion, w.before, w.after, w.size, w.fits
        for c in change.cells:
            said = "one cell" if len(change.cells) == 1 else "several cells"
            yield *head, said, c.offer, c.criterion, c.before, c.after, c.size, c.fits


def _promises(found: PartnersResult) -> Iterator[Row]:
    if found.promises is not None:
        p = found.promises
        for k, (offer, count) in enumerate(p.promised):
            sides = [(at.firsts[k], *at.bands[k]) for at in (p.kept, p.without)]
            yield offer, count, *sides[0], *sides[1]


def _claims(found: PartnersResult) -> Iterator[Row]:
    for t in () if found.claims is None else found.claims.tried:
        for chance, at in ((t.chance[1], t.low), (t.chance[2], t.high)):
            for row in _firsts(at):
                yield t.claim, chance, *row


def _firsts(at: Standing) -> Iterator[tuple[str, float, float, float]]:
    for offer, share, (low, high) in zip(at.offers, at.firsts, at.bands, strict=True):
        yield offer, share, low, high


def _information(found: PartnersResult) -> Iterator[Row]:
    if found.information is not None:
        for u in (*found.information.cells, *found.information.claims):
            yield u.offer, u.criterion, u.claim, u.value, u.changes, u.bar


def _costs(found: PartnersResult) -> Iterator[Row]:
    for cost in () if found.costs is None else found.costs.costs:
        named = [("all", cost.total), *((phase or "no phase", worth) for phase, worth in cost.phases)]
        for phase, worth in (*named, ("contracted", cost.contracted), ("promised", cost.promised)):
            yield cost.offer, phase, worth.low, worth.middle, worth.high, worth.share


def _payments(found: PartnersResult) -> Iterator[Row]:
    for cost in () if found.costs is None else found.costs.costs:
        for y in cost.years:
            yield cost.offer, y.year, y.low, y.middle, y.high, y.present


def _leaving(found: PartnersResult) -> Iterator[Row]:
    for offer in () if found.locked_in is None else found.locked_in.offers:
        for year, (low, high) in enumerate(offer.by_year or ()):
            yield offer.offer, year, low, high


def _options(found: PartnersResult) -> Iterator[Row]:
    for c in () if found.options is None else found.options.commitments:
        yield c.offer, c.verdict, *c.ratio, *c.critical, *c.waiting


def _events(found: PartnersResult) -> Iterator[Row]:
    for e in () if found.log is None else found.log.events:
        yield e.date, e.offer, e.criterion, e.before, e.after, e.state, e.text, ";".join(e.source)


def _log_ranks(found: PartnersResult) -> Iterator[Row]:
    for at in () if found.log is None else found.log.dates:
        if at.standing is not None:
            for row in _firsts(at.standing):
                yield at.date, *row, at.not_public


def _contrast(found: PartnersResult) -> Iterator[Row]:
    if found.contrast is not None:
        for r in found.contrast.rankings:
            for offer, score, rank in zip(found.contrast.offers, r.scores, r.ranks, strict=True):
                yield r.name, offer, score, rank


def _reversals(found: PartnersResult) -> Iterator[Row]:
    for r in () if found.contrast is None else found.contrast.rankings:
        for change in r.reversals:
            for one, other in change.reversed:
                yield r.name, change.kind, change.offer, one, other
