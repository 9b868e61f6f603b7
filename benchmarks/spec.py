"""A benchmark spec: what is built, over which sweep, which phases are timed, per which unit."""

from __future__ import annotations

import multiprocessing
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np


class NotAnsweredError(Exception):
    """Raised by a phase that its subject has no answer for; the cell stays empty."""


@dataclass(frozen=True)
class Phase:
    """One thing that is timed: ``run(subject)``, and how many units of work that is."""

    name: str
    run: Callable[[Any], object]
    units: Callable[[Any], float]


@dataclass(frozen=True)
class Spec:
    """
    One table: a row per point of the sweep, a column per phase.

    ``size`` is for the exponent of growth over the last three rows. ``first`` is done once beforehand, so that what is
    compiled is loaded in every process that measures a row.
    """

    title: str
    unit: str
    sweep: Sequence[Any]
    build: Callable[[Any], Any]
    phases: Sequence[Phase]
    label: Callable[[Any], str] = str
    size: Callable[[Any], float] | None = None
    first: Callable[[], object] = lambda: None


def seconds(run: Callable[[], object], least: float = 0.2, most: int = 7) -> float:
    """Return the median time of several runs after one that is not counted; long work runs fewer times, or once."""
    begin = time.perf_counter()
    run()
    if (first := time.perf_counter() - begin) > 4:
        return first
    times: list[float] = []
    while len(times) < most and (len(times) < 3 or sum(times) < least):
        begin = time.perf_counter()
        run()
        times.append(time.perf_counter() - begin)
        if sum(times) > 2:
            break
    return statistics.median(times)


def memory_pass() -> float:
    """Return the seconds one read pass over memory takes per four-byte value: the floor for any array method."""
    values = np.arange(1 << 24, dtype=np.int32)
    return seconds(lambda: values.max()) / len(values)


def growth(sizes: Sequence[float], times: Sequence[float]) -> float:
    """Return the exponent k of time ~ size**k over a sweep, by least squares on the logarithms."""
    return float(np.polyfit(np.log(sizes), np.log(times), 1)[0])


@dataclass(frozen=True)
class Row:
    """What one point of a sweep took: seconds and cost per unit of every phase, and the memory of all of them."""

    label: str
    size: float
    seconds: tuple[float | None, ...]
    costs: tuple[str, ...]
    memory: int


def measure(spec: Spec, point: Any) -> Row:
    """Return a row, measured in a process of its own, so that its memory is not that of the rows before it."""
    fork = multiprocessing.get_context("fork")  # what is compiled and imported is there already
    ours, theirs = fork.Pipe(duplex=False)
    child = fork.Process(target=_measure, args=(spec, point, theirs))
    child.start()
    theirs.close()
    try:
        row = ours.recv()
    except EOFError:
        raise SystemExit(f"{spec.title}, {point}: the process that measured it ended with {child.exitcode}") from None
    finally:
        child.join()
    assert isinstance(row, Row)
    return row


def _measure(spec: Spec, point: Any, out: Any) -> None:
    before = peak()
    subject = spec.build(point)
    times, costs = [], []
    for p in spec.phases:
        try:
            took = seconds(lambda p=p: p.run(subject))
            times.append(took)
            costs.append(f"{took / p.units(subject) * 1e9:,.1f}")
        except NotAnsweredError:
            times.append(None)
            costs.append("")
    size = spec.size(subject) if spec.size else 1.0
    out.send(Row(spec.label(point), size, tuple(times), tuple(costs), peak() - before))


def peak() -> int:
    """Return the most memory, in bytes, this process has held; Linux counts in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def table(spec: Spec) -> list[str]:
    """Return the measured table of one spec as Markdown lines."""
    spec.first()
    floor = memory_pass()
    lines = [
        f"## {spec.title}",
        "",
        f"Unit: {spec.unit}. One pass over memory in this run: {floor * 1e9:.2f} ns per value.",
        "",
    ]
    lines += ["| | " + " | ".join(p.name for p in spec.phases) + " | memory, MB |"]
    lines += ["|---" * (len(spec.phases) + 2) + "|"]
    rows = [measure(spec, point) for point in spec.sweep]
    lines += [f"| {r.label} | " + " | ".join(r.costs) + f" | {r.memory / 2**20:,.0f} |" for r in rows]
    if spec.size and len(rows) > 2:
        cells = [_growth(rows[-3:], k) for k in range(len(spec.phases))]
        lines.append("| growth exponent, last three rows | " + " | ".join(cells) + " | |")
    return [*lines, ""]


def _growth(rows: Sequence[Row], phase: int) -> str:
    times = [t for r in rows if (t := r.seconds[phase]) is not None]
    return f"{growth([r.size for r in rows], times):.2f}" if len(times) == len(rows) else ""
