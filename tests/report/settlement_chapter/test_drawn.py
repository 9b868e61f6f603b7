"""How firm the answers about packages are: shares of the ensemble over values, told where the report tells packages."""

from __future__ import annotations

from fractions import Fraction

import pytest

from comity.ensemble.packages.result import ValuesEnsemble
from comity.ensemble.packages.run import over_values
from comity.report.as_json import values
from comity.report.as_markdown import to_markdown
from comity.report.compose import compose
from comity.report.content import Figure, Table, unfolded, words
from comity.report.settlement_chapter.doubts import doubts
from comity.report.settlement_chapter.packages import packages_section
from comity.report.settlement_chapter.subject import Settled
from comity.study import Study

DRAWS = 200


@pytest.fixture(scope="module")
def ensemble(quay: Study) -> ValuesEnsemble:
    """Return the ensemble over the one interval of the quay: Northers walk away below 10 to 14."""
    assert quay.case.settlement is not None
    found = over_values(quay.case.settlement, {p.id: p.name for p in quay.case.parties}, DRAWS, 1)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def on_drawn(quay: Study, ensemble: ValuesEnsemble) -> Settled:
    """Return the material of the chapter with the ensemble beside it."""
    assert quay.settlement is not None
    return Settled(quay, quay.settlement, ensemble)


def block(s: Settled, id_: str) -> Table | Figure:
    """Return a table or figure of the section on packages."""
    section = packages_section(s)
    assert section is not None
    return next(b for b in unfolded(section.blocks) if isinstance(b, Table | Figure) and b.id == id_)


def test_a_plan_is_told_with_the_exact_share_of_each_party(on_drawn: Settled) -> None:
    table = block(on_drawn, "drawn-plans")
    assert isinstance(table, Table)
    told = [words(c.lines[0]) for c in table.rows[0]]
    assert told[1] == "The first draft"
    # Worth 10 to Northers, whose walk-away lies evenly in 10 to 14: never enough. Worth 20 to Southers, over 12.
    assert told[2:] == ["never", "never", "always"]


def test_shares_of_levels_are_those_of_the_ensemble(on_drawn: Settled, ensemble: ValuesEnsemble) -> None:
    figure = block(on_drawn, "drawn-levels")
    assert isinstance(figure, Figure)
    for issue in ensemble.settlement.issues:
        for level in issue.levels:
            row = next(r for r in figure.rows if r[:2] == (issue.text, level.text))
            assert row[2] == round(ensemble.level("nash", issue.id, level.id).p, 4)


def test_a_level_is_marked_where_the_package_at_the_middle_has_it(on_drawn: Settled) -> None:
    figure = block(on_drawn, "drawn-levels")
    assert isinstance(figure, Figure)
    assert on_drawn.packages is not None
    nash = next(x for x in on_drawn.packages.solutions.solutions if x.key == "nash")
    levels = on_drawn.packages.model.named(nash.packages[0])
    named = {i.text: next(x.text for x in i.levels if x.id == levels[i.id]) for i in on_drawn.settlement.issues}
    assert {str(r[0]): str(r[1]) for r in figure.rows if r[-1] == "yes"} == named


def test_agreement_that_no_interval_can_undo_is_told_as_such(on_drawn: Settled) -> None:
    section = packages_section(on_drawn)
    assert section is not None
    # 20 + 6 to Northers (over 14) with 12 + 12 to Southers (over 12): acceptable whatever is drawn.
    assert Fraction(20 + 6) > 14
    text = " ".join(words(b.line) for b in section.blocks if hasattr(b, "line"))
    assert "Some package is acceptable to all whatever the values in their intervals" in text
    assert f"{DRAWS} times" in text
    assert "not the probability" in text


def test_how_sure_tells_of_the_draws_in_one_sentence(on_drawn: Settled) -> None:
    told = [words(x) for x in doubts(on_drawn) if words(x).startswith("Values of packages")]
    assert len(told) == 1
    assert "the Nash package named here is chosen in" in told[0]


def test_the_report_is_the_same_without_the_ensemble_but_for_what_it_adds(
    quay: Study, ensemble: ValuesEnsemble
) -> None:
    with_it, without = to_markdown(compose(quay, None, ensemble)), to_markdown(compose(quay))
    assert "drawn-levels" in with_it
    assert "§58" in with_it
    assert "drawn" not in without


def test_the_json_holds_the_ensemble_under_the_name_the_command_gives_it(quay: Study, ensemble: ValuesEnsemble) -> None:
    found = values(quay, None, ensemble)["ensemble"]["packages"]
    assert found["draws"] == DRAWS
    assert found == ensemble.to_json()
    assert "ensemble" not in values(quay)
