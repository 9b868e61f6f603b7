"""Small settlements the tests of the chapter share."""

from __future__ import annotations

import pytest

from comity.case.read import load_text
from comity.report.settlement_chapter.subject import Settled, settled
from comity.study import Study, assess

QUAY = """\
comity: 1
title: The quay
question: What would open talks on the quay?
parties: {north: {name: Northers}, south: {name: Southers}}
sources:
  S1: {text: Wants the pause first, speaker: A mayor, date: 2025-02-01}
  S2: {text: Wants the paper first, speaker: A harbour master, date: 2025-02-02}
settlement:
  terms:
    talks: Talks about the quay
    pause: {text: The dredging pauses, by: north, takes: [2, 4], together: false, source: S1}
    paper: {text: A paper is signed, by: south, escrow: the county, together: false, source: S2}
  seek: [talks]
  demands:
    - {id: n1, by: north, kind: prerequisite, for: talks, requires: paper, text: No talks without a paper, source: S2}
    - {id: s1, by: south, kind: red_line, requires: "!paper", weight: 3, text: Never a paper, source: S1}
    - {id: n2, by: north, requires: berths = many, weight: 2, text: Many berths}
    - {id: s2, by: south, requires: berths = few, weight: 2, text: Few berths}
    - {id: s3, by: south, requires: pause, text: A pause}
    - {id: s4, by: south, kind: offer, requires: berths = many, text: It could live with many berths}
  sequence:
    - {id: o1, by: north, first: paper, then: pause, weight: 2, source: S2}
    - {id: o2, by: south, first: pause, then: paper, weight: 1, source: S1}
  versions: {may: The draft of May, june: The draft of June}
  issues:
    berths: {text: Berths, levels: {few: Few, some: Some, many: Many}}
    fund: {text: A fund, levels: {none: No fund, small: A small fund, large: A large fund}}
  values:
    north: {walk_away: [10, 14], berths: {few: 0, some: 20, many: 30}, fund: {none: 10, small: 6, large: 0}, why: Set.}
    south: {walk_away: 12, berths: {few: 20, some: 12, many: 0}, fund: {none: 0, small: 12, large: 25}}
  plans: {draft: {text: The first draft, package: {berths: few, fund: none}, source: S1}}
  room: {veto: [north], votes: {north: 2, south: 1}, quota: 3}
  ripeness: {north: {hurting: true, spokesman: true, inferred: true}, south: {hurting: false, spokesman: false}}
"""

IN_CONFLICT = """\
conflict:
  options:
    open: {by: north, text: Open the quay}
    lift: {by: south, text: Lift the ban}
  status_quo: NN
  preferences:
    north: {statements: ["open <-> lift", lift]}
    south: {statements: ["lift <-> open", open]}
"""


def the_settlement(study: Study) -> Settled:
    """Return the material of the chapter of a study that has one."""
    found = settled(study)
    assert found is not None
    return found


@pytest.fixture(scope="session")
def quay() -> Study:
    """Return a settlement between two parties without a conflict section."""
    return assess(load_text(QUAY))


@pytest.fixture(scope="session")
def quay_and_conflict() -> Study:
    """Return the same settlement beside a conflict."""
    return assess(load_text(QUAY + IN_CONFLICT))


@pytest.fixture(scope="session")
def on_quay(quay: Study) -> Settled:
    """Return the material of the chapter on the quay."""
    return the_settlement(quay)


@pytest.fixture(scope="session")
def quay_text() -> str:
    """Return the text of the case on the quay."""
    return QUAY
