"""For whom an offer is first: where in the space of weights, and which weights those are on average."""

from __future__ import annotations

from collections.abc import Sequence

from comity.partners.smaa.result import Smaa
from comity.report.content import Bullets, Cell, Column, Figure, Line, Section, Strong, Table, line
from comity.report.figures.said import percent
from comity.report.partners_chapter.pictures.central import central_figure
from comity.report.partners_chapter.pictures.triangle import triangle_figure
from comity.report.partners_chapter.pictures.two_weights import steps, two_weights_figure
from comity.report.partners_chapter.pictures.weight_triangle import Space, middles
from comity.report.partners_chapter.subject import Offered, in_a_row
from comity.report.partners_chapter.weight_space import allowed, firsts_at, outline
from comity.report.pieces import blocks_of, lead, percent_cell, simple_table, text_cell

MOST_SHOWN = 6
"""Criteria in a table of central weights; with more the picture and its data have them."""
AGAINST = "Below, the mean weight in the draws in which an offer is first stands against the mean over all draws."
CLEARLY = 1.1
"""So many times the usual mean a weight is before it is said to count for more."""


def weights_section(s: Offered) -> Section | None:
    """Return the section; None where there is nothing to weigh against each other."""
    found = s.result.smaa
    if found is None or len(s.offers) < 2 or len(s.criteria) < 2:
        return None
    if found.way == "fixed":
        return Section(
            "partners-weights", TITLE, (lead("Only one set of weights fits what is said: no others to show."),)
        )
    usual = _usual(s, found)
    blocks = blocks_of(
        lead(_lead(s, found)),
        Bullets(tuple(_which(s, found, usual, k) for k in range(len(found.offers)))),
        _space(s, found),
        _central(s, found, usual) if len(s.criteria) > 3 else None,
        _table(s, found, usual),
    )
    return Section("partners-weights", TITLE, blocks)


TITLE = "For whom is each offer first?"


def _lead(s: Offered, found: Smaa) -> str:
    never = [o for o, w in zip(found.offers, found.central, strict=True) if w is None]
    can = len(found.offers) - len(never)
    head = f"Which offer is first hangs on what counts, and on what is open: {can_be_first(can, len(found.offers))}."
    if can == 1:
        first = next(o for o, w in zip(found.offers, found.central, strict=True) if w is not None)
        head = f"In every draw {s.name(first)} is first, whatever the weights."
    tail = f" Never first in any draw: {s.listed(never, most=6)}." if never and can > 1 else ""
    return f"{head}{tail} {AGAINST}"


def can_be_first(some: int, of: int) -> str:
    """
    Return how many offers are first in some draw.

    Examples
    --------
    >>> can_be_first(3, 3), can_be_first(2, 2)
    ('all 3 are first in some draws', 'both are first in some draws')
    >>> can_be_first(2, 5), can_be_first(1, 2)
    ('2 of 5 are first in some draws', '1 of 2 is first in some draws')
    """
    if some == of:
        return f"{'both' if of == 2 else f'all {of}'} are first in some draws"
    return f"{some} of {of} {'is' if some == 1 else 'are'} first in some draws"


def _usual(s: Offered, found: Smaa) -> tuple[float, ...]:
    """Return the mean of all weights that were drawn: the central weights, each as often as its offer was first."""
    parts = [(float(r[0]), w) for r, w in zip(found.ranks, found.central, strict=True) if w is not None]
    total = sum(p for p, _ in parts) or 1.0
    return tuple(sum(p * w[c] for p, w in parts) / total for c in range(len(s.criteria)))


def _which(s: Offered, found: Smaa, usual: Sequence[float], k: int) -> Line:
    """Return in words which weights make an offer first."""
    name, weights, first = Strong(s.name(found.offers[k])), found.central[k], float(found.ranks[k][0])
    if weights is None:
        return line(name, ": no weights that were drawn put it first.")
    names = s.criteria_called()
    order = sorted(range(len(names)), key=lambda c: (usual[c] - weights[c], c))
    more = [c for c in order if weights[c] > CLEARLY * usual[c] and weights[c] - usual[c] > 0.01][:3]
    less = [c for c in reversed(order) if weights[c] * CLEARLY < usual[c] and usual[c] - weights[c] > 0.01][:2]
    said = [f"{names[c]} counts for more ({percent(weights[c])} against {percent(usual[c])})" for c in more]
    counts = "" if more else "counts "
    for c in less:
        said.append(f"{names[c]} {counts}for less ({percent(weights[c])} against {percent(usual[c])})")
        counts = ""
    if not said:
        return line(name, f": first in {percent(first)} of draws, with weights much like all others.")
    return line(name, f": first in {percent(first)} of draws, more often where {in_a_row(said)}.")


def _space(s: Offered, found: Smaa) -> Figure | None:
    """Return the picture of two or three criteria."""
    count = len(s.criteria)
    if count not in (2, 3):
        return None
    chances = {claim: p for claim, (p, _, _) in s.result.chances.items()}
    at = middles() if count == 3 else steps()
    firsts, fits = firsts_at(s.section, at, chances, found.seed), allowed(s.section, at)
    places = tuple(s.looks[o] for o in found.offers)
    if count == 2:
        title = f"Which offer is first between {' and '.join(s.criteria_called())}"
        return two_weights_figure("partners-space", title, "", s.names(), s.criteria_called(), places, firsts, fits)
    space = Space(s.names(), s.criteria_called(), places, firsts, fits, found.central, tuple(outline(s.section)))
    return triangle_figure("partners-space", "Where in the space of weights each offer is first", "", space)


def _central(s: Offered, found: Smaa, usual: Sequence[float]) -> Figure | None:
    title = "Which weights put each offer first"
    return central_figure("partners-central", title, "", s.names(), s.criteria_called(), found.central, usual)


def _table(s: Offered, found: Smaa, usual: Sequence[float]) -> Table:
    """Return central weights and confidence, offer by offer."""
    shown = list(range(len(s.criteria)))[:MOST_SHOWN] if len(s.criteria) <= MOST_SHOWN else []
    names = s.criteria_called()
    columns = (
        Column("Offer"),
        Column("First", "number"),
        *(Column(f"Weight: {names[c]}", "number") for c in shown),
        *((Column("Most weight on", "long"),) if not shown else ()),
        Column("First at these weights", "number"),
    )
    rows = []
    for k, offer in enumerate(found.offers):
        weights = found.central[k]
        most: tuple[Cell, ...] = tuple(percent_cell(weights[c] if weights is not None else None) for c in shown)
        if not shown:
            best = sorted(range(len(names)), key=lambda c: -weights[c])[:3] if weights is not None else []
            most = (text_cell("; ".join(f"{names[c]} {percent(weights[c])}" for c in best if weights) or "–"),)
        first = percent_cell(float(found.ranks[k][0]))
        rows.append((text_cell(s.name(offer)), first, *most, percent_cell(found.confidence[k])))
    caption = "Mean of the weights that put each offer first, and how often it is first at just these weights"
    rest = (
        f". All weights drawn have the mean {', '.join(f'{names[c]} {percent(usual[c])}' for c in shown)}"
        if shown
        else ""
    )
    return simple_table("partners-central-table", f"{caption}{rest}", columns, rows)
