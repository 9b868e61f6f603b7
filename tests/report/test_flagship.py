"""The report on the large example: small enough to send, and sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.report.as_html import to_html
from comity.report.compose import compose
from comity.report.content import Figure, Report, Table, words
from comity.report.findings import find
from comity.study import Study, assess

FOLDER = Path(__file__).parents[2] / "examples" / "european-security-2025"


@pytest.fixture(scope="module")
def flagship() -> Study:
    if not FOLDER.exists():
        pytest.skip("the large example is not in this checkout")
    return assess(FOLDER)


@pytest.fixture(scope="module")
def content(flagship: Study) -> Report:
    return compose(flagship)


def test_the_file_stays_under_three_megabytes(content: Report) -> None:
    assert len(to_html(content).encode()) < 3_000_000


def test_the_first_page_has_all_its_parts(content: Report) -> None:
    assert [s.id for s in content.first_page] == [
        "in-short", "what-would-hold", "in-the-way", "opens-a-way", "how-sure", "rests-on",
    ]  # fmt: skip


def test_every_claim_has_a_row_and_what_is_not_known_is_said(flagship: Study, content: Report) -> None:
    assert flagship.evidence is not None
    table = next(b for b in content.blocks() if isinstance(b, Table) and b.id == "claims-table")
    assert len(table.rows) == len(flagship.evidence.evidence.claims)
    rests = next(s for s in content.first_page if s.id == "rests-on")
    told = " ".join(words(b.line) for b in rests.blocks if hasattr(b, "line"))
    assert "Not known:" in told
    rivals = flagship.evidence.competing
    among = {x.claim: x for r in rivals.sets for x in r.standings} if rivals else {}
    for claim, p in flagship.evidence.posteriors.claims.items() if flagship.evidence.posteriors else ():
        row = table.rows[table.row_ids.index(f"claim-{claim}")]
        other = among.get(claim, p)
        open_ = p.low <= 0.5 <= p.high or other.low <= 0.5 <= other.high
        assert ("cannot be told" in words(row[3].lines[-1])) == open_


def test_every_statement_that_carries_an_answer_names_its_source_and_its_line(content: Report) -> None:
    table = next(b for b in content.blocks() if isinstance(b, Table) and b.id == "carrying")
    assert table.rows
    for row in table.rows:
        assert "no source given" not in words(row[3].lines[0])
        assert words(row[4].lines[0]).startswith("case.yaml:")


def test_no_place_of_this_machine_is_told(content: Report) -> None:
    assert str(FOLDER.parent) not in to_html(content)


def test_headlined_outcomes_hold_in_every_reading(flagship: Study, content: Report) -> None:
    found = find(flagship)
    assert found is not None
    table = next((b for b in content.blocks() if isinstance(b, Table) and b.id == "outcomes"), None)
    if table is None:  # then nothing holds in every reading, and the page says so
        assert not found.firm.any()
        return
    firm = {o.handle for o in found.shown if found.is_firm(o)}
    assert {words(r[0].lines[0]) for k, r in enumerate(table.rows) if k not in table.quiet_rows} <= firm


def test_the_pictures_are_small_enough_to_read(content: Report) -> None:
    moves = next(b for b in content.blocks() if isinstance(b, Figure) and b.id == "moves")
    boxes = {row[1] for row in moves.rows} | {row[2] for row in moves.rows}
    assert len(boxes) <= 14
