"""Tests of the section ``partners``: what is read, what is refused with which line, and what is written back."""

from __future__ import annotations

from dataclasses import fields, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.case.digest import digest
from comity.case.partners import (
    Cell,
    Commitment,
    Compared,
    Criterion,
    Event,
    Offer,
    Partners,
    Payment,
    Preferred,
)
from comity.case.read import load, load_text, read_text
from comity.case.settlement import Span
from comity.case.write import to_yaml
from comity.errors import CaseError

ASSET = Path(__file__).parent / "assets" / "partners.yaml"
GOOD = ASSET.read_text(encoding="utf-8")
HEAD = "comity: 1\ntitle: T\nparties: {a: A}\n"
NUMBERS = "partners: {criteria: {p: {range: [0, 1]}}, offers: {x: {values: {p: %s}}}}\n"


def section(text: str = GOOD) -> Partners:
    case = load_text(text)
    assert case.partners is not None
    return case.partners


def line(words: str, text: str = GOOD) -> int:
    """Return the line on which words stand first."""
    return text[: text.index(words)].count("\n") + 1


def span(low: str, high: str) -> Span:
    return Span(Fraction(low), Fraction(high))


def test_criteria_keep_their_range_grades_and_weights() -> None:
    price, access, speed = section().criteria
    assert (price.worst, price.best, price.better, price.weight) == (90, 30, "less", span("0.2", "0.5"))
    assert (access.grades, access.weight, access.phase) == (("use", "maintain", "own"), span("0.3", "0.3"), "upgrade")
    assert (speed.worst, speed.best, speed.better, speed.weight) == (10, 20, "more", None)


def test_cells_keep_number_interval_distribution_grade_and_what_is_not_public_apart() -> None:
    north, south = section().offers
    cells = dict(north.cells)
    assert cells["price"] == Cell("uniform", Fraction(40), Fraction(60))
    assert cells["speed"] == Cell("normal", Fraction(15), Fraction(2))
    assert cells["access"] == Cell(
        "grade", grade="own", promised=True, claim="spares", text="said at the signing", source=("s2",)
    )
    assert dict(south.cells) == {
        "price": Cell("exact", Fraction(70), Fraction(70)),
        "access": Cell("grade", grade="use"),
        "speed": Cell("unknown", text="asked twice"),
    }


def test_a_payment_of_several_years_is_one_for_each() -> None:
    paid = section().offers[0].payments
    assert [(p.year, p.amount, p.phase, p.promised) for p in paid] == [
        (0, span("5", "5"), "build", False),
        *((year, span("2", "3"), "operate", True) for year in (1, 2, 3)),
    ]


def test_weights_preferences_log_and_commitments_are_read_whole() -> None:
    found = section()
    assert found.compared == (
        Compared("price", "speed", Fraction(1), Fraction(3), ("s2",)),
        Compared("access", "speed", Fraction(1), None),
    )
    assert found.preferred == (Preferred("north", "south", ("s1", "s2")),)
    assert [(e.date, e.cell.shape, e.cell.promised, e.source) for e in found.offers[0].log] == [
        ("2024-11", "unknown", False, ("s1",)),
        ("2025-03-01", "uniform", True, ()),
    ]
    (waiting,) = found.commitments
    assert (waiting.years, waiting.stages) == (8, ((2, Fraction("0.3")), (5, Fraction("0.4"))))
    assert (found.weights, found.years, found.unit, found.discount) == ("given", 30, "coins", span("0.02", "0.06"))


def test_the_contract_reads_as_it_is_written() -> None:
    text = HEAD + (
        "partners:\n  criteria: {q: {better: more, range: [0, 10], weight: 0.2}, r: {range: [5, 1], better: less}}\n"
        "  weights: {ranked: [r, q]}\n"
        "  offers: {x: {by: a, values: {q: 3, r: unknown}}, z: {by: a, values: {q: [2, 5], r: {normal: [3, 1]}}}}\n"
    )
    found = section(text)
    assert (found.weights, found.ranking) == ("ranked", ("r", "q"))
    assert [dict(o.cells)["r"].shape for o in found.offers] == ["unknown", "normal"]
    assert section(text.replace("{ranked: [r, q]}", "free")).weights == "free"


def test_cells_may_stand_in_a_table_beside_the_case(tmp_path: Path) -> None:
    rows = "offer,criterion,value,normal,promised,claim,text,source\n"
    rows += "north,price,40;60,,,,,\nnorth,access,own,,true,spares,said at the signing,s2\nnorth,speed,,15;2,,,,\n"
    rows += "south,price,70,,,,,\nsouth,access,use,,,,,\nsouth,speed,not public,,,,asked twice,\n"
    inside = GOOD[GOOD.index("      values:\n        price: [40") : GOOD.index("      payments:")]
    text = GOOD.replace(inside, "").replace("      values: {price: 70, access: use}\n", "      by: nobody\n")
    kept = GOOD[GOOD.index("  cells:\n") : GOOD.index("  commitments:")]
    text = text.replace(kept, "  cells: {table: cells.csv}\n")
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "cells.csv").write_text(rows, encoding="utf-8")
    read = load(tmp_path).partners
    assert read is not None
    assert [sorted(o.cells, key=repr) for o in read.offers] == [sorted(o.cells, key=repr) for o in section().offers]


def test_a_grade_may_look_like_a_number() -> None:
    text = (
        HEAD
        + "partners: {criteria: {p: {grades: [1, 2, 3]}}, offers: {x: {values: {p: 2}}, z: {values: {p: [1, 2]}}}}\n"
    )
    case, problems = read_text(text)
    assert case is None
    assert any("no grade" in str(p) for p in problems)
    assert dict(section(text.replace("p: [1, 2]", "p: 3")).offers[1].cells)["p"].grade == "3"


WRONG = [
    ("better: less, range: [90, 30]", "better: more, range: [90, 30]", "price: {text", "better is more, but the range"),
    ("range: [90, 30]", "range: [30, 30]", "price: {text", "two different values"),
    ("range: [90, 30]", "range: [30]", "price: {text", "two different values"),
    ("range: [10, 20]", "text: S", "speed: {", "none of"),
    ("grades: [use, maintain, own]", "grades: [use]", "access: {text", "grades are two"),
    ("grades: [use, maintain, own]", "grades: [use, use, own]", "access: {text", "grades are two"),
    ("grades: [use, maintain, own]", "grades: [unknown, use, own]", "access: {text", "is no grade: it says"),
    ("grades: [use, maintain, own]", "better: more, grades: [use, own]", "access: {text", "grades say themselves"),
    ("weight: 0.3", "weight: -1", "access: {text", "below 0"),
    ("weight: [0.2, 0.5]", "weight: [2, 5]", "price: {text", "weights are parts of 1"),
    ("weight: 0.3", "weight: 0.9", "weights: given", "add up to 1.1 at least"),
    ("weights: given", "weights: {ranked: [price]}", "weights: given", "at least two criteria"),
    ("weights: given", "weights: {ranked: [price, price]}", "weights: given", "ranked twice"),
    ("weights: given", "weights: any", "weights: given", 'it can be "free"'),
    ("than: speed, times: [1, 3]", "than: price, times: [1, 3]", "- {more: price", "compared with itself"),
    ("than: speed, times: [1, 3]", "than: sped, times: [1, 3]", "- {more: price", 'Did you mean "speed"?'),
    ("times: [1, 3]", "times: -2", "- {more: price", "a number above 0"),
    ("times: [1, 3]", "times: [3, 1]", "- {more: price", "begins after its end"),
    ("better: north, than: south", "better: north, than: north", "- {better", "preferred to itself"),
    ("better: north, than: south", "better: nort, than: south", "- {better", 'Did you mean "north"?'),
    ("price: [40, 60]\n        acc", "price: cheap\n        acc", "price: [40", "is no number"),
    ("price: [40, 60]\n        acc", "prize: [40, 60]\n        acc", "price: [40", 'criterion "prize" is not defined'),
    ("price: [40, 60]\n        acc", "price: [60, 40]\n        acc", "price: [40", "begins above its end"),
    ("value: own, promised", "value: won, promised", "access: {value", 'Did you mean "own"?'),
    ("value: own, promised", "promised", "access: {value", "none of"),
    ("access: use}", "access: 3}", "values: {price: 70", "is no grade"),
    ("claim: spares, text", "claim: spare, text", "access: {value", 'claim "spare" is not defined'),
    ("normal: [15, 2]", "normal: [15]", "speed: {normal", "standard deviation"),
    ("normal: [15, 2]", "normal: [15, -2]", "speed: {normal", "at least 0"),
    ("until: 3", "until: 0", "- {year: 1", "before year 1"),
    ("year: 0, amount: 5", "year: -1, amount: 5", "- {year: 0", "whole number from 0"),
    ("date: 2024-11,", "date: 2025-11,", "- {date: 2024", "not in the order of their dates"),
    ("leaving: [1, 2]", "leaving: -1", "leaving:", "below 0"),
    ("vendors: [Northern yard, Hill works]", "vendors: [Hill works, Hill works]", "vendors", "named twice"),
    ("offer: south, criterion: speed", "offer: south, criterion: price", "- {offer: south", "stands on line"),
    ("offer: south, criterion: speed", "offer: suoth, criterion: speed", "- {offer: south", 'Did you mean "south"?'),
    ("cost: 40", "cost: 0", "- {offer: north", "cost is not above 0"),
    ("rate: 0.04", "rate: -0.04", "- {offer: north", "rate is below 0"),
    ("years: 8", "years: 0", "- {offer: north", "at least a year"),
    ("[[2, 0.3], [5, 0.4]]", "[[2, 0.3], [5, 0.9]]", "- {offer: north", "add up to more than 1"),
    ("[[2, 0.3], [5, 0.4]]", "[[5, 0.3], [2, 0.4]]", "- {offer: north", "not in the order of their years"),
    ("[[2, 0.3], [5, 0.4]]", "[[2.5, 0.3]]", "- {offer: north", "a stage is [year, part"),
    ("  years: 30", "  yeers: 30", "  years: 30", 'Did you mean "years"?'),
    ("source: s1}\n        - {year: 1", "source: s9}\n        - {year: 1", "- {year: 0", 'source "s9"'),
]


@pytest.mark.parametrize(("old", "new", "near", "words"), WRONG)
def test_a_mistake_is_told_with_its_line_and_a_way_out(old: str, new: str, near: str, words: str) -> None:
    assert old in GOOD
    case, problems = read_text(GOOD.replace(old, new, 1))
    assert case is None
    told = [p for p in problems if p.level == "error"]
    assert any(words in str(p) and p.ways_out for p in told), [str(p) for p in problems]
    near_by = {line(near) - 1, line(near), line(near) + 1}
    assert any(p.where.line in near_by and words in str(p) for p in told), [str(p) for p in problems]


def test_every_mistake_of_the_section_is_told_at_once() -> None:
    wrong = [WRONG[k] for k in (0, 7, 14, 19, 24, 29, 36)]
    text = GOOD
    for old, new, _, _ in wrong:
        assert old in text
        text = text.replace(old, new, 1)
    case, problems = read_text(text)
    assert case is None
    said = "\n".join(str(p) for p in problems)
    assert all(words in said for _, _, _, words in wrong), said


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("weights: given", "weights: free", "this weight is not used"),
        ("weights: given", "weights: {ranked: [price, speed]}", "this weight is not used"),
        ("price: 70", "price: 100", "lies outside the range of"),
        ("  unit: coins\n", "", "amounts have no unit"),
        ("value: not public, text", "value: not public, promised: true, text", "nothing can be promised"),
        ("values: {price: 70, access: use}", "values: {price: unknown}", 'nothing is known of "south"'),
    ],
)
def test_what_may_be_a_slip_of_the_pen_is_a_warning(old: str, new: str, words: str) -> None:
    assert old in GOOD
    case, problems = read_text(GOOD.replace(old, new, 1))
    assert case is not None, [str(p) for p in problems]
    assert any(words in str(p) for p in problems), [str(p) for p in problems]


def test_the_good_case_has_no_warning_but_of_an_open_weight() -> None:
    (found,) = load(ASSET).warnings
    assert found.what == '"speed" has no weight, though the weights are `given`: it may be anything from 0 to 1.'
    assert (
        load_text(GOOD.replace("speed: {range: [10, 20]}", "speed: {range: [10, 20], weight: [0, 1]}")).warnings == ()
    )


def test_more_than_a_hundred_offers_are_refused() -> None:
    offers = ", ".join(f"x{k}: {{values: {{p: 1}}}}" for k in range(101))
    case, problems = read_text(HEAD + f"partners: {{criteria: {{p: {{range: [0, 1]}}}}, offers: {{{offers}}}}}\n")
    assert case is None
    assert any("there are 101 offers" in str(p) for p in problems)


@pytest.mark.parametrize("value", ["[]", "{}", "[1, 2, 3]", "{normal: 3}", "''", "[a, b]", "{value: {}}", "[[1], 2]"])
def test_a_value_of_another_shape_is_told_and_never_a_traceback(value: str) -> None:
    case, problems = read_text(HEAD + NUMBERS % value)
    assert case is None
    assert problems


def test_the_section_is_written_back_and_reads_the_same() -> None:
    case = load_text(GOOD)
    again = load_text(to_yaml(case))
    assert again == case
    assert digest(again) == digest(case)


# --- any section ------------------------------------------------------------------------------------------------------

numbers = st.integers(0, 40).map(lambda n: Fraction(n, 4))
spans = st.tuples(numbers, numbers).map(lambda t: Span(min(t), max(t)))
cells = st.one_of(
    st.just(Cell()),
    numbers.map(lambda x: Cell("exact", x, x)),
    st.tuples(numbers, numbers).filter(lambda t: t[0] < t[1]).map(lambda t: Cell("uniform", t[0], t[1], promised=True)),
    st.tuples(numbers, numbers).map(lambda t: Cell("normal", t[0], t[1], text="said, so")),
)
payments = st.builds(Payment, st.integers(0, 60), spans, st.sampled_from(("", "build", "exit")), promised=st.booleans())
log = st.lists(cells, max_size=3).map(
    lambda found: tuple(Event(f"202{k}", "p", replace(c, text="so"), text="so") for k, c in enumerate(found))
)
offers = st.builds(
    lambda many: tuple(replace(o, id=f"o{k}") for k, o in enumerate(many)),
    st.lists(
        st.builds(
            Offer,
            st.just("o"),
            st.sampled_from(("", "a", "somebody: else")),
            cells=cells.map(lambda c: (("p", c), ("g", Cell("grade", grade="no")))),
            payments=st.lists(payments, max_size=3).map(tuple),
            log=log,
            leaving=st.none() | spans,
            vendors=st.sampled_from(((), ("a", "b"))),
        ),
        min_size=1,
        max_size=4,
    ),
)
waiting = spans.map(lambda s: Commitment("o0", Span(s.low + 1, s.high + 1), span("2", "3"), *(span("0.1", "0.2"),) * 3))
sections = st.builds(
    Partners,
    st.just((Criterion("p", worst=Fraction(11), best=Fraction(0), better="less"),)).map(
        lambda one: (*one, Criterion("g", grades=("none", "no", "yes")))
    ),
    offers,
    commitments=st.lists(waiting, max_size=1).map(tuple),
    compared=st.sampled_from(((), (Compared("p", "g"),), (Compared("p", "g", Fraction(2), Fraction(2)),))),
    years=st.integers(1, 90),
    unit=st.sampled_from(("", "coins: old")),
)


@settings(max_examples=60, deadline=None)
@given(sections)
def test_any_section_is_written_back_and_reads_the_same(made: Partners) -> None:
    case = load_text(GOOD)
    text = to_yaml(replace(case, partners=made))
    again = load_text(text).partners
    assert again == made, text
    turned = replace(
        made, offers=tuple(replace(o, cells=o.cells[::-1], payments=o.payments[::-1]) for o in made.offers)
    )
    assert digest(replace(case, partners=turned)) == digest(replace(case, partners=made))


def test_each_field_of_the_nouns_changes_the_digest() -> None:
    found, case = section(), load_text(GOOD)
    base, north = digest(case), found.offers[0]

    def put(offer: Offer) -> Partners:
        return replace(found, offers=(offer, *found.offers[1:]))

    cells = dict(north.cells)
    nouns: list[tuple[Any, Any, Any]] = [
        (found, Partners(), lambda n: n),
        (found.criteria[0], Criterion("x"), lambda n: replace(found, criteria=(n, *found.criteria[1:]))),
        (
            found.criteria[1],
            Criterion("x"),
            lambda n: replace(found, criteria=(found.criteria[0], n, found.criteria[2])),
        ),
        (north, Offer("x"), put),
        (cells["access"], Cell(), lambda n: put(replace(north, cells=(("access", n), ("price", cells["price"]))))),
        (north.payments[1], Payment(9, span("0", "0")), lambda n: put(replace(north, payments=(n,)))),
        (north.log[1], Event("1", "speed", Cell()), lambda n: put(replace(north, log=(n,)))),
        (found.compared[0], Compared("x", "z"), lambda n: replace(found, compared=(n,))),
        (found.preferred[0], Preferred("x", "z"), lambda n: replace(found, preferred=(n,))),
        (found.commitments[0], Commitment("x", *(span("0", "0"),) * 5), lambda n: replace(found, commitments=(n,))),
    ]
    seen = 0
    for noun, blank, place in nouns:
        unchanged = digest(replace(case, partners=place(noun)))
        for each in fields(noun):
            if each.compare and getattr(noun, each.name) != getattr(blank, each.name):
                other = place(replace(noun, **{each.name: getattr(blank, each.name)}))
                assert digest(replace(case, partners=other)) != unchanged, (noun, each.name)
                seen += 1
    assert seen >= 50
    assert digest(replace(case, partners=None)) != base


def test_a_case_of_partners_alone_asks_a_question() -> None:
    assert load_text(HEAD + NUMBERS % "0.5").partners is not None
    with pytest.raises(CaseError):
        load_text(HEAD)


def test_a_value_is_not_blamed_for_a_range_that_was_refused() -> None:
    for ends in ("[30, 30]", "[30]"):
        _, found = read_text(HEAD + (NUMBERS % "14").replace("[0, 1]", ends))
        assert [p.level for p in found] == ["error"]
        assert "a range is two different values" in found[0].what


@pytest.mark.parametrize(
    ("written", "way"),
    [
        ('"98 %"', "Leave the % out: 98"),
        ('"88,5"', "Write 88.5; two ends are [lowest, highest], in a table lowest;highest."),
        ("much", "Write a number, [lowest, highest], or unknown."),
    ],
)
def test_what_looks_like_a_number_is_shown_as_one_and_is_not_called_unknown(written: str, way: str) -> None:
    text = HEAD + NUMBERS % f"{{value: {written}, promised: true}}"
    _, (found,) = read_text(text)
    assert (found.level, found.ways_out) == ("error", (way,))


def test_a_rate_in_hundredths_is_refused_with_the_way_to_write_it() -> None:
    _, (found,) = read_text(HEAD + (NUMBERS % "1").replace("partners: {", "partners: {discount: [2, 8], "))
    assert found.what == "partners.discount is above 1."
    assert found.ways_out == ("Give a number from -0.5 to 1: 0.02 is 2 per cent.",)


def test_a_maker_that_nearly_is_a_party_is_asked_about_and_others_are_names() -> None:
    text = "comity: 1\ntitle: T\nparties: {north: North}\n" + (NUMBERS % "1").replace("{values", "{by: %s, values")
    assert [p.what for p in read_text(text % "nroth")[1]] == ['"nroth" is no party of the case; it is kept as a name.']
    for by in ("north", "Somebody"):
        assert read_text(text % by)[1] == ()


def test_one_fault_of_a_criterion_is_one_problem() -> None:
    for fault, said in (("{better: less}", "exactly one"), ("{better: less, range: [5, 5]}", "")):
        (found,) = read_text(HEAD + (NUMBERS % "1").replace("{range: [0, 1]}", fault))[1]
        assert "0 to 1" not in found.what
        assert "from 0" not in found.what
        assert said in " ".join((found.what, *found.ways_out))
    text = (NUMBERS % "1").replace("{range: [0, 1]}", "{range: [0, 1], weight: -1}")
    (found,) = read_text(HEAD + text.replace("partners: {", "partners: {weights: given, "))[1]
    assert "weight is below 0" in found.what


def test_an_open_weight_beside_given_ones_is_a_warning() -> None:
    text = (NUMBERS % "1").replace("{range: [0, 1]}", "{range: [0, 1], weight: [0.2, 0.6]}, q: {range: [0, 1]}")
    case, (found,) = read_text(HEAD + text.replace("partners: {", "partners: {weights: given, "))
    assert case is not None
    assert (found.level, '"q" has no weight' in found.what) == ("warning", True)


def test_a_single_criterion_may_be_ranked() -> None:
    case, problems = read_text(HEAD + (NUMBERS % "1").replace("partners: {", "partners: {weights: {ranked: [p]}, "))
    assert problems == ()
    assert case is not None
