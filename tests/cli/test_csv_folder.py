"""Tables of an answer in a folder: whole, guarded, and nothing overwritten unasked."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from comity.cli.csv_folder import Sheet, check_folder, number, write_sheets
from comity.errors import UsageError

ONE = Sheet(
    "one.csv",
    ("name", "number", "flag", "none", "many"),
    (("=x", 1.5, True, None, (1.0, 2.5)), ("-3", -3, False, "", ())),
)
EMPTY = Sheet("empty.csv", ("name",), ())


def read(place: Path) -> list[list[str]]:
    with place.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def test_tables_with_rows_are_written_and_texts_are_guarded(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert write_sheets([ONE, EMPTY], folder) == f"{folder}: one.csv written"
    assert [p.name for p in folder.iterdir()] == ["one.csv"]
    assert read(folder / "one.csv") == [
        ["name", "number", "flag", "none", "many"],
        ["'=x", "1.5", "true", "", "1;2.5"],
        ["-3", "-3", "false", "", ""],
    ]
    assert write_sheets([EMPTY], folder).endswith("there is no table to write")


def test_nothing_is_overwritten_unless_asked(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("mine", encoding="utf-8")
    for act in (lambda: check_folder(tmp_path, ["one.csv"]), lambda: write_sheets([ONE], tmp_path)):
        with pytest.raises(UsageError, match=r"add --force\. Nothing was written"):
            act()
    assert (tmp_path / "one.csv").read_text(encoding="utf-8") == "mine"
    assert "replaced were one.csv" in write_sheets([ONE], tmp_path, force=True)
    assert len(read(tmp_path / "one.csv")) == 3
    assert [p.name for p in tmp_path.iterdir()] == ["one.csv"]


def test_a_link_or_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="is no folder"):
        check_folder(mine, [])
    (tmp_path / "one.csv").symlink_to(mine)
    with pytest.raises(UsageError, match="no plain file"):
        write_sheets([ONE], tmp_path, force=True)
    assert mine.read_text(encoding="utf-8") == "mine"


def test_numbers_are_written_as_they_are() -> None:
    assert [number(x) for x in (864.0, 0.87, float("nan"), 1e20)] == ["864", "0.87", "", "1e+20"]
