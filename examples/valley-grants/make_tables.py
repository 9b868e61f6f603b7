"""Make the two tables of this case. Everything in them is made up, with effects that are known.

    python make_tables.py

`monthly.csv`: 26 valleys over 60 months. Clashes follow two influences that all valleys share in different measure, and
chance. Hill loses its grants from 2004-01 on, and clashes there fall by 0.5 on the log scale (about 40 per cent).
`wars.csv`: 160 past conflicts by year. In a year without grants to the rebels a conflict ends in a settlement 2.2 times
as often as in a year with them; grants make no difference to victories.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
VALLEYS = ("hill", *(f"valley_{k:02}" for k in range(1, 26)))
MONTHS = 60
CUT = 36
EFFECT = -0.5
SETTLE = {True: 0.07, False: 0.07 * 2.2}
VICTORY = 0.03


def monthly(rng: np.random.Generator) -> list[list[str]]:
    """Return the rows of the monthly table."""
    shared = np.cumsum(rng.normal(0, 0.12, (2, MONTHS)), axis=1)
    weights = rng.uniform(0.2, 1.0, (len(VALLEYS), 2))
    weights[0] = weights[1:6].mean(axis=0)  # Hill is like a mixture of five others
    logs = 3.2 + weights @ shared + rng.normal(0, 0.08, (len(VALLEYS), MONTHS))
    grants = np.round(1.5 + 0.3 * np.sin(np.arange(MONTHS) / 6) + rng.normal(0, 0.1, (len(VALLEYS), MONTHS)), 2)
    logs[0, CUT:] += EFFECT
    grants[0, CUT:] = 0.0
    rows = []
    for u, valley in enumerate(VALLEYS):
        for m in range(MONTHS):
            month = f"{2001 + m // 12}-{m % 12 + 1:02}"
            rows.append([month, valley, str(round(float(np.exp(logs[u, m])))), f"{grants[u, m]:g}", "2006-03"])
    return rows


def wars(rng: np.random.Generator) -> list[list[str]]:
    """Return the rows of the table of past conflicts."""
    rows = []
    for k in range(1, 161):
        start, granted, year, end = int(rng.integers(1950, 1980)), bool(rng.random() < 0.5), 0, ""
        while not end and year < 25:
            if rng.random() < 0.15:
                granted = not granted
            draw = rng.random()
            settled = SETTLE[granted]
            end = "settlement" if draw < settled else "a" if draw < settled + VICTORY else ""
            end = "b" if not end and draw > 1 - VICTORY else end
            rows.append([f"war_{k:03}", str(start + year), "1" if granted else "0", end])
            year += 1
    return rows


def write(name: str, head: list[str], rows: list[list[str]]) -> None:
    """Write one table."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(head)
        out.writerows(rows)


if __name__ == "__main__":
    rng = np.random.default_rng(1975)
    write("monthly.csv", ["month", "valley", "clashes", "grants", "released"], monthly(rng))
    write("wars.csv", ["war", "year", "grants_to_rebels", "ended"], wars(rng))
