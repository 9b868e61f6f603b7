"""An origin as a network of outlets, against all worlds gone through."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest

from comity.case.evidence import Claim, Evidence, EvidenceSource, Item, Origin, Range
from comity.evidence.posterior.analyse import posteriors
from comity.evidence.posterior.log_range import probability
from comity.evidence.posterior.network import Relay, network_ratio
from comity.testing.evidence_at_random import any_range, joint_network


def _known(x: float) -> Range:
    f = Fraction(x).limit_denominator(10**6)
    return Range(f, f, f)


@pytest.mark.parametrize("seed", range(40))
def test_a_network_is_bayes_over_all_worlds(seed: int) -> None:
    rng = random.Random(seed)
    outlets = [(rng.random() < 0.6, rng.uniform(0.3, 0.99), rng.uniform(0.01, 0.6)) for _ in range(rng.randint(1, 5))]
    seen = rng.uniform(0.05, 0.95), rng.uniform(0.05, 0.95)
    relays = [Relay(x, _known(f), _known(e)) for x, f, e in outlets]
    found = network_ratio(_known(seen[0]), _known(seen[1]), relays)
    assert probability(found.middle) == pytest.approx(joint_network(0.5, seen, outlets), abs=1e-5)


@pytest.mark.parametrize("seed", range(30))
def test_the_ends_of_a_network_are_those_of_all_corners(seed: int) -> None:
    rng = random.Random(seed)
    h, m = any_range(rng, 0.1, 0.9), any_range(rng, 0.1, 0.9)
    relays = [Relay(rng.random() < 0.6, any_range(rng, 0.4, 0.9), any_range(rng, 0.05, 0.5)) for _ in range(2)]
    numbers = [h, m, *(x for r in relays for x in (r.fidelity, r.error) if x is not None)]
    found = network_ratio(h, m, relays)
    corners = []
    for ends in product(*((r.low, r.middle, r.high) for r in numbers)):
        one = [Range(x, x, x) for x in ends]
        given = [Relay(r.passed_on, one[2 + 2 * k], one[3 + 2 * k]) for k, r in enumerate(relays)]
        corners.append(network_ratio(one[0], one[1], given).middle)
    assert (found.low, found.high) == pytest.approx((min(corners), max(corners)), abs=1e-12)


def test_outlets_that_pass_everything_on_are_one_report() -> None:
    h, m = _known(0.8), _known(0.2)
    one, many = (network_ratio(h, m, [Relay(True)] * n).middle for n in (1, 50))
    assert many == pytest.approx(one, abs=1e-9)


def test_silence_speaks_against_a_claim_and_outlets_that_say_nothing_do_not() -> None:
    h, m, f, e = _known(0.8), _known(0.2), _known(0.9), _known(0.1)
    assert network_ratio(h, m, [Relay(False, f, e)]).middle < 0
    assert network_ratio(h, m, []).silent


def test_perfect_outlets_that_contradict_one_another_cancel() -> None:
    h, m = _known(0.8), _known(0.2)
    assert network_ratio(h, m, [Relay(True), Relay(False)]).middle == pytest.approx(0, abs=1e-9)


def test_exchanging_true_and_false_turns_the_sign_exactly() -> None:
    rng = random.Random(5)
    for _ in range(20):
        h, m = any_range(rng, 0.1, 0.9), any_range(rng, 0.1, 0.9)
        relays = [Relay(rng.random() < 0.6, any_range(rng, 0.4, 0.9), any_range(rng, 0.05, 0.5)) for _ in range(3)]
        assert network_ratio(h, m, relays) == -network_ratio(m, h, relays)


def test_thousands_of_outlets_do_not_overflow() -> None:
    h, m, f, e = _known(0.8), _known(0.2), _known(0.9), _known(0.1)
    assert network_ratio(h, m, [Relay(True, f, e)] * 5000).middle == pytest.approx(1.3862943611, abs=1e-9)


def test_an_item_against_a_claim_passes_on_a_report_that_speaks_against_it() -> None:
    denial = Origin("o", seen_if_true=_known(0.2), seen_if_false=_known(0.6))
    items = (Item("i", "c", "contradicts", "s", "o", fidelity=_known(0.9), error=_known(0.1)),)
    case = Evidence(sources=(EvidenceSource("s"),), claims=(Claim("c", "x"),), items=items, origins=(denial,))
    found = posteriors(case).claims["c"]
    assert found.p == pytest.approx(joint_network(0.5, (0.2, 0.6), [(True, 0.9, 0.1)]), abs=1e-12)
    assert found.p < 0.5
    silent = replace(case, items=(replace(items[0], says="supports"),))
    assert posteriors(silent).claims["c"].p > 0.5
