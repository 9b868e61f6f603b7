"""Candidates for poles, by the rule that is declared."""

from __future__ import annotations

import numpy as np

from comity.alignment.communities.found import communities
from comity.alignment.communities.poles import candidates
from comity.alignment.communities.words import of_poles


def two_camps() -> np.ndarray:
    weights = np.kron(np.eye(2), np.ones((4, 4)) - np.eye(4))
    for i, j, w in [(0, 4, -1), (1, 5, -1), (2, 6, 1), (0, 1, -1)]:
        weights[i, j] = weights[j, i] = w
    return weights


def test_shares_and_negative_ties_are_those_of_a_count_by_hand() -> None:
    weights = two_camps()
    first, second = candidates(communities(tuple("abcdefgh"), weights, signed=True, runs=5), weights)
    assert (first.members, first.inside, first.quarrels, first.against) == (tuple("abcd"), 10 / 11, 1, 2)
    assert (second.members, second.inside, second.quarrels, second.against) == (tuple("efgh"), 12 / 13, 0, 2)


def test_a_candidate_needs_members_and_most_of_its_ties_inside() -> None:
    weights = two_camps()
    found = communities(tuple("abcdefgh"), weights, signed=True, runs=5)
    assert candidates(found, weights, smallest=5) == ()
    assert of_poles(()) == ("No community could be called a pole: none has three members and most of its ties inside.",)
    outward = weights.copy()
    outward[:4, 4:] = outward[4:, :4] = 1.0
    assert candidates(found, outward) == ()
