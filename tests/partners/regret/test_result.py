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
        'that is so where "price" weighs 1.00.',
    )
