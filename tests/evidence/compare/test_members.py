"""Which records are added up, and which are pooled."""

from __future__ import annotations

from fractions import Fraction

from comity.case.evidence import Record
from comity.evidence.compare.members import alike

NAMES = {"aland": "Aland", "borland": "Borland"}


def test_records_of_one_party_and_kind_are_added_up() -> None:
    rows = [
        Record("r1", "aland", 3, 4, group="convoys", since="2024", until="2024"),
        Record("r2", "aland", 5, 6, group="convoys", since="2025", until="2025"),
        Record("r3", "borland", 1, 2, group="convoys"),
    ]
    [group], left_out = alike(rows, NAMES)
    assert [(m.name, m.verified, m.of, m.records) for m in group.members] == [
        ("Aland", 8, 10, ("r1", "r2")),
        ("Borland", 1, 2, ("r3",)),
    ]
    assert (group.notes, left_out) == ((), ())


def test_a_party_with_several_kinds_gets_a_pool_of_its_kinds() -> None:
    rows = [Record("r1", "aland", 3, 4, group="convoys"), Record("r2", "aland", 0, 6, group="prisoners")]
    groups, _ = alike(rows, NAMES)
    assert [(g.across, g.group, g.name) for g in groups] == [
        ("parties", "convoys", "convoys"),
        ("parties", "prisoners", "prisoners"),
        ("kinds", "aland", "Aland"),
    ]
    assert [m.id for m in groups[2].members] == ["convoys", "prisoners"]


def test_rates_and_counts_are_never_mixed() -> None:
    rows = [Record("r1", "aland", 3, 4, group="x"), Record("r2", "borland", 3, exposure=Fraction(5, 2), group="x")]
    groups, _ = alike(rows, NAMES)
    assert [(g.kind, [m.of for m in g.members]) for g in groups] == [("rate", [4.0]), ("count", [2.5])]


def test_records_that_cover_the_same_time_are_warned_of() -> None:
    rows = [
        Record("r1", "aland", 3, 4, group="x", since="2024-01", until="2024-06"),
        Record("r2", "aland", 5, 6, group="x", since="2024-06-30", until="2025"),
        Record("r3", "aland", 5, 6, group="x", what="something else", since="2024", until="2024"),
    ]
    [group], _ = alike(rows, NAMES)
    assert group.notes == (
        "Records of Aland that are added up cover the same time and may count the same events twice: r1 and r2.",
    )


def test_records_that_say_nothing_are_left_out_with_the_reason() -> None:
    rows = [
        Record("r1", "aland", 5, 4),
        Record("r2", "aland", 5),
        Record("r3", "aland", 5, exposure=Fraction(0)),
        Record("r4", "aland", 5, exposure=Fraction(-1)),
    ]
    groups, left_out = alike(rows, NAMES)
    assert groups == ()
    assert left_out == (
        "The record r1 is left out: 5 verified of 4 claimed is no share.",
        "The record r2 is left out: it has neither a number claimed nor an exposure.",
        "The record r3 is left out: it counts events over an exposure of 0.",
        "The record r4 is left out: a number is below 0.",
    )


def test_whoever_is_no_party_is_called_by_its_own_words() -> None:
    [group], _ = alike([Record("r1", "KHNP", 3, 4)], NAMES)
    assert (group.members[0].name, group.name) == ("KHNP", "")
