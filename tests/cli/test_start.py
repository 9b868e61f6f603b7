"""The program starts at once: help and ``import comity`` load none of the heavy parts."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("numpy", "pandas", "networkx", "altair", "ruamel", "ruamel.yaml", "lark", "jinja2", "vl_convert", "typst")
HEAVY += ("numba", "pysat", "dd", "sqlalchemy", "alembic", "distributed")


@pytest.mark.parametrize(
    "first",
    [
        "import comity; dir(comity); comity.__version__",
        "from comity.cli.main import code; code(['--help'])",
        "from comity.cli.main import code; code(['conflict', '--help'])",
        "from comity.cli.main import code; code(['--version'])",
        "from comity.cli.main import code; code(['frobnicate'])",
    ],
)
def test_nothing_heavy_is_loaded(first: str) -> None:
    look = f"{first}\nimport sys\nprint('loaded', [m for m in {HEAVY!r} if m in sys.modules])"
    got = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert got.stdout.splitlines()[-1] == "loaded []"


def test_help_names_every_word_of_the_contract() -> None:
    got = subprocess.run(
        [sys.executable, "-m", "comity.cli.main", "--help"], capture_output=True, text=True, check=True
    )
    words = ("new", "check", "report", "conflict", "explain", "evolve", "catalogue", "import", "export", "diff")
    for word in (*words, "inverse", "ensemble"):
        assert f"\n  {word} " in got.stdout
