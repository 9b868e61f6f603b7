"""What is said of a shift, in plain words."""

from __future__ import annotations

import datetime as dt

import numpy as np

from comity.alignment.network import Snapshot
from comity.alignment.shift.result import Shift
from comity.alignment.shift.shift import shift


def snap(pairs: list[tuple[int, int]], year: int, sign: int = 1) -> Snapshot:
    a, b = np.array(pairs).T
    signs = np.full(len(a), sign, np.int8)
    return Snapshot(tuple("abcdefghijkl"), a, b, signs, np.ones(len(a)), dt.date(year, 1, 1), dt.date(year + 4, 12, 31))


HUBS = [(hub, k) for hub, end in ((0, 12), (1, 10), (2, 8)) for k in range(3, end)]
WEB = [(j, k) for j in range(12) for k in range(j + 1, 12)]


def said(*windows: Snapshot) -> tuple[Shift, str]:
    found = shift(windows)
    return found, "\n".join(found.sentences())


def test_the_answer_comes_first_and_names_who_says_what() -> None:
    found, text = said(snap(HUBS, 1950), snap(WEB, 1990))
    assert found.sentences()[0] == (
        "Whether there are more or fewer centres from 1950-1954 to 1990-1994 hangs on the measure: more centres by "
        "effective number of centres by ties, share of the strongest by ties and centralisation of ties; effective "
        "number of communities and candidates for poles cannot tell."
    )
    assert "By reading of the ties: all actors, 3 of 5 measures say more centres and 0 fewer; actors in both" in text


def test_every_measure_has_its_change_its_band_its_verdict_and_its_meaning() -> None:
    found, _ = said(snap(HUBS, 1950), snap(WEB, 1990))
    for row, sentence in zip(found.measures, found.sentences()[1:6], strict=True):
        assert sentence.lower().startswith(f"{row.name}: ".lower())
        assert row.means in sentence
        assert row.verdict in sentence
        assert "95% band" in sentence


def test_the_band_is_said_to_be_no_error_of_sampling() -> None:
    _, text = said(snap(HUBS, 1950), snap(WEB, 1990))
    assert "missed with a chance of 10%, in both windows alike" in text
    assert "no error of sampling" in text


def test_a_line_through_all_windows_is_told_where_there_are_three() -> None:
    _, two = said(snap(HUBS, 1950), snap(WEB, 1990))
    _, three = said(snap(HUBS, 1950), snap(HUBS, 1970), snap(WEB, 1990))
    assert "A line through all windows" not in two
    assert "A line through all windows rises: " in three
    assert "per ten years" in three


def test_no_measure_that_tells_says_how_many_hang_on_the_reading() -> None:
    star, web = [(0, k) for k in range(1, 12)], WEB
    found, text = said(snap(star, 1950), snap(web, 1990))
    assert found.answer == "cannot be told"
    assert "cannot be told by any measure. Of " in found.sentences()[0]
    assert "a had the largest share of the weight of ties over the two windows." in text


def test_a_ring_has_no_largest_and_it_says_so() -> None:
    ring = [(k, k + 1) for k in range(11)] + [(0, 11)]
    _, text = said(snap(ring, 1950), snap(ring, 1990))
    assert "No actor stands out as the largest" in text
    assert "Nothing changed." in text


def test_windows_of_negative_ties_alone_have_no_measure_and_it_says_so() -> None:
    _, text = said(snap(WEB, 1950, -1), snap(WEB, 1990, -1))
    assert "no measure has a value in both windows" in text
    assert "It has no value in the first and last window." in text
    assert "Negative ties go from 100% of 66 ties to 100% of 66." in text
