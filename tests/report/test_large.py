"""The report on a conflict too large to list: its facts are the result's, its words the parties'."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from comity.budget import Budget
from comity.case.doubt import Doubt, Spread
from comity.case.nouns import Lump, Prioritised, Reading
from comity.catalogue.entries import load_entry
from comity.cli.main import code
from comity.conflict.large import Found, LargeResult, Pairs
from comity.report.as_html import to_html
from comity.report.as_json import to_json
from comity.report.as_markdown import to_markdown
from comity.report.as_typst import to_typst
from comity.report.compose import FIRST_PAGE, compose
from comity.report.content import Bullets, Details, Report, Section, Table, words
from comity.report.large.subject import count_words, large_subject
from comity.report.large.together import classes, sentences
from comity.report.write import report
from comity.study import Study, assess

PATTERN = re.compile(r"\b[YN]{40}\b")


def result_of(study: Study) -> LargeResult:
    assert study.large is not None
    return study.large


def with_found(study: Study, key: str, **changes: object) -> Study:
    """Return a study in which what was found under a concept is changed."""
    large = result_of(study)
    found = {**large.found, key: replace(large.found[key], **changes)}  # type: ignore[arg-type]
    return replace(study, large=replace(large, found=found))


def table(content: Report, id_: str) -> list[list[str]]:
    """Return the cells of a table as bare words."""
    block = next(b for b in content.blocks() if isinstance(b, Table) and b.id == id_)
    return [["\n".join(words(x) for x in c.lines) for c in row] for row in block.rows]


def section(content: Report, id_: str) -> Section:
    return next(s for s in content.sections() if s.id == id_)


def test_a_conflict_that_can_be_listed_is_still_listed() -> None:
    study = assess(load_entry("chicken").case)
    assert study.large is None
    assert study.conflict is not None


@pytest.mark.parametrize("form", ["html", "md", "json", "pdf"])
def test_every_form_is_written(districts: Study, tmp_path: Path, form: str) -> None:
    if form == "pdf":
        pytest.importorskip("typst")
    size = report(districts, tmp_path / f"x.{form}").stat().st_size
    assert 10_000 < size < 3_000_000


def test_the_first_page_keeps_the_order_of_every_report(districts: Study) -> None:
    ids = [s.id for s in compose(districts).first_page]
    assert ids == [x for x in FIRST_PAGE if x in ids]
    assert {"in-short", "what-would-hold", "opens-a-way", "how-sure", "rests-on"} == set(ids)


def test_counts_are_those_of_the_result(districts: Study) -> None:
    large = result_of(districts)
    rows = {row[0]: row[2] for row in table(compose(districts), "concepts")}
    counts = {k: f.count for k, f in large.found.items()}
    assert counts["nash"] == 96
    told = {k: "more than 100" if n is None else f"{n:,}" for k, n in counts.items()}  # counted where dd is installed
    assert rows == {"Nash": told["nash"], "SMR": told["smr"], "GMR": told["gmr"]}


def test_what_is_shared_is_what_the_result_says_is_shared(districts: Study) -> None:
    large = result_of(districts)
    found = large.found["nash"]
    told = {
        (row[0], kind, x)
        for row in table(compose(districts), "shared")
        for kind in (1, 2)
        for x in row[kind].split("\n")
    }
    expected = {
        (large.case.party(o.by).name, kind, o.text[0].lower() + o.text[1:])
        for kind, ids in ((1, found.always), (2, found.never))
        for o in large.conflict.options
        if o.id in ids
    }
    assert {x for x in told if x[2] != "–"} == expected


def test_the_tableau_spells_out_outcomes_of_the_result(districts: Study) -> None:
    rows = table(compose(districts), "tableau")
    columns = ["".join("Y" if row[k] == "yes" else "N" for row in rows) for k in range(2, len(rows[0]))]
    assert columns[0] == result_of(districts).conflict.status_quo
    assert len(set(columns[1:])) == 6
    assert set(columns[1:]) <= set(result_of(districts).labels("nash"))


def test_no_outcome_is_printed_that_the_result_lacks(districts: Study) -> None:
    large = result_of(districts)
    assert districts.leaving is not None
    known = {x for key in large.found for x in large.labels(key)} | {large.conflict.status_quo}
    model = districts.leaving.model
    known |= {model.label(s) for s in range(model.n_states)}
    for text in (to_html(compose(districts)), to_markdown(compose(districts)), to_json(districts)):
        seen = set(PATTERN.findall(text))
        assert seen
        assert seen <= known


def test_no_number_stands_in_the_first_sentences_that_is_not_known(districts: Study) -> None:
    found = result_of(districts).found["nash"]
    fixed = len(found.always) + len(found.never)
    known = {"1", "2", "40", "2025", "96", str(len(found.always)), str(len(found.never)), str(fixed), str(40 - fixed)}
    short = compose(districts).first_page[0]
    text = " ".join(words(x) for b in short.blocks for x in getattr(b, "items", ()))
    wants = [p.preference for p in result_of(districts).conflict.preferences]
    statements = sum(len(x.statements) for x in wants if isinstance(x, Prioritised))
    rules = re.search(r"(\d+) rules hold", text)
    assert rules is not None
    assert set(re.findall(r"\d+", text.replace("1.1 trillion", ""))) <= {*known, str(statements), rules[1]}


def test_open_states_are_never_told_as_holding(districts: Study) -> None:
    states = result_of(districts).found["nash"].states
    study = with_found(
        districts, "nash", states=states[:4], open=states[4:9], count=None, at_most=20, why="answers may be longer"
    )
    content = compose(study)
    subject = large_subject(study, result_of(study))
    assert {n.state for n in subject.named} == set(states[:4])
    assert "At least 4 and at most 20 of them would hold" in to_markdown(content).replace("**", "")
    assert next(row for row in table(content, "concepts") if row[0] == "Nash")[2:4] == [
        "at least 4 and at most 20",
        "5",
    ]
    folds = [b for b in section(content, "conflict-table").blocks if isinstance(b, Details)]
    assert [words(b.summary) for b in folds][:2] == ["Nash: 4 outcomes listed", "Nash: 5 states left open"]
    hidden = {result_of(districts).patterns((x,))[0] for x in states[4:9]}
    large = result_of(districts)
    elsewhere = {x for key in ("gmr", "smr") for x in large.labels(key)[:12]}
    assert not (hidden - elsewhere) & set(PATTERN.findall(to_html(content)))


def test_counts_in_words_claim_no_more_than_is_known(districts: Study) -> None:
    large = result_of(districts)
    cases = [
        (Found((1, 2), 2), True, "2"),
        (Found((1, 2), None), True, "more than 2"),
        (Found((1, 2), None), False, "at least 2"),
        (Found((), None), False, "not known how many"),
        (Found((1,), None, why="x"), True, "at least 1"),
        (Found((1,), None, why="x", at_most=7), True, "at least 1 and at most 7"),
    ]
    for found, complete, told in cases:
        assert count_words(replace(large, found={"nash": found}, complete=complete), "nash") == told


def test_nothing_found_reads_as_nothing_found(districts: Study) -> None:
    none = Found((), 0)
    study = replace(districts, large=replace(result_of(districts), found={"nash": none}))
    text = to_markdown(compose(study))
    assert "**None** of them would hold" in text
    assert "No outcome that would hold was found" in text


def test_a_status_quo_that_holds_is_said_to_hold(districts: Study) -> None:
    large = result_of(districts)
    pattern = large.labels("nash")[0]
    case = replace(districts.case, conflict=replace(large.conflict, status_quo=pattern))
    study = assess(case, replace(districts.settings, concepts=("nash",)))
    text = to_markdown(compose(study))
    assert "**would hold**: no party gains by a move of its own" in text
    assert "opens-a-way" not in [s.id for s in compose(study).first_page]


def test_who_would_leave_today_is_who_the_explanation_names(districts: Study) -> None:
    found = districts.leaving
    assert found is not None
    movers = [found.model.case.party(found.model.parties[p.player]).name for p in found.players if p.improvements]
    assert [row[0] for row in table(compose(districts), "leaving")] == movers
    sure = [p.player for p in found.players if p.holds["gmr"] is False]
    assert [row[3] == "Nobody can take the gain away." for row in table(compose(districts), "leaving")] == [
        p.player in sure for p in found.players if p.improvements
    ]


def test_swapping_two_names_only_swaps_names(districts: Study) -> None:
    def named(first: str, last: str) -> Study:
        parties = tuple(replace(p, name={"aa": first, "hh": last}.get(p.id, p.name)) for p in districts.case.parties)
        case = replace(districts.case, parties=parties)
        return assess(case, replace(districts.settings, concepts=("nash",)))

    one, other = named("Xenia", "Yonna"), named("Yonna", "Xenia")
    marks = re.compile(r"case digest `\w+`|<code>[0-9a-f]{64}</code>")
    swap = {"Xenia": "Yonna", "Yonna": "Xenia"}
    back = re.sub("Xenia|Yonna", lambda m: swap[m[0]], to_markdown(compose(other)))
    assert marks.sub("", back) == marks.sub("", to_markdown(compose(one)))


def test_hostile_words_stay_words(districts: Study) -> None:
    bad = '<script>alert("x")</script> ]] #panic("y") | *b* `w`'
    large = result_of(districts)
    options = tuple(replace(o, text=bad) for o in large.conflict.options)
    parties = tuple(replace(p, name=f"{bad} {p.id}") for p in districts.case.parties)
    case = replace(districts.case, title=bad, parties=parties, conflict=replace(large.conflict, options=options))
    content = compose(assess(case, replace(districts.settings, concepts=("nash",))))
    page = to_html(content)
    assert page.count("<script") == 1
    assert "&lt;script&gt;" in page
    assert "<script" not in to_markdown(content)
    outside = re.sub(r'"(?:[^"\\]|\\.)*"', '""', to_typst(content).partition("#masthead(")[2])
    assert "panic" not in outside


def test_json_holds_the_same_answer(districts: Study) -> None:
    found = json.loads(to_json(districts))
    assert found["conflict"]["tier"] == "symbolic"
    assert found["conflict"]["equilibria"]["nash"]["count"] == 96
    assert [x["name"] for x in found["outcomes"]] == list("ABCDEF")
    assert all("nash" in x["holds"] for x in found["outcomes"])
    assert found["leaving_today"]["state"] == result_of(districts).conflict.status_quo


def test_the_method_says_which_tier_and_what_it_does_not_answer(districts: Study) -> None:
    large = result_of(districts)
    study = replace(districts, large=replace(large, absent={"seq": "a reason of its own"}))
    text = to_markdown(compose(study))
    assert "Tier symbolic" in text
    assert "**SEQ:** a reason of its own." in text
    assert "does not answer by itself" in text
    assert "An equilibrium is not a forecast" in text


def test_other_readings_are_named_as_not_gone_through(districts: Study) -> None:
    large = result_of(districts)
    first = large.conflict.preferences[0]
    other = replace(first, readings=(Reading("soft", "Softer.", first.preference),))
    conflict = replace(large.conflict, preferences=(other, *large.conflict.preferences[1:]))
    case = replace(districts.case, conflict=conflict)
    text = to_markdown(compose(replace(districts, case=case, large=replace(large, case=case, conflict=conflict))))
    assert "1 alternative reading in the case was not gone through" in text
    assert "Only the main reading was gone through. Other readings are given for ● Alder." in text


def test_a_budget_that_is_over_still_gives_a_report(districts: Study) -> None:
    study = assess(districts.case, districts.settings, Budget(0))
    assert not study.complete
    assert to_html(compose(study))


def test_the_command_writes_the_report(districts: Study, tmp_path: Path, case_file: Path) -> None:
    out = tmp_path / "out.md"
    assert code(["report", str(case_file), "-o", str(out), "--budget", "4"]) in (0, 3)
    assert "Water, grain and barges on one river" in out.read_text(encoding="utf-8")


def test_the_terminal_shows_about_a_screen_of_facts(case_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert code(["conflict", str(case_file), "--concepts", "nash,gmr"]) == 0
    out = capsys.readouterr().out
    assert "Nash (nobody gains by a move of its own): 96 of 2^40 combinations of choices" in out
    assert "  always: and 2 more; --json lists them all" in out
    assert "rule:   All or none of these parties choose “Let the joint commission read its gauges”" in out
    assert "1-4 Alder, 5-8 Birch" in out
    assert len(out.splitlines()) < 45


def test_merged_situations_are_told_by_their_own_words(districts: Study) -> None:
    large = result_of(districts)
    pattern = "NNN" + "-" * 37
    conflict = replace(large.conflict, same=(Lump("shut", pattern, "Alder shuts its gates"),))
    found = replace(large.found["nash"], lumps=("shut",), count=97)
    case = replace(districts.case, conflict=conflict)
    changed = replace(large, case=case, conflict=conflict, found={"nash": found})
    text = to_markdown(compose(replace(districts, case=case, large=changed)))
    assert "**97** would hold" in text
    assert "- Alder shuts its gates" in text


def test_rules_in_words_are_true_of_every_outcome_listed(districts: Study) -> None:
    large = result_of(districts)
    pairs = large.found["nash"].pairs
    assert pairs is not None
    place = {o.id: k for k, o in enumerate(large.conflict.options)}
    rows = [{o: x[k] == "Y" for o, k in place.items()} for x in large.labels("nash")]
    for bundle in classes(pairs.together):
        assert all(len({row[o] for o in bundle}) == 1 for row in rows)
    told = sentences(large.case, pairs)
    single = [*pairs.opposite, *pairs.excludes, *pairs.implies, *pairs.covers]
    assert len(told) == len(classes(pairs.together)) + len(single)


def test_each_kind_of_rule_has_its_words(districts: Study) -> None:
    case = result_of(districts).case
    kinds = {
        "together": "Alder chooses “Charge a toll on barges” just where Birch chooses “Let",
        "opposite": "Just one of the two: Alder chooses “Charge a toll on barges”, or Birch chooses “Let",
        "excludes": "Never both: Alder chooses “Charge a toll on barges”, and Birch chooses “Let",
        "implies": "Where Alder chooses “Charge a toll on barges”, Birch chooses “Let",
        "covers": "At least one of the two: Alder chooses “Charge a toll on barges”, or Birch chooses “Let",
    }
    for kind, start in kinds.items():
        (one,) = sentences(case, Pairs(**{kind: (("aa_toll", "bb_gauge"),)}))
        assert words(one).startswith(start)
    own = {
        "together": "All or none of these: Alder “Charge",
        "opposite": "Alder chooses just one of “Charge",
        "excludes": "Alder never chooses both “Charge",
        "implies": "Where Alder chooses “Charge a toll on barges”, it also chooses “Let",
        "covers": "Alder chooses “Charge a toll on barges” or “Let the joint commission read its gauges”, or both.",
    }
    for kind, start in own.items():
        (one,) = sentences(case, Pairs(**{kind: (("aa_toll", "aa_gauge"),)}))
        assert words(one).startswith(start)


def test_doubts_that_the_case_names_are_said_not_to_be_worked_out(districts: Study) -> None:
    large = result_of(districts)
    first, *others = large.conflict.preferences
    doubtful = replace(first, doubt=Doubt(spread=Spread("mallows", Fraction(1, 10))))
    conflict = replace(large.conflict, preferences=(doubtful, *others))
    told = " ".join(_all_words(compose(replace(districts, large=replace(large, conflict=conflict)))))
    plain = " ".join(_all_words(compose(districts)))
    assert "The case also speaks of how far preferences may stray; what follows from that was not computed" in told
    assert "The case also speaks of" not in plain


def _all_words(content: Report) -> list[str]:
    return [words(x) for b in content.blocks() if isinstance(b, Bullets) for x in b.items]
