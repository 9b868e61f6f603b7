"""The picture of how often each choice is made: its numbers are counted, and it says of what."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

from comity.conflict.large import Found
from comity.report.figures.shares import BAR, shares_figure
from comity.report.large.subject import LargeSubject, large_subject
from comity.study import Study


def subject_of(study: Study, **changes: object) -> LargeSubject:
    assert study.large is not None
    found = replace(study.large.found["nash"], **changes)  # type: ignore[arg-type]
    return large_subject(study, replace(study.large, found={"nash": found}))


def test_every_number_is_counted_from_the_outcomes_listed(districts: Study) -> None:
    assert districts.large is not None
    figure = shares_figure(subject_of(districts))
    assert figure is not None
    labels = districts.large.labels("nash")
    counts = [sum(x[k] == "Y" for x in labels) for k in range(40)]
    assert [row[2] for row in figure.rows] == counts
    assert {row[3] for row in figure.rows} == {96}


def test_bars_are_as_long_as_their_numbers(districts: Study) -> None:
    figure = shares_figure(subject_of(districts))
    assert figure is not None
    root = ElementTree.fromstring(figure.svg)
    filled = [
        float(e.attrib["width"])
        for e in root.iter("{http://www.w3.org/2000/svg}rect")
        if re.search(r"fill:var\(--p\d\)", e.attrib["style"])
    ]
    expected = [BAR * int(row[2]) / 96 for row in figure.rows if row[2]]
    assert len(filled) == len(expected)
    assert all(abs(a - b) < 0.06 for a, b in zip(filled, expected, strict=True))


def test_always_and_never_are_said_only_where_they_are_proven(districts: Study) -> None:
    figure = shares_figure(subject_of(districts, always=(), never=()))
    assert figure is not None
    assert "always" not in figure.svg
    assert "96 of 96" in figure.svg


def test_a_list_that_is_no_fair_sample_is_said_to_be_none(districts: Study) -> None:
    figure = shares_figure(subject_of(districts, count=None))
    assert figure is not None
    assert figure.title == "How often each choice is made: of the 96 outcomes listed"
    assert "no fair sample" in figure.caption
    drawn = shares_figure(subject_of(districts, count=1000, sample=(1, 2, 3)))
    assert drawn is not None
    assert "of 3 outcomes drawn by lot" in drawn.title
    assert "no fair sample" not in drawn.caption


def test_one_outcome_makes_no_picture(districts: Study) -> None:
    assert districts.large is not None
    one = replace(districts.large, found={"nash": Found((0,), 1)})
    assert shares_figure(large_subject(districts, one)) is None
