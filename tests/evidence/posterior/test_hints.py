"""What to look for next where no lead is given, and remarks on odd input."""

from __future__ import annotations

from fractions import Fraction

from comity.case.evidence import Claim, Evidence, EvidenceSource, Item, Lead, Range, Regraded
from comity.evidence.posterior.analyse import posteriors


def _hint(*items: Item, sources: tuple[EvidenceSource, ...]) -> str:
    return posteriors(Evidence(sources=sources, claims=(Claim("c", "x"),), items=items)).claims["c"].hint


def test_one_sided_evidence_asks_for_another_side() -> None:
    sources = (EvidenceSource("s", side="aland", reliability="B"), EvidenceSource("t", reliability="B"))
    said = _hint(Item("i1", "c", "supports", "s", credibility="2"), sources=sources)
    assert said.startswith("All that carries it comes from the side of aland")
    assert "an item 6 times as likely if it is false would bring it to an even chance" in said
    case = Evidence(sources=sources, claims=(Claim("c", "x"),), items=(Item("i", "c", "contradicts", "s"),))
    named = posteriors(case, names={"aland": "The Alanders"}).claims["c"].hint
    assert "from the side of The Alanders: a source" in named
    assert "times as likely if it is true" in named
    assert "side of" not in _hint(Item("i1", "c", "supports", "t", credibility="2"), sources=sources)


def test_the_missing_grade_that_could_move_most_is_named() -> None:
    sources = (EvidenceSource("s", reliability="A"), EvidenceSource("t"))
    weak = Item("i1", "c", "supports", "s")  # A?, could be A1
    weaker = Item("i2", "c", "supports", "t", credibility="5")  # ?5, could be A5
    assert "the credibility of i1" in _hint(weak, weaker, sources=sources)
    assert "the reliability of t, on which i2 rests" in _hint(weaker, sources=sources)
    assert "the reliability of t and the credibility of i3" in _hint(Item("i3", "c", "supports", "t"), sources=sources)


def test_a_grade_that_could_change_nothing_is_not_asked_for() -> None:
    sources = (EvidenceSource("s", reliability="B"),)
    strong = Item("i1", "c", "supports", "s", "o", credibility="1")
    same = Item("i2", "c", "supports", "s", "o")  # the strongest of its origin is there already
    said = _hint(strong, same, sources=sources)
    assert said == "A report that contradicts it, from an origin that is not heard yet, would matter most."


def test_a_claim_without_items_asks_for_the_first() -> None:
    assert _hint(sources=()) == "Nothing bears on it yet: the first graded item would matter most."


def test_a_lead_takes_the_place_of_a_hint() -> None:
    half = Range(Fraction(1, 2), Fraction(1, 2), Fraction(1, 2))
    case = Evidence(claims=(Claim("c", "x"), Claim("d", "y")), leads=(Lead("l", "The log", (("c", half),)),))
    found = posteriors(case).claims
    assert found["c"].hint == ""
    assert found["c"].next[0].lead == "l"
    assert found["d"].hint


def test_remarks_name_what_was_taken_how() -> None:
    two = Range(Fraction(2), Fraction(2), Fraction(2))
    case = Evidence(
        sources=(
            EvidenceSource("s"),
            EvidenceSource("f", reliability="F"),
            EvidenceSource("h", reliability="B", history=(Regraded("2024", "C"),)),
        ),
        claims=(Claim("c", "x"),),
        items=(
            Item("i1", "c", "supports", "s", credibility="2"),
            Item("i2", "c", "supports", "h"),
            Item("i3", "c", "supports", "h"),
            Item("i4", "c", "supports", "f", credibility="6", ratio=two),
        ),
    )
    notes = " ".join(posteriors(case).notes)
    assert "1 item has no grade of its source, which counts as F: i1." in notes
    assert "2 items have no credibility, which counts as 6: i2, i3." in notes
    assert "i4 (convention 63)" in notes
    assert "The history of h ends with C, its grade is B" in notes
