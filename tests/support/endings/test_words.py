"""Every ending has words of its own, and the two sides the same ones."""

from __future__ import annotations

from comity.support.endings.words import ENDINGS, said


def test_endings_are_told_apart_in_words():
    assert len({said(e) for e in ENDINGS}) == len(ENDINGS)


def test_the_sides_are_spoken_of_alike():
    assert said("victory_a").replace("side A", "side B") == said("victory_b")
