"""
Run every registered spec and rewrite TABLE.md: ``python benchmarks/run.py``.

With words, only the tables whose title has one of them, printed and not kept: ``python benchmarks/run.py parties``.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

# as the command line does: threads of the matrix library that wait for one another cost more than they bring
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

import alignment
import alignment_networks
import alignment_public
import coalitions
import commands
import conflict_arrays
import conflict_bits
import conflict_dense
import conflict_sweeps
import conflict_symbolic
import demands
import ensemble
import evidence
import executors
import ledger
import packages
import partners
import programme
import reading
import sequence
import support
from comity.version import __version__
from spec import table

HERE = Path(__file__).parent
SPECS = (
    *conflict_arrays.SPECS,
    *conflict_dense.SPECS,
    *conflict_bits.SPECS,
    *conflict_sweeps.SPECS,
    *coalitions.SPECS,
    *ensemble.SPECS,
    *demands.SPECS,
    *sequence.SPECS,
    *evidence.SPECS,
    *ledger.SPECS,
    *support.SPECS,
    *alignment.SPECS,
    *partners.SPECS,
)


def tables() -> Iterator[tuple[str, Callable[[], list[str]]]]:
    """Yield the title of every table and what measures it."""
    for spec in SPECS:
        yield spec.title, partial(table, spec)
    yield "Searches past table size (symbolic)", conflict_symbolic.table
    yield "Bargaining solutions over packages", packages.table
    yield "A network of many years, from its table to its picture", alignment_networks.table
    yield "Alignment on public tables", alignment_public.table
    yield "Statements read from texts", reading.table
    yield "Programmes of 40 items, 60 periods and 25 resources", programme.table
    yield "Executors (one ensemble, shared out)", executors.table
    yield "Whole commands", commands.table


def main(words: list[str]) -> None:
    lines = [
        "# Measured",
        "",
        f"comity {__version__}, Python {platform.python_version()}, numpy {np.__version__}, {os.cpu_count()} cores. "
        "Written by `make bench`; see README.md for how to read it.",
        "",
    ]
    for title, measured in tables():
        if words and not any(w.lower() in title.lower() for w in words):
            continue
        begin = time.perf_counter()
        lines += measured()
        print(f"{time.perf_counter() - begin:6.1f} s  {title}", file=sys.stderr)
    if words:
        print("\n".join(lines[4:]))
        return
    (HERE / "TABLE.md").write_text("\n".join(lines), encoding="utf-8")
    print(HERE / "TABLE.md")


if __name__ == "__main__":
    main(sys.argv[1:])
