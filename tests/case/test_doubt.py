"""Tests of what a case may leave open about preferences, and of how parties see one another."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from comity.case.digest import digest
from comity.case.nouns import Free, OptionConflict, PartyPreference, Prioritised, Ranking, Weights
from comity.case.read import load_text, read_text
from comity.conflict.model import build
from comity.errors import CaseError

GOOD = (Path(__file__).parent / "assets" / "option_form.yaml").read_text(encoding="utf-8")
DRAWN = (Path(__file__).parent / "assets" / "drawn.yaml").read_text(encoding="utf-8")
RANKING = "{ranking: [YNN, [NNY, war], NNN, YNY, NYN]}"


def iraq(preference: str) -> PartyPreference:
    case = load_text(GOOD.replace(RANKING, preference))
    assert case.conflict is not None
    return next(p for p in case.conflict.preferences if p.party == "iraq")


def test_a_free_preference_admits_any_order() -> None:
    assert iraq("{free: true}").preference == Free()


def test_a_free_preference_may_know_the_statements_or_part_of_the_order() -> None:
    some = iraq('{free: true, statements: [attack, "!release"]}').preference
    assert isinstance(some, Free)
    assert [s.text for s in some.statements] == ["attack", "!release"]
    assert iraq("{free: true, ranking: [YNN, NNY]}").preference == Free((), (("YNN",), ("NNY",)))


def test_no_verdict_follows_from_a_free_preference_and_the_message_says_what_to_ask() -> None:
    case = load_text(GOOD.replace(RANKING, "{free: true}"))
    with pytest.raises(CaseError, match="comity inverse"):
        build(case)


def test_signs_between_states_tell_how_much_one_is_preferred() -> None:
    ranking = iraq('{ranking: [YNN, ">>", [NNY, war], NNN, ">>>", YNY, NYN]}').preference
    assert isinstance(ranking, Ranking)
    assert ranking.breaks == ((0, 2), (2, 3))
    assert len(ranking.tiers) == 5


def test_statements_may_have_degrees() -> None:
    wish = iraq("{statements: [attack, {holds: release, degree: 3}]}").preference
    assert isinstance(wish, Prioritised)
    assert wish.degrees == (1, 3)


def test_a_weight_may_be_an_interval_and_counts_by_its_middle() -> None:
    wish = iraq("{weights: {attack: [1, 2], release: 3}, much: 5}").preference
    assert isinstance(wish, Weights)
    assert [w for _, w in wish.weights] == [Fraction(3, 2), Fraction(3)]
    assert wish.ranges == ((Fraction(1), Fraction(2)), (Fraction(3), Fraction(3)))
    assert wish.much == (Fraction(5),)


def test_unknown_pairs_fuzzy_degrees_chances_and_spread_are_read() -> None:
    row = iraq(
        "{weights: {attack: 1}, unknown: [[war, YNN]], fuzzy: {degrees: [{of: attack, over: YNN, degree: 0.7}]},"
        " chances: {degrees: [{of: YNN, over: war, degree: 1/4}], moves: 0.6}, spread: {law: mallows, amount: 0.3}}"
    )
    one, other = row.doubt.unknown[0].one, row.doubt.unknown[0].other
    assert (one.text, one.tree) == ("war", None)  # a lumped state, by its name
    assert other.tree is not None
    assert row.doubt.fuzzy is not None
    assert row.doubt.fuzzy.satisficing == 1
    assert row.doubt.chances is not None
    assert (row.doubt.chances.moves, row.doubt.chances.deters) == (Fraction(3, 5), Fraction(1, 2))
    assert row.doubt.spread is not None
    assert row.doubt.spread.amount == Fraction(3, 10)


def test_places_of_a_drawn_conflict_are_its_states() -> None:
    text = DRAWN.replace("ranking:", "unknown: [[s1, s2]], ranking:", 1)
    case, problems = read_text(text)
    assert problems == () or case is not None, problems
    _, problems = read_text(text.replace("[[s1, s2]]", "[[s1, s9]]"))
    assert 'state "s9" is not defined' in problems[0].what


def test_regimes_attitudes_and_misperceptions_are_read() -> None:
    text = GOOD.replace(
        RANKING, "{weights: {attack: 1}, regimes: {dry: {during: '!release', statements: [attack]}}}"
    ).replace(
        "  status_quo",
        "  attitudes: {iraq: {syria: negative}}\n"
        "  misperceives: {syria: {cannot_see: [attack], preferences: {iraq: {weights: {attack: -1}}}}}\n  status_quo",
    )
    case = load_text(text)
    assert case.warnings == ()
    assert isinstance(case.conflict, OptionConflict)
    assert case.conflict.attitudes[0].toward == (("syria", "negative"),)
    wrong = case.conflict.misperceives[0]
    assert (wrong.party, wrong.cannot_see[0].text, wrong.preferences[0].party) == ("syria", "attack", "iraq")
    regime = case.conflict.preferences[1].regimes[0]
    assert (regime.id, regime.during.text) == ("dry", "!release")


@pytest.mark.parametrize(
    "preference",
    [
        "{free: true}",
        '{ranking: [YNN, ">>", [NNY, war], NNN, YNY, NYN]}',
        "{ranking: [YNN, [NNY, war], NNN, YNY, NYN], unknown: [[YNN, war]]}",
        "{ranking: [YNN, [NNY, war], NNN, YNY, NYN], spread: {law: mallows, amount: 0.1}}",
    ],
)
def test_what_is_left_open_changes_the_digest(preference: str) -> None:
    assert digest(load_text(GOOD.replace(RANKING, preference))) != digest(load_text(GOOD))
