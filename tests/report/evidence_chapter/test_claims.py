"""Where each claim stands, in the picture and in the table, by one rule for every party."""

from __future__ import annotations

from comity.report.citing import anchor
from comity.report.content import Figure, Note, Table, words
from comity.report.evidence_chapter.claims import NO_PARTY, claims_section
from comity.report.evidence_chapter.subject import Weighing


def blocks(s: Weighing, kind: type) -> list:  # type: ignore[type-arg]
    """Return the blocks of one kind."""
    section = claims_section(s)
    assert section is not None
    return [b for b in section.blocks if isinstance(b, kind)]


def test_claims_stand_by_party_in_the_order_of_the_case_and_then_by_probability(on_weir: Weighing) -> None:
    assert [party for party, _ in on_weir.ordered] == ["north", "south", ""]
    assert [p.claim for _, group in on_weir.ordered for p in group][:6] == ["c1", "c3", "c4", "c2", "c6", "d0"]
    for _, group in on_weir.ordered:
        assert [round(p.p, 9) for p in group] == sorted((round(p.p, 9) for p in group), reverse=True)


def test_the_pictures_show_every_claim_once_with_its_numbers(on_weir: Weighing) -> None:
    drawn = blocks(on_weir, Figure)
    rows = {row[0]: row for f in drawn for row in f.rows}
    assert len(rows) == sum(len(f.rows) for f in drawn) == len(on_weir.posteriors)
    for claim, p in on_weir.posteriors.items():
        shown = rows[claim.upper()]
        assert shown[3:] == (round(p.p, 4), round(p.low, 4), round(p.high, 4), round(p.prior[1], 4))


def test_the_table_has_a_row_per_claim_where_others_lead(on_weir: Weighing) -> None:
    table = next(t for t in blocks(on_weir, Table) if t.id == "claims-table")
    assert table.row_ids == tuple(anchor("claim", p.claim) for p in on_weir.listed)
    row = table.rows[0]
    told = [" | ".join(words(x) for x in cell.lines) for cell in row]
    assert told[0].startswith("C1 The weir was opened at night")
    assert told[1] == "Northers"
    assert told[2] == on_weir.posteriors["c1"].grade == "B2"
    assert told[3].startswith("0.97 [")
    assert "River gauge (B2), 2 items" in told[4]
    assert "times as likely if it is false" in told[5]
    assert told[6] == "estimate; medium"


def test_a_grade_of_the_modeller_carries_a_mark_and_the_mark_is_explained(on_weir: Weighing) -> None:
    table = next(t for t in blocks(on_weir, Table) if t.id == "claims-table")
    by_claim = dict(zip((p.claim for p in on_weir.listed), table.rows, strict=True))
    assert words(by_claim["c5"][2].lines[0]) == "C2*"
    section = claims_section(on_weir)
    assert section is not None
    told = " ".join(words(b.line) for b in section.blocks if hasattr(b, "line"))
    assert "* The grade is the modeller's" in told
    assert "B2: source usually reliable, item probably true" in told


def test_the_material_column_is_there_only_where_the_material_grades(on_weir: Weighing) -> None:
    from comity.case.read import load_text
    from comity.report.evidence_chapter.subject import weighing
    from comity.study import assess

    bare = "comity: 1\ntitle: T\nparties: {a: A}\nevidence:\n  claims: {c1: {text: It rained, by: a}}\n"
    found = weighing(assess(load_text(bare)))
    assert found is not None
    table = next(t for t in blocks(found, Table) if t.id == "claims-table")
    assert "Graded in the material as" not in [c.title for c in table.columns]
    assert "no item bears on it" in words(table.rows[0][3].lines[1])


def test_how_many_claims_of_each_party_were_tested_is_told_with_what_that_means(on_weir: Weighing) -> None:
    table = next(t for t in blocks(on_weir, Table) if t.id == "claims-by-party")
    counted = {words(r[0].lines[0]): [words(c.lines[0]) for c in r[1:4]] for r in table.rows}
    assert counted["Northers"] == ["2", "2", "5"]  # one item bears on two claims, and counts with the party of each
    assert counted["Southers"] == ["2", "2", "3"]
    assert counted[NO_PARTY] == ["24", "1", "1"]
    notes = [words(b.line) for b in blocks(on_weir, Note)]
    assert any("follows from the material" in n and "says nothing about the parties" in n for n in notes)
