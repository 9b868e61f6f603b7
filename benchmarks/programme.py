"""Plans of declared programmes: how long the cheapest takes until at most 1 % could be saved, shape by shape."""

from __future__ import annotations

import time

from comity.budget import Budget
from comity.programme.plan.cheapest import plan
from comity.programme.plan.fitting import fits
from programme_cases import SHAPES, programme

LIMIT = 30.0
GAP = 0.01
SIZE = {"items": 40, "periods": 60, "resources": 25}
SEEDS = (0,)


def table() -> list[str]:
    """Return the table of shapes as Markdown lines."""
    plan(programme(next(iter(SHAPES.values())), items=2, periods=9, resources=5), gap=GAP)  # the solver is loaded
    lines = [
        "## Programmes of 40 items, 60 periods and 25 resources",
        "",
        f"The cheapest plan to a gap of {GAP:.0%}, within {LIMIT:g} s; one of each shape. "
        "The last column is how long the largest share that fits takes. Moderate and heavy setups: four items of ten "
        "have some; in the other shapes all have. How much each shape is: `programme_cases.py`.",
        "",
        "| | plan, s | gap left, % | share that fits, s |",
        "|---|---|---|---|",
    ]
    for name, shape in SHAPES.items():
        took, gaps, share = [], [], []
        for seed in SEEDS:
            made = programme(shape, seed, **SIZE)
            begin = time.perf_counter()
            found = plan(made, gap=GAP, budget=Budget(LIMIT))
            took.append(time.perf_counter() - begin)
            gaps.append(found.gap)
            begin = time.perf_counter()
            fits(made, budget=Budget(LIMIT))
            share.append(time.perf_counter() - begin)
        left = "no plan" if None in gaps else f"{max(g for g in gaps if g is not None):.2%}".rstrip("%")
        lines.append(f"| {name} | {max(took):.1f} | {left} | {max(share):.1f} |")
    return [*lines, ""]


if __name__ == "__main__":
    print("\n".join(table()))
