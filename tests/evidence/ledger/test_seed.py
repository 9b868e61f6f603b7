"""The rows of the example cases go into a ledger and come out the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from comity.case.read import load
from comity.evidence.ledger.keeping import keep
from comity.evidence.ledger.memory import MemoryLedger
from comity.evidence.ledger.replay import replay

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
CASES = sorted(p.parent.name for p in EXAMPLES.glob("*/case.yaml") if "\nevidence:" in p.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_the_evidence_of_an_example_is_replayed_from_its_ledger(name: str) -> None:
    evidence = load(EXAMPLES / name).evidence
    assert evidence is not None
    ledger = MemoryLedger()
    count = len(keep(ledger, evidence).added)
    again = replay(ledger.entries())
    assert replace(again, feeds=evidence.feeds, ledger=evidence.ledger) == evidence
    assert keep(ledger, evidence).head.count == count
    assert ledger.verify().whole


def test_there_is_an_example_with_evidence() -> None:
    assert CASES
