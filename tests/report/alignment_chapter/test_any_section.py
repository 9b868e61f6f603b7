"""Whatever a section on alignment holds, and wherever the time ends, a report comes out whole."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest

from comity.alignment.work import AlignmentSettings
from comity.budget import Budget
from comity.case.read import load_text
from comity.conflict.analyse import Settings
from comity.report.as_html import to_html
from comity.report.as_markdown import to_markdown
from comity.report.compose import compose
from comity.study.aligned import alignment_of
from comity.study.found import Study

ACTORS = ("north", "south", "a", "x y", "Ünter", "south-east", "more", "tie")
HEAD = "comity: 1\ntitle: T\nparties: {north: {name: North & Co}, south: {name: <b>South</b>}, more: {name: More}}\n"
ANCHOR = re.compile(r'href="#([^"]+)"')


def section(seed: int) -> str:
    """Return the text of a section with some of its parts, drawn by chance."""
    rng = random.Random(seed)
    some = rng.sample(ACTORS, rng.randint(3, len(ACTORS)))
    out = ["alignment:"]

    def two() -> list[str]:
        return rng.sample(some, 2)

    if rng.random() < 0.8:
        out.append("  ties:")
        for _ in range(rng.randint(1, 14)):
            a, b = two()
            start = rng.choice(("", "1990", "1995-03", "2001-02-03"))
            dates = f", from: {start}, to: {start[:3]}9" if start else ""
            flow = ", directed: yes, kind: trade, weight: 3" if rng.random() < 0.3 else ""
            out.append(f'    - {{a: "{a}", b: "{b}", sign: {rng.choice((1, 1, -1)) if not flow else 1}{dates}{flow}}}')
    if rng.random() < 0.6:
        out.append("  capabilities:")
        years = rng.sample((1990, 1995, 2001), rng.randint(1, 3))
        out += [f'    - {{actor: "{a}", year: {y}, gdp: {rng.randint(0, 9)}}}' for y in sorted(years) for a in some]
    if rng.random() < 0.6:
        out.append("  votes:")
        for k in range(rng.choice((1, 3, 12))):
            mid = rng.randint(1, len(some) - 1)
            who = rng.sample(some, len(some))
            yes, no = (", ".join(f'"{a}"' for a in part) for part in (who[:mid], who[mid:]))
            out.append(f'    - {{id: v{k}, "yes": [{yes}], "no": [{no}], session: "{k % 2}"}}')
        out.append(f"  anchor: {two()}")
    if rng.random() < 0.5:
        out.append(f"  bodies: {{club: {{members: {some}}}}}")
    if rng.random() < 0.6:
        out.append("  figures:")
        for k in range(rng.randint(1, 5)):
            when = rng.choice(("", ", date: 1999", ", date: 1998-05", ", since: 1999-01, until: 1999-09"))
            tested = ", tested: true" if k == 0 else rng.choice(("", ", expected: true"))
            out.append(f"    - {{id: f{k}, of: {some[:2]}, what: trade, value: {rng.randint(1, 4)}{when}{tested}}}")
    if len(out) == 1:
        out.append(f"  figures: [{{id: f, of: {some[:2]}, what: trade, value: 1}}]")
    if rng.random() < 0.5:
        out.append(f"  focus: {some[:2]}")
    return "\n".join(out) + "\n"


def whole(study: Study) -> str:
    """Return the page of a study, all of whose inner links lead somewhere."""
    report = compose(study)
    html = to_html(report)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(ANCHOR.findall(html)) <= set(ids)
    assert "<b>South" not in html
    assert "nan" not in re.sub(r"<[^>]*>", " ", html).casefold().split()
    to_markdown(report)
    return html


@pytest.mark.parametrize("seed", range(24))
def test_a_report_comes_out_whole(seed: int) -> None:
    case = load_text(HEAD + section(seed))
    found = alignment_of(case, AlignmentSettings(draws=200))
    html = whole(Study(case, "d" * 64, "0", Settings(), alignment=found))
    assert 'id="alignment-method"' in html


def test_a_study_whose_time_was_over_at_once_still_reads_as_a_report() -> None:
    case = load_text(HEAD + section(3))
    found = alignment_of(case, AlignmentSettings(draws=200), Budget(1e-9))
    assert found.missing
    html = whole(Study(case, "d" * 64, "0", Settings(), alignment=found))
    assert "Not finished" in html


def test_ties_that_were_never_measured_are_told_without_their_camps() -> None:
    case = load_text(HEAD + section(1))
    found = alignment_of(case, AlignmentSettings(draws=200))
    assert found.windows
    bare = replace(found, windows=tuple(replace(w, balance=None, structure=None) for w in found.windows))
    html = whole(Study(case, "d" * 64, "0", Settings(), alignment=bare))
    assert "alignment-camps" not in html
