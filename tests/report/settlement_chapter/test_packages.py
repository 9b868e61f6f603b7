"""Packages: the numbers of the results, named packages with one handle, values marked as assumed."""

from __future__ import annotations

from comity.case.read import load_text
from comity.report.content import Figure, Section, Table, unfolded, words
from comity.report.settlement_chapter.packages import packages_section
from comity.report.settlement_chapter.solutions import chosen
from comity.report.settlement_chapter.subject import Settled, settled
from comity.study import assess


def section_of(s: Settled) -> Section:
    """Return the section on packages."""
    found = packages_section(s)
    assert found is not None
    return found


def test_two_parties_get_a_frontier_and_three_a_block_each(on_quay: Settled) -> None:
    ids = [b.id for b in unfolded(section_of(on_quay).blocks) if isinstance(b, Figure)]
    assert "frontier" in ids
    assert "worths" not in ids


def test_counts_are_those_of_all_packages_gone_through(on_quay: Settled) -> None:
    north = {"few": 0, "some": 20, "many": 30}, {"none": 10, "small": 6, "large": 0}
    south = {"few": 20, "some": 12, "many": 0}, {"none": 0, "small": 12, "large": 25}
    good = [
        (b, f)
        for b in north[0]
        for f in north[1]
        if north[0][b] + north[1][f] >= 12 and south[0][b] + south[1][f] >= 12
    ]
    assert f"Of 9 packages, {len(good)} would be accepted by both parties" in words(section_of(on_quay).blocks[0].line)  # type: ignore[union-attr]


def test_handles_are_given_once_and_used_in_the_table(on_quay: Settled) -> None:
    assert on_quay.packages is not None
    named = chosen(on_quay, on_quay.packages)
    handles = [c.handle for c in named]
    assert handles == ["N", "K", "E", "1"]
    table = next(b for b in unfolded(section_of(on_quay).blocks) if isinstance(b, Table) and b.id == "solutions")
    assert [c.title.split(":")[0] for c in table.columns[1:]] == handles


def test_a_plan_worth_less_than_walking_away_is_said_to_be_refused(on_quay: Settled) -> None:
    table = next(b for b in unfolded(section_of(on_quay).blocks) if isinstance(b, Table) and b.id == "plans")
    assert words(table.rows[0][2].lines[0]) == "Northers"  # 0 + 10 against 12


def test_no_agreement_is_said_with_what_comes_closest() -> None:
    text = """\
comity: 1
title: T
parties: {a: Aland, b: Borland}
settlement:
  issues: {i: [p, q]}
  values: {a: {walk_away: 3, i: {p: 4, q: 0}}, b: {walk_away: 3, i: {p: 2, q: 4}}}
"""
    found = settled(assess(load_text(text)))
    assert found is not None
    told = words(section_of(found).blocks[0].line)  # type: ignore[union-attr]
    assert "none is worth its walk-away value" in told
    assert "Borland has 2 where it would walk away below 3" in told
