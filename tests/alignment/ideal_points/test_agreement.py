"""Agreement of pairs, against the definitions read aloud."""

from __future__ import annotations

import numpy as np
import pytest

from comity.alignment.ideal_points.agreement import agreement
from comity.alignment.ideal_points.plain import plain_agreement, plain_kappa
from comity.alignment.ideal_points.roll_calls import roll_calls
from comity.errors import UsageError


def _table(seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.integers(0, 4, size=(6, int(rng.integers(1, 12))))


@pytest.mark.parametrize("seed", range(25))
def test_every_score_is_that_of_the_plain_definition(seed: int) -> None:
    table = _table(seed)
    found = agreement(roll_calls(list("abcdef"), table))
    for i in range(6):
        for j in range(6):
            share = plain_agreement(table[i], table[j])
            if share is None:
                assert np.isnan(found.share[i, j])
                assert np.isnan(found.kappa[i, j])
                continue
            assert found.share[i, j] == pytest.approx(share)
            assert found.s[i, j] == pytest.approx(2 * share - 1)
            for score, pooled in ((found.kappa, False), (found.pi, True)):
                plain = plain_kappa(table[i], table[j], pooled)
                assert np.isnan(score[i, j]) if plain is None else score[i, j] == pytest.approx(plain)


def test_two_who_always_vote_yes_agree_in_all_but_not_beyond_chance() -> None:
    found = agreement(roll_calls(["a", "b"], [[1, 1, 1], [1, 1, 1]]))
    assert found.share[0, 1] == 1
    assert np.isnan(found.kappa[0, 1])
    assert found.to_json()["pairs"] == [
        {"a": "a", "b": "b", "shared": 3, "share": 1, "s": 1, "kappa": None, "pi": None}
    ]


def test_the_kappa_of_cohens_table_comes_out_with_two_answers() -> None:
    """Two raters, 20 + 5 + 10 + 15 subjects: observed .7, by chance .5, kappa .4 (worked out by hand)."""
    mine = [1] * 25 + [3] * 25
    yours = [1] * 20 + [3] * 5 + [1] * 10 + [3] * 15
    assert agreement(roll_calls(["a", "b"], [mine, yours])).kappa[0, 1] == pytest.approx(0.4)


def test_squared_distances_bring_yes_and_abstain_nearer() -> None:
    votes = roll_calls(["a", "b"], [[1, 1], [1, 2]])
    assert agreement(votes).share[0, 1] == pytest.approx(0.75)
    assert agreement(votes, distance="squared").share[0, 1] == pytest.approx(0.875)


def test_one_session_is_taken_by_its_name() -> None:
    votes = roll_calls(["a", "b"], [[1, 1], [1, 3]], [46, 47])
    assert agreement(votes, "47").share[0, 1] == 0
    with pytest.raises(UsageError, match="The sessions are: 46, 47"):
        agreement(votes, "48")


def test_sentences_name_the_nearest_and_the_farthest_pair() -> None:
    found = agreement(roll_calls(["a", "b", "c"], [[1, 1], [1, 2], [3, 3]]))
    assert found.sentences()[0].startswith("a and b agree most: 75 of 100 over 2 votes")
    assert found.sentences()[1].startswith("a and c agree least: 0 of 100")
    apart = agreement(roll_calls(["a", "b"], [[1, 0], [0, 1]]))
    assert apart.sentences() == ("No two actors voted on the same question.",)


def test_one_vote_is_said_in_the_singular() -> None:
    found = agreement(roll_calls(["a", "b"], [[1], [1]]))
    assert found.sentences()[0].startswith("a and b agree most: 100 of 100 over 1 vote, where")
