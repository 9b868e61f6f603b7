"""Cases the report tests share; small enough to be read at a glance."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.case.nouns import Case
from comity.case.read import load_text
from comity.catalogue.entries import load_entry
from comity.conflict.analyse import Settings
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


DISTRICTS = ("Alder", "Birch", "Cedar", "Dogwood", "Elder", "Fir", "Gorse", "Hazel", "Juniper", "Linden")

_OPTIONS = """\
    {k}_water: {{by: {k}, text: Send the agreed summer water to {below}}}
    {k}_market: {{by: {k}, text: Open its markets to grain from {above}}}
    {k}_gauge: {{by: {k}, text: Let the joint commission read its gauges}}
    {k}_toll: {{by: {k}, text: Charge a toll on barges, off: Let barges pass free}}
"""
_HILL = (
    ("{k}_water <-> {b}_market", "Gives water only for a market downstream."),
    ("!{b}_toll", "Its barges pass {below} on the way to the sea."),
    ("{k}_gauge -> {b}_gauge", "Will not be watched alone."),
    ("{k}_gauge <-> {k}_water", "Wants its deliveries on record."),
    ("{k}_toll -> {b}_toll", "Charges only where it is charged."),
    ("{k}_market", "Grain is dear in the hills."),
)
_PLAIN = (
    ("{a}_water", "Its fields dry up in August."),
    ("{k}_market <-> {a}_water", "Opens its markets to whoever sends water."),
    ("{k}_gauge <-> {a}_gauge", "Takes part in the readings if those above do."),
    ("{k}_toll <-> !{a}_water", "Tolls pay for wells in a dry year."),
    ("{k}_water <-> {b}_market", "Passes water on against a market."),
)
_DELTA = (
    ("{k}_gauge", "Knows the flood only from the gauges."),
    ("{a}_water", "Lives at the end of the river."),
    ("!{k}_toll", "Its port lives by free passage."),
    ("{k}_market | !{a}_water", "Pays for water with its market."),
    ("!{k}_market | {a}_water", "Protects its growers in a dry year."),
    ("{k}_water <-> {k}_market", "Shares its wells with those it trades with."),
)


def ten_districts(names: tuple[str, ...] = DISTRICTS) -> str:
    """Return the text of a case: hill districts above, plain districts, and a delta that lives off the river."""
    ids = [chr(97 + k) * 2 for k in range(len(names))]
    options, wants = "", ""
    for i, k in enumerate(ids):
        a, b = (i - 1) % len(ids), (i + 1) % len(ids)
        told = {
            "k": k,
            "a": ids[a],
            "b": ids[b],
            "above": names[a] if i else "the hills",
            "below": names[b] if i + 1 < len(ids) else "the coast",
        }
        options += _OPTIONS.format(**told)
        rows = _HILL if i < 3 else _PLAIN if i < 7 else _DELTA
        wants += f"    {k}:\n      statements:\n" + "".join(
            f'        - {{holds: "{s.format(**told)}", why: "{w.format(**told)}"}}\n' for s, w in rows
        )
    parties = "".join(f"  {k}: {{name: {n}}}\n" for k, n in zip(ids, names, strict=True))
    return f"""comity: 1
title: Water, grain and barges on one river
question: Which arrangements on water, markets, gauges and tolls would the ten districts keep to?
as_of: 2025-05-01
modelled_by: A test
leaves_out: [What the towns of each district want.]
parties:
{parties}conflict:
  options:
{options}  infeasible: [{{holds: "{ids[0]}_toll & {ids[0]}_gauge", why: The toll house stands where the gauge was.}}]
  status_quo: {"NNNY" * len(ids)}
  preferences:
{wants}"""


@pytest.fixture(scope="session")
def districts() -> Study:
    """Return the study of a conflict of 40 choices of ten parties: too large to list, so it is searched."""
    return assess(load_text(ten_districts()), Settings(concepts=("nash", "gmr", "smr")))


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    """Return the file of the case of the ten districts."""
    file = tmp_path / "districts.yaml"
    file.write_text(ten_districts(), encoding="utf-8")
    return file
