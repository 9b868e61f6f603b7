"""Quantities, conditions, hedges, topics, people and kinds, each by itself."""

from __future__ import annotations

import pytest

from comity.evidence.reading.conditions import condition
from comity.evidence.reading.hedges import hedge
from comity.evidence.reading.kind_rows import ORDER
from comity.evidence.reading.modality import main_clause
from comity.evidence.reading.noise_rows import NOISE
from comity.evidence.reading.parties import parties_in
from comity.evidence.reading.people import Named, Person, person_in
from comity.evidence.reading.quantities import quantities
from comity.evidence.reading.result import KINDS
from comity.evidence.reading.rules import compiled
from comity.evidence.reading.speech_rows import SPEECH
from comity.evidence.reading.subjects import speaker_in
from comity.evidence.reading.topics import topics


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$28 billion of trade", [(28e9, "USD")]),
        ("between 30 and 40 million people", [((30e6, 40e6), "people")]),
        ("a 30-hour truce and a six-week war", [(30, "hours"), (6, "weeks")]),
        ("1,000-1,500 tonnes of grain", [((1000, 1500), "tonnes")]),
        ("two hundred thousand refugees", [(200_000, "refugees")]),
        ("500 000 people and 20 000 troops", [(500_000, "people"), (20_000, "troops")]),
        ("30 per cent of the land, 4.5% of the sea", [(30, "percent"), (4.5, "percent")]),
        ("a dozen ships, twenty-two sailors", [(12, "ships"), (22, "sailors")]),
        ("€3bn over three to four years", [(3e9, "EUR"), ((3, 4), "years")]),
        ("on 12 may 2024, at 10 a.m.", []),
        ("the 79th session and resolution 2254", []),
        ("one ship and both ports", []),
        ("hundreds of thousands of people", []),
        ("january 4-6 in article 5", []),
    ],
)
def test_quantities_are_multiplied_out_and_dates_are_none(text: str, found: list[tuple[object, str]]) -> None:
    assert [(q.value, q.unit) for q in quantities(text, text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "tensions rose after the raid.",
        "he asked if the port was open.",
        "they met before the council on monday.",
        "the men left without delay.",
        "proposals that ignore the islands are useless.",
        "when assessing offers, prefer the cheaper one.",
        "until now the border was quiet.",
        "aid will arrive as if nothing had happened.",
    ],
)
def test_plain_time_questions_and_manner_are_no_conditions(text: str) -> None:
    assert condition(text, "factual_claim") is None


def test_necessary_and_sufficient_are_told_apart_by_one_word() -> None:
    for word, direction in (
        ("if", "sufficient"),
        ("only if", "necessary"),
        ("unless", "necessary"),
        ("once", "sufficient"),
    ):
        text = f"we will sign {word} the guns fall silent."
        found = condition(text, "offer")
        assert found is not None
        assert (text[found.start : found.end], found.direction) == ("the guns fall silent", direction)


def test_a_prohibition_and_a_month_are_no_hedges() -> None:
    assert not hedge("the accord may not be amended", "")
    assert not hedge("they met in may", "")
    assert hedge("the accord may fail", "")


def test_the_main_clause_is_what_is_left() -> None:
    assert main_clause("if it rains, we will stay (unless they call).") == "we will stay ."
    assert main_clause("the men, who never fought, must go") == "the men must go"


def test_adjectives_and_seats_of_government_name_parties() -> None:
    assert [p for *_, p in parties_in("Kyiv, Ankara and the Kenyan envoy; Turkey's aide")] == [
        "Ukraine",
        "Türkiye",
        "Kenya",
        "Türkiye",
    ]


def test_a_person_keeps_the_party_that_was_named_once() -> None:
    named = Named()
    assert str(person_in("Polish Prime Minister Jan Nowak", named)) == "Jan Nowak (Poland)"
    assert str(speaker_in("On Monday, Nowak", named)) == "Jan Nowak (Poland)"
    assert str(speaker_in("the prime minister", named)) == "Jan Nowak (Poland)"
    assert speaker_in("we", named) is None


def test_two_parties_that_speak_together_are_both_named() -> None:
    assert speaker_in("France and Germany", Named()) == Person("France; Germany")


def test_topics_are_one_to_four_small_words_of_the_sentence() -> None:
    found = topics("norway will host talks on prisoners and gas", "Norway will host talks on prisoners and gas")
    assert {"prisoners", "gas"} <= {w for keyword in found for w in keyword.split()}
    assert 1 <= len(found) <= 4
    assert topics("it is so", "It is so") == ("other",)


def test_every_rule_compiles_has_an_id_of_its_own_and_gives_a_known_kind() -> None:
    rows = [r for table in ORDER for r in table]
    every = [r.id for r in (*rows, *NOISE, *SPEECH)]
    assert len(set(every)) == len(every)
    assert {r.gives for r in rows} <= set(KINDS)
    for row in (*rows, *NOISE, *SPEECH):
        compiled(row.words)
        compiled(row.unless)


def test_the_tables_of_kinds_stand_in_the_order_of_the_guide() -> None:
    firsts = list(dict.fromkeys(r.gives for table in ORDER for r in table))
    assert tuple(firsts) == KINDS[:-1]
