"""What stands in the folds: items by origin, what each is worth, who disagrees."""

from __future__ import annotations

from comity.report.content import Bullets, Details, Paragraph, Table, words
from comity.report.evidence_chapter.subject import Weighing
from comity.report.evidence_chapter.why import hanging, why_section


def fold(s: Weighing, claim: str) -> Details:
    """Return the fold on a claim."""
    section = why_section(s)
    assert section is not None
    return next(b for b in section.blocks if isinstance(b, Details) and b.id == f"why-claim-{claim}")


def test_an_origin_is_one_row_however_many_items_repeat_it(on_weir: Weighing) -> None:
    table = next(b for b in fold(on_weir, "c1").blocks if isinstance(b, Table))
    heads = [words(r[0].lines[0]) for r in table.rows]
    assert heads.count("The log of the weir") == 1
    row = next(r for r in table.rows if words(r[0].lines[0]) == "The log of the weir")
    told = " ".join(words(x) for x in row[1].lines)
    assert "i2 North radio" in told
    assert "i3 The Daily River" in told
    again = [words(x) for x in row[1].lines if "not counted again" in words(x)]
    assert [x[:2] for x in again] == ["i2"]  # the weaker of the two, by its grade


def test_what_a_claim_would_be_without_an_origin_is_what_the_posterior_says(on_weir: Weighing) -> None:
    for claim in ("c1", "c2", "c5"):
        table = next(b for b in fold(on_weir, claim).blocks if isinstance(b, Table))
        assert [r[3].sort for r in table.rows] == [round(o.without, 6) for o in on_weir.posteriors[claim].origins]


def test_an_item_that_bears_on_a_further_claim_speaks_the_way_its_ratio_does(on_weir: Weighing) -> None:
    table = next(b for b in fold(on_weir, "c1").blocks if isinstance(b, Table))
    told = [words(x) for r in table.rows for x in r[1].lines]
    assert any(t.startswith("i4 ") and "speaks for it" in t for t in told)
    table = next(b for b in fold(on_weir, "c2").blocks if isinstance(b, Table))
    told = [words(x) for r in table.rows for x in r[1].lines]
    assert any(t.startswith("i4 ") and "speaks against it" in t for t in told)


def test_analysts_who_disagree_are_told_each(on_weir: Weighing) -> None:
    told = " ".join(words(x) for b in fold(on_weir, "c5").blocks if isinstance(b, Bullets) for x in b.items)
    for name, p in on_weir.posteriors["c5"].analysts.items():
        assert f"{name} {p:.2f}" in told
    assert "B. Bold on i8: The paper was late." in told


def test_verdicts_that_hang_on_one_origin_are_those_and_no_others(on_weir: Weighing) -> None:
    found = {p.claim for p, _ in hanging(on_weir)}
    for p in on_weir.listed:
        sided = p.low > 0.5 or p.high < 0.5
        turned = any((o.without - 0.5) * (p.p - 0.5) <= 1e-9 for o in p.origins)
        assert (p.claim in found) == (sided and turned), p.claim


def test_claims_without_an_item_are_named_in_one_line(on_weir: Weighing) -> None:
    section = why_section(on_weir)
    assert section is not None
    last = section.blocks[-1]
    assert isinstance(last, Paragraph)
    assert words(last.line).startswith("No item bears on C6, D0, D1, D2")
    assert not any(isinstance(b, Details) and b.id == "why-claim-c6" for b in section.blocks)
