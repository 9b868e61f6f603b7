"""The report beside a real ensemble and real margins: its numbers are theirs, in every form and at the terminal."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from comity.budget import Budget
from comity.case.read import load_text
from comity.catalogue.entries import load_entry
from comity.cli.main import app
from comity.cli.report_command import draws_for
from comity.ensemble.plan import plan
from comity.ensemble.result import EnsembleResult
from comity.ensemble.runs import run
from comity.report.as_html import to_html
from comity.report.as_json import to_json
from comity.report.compose import compose
from comity.report.content import Bullets, Definitions, Figure, Report, Table, unfolded, words
from comity.report.findings import find
from comity.report.margins.flips import distance_words, widest
from comity.report.odds.chance import Chance, chance_line
from comity.report.odds.read import odds_of
from comity.report.subject import subject
from comity.study import Study, assess

DOUBTS = """\
comity: 1
title: A strait, in doubt
question: Would either side open the strait?
parties: {north: {name: North}, south: {name: South}}
conflict:
  options:
    open: {by: north, text: Open the strait}
    lift: {by: south, text: Lift the embargo}
  status_quo: NN
  preferences:
    north:
      statements:
        - {holds: "open <-> lift", degree: 2}
        - {holds: lift}
        - {holds: "!open"}
      spread: {law: mallows, amount: 0.3}
    south:
      statements: ["lift <-> open", open, "!lift"]
      unknown: [[YY, YN]]
      readings:
        firm: {text: South would lift the embargo in any case., probability: 1/4, statements: [lift, open]}
      spread: {law: mallows, amount: 0.3}
  attitudes:
    north: {south: positive}
  misperceives:
    south: {preferences: {north: {statements: [open, lift]}}}
"""


@pytest.fixture(scope="module")
def doubts() -> Study:
    return assess(load_text(DOUBTS))


@pytest.fixture(scope="module")
def drawn(doubts: Study) -> EnsembleResult:
    return run(plan(doubts.case, draws=300, seed=5))


@pytest.fixture(scope="module")
def content(doubts: Study, drawn: EnsembleResult) -> Report:
    return compose(doubts, drawn)


def blocks(report: Report, name: str) -> list[object]:
    return list(unfolded(next(s for s in report.sections() if s.id == name).blocks))


def texts(report: Report) -> list[str]:
    out = []
    for b in report.blocks():
        if isinstance(b, Table):
            out += [words(x) for row in b.rows for c in row for x in c.lines]
        elif isinstance(b, Bullets):
            out += [words(x) for x in b.items]
        elif isinstance(b, Definitions):
            out += [words(y) for x in b.items for y in x]
        elif isinstance(b, Figure):
            out += [b.title, b.caption, b.alt, *(str(v) for row in b.rows for v in row)]
        elif hasattr(b, "line"):
            out.append(words(b.line))
    return out


def test_every_share_in_the_report_is_the_ensembles(doubts: Study, drawn: EnsembleResult, content: Report) -> None:
    found = find(doubts)
    assert found is not None
    by_handle = {o.handle: found.model.label(o.state) for o in found.shown}
    table = next(b for b in blocks(content, "conflict-odds") if isinstance(b, Table) and b.id == "chances")
    assert {words(r[0].lines[0]) for r in table.rows} == set(by_handle)
    for row in table.rows:
        state = by_handle[words(row[0].lines[0])]
        for key, cell in zip(("nash", "seq", "smr", "gmr"), row[2:], strict=True):
            e = drawn.estimate(state, key)
            assert words(cell.lines[0]) == words(chance_line(Chance(e.p, e.low, e.high, e.how)))


def test_the_laws_are_those_of_the_plan(drawn: EnsembleResult, content: Report) -> None:
    laws = next(b for b in blocks(content, "conflict-odds") if isinstance(b, Definitions))
    for (name, told), law in zip(laws.items, drawn.laws, strict=True):
        assert words(name) == law.name
        assert f"{law.name}: {words(told)}".lower() == law.words.lower()


def test_what_moves_a_share_is_what_the_ensemble_found(doubts: Study, drawn: EnsembleResult) -> None:
    s = subject(doubts, drawn)
    assert s is not None
    assert s.odds is not None
    for (state, key), told in s.odds.movers.items():
        theirs = {(m.party, m.what, m.words): m for m in drawn.movers(state, key, 12)}
        assert len(theirs) == len(told) or len({m.words for m in told}) == len(theirs)
        for m in told:
            other = theirs[m.party, m.what, m.words]
            assert m.clear == other.clear
            assert m.with_it.p == other.with_it.p
            assert m.sure <= abs(other.difference.p)


def test_only_the_outcomes_named_are_read(doubts: Study, drawn: EnsembleResult) -> None:
    odds = odds_of(drawn, ["YY"])
    assert odds is not None
    assert {state for state, _ in odds.chances} == {"YY"}


def test_the_flip_list_is_that_of_the_margins(doubts: Study, content: Report) -> None:
    s = subject(doubts)
    assert s is not None
    assert doubts.margins is not None
    assert {(w.state, w.concept) for w in doubts.margins.found} <= set(s.flips)
    table = next(b for b in blocks(content, "how-sure") if isinstance(b, Table) and b.id == "flips")
    by_handle = {o.handle: s.model.label(o.state) for o in s.found.shown}
    assert len(table.rows) == len(by_handle)
    for row in table.rows:
        whole = widest(s.flips, by_handle[words(row[0].lines[0])])
        assert whole is not None
        change = " ".join(words(x) for x in row[2].lines)
        if whole.distance is None:
            assert change.startswith(("None.", "No change was found"))
        else:
            assert words(row[3].lines[0]) == distance_words(whole.distance, whole.exact)
            assert all(m.words in change for m in whole.changes)


def test_what_the_case_says_beyond_plain_preferences_has_its_sections(doubts: Study, content: Report) -> None:
    assert doubts.beyond is not None
    ids = {s.id for s in content.sections()}
    for name, part in doubts.beyond.parts().items():
        assert f"conflict-{name}" in ids
        said = [words(x) for b in blocks(content, f"conflict-{name}") if isinstance(b, Bullets) for x in b.items]
        assert len(said) == len(part.sentences())
    first = [words(x) for b in blocks(content, "how-sure") if isinstance(b, Bullets) for x in b.items]
    assert any(x.startswith("The case itself names doubts and mistakes.") for x in first)


def test_outcomes_are_called_by_their_letters_in_every_section(content: Report) -> None:
    for name in ("conflict-uncertain", "conflict-perception"):
        for b in blocks(content, name):
            for x in b.items if isinstance(b, Bullets) else ():
                assert not re.search(
                    r"\b(NN|YY)\b", "".join(getattr(s, "text", "") for s in x if type(s).__name__ == "Text")
                )


def test_a_plain_case_has_no_section_of_doubts(syria_iraq: Study) -> None:
    ids = {s.id for s in compose(syria_iraq).sections()}
    assert syria_iraq.beyond is None
    assert not ids & {"conflict-uncertain", "conflict-strong", "conflict-perception", "conflict-attitudes"}


def test_the_json_holds_the_answers_of_every_part(doubts: Study, drawn: EnsembleResult) -> None:
    found = json.loads(to_json(doubts, drawn))
    assert found["ensemble"] == json.loads(json.dumps(drawn.to_json()))
    assert set(found["margins"]) == {w.state for w in doubts.margins.found}  # type: ignore[union-attr]
    assert {"uncertain", "perception"} <= set(found)


def test_swapping_the_labels_of_two_parties_only_swaps_the_labels() -> None:
    text = DOUBTS.split("  attitudes:")[0]
    text = re.sub(r"parties: .*", "parties: {north: {name: North}, south: {name: South}}", text)
    swap = {"north": "south", "south": "north", "North": "South", "South": "North"}
    other = re.sub("|".join(swap), lambda m: swap[m[0]], text)
    first, second = (_wording(t) for t in (text, other))
    assert sorted(re.sub("|".join(swap), lambda m: swap[m[0]], x) for x in first) == sorted(second)


def _wording(text: str) -> list[str]:
    study = assess(load_text(text))
    report = compose(study)
    told = [x for x in texts(report) if "case.yaml" not in x and not re.search(r"[0-9a-f]{64}", x)]
    return [x for x in told if "North" in x or "South" in x]


def test_a_budget_that_is_over_leaves_a_report_that_says_so() -> None:
    study = assess(load_text(DOUBTS.split("  attitudes:")[0]), budget=Budget(0.0))
    assert not study.complete
    assert to_html(compose(study))


def test_the_command_draws_where_the_case_is_in_doubt_and_not_where_it_is_not(tmp_path: Path) -> None:
    file, plain = tmp_path / "doubts.yaml", tmp_path / "plain.yaml"
    file.write_text(DOUBTS.split("  attitudes:")[0], encoding="utf-8")
    text = re.sub(r"\n +(spread|unknown|readings|firm): .*", "", DOUBTS.split("  attitudes:")[0])
    plain.write_text(re.sub(r"\n +readings:", "", text), encoding="utf-8")
    runner = CliRunner()
    for case, more, there in ((file, [], True), (file, ["--draws", "0"], False), (plain, [], False)):
        out = tmp_path / "r.json"
        assert runner.invoke(app, ["report", str(case), "-o", str(out), *more]).exit_code == 0
        assert ("ensemble" in json.loads(out.read_text(encoding="utf-8"))) == there
    asked = ["report", str(plain), "-o", str(out), "--draws", "50", "--seed", "3"]
    assert runner.invoke(app, asked).exit_code == 0
    found = json.loads(out.read_text(encoding="utf-8"))["ensemble"]
    assert (found["draws"], found["seed"], found["default"]) == (50, 3, True)


def test_the_same_seed_gives_the_same_report(doubts: Study) -> None:
    one, other = (to_html(compose(doubts, run(plan(doubts.case, draws=100, seed=9)))) for _ in range(2))
    assert one == other


@pytest.mark.parametrize("name", ["elmira", "cuban_missile_crisis", "chicken", "prisoners_dilemma"])
def test_every_form_of_case_has_shares_and_flips_for_every_outcome_named(name: str) -> None:
    study = assess(load_entry(name).case)
    s = subject(study, run(plan(study.case, draws=50, seed=2)))
    assert s is not None
    assert s.odds is not None
    assert s.odds.default
    labels = {s.model.label(o.state) for o in s.found.shown}
    assert labels == {state for state, _ in s.odds.chances} == {state for state, _ in s.flips}
    report = compose(study, run(plan(study.case, draws=50, seed=2)))
    assert any("the same default was used for every party" in x for x in texts(report))


def test_larger_cases_are_drawn_less_often() -> None:
    assert draws_for(10, 2) == 1000
    assert draws_for(10**6, 5) == 100
    assert [draws_for(n, 4) % 100 for n in (3000, 5000, 9000)] == [0, 0, 0]
