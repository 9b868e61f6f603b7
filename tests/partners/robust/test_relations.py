"""Both relations from the least leads, where rounding or ties would break their laws."""

from __future__ import annotations

import numpy as np

from comity.partners.robust.relations import necessary_preference, possible_preference

NONE = np.zeros((3, 3), bool)


def test_rounding_does_not_break_that_it_is_transitive() -> None:
    least = np.array([[0, -9e-7, -1.8e-6], [-1, 0, -9e-7], [-1, -1, 0]])
    assert necessary_preference(least, NONE)[0].all()


def test_dominance_is_necessary_without_any_program() -> None:
    dominance = NONE.copy()
    dominance[2, 1] = True
    assert necessary_preference(np.full((3, 3), np.nan), dominance).sum() == 4


def test_what_is_not_known_is_neither() -> None:
    least = np.full((3, 3), np.nan)
    necessary = necessary_preference(least, NONE)
    assert necessary.sum() == possible_preference(least, necessary, lambda a, b: True).sum() == 3


def test_a_tie_is_asked_about() -> None:
    least = np.array([[0.0, 0.0], [-0.5, 0.0]])
    necessary = necessary_preference(least, NONE[:2, :2])
    asked: list[tuple[int, int]] = []

    def tie(a: int, b: int) -> bool:
        asked.append((a, b))
        return False

    assert not possible_preference(least, necessary, tie)[1, 0]
    assert asked == [(1, 0)]
    assert possible_preference(least, necessary, lambda a, b: True)[1, 0]
