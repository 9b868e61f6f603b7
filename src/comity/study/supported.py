"""Outside support as choices of third parties: what would hold if it were given, withdrawn, or tied to a step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from comity.budget import Budget
from comity.case.nouns import Case, DrawnConflict, OptionConflict
from comity.case.support import Support
from comity.conflict.bound import Found
from comity.conflict.kinds.parties import left_open
from comity.conflict.model import Model, build
from comity.conflict.tiers import choose
from comity.conflict.words import describe, join, lower_first
from comity.errors import BudgetExceededError, TooLargeError, UsageError
from comity.study.conditionality import Name, conditionality
from comity.study.support_scenarios import Worked, scenario, work
from comity.study.support_settings import Levers, Setting, levers_of, settings_of
from comity.support.structural.result import Scenario, Structure

CONCEPTS = ("nash", "seq", "gmr", "smr")
_WORK = 400_000  # states of all conditional scenarios together, up to which all concepts are asked
_TIED = 100_000  # states of one conflict, up to which support is tied to steps


@dataclass(frozen=True, slots=True)
class StructureSettings:
    """
    What to compute.

    Parameters
    ----------
    concept : str
        One of ``nash``, ``seq``, ``gmr``, ``smr``: leverage and targets are asked under it.
    listed : int
        How many states are listed under each heading; all are counted.
    sets : int or None
        How many sets of ties are looked at for the targets; None for what the size of the conflict allows.
    """

    concept: str = "seq"
    listed: int = 12
    sets: int | None = None


def structure_of(
    case: Case,
    budget: Budget | None = None,
    progress: Callable[[str], None] | None = None,
    settings: StructureSettings | None = None,
    model: Model | None = None,
) -> Structure | None:
    """
    Return what outside support does to the conflict of a case, scenario by scenario.

    Support is a choice of its giver in the conflict (a *lever*). Each scenario takes some of these choices away
    (conventions §108): all are given or withdrawn for good, one is withdrawn, an end is announced, or one follows a
    step of the others by itself. For each, the outcomes that hold, what is reached from today, and whether each party
    then stands better or worse by its own order (§109). Only the main reading of each party is asked.

    Parameters
    ----------
    case : Case
    budget : Budget, optional
        When it runs out, what is finished is returned with ``complete=False``.
    progress : callable, optional
        Told in words what is being worked on.
    settings : StructureSettings, optional
    model : Model, optional
        The conflict where it is at hand; else it is built, if its states can be listed.

    Returns
    -------
    Structure or None
        None where the case names no lever. Where the conflict cannot be asked, ``missing`` says why.

    Raises
    ------
    CaseError, UsageError
        See :func:`comity.conflict.model.build`; a lever that is no option of the conflict; no such concept.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from comity.case.support import Lever
    >>> from comity.catalogue.entries import load_entry
    >>> case = load_entry("syria_iraq_1975").case
    >>> found = structure_of(replace(case, support=Support(levers=(Lever("release", "syria"),))))
    >>> [(s.name, s.under("nash").equilibria.first) for s in found.scenarios[:3]]
    [('as it is', ('NYY',)), ('given', ('YNN',)), ('withdrawn', ('NYY',))]
    """
    support: Support | None = getattr(case, "support", None)
    if support is None or not support.levers:
        return None
    settings, budget, say = settings or StructureSettings(), budget or Budget(), progress or (lambda _: None)
    if settings.concept not in CONCEPTS:
        raise UsageError(f'leverage is not asked under "{settings.concept}". Ask under one of {", ".join(CONCEPTS)}.')
    empty = Structure(
        tuple((p.id, p.name) for p in case.parties),
        tuple(o.id for o in case.conflict.options) if isinstance(case.conflict, OptionConflict) else (),
        tuple(dict.fromkeys(row.option for row in support.levers)),
        settings.concept,
    )
    why = _why_not(case)
    if why:
        return replace(empty, missing=why)
    levers = levers_of(model or build(case), support)
    return _asked(empty, levers, support, settings, budget, say)


def _why_not(case: Case) -> str:
    """Return why the conflict cannot be asked; empty where it can."""
    if case.conflict is None:
        return "The case has levers and no conflict, so nothing can be said of what they would do."
    if isinstance(case.conflict, DrawnConflict):
        return "The conflict is drawn by hand and has no options, so no support can be settled or tied."
    if left_open(case):
        return "Some preferences in the conflict are left open, so no outcome follows from support."
    try:
        listed = choose(case) == "table"
    except TooLargeError:
        listed = False
    return "" if listed else _TOO_LARGE


_TOO_LARGE = (
    "The conflict has too many states to list, so the scenarios of support are not compared. Ask for one position of "
    "support at a time: rule out the other under infeasible, and ask `comity conflict`."
)


def _asked(
    empty: Structure,
    levers: Levers,
    support: Support,
    settings: StructureSettings,
    budget: Budget,
    say: Callable[[str], None],
) -> Structure:
    model = levers.model
    huge = model.n_states > _TIED
    every = tuple(s for s in settings_of(levers) if not huge or s.kind != "conditional")
    brief = _brief(levers, every)
    notes = [*_left_out(model), *_about_ties(levers, brief, huge)]
    done: list[Worked] = []
    moves: Found = {}
    missing = ""
    try:
        for setting in every:
            budget.check()
            say(f"support: {setting.name}")
            short = brief and setting.kind == "conditional"
            keys = tuple(dict.fromkeys(("nash", settings.concept))) if short else CONCEPTS
            worked = _worked(model, setting, keys, settings.concept, budget, moves)
            if isinstance(worked, str):
                notes.append(worked)
            else:
                done.append(worked)
    except (BudgetExceededError, KeyboardInterrupt) as e:
        missing = f"Not every scenario was worked out: {budget.ended(e)}."
    if not done:
        return replace(empty, missing=missing, complete=False)
    found = [scenario(model, w, done[0], empty.levers, settings.listed) for w in done]
    say("support: targets")
    targets = conditionality(
        levers,
        support.targets,
        settings.concept,
        done[0].holds[settings.concept],
        most=0 if huge and settings.sets is None else settings.sets,
        budget=budget,
        known={_set_of(w.setting): w.holds[settings.concept] for w in done if w.setting.kind != "announced"},
        moves=moves,
    )
    return replace(
        empty,
        scenarios=tuple(found),
        targets=targets,
        outcomes=_outcomes(model, found),
        missing=missing,
        notes=tuple(notes),
        complete=not missing and all(t.complete for t in targets),
    )


def _worked(
    model: Model, setting: Setting, keys: Iterable[str], concept: str, budget: Budget, moves: Found
) -> Worked | str:
    """Return a scenario worked through, or why there is none."""
    try:
        return work(model, setting, keys, concept, budget, moves)
    except UsageError as why:
        return f"{setting.words}: {why}"


_BRIEF = (
    "The conflict is large, so support tied to a step is asked under Nash and under the concept of leverage alone, "
    "not under all four concepts."
)

_HUGE = "The conflict has so many states that support tied to a step is left out; support given and withdrawn is asked."
_NO_STEP = (
    "There is no step that support could be tied to: every party with a choice decides some support, or the steps of "
    "the case speak of the support itself. Name others under steps."
)


def _about_ties(levers: Levers, brief: bool, huge: bool) -> list[str]:
    """Return what there is to say of support tied to steps as such."""
    if not any(levers.steps_of(row) for row in levers.rows):
        return [_NO_STEP]
    return [_HUGE] * huge + [_BRIEF] * brief


def _brief(levers: Levers, every: tuple[Setting, ...]) -> bool:
    return levers.model.n_states * sum(s.kind == "conditional" for s in every) > _WORK


def _left_out(model: Model) -> tuple[str, ...]:
    """Return what the case says of the conflict that is not asked here."""
    conflict = model.conflict
    rows = conflict.preferences
    there = {
        "alternative readings": any(r.readings for r in rows),
        "what is not known for sure about preferences": any(r.doubt for r in rows),
        "priorities that change": any(r.regimes for r in rows),
        "attitudes": bool(conflict.attitudes),
        "coalitions": bool(conflict.coalitions),
        "what parties do not see": bool(conflict.misperceives),
    }
    left = [what for what, is_there in there.items() if is_there]
    return (f"Only the main preferences are asked; left out: {', '.join(left)}.",) if left else ()


def _set_of(setting: Setting) -> Name:
    """Return the name under which the search for targets knows a scenario."""
    if setting.kind == "conditional":
        return ((setting.levers[0], f"if {setting.condition}"),)
    return tuple((o, "given" if setting.kind == "given" else "withdrawn") for o in setting.levers)


def _outcomes(model: Model, found: Iterable[Scenario]) -> tuple[tuple[str, str], ...]:
    """Return every state that is listed anywhere with its words."""
    labels: set[str] = set()
    for s in found:
        lists = [few for h in s.held for few in (h.equilibria, h.new, h.lost, h.new_apart, h.lost_apart)]
        lists += [s.reached] if s.reached is not None else []
        labels |= {label for few in lists for label in few.first}
        labels |= {s.today} if s.today is not None else set()
        labels |= {r.state for each in s.standings for r in (each.best, each.worst, each.secure) if r is not None}
    return tuple((label, _words(model, label)) for label in sorted(labels))


def _words(model: Model, label: str) -> str:
    """Return in words what each party does in a state, or in one apart from the levers."""
    state = model.space.index(label)
    if state is not None:
        return describe(model, state)
    said = []
    for party in model.parties:
        texts = []
        for o, letter in zip(model.options, label, strict=True):
            text = {"Y": o.text or o.id, "N": o.off}.get(letter, "")
            texts += [lower_first(text)] if o.by == party and text else []
        said += [f"{model.case.party(party).name}: {join(texts)}"] if texts else []
    return "; ".join(said) or "nobody acts"


__all__ = ["CONCEPTS", "StructureSettings", "structure_of"]
