"""The ledger in memory keeps what every ledger promises."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.evidence.ledger.memory import MemoryLedger
from comity.testing.ledgers import CHECKS, MakeLedger


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.__name__)
def test_the_ledger_in_memory_keeps_its_promise(check: Callable[[MakeLedger], None]) -> None:
    check(MemoryLedger)
