"""The sign over a region: shares, regimes, mirror images, what is left when the time is over."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.settlement import Span
from comity.case.support import Effect, Game, Patron
from comity.errors import BudgetExceededError, UsageError
from comity.support.signs import analyse
from comity.support.signs.analyse import signs
from comity.support.signs.axis import Axis
from comity.support.signs.grid import sign_map
from comity.support.signs.result import SIGNS


def span(low: str, high: str = "") -> Span:
    return Span(Fraction(low), Fraction(high or low))


REGION = Game(
    ("a", "b"),
    span("0.5"),
    (span("0.2"), span("0.2")),
    win_after_cut=span("0.5", "0.9"),
    rent=span("0", "0.8"),
    to="b",
    cut_hazard=(Fraction(0), Fraction(1, 5)),
)


KINDS = replace(
    REGION,
    win_after_cut=None,
    rent=span("0.3", "0.8"),
    effects=(
        Effect("money", "b", rent=span("0.3", "0.8")),
        Effect("materiel", "a", win=span("0.1", "0.4")),
        Effect("training", "a"),
    ),
)


class Stopping(Budget):
    """A budget that is over after so many looks at it."""

    def __init__(self, looks: int) -> None:
        super().__init__(None)
        self.looks = looks

    def over(self) -> bool:
        self.looks -= 1
        return self.looks < 0


def total(shares: object) -> float:
    return sum(float(getattr(shares, s)) for s in SIGNS)


def test_the_shares_add_up_to_one_everywhere() -> None:
    found = signs(REGION, draws=120)
    for part in (found.shares, found.immediate, *found.by_hazard, *found.by_position, *found.by_share):
        assert total(part) == pytest.approx(1)
    assert sum(m.share for m in found.by_mechanism) == pytest.approx(1)


@pytest.mark.parametrize(
    ("game", "sign", "mechanism"),
    [
        (replace(REGION, win_after_cut=span("0.5"), costs=(span("0.3"),) * 2, rent=span("0.8")), "shorter", "rent"),
        (
            replace(REGION, win_after_cut=span("0.9"), costs=(span("0.1"),) * 2, rent=span("0"), start=2),
            "longer",
            "preventive",
        ),
        (replace(REGION, win_after_cut=span("0.55"), costs=(span("0.3"),) * 2, rent=span("0")), "none", "slack"),
    ],
)
def test_the_known_regimes_have_one_sign_and_one_mechanism(game: Game, sign: str, mechanism: str) -> None:
    found = signs(game)
    assert found.shares.alone == sign
    assert [m.key for m in found.by_mechanism] == [mechanism]
    assert (found.draws, found.region, found.drivers) == (1, (), ())


def test_draws_come_to_the_share_of_a_fine_grid() -> None:
    drawn = signs(replace(REGION, start=2), draws=600)
    grid = sign_map(
        replace(REGION, start=2),
        Axis("shift", 0, 0.4),
        Axis("rent", 0, 0.8),
        size=25,
        hazard=0.2,
        beginnings=("peace", "fighting", "nothing"),
    ).shares()
    for sign in SIGNS:
        assert getattr(drawn.shares, sign) == pytest.approx(getattr(grid, sign), abs=0.04 + 3 * drawn.errors[sign])


def test_exchanging_the_sides_changes_nothing_but_positions() -> None:
    mirrored = replace(REGION, sides=("b", "a"), win_after_cut=span("0.1", "0.5"))
    one, other = signs(REGION, draws=200), signs(mirrored, draws=200)
    for sign in SIGNS:
        assert getattr(one.shares, sign) == pytest.approx(getattr(other.shares, sign), abs=0.1)
    assert one.by_position[0].longer > 0.1 > one.by_position[4].longer
    assert other.by_position[4].longer > 0.1 > other.by_position[0].longer


def test_the_rent_less_the_costs_decides_and_turns_at_nothing() -> None:
    game = replace(REGION, costs=(span("0.1", "0.3"), span("0.1", "0.3")), win_after_cut=None)
    found = signs(game, draws=300)
    first = found.drivers[0]
    assert (first.name, first.derived) == ("margin", True)
    assert first.turn == pytest.approx(0, abs=0.05)
    assert (first.below.most, first.above.most) == ("none", "shorter")


def test_a_patron_with_a_veto_is_told_as_the_mechanism() -> None:
    game = replace(
        REGION, rent=span("0"), win_after_cut=None, patron=Patron("c", war=span("0.1", "0.5"), peace=span("0"))
    )
    found = signs(game, {"a": "Aland", "b": "Bland"}, draws=40)
    assert found.shares.alone == "shorter"
    assert [m.key for m in found.by_mechanism] == ["veto"]


def test_the_same_seed_gives_the_same_answer() -> None:
    assert signs(REGION, draws=50, seed=7) == signs(REGION, draws=50, seed=7)
    assert signs(REGION, draws=50, seed=7).shares != signs(REGION, draws=50, seed=8).shares


def test_draws_that_were_solved_stay_when_the_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analyse, "AT_FIRST", 20)
    told: list[str] = []
    # a search looks once, and so do its durations: three beginnings, with a cut and without
    found = signs(REGION, draws=60, budget=Stopping(12 + 2), progress=told.append)
    assert (found.draws, found.asked) == (20, 60)
    assert found.stopped
    assert told == ["sign of support: 20 of 60 draws"]
    assert "Only 20 of 60 draws" in found.sentences()[-1]
    assert (found.by_share, found.by_cut) == ((), ())


def test_the_cut_of_all_stays_when_the_time_is_over_before_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analyse, "AT_FIRST", 20)
    found = signs(KINDS, draws=20, budget=Stopping(12 + 2))
    assert (found.draws, found.by_share, found.by_cut) == (20, (), ())
    assert "were left out" in found.sentences()[-1]
    assert found.shares == signs(KINDS, draws=20).shares


def test_without_any_draw_there_is_no_answer() -> None:
    with pytest.raises(BudgetExceededError):
        signs(REGION, draws=10, budget=Budget(0.0))


def test_a_war_that_is_over_is_refused() -> None:
    for start in (0, 6):
        with pytest.raises(UsageError, match="Give a start from 1 to 5"):
            signs(replace(REGION, start=start))
        with pytest.raises(UsageError, match="over"):
            sign_map(replace(REGION, start=start), Axis("shift", 0, 0.4), Axis("rent", 0, 0.8), size=3)


def test_where_no_cut_is_announced_the_answer_is_about_support_that_is_gone_at_once() -> None:
    found = signs(replace(REGION, cut_hazard=(Fraction(0),)), draws=50)
    assert found.shares == found.immediate
    assert found.by_hazard == ()
    assert "gone at once" in found.sentences()[0]


def test_the_words_say_shares_mechanism_and_that_the_sign_is_open() -> None:
    found = signs(REGION, {"a": "Aland", "b": "Bland"}, draws=150)
    words = " ".join(found.sentences())
    assert "a cut of support to Bland: shortens the fighting in" in words
    assert "do not settle the sign" in words
    assert "Fighting pays while support lasts" in words
    assert "Where what Bland gains by a period of fighting is below" in words


def test_json_has_the_shares_of_the_contract_first() -> None:
    out = signs(REGION, draws=50).to_json()
    assert list(out)[:4] == ["shorter", "longer", "none", "depends"]
    json.dumps(out, allow_nan=False)


@pytest.mark.parametrize(
    ("game", "sign", "share"),
    [
        (replace(REGION, win_after_cut=span("0.5"), costs=(span("0.3"),) * 2, rent=span("0.8")), "shorter", 1.0),
        (replace(REGION, win_after_cut=span("0.9"), costs=(span("0.1"),) * 2, rent=span("0")), "longer", 7 / 20),
        (replace(REGION, win_after_cut=span("0.55"), costs=(span("0.3"),) * 2, rent=span("0")), "none", 1.0),
    ],
)
def test_the_regimes_have_their_shares_at_the_share_of_the_case(game: Game, sign: str, share: float) -> None:
    hazards = tuple(Fraction(h) for h in ("0", "0.05", "0.2", "0.5", "1"))
    found = signs(replace(game, cut_hazard=hazards))
    assert getattr(found.shares, sign) == pytest.approx(share)
    assert found.shares.depends == 0
    assert [part.at for part in found.by_share] == ["0", "0.5", "1"]
    assert found.by_share[1] == replace(found.shares, at="0.5")


def test_where_the_division_of_the_surplus_matters_both_ends_are_told() -> None:
    game = replace(REGION, win_after_cut=span("0.55"), costs=(span("0.3"),) * 2, rent=span("0"))
    found = signs(replace(game, cut_hazard=(Fraction(1, 2), Fraction(1))), {"a": "Aland", "b": "Bland"})
    none, half, whole = found.by_share
    assert (none.none, half.none) == (1, 1)
    assert whole.longer == pytest.approx(1 / 5)
    words = " ".join(found.sentences())
    assert "If all of it went to Aland, a cut lengthens or starts it in 20%, changes nothing in 80% of cases" in words
    assert found.changes == pytest.approx(1 / 5)
    assert "In 20% of cases the sign changes with who gets what a deal saves." in words
    assert "who gets what a deal saves" not in " ".join(signs(REGION_OF_RENT).sentences())


REGION_OF_RENT = replace(REGION, win_after_cut=span("0.5"), costs=(span("0.3"),) * 2, rent=span("0.8"))


def test_each_part_of_the_support_is_cut_alone() -> None:
    found = signs(KINDS, {"a": "Aland", "b": "Bland"}, draws=150)
    by = {cut.name: cut for cut in found.by_cut}
    assert list(by) == ["all to a", "all to b", "money to b", "materiel to a", "training to a"]
    assert [(c.kind, c.to) for c in found.by_cut[:3]] == [("", "a"), ("", "b"), ("money", "b")]
    for cut in found.by_cut:
        assert total(cut.shares) == pytest.approx(1)
    # one side gets one kind that does something: to cut it is to cut all
    assert by["all to a"].shares == by["materiel to a"].shares
    assert by["all to b"].shares == by["money to b"].shares
    assert by["money to b"].shares.shorter > 0.5
    assert by["money to b"].mechanism is not None
    assert by["money to b"].mechanism.key == "rent"
    assert by["training to a"].shares.none == 1
    assert found.to == ""
    words = found.sentences()
    assert "a cut of all support:" in words[0]
    assert "A cut of training to Aland alone changes nothing." in words


def test_cuts_of_parts_are_those_of_games_that_have_no_other_support() -> None:
    # with the rent of b held out of the way, what a gets is all there is to cut
    alone = replace(KINDS, rent=span("0"), effects=KINDS.effects[1:])
    both = replace(alone, effects=(*alone.effects, Effect("training", "b")))
    whole, part = signs(alone, draws=100), signs(both, draws=100)
    assert part.by_cut[0].name == "all to a"
    assert part.by_cut[0].shares == replace(whole.shares, at="")
    assert part.by_cut[1].shares.none == 1
    assert part.shares == whole.shares


def test_cuts_of_parts_are_mirrored_with_the_sides() -> None:
    other = {"a": "b", "b": "a"}
    known = (Effect("money", "b", rent=span("0.7")), Effect("materiel", "a", win=span("0.3")))
    one = replace(KINDS, rent=span("0.7"), effects=known, win=span("0.6"), costs=(span("0.1"), span("0.2")))
    two = replace(
        one,
        to="a",
        win=span("0.4"),
        costs=one.costs[::-1],
        effects=tuple(replace(e, to=other[e.to]) for e in known),
    )
    here, there = signs(one), signs(two)
    assert here.shares == there.shares
    assert [replace(s, at="") for s in here.by_position] == [replace(s, at="") for s in there.by_position[::-1]]
    assert [replace(s, at="") for s in here.by_share] == [replace(s, at="") for s in there.by_share[::-1]]
    assert {c.name: c.shares for c in here.by_cut} == {
        f"{c.kind or 'all'} to {other[c.to]}": c.shares for c in there.by_cut
    }
    assert len({c.shares for c in here.by_cut}) > 1


def test_where_no_cut_is_announced_parts_are_gone_at_once() -> None:
    found = signs(replace(KINDS, cut_hazard=(Fraction(0),)), draws=30)
    by = {cut.name: cut for cut in found.by_cut}
    assert by["money to b"].shares.shorter > 0.5
    assert by["money to b"].mechanism is None


def test_the_first_draws_are_the_same_however_many_are_asked_for() -> None:
    few, many = signs(KINDS, draws=300), signs(KINDS, draws=400)
    assert few.by_cut == many.by_cut
    assert few.by_share == many.by_share


def test_support_to_both_sides_is_not_told_as_that_of_the_side_with_the_rent() -> None:
    assert signs(KINDS, draws=10).to == ""
    assert signs(REGION, {"b": "Bland"}, draws=10).to == "Bland"


def test_draws_that_all_agree_are_not_taken_for_certain() -> None:
    known, wide = Span(Fraction(1, 2), Fraction(1, 2)), Span(Fraction(1, 5), Fraction(2, 5))
    game = Game(("a", "b"), known, (wide, wide), cut_hazard=(Fraction(1, 5),))
    one, many = signs(game, draws=1), signs(game, draws=400)
    assert one.shares.none == many.shares.none == 1
    assert one.errors["none"] > 0.2
    assert 0 < many.errors["none"] < 0.01
    assert "So few draws settle nothing" in " ".join(one.sentences())
    assert "these numbers settle the sign" in " ".join(many.sentences())


def test_where_there_is_no_war_to_shorten_that_is_said() -> None:
    rent, cost = Span(Fraction(0), Fraction(1)), Span(Fraction(3, 10), Fraction(3, 10))
    half = Span(Fraction(1, 2), Fraction(1, 2))
    found = signs(Game(("a", "b"), half, (cost, cost), rent=rent, to="b"), draws=400)
    # they fight where the rent is above the joint cost of 0.6, and there a cut always shortens the war
    assert found.fighting == pytest.approx(0.4, abs=0.08)
    assert found.where_fighting is not None
    assert found.where_fighting.shorter == 1
    assert found.shares.shorter == pytest.approx(found.fighting)
    assert "there a cut shortens the fighting in 100%" in " ".join(found.sentences())
    calm = signs(Game(("a", "b"), half, (cost, cost)))
    assert (calm.fighting, calm.where_fighting) == (0, None)
    assert "a cut can only start one" in " ".join(calm.sentences())
