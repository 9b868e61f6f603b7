"""The how-to page tells the truth: its table imports, its formats are all there, its code runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from comity.case.foreign.findings import Findings
from comity.case.foreign.read import READERS
from comity.case.foreign.state_csv import read_state_text
from comity.catalogue.entries import load_entry
from comity.conflict.export import EXPORTS
from comity.conflict.model import build

PAGE = (Path(__file__).parents[3] / "docs" / "how-to" / "import-export.md").read_text(encoding="utf-8")


def test_the_table_on_the_page_is_the_published_conflict() -> None:
    table = re.search(r"```csv\n(.*?)```", PAGE, re.DOTALL)
    assert table is not None
    case, problems = read_state_text(table[1], Findings("page"), "page")
    assert problems == ()
    assert case is not None
    mine, published = build(case), build(load_entry("syria_iraq_1975").case)
    assert (mine.ranks == published.ranks).all()
    assert mine.status_quo == published.status_quo


@pytest.mark.parametrize("key", [row.key for row in EXPORTS] + [suffix for suffix, _, _ in READERS])
def test_every_format_has_its_row(key: str) -> None:
    assert f"| `{key}` |" in PAGE


def test_the_code_on_the_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert len(blocks) == 2
    (tmp_path / "old-model.gmcr").write_text("{}")
    monkeypatch.chdir(tmp_path)
    for block in blocks:
        scope: dict[str, object] = {}
        exec(compile(block, "import-export.md", "exec"), scope)
        assert ("graphml" in str(scope["text"])) if "text" in scope else scope["problems"]
