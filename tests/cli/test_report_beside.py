"""A report whose support is worked out in a process of its own says what it says without one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.ensemble.executors.aside import Aside
from comity.ensemble.executors.processes import cores

GAME = """\
support:
  game:
    sides: [a, b]
    positions: 4
    win: 0.5
    costs: {a: 0.3, b: 0.3}
    cut_hazard: [0, 0.2]
    effects:
      - {kind: money, to: b, rent: 0.8, text: grants}
"""


def test_a_report_is_the_same_with_a_second_process_and_without(
    call: Callable[..., Any], two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[object] = []
    begin = Aside.begin

    def counted(worker: Aside, work: Callable[[], Any]) -> Any:
        begun.append(work)
        return begin(worker, work)

    monkeypatch.setattr(Aside, "begin", counted)
    two.write_text(two.read_text() + GAME)
    beside, alone = tmp_path / "beside.md", tmp_path / "alone.md"
    assert call("report", two, "-o", beside).code == 0
    assert len(begun) == (cores() > 1)
    assert call("report", two, "-o", alone, "--budget", 600).code == 0
    assert len(begun) == (cores() > 1), "with a budget all is done in one process"
    assert beside.read_text() == alone.read_text()
