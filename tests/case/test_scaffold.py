"""Tests of the starter case: it is clean, and says something."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comity.case.nouns import OptionConflict
from comity.case.read import check
from comity.case.scaffold import new
from comity.case.schema import json_schema
from comity.errors import UsageError


def test_the_starter_case_has_no_problem(tmp_path: Path) -> None:
    files = new(tmp_path / "a" / "river")
    assert [f.name for f in files] == ["case.yaml", "case.schema.json", "README.md"]
    case, problems = check(tmp_path / "a" / "river")
    assert problems == ()
    assert case is not None
    assert isinstance(case.conflict, OptionConflict)
    assert len(case.conflict.preferences[0].readings) == 1


def test_the_first_line_points_editors_to_the_schema(tmp_path: Path) -> None:
    new(tmp_path)
    assert (tmp_path / "case.yaml").read_text().startswith("# yaml-language-server: $schema=case.schema.json\n")
    assert json.loads((tmp_path / "case.schema.json").read_text()) == json_schema()


def test_the_readme_is_short(tmp_path: Path) -> None:
    new(tmp_path)
    assert 6 <= (tmp_path / "README.md").read_text().count("\n") <= 12


def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="not empty"):
        new(tmp_path)
    with pytest.raises(UsageError, match="not empty"):
        new(tmp_path / "mine.txt")
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        new(tmp_path / "file" / "river")
