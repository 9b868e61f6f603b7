"""The report on a case in which a preference is left open: every format, and the numbers of the inverse question."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from comity.case.nouns import Case, Free
from comity.catalogue.entries import load_entry
from comity.report.compose import compose
from comity.report.content import Table, words
from comity.report.write import report
from comity.study import Study, assess


@pytest.fixture(scope="module")
def study() -> Study:
    return assess(opened())


def opened(name: str = "Syria") -> Case:
    case = load_entry("syria_iraq_1975").case
    assert case.conflict is not None
    syria, iraq = case.conflict.preferences
    conflict = replace(case.conflict, preferences=(replace(syria, preference=Free()), iraq))
    parties = (replace(case.parties[0], name=name), *case.parties[1:])
    return replace(case, parties=parties, conflict=conflict)


def test_the_shares_are_those_of_all_720_orders(study: Study) -> None:
    table = next(b for b in compose(study).blocks() if isinstance(b, Table))
    rows = {words(r[1].lines[0]): [words(c.lines[0]) for c in r[2:]] for r in table.rows}
    # of 720 orders of Syria: Nash 240, GMR 384, SMR 300, SEQ 384
    assert rows["YNN"][:4] == [f"{n / 720:.2g}" for n in (240, 384, 300, 384)]
    assert rows["NNN"][0] == "none"


def test_what_is_open_and_what_holds_whatever_it_is_comes_first(study: Study) -> None:
    said = " ".join(words(x) for b in compose(study).first_page[0].blocks if hasattr(b, "items") for x in b.items)
    assert "Syria may have any strict order of the 6 states" in said
    assert "no outcome would hold whatever that is, and 3 for some" in said


@pytest.mark.parametrize("suffix", ["html", "md", "json"])
def test_it_is_written_in_every_form(study: Study, tmp_path: Path, suffix: str) -> None:
    text = report(study, tmp_path / f"open.{suffix}").read_text(encoding="utf-8")
    assert "0.33" in text
    if suffix == "json":
        assert json.loads(text)["robust"]["outcomes"]["YNN"]["nash"]["share"] == pytest.approx(1 / 3)


def test_a_hostile_name_is_told_as_text(tmp_path: Path) -> None:
    text = report(assess(opened("<script>x</script>")), tmp_path / "open.html").read_text(encoding="utf-8")
    assert "<script>x" not in text
