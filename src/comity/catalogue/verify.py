"""
Recompute every answer of the catalogue and hold it against the definitions and the print.

The definitions must be met exactly. A printed answer that is not the one by definition needs a written reason
in the entry, and a written reason must answer a real difference: either failing is reported as loudly as a
wrong result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from comity.catalogue.answers import COALITIONAL, EITHER, Answer, AnswerSet, extension_of
from comity.catalogue.entries import Entry, entries, load_entry
from comity.conflict.analyse import Settings, analyse
from comity.conflict.beyond import beyond
from comity.conflict.model import build
from comity.conflict.result import ConflictResult
from comity.kernels.edges import Mask

Verdict = Literal["agrees", "explained", "wrong", "missing", "unexplained", "no difference"]
GOOD: tuple[Verdict, ...] = ("agrees", "explained")


@dataclass(frozen=True, slots=True)
class Check:
    """
    One concept of one entry, checked.

    ``verdict`` is *agrees*; *explained* (the print differs from the definition, and the entry says why);
    *wrong* (what was computed is not the answer by definition); *missing* (the concept could not be
    computed); *unexplained* (the print differs and nobody says why); *no difference* (a reason is given for
    a difference that does not exist).
    """

    entry: str
    concept: str
    coalitions: tuple[tuple[str, ...], ...]
    printed: Answer | None
    recalled: Answer | None
    by_definition: Answer | None
    computed: tuple[int, ...] | None
    verdict: Verdict
    why: str = ""

    @property
    def good(self) -> bool:
        """Whether nothing is to be done about this row."""
        return self.verdict in GOOD

    def to_json(self) -> dict[str, Any]:
        """Return the row as plain values."""
        return {
            "entry": self.entry,
            "concept": self.concept,
            "coalitions": [list(block) for block in self.coalitions],
            "printed": self.printed.to_json() if self.printed else None,
            "recalled": self.recalled.to_json() if self.recalled else None,
            "by_definition": self.by_definition.to_json() if self.by_definition else None,
            "computed": None if self.computed is None else list(self.computed),
            "verdict": self.verdict,
            "good": self.good,
            "why": self.why,
        }


def verify(names: Iterable[str] = ()) -> tuple[Check, ...]:
    """
    Check the entries named, or every entry of the catalogue.

    Examples
    --------
    >>> rows = verify(["prisoners_dilemma"])
    >>> all(row.good for row in rows)
    True
    """
    chosen = [load_entry(name) for name in names] or list(entries())
    return tuple(check for entry in chosen for check in verify_entry(entry))


def verify_entry(entry: Entry) -> tuple[Check, ...]:
    """Check every answer of one entry."""
    return tuple(check for answers in entry.answers for check in _check_set(entry, answers))


def to_json(checks: Iterable[Check]) -> dict[str, Any]:
    """Return checks as plain values, with a verdict over all of them."""
    rows = [check.to_json() for check in checks]
    return {"good": all(row["good"] for row in rows), "checks": rows}


def judge(answers: AnswerSet, concept: str, computed: tuple[int, ...] | None) -> tuple[Verdict, str]:
    """
    Return the verdict on what was computed for a concept, and why.

    Parameters
    ----------
    answers : AnswerSet
    concept : str
    computed : tuple of int or None
        State numbers of the source; None where the concept could not be computed.

    Examples
    --------
    >>> shown = AnswerSet((), {"gmr": Answer((4,))}, {}, {"gmr": Answer((1, 4))}, {}, {})
    >>> judge(shown, "gmr", (1, 4))[0]
    'unexplained'
    >>> judge(shown, "gmr", (4,))[0]
    'wrong'
    """
    if computed is None:
        return "missing", "the concept does not apply to this model"
    defined = answers.by_definition.get(concept)
    if defined is not None and not defined.fits(computed):
        return "wrong", f"by definition {defined}, computed {Answer(computed)}"
    printed, reason = answers.printed.get(concept), answers.differences.get(concept)
    differs = printed is not None and not printed.fits(computed)
    if differs and not reason:
        return "unexplained", f"printed {printed}, by definition {Answer(computed)}, and the entry does not say why"
    if reason and not differs:
        return "no difference", "the entry explains a difference from the print that does not exist"
    if differs:
        return "explained", reason or ""
    return "agrees", answers.notes.get(concept, "")


def _check_set(entry: Entry, answers: AnswerSet) -> list[Check]:
    found = _compute(entry, answers)
    checks = []
    for concept in (*answers.concepts(), *(c for c in answers.differences if c not in answers.concepts())):
        computed = found.get(concept)
        verdict, why = judge(answers, concept, computed)
        checks.append(
            Check(
                entry=f"{entry.publication}/{entry.name}",
                concept=concept,
                coalitions=answers.coalitions,
                printed=answers.printed.get(concept),
                recalled=answers.recalled.get(concept),
                by_definition=answers.by_definition.get(concept),
                computed=computed,
                verdict=verdict,
                why=why,
            )
        )
    return checks


def _compute(entry: Entry, answers: AnswerSet) -> Mapping[str, tuple[int, ...]]:
    """Return the states that each concept of the set gives, by the source's numbers, in ascending order."""
    wanted = answers.concepts()
    single = [c for c in wanted if not (c.startswith(COALITIONAL) or c == EITHER or extension_of(c))]
    needed = dict.fromkeys([*single, *(("seq", "sim") if EITHER in wanted else ())])
    jointly = any(c.startswith(COALITIONAL) for c in wanted)
    conflict = entry.case.conflict
    assert conflict is not None  # an entry of the catalogue is a conflict; the tests hold every one to it
    case = replace(entry.case, conflict=replace(conflict, coalitions=answers.coalitions))
    result = analyse(build(case), Settings(concepts=tuple(needed) or ("nash",), coalitions=jointly))
    number = {result.model.index(label): n for n, label in entry.numbers.items()}
    masks = _masks(result, wanted) | _extended(result, wanted)
    return {c: tuple(sorted(number[int(s)] for s in np.flatnonzero(mask))) for c, mask in masks.items()}


def _extended(result: ConflictResult, wanted: Iterable[str]) -> dict[str, Mask]:
    """Return the equilibria under the extensions to unknown preference that are asked for."""
    asked = {c: found for c in wanted if (found := extension_of(c))}
    uncertain = beyond(result.model).uncertain if asked else None
    if uncertain is None:
        return {}
    return {c: uncertain.equilibria(letter, key) for c, (key, letter) in asked.items()}


def _masks(result: ConflictResult, wanted: Iterable[str]) -> dict[str, Mask]:
    found: dict[str, Mask] = {}
    for concept in wanted:
        joint = concept.removeprefix(COALITIONAL)
        if concept.startswith(COALITIONAL):
            if result.coalitional is not None and joint in result.coalitional.stable:
                found[concept] = result.coalitional.stable[joint]
        elif concept == EITHER:
            if "seq" in result.stable and "sim" in result.stable:
                found[concept] = np.all(result.stable["seq"] | result.stable["sim"], axis=0)
        elif concept in result.stable:
            found[concept] = result.is_equilibrium(concept)
    return found
