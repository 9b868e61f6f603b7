"""A large dated network from its table to its picture: read, cut into windows, measured, laid out, within a limit."""

from __future__ import annotations

import csv
import datetime as dt
import io
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from comity.alignment.balance.measured import Balance, balance
from comity.alignment.communities.structure import structure
from comity.alignment.layout.layout import layout
from comity.alignment.network import Snapshot, network_of
from comity.alignment.reading.ties import read_edges
from comity.alignment.shift.shift import shift
from comity.budget import Budget
from comity.case.alignment import Ties

FIRST = 1946
LIMIT = 20.0  # seconds from the table to the picture, for the last row of the sweep
BALANCE = 0.05  # seconds for one window; what is not proven by then has a best split and a floor
SWEEP = ((60, 20), (120, 40), (250, 70))
REGIONS = 10
Index = NDArray[np.int64]


@dataclass(frozen=True)
class Kind:
    """Ties of one sign: how many stand for each actor in a year, how long they last, and with whom they are."""

    name: str
    sign: int
    each: float
    years: float
    region: float  # share of pairs from one region
    camp: float  # share of pairs from one camp, but not from one region


FRIENDS = Kind("alliance", 1, 20.0, 20.0, 0.80, 0.19)
FOES = Kind("dispute", -1, 2.0, 2.0, 0.05, 0.15)


def edges(actors: int, years: int, seed: int = 0) -> str:
    """
    Return a table of ties as CSV: ten regions in two camps, of which members join over time.

    Most friends are of one region and most foes of two camps, with enough exceptions that no split fits.
    """
    rng = np.random.default_rng(seed)
    region = rng.integers(0, REGIONS, actors)
    joined = np.where(rng.random(actors) < 0.5, 0, rng.integers(0, years, actors))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("a", "b", "sign", "kind", "from", "to"))
    for kind in (FRIENDS, FOES):
        for a, b, since, until in _rows(rng, region, joined, years, kind).tolist():
            writer.writerow((f"A{a:03d}", f"A{b:03d}", kind.sign, kind.name, FIRST + since, FIRST + until))
    return out.getvalue()


def _rows(rng: np.random.Generator, region: Index, joined: Index, years: int, kind: Kind) -> Index:
    """Return pairs with their first and last year, so many that ``kind.each`` stand for each actor once all joined."""
    count = round(kind.each * len(region) / 2 * (years + kind.years) / kind.years)
    pairs = rng.integers(0, len(region), (20 * count, 2))
    a, b = region[pairs].T
    # 0: one region   1: one camp   2: two camps
    apart = np.where(a == b, 0, np.where(a % 2 == b % 2, 1, 2))
    wanted = rng.choice(3, len(pairs), p=(kind.region, kind.camp, 1 - kind.region - kind.camp))
    pairs = pairs[(pairs[:, 0] != pairs[:, 1]) & (apart == wanted)][:count]
    begin = rng.integers(-round(kind.years), years, len(pairs))
    until = np.minimum(begin + rng.geometric(1 / kind.years, len(pairs)), years) - 1
    begin = np.maximum(begin, joined[pairs].max(axis=1))
    return np.column_stack((pairs, begin, until))[until >= begin]


def windows(ties: Ties, years: int) -> list[Snapshot]:
    """Return the network of every year."""
    net = network_of(ties)
    return [net.window(dt.date(y, 1, 1), dt.date(y, 12, 31)) for y in range(FIRST, FIRST + years)]


@dataclass
class Course:
    """What each stage took, in seconds, and what came out of it."""

    text: str
    years: int
    seconds: dict[str, float] = field(default_factory=dict)
    windows: list[Snapshot] = field(default_factory=list)
    balances: list[Balance] = field(default_factory=list)

    def timed(self, stage: str, run: Callable[[], object]) -> object:
        begin = time.perf_counter()
        found = run()
        self.seconds[stage] = time.perf_counter() - begin
        return found

    @property
    def ties(self) -> int:
        return sum(len(s.a) for s in self.windows)


def course(text: str, years: int) -> Course:
    """Return the whole way from a table to its picture, stage by stage."""
    run = Course(text, years)
    ties = read_edges(text, "ties.csv").value
    run.timed("read", lambda: read_edges(text, "ties.csv"))
    assert isinstance(ties, Ties)
    run.timed("windows", lambda: run.windows.extend(windows(ties, years)))
    run.timed("balance", lambda: run.balances.extend(balance(s, Budget(BALANCE)) for s in run.windows))
    run.timed("structure, first and last", lambda: _structures((run.windows[0], run.windows[-1])))
    run.timed("shift", lambda: shift(run.windows))
    run.timed("layout", lambda: layout(run.windows))
    return run


def _structures(snapshots: Sequence[Snapshot]) -> object:
    return [structure(s, thorough=False) for s in snapshots]


def table() -> list[str]:
    """Return the table of stages as Markdown lines."""
    course(edges(30, 3), 3)  # what is compiled is loaded
    runs = [(actors, course(edges(actors, years), years)) for actors, years in SWEEP]
    stages = list(runs[0][1].seconds)
    lines = [
        "## A network of many years, from its table to its picture",
        "",
        f"Unit: microseconds per tie and window. Balance has {BALANCE:g} s for a window; the column before the last "
        f"says in how many windows the two camps are proven best. The last row has {LIMIT:g} s in all.",
        "",
        f"| | rows read | {' | '.join(stages)} | camps proven | all, s |",
        "|---" * (len(stages) + 4) + "|",
    ]
    for actors, run in runs:
        costs = " | ".join(f"{run.seconds[s] / run.ties * 1e6:,.1f}" for s in stages)
        proven = f"{sum(b.camps.proven for b in run.balances)} of {len(run.balances)}"
        rows = run.text.count("\n") - 1
        all_of_it = sum(run.seconds.values())
        lines.append(f"| {actors} actors x {run.years} years | {rows:,} | {costs} | {proven} | {all_of_it:.1f} |")
    last = runs[-1][1]
    everywhere = last.timed("structure", lambda: _structures(last.windows))
    assert everywhere
    return [
        *lines,
        "",
        f"Structure of every window of the last row, beside this: {last.seconds['structure']:.1f} s.",
        "",
    ]


if __name__ == "__main__":
    print("\n".join(table()))
