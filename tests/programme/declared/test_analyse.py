"""Declared targets beside reported output."""

from __future__ import annotations

import csv
import json
import random
from fractions import Fraction
from pathlib import Path

import pytest

from comity.case.programme import Declared
from comity.case.settlement import Span
from comity.errors import TooLargeError, UsageError
from comity.programme.declared.analyse import declared

FACTS = Path(__file__).parents[4] / "shared" / "facts" / "capacity.csv"


def said(name: str, kind: str, number: object, when: str = "2024", **more: str) -> Declared:
    span = None if number is None else Span(Fraction(str(number)), Fraction(str(number)))
    given = {"who": "a yard", "what": "ferries", "unit": "ships", "since": when, "until": when} | more
    return Declared(name, kind=kind, value=span, **given)  # type: ignore[arg-type]


def pairs(*figures: Declared) -> list[tuple[str, str, str]]:
    return [(p.target.id, p.output.id, p.share.words) for t in declared(figures).things for p in t.pairs]


def test_an_output_stands_beside_the_target_of_its_time() -> None:
    assert pairs(said("t", "target", 4), said("o", "output", 3)) == [("t", "o", "75 %")]


@pytest.mark.parametrize("kind", ["capacity", "budget", "target"])
def test_no_other_kind_is_taken_for_an_output(kind: str) -> None:
    assert pairs(said("t", "target", 4), said("x", kind, 3)) == []


@pytest.mark.parametrize("kind", ["capacity", "budget", "output"])
def test_no_other_kind_is_taken_for_a_target(kind: str) -> None:
    assert pairs(said("x", kind, 4), said("o", "output", 3)) == []


def test_units_are_never_mixed_and_that_is_said() -> None:
    found = declared([said("t", "target", 4), said("o", "output", 3, unit="thousand ships")])
    assert [t.pairs for t in found.things] == [(), ()]
    assert found.sentences()[-1] == (
        "Figures of ferries of a yard are in different units (ships, thousand ships) and are not compared."
    )


def test_another_actor_or_thing_is_not_compared() -> None:
    assert pairs(said("t", "target", 4), said("o", "output", 3, who="b"), said("p", "output", 3, what="tugs")) == []


def test_by_a_date_is_not_in_it() -> None:
    by, within = {"since": "", "until": "2024-03"}, {"since": "2024-03", "until": "2024-03"}
    assert pairs(said("t", "target", 4, **by), said("o", "output", 3, **within)) == []
    assert pairs(said("t", "target", 4, **by), said("o", "output", 3, **by)) == [("t", "o", "75 %")]


def test_a_time_that_is_not_said_is_compared_with_nothing() -> None:
    found = declared([said("t", "target", 4, ""), said("o", "output", 3, "")])
    assert found.things[0].pairs == ()
    assert (
        "Whether the target of 4 for a time that is not said was reached cannot be told: the target does not say"
        in (" ".join(found.sentences()))
    )


def test_an_amount_of_a_later_time_is_not_compared_but_a_rate_is_and_is_marked() -> None:
    amounts = [said("t", "target", 4, "2024"), said("o", "output", 3, "2025")]
    assert pairs(*amounts) == []
    rates = [
        said("t", "target", 4, "2024", unit="ships per year"),
        said("o", "output", 3, "2025", unit="ships per year"),
    ]
    found = declared(rates).things[0]
    assert [(p.later, p.share.words, p.verdict) for p in found.pairs] == [(True, "75 %", "cannot be told")]
    assert [t.id for t in found.open] == ["t"]


def test_a_rate_is_set_against_the_last_target_before_it_alone() -> None:
    unit = {"unit": "ships per year"}
    figures = [said(f"t{y}", "target", y - 2020, str(y), **unit) for y in (2022, 2023, 2026)]
    assert pairs(*figures, said("o", "output", 3, "2025", **unit)) == [("t2023", "o", "100 %")]


def test_an_output_published_before_its_time_was_over_cannot_tell() -> None:
    found = declared([said("t", "target", 2, "2025"), said("o", "output", 2, "2025", released="2025-08-27")])
    assert [(p.early, p.verdict) for p in found.things[0].pairs] == [(True, "cannot be told")]
    assert any("was expected" in s for s in found.sentences())


def test_several_outputs_of_one_time_stand_beside_one_another_and_none_is_picked() -> None:
    assert pairs(said("t", "target", 4), said("o", "output", 3), said("p", "output", 5)) == [
        ("t", "o", "75 %"),
        ("t", "p", "125 %"),
    ]


def test_the_order_of_the_figures_makes_no_difference() -> None:
    figures = [said(f"f{k}", kind, 1 + k % 3, str(2020 + k % 4)) for k, kind in enumerate(["target", "output"] * 8)]
    mixed = random.Random(1).sample(figures, len(figures))
    assert declared(figures).to_json() == declared(mixed).to_json()


def test_other_names_of_actors_change_only_the_names() -> None:
    figures = [said("t", "target", 4), said("o", "output", 3)]
    others = [said("t", "target", 4, who="zz"), said("o", "output", 3, who="zz")]
    one, two = (json.dumps(declared(f).to_json()) for f in (figures, others))
    assert one.replace("a yard", "zz") == two


def test_nothing_at_all_is_said_aloud() -> None:
    assert declared([]).sentences() == ("There are no published figures to set side by side.",)


def test_a_figure_without_a_number_stays_on_the_list() -> None:
    found = declared([said("c", "capacity", None)])
    assert "capacity no number (nobody named)" in found.sentences()[1]


@pytest.mark.parametrize(
    ("figures", "message"),
    [
        ([said("f", "target", 1), said("f", "target", 1)], "2 times"),
        ([said("f", "hope", 1)], "Kinds: target"),
        ([said("f", "target", 1, bound="over")], "Bounds: exactly"),
        ([said("f", "target", 1, "soon")], "no date"),
        ([said("f", "target", 1, since="2025", until="2024")], "before it begins"),
        ([said("f", "target", 10**201)], "beyond 1e200"),
        ([Declared("f", "a", "b", "target", Span(Fraction(2), Fraction(1)))], "smaller number first"),
        ([said("f", "target", 1, released="soon")], "no date"),
    ],
)
def test_odd_figures_are_refused(figures: list[Declared], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        declared(figures)


def test_too_many_figures_are_refused() -> None:
    with pytest.raises(TooLargeError, match="300"):
        declared([said(f"f{k}", "target", 1) for k in range(301)])


def published(name: str) -> dict[str, str]:
    if not FACTS.exists():
        pytest.skip("the published figures of capacity.csv are not beside the repository")
    with FACTS.open(encoding="utf-8") as file:
        return next(row for row in csv.DictReader(file) if row["id"] == name)


def figure(name: str, kind: str, since: str, until: str, what: str, bound: str = "exactly") -> Declared:
    row = published(name)
    given = {"since": since, "until": until, "bound": bound, "by": row["speaker_or_body"], "released": row["date"]}
    unit = row["unit"].split(" (")[0]
    return said(name, kind, row["value"], **given, who=row["actor"], what=what, unit=unit)


def test_the_published_million_of_shells_was_reached_by_about_half() -> None:
    found = declared(
        [
            figure("CAP-03", "target", "", "2024-03", "delivery to Ukraine"),
            figure("CAP-04", "output", "", "2024-03", "delivery to Ukraine", "about"),
        ]
    )
    (pair,) = found.things[0].pairs
    assert pair.share.words == "about 50 %"
    # said in February of an amount by the end of March
    assert pair.early
    assert pair.verdict == "cannot be told"


def test_the_published_monthly_rounds_are_beside_their_last_target_and_the_new_date_is_listed() -> None:
    names = [("CAP-11", "2024-10"), ("CAP-12", "2025-04"), ("CAP-13", "2025-10")]
    figures = [figure(name, "target", when, when, "155 mm") for name, when in names]
    figures += [
        figure("CAP-14", "output", "2025-06", "2025-07", "155 mm"),
        figure("CAP-15", "target", "2026-03", "2026-06", "155 mm"),
    ]
    (thing,) = declared(figures).things
    assert [(p.target.id, p.later, p.share.words) for p in thing.pairs] == [("CAP-12", True, "53.3 %")]
    assert [(r.earlier.id, r.later.id, r.how) for r in thing.revised] == [
        ("CAP-13", "CAP-15", "same amount for a later time")
    ]
