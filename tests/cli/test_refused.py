"""What cannot be computed is refused at once with exit code 2: what it would take, what there is, and the way out."""

from __future__ import annotations

import sys
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from comity.conflict.bits import search as bits
from comity.conflict.dense import search as dense

LITTLE = 1 << 28  # bytes of a machine with too little memory


def wide(folder: Path, options: int, parties: int, ranked: bool = False) -> Path:
    """Write a case of so many options; each party wants its first option on and its neighbour's off."""
    names = [f"p{k}" for k in range(parties)]
    rows = ["comity: 1", "title: Wide", f"parties: {{{', '.join(f'{p}: Party {p}' for p in names)}}}"]
    rows += ["conflict:", "  options:"]
    rows += [f"    o{k}: {{by: {p}}}" for k, p in zip(range(options), cycle(names), strict=False)]
    rows += ["  preferences:"]
    rows += [f'    {p}: {{statements: ["o{k} & !o{(k + 1) % options}"]}}' for k, p in enumerate(names)]
    if ranked:
        rows[-1] = f"    {names[-1]}: {{ranking: [{'N' * options}]}}"
    file = folder / f"wide{options}.yaml"
    file.write_text("\n".join(rows) + "\n")
    return file


@pytest.mark.parametrize(
    ("options", "tier", "limit", "way_out"),
    [
        (60, "table", "2^26", "--tier symbolic"),
        (27, "table", "2^26", "--tier symbolic"),
        (31, "array", "2^30", "symbolic tier"),
        (40, "array", "2^30", "symbolic tier"),
        (40, "bits", "2^36", "symbolic tier"),
        (60, "bits", "2^36", "symbolic tier"),
    ],
)
def test_a_tier_that_is_too_small_names_the_need_its_limit_and_the_way_out(
    call: Any, tmp_path: Path, options: int, tier: str, limit: str, way_out: str
) -> None:
    got = call("conflict", wide(tmp_path, options, 10), "--tier", tier, "--concepts", "nash")
    assert got.code == 2
    assert got.out == ""
    assert f"{options} options make 2^{options}" in got.err
    assert limit in got.err
    assert way_out in got.err


def test_the_way_out_that_is_named_does_it(call: Any, tmp_path: Path) -> None:
    got = call("conflict", wide(tmp_path, 60, 10), "--tier", "symbolic", "--concepts", "nash", "--limit", 1, "--json")
    assert got.code == 0
    assert got.json["tier"] == "symbolic"
    assert len(got.json["equilibria"]["nash"]["first"]) == 1


def test_more_feasible_states_than_are_listed_are_refused_by_the_table_with_ways_out(call: Any, tmp_path: Path) -> None:
    got = call("conflict", wide(tmp_path, 24, 6), "--tier", "table")
    assert got.code == 2
    assert "more than 4,194,304 of the 2^24 combinations" in got.err
    assert "infeasible:" in got.err


def test_bits_without_the_memory_name_the_need_and_what_the_machine_has(
    call: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bits, "machine_memory", lambda: LITTLE)
    got = call("conflict", wide(tmp_path, 34, 10), "--tier", "bits", "--concepts", "nash")
    assert got.code == 2
    assert "2^34 states need 2,072 MB; this machine has 256 MB" in got.err
    assert "symbolic tier" in got.err


def test_arrays_without_the_memory_name_the_need_and_what_the_machine_has(
    call: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dense, "machine_memory", lambda: LITTLE)
    got = call("conflict", wide(tmp_path, 28, 10), "--tier", "array", "--concepts", "nash,seq")
    assert got.code == 2
    assert "2^28 states need" in got.err
    assert "of the 0.2 GB of this machine" in got.err
    assert "bit-sliced tier" in got.err
    assert "symbolic tier" in got.err


@pytest.mark.skipif(sys.platform != "linux", reason="limits the address space of a process as Linux does")
def test_memory_that_the_system_does_not_give_is_no_crash(outside: Any, tmp_path: Path) -> None:
    import resource

    def little() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))

    got = outside("conflict", wide(tmp_path, 35, 10), "--tier", "bits", "--concepts", "nash", preexec_fn=little)
    assert got.code == 2
    assert "MB" in got.err
    assert "symbolic tier" in got.err


@pytest.mark.parametrize("options", [24, 40])
def test_a_ranking_over_too_many_states_is_refused_with_both_reasons(call: Any, tmp_path: Path, options: int) -> None:
    got = call("conflict", wide(tmp_path, options, 6, ranked=True))
    assert got.code == 2
    assert f"2^{options} combinations" in got.err
    assert "the preferences of p5 are not statements" in got.err


@pytest.mark.parametrize("tier", ["bits", "symbolic"])
def test_a_ranking_is_refused_by_the_tiers_that_need_statements(call: Any, tmp_path: Path, tier: str) -> None:
    got = call("conflict", wide(tmp_path, 30, 6, ranked=True), "--tier", tier, "--concepts", "nash")
    assert got.code == 2
    assert "the preferences of p5 are not statements" in got.err


def test_a_party_of_too_many_options_is_refused_by_bits_with_the_limit(call: Any, tmp_path: Path) -> None:
    got = call("conflict", wide(tmp_path, 34, 2), "--tier", "bits", "--concepts", "nash")
    assert got.code == 2
    assert "p0 owns 17 options; at most 16" in got.err
