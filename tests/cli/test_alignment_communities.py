"""``comity alignment CASE --communities``: the method that is asked for is used, or refused before the work."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

TIES = "a,b,sign,from,to\n" + "".join(f"{a},{b},1,1901,\n" for a, b in ["ab", "ac", "bc", "de", "df", "ef"])


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    (tmp_path / "ties.csv").write_text(TIES + "c,d,-1,1901,\n")
    case = tmp_path / "lake.yaml"
    case.write_text("comity: 1\ntitle: Lake\nparties: {a: Anna, d: Dora}\nalignment: {ties: {table: ties.csv}}\n")
    return case


def structures(found: Any) -> list[Any]:
    return [window["structure"] for window in found.json["windows"] if window["structure"]]


def test_communities_are_found_by_the_method_that_is_asked_for(call: Any, lake: Path) -> None:
    pytest.importorskip("leidenalg", reason="leidenalg is not installed: pip install 'comity[leiden]'")
    usual = call("alignment", lake, "--only", "network", "--json")
    asked = call("alignment", lake, "--only", "network", "--json", "--communities", "leiden")
    assert (usual.code, asked.code) == (0, 0)
    for one, two in zip(structures(usual), structures(asked), strict=True):
        assert (one["communities"]["method"], two["communities"]["method"]) == ("louvain", "leiden")
        assert one["communities"]["communities"] == two["communities"]["communities"] == [list("abc"), list("def")]
        assert one["signed"] == two["signed"]


def test_without_the_extra_it_is_refused_before_the_work(
    call: Any, lake: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not with a part of the answer lost: the network could have been found by the usual method."""
    monkeypatch.setitem(sys.modules, "leidenalg", None)
    got = call("alignment", lake, "--communities", "leiden")
    assert (got.code, got.out) == (2, "")
    assert "pip install 'comity[leiden]'" in " ".join(got.err.split())
    assert call("alignment", lake, "--only", "network").code == 0


def test_a_method_that_is_none_is_refused(call: Any, lake: Path) -> None:
    got = call("alignment", lake, "--communities", "leuven")
    assert got.code == 2
    assert "is no method" in got.err
