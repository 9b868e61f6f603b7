"""What a reading says of itself in words."""

from __future__ import annotations

from comity.evidence.reading.result import Dropped, Reading, Statement


def test_what_was_left_out_is_counted_in_the_singular_and_the_plural() -> None:
    found = (Statement(0, 4, "Yes.", "author", "unknown", "asserted"),)
    one = Dropped(5, 9, "attribution", "R-N-1")
    assert Reading(found, (one,)).sentences()[1] == "Left out: 1 passage (1 attribution)."
    assert Reading(found, (one, one)).sentences()[1] == "Left out: 2 passages (2 attribution)."
