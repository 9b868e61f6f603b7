"""Who lost support when, and who can be compared."""

from __future__ import annotations

import numpy as np

from comity.case.support import Event
from comity.support.comparison.cuts import Cut, cuts_of, untouched_until, why_nothing_to_compare
from comity.support.panel.panel import panel_of

OUTCOME = np.arange(40.0).reshape(4, 10) % 7


def test_a_loss_is_dated_by_its_first_event_and_known_from_its_announcement(series):
    more = (Event("1995", "announced", "u01"), Event("1998", "ended", "u01"), Event("1999", "restored", "u01"))
    panel = panel_of(series(OUTCOME, {1: 6}, more))
    assert cuts_of(panel) == (Cut(1, 6, 5, 9),)
    assert untouched_until(panel) == (10, 5, 10, 10)


def test_an_announcement_after_the_loss_or_without_one_is_no_loss(series):
    more = (Event("1998", "announced", "u01"), Event("1994", "announced", "u02"), Event("1994", "raised", "u03"))
    panel = panel_of(series(OUTCOME, {1: 6}, more))
    assert cuts_of(panel) == (Cut(1, 6, 6, 10),)
    assert untouched_until(panel) == (10, 6, 4, 4)


def test_a_cut_of_all_units_at_once_leaves_nothing_to_compare(series):
    panel = panel_of(series(OUTCOME, {}, (Event("1995", "cut"),)))
    assert "all units at once" in why_nothing_to_compare(panel, cuts_of(panel))


def test_units_that_all_lose_support_in_one_period_cannot_be_compared(series):
    panel = panel_of(series(OUTCOME, dict.fromkeys(range(4), 5)))
    assert "same period" in why_nothing_to_compare(panel, cuts_of(panel))
    panel = panel_of(series(OUTCOME, dict.fromkeys(range(3), 5)))
    assert why_nothing_to_compare(panel, cuts_of(panel)) == ""
