"""The columns that are listed are those that the readers take."""

from __future__ import annotations

import pytest

from comity.alignment.reading.formats import FORMATS
from comity.alignment.writing.columns_read import Listed, listed_formats
from comity.alignment.writing.tables import table_of


def test_every_format_is_listed() -> None:
    assert [one.format for one in listed_formats()] == list(FORMATS)


@pytest.mark.parametrize("one", [x for x in listed_formats() if x.needs], ids=lambda x: x.format.name)
def test_a_header_of_the_listed_columns_is_read_whole_and_none_of_the_needed_can_go(one: Listed) -> None:
    free = ("Aland",) if one.format.name in ("capabilities", "un-votes") else ()
    head = (*one.needs, *one.may_have, *free)
    found = one.format.read(",".join(head) + "\n", "x.csv")
    assert found.problems == ()
    for name in one.needs:
        assert one.format.read(",".join(c for c in head if c != name) + "\n", "x.csv").failed
    columns = table_of(found.value).columns
    assert table_of(found.value).name == one.table
    fixed = tuple(c for c in one.columns if not c.startswith("a column for each"))
    assert columns[: len(fixed)] == fixed


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_values_of_edges_that_are_listed_are_read(name: str) -> None:
    from comity.alignment.reading.graphs import VALUES

    (one,) = (x for x in listed_formats() if x.format.name == name)
    assert one.may_have == VALUES


def test_a_listed_format_is_told_in_words_and_as_plain_values() -> None:
    one = listed_formats()[0]
    assert one.in_words() == "a, b; also sign, weight, directed, kind, from, to, source"
    assert one.to_json()["needs"] == ["a", "b"]
