"""What is known, set side by side: nothing pooled, nothing counted, nothing lost."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.support.known.disagreement import disagreement
from comity.support.known.studies import STUDIES
from comity.support.known.study import GRADES, Finding, Study


def study(key: str, *findings: Finding, grade: str = "regression", year: int = 2000) -> Study:
    return Study(key, (key.title(),), year, "t", "v", "d", grade, "abstract", findings)  # type: ignore[arg-type]


LONGER, SHORTER = Finding("duration", "longer", "it lasts."), Finding("duration", "shorter", "it ends.")


def test_every_finding_of_every_study_is_shown_once() -> None:
    shown = [(s.study.key, s.finding) for q in disagreement().questions for s in q.said]
    wanted = [(s.key, f) for s in STUDIES for f in s.findings]
    assert sorted(map(repr, shown)) == sorted(map(repr, wanted))


def test_outcomes_and_contrasts_are_never_put_together() -> None:
    for question in disagreement().questions:
        assert {(s.finding.outcome, s.finding.contrast) for s in question.said} == {
            (question.outcome, question.contrast)
        }


def test_two_studies_with_opposite_signs_disagree_however_many_stand_on_one_side() -> None:
    many = [study(f"s{n}", LONGER) for n in range(9)]
    assert not disagreement(many).questions[0].disagrees
    assert disagreement([*many, study("other", SHORTER)]).questions[0].disagrees


def test_a_sign_that_hangs_on_something_is_no_agreement() -> None:
    one = study("a", Finding("victory", "conditional", "it depends.", given="strength"))
    assert disagreement([one]).questions[0].disagrees


def test_no_sentence_counts_votes() -> None:
    text = " ".join(disagreement().sentences()).lower()
    assert not any(word in text for word in ("majority", "most studies", " out of ", "on average", "per cent", "%"))


def test_a_question_with_one_study_says_so() -> None:
    sentences = disagreement([study("a", LONGER, SHORTER)]).questions[0].sentences()
    assert sentences[0].endswith("one study of the list speaks to it.")
    assert sentences[1] == "A 2000 (regression): it lasts; it ends."


def test_the_strongest_grade_is_read_first() -> None:
    order = list(GRADES)
    for question in disagreement().questions:
        places = [order.index(s.study.grade) for s in question.said]
        assert places == sorted(places)


@given(st.permutations(STUDIES))
@settings(max_examples=30, deadline=None)
def test_the_order_of_the_list_makes_no_difference(studies: list[Study]) -> None:
    assert disagreement(studies).rows() == disagreement().rows()


def test_food_aid_is_reported_with_both_signs_by_designs_of_one_grade() -> None:
    duration = next(q for q in disagreement().questions if (q.outcome, q.contrast) == ("duration", "having"))
    food = {s.study.name: s.finding.sign for s in duration.said if s.finding.kind == "food aid"}
    assert food == {"Nunn and Qian 2014": "longer", "Mary and Mishra 2020": "shorter"}


def test_the_two_studies_of_how_long_wars_last_after_a_loss_of_support_differ() -> None:
    losing = next(q for q in disagreement().questions if (q.outcome, q.contrast) == ("duration", "losing"))
    assert set(losing.signs) == {"longer", "shorter"}


def test_the_answer_is_plain_values() -> None:
    out = disagreement().to_json()
    assert json.loads(json.dumps(out)) == out
    assert set(out) == {"questions", "studies", "sentences"}
    assert {s["key"] for s in out["studies"]} == {s["study"] for q in out["questions"] for s in q["said"]}


def test_there_is_one_row_for_each_finding() -> None:
    known = disagreement()
    assert len(known.rows()) == sum(len(s.findings) for s in STUDIES)
