"""Leads, rivals, comparisons and forecasts: the words and numbers of the rooms, in a reader's terms."""

from __future__ import annotations

import math

import pytest

from comity.case.read import load_text
from comity.report.content import Bullets, Figure, Paragraph, Section, Table, unfolded, words
from comity.report.evidence_chapter.compared import compared_section
from comity.report.evidence_chapter.forecasts import forecasts_section
from comity.report.evidence_chapter.leads import leads_section, open_part, part_words, plain_hint
from comity.report.evidence_chapter.rivals import rivals_section
from comity.report.evidence_chapter.subject import Weighing, weighing
from comity.study import assess


def said(section: Section | None) -> str:
    """Return every word of a section but its pictures."""
    assert section is not None
    out = []
    for b in unfolded(section.blocks):
        if isinstance(b, Paragraph):
            out.append(words(b.line))
        elif isinstance(b, Bullets):
            out += [words(x) for x in b.items]
        elif isinstance(b, Table):
            out += [words(x) for row in b.rows for cell in row for x in cell.lines]
    return "\n".join(out)


def of(text: str) -> Weighing:
    """Return the material on a case."""
    found = weighing(assess(load_text(text)))
    assert found is not None
    return found


def entropy(p: float) -> float:
    """Return the doubt about a yes or no, in bits."""
    return -sum(x * math.log2(x) for x in (p, 1 - p) if x > 0)


def test_the_part_of_the_doubt_is_information_over_entropy(on_weir: Weighing) -> None:
    posteriors = on_weir.result.posteriors
    assert posteriors is not None
    lead = posteriors.leads[0]
    p = on_weir.posteriors["c3"].p
    left = lead.found * entropy(lead.if_found[0]) + (1 - lead.found) * entropy(lead.if_not[0])
    assert open_part(lead) == pytest.approx(1 - left / entropy(p), abs=1e-9)
    assert part_words(lead) in said(leads_section(on_weir))
    assert "film of the camera" in said(leads_section(on_weir))


def test_hints_name_parties_by_their_names_and_no_term_of_art(on_weir: Weighing) -> None:
    told = said(leads_section(on_weir))
    assert "the side of Southers" in told
    assert "likelihood ratio" not in told
    hint = "All that carries it comes from the side of Northers: x"
    ratio = ", and an item 4.5 times as likely if it is false would bring it to an even chance."
    assert plain_hint(hint + ratio) == "All that carries it comes from the side of Northers: x."


def test_the_matrix_is_drawn_with_its_values_and_ranked_by_probability(on_weir: Weighing) -> None:
    section = rivals_section(on_weir)
    assert section is not None
    drawn = next(b for b in section.blocks if isinstance(b, Figure))
    rivals = on_weir.rivals[0]
    assert drawn.columns == ("item", "C1", "C2")
    assert len(drawn.rows) == len(rivals.rows)
    by_id = {r.id: r for r in rivals.rows}
    for row in drawn.rows:
        cells = by_id[str(row[0]).split()[0]].cells
        assert row[1:] == tuple(round(math.exp(c.middle), 4) if c.given else "" for c in cells)
    order = next(b for b in section.blocks if isinstance(b, Table))
    assert [words(r[1].lines[0])[:2] for r in order.rows] == ["C1", "C2"]
    assert [words(r[4].lines[0]) for r in order.rows] == ["0", "1"]
    assert "decide nothing" in " ".join(words(b.line) for b in section.blocks if hasattr(b, "line"))


def test_rivals_that_nothing_tells_apart_get_a_line_and_no_picture() -> None:
    text = "comity: 1\ntitle: T\nparties: {a: A}\nevidence:\n  claims: {c1: {text: X, rivals: c2}, c2: {text: Y}}\n"
    section = rivals_section(of(text))
    assert section is not None
    assert not any(isinstance(b, (Figure, Table)) for b in section.blocks)
    assert "no item tells one from the other" in said(section)


def test_a_ranking_that_contrary_items_alone_would_turn_says_why() -> None:
    text = """\
comity: 1
title: T
parties: {a: A}
evidence:
  sources: {s: {reliability: B}}
  claims: {c1: {text: X, prior: 0.6, rivals: c2}, c2: {text: Y, prior: 0.1}}
  items:
    - {id: i1, claim: c1, says: supports, source: s, credibility: 2, ratio: 20}
    - {id: i2, claim: c1, says: contradicts, source: s, credibility: 2, ratio: 2}
"""
    told = said(rivals_section(of(text)))
    assert "The two orders differ: least speaks against C2, but C1 is more probable" in told


def test_raw_figures_are_drawn_beside_what_they_are_drawn_to(on_weir: Weighing) -> None:
    section = compared_section(on_weir)
    assert section is not None
    drawn = next(b for b in section.blocks if isinstance(b, Figure) and b.id == "shrinkage-1")
    found = on_weir.compared
    assert found is not None
    assert [r[0] for r in drawn.rows] == ["Northers", "Southers"]
    for row, e in zip(drawn.rows, found.rates[0].estimates, strict=True):
        assert row[3:] == (
            round(e.raw or 0, 4),
            round(e.mean, 4),
            round(e.low, 4),
            round(e.high, 4),
            round(e.shrinkage, 4),
        )


def test_what_is_declined_keeps_its_reason_and_what_could_be_asked_instead(on_weir: Weighing) -> None:
    told = said(compared_section(on_weir))
    found = on_weir.compared
    assert found is not None
    refusal = found.series[0].refused[0]
    assert "Declined" in told
    assert refusal.reason in told
    assert refusal.instead in told
    assert "1 comparison declined" in told


def test_no_source_is_taken_as_right(on_weir: Weighing) -> None:
    told = said(compared_section(on_weir))
    assert "No source is taken as right" in told
    assert "cannot be told" in told


def test_scores_and_calibration_are_told_only_where_there_are_enough(on_weir: Weighing) -> None:
    section = forecasts_section(on_weir)
    assert section is not None
    names = [b.title for b in section.blocks if isinstance(b, Figure)]
    assert any("A. Careful" in n for n in names)
    assert "A. Careful did better, B. Bold did worse than always giving" in said(section)
    few = """\
comity: 1
title: T
parties: {a: A}
evidence:
  claims: {c1: {text: It rains, resolves: {by: 2025-02-01, rule: Drops, outcome: true, on: 2025-01-20}}}
  forecasts: [{claim: c1, analyst: Ann, p: 0.7, date: 2025-01-01}, {claim: c1, analyst: Bo, p: 0.6, date: 2025-01-01}]
"""
    section = forecasts_section(of(few))
    assert section is not None
    assert not [b for b in section.blocks if isinstance(b, Figure)]
    assert "cannot be told" in said(section)
    assert "0.090" in said(section)


def test_open_claims_say_why_they_are_open() -> None:
    text = "comity: 1\ntitle: T\nparties: {a: A}\nevidence:\n  claims: {c1: {text: It rains}}\n"
    text += "  forecasts: [{claim: c1, analyst: Ann, p: 0.7}]\n"
    told = said(forecasts_section(of(text)))
    assert "No forecast can be scored yet" in told
    assert "C1 “It rains”" in told


@pytest.mark.parametrize(("ratio", "told"), [("[0.5, 1.5, 4]", False), ("[1.2, 1.5, 4]", True), ("1.5", True)])
def test_no_claim_is_called_the_most_probable_where_the_ranges_leave_it_open(ratio: str, told: bool) -> None:
    text = (
        "comity: 1\ntitle: T\nparties: {a: A}\nevidence:\n  sources: {s: {reliability: B}}\n"
        "  claims: {c1: {text: One, prior: 0.3, rivals: [c2]}, c2: {text: Two, prior: 0.3}}\n"
        f"  items: [{{id: i1, claim: c1, says: supports, source: s, credibility: 2, ratio: {ratio}}}]\n"
    )
    found = said(rivals_section(of(text)))
    assert ("is the most probable: " in found) is told
    assert ("cannot be told apart as the most probable" in found) is not told
    if not told:
        assert "C1 is so in " in found
        assert "C2 is so in " in found
