"""Whether the answer hangs on promises: against shares that are known in closed form."""

from __future__ import annotations

from fractions import Fraction

import pytest

from comity.case.partners import Cell, Criterion, Offer, Partners
from comity.partners.promised import Promises, on_promises
from comity.partners.smaa.analyse import smaa
from comity.partners.standing import Standing, standing

DRAWS = 20_000


def exact(x: str, promised: bool = False) -> Cell:
    return Cell("exact", Fraction(x), Fraction(x), promised=promised)


def asked(**cells: Cell) -> Promises:
    offers = tuple(Offer(o, text=o.upper(), cells=(("upgrades", cell),)) for o, cell in cells.items())
    section = Partners((Criterion("upgrades"),), offers)
    return on_promises(section, standing(smaa(section, draws=DRAWS)), {}, DRAWS, 0)


def test_a_winner_on_paper_is_told_from_one_that_holds() -> None:
    found = asked(x=exact("1", promised=True), y=exact("0.7"))
    assert (found.hangs, found.kept.winner, found.without.winner) == (True, "x", "y")
    # what is not kept may come out anywhere: above 0.7 in 3 of 10 draws
    assert found.without.first["x"] == pytest.approx(0.3, abs=0.015)
    assert found.moved["x"] == pytest.approx(-0.7, abs=0.015)
    assert found.sentences()[0] == (
        '1 cell is only promised. "X" is the clear winner only as long as promises are kept: without them "Y" is.'
    )
    assert found.sentences()[1].startswith('"X" comes first in 100 of 100 draws with promises kept, and in ')


def test_each_verdict_has_its_words() -> None:
    none = asked(x=exact("1", promised=True), y=exact("0.5"))
    assert none.sentences()[0].endswith("without them there is no clear winner.")
    both = asked(x=exact("1"), y=exact("0.5", promised=True))
    assert not both.hangs
    assert both.sentences()[0] == '1 cell is only promised. "X" is the clear winner also without them.'
    neither = asked(x=exact("0.5", promised=True), y=exact("0.5", promised=True))
    assert neither.sentences()[0] == "2 cells are only promised. No clear winner, whether they are kept or not."
    now = asked(x=exact("0.7"), y=exact("0.7", promised=True))
    assert now.kept.winner is None
    assert now.sentences()[0].endswith('With all of them kept there is no clear winner; without them "X" is.')


def test_a_share_that_may_only_have_been_drawn_otherwise_is_not_told_as_moved() -> None:
    found = asked(x=Cell("uniform", Fraction(0), Fraction(1), promised=True), y=exact("0.5"))
    # the whole range was promised: nothing is lost without it, and draws differ by chance alone
    assert abs(found.moved["x"]) < 0.02
    assert len(found.sentences()) == 1


def test_plain_values_say_it_all() -> None:
    plain = asked(x=exact("1", promised=True), y=exact("0.7")).to_json()
    assert (plain["hangs"], plain["promised"], plain["cut"]) == (True, {"x": 1, "y": 0}, "")
    assert plain["kept"]["first"]["x"]["share"] == 1
    low, high = plain["without"]["first"]["x"]["band"]
    assert low < plain["without"]["first"]["x"]["share"] < high


def test_of_many_offers_those_that_move_most_are_told() -> None:
    ids = tuple(f"o{k}" for k in range(9))
    kept = Standing(ids, tuple(0.02 * k for k in range(9)), ((0.0, 0.0),) * 9, None, "", 100)
    without = Standing(ids, (0.5,) * 9, ((0.4, 0.6),) * 9, None, "", 100)
    said = Promises(kept, without, (("o0", 1),)).sentences()
    assert [s.split()[0] for s in said[1:7]] == [f'"o{k}"' for k in range(6)]
    assert said[7:] == ("3 more move by less.",)
