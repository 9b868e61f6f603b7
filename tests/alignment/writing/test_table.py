"""Tables are written in parts, and a guard never makes two actors one in silence."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from comity.alignment.writing.table import Table, guarded_names


def _many(count: int) -> Iterator[tuple[str, ...]]:
    return ((f"x{k}", '=a, "b"\nc', "-1") for k in range(count))


def test_every_row_is_written_whatever_the_size_of_a_part() -> None:
    for count in (0, 1, 4095, 4096, 4097, 9000):
        table = Table("t.csv", ("a", "=b", "c"), count, lambda count=count: _many(count))  # type: ignore[misc]
        rows = list(csv.reader(io.StringIO(table.text(), newline="")))
        assert rows[0] == ["a", "'=b", "c"]
        assert rows[1:] == [[f"x{k}", '\'=a, "b"\nc', "-1"] for k in range(count)]


def test_rows_are_made_anew_each_time() -> None:
    table = Table("t.csv", ("a", "b", "c"), 2, lambda: _many(2))
    assert table.text() == table.text()


def test_names_that_are_guarded_are_said_and_a_clash_is_an_error() -> None:
    assert guarded_names(["x", "-3"], "t.csv") == ()
    (said,) = guarded_names(["@x", "=y", "z"], "t.csv")
    assert said.level == "warning"
    assert '2 names begin with a sign of a formula and are written with an apostrophe in front: "=y", "@x"' in said.what
    (clash,) = guarded_names(["=y", "'=y"], "t.csv")
    assert clash.level == "error"
