"""Support as choices: what is counted, what is drawn, and what a party is called in it."""

from __future__ import annotations

from dataclasses import replace

from comity.report.content import Details, Figure, Table, unfolded, words
from comity.report.support_chapter.scenario_picture import apart_now, picture, short_name
from comity.report.support_chapter.scenarios import scenarios_section
from comity.report.support_chapter.subject import Helped
from comity.support.structural.result import Listed, Structure


def holds_now(found: Structure) -> int:
    """Count by hand what holds as things are, apart from the levers."""
    at = [k for k, o in enumerate(found.options) if o in found.levers]
    held = found.scenarios[0].under(found.concept)
    assert held is not None
    assert len(held.equilibria.first) == held.equilibria.count
    return len({"".join(c for k, c in enumerate(x) if k not in at) for x in held.equilibria.first})


def test_what_holds_now_is_counted_the_same_from_a_scenario_and_by_hand(on: Helped) -> None:
    assert on.structure is not None
    assert apart_now(on.structure, on.structure.concept) == holds_now(on.structure)


def test_few_outcomes_are_dots_with_a_key_and_many_are_bars(on: Helped) -> None:
    found = on.structure
    assert found is not None
    dots = picture(on, found)
    assert isinstance(dots[0], Figure)
    assert isinstance(dots[1], Table)
    assert len(dots[1].rows) == len(dots[0].columns) - 1

    def cut(n: Listed) -> Listed:
        return Listed(n.count, n.first[:-1])

    short = tuple(
        replace(x, held=tuple(replace(h, equilibria=cut(h.equilibria)) for h in x.held)) for x in found.scenarios
    )
    bars = picture(on, replace(found, scenarios=short))
    assert len(bars) == 1
    assert isinstance(bars[0], Figure)
    assert bars[0].columns == ("scenario", "kept", "lost", "new")
    now = apart_now(found, found.concept)
    assert all(row[1] + row[2] == now for row in bars[0].rows)


def test_a_tie_is_named_by_whose_choices_it_joins(on: Helped) -> None:
    assert on.structure is not None
    tied = next(x for x in on.structure.scenarios if x.condition == "n_stop")
    assert short_name(on, tied) == ("The Guild: send grain, if and only if", "Northers: stop the raids")
    other = next(x for x in on.structure.scenarios if x.condition == "!s_stop")
    assert short_name(on, other)[1] == "Southers: not: stop the raids"


def test_leverage_is_told_party_by_party_and_never_ranked(on: Helped) -> None:
    section = scenarios_section(on)
    assert section is not None
    tables = {b.id: b for b in unfolded(section.blocks) if isinstance(b, Table)}
    who = tables["support-leverage"]
    assert "must not be compared" in who.caption
    assert {words(row[1].lines[0]) for row in who.rows} == {"Northers", "Southers", "The Guild"}


def test_ties_stand_in_a_fold_and_the_other_scenarios_do_not(on: Helped) -> None:
    section = scenarios_section(on)
    assert section is not None
    assert on.structure is not None
    open_ = [b for b in section.blocks if isinstance(b, Table) and b.id == "support-scenario-table"]
    folds = [b for b in section.blocks if isinstance(b, Details) and b.id == "support-tied"]
    assert len(open_[0].rows) + len(folds[0].blocks[0].rows) == len(on.structure.scenarios)
