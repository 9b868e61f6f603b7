"""The example on partners and programme: its answers are those of plain reckoning, and its README is right."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from comity.case.nouns import Case
from comity.case.read import check
from comity.partners.result import PartnersResult
from comity.programme.result import ProgrammeResult
from comity.study.partnered import partners_of
from comity.study.programmed import programme_of

FOLDER = Path(__file__).parents[2] / "examples" / "island-ferries"
README = " ".join((FOLDER / "README.md").read_text(encoding="utf-8").split())
OFFERS = ("whole", "cheap", "mixed", "used")
RATES = (0.02, 0.08)
RATIOS = np.array([0.9, 1, 1, 1, 1, 1, 1.2, 1.5, 1.5, 2])
DUE = {"ferry": {5: 3, 9: 2, 12: 1}, "launch": {8: 1}, "refit": {7: 2, 11: 2}}
LATER = {5: 1, 6: 1, 7: 1, 9: 2, 12: 1}
Numbers = NDArray[np.float64]
# from the worst, 0, to the best, 1, in the order of the criteria; None is not public; a letter is a grade
CELLS: dict[str, list[float | tuple[float, float] | str | None]] = {
    "whole": [(0.7, 0.9), 0.75, 0.0, 0.8, "maintain", 0.0],
    "cheap": [0.9, 0.0, 0.6, 0.5, "use", None],
    "mixed": [(0.5, 0.8), 0.5, 0.25, 0.6, "modify", (2 / 3, 5 / 6)],
    "used": [0.4, 0.0, 0.875, 0.1, "maintain", 5 / 6],
}
PROMISED = (("whole", 1), ("whole", 3), ("mixed", 1))


@cache
def case() -> Case:
    found, problems = check(FOLDER)
    assert problems == ()
    assert found is not None
    return found


@cache
def partners() -> PartnersResult:
    return partners_of(case())


@cache
def programme() -> ProgrammeResult:
    return programme_of(case())


# --- partners ---


def drawn(changed: dict[tuple[str, int], float | None], draws: int = 100_000) -> dict[str, float]:
    """How often each offer is first: weights in the stated order, every number within what is known of it."""
    r = np.random.default_rng(11)
    corners = np.array([[1 / k if j < k else 0.0 for j in range(6)] for k in range(1, 7)])
    weights = r.dirichlet(np.ones(6), draws) @ corners
    middle = np.sort(r.uniform(size=(draws, 2)), axis=1)
    grades = {"use": np.zeros(draws), "maintain": middle[:, 0], "modify": middle[:, 1]}
    holds = r.uniform(size=draws) < 0.75

    def one(offer: str, k: int) -> Numbers:
        cell = changed.get((offer, k), CELLS[offer][k])
        if isinstance(cell, str):
            return grades[cell]
        low, high = (0.0, 1.0) if cell is None else cell if isinstance(cell, tuple) else (cell, cell)
        said = r.uniform(low, high, draws)
        return np.where(holds, said, r.uniform(size=draws)) if (offer, k) == ("cheap", 0) else said

    worth = np.array([sum(weights[:, k] * one(o, k) for k in range(6)) for o in OFFERS])
    first = np.bincount(worth.argmax(axis=0), minlength=4) / draws
    return dict(zip(OFFERS, first, strict=True))


def test_the_example_checks_clean_and_nothing_is_left_unanswered() -> None:
    for found in (partners(), programme()):
        assert (found.complete, dict(found.limited)) == (True, {})


def test_norvik_is_the_clear_winner_only_as_long_as_its_promises_are_kept() -> None:
    found = partners()
    assert found.winner == "whole"
    assert found.promises is not None
    assert found.promises.hangs
    assert found.promises.kept.winner == "whole"
    assert found.promises.without is not None
    assert found.promises.without.winner is None


def test_the_shares_of_first_ranks_are_those_of_plain_draws() -> None:
    promises = partners().promises
    assert promises is not None
    assert promises.without is not None
    for told, plain in (
        (promises.kept.first, drawn({})),
        (promises.without.first, drawn(dict.fromkeys(PROMISED))),
    ):
        assert {o: told[o] for o in OFFERS} == pytest.approx(plain, abs=0.008)
    said = [round(100 * promises.kept.first[o]) for o in ("whole", "mixed", "cheap")]
    assert "comes first in {} of 100 draws, the several yards in {}, Calder in {}".format(*said) in README
    said = [round(100 * promises.without.first[o]) for o in ("mixed", "whole", "cheap")]
    assert "the several yards come first in {} of 100, Norvik in {}, Calder in {}".format(*said) in README


def test_the_log_turns_from_nobody_to_the_several_yards_to_norvik() -> None:
    log = partners().log
    assert log is not None
    said = [(at.date, at.standing.winner) for at in log.dates if at.standing is not None]
    assert said == [("", None), ("2026-03-01", "mixed"), ("2026-05-12", "whole"), ("2026-06-20", "whole")]
    silent: dict[tuple[str, int], float | None] = {("whole", 1): None, ("whole", 3): None}
    for at, price in zip(log.dates[:2], (None, 0.375), strict=True):
        assert at.standing is not None
        told = {o: at.standing.first[o] for o in OFFERS}
        assert told == pytest.approx(drawn({**silent, ("cheap", 2): price}), abs=0.015)
    last = log.dates[2].standing
    assert last is not None
    assert {o: last.first[o] for o in OFFERS} == pytest.approx(drawn({("cheap", 2): 0.375}), abs=0.015)


def worths() -> list[dict[str, float]]:
    """What every offer is worth at every corner of weights, numbers and grades."""
    ends = {o: [c if isinstance(c, tuple) else (0.0, 1.0) if c is None else (c,) for c in CELLS[o]] for o in OFFERS}
    ends["cheap"][0] = (0.0, 1.0)  # the claim may not hold, and then anything may be
    out = []
    for grade in ((0.0, 0.0), (0.0, 1.0), (1.0, 1.0)):
        of = {"use": 0.0, "maintain": grade[0], "modify": grade[1]}
        open_cells = {o: list(product(*ends[o])) for o in OFFERS}
        for cells in product(*(open_cells[o] for o in OFFERS)):
            numbers = [[of[x] if isinstance(x, str) else x for x in row] for row in cells]
            for k in range(1, 7):
                out.append({o: sum(row[:k]) / k for o, row in zip(OFFERS, numbers, strict=True)})
    return out


def test_what_always_holds_is_what_holds_at_every_corner_of_the_weights() -> None:
    at = worths()
    bad = [w for w in at if w["mixed"] <= w["used"]]
    assert min(w["mixed"] - w["used"] for w in bad) == pytest.approx(1.25 / 3 - 1.275 / 3)
    fits = [w for w in at if w["mixed"] > w["used"]]  # the stated preference
    always = {("mixed", "used")}
    for x, y in product(OFFERS, OFFERS):
        if x != y and all(w[x] >= w[y] - 1e-12 for w in at):
            always.add((x, y))
        elif (x, y) not in always and x != y:
            assert any(w[x] < w[y] - 1e-9 for w in fits)
    robust = partners().robust
    assert robust is not None
    assert set(robust.necessary) == always == {("whole", "used"), ("mixed", "used")}


def test_the_chance_of_the_claim_is_three_to_one() -> None:
    p, low, high = partners().chances["brae_line"]
    assert p == pytest.approx(0.75)
    assert 2 / 3 <= low < p < high <= 9 / 11


def present(rate: float, yearly: float, *payments: tuple[int, float]) -> float:
    every = [*payments, *((t, yearly) for t in range(1, 21))]
    return sum(amount / (1 + rate) ** year for year, amount in every)


def test_whole_life_costs_turn_where_money_doubles_in_fourteen_years() -> None:
    costs = partners().costs
    assert costs is not None
    streams = {
        "whole": (3, 3, [(0, 60)]),
        "cheap": (3, 3, [(0, 36), (14, 48)]),
        "mixed": (3, 4, [(0, 50), (10, 10)]),
        "used": (5, 5, [(0, 25), (8, 25), (16, 25)]),
    }
    for offer in costs.costs:
        least, most, single = streams[offer.offer]
        assert offer.total.low == pytest.approx(present(0.08, least, *single))
        assert offer.total.high == pytest.approx(present(0.02, most, *single))
    assert costs.cheapest is None
    assert [s.offers for s in costs.stretches] == [("whole",), ("cheap",)]
    assert costs.stretches[0].high == pytest.approx(2 ** (1 / 14) - 1)
    assert f"{100 * (2 ** (1 / 14) - 1):.2f} per cent" in README


def test_leaving_norvik_costs_four_to_five_years_and_what_is_not_public_is_not_compared() -> None:
    locked = partners().locked_in
    assert locked is not None
    years = {o.offer: o.years for o in locked.offers}
    assert years == {"whole": (4, 5), "cheap": (1, 1.5), "mixed": (0.5, 1), "used": None}
    assert locked.sourcing.more == "cannot be told"


def held(value: float, spread: float, steps: int = 1500) -> float:
    """
    What the choice is worth when one may wait ten years.

    Half is paid at once and half two years later, when the value is had. At these numbers nobody would stop half way,
    so beginning is worth what is had in two years less both payments.
    """
    dt = 10 / steps
    up = float(np.exp(spread * np.sqrt(dt)))
    p, back = (1 - 1 / up) / (up - 1 / up), np.exp(-0.04 * dt)  # rate and loss are equal: the value does not drift
    old: Numbers = np.zeros(0)
    for t in range(steps, -1, -1):
        at = value * up ** (2.0 * np.arange(t + 1) - t)
        begin = np.exp(-0.08) * at - 30 - 30 * np.exp(-0.08)
        wait = back * (p * old[1:] + (1 - p) * old[:-1]) if t < steps else np.zeros(t + 1)
        old = np.maximum(begin, wait)
    return float(old[0])


def test_the_choice_is_worth_what_a_plain_tree_says_and_waiting_is_worth_more_than_beginning() -> None:
    options = partners().options
    assert options is not None
    (found,) = options.commitments
    assert found.verdict == "worth waiting"
    assert found.ratio == (1.25, 1.4)
    assert found.now == pytest.approx([np.exp(-0.08) * v - 30 - 30 * np.exp(-0.08) for v in (75, 84)], abs=0.002)
    assert found.held == pytest.approx((held(75, 0.1), held(84, 0.2)), rel=1e-3)
    assert found.forever[1] == pytest.approx(2)  # Dixit and Pindyck: rate and loss 0.04, spread 0.2
    assert found.waiting[0] > 0


def test_beginning_is_worth_it_from_just_above_the_value_that_is_told() -> None:
    options = partners().options
    assert options is not None
    low, high = options.commitments[0].critical
    for critical, spread in ((low, 0.1), (high, 0.2)):
        for above, begins in ((-0.03, False), (0.03, True)):
            value = 60 * (critical + above)
            now = np.exp(-0.08) * value - 30 - 30 * np.exp(-0.08)
            assert (held(value, spread) - now < 1e-9) == begins
    assert f"half of the cost two years later, it is {low:.2f}" in README


def test_old_ships_cost_more_than_norviks_at_every_stated_rate() -> None:
    for rate in np.linspace(*RATES, 61):
        assert present(rate, 5, (0, 25), (8, 25), (16, 25)) > present(rate, 3, (0, 60))


# --- programme ---


def engines(quarter: int, ramp: bool = True, lead: int = 3, more: tuple[int, ...] = ()) -> int:
    """Engines that have come by the end of a quarter, if Brandt grows by one a quarter as soon as it can."""
    grown = sum(max(0, q - lead) for q in range(1, quarter + 1)) if ramp else 0
    return quarter + grown + sum(q <= quarter for q in more)


def most_begun(quarters: int, lead: int = 3, more: tuple[int, ...] = ()) -> list[int]:
    """The most ferries begun by the end of each quarter: one a quarter fits the berths, two engines each."""
    begun = [0]
    for q in range(1, quarters + 1):
        begun.append(min(begun[-1] + 1, engines(q, lead=lead, more=more) // 2))
    return begun


def test_a_third_fits_because_one_ferry_of_three_has_its_engines_in_time() -> None:
    assert most_begun(3)[3] == 1
    found = programme().fits
    assert found is not None
    assert found.fits == pytest.approx(1 / 3)
    assert found.delivered == pytest.approx(1)


def test_with_late_ferries_all_is_done_by_the_tenth_quarter() -> None:
    last = next(q for q in range(1, 13) if most_begun(12)[q] == 6) + 2
    assert last == 10
    assert programme().finish is not None
    assert programme().finish.period == last  # type: ignore[union-attr]


def test_one_engine_more_in_the_first_three_quarters_gives_a_second_ferry() -> None:
    gains = {q: most_begun(3, more=(q,))[3] for q in range(1, 6)}
    assert gains == {1: 2, 2: 2, 3: 2, 4: 1, 5: 1}
    told = {(b.resource, b.period): b.worth for b in programme().binding}
    assert told == {("engine", q): pytest.approx(1 / 3) for q in (1, 2, 3)}


def test_the_repairs_are_the_smallest_of_their_kind() -> None:
    begun = most_begun(12)
    late = sum(max(0, 3 - begun[t - 2]) for t in range(5, 13))
    fewer = 3 - begun[3]
    more = min(
        len(added) for n in range(4) for added in product((1, 2, 3), repeat=n) if most_begun(3, more=added)[3] == 3
    )
    sooner = min(f + e for f in range(3) for e in range(4) if most_begun(5 - 2 + f, lead=3 - e)[5 - 2 + f] >= 3)
    repairs = programme().repairs
    assert repairs is not None
    sizes = {r.kind: r.size for r in repairs.repairs if r.enough}
    assert sizes == {"capacity": more, "date": late, "quantity": fewer, "lead": sooner}
    assert (more, late, fewer, sooner) == (3, 3, 2, 2)


def least_cost() -> float:
    """
    Go through every plan of the later dates: what is begun of ferries, launches and refits quarter by quarter.

    What grows Brandt's line is paid for once, and grown the sooner the less of it is needed: all in the first quarter.
    """
    sizes = sorted({0.0, *((2 * f - s) / (s - 3) for s in range(4, 13) for f in range(1, 7) if 0 < 2 * f - s <= s - 3)})
    return min(4 * grown + cost for grown in sizes if (cost := cheapest_for(grown)) < np.inf)


def due_by(due: dict[int, int], t: int) -> int:
    return sum(n for period, n in due.items() if period <= t)


def cheapest_for(grown: float) -> float:
    """The least of all other costs, if Brandt's line is grown by so much in the first quarter."""
    at = {(0, 0, 0): 0.0}  # ferries, launches and refits begun
    for s in range(1, 13):
        new: dict[tuple[int, int, int], float] = {}
        for (ferries, launches, refits), cost in at.items():
            # what is begun too late to be finished is nobody's
            for f, n, r in product(range(2 if s < 11 else 1), range(4 if s < 12 else 1), range(5 if s < 12 else 1)):
                now = (ferries + f, launches + n, refits + r)
                made = (ferries, now[1], now[2])  # by the end of the next quarter: ferries take two, the others one
                if 4 * f + n + r <= 5 and now[1] <= 3 and come(s, now, launches, grown) and on_time(s + 1, made):
                    paid = 4 * f + n + r + 2 * f + (0.75 if r else 0) + keeping(s + 1, made)
                    new[now] = min(new.get(now, np.inf), cost + paid)
        at = new
    return min((cost for (f, _, r), cost in at.items() if (f, r) == (6, 4)), default=np.inf)


def come(s: int, begun: tuple[int, int, int], launches: int, grown: float) -> bool:
    """Whether engines, batteries and launches for all that is begun have come by the end of a quarter."""
    ferries, _, refits = begun
    launches_there = 2 + launches - due_by(DUE["launch"], s) - refits
    return 2 * ferries <= s + grown * max(0, s - 3) + 1e-9 and 2 * refits <= s and launches_there >= 0


def on_time(t: int, made: tuple[int, int, int]) -> bool:
    return made[0] >= due_by(LATER, t) and made[2] >= due_by(DUE["refit"], t)


def keeping(t: int, made: tuple[int, int, int]) -> float:
    return 0.5 * (made[0] - due_by(LATER, t)) + 0.2 * (made[2] - due_by(DUE["refit"], t)) if t <= 12 else 0.0


def test_the_plan_of_the_later_dates_costs_no_more_than_any_plan() -> None:
    plan = programme().plan
    assert plan is not None
    assert plan.declared.rows == ()
    assert plan.of == "the programme with later dates"
    assert {r.period: int(r.due) for r in plan.shown.rows if r.item == "ferry" and r.due} == LATER
    assert plan.shown.cost == pytest.approx(least_cost())
    assert f"costs {plan.shown.cost:g}" in README


def test_launches_that_are_refitted_are_no_longer_there() -> None:
    assert programme().plan is not None
    rows = programme().plan.shown.rows  # type: ignore[union-attr]
    made = {i: sum(r.make for r in rows if r.item == i) for i in DUE}
    assert made == {"ferry": 6, "launch": 3, "refit": 4}  # 2 old launches and 3 new ones: 4 refitted, 1 delivered


def test_four_of_six_ferries_are_met_on_time_at_any_stated_value() -> None:
    found = programme().priorities
    assert found is not None
    assert {m.item: (m.met, m.due) for m in found.items} == {"ferry": (4, 6), "launch": (1, 1), "refit": (4, 4)}


def soonest(pilots: int) -> int:
    """The earliest end of the integration work, over all beginnings."""
    ends = []
    for radar, school, routes, trials in product(range(1, 6), range(1, 6), range(1, 12), range(6, 12)):
        if routes < radar + 4 or trials < school + 3:
            continue
        night = max(routes, trials) + 2
        bars = ((radar, 4, 1), (school, 3, 1), (routes, 2, 2), (trials, 2, 1), (night, 1, 1))
        if all(sum(n for b, d, n in bars if b <= t < b + d) <= pilots for t in range(1, 15)):
            ends.append(night)
    return min(ends)


def test_the_pilots_hold_up_the_integration_work_by_one_quarter() -> None:
    found = programme().works
    assert found is not None
    assert (soonest(2), soonest(3)) == (9, 8)
    assert found.finish == 9
    assert found.status == "proved"
    assert [(c.crews, c.worth) for c in found.binding] == [(("pilots",), 1)]


def test_slippage_is_worth_as_much_as_going_through_every_past_ratio() -> None:
    def share(limit: float) -> float:
        return float(np.mean(limit + 1e-9 >= RATIOS))

    # one ferry is made a quarter early, two of three lots of refits as well
    apart = share(1) ** 5 * share(4 / 3) * share(1) * share(1.5) ** 2
    together = share(1) * share(1)  # one ratio for Norvik, one for the boatyard
    slipped = programme().slippage
    assert slipped is not None
    assert slipped.plan is not None
    told = {end.end: end.on_time.share for end in slipped.plan.ends if end.on_time is not None}
    assert told["low"] == pytest.approx(apart, abs=0.01)
    assert told["high"] == pytest.approx(together, abs=0.025)
    assert slipped.works is not None
    assert all(end.on_time is None for end in slipped.works.ends)


def test_of_the_declared_targets_one_was_missed_one_was_met_and_one_cannot_be_told() -> None:
    declared = programme().declared
    assert declared is not None
    said = " ".join(declared.sentences())
    assert "75 % of the target of 4 was reached" in said
    assert "100 % to 150 % of the target of at least 2 was reached" in said
    assert "whether it was reached cannot be told" in said
