"""Several hundred files with something wrong in them: each has its problems, with lines, and none raises."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from comity.case.read import check, read_text
from comity.errors import Problem

ASSETS = Path(__file__).parent / "assets"
GOOD = (ASSETS / "option_form.yaml").read_text(encoding="utf-8")
DRAWN = (ASSETS / "drawn.yaml").read_text(encoding="utf-8")
HEAD = "comity: 1\ntitle: T\nparties: {a: A, b: B}\n"
RANKING = "{ranking: [YNN, [NNY, war], NNN, YNY, NYN]}"


def errors(text: str) -> list[Problem]:
    """Return the errors of a text; the case must be there exactly where there are none."""
    case, problems = read_text(text, "case.yaml")
    found = [p for p in problems if p.level == "error"]
    assert (case is None) == bool(found)
    assert all(p.where.line >= 1 and p.where.file == "case.yaml" and p.what for p in problems)
    return found


def test_the_good_cases_are_good() -> None:
    assert errors(GOOD) == errors(DRAWN) == []


# what is replaced in the good case, by what, the line of the first error, words of its message or ways out
SLIPS = [
    ("comity: 1\n", "", 1, 'no "comity"'),
    ("comity: 1\n", "comity: 2\n", 1, "written for format 2; this version reads 1"),
    ("comity: 1\n", "comity: one\n", 1, "number of the format"),
    ("comity: 1\n", "comity: [1]\n", 1, "number of the format"),
    ("comity: 1\n", "comity:\n", 1, "no value"),
    ("title: Euph", "titl: Euph", 1, 'no "title"'),
    ("title: Euphrates water dispute, 1975", "title:", 2, "no value"),
    ("title: Euphrates water dispute, 1975", 'title: ""', 2, "empty"),
    ("title: Euphrates water dispute, 1975", "title: [a]", 2, "text is expected"),
    ("title: Euphrates water", "title: Euphrates: water", 2, "quotes"),
    ("question: Which", "questin: Which", 3, 'Did you mean "question"?'),
    ("as_of: 1975-05-01", "as_of: 1975-13-01", 4, "does not exist"),
    ("as_of: 1975-05-01", "as_of: 1975-02-30", 4, "does not exist"),
    ("as_of: 1975-05-01", "as_of: May 1975", 4, "1975-05-01"),
    ("as_of: 1975-05-01", "as_of: [1975]", 4, "date"),
    ("leaves_out:\n  - Third parties.", "leaves_out: Third parties.", 7, "a list is expected"),
    ("  - Third parties.", "  -", 8, "empty"),
    ("  - Third parties.", "  - [x]", 8, "text is expected"),
    ("parties:\n  syria: Syria\n  iraq: {name: Iraq, kind: state}\n", "", 1, 'no "parties"'),
    ("parties:\n  syria: Syria\n  iraq: {name: Iraq, kind: state}\n", "parties: {}\n", 9, "is empty"),
    (
        "parties:\n  syria: Syria\n  iraq: {name: Iraq, kind: state}\n",
        "parties: [syria, iraq]\n",
        9,
        "a map is expected",
    ),
    ("  iraq: {name: Iraq", "  iraq: {nme: Iraq", 11, 'Did you mean "name"?'),
    ("  iraq: {name: Iraq, ", "  iraq: {", 11, 'no "name"'),
    ("  iraq: {name: Iraq", "  syria: {name: Iraq", 11, "second time"),
    ("  iraq: {name: Iraq, kind: state}", "  iraq:", 11, "no value"),
    ("  iraq: {name: Iraq, kind: state}", "  iraq: [Iraq]", 11, "a list of 1 item"),
    ("  syria: Syria\n", "  table: Syria\n", 10, "kept for"),
    ("sources:\n", "source:\n", 12, 'Did you mean "sources"?'),
    ("speaker: Minister", "speaker: Minister, retired", 13, "comma ends a text"),
    ("speaker: Minister", "speakers: Minister", 13, 'Did you mean "speaker"?'),
    ("conflict:\n", "conflict: 3\nconflit:\n", 14, "a map with options"),
    ("conflict:\n", "conflict:\n  states: [s1]\n", 15, '"options" and "states"'),
    ("text: Release water,", "text: Release water, now,", 16, 'text: "Release water, now"'),
    ("text: Release water,", "text: Release water, now, here,", 16, 'text: "Release water, now, here"'),
    ("text: Release water,", "text: Release: water,", 16, "quotes"),
    ("text: Release water,", "text: [Release],", 16, "text is expected"),
    ("by: syria, text: Release", "by: syira, text: Release", 16, 'Did you mean "syria"?'),
    ("by: syria, text: Release", "by: usa, text: Release", 16, 'party "usa" is not defined'),
    ("by: syria, text: Release", "by: [syria], text: Release", 16, "id of a party"),
    ("by: syria, text: Release", "by: , text: Release", 16, "no value"),
    ("{by: syria, text: Escalate}", "{text: Escalate}", 17, 'no "by"'),
    ("{by: syria, text: Escalate}", "Escalate", 17, "a map with by"),
    ("{by: syria, text: Escalate}", "{by: syria, text: Escalate", 17, "not closed"),
    ("{by: syria, text: Escalate}", "{by: syria, text: Escalate]", 17, "another mark"),
    ("{by: syria, text: Escalate}", "{by: syria text: Escalate}", 17, ""),
    ("{by: syria, text: Escalate}", "{by: syria, by: iraq, text: Escalate}", 17, "second time"),
    ("    escalate: {by", "    YN: {by", 17, "reads as a pattern"),
    ("    escalate: {by", "    if: {by", 17, "word of the statement language"),
    ("    escalate: {by", "    table: {by", 17, "kept for"),
    ("    escalate: {by", '    "": {by', 17, "empty"),
    ("    escalate: {by", "    release: {by", 17, "line 16"),
    ("    escalate: {by", "\tescalate: {by", 17, "tab"),
    ("    escalate: {by", "   escalate: {by", 17, "indentation"),
    ("moves: both", "moves: forwrd", 18, 'Did you mean "forward"?'),
    ("moves: both", "moves: [both]", 18, "one of both"),
    ("moves: both", "moves", 18, "comma ends a text"),
    ("source: s1}\n    esc", "source: s2}\n    esc", 16, 'source "s2" is not defined'),
    ("source: s1}\n    esc", "source: {s1: x}}\n    esc", 16, "a list is expected"),
    ("source: [s1]", "source: [s1, s9]", 20, 'source "s9" is not defined'),
    ("holds: release & escalate", "holds: release & escalat", 20, 'Did you mean "escalate"?'),
    ("holds: release & escalate", "holds: release &", 20, "column"),
    ("holds: release & escalate", "holds: release && escalate", 20, '"&"'),
    ("holds: release & escalate", "holds: (release", 20, "column"),
    ("holds: release & escalate", "holds: YNNN", 20, "3 options"),
    ("holds: release & escalate", "holds: !release & escalate", 20, "quotes"),
    ("holds: release & escalate", "hold: release & escalate", 20, 'no "holds"'),
    ("    - {holds: release", "    {holds: release", 20, "a list is expected"),
    ('{war: "-YY"}', '{war: "-Y"}', 21, "2 letters"),
    ('{war: "-YY"}', '{war: "-yy"}', 21, '"-YY"'),
    ('{war: "-YY"}', "{war: [YY]}", 21, "a pattern"),
    ('{war: "-YY"}', '{war: "-YY", w: "Y-Y"}', 21, "overlap"),
    ('{war: "-YY"}', '{NN: "-YY"}', 21, "reads as a pattern"),
    ("by: iraq, from", "by: irak, from", 23, 'Did you mean "iraq"?'),
    ("from: attack & escalate, ", "", 23, 'no "from"'),
    ('to: "!attack"', 'to: "!attck"', 23, 'Did you mean "attack"?'),
    ('to: "!attack"', "to: !attack", 23, 'to: "!attack"'),
    ("status_quo: NNN", "status_quo: NN", 24, "2 letters"),
    ("status_quo: NNN", "status_quo: nnn", 24, "capitals"),
    ("status_quo: NNN", "status_quo: N-N", 24, "several states"),
    ("status_quo: NNN", "status_quo: wra", 24, 'Did you mean "war"?'),
    ("status_quo: NNN", "status_quo: {escalat: true}", 24, 'option "escalat" is not defined'),
    ("status_quo: NNN", "status_quo: {escalate: yes}", 24, "true or false"),
    ("status_quo: NNN", "status_quo: [NNN]", 24, "a list of 1 item"),
    ("status_quo: NNN", "status_quo:", 24, "no value"),
    ("[[syria], [iraq]]", "[[syria, iraq], [iraq]]", 25, "twice"),
    ("[[syria], [iraq]]", "[syria, iraq]", 25, "a list is expected"),
    ("[[syria], [iraq]]", "[[syria], [irak]]", 25, 'Did you mean "iraq"?'),
    ("[[syria], [iraq]]", "[[]]", 25, "empty list"),
    (RANKING, "{ranking: [YNN, YNN]}", 33, "twice"),
    (RANKING, "{ranking: [YNN, NN]}", 33, "2 letters"),
    (RANKING, "{ranking: [YNN, {a: b}]}", 33, "a map"),
    (RANKING, "{ranking: []}", 33, "empty list"),
    (RANKING, "{ranking: YNN}", 33, "a list is expected"),
    (RANKING, "{rankng: [YNN]}", 33, 'Did you mean "ranking"?'),
    (RANKING, "{ranking: [YNN], weights: {attack: 1}}", 33, "only one"),
    (RANKING, "{}", 33, "none of"),
    (RANKING, "{free: false}", 33, "iraq has no preference: free is false"),
    (RANKING, "{free: true, weights: {attack: 1}}", 33, "free goes with statements or a ranking, not with weights"),
    (RANKING, "{weights: {attack: [3, 1]}}", 33, "an interval is a lowest and a highest number"),
    (RANKING, "{weights: {attack: 1}, much: [2, 1]}", 33, "the numbers of much are above 0 and grow"),
    (RANKING, '{ranking: [">>", YNN]}', 33, '">>" stands between two states'),
    (RANKING, "{weights: {attack: 1}, unknown: [[attack]]}", 33, "a pair of places is expected, and 1 stand here"),
    (
        RANKING,
        "{weights: {attack: 1}, spread: {law: mallows, amount: 2}}",
        33,
        'amount is "2"; it lies between 0 and 1',
    ),
    (RANKING, "{weights: {attack: 1}, spread: {law: normal, amount: 1}}", 33, 'is "normal"; it can be'),
    (RANKING, "{weights: {attack: 1}, readings: {x: {probability: 2, weights: {attack: 2}}}}", 33, "not at 2"),
    (RANKING, "[YNN]", 33, "a map with statements"),
    (RANKING, "", 33, "no value"),
    (RANKING, "{weights: {}}", 33, "empty"),
    (RANKING, "{weights: {attack: high}}", 33, "a number is expected"),
    (RANKING, "{weights: {attack: .nan}}", 33, "a number is expected"),
    (RANKING, "{weights: {attack: 1e99999999}}", 33, "a number is expected"),
    (RANKING, "{weights: {attack: 1/0}}", 33, "a number is expected"),
    (RANKING, "{weights: {attack: true}}", 33, "a number is expected"),
    (RANKING, "{weights: {!attack: 1}}", 33, "quotes"),
    (RANKING, "{statements: attack}", 33, "a list is expected"),
    (RANKING, "{statements: [!attack, & release]}", 33, "quotes"),
    (RANKING, '{statements: ["a = b"]}', 33, "column"),
    (f"    iraq: {RANKING}\n", "", 18, "has no preferences"),
    ("    iraq: {rank", "    irak: {rank", 33, 'Did you mean "iraq"?'),
    ("    iraq: {rank", "    syria: {rank", 33, "line 27"),
    ("soft: {text", "main: {text", 32, "the name of the preference itself"),
    ("release: 1/2}}", "release: 1/2}, ranking: [YNN]}", 32, "only one"),
    ('{text: Softer, weights: {"!escalate": 2, release: 1/2}}', "{text: Softer}", 32, "none of"),
    ("source: s1}\n      readings", "source: s1, holds: attack}\n      readings", 30, "second time"),
    ("  preferences:\n", "  preference:\n", 15, 'no "preferences"'),
    ("  infeasible:\n", "  infeasable:\n", 19, 'Did you mean "infeasible"?'),
]

DRAWN_SLIPS = [
    ("s1 -> s2", "s1 -> s9", 7, 'state "s9" is not defined'),
    ("s1 -> s2", "s1 -> s1", 7, "to itself"),
    ("s1 -> s2", "s1 s2", 7, "from -> to"),
    ("s1 -> s2", "s1 -> s2 -> s3", 7, "from -> to"),
    ("s1 -> s2", "s2 -> s1", 7, "twice"),
    ('["s2 -> s3"]', '"s2 -> s3"', 8, "a list is expected"),
    ("    col: [", "    cl: [", 8, 'Did you mean "col"?'),
    ("{s1: Start, s2: Middle, s3: End}", "[s1, s1, s2, s3]", 5, "twice"),
    ("{s1: Start, s2: Middle, s3: End}", "[]", 5, "empty list"),
    ("{s1: Start, s2: Middle, s3: End}", "3", 5, "is the text"),
    ("{s1: Start, s2: Middle, s3: End}", '[s1, s2, s3, "a->b"]', 5, "separates the two states"),
    ("{s1: Start, s2: Middle, s3: End}", "[s1, s2, s3, YN]", 5, "reads as a pattern"),
    ("[s2, s1, s3]", "[s2, s1]", 11, '"s3"'),
    ("[s2, s1, s3]", "[s2, s1, s3, s3]", 11, "twice"),
    ("[s2, s1, s3]", "[s2, s1, s4]", 11, 'state "s4" is not defined'),
    ("{ranking: [s2, s1, s3]}", "{statements: [s1]}", 11, "no options"),
    ("{ranking: [s2, s1, s3]}", "{weights: {s1: 2}}", 11, "no options"),
    ("    row: {ranking: [s2, s1, s3]}\n", "", 7, "has no preferences"),
    ("status_quo: s1", "status_quo: s7", 9, 'state "s7" is not defined'),
    ("  moves:\n", "  infeasible: [s1]\n  moves:\n", 6, "infeasible"),
    ("  states: {s1: Start, s2: Middle, s3: End}\n", "", 5, '"options"'),
]

WHOLE = [
    ("", 1, "empty"),
    ("# nothing but a comment\n", 1, "empty"),
    ("---\n", 1, "empty"),
    ("hello\n", 1, "the text"),
    ("[a, b]\n", 1, "a list of 2 items"),
    ("{}\n", 1, 'no "comity"'),
    ("null\n", 1, "empty"),
    (HEAD, 1, "asks no question"),
    (HEAD + "conflict: {}\n", 4, 'no "options"'),
    (HEAD + "conflict:\n  options: {}\n  preferences: {a: {statements: [x]}}\n", 5, "empty"),
    (HEAD + "conflict:\n  options: {table: o.csv}\n  preferences: {a: {statements: [x]}}\n", 5, "only text"),
    (HEAD + "conflict:\n  options: {x: {by: a}}\n", 5, 'no "preferences"'),
    ("\x00\x01\x02", 1, "unseen"),
    ("comity: 1\x00\ntitle: x\n", 1, "unseen"),
    ("comity: 1\ntitle: x\u2028y\n", 2, "unseen"),
    ("comity: 1\ntitle: 'x\n", 2, "not closed"),
    ("<html><body>\n", 1, "the text"),
    ('{"comity": 1, "title": "x"', 1, "not closed"),
    ("a: &a [*a, *a]\n", 1, "anchor"),
    ("a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n", 1, "anchor"),
    ("[" * 3000, 1, "50 deep"),
    ("{a: " * 3000, 1, "50 deep"),
    ("a: " + "[" * 60 + "]" * 60 + "\n", 1, "50 deep"),
    ("title: " + "x" * 100_000 + "\n", 1, 'no "comity"'),
    ("x" * 100_000 + ": 1\n", 1, "colon"),
    (HEAD + "conflict:\n  options: {x: {by: a}}\n  infeasible: ['" + "(" * 30_000 + "']\n", 6, "column"),
]


def _said(problem: Problem) -> str:
    return " ".join([problem.what, *problem.ways_out])


@pytest.mark.parametrize(("old", "new", "line", "words"), SLIPS)
def test_a_slip_in_a_case_is_told_with_its_line(old: str, new: str, line: int, words: str) -> None:
    _expect(GOOD, old, new, line, words)


@pytest.mark.parametrize(("old", "new", "line", "words"), DRAWN_SLIPS)
def test_a_slip_in_a_drawn_case_is_told_with_its_line(old: str, new: str, line: int, words: str) -> None:
    _expect(DRAWN, old, new, line, words)


def _expect(good: str, old: str, new: str, line: int, words: str) -> None:
    assert good.count(old) >= 1
    found = errors(good.replace(old, new, 1))
    assert found
    assert any(p.where.line == line and words in _said(p) for p in found), [str(p) for p in found]
    # One slip may have consequences, but it does not flood the reader.
    assert len(found) <= 8, [str(p) for p in found]


@pytest.mark.parametrize(("text", "line", "words"), WHOLE)
def test_a_file_that_is_no_case_is_told_so(text: str, line: int, words: str) -> None:
    found = errors(text)
    assert any(p.where.line == line and words in _said(p) for p in found), [str(p) for p in found]
    assert all(len(str(p)) < 1_500 for p in found)


def _mutations() -> Iterator[tuple[str, str]]:
    """Yield (what was done, text), each wrong by construction."""
    for good, name in ((GOOD, "options"), (DRAWN, "drawn")):
        lines = good.split("\n")
        for k, line in enumerate(lines[:-1]):
            key = re.match(r"( *)([a-z_]+):", line)
            if key:
                renamed = [*lines[:k], line.replace(key[2], "Zz" + key[2], 1), *lines[k + 1 :]]
                twice = [*lines[:k], line, line.split(":")[0] + ": x", *lines[k + 1 :]]
                if key[2] not in {"war", "soft"}:
                    yield f"{name}: renamed line {k + 1}", "\n".join(renamed)
                if line.rstrip()[-1] != ":":
                    yield f"{name}: twice line {k + 1}", "\n".join(twice)
                yield f"{name}: a list for line {k + 1}", "\n".join([*lines[:k], f"{key[0]} [[1]]", *lines[k + 1 :]])
        for cut in range(20, len(good) - 60, 29):
            yield f"{name}: cut at {cut}", good[:cut]
        for cut in range(good.index("conflict:"), len(good) - 60, 27):
            yield f"{name}: bracket at {cut}", f"{good[:cut]} ]}} {good[cut:]}"
        for cut in range(0, len(good), 19):
            yield f"{name}: NUL at {cut}", f"{good[:cut]}\x00{good[cut:]}"


MUTATIONS = dict(_mutations())


def test_there_are_many_malformed_files() -> None:
    assert len(set(MUTATIONS.values())) + len(SLIPS) + len(DRAWN_SLIPS) + len(WHOLE) >= 400


def test_every_mutation_has_a_problem_with_its_line() -> None:
    silent = [name for name, text in MUTATIONS.items() if not errors(text)]
    assert silent == []


def test_noise_of_any_kind_never_raises() -> None:
    draw = random.Random(7)
    marks = "!&*@%`?:-|>[]{},#\"' \n\tabYN<~\\\x00é\u2028"
    for _ in range(400):
        good = draw.choice([GOOD, DRAWN])
        for _ in range(draw.choice([1, 2, 5])):
            start = draw.randrange(len(good))
            noise = "".join(draw.choice(marks) for _ in range(draw.randrange(5)))
            good = good[:start] + noise + good[start + draw.randrange(8) :]
        errors(good)


def test_random_bytes_never_raise(tmp_path: Path) -> None:
    draw = random.Random(11)
    file = tmp_path / "case.yaml"
    for _ in range(150):
        data = bytearray(GOOD.encode())
        for _ in range(draw.choice([1, 3, 10])):
            data[draw.randrange(len(data))] = draw.randrange(256)
        file.write_bytes(data if draw.random() < 0.8 else draw.randbytes(300))
        case, problems = check(file)
        assert case is not None or any(p.level == "error" and p.where.line >= 1 for p in problems)


def test_several_problems_are_told_at_once_in_the_order_of_the_file() -> None:
    text = GOOD
    for old, new in (
        ("title: Euph", "titl: Euph"),
        ("by: syria, text: Esc", "by: syra, text: Esc"),
        ("moves: both", "moves: forwrd"),
        ("holds: release & escalate", "holds: !release & escalat"),
        ("status_quo: NNN", "status_quo: NN"),
        ("release: 1/2", "release: half"),
        ("[YNN, [NNY", "[YNN, [yny"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    found = errors(text)
    assert [p.where.line for p in found] == [1, 2, 17, 18, 20, 20, 24, 32, 33]
    assert all(p.ways_out for p in found)


def test_two_broken_places_of_yaml_are_told_at_once() -> None:
    text = GOOD.replace("text: Escalate}", "text: Escalate").replace('to: "!attack"', "to: !attack")
    assert [p.where.line for p in errors(text.replace("status_quo: NNN", "status_quo: N"))] == [17, 23, 24]


def test_many_problems_are_cut_with_their_number() -> None:
    found = errors("comity: 1\n" + "".join(f"k{i}: v\n" for i in range(3_000)))
    assert len(found) == 1_001
    assert "more problems" in found[-1].what
