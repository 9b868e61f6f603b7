"""Who blocks what: sentences and numbers come from the results, each party by its name."""

from __future__ import annotations

from comity.case.read import load_text
from comity.report.content import Bullets, Figure, Line, PartyName, Section, Table, unfolded, words
from comity.report.settlement_chapter.demands import demands_section
from comity.report.settlement_chapter.subject import Settled, settled
from comity.study import assess


def section_of(s: Settled) -> Section:
    """Return the section on demands."""
    found = demands_section(s)
    assert found is not None
    return found


def table(section: Section, id_: str) -> Table:
    """Return a table by its id."""
    return next(b for b in unfolded(section.blocks) if isinstance(b, Table) and b.id == id_)


def told(section: Section) -> str:
    """Return the words of the paragraphs and lists of a section."""
    out: list[Line] = []
    for block in unfolded(section.blocks):
        out += block.items if isinstance(block, Bullets) else [block.line] if hasattr(block, "line") else []  # type: ignore[arg-type]
    return "\n".join(words(x) for x in out)


def test_conflicts_name_both_parties_and_their_sources(on_quay: Settled) -> None:
    first = next(b for b in section_of(on_quay).blocks if isinstance(b, Bullets)).items[0]
    assert [x.name for x in first if isinstance(x, PartyName)] == ["Northers", "Southers"]
    assert "“No talks without a paper” (n1; S2)" in words(first)
    assert "“Never a paper” (s1; S1)" in words(first)
    assert "“Talks about the quay” is sought" in words(first)


def test_the_counts_are_those_of_the_result(on_quay: Settled) -> None:
    found = on_quay.demands
    assert found is not None
    assert f"{found.conflicts_found} conflicts" in told(section_of(on_quay))
    figure = next(b for b in section_of(on_quay).blocks if isinstance(b, Figure) and b.id == "blocks-parties")
    assert figure.rows == (("Southers", "Northers", 2),)


def test_relaxations_stand_cheapest_first_with_their_weights(on_quay: Settled) -> None:
    rows = table(section_of(on_quay), "relaxations").rows
    weights = [row[2].sort for row in rows]
    assert weights == sorted(weights)  # type: ignore[type-var]
    assert weights[0] == 3.0  # n1 (1) with n2 or s2 (2)


def test_parties_keep_the_order_of_the_case(on_quay: Settled) -> None:
    rows = table(section_of(on_quay), "burden-table").rows
    assert [words(row[0].lines[0]) for row in rows] == ["Northers", "Southers"]


def test_offers_stand_apart_from_demands(on_quay: Settled) -> None:
    text = told(section_of(on_quay))
    assert "an offer is no demand" in text
    assert "it meets Northers’s “Many berths”" in text


def test_demands_that_agree_are_said_to_agree() -> None:
    text = "comity: 1\ntitle: T\nparties: {a: A, b: B}\nsettlement:\n  terms: {x: X, y: Y}\n  demands:\n"
    text += "    - {id: d1, by: a, requires: x}\n    - {id: d2, by: b, requires: y}\n"
    found = settled(assess(load_text(text)))
    assert found is not None
    section = section_of(found)
    assert "All 2 demands can be met together" in told(section)
    assert not [b for b in unfolded(section.blocks) if isinstance(b, Figure)]


def test_facts_that_contradict_each_other_are_said_first() -> None:
    text = "comity: 1\ntitle: T\nparties: {a: A}\nsettlement:\n  terms: {x: X}\n  facts: [x, '!x']\n"
    text += "  demands:\n    - {id: d1, by: a, requires: x}\n"
    found = settled(assess(load_text(text)))
    assert found is not None
    assert "contradict each other" in told(section_of(found))


def test_many_conflicts_are_folded_and_counted() -> None:
    n = 40
    rows = [
        f"    - {{id: a{k}, by: a, requires: t{k}}}\n    - {{id: b{k}, by: b, requires: '!t{k}'}}\n" for k in range(n)
    ]
    terms = ", ".join(f"t{k}: T{k}" for k in range(n))
    text = "comity: 1\ntitle: T\nparties: {a: A, b: B}\nsettlement:\n"
    found = settled(assess(load_text(f"{text}  terms: {{{terms}}}\n  demands:\n{''.join(rows)}")))
    assert found is not None
    section = section_of(found)
    lists = [b for b in section.blocks if isinstance(b, Bullets) and b.ordered]
    assert len(lists[0].items) == 5
    figure = next(b for b in unfolded(section.blocks) if isinstance(b, Figure) and b.id == "blocks-demands")
    assert "20 more demands" in figure.caption


FACTS = """\
comity: 1
title: T
parties: {a: Aland, b: Borland}
settlement:
  terms: {boats: Boats in the bay, survey: A survey, calm: Calm}
  facts:
    - {holds: survey -> boats, why: A survey is done from boats.}
    - calm -> !boats
  demands:
    - {id: a1, by: a, requires: survey, text: The grounds are surveyed}
    - {id: b1, by: b, requires: "!boats", text: No boats}
    - {id: b_wants_calm, by: b, requires: calm, text: Calm waters}
"""


def test_facts_are_told_by_their_reason_or_else_in_words_never_as_formulas() -> None:
    s = settled(assess(load_text(FACTS)))
    assert s is not None
    text = told(section_of(s))
    assert "the fact “A survey is done from boats”" in text
    assert "if “Calm”, then no “Boats in the bay”" in text
    assert "->" not in text


def test_a_long_id_is_not_told_beside_words_that_say_the_same() -> None:
    s = settled(assess(load_text(FACTS)))
    assert s is not None
    text = told(section_of(s))
    assert "“Calm waters”" in text
    assert "b_wants_calm" not in text
    assert "“The grounds are surveyed” (a1)" in text
