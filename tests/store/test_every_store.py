"""Every store of runs keeps the same promises."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from comity.ensemble.run_store import MemoryStore, RunStore
from comity.store.open import open_store
from comity.testing.stores import CHECKS

Make = Callable[[], RunStore]


@pytest.fixture(params=["memory", "sqlite"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    """What makes each store in turn."""
    return MemoryStore if request.param == "memory" else lambda: open_store(tmp_path / "runs.db")


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.__name__)
def test_the_store_keeps_its_promise(make: Make, check: Callable[[Make], None]) -> None:
    check(make)
