"""What the catalogue holds, and that every entry is whole."""

from __future__ import annotations

import json

import pytest

from comity.catalogue.answers import Answer
from comity.catalogue.entries import Entry, entries, listings, load_entry, names
from comity.conflict.model import build
from comity.errors import UsageError

ALL = tuple(entries())
every_entry = pytest.mark.parametrize("entry", ALL, ids=[e.name for e in ALL])


def test_the_published_conflicts_are_there() -> None:
    assert names() == (
        "chicken",
        "cuban_missile_crisis",
        "elmira",
        "gisborne_economic",
        "gisborne_uncertain",
        "prisoners_dilemma",
        "stag_hunt",
        "sustainable_development",
        "syria_iraq_1975",
    )


@every_entry
def test_an_entry_loads_without_a_warning(entry: Entry) -> None:
    assert entry.case.warnings == ()


@every_entry
def test_every_state_has_exactly_one_number(entry: Entry) -> None:
    model = build(entry.case)
    assert sorted(model.index(label) for label in entry.numbers.values()) == list(range(model.n_states))
    assert sorted(entry.numbers) == list(range(1, model.n_states + 1))


@every_entry
def test_answers_speak_of_numbered_states_only(entry: Entry) -> None:
    for answers in entry.answers:
        for answer in [*answers.printed.values(), *answers.recalled.values(), *answers.by_definition.values()]:
            assert set(answer.states) <= set(answer.among or entry.numbers)
            assert set(answer.among or ()) <= set(entry.numbers)


@every_entry
def test_an_entry_says_where_it_comes_from_and_what_it_asks(entry: Entry) -> None:
    assert entry.citation.authors
    assert entry.publication.endswith(str(entry.citation.year))
    assert entry.inputs in ("transcribed", "partially reconstructed", "recalled-from-memory")
    assert entry.case.question.endswith("?")
    assert entry.case.about


@every_entry
def test_a_coalition_structure_names_parties_of_the_case(entry: Entry) -> None:
    known = {p.id for p in entry.case.parties}
    for answers in entry.answers:
        assert {party for block in answers.coalitions for party in block} <= known


@every_entry
def test_an_entry_as_json_is_plain_and_names_its_numbers(entry: Entry) -> None:
    data = json.loads(json.dumps(entry.to_json()))
    assert data["numbers"] == {str(n): label for n, label in entry.numbers.items()}
    assert data["case"].startswith("comity: 1")
    shown = data["answers"][0]["by_definition"]
    assert shown == {c: list(a.states) for c, a in entry.answers[0].by_definition.items()}


def test_an_entry_is_found_with_and_without_its_publication() -> None:
    assert load_entry("fang_hipel_kilgour_1993/chicken").case == load_entry("chicken").case


def test_a_misspelt_entry_is_answered_with_the_nearest_and_the_list() -> None:
    with pytest.raises(UsageError, match=r'no entry "elmra"\. Did you mean "elmira"\? It has: chicken, '):
        load_entry("elmra")


def test_listings_are_one_line_per_entry() -> None:
    lines = listings()
    assert [line.name for line in lines] == [e.name for e in ALL]
    syria = next(line for line in lines if line.name == "syria_iraq_1975").to_json()
    assert syria["publication"] == "hipel_kilgour_kinsara_2014"
    assert syria["inputs"] == "transcribed"
    assert "Hipel" in syria["citation"]
    assert "2014" in syria["citation"]


def test_what_is_printed_is_kept_apart_from_what_is_remembered() -> None:
    answers = load_entry("elmira").answers[0]
    assert answers.printed["gmr"] == Answer((5, 8, 9), among=(5, 6, 7, 8, 9))
    assert answers.recalled["gmr"] == Answer((1, 4, 5, 8, 9))
    assert load_entry("chicken").answers[0].printed == {}


def test_the_labels_of_states_follow_the_sources_numbers() -> None:
    assert load_entry("elmira").labels((8, 9)) == ("YNYNY", "abandoned")
