"""What the conflict of a case tells about its settlement."""

from __future__ import annotations

from comity.case.nouns import Case
from comity.case.settlement import Settlement
from comity.conflict.handing import handing
from comity.conflict.kinds.parties import left_open
from comity.conflict.model import Model, build
from comity.conflict.tiers import choose
from comity.settlement.demands.credibility import Own
from comity.settlement.handed import Handed


def handed(case: Case, settlement: Settlement, model: Model | None = None) -> Handed:
    """
    Return what the conflict of a case tells in the words of its settlement, or why it tells nothing.

    ``model`` is the conflict where it is at hand; else it is built, if its states can be listed.
    """
    why = "" if model is not None else _not_listed(case)
    return Handed(notes=(why,)) if why else _told(model or build(case), settlement)


def _not_listed(case: Case) -> str:
    """Return why the conflict cannot be asked; empty where it can."""
    if left_open(case):
        return "Some preferences in the conflict are left open, so it tells nothing about prerequisites and moves."
    if choose(case) != "table":
        return "The conflict has too many states to list, so it tells nothing about prerequisites and moves."
    return ""


def _told(model: Model, settlement: Settlement) -> Handed:
    told = handing(model, settlement)
    own = {d: Own(c.party, c.rank, c.opens, c.requires, c.alike) for d, c in told.compared.items()}
    names = {p.id: p.name for p in model.case.parties}
    undo = tuple(
        (i.party, ((i.issue, (i.level,)),), f"a move of {names[i.party]} in the conflict, from {i.start} to {i.end}")
        for i in told.imposed
    )
    return Handed(own, told.untold, told.no_way_forward, undo, told.notes)
