"""Exact numbers and arrows as JSON can hold them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from comity.settlement.sequence.graph import Arrow


def number(value: Fraction | None) -> float | int | None:
    """Return an exact number as JSON can hold it."""
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def arrow_json(arrow: Arrow) -> dict[str, Any]:
    """Return an arrow as plain values."""
    weight = arrow.weight
    out: dict[str, Any] = {"first": arrow.first, "then": arrow.then, "by": list(arrow.owners)}
    out |= {"claims": list(arrow.claims), "weight": number(weight.middle)}
    return out if weight.known else out | {"weight_range": [number(weight.low), number(weight.high)]}
