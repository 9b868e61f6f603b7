"""Exchanging the labels of two actors exchanges them in the chapter and changes nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable

from comity.report.alignment_chapter.exposed import exposure_section
from comity.report.alignment_chapter.stated import figures_section
from comity.report.alignment_chapter.subject import aligned
from comity.report.alignment_chapter.ties import ties_section
from comity.report.as_markdown import to_markdown
from comity.report.compose import compose
from comity.report.content import Table, unfolded, words
from comity.study import Study

NAMES = "north: {name: Northport}, south: {name: Southport}"
DIGEST = re.compile(r"[0-9a-f]{12,64}")


def exchanged(text: str, a: str, b: str) -> str:
    return text.replace(a, "\x00").replace(b, a).replace("\x00", b)


def test_exchanging_names_exchanges_them_in_every_sentence(alone_text: str, answered: Callable[[str], Study]) -> None:
    def told(text: str) -> str:
        return DIGEST.sub("", to_markdown(compose(answered(text))))

    first = told(alone_text)
    other = told(alone_text.replace(NAMES, "north: {name: Southport}, south: {name: Northport}"))
    assert "Southport" in first
    back = exchanged(other, "Northport", "Southport")
    # two names of one kind stand in the order of the file or of their ids, which has not changed
    assert sorted(words_of(back)) == sorted(words_of(first))
    assert back.replace("Southport and Northport", "Northport and Southport") == first.replace(
        "Southport and Northport", "Northport and Southport"
    )


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_exchanging_two_actors_in_the_tables_exchanges_their_rows(
    alone_text: str, answered: Callable[[str], Study]
) -> None:
    head, room = alone_text.split("alignment:\n", 1)
    text = f"{head}alignment:\n{exchanged(room, 'north', 'south')}"

    def rows(study: Study, other: bool) -> list[list[str]]:
        s = aligned(study)
        assert s is not None
        out = []
        for section in (ties_section(s), exposure_section(s), figures_section(s)):
            assert section is not None
            for block in unfolded(section.blocks):
                if isinstance(block, Table):
                    out += [
                        [block.id, *(" ".join(sorted(re.findall(r"[^ ,]+", cell))) for cell in told)]
                        for told in ([swap(words(sum(c.lines, ())), other) for c in row] for row in block.rows)
                    ]
        return sorted(out)

    def swap(text: str, other: bool) -> str:
        return exchanged(text, "Northport", "Southport") if other else text

    assert rows(answered(text), True) == rows(answered(alone_text), False)
