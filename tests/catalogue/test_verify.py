"""The catalogue's own checker has to complain where something is wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from comity.catalogue.answers import Answer, AnswerSet
from comity.catalogue.entries import Entry, load_entry
from comity.catalogue.verify import Check, judge, to_json, verify, verify_entry


def syria(**changes: Any) -> Entry:
    entry = load_entry("syria_iraq_1975")
    return replace(entry, answers=(replace(entry.answers[0], **changes),))


def row(entry: Entry, concept: str) -> Check:
    return next(c for c in verify_entry(entry) if c.concept == concept)


def test_a_wrong_answer_by_definition_is_told() -> None:
    check = row(syria(by_definition={"smr": Answer((1, 6))}), "smr")
    assert (check.verdict, check.good, check.computed) == ("wrong", False, (6,))
    assert check.why == "by definition 1, 6, computed 6"


def test_a_printed_difference_without_a_reason_is_told() -> None:
    check = row(syria(printed={"gmr": Answer((6,))}), "gmr")
    assert (check.verdict, check.good) == ("unexplained", False)


def test_a_printed_difference_with_a_reason_is_explained() -> None:
    check = row(syria(printed={"gmr": Answer((6,))}, differences={"gmr": "One-move sanctions."}), "gmr")
    assert (check.verdict, check.good, check.why) == ("explained", True, "One-move sanctions.")


def test_a_reason_for_a_difference_that_does_not_exist_is_told() -> None:
    assert row(syria(differences={"gmr": "Nothing."}), "gmr").verdict == "no difference"


def test_a_reason_for_a_concept_nobody_answers_is_told() -> None:
    assert not row(syria(differences={"l9": "Nothing."}), "l9").good


def test_a_concept_that_does_not_apply_is_missing_and_not_passed_over() -> None:
    entry = load_entry("elmira")
    changed = replace(
        entry, answers=(replace(entry.answers[0], by_definition={"sim": Answer((5,))}, printed={}, recalled={}),)
    )
    assert row(changed, "sim").verdict == "missing"


def test_a_wrong_coalitional_answer_is_told() -> None:
    entry = load_entry("elmira")
    structure = replace(entry.answers[1], by_definition={"coalitional_nash": Answer((8, 9))}, printed={})
    assert row(replace(entry, answers=(structure,)), "coalitional_nash").computed == (7, 8, 9)
    assert row(replace(entry, answers=(structure,)), "coalitional_nash").verdict == "wrong"


def test_what_a_source_does_not_show_is_not_held_against_it() -> None:
    shown = AnswerSet((), {"gmr": Answer((5,), among=(4, 5))}, {}, {"gmr": Answer((1, 5))}, {}, {})
    assert judge(shown, "gmr", (1, 5))[0] == "agrees"
    assert judge(shown, "gmr", (1, 4, 5))[0] == "wrong"


def test_a_changed_preference_is_noticed() -> None:
    chicken, dilemma = load_entry("chicken"), load_entry("prisoners_dilemma")
    assert not all(c.good for c in verify_entry(replace(dilemma, case=chicken.case)))


def test_unknown_names_are_refused() -> None:
    with pytest.raises(Exception, match='no entry "nothing"'):
        verify(["nothing"])


def test_json_says_at_the_top_whether_all_is_well() -> None:
    good = verify(["chicken"])
    assert to_json(good)["good"] is True
    bad = verify_entry(syria(by_definition={"nash": Answer(())}))
    data = to_json(bad)
    assert data["good"] is False
    nash = next(r for r in data["checks"] if r["concept"] == "nash")
    assert nash["verdict"] == "wrong"
    assert nash["by_definition"] == []
    assert nash["computed"] == [6]
