"""What a case says beyond plain preferences, and what follows from it; nothing, at no cost, where it says nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from comity.budget import Budget
from comity.case.nouns import Free, PartyPreference
from comity.conflict.model import Model
from comity.conflict.words import join
from comity.errors import BudgetExceededError, CaseError, Problem

if TYPE_CHECKING:
    from comity.conflict.kinds.judged import Judged
    from comity.conflict.kinds.strong import Strong
    from comity.conflict.kinds.uncertain import Uncertain
    from comity.conflict.perception import Perception
    from comity.conflict.power import Regimes

KEYS = ("nash", "gmr", "smr", "seq", "sseq")
_T = TypeVar("_T")


@dataclass(frozen=True, eq=False, slots=True)
class Beyond:
    """
    Everything that is not plain about the preferences of a case. False where there is nothing.

    Parameters
    ----------
    uncertain : Uncertain or None
        Unknown preference: extensions a to d, what is necessary and what possible.
    strong : Strong or None
        Strength of preference: strong and weak stability.
    graded : Judged or None
        Fuzzy preference, and preference by chance.
    attitudes : Judged or None
        Who cares about whom; parties enter with their own kind of preference.
    perception : Perception or None
        Who is mistaken about what, and what holds only therefore.
    regimes : Regimes or None
        How the power of others changes what parties want.
    absent : mapping name -> str
        What the case asks for and was not computed, with the reason.
    complete : bool
        False where a budget ran out.
    """

    uncertain: Uncertain | None = None
    strong: Strong | None = None
    graded: Judged | None = None
    attitudes: Judged | None = None
    perception: Perception | None = None
    regimes: Regimes | None = None
    absent: Mapping[str, str] = field(default_factory=dict)
    complete: bool = True

    def __bool__(self) -> bool:
        return bool(self.parts() or self.absent)

    def parts(self) -> dict[str, Uncertain | Strong | Judged | Perception | Regimes]:
        """Return what there is, by the names that the JSON uses."""
        found = {
            "uncertain": self.uncertain,
            "strong": self.strong,
            "graded": self.graded,
            "attitudes": self.attitudes,
            "perception": self.perception,
            "regimes": self.regimes,
        }
        return {name: part for name, part in found.items() if part is not None}

    def to_json(self) -> dict[str, Any]:
        """
        Return only what there is, each under its own key, as plain values.

        What was asked for and not computed stands under ``beyond_absent``, with the reason.
        """
        out: dict[str, Any] = {name: part.to_json() for name, part in self.parts().items()}
        return out | ({"beyond_absent": dict(self.absent)} if self.absent else {})

    def sentences(self) -> tuple[str, ...]:
        """Return what was found in plain words, part after part."""
        found = [s for part in self.parts().values() for s in part.sentences()]
        return (*found, *(f"{_TITLES[name]}: not computed, since {why}." for name, why in self.absent.items()))


_TITLES = {
    "uncertain": "Unknown preference",
    "strong": "Strength of preference",
    "graded": "Preference by degree",
    "attitudes": "Attitudes",
    "perception": "Perception",
    "regimes": "Power",
}


def beyond(model: Model, budget: Budget | None = None, progress: Callable[[str], None] | None = None) -> Beyond:
    """
    Return what a case says beyond plain preferences, and what follows from it.

    Every answer takes each party by its own kind of preference. Where something is unknown too, strength, degrees and
    attitudes are judged under extension b; ``uncertain`` holds the others.

    Parameters
    ----------
    model : Model
        From :func:`comity.conflict.model.build`; from :func:`comity.conflict.kinds.parties.open_model` where a
        preference is left open.
    budget : Budget, optional
        When it runs out, what is finished is returned with ``complete=False``.
    progress : callable, optional
        Told in words what is being worked on.

    Raises
    ------
    CaseError
        Places without states, degrees that contradict each other, two kinds of preference in one party.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> bool(beyond(build(load_entry("chicken").case)))
    False
    """
    asked = _asked(model)
    if not asked:
        return Beyond()
    work = _Work(model, budget or Budget(), progress or (lambda _: None))
    open_parties = [model.case.party(p.party).name for p in _rows(model) if isinstance(p.preference, Free)]
    found: dict[str, Any] = {}
    if set(asked) - {"perception", "regimes"}:
        found |= _kinds(work, asked)
    ranked: dict[str, Callable[[], Any]] = {
        "perception": lambda: _perception(work),
        "regimes": lambda: _regimes(work),
    }
    for name in (n for n in ranked if n in asked):
        if open_parties:
            work.absent[name] = f"what {join(open_parties)} would rather have is left open, and every order is needed"
        else:
            found[name] = work.do(name, ranked[name])
    complete = work.complete and all(getattr(part, "complete", True) for part in found.values())
    return Beyond(**found, absent=work.absent, complete=complete)


def problems(model: Model) -> tuple[Problem, ...]:
    """
    Return every problem of what a case says beyond plain preferences, without working out what follows from it.

    Parameters
    ----------
    model : Model
        As for :func:`beyond`.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> problems(build(load_entry("gisborne_uncertain").case))
    ()
    """
    asked = _asked(model)
    looks: list[Callable[[], object]] = []
    if set(asked) - {"perception", "regimes"}:
        from comity.conflict.kinds.parties import kinds_of
        from comity.conflict.kinds.relations import MAX_STATES

        looks += [lambda: kinds_of(model)] if model.n_states <= MAX_STATES else []
    if not any(isinstance(p.preference, Free) for p in _rows(model)):  # they need every party's order
        from comity.conflict.perception import perception
        from comity.conflict.power import regimes

        looks += [lambda: perception(model, ())] if "perception" in asked else []
        looks += [lambda: regimes(model, ())] if "regimes" in asked else []
    found: list[Problem] = []
    for look in looks:
        try:
            look()
        except CaseError as e:
            found.extend(e.problems)
    return tuple(found)


def _asked(model: Model) -> tuple[str, ...]:
    """Return what the case speaks of; nothing is computed to know it."""
    rows = _rows(model)
    there = {
        "uncertain": any(p.doubt.unknown or isinstance(p.preference, Free) for p in rows),
        "strong": any(_has_degrees(p.preference) for p in rows),
        "graded": any(p.doubt.fuzzy or p.doubt.chances for p in rows),
        "attitudes": bool(model.conflict.attitudes),
        "perception": bool(model.conflict.misperceives),
        "regimes": any(p.regimes for p in rows),
    }
    return tuple(name for name, asked in there.items() if asked)


def _rows(model: Model) -> list[PartyPreference]:
    return [p for p in model.conflict.preferences if p.party in model.parties]


def _has_degrees(preference: object) -> bool:
    return any(getattr(preference, name, ()) for name in ("degrees", "breaks", "much"))


@dataclass(eq=False, slots=True)
class _Work:
    """One piece of work after another; what the budget does not allow is absent with the reason."""

    model: Model
    budget: Budget
    say: Callable[[str], None]
    absent: dict[str, str] = field(default_factory=dict)
    complete: bool = True

    def do(self, name: str, what: Callable[[], _T]) -> _T | None:
        """Return what a function returns, or None with the reason noted where the budget ran out."""
        try:
            self.budget.check()
            self.say(_TITLES[name].lower())
            return what()
        except (BudgetExceededError, KeyboardInterrupt) as e:
            self.stopped((name,), e)
            return None

    def stopped(self, names: tuple[str, ...], error: BaseException) -> None:
        """Note what was not finished, and why."""
        self.absent |= dict.fromkeys(names, f"the work was not finished ({self.budget.ended(error)})")
        self.complete = False


def _kinds(work: _Work, asked: tuple[str, ...]) -> dict[str, Any]:
    from comity.conflict.kinds.answers import kinds_answers
    from comity.conflict.kinds.relations import MAX_STATES

    wanted = tuple(name for name in asked if name not in ("perception", "regimes"))
    if work.model.n_states > MAX_STATES:
        why = f"every pair of states is looked at, and {work.model.n_states:,} states are more than {MAX_STATES:,}"
        work.absent.update(dict.fromkeys(wanted, why))
        return {}
    try:
        return kinds_answers(work.model, wanted, KEYS, work.budget.check, work.do)
    except (BudgetExceededError, KeyboardInterrupt) as e:  # before the first of them was begun
        work.stopped(wanted, e)
        return {}


def _perception(work: _Work) -> Perception | None:
    from comity.conflict.perception import perception

    return perception(work.model, KEYS, work.budget)


def _regimes(work: _Work) -> Regimes | None:
    from comity.conflict.power import regimes

    return regimes(work.model, KEYS, work.budget)
