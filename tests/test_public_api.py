"""The few public names, used as a notebook would use them."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

import comity
from comity.catalogue.entries import load_entry

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def test_every_public_name_is_there_and_no_room_is_hidden_by_one() -> None:
    for name in comity.__all__:
        assert getattr(comity, name) is not None
        assert name in dir(comity)
    for room in ("case", "conflict", "catalogue", "report", "study", "cli", "logic", "kernels"):
        assert importlib.import_module(f"comity.{room}").__name__ == f"comity.{room}"
        assert room not in comity.__all__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = comity.nonsense


def test_a_case_is_loaded_and_analysed_in_two_lines() -> None:
    case = comity.load(EXAMPLES / "fishing-rights")
    result = comity.analyse(case)
    assert result.labels(result.equilibria("nash")) == ["NYNN", "NYNY"]
    assert result.to_frame()["nash"].sum() == 2
    assert "<table>" in result._repr_html_()


def test_settings_choose_concepts_and_depth() -> None:
    result = comity.analyse(load_entry("syria_iraq_1975").case, comity.Settings(concepts=("gmr",), depth=0))
    assert result.concepts == ("gmr",)
    assert result.labels(result.equilibria("gmr")) == ["NYY"]


def test_a_bad_case_raises_with_every_problem(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text("comity: 1\ntitel: T\nparties: {a: A}\nconflict: {options: {x: {by: b, text: X}}}\n")
    with pytest.raises(comity.CaseError) as caught:
        comity.load(file)
    assert len(caught.value.problems) >= 3
    assert all(isinstance(p, comity.Problem) for p in caught.value.problems)
    assert isinstance(caught.value, comity.ComityError)


def test_a_mistake_in_the_arguments_is_of_the_same_family() -> None:
    case = load_entry("chicken").case
    for settings in (comity.Settings(concepts=("nosh",)), comity.Settings(depth=-1)):
        with pytest.raises(comity.ComityError):
            comity.analyse(case, settings)


def test_a_study_and_a_report_are_one_call_each(tmp_path: Path) -> None:
    found = comity.assess(EXAMPLES / "fishing-rights")
    assert found.complete
    comity.write_report(found, tmp_path / "report.html")
    assert (tmp_path / "report.html").stat().st_size > 10_000


def test_two_analyses_of_one_case_do_not_touch_each_other() -> None:
    case = load_entry("elmira").case
    first = comity.analyse(case, comity.Settings(coalitions=True)).to_json()
    comity.analyse(load_entry("chicken").case)
    assert comity.analyse(case, comity.Settings(coalitions=True)).to_json() == first
