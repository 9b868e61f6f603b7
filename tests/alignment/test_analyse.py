"""The whole answer: every part by itself, within the budget, whatever the actors are called and however rows stand."""

from __future__ import annotations

import csv
import random
from dataclasses import fields, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from comity.alignment.analyse import alignment_answer, parts_named
from comity.alignment.network import network_of
from comity.alignment.result import PARTS, AlignmentResult, Part
from comity.alignment.work import AlignmentSettings, kinds_of
from comity.budget import Budget
from comity.case.alignment import (
    CASTS,
    Alignment,
    Body,
    Capabilities,
    ExposureAsked,
    Substitute,
    TieFigure,
    Ties,
    Total,
    Votes,
)
from comity.case.settlement import Span
from comity.errors import MissingExtraError, TooLargeError, UsageError

EDGES = Path(__file__).resolve().parents[3] / "shared" / "data" / "cow_signed_networks" / "edges.csv"
QUICK = AlignmentSettings(draws=200)
NAMES = ("a", "null", "yes", "2", "No", "x y", "Côte")


def at_random(seed: int) -> Alignment:
    """Return a section with something of everything, in which names are those that trip a reader of files."""
    rng = random.Random(seed)
    pairs = [tuple(rng.sample(NAMES, 2)) for _ in range(14)]
    when = [rng.choice(["1990", "1995"]) for _ in pairs]
    n = len(pairs)
    kinds = tuple(rng.choice(["pact", "quarrel", "trade"]) for _ in pairs)
    ties = Ties(
        tuple(p[0] for p in pairs),
        tuple(p[1] for p in pairs),
        tuple(-1 if k == "quarrel" else 1 for k in kinds),
        tuple(rng.choice([None, Fraction(rng.randint(1, 9))]) for _ in pairs),
        tuple(k == "trade" for k in kinds),
        kinds,
        tuple(when),
        tuple(when),
        ("",) * n,
    )
    cells = [(a, y) for a in NAMES[:5] for y in (1990, 1995)]
    have = Capabilities(
        ("iron", "people"),
        tuple(a for a, _ in cells),
        tuple(y for _, y in cells),
        tuple((Fraction(rng.randint(1, 50)), rng.choice([None, Fraction(rng.randint(1, 50))])) for _ in cells),
    )
    calls = 6
    cast = tuple(tuple(rng.choice((*CASTS, "", "yes", "no")) for _ in NAMES[:5]) for _ in range(calls))
    blank = ("",) * calls
    votes = Votes(NAMES[:5], tuple(f"r{k}" for k in range(calls)), blank, blank, blank, blank, cast, blank)
    half = Span(Fraction(1, 4), Fraction(1, 2))
    return Alignment(
        ties,
        have,
        votes,
        (Body("club", NAMES[:3]),),
        (TieFigure("f", NAMES[:2], "trade", half, "USD", "1990", "1990"),),
        exposure=ExposureAsked(
            substitutes=(Substitute(half),), totals=(Total(NAMES[0], Fraction(100)),), cuts=((NAMES[1], ""),)
        ),
        anchor=(NAMES[0], NAMES[1]),
        focus=(NAMES[2],),
    )


def renamed(section: Alignment, of: dict[str, str]) -> Alignment:
    def each(value: Any) -> Any:
        if isinstance(value, str):
            return of.get(value, value)
        return tuple(each(v) for v in value) if isinstance(value, tuple) else value

    asked = section.exposure
    assert asked is not None
    return replace(
        section,
        ties=replace(section.ties, a=each(section.ties.a), b=each(section.ties.b)),
        capabilities=replace(section.capabilities, actor=each(section.capabilities.actor)),
        votes=replace(section.votes, actors=each(section.votes.actors)),
        bodies=tuple(replace(b, members=each(b.members)) for b in section.bodies),
        figures=tuple(replace(f, of=each(f.of)) for f in section.figures),
        exposure=replace(
            asked, totals=tuple(replace(t, buyer=each(t.buyer)) for t in asked.totals), cuts=each(asked.cuts)
        ),
        anchor=each(section.anchor),
        focus=each(section.focus),
    )


def shuffled(section: Alignment, seed: int) -> Alignment:
    """Return the section with the rows and the columns of its tables in another order."""
    rng = random.Random(seed)

    def rows(noun: Any, skip: tuple[str, ...] = ()) -> Any:
        order = rng.sample(range(len(noun)), len(noun))
        columns = [f.name for f in fields(noun) if f.compare and f.name not in skip]
        return replace(noun, **{c: tuple(getattr(noun, c)[k] for k in order) for c in columns})

    votes = rows(section.votes, ("actors",))
    order = rng.sample(range(len(votes.actors)), len(votes.actors))
    return replace(
        section,
        ties=rows(section.ties),
        capabilities=rows(section.capabilities, ("components",)),
        votes=replace(
            votes,
            actors=tuple(votes.actors[k] for k in order),
            cast=tuple(tuple(row[k] for k in order) for row in votes.cast),
        ),
    )


def plain(found: AlignmentResult) -> Any:
    return rounded(found.to_json())


def rounded(value: Any) -> Any:
    """Return plain values with numbers to six digits: sums in another order differ in the last ones."""
    if isinstance(value, float):
        return float(f"{value:.6g}") + 0.0 if abs(value) > 1e-9 else 0.0
    if isinstance(value, dict):
        return {k: rounded(v) for k, v in value.items()}
    return [rounded(v) for v in value] if isinstance(value, list | tuple) else value


# --- the contract -----------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not EDGES.exists(), reason="the public signed networks are not beside the project")
def test_the_signed_networks_of_the_years_after_the_war_are_those_of_the_literature() -> None:
    with EDGES.open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["window"] in ("46-49", "47-50")]
    since = tuple("19" + r["window"][:2] for r in rows)
    until = tuple("19" + r["window"][3:] for r in rows)
    n = len(rows)
    ties = Ties(
        tuple(r["state1"] for r in rows),
        tuple(r["state2"] for r in rows),
        tuple(int(r["sign"]) for r in rows),
        (None,) * n,
        (False,) * n,
        ("",) * n,
        since,
        until,
        ("",) * n,
    )
    window = alignment_answer(Alignment(ties), settings=AlignmentSettings(("network",))).to_json()["windows"][0]
    assert {k: window[k] for k in ("from", "to", "actors", "ties", "negative")} == {
        "from": 1946, "to": 1949, "actors": 64, "ties": 362, "negative": 42,
    }  # fmt: skip
    assert {k: window["frustration"][k] for k in ("index", "proven")} == {"index": 17, "proven": True}
    assert {k: window["triangles"][k] for k in ("balanced", "all")} == {"balanced": 1579, "all": 1656}


# --- laws -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_rows_and_columns_changes_nothing(seed: int) -> None:
    section = at_random(seed)
    one, two = (plain(alignment_answer(s, settings=QUICK)) for s in (section, shuffled(section, seed)))
    assert listed(one) == listed(two)


def listed(value: Any) -> Any:
    """Return plain values without the order of lists: voters and roll calls are listed as the table has them."""
    if isinstance(value, dict):
        return {k: listed(v) for k, v in value.items()}
    return sorted((listed(v) for v in value), key=repr) if isinstance(value, list) else value


@pytest.mark.parametrize("seed", range(4))
def test_names_in_the_same_order_only_rename_the_answer(seed: int) -> None:
    section = at_random(seed)
    # the names keep their order, so that draws fall to the same actors
    of = {name: f"n{k}" for k, name in enumerate(sorted(NAMES))}
    one = alignment_answer(section, settings=QUICK)
    two = alignment_answer(renamed(section, of), settings=QUICK)
    assert set(one.limited) == set(two.limited)
    assert one.missing == two.missing == {}
    for key in ("windows", "capability", "concentration", "shift"):
        assert swapped(plain(one)[key], of) == swapped(plain(two)[key], {}), key


def swapped(value: Any, of: dict[str, str]) -> Any:
    """Return plain values with every name replaced; sentences, in which names stand too, are left out."""
    if isinstance(value, str):
        return of.get(value, value)
    if isinstance(value, dict):
        return {of.get(k, k): swapped(v, of) for k, v in value.items() if k not in ("sentences", "words")}
    return [swapped(v, of) for v in value] if isinstance(value, list) else value


@pytest.mark.parametrize("seed", range(4))
def test_any_renaming_leaves_every_exact_number(seed: int) -> None:
    section = at_random(seed)
    of = dict(zip(NAMES, random.Random(seed).sample(NAMES, len(NAMES)), strict=True))
    one = alignment_answer(section, settings=QUICK)
    two = alignment_answer(renamed(section, of), settings=QUICK)
    here, there = plain(one), plain(two)
    keys = ("from", "to", "actors", "ties", "negative", "cancelled", "con", "hhi", "triangles")
    for before, after in zip(here["windows"], there["windows"], strict=True):
        assert {k: before[k] for k in keys} == {k: after[k] for k in keys}
        for key in ("index", "proven"):
            assert before["frustration"][key] == after["frustration"][key]
    assert swapped(here["capability"], of) == there["capability"]
    assert set(one.limited) == set(two.limited)
    pairs = [
        {frozenset((of.get(p["a"]), of.get(p["b"])) if k == 0 else (p["a"], p["b"])): p["share"] for p in rows}
        for k, rows in enumerate((here["votes"]["agreement"]["pairs"], there["votes"]["agreement"]["pairs"]))
    ]
    assert pairs[0] == pairs[1]


def test_a_part_says_the_same_alone_and_with_the_others() -> None:
    section = at_random(1)
    everything = plain(alignment_answer(section, settings=QUICK))
    where: dict[Part, str] = {
        "capabilities": "concentration",
        "exposure": "exposure",
        "votes": "votes",
        "bodies": "bodies",
        "figures": "figures",
    }
    for part, key in where.items():
        alone = plain(alignment_answer(section, settings=AlignmentSettings((part,), draws=200)))
        assert alone[key] == everything[key], part
        others = {k for p, k in where.items() if p != part}
        assert not any(alone[k] for k in others), part


# --- what is asked for ------------------------------------------------------------------------------------------------


def test_parts_may_be_named_in_any_order_and_all_are_meant_where_none_is() -> None:
    assert parts_named("votes,  network,") == ("network", "votes")
    assert parts_named(None) == parts_named("") == parts_named(" , ") == PARTS
    with pytest.raises(UsageError, match=r'"vote" is no part.*Did you mean "votes"'):
        parts_named("vote")
    with pytest.raises(UsageError, match="There are network, capabilities"):
        parts_named("qqqqq")


def test_an_actor_that_nobody_knows_is_refused_before_the_work_begins() -> None:
    section = at_random(0)
    with pytest.raises(UsageError, match=r'no actor "nul"\. Did you mean "null"'):
        alignment_answer(section, settings=AlignmentSettings(actors=("nul",)))


def test_an_actor_may_be_asked_for_by_any_of_its_names() -> None:
    section = replace(at_random(0), focus=(), aliases=(("Nowhere", "null"),))
    found = alignment_answer(section, settings=AlignmentSettings(("pages",), 200, 0, ("Nowhere",)))
    assert [p.actor for p in found.pages] == ["null"]


def test_parties_have_a_page_and_their_name_where_nobody_is_in_focus() -> None:
    section = replace(at_random(0), focus=())
    found = alignment_answer(section, {"null": "Nowhere", "zz": "No", "q": "Quiet"}, AlignmentSettings(("pages",), 200))
    assert found.called("null") == "Nowhere"
    assert found.called("No") == "No"
    assert sorted(p.actor for p in found.pages) == ["No", "null"]


def test_kinds_that_are_flows_make_the_network_only_where_there_are_no_others() -> None:
    net = network_of(at_random(0).ties)
    assert kinds_of(Alignment(), net) == net.kinds
    assert kinds_of(Alignment(exposure=ExposureAsked()), net) == tuple(k for k in net.kinds if k != "trade")
    assert kinds_of(Alignment(exposure=ExposureAsked(net.kinds)), net) == net.kinds
    assert kinds_of(Alignment(kinds=("trade", "peace")), net) == ("trade",)


def test_an_empty_section_has_an_empty_answer() -> None:
    found = alignment_answer(Alignment())
    assert (found.windows, found.missing, found.limited) == ((), {}, {})
    assert found.to_json()["windows"] == []


def test_every_part_that_is_worked_on_is_told() -> None:
    told: list[str] = []
    alignment_answer(at_random(2), settings=QUICK, progress=told.append)
    assert len(told) == len(set(told)) == len(PARTS)
    alignment_answer(Alignment(votes=at_random(2).votes), settings=QUICK, progress=told.append)
    assert told[-1] == "votes"


# --- budgets ----------------------------------------------------------------------------------------------------------


def test_a_budget_of_nothing_leaves_every_part_missing_and_says_why() -> None:
    found = alignment_answer(at_random(0), settings=QUICK, budget=Budget(0))
    assert set(found.missing) == set(PARTS)
    assert all(found.missing.values())
    assert not found.complete
    assert found.to_json()["windows"] == []
    assert found.to_json()["missing"] == dict(found.missing)


def test_an_interruption_ends_the_work_and_keeps_what_was_done(monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.alignment import exposed

    def stopped(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(exposed, "exposure", stopped)
    found = alignment_answer(at_random(0), settings=QUICK)
    assert set(found.missing) == {"exposure", "votes", "bodies", "figures", "pages"}
    assert found.votes is None
    assert found.concentration is not None
    assert found.shift is not None


def test_a_part_that_is_too_large_or_lacks_an_extra_loses_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.alignment import exposed, parts

    def too_large(*_: Any) -> None:
        raise TooLargeError("too large for this machine.")

    def missing(*_: Any) -> None:
        raise MissingExtraError("stats", "This part")

    monkeypatch.setattr(exposed, "exposure", too_large)
    monkeypatch.setattr(parts, "bodies", missing)
    found = alignment_answer(at_random(0), settings=QUICK)
    assert set(found.limited) >= {"exposure", "bodies"}
    assert "pip install" in found.limited["bodies"]
    assert found.missing == {}
    assert found.votes is not None
