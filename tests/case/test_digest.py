"""Tests of the fingerprint: what changes it, and what must not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from comity.case.digest import canonical, digest, to_plain
from comity.case.read import load, load_text

ASSETS = Path(__file__).parent / "assets"
GOOD = (ASSETS / "option_form.yaml").read_text(encoding="utf-8")
DRAWN = (ASSETS / "drawn.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("comity: 1\n", "# comment\n\ncomity: '1'   # c\n"),
        ("title: Euphrates water dispute, 1975", 'title: "Euphrates water dispute, 1975"'),
        (
            "title: Euphrates water dispute, 1975\nquestion: Which outcomes would hold?",
            "question: Which outcomes would hold?\ntitle: Euphrates water dispute, 1975",
        ),
        ("  syria: Syria\n", "  syria: {name: Syria}\n"),
        ("{by: syria, text: Escalate}", "{text: Escalate, moves: both, by: syria}"),
        ("release: 1/2", "release: 0.5"),
        ("holds: release & escalate", "holds: (release)&escalate"),
        ("holds: release & escalate", "holds: release and escalate"),
        ("release: 1/2", "release: 5e-1"),
        ('{"!escalate": 2, release: 1/2}', '{release: 1/2, "!escalate": 2.0}'),
        ("[NNY, war]", "[war, NNY]"),
        ("[NNY, war]", '["-YY", NNY]'),
        ("[[syria], [iraq]]", "[[iraq], [syria]]"),
        ("[[syria], [iraq]]", "[[iraq]]"),
        ("status_quo: NNN", "status_quo: {attack: false}"),
        ("source: [s1]", "source: s1"),
        ('{war: "-YY"}', '{war: {pattern: "-YY"}}'),
    ],
)
def test_how_it_is_written_makes_no_difference(old: str, new: str) -> None:
    assert old in GOOD
    assert digest(load_text(GOOD.replace(old, new, 1))) == digest(load_text(GOOD))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Euphrates", "title: The Euphrates"),
        ("  syria: Syria\n  iraq: {name: Iraq, kind: state}\n", "  iraq: {name: Iraq, kind: state}\n  syria: Syria\n"),
        ("moves: both", "moves: forward"),
        ("status_quo: NNN", "status_quo: YNN"),
        ("  status_quo: NNN\n", ""),
        ("[NNY, war]", "NNY, war"),
        ("release: 1/2", "release: 1/3"),
        ("why: Too late.", "why: Too soon."),
        ("  coalitions: [[syria], [iraq]]\n", ""),
        ("as_of: 1975-05-01", "as_of: 1975-05-02"),
        ("holds: escalate,", "holds: attack,"),
    ],
)
def test_what_it_says_makes_a_difference(old: str, new: str) -> None:
    assert old in GOOD
    assert digest(load_text(GOOD.replace(old, new, 1))) != digest(load_text(GOOD))


def test_the_order_of_preference_statements_matters() -> None:
    first, second = (
        '        - "!release & !escalate & !attack"\n',
        "        - {holds: escalate, why: To be heard., source: s1}\n",
    )
    assert digest(load_text(GOOD.replace(first + second, second + first))) != digest(load_text(GOOD))


def test_the_order_of_drawn_moves_does_not_matter_and_that_of_states_does() -> None:
    moved = DRAWN.replace('["s1 -> s2", "s2 -> s1"]', '["s2 -> s1", "s1 -> s2"]')
    assert moved != DRAWN
    assert digest(load_text(moved)) == digest(load_text(DRAWN))
    turned = DRAWN.replace("{s1: Start, s2: Middle,", "{s2: Middle, s1: Start,")
    assert digest(load_text(turned)) != digest(load_text(DRAWN))


def test_path_and_warnings_do_not_matter() -> None:
    case = load(ASSETS / "option_form.yaml")
    assert digest(replace(case, path=None)) == digest(case)


def test_the_digest_of_a_published_form_does_not_drift() -> None:
    """Digests are quoted in reports: a change of the canonical form needs a new format number."""
    assert digest(load_text(DRAWN)) == "c207a1f31cf1abe5c7aa8b9387191817c821d323d0258cea82da01288e90268d"


def test_canonical_json_is_compact_sorted_and_exact() -> None:
    text = canonical(load_text(GOOD))
    plain = json.loads(text)
    assert text == json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert plain == to_plain(load_text(GOOD))
    assert '"weight":"1/2"' in text
    assert "where" not in text
