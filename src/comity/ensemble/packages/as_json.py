"""The answer about drawn values as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from comity.ensemble.packages.choosing import SOLUTIONS
from comity.ensemble.packages.tally import Asked

if TYPE_CHECKING:
    from comity.case.settlement import Issue
    from comity.ensemble.packages.result import ValuesEnsemble


def to_json(result: ValuesEnsemble) -> dict[str, Any]:
    """Return the answer as ``comity ensemble --json`` prints it under ``packages``."""
    named = result.model.named
    return {
        "draws": result.draws,
        "asked": result.asked,
        "seed": result.seed,
        "complete": result.complete,
        "method": "enumeration" if result.laid is not None else "programs",
        "intervals": [u.to_json() for u in result.unknowns],
        "agreement": result.agreement.to_json(),
        "agreed": result.agreed,
        "possible": result.possible,
        "sure": result.sure,
        "sure_packages": [named(p) for p in result.sure_packages],
        "plans": {plan.id: _plan(result, plan.id, plan.text) for plan in result.settlement.plans},
        "solutions": {key: _solution(result, key) for key in SOLUTIONS},
        "sensitivity": _sensitivity(result),
        "notes": list(result.notes()),
    }


def _plan(result: ValuesEnsemble, plan: str, text: str) -> dict[str, Any]:
    return {
        "text": text,
        "acceptable": result.plan(plan).to_json(),
        "by_party": {party: result.plan_of(plan, party).to_json() for party in result.model.parties},
    }


def _solution(result: ValuesEnsemble, key: str) -> dict[str, Any]:
    packages = [
        {"package": _levels_only(result, result.model.named(c.package)), "count": c.count, **c.share.to_json()}
        for c in result.chosen(key)
    ]
    return {
        "packages": packages,
        "distinct": len(result.tally.chosen[key]),
        "levels": {
            issue.id: {level.id: result.level(key, issue.id, level.id).to_json() for level in issue.levels}
            for issue in _with_levels(result)
        }
        if result.agreed
        else {},
    }


def _levels_only(result: ValuesEnsemble, named: dict[str, str | float]) -> dict[str, str | float]:
    return {issue.id: named[issue.id] for issue in _with_levels(result)}


def _with_levels(result: ValuesEnsemble) -> list[Issue]:
    return [issue for issue in result.settlement.issues if issue.span is None]


def _sensitivity(result: ValuesEnsemble) -> dict[str, Any]:
    """Return what moves the agreement, each plan, and each issue's commonest level of each solution."""

    def moved(asked: Asked) -> list[dict[str, Any]]:
        return [m.to_json() for m in result.movers(asked)]

    levels = {
        key: {issue.id: (common := result.commonest(key, issue.id), moved(Asked("level", key, issue.id, common)))
              for issue in _with_levels(result)}
        for key in SOLUTIONS
    }  # fmt: skip
    return {
        "agreement": moved(Asked("agreement")),
        "plans": {plan.id: moved(Asked("plan", "", plan.id)) for plan in result.settlement.plans},
        "levels": {
            key: {issue: {"level": level, "movers": found} for issue, (level, found) in per.items() if found}
            for key, per in levels.items()
        },
    }
