"""Pieces of a case that a page shows without the rest: set into a case, they check clean and are understood."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from comity.case.read import load_text, read_text
from comity.conflict.beyond import beyond
from comity.conflict.model import build

PAGE = (Path(__file__).parents[2] / "docs/how-to/how-sure.md").read_text(encoding="utf-8")
WHOLE, *PIECES = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.M | re.S)
UP = '    up: {statements: ["!sue", "!release"]}\n'
DOWN = "    down: {ranking: [YN, YY, NY, NN]}\n"


def case_with(piece: str) -> str:
    """The case of the page, with a piece in place of what it says itself."""
    head = WHOLE[: WHOLE.index("  preferences:")] + "  preferences:\n" + UP
    return head + piece if piece.startswith("    down:") else head + DOWN + piece


@pytest.mark.parametrize("piece", PIECES)
def test_the_piece_fits_into_the_case_of_the_page_and_says_something(piece: str) -> None:
    text = case_with(piece)
    case, problems = read_text(text)
    assert case is not None, problems
    assert problems == ()
    found = beyond(build(load_text(text)))
    assert found
    assert found.absent == {}


def test_every_field_that_says_how_sure_is_on_the_page() -> None:
    fields = ("readings", "probability", "spread", "unknown", "degree", "much", "fuzzy", "chances", "free", "regimes")
    for field in (*fields, "misperceives", "attitudes", "cannot_see", "satisficing", "deters"):
        assert f"{field}:" in PAGE, field
