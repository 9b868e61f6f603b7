"""The answer of ``comity partners`` as lines and tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from comity.cli import show

if TYPE_CHECKING:
    from comity.partners.contrast.result import Contrast
    from comity.partners.costs.result import Costs
    from comity.partners.known import KnownCell
    from comity.partners.offer_log import OfferLog
    from comity.partners.result import PartnersResult
    from comity.partners.smaa.result import Smaa

_MOST_COLUMNS, _MOST_RANKS, _MOST_LINES = 8, 6, 12


class Told(Protocol):
    """A part of the answer that says itself in words."""

    def sentences(self) -> tuple[str, ...]:
        """Return the part in plain sentences."""
        ...


@dataclass(slots=True)
class _Page:
    """What was printed so far: several parts say the same of what went in, and once is enough."""

    names: dict[str, str]
    printed: set[str] = field(default_factory=set)

    def section(self, title: str, lines: Iterable[str] = ()) -> None:
        """Print a title, and lines under it."""
        show.lines(["", title, "-" * len(title)])
        self.lines(lines)

    def lines(self, lines: Iterable[str]) -> None:
        """Print the lines that were not printed before."""
        new = [line for line in lines if line not in self.printed]
        self.printed |= set(new)
        show.lines(new)

    def said(self, title: str, part: Told | None) -> None:
        """Print a part in words, where it is there."""
        if part is not None:
            self.section(title, part.sentences())


def print_partners(found: PartnersResult) -> None:
    """Print every part that the case has the data for."""
    from comity.partners.naming import called_by_id

    page = _Page(called_by_id(found.section.offers))
    page.lines([found.why, *_at_once(found)])
    _known(found, page)
    if found.smaa is not None:
        _ranks(found.smaa, page)
    page.said("Does the answer hang on promises?", found.promises)
    page.said("Does the answer hang on claims?", found.claims)
    page.said("Whatever weights and numbers fit", found.robust)
    page.said("Regret", found.regret)
    page.said("What would change it", found.changes)
    page.said("What is worth finding out", found.information)
    if found.costs is not None:
        _costs(found.costs, page)
    page.said("Lock-in", found.locked_in)
    page.said("Begin now, or wait?", found.options)
    if found.log is not None:
        _log(found, found.log, page)
    if found.contrast is not None:
        _contrast(found.contrast, page)
    if found.notes:
        page.section("Notes", found.notes)


def _at_once(found: PartnersResult) -> Iterable[str]:
    """Yield what nobody should miss who reads only the first lines."""
    if found.promises is not None and found.promises.hangs:
        yield f"The answer hangs on promises. {found.promises.verdict}"
    if found.smaa is not None:  # else the first line says it
        yield from (f"Not everything could be worked out: {why}" for why in dict.fromkeys(found.limited.values()))


def _known(found: PartnersResult, page: _Page) -> None:
    """Print what is known of each cell, or where there are many criteria how many cells are."""
    if not found.known.cells:
        return
    page.section("What is known", found.known.sentences())
    criteria = found.section.criteria
    if len(criteria) > _MOST_COLUMNS:
        counts = found.known.by_offer
        rows = [[page.names[o], *(str(n) for n in counts[o].values())] for o in counts]
        show.table("Cells of each offer", ["offer", "known", "only promised", "not public"], rows)
        return
    rows = []
    for offer in found.section.offers:
        here = found.known.of(offer.id)
        rows.append([page.names[offer.id], *(_cell(here[c.id]) for c in criteria)])
    note = "* only promised. ? hangs on a claim of the evidence."
    show.table("Offers by criteria", ["offer", *(c.text or c.id for c in criteria)], rows, note)


def _cell(cell: KnownCell) -> str:
    marks = ("*" if cell.state == "promised" else "") + ("?" if cell.cell.claim else "")
    return f"{cell.told} {marks}".rstrip()


def _ranks(smaa: Smaa, page: _Page) -> None:
    page.section("How often each offer comes first, second, ...")
    shown, shares = min(len(smaa.offers), _MOST_RANKS), smaa.acceptability
    rows = []
    for offer in sorted(smaa.offers, key=lambda o: (-shares[o][0], o)):
        low, high = smaa.band(shares[offer][0])
        rows.append([page.names[offer], *map(_share, shares[offer][:shown]), f"{_share(low)} to {_share(high)}"])
    head = ["offer", *(f"rank {k + 1}" for k in range(shown)), "first, 95 in 100"]
    note = "Nothing was drawn: all is given." if smaa.certain else f"Shares of {smaa.draws:,} draws."
    show.table("Ranks", head, rows, note)
    show.lines([""])
    page.lines(smaa.sentences()[1:])


def _share(x: float) -> str:
    return f"{x:.3f}"


def _costs(costs: Costs, page: _Page) -> None:
    from comity.partners.costs.words import amount

    page.section("Whole-life cost")
    rows = []
    for cost in costs.costs:
        worths = (cost.total, cost.contracted, cost.promised, cost.paid)
        rows.append([page.names[cost.offer], *(_between(amount(w.low), amount(w.high)) for w in worths)])
    rows += [[page.names[o], "not public", "", "", ""] for o in costs.unknown]
    if rows:
        unit = f" ({costs.unit})" if costs.unit else ""
        head = ["offer", f"worth today{unit}", "of it contracted", "of it promised", "undiscounted"]
        show.table("Whole-life cost", head, rows)
        show.lines([""])
    page.lines(costs.sentences())


def _between(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"


def _log(found: PartnersResult, log: OfferLog, page: _Page) -> None:
    page.section("The offers date by date")
    offers = [o.id for o in found.section.offers][:_MOST_COLUMNS]
    rows = [
        [at.date or "before", *(_share(at.standing.first[o]) for o in offers), str(at.not_public)]
        for at in log.dates
        if at.standing is not None
    ]
    head = ["as of", *(page.names[o] for o in offers), "cells not public"]
    show.table("How often each offer comes first", head, rows)
    show.lines([""])
    said = log.sentences()
    page.lines(said[:_MOST_LINES])
    if len(said) > _MOST_LINES:
        show.lines([f"{len(said) - _MOST_LINES} more lines; --json has them all."])


def _contrast(contrast: Contrast, page: _Page) -> None:
    page.section("As a contrast: what usual methods of ranking say")
    if contrast.rankings:
        rows = [[page.names[o], *(str(r.ranks[k]) for r in contrast.rankings)] for k, o in enumerate(contrast.offers)]
        rows.append(["changes of the list that turn others", *(str(len(r.reversals)) for r in contrast.rankings)])
        show.table("Ranks by each method", ["offer", *(r.name for r in contrast.rankings)], rows)
        show.lines([""])
    page.lines(contrast.sentences())
