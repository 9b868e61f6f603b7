"""``comity ensemble``: the keys of the contract, the same answer from every executor, runs that are taken up again."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from comity.store.open import open_store

ROOT = Path(__file__).resolve().parents[2]
ELMIRA = ("ensemble", "catalogue:elmira", "--draws", 2500, "--seed", 3)


def test_the_keys_of_the_contract_are_there(call: Any) -> None:
    got = call(*ELMIRA, "--json").json
    assert (got["draws"], got["seed"], got["complete"]) == (2500, 3, True)
    for outcome in got["outcomes"].values():
        assert set(outcome) == {"nash", "gmr", "smr", "seq"}
        for share in outcome.values():
            assert 0 <= share["low"] <= share["p"] <= share["high"] <= 1
    assert len(got["digest"]) == 64


def test_executors_print_the_same_bytes(call: Any) -> None:
    alone = call(*ELMIRA, "--json", "--executor", "serial").out
    assert call(*ELMIRA, "--json", "--executor", "processes", "--workers", 2).out == alone


def test_another_seed_is_another_answer_and_the_same_seed_the_same(call: Any) -> None:
    one, other = (call("ensemble", "catalogue:elmira", "--seed", k, "--json").out for k in (1, 2))
    assert one != other
    assert one == call("ensemble", "catalogue:elmira", "--seed", 1, "--json").out


def test_the_table_shows_no_probability_without_its_interval(call: Any) -> None:
    out = call(*ELMIRA).out
    cells = [c.strip() for line in out.splitlines() if line.startswith("│") for c in line.split("│")[3:-1]]
    assert len([c for c in cells if c]) > 8
    assert all(c in ("", "always", "never") or re.search(r"\((?:exact|\d\.\d+ to \d\.\d+)\)$", c) for c in cells)
    assert "2,500 draws, seed 3" in out
    assert "not the probability of an event" in out
    assert "Mallows" in out


def test_a_scenario_is_compared_with_the_case_as_it_is(call: Any) -> None:
    out = call(*ELMIRA, "--without", "modify").out
    assert 'without "modify"' in out
    assert "against the case as it is" in out
    assert "YNYNY" not in out[: out.index("What was varied")]
    got = call(*ELMIRA, "--without", "modify", "--json").json
    assert got["scenario"]["without"] == ["modify"]
    assert "YNYNY" not in got["outcomes"]
    held = call(*ELMIRA, "--with", "modify", "--json").json
    assert [s for s in held["outcomes"] if not s.startswith("Y")] in ([], ["abandoned"])


def test_nothing_is_written_without_a_store(call: Any, two: Path) -> None:
    assert call("ensemble", two, "--draws", 50).code == 0
    assert [p.name for p in two.parent.iterdir()] == [two.name]


def test_neither_a_database_nor_a_cluster_is_loaded_where_none_is_asked_for() -> None:
    script = (
        "import sys; from comity.cli.main import code; code(['ensemble', 'catalogue:chicken', '--draws', '20'])\n"
        "print('loaded', [m for m in ('sqlalchemy', 'alembic', 'distributed') if m in sys.modules])"
    )
    got = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert got.stdout.rstrip().endswith("loaded []")


def test_a_stored_run_is_not_drawn_again(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "runs.db"
    first = call(*ELMIRA, "--store", file, "--json").out
    # a budget of nothing draws nothing: the answer comes from the store
    again = call(*ELMIRA, "--store", file, "--json", "--budget", 0)
    assert (again.code, again.out) == (0, first)
    with open_store(file) as store:
        assert [(r.chunks, r.finished) for r in store.list()] == [(3, True)]


def test_a_budget_of_nothing_says_so_and_leaves_with_3(call: Any) -> None:
    got = call(*ELMIRA, "--budget", 0, "--json")
    assert got.code == 3
    assert (got.json["draws"], got.json["complete"], got.json["outcomes"]) == (0, False, {})
    plain = call(*ELMIRA, "--budget", 0)
    assert plain.code == 3
    assert "before the first 1,024 draws were done" in plain.err


def test_ctrl_c_prints_what_was_drawn_and_the_same_command_goes_on(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "runs.db"
    arguments = [*map(str, ("ensemble", "catalogue:elmira", "--draws", 400_000, "--store", file, "--json"))]
    started = subprocess.Popen(
        [sys.executable, "-m", "comity.cli.main", *arguments, "--executor", "processes", "--workers", "2"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while not file.exists() or _stored(file) < 2:
        assert started.poll() is None, started.communicate()
    started.send_signal(signal.SIGINT)
    out, err = started.communicate(timeout=30)
    assert started.returncode == 3
    assert "incomplete: the work was stopped" in err
    assert "goes on where this one ended" in err
    assert '"complete": false' in out
    kept = _stored(file)
    more = call(*arguments, "--budget", 0.3)
    assert more.code == 3
    assert more.json["draws"] >= kept * 1024
    assert _stored(file) >= kept


def _stored(file: Path) -> int:
    with open_store(file) as store:
        return sum(r.chunks for r in store.list())


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--executor", "dusk"), 'Did you mean "dask"'),
        (("--scheduler", "tcp://127.0.0.1:1"), "--scheduler goes with --executor dask"),
        (("--concepts", "sim"), '"sim" cannot be asked of an ensemble'),
        (("--concepts", ","), "no concept is asked for"),
        (("--dispersion", "2"), "the dispersion is 2"),
        (("--without", "nothing"), '"nothing" is no option of this conflict'),
        (("--store", "."), "is a folder. Name a file in it"),
        (("--store", "README.md"), "is not a database of comity"),
    ],
)
def test_arguments_that_do_not_fit_are_answered_with_the_way_out(
    call: Any, more: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    got = call("ensemble", "catalogue:elmira", *more)
    assert got.code == 2
    assert said in got.err
    assert got.out == ""


def test_a_missing_extra_is_answered_with_the_line_that_installs_it(call: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    got = call(*ELMIRA, "--executor", "dask")
    assert got.code == 2
    assert "pip install 'comity[cluster]'" in got.err
