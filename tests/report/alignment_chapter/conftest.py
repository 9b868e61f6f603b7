"""A small case with every part of alignment, which the tests of the chapter share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.alignment.work import AlignmentSettings
from comity.case.read import load_text
from comity.report.alignment_chapter.subject import Aligned, aligned
from comity.study import Study, assess
from comity.study.aligned import alignment_of

HEAD = """\
comity: 1
title: Five towns on a coast
question: Are there more centres than there were?
as_of: 2000-06-30
"""
PARTIES = "parties: {north: {name: Northport}, south: {name: Southport}, east: {name: Eastport}}\n"
CONFLICT = """\
conflict:
  options:
    n_stop: {by: north, text: open the harbour}
    s_stop: {by: south, text: open the harbour}
  status_quo: {}
  preferences:
    north: {statements: [s_stop, "!n_stop"]}
    south: {statements: [n_stop, "!s_stop"]}
    east: {statements: ["n_stop & s_stop"]}
"""
ROOM = """\
sources: {book: A harbour book, gazette: A gazette}
alignment:
  ties:
    - {a: north, b: east, kind: pact, from: 1990, to: 1999, source: book}
    - {a: east, b: hill, kind: pact, from: 1990, to: 1999, source: book}
    - {a: north, b: hill, kind: pact, from: 1990, to: 1994, source: book}
    - {a: north, b: south, sign: -1, kind: dispute, from: 1990, to: 1999, source: gazette}
    - {a: south, b: lake, kind: pact, from: 1990, to: 1999}
    - {a: lake, b: hill, sign: -1, kind: dispute, from: 1995, to: 1999}
    - {a: north, b: hill, sign: -1, kind: dispute, from: 1995, to: 1999}
    - {a: north, b: south, weight: 30, directed: yes, kind: trade, from: 1999, to: 1999}
    - {a: east, b: south, weight: 10, directed: yes, kind: trade, from: 1999, to: 1999}
    - {a: south, b: north, weight: 5, directed: yes, kind: trade, from: 1999, to: 1999}
    - {a: east, b: north, weight: 5, directed: yes, kind: trade, from: 1999, to: 1999}
  capabilities:
    - {actor: north, year: 1990, ships: 40}
    - {actor: south, year: 1990, ships: 10}
    - {actor: east, year: 1990, ships: 10}
    - {actor: north, year: 1999, ships: 20}
    - {actor: south, year: 1999, ships: 20}
    - {actor: east, year: 1999, ships: 20}
  votes:
    - {id: r1, yes: [north, east], no: [south], date: 1999-03, source: gazette}
    - {id: r2, yes: [north], no: [south, east], date: 1999-03, source: gazette}
    - {id: r3, yes: [south, north], no: [east], date: 1999-04, source: gazette}
  bodies:
    pact: {members: [north, east, hill], text: The old pact, source: book,
           meetings: [{date: 1999, there: [north, east], absent: hill, source: gazette}]}
  figures:
    - {id: f1, of: [north, south], what: trade, value: 28, unit: m, date: 1999, bound: about, tested: true,
       by: a pamphlet}
    - {id: f2, of: [north, south], what: trade, value: 27, unit: m, date: 1999, bound: at least, by: a digest,
       source: book}
    - {id: f3, of: [north, south], what: trade, value: 35, unit: m, date: 1999, by: a harbour master, source: gazette}
    - {id: f4, of: [north, south], what: trade, value: 20, unit: m, date: 1998, by: a harbour master}
  exposure: {substitutes: [{part: [0.2, 0.4], kind: trade}], cuts: [{from: north}]}
  windows: {length: 5}
  anchor: [south, north]
  focus: [north, south]
"""
WHOLE = HEAD + PARTIES + CONFLICT + ROOM
ALONE = HEAD + PARTIES + ROOM


def answer(text: str) -> Study:
    """Return a study of a case, with few draws about alignment."""
    from dataclasses import replace

    case = load_text(text)
    bare = assess(replace(case, alignment=None))
    return replace(bare, case=case, alignment=alignment_of(case, AlignmentSettings(draws=200)))


@pytest.fixture(scope="session")
def answered() -> Callable[[str], Study]:
    """Return what makes a study of the text of a case."""
    return answer


@pytest.fixture(scope="session")
def whole_text() -> str:
    """Return the text of the whole case."""
    return WHOLE


@pytest.fixture(scope="session")
def alone_text() -> str:
    """Return the text of the case without a conflict."""
    return ALONE


@pytest.fixture(scope="session")
def whole() -> Study:
    """Return a study with a conflict and every part of alignment."""
    return answer(WHOLE)


@pytest.fixture(scope="session")
def alone() -> Study:
    """Return a study with alignment and nothing else."""
    return answer(ALONE)


@pytest.fixture(scope="session")
def on(whole: Study) -> Aligned:
    """Return the material of the chapter on the whole case."""
    found = aligned(whole)
    assert found is not None
    return found
