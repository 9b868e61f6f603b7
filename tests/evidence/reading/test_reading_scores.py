"""The scorer: overlap, matching, kinds with alternatives, speakers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from comity.testing.reading_scores import (
    Scores,
    annotated,
    by_statement,
    interval,
    matches,
    same_speaker,
    score,
    shared_topic,
)


def unit(start: int, end: int, kind: str = "offer", **more: Any) -> dict[str, Any]:
    return {"start": start, "end": end, "kind": kind, "also": [], **more}


def test_a_unit_that_matches_noise_or_nothing_costs_precision_only() -> None:
    gold = [unit(0, 10), unit(20, 30, "none"), unit(40, 50)]
    found = score([unit(0, 10), unit(20, 30), unit(41, 44)], gold)
    assert (found.matched, found.predicted, found.gold) == (1, 3, 2)
    assert found.span_f1 == 2 / 5


def test_words_in_no_unit_count_neither_way() -> None:
    assert score([unit(0, 10), unit(12, 18)], [unit(0, 10)]).precision == 1.0


def test_half_an_overlap_matches_and_less_does_not() -> None:
    assert matches([unit(0, 10)], [unit(0, 20)]) == [(0, 0)]
    assert matches([unit(0, 9)], [unit(0, 20)]) == []


def test_a_unit_is_matched_once() -> None:
    assert score([unit(0, 10), unit(0, 10)], [unit(0, 10)]).matched == 1


def test_a_kind_that_is_defensible_counts_leniently_and_not_strictly() -> None:
    found = score([unit(0, 9, "demand")], [{**unit(0, 9), "also": ["demand"]}])
    assert (found.rate("kind"), found.rate("lenient")) == (0.0, 1.0)


def test_a_condition_is_scored_by_its_direction() -> None:
    gold = unit(0, 9, condition={"text": "x", "direction": "necessary"})
    for direction, right in (("necessary", 1.0), ("sufficient", 0.0), ("none", 0.0)):
        found = score([unit(0, 9, condition={"text": None, "direction": direction})], [gold])
        assert found.rate("direction") == found.rate("stated") == right


def test_speakers_agree_by_party_or_by_surname() -> None:
    assert same_speaker("Erdogan", "Recep Tayyip Erdoğan (Türkiye)")
    assert same_speaker("Russia", "Kremlin (Russia)")
    assert same_speaker("United States; G8", "United States; European Union; G8")
    assert not same_speaker("Russia", "Volodymyr Zelenskyy (Ukraine)")


def test_topics_agree_by_a_shared_word() -> None:
    assert shared_topic(["prisoners"], ["prisoner exchange"])
    assert not shared_topic([], ["gas"])


def test_scores_add_up_and_the_parts_are_the_whole() -> None:
    gold = [unit(0, 10, modality="must", hedged=False), unit(20, 30), unit(40, 50, "none")]
    read = [unit(0, 10, modality="must", hedged=True), unit(40, 49), unit(60, 70)]
    whole, parts = score(read, gold), sum(by_statement(read, gold), Scores())
    assert (whole.matched, whole.predicted, whole.gold) == (parts.matched, parts.predicted, parts.gold) == (1, 2, 2)
    assert whole.hits == parts.hits
    assert whole.tried == parts.tried


def test_the_interval_holds_the_rate_and_is_the_same_each_time() -> None:
    gold = [unit(k, k + 9) for k in range(0, 400, 10)]
    read = [unit(k, k + 9, "offer" if k % 40 else "demand") for k in range(0, 400, 10)]
    parts = by_statement(read, gold)
    low, high = interval(parts, lambda s: s.rate("kind"), 200)
    assert low < sum(parts, Scores()).rate("kind") == 0.75 < high
    assert (low, high) == interval(parts, lambda s: s.rate("kind"), 200)


def test_annotated_texts_are_read_with_their_line_breaks(tmp_path: Path) -> None:
    text = "One.\r\nTwo."
    (tmp_path / "a.txt").write_bytes(text.encode())
    (tmp_path / "gold.jsonl").write_text(json.dumps({"text_id": "a", **unit(6, 10)}) + "\n", encoding="utf-8")
    (tmp_path / "sources.csv").write_text("text_id,file,genre,default_speaker\na,a.txt,note,author\n", encoding="utf-8")
    (found,) = annotated(tmp_path)
    assert found.text[found.gold[0]["start"] : found.gold[0]["end"]] == "Two."
