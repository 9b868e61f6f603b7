"""One actor's page as a whole: its three parts in order, what is not known said aloud, and neutrality."""

from __future__ import annotations

import datetime as dt
import json
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from comity.alignment.balance.measured import balance
from comity.alignment.exposure.answer import exposure
from comity.alignment.exposure.flows import flows_of
from comity.alignment.exposure.substitutes import Substitutes
from comity.alignment.ideal_points.result import IdealPoints, SessionPoints
from comity.alignment.network import network_of
from comity.alignment.one_actor.page import Page, page
from comity.case.alignment import Capabilities, Ties
from comity.errors import UsageError

NAMES = ("Aland", "Borland", "Carland", "Dorland")
ROWS = (
    (0, 1, 1, 3, "alliance", "1948", ""),
    (0, 2, -1, 1, "dispute", "1955", "1962"),
    (0, 3, 1, 1, "alliance", "1948", "1953"),
    (2, 3, 1, 1, "alliance", "1948", ""),
    (1, 2, -1, 2, "dispute", "1948", ""),
)
YEARS = (1950, 1955, 1960)
FLOWS = ((1, 0, 1950, 10.0), (3, 0, 1950, 10.0), (1, 0, 1960, 30.0), (3, 0, 1960, 10.0), (0, 1, 1960, 5.0),
         (2, 1, 1960, 95.0), (0, 3, 1960, 9.0), (1, 3, 1960, 1.0))  # fmt: skip
PLACES = ((-0.5, -1.0, 1.2, 0.3), (0.4, -1.0, 1.2, 0.3))
AMOUNTS = {1950: (1, 3, 2, 2), 1960: (3, 3, 2, 2)}


def session(year: int, at: tuple[float, ...]) -> SessionPoints:
    places = np.array(at)
    return SessionPoints(str(year), places, places - 0.1, places + 0.1, np.array([9] * 4), 9, 1, 0.9, 0.6, 4, True)


def given(names: tuple[str, ...] = NAMES, rows: tuple[Any, ...] = ROWS) -> dict[str, Any]:
    """Return everything a page is made from, with these names for the four actors."""
    a, b, sign, weight, kind, since, until = zip(*rows, strict=True)
    n = len(rows)
    net = network_of(
        Ties(
            tuple(names[k] for k in a), tuple(names[k] for k in b), sign, tuple(map(Fraction, weight)), (False,) * n,
            kind, since, until, ("",) * n,
        )
    )  # fmt: skip
    snapshots = [net.window(dt.date(y, 1, 1), dt.date(y, 12, 31)) for y in YEARS]
    seller, buyer, year, value = zip(*FLOWS, strict=True)
    flows = flows_of([names[k] for k in seller], [names[k] for k in buyer], year, value)
    order = sorted(range(4), key=lambda k: names[k])
    points = IdealPoints(
        tuple(names[k] for k in order), (names[1], names[2]), 1.0, 0.9,
        tuple(session(y, tuple(at[k] for k in order)) for y, at in zip((1950, 1960), PLACES, strict=True)),
    )  # fmt: skip
    held = [(names[k], y, (Fraction(x),)) for y, row in AMOUNTS.items() for k, x in enumerate(row)]
    actor, years, values = zip(*held, strict=True)
    return {
        "snapshots": snapshots,
        "net": net,
        "exposures": {y: exposure(flows, y, Substitutes(0.5)) for y in (1950, 1960)},
        "points": points,
        "camps": [balance(s) for s in snapshots],
        "capabilities": Capabilities(("iron",), actor, years, values),
    }


def full(actor: str = "Aland", **change: Any) -> Page:
    return page(actor, **{**given(), **change})


def test_a_page_says_with_whom_how_dependent_and_moving_which_way_in_this_order() -> None:
    text = full().sentences()
    starts = [next(k for k, s in enumerate(text) if s.startswith(word)) for word in ("With", "How", "Moving in its v")]
    assert starts == sorted(starts)
    assert text[0] == (
        "With whom: in 1960 Aland has positive ties with Borland (75 % of the weight of its ties; alliance; "
        "since 1948)."
    )
    assert text[1] == "It has negative ties with Carland (25 %; dispute; since 1955)."


def test_who_came_and_went_is_told_from_the_first_window_and_from_the_one_before() -> None:
    found = full()
    assert [(t.earlier[0].year, t.foes, t.lost_friends) for t in found.turnover] == [
        (1950, ("Carland",), ("Dorland",)),
        (1955, (), ()),
    ]
    text = " ".join(found.sentences())
    assert "From 1950 to 1960 it gained Carland as a foe and lost Dorland as a friend." in text
    assert "From 1955 to 1960 it has the same friends and foes." in text


def test_dependence_keeps_what_is_lost_at_once_from_what_stays_lost() -> None:
    found = full()
    assert found.dependent is not None
    assert [(s.name, s.sensitivity, s.low) for s in found.dependent.suppliers] == [
        ("Borland", 0.75, 0.375),
        ("Dorland", 0.25, 0.125),
    ]
    text = " ".join(found.sentences())
    assert "75.0 % of what it bought; that is lost at once without it, and 37.5 % stays lost after replacement." in text
    assert "Whatever can be replaced, it depends more on Borland than the other way round." in text
    assert "Whatever can be replaced, it depends less on Dorland than the other way round." in text


def test_moving_tells_votes_trade_capabilities_and_camps() -> None:
    text = " ".join(full().sentences())
    assert "That is a change of +0.90 (from +0.76 to +1.04), towards the side of Carland." in text
    assert "It came closer to Carland (from 1.70 to 0.80 apart) and Dorland (from 0.80 to 0.10 apart)." in text
    assert "It drew away from Borland (from 0.50 to 1.40 apart)." in text
    assert "Moving in its trade: from 1950 to 1960, 25.0 % of what Aland buys moved to other suppliers." in text
    assert "its share of capabilities rose from 12.5 % to 30 % between 1950 and 1960" in text
    assert "in 1960, every split into two camps that fits best puts it with Borland, across from Carland and " in text
    assert "Dorland. Its ties with them fit that: friends stand together, and foes apart." in text
    assert "Where it stood before is not sure in 1950." in text


def test_who_changed_sides_relative_to_it_is_told() -> None:
    rows = (*ROWS[:2], (0, 3, 1, 1, "alliance", "1948", "1953"), (2, 3, 1, 1, "alliance", "1954", ""), ROWS[4])
    text = " ".join(page("Aland", **given(rows=rows)).sentences())
    assert "Of 3 others whose side is known in 1950 and in 1960, Dorland left it." in text


def test_every_part_without_data_says_that_it_is_not_known() -> None:
    net = given()["net"]
    text = page("Aland", [], net=net).sentences()
    assert len(text) == 6
    assert all("not known" in sentence for sentence in text)
    alone = given()["snapshots"][:1]
    assert "Who came and who went is not known" in " ".join(page("Aland", alone, net=net).sentences())


def test_an_actor_without_a_tie_in_the_last_window_is_not_said_to_have_none() -> None:
    rows = tuple(row for row in ROWS if row[:2] != (0, 1) and row[:2] != (0, 2))
    kept = given(rows=rows)
    text = " ".join(page("Aland", **kept).sentences())
    assert "With whom: not known; no tie of Aland in 1960 is in the table, which need not mean none." in text
    assert "Moving between camps: not known in 1960, where it has no tie." in text


def test_ties_that_cancel_out_are_named() -> None:
    rows = (*ROWS, (0, 3, 1, 2, "trade", "1960", "1960"), (0, 3, -1, 2, "dispute", "1960", "1960"))
    found = page("Aland", **given(rows=rows))
    assert found.cancelled == ("Dorland",)
    assert "Positive and negative ties cancel out with Dorland." in found.sentences()


def test_places_that_do_not_settle_the_direction_say_so() -> None:
    points = given()["points"]
    same = IdealPoints(points.actors, points.anchor, 1.0, 0.9, (points.sessions[0], points.sessions[0]))
    text = " ".join(full(points=same).sentences())
    assert "which way it moved cannot be told" in text
    assert "Whether it came closer to anybody cannot be told" in text


def test_capabilities_that_rest_on_other_actors_say_so() -> None:
    rows = (("Aland", 1950, 1), ("Borland", 1950, 3), ("Aland", 1960, 1))
    actor, year, value = zip(*rows, strict=True)
    table = Capabilities(("iron",), actor, year, tuple((Fraction(v),) for v in value))
    assert "2 actors share the first year and 1 the last." in full(capabilities=table).sentences()


def test_other_names_of_the_actors_only_rename_the_page() -> None:
    names = ("Zland", "Yland", "Xland", "Wland")
    found = full().to_json()
    other = page("Zland", **given(names)).to_json()
    # lists of names are in order of the names, so they are sorted after renaming; sentences follow these lists
    del found["sentences"], other["sentences"]
    text = json.dumps(found)
    for old, new in zip(NAMES, names, strict=True):
        text = text.replace(old, new)

    def settled(value: Any) -> Any:
        if isinstance(value, dict):
            if {"a", "b"} <= set(value):
                # a pair turned round has the other sign
                pairs = sorted([(value["a"], value["sensitivity"]), (value["b"], -value["sensitivity"])])
                return [pairs, value["weaker"]]
            return {key: settled(item) for key, item in value.items()}
        if isinstance(value, list):
            return sorted((settled(item) for item in value), key=str)
        return round(value, 9) if isinstance(value, float) else value

    assert settled(json.loads(text)) == settled(other)


def test_the_page_holds_no_number_that_json_does_not_know_and_all_parts() -> None:
    found = json.loads(json.dumps(full().to_json(), allow_nan=False))
    assert set(found) == {"actor", "windows", "with", "dependent", "moving", "sentences"}
    assert found["moving"]["camps"][-1]["firmness"] == "firm"
    empty = page("Aland", [], net=given()["net"]).to_json()
    assert empty["dependent"] is None


def test_an_actor_of_whom_nothing_is_said_is_refused_with_a_near_name() -> None:
    with pytest.raises(UsageError, match=r'Nothing is said of an actor "Alund".*Aland'):
        full("Alund")


def test_windows_out_of_order_are_refused() -> None:
    kept = given()
    with pytest.raises(UsageError, match="not in the order of time"):
        page("Aland", kept["snapshots"][::-1], net=kept["net"])


def test_an_actor_that_only_votes_has_a_page() -> None:
    kept = given()
    points = kept["points"]
    only = IdealPoints((*points.actors[:3], "Voter"), points.anchor, 1.0, 0.9, points.sessions)
    found = page("Voter", kept["snapshots"], net=kept["net"], points=only)
    assert (found.partners, found.dependent) == ((), None)
    assert found.place is not None


def test_of_four_windows_the_first_and_the_third_are_compared_with_the_last() -> None:
    net = given()["net"]
    windows = [net.window(dt.date(y, 1, 1), dt.date(y, 12, 31)) for y in (1948, 1950, 1955, 1960)]
    assert [t.earlier[0].year for t in page("Aland", windows, net=net).turnover] == [1948, 1955]


def test_ties_without_weights_are_counted_and_not_weighed() -> None:
    rows = tuple((a, b, sign, 1, kind, since, until) for a, b, sign, _w, kind, since, until in ROWS)
    rows = (*rows, (0, 1, 1, 1, "visit", "1960", "1960"), (2, 3, 1, 9, "trade", "1960", "1960"))
    text = page("Aland", **given(rows=rows)).sentences()
    assert (
        text[0]
        == "With whom: in 1960 Aland has positive ties with Borland (2 of its 3 ties; alliance, visit; since 1948)."
    )
    assert text[1] == "It has negative ties with Carland (dispute; since 1955)."
    assert "Ties of all kinds count alike." in text


def test_a_window_is_said_in_plain_words_whatever_its_days() -> None:
    net = given()["net"]
    day = dt.date
    for first, last, want in (
        (day.min, day.max, "With whom: over all time Aland has"),
        (day(1960, 1, 1), day(1960, 6, 30), "With whom: between 1960-01-01 and 1960-06-30 Aland has"),
        (day(1960, 1, 1), day(1961, 12, 31), "With whom: in 1960-1961 Aland has"),
        (day.min, day(1961, 6, 30), "With whom: until 1961-06-30 Aland has"),
        (day(1961, 6, 30), day.max, "With whom: since 1961-06-30 Aland has"),
        (day(1961, 6, 30), day(1961, 6, 30), "With whom: on 1961-06-30 Aland has"),
    ):
        window = net.window(first, last)
        text = " ".join(page("Aland", [window], net=net, camps=[balance(window)]).sentences())
        assert text.startswith(want)
        assert "9999" not in text


def test_those_of_whom_it_cannot_be_told_are_counted_beside_those_who_came_closer() -> None:
    points = given()["points"]
    for other, want in ((-0.45, "the one other cannot be told"), (-1.2, "")):
        late = session(1960, (0.4, -1.0, 1.2, other))
        found = full(points=IdealPoints(points.actors, points.anchor, 1.0, 0.9, (points.sessions[0], late)))
        text = " ".join(found.sentences())
        assert "It came closer to Carland (from 1.70 to 0.80 apart)." in text
        assert found.place is not None
        ways = {d.name: d.way for d in found.place.distances}
        assert (ways["Dorland"] == "cannot be told") == bool(want)
        assert ("Whether it came closer to any of" in text) == bool(want)
        assert want in text


def test_a_tie_that_does_not_fit_is_named_and_so_is_a_camp_of_nobody() -> None:
    heavy = [(a, b, 1, 3, "pact", "1960", "") for a, b in ((1, 3), (0, 3), (2, 3))]
    rows = (
        (0, 1, 1, 1, "pact", "1960", ""),
        (1, 2, 1, 1, "pact", "1960", ""),
        (0, 2, -1, 1, "row", "1960", ""),
        *heavy,
    )
    text = page("Aland", **given(rows=rows)).sentences()
    assert any(
        s.endswith("with Borland, Carland and Dorland; nobody is sure to stand in the other camp.") for s in text
    )
    assert "1 of its 3 ties does not fit that: with Carland." in text
