"""Every format of the table: its reader, hostile text, and the public file of that format."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from comity.alignment.actors.reconcile import reconcile
from comity.alignment.reading.formats import FORMATS, Format, format_called
from comity.alignment.reading.imported import Flows, Imported, Positions, RollCalls
from comity.case.alignment import Capabilities, Ties
from comity.errors import UsageError

DATA = Path(__file__).resolve().parents[3].parent / "shared" / "data"
GIVES = {"ties": Ties, "capabilities": Capabilities, "flows": Flows, "roll calls": RollCalls, "positions": Positions}


def public(name: str, *path: str) -> tuple[Imported, list[dict[str, str]]]:
    """Read a public file with our reader and with the csv module."""
    file = DATA.joinpath(*path)
    if not file.is_file():
        pytest.skip(f"the public data {'/'.join(path)} is not beside the repository")
    data = file.read_bytes()
    found = format_called(name).read(data, path[-1])
    assert not found.failed, found.problems
    return found, list(csv.DictReader(data.decode().splitlines()))


@pytest.mark.parametrize("one", FORMATS, ids=lambda f: f.name)
@pytest.mark.parametrize("data", ["", "\x00", b"\xff\xfe\x00", "a,b\n", "<a>", "{", '"', "\n" * 5, "=cmd()\n1\n"])
def test_what_is_of_no_format_is_refused_with_a_way_out(one: Format, data: str | bytes) -> None:
    found = one.read(data, "file")
    assert isinstance(found.value, GIVES[one.gives])
    assert len(found.value) == 0
    if not (one.name == "edges" and data == "a,b\n"):
        assert found.failed
        assert all(p.where.file == "file" for p in found.problems)
        assert found.problems[0].ways_out
    json.dumps(found.to_json())
    assert found.sentences()


def test_names_are_given_once_and_a_near_one_is_named() -> None:
    assert len({f.name for f in FORMATS}) == len(FORMATS)
    assert {f.gives for f in FORMATS} == set(GIVES)
    with pytest.raises(UsageError, match='Did you mean "atop"'):
        format_called("atops")


def test_all_windows_of_the_signed_networks_are_read() -> None:
    found, rows = public("cow-signed", "cow_signed_networks", "edges.csv")
    ties = found.value
    assert isinstance(ties, Ties)
    assert found.problems == ()
    assert len(ties) == len(rows) == 41_295
    assert len(set(ties.kind)) == 51
    assert (min(ties.since), max(ties.until)) == ("1946", "1999")
    assert list(zip(ties.a, ties.b, ties.sign, strict=True)) == [
        (r["state1"], r["state2"], int(r["sign"])) for r in rows
    ]


def test_the_mentions_in_congress_are_those_of_its_description() -> None:
    ties = public("congress-signed", "signed_congress", "edges.csv")[0].value
    assert isinstance(ties, Ties)
    assert (len(ties), ties.sign.count(-1), len({*ties.a, *ties.b})) == (521, 107, 219)


def test_national_capabilities_are_read_whole_and_rebuild_the_published_index() -> None:
    found, rows = public("cow-capabilities", "cow_nmc", "nmc.csv")
    have = found.value
    assert isinstance(have, Capabilities)
    assert len(have) == len(rows) == 17_121
    values = np.array([[np.nan if v is None else float(v) for v in row] for row in have.values])
    blank = [[r[c] == "" for c in have.components] for r in rows]
    assert np.isnan(values).tolist() == blank
    year = np.array(have.year)
    for when in (1816, 1870, 1913, 1938):
        here = np.flatnonzero(year == when)
        totals = np.nansum(values[here], axis=0)
        shares = values[here][:, totals > 0] / totals[totals > 0]
        published = np.array([float(rows[k]["cinc"]) for k in here])
        assert np.abs(np.nanmean(shares, axis=1) - published).max() < 1e-6


def test_alliances_unrolled_are_the_table() -> None:
    found, rows = public("atop", "atop_alliances", "atop_dyad_year.csv")
    ties = found.value
    assert isinstance(ties, Ties)
    years = sum(int(u) - int(s) + 1 for s, u in zip(ties.since, ties.until, strict=True))
    assert years == sum(r[c] == "1" for r in rows for c in r if c.startswith("atop_"))
    assert len(found.problems) == 2
    assert reconcile({*ties.a, *ties.b}, scheme="cow").by_name().keys() == {*ties.a, *ties.b}


def test_trade_is_read_whole_and_what_is_missing_stays_missing() -> None:
    found, rows = public("cow-trade", "cow_trade", "trade_dyad_year.csv")
    flows = found.value
    assert isinstance(flows, Flows)
    assert len(flows) == 2 * len(rows)
    cells = [r[c] for r in rows for c in ("imports_1_from_2", "imports_2_from_1")]
    assert np.isnan(flows.amount).tolist() == [c == "" for c in cells]
    assert np.nansum(flows.amount) == pytest.approx(sum(float(c) for c in cells if c), rel=1e-12)
    last = rows[-1]
    one, two = reconcile([last["ccode1"], last["ccode2"]]).codes
    assert (str(one), str(two)) == (last["ccode1"], last["ccode2"])


def test_votes_of_the_united_nations_are_read_whole() -> None:
    found, rows = public("un-votes", "unga_ideal_points", "votes_24_states_1991_2011.csv")
    votes = found.value
    assert isinstance(votes, RollCalls)
    assert votes.vote.shape == (len(rows), 24) == (1830, 24)
    assert votes.vote.tolist() == [[int(r[a] or 0) for a in votes.actors] for r in rows]
    assert (min(votes.session), max(votes.session)) == (46, 66)


def test_published_positions_are_read_whole_with_the_codes_that_are_shared_said() -> None:
    found, rows = public("un-ideal-points", "unga_ideal_points", "ideal_points_sessions_1_66.csv")
    points = found.value
    assert isinstance(points, Positions)
    assert points.point.tolist() == [float(r["idealpoint"]) for r in rows]
    assert list(points.year) == [int(r["year"]) for r in rows]
    said = " ".join(p.what for p in found.problems)
    assert "YAR stands for two states in one session" in said
    assert "DEU stands for the COW numbers 255, 260" in said
    assert ((points.low <= points.point) & (points.point <= points.high)).all()
