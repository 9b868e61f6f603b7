"""Delivery records: promises of time, and reactors by their lines."""

from __future__ import annotations

import csv
import datetime as dt
import re
from pathlib import Path

import numpy as np
import pytest

from comity.errors import UsageError
from comity.evidence.compare.delivery import Project, delivery, kept_in_time

FILE = Path(__file__).resolve().parents[4] / "shared" / "data" / "geonuclear_reactors" / "nuclear_power_plants.csv"
TODAY = dt.date(2024, 3, 3)


def project(name: str, by: str, begun: int, took: float | None, promised: float | None = None) -> Project:
    start = dt.date(begun, 1, 1)
    done = None if took is None else start + dt.timedelta(days=round(took * 365.25))
    return Project(name, by, start, done, promised)


def test_a_project_counts_once_its_time_is_over_whether_done_or_not() -> None:
    rows = [
        project("kept", "a", 2000, 5),
        project("late", "a", 2000, 9),
        project("unfinished", "a", 2010, None),
        project("has time", "a", 2020, None),
        project("done early", "a", 2020, 3),
    ]
    [record] = kept_in_time(rows, TODAY, years=6)
    assert (record.by, record.verified, record.claimed) == ("a", 1, 3)


def test_each_is_held_to_its_own_promise_where_no_other_is_named() -> None:
    rows = [project("p", "a", 2000, 5, 4), project("q", "a", 2000, 5, 6), project("r", "a", 2000, 5)]
    found = delivery(rows, {}, TODAY)
    assert (found.kept.estimates[0].verified, found.kept.estimates[0].of) == (1, 2)
    assert found.took[0].median == pytest.approx((5 / 4 + 5 / 6) / 2, rel=1e-3)
    assert found.notes[0] == "Left out, as they had no promise or had not begun by 2024-03-03: 1 project."


def test_what_is_not_done_by_the_day_asked_about_is_not_done() -> None:
    rows = [project("p", "a", 2000, 5), project("q", "a", 2010, 5)]
    assert [(r.verified, r.claimed) for r in kept_in_time(rows, dt.date(2012, 1, 1), 6)] == [(1, 1)]
    assert delivery(rows, {}, dt.date(2012, 1, 1), 6).took[0].done == 1


def test_without_any_promise_there_is_nothing_to_hold_them_to() -> None:
    with pytest.raises(UsageError, match="No project has a promise"):
        delivery([project("p", "a", 2000, 5)], {}, TODAY)


def test_with_many_projects_durations_are_those_of_the_log_normal_law() -> None:
    rng = np.random.default_rng(3)
    years = {"a": rng.lognormal(np.log(6), 0.2, 300), "b": rng.lognormal(np.log(9), 0.2, 300)}
    rows = [project(f"{by}{i}", by, 1980, t) for by, those in years.items() for i, t in enumerate(those)]
    found = {t.by: t for t in delivery(rows, {}, TODAY, years=7).took}
    for by, true in (("a", 6), ("b", 9)):
        t = found[by]
        assert t.middle == pytest.approx(np.exp(np.log(years[by]).mean()), rel=0.01)
        assert t.low < true * 1.02
        assert t.high > true * 0.98
        assert (t.next_low, t.next_high) == pytest.approx((true * np.exp(-0.329), true * np.exp(0.329)), rel=0.06)


def test_a_builder_with_one_project_is_drawn_to_the_others() -> None:
    rows = [project(f"p{i}", "abcd"[i % 4], 1990, 6 + 0.1 * (i % 5)) for i in range(40)] + [
        project("n", "new", 1990, 9)
    ]
    new = next(t for t in delivery(rows, {}, TODAY, years=7).took if t.by == "new")
    assert 6.2 < new.middle < 9
    assert new.median == pytest.approx(9, rel=1e-3)


def test_swapping_builders_swaps_labels_only() -> None:
    swap = {"a": "b", "b": "a"}
    rows = [project(f"p{i}", "ab"[i % 2], 1990, 5 + i % 7) for i in range(12)]
    other = [Project(p.id, swap[p.by], p.begun, p.done) for p in rows]
    one, two = (delivery(each, {"a": "A", "b": "B"}, TODAY, years=7).to_json() for each in (rows, other))
    for key in ("a", "b"):
        mine, theirs = one["took"][key], two["took"][swap[key]]
        assert {k: v for k, v in mine.items() if k != "name"} == {k: v for k, v in theirs.items() if k != "name"}
        assert one["kept"]["estimates"][key]["mean"] == two["kept"]["estimates"][swap[key]]["mean"]


# Lines of reactors and their makers, read from the names of models; the table itself names no builder
LINES = {
    "VVER": r"VVER",
    "Westinghouse": r"^(WH|AP-1000|CE)",
    "Framatome": r"^(CP0|CP1|CP2|P4|N4|EPR)",
    "China": r"^(CPR|CNP|HPR|ACPR|ACP|HRP)",
    "Korea": r"^(OPR|APR)",
    "CANDU": r"^CANDU",
}


def _reactors() -> list[Project]:
    with FILE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    out = []
    for r in rows:
        line = next((name for name, form in LINES.items() if re.search(form, r["ReactorModel"])), None)
        if line and r["ConstructionStartAt"]:
            begun, done = (
                dt.date.fromisoformat(d) if d else None for d in (r["ConstructionStartAt"], r["OperationalFrom"])
            )
            assert begun is not None
            out.append(Project(r["Id"], line, begun, done))
    return out


@pytest.mark.skipif(not FILE.is_file(), reason="the public table of reactors is not beside the repository")
def test_reactor_lines_are_held_to_eight_years_by_the_same_form() -> None:
    rows = _reactors()
    found = delivery(rows, {}, TODAY, years=8)
    for e in found.kept.estimates:
        those = [p for p in rows if p.by == e.id and (TODAY - p.begun).days / 365.25 >= 8]
        kept = [p for p in those if p.done and (p.done - p.begun).days / 365.25 <= 8]
        assert (e.verified, e.of) == (len(kept), len(those))
        assert e.raw is not None
        assert min(e.raw, e.towards) <= e.mean <= max(e.raw, e.towards)
        assert e.low < e.mean < e.high
    assert {e.id for e in found.kept.estimates} == set(LINES)
    assert found.kept.at_edge < 0.01
    assert sum(e.best or 0 for e in found.kept.estimates) == pytest.approx(1)
    assert any("too short" in note for note in found.notes)
    assert len(found.sentences()) == 2 * len(LINES) + 1


def test_a_single_project_is_spoken_of_in_the_singular() -> None:
    one = [Project("p", "yard", dt.date(2000, 1, 1), dt.date(2006, 1, 1))]
    told = delivery(one, {"yard": "Yard"}, dt.date(2025, 1, 1), years=8).sentences()
    assert told[0].startswith("Yard: 1 of 1 project whose time is over was done within 8 years; the next one is with a")
    assert told[1].startswith("Yard: the one finished project took 6 years; nine of ten further ones would take ")
