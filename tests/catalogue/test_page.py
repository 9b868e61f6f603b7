"""The reference page is what the entries say."""

from __future__ import annotations

from pathlib import Path

from comity.catalogue.page import reference_page

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "catalogue.md"


def test_the_page_in_docs_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference_page(), (
        "run: python -c 'from comity.catalogue.page import reference_page; print(reference_page(), end=str())'"
        " > docs/reference/catalogue.md"
    )


def test_every_answer_of_elmira_is_on_the_page() -> None:
    page = reference_page()
    assert "| GMR | 1, 4, 5, 8, 9 | 5, 8, 9 (among 5, 6, 7, 8, 9) | 1, 4, 5, 8, 9 |" in page
    assert "Ministry of the Environment with Uniroyal; Local governments" in page
    assert "| coalitional Nash | 7, 8, 9 | 7, 8, 9 |  |" in page
