"""Speed-up: one ensemble under every executor, beside the same work in one process of its own."""

from __future__ import annotations

import os
import statistics
import time
from dataclasses import dataclass

from comity.ensemble.executors.choose import executor
from comity.ensemble.executors.protocol import Executor, Work
from comity.ensemble.plan import plan
from comity.ensemble.runs import PlanWork
from conflict_sweeps import Conflict

OPTIONS, PARTIES, CHUNKS, RUNS = 10, 4, 24, 3
CORES = os.cpu_count() or 1
ROWS = (("processes", 1), *(("processes", 1 << k) for k in range(1, CORES.bit_length())), ("dask", CORES))


@dataclass(frozen=True)
class Metered:
    """Work that answers with the processor time it took: that does not hang on what else the machine is doing."""

    work: Work

    def __call__(self, index: int) -> bytes:
        begin = time.process_time()
        self.work(index)
        return str(time.process_time() - begin).encode()


@dataclass(frozen=True)
class Took:
    """Seconds until the first answer, seconds per chunk from then on, and processor time per chunk, the median."""

    first: float
    each: float
    processor: float


def timed(made: Executor, work: Work) -> Took:
    """Time one run. The first answer waits for what is started and loaded; from then on only the work counts."""
    begin = time.perf_counter()
    answers = made.run(Metered(work), range(CHUNKS), lambda: None)
    next(answers)
    first = time.perf_counter()
    rest = [float(data) for _, data in answers]
    return Took(first - begin, (time.perf_counter() - first) / len(rest), statistics.median(rest))


def table() -> list[str]:
    """Return the table of executors as Markdown lines."""
    asked = plan(Conflict(OPTIONS, PARTIES).case(), CHUNKS * 1024, 1)
    work = PlanWork(asked)
    work(0)  # compiles
    lines = [
        "## Executors (one ensemble, shared out)",
        "",
        f"{asked.draws:,} draws of {1 << OPTIONS:,} states and {PARTIES} parties under four concepts, in {CHUNKS} "
        f"chunks, on {CORES} cores; the quickest of {RUNS} runs. The speed-up is that of the chunks after the first "
        "answer, against one process; it means something only where nothing else runs, the processor time of a chunk "
        "always. The wait for the first answer holds the start of the processes.",
        "",
        "| executor | workers | first answer, s | a chunk, s | processor time of a chunk, s | speed-up | per core |",
        "|---|---|---|---|---|---|---|",
    ]
    alone = 0.0
    for name, workers in ROWS:
        runs = [timed(executor(name, workers), work) for _ in range(RUNS)]
        first, each, busy = (min(getattr(r, what) for r in runs) for what in ("first", "each", "processor"))
        alone = alone or each
        gain = alone / each
        share = gain / min(workers, CORES)
        lines.append(f"| {name} | {workers} | {first:.2f} | {each:.3f} | {busy:.3f} | {gain:.2f} | {share:.0%} |")
    return [*lines, ""]


if __name__ == "__main__":
    print("\n".join(table()))
