"""All parts of one body together."""

from __future__ import annotations

import json
import random
from fractions import Fraction

import pytest

from comity.alignment.bodies.conduct import Conduct, conduct
from comity.alignment.network import network_of
from comity.case.alignment import Body, Cast, Meeting, Ties, Votes
from comity.errors import UsageError

NOBODY = network_of(Ties())


def a_world(seed: int) -> tuple[Votes, Ties]:
    chance, names = random.Random(seed), tuple("abcdefgh")
    kinds: tuple[Cast, ...] = ("yes", "no", "abstain", "absent", "")
    cast = tuple(tuple(chance.choice(kinds) for _ in names) for _ in range(15))
    rows = [(*chance.sample(names, 2), chance.choice((1, -1)), k % 2 == 0, 1990 + k % 5) for k in range(80)]
    return Votes(names, tuple(map(str, range(15))), cast=cast), Ties(
        tuple(r[0] for r in rows),
        tuple(r[1] for r in rows),
        tuple(1 if r[3] else r[2] for r in rows),
        tuple(Fraction(chance.randint(1, 99)) for _ in rows),
        tuple(r[3] for r in rows),
        tuple("trade" if r[3] else "relation" for r in rows),
        tuple(str(r[4]) for r in rows),
        tuple(str(r[4]) for r in rows),
    )


def ask(seed: int, *members: str) -> Conduct:
    votes, ties = a_world(seed)
    body = Body("b", members, "The Body", meetings=(Meeting("1991", ("a",), ("b",)),))
    return conduct(body, votes=votes, net=network_of(ties), draws=200)


@pytest.mark.parametrize("seed", range(4))
def test_every_answer_is_plain_values_and_plain_sentences(seed: int) -> None:
    found = ask(seed, "a", "b", "c", "zz")
    assert json.loads(json.dumps(found.to_json(), allow_nan=False))["members"] == ["a", "b", "c", "zz"]
    for sentence in found.sentences():
        assert sentence.endswith(".")
        assert "nan" not in sentence
        assert "None" not in sentence
        assert "  " not in sentence
        assert ".." not in sentence
    assert found.nowhere == ("zz",)


def test_the_same_seed_gives_the_same_answer_and_another_order_of_members_no_other() -> None:
    one, two = ask(2, "a", "b", "c"), ask(2, "c", "a", "b")
    assert one == ask(2, "a", "b", "c")
    assert (one.vote.verdict, one.trade.verdict, one.fight.verdict) == (
        two.vote.verdict,
        two.trade.verdict,
        two.fight.verdict,
    )


def test_a_member_that_only_a_meeting_knows_is_somewhere() -> None:
    body = Body("b", ("a", "b"), meetings=(Meeting("1991", (), ("b",)),))
    assert conduct(body, votes=Votes(), net=NOBODY).nowhere == ("a",)


def test_a_member_that_is_named_twice_is_one() -> None:
    assert ask(1, "a", "b", "a") == ask(1, "a", "b")


def test_with_no_table_at_all_every_part_says_that_it_cannot_be_told() -> None:
    found = conduct(Body("b", ("a", "b"), since="1990"), votes=Votes(), net=NOBODY)
    parts = (found.vote, found.trade, found.fight, found.meet)
    assert {part.verdict.answer for part in parts} == {"cannot be told"}
    assert found.sentences()[:2] == ("b has 2 members, asked about from 1990.", "No table knows a, b in this time.")


@pytest.mark.parametrize("members", [("a",), tuple("abcdefgh")])
def test_one_member_and_nobody_outside_are_no_comparison(members: tuple[str, ...]) -> None:
    found = ask(3, *members)
    assert {part.verdict.answer for part in (found.vote, found.trade, found.fight)} == {"cannot be told"}


def test_a_body_without_members_and_too_few_draws_are_refused() -> None:
    with pytest.raises(UsageError, match="has no members"):
        conduct(Body("b", ()), votes=Votes(), net=NOBODY)
    with pytest.raises(UsageError, match="at least 100 draws"):
        conduct(Body("b", ("a",)), votes=Votes(), net=NOBODY, draws=9)
