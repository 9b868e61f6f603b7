"""What every test of the commands needs: a call in this process, a call in a fresh one, and small cases."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import code

ROOT = Path(__file__).resolve().parents[2]
TWO = """\
comity: 1
title: Two choices
parties: {a: Anna, b: Bert}
conflict:
  options:
    x: {by: a, text: Do x}
    y: {by: b, text: Do y}
  status_quo: NN
  preferences:
    a: {statements: ["!y", x]}
    b: {statements: [y, "!x"]}
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one call gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Call = Callable[..., Answer]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Run a command in this process."""

    def run(*arguments: object) -> Answer:
        capsys.readouterr()
        result = code([str(a) for a in arguments])
        got = capsys.readouterr()
        assert "Traceback" not in got.err
        return Answer(result, got.out, got.err)

    return run


@pytest.fixture
def outside() -> Call:
    """Run a command in a process of its own, as an outside checker would."""

    def run(*arguments: object, **settings: Any) -> Answer:
        command = [sys.executable, "-m", "comity.cli.main", *map(str, arguments)]
        got = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120, check=False, **settings)
        return Answer(got.returncode, got.stdout, got.stderr)

    return run


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A case of two parties with one option each."""
    file = tmp_path / "two.yaml"
    file.write_text(TWO)
    return file
