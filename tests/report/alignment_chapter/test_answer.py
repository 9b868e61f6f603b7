"""Whether there are more centres: the sentence counts the measures, and says no more than they do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comity.alignment.shift.result import Says, Shift
from comity.report.alignment_chapter.answer import answer_section, span, verdict
from comity.report.alignment_chapter.subject import Aligned
from comity.report.content import Paragraph, Table, words
from comity.study import Study


def shifted(study: Study, verdicts: tuple[Says, ...]) -> Shift:
    """Return the shift of a study with other verdicts, one for each measure that is kept."""
    assert study.alignment is not None
    found = study.alignment.shift
    assert found is not None
    kept = [m for m in found.measures if m.defined][: len(verdicts)]
    return replace(found, measures=tuple(replace(m, verdict=v) for m, v in zip(kept, verdicts, strict=True)))


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        (("more centres",) * 3, "There are more centres from 1990–1994 to 1995–1999, by all 3 measures."),
        (("fewer centres",), "There are fewer centres from 1990–1994 to 1995–1999, by the one measure there is."),
        (
            ("cannot be told",) * 2,
            "Whether there are more or fewer centres from 1990–1994 to 1995–1999 cannot be told by any measure.",
        ),
        (
            ("more centres", "more centres", "fewer centres", "cannot be told"),
            "Whether there are more or fewer centres from 1990–1994 to 1995–1999 hangs on the measure: 2 of 4 measures "
            "say more, 1 says fewer and 1 cannot tell.",
        ),
        (
            ("more centres", "fewer centres"),
            "Whether there are more or fewer centres from 1990–1994 to 1995–1999 hangs on the measure: 1 of 2 measures "
            "says more and 1 says fewer.",
        ),
        (
            ("fewer centres", "cannot be told"),
            "Whether there are more or fewer centres from 1990–1994 to 1995–1999 hangs on the measure: none of 2 "
            "measures says more, 1 says fewer and 1 cannot tell.",
        ),
    ],
)
def test_the_sentence_counts_the_measures(whole: Study, verdicts: tuple[Says, ...], said: str) -> None:
    assert words(verdict(shifted(whole, verdicts))) == said


def test_more_and_fewer_are_told_in_the_same_words(whole: Study) -> None:
    more = words(verdict(shifted(whole, ("more centres", "more centres", "fewer centres"))))
    fewer = words(verdict(shifted(whole, ("fewer centres", "fewer centres", "more centres"))))
    assert "2 of 3 measures say more and 1 says fewer" in more
    assert "1 of 3 measures says more and 2 say fewer" in fewer


def test_the_table_has_a_row_for_every_measure_in_its_order(on: Aligned) -> None:
    section = answer_section(on)
    assert section is not None
    table = next(b for b in section.blocks if isinstance(b, Table))
    assert on.result.shift is not None
    names = [words(row[0].lines[0]).lower() for row in table.rows]
    assert names == [m.name.lower() for m in on.result.shift.measures]
    assert [words(row[5].lines[0]) for row in table.rows] == [m.verdict for m in on.result.shift.measures]


def test_one_window_says_why_nothing_can_be_compared(on: Aligned) -> None:
    result = replace(on.result, shift=None, limited={"shift": "one window and one year say nothing of a change."})
    section = answer_section(Aligned(on.study, result))
    assert section is not None
    first = section.blocks[0]
    assert isinstance(first, Paragraph)
    assert words(first.line) == "That cannot be told: one window and one year say nothing of a change."


def test_capabilities_alone_are_compared_between_their_years(whole: Study) -> None:
    assert span(replace(shifted(whole, ("more centres",)), windows=())) == "from 1990 to 1999"
