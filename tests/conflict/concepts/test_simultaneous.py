"""SIM: bounded work, and the same verdicts whichever improvement is looked at first."""

from __future__ import annotations

import random

import pytest

from comity.conflict.analyse import Settings, analyse
from comity.conflict.concepts import simultaneous
from comity.conflict.model import build
from comity.conflict.plain import stable
from comity.testing.conflicts import Shape, plain_of, random_case


@pytest.mark.parametrize("chunk", [1, 7, 1 << 20])
def test_the_size_of_the_chunks_does_not_matter(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simultaneous, "_CHUNK", chunk)
    for seed in range(8):
        model = build(random_case(random.Random(seed), Shape(3, 5, infeasible=0.3)))
        result, p = analyse(model, Settings(("sim",))), plain_of(model)
        for i in p.players:
            assert result.stable["sim"][i].tolist() == [stable(p, "sim", i, s) for s in p.states]


@pytest.mark.parametrize("limit", ["MAX_COMBINATIONS", "MAX_AT_ONCE"])
def test_too_many_combinations_make_the_concept_absent_with_the_reason(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(simultaneous, limit, 2)
    result = analyse(random_case(random.Random(1), Shape(3, 5, infeasible=0.0)), Settings(("nash", "sim")))
    assert "combinations" in result.absent["sim"]
    assert set(result.stable) == {"nash"}
    assert result.complete
