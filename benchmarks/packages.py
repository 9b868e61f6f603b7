"""The bargaining solutions over packages, from ten thousand packages to more than 10^30: seconds and what is proven."""

from __future__ import annotations

import random
import statistics
import time
from fractions import Fraction

from comity.budget import Budget
from comity.case.settlement import Issue, IssueLevel
from comity.settlement.packages.bargaining.analyse import bargain
from comity.settlement.packages.bargaining.result import NAMES, Solution
from comity.settlement.packages.model import Packages

SWEEP = ((5, 6, 2), (10, 4, 2), (10, 8, 3), (20, 10, 4), (30, 10, 5), (30, 10, 8), (30, 10, 10))
SEEDS = range(5)
KEYS = ("nash", "kalai_smorodinsky", "egalitarian")
LONGEST = 20.0  # seconds for one solution


def packages(issues: int, levels: int, parties: int, seed: int) -> Packages:
    """Return packages with values of 0 to 100 and walk-aways of 20 to 50 % of the most; the seed is fixed."""
    rng = random.Random(issues * 10_000 + levels * 100 + parties + seed / 10)
    made = tuple(Issue(f"i{k}", levels=tuple(IssueLevel(f"l{n}") for n in range(levels))) for k in range(issues))
    worth = tuple(
        tuple(tuple(Fraction(rng.randint(0, 100)) for _ in range(levels)) for _ in made) for _ in range(parties)
    )
    floor = tuple(Fraction(int(sum(map(max, mine)) * rng.uniform(0.2, 0.5))) for mine in worth)
    names = tuple(f"p{p}" for p in range(parties))
    no_curves = tuple(((),) * issues for _ in names)
    return Packages(made, names, worth, no_curves, ((),) * parties, (), floor, (Fraction(1),) * parties)


def table() -> list[str]:
    """Return the table of solutions as Markdown lines."""
    lines = [
        "## Bargaining solutions over packages",
        "",
        f"Seconds for all packages of one solution, the ideals included: the median of {len(SEEDS)} seeds, and the "
        f"longest. Uniform whole values of 0 to 100; {LONGEST:g} seconds at most.",
        "",
        "| issues x levels x parties | packages | solution | median, s | longest, s | proven, all found | widest gap |",
        "|---|---|---|---|---|---|---|",
    ]
    bargain(packages(10, 8, 3, 99))  # what is compiled is loaded
    for issues, levels, parties in SWEEP:
        subjects = [packages(issues, levels, parties, seed) for seed in SEEDS]
        for key in KEYS:
            lines.append(f"| {issues} x {levels} x {parties} | {levels**issues:.3g} | {_row(subjects, key)} |")
    return [*lines, ""]


def _row(subjects: list[Packages], key: str) -> str:
    times: list[float] = []
    found: list[Solution] = []
    for subject in subjects:
        begin = time.perf_counter()
        found.append(bargain(subject, keys=(key,), budget=Budget(LONGEST)).of(key))
        times.append(time.perf_counter() - begin)
    whole = sum(s.proven and s.complete for s in found)
    gaps = [s.gap for s in found]
    widest = "unknown" if None in gaps else f"{max(g for g in gaps if g is not None):.2%}"
    return f"{NAMES[key]} | {statistics.median(times):.3f} | {max(times):.3f} | {whole} of {len(found)} | {widest}"


if __name__ == "__main__":
    print("\n".join(table()))
