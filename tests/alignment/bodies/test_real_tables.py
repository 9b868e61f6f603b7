"""Public votes, wars and trade, where they lie beside the repository: history as it is known, and plain counting."""

from __future__ import annotations

import csv
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest

from comity.alignment.bodies.conduct import conduct
from comity.alignment.network import network_of
from comity.case.alignment import Body, Cast, Ties, Votes

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
NOBODY = network_of(Ties())
CASTS: dict[str, Cast] = {"1": "yes", "2": "abstain", "3": "no", "8": "absent", "9": "", "": ""}
SOVIET_UNION, HUNGARY = "365", "310"


def rows_of(*path: str) -> list[dict[str, str]]:
    file = DATA.joinpath(*path)
    if not file.exists():
        pytest.skip(f"the public table is not there: {file.name}")
    with file.open(encoding="utf-8") as text:
        return list(csv.DictReader(text))


def test_shares_of_the_general_assembly_are_those_of_plain_counting() -> None:
    rows = rows_of("unga_ideal_points", "votes_24_states_1991_2011.csv")
    actors = tuple(rows[0])[7:]
    cast = tuple(tuple(CASTS[row[name]] for name in actors) for row in rows)
    dates = tuple(row["date"] for row in rows)
    votes = Votes(actors, tuple(row["rcid"] for row in rows), (), (), dates, (), cast)
    members = ("US", "GB", "FR", "DE", "PL", "TR")
    found = conduct(Body("west", members), votes=votes, net=NOBODY, draws=200).vote
    seen = [
        1 - abs(int(row[a]) - int(row[b])) / 2
        for row in rows
        for a, b in combinations(members, 2)
        if row[a] in "123" and row[b] in "123" and row[a] and row[b]
    ]
    assert (found.roll_calls, found.others) == (1830, 18)
    assert found.inside.value == pytest.approx(sum(seen) / len(seen))
    assert found.verdict.answer == "more"
    assert min(found.loyalties, key=lambda x: x.with_body / x.counted).actor == "US"


def test_the_one_war_inside_the_warsaw_pact_is_found() -> None:
    rows = rows_of("cow_wars", "interstate_wars_directed_dyads.csv")
    years = tuple(row["year"] for row in rows)
    a, b = tuple(row["ccode1"] for row in rows), tuple(row["ccode2"] for row in rows)
    n = len(rows)
    net = network_of(Ties(a, b, (-1,) * n, (None,) * n, (False,) * n, ("war",) * n, years, years))
    body = Body("pact", ("365", "290", "315", "310", "360", "355"), since="1955", until="1990")
    found = conduct(body, votes=Votes(), net=net, draws=200).fight
    assert found.fought == ((HUNGARY, SOVIET_UNION),)
    assert [w.first.year for w in found.windows if w.first and w.inside_negative] == [1956]


def test_the_six_of_rome_trade_more_with_one_another_than_their_size_alone_would_give() -> None:
    flows = [
        (row[seller], row[buyer], Fraction(row[value]), row["year"])
        for row in rows_of("cow_trade", "trade_dyad_year.csv")
        for seller, buyer, value in (("ccode2", "ccode1", "imports_1_from_2"), ("ccode1", "ccode2", "imports_2_from_1"))
        if row["year"] in ("1960", "2010") and row[value] not in ("", "-9")
    ]
    a, b, value, year = zip(*flows, strict=True)
    n = len(flows)
    net = network_of(Ties(a, b, (1,) * n, value, (True,) * n, ("trade",) * n, year, year))
    found = conduct(Body("six", ("220", "255", "260", "325", "210", "211")), votes=Votes(), net=net, draws=200).trade
    own = {"220", "255", "260", "325", "210", "211"}
    for seen in found.years:
        rows = [row for row in flows if row[3] == str(seen.year) and own & set(row[:2])]
        inside = sum(row[2] for row in rows if set(row[:2]) <= own)
        assert seen.share == pytest.approx(float(inside / sum(row[2] for row in rows)))
        assert seen.side == 1
