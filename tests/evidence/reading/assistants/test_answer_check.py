"""What a model answers is data: only words that stand in the text come through."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.evidence.reading.assistants.answer_check import checked, merged
from comity.evidence.reading.result import KINDS, Statement

TEXT = (
    "The envoy of Aland said the truce holds. Maria Lind warned: we will close the strait if the ships return. "
    "Rain fell."
)


def rows(*given: dict[str, Any]) -> str:
    return json.dumps({"statements": list(given)})


def test_a_quote_that_stands_in_the_text_gets_its_place() -> None:
    quote = "we will close the strait if the ships return"
    said = rows(
        {
            "quote": quote,
            "speaker": "Maria Lind",
            "kind": "threat",
            "modality": "conditional",
            "hedged": False,
            "condition": {"text": "the ships return", "direction": "sufficient"},
        }
    )
    (found,) = checked(said, TEXT, 0, len(TEXT), "author").statements
    assert TEXT[found.start : found.end] == found.quote == quote
    assert (found.speaker, found.kind, found.modality, found.rule) == ("Maria Lind", "threat", "conditional", "model")
    condition = found.condition
    assert condition.start is not None
    assert TEXT[condition.start : condition.end] == condition.text == "the ships return"


def test_an_invented_quote_is_dropped_and_counted() -> None:
    found = checked(rows({"quote": "We surrender."}, {"quote": "Rain fell."}), TEXT, 0, len(TEXT), "author")
    assert [s.quote for s in found.statements] == ["Rain fell."]
    assert found.dropped == 1


def test_a_quote_from_another_part_than_was_shown_is_dropped() -> None:
    assert checked(rows({"quote": "Rain fell."}), TEXT, 0, 40, "author").statements == ()


def test_names_and_words_that_were_not_asked_for_become_unknown() -> None:
    said = rows({"quote": "Rain fell.", "speaker": "Nobody Else", "kind": "order", "modality": 7, "hedged": "yes"})
    (found,) = checked(said, TEXT, 0, len(TEXT), "author").statements
    assert (found.speaker, found.kind, found.modality, found.hedged) == ("unknown", "unknown", "unknown", False)


def test_a_speaker_and_a_party_have_both_to_stand_in_the_text() -> None:
    told = [
        checked(rows({"quote": "Rain fell.", "speaker": who}), TEXT, 0, len(TEXT), "author").statements[0].speaker
        for who in ("Maria Lind (Aland)", "Maria Lind (Bland)", "author")
    ]
    assert told == ["Maria Lind (Aland)", "unknown", "author"]


def test_the_same_quote_twice_counts_once() -> None:
    found = checked(rows({"quote": "Rain fell."}, {"quote": "Rain fell."}), TEXT, 0, len(TEXT), "author")
    assert (len(found.statements), found.dropped) == (1, 1)


def test_a_fence_around_the_answer_is_taken_off() -> None:
    said = "```json\n" + rows({"quote": "Rain fell."}) + "\n```"
    assert len(checked(said, TEXT, 0, len(TEXT), "author").statements) == 1


def test_what_is_no_json_is_said_to_be_unreadable() -> None:
    for said in ("Sure! Here you are:", "{", "[" * 100_000, '{"statements": 3}', "null"):
        assert not checked(said, TEXT, 0, len(TEXT), "author").readable


ANY = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=12) | st.sampled_from(["Rain fell.", "Aland", *KINDS]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["quote", "kind", "condition"]), inner),
    max_leaves=12,
)


@given(ANY)
@settings(max_examples=150)
def test_any_answer_gives_statements_that_stand_in_the_text(answer: Any) -> None:
    found = checked(json.dumps({"statements": answer}), TEXT, 0, len(TEXT), "author")
    assert all(TEXT[s.start : s.end] == s.quote for s in found.statements)
    ends = [0, *(x for s in found.statements for x in (s.start, s.end))]
    assert ends == sorted(ends)


def ruled(start: int, end: int, **fields: Any) -> Statement:
    told = {"speaker": "author", "kind": "factual_claim", "modality": "asserted"} | fields
    return Statement(start, end, TEXT[start:end], rule="R-1", **told)


def test_what_a_rule_decided_stays_and_what_it_left_open_is_filled_in() -> None:
    found = (ruled(0, 40, speaker="unknown"),)
    said = (ruled(5, 30, speaker="Aland", kind="threat"), ruled(105, 115))
    first, second = merged(found, said, "model m")
    assert (first.statement.speaker, first.statement.kind, first.statement.rule) == ("Aland", "factual_claim", "R-1")
    assert (first.by, first.fields) == ("model m", ("speaker",))
    assert (second.by, second.fields, second.statement.start) == ("model m", (), 105)
    assert first.to_json()["read_by_a_person"] is False
    assert second.to_json()["by"] == "model m"


def test_a_statement_that_nobody_helped_with_bears_no_mark() -> None:
    (only,) = merged((ruled(0, 40),), (ruled(0, 40, kind="threat"),), "model m")
    assert only.by == ""
    assert "by" not in only.to_json()
