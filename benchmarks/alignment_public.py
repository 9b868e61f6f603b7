"""Alignment on public tables, where they lie beside the project: what is proven or comes out, and in what time."""

from __future__ import annotations

import csv
import datetime as dt
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from comity.alignment.balance.measured import balance
from comity.alignment.capabilities.index import component_shares, composite_index
from comity.alignment.capabilities.panel import panel_of
from comity.alignment.exposure.answer import exposure
from comity.alignment.exposure.flows import flows_of
from comity.alignment.ideal_points.estimate import ideal_points
from comity.alignment.ideal_points.roll_calls import roll_calls
from comity.alignment.network import network_of
from comity.alignment.reading.capabilities import read_cow_capabilities
from comity.alignment.reading.imported import Flows, RollCalls
from comity.alignment.reading.signed import read_cow_signed
from comity.alignment.reading.trade import read_cow_trade
from comity.alignment.reading.votes import read_un_votes
from comity.case.alignment import Capabilities, Ties

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
LIMIT = 30.0  # seconds for the 51 networks of states together, the reading of the table included


@dataclass(frozen=True)
class Public:
    """One public table: where it is, what is asked of it, and the unit of what that costs."""

    what: str
    file: str
    unit: str
    ask: Callable[[bytes], tuple[float, str]]  # the number of units, and what came out


def _networks(data: bytes) -> tuple[float, str]:
    ties = read_cow_signed(data, "edges.csv").value
    assert isinstance(ties, Ties)
    net = network_of(ties)
    windows = [net.window(dt.date(int(k[:4]), 1, 1), dt.date(int(k[5:]), 12, 31), [k]) for k in net.kinds]
    found = [balance(s) for s in windows]
    proven = sum(f.camps.proven and f.grouping.proven and f.complete for f in found)
    return len(ties), f"{proven} of {len(found)} proven, camps and groups, and all best camps known"


def _index(data: bytes) -> tuple[float, str]:
    table = read_cow_capabilities(data, "nmc.csv").value
    assert isinstance(table, Capabilities)
    panel = panel_of(table, years=range(1816, 1946))
    index = composite_index(component_shares(panel.values))
    rows = [r for r in csv.DictReader(data.decode().splitlines()) if r["cinc"]]
    year, actor = {y: k for k, y in enumerate(panel.years)}, {a: k for k, a in enumerate(panel.actors)}
    gaps = [abs(index[year[int(r["year"])], actor[r["stateabb"]]] - float(r["cinc"])) for r in rows]
    return len(rows), f"farthest from the published index of 1816 to 1945: {max(gaps):.1e}"


def _positions(data: bytes) -> tuple[float, str]:
    calls = read_un_votes(data, "votes.csv").value
    assert isinstance(calls, RollCalls)
    found = ideal_points(roll_calls(calls.actors, calls.vote.T, calls.session), ("CU", "US"))
    settled = sum(s.settled for s in found.sessions)
    return calls.vote.size, f"{settled} of {len(found.sessions)} sessions settled, {len(found.actors)} states"


def _trade(data: bytes) -> tuple[float, str]:
    read = read_cow_trade(data, "trade.csv").value
    assert isinstance(read, Flows)
    sides = ([read.actors[k] for k in side] for side in (read.seller, read.buyer))
    values = [None if np.isnan(v) else float(v) for v in read.amount]
    flows = flows_of(*sides, read.year.tolist(), values)
    found = [exposure(flows, year) for year in flows.years]
    whole = sum(not f.refused for f in found)
    return len(flows), f"{len(found)} years, the second round in {whole} of them"


TABLES = (
    Public("Balance of 51 networks of states", "cow_signed_networks/edges.csv", "tie", _networks),
    Public("Capability index of 130 years", "cow_nmc/nmc.csv", "state and year", _index),
    Public("Ideal points of 21 sessions", "unga_ideal_points/votes_24_states_1991_2011.csv", "answer", _positions),
    Public("Exposure in every year", "cow_trade/trade_dyad_year.csv", "flow", _trade),
)


def table() -> list[str]:
    """Return what is found in the public tables, and in what time, as Markdown lines."""
    lines = [
        "## Alignment on public tables",
        "",
        f"Read and answered in one go; the 51 networks have {LIMIT:g} s together.",
        "",
        "| | units | us per unit | all, s | what came out |",
        "|---|---|---|---|---|",
    ]
    return [*lines, *_rows(), ""]


def _rows() -> Iterator[str]:
    for one in TABLES:
        path = DATA / one.file
        if not path.exists():
            yield f"| {one.what} | | | | {path.name} is not beside the project; not measured |"
            continue
        data = path.read_bytes()
        one.ask(data)  # what is compiled or imported late is loaded
        begin = time.perf_counter()
        units, outcome = one.ask(data)
        took = time.perf_counter() - begin
        yield f"| {one.what}, per {one.unit} | {units:,} | {took / units * 1e6:.1f} | {took:.2f} | {outcome} |"


if __name__ == "__main__":
    print("\n".join(table()))
