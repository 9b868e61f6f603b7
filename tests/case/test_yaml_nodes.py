"""Tests of reading YAML as nodes: source text, lines, limits, and what is refused."""

from __future__ import annotations

import pytest

from comity.case.nodes import Mapping, Scalar, plain
from comity.case.yaml_nodes import MAX_DEPTH, MAX_NODES, compose


def read(text: str) -> object:
    """Return the plain values of a text without problems."""
    composed = compose(text, "case.yaml")
    assert composed.problems == ()
    assert composed.root is not None
    return plain(composed.root)


def complaints(text: str) -> list[tuple[int, str]]:
    """Return (line, what) of every problem."""
    return [(p.where.line, p.what) for p in compose(text, "case.yaml").problems]


@pytest.mark.parametrize("word", ["001", "1e3", "Y", "NO", "yes", "1975-05-01", "0x1F", "1_000", "---Y-", "12:30:00"])
def test_scalars_keep_their_source_text(word: str) -> None:
    assert read(f"a: {word}\n") == {"a": word}


def test_every_node_knows_its_line() -> None:
    root = compose("# c\na:\n  - x\n\n  - {b: y}\n", "case.yaml").root
    assert isinstance(root, Mapping)
    items = root.get("a")
    assert items is not None
    assert items.where.line == 3
    assert [i.where.line for i in items.items] == [3, 5]  # type: ignore[union-attr]


def test_offsets_cut_the_value_out_of_the_text() -> None:
    text = "a: one   # c\nb:\n  - 'two'\n\n# end\nc: {d: [x, y]}\n"
    root = compose(text, "case.yaml").root
    assert isinstance(root, Mapping)
    cut = [text[v.start : v.end] for _, v in root.pairs]
    assert cut == ["one", "- 'two'", "{d: [x, y]}"]


def test_a_value_left_out_is_nothing_on_the_line_of_its_key() -> None:
    root = compose("a:\n\n\nb: 1\n", "case.yaml").root
    assert isinstance(root, Mapping)
    value = root.get("a")
    assert isinstance(value, Scalar)
    assert (value.empty, value.where.line) == (True, 1)


def test_quoted_null_is_text_and_bare_null_is_nothing() -> None:
    assert read('a: "null"\nb: null\nc: ~\nd: ""\n') == {"a": "null", "b": None, "c": None, "d": ""}


def test_a_second_key_names_both_lines_and_the_first_counts() -> None:
    composed = compose("a: 1\nb: 2\na: 3\n", "case.yaml")
    assert [(p.where.line, "line 1" in p.what) for p in composed.problems] == [(3, True)]
    assert isinstance(composed.root, Mapping)
    assert plain(composed.root) == {"a": "1", "b": "2"}
    assert not composed.root.whole


def test_the_same_key_in_two_maps_is_fine() -> None:
    assert read("a: {x: 1}\nb: {x: 1}\n") == {"a": {"x": "1"}, "b": {"x": "1"}}


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("a: &m {x: 1}\n", 1, "anchor"),
        ("a: 1\nb: *m\n", 2, "alias"),
        ("a: !!str 1\n", 1, "tag"),
        ("a: !custom {x: 1}\n", 1, "tag"),
        ("a: {x: 1}\nb:\n  <<: {y: 2}\n", 3, "merge key"),
        ("a: 1\n---\nb: 1\n", 2, "second document"),
        ("a: 1\n...\n---\nb: 1\n", 3, "second document"),
        ("%YAML 1.1\n---\na: 1\n", 1, "directive"),
        ("? [a, b]\n: c\n", 1, "quotes"),
        ("{a: b}: c\n", 1, "cannot be a key"),
        ('a: "\\0"\n', 1, "control character"),
        ('a: "\\ud800"\n', 1, "control character"),
        ('a: "\\UFFFFFFFF"\n', 1, "cannot be read"),
    ],
)
def test_what_a_case_cannot_hold_is_refused_with_its_line(text: str, line: int, part: str) -> None:
    found = complaints(text)
    assert found
    assert found[0][0] == line
    assert part in found[0][1]


@pytest.mark.parametrize(
    "text", ["[" * 5000, "{a: " * 5000, "- " * 5000, "".join(" " * i + "a:\n" for i in range(300))]
)
def test_depth_is_bounded(text: str) -> None:
    assert any(f"more than {MAX_DEPTH} deep" in what for _, what in complaints(text))


def test_the_number_of_values_is_bounded() -> None:
    assert any(f"more than {MAX_NODES:,} values" in what for _, what in complaints("a: [" + "x, " * MAX_NODES + "]\n"))


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("a: 1\n  b: 2\n", 2, "colon where no key can stand"),
        ("a: - b\n", 1, "list item"),
        ("a:\n  b: 1\nc\n", 3, "no key with a value"),
        ("a:\n  - x\n b: 2\n", 3, "does not fit"),
        ("a:\n  b: 1\n c: 2\n", 3, "does not fit"),
        ('a: "x\\q"\n', 1, "backslash"),
        ("a: [x, , y]\n", 1, "missing"),
        ("]\n", 1, "missing"),
    ],
)
def test_broken_yaml_is_told_in_plain_words(text: str, line: int, part: str) -> None:
    composed = compose(text, "case.yaml")
    assert composed.partial
    assert [(p.where.line, part in p.what) for p in composed.problems] == [(line, True)]
    assert all(p.ways_out for p in composed.problems)


def test_what_stands_before_broken_yaml_is_still_read() -> None:
    composed = compose("a: 1\nb: {x: y}\nc: - d\n", "case.yaml")
    assert isinstance(composed.root, Mapping)
    assert composed.root.keys() == ("a", "b")
