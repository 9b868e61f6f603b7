"""A case made ready for the linear programs of this room, or refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comity.budget import Budget
from comity.case.partners import Partners
from comity.errors import UsageError
from comity.partners.limits import check_size
from comity.partners.naming import listed, of_cells
from comity.partners.robust.ends import Ends, all_ends
from comity.partners.robust.incompatible import refuse_incompatible
from comity.partners.robust.model import Model, all_said, model, without_weight
from comity.partners.robust.value_space import FORMS, Form, value_space
from comity.partners.values.draws import Table
from comity.partners.values.scales import scaled_table


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """The ends of all cells, the model, and what a reader should know of the numbers that went in."""

    ends: tuple[tuple[Ends, ...], ...]
    model: Model
    notes: tuple[str, ...]


def prepared(partners: Partners, posteriors: Mapping[str, float] | None, form: Form, budget: Budget | None) -> Prepared:
    """
    Return a case ready to be asked about.

    Raises
    ------
    UsageError
        There is nothing to compare, something does not fit, or what is said contradicts itself.
    TooLargeError
        More than 100 offers or criteria.
    """
    if form not in FORMS:
        raise UsageError(f'There is no form of value functions "{form}". Use {" or ".join(FORMS)}.')
    check_size(partners)
    table = scaled_table(partners, posteriors)
    between = all_ends(table)
    space = value_space(between, [bool(c.grades) for c in partners.criteria], form)
    ready = model(space, len(partners.criteria), all_said(partners))
    refuse_incompatible(ready, budget)
    notes = (*_weightless(partners, ready, budget), *_notes(partners, table, posteriors or {}, form))
    return Prepared(between, ready, notes)


def _weightless(partners: Partners, ready: Model, budget: Budget | None) -> Iterator[str]:
    names = [partners.criteria[c].id for c in without_weight(ready, budget)] if ready.said else []
    if names:
        yield f"What is said leaves no weight at all to {listed(names)}. See whether that is meant."


def _notes(partners: Partners, table: Table, posteriors: Mapping[str, float], form: Form) -> Iterator[str]:
    cells = [cell for row in table for cell in row]
    unknown = sum(cell.shape == "unknown" for cell in cells)
    if unknown:
        yield f"{of_cells(unknown, len(cells))} not known; each may be anything in the range of its criterion."
    if any(cell.shape == "normal" for cell in cells):
        yield "A normal distribution has no ends: such a cell may be anything in the range of its criterion."
    doubted = sorted({cell.claim for cell in cells if cell.claim and posteriors.get(cell.claim, 1.0) < 1})
    if doubted:
        yield f"Cells of claims that are not certain may be anything: {', '.join(doubted)}."
    said = sorted({cell.claim for cell in cells if cell.claim and cell.claim not in posteriors})
    if said:
        yield f"Nothing is known of how likely these claims hold; their cells were taken as said: {', '.join(said)}."
    promised = sum(cell.promised and cell.shape != "unknown" for offer in partners.offers for _, cell in offer.cells)
    if promised:
        yield f"{of_cells(promised, len(cells))} only promised, and taken as said."
    if form == "monotone":
        yield "More of a criterion was taken to be no worse; nothing else was taken for known of what it is worth."
