"""The numbered conventions: each names code and tests that exist, and what the page says of the code is so."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import numpy as np
import pytest

from comity.case.digest import digest
from comity.case.read import load_text
from comity.catalogue.entries import load_entry
from comity.conflict import coalitions, power, space
from comity.conflict.analyse import Settings, analyse
from comity.conflict.bits import need
from comity.conflict.concepts import limited, simultaneous
from comity.conflict.deterrents import deterrents
from comity.conflict.evolve import CYCLE_LIMIT, evolve
from comity.conflict.readings import MAX_COMBINATIONS
from comity.conflict.result import FULL_LISTING
from comity.conflict.symbolic import search
from comity.ensemble import ground, plan

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/conventions/README.md").read_text()
SECTIONS = {int(n): body for n, body in re.findall(r"^## §(\d+) (.*?)(?=^<a id|\Z)", PAGE, re.M | re.S)}

RIVER = """\
comity: 1
title: A river
parties: {up: Up, down: Down}
conflict:
  options:
    hold: {by: up, text: Hold water}
    sue: {by: down, text: Sue}
  status_quo: {sue: true}
  preferences:
    up: {statements: ["!sue", hold]}
    down: {statements: ["!hold", "!sue"]}
"""


def test_the_sections_are_numbered_without_gaps_and_have_their_anchors() -> None:
    assert list(SECTIONS) == list(range(1, len(SECTIONS) + 1))
    assert re.findall(r'<a id="(\d+)">', PAGE) == [str(n) for n in SECTIONS]


@pytest.mark.parametrize("number", SECTIONS)
def test_the_convention_names_code_and_tests_that_exist(number: int) -> None:
    body = SECTIONS[number]
    assert "- Where:" in body
    assert "- Held by:" in body
    files = re.findall(r"`(src/[\w/]+\.py)`", body)
    assert files or "everywhere" in body
    for file in files:
        assert (ROOT / file).exists(), file
    tests = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", body)
    assert tests
    for file, name in tests:
        tree = ast.parse((ROOT / file).read_text())
        assert name in {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}, f"{file}::{name}"


def test_every_convention_the_code_cites_is_there() -> None:
    cited = set()
    for file in (ROOT / "src").rglob("*.py"):
        cited |= {int(n) for n in re.findall(r"convention (\d+)", file.read_text())}
    assert cited >= {2, 6}
    assert cited <= set(SECTIONS)


def test_the_rules_that_docstrings_cite_by_number_stand_under_it() -> None:
    assert SECTIONS[2].startswith("Equal counts as a sanction")
    assert SECTIONS[6].startswith("Simultaneous moves")


def test_the_limits_on_the_page_are_those_of_the_code() -> None:
    for limit in (
        space.MAX_OPTIONS,
        space.MAX_STATES,
        search.MAX_SETTINGS,
        need.MAX_OPTIONS,
        need.MAX_OWN,
        coalitions.MAX_STATES,
        coalitions.MAX_PLAYERS,
    ):
        assert f"{limit:,}" in SECTIONS[20]
    assert f"{simultaneous.MAX_COMBINATIONS:,}" in SECTIONS[20]
    assert f"{FULL_LISTING:,}" in SECTIONS[20]
    assert f"{limited.MAX_HORIZON:,}" in SECTIONS[8]
    assert f"{MAX_COMBINATIONS:,}" in SECTIONS[16]
    assert f"{CYCLE_LIMIT:,}" in SECTIONS[17]


def test_the_default_spread_on_the_page_is_that_of_the_code() -> None:
    assert f"φ = {float(plan.DISPERSION)}" in SECTIONS[32]
    assert f"{ground.MOST_LISTED:,}" in SECTIONS[34]
    assert f"{power.MAX_COMBINATIONS:,}" in SECTIONS[28]


def test_the_limits_in_the_readme_are_those_of_the_code() -> None:
    readme = (ROOT / "README.md").read_text()
    assert f"{space.MAX_OPTIONS} options or {space.MAX_STATES:,} feasible states" in readme


def test_options_a_status_quo_does_not_name_are_off() -> None:
    case = load_text(RIVER)
    assert case.conflict is not None
    assert case.conflict.status_quo == "NY"


def test_comments_and_layout_do_not_change_the_digest() -> None:
    case = load_text(RIVER)
    wide = RIVER.replace("{up: Up, down: Down}", "\n  # who\n  up: Up\n  down: {name: Down}")
    assert digest(load_text(wide)) == digest(case)
    assert digest(load_text(RIVER.replace('"!hold", "!sue"', '"!sue", "!hold"'))) != digest(case)
    assert digest(load_text(RIVER.replace("text: Sue", "text: Go to court"))) != digest(case)


def test_an_empty_threat_has_a_step_that_does_not_pay() -> None:
    result = analyse(load_entry("chicken").case)
    found = deterrents(result)
    assert found
    for d in found:
        assert result.is_equilibrium("gmr")[d.state]
        assert not result.is_equilibrium("seq")[d.state]
        assert any(not step.improves for step in d.threat)


def test_a_lumped_pattern_without_feasible_states_makes_no_state() -> None:
    text = RIVER.replace("  status_quo", "  infeasible: [hold & sue]\n  same: {both: YY, calm: N-}\n  status_quo")
    text = text.replace('["!sue", hold]', "[hold]").replace('["!hold", "!sue"]', '["!hold"]')
    result = analyse(load_text(text))
    assert result.labels(np.arange(result.model.n_states)) == ["YN", "calm"]
    assert result.model.label(result.model.status_quo or 0) == "calm"


def test_depth_zero_turns_every_answer_off() -> None:
    model = analyse(load_entry("chicken").case).model
    found = analyse(model, Settings(depth=0)).stable
    for key in ("gmr", "smr", "seq", "sseq"):
        assert np.array_equal(found[key], found["nash"])


def test_the_first_statement_that_differs_decides() -> None:
    text = RIVER.replace('["!sue", hold]', '["!sue", hold, "hold & sue"]')
    model = analyse(load_text(text)).model
    weight = {"NN": 4, "YN": 4 + 2, "NY": 0, "YY": 2 + 1}  # statement k of K weighs 2^(K - k)
    best_first = sorted(weight, key=lambda s: -weight[s])
    assert sorted(weight, key=lambda s: -int(model.ranks[0][model.index(s)])) == best_first


def test_weights_are_exact() -> None:
    weights = '{weights: {hold & !sue: 0.1, "(hold & !sue) | NN": 0.2, "!hold & sue": 0.3}}'
    model = analyse(load_text(RIVER.replace('{statements: ["!sue", hold]}', weights))).model
    up = {model.label(s): int(r) for s, r in enumerate(model.ranks[0])}
    assert up["YN"] == up["NY"] > up["NN"] > up["YY"]  # 0.1 + 0.2 is 0.3, no more and no less


def test_states_stand_in_binary_order_and_merged_ones_last() -> None:
    model = analyse(load_text(RIVER)).model
    assert [model.label(s) for s in range(4)] == ["NN", "YN", "NY", "YY"]
    text = RIVER.replace("  status_quo", "  same: {calm: N-}\n  status_quo")
    text = text.replace('["!sue", hold]', "[hold]").replace('["!hold", "!sue"]', '["!hold"]')
    merged = analyse(load_text(text)).model
    assert [merged.label(s) for s in range(3)] == ["YN", "YY", "calm"]
    assert merged.n_states == 3


def test_a_step_is_one_way_where_nobody_can_lead_back() -> None:
    text = RIVER.replace("text: Sue}", "text: Sue, moves: back}")
    found = evolve(analyse(load_text(text)).model)
    drop, hold = found.path(found.model.index("NN"))[0], found.path(found.model.index("YY"))[0]
    assert found.one_way(drop)
    assert not found.one_way(hold)
    assert [found.model.label(int(s)) for s in np.flatnonzero(found.no_return)] == ["NN", "YN"]
