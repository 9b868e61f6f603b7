"""Agreement of members, with the definition read aloud beside it."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from comity.alignment.bodies.agreeing import voting
from comity.alignment.bodies.time_asked import TimeAsked, time_of
from comity.alignment.bodies.voting import Voting
from comity.case.alignment import Body, Cast, Votes

OPEN = TimeAsked(None, None)
PLACE = {"yes": 0.0, "abstain": 0.5, "no": 1.0}
NAMES = tuple("abcdefgh")


def random_votes(seed: int, calls: int = 12) -> Votes:
    chance = random.Random(seed)
    kinds: tuple[Cast, ...] = ("yes", "no", "abstain", "absent", "")
    cast = tuple(tuple(chance.choice(kinds) for _ in NAMES) for _ in range(calls))
    return Votes(NAMES, tuple(map(str, range(calls))), cast=cast)


def bloc_votes(seed: int, together: float, calls: int = 60) -> Votes:
    """Return votes in which a, b, c and d follow a leader with a chance; the others do as they like."""
    chance = random.Random(seed)
    cast = []
    for _ in range(calls):
        lead: Cast = chance.choice(("yes", "no"))
        free: list[Cast] = [chance.choice(("yes", "no")) for _ in NAMES]
        cast.append(tuple(lead if k < 4 and chance.random() < together else free[k] for k in range(len(NAMES))))
    return Votes(NAMES, tuple(map(str, range(calls))), cast=tuple(cast))


def plain_share(votes: Votes, one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return the mean agreement over every occasion on which two different actors both voted."""
    pairs = list(combinations(one, 2)) if one == other else [(a, b) for a in one for b in other]
    seen = [
        1 - abs(PLACE[row[NAMES.index(a)]] - PLACE[row[NAMES.index(b)]])
        for row in votes.cast
        for a, b in pairs
        if row[NAMES.index(a)] in PLACE and row[NAMES.index(b)] in PLACE
    ]
    return sum(seen) / len(seen)


def ask(votes: Votes, *members: str, asked: TimeAsked = OPEN) -> Voting:
    return voting(members, votes, asked, 300, 0)


@pytest.mark.parametrize("seed", range(15))
def test_shares_are_those_of_the_definition(seed: int) -> None:
    votes, mine, theirs = random_votes(seed), ("a", "b", "c"), ("d", "e", "f", "g", "h")
    found = ask(votes, *mine)
    assert found.inside.value == pytest.approx(plain_share(votes, mine, mine))
    assert found.across.value == pytest.approx(plain_share(votes, mine, theirs))
    assert found.outside.value == pytest.approx(plain_share(votes, theirs, theirs))
    assert found.over_across.value == pytest.approx((found.inside.value or 0) - (found.across.value or 0))


@pytest.mark.parametrize("seed", range(15))
def test_the_agreement_of_pairs_adds_up_to_the_share_inside(seed: int) -> None:
    found = ask(random_votes(seed), "a", "b", "c", "d")
    shared = sum(pair.shared for pair in found.pairs)
    assert len(found.pairs) == 6
    total = sum(pair.shared * pair.share for pair in found.pairs if pair.share is not None)
    assert found.inside.value == pytest.approx(total / shared)


@pytest.mark.parametrize("seed", range(15))
def test_a_member_is_held_to_the_one_commonest_answer_of_the_others(seed: int) -> None:
    votes, mine = random_votes(seed), ("a", "b", "c", "d", "e")
    found = ask(votes, *mine)
    for one in found.loyalties:
        counted = agreed = 0
        for row in votes.cast:
            said = [row[NAMES.index(name)] for name in mine if name != one.actor]
            said = [x for x in said if x in PLACE]
            tops = [x for x in PLACE if said.count(x) == max(map(said.count, PLACE))]  # type: ignore[arg-type]
            own = row[NAMES.index(one.actor)]
            if own in PLACE and len(said) >= 2 and len(tops) == 1:
                counted, agreed = counted + 1, agreed + (own == tops[0])
        assert (one.counted, one.with_body) == (counted, agreed)
        assert one.voted + one.absent + one.unknown == len(votes)


def test_a_bloc_that_votes_together_agrees_more() -> None:
    found = ask(bloc_votes(1, 0.9), *"abcd")
    assert found.verdict.answer == "more"
    assert found.over_across.low is not None
    assert found.over_across.low > 0.2
    assert found.sentences()[0].startswith("Members agree more than others do: ")


def test_a_body_in_name_only_agrees_no_more() -> None:
    found = ask(bloc_votes(2, 0.0, calls=2000), *"abcd")
    assert found.verdict.answer == "no more"


def test_members_that_oppose_each_other_agree_less() -> None:
    cast: tuple[tuple[Cast, ...], ...] = tuple(("yes", "no", "yes", "yes") for _ in range(12))
    votes = Votes(("a", "b", "c", "d"), tuple(map(str, range(12))), cast=cast)
    assert voting(("a", "b"), votes, OPEN, 200, 0).verdict.answer == "less"


def test_a_climate_of_agreement_is_not_put_down_to_the_body() -> None:
    cast: tuple[tuple[Cast, ...], ...] = tuple(("yes", "yes", "no", "no") for _ in range(12))
    votes = Votes(("a", "b", "c", "d"), tuple(map(str, range(12))), cast=cast)
    found = voting(("a", "b"), votes, OPEN, 200, 0)
    assert (found.verdict.answer, found.inside.value, found.outside.value) == ("cannot be told", 1, 1)
    assert "the two comparisons differ" in found.verdict.why


def test_nine_roll_calls_are_too_few_to_tell_and_have_no_band() -> None:
    found = ask(bloc_votes(1, 1.0, calls=9), *"abcd")
    assert (found.verdict.answer, found.inside.value, found.inside.low) == ("cannot be told", 1, None)
    assert "too few to tell, 9 roll calls" in found.verdict.why
    assert ask(bloc_votes(1, 1.0, calls=10), *"abcd").inside.low == 1


@pytest.mark.parametrize("seed", range(5))
def test_other_names_and_another_order_only_rename_the_answer(seed: int) -> None:
    votes, chance = bloc_votes(seed, 0.5, 20), random.Random(seed)
    order = list(range(len(NAMES)))
    chance.shuffle(order)
    other = Votes(
        tuple("x" + NAMES[k] for k in order), votes.id, cast=tuple(tuple(row[k] for k in order) for row in votes.cast)
    )
    one, two = ask(votes, "a", "b", "c"), ask(other, "xa", "xb", "xc")
    assert one.verdict == two.verdict
    assert one.inside.to_json() == pytest.approx(two.inside.to_json())
    assert {x.actor: x.with_body for x in one.loyalties} == {x.actor[1:]: x.with_body for x in two.loyalties}


def test_absent_and_unknown_never_change_a_share() -> None:
    votes = random_votes(4)
    other = Votes(votes.actors, votes.id, cast=tuple(tuple("" if c == "absent" else c for c in r) for r in votes.cast))
    one, two = ask(votes, "a", "b", "c"), ask(other, "a", "b", "c")
    assert (one.inside, one.across, one.verdict) == (two.inside, two.across, two.verdict)
    assert sum(x.absent for x in one.loyalties) > 0 == sum(x.absent for x in two.loyalties)


def test_a_member_that_the_table_does_not_know_is_listed_and_unknown_everywhere() -> None:
    votes = random_votes(5)
    found = ask(votes, "a", "b", "zz")
    assert found.not_in_table == ("zz",)
    assert all(split.unknown >= 1 for split in found.splits)
    assert found.inside == ask(votes, "a", "b").inside


@pytest.mark.parametrize(
    ("members", "why"),
    [
        (("a",), "the body has one member"),
        (("a", "zz"), "votes of 1 of 2 members are known"),
        (NAMES, "there is nobody outside to compare with"),
    ],
)
def test_what_cannot_be_told_says_why(members: tuple[str, ...], why: str) -> None:
    found = ask(random_votes(1), *members)
    assert (found.verdict.answer, found.verdict.why) == ("cannot be told", why)
    assert found.sentences()


def test_without_votes_nothing_can_be_told() -> None:
    found = ask(Votes(), "a", "b")
    assert found.verdict.why == "the table has no roll call in this time"
    assert found.to_json()["inside"] == {"value": None, "low": None, "high": None, "n": 0}


def test_only_roll_calls_surely_in_the_time_count() -> None:
    cast: tuple[tuple[Cast, ...], ...] = (("yes", "yes"), ("yes", "no"), ("yes", "no"))
    votes = Votes(("a", "b"), ("r", "s", "t"), ("", "", "1999"), (), ("2001-05-01", "2000", ""), (), cast)
    found = ask(votes, "a", "b", asked=time_of(Body("x", ("a", "b"), since="2000-06")))
    assert (found.roll_calls, found.not_placed, found.inside.value) == (1, 2, 1)


def test_how_far_members_are_of_one_mind_is_said_of_all_roll_calls_and_not_of_the_unanimous_ones() -> None:
    cast: tuple[tuple[Cast, ...], ...] = (("yes", "yes", "yes"), ("yes", "no", "yes"))
    text = ask(Votes(("a", "b", "c"), ("1", "2"), cast=cast), "a", "b", "c").sentences()
    k = text.index("In 1 of 2 roll calls in which two members or more voted, all of them said the same.")
    assert text[k + 1].startswith("Over all 2 of these roll calls the members stand at ")
    alone = ask(Votes(("a", "b", "c"), ("1",), cast=cast[:1]), "a", "b", "c").sentences()
    assert "In it the members stand at 100 on a scale from 0 (evenly split) to 100 (of one mind)." in alone
