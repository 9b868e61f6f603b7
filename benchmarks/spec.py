"""A benchmark spec: what is built, over which sweep, which phases are timed, per which unit."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Phase:
    """One thing that is timed: ``run(subject)``, and how many units of work that is."""

    name: str
    run: Callable[[Any], object]
    units: Callable[[Any], float]


@dataclass(frozen=True)
class Spec:
    """One table: a row per point of the sweep, a column per phase."""

    title: str
    unit: str
    sweep: Sequence[Any]
    build: Callable[[Any], Any]
    phases: Sequence[Phase]
    label: Callable[[Any], str] = str
    size: Callable[[Any], float] | None = None


def seconds(run: Callable[[], object], least: float = 0.2, most: int = 7) -> float:
    """Return the median time of several runs after one that is not counted; long work runs fewer times."""
    run()
    times: list[float] = []
    while len(times) < most and (len(times) < 3 or sum(times) < least):
        begin = time.perf_counter()
        run()
        times.append(time.perf_counter() - begin)
        if sum(times) > 10:
            break
    return statistics.median(times)


def memory_pass() -> float:
    """Return the seconds one read pass over memory takes per four-byte value: the floor for any array method."""
    values = np.arange(1 << 24, dtype=np.int32)
    return seconds(lambda: values.max()) / len(values)


def growth(sizes: Sequence[float], times: Sequence[float]) -> float:
    """Return the exponent k of time ~ size**k over a sweep, by least squares on the logarithms."""
    return float(np.polyfit(np.log(sizes), np.log(times), 1)[0])


def table(spec: Spec) -> list[str]:
    """Return the measured table of one spec as Markdown lines."""
    floor = memory_pass()
    lines = [
        f"## {spec.title}",
        "",
        f"Unit: {spec.unit}. One pass over memory in this run: {floor * 1e9:.2f} ns per value.",
        "",
    ]
    lines += ["| | " + " | ".join(p.name for p in spec.phases) + " |", "|---" * (len(spec.phases) + 1) + "|"]
    total: dict[str, list[float]] = {p.name: [] for p in spec.phases}
    sizes = []
    for point in spec.sweep:
        subject = spec.build(point)
        cells = []
        for p in spec.phases:
            took = seconds(lambda p=p, subject=subject: p.run(subject))
            total[p.name].append(took)
            cells.append(f"{took / p.units(subject) * 1e9:,.1f}")
        sizes.append(spec.size(subject) if spec.size else 1.0)
        lines.append(f"| {spec.label(point)} | " + " | ".join(cells) + " |")
    if spec.size and len(sizes) > 2:
        cells = [f"{growth(sizes[-3:], total[p.name][-3:]):.2f}" for p in spec.phases]
        lines.append("| growth exponent, last three rows | " + " | ".join(cells) + " |")
    return [*lines, ""]
