"""Make the tables of this case. Everything in them is made up, so that what is true of them is known.

    python make_tables.py

`power.csv`: 15 towns, every five years. Shares move along a straight line: Ardle falls from 41 to 16 of 100 parts and
Garth from 20 to 11, while Brill, Hollin and Lorrin rise from 3 to 11. Every town has the same share of people, of ships
and of silver. What silver Hollin had in 2020 is not known.
`ties.csv`: in the 1990s ten towns of the League and five of the East have treaties with all of their own. Lorrin,
Merrow, Nessel and Odrin leave in 2000 and keep to one another; from 2010 on most treaties of both pacts are with their
first town. Quarrels are placed by hand. Grain is counted in 2010 and 2020: Lorrin gets 40, then 70 of 100 loads from
Brill.
`votes.csv`: three sessions of 20 roll calls. Each town has a place on a line and votes by the side of a question's
middle on which it stands, with some chance in it. Farrow, of the League, stands among the East.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
LEAGUE = ("Ardle", "Brill", "Corve", "Dunmar", "Esker", "Farrow")
EAST = ("Garth", "Hollin", "Isk", "Jorrel", "Kelm")
APART = ("Lorrin", "Merrow", "Nessel", "Odrin")
TOWNS = (*LEAGUE, *EAST, *APART)

FIRST = {"Ardle": 41, "Garth": 20}
"""Parts of 100 in 1990; 3 where a town is not named."""
LAST = {"Ardle": 16, "Garth": 11, "Brill": 11, "Hollin": 11, "Lorrin": 11}
"""Parts of 100 in 2020; 4 where a town is not named."""
SIZE = {"people": 5000, "ships": 60, "silver": 25}
"""How much there is of each component for one part of 100 in 1990; all three grow by a half until 2020."""

LOCAL = (("Brill", "Corve"), ("Corve", "Dunmar"))
"""The treaties of the League without Ardle that are still kept after 2009."""
QUARRELS = {
    (1990, 2020): (("Ardle", "Garth"), ("Brill", "Hollin"), ("Corve", "Isk"), ("Dunmar", "Jorrel"), ("Esker", "Kelm")),
    (2000, 2020): (
        *(("Ardle", "Lorrin"), ("Garth", "Lorrin"), ("Brill", "Merrow")),
        *(("Hollin", "Merrow"), ("Corve", "Nessel"), ("Isk", "Nessel")),
    ),
    (2010, 2020): (("Dunmar", "Lorrin"), ("Jorrel", "Lorrin")),
}

GRAIN = {
    2010: {"Lorrin": {"Brill": 40, "Garth": 60}, "Brill": {"Ardle": 60, "Corve": 40}},
    2020: {"Lorrin": {"Brill": 70, "Garth": 30}, "Brill": {"Ardle": 80, "Corve": 20}},
}
"""Loads of grain by year, buyer and seller; the towns below buy the same in both years."""
STEADY = {
    "Ardle": {"Corve": 50, "Garth": 50},
    "Dunmar": {"Ardle": 60, "Corve": 40},
    "Esker": {"Ardle": 50, "Garth": 50},
    "Farrow": {"Garth": 40, "Ardle": 20},
    "Hollin": {"Garth": 90, "Isk": 30},
    "Jorrel": {"Garth": 50, "Kelm": 30},
    "Merrow": {"Lorrin": 20, "Corve": 40},
    "Nessel": {"Lorrin": 20, "Isk": 30},
}

PLACES = {
    "Ardle": -1.5,
    "Brill": -1.3,
    "Corve": -1.1,
    "Dunmar": -0.9,
    "Esker": -0.7,
    "Kelm": 0.5,
    "Jorrel": 0.7,
    "Farrow": 0.9,
    "Isk": 1.1,
    "Hollin": 1.3,
    "Garth": 1.5,
}
"""Where towns stand on the line of votes in every session; those that leave the League move."""
MOVING = {
    1995: {"Lorrin": -1.2, "Merrow": -1.0, "Nessel": -0.8, "Odrin": -0.6},
    2005: {"Lorrin": -0.5, "Merrow": -0.4, "Nessel": -0.3, "Odrin": -0.2},
    2015: {"Lorrin": 0.2, "Merrow": 0.1, "Nessel": 0.0, "Odrin": 0.3},
}
QUESTIONS = 20
CHANCE, BAND, AWAY = 0.15, 0.06, 0.03
"""How far a vote may stray from the place, how near the middle a town abstains, how often it stays away."""


def power() -> list[list[str]]:
    """Return what each town has, every five years."""
    rows = []
    for year in range(1990, 2021, 5):
        gone = (year - 1990) / 30
        for town in TOWNS:
            part = (1 - gone) * FIRST.get(town, 3) + gone * LAST.get(town, 4)
            has = [f"{part * size * (1 + gone / 2):.1f}" for size in SIZE.values()]
            if (town, year) == ("Hollin", 2020):
                has[-1] = ""
            rows.append([town, str(year), *has])
    return rows


def treaties() -> list[list[str]]:
    """Return the treaties, each as long as it was kept."""
    kept = {*LOCAL, *(("Ardle", town) for town in LEAGUE[1:]), *(("Garth", town) for town in EAST[1:])}
    kept |= set(combinations(APART, 2))
    rows = []
    for one, two in (*combinations((*LEAGUE, *APART), 2), *combinations(EAST, 2)):
        left = two in APART and one not in APART
        until = 2020 if (one, two) in kept else 1999 if left else 2009
        rows.append([one, two, "1", "", "", "pact", "1990", str(until), "register"])
    return rows


def quarrels() -> list[list[str]]:
    """Return the quarrels."""
    return [
        [*pair, "-1", "", "", "quarrel", str(since), str(until), "annals"]
        for (since, until), pairs in QUARRELS.items()
        for pair in pairs
    ]


def grain() -> list[list[str]]:
    """Return who sold grain to whom: from seller to buyer, each of one year."""
    return [
        [seller, buyer, "1", str(loads), "yes", "grain", str(year), str(year), "grain_book"]
        for year, some in GRAIN.items()
        for buyer, bought in {**some, **STEADY}.items()
        for seller, loads in bought.items()
    ]


def votes(rng: np.random.Generator) -> list[list[str]]:
    """Return the roll calls; Kelm joined the assembly after 1995."""
    rows = []
    for session, moving in MOVING.items():
        places = {**PLACES, **moving}
        middles = rng.permutation(np.linspace(-1.45, 1.45, QUESTIONS))
        for k, middle in enumerate(middles, 1):
            turned = bool(rng.random() < 0.5)
            casts = []
            for town in TOWNS:
                side = places[town] + rng.normal(0, CHANCE) - middle
                away = bool(rng.random() < AWAY)
                cast = "abstain" if abs(side) < BAND else "yes" if (side < 0) != turned else "no"
                casts.append("" if (town, session) == ("Kelm", 1995) else "absent" if away else cast)
            rows.append([f"v{session}_{k:02}", str(session), "rolls", *casts])
    return rows


def write(name: str, head: Iterable[str], rows: list[list[str]]) -> None:
    """Write one table."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(head)
        out.writerows(rows)


if __name__ == "__main__":
    write("power.csv", ["actor", "year", *SIZE], power())
    columns = ["a", "b", "sign", "weight", "directed", "kind", "from", "to", "source"]
    write("ties.csv", columns, [*treaties(), *quarrels(), *grain()])
    write("votes.csv", ["id", "session", "source", *TOWNS], votes(np.random.default_rng(1990)))
