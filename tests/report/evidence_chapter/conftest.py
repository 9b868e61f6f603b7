"""Small cases with evidence that the tests of the chapter share."""

from __future__ import annotations

import pytest

from comity.case.read import load_text
from comity.report.evidence_chapter.subject import Weighing, weighing
from comity.study import Study, assess

_DAYS = "".join(
    f"    - {{claim: d{k}, analyst: {a}, p: {p}, date: 2025-01-0{1 + k % 9}}}\n"
    for k in range(22)
    for a, p in (("A. Careful", 0.8 if k % 3 else 0.3), ("B. Bold", 0.95 if k % 2 else 0.1))
)
_DECIDED = "".join(
    f"    d{k}: {{text: Day {k} is dry, speaker: A paper, resolves: {{by: 2025-02-01, rule: No rain falls, "
    f"outcome: {'true' if k % 3 else 'false'}, on: 2025-02-0{1 + k % 9}}}}}\n"
    for k in range(22)
)

WEIR = f"""\
comity: 1
title: The weir
question: Who opened the weir?
parties: {{north: {{name: Northers}}, south: {{name: Southers}}}}
evidence:
  sources:
    gauge: {{name: River gauge, reliability: B, kind: instrument, address: "https://example.org/gauge"}}
    nradio: {{name: North radio, side: north, reliability: D, graded_by: modeller}}
    sradio: {{name: South radio, side: south, reliability: D, graded_by: modeller}}
    paper: {{name: The Daily River, reliability: C, graded_by: modeller}}
  claims:
    c1: {{text: The weir was opened at night, by: north, rivals: c2, grade: estimate; medium, quote: wide open}}
    c2: {{text: The weir was opened by day, by: south, rivals: c1, grade: party claim}}
    c3: {{text: The pump was off, by: north}}
    c4: {{text: The pump was on, by: south}}
    c5: {{text: The rain came early, speaker: A farmer, resolves: {{by: 2026-01-01, rule: The gauge passes 3 m}}}}
    c6: {{text: The gate was painted, speaker: A farmer}}
{_DECIDED}  origins:
    log: {{text: The log of the weir}}
  items:
    - {{id: i1, claim: c1, says: supports, source: gauge, credibility: 2, ratio: [3, 6, 9], text: 3 m at midnight}}
    - {{id: i2, claim: c1, says: supports, source: nradio, origin: log, credibility: 3, date: 2025-03-02}}
    - {{id: i3, claim: c1, says: supports, source: paper, origin: log, credibility: 3, date: 2025-03-03}}
    - {{id: i4, claim: c2, says: contradicts, source: gauge, credibility: 2, ratio: [3, 6, 9], also: {{c1: 2}}}}
    - {{id: i5, claim: c2, says: supports, source: sradio, credibility: 3}}
    - {{id: i6, claim: c3, says: supports, source: nradio, credibility: 3, ratio: [0.5, 1.5, 4]}}
    - {{id: i7, claim: c4, says: supports, source: sradio, credibility: 3, ratio: [0.5, 1.5, 4]}}
    - {{id: i8, claim: c5, says: contradicts, source: paper, credibility: 2, ratio: [3, 4, 5], analyst: A. Careful}}
  judgements:
    - {{item: i8, analyst: B. Bold, credibility: 4, ratio: [1, 1.2, 1.5], why: The paper was late}}
  leads:
    camera: {{text: The film of the camera, seen: {{c3: 0.9}}, seen_if_not: 0.1}}
  forecasts:
{_DAYS}  records:
    - {{id: k1, by: north, group: convoys, claimed: 4, verified: 4}}
    - {{id: k2, by: south, group: convoys, claimed: 40, verified: 20}}
  series:
    nb: {{of: north, what: boats lost, by: a paper, measure: confirmed,
      points: [{{date: 2024-09-30, value: 50}}, {{date: 2025-03-21, value: 60}}, {{date: 2025-07-01, value: 70}}]}}
    sb: {{of: south, what: boats lost, by: a paper, measure: confirmed,
      points: [{{date: 2025-03-21, value: 8}}, {{date: 2025-07-01, value: 13}}]}}
  accounts:
    - {{event: flood, side: north, what: houses, source: gauge, value: [30, 40]}}
    - {{event: flood, side: north, what: houses, source: sradio, value: 60}}
    - {{event: storm, side: south, what: houses, source: gauge, value: 10}}
    - {{event: storm, side: south, what: houses, source: nradio, value: 25}}
"""

IN_CONFLICT = """\
conflict:
  options:
    open: {by: north, text: Open the weir, source: c1}
    watch: {by: south, text: Send watchers}
  status_quo: NN
  preferences:
    north: {statements: [{holds: "open <-> watch", why: Said so., source: [c1, c3]}, watch]}
    south: {statements: ["watch <-> open", open]}
"""

FEEDS = """\
  feeds:
    - {claim: c3, at_least: 0.62, makes: "conflict: watch feasible", why: No watchers without a pump}
    - {claim: c1, at_least: 0.6, makes: "conflict: open & !watch infeasible"}
"""


def the_weighing(study: Study) -> Weighing:
    """Return the material of the chapter of a study that has one."""
    found = weighing(study)
    assert found is not None
    return found


@pytest.fixture(scope="session")
def weir() -> Study:
    """Return a case with evidence alone, of every kind."""
    return assess(load_text(WEIR))


@pytest.fixture(scope="session")
def weir_and_conflict() -> Study:
    """Return the same evidence beside a conflict that rests on it and is fed by it."""
    return assess(load_text(WEIR + FEEDS + IN_CONFLICT))


SETTLEMENT = """\
settlement:
  terms: {x: X, y: Y}
  demands: [{id: n1, by: north, requires: x}, {id: s1, by: south, requires: "!x"}]
  sequence: [{by: north, first: x, then: y}, {by: south, first: y, then: x}]
"""


@pytest.fixture(scope="session")
def weir_and_all() -> Study:
    """Return the same with a settlement as well."""
    return assess(load_text(WEIR + FEEDS + IN_CONFLICT + SETTLEMENT))


@pytest.fixture(scope="session")
def weir_text() -> str:
    """Return the text of the case with evidence alone."""
    return WEIR


@pytest.fixture(scope="session")
def on_weir(weir: Study) -> Weighing:
    """Return the material of the chapter on the weir."""
    return the_weighing(weir)
