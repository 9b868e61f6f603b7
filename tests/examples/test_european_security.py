"""The flagship: it loads clean, has the stated size, and gives the answers its README states."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.nouns import OptionConflict, Prioritised
from comity.case.read import check, load
from comity.conflict.breakers import breakers
from comity.conflict.evolve import evolve
from comity.conflict.model import Model, build
from comity.conflict.readings import Readings, over_readings
from comity.conflict.stability import stability
from comity.ensemble.plan import plan
from comity.ensemble.runs import run

FOLDER = Path(__file__).parents[2] / "examples" / "european-security-2025"
TODAY = {"ua_ceasefire", "us_support", "eur_support"}


@cache
def model() -> Model:
    return build(load(FOLDER))


@cache
def readings() -> Readings:
    found = over_readings(model(), ("nash", "seq"))
    assert found is not None
    return found


def on(option: str) -> np.ndarray:
    """States in which an option is on, shape (S,)."""
    m = model()
    bit = [o.id for o in m.options].index(option)
    assert m.codes is not None
    return ((m.codes >> np.uint64(bit)) & np.uint64(1)).astype(bool)


def state(options: set[str]) -> int:
    """The state in which exactly these options are on."""
    return model().index("".join("Y" if o.id in options else "N" for o in model().options))


def leavers(chosen: dict[str, str], start: set[str]) -> set[frozenset[str]]:
    m = model().reading(chosen)
    return {frozenset(m.parties[i] for i in b.members) for b in breakers(m, state(start))}


def test_it_checks_clean() -> None:
    case, problems = check(FOLDER)
    assert case is not None
    assert problems == ()


def test_it_has_the_size_its_readme_states() -> None:
    assert len(model().options) == 17
    assert model().parties == ("russia", "ukraine", "united_states", "europeans", "european_union")
    assert model().n_states == 18_432
    assert len(readings().combinations) == 16


def test_the_status_quo_is_as_described() -> None:
    assert model().status_quo == state(TODAY)


@pytest.mark.parametrize(
    ("united_states", "european_union", "holds"),
    [
        ("main", "main", TODAY),
        ("press", "main", TODAY - {"us_support"}),
        ("main", "loan", TODAY | {"eu_loan"}),
        ("press", "loan", (TODAY - {"us_support"}) | {"eu_loan"}),
    ],
)
def test_only_the_two_steps_the_readings_are_about_leave_today_and_nobody_follows(
    united_states: str, european_union: str, holds: set[str]
) -> None:
    for combination, nash in zip(readings().combinations, readings().holds["nash"], strict=True):
        chosen = dict(zip(readings().parties, combination, strict=True))
        if (chosen["united_states"], chosen["european_union"]) == (united_states, european_union):
            assert nash[state(holds)]
            variant = model().reading(chosen)
            ends = [int(s) for s in evolve(variant).reached(improvements=True) if nash[int(s)]]
            assert ends == [state(holds)]


def resting(chosen: dict[str, str]) -> set[str]:
    """Today's state after the step that a party's own reading is about."""
    support = set() if chosen.get("united_states") == "press" else {"us_support"}
    loan = {"eu_loan"} if chosen.get("european_union") == "loan" else set()
    return (TODAY - {"us_support"}) | support | loan


def test_as_long_as_ukraine_refuses_any_territorial_step_no_coalition_leaves() -> None:
    for combination in readings().combinations:
        chosen = dict(zip(readings().parties, combination, strict=True))
        if chosen["ukraine"] == "main":
            assert leavers(chosen, resting(chosen)) == set(), chosen


def test_whenever_a_vote_may_decide_some_coalition_with_ukraine_and_the_united_states_leaves() -> None:
    for combination in readings().combinations:
        chosen = dict(zip(readings().parties, combination, strict=True))
        if chosen["ukraine"] == "by_vote":
            found = leavers(chosen, resting(chosen))
            assert found, chosen
            assert all({"ukraine", "united_states"} <= h for h in found), chosen


@pytest.mark.parametrize("russia", ["main", "package"])
def test_if_a_vote_may_decide_three_parties_would_leave_today_together(russia: str) -> None:
    together = frozenset({"russia", "ukraine", "united_states"})
    assert leavers({"russia": russia, "ukraine": "by_vote"}, TODAY) == {together}


def test_under_pressure_and_a_vote_two_parties_are_enough_for_a_first_step() -> None:
    chosen = {"united_states": "press", "ukraine": "by_vote"}
    assert leavers(chosen, TODAY - {"us_support"}) == {frozenset({"ukraine", "united_states"})}
    assert leavers({"united_states": "press"}, TODAY - {"us_support"}) == set()


def test_russias_reading_decides_whether_a_joint_way_needs_the_withdrawal_carried_out() -> None:
    trio = [model().parties.index(p) for p in ("russia", "ukraine", "united_states")]
    outside = ~(on("eur_force") | on("eu_loan")) & on("eur_support")
    for russia, needed in (("main", True), ("package", False)):
        ranks = model().reading({"russia": russia, "ukraine": "by_vote"}).ranks
        better = outside & np.all([ranks[i] > ranks[i][state(TODAY)] for i in trio], axis=0)
        assert better.sum() == (16 if needed else 32)
        assert bool((on("ua_withdraw") & on("ru_withdraw"))[better].all()) is needed
        assert on("ru_sign")[better].all()
        assert on("us_guarantee")[better].all()


def test_no_signed_agreement_is_nash_in_any_reading_and_some_hold_by_a_credible_answer() -> None:
    signed = on("ru_sign") & on("ua_sign")
    assert not (readings().holds["nash"] & signed).any()
    assert (readings().holds["seq"] & signed).any(axis=1).all()


def test_with_a_spread_today_hangs_on_two_readings_and_no_signed_agreement_is_kept() -> None:
    found = run(plan(model().case, draws=200, seed=1, concepts=("nash",)))
    share = found.estimate(model().label(state(TODAY)), "nash")
    assert share.low < 1 / 4 < share.high
    signed = [model().label(int(s)) for s in np.flatnonzero(on("ru_sign") & on("ua_sign"))]
    assert max(found.estimate(s, "nash").p for s in signed) < 0.001


def test_what_keeps_a_signed_agreement_from_being_nash_is_the_force() -> None:
    agreed = {o.id for o in model().options} - {"eur_force", "eu_loan"}
    chosen = {"russia": "main", "ukraine": "by_vote"}
    m = model().reading(chosen)
    unstable = ~stability(m, "nash", None, Budget(), {})[:, state(agreed)]
    assert "europeans" in {m.parties[i] for i in np.flatnonzero(unstable)}
    russia = m.parties.index("russia")
    assert (
        m.ranks[russia][state((agreed | {"eur_force"}) - {"ru_sign", "ru_reciprocal"})]
        > m.ranks[russia][state(agreed | {"eur_force"})]
    )


def test_a_red_line_below_the_ceasefire_would_open_a_joint_exit() -> None:
    conflict = model().conflict
    assert isinstance(conflict, OptionConflict)
    changed = []
    for p in conflict.preferences:
        assert isinstance(p.preference, Prioritised)
        rows = p.preference.statements
        if p.party == "ukraine":
            assert [s.text for s in rows[:4]][::3] == ["!ua_zone & !ua_withdraw", "ru_ceasefire & ua_ceasefire"]
            rows = (*rows[1:4], rows[0], *rows[4:])
        changed.append(replace(p, preference=Prioritised(rows)))
    case = replace(model().case, conflict=replace(conflict, preferences=tuple(changed)))
    m = build(case)
    found = {frozenset(m.parties[i] for i in b.members) for b in breakers(m, state(TODAY))}
    assert found == {frozenset({"russia", "ukraine"})}


def ends(chosen: dict[str, str], start: set[str]) -> set[int]:
    """Nash equilibria that moves which pay at once lead to from a state."""
    m = model().reading(chosen)
    nash = stability(m, "nash", None, Budget(), {}).all(axis=0)
    return {int(s) for s in evolve(m, state(start)).reached(improvements=True) if nash[int(s)]}


def test_moves_that_pay_lead_from_the_full_agreement_to_a_ceasefire_without_russias_signature() -> None:
    agreed = {o.id for o in model().options} - {"eur_force", "eu_loan"}
    for russia in ("main", "package"):
        found = sorted(ends({"russia": russia, "ukraine": "by_vote"}, agreed))
        assert found
        for option in ("ru_ceasefire", "ua_ceasefire", "ru_withdraw", "ua_withdraw", "us_guarantee", "eur_force"):
            assert on(option)[found].all(), option
        assert not on("ru_sign")[found].any()


def test_before_the_withdrawal_is_carried_out_the_package_can_also_fall_back_to_fighting() -> None:
    agreed = {o.id for o in model().options} - {"eur_force", "eu_loan", "ru_withdraw", "ua_withdraw"}
    found = sorted(ends({"russia": "package", "ukraine": "by_vote"}, agreed))
    fighting = [s for s in found if not on("ru_ceasefire")[s]]
    assert fighting
    assert not on("ua_zone")[fighting].any()
