"""
Build a case on outside support to warring parties from two public tables of the Uppsala Conflict Data Program.

    python external_support.py SUPPORT.csv DEATHS.csv FOLDER
    comity support FOLDER

SUPPORT.csv is the External Support Dataset 18.1, one row for each warring party, opponent and year, 1975 to 2017.
DEATHS.csv is the table of battle-related deaths 24.1, one row for each conflict and year, from 1989.
FOLDER is made: ``case.yaml`` and the CSV tables that it names. The page ``external-support.md`` has the answers.
"""

from __future__ import annotations

import argparse
import csv
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Side = str
Key = tuple[int, int]
"""A conflict and a year."""
SIDES: Mapping[Side, str] = {"government": "0", "rebels": "1"}
"""The column ``actor_nonstate`` for each side."""
KINDS: Mapping[str, tuple[str, ...]] = {
    "support": ("ext_sup_s",),
    "troops": ("ext_x_s", "ext_p_s"),
    "weapons": ("ext_w_s",),
    "materiel": ("ext_m_s",),
    "training": ("ext_t_s",),
    "money": ("ext_f_s",),
}
"""For each kind of support the columns that tell it; the first is support of any kind. All are help by states."""
ANY: tuple[str, ...] = tuple(f"support_to_{side}" for side in SIDES)
TREATMENTS: tuple[str, ...] = tuple(f"{kind}_to_{side}" for side in SIDES for kind in KINDS)
LAST = 2017
"""The last year with support; whatever goes on then is not seen to end."""


@dataclass(frozen=True, slots=True)
class Year:
    """A conflict in a year in which it was active: who was helped with what, and deaths in battle where known."""

    conflict: int
    year: int
    helped: frozenset[str]
    deaths: int | None = None


@dataclass(frozen=True, slots=True)
class Episode:
    """Years without a break in which a conflict was active; ``name`` is the conflict and the number of the episode."""

    name: str
    years: tuple[Year, ...]

    @property
    def cut_short(self) -> bool:
        """Return True where the table ends before the episode does."""
        return self.years[-1].year == LAST


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV file with a header."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def helped_by_year(path: Path) -> dict[Key, frozenset[str]]:
    """
    Return who was helped with what in each year in which a civil conflict was active.

    A side counts as helped where any party of it was helped in any of its fights of that year. Fights of fewer than
    25 deaths a year are left out, as their years are not active.
    """
    found: dict[Key, set[str]] = {}
    side_of = {code: side for side, code in SIDES.items()}
    for row in rows_of(path):
        if row["civil"] != "1" or row["active"] != "1":
            continue
        side = side_of[row["actor_nonstate"]]
        got = {f"{kind}_to_{side}" for kind, columns in KINDS.items() if any(row[c] == "1" for c in columns)}
        found.setdefault((int(row["conflict_id"]), int(row["year"])), set()).update(got)
    return {key: frozenset(got) for key, got in found.items()}


def deaths_by_year(path: Path) -> dict[Key, int]:
    """Return the best estimate of deaths in battle of each year of a civil conflict."""
    return {
        (int(row["conflict_id"]), int(row["year"])): int(row["bd_best"])
        for row in rows_of(path)
        if row["type_of_conflict"] in ("3", "4") and int(row["year"]) <= LAST
    }


def episodes(years: Iterable[Year]) -> list[Episode]:
    """Return the years as episodes: a year that is missing ends one."""
    out: list[list[Year]] = []
    count: dict[int, int] = {}
    names: list[str] = []
    for year in sorted(years, key=lambda y: (y.conflict, y.year)):
        last = out[-1][-1] if out else None
        if last is None or (last.conflict, last.year + 1) != (year.conflict, year.year):
            out.append([])
            count[year.conflict] = count.get(year.conflict, 0) + 1
            names.append(f"{year.conflict}:{count[year.conflict]}")
        out[-1].append(year)
    return [Episode(name, tuple(found)) for name, found in zip(names, out, strict=True)]


def first_loss(episode: Episode, side: Side) -> int | None:
    """Return the first year in which a side that was helped at the start of an episode is helped no more."""
    return next((y.year for y in episode.years if f"support_to_{side}" not in y.helped), None)


def deaths_rows(found: Iterable[Episode]) -> Iterator[list[str]]:
    """Yield the table of deaths: one row a year of an episode, and a column for each side and kind of support."""
    yield ["episode", "year", "deaths", *TREATMENTS]
    for episode in found:
        for y in episode.years:
            yield [episode.name, str(y.year), str(y.deaths), *(str(int(t in y.helped)) for t in TREATMENTS)]


def ending_rows(found: Iterable[Episode], active: set[Key], side: Side = "") -> Iterator[list[str]]:
    """
    Yield the table of endings: an episode ends as ``quiet`` in its last year, if the next year is not active.

    ``active`` has the years that either table counts as active. An episode that goes on there is not taken to end,
    and one that came before, there or in the first year of the table, is left out, for its age is not known. Where a
    ``side`` is given, only the episodes in which it was helped at the start are kept.
    """
    yield ["episode", "year", "ending", "log_deaths", *TREATMENTS]
    found = list(found)
    start = min(e.years[0].year for e in found)
    for episode in found:
        first, last = episode.years[0], episode.years[-1]
        if first.year == start or (first.conflict, first.year - 1) in active:
            continue
        if side and f"support_to_{side}" not in first.helped:
            continue
        goes_on = episode.cut_short or (last.conflict, last.year + 1) in active
        for y in episode.years:
            ending = "quiet" if y is last and not goes_on else ""
            size = "" if y.deaths is None else f"{math.log(y.deaths):.4f}"
            yield [episode.name, str(y.year), ending, size, *(str(int(t in y.helped)) for t in TREATMENTS)]


def losing_rows(found: Iterable[Episode], side: Side) -> Iterator[list[str]]:
    """Yield the deaths of the episodes in which a side was helped at the start."""
    yield ["episode", "year", "deaths"]
    for episode in found:
        if f"support_to_{side}" in episode.years[0].helped:
            for y in episode.years:
                yield [episode.name, str(y.year), str(y.deaths)]


def quiet_rows(found: Iterable[Episode], side: Side, deaths: Mapping[Key, int]) -> Iterator[list[str]]:
    """Yield the same conflicts up to the last year of the table, with 0 for every year below 25 deaths."""
    yield ["conflict", "year", "deaths"]
    for conflict, episode in first_helped(found, side).items():
        for year in range(episode.years[0].year, LAST + 1):
            yield [str(conflict), str(year), str(deaths.get((conflict, year), 0))]


def first_helped(found: Iterable[Episode], side: Side) -> dict[int, Episode]:
    """Return for each conflict the first episode at whose start a side was helped."""
    out: dict[int, Episode] = {}
    for episode in found:
        if f"support_to_{side}" in episode.years[0].helped:
            out.setdefault(episode.years[0].conflict, episode)
    return out


def losses(found: Iterable[tuple[str, Episode]], side: Side) -> str:
    """Return the losses of support as the events of a series, each with its unit."""
    lines = [
        f"        - {{date: {lost}, what: cut, unit: '{unit}'}}"
        for unit, episode in found
        if f"support_to_{side}" in episode.years[0].helped and (lost := first_loss(episode, side)) is not None
    ]
    return "\n".join(lines)


HEAD = """comity: 1
title: Outside support and armed conflict, 1975 to 2017
question: Are conflicts less deadly, and do they end sooner, where a side is helped less from outside?
as_of: 2024-12-31
about: Civil conflicts with at least 25 deaths in battle a year, from two tables of the Uppsala Conflict Data Program.
leaves_out:
  - How a conflict ended. The tables only tell that fewer than 25 people died in the next year.
  - How much support was given. The table only tells whether there was any.
parties: {government: Governments, rebels: Rebel groups}
sources:
  ESD: {speaker: Uppsala Conflict Data Program, date: 2023, text: "External Support Dataset, version 18.1."}
  BRD: {speaker: Uppsala Conflict Data Program, date: 2024, text: "Battle-related deaths, version 24.1."}
support:
"""


_LOSING = """      period: year
      outcome: deaths
      horizon: 2
      source: [ESD, BRD]
      events:"""


def series_text(treatment: str) -> str:
    """Return a test of deaths on one sort of support, with any support of the other side taken into account."""
    other = next(t for t in ANY if t.rpartition("_")[2] != treatment.rpartition("_")[2])
    return (
        f"    - {{id: deaths_{treatment}, table: deaths.csv, unit: episode, period: year, outcome: deaths, "
        f"scale: log,\n       treatment: {treatment}, controls: [{other}], horizon: 2, lags: 1, source: [ESD, BRD]}}"
    )


def losing_text(side: Side, found: Sequence[Episode]) -> str:
    """Return the two tests of losing support: while a conflict is active, and with quiet years counted as 0."""
    whole = [(str(c), e) for c, e in first_helped(found, side).items()]
    return "\n".join(
        (
            *(f"    - id: losing_{side}", f"      table: losing_{side}.csv", "      unit: episode", "      scale: log"),
            *(_LOSING, losses(((e.name, e) for e in found), side)),
            *(f"    - id: losing_{side}_quiet", f"      table: losing_{side}_quiet.csv"),
            *("      unit: conflict", "      scale: asinh", _LOSING, losses(whole, side)),
        )
    )


def endings_text(name: str, treatments: Iterable[str], table: str = "endings", controls: str = "") -> str:
    """Return a test of endings."""
    return (
        f"    - {{id: {name}, table: {table}.csv, unit: episode, period: year, ending: ending, source: ESD,\n"
        f"       words: {{quiet: low_activity}}, controls: [{controls}], treatments: [{', '.join(treatments)}]}}"
    )


def case_text(found: Sequence[Episode]) -> str:
    """Return the case: deaths by side and kind of support, losses of support, endings."""
    by_kind = [t for t in TREATMENTS if t not in ANY]
    parts = ["  series:", *(series_text(t) for t in TREATMENTS), *(losing_text(s, found) for s in SIDES)]
    parts += ["  endings:", endings_text("endings", ANY), endings_text("endings_by_kind", by_kind)]
    parts += [endings_text("endings_since_1990", ANY, "endings_since_1990")]
    parts += [endings_text("endings_with_deaths", ANY, "endings_since_1990", "log_deaths")]
    parts += [endings_text(f"endings_losing_{s}", (f"support_to_{s}",), f"endings_losing_{s}") for s in SIDES]
    return HEAD + "\n".join(parts) + "\n"


def build(support: Path, deaths: Path, folder: Path) -> dict[str, int]:
    """Write the case and return how many years, conflicts and episodes went into it."""
    helped, killed = helped_by_year(support), deaths_by_year(deaths)
    long = episodes(Year(*key, got) for key, got in helped.items())
    counted = episodes(Year(*key, got, killed[key]) for key, got in helped.items() if key in killed)
    folder.mkdir(parents=True, exist_ok=True)
    active = {*helped, *killed}
    tables = {"deaths": deaths_rows(counted), "endings": ending_rows(long, active)}
    tables["endings_since_1990"] = ending_rows(counted, active)
    for side in SIDES:
        tables[f"losing_{side}"] = losing_rows(counted, side)
        tables[f"endings_losing_{side}"] = ending_rows(long, active, side)
        tables[f"losing_{side}_quiet"] = quiet_rows(counted, side, killed)
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
    (folder / "case.yaml").write_text(case_text(counted), encoding="utf-8")
    return {
        "years with deaths": sum(len(e.years) for e in counted),
        "conflicts with deaths": len({e.years[0].conflict for e in counted}),
        "episodes with deaths": len(counted),
        "years of deaths without a row of support": len(set(killed) - set(helped)),
        "years of support from 1989 without deaths": sum(k not in killed for k in helped if k[1] >= 1989),
        "years since 1975": len(helped),
        "episodes since 1975": len(long),
    }


def main() -> None:
    """Read the arguments, build the case, say what went into it."""
    parser = argparse.ArgumentParser(description="Build a case on outside support from two tables of UCDP.")
    for name in ("support", "deaths", "folder"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args()
    for what, number in build(given.support, given.deaths, given.folder).items():
        print(f"{what}: {number}")


if __name__ == "__main__":
    main()
