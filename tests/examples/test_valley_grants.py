"""The example on support: its tables are made by its script, what is true of them is found, its README is right."""

from __future__ import annotations

import runpy
from functools import cache
from pathlib import Path

import pytest

from comity.case.nouns import Case
from comity.case.read import check
from comity.study.helped import support_of
from comity.support.analyse import SupportSettings
from comity.support.result import SupportResult

FOLDER = Path(__file__).parents[2] / "examples" / "valley-grants"
README = " ".join((FOLDER / "README.md").read_text(encoding="utf-8").split())


@cache
def case() -> Case:
    found, problems = check(FOLDER)
    assert problems == ()
    assert found is not None
    return found


@cache
def answer() -> SupportResult:
    return support_of(case(), SupportSettings(parts=("structure", "signs", "series", "endings", "flows")))


def test_the_tables_are_those_that_the_script_makes(tmp_path: Path) -> None:
    script = tmp_path / "make_tables.py"
    script.write_text((FOLDER / "make_tables.py").read_text(encoding="utf-8"), encoding="utf-8")
    runpy.run_path(str(script), run_name="__main__")
    for name in ("monthly.csv", "wars.csv"):
        assert (tmp_path / name).read_text(encoding="utf-8") == (FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "true"),
    [("synthetic control", -0.5), ("interrupted", -0.5), ("a settlement", 2.2), ("victory of side A", 1.0)],
)
def test_what_is_true_of_the_tables_lies_within_the_intervals(name: str, true: float) -> None:
    found = next(t for t in answer().tests if name in t.name)
    assert found.low is not None
    assert found.high is not None
    assert found.low < true < found.high


@pytest.mark.parametrize("name", ["synthetic control", "interrupted", "a settlement"])
def test_the_readme_has_the_numbers_that_come_out(name: str) -> None:
    found = next(t for t in answer().tests if name in t.name)
    assert f"{found.effect:.2f} [{found.low:.2f}, {found.high:.2f}]" in README


def test_two_designs_of_one_event_say_supported_and_together_cannot_tell() -> None:
    said = {t.method: t.verdict for t in answer().tests}
    assert (said["synthetic_control"], said["interrupted"]) == ("supported", "supported")
    together = answer().overall
    assert together is not None
    assert together.verdict == "cannot be told"


def test_the_tie_to_hills_raids_is_the_least_that_makes_peace_hold_in_every_outcome() -> None:
    structure = answer().structure
    assert structure is not None
    every = next(t for t in structure.targets if t.quantifier == "every")
    assert [[(tie.lever, tie.condition) for tie in ties] for ties in every.minimal] == [[("grants", "hill_stops")]]
    tied = structure.scenario("grants if hill_stops")
    assert tied is not None
    held = tied.under("seq")
    assert held is not None
    assert held.equilibria.first == ("YYY",)


def test_the_shares_of_the_region_are_those_of_the_readme() -> None:
    found = answer().signs
    assert found is not None
    told = {sign: round(100 * getattr(found.shares, sign)) for sign in ("shorter", "none", "longer")}
    assert told == {"shorter": 39, "none": 60, "longer": 2}
    assert "shortens the fighting in 39 per cent of cases, changes nothing in 60 and lengthens it in 2" in README
    hill = next(c for c in found.by_cut if c.to == "hill" and not c.kind)
    assert round(100 * hill.shares.longer) == 7


def test_the_figures_bear_no_test() -> None:
    flows = answer().flows
    assert flows is not None
    assert not flows.bears
