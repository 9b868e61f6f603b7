"""The second round, against the series, a walk over all chains, and Katz centrality in networkx."""

from __future__ import annotations

import itertools

import networkx as nx
import numpy as np
import pytest

from comity.alignment.exposure.flows import Reals
from comity.alignment.exposure.plain import plain_total
from comity.alignment.exposure.rounds import behind, refusal, second_round, spectral_radius
from comity.errors import UsageError

SEEDS = range(20)


def random_direct(seed: int, size: int = 5) -> Reals:
    """Rows of shares times what cannot be replaced: each row adds up to less than 1."""
    chance = np.random.default_rng(seed)
    raw = chance.random((size, size)) * (chance.random((size, size)) < 0.6)
    np.fill_diagonal(raw, 0.0)
    return raw / np.maximum(raw.sum(axis=1, keepdims=True), 1e-9) * chance.random((size, size))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_inverse_equals_the_sum_of_the_series(seed: int) -> None:
    direct = random_direct(seed)
    assert second_round(direct, 0.9) == pytest.approx(np.array(plain_total(direct.tolist(), 0.9)), abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_total_is_never_below_direct_and_grows_with_passing_and_with_dependence(seed: int) -> None:
    direct = random_direct(seed)
    little, much = second_round(direct, 0.2), second_round(direct, 0.8)
    assert (little >= direct).all()
    assert (much >= little).all()
    assert (second_round(direct / 2, 0.8) <= much).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_sums_over_sellers_are_katz_centrality(seed: int) -> None:
    direct, passing = random_direct(seed), 0.7
    graph = nx.DiGraph()
    graph.add_nodes_from(range(len(direct)))
    graph.add_weighted_edges_from((j, i, direct[i, j]) for i, j in np.argwhere(direct > 0).tolist())
    katz = nx.katz_centrality_numpy(graph, alpha=passing, normalized=False, weight="weight")
    ours = 1 + passing * second_round(direct, passing).sum(axis=1)
    assert ours == pytest.approx([katz[i] for i in range(len(direct))])


def test_three_actors_by_every_chain() -> None:
    direct = np.array([[0.0, 0.5, 0.2], [0.1, 0.0, 0.6], [0.3, 0.0, 0.0]])
    total = np.zeros((3, 3))
    for length in range(1, 10):
        for chain in itertools.product(range(3), repeat=length + 1):
            steps = [direct[a, b] for a, b in itertools.pairwise(chain)]
            total[chain[0], chain[-1]] += 0.4 ** (length - 1) * np.prod(steps)
        if 0.4**length < 1e-4:
            break
    assert second_round(direct, 0.4) == pytest.approx(total, abs=1e-5)


def test_without_passing_there_is_only_the_direct_part() -> None:
    direct = random_direct(2)
    assert (second_round(direct, 0.0) == direct).all()


def test_relabelling_moves_rows_and_columns_alike() -> None:
    direct, order = random_direct(5), [3, 0, 4, 1, 2]
    assert second_round(direct[np.ix_(order, order)]) == pytest.approx(second_round(direct)[np.ix_(order, order)])


def test_a_circle_in_which_nothing_is_replaced_and_all_is_passed_on_is_refused_with_the_reason() -> None:
    circle = np.array([[0.0, 1.0], [1.0, 0.0]])
    with pytest.raises(UsageError, match=r"spectral radius .* is 1, .* passing below 1,"):
        second_round(circle, 1.0)
    assert refusal(circle, 0.99) == ""
    assert second_round(circle, 0.5) == pytest.approx(np.array([[2 / 3, 4 / 3], [4 / 3, 2 / 3]]))


def test_the_spectral_radius_of_a_chain_is_0_so_all_of_it_may_be_passed_on() -> None:
    chain = np.array([[0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0]])
    assert spectral_radius(chain) == 0
    assert second_round(chain, 1.0)[0, 2] == 1
    assert spectral_radius(np.zeros((0, 0))) == 0


@pytest.mark.parametrize("passing", [-0.1, 1.1, float("nan")])
def test_passing_lies_between_0_and_1(passing: float) -> None:
    with pytest.raises(UsageError, match="lies between 0 and 1"):
        second_round(np.zeros((2, 2)), passing)


@pytest.mark.parametrize("table", [np.zeros((2, 3)), np.array([[0.0, -0.1], [0.0, 0.0]])])
def test_a_table_that_is_not_square_or_has_a_number_below_0_is_refused(table: Reals) -> None:
    with pytest.raises(UsageError, match="square table"):
        second_round(table)


def test_flows_that_are_not_known_carry_nothing() -> None:
    direct = np.array([[np.nan, 0.5, np.nan], [np.nan, np.nan, 0.8], [np.nan] * 3])
    total = second_round(direct, 0.5)
    assert total[0].tolist() == [0.0, 0.5, 0.2]
    names = ("a", "b", "c")
    first, second = behind(names, direct, total, "a")
    assert (first.seller, first.direct, first.through) == ("c", None, "b")
    assert (second.seller, second.direct, second.through) == ("b", 0.5, "")
    assert behind(names, direct, total, "c") == ()


def test_who_stands_behind_whom_names_the_supplier_that_carries_most() -> None:
    direct = np.zeros((4, 4))
    direct[0, 1], direct[0, 2], direct[1, 3], direct[2, 3], direct[0, 3] = 0.2, 0.5, 0.9, 0.5, 0.1
    total = second_round(direct, 0.5)
    first = behind(("a", "b", "c", "d"), direct, total, "a")[0]
    assert (first.seller, first.direct, first.through) == ("d", 0.1, "c")
    assert first.total == pytest.approx(0.1 + 0.5 * (0.2 * 0.9 + 0.5 * 0.5))
    assert first.to_json()["through"] == "c"


def test_what_comes_back_to_an_actor_is_not_somebody_behind_it() -> None:
    direct = np.array([[0.0, 0.9], [0.9, 0.0]])
    assert [row.seller for row in behind(("a", "b"), direct, second_round(direct), "a")] == ["b"]
    assert behind(("a", "b"), direct, second_round(direct), "a")[0].through == ""
