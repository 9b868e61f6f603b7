"""The study of outside support: its script on tables made up here, and the numbers of its page on the real ones."""

from __future__ import annotations

import csv
import importlib.util
import math
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from comity.case.read import check
from comity.support import answer
from comity.support.analyse import support_answer
from comity.support.result import SupportResult

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
REAL = (
    DATA / "ucdp_external_support" / "esd_actor_year.csv",
    DATA / "ucdp_battle_deaths" / "brd_conflict_dyad_year.csv",
)


def _script() -> ModuleType:
    path = ROOT / "docs" / "studies" / "external_support.py"
    spec = importlib.util.spec_from_file_location("study_of_support", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["study_of_support"] = module
    spec.loader.exec_module(module)
    return module


study = _script()
LETTERS = ("sup", "x", "p", "w", "m", "t", "f")


def table(path: Path, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Path:
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([list(columns), *map(list, rows)])
    return path


def support_table(path: Path, years: dict[tuple[int, int], tuple[str, str]], **other: str) -> Path:
    """Write a table of support: for each conflict and year what the government and the rebels got, by letter."""
    columns = ["civil", "active", "actor_nonstate", "conflict_id", "year", *(f"ext_{a}_s" for a in LETTERS)]
    rows = []
    for (conflict, year), got in years.items():
        for nonstate, letters in enumerate(got):
            given = [int(bool(letters)), *(int(a in letters) for a in LETTERS[1:])]
            rows.append([other.get("civil", "1"), other.get("active", "1"), nonstate, conflict, year, *given])
    return table(path, columns, rows)


def deaths_table(path: Path, deaths: dict[tuple[int, int], int]) -> Path:
    rows = [(c, y, n, 3) for (c, y), n in deaths.items()]
    return table(path, ("conflict_id", "year", "bd_best", "type_of_conflict"), rows)


def written(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(newline="") as file:
        return list(csv.DictReader(file))


YEARS = {
    (7, 1990): ("", "w"),
    (7, 1991): ("x", "wf"),
    (7, 1992): ("x", ""),
    (7, 1995): ("", "p"),
    (8, 1992): ("t", ""),
    (8, 1993): ("", ""),
    (9, 2016): ("m", "f"),
    (9, 2017): ("m", "f"),
    (5, 1980): ("", ""),  # the first year of the table: its episode has no known age
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    deaths = {key: 30 + 5 * n for n, key in enumerate(YEARS) if key[1] >= 1989}
    study.build(support_table(tmp_path / "s.csv", YEARS), deaths_table(tmp_path / "d.csv", deaths), tmp_path / "out")
    return tmp_path / "out"


def test_the_case_that_the_script_writes_has_no_problem(folder: Path) -> None:
    case, problems = check(folder / "case.yaml")
    assert not problems
    assert case is not None
    assert case.support is not None
    assert len(case.support.series) == 2 * 6 + 2 * 2
    assert [len(e.treatments) for e in case.support.endings] == [2, 10, 2, 2, 1, 1]


def test_a_year_without_fighting_ends_an_episode(folder: Path) -> None:
    names = [r["episode"] for r in written(folder, "deaths")]
    assert names == ["7:1", "7:1", "7:1", "7:2", "8:1", "8:1", "9:1", "9:1"]


def test_troops_are_troops_that_fight_or_are_there_and_any_support_is_any(folder: Path) -> None:
    rows = {(r["episode"], r["year"]): r for r in written(folder, "deaths")}
    assert rows["7:2", "1995"]["troops_to_rebels"] == "1"
    assert rows["7:1", "1991"]["troops_to_government"] == "1"
    assert rows["7:1", "1991"]["money_to_rebels"] == "1"
    assert rows["7:1", "1992"]["support_to_rebels"] == "0"
    assert rows["8:1", "1992"]["training_to_government"] == rows["8:1", "1992"]["support_to_government"] == "1"


def test_an_episode_ends_in_its_last_year_unless_the_table_ends_first(folder: Path) -> None:
    ended = {r["episode"]: r["year"] for r in written(folder, "endings") if r["ending"]}
    assert ended == {"7:1": "1992", "7:2": "1995", "8:1": "1993"}


def test_the_endings_after_a_loss_are_those_of_episodes_helped_at_the_start(folder: Path) -> None:
    assert {r["episode"] for r in written(folder, "endings_losing_rebels")} == {"7:1", "7:2", "9:1"}
    assert {r["episode"] for r in written(folder, "endings_losing_government")} == {"8:1", "9:1"}


def test_an_episode_under_way_when_the_table_begins_has_no_known_age(folder: Path) -> None:
    assert "5:1" not in {r["episode"] for r in written(folder, "endings")}


def test_an_episode_that_goes_on_in_the_other_table_does_not_end(tmp_path: Path) -> None:
    support = support_table(tmp_path / "s.csv", {(1, 1976): ("", ""), (7, 1990): ("", "w"), (7, 1992): ("", "w")})
    deaths = deaths_table(tmp_path / "d.csv", {(7, 1990): 50, (7, 1991): 50, (7, 1992): 50})
    counts = study.build(support, deaths, tmp_path / "out")
    assert [(r["episode"], r["ending"]) for r in written(tmp_path / "out", "endings")] == [("7:1", "")]
    assert counts["years of deaths without a row of support"] == 1


def test_a_loss_is_the_first_year_without_support_of_a_side_helped_at_the_start(folder: Path) -> None:
    case, _ = check(folder / "case.yaml")
    assert case is not None
    assert case.support is not None
    events = {s.id: [(e.unit, e.date) for e in s.events] for s in case.support.series}
    assert events["losing_rebels"] == [("7:1", "1992")]
    assert events["losing_government"] == [("8:1", "1993")]
    assert {r["episode"] for r in written(folder, "losing_rebels")} == {"7:1", "7:2", "9:1"}


def test_quiet_years_count_as_none_dead_up_to_the_last_year(folder: Path) -> None:
    rows = {(r["conflict"], int(r["year"])): r["deaths"] for r in written(folder, "losing_rebels_quiet")}
    assert rows["7", 1993] == rows["7", 2017] == "0"
    assert rows["7", 1992] != "0"
    assert min(y for c, y in rows if c == "7") == 1990


@pytest.mark.parametrize("other", [{"civil": "0"}, {"active": "0"}], ids=["between states", "not active"])
def test_wars_between_states_and_quiet_years_are_left_out(tmp_path: Path, other: dict[str, str]) -> None:
    assert study.helped_by_year(support_table(tmp_path / "s.csv", YEARS, **other)) == {}


# ---------------------------------------------------------------- the real tables, where they are at hand

PAGE = ROOT / "docs" / "studies" / "external-support.md"
real = pytest.mark.skipif(
    not all(path.exists() for path in REAL), reason="the two tables of UCDP are not beside the project"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int]]:
    folder = tmp_path_factory.mktemp("study")
    return folder, study.build(*REAL, folder)


@pytest.fixture(scope="module")
def found(built: tuple[Path, dict[str, int]]) -> SupportResult:
    pytest.importorskip("lifelines")
    pytest.importorskip("statsmodels")
    case, problems = check(built[0] / "case.yaml")
    assert not problems
    assert case is not None
    assert case.support is not None
    return support_answer(case.support, {p.id: p.name for p in case.parties})


def shown(test: answer.Tested) -> str:
    """Return the row of a test as the page has it."""
    return f"| {test.name} | {test.effect:.2f} | {test.low:.2f} to {test.high:.2f} | {test.verdict} |"


def first_year_effect(frame: Any, treatment: str, control: str) -> float:
    """Return what one less of support does to log deaths in its year; two later years must be there as well."""
    frame = frame.assign(y=np.log(frame["deaths"]))
    groups = frame.groupby("episode")
    frame = frame.assign(y1=groups["y"].shift(1), t1=groups[treatment].shift(1), c1=groups[control].shift(1))
    frame = frame.assign(later=groups["y"].shift(-2)).dropna()
    dummies = [np.asarray(frame[c])[:, None] == np.unique(frame[c])[None, :] for c in ("episode", "year")]
    x = np.hstack([frame[[treatment, "t1", "c1", "y1"]].to_numpy(float), *(d.astype(float) for d in dummies)])
    return -float(np.linalg.lstsq(x, frame["y"].to_numpy(), rcond=None)[0][0])


def holm(values: Iterable[float]) -> float:
    """Return the smallest of several p after the adjustment of Holm."""
    return min(1.0, min(values) * len(list(values)))


@real
def test_the_page_tells_how_much_went_into_the_study(built: tuple[Path, dict[str, int]]) -> None:
    text = PAGE.read_text()
    assert [f"{what}: {n}" for what, n in built[1].items() if f"{what}: {n}\n" not in text] == []


@real
def test_the_page_has_every_test_that_could_be_made_with_its_numbers(found: SupportResult) -> None:
    rows = [shown(t) for t in found.tests if not t.refused and not t.contrast]
    text = PAGE.read_text()
    assert len(rows) == 12 + 4 + 18
    assert [row for row in rows if row not in text] == []
    assert [r for r in re.findall(r"^\| (?:deaths|losing|endings)_?\w*: .*\|$", text, re.M) if r not in rows] == []


@real
def test_the_page_tells_what_all_tests_say_together(found: SupportResult) -> None:
    assert found.overall is not None
    assert f"*{found.overall.verdict}*" in PAGE.read_text()


@real
def test_the_page_tells_how_many_episodes_fell_quiet(found: SupportResult) -> None:
    details = dict(next(t for t in found.endings if t.data == "endings" and not t.refused).details)
    assert f"{details['units']} episodes are left, of which {details['endings']} fell quiet" in PAGE.read_text()


@real
def test_no_kind_of_support_stands_out_once_it_is_one_of_many(found: SupportResult) -> None:
    smallest = {
        named: holm([t.p for t in found.tests if t.data.startswith(named) and t.p is not None])
        for named in ("deaths_", "endings_by_kind")
    }
    assert min(smallest.values()) > 0.05
    assert f"the smaller p is {smallest['deaths_']:.2f}" in " ".join(PAGE.read_text().split())


@real
def test_the_page_tells_how_many_lost_the_support_they_had(found: SupportResult) -> None:
    lost = {t.data: dict(t.details).get("units that lost support") for t in found.series if not t.refused}
    words = f"{lost['losing_rebels']:.0f} episodes lost the support to rebels that they had at the start, and "
    assert words + f"{lost['losing_government']:.0f} that to governments" in " ".join(PAGE.read_text().split())


@real
def test_a_second_library_finds_the_same_factors(built: tuple[Path, dict[str, int]], found: SupportResult) -> None:
    lifelines = pytest.importorskip("lifelines")
    pandas = pytest.importorskip("pandas")
    sides = ["support_to_government", "support_to_rebels"]
    frame = pandas.read_csv(built[0] / "endings.csv")
    frame["ended"] = frame["ending"] == "quiet"
    frame["stop"] = frame.groupby("episode").cumcount() + 1
    frame["start"] = frame["stop"] - 1
    fitted = lifelines.CoxTimeVaryingFitter().fit(
        frame[["episode", "start", "stop", "ended", *sides]],
        id_col="episode",
        event_col="ended",
        start_col="start",
        stop_col="stop",
    )
    ours = [t.effect for t in found.endings if t.data == "endings" and not t.refused]
    assert ours == pytest.approx([math.exp(-fitted.params_[side]) for side in sides], rel=1e-5)


@real
def test_least_squares_written_out_finds_the_same_fall_in_the_year_of_the_change(
    built: tuple[Path, dict[str, int]], found: SupportResult
) -> None:
    frame = pytest.importorskip("pandas").read_csv(built[0] / "deaths.csv")
    theirs = first_year_effect(frame, "support_to_rebels", "support_to_government")
    path = next(t for t in found.series if t.name.startswith("deaths_support_to_rebels: local")).paths[0]
    assert next(p.middle for p in path.points if p.at == 0) == pytest.approx(theirs, abs=0.1)
