"""The method of Leiden: its answers beside those of Louvain, its promise, its limits, and what is said without it."""

from __future__ import annotations

import sys

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.communities.climbing import climb
from comity.alignment.communities.found import communities
from comity.alignment.communities.leiden import _scaled, leiden_runs, leiden_there
from comity.alignment.communities.modularity import modularity, modularity_matrix
from comity.alignment.communities.runs import louvain_runs
from comity.alignment.communities.sweep import sweep
from comity.budget import Budget
from comity.errors import BudgetExceededError, MissingExtraError


@pytest.fixture(scope="module")
def _installed() -> None:
    pytest.importorskip("leidenalg", reason="leidenalg is not installed: pip install 'comity[leiden]'")


with_leiden = pytest.mark.usefixtures("_installed")


def names(size: int) -> tuple[str, ...]:
    return tuple(f"a{k:03d}" for k in range(size))


def karate() -> np.ndarray:
    return nx.to_numpy_array(nx.karate_club_graph(), weight=None)


def random_weights(seed: int, size: int, negative: float = 0.0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    upper = np.triu(rng.random((size, size)) * (rng.random((size, size)) < 3 / size), 1)
    upper[rng.random((size, size)) < negative] *= -1
    return upper + upper.T


@with_leiden
def test_the_optimum_of_the_karate_club_is_found_by_single_runs() -> None:
    """Brandes et al. (2008): 0.4198 in four groups, proven. Refinement finds it oftener than Louvain does."""
    matrix = modularity_matrix(karate())
    often = [
        sum(round(modularity(matrix, run), 4) == 0.4198 for run in search(karate(), 1.0, 40, 0))
        for search in (leiden_runs, louvain_runs)
    ]
    assert often[0] > 30 > often[1]
    assert round(communities(names(34), karate(), runs=10, method="leiden").highest, 4) == 0.4198


@with_leiden
@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(2, 6), min_size=1, max_size=5), st.integers(0, 3))
def test_separate_cliques_are_found_as_by_louvain(sizes: list[int], alone: int) -> None:
    blocks = np.repeat(np.arange(len(sizes)), sizes)
    weights = np.pad((blocks[:, None] == blocks[None, :]).astype(float) - np.eye(len(blocks)), (0, alone))
    ours, theirs = (search(weights, 1.0, 3, 0) for search in (leiden_runs, louvain_runs))
    assert [run.tolist() for run in ours] == [run.tolist() for run in theirs]
    assert ours[0].tolist() == [*blocks.tolist(), *range(len(sizes), len(sizes) + alone)]


@with_leiden
@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 40), st.sampled_from([0.25, 1.0, 3.0]))
def test_every_community_of_a_run_hangs_together_by_its_own_ties(seed: int, size: int, resolution: float) -> None:
    weights = random_weights(seed, size, 0.2)
    for run in leiden_runs(weights, resolution, 3, seed):
        for group in set(run.tolist()):
            inside = np.flatnonzero(run == group)
            assert nx.is_connected(nx.from_numpy_array(weights[np.ix_(inside, inside)] > 0))


@with_leiden
@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.integers(0, 10**6), st.integers(2, 30), st.sampled_from([0.25, 1.0, 2.0]))
def test_no_move_of_one_actor_and_no_merger_betters_a_run(seed: int, size: int, resolution: float) -> None:
    """Our own climb, which knows nothing of leidenalg, finds nothing to do."""
    weights = random_weights(seed, size)
    matrix = modularity_matrix(weights, resolution)
    for run in leiden_runs(weights, resolution, 3, 0):
        climbed = climb(matrix, run, np.arange(size))
        assert modularity(matrix, climbed) <= modularity(matrix, run) + 1e-9


@with_leiden
def test_a_round_that_betters_nothing_is_not_the_end() -> None:
    """With one idle round as the end, a few of these runs leave groups apart whose merger is a gain."""
    bettered = 0
    for seed in range(200):
        weights = random_weights(seed, 10)
        matrix = modularity_matrix(weights, 0.25)
        for run in leiden_runs(weights, 0.25, 4, seed):
            climbed = climb(matrix, run, np.arange(10))
            bettered += modularity(matrix, climbed) > modularity(matrix, run) + 1e-9
    assert bettered == 0


@with_leiden
@pytest.mark.parametrize("resolution", [0.2, 1.0, 4.0])
def test_resolution_means_what_it_means_to_louvain(resolution: float) -> None:
    """At 0.2 the cliques of a ring are joined by twos and threes, at 4 each stands by itself."""
    ring = nx.to_numpy_array(nx.ring_of_cliques(12, 4))
    matrix = modularity_matrix(ring, resolution)
    ours, theirs = (
        max(search(ring, resolution, 10, 0), key=lambda run: modularity(matrix, run))
        for search in (leiden_runs, louvain_runs)
    )
    assert modularity(matrix, ours) >= modularity(matrix, theirs) - 1e-9
    groups = len(set(ours.tolist()))
    assert groups < 6 if resolution < 1 else groups == 12


@with_leiden
def test_a_seed_always_means_the_same_run_however_large() -> None:
    weights = random_weights(4, 30)
    one, two = leiden_runs(weights, 1.0, 4, 5), leiden_runs(weights, 1.0, 3, 6)
    assert all(np.array_equal(a, b) for a, b in zip(one[1:], two, strict=True))
    assert len(leiden_runs(weights, 1.0, 2, 2**80)) == 2


@with_leiden
def test_between_equally_good_groups_names_do_not_decide() -> None:
    """Two cliques, and one actor with a tie to each: it goes to either in a good part of the runs."""
    graph = nx.disjoint_union(nx.complete_graph(5), nx.complete_graph(5))
    graph.add_edges_from([(10, 0), (10, 5)])
    runs = leiden_runs(nx.to_numpy_array(graph), 1.0, 60, 0)
    assert 12 <= sum(run[10] == run[0] for run in runs) <= 48


@with_leiden
@pytest.mark.parametrize("unit", [1e-300, 1e-18, 0.1, 1e15, 1e306])
def test_the_unit_of_weights_makes_no_difference(unit: float) -> None:
    """leidenalg has one bound for all units; below it every actor would stand alone."""
    matrix = modularity_matrix(karate())
    assert {round(modularity(matrix, run), 4) for run in leiden_runs(karate() * unit, 1.0, 3, 0)} == {0.4198}
    assert 2**-9 <= _scaled(karate() * unit).sum(1).max() <= 2**-8


@with_leiden
@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(3, 40), st.sampled_from([0.5, 1.0, 1.25]))
def test_equal_offers_and_odd_fractions_come_to_an_end(seed: int, size: int, resolution: float) -> None:
    rng = np.random.default_rng(seed)
    ring = nx.to_numpy_array(nx.circulant_graph(size, range(1, int(rng.integers(2, size)))))
    drawn = np.triu(rng.choice(rng.random(2), ring.shape), 1) * 10.0 ** rng.integers(-6, 12)
    assert len(leiden_runs(ring * (drawn + drawn.T), resolution, 2, seed)) == 2


@with_leiden
def test_a_budget_stops_the_runs() -> None:
    with pytest.raises(BudgetExceededError):
        leiden_runs(np.ones((3, 3)) - np.eye(3), 1.0, 5, 0, Budget(0.0).check)


@with_leiden
def test_a_network_without_positive_ties_leaves_everybody_alone() -> None:
    assert [run.tolist() for run in leiden_runs(np.eye(3) - np.ones((3, 3)), 1.0, 2, 0)] == [[0, 1, 2]] * 2
    assert [run.tolist() for run in leiden_runs(np.zeros((0, 0)), 1.0, 1, 0)] == [[]]


@with_leiden
def test_the_answer_says_which_method_found_it() -> None:
    weights = np.kron(np.eye(2), np.ones((3, 3)) - np.eye(3))
    leiden, louvain = (communities(tuple("abcdef"), weights, runs=9, method=m) for m in ("leiden", "louvain"))
    assert leiden.sentences()[1:] == ("All 9 runs of the method of Leiden found the same.",)
    assert louvain.sentences()[1:] == ("All 9 runs found the same.",)
    assert leiden.to_json() == louvain.to_json() | {"method": "leiden"}
    assert {one.method for one in sweep(tuple("abcdef"), weights, method="leiden").at} == {"leiden"}
    assert "20 runs of the method of Leiden found" in " ".join(
        communities(names(40), random_weights(1, 40), runs=20, method="leiden").sentences()
    )


def test_where_negative_ties_count_the_method_makes_no_difference() -> None:
    """They are climbed on their own, with leidenalg or without it."""
    weights = random_weights(3, 25, 0.3)
    one, two = (communities(names(25), weights, signed=True, runs=5, method=m) for m in ("leiden", "louvain"))
    assert one.to_json() == two.to_json()
    assert one.method == "climbing"


@pytest.mark.parametrize("absent", ["leidenalg", "igraph"])
def test_without_the_extra_the_line_that_installs_it_is_said(monkeypatch: pytest.MonkeyPatch, absent: str) -> None:
    monkeypatch.setitem(sys.modules, absent, None)
    with pytest.raises(MissingExtraError, match=r"The method of Leiden .* pip install 'comity\[leiden\]'"):
        leiden_there()
    with pytest.raises(MissingExtraError):
        communities(names(34), karate(), method="leiden")
    assert communities(names(34), karate(), runs=2).method == "louvain"
