"""The reference page of the language: its examples run, and its tables say what the parser does."""

from __future__ import annotations

import doctest
import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from comity.logic.masks import _plain_holds
from comity.logic.parse import StatementError, parse
from comity.logic.vocabulary import Vocabulary
from comity.logic.words import RESERVED

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "statements.md"
OPTIONS = ("release", "escalate", "attack")
V = Vocabulary(
    (*OPTIONS, "a", "b", "c", "lift the embargo", "no-fly", "no-fly zone", "d'accord"),
    {"territory": ("exchange", "full return"), "share": ("0.5",)},
    OPTIONS,
)


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.M | re.S)


def _rows(heading: str) -> list[list[str]]:
    section = PAGE.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    cells = [[c.strip().replace("\\|", "|") for c in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    return [row for row in cells if row[0].startswith("`") or row[0] == ""]


def _code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_python_example_prints_what_it_says() -> None:
    parser, runner, names = doctest.DocTestParser(), doctest.DocTestRunner(), dict[str, Any]()
    for k, block in enumerate(_blocks("python")):
        test = parser.get_doctest(block, names, f"block {k}", str(PAGE), 0)
        runner.run(test, clear_globs=False)
        names = test.globs
    assert runner.summarize(verbose=False).failed == 0
    assert runner.tries > 8


def test_every_statement_in_yaml_is_read() -> None:
    statements: list[str] = []

    def collect(value: Any, key: str = "") -> None:
        if isinstance(value, dict):
            for k, inner in value.items():
                collect(inner, k)
        elif isinstance(value, list):
            for inner in value:
                collect(inner, key)
        elif key in ("statements", "infeasible", "from", "to"):
            statements.append(value)

    for block in _blocks("yaml"):
        collect(YAML(typ="safe", pure=True).load(block))
    assert len(statements) == 13
    for statement in statements:
        parse(statement, V)


def test_every_example_of_an_operator_is_read() -> None:
    examples = [row[2] for row in _rows("Operators") if len(row) == 4]
    assert len(examples) == 8
    for example in examples:
        parse(_code(example)[0], V)


def test_what_is_read_as_something_else_is_the_same_tree() -> None:
    pairs = [row for row in _rows("Operators") if len(row) == 2]
    assert len(pairs) == 3
    for written, meaning in pairs:
        assert parse(_code(written)[0], V) == parse(_code(meaning)[0], V)


def test_every_mistake_is_refused_and_what_to_write_instead_is_read() -> None:
    rows = _rows("Common mistakes")
    assert len(rows) == 15
    for wrong, right in rows:
        for text in _code(wrong):
            with pytest.raises(StatementError):
                parse(text, V)
        for text in _code(right):
            small = Vocabulary(("a",), options=("o", "p")) if text.startswith("YN") else V
            parse(text, small)


def test_exactly_one_of_three_is_said_right() -> None:
    tree = parse("YNN | NYN | NNY", V)
    for row in product((False, True), repeat=3):
        assert _plain_holds(tree, dict(zip(OPTIONS, row, strict=True))) == (sum(row) == 1)


def test_every_reserved_word_is_on_the_page() -> None:
    words = PAGE.read_text(encoding="utf-8").split("## Names and quotes")[1].split("## ")[0]
    assert all(f"`{word}`" in words for word in RESERVED)
