"""The example on alignment: its tables are made by its script, what is true of them is found, its README is right."""

from __future__ import annotations

import csv
import runpy
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from comity.alignment.result import AlignmentResult
from comity.case.nouns import Case
from comity.case.read import check
from comity.study.aligned import alignment_of

FOLDER = Path(__file__).parents[2] / "examples" / "strait-league"
README = " ".join((FOLDER / "README.md").read_text(encoding="utf-8").split())
WINDOWS = ((1990, 1999), (2000, 2009), (2010, 2020))
MEASURES = {
    "more centres": {
        "effective number of communities",
        "effective number of centres by capabilities",
        "concentration of capabilities (CON)",
    },
    "fewer centres": {"effective number of centres by ties", "share of the strongest by ties"},
    "cannot be told": {"centralisation of ties", "candidates for poles", "poles by capabilities"},
}
Pair = tuple[str, str]


@cache
def case() -> Case:
    found, problems = check(FOLDER)
    assert problems == ()
    assert found is not None
    return found


@cache
def answer() -> AlignmentResult:
    return alignment_of(case())


@cache
def script() -> dict[str, Any]:
    return runpy.run_path(str(FOLDER / "make_tables.py"))


def table(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def network(first: int, last: int) -> dict[Pair, int]:
    """The signed network of a window, read off the table."""
    rows = [r for r in table("ties.csv") if r["kind"] in ("pact", "quarrel")]
    rows = [r for r in rows if int(r["from"]) <= last and int(r["to"]) >= first]
    return {(min(r["a"], r["b"]), max(r["a"], r["b"])): int(r["sign"]) for r in rows}


def out_of_place(ties: dict[Pair, int], camp: dict[str, int]) -> int:
    return sum((sign > 0) != (camp[a] == camp[b]) for (a, b), sign in ties.items())


def best_splits(ties: dict[Pair, int]) -> tuple[int, int]:
    """The fewest ties out of place over all splits into two camps, and how many splits have as few."""
    towns = sorted({n for pair in ties for n in pair})
    at = {n: k for k, n in enumerate(towns)}
    rows = [(at[a], at[b], int(sign < 0)) for (a, b), sign in ties.items()]
    # the first town stays on its side: a split and its mirror image are one
    found = [sum(((s >> a ^ s >> b) & 1) != bad for a, b, bad in rows) for s in range(0, 2 ** len(towns), 2)]
    return min(found), found.count(min(found))


def signs_of_triangles(ties: dict[Pair, int]) -> list[tuple[int, ...]]:
    towns = sorted({n for pair in ties for n in pair})
    three = [tuple(combinations(t, 2)) for t in combinations(towns, 3)]
    return [tuple(ties[p] for p in pairs) for pairs in three if all(p in ties for p in pairs)]


def index(year: int, zero: bool = False) -> dict[str, float]:
    """The mean of the shares of a year that are known; or with zeros for what is not."""
    rows = [r for r in table("power.csv") if r["year"] == str(year)]
    parts: dict[str, list[float]] = {r["actor"]: [] for r in rows}
    for c in ("people", "ships", "silver"):
        whole = sum(float(r[c]) for r in rows if r[c])
        for r in rows:
            if r[c] or zero:
                parts[r["actor"]].append(float(r[c] or 0) / whole)
    return {town: sum(p) / len(p) for town, p in parts.items()}


def poles(power: dict[str, float]) -> set[str]:
    whole, most = sum(power.values()), max(power.values())
    return {town for town, p in power.items() if p >= 0.05 * whole and p >= 0.5 * most}


def agreement(one: str, two: str, sessions: tuple[str, ...]) -> float:
    """The share of agreement of two towns over the roll calls in which both voted."""
    worth = {"yes": 2, "abstain": 1, "no": 0}
    rows = [r for r in table("votes.csv") if r["session"] in sessions and r[one] in worth and r[two] in worth]
    return 1 - sum(abs(worth[r[one]] - worth[r[two]]) for r in rows) / 2 / len(rows)


def rank_correlation(one: list[str], two: list[str]) -> float:
    n = len(one)
    return 1 - 6 * sum((k - two.index(name)) ** 2 for k, name in enumerate(one)) / (n * (n * n - 1))


def test_the_tables_are_those_that_the_script_makes(tmp_path: Path) -> None:
    copy = tmp_path / "make_tables.py"
    copy.write_text((FOLDER / "make_tables.py").read_text(encoding="utf-8"), encoding="utf-8")
    runpy.run_path(str(copy), run_name="__main__")
    for name in ("ties.csv", "power.csv", "votes.csv"):
        assert (tmp_path / name).read_text(encoding="utf-8") == (FOLDER / name).read_text(encoding="utf-8")


def test_the_tables_stay_small_and_nothing_is_left_unanswered() -> None:
    assert len(table("ties.csv")) < 400
    assert len(script()["TOWNS"]) == 15
    found = answer()
    assert (found.complete, dict(found.limited), found.notes, found.tables.doubts) == (True, {}, (), ())


@pytest.mark.parametrize("year", range(1990, 2021, 5))
def test_the_index_and_its_spread_are_those_of_the_formulas(year: int) -> None:
    found, power = answer(), index(year)
    assert found.concentration is not None
    told = {town: dict(values)[year] for town, values in found.concentration.index}
    assert told == pytest.approx(power)
    level = next(lv for lv in found.concentration.levels if lv.year == year)
    hhi = sum((p / sum(power.values())) ** 2 for p in power.values())
    n = len(power)
    assert level.hhi == pytest.approx(hhi)
    assert level.effective == pytest.approx(1 / hhi)
    assert level.con == pytest.approx(((hhi - 1 / n) / (1 - 1 / n)) ** 0.5)


def test_power_is_spread_as_the_script_spreads_it() -> None:
    s = script()
    for parts, other, year in ((s["FIRST"], 3, 1990), (s["LAST"], 4, 2020)):
        true = [parts.get(t, other) / 100 for t in s["TOWNS"]]
        assert sum(true) == pytest.approx(1)
        assert answer().concentration is not None
        level = next(lv for lv in answer().concentration.levels if lv.year == year)  # type: ignore[union-attr]
        # what is not known of Hollin moves it by far less than the band
        assert level.effective_band[0] < 1 / sum(p * p for p in true) < level.effective_band[1]
        assert level.effective == pytest.approx(1 / sum(p * p for p in true), rel=0.01)


def test_a_gap_that_is_filled_with_zero_would_take_a_third_of_hollin_and_its_place_among_the_poles() -> None:
    found = answer().concentration
    assert found is not None
    assert index(2020)["Hollin"] == pytest.approx(0.11)
    filled = index(2020, zero=True)
    assert filled["Hollin"] == pytest.approx(0.11 * 2 / 3)
    assert filled["Hollin"] < index(2015)["Hollin"] < index(2020)["Hollin"]
    assert poles(index(2020)) - poles(filled) == {"Hollin"}
    assert set(found.poles.first.poles) == poles(index(1990)) == {"Ardle"}
    assert set(found.poles.last.poles) == poles(index(2020)) == {"Ardle", "Brill", "Garth", "Hollin", "Lorrin"}
    said = f"{100 * index(2015)['Hollin']:.1f} to {100 * filled['Hollin']:.1f} per cent"
    assert said in README


@pytest.mark.parametrize(("k", "known"), [(0, 0), (1, 3), (2, 4)])
def test_the_frustration_index_is_the_one_known_by_hand_and_by_brute_force(k: int, known: int) -> None:
    ties, found = network(*WINDOWS[k]), answer().windows[k].balance
    assert found is not None
    assert (found.ties, found.negative) == (len(ties), sum(s < 0 for s in ties.values()))
    least, splits = best_splits(ties)
    assert least == known
    assert (found.camps.index, found.camps.proven, found.optimal) == (known, True, splits)
    # by hand: so many triangles of three quarrels that share no tie, and a split that pays for no more than these
    hostile = [p for p, sign in ties.items() if sign < 0]
    three = [t for t in combinations(hostile, 3) if len({n for p in t for n in p}) == 3]
    assert len(three) == known
    assert len({p for t in three for p in t}) == 3 * known
    east = script()["EAST"]
    assert out_of_place(ties, {n: n in east for pair in ties for n in pair}) == known


@pytest.mark.parametrize("k", [0, 1, 2])
def test_triangles_are_those_of_a_plain_count(k: int) -> None:
    found = answer().windows[k].balance
    assert found is not None
    signs = signs_of_triangles(network(*WINDOWS[k]))
    balanced = sum(a * b * c > 0 for a, b, c in signs)
    assert (found.triangles.balanced, found.triangles.all) == (balanced, len(signs))


def test_three_groups_fit_every_tie_once_the_four_have_left() -> None:
    s = script()
    camp = {n: k for k, group in enumerate((s["LEAGUE"], s["EAST"], s["APART"])) for n in group}
    for k in (1, 2):
        assert out_of_place(network(*WINDOWS[k]), camp) == 0
        found = answer().windows[k]
        assert found.balance is not None
        assert found.balance.grouping.index == 0
        assert {frozenset(g) for g in found.balance.grouping.groups} == {
            frozenset(s[g]) for g in ("LEAGUE", "EAST", "APART")
        }
        assert {frozenset(p) for p in found.poles} == {frozenset(s[g]) for g in ("LEAGUE", "EAST", "APART")}
        assert set(found.balance.undecided) == set(s["APART"])


def test_measures_disagree_capabilities_spread_while_ties_gather() -> None:
    found = answer().shift
    assert found is not None
    assert found.answer == "the measures disagree"
    said = {m.name: m for m in found.measures}
    assert {v: {n for n, m in said.items() if m.verdict == v} for v in MEASURES} == MEASURES
    for k, end in ((0, "first"), (2, "last")):
        degree: dict[str, int] = {}
        for pair, sign in network(*WINDOWS[k]).items():
            for name in pair if sign > 0 else ():
                degree[name] = degree.get(name, 0) + 1
        shares = [d / sum(degree.values()) for d in degree.values()]
        assert getattr(said["effective number of centres by ties"], end) == pytest.approx(
            1 / sum(p * p for p in shares)
        )
        assert getattr(said["share of the strongest by ties"], end) == pytest.approx(max(shares))


def test_two_measures_cannot_tell_for_the_reasons_the_readme_gives() -> None:
    found, power = answer(), index(2020)
    assert found.shift is not None
    by_ties = next(m for m in found.shift.measures if m.name == "candidates for poles")
    assert {r.id: r.verdict for r in by_ties.readings} == {
        "all": "rises",
        "staying": "rises",
        "without largest": "cannot be told",
    }
    first, last = ({t for t, p in index(y).items() if p >= 0.2 * sum(index(y).values())} for y in (1990, 2020))
    assert len(first) > len(last) == 0
    assert len(poles(power)) - len(poles(index(1990))) == 4


def test_lorrin_depends_on_brill_and_through_it_on_ardle() -> None:
    found = answer().exposure
    assert found is not None
    e = found.last
    lorrin, brill = e.actors.index("Lorrin"), e.actors.index("Brill")
    d = e.direct
    assert (d.share[lorrin, brill], d.low[lorrin, brill], d.high[lorrin, brill]) == pytest.approx((0.7, 0.49, 0.63))
    behind = {row.seller: row for row in e.behind("Lorrin")}
    # half of what Brill lacks without Ardle is passed on: 0.5 x 0.63 x 0.64
    assert behind["Ardle"].direct is None
    assert behind["Ardle"].total == pytest.approx(0.5 * 0.63 * 0.8 * 0.8)
    assert behind["Ardle"].through == "Brill"
    assert behind["Garth"].total == pytest.approx(0.24 + 0.5 * 0.63 * 0.5 * 0.64 * 0.5 * 0.8)
    cut = next(c.losses for c in found.cuts if c.buyer == "Lorrin")
    at = cut.actors.index("Lorrin")
    assert (cut.lost[at], cut.least[at], cut.most[at]) == pytest.approx((70, 49, 63))
    (moved,) = (c for c in found.changes if c.actor == "Lorrin")
    assert dict(zip(moved.sellers, moved.before, strict=True)) == pytest.approx({"Brill": 0.4, "Garth": 0.6})
    assert dict(zip(moved.sellers, moved.after, strict=True)) == pytest.approx({"Brill": 0.7, "Garth": 0.3})
    assert "0.5 x 0.63 x 0.64 = 0.20" in README


def test_the_line_of_votes_is_found_again() -> None:
    s, votes = script(), answer().votes
    assert votes is not None
    assert votes.roll_calls == 60
    assert votes.points is not None
    for session, moving in s["MOVING"].items():
        true = {**s["PLACES"], **moving}
        here = votes.points.order(str(session))
        assert ("Kelm" in here) is (session != 1995)
        assert rank_correlation(list(here), sorted(here, key=lambda n: true[n])) > 0.95
    assert votes.points.order("2015")[:5] == ("Ardle", "Brill", "Corve", "Dunmar", "Esker")


def test_who_agrees_with_whom_is_a_plain_count() -> None:
    votes = answer().votes
    assert votes is not None
    at = votes.agreement.actors.index
    for one, two in combinations(script()["TOWNS"], 2):
        plain = agreement(one, two, ("1995", "2005", "2015"))
        assert votes.agreement.share[at(one), at(two)] == pytest.approx(plain)


def test_farrow_is_in_the_league_and_votes_with_the_east() -> None:
    s, later = script(), ("2005", "2015")
    with_league = [agreement("Farrow", n, later) for n in s["LEAGUE"] if n != "Farrow"]
    with_east = [agreement("Farrow", n, later) for n in s["EAST"]]
    assert max(with_league) <= 0.5 < min(with_east)
    (league,) = answer().bodies
    assert min(league.vote.loyalties, key=lambda one: one.share.value).actor == "Farrow"
    assert {(m.actor, m.there, m.absent, m.unknown) for m in league.meet.members if m.there < 3} == {
        ("Esker", 2, 0, 1),
        ("Farrow", 1, 2, 0),
    }


def test_the_league_at_peace_is_no_more_than_chance_may_give() -> None:
    (league,) = answer().bodies
    inside = [p for p in network(2000, 2020) if set(p) <= set(script()["LEAGUE"])]
    assert len(inside) == 15
    assert all(network(2000, 2020)[p] > 0 for p in inside)
    assert league.fight.verdict.answer == "cannot be told"


def test_the_told_figure_has_one_for_it_one_against_it_and_a_twin_in_another_year() -> None:
    found = answer().figures
    assert found is not None
    (told,) = (t for series in found.series for t in series.tested)
    assert told.ruling == "sources disagree"
    assert [o.figure.id for o in told.supports] == ["ardle_2020"]
    assert [o.figure.id for o in told.contradicts] == ["garth_2020"]
    assert [o.figure.id for o in told.elsewhere] == ["ardle_2015"]
    assert found.opposite  # trade rises while its share falls


@pytest.mark.parametrize("name", ["effective number of centres by ties", "effective number of centres by capabilities"])
def test_the_readme_has_the_numbers_that_come_out(name: str) -> None:
    assert answer().shift is not None
    found = next(m for m in answer().shift.measures if m.name == name)  # type: ignore[union-attr]
    assert f"{found.first:.1f} to {found.last:.1f}" in README
    assert found.verdict in README
