"""Good cases that the tests of this room change and break."""

from __future__ import annotations

OPTION_FORM = """\
comity: 1
title: Euphrates water dispute, 1975
question: Which outcomes would hold?
as_of: 1975-05-01
modelled_by: A. Student
about: Two states share a river.
leaves_out:
  - Third parties.
parties:
  syria: Syria
  iraq: {name: Iraq, kind: state}
sources:
  s1: {text: "Water first.", speaker: Minister, party: syria, kind: speech, date: 1975-04-01}
conflict:
  options:
    release: {by: syria, text: Release water, source: s1}
    escalate: {by: syria, text: Escalate}
    attack: {by: iraq, text: Attack, moves: both}
  infeasible:
    - {holds: release & escalate, why: One excludes the other., source: [s1]}
  same: {war: "-YY"}
  cannot:
    - {by: iraq, from: attack & escalate, to: "!attack", why: Too late.}
  status_quo: NNN
  coalitions: [[syria], [iraq]]
  preferences:
    syria:
      statements:
        - "!release & !escalate & !attack"
        - {holds: escalate, why: To be heard., source: s1}
      readings:
        soft: {text: Softer, weights: {"!escalate": 2, release: 1/2}}
    iraq: {ranking: [YNN, [NNY, war], NNN, YNY, NYN]}
"""

DRAWN = """\
comity: 1
title: Drawn by hand
parties: {row: Row, col: Column}
conflict:
  states: {s1: Start, s2: Middle, s3: End}
  moves:
    row: ["s1 -> s2", "s2 -> s1"]
    col: ["s2 -> s3"]
  status_quo: s1
  preferences:
    row: {ranking: [s2, s1, s3]}
    col: {ranking: [s3, [s1, s2]]}
"""

HEAD = "comity: 1\ntitle: T\nparties: {a: A, b: B}\n"
OPTIONS = "conflict:\n  options:\n    x: {by: a, text: X}\n    y: {by: b, text: Y}\n"
PREFERENCES = "  preferences:\n    a: {statements: [x]}\n    b: {statements: [y]}\n"
