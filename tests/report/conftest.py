"""Cases the report tests share; small enough to be read at a glance."""

from __future__ import annotations

import pytest

from comity.case.nouns import Case
from comity.case.read import load_text
from comity.catalogue.entries import load_entry
from comity.report.compose import compose
from comity.report.content import Report
from comity.study import Study, assess

HOSTILE = '<script>alert("x")</script> ]] #panic("y") $(z) `w` | *b* \\" =1+1'

READ_TWO_WAYS = """\
comity: 1
title: A strait, read two ways
question: Would either side open the strait?
as_of: 2025-03-04
parties: {north: {name: North}, south: {name: South}}
sources:
  S1:
    {text: Said it opens if the other does, speaker: A minister, date: 2025-02-01, confidence: high,
     address: "https://example.org/a(b)"}
conflict:
  options:
    open: {by: north, text: Open the strait}
    lift: {by: south, text: Lift the embargo}
  status_quo: NN
  preferences:
    north:
      statements:
        - {holds: "open <-> lift", why: Opens only against the embargo., source: S1}
        - {holds: lift, why: Wants the embargo gone.}
    south:
      statements: ["lift <-> open", open]
      readings:
        firm: {text: South would lift the embargo in any case., source: S1, statements: [lift, open]}
"""


@pytest.fixture(scope="session")
def two_ways() -> Study:
    """Return the study of a case in which one party can be read in two ways."""
    return assess(load_text(READ_TWO_WAYS))


@pytest.fixture(scope="session")
def syria_iraq() -> Study:
    """Return the study of a published case with one Nash equilibrium and a status quo that only a threat holds."""
    return assess(load_entry("syria_iraq_1975").case)


@pytest.fixture(scope="session", params=["syria_iraq_1975", "elmira", "chicken", "cuban_missile_crisis", "two ways"])
def any_study(request: pytest.FixtureRequest) -> Study:
    """Return one study after another: two and three parties, merged states, no status quo, alternative readings."""
    case: Case = load_text(READ_TWO_WAYS) if request.param == "two ways" else load_entry(request.param).case
    return assess(case)


@pytest.fixture(scope="session")
def any_report(any_study: Study) -> Report:
    """Return the content of the report on any of the studies."""
    return compose(any_study)


@pytest.fixture(scope="session")
def hostile() -> Study:
    """Return the study of a case whose every text tries to be code."""
    text = HOSTILE.replace("'", "''")
    case = load_text(
        f"""\
comity: 1
title: '{text}'
question: '{text}'
modelled_by: '{text}'
about: '{text}'
leaves_out: ['{text}']
parties: {{a: {{name: '{text} A'}}, b: {{name: '{text} B'}}}}
sources:
  s1: {{text: '{text}', speaker: '{text}', title: '{text}', date: '{text}', confidence: '{text}',
        address: 'javascript:alert(1)'}}
  s2: {{text: x, address: 'https://example.org/"onmouseover="alert(1)'}}
conflict:
  options:
    x: {{by: a, text: '{text}', off: '{text}', source: s1}}
    y: {{by: b, text: '{text}'}}
  infeasible: [{{holds: 'x & y', why: '{text}', source: [s1, s2]}}]
  status_quo: NN
  preferences:
    a:
      statements: [{{holds: 'x', why: '{text}', source: [s1, s2]}}, '!y']
      readings: {{other: {{text: '{text}', statements: ['!x']}}}}
    b: {{statements: [y, '!x']}}
"""
    )
    return assess(case)
