"""Tests of changing single values of a file: everything else keeps its bytes."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest

from comity.case.edit import edit
from comity.case.nouns import OptionConflict
from comity.case.read import load
from comity.case.scaffold import new
from comity.errors import CaseError, UsageError

ASSETS = Path(__file__).parent / "assets"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    new(tmp_path / "river")
    return tmp_path / "river"


def lines_changed(before: str, after: str) -> list[tuple[str, str]]:
    """Return (old, new) of each line that differs; both texts have as many lines."""
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    return [(a.strip(), b.strip()) for a, b in pairs if a != b]


def test_one_value_changes_and_every_other_byte_stays(folder: Path) -> None:
    before = (folder / "case.yaml").read_text()
    case = edit(folder, {"conflict.status_quo": "YNN", "title": "Sharing: a river"})
    after = (folder / "case.yaml").read_text()
    assert lines_changed(before, after) == [
        ("title: Sharing a river", 'title: "Sharing: a river"'),
        ("status_quo: NNY", "status_quo: YNN"),
    ]
    assert case == load(folder)
    assert isinstance(case.conflict, OptionConflict)
    assert (case.title, case.conflict.status_quo) == ("Sharing: a river", "YNN")


@pytest.mark.parametrize(
    ("keys", "value", "line"),
    [
        ("conflict.options.release.text", "Open the dam, a little", "Open the dam, a little"),
        ("conflict.preferences.upland.statements.2", "!release & !monitor", '- "!release & !monitor"'),
        ("conflict.preferences.lowland.ranking", ["YYN", ["YNN", "YNY"], "NNY", "NYN", "NNN"], "[YYN, [YNN, YNY],"),
        ("conflict.options.sue.moves", "both", "source: L1, moves: both}"),
        ("conflict.coalitions", [["upland", "lowland"]], "  coalitions: [[upland, lowland]]"),
        ("conflict.preferences.upland.readings.open_door.source", "U1", "          source: U1"),
        (("parties", "lowland"), "Lowland", "  lowland: Lowland"),
        ("about", "Two lines\nof text", 'about: "Two lines\\nof text"'),
        ("conflict.status_quo", {"release": True}, "status_quo: {release: true}"),
        ("leaves_out", ["Only this."], "[Only this.]"),
    ],
)
def test_values_of_every_shape_are_replaced_or_added(folder: Path, keys: Any, value: Any, line: str) -> None:
    before = load(folder)
    after = edit(folder, {keys: value})
    assert line in (folder / "case.yaml").read_text()
    assert after == load(folder)
    assert (before == after) == (keys == "conflict.options.sue.moves")  # both ways is what was meant before


def test_comments_stay(folder: Path) -> None:
    comments = [w for w in (folder / "case.yaml").read_text().split("\n") if "#" in w and "as_of" not in w]
    edit(folder, {"as_of": "2025-02-01", "conflict.options.monitor.text": "Inspect", "modelled_by": "B"})
    text = (folder / "case.yaml").read_text()
    assert [c for c in comments if c.split("#")[1] not in text] == []
    assert 'as_of: "2025-02-01"                           # the day' in text


@pytest.mark.parametrize("value", ["YN", "nny", {"unknown": True}])
def test_a_change_that_makes_the_case_wrong_is_not_written(folder: Path, value: Any) -> None:
    before = (folder / "case.yaml").read_bytes()
    with pytest.raises(CaseError):
        edit(folder, {"conflict.status_quo": value})
    assert (folder / "case.yaml").read_bytes() == before
    assert sorted(p.name for p in folder.iterdir()) == ["README.md", "case.schema.json", "case.yaml"]


@pytest.mark.parametrize(
    "keys", ["conflict.optionz.release.text", "title.x", "leaves_out.9", "conflict.options.0.text", ""]
)
def test_keys_that_lead_nowhere_are_refused(folder: Path, keys: str) -> None:
    before = (folder / "case.yaml").read_bytes()
    with pytest.raises((UsageError, CaseError)):
        edit(folder, {keys: "x"})
    assert (folder / "case.yaml").read_bytes() == before


def test_values_of_a_table_are_not_reached(tmp_path: Path) -> None:
    text = (ASSETS / "drawn.yaml").read_text().replace("{row: Row, col: Column}", "{table: parties.csv}")
    (tmp_path / "case.yaml").write_text(text)
    (tmp_path / "parties.csv").write_text("id,name\nrow,Row\ncol,Column\n")
    with pytest.raises(UsageError, match=r"parties\.csv: edit that file"):
        edit(tmp_path, {"parties.row": "R"})


def test_a_case_with_errors_can_be_mended_by_an_edit(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text((ASSETS / "drawn.yaml").read_text().replace("status_quo: s1", "status_quo: s9"))
    assert edit(tmp_path, {"conflict.status_quo": "s2"}).warnings == ()


def test_a_file_with_broken_yaml_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("comity: 1\ntitle: !x\n")
    with pytest.raises(CaseError):
        edit(tmp_path, {"title": "y"})
    assert (tmp_path / "case.yaml").read_text() == "comity: 1\ntitle: !x\n"


@pytest.mark.parametrize("end", [b"\r\n", b"\n"])
@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_line_ends_and_byte_order_mark_stay(tmp_path: Path, end: bytes, mark: bytes) -> None:
    good = (ASSETS / "option_form.yaml").read_bytes()
    (tmp_path / "case.yaml").write_bytes(mark + good.replace(b"\n", end))
    edit(tmp_path, {"conflict.status_quo": "YNN", "conflict.options.attack.off": "Wait"})
    wanted = good.replace(b"status_quo: NNN", b"status_quo: YNN").replace(b"moves: both}", b"moves: both, off: Wait}")
    assert (tmp_path / "case.yaml").read_bytes() == mark + wanted.replace(b"\n", end)


def test_a_file_without_a_last_line_end_takes_a_new_key(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text((ASSETS / "drawn.yaml").read_text().rstrip("\n"))
    assert edit(tmp_path, {"question": "Why?"}).question == "Why?"


def test_rights_and_links_stay(tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    real.write_text((ASSETS / "drawn.yaml").read_text())
    real.chmod(0o640)
    link = tmp_path / "case.yaml"
    link.symlink_to(real)
    edit(tmp_path, {"title": "New"})
    assert link.is_symlink()
    assert load(real).title == "New"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_nothing_is_written_where_nothing_changes(folder: Path) -> None:
    stamp = (folder / "case.yaml").stat().st_mtime_ns
    edit(folder, {"conflict.status_quo": "NNY"})
    assert (folder / "case.yaml").stat().st_mtime_ns == stamp
