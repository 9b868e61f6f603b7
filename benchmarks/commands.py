"""Whole commands, start-up included, beside a bare start of Python in the same run."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from spec import seconds

ROOT = Path(__file__).parents[1]
FLAGSHIP = str(ROOT / "examples" / "european-security-2025")


def run(*arguments: str) -> None:
    subprocess.run(
        [sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    )


def table() -> list[str]:
    """Return the table of whole commands as Markdown lines."""
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "report.html")
        rows = {
            "python -c pass": ("-c", "pass"),
            "comity --help": ("-m", "comity.cli.main", "--help"),
            "comity check (flagship)": ("-m", "comity.cli.main", "check", FLAGSHIP),
            "comity conflict --json (flagship)": ("-m", "comity.cli.main", "conflict", FLAGSHIP, "--json"),
            "comity report (flagship, HTML)": ("-m", "comity.cli.main", "report", FLAGSHIP, "-o", out),
        }
        times = {name: seconds(lambda a=arguments: run(*a), most=5) for name, arguments in rows.items()}
    bare = times["python -c pass"]
    lines = ["## Whole commands, warm", "", "Median of several starts; the ratio is to a bare start of Python.", ""]
    lines += ["| command | seconds | ratio |", "|---|---|---|"]
    return [*lines, *(f"| `{n}` | {t:.2f} | {t / bare:.0f} |" for n, t in times.items()), ""]
