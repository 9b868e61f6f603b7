"""What is wrong with drafts is told at once, with its place and a way out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from comity.errors import Problem, Where
from comity.evidence.ledger.book import LedgerError
from comity.evidence.ledger.entry import KINDS, NOUNS, Draft, about, withdrawal
from comity.evidence.ledger.memory import MemoryLedger
from comity.evidence.ledger.plain import MAX_BODY, MAX_DEPTH, MAX_WORD
from comity.testing.ledgers import CLAIM, SOURCE, item


def problems(*drafts: Draft) -> tuple[Problem, ...]:
    ledger = MemoryLedger()
    ledger.append([SOURCE, CLAIM])
    with pytest.raises(LedgerError) as caught:
        ledger.append(drafts)
    assert ledger.head().count == 2
    assert all(p.ways_out for p in caught.value.problems)
    return caught.value.problems


def told(*drafts: Draft) -> str:
    return "\n".join(str(p) for p in problems(*drafts))


def claim(text: Any, body_more: Any = None, **fields: Any) -> Draft:
    return Draft("claim", "c2", {"text": text, **(body_more or {})}, **fields)


def nested(levels: int) -> Any:
    value: Any = "x"
    for _ in range(levels):
        value = [value]
    return value


def test_problems_come_in_the_order_of_the_drafts_each_with_its_place() -> None:
    drafts = [
        Draft("item", "i1", {"claim": "c9", "says": "denies", "source": "s1"}, where=Where("rows.csv", 2)),
        Draft("itm", "i2", {}, where=Where("rows.csv", 3)),
        Draft("item", "i3", {"claim": "c1", "says": "supports", "source": "s9"}, where=Where("rows.csv", 4)),
    ]
    found = [(p.where.file, p.where.line) for p in problems(*drafts)]
    assert found == [("rows.csv", 2), ("rows.csv", 2), ("rows.csv", 3), ("rows.csv", 4)]
    assert [p.where.line for p in problems(item(1), item(1), item(1))] == [2, 3]


def test_a_misspelt_kind_gets_a_suggestion_and_any_other_the_list() -> None:
    assert 'Did you mean "claim"?' in told(Draft("clam", "c2", {}))
    assert "judgement, lead" in told(Draft("xyzzy", "c2", {}))


@pytest.mark.parametrize(
    "word", ["", "  ", " c2", "c2 ", "a\nb", "a\x00b", "a\u2028b", "\ud800", "x" * (MAX_WORD + 1), 7]
)
def test_ids_are_words_on_one_line(word: Any) -> None:
    assert "the id of this entry cannot be used" in told(Draft("claim", word, {"text": "It rains."}))


@pytest.mark.parametrize("name", ["by", "via", "date", "corrects", "recorded"])
def test_what_stands_beside_the_body_is_a_word(name: str) -> None:
    for value in ("a\nb", 3, None, "x" * 300):
        fields: dict[str, Any] = {name: value}
        assert f"the {name} of this entry" in told(claim("It rains.", **fields))


@pytest.mark.parametrize("hidden", ["\x00", "\x1b[31m", "\u202e", "\u200b", "\u2028", "\ufeff", "\x85"])
def test_what_nobody_can_see_is_kept_out_of_every_text(hidden: str) -> None:
    assert "text holds a character that cannot be seen" in told(claim(f"It {hidden} rains."))
    assert "quote holds" in told(claim("It rains.", body_more={"quote": f"rain{hidden}"}))
    assert "rivals holds" in told(claim("It rains.", body_more={"rivals": [f"c1{hidden}"]}))
    whose = told(claim("It rains.", by=f"A{hidden}"))
    assert "the by of this entry cannot be used" in whose or "by holds" in whose
    body = {"claim": "c1", "says": "supports", "source": "s1", "also": {f"c{hidden}": 2}}
    assert "also holds" in told(Draft("item", "i1", body))


def test_signs_of_every_script_and_line_ends_are_kept() -> None:
    ledger = MemoryLedger()
    text = "\u0627\u0644\u0633\u062f \u05d4\u05e1\u05db\u05e8 \u200f\u0915\u094d\u200d\u0937 tab\there,\nand a line"
    assert ledger.append([Draft("claim", "c2", {"text": text})])[0].body["text"] == text


def test_a_claim_is_not_its_own_rival() -> None:
    for rivals in (["c2"], ["c1", "c2"], "c2"):
        assert 'the claim "c2" is its own rival' in told(claim("It rains.", body_more={"rivals": rivals}))


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (nested(MAX_DEPTH + 1), "nested deeper"),
        (nested(900), "nested deeper"),
        (float("nan"), "no plain value"),
        (float("inf"), "no plain value"),
        ({1, 2}, "no plain value"),
        (b"x", "no plain value"),
        ([{7: "x"}], "a key in it is no text"),
        ("\ud800", "half of a character pair"),
        ("x" * MAX_BODY, "characters"),
    ],
)
def test_a_body_holds_plain_values_within_bounds(value: Any, why: str) -> None:
    assert why in told(claim(value))


def test_a_body_that_contains_itself_is_refused() -> None:
    body: dict[str, Any] = {"text": "It rains."}
    body["rivals"] = body
    assert "nested deeper" in told(Draft("claim", "c2", body))


def test_dates_and_moments_are_such() -> None:
    assert '"soon" is no date' in told(claim("It rains.", date="soon"))
    assert '"2025-02-30" is no date' in told(claim("It rains.", date="2025-02-30"))
    for moment in ("yesterday", "2025-11-12", "2025-13-12T09:30:00Z", "2025-11-12T09:30:00+02:00"):
        assert "is no moment" in told(claim("It rains.", recorded=moment))


def test_a_withdrawal_says_of_what_and_why_and_nothing_else() -> None:
    assert "says what it takes back" in told(Draft("withdrawal", "c1", {"why": "gone"}, corrects="f" * 64))
    assert "says why" in told(Draft("withdrawal", "c1", {"kind": "claim"}, corrects="f" * 64))
    assert 'has no "note"' in told(Draft("withdrawal", "c1", {"kind": "claim", "why": "x", "note": "y"}))
    assert "entry 2 came after it" in told(Draft("withdrawal", "c1", {"kind": "claim", "why": "x"}, corrects="f" * 64))
    assert "nothing to correct" in told(Draft("withdrawal", "c9", {"kind": "claim", "why": "x"}, corrects="f" * 64))
    assert "already (entry 2)" in told(Draft("withdrawal", "c1", {"kind": "claim", "why": "x"}))


def test_what_names_a_draft_that_is_no_entry_is_no_further_problem() -> None:
    bad = Draft("claim", "c2", {"text": float("nan")})
    assert len(problems(bad, item(1, claim="c2"))) == 1
    also = Draft("claim", "c2", {"txt": "It rains."})
    assert len(problems(also, item(1, claim="c2"))) == 2  # an unknown key, and no text


def test_what_the_same_drafts_withdraw_cannot_be_named_after_it() -> None:
    other = MemoryLedger()
    other.append([SOURCE, CLAIM])
    first = other.append([replace(claim("It rains."), recorded=CLAIM.recorded)])[0]
    back = other.append([withdrawal(first, "never said")])[0]
    assert "was withdrawn (entry 4)" in told(first.draft(), back.draft(), item(1, claim="c2"))


def test_warnings_do_not_stop_an_entry() -> None:
    # a party that the ledger cannot know is no error
    ledger = MemoryLedger()
    ledger.append([Draft("source", "s1", {"side": "nobody"}), Draft("claim", "c1", {"text": "x", "by": "nobody"})])
    assert ledger.head().count == 2


def test_a_withdrawal_is_about_what_it_takes_back() -> None:
    assert about("withdrawal", "c1", {"kind": "claim"}) == ("claim", "c1")
    assert about("withdrawal", "c1", {"kind": ["claim"]}) == ("", "c1")
    assert set(KINDS) - set(NOUNS) == {"withdrawal"}
