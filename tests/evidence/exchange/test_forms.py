"""Evidence going out: each form by the fields that it requires, and by a second reader where there is one."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.case.evidence import Claim, Evidence, EvidenceSource, Forecast, Item, Point, Range, Resolution, Series
from comity.case.spreadsheet_cells import guarded
from comity.errors import UsageError
from comity.evidence.exchange.forms import FORMS, files
from comity.evidence.exchange.handed import CANNOT_TELL, LIKELY, UNLIKELY, Handed, verdict


@dataclass(frozen=True)
class Stands:
    p: float
    low: float
    high: float


SOURCES = (
    EvidenceSource("agency", "Northern Agency", "a", "B", graded_by="modeller", address="https://agency.example/about"),
    EvidenceSource("paper", "The Daily", "", "", kind="newspaper", address="javascript:alert(1)"),
)
CLAIMS = (
    Claim("c1", "The bridge is open.", "a", date="2025-03-01", source=("agency",), locator="https://a.example/speech"),
    Claim(
        "c2", "=The dam will hold", speaker="A. Nilsen (Bland)", date="2025-04", resolves=Resolution("2026", "no leak")
    ),
    Claim("c3", "The road is mined.", "b", prior=Range(Fraction(1, 10), Fraction(1, 5), Fraction(1, 2))),
    Claim("c4", "Nobody has weighed this."),
)
ITEMS = (
    Item(
        "i1", "c1", "supports", "agency", credibility="2", date="2025-03-02", quote='"open" since May', locator="p. 3"
    ),
    Item("i2", "c1", "contradicts", "paper", date="2025-03", text="@SUM(1) cars were turned back"),
    Item("i3", "c2", "neutral", "nobody", ratio=Range(Fraction(1), Fraction(3, 2), Fraction(6))),
)
SERIES = Series(
    "s1", "b", "tanks", "a", "claimed", (Point("2025-01-01", Fraction(3)), Point("2025-02-01", Fraction(7, 2)))
)
EVIDENCE = Evidence(SOURCES, CLAIMS, ITEMS, forecasts=(Forecast("c2", "me", Fraction(7, 10)),), series=(SERIES,))
STANDS = {"c1": Stands(0.81, 0.66, 0.9), "c2": Stands(0.6, 0.4, 0.7), "c3": Stands(0.1, 0.05, 0.2)}
NAMES = {"a": "Aland", "b": "Bland"}
HANDED = Handed(
    EVIDENCE, "The bridge", STANDS, NAMES, {"a": "state"}, "2025-05", "d1", "Desk 4", "https://desk.example/r#x"
)


def one(key: str, handed: Handed = HANDED) -> str:
    (text,) = files(key, handed).values()
    return text


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.51, 0.9, LIKELY),
        (0.1, 0.49, UNLIKELY),
        (0.4, 0.6, CANNOT_TELL),
        (0.5, 0.9, CANNOT_TELL),
        (0.1, 0.5, CANNOT_TELL),
    ],
)
def test_there_is_no_verdict_where_the_interval_reaches_one_half(low: float, high: float, said: str) -> None:
    assert verdict(Stands((low + high) / 2, low, high)) == said


# ClaimReview


def reviews(handed: Handed = HANDED) -> list[dict[str, Any]]:
    said = json.loads(one("claimreview", handed))
    assert said["@context"] == "https://schema.org"
    return list(said["@graph"])


def test_a_review_has_what_search_engines_require() -> None:
    for review in reviews():
        assert review["@type"] == "ClaimReview"
        assert {"claimReviewed", "reviewRating", "url", "author", "itemReviewed", "datePublished"} <= set(review)
        assert review["itemReviewed"]["@type"] == "Claim"
        assert review["author"] == {"@type": "Organization", "name": "Desk 4"}
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", review["datePublished"])
        rating = review["reviewRating"]
        assert rating["@type"] == "Rating"
        assert rating["alternateName"]
        if "ratingValue" in rating:
            assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]


def test_a_claim_without_a_number_is_not_reviewed() -> None:
    assert [r["identifier"] for r in reviews()] == ["c1", "c2", "c3"]


def test_what_cannot_be_told_has_no_rating_value() -> None:
    first, second, third = (r["reviewRating"] for r in reviews())
    assert (first["alternateName"], first["ratingValue"]) == ("Likely true", 0.81)
    assert second["alternateName"] == "Cannot be told"
    assert "ratingValue" not in second
    assert "0.60 [0.40-0.70]" in second["ratingExplanation"]
    assert third["alternateName"] == "Likely false"


def test_who_says_it_and_where_it_appeared_are_named() -> None:
    first, second, _ = (r["itemReviewed"] for r in reviews())
    assert first["author"]["name"] == "Aland"
    assert [a["url"] for a in first["appearance"]] == ["https://a.example/speech", "https://agency.example/about"]
    assert second["author"]["name"] == "A. Nilsen (Bland)"
    assert "appearance" not in second


def test_a_page_that_is_not_published_has_no_address() -> None:
    assert all("url" not in r for r in reviews(replace(HANDED, page="")))
    assert reviews()[0]["url"] == "https://desk.example/r#c1"


# STIX

STIX_ID = re.compile(r"([a-z-]+)--([0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})")
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
REQUIRED = {
    "identity": {"name"},
    "note": {"content", "object_refs"},
    "opinion": {"opinion", "object_refs"},
    "report": {"name", "published", "object_refs"},
}
OPINIONS = {"strongly-disagree", "disagree", "neutral", "agree", "strongly-agree"}
CLASSES = {"individual", "group", "system", "organization", "class", "unknown"}


def objects(handed: Handed = HANDED) -> list[dict[str, Any]]:
    bundle = json.loads(one("stix", handed))
    assert bundle["type"] == "bundle"
    assert STIX_ID.fullmatch(bundle["id"])
    return list(bundle["objects"])


def test_every_object_has_what_stix_requires_and_names_only_what_is_there() -> None:
    made = objects()
    there = {o["id"] for o in made}
    assert len(there) == len(made)
    for o in made:
        assert {"type", "spec_version", "id", "created", "modified"} | REQUIRED[o["type"]] <= set(o)
        assert o["spec_version"] == "2.1"
        named = STIX_ID.fullmatch(o["id"])
        assert named is not None
        assert named[1] == o["type"]
        assert all(STAMP.fullmatch(o[k]) for k in ("created", "modified"))
        assert o["created"] <= o["modified"]
        refs = [*o.get("object_refs", []), *([o["created_by_ref"]] if "created_by_ref" in o else [])]
        assert set(refs) <= there
        assert o.get("opinion", "neutral") in OPINIONS
        assert o.get("identity_class", "unknown") in CLASSES
        assert not any(v in ("", [], {}) for v in o.values())


def test_nothing_that_could_serve_to_find_somebody_goes_out() -> None:
    assert {o["type"] for o in objects()} == {"identity", "note", "opinion", "report"}


def test_opinions_follow_what_the_items_say_and_stay_neutral_where_nothing_can_be_told() -> None:
    by_id = {o["id"]: o for o in objects()}
    said = {
        (by_id[o["object_refs"][0]]["content"], by_id.get(o.get("created_by_ref"), {}).get("name")): o["opinion"]
        for o in by_id.values()
        if o["type"] == "opinion"
    }
    assert said == {
        ("The bridge is open.", "Northern Agency"): "agree",
        ("The bridge is open.", "The Daily"): "disagree",
        ("=The dam will hold", None): "neutral",  # its source is not in the list
        ("The bridge is open.", "Desk 4"): "agree",
        ("=The dam will hold", "Desk 4"): "neutral",
        ("The road is mined.", "Desk 4"): "disagree",
    }


def test_ids_stay_the_same_and_differ_between_cases() -> None:
    assert one("stix") == one("stix")
    ids = {o["id"] for o in objects()}
    assert ids == {o["id"] for o in objects(replace(HANDED, as_of="2026", digest="d2"))}
    assert not ids & {o["id"] for o in objects(replace(HANDED, title="Another case"))}


def test_a_second_reader_takes_the_bundle() -> None:
    stix2 = pytest.importorskip("stix2", reason="stix2 is not installed: a witness for this test alone")
    bundle = stix2.parse(one("stix"), allow_custom=False)
    assert len(bundle.objects) == len(objects())


# FollowTheMoney

SCHEMATA = {
    "LegalEntity": {"name"},
    "PublicBody": {"name"},
    "Organization": {"name"},
    "Note": {"description"},
    "Article": {"title"},
    "Documentation": {"document", "entity"},
}


def entities(handed: Handed = HANDED) -> list[dict[str, Any]]:
    return [json.loads(line) for line in one("ftm", handed).splitlines()]


def test_every_entity_has_what_its_schema_requires_and_names_only_what_is_there() -> None:
    made = entities()
    there = {e["id"]: e["schema"] for e in made}
    assert len(there) == len(made)
    for e in made:
        assert set(e) == {"id", "schema", "properties"}
        assert SCHEMATA[e["schema"]] <= set(e["properties"])
        for values in e["properties"].values():
            assert values
            assert all(isinstance(v, str) and v for v in values)
        if e["schema"] == "Documentation":
            assert there[e["properties"]["document"][0]] == "Article"
            assert there[e["properties"]["entity"][0]] == "Note"
        assert set(e["properties"].get("entity", [])) <= set(there)


def test_parties_sources_and_claims_become_what_the_case_calls_them() -> None:
    made = {(e["schema"], e["properties"]["name"][0]) for e in entities() if "name" in e["properties"]}
    assert {("PublicBody", "Aland"), ("LegalEntity", "Bland"), ("Organization", "The Daily")} <= made
    (first, *_) = (e for e in entities() if e["schema"] == "Note")
    assert first["properties"]["summary"] == ["Likely true: probability 0.81 [0.66-0.90]."]
    roles = [e["properties"]["role"][0] for e in entities() if e["schema"] == "Documentation"]
    assert roles == ["supports", "contradicts", "neutral"]


def test_only_web_addresses_are_written_as_addresses() -> None:
    for key in ("ftm", "stix", "claimreview"):
        assert "javascript:" not in one(key)


def test_a_second_reader_takes_the_entities() -> None:
    ftm = pytest.importorskip("followthemoney", reason="followthemoney is not installed: a witness for this test alone")
    for entity in entities():
        proxy = ftm.model.get_proxy(entity)
        proxy.schema.validate(entity)
        kept = {name: proxy.get(name) for name in entity["properties"]}
        assert kept == entity["properties"]  # a value that its type cannot hold would be gone


# CSV


def test_each_kind_of_row_has_its_table() -> None:
    made = files("csv", HANDED)
    assert set(made) == {
        *("sources.csv", "claims.csv", "items.csv", "forecasts.csv", "series.csv", "standings.csv"),
    }
    (first, *_) = csv.DictReader(io.StringIO(made["standings.csv"]))
    assert (first["claim"], first["p"], first["low"], first["high"], first["verdict"]) == (
        *("c1", "0.81", "0.66", "0.9", "likely true"),
    )
    third = list(csv.DictReader(io.StringIO(made["items.csv"])))[2]
    assert [third[f"ratio_{e}"] for e in ("low", "middle", "high")] == ["1", "1.5", "6"]
    (series,) = csv.DictReader(io.StringIO(made["series.csv"]))
    assert series["points"] == "2025-01-01: 3; 2025-02-01: 3.5"
    assert series["cumulative"] == "true"


def test_no_cell_is_a_formula_to_a_spreadsheet() -> None:
    for text in files("csv", HANDED).values():
        for row in csv.reader(io.StringIO(text)):
            for cell in row:
                assert not re.match(r"\s*[=+@\t\r＝＋＠]", cell)
    assert "'=The dam will hold" in files("csv", HANDED)["claims.csv"]


@given(st.text(max_size=12))
@settings(max_examples=150)
def test_a_guarded_cell_begins_harmlessly_or_is_a_number(cell: str) -> None:
    made = guarded(cell)
    assert made.removeprefix("'") == cell or made == cell
    if made.lstrip(" ")[:1] in set("=+-@\t\r\n＝＋－＠") - {""}:
        float(made)


# all forms


def swapped(text: str) -> str:
    marks = {"a": "b", "b": "a"}
    return marks.get(text, text)


@pytest.mark.parametrize("key", [f.key for f in FORMS])
def test_a_swap_of_two_labels_swaps_labels_only(key: str) -> None:
    claims = tuple(replace(c, by=swapped(c.by)) for c in CLAIMS)
    sources = tuple(replace(s, side=swapped(s.side)) for s in SOURCES)
    names = {"a": "Bland", "b": "Aland"}
    other = replace(
        HANDED, evidence=replace(EVIDENCE, claims=claims, sources=sources), names=names, kinds={"b": "state"}
    )

    def seen(handed: Handed) -> list[str]:
        text = "".join(files(key, handed).values())
        text = re.sub(r"comity-[0-9a-f]{40}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID", text)
        return sorted(re.sub(r"(?<![\w\"])([ab])(?=,)", "SIDE", line).strip(", ") for line in text.splitlines())

    if key == "csv":  # the tables show the labels themselves
        assert [len(t.splitlines()) for t in files(key, HANDED).values()] == [
            len(t.splitlines()) for t in files(key, other).values()
        ]
    else:
        assert seen(HANDED) == seen(other)


@pytest.mark.parametrize("key", [f.key for f in FORMS])
def test_nothing_to_say_is_said_without_a_complaint(key: str) -> None:
    for name, text in files(key, Handed(Evidence())).items():
        if name.endswith(".json"):
            json.loads(text)


def test_a_form_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(UsageError, match=r'no form "stiks".*Did you mean "stix"'):
        files("stiks", HANDED)


@pytest.mark.parametrize("made", ["", "2026-02-03"])
def test_evidence_without_a_date_gets_none_that_is_untrue(made: str) -> None:
    undated = Evidence(SOURCES, (Claim("c1", "The bridge is open.", "a"),), (Item("i1", "c1", "supports", "agency"),))
    handed = Handed(undated, "The bridge", STANDS, NAMES, made=made)
    (review,) = json.loads(files("claimreview", handed)["claimreview.json"])["@graph"]
    assert "datePublished" not in review
    assert review["reviewRating"]["ratingExplanation"].endswith("It rests on 1 item.")
    bundle = json.loads(files("stix", handed)["stix.json"])
    report = bundle["objects"][-1]
    assert report["description"] == "Claims and what they rest on."
    assert {o["modified"][:10] for o in bundle["objects"]} == {made or "1970-01-01"}  # it must have a day
    for form in ("claimreview", "ftm", "csv"):
        assert not any("1970" in text for text in files(form, handed).values())


def test_the_day_of_making_is_not_taken_where_the_evidence_has_days() -> None:
    for form in (f.key for f in FORMS):
        assert files(form, replace(HANDED, made="2030-01-01")) == files(form, HANDED)
