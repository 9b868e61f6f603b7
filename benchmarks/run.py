"""Run every registered spec and rewrite TABLE.md: ``python benchmarks/run.py``."""

from __future__ import annotations

import os
import platform
import resource
import sys
from pathlib import Path

import numpy as np

import commands
import conflict_arrays
import conflict_bits
import conflict_dense
import conflict_symbolic
from comity.version import __version__
from spec import table

HERE = Path(__file__).parent


def main() -> None:
    lines = [
        "# Measured",
        "",
        f"comity {__version__}, Python {platform.python_version()}, numpy {np.__version__}, {os.cpu_count()} cores. "
        "Written by `make bench`; see README.md for how to read it.",
        "",
    ]
    for spec in (*conflict_arrays.SPECS, *conflict_dense.SPECS, *conflict_bits.SPECS):
        print(spec.title, file=sys.stderr)
        lines += table(spec)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines += [f"Peak memory of the process that ran the tables above: {peak:,.0f} MB.", ""]
    print("searches", file=sys.stderr)
    lines += conflict_symbolic.table()
    print("whole commands", file=sys.stderr)
    lines += commands.table()
    (HERE / "TABLE.md").write_text("\n".join(lines), encoding="utf-8")
    print(HERE / "TABLE.md")


if __name__ == "__main__":
    main()
