"""Figures of different releases or measures are not one series (§92)."""

from __future__ import annotations

from comity.support.panel.releases import one_measure, one_release

PLACES = tuple(f"f.csv:{i}" for i in range(2, 12))


def test_one_release_is_used_whole() -> None:
    found = one_release([("", 1), ("", 2)], ["2024-04", "2024-04"], PLACES)
    assert found.rows == (0, 1)
    assert found.release == "2024-04"
    assert not found.note
    assert not found.reason


def test_the_latest_release_that_has_every_period_is_used_and_told() -> None:
    cells = [("", 1), ("", 2), ("", 1), ("", 2), ("", 1)]
    found = one_release(cells, ["2024-04", "2024-04", "2024-05", "2024-05", "2024-06"], PLACES)
    assert found.rows == (2, 3)
    assert found.release == "2024-05"
    assert "3 rows of others are left out" in found.note


def test_releases_of_which_none_is_whole_are_refused_with_their_first_places() -> None:
    found = one_release([("", 1), ("", 2), ("", 3)], ["2024-04", "2024-04", "2024-05"], PLACES)
    assert found.rows == ()
    assert "f.csv:2" in found.reason
    assert "f.csv:4" in found.reason
    assert "§92" in found.reason


def test_rows_that_do_not_say_their_release_are_no_release() -> None:
    assert one_release([("", 1), ("", 2)], ["2024-04", ""], PLACES).reason


def test_measures_are_never_mixed() -> None:
    assert one_measure(["delivered"] * 3, PLACES) == ""
    assert "never one series" in one_measure(["delivered", "committed"], PLACES)
    assert "an empty cell" in one_measure(["delivered", ""], PLACES)
