"""What holds between offers for all weights and numbers that fit, and how large a regret may be."""

from __future__ import annotations

from comity.partners.regret.result import Regret
from comity.report.content import Cell, Column, Definitions, Figure, Section, Table, line
from comity.report.partners_chapter.pictures.pairs import pairs_figure
from comity.report.partners_chapter.subject import Offered
from comity.report.partners_chapter.wording import small, why
from comity.report.pieces import blocks_of, lead, simple_table, text_cell

MEANS = (
    (
        "never behind",
        "worth at least as much as the other for all weights and numbers that fit what is said (necessary preference).",
    ),
    (
        "can be first",
        "worth at least as much as all others at once for at least one set of weights and numbers that fits.",
    ),
    (
        "worst regret",
        "by how much another offer may be worth more, at worst, on the scale from 0, the worst, to 1, the best.",
    ),
)


def always_section(s: Offered) -> Section | None:
    """Return the section; None where there are not two offers, or neither part was worked out."""
    robust, regret = s.result.robust, s.result.regret
    if len(s.offers) < 2 or (robust is None and regret is None):
        return None
    blocks = blocks_of(
        lead(_lead(s)),
        _pairs(s),
        _table(s),
        why("Pair by pair, whatever fits what is said", robust.sentences(), robust.notes)
        if robust is not None
        else None,
        why("Regret, offer by offer", regret.sentences(), regret.notes) if regret is not None else None,
        Definitions(tuple((line(term), line(meaning)) for term, meaning in MEANS)),
    )
    return Section("partners-always", "What holds whatever the weights", blocks)


def _lead(s: Offered) -> str:
    robust, regret = s.result.robust, s.result.regret
    said = ""
    if robust is not None:
        first, pairs = robust.always_first, len(robust.incomparable)
        every = len(s.offers) * (len(s.offers) - 1) // 2
        if len(first) == 1:
            said = f"{s.listed(first)} is never behind any other offer. "
        elif first:
            said = f"{s.listed(first)} are always equal and never behind any other offer. "
        elif not robust.cut:
            said = "Every offer can fall behind: for each, some weights and numbers that fit put another ahead. "
        if pairs:
            said += (
                f"In {f'all {every:,}' if pairs == every else f'{pairs:,} of {every:,}'} pairs either may be ahead. "
            )
        elif not first and not robust.cut:
            said += "Every pair has an order. "
    if regret is not None and len(regret.smallest) == len(s.offers):
        said += "The worst regret is the same with every offer, so it does not choose among them."
    elif regret is not None and regret.smallest:
        least = s.listed(regret.smallest)
        said += f"The worst regret is smallest with {least}; that is for whoever wants to avoid the worst."
    return said.strip() or "Not all pairs could be worked out."


def _pairs(s: Offered) -> Figure | None:
    found, robust = s.result.smaa, s.result.robust
    if found is None:
        return None
    at = {o: k for k, o in enumerate(found.offers)}
    never = {(at[a], at[b]) for a, b in robust.necessary} if robust is not None else set()
    ahead = [[float(x) for x in row] for row in found.ahead]
    return pairs_figure("partners-pairs", "Who is ahead of whom", "", s.names(), ahead, never)


def _table(s: Offered) -> Table:
    robust, regret = s.result.robust, s.result.regret
    columns = (
        Column("Offer"),
        *((Column("Can be first"), Column("Never behind", "long")) if robust is not None else ()),
        *((Column("Worst regret", "number"), Column("Against", "long")) if regret is not None else ()),
    )
    regrets = dict(zip(regret.offers, regret.regrets, strict=True)) if regret is not None else {}
    rows = []
    for offer in s.offers:
        cells: list[Cell] = [text_cell(s.name(offer.id))]
        if robust is not None:
            can = robust.can_be_first
            over = [b for a, b in robust.necessary if a == offer.id]
            cells.append(text_cell("not known" if can is None else "yes" if offer.id in can else "no"))
            cells.append(text_cell(s.listed(over) or "–"))
        if regret is not None:
            cells += _regret(s, regrets.get(offer.id))
        rows.append(tuple(cells))
    return simple_table("partners-always-table", "What holds for all weights and numbers that fit", columns, rows)


def _regret(s: Offered, found: Regret | None) -> tuple[Cell, ...]:
    if found is None:
        return (text_cell("not known"), text_cell("–"))
    against = s.name(found.against) if found.against is not None else "–"
    return (Cell((line(small(found.worst)),), found.worst), text_cell(against))
