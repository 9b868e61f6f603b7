"""The flagship treats its parties alike: every row has a source, counts match, words are even-handed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from comity.case.doubt import Spread
from comity.case.nouns import Case, OptionConflict, Preference, Prioritised, Statement
from comity.case.read import load
from comity.case.settlement import Settlement, Span
from comity.conflict.analyse import Settings, analyse
from comity.logic.tree import Implies, Name, atoms
from comity.settlement.demands.analyse import demands
from comity.settlement.room.analyse import room
from comity.settlement.sequence.analyse import sequence

FOLDER = Path(__file__).parents[2] / "examples" / "european-security-2025"
COMMON_TEXT = "united_states"  # the US draft is the text all parties comment on
LOADED = (
    "aggressor|aggression war|regime|junta|puppet|terror|barbar|unprovoked|so-called|liberat|annex|occupied|occupier|"
    "invader|capitulat|surrender|appease|evil|heroic|nazi|proxy|warmonger|betray|illegal|criminal"
)


@cache
def case() -> Case:
    return load(FOLDER)


CLAIMS = {c.id for c in getattr(case().evidence, "claims", ())}
"""What a row may rest on beside the words of its party: the evidence says how firmly each stands."""


def conflict() -> OptionConflict:
    found = case().conflict
    assert isinstance(found, OptionConflict)
    return found


def statements(preference: Preference) -> tuple[Statement, ...]:
    assert isinstance(preference, Prioritised)
    return preference.statements


def preferences() -> Iterator[tuple[str, str, tuple[Statement, ...]]]:
    for p in conflict().preferences:
        yield p.party, "main", statements(p.preference)
        for r in p.readings:
            yield p.party, r.id, statements(r.preference)


def settlement() -> Settlement:
    found = case().settlement
    assert found is not None
    return found


def sources_of(of: Settlement) -> Iterator[tuple[str, ...]]:
    """The sources of every row of the settlement that has some."""
    parts = (of.terms, of.facts, of.demands, of.sequence, of.issues, of.packages_exclude, of.values, of.plans)
    for part in (*parts, of.guarantees, of.ripeness):
        yield from (row.source for row in part)
    yield from (t.source for v in of.values for t in v.together)
    yield from (h.source for d in of.demands for h in d.history)


def counts(party: str) -> dict[str, int]:
    return {name: len(rows) for who, name, rows in preferences() if who == party}


def test_every_option_fact_and_statement_names_a_source_that_is_defined() -> None:
    known = {s.id for s in case().sources} | CLAIMS
    rows = [o.source for o in conflict().options] + [s.source for s in conflict().infeasible]
    rows += [s.source for _, _, found in preferences() for s in found]
    rows += [r.source for p in conflict().preferences for r in p.readings]
    assert all(rows)
    assert {i for row in rows for i in row} <= known


def test_every_statement_says_why() -> None:
    assert all(s.why.endswith(".") for _, _, found in preferences() for s in found)
    assert all(s.why.endswith(".") for s in conflict().infeasible)


def test_every_statement_rests_on_its_own_partys_words_or_on_the_common_draft_beside_them() -> None:
    for party, reading, rows in preferences():
        for s in rows:
            owners = {(case().source(i) or pytest.fail(i)).party for i in s.source if i not in CLAIMS}
            assert party in owners, (party, reading, s.text)
            assert owners <= {party, COMMON_TEXT}, (party, reading, s.text)


def test_no_source_is_weak_later_than_the_case_or_without_an_address() -> None:
    as_of = case().as_of
    assert as_of == dt.date(2025, 12, 15)
    for s in case().sources:
        assert s.confidence in ("high", "medium"), s.id
        assert s.kind in ("demand", "prerequisite", "red_line", "offer", "figure", "fact"), s.id
        if s.kind == "fact":  # who belongs to what, and who came: no statement of a party
            assert dt.date(int(s.date[:4]), 1, 1) <= as_of, s.id
        elif s.kind != "figure":  # figures keep the day of their release, and those that came later are marked
            assert dt.date(2025, 4, 1) <= dt.date.fromisoformat(s.date) <= as_of, s.id
        assert s.speaker, s.id
        assert s.text.endswith((".", "?")), s.id
        assert re.fullmatch(r"https?://\S+", s.address), s.id


def test_every_source_row_is_used() -> None:
    used = {i for o in conflict().options for i in o.source} | {i for s in conflict().infeasible for i in s.source}
    used |= {i for _, _, rows in preferences() for s in rows for i in s.source}
    used |= {i for p in conflict().preferences for r in p.readings for i in r.source}
    used |= {i for source in sources_of(settlement()) for i in source}
    helped = case().support
    used |= {i for flow in (helped.flows if helped else ()) for i in flow.source}
    used |= alignment_sources() | long_term_sources()
    assert {s.id for s in case().sources} <= used


def alignment_sources() -> set[str]:
    found = case().alignment
    assert found is not None
    used = {i for text in (*found.ties.source, *found.votes.source) for i in text.split(";")}
    used |= {i for f in found.figures for i in f.source}
    used |= {i for b in found.bodies for i in (*b.source, *(s for m in b.meetings for s in m.source))}
    return used


def long_term_sources() -> set[str]:
    partners, programme = case().partners, case().programme
    assert partners is not None
    assert programme is not None
    used = {i for c in partners.criteria for i in c.source} | {i for f in programme.declared for i in f.source}
    for offer in partners.offers:
        used |= {i for row in (offer, *offer.log, *(cell for _, cell in offer.cells)) for i in row.source}
    return used


def test_the_two_sides_have_as_many_statements_and_readings() -> None:
    russia, ukraine = counts("russia"), counts("ukraine")
    assert russia["main"] == ukraine["main"]
    assert len(russia) == len(ukraine) == 2
    assert abs(sum(russia.values()) - sum(ukraine.values())) <= 1


def test_the_two_sides_have_a_comparable_number_of_conditions_and_of_sources() -> None:
    found = {(who, name): rows for who, name, rows in preferences()}
    conditions = {who: sum(isinstance(s.tree, Implies) for s in found[who, "main"]) for who in ("russia", "ukraine")}
    assert abs(conditions["russia"] - conditions["ukraine"]) <= 2
    rows = {who: len({i for s in found[who, "main"] for i in s.source}) for who in ("russia", "ukraine")}
    assert abs(rows["russia"] - rows["ukraine"]) <= 4


def test_mirrored_choices_have_the_same_words_and_moves() -> None:
    options = {o.id: o for o in conflict().options}
    for step in ("ceasefire", "sign", "withdraw"):
        ours, theirs = options[f"ru_{step}"], options[f"ua_{step}"]
        assert ours.text == theirs.text
        assert ours.moves == theirs.moves
        assert ours.off == theirs.off


def test_facts_bind_one_party_each_and_the_two_sides_alike() -> None:
    owner = {o.id: o.by for o in conflict().options}
    bound = [{owner[a.name] for a in atoms(s.tree) if isinstance(a, Name)} for s in conflict().infeasible]
    assert all(len(parties) == 1 for parties in bound)
    assert bound.count({"russia"}) == bound.count({"ukraine"}) == 2


def test_every_party_strays_by_the_same_law_and_no_reading_is_weighed() -> None:
    assert {p.doubt.spread for p in conflict().preferences} == {Spread("mallows", Fraction(1, 10))}
    assert {r.probability for p in conflict().preferences for r in p.readings} == {None}


@pytest.mark.parametrize(
    "name", ["case.yaml", "README.md", "sequence.csv", "claims.csv", "items.csv", "offer_cells.csv", "declared.csv"]
)
def test_our_own_voice_uses_no_loaded_words(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert not re.findall(rf"\b(?:{LOADED})\w*", text, flags=re.IGNORECASE)


@pytest.fixture(scope="module")
def swapped(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The same case with the names of the two sides exchanged everywhere."""
    folder = tmp_path_factory.mktemp("swapped")
    for name in ("case.yaml", *(p.name for p in FOLDER.glob("*.csv"))):
        text = (FOLDER / name).read_text(encoding="utf-8")
        text = re.sub(r"\b(russia|ukraine)\b", lambda m: other(m.group()), text)
        (folder / name).write_text(text, encoding="utf-8")
    return load(folder)


def other(party: str) -> str:
    return {"russia": "ukraine", "ukraine": "russia"}.get(party, party)


def test_swapping_the_labels_of_the_two_sides_swaps_only_labels(swapped: Case) -> None:
    settings = Settings(concepts=("nash", "seq"))
    before, after = analyse(case(), settings), analyse(swapped, settings)
    for concept in settings.concepts:
        assert before.labels(before.equilibria(concept)) == after.labels(after.equilibria(concept))
        one, two = before.model.parties.index("russia"), after.model.parties.index("ukraine")
        assert (before.stable[concept][one] == after.stable[concept][two]).all()


def test_swapping_the_labels_swaps_only_labels_in_the_settlement(swapped: Case) -> None:
    exchanged = swapped.settlement
    assert exchanged is not None
    names = {p.id: p.id for p in case().parties}
    before, after = demands(settlement(), names), demands(exchanged, names)
    assert set(before.conflicts) == set(after.conflicts)
    assert {r.drop for r in before.cheapest} == {r.drop for r in after.cheapest}
    shares = {b.party: b.share for b in before.burden}
    assert {other(b.party): b.share for b in after.burden} == shares
    orders = [set(sequence(s, names).deadlocks) for s in (settlement(), exchanged)]
    assert orders[0] == orders[1]
    rooms = [
        {frozenset(map(who, s)) for s in room(x, names).must_include}
        for x, who in ((settlement(), str), (exchanged, other))
    ]
    assert rooms[0] == rooms[1]


def test_every_demand_and_order_rests_on_its_own_partys_words() -> None:
    for row in (*settlement().demands, *settlement().sequence):
        assert row.source
        assert {(case().source(i) or pytest.fail(i)).party for i in row.source} == {row.by}, row.id


def test_an_ask_weighs_the_same_whoever_makes_it_and_however_often() -> None:
    asked = [d for d in settlement().demands if d.kind != "offer"]
    for row in asked:
        alike = sum(other_row.requires.tree == row.requires.tree for other_row in asked)
        assert row.weight == Span(Fraction(1, alike), Fraction(1, alike)), row.id
    orders = settlement().sequence
    for order in orders:
        there = [o for o in orders if o.version in ("", order.version)]
        alike = len({o.by for o in there if (o.first, o.then) == (order.first, order.then)})
        assert order.weight == Span(Fraction(1, alike), Fraction(1, alike)), order.id


def test_mirrored_terms_and_breaches_have_the_same_form() -> None:
    steps = [settlement().term(name) for name in ("ua_withdrawal", "ru_withdrawal", "ru_pullback")]
    assert {(t.parts, t.escrow, t.together, t.takes) for t in steps if t is not None} == {(3, "", True, None)}
    ours, theirs = settlement().breaches
    assert (ours.by, theirs.by) == ("russia", "ukraine")
    assert (ours.text, ours.when, ours.sets) == (theirs.text, theirs.when, theirs.sets)
    assert (ours.gains, ours.punished) == (theirs.gains, theirs.punished)


def test_both_sides_say_the_same_things_of_their_readiness_and_have_their_own_text_among_the_plans() -> None:
    said = {r.party: [x is None for x in (r.hurting, r.way_out, r.spokesman)] for r in settlement().ripeness}
    assert said["russia"] == said["ukraine"] == [True, False, False]
    owners = [{(case().source(i) or pytest.fail(i)).party for i in plan.source} for plan in settlement().plans]
    assert owners.count({"russia"}) == owners.count({"ukraine"}) == 1


def test_both_sides_have_as_many_rows_with_a_history() -> None:
    found = [d.by for d in settlement().demands if d.history]
    assert found.count("russia") == found.count("ukraine") == 2
