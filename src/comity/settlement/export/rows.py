"""Packages as rows of a table: how each issue is settled, what it is worth to whom, and what it is called."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import product
from typing import Any

from comity.budget import Budget
from comity.errors import TooLargeError
from comity.settlement.packages.model import Package, Packages, package_from
from comity.settlement.packages.parts import number
from comity.settlement.packages.result import PackagesResult
from comity.settlement.result import SettlementResult

MAX_ROWS = 1 << 18
"""Packages that a table of all of them may have."""
_CHECKED = 1024


def titles(found: SettlementResult, packages: PackagesResult) -> dict[Package, list[str]]:
    """Return the packages that have a name: bargaining solutions by their key, and the plans of the case."""
    named: dict[Package, list[str]] = {}
    for solution in packages.solutions.solutions:
        for package in solution.packages:
            named.setdefault(package, []).append(solution.key)
    for plan in found.settlement.plans:
        named.setdefault(package_from(packages.model, dict(plan.package)), []).append(plan.id)
    return named


def every(model: Packages, budget: Budget) -> Iterator[Package]:
    """
    Yield every package that is not excluded, the last issue turning fastest.

    Raises
    ------
    TooLargeError
        An issue is settled by a number, or the packages are more than 262,144.
    """
    if model.total is None:
        raise TooLargeError(
            "an issue is settled by any number between two ends, so the packages cannot be listed. "
            "Export the frontier instead, or give the issue levels."
        )
    if model.total > MAX_ROWS:
        raise TooLargeError(
            f"there are {model.total:,} packages; at most {MAX_ROWS:,} are written. Export the frontier instead."
        )
    for k, package in enumerate(product(*(range(len(issue.levels)) for issue in model.issues))):
        if k % _CHECKED == 0:
            budget.check()
        if model.allowed(package):
            yield package


def as_csv(model: Packages, rows: Iterable[tuple[Package, tuple[Fraction, ...]]], names: Mapping[Package, Any]) -> str:
    """
    Return packages as CSV.

    Columns: one per issue; ``value: party`` in the party's own units; ``gain: party`` over its walk-away value;
    ``acceptable`` (Y or N: to every party); ``name`` where the package has one.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    parties = model.parties
    heads = [*(f"value: {p}" for p in parties), *(f"gain: {p}" for p in parties), "acceptable", "name"]
    writer.writerow([*(issue.id for issue in model.issues), *heads])
    for package, values in rows:
        gains = [v - d for v, d in zip(values, model.floor, strict=True)]
        numbers = [str(number(v)) for v in (*values, *gains)]
        yes = "Y" if min(gains) >= 0 else "N"
        writer.writerow([*model.named(package).values(), *numbers, yes, " ".join(names.get(package, ()))])
    return out.getvalue()


def as_json(head: Mapping[str, Any], body: Mapping[str, Any]) -> str:
    """Return an answer as JSON text."""
    return json.dumps({**head, **body}, ensure_ascii=False, indent=2) + "\n"
