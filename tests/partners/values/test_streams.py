"""Streams of random numbers with names."""

from __future__ import annotations

import numpy as np

from comity.partners.values.streams import stream


def test_the_same_seed_and_name_give_the_same_numbers() -> None:
    assert (stream(3, "cell", ("a", 1)).random(9) == stream(3, "cell", ("a", 1)).random(9)).all()


def test_another_seed_or_name_gives_other_numbers() -> None:
    drawn = [stream(*of).random(2000) for of in ((1, "a"), (2, "a"), (1, "b"), (1, "a", 0))]
    for i, one in enumerate(drawn):
        for other in drawn[:i]:
            assert abs(np.corrcoef(one, other)[0, 1]) < 0.1


def test_draws_do_not_depend_on_the_parts_they_are_taken_in() -> None:
    for draw in (np.random.Generator.standard_normal, np.random.Generator.standard_exponential):
        parts = stream(1, "x")
        whole = draw(stream(1, "x"), (10, 3))
        assert (whole == np.concatenate([draw(parts, (4, 3)), draw(parts, (6, 3))])).all()
