"""Whole commands, start-up included, beside a bare start of Python: warm, cold, and the memory of the process."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from comity.case.write import to_yaml
from conflict_sweeps import Conflict

ROOT = Path(__file__).parents[1]
FLAGSHIP = str(ROOT / "examples" / "european-security-2025")
VALLEY = str(ROOT / "examples" / "valley-grants")
STRAIT = str(ROOT / "examples" / "strait-league")
ISLAND = str(ROOT / "examples" / "island-ferries")
HARBOUR = str(ROOT / "examples" / "harbour-works")
COMITY = ("-m", "comity.cli.main")
# A small process starts the command and tells its time and its memory: the memory of a process begins with that of
# the one that started it, and this one is large.
_START = """
import os, subprocess, sys, time
begin = time.perf_counter()
started = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, used = os.wait4(started.pid, 0)
print(time.perf_counter() - begin, used.ru_maxrss / 1024, os.waitstatus_to_exitcode(status))
"""

REFUSED = "table"  # the tier that is asked for only where it cannot be had


@dataclass(frozen=True)
class Run:
    """What one call took."""

    seconds: float
    megabytes: float


def run(arguments: tuple[str, ...], kept: Path) -> Run:
    """Run Python with these arguments; ``kept`` is the folder of the machine code that comity compiles."""
    command = [sys.executable, "-S", "-c", _START, sys.executable, *arguments]
    got = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "NUMBA_CACHE_DIR": str(kept)}
    )
    took, memory, code = got.stdout.split()
    if int(code) != (2 if REFUSED in arguments else 0):
        raise SystemExit(f"{' '.join(arguments)} ended with {code}")
    return Run(float(took), float(memory))


def commands(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return what is run, by the name it has in the table; the cases it needs are written first."""

    def conflict(name: str, made: Conflict, *more: str) -> tuple[str, ...]:
        file = folder / f"{name}.yaml"
        file.write_text(to_yaml(made.case()), encoding="utf-8")
        return (*COMITY, "conflict", str(file), "--json", *more)

    return {
        "`python -c pass`": ("-c", "pass"),
        "`comity --help`": (*COMITY, "--help"),
        "`comity check` (flagship)": (*COMITY, "check", FLAGSHIP),
        "`comity report` (flagship, HTML)": (*COMITY, "report", FLAGSHIP, "-o", str(folder / "report.html")),
        "`comity settlement` (flagship)": (*COMITY, "settlement", FLAGSHIP, "--json"),
        "`comity demands` (flagship)": (*COMITY, "demands", FLAGSHIP, "--json"),
        "`comity packages` (flagship)": (*COMITY, "packages", FLAGSHIP, "--json"),
        "`comity settlement` (harbour-works)": (*COMITY, "settlement", HARBOUR, "--json"),
        "`comity evidence posterior` (flagship)": (*COMITY, "evidence", "posterior", FLAGSHIP, "--json"),
        "`comity support` (flagship)": (*COMITY, "support", FLAGSHIP, "--json"),
        "`comity support` (valley-grants, with tests on data)": (*COMITY, "support", VALLEY, "--json"),
        "`comity alignment` (flagship)": (*COMITY, "alignment", FLAGSHIP, "--json"),
        "`comity alignment` (strait-league)": (*COMITY, "alignment", STRAIT, "--json"),
        "`comity partners` (flagship)": (*COMITY, "partners", FLAGSHIP, "--json"),
        "`comity partners` (island-ferries)": (*COMITY, "partners", ISLAND, "--json"),
        "`comity programme` (island-ferries)": (*COMITY, "programme", ISLAND, "--json"),
        "`comity read` (a README)": (*COMITY, "read", str(ROOT / "README.md"), "--json"),
        "`comity conflict` (flagship, table)": (*COMITY, "conflict", FLAGSHIP, "--json"),
        "`comity conflict` (Elmira of the catalogue, table)": (*COMITY, "conflict", "catalogue:elmira", "--json"),
        "`comity conflict` (2^20 states, array)": conflict("m20", Conflict(20), "--tier", "array"),
        "`comity conflict` (2^23 states, array)": conflict("m23", Conflict(23)),
        "`comity conflict` (2^28 states, Nash, bits)": conflict("m28", Conflict(28), "--concepts", "nash"),
        "`comity conflict` (60 options, symbolic)": conflict("m60", Conflict(60, 15)),
        "`comity conflict` (60 options, a table asked for: refused)": conflict(
            "m60", Conflict(60, 15), "--tier", REFUSED
        ),
    }


def table() -> list[str]:
    """Return the table of whole commands as Markdown lines."""
    lines = [
        "## Whole commands",
        "",
        "Start-up included. Cold: the first call of a new installation, whose machine code is not compiled yet. Warm: "
        "the median of three later calls, of long ones one, and the most memory of the process. The ratio is to a bare "
        "start of Python in the same run.",
        "",
        "| command | warm, s | ratio | cold, s | memory, MB |",
        "|---|---|---|---|---|",
    ]
    bare = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for n, (name, arguments) in enumerate(commands(Path(folder)).items()):
            kept = Path(folder) / f"kept{n}"
            cold = run(arguments, kept)
            warm = [run(arguments, kept) for _ in range(3 if cold.seconds < 20 else 1)]
            took = statistics.median(r.seconds for r in warm)
            bare = bare or took
            memory = max(r.megabytes for r in warm)
            lines.append(f"| {name} | {took:.2f} | {took / bare:.0f} | {cold.seconds:.2f} | {memory:,.0f} |")
    return [*lines, ""]
