"""One conflict through the concepts that were asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from comity.budget import Budget
from comity.case.digest import digest
from comity.case.nouns import Case
from comity.conflict.breakers import coalitional_nash
from comity.conflict.coalitions import MAX_STATES, Coalition, Coalitional, coalitional
from comity.conflict.concepts.table import (
    DEFAULT,
    concept,
    parse_concepts,
)
from comity.conflict.model import Model, build
from comity.conflict.moves import OptionMoves
from comity.conflict.result import ConflictResult
from comity.conflict.stability import DoesNotApply, stability
from comity.errors import BudgetExceededError, TooLargeError, UsageError
from comity.kernels.edges import Mask
from comity.version import __version__

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """
    What to compute.

    Parameters
    ----------
    concepts : tuple of str
        Keys such as ``"nash"``, ``"l3"``, ``"nonmyopic"``.
    depth : int or None
        The longest answering sequence that counts as a sanction; None, the default, for no limit.
    coalitions : bool
        Also judge every state for every coalition (or for the blocks the case fixes).
    """

    concepts: tuple[str, ...] = DEFAULT
    depth: int | None = None
    coalitions: bool = False


def analyse(
    case: Case | Model,
    settings: Settings | None = None,
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> ConflictResult:
    """
    Return the stability of every state of a conflict.

    Parameters
    ----------
    case : Case or Model
    settings : Settings, optional
    budget : Budget, optional
        When it runs out, what is finished is returned with ``complete=False``.
    progress : callable, optional
        Told in words what is being worked on.

    Raises
    ------
    CaseError, UsageError
        See :func:`comity.conflict.model.build`; a concept that is not known.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> result = analyse(load_entry("stag_hunt").case, Settings(concepts=("nash", "sim")))
    >>> result.labels(result.equilibria("nash"))
    ['NN', 'YY']
    """
    settings, budget = settings or Settings(), budget or Budget()
    if settings.depth is not None and settings.depth < 0:
        raise UsageError(
            f"a depth of {settings.depth} makes no sense: give a whole number from 0, or leave it out for no limit."
        )
    keys = parse_concepts(settings.concepts)
    model = case if isinstance(case, Model) else build(case)
    stable: dict[str, Mask] = {}
    absent: dict[str, str] = {}
    notes: dict[str, str] = {}
    joint: Coalitional | None = None
    complete = True
    say = progress or (lambda _: None)
    for key in keys:
        try:
            budget.check()
            say(f"{concept(key).name} stability")
            stable[key] = stability(model, key, settings.depth, budget, notes)
        except (DoesNotApply, TooLargeError) as why:
            absent[key] = str(why)
        except (BudgetExceededError, KeyboardInterrupt) as e:
            absent[key] = f"not finished: {budget.ended(e)}"
            complete = False
    if settings.coalitions or model.conflict.coalitions:
        try:
            budget.check()
            say("coalitions")
            joint = _coalitional(model, settings.depth, stable.get("nash"), budget, notes)
            if joint.absent:
                absent["coalitional"] = "; ".join(f"{concept(c).name}: {why}" for c, why in joint.absent.items())
        except TooLargeError as why:
            absent["coalitional"] = str(why)
        except (BudgetExceededError, KeyboardInterrupt) as e:
            absent["coalitional"] = f"not finished: {budget.ended(e)}"
            complete = False
    return ConflictResult(
        model, digest(model.case), __version__, settings.depth, stable, absent, joint, notes, complete
    )


def _coalitional(
    model: Model, depth: int | None, nash: Mask | None, budget: Budget, notes: dict[str, str]
) -> Coalitional:
    """Return coalitional stability; of Nash alone, and said so, where pairs of states are too many for the rest."""
    structure = structure_of(model)
    if isinstance(model.moves, OptionMoves) or model.n_states <= MAX_STATES or structure:
        found = coalitional(model.moves, model.ranks, structure=structure, depth=depth, pause=budget.check)
        if found.note:
            notes["coalitional"] = found.note
        return found
    alone = stability(model, "nash", depth, budget, {}) if nash is None else nash
    notes["coalitional"] = (
        f"where states are merged, drawn by hand or moves closed, above {MAX_STATES:,} states only coalitional Nash "
        "is computed, and broken_by speaks only of the states that no single party would leave"
    )
    return coalitional_nash(model, np.logical_and.reduce(alone, axis=0), budget.check)


def structure_of(model: Model) -> tuple[Coalition, ...]:
    """Return the blocks of a fixed coalition structure, parties it leaves out alone; empty where none is fixed."""
    if not model.conflict.coalitions:
        return ()
    blocks = [tuple(sorted(model.player(p) for p in b if p in model.parties)) for b in model.conflict.coalitions]
    named = {i for b in blocks for i in b}
    return tuple(b for b in blocks if b) + tuple((i,) for i in range(model.n_players) if i not in named)
