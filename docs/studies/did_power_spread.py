"""
Did power spread? Tables of the study, made from public data: ``python did_power_spread.py FOLDER``.

The folder has six tables as their publishers give them: ``nmc.csv`` (national capabilities), ``majors.csv`` (spells as
a major power), ``trade.csv`` (trade by pair and year), ``atop.csv`` (alliances by pair and year), ``signed.csv``
(signed networks of states by window) and ``votes.csv`` (roll calls of the General Assembly).
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

import numpy as np

from comity.alignment.balance.measured import Balance, balance
from comity.alignment.capabilities.analyse import concentration
from comity.alignment.capabilities.change import band, outer_band, verdict_of
from comity.alignment.capabilities.result import Concentration
from comity.alignment.ideal_points.agreement import agreement
from comity.alignment.ideal_points.roll_calls import roll_calls
from comity.alignment.network import Network, network_of
from comity.alignment.reading.atop import read_atop
from comity.alignment.reading.capabilities import read_cow_capabilities
from comity.alignment.reading.imported import Flows, Imported, RollCalls
from comity.alignment.reading.signed import read_cow_signed
from comity.alignment.reading.trade import read_cow_trade
from comity.alignment.reading.votes import read_un_votes
from comity.alignment.shift.shift import shift
from comity.case.alignment import Capabilities, Ties

DRAWS = 2000
PERIODS = ((1816, 1913), (1913, 1938), (1946, 1991), (1991, 2012))
TRADE = ((1870, 1913), (1920, 1938), (1950, 1991), (1992, 2012), (1992, 2014))
ALLIANCES = ((1890, 1913), (1913, 1938), (1946, 1991), (1991, 2012))
LATER = ((1946, 1991), (1991, 2012))
OTHERWISE = ((1992, 2012), (2012, 2022))
LEFT_OUT = (("CHN",), ("USA",), ("CHN", "USA"))
TIES = ("effective number of centres by ties", "effective number of communities")
FIVE = 5
VERDICTS = {"rises": "more centres", "falls": "fewer centres"}
Span = tuple[int, int]
T = TypeVar("T", Ties, Capabilities, Flows, RollCalls)


@dataclass(frozen=True)
class Row:
    """One change: over which years, of what, among how many, from where to where, its band, and what it says."""

    years: Span
    what: str
    counts: Span
    ends: tuple[float, float]
    change: tuple[float, float]
    verdict: str

    def __str__(self) -> str:
        first, last = self.years
        low, high = self.change
        return (
            f"| {first} to {last} | {self.what} | {self.counts[0]}, {self.counts[1]} | {self.ends[0]:.1f} | "
            f"{self.ends[1]:.1f} | {low:+.1f} to {high:+.1f} | {self.verdict} |"
        )


def read(imported: Imported, kind: type[T]) -> T:
    """Return what a table holds; a table that cannot be used ends the study."""
    if imported.failed or not isinstance(imported.value, kind):
        raise SystemExit("\n".join(imported.sentences()))
    return imported.value


def majors(table: str, years: Span) -> tuple[str, ...]:
    """Return the codes of the states that were major powers in at least half of the years."""
    first, last = years
    held: dict[str, set[int]] = {}
    for row in csv.DictReader(table.splitlines()):
        spell = range(max(first, int(row["styear"])), min(last, int(row["endyear"])) + 1)
        held.setdefault(row["ccode"], set()).update(spell)
    return tuple(sorted(code for code, there in held.items() if 2 * len(there) >= last - first + 1))


def names(nmc: str) -> dict[str, str]:
    """Return the abbreviation of each state by its code."""
    return {row["ccode"]: row["stateabb"] for row in csv.DictReader(nmc.splitlines())}


def one_component(table: Capabilities, component: str) -> Capabilities:
    """Return the table with one of its components alone."""
    k = table.components.index(component)
    return Capabilities((component,), table.actor, table.year, tuple((v[k],) for v in table.values))


def trade_table(flows: Flows, years: Collection[int]) -> Capabilities:
    """Return what each state sold and bought in all, as if these were its capabilities; unknown flows stay out."""
    actor, year, values = [], [], []
    for when in sorted(years):
        traded = flows.matrix(when)
        for k, name in enumerate(flows.actors):
            sums = [
                None if np.isnan(side).all() else Fraction(repr(float(np.nansum(side))))
                for side in (traded[k], traded[:, k])
            ]
            if any(s is not None for s in sums):
                actor.append(name)
                year.append(when)
                values.append(tuple(sums))
    return Capabilities(("sells", "buys"), tuple(actor), tuple(year), tuple(values))


def row_of(found: Concentration, what: str) -> Row:
    """Return the change of the effective number of centres; the verdict is that of both measures in every reading."""
    one = next(c for c in found.changes if c.measure == "effective number" and c.reading == "all")
    first, last = found.levels[0], found.levels[-1]
    said = found.spreading or ""
    return Row(
        (first.year, last.year),
        what,
        (first.actors, last.actors),
        (one.before, one.after),
        (one.low, one.high),
        VERDICTS.get(said, said),
    )


def power(table: Capabilities, majors_text: str, codes: dict[str, str]) -> Iterator[Row]:
    """Yield the change of power in every period, among all states and among the major powers."""
    for years in PERIODS:
        yield row_of(concentration(table, years=years, draws=DRAWS), "power, all states")
        who = [codes[code] for code in majors(majors_text, years)]
        yield row_of(concentration(table, who, years=years, draws=DRAWS), "power, major powers")


def traded(flows: Flows) -> Iterator[Row]:
    """Yield the change of trade in every period."""
    for years in TRADE:
        yield row_of(concentration(trade_table(flows, years), years=years, draws=DRAWS), "trade")


def allied(net: Network) -> Iterator[Row]:
    """Yield the change of two measures of alliances that promise defence, with every year of the period as a window."""
    for first, last in ALLIANCES:
        windows = [net.window(dt.date(y, 1, 1), dt.date(y, 12, 31), ["defence"]) for y in range(first, last + 1)]
        found = shift(windows)
        for name in TIES:
            m = next(m for m in found.measures if m.name == name)
            what = "alliances, centres" if name == TIES[0] else "alliances, communities"
            counts = (found.windows[0].tied, found.windows[-1].tied)
            yield Row((first, last), what, counts, (m.first, m.last), (m.low, m.high), m.verdict)


def closer(table: Capabilities) -> Iterator[Row]:
    """Yield the change by each component alone, with states left out, and between other years."""
    for years in LATER:
        for name in table.components:
            yield row_of(concentration(one_component(table, name), years=years, draws=DRAWS), f"{name} alone")
    everybody = sorted(set(table.actor))
    for out in LEFT_OUT:
        who = [a for a in everybody if a not in out]
        yield row_of(concentration(table, who, years=LATER[1], draws=DRAWS), f"power without {' and '.join(out)}")
    for years in OTHERWISE:
        yield row_of(concentration(table, years=years, draws=DRAWS), "power, all states")


def camps(ties: Ties) -> list[tuple[str, Balance]]:
    """Return the balance of every window of the signed networks."""
    net = network_of(ties)
    return [
        (k, balance(net.window(dt.date(int(k[:4]), 1, 1), dt.date(int(k[5:]), 12, 31), [k]))) for k in sorted(net.kinds)
    ]


def camps_row(window: str, found: Balance) -> str:
    """Return one window as the page has it."""
    saved = 100 * (1 - found.grouping.index / found.camps.index)
    return (
        f"| {window.replace('-', ' to ')} | {found.actors} | {found.ties} | {found.negative} | {found.camps.index} | "
        f"{found.grouping.index} | {saved:.0f} % |"
    )


def voted(calls: RollCalls) -> Iterator[str]:
    """Yield how far all pairs, and one state with the others, agreed in the first and the last five sessions."""
    sessions = sorted(set(calls.session))
    rng = np.random.default_rng(0)
    ends = []
    for chosen in (sessions[:FIVE], sessions[-FIVE:]):
        votes = calls.vote[np.isin(calls.session, chosen)]
        draws = [votes, *(votes[rng.integers(0, len(votes), len(votes))] for _ in range(DRAWS))]
        ends.append(np.array([_shares(calls.actors, v) for v in draws]))  # [draw, measure]
    for k, what in enumerate(("all pairs", "the United States with the others")):
        first, last = ends[0][:, k], ends[1][:, k]
        low, high = band(100 * (last - first)[1:])
        said = verdict_of(*outer_band((last - first)[1:]))
        yield f"| {what} | {100 * first[0]:.1f} | {100 * last[0]:.1f} | {low:+.1f} to {high:+.1f} | {said} |"


def _shares(actors: Sequence[str], votes: np.ndarray) -> tuple[float, float]:
    share = agreement(roll_calls(actors, votes.T)).share
    us = list(actors).index("US")
    return float(np.nanmean(share[np.triu_indices(len(share), 1)])), float(np.nanmean(np.delete(share[us], us)))


def main() -> None:
    """Read the tables and print those of the page."""
    parser = argparse.ArgumentParser(description="Make the tables of the study from six public tables.")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    text = {n: (folder / f"{n}.csv").read_text("utf-8") for n in ("nmc", "majors", "trade", "atop", "signed", "votes")}
    table = read(read_cow_capabilities(text["nmc"], "nmc.csv"), Capabilities)
    flows = read(read_cow_trade(text["trade"], "trade.csv"), Flows)
    alliances = network_of(read(read_atop(text["atop"], "atop.csv"), Ties))
    rows = (*power(table, text["majors"], names(text["nmc"])), *traded(flows), *allied(alliances))
    print(*sorted(rows, key=lambda row: row.years[1] // 10 * 10), sep="\n")
    print(*closer(table), sep="\n")
    found = camps(read(read_cow_signed(text["signed"], "signed.csv"), Ties))
    print(*(camps_row(*one) for one in found), sep="\n")
    print(*voted(read(read_un_votes(text["votes"], "votes.csv"), RollCalls)), sep="\n")


if __name__ == "__main__":
    main()
