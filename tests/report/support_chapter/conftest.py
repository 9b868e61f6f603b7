"""A small case with every road that the tests of the chapter share; tests on data are built by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from comity.case.read import load_text
from comity.case.support import Support
from comity.report.support_chapter.subject import Helped, helped
from comity.study import Study, assess
from comity.support.answer import Check, Path, Point, Sensitivity, Tested
from comity.support.result import SupportResult
from comity.support.signs.axis import Axis
from comity.support.verdict import overall

HEAD = """\
comity: 1
title: A war over a weir
question: Would less help to the south end it?
as_of: 2025-06-30
"""
PARTIES = "parties: {north: {name: Northers}, south: {name: Southers}, guild: {name: The Guild}}\n"
CONFLICT = """\
conflict:
  options:
    n_stop: {by: north, text: stop the raids}
    s_stop: {by: south, text: stop the raids}
    grain: {by: guild, text: send grain, off: send nothing}
  status_quo: {grain: true}
  preferences:
    north: {statements: [s_stop, "!grain", "n_stop <-> s_stop"]}
    south: {statements: [n_stop, grain, "!s_stop"]}
    guild: {statements: ["n_stop & s_stop", "grain <-> s_stop"]}
"""
GAME = """\
  game:
    positions: 4
    win: [0.45, 0.55]
    costs: {north: [0.1, 0.3], south: [0.1, 0.3]}
    discount: [0.9, 0.95]
    cut_hazard: [0, 0.2, 1]
    effects:
      - {kind: money, to: south, rent: [0, 0.9], win: [0, 0.3]}
"""
ROOM = """\
support:
  flows:
    - {from: guild, to: south, kind: money, date: 2024-01, value: 5, unit: m, measure: committed, released: 2024-02}
    - {from: guild, to: south, kind: money, date: 2024-02, value: [6, 7], unit: m, measure: delivered,
       released: 2024-09}
    - {from: mill, to: north, kind: materiel, since: 2023-01, until: 2024-01, value: 20000, unit: m,
       measure: estimated, cumulative: true, released: 2025-09}
"""
LEVERS = """\
  levers: [{option: grain, to: south, kind: money}]
  targets: ["n_stop & s_stop"]
"""
WITHOUT = HEAD + PARTIES + CONFLICT
WHOLE = WITHOUT + ROOM + LEVERS + GAME
ALONE = HEAD + PARTIES + ROOM + GAME

PASSED = Check("no trend before", True, "No trend is seen before the cut.")
FAILED = Check("no effect at placebo dates", False, "An effect is seen where there was no cut.")
BANDED = Path(
    "effect by period",
    tuple(Point(float(t), -0.1 * max(t, 0), -0.1 * max(t, 0) - 0.2, 0.1 - 0.1 * max(t, 0)) for t in range(-3, 7)),
    "months after the cut",
    "log of raids",
)
GAP = Path("gap", tuple(Point(float(t), -0.2 * (t >= 0)) for t in range(-5, 5)), "periods after the cut", "gap")
PLACEBOS = tuple(
    Path(f"placebo: {k}", tuple(Point(float(t), 0.05 * k * (-1) ** t) for t in range(-5, 5)), "", "outcome")
    for k in range(1, 4)
)
SEEN = Path("actual", tuple(Point(float(t), 3.0 - 0.2 * (t >= 0)) for t in range(-5, 5)), "periods after", "raids")
MIX = Path("synthetic", tuple(Point(float(t), 3.0) for t in range(-5, 5)), "periods after", "raids")
TESTS = (
    Tested(
        "raids: interrupted series, 2024-06",
        "raids",
        "interrupted",
        "supported",
        "The interval lies below no effect.",
        -0.3,
        -0.5,
        -0.1,
        unit="log of raids a month",
        p=0.01,
        detectable=0.28,
        observations=60,
        checks=(PASSED,),
        sensitivity=(Sensitivity("E-value of the estimate", 2.5, "A hidden cause would have to be 2.5 times."),),
        warnings=("endogenous", "overlapping"),
        paths=(BANDED,),
        details=(("periods before", 40.0), ("unit", "weir")),
    ),
    Tested(
        "raids: synthetic control, weir, 2024-06",
        "raids",
        "synthetic_control",
        "cannot be told",
        "An effect is seen where there was no cut.",
        -0.2,
        -0.4,
        None,
        unit="log of raids a month",
        detectable=0.5,
        observations=300,
        checks=(PASSED, FAILED),
        warnings=("endogenous", "few_units"),
        paths=(SEEN, MIX, GAP, *PLACEBOS),
    ),
    Tested(
        "wars: less grain, a settlement",
        "wars",
        "competing",
        "cannot be told",
        "How one sort of ending moves does not say whether fighting is shorter.",
        1.8,
        1.1,
        3.0,
        scale="ratio",
        unit="times the rate of a settlement",
        observations=900,
        contrast=True,
        warnings=("endogenous",),
    ),
    Tested(
        "raids: predictive precedence (Granger)",
        "raids",
        "granger",
        "cannot be told",
        "The series has gaps: 2024-03.",
        refused=True,
        warnings=("endogenous", "not_an_effect"),
    ),
)


def answer(text: str, *, tests: bool = True) -> Study:
    """Return a study of a case with a small answer about support, and with tests on data where asked for."""
    from comity.study.supported import structure_of
    from comity.support.flows.analyse import flow_answer
    from comity.support.game.analyse import war_game
    from comity.support.known.disagreement import disagreement
    from comity.support.signs.analyse import signs
    from comity.support.signs.grid import sign_map

    case = load_text(text)
    bare = assess(replace(case, support=None))
    names = {p.id: p.name for p in case.parties}
    asked = case.support or Support()
    game = asked.game
    assert game is not None
    found = SupportResult(
        structure=structure_of(case) if asked.levers else None,
        game=war_game(game, names),
        signs=signs(game, names, draws=40),
        map=sign_map(game, Axis("rent", 0.0, 1.0), Axis("shift", -0.5, 0.5), size=14),
        series=TESTS[:2] + TESTS[3:] if tests else (),
        endings=TESTS[2:3] if tests else (),
        overall=overall(TESTS, {"raids": "lower", "wars": "shorter"}) if tests else None,
        flows=flow_answer(asked.flows, names, case.as_of),
        known=disagreement(),
    )
    return replace(bare, case=case, support=found)


@pytest.fixture(scope="session")
def whole_text() -> str:
    """Return the text of the whole case."""
    return WHOLE


@pytest.fixture(scope="session")
def answered() -> Callable[[str], Study]:
    """Return what makes a study of the text of a case."""
    return answer


@pytest.fixture(scope="session")
def whole() -> Study:
    """Return a study with a conflict and every road of support."""
    return answer(WHOLE)


@pytest.fixture(scope="session")
def alone() -> Study:
    """Return a study with support and nothing else, and no tests on data."""
    return answer(ALONE, tests=False)


@pytest.fixture(scope="session")
def on(whole: Study) -> Helped:
    """Return the material of the chapter on the whole case."""
    found = helped(whole)
    assert found is not None
    return found
