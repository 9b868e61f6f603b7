"""Tests of writing a case: it reads back to the same case, whatever is in it."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.case.digest import digest
from comity.case.doubt import Attitude, Chances, Degree, Doubt, Fuzzy, Pair, Place, Spread
from comity.case.nouns import (
    Cannot,
    Case,
    DrawnConflict,
    DrawnState,
    Free,
    Lump,
    Misperception,
    Option,
    OptionConflict,
    Party,
    PartyPreference,
    Preference,
    Prioritised,
    Ranking,
    Reading,
    Regime,
    Source,
    Statement,
    Weights,
)
from comity.case.quoting import written
from comity.case.read import load, read_text
from comity.case.text_in import UNSEEN
from comity.case.write import to_yaml
from comity.case.yaml_nodes import compose
from comity.logic.parse import parse
from comity.logic.vocabulary import Vocabulary
from comity.logic.words import why_not_a_name

ASSETS = Path(__file__).parent / "assets"


def reads_back(case: Case) -> None:
    text = to_yaml(case)
    again, problems = read_text(text)
    assert [str(p) for p in problems if p.level == "error"] == []
    assert again == case, text
    assert digest(again) == digest(case)


@pytest.mark.parametrize("name", ["option_form", "drawn"])
def test_a_case_that_was_read_reads_back(name: str) -> None:
    reads_back(load(ASSETS / f"{name}.yaml"))


def test_the_layout_is_that_of_a_case_written_by_hand() -> None:
    text = to_yaml(load(ASSETS / "option_form.yaml"))
    assert "    release: {by: syria, text: Release water, source: s1}\n" in text
    assert '        - "!release & !escalate & !attack"\n' in text
    assert "    iraq: {ranking: [YNN, [NNY, war], NNN, YNY, NYN]}\n" in text
    assert "parties:\n  syria: Syria\n  iraq: {name: Iraq, kind: state}\n" in text


# What YAML, CSV or the statement language could trip over; a name or text is stripped when it is read.
NASTY = st.sampled_from(
    [
        "NO",
        "yes",
        "null",
        "~",
        "001",
        "1e3",
        "1975-05-01",
        "a: b",
        "a #b",
        "!a",
        "& b",
        "*",
        "- a",
        "a, b",
        "[x]",
        "{y}",
        'say "no"',
        "it's",
        "back\\slash",
        "two\nlines",
        "tab\there",
        "é€漢",
        "\u200f\u05d0",
        "a  b",
        "<<",
        "=",
        "?",
        "---",
    ]
)
TEXTS = NASTY | st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).map(
    lambda t: UNSEEN.sub("", t).strip()
).filter(bool)
IDS = (
    (
        st.sampled_from(
            ["NO", "001", "1e3", "lift the embargo", "a: b", "it's", "é", "a.b", "null", "~", "<<", "#x", "x y"]
        )
    )
    | st.text("abcXYZ_019 ", min_size=1, max_size=6).map(str.strip)
).filter(lambda t: why_not_a_name(t) is None and t != "table")


@st.composite
def statements(draw: st.DrawFn, options: tuple[str, ...], sources: tuple[str, ...]) -> Statement:
    pattern = draw(st.text("YN-", min_size=len(options), max_size=len(options)))
    text = draw(
        st.sampled_from([pattern, f"!({pattern})", f" {pattern}  &  {pattern} ".strip(), f"!{pattern}->{pattern} "])
    )
    text = text.replace("->", " -> ").strip()
    why, source = draw(st.just("") | TEXTS), tuple(draw(st.lists(st.sampled_from(sources), unique=True)))
    return Statement(text, parse(text, Vocabulary(options, {}, options)), why, source)


@st.composite
def preferences(draw: st.DrawFn, options: tuple[str, ...], sources: tuple[str, ...]) -> Preference:
    some = draw(st.lists(statements(options, sources), min_size=1, max_size=3, unique_by=lambda s: s.text))
    states = st.text("YN", min_size=len(options), max_size=len(options))
    labels = draw(st.lists(states, min_size=1, max_size=4, unique=True))
    tiers = (tuple(labels[:2]), *((x,) for x in labels[2:]))
    match draw(st.integers(0, 3)):
        case 0:
            degrees = draw(st.just(()) | st.lists(st.integers(1, 9), min_size=len(some), max_size=len(some)))
            return Prioritised(tuple(some), tuple(degrees) if set(degrees) - {1} else ())
        case 1:
            breaks = draw(st.lists(st.integers(0, len(tiers) - 2), unique=True)) if len(tiers) > 1 else []
            return Ranking(tiers, breaks=tuple((k, 2 + k) for k in sorted(breaks)))
        case 2:
            said = [Statement(s.text, s.tree, s.why, s.source) for s in some] if draw(st.booleans()) else []
            return Free(tuple(said), () if said or draw(st.booleans()) else tiers)
        case _:
            numbers = st.fractions(-100, 100, max_denominator=50)
            rows = [(Statement(s.text, s.tree), *sorted((draw(numbers), draw(numbers)))) for s in some]
            much = draw(st.sampled_from([(), (Fraction(1, 3),), (Fraction(1), Fraction(2))]))
            return Weights(
                tuple((s, (low + high) / 2) for s, low, high in rows),
                tuple((low, high) for _, low, high in rows) if any(low != high for _, low, high in rows) else (),
                much,
            )


@st.composite
def doubts(draw: st.DrawFn, options: tuple[str, ...]) -> Doubt:
    shares = st.fractions(0, 1, max_denominator=20)

    def place() -> Place:
        said = draw(statements(options, ("s",)))
        return Place(said.text, said.tree)

    degrees = tuple(Degree(place(), place(), draw(shares)) for _ in range(draw(st.integers(1, 2))))
    return Doubt(
        unknown=tuple(Pair(place(), place()) for _ in range(draw(st.integers(0, 2)))),
        fuzzy=draw(st.none() | st.builds(Fuzzy, st.just(degrees), shares)),
        chances=draw(st.none() | st.builds(Chances, st.just(degrees), shares, shares)),
        spread=draw(st.none() | st.builds(Spread, st.sampled_from(("mallows", "plackett_luce")), shares)),
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    parties = draw(st.lists(IDS, min_size=2, max_size=3, unique=True))
    options = tuple(draw(st.lists(IDS, min_size=1, max_size=3, unique=True)))
    sources = tuple(draw(st.lists(IDS, min_size=1, max_size=2, unique=True)))
    cited = tuple(draw(st.lists(st.sampled_from(sources), unique=True)))
    moves: st.SearchStrategy[Literal["both", "forward", "back"]] = st.sampled_from(("both", "forward", "back"))
    optional = st.just("") | TEXTS
    chance = st.none() | st.fractions(0, 1, max_denominator=20)

    def preference(party: str) -> PartyPreference:
        readings = [
            Reading(i, draw(optional), draw(preferences(options, sources)), cited, probability=draw(chance))
            for i in draw(st.lists(IDS.filter(lambda i: i != "main"), max_size=1))
        ]
        regimes = [
            Regime(i, plain_statement(), draw(preferences(options, sources)), draw(optional), cited)
            for i in draw(st.lists(IDS, max_size=1))
        ]
        wish = draw(preferences(options, sources))
        return PartyPreference(party, wish, tuple(readings), doubt=draw(doubts(options)), regimes=tuple(regimes))

    def plain_statement() -> Statement:
        said = draw(statements(options, sources))
        return Statement(said.text, said.tree)

    def misperception(party: str) -> Misperception:
        said = plain_statement()
        belief = draw(preferences(options, sources).filter(lambda p: not isinstance(p, Free)))
        return Misperception(party, (Place(said.text, said.tree),), (PartyPreference(parties[0], belief),))

    conflict = OptionConflict(
        options=tuple(
            Option(o, draw(st.sampled_from(parties)), draw(optional), draw(moves), draw(optional), cited)
            for o in options
        ),
        preferences=tuple(preference(p) for p in parties),
        infeasible=tuple(draw(st.lists(statements(options, sources), max_size=2))),
        same=(Lump("all", "-" * len(options), draw(optional)),) if draw(st.booleans()) else (),
        cannot=tuple(
            Cannot(p, Statement(s.text, s.tree), e, draw(optional), cited)
            for p in parties[:1]
            for s, e in [(draw(statements(options, sources)), draw(statements(options, sources)))]
            if not e.why and not e.source
        ),
        status_quo=draw(st.none() | st.text("YN", min_size=len(options), max_size=len(options))),
        coalitions=draw(st.sampled_from([(), tuple((p,) for p in parties), (tuple(parties),)])),
        attitudes=(Attitude(parties[0], ((parties[1], "negative"), (parties[0], "neutral"))),),
        misperceives=tuple(misperception(p) for p in parties[: draw(st.integers(0, 2))]),
    )
    return Case(
        title=draw(TEXTS),
        parties=tuple(Party(p, draw(TEXTS), draw(optional)) for p in parties),
        conflict=conflict,
        as_of=draw(st.none() | st.dates(dt.date(1000, 1, 1))),
        question=draw(optional),
        modelled_by=draw(optional),
        about=draw(optional),
        leaves_out=tuple(draw(st.lists(TEXTS, max_size=2))),
        sources=tuple(Source(s, draw(TEXTS), draw(optional), date=draw(optional)) for s in sources),
    )


@settings(max_examples=150, deadline=None)
@given(cases())
def test_any_case_in_option_form_reads_back(case: Case) -> None:
    reads_back(case)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_drawn_case_reads_back(data: st.DataObject) -> None:
    states = data.draw(st.lists(IDS, min_size=2, max_size=4, unique=True))
    parties = data.draw(st.lists(IDS, min_size=1, max_size=2, unique=True))
    pairs = [(a, b) for a in states for b in states if a != b]
    moves = st.lists(st.sampled_from(pairs), min_size=1, max_size=4, unique=True)
    tiers = data.draw(st.sampled_from([tuple((s,) for s in states), (tuple(states),)]))
    conflict = DrawnConflict(
        states=tuple(DrawnState(s, data.draw(st.just("") | TEXTS)) for s in states),
        moves=tuple((p, tuple(data.draw(moves))) for p in parties),
        preferences=tuple(PartyPreference(p, Ranking(tiers)) for p in parties),
        status_quo=data.draw(st.none() | st.sampled_from(states)),
    )
    reads_back(Case("T", tuple(Party(p, p) for p in parties), conflict))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_text_is_quoted_where_it_must_be(text: str) -> None:
    for frame in ("a: {}\n", "a: [x, {}]\n", "a: {{b: {}, c: d}}\n", "- {}\n", "{}: x\n"):
        composed = compose(frame.format(written(text)), "f")
        assert composed.problems == (), (frame, text)


def test_numbers_are_written_exactly() -> None:
    node = parse("Y", Vocabulary(("x",), {}, ("x",)))
    weights = Weights(
        (
            (Statement("Y", node), Fraction(1, 3)),
            (Statement("N", parse("N", Vocabulary(("x",), {}, ("x",)))), Fraction(-7)),
        )
    )
    conflict = OptionConflict((Option("x", "a", "X"),), (PartyPreference("a", weights),))
    case = Case("T", (Party("a", "A"),), conflict)
    assert '{"Y": 1/3, "N": -7}' in to_yaml(case)
    reads_back(case)
