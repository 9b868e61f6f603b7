"""Exit codes: 0 done, 2 the input is wrong, 3 a budget ran out or the work was stopped; never a traceback."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


def slow() -> str:
    """Return a case of a million states, whose analysis takes many seconds."""
    lines = ["comity: 1", "title: Slow", "parties: {a: A, b: B, c: C, d: D}", "conflict:", "  options:"]
    lines += [f"    o{k}: {{by: {'abcd'[k % 4]}, text: Do {k}}}" for k in range(20)]
    lines += [f"  status_quo: {'N' * 20}", "  preferences:"]
    for i, p in enumerate("abcd"):
        wishes = ", ".join(f"o{(3 * i + 5 * t) % 20} ^ o{(i + 7 * t + 1) % 20}" for t in range(9))
        lines.append(f"    {p}: {{statements: [{wishes}]}}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("frobnicate",),
        ("conflict",),
        ("conflict", "catalogue:chicken", "--nope"),
        ("conflict", "catalogue:chicken", "--depth", "-1"),
        ("conflict", "catalogue:chicken", "--depth", "deep"),
        ("conflict", "catalogue:chicken", "--budget", "-1"),
        ("conflict", "catalogue:chicken", "--budget", "nan"),
        ("conflict", "catalogue:chicken", "--concepts", "nosh"),
        ("conflict", "catalogue:chicken", "--concepts", ","),
        ("conflict", "catalogue:chicken", "--concepts", "l0"),
        ("conflict", "catalogue:chicken", "--ranking", "nobody"),
        ("conflict", "catalogue:chicken", "--tableau", "--concepts", "gmr"),
        ("conflict", "catalogue:nothing"),
        ("conflict", "catalogue:../chicken"),
        ("conflict", "no/such/case"),
        ("explain", "catalogue:chicken", "YYY"),
        ("explain", "catalogue:chicken", "Y-"),
        ("explain", "catalogue:chicken", "YY", "nobody"),
        ("explain", "catalogue:elmira", "YYYYY"),
        ("evolve", "catalogue:chicken"),
        ("evolve", "catalogue:chicken", "--from", "nowhere"),
        ("evolve", "catalogue:elmira", "--to", "nowhere"),
        ("diff", "catalogue:chicken", "examples/water-sharing-drawn"),
        ("export", "catalogue:chicken", "--to", "foo"),
        ("export", "catalogue:chicken"),
        ("export", "catalogue:elmira", "--to", "nfg"),
        ("import", "no-such-file.gmcr"),
        ("catalogue", "show", "nothing"),
        ("catalogue", "verify", "nothing"),
        ("report", "catalogue:chicken", "-o", "report.doc"),
    ],
)
def test_wrong_arguments_end_with_two_and_say_why(call: Any, arguments: tuple[str, ...], monkeypatch: Any) -> None:
    monkeypatch.chdir(ROOT)
    got = call(*arguments)
    assert got.code == 2
    assert got.out == ""
    assert len(got.err) > 20


def test_a_misspelt_concept_gets_a_suggestion(call: Any) -> None:
    assert 'Did you mean "nash"?' in call("conflict", "catalogue:chicken", "--concepts", "nahs").err


def test_an_infeasible_state_is_refused_with_the_statement_that_rules_it_out(call: Any) -> None:
    got = call("explain", ROOT / "examples" / "fishing-rights", "YYNN")
    assert got.code == 2
    assert "n_cut & n_close" in got.err
    assert "case.yaml:" in got.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("conflict", "catalogue:elmira"),
        ("conflict", "catalogue:elmira", "--coalitions"),
        ("conflict", "catalogue:elmira", "--tableau"),
        ("explain", "catalogue:elmira", "NYNNN"),
        ("evolve", "catalogue:elmira"),
        ("evolve", "catalogue:elmira", "--to", "abandoned"),
        ("diff", "catalogue:chicken", "catalogue:stag_hunt"),
    ],
)
def test_a_budget_of_nothing_ends_with_three_and_an_answer_marked_incomplete(call: Any, arguments: tuple[str]) -> None:
    told = call(*arguments, "--budget", "0")
    assert told.code == 3
    assert "incomplete" in told.err
    answered = call(*arguments, "--budget", "0", "--json")
    assert answered.code == 3
    assert answered.json["complete"] is False


def test_an_enough_budget_changes_nothing(call: Any) -> None:
    calm, hasty = (call("conflict", "catalogue:elmira", "--json", *more) for more in ((), ("--budget", "600")))
    assert hasty.code == 0
    assert hasty.out == calm.out


def test_what_was_found_within_the_budget_is_kept(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "slow.yaml"
    file.write_text(slow())
    got = call("conflict", file, "--json", "--concepts", "nash,gmr,smr,seq,sseq,sim", "--budget", "0.5", "--limit", "1")
    assert got.code == 3
    assert got.json["complete"] is False
    late = {c for c, why in got.json["absent"].items() if "budget of 0.5 seconds ran out" in why}
    assert late
    assert not late & set(got.json["equilibria"])


def interrupted(*arguments: str, after: float) -> tuple[int, str, str, float]:
    command = [sys.executable, "-m", "comity.cli.main", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(after)
    assert process.poll() is None, "the work was over before it could be stopped"
    process.send_signal(signal.SIGINT)
    began = time.monotonic()
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err, time.monotonic() - began


def test_ctrl_c_ends_the_work_promptly_and_prints_what_was_found(tmp_path: Path) -> None:
    file = tmp_path / "slow.yaml"
    file.write_text(slow())
    for after in (3.0, 6.0, 12.0):  # on a busy machine the work may not have begun after three seconds
        code, out, err, took = interrupted("conflict", str(file), "--json", "--limit", "1", after=after)
        if out:
            break
    assert code == 3
    assert took < 15
    assert "Traceback" not in err
    assert "stopped" in err
    got = json.loads(out)
    assert got["complete"] is False
    assert any("the work was stopped" in why for why in got["absent"].values())


def test_a_budget_is_no_excuse_for_a_report_marked_complete(call: Any, two: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.json"
    got = call("report", two, "-o", out, "--budget", "0")
    assert got.code == 3
    assert json.loads(out.read_text())["complete"] is False
    assert "incomplete" in got.err


def test_a_full_disk_is_no_bug_of_ours(outside: Any) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with full.open("w") as nowhere:
        command = [sys.executable, "-m", "comity.cli.main", "conflict", "catalogue:chicken", "--json"]
        got = subprocess.run(command, stdout=nowhere, stderr=subprocess.PIPE, text=True, check=False)
    assert got.returncode == 2
    assert "No space left" in got.stderr
    assert "Traceback" not in got.stderr


@pytest.mark.parametrize("arguments", ["conflict catalogue:elmira", "catalogue list", "check no/such/file"])
def test_a_reader_that_goes_away_is_nothing_to_talk_about(arguments: str) -> None:
    command = [sys.executable, "-m", "comity.cli.main", *arguments.split()]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    err = process.stderr.read()
    assert process.wait(30) == 0
    assert err == ""


def test_a_place_that_cannot_be_written_is_named(call: Any, tmp_path: Path) -> None:
    got = call("export", "catalogue:chicken", "--to", "csv", "-o", tmp_path / "no" / "such" / "folder.csv")
    assert got.code == 2
    assert "folder.csv" in got.err
