"""Exchanging the names of two parties exchanges them in the chapter and changes nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable

from comity.report.as_markdown import to_markdown
from comity.report.compose import compose
from comity.report.content import Cell, words
from comity.report.support_chapter.durations import durations_table
from comity.study import Study

NAMES = "north: {name: Northers}, south: {name: Southers}"
DIGEST = re.compile(r"[0-9a-f]{12,64}")


def exchanged(text: str, a: str, b: str) -> str:
    return text.replace(a, "\x00").replace(b, a).replace("\x00", b)


def test_exchanging_names_exchanges_them_in_every_sentence(whole_text: str, answered: Callable[[str], Study]) -> None:
    def told(text: str) -> str:
        return DIGEST.sub("", to_markdown(compose(answered(text))))

    first = told(whole_text)
    other = told(whole_text.replace(NAMES, "north: {name: Southers}, south: {name: Northers}"))
    assert "Southers" in first
    assert other == exchanged(first, "Northers", "Southers")


def test_the_two_sides_of_a_game_that_is_its_own_mirror_are_told_alike(
    whole_text: str, answered: Callable[[str], Study]
) -> None:
    text = whole_text.replace("      - {kind: money, to: south, rent: [0, 0.9], win: [0, 0.3]}\n", "      - PLACE\n")
    one = answered(text.replace("PLACE", "{kind: money, to: south, rent: 0.9, win: 0.3}"))
    two = answered(text.replace("PLACE", "{kind: money, to: north, rent: 0.9, win: 0.3}"))
    a, b = one.support, two.support
    assert a is not None
    assert b is not None
    assert a.game is not None
    assert b.game is not None
    first, second = durations_table(a.game), durations_table(b.game)

    def cells(rows: tuple[tuple[Cell, ...], ...]) -> list[list[str]]:
        return [[words(c.lines[0]) for c in row[1:]] for row in rows]

    assert cells(first.rows) == cells(second.rows[::-1])
    assert any(x != "0" for row in cells(first.rows) for x in row)
