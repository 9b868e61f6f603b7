"""States and moves in words: what is done is said, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.case.read import load
from comity.conflict.model import Model, build
from comity.conflict.words import actions, brief, describe, join, letters, lower_first, move_words

CASE = """\
comity: 1
title: Words
parties: {a: Anna, b: Bert, c: Carl}
conflict:
  options:
    talk: {by: a, text: Talk to B}
    stay: {by: a, text: Stay, off: Walk out}
    wait: {by: b, text: NATO membership}
    quiet: {by: b, text: Keep quiet}
  same: {silent: {pattern: "NN-Y", text: All is silent}, loud: "NNYN"}
  preferences:
    a: {statements: ["talk | stay"]}
    b: {statements: ["talk & stay"]}
    c: {statements: ["talk"]}
"""


@pytest.fixture
def model(tmp_path: Path) -> Model:
    file = tmp_path / "case.yaml"
    file.write_text(CASE)
    return build(load(file))


def test_a_state_is_told_party_by_party_with_what_is_on_and_what_off_is_called(model: Model) -> None:
    assert describe(model, model.index("YYNN")) == "Anna: talk to B and stay"
    assert describe(model, model.index("YNYY")) == "Anna: talk to B and walk out; Bert: NATO membership and keep quiet"


def test_a_party_without_options_is_left_out_and_one_that_does_nothing_is_empty(model: Model) -> None:
    assert actions(model, model.index("YYNN")) == (("a", ("Talk to B", "Stay")), ("b", ()))


def test_a_merged_state_has_its_own_words(model: Model) -> None:
    assert describe(model, model.index("silent")) == "All is silent"
    assert describe(model, model.index("loud")).endswith("(whatever else is done)")
    assert letters(model, model.index("silent")) == "NN-Y"


def test_a_move_says_what_changed_and_nothing_else(model: Model) -> None:
    a, b = model.player("a"), model.player("b")
    one, other = model.index("YYNN"), model.index("YNNN")
    assert move_words(model, a, one, other) == "chooses “Walk out”"
    assert move_words(model, a, other, one) == "chooses “Stay”"
    assert move_words(model, b, model.index("YYYY"), one) == "takes back “NATO membership” and “Keep quiet”"


def test_every_move_of_every_model_has_words() -> None:
    from comity.catalogue.entries import listings, load_entry

    for entry in listings():
        model = build(load_entry(entry.name).case)
        for i in range(model.n_players):
            e = model.moves.edges(i)
            for s, t in zip(e.origins().tolist(), e.targets.tolist(), strict=True):
                said = move_words(model, i, s, t)
                assert said.startswith(("chooses “", "takes back “", "moves to “"))
                assert said.count("“") == said.count("”")


@pytest.mark.parametrize(
    ("text", "small"),
    [("Release water", "release water"), ("NATO bid", "NATO bid"), ("A deal", "a deal"), ("eBay", "eBay"), ("", "")],
)
def test_a_first_letter_is_made_small_unless_the_word_is_a_name(text: str, small: str) -> None:
    assert lower_first(text) == small


def test_lists_are_joined_as_a_reader_would() -> None:
    assert [join([]), join("a"), join("ab"), join("abc")] == ["", "a", "a and b", "a, b and c"]


def test_a_state_with_too_many_words_is_named_by_its_pattern(model: Model) -> None:
    s = model.index("YNYY")
    assert brief(model, s) == describe(model, s)
    assert brief(model, s, most=10) == "YNYY"
