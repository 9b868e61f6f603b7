"""A table that bears no test has one answer, with every reason."""

from __future__ import annotations

import pytest

from comity.case.support import Data, Event, SeriesTest
from comity.support.panel.panel import refusals
from comity.support.panel.refused import refused_table


@pytest.mark.parametrize(
    ("treatment", "events", "method"),
    [("aid", (), "local_projection"), ("", (Event("2021", "cut"),), "interrupted"), ("", (), "local_projection")],
)
def test_every_reason_stands_in_the_one_answer(treatment: str, events: tuple[Event, ...], method: str) -> None:
    rows = (("2020", "1", "x"), ("2021", "?", "2"), ("2023", "3", "4"), ("2023", "3", "4"))
    table = Data(("year", "y", "aid"), rows)
    test = SeriesTest("s", table, outcome="y", period="year", treatment=treatment, events=events)
    reasons = refusals(test)
    found = refused_table(test, reasons)
    assert len(reasons) == (3 if treatment else 2)
    assert all(r in found.why for r in reasons)
    assert found.refused
    assert found.verdict == "cannot be told"
    assert found.effect is None
    assert found.method == method
