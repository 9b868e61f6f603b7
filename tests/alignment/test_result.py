"""The answer as plain values: keys that are always there, no value that JSON lacks, and windows in words."""

from __future__ import annotations

import datetime as dt
import json
from fractions import Fraction

import numpy as np
import pytest

from comity.alignment.analyse import alignment_answer
from comity.alignment.network import Snapshot, network_of
from comity.alignment.result import PARTS, AlignmentResult, WindowFound
from comity.alignment.tables import tables_of
from comity.alignment.work import AlignmentSettings
from comity.case.alignment import Alignment, Capabilities, Ties

TIES = Ties(
    ("a", "b"), ("b", "c"), (1, -1), (None,) * 2, (False,) * 2, ("",) * 2, ("1990",) * 2, ("1991",) * 2, ("",) * 2
)
HAVE = Capabilities(("iron",), ("a", "b", "c"), (1990,) * 3, ((Fraction(1),), (Fraction(3),), (None,)))


def blank() -> AlignmentResult:
    tables = tables_of(Alignment())
    return AlignmentResult(tables, network_of(tables.ties))


def window(first: str, last: str) -> WindowFound:
    none = np.zeros(0, np.intp)
    days = (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    return WindowFound(Snapshot((), none, none, np.zeros(0, np.int8), np.zeros(0), *days))


def test_every_key_is_there_whatever_was_found() -> None:
    full = alignment_answer(Alignment(TIES, HAVE), settings=AlignmentSettings(draws=200))
    assert set(blank().to_json()) == set(full.to_json())
    assert {"windows", "capability"} <= set(full.to_json())
    assert set(full.windows[0].to_json()) >= set(window("1990-01-01", "1990-12-31").to_json())


def test_the_contract_of_a_window_has_its_keys() -> None:
    row = alignment_answer(Alignment(TIES, HAVE), settings=AlignmentSettings(draws=200)).to_json()["windows"][0]
    keys = {"from", "to", "actors", "ties", "negative", "frustration", "triangles", "con", "hhi", "poles"}
    assert keys <= set(row)
    assert {"index", "proven"} <= set(row["frustration"])
    assert {"balanced", "all"} <= set(row["triangles"])


def test_json_has_no_value_that_is_no_json() -> None:
    full = alignment_answer(Alignment(TIES, HAVE, focus=("a",)), settings=AlignmentSettings(draws=200))
    text = json.dumps(full.to_json(), allow_nan=False)
    assert json.loads(text)["capability"] == {"a": {"1990": 0.25}, "b": {"1990": 0.75}}


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("0001-01-01", "9999-12-31", "all time"),
        ("1946-01-01", "1949-12-31", "1946 to 1949"),
        ("1946-01-01", "1946-12-31", "1946"),
        ("1946-05-01", "1946-06-30", "1946-05-01 to 1946-06-30"),
        ("0001-01-01", "1949-12-31", "the beginning to 1949"),
        ("1946-01-01", "9999-12-31", "1946 to the end"),
    ],
)
def test_a_window_has_a_name_in_words(first: str, last: str, words: str) -> None:
    assert window(first, last).name == words


def test_an_answer_is_complete_where_no_budget_left_anything_out() -> None:
    assert blank().complete
    assert not AlignmentResult(blank().tables, blank().net, missing={"votes": "the budget ran out"}).complete
    assert AlignmentResult(blank().tables, blank().net, limited={"votes": "no anchor"}).complete


def test_an_actor_is_called_by_its_party_or_as_it_stands() -> None:
    found = AlignmentResult(blank().tables, blank().net, names={"a": "Aland"})
    assert (found.called("a"), found.called("b")) == ("Aland", "b")


def test_the_parts_have_one_order() -> None:
    assert PARTS == ("network", "capabilities", "shift", "exposure", "votes", "bodies", "figures", "pages")
