"""What was claimed and verified: no more digits than few cases bear, and no ratio of counts without its band."""

from __future__ import annotations

from comity.report.content import Section, Table, words
from comity.report.evidence_chapter.compared import compared_section
from comity.report.evidence_chapter.subject import Weighing


def cells(section: Section | None, table: str) -> str:
    """Return every word of a table."""
    assert section is not None
    found = next(b for b in section.blocks if isinstance(b, Table) and b.id == table)
    return "\n".join(words(x) for row in found.rows for cell in row for x in cell.lines)


def test_a_ratio_of_two_sides_counts_stands_with_the_band_that_chance_leaves(on_weir: Weighing) -> None:
    told = cells(compared_section(on_weir), "series")
    assert "the first over the second: 2 [0.84 to 5], if events come independently" in told


def test_estimates_have_two_digits_and_are_those_of_the_command(on_weir: Weighing) -> None:
    found = on_weir.compared
    assert found is not None
    pool = found.rates[0]
    told = cells(compared_section(on_weir), "pool-1")
    for e in pool.estimates:
        assert pool.span(e) in told
    assert " [" in pool.span(pool.estimates[0])
