"""The answer of regret as an object."""

from __future__ import annotations

from comity.partners.regret.result import Regret, Regrets


def test_what_is_not_known_is_null() -> None:
    found = Regrets(("x", "y"), ("price",), (Regret(0.5, "y", (1.0,)), None), cut="the work was stopped")
    assert found.to_json()["regret"] == {"x": {"worst": 0.5, "against": "y"}, "y": None}
    assert found.to_json()["weights"] == {"x": {"price": 1.0}, "y": None}
    assert found.smallest == ()
    assert len(found.sentences()) == 2


def test_a_regret_of_nothing_has_no_cause() -> None:
    found = Regrets(("x", "y"), ("price",), (Regret(0.0), Regret(0.5, "x", (1.0,))), offer_names=("Yard", "Works"))
    assert found.smallest == ("x",)
    assert found.sentences()[:2] == (
        'With "Yard", no other offer can be worth more.',
        'With "Works", "Yard" may be worth up to 0.5 more on the scale from 0 to 1; '
        'that is so where "price" has all the weight.',
    )


def test_what_is_the_same_of_several_offers_is_said_once() -> None:
    worst = Regret(1.0, "x", (0.25, 0.75))
    found = Regrets(("x", "y", "z"), ("price", "time"), (Regret(1.0, "y", (1.0, 0.0)), worst, worst))
    assert found.sentences() == (
        'With "x", "y" may be worth up to 1 more on the scale from 0 to 1; '
        'that is so where "price" has all the weight.',
        'With "y" or "z", "x" may be worth up to 1 more on the scale from 0 to 1; that is so where "time" weighs 0.75.',
        "The worst regret is the same, and smallest, with every offer: no clear choice by regret.",
    )


def test_of_many_offers_the_smallest_regrets_are_told() -> None:
    ids = tuple(f"o{k}" for k in range(9))
    regrets = tuple(Regret(k / 10, "o0", (1.0,)) if k else Regret(0.0) for k in range(9))
    said = Regrets(ids, ("price",), regrets).sentences()
    assert [s.split(",")[0] for s in said[:6]] == [f'With "o{k}"' for k in range(6)]
    assert said[6] == "The worst regret of 3 more is greater, or as great."
