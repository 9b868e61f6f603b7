"""Tests of mending values that YAML trips over."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from comity.case.nodes import plain
from comity.case.traps import MAX_MENDED, repair
from comity.case.yaml_nodes import compose


@pytest.mark.parametrize(
    "bare", ["!x", "& x", "!a & !b", "*x", "@x", "%x", "`x", "? x", "!(a | b) -> c", '"lift it" & x']
)
@pytest.mark.parametrize("frame", ["s:\n  - {}\n", "s: {}\n", "s: [{}, c]\n", "s: {{t: {}, u: v}}\n", "- {}   # c\n"])
def test_a_bare_value_is_reported_and_read_as_if_quoted(bare: str, frame: str) -> None:
    quoted = f"'{bare}'" if '"' in bare else f'"{bare}"'
    text = frame.format(bare)
    fixed, problems = repair(text, "case.yaml")
    assert fixed == frame.format(quoted)
    assert len(problems) == 1
    assert problems[0].ways_out[0] == "Write: " + fixed.strip().split("\n")[-1].strip()
    assert "quotes" in problems[0].what


def test_every_trap_of_a_file_is_found_in_one_run_with_its_line() -> None:
    text = "a:\n  - !x\n  - ok\n  - & y\nb: [!c, d]\n\nc: *z\n"
    assert [p.where.line for p in repair(text, "case.yaml")[1]] == [2, 4, 5, 7]


def test_a_bare_key_is_quoted_up_to_its_colon() -> None:
    text = "w: {!attack: -2, r: 3}\nv:\n  !a & b: 2\n"
    root = compose(text, "f").root
    assert root is not None
    assert plain(root) == {
        "w": {"!attack": "-2", "r": "3"},
        "v": {"!a & b": "2"},
    }


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("t: a: b\n", 't: "a: b"\n'),
        ("t: {u: a: b, v: w}\n", 't: {u: "a: b", v: w}\n'),
        ("t: [draft] x\n", 't: "[draft] x"\n'),
        ('t: "abc\nd: e\n', 't: "abc"\nd: e\n'),
        ('t: {a: "b, c: d}\nu: "v"\n', 't: {a: "b", c: d}\nu: "v"\n'),
        ("t: [a, b\nu: c\n", "t: [a, b]\nu: c\n"),
        ("o:\n  t: {a: b\n  u: c\n", "o:\n  t: {a: b}\n  u: c\n"),
        ("t: {a: [b}\n", "t: {a: [b]}\n"),
        ("t: {a: b]\n", "t: {a: b}\n"),
        ("t: [a]]\nu: b\n", "t: [a]\nu: b\n"),
        ("- !a &\n  b\n- c\n", '- "!a &\n  b"\n- c\n'),
        ("a:\n\tb: c\n", "a:\n  b: c\n"),
        ("a:\n\u00a0\u00a0b: c\n", "a:\n  b: c\n"),
        ("a: &m\n  b: 1\n", "a: \n  b: 1\n"),
    ],
)
def test_other_slips_are_mended_too(text: str, fixed: str) -> None:
    mended, problems = repair(text, "case.yaml")
    assert mended == fixed
    assert len(problems) == 1
    assert problems[0].ways_out


@pytest.mark.parametrize(
    "text",
    [
        "a:\n  - attack\n    & escalate\n  - b\n",
        "a:\n  two states\n  & a river\nb: c\n",
        "a:\n  -\n    x\n    & y\n  - z\n",
        "a: |\n  !x\n  & y: z\nb: >-\n  *x\nc: 1\n",
        "a: \"x: y\"   # !z\nb: 'it''s'\nc: it's !fine\n",
        "a: {b: c}     # once: off -> on\nb: [x]  # y: z\n",
        "p: {\na: A,\nb: B\n}\nq: [\n]\n",
        "a: [x\n  & y, z]\n",
        'a: "two\n  lines"\nb: c\n',
        "a: x#y\nb: http://example.org/a?b=c\n",
        "a: ---Y-\nb: -Y\nc: ?x\n",
        "---\na: 1\n",
        "a:\n- b\n- - c\n  - d\n",
    ],
)
def test_what_yaml_reads_as_it_is_meant_is_left_alone(text: str) -> None:
    assert repair(text, "case.yaml") == (text, [])


def test_no_line_is_added_or_taken_away() -> None:
    text = 'a: "x\nb: [!c,\n  & d\ne: f: g\n'
    assert repair(text, "f")[0].count("\n") == text.count("\n")


def test_mending_stops_somewhere() -> None:
    assert len(repair("- !x\n" * (MAX_MENDED + 100), "f")[1]) == MAX_MENDED


PIECES = st.sampled_from(
    [
        *"!&*@%`?:-|>[]{},#\"'\n aY",
        "a: ",
        "b: ",
        "\n  ",
        "\n    ",
        "- ",
        "\n- ",
        "\n  - ",
        "[",
        "]",
        "x",
        "y z",
        "{",
        "}",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=30).map(lambda parts: "k: " + "".join(parts)))
def test_what_yaml_reads_without_marks_is_never_touched(text: str) -> None:
    fixed, _ = repair(text, "f")
    assert fixed.count("\n") == text.count("\n")
    try:
        events = list(YAML(typ="safe", pure=True).parse(text))
    except (YAMLError, ValueError):
        return
    marked = any(getattr(e, "anchor", None) or getattr(e, "tag", None) for e in events)
    if not marked and "?" not in text and not any(line.startswith("%") for line in text.split("\n")):
        assert fixed == text
