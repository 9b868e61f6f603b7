"""Every store of runs keeps the same promises."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from comity.ensemble.run_store import MemoryStore, RunStore
from comity.store.open import open_store
from comity.testing.stores import CHECKS

Make = Callable[[], RunStore]


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    """What makes each store in turn."""
    if request.param == "memory":
        return MemoryStore
    place = tmp_path / "runs.db" if request.param == "sqlite" else request.getfixturevalue("database")
    return lambda: open_store(place)


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.__name__)
def test_the_store_keeps_its_promise(make: Make, check: Callable[[Make], None]) -> None:
    check(make)
