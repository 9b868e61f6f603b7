"""Robust ordinal regression: another library, the vertices of the weights, and the laws."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, permutations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import linprog

from comity.budget import Budget
from comity.case.partners import Cell, Compared, Criterion, Offer, Partners, Preferred
from comity.case.settlement import Span
from comity.errors import BudgetExceededError, TooLargeError, UsageError
from comity.partners.regret.analyse import regret
from comity.partners.robust.analyse import robust
from comity.partners.robust.ends import all_ends
from comity.partners.robust.result import Robust
from comity.partners.robust.value_space import Form
from comity.partners.smaa.analyse import smaa
from comity.partners.values.scales import scaled_table
from comity.partners.weights.statements import statements

Reals = NDArray[np.float64]


def exact(x: Fraction | int | str) -> Cell:
    return Cell("exact", Fraction(x), Fraction(x))


def between(low: int, high: int) -> Cell:
    return Cell("uniform", Fraction(low), Fraction(high))


def case_of(**rows: tuple[Fraction | int | str, ...]) -> Partners:
    criteria = tuple(Criterion(f"k{c}") for c in range(len(next(iter(rows.values())))))
    offers = tuple(
        Offer(name, cells=tuple((c.id, exact(x)) for c, x in zip(criteria, row, strict=True)))
        for name, row in rows.items()
    )
    return Partners(criteria, offers)


THREE = case_of(x=(1, 0), y=(0, 1), z=("0.6", "0.6"))


def cell_at_random(draw: random.Random, criterion: Criterion) -> Cell:
    if draw.random() < 0.1:
        return Cell()
    if criterion.grades:
        return Cell("grade", grade=draw.choice(criterion.grades))
    a, b = sorted(draw.randint(0, 5) for _ in range(2))
    return draw.choice([exact(a), exact(b), between(a, min(b, a + 1))])


def at_random(seed: int, *, preferences: int = 0, grades: bool = True, most: int = 3) -> Partners:
    draw = random.Random(seed)
    m = draw.randint(2, most)
    kinds = [
        Criterion("k", best=Fraction(5)),
        Criterion("k", better="less", worst=Fraction(5), best=Fraction(0)),
        *([Criterion("k", grades=("low", "middle", "high"))] if grades else []),
    ]
    wide = Span(Fraction(1, 10), Fraction(7, 10))
    criteria = tuple(replace(draw.choice(kinds), id=f"k{c}", weight=wide) for c in range(m))
    n = draw.randint(2, 5)
    offers = tuple(Offer(f"o{i}", cells=tuple((c.id, cell_at_random(draw, c)) for c in criteria)) for i in range(n))
    said = tuple(Preferred(*(f"o{i}" for i in draw.sample(range(n), 2))) for _ in range(preferences))
    ways: list[Callable[[], Partners]] = [
        lambda: Partners(criteria, offers, preferred=said),
        lambda: Partners(criteria, offers, weights="ranked", ranking=tuple(c.id for c in criteria), preferred=said),
        lambda: Partners(criteria, offers, weights="given", preferred=said),
        lambda: Partners(criteria, offers, compared=(Compared("k0", "k1", Fraction(1), Fraction(2)),), preferred=said),
    ]
    return draw.choice(ways)()


def vertices(partners: Partners) -> list[Reals]:
    """Return the corners of the weights: where m - 1 of the bounds are tight."""
    m = len(partners.criteria)
    rows = [np.append(np.eye(m)[c], 0.0) for c in range(m)]
    for row in (r for s in statements(partners) for r in s.rows):
        line = np.zeros(m + 1)
        for c, x in row.entries:
            line[c] = float(x)
        line[m] = float(row.low)
        rows.append(line)
    out = []
    for tight in combinations(rows, m - 1):
        square = np.vstack([np.ones(m), *(r[:m] for r in tight)])
        if abs(np.linalg.det(square)) < 1e-9:
            continue
        w = np.linalg.solve(square, [1.0, *(r[m] for r in tight)])
        if all(r[:m] @ w >= r[m] - 1e-9 for r in rows):
            out.append(w)
    return out


class Twin:
    """
    The same question asked of another library, in other words: cumulative values, and every cell a variable.

    Variables are the value of each level of each criterion, the worth of each cell, and the margin.
    """

    def __init__(self, partners: Partners, form: Form, taken: tuple[int, ...] | None = None) -> None:
        self.partners, table = partners, all_ends(scaled_table(partners))
        n, m = len(table), len(partners.criteria)
        levels = [sorted({0, 1} | {x for row in table for x in row[c]}) for c in range(m)]
        begins = np.cumsum([0, *map(len, levels)]).tolist()
        self.cell = begins[-1]
        self.size, self.m, self.margin = self.cell + n * m + 1, m, self.cell + n * m
        self.rows: list[Reals] = []
        self.ends: list[float] = []
        self.same: list[Reals] = []
        for c, own in enumerate(levels):
            self.same.append(self.line({begins[c]: 1.0}))
            straight = form == "linear" and not partners.criteria[c].grades
            for k, level in enumerate(own[1:], begins[c] + 1):
                if straight:
                    self.same.append(self.line({k: 1.0, begins[c + 1] - 1: -float(level)} if level < 1 else {}))
                self.at_least({k: 1.0, k - 1: -1.0})
            for i in range(n):
                low, high = (begins[c] + own.index(x) for x in table[i][c])
                self.at_least({self.cell + i * m + c: 1.0, low: -1.0})
                self.at_least({self.cell + i * m + c: -1.0, high: 1.0})
        self.top = [begins[c + 1] - 1 for c in range(m)]
        said = [*statements(partners), *partners.preferred]
        for k in range(len(said)) if taken is None else taken:
            one = said[k]
            if isinstance(one, Preferred):
                self.lead(self.place(one.better), self.place(one.than), {self.margin: -1.0})
            else:
                for row in one.rows:
                    self.at_least({self.top[c]: float(x) for c, x in row.entries}, float(row.low))

    def place(self, name: str) -> int:
        return [o.id for o in self.partners.offers].index(name)

    def line(self, entries: dict[int, float]) -> Reals:
        out = np.zeros(self.size)
        for k, x in entries.items():
            out[k] = x
        return out

    def at_least(self, entries: dict[int, float], low: float = 0.0) -> None:
        self.rows.append(-self.line(entries))
        self.ends.append(-low)

    def over(self, a: int, b: int) -> dict[int, float]:
        first = {self.cell + a * self.m + c: 1.0 for c in range(self.m)}
        return first | {self.cell + b * self.m + c: -1.0 for c in range(self.m)}

    def lead(self, a: int, b: int, more: dict[int, float]) -> None:
        self.at_least(self.over(a, b) | more)

    def least(self, costs: dict[int, float], extra: dict[int, float] | None = None) -> float | None:
        rows, ends = list(self.rows), list(self.ends)
        if extra is not None:
            rows.append(-self.line(extra))
            ends.append(0.0)
        same = [*self.same, self.line(dict.fromkeys(self.top, 1.0))]
        found = linprog(
            self.line(costs),
            np.array(rows),
            np.array(ends),
            np.array(same),
            [*[0.0] * len(self.same), 1.0],
            [(0, 1)] * self.size,
        )
        return float(found.fun) if found.status == 0 else None

    @property
    def holds(self) -> bool:
        strict = self.least({self.margin: -1.0})
        return strict is not None and (not self.partners.preferred or strict < -1e-7)


def has(found: Robust, a: int, b: int) -> tuple[bool, bool]:
    pair = (found.offers[a], found.offers[b])
    return pair in found.necessary, pair in found.possible


@pytest.mark.parametrize("seed", range(40))
def test_another_library_gives_the_same_relations(seed: int) -> None:
    partners = at_random(seed, preferences=seed % 3)
    form: Form = "monotone" if seed % 2 else "linear"
    twin = Twin(partners, form)
    if not twin.holds:
        with pytest.raises(UsageError, match=r"cannot hold|contradict"):
            robust(partners, form=form)
        return
    found = robust(partners, form=form)
    assert not found.undecided
    for a, b in permutations(range(len(partners.offers)), 2):
        lead = twin.over(a, b)
        least = twin.least(lead)
        assert least is not None
        strict = twin.least({twin.margin: -1.0}, lead)
        can = strict is not None and (not partners.preferred or strict < -1e-7)
        assert has(found, a, b) == (least >= -1e-7, can)


def test_the_random_cases_are_of_many_kinds() -> None:
    held = [Twin(at_random(s, preferences=s % 3), "linear").holds for s in range(40)]
    assert sum(held) > 15
    assert held.count(False) > 3
    refused = [Twin(at_random(s, preferences=4), "linear").holds for s in range(40, 70)]
    assert 5 < refused.count(False) < 30


@pytest.mark.parametrize("seed", range(40))
def test_the_vertices_of_the_weights_give_the_same_relations(seed: int) -> None:
    partners = at_random(seed, grades=False)
    found, table = robust(partners), np.array(all_ends(scaled_table(partners)), float)
    corners = vertices(partners)
    assert corners
    for a, b in permutations(range(len(table)), 2):
        leads = [w @ (table[a, :, 0] - table[b, :, 1]) for w in corners]
        most = [w @ (table[a, :, 1] - table[b, :, 0]) for w in corners]
        assert has(found, a, b) == (min(leads) >= -1e-7, max(most) >= -1e-7)


@pytest.mark.parametrize("seed", range(12))
def test_a_grid_of_weights_tells_who_can_be_first(seed: int) -> None:
    partners = replace(at_random(seed, grades=False), weights="free", compared=())
    table = np.array(all_ends(scaled_table(partners)), float)
    m, steps = len(partners.criteria), 60
    whole = [p for p in np.ndindex(*(steps + 1,) * (m - 1)) if sum(p) <= steps]
    grid = np.array([[*p, steps - sum(p)] for p in whole]) / steps
    first = robust(partners).can_be_first
    assert first is not None
    for a, offer in enumerate(partners.offers):
        lead = np.min([grid @ (table[a, :, 1] - table[b, :, 0]) for b in range(len(table)) if a != b], axis=0).max()
        if lead >= 0:
            assert offer.id in first
        if lead < -1 / steps * m:
            assert offer.id not in first


@pytest.mark.parametrize("seed", range(24))
def test_the_laws_of_both_relations_hold(seed: int) -> None:
    partners = replace(at_random(seed, most=4), preferred=())
    some = robust(partners, form="monotone" if seed % 2 else "linear")
    ids, necessary, possible = some.offers, set(some.necessary), set(some.possible)
    everyone = {(a, a) for a in ids}
    necessary |= everyone
    possible |= everyone
    assert set(some.dominance) <= necessary <= possible
    for a in ids:
        for b in ids:
            assert (a, b) in necessary or (b, a) in possible  # strongly complete
            for c in ids:
                assert {(a, b), (b, c)} - necessary or (a, c) in necessary  # transitive
                assert {(a, b), (b, c)} & possible or (a, c) not in possible  # negatively transitive


@pytest.mark.parametrize("seed", range(16))
def test_the_less_is_left_open_the_more_is_necessary(seed: int) -> None:
    partners = replace(at_random(seed), preferred=())
    wide = robust(replace(partners, weights="free", compared=()))
    narrow = robust(partners)
    any_form = robust(partners, form="monotone")
    known = robust(replace(partners, offers=tuple(map(narrowed, partners.offers))))
    for more, less in ((wide, narrow), (any_form, narrow), (narrow, known)):
        assert set(more.necessary) <= set(less.necessary)
        assert set(less.possible) <= set(more.possible)


def narrowed(offer: Offer) -> Offer:
    cells = tuple((c, exact(x.low) if x.shape == "uniform" else x) for c, x in offer.cells)
    return replace(offer, cells=cells)


@pytest.mark.parametrize("seed", range(12))
def test_names_and_order_play_no_part(seed: int) -> None:
    partners = at_random(seed, preferences=1)
    try:
        found = robust(partners)
    except UsageError:
        with pytest.raises(UsageError, match=r"cannot hold|contradict"):
            robust(replace(partners, offers=partners.offers[::-1], criteria=partners.criteria[::-1]))
        return
    turned = robust(replace(partners, offers=partners.offers[::-1], criteria=partners.criteria[::-1]))
    assert set(found.necessary) == set(turned.necessary)
    assert set(found.possible) == set(turned.possible)
    assert set(found.can_be_first or ()) == set(turned.can_be_first or ())
    renamed = robust(
        replace(
            partners,
            offers=tuple(replace(o, id=f"r{o.id}") for o in partners.offers),
            preferred=tuple(Preferred(f"r{p.better}", f"r{p.than}") for p in partners.preferred),
        )
    )
    assert {(f"r{a}", f"r{b}") for a, b in found.necessary} == set(renamed.necessary)


def test_a_dominated_offer_that_is_added_leaves_the_others_as_they_were() -> None:
    worse = Offer("worse", cells=(("k0", exact("0.5")), ("k1", exact("0.5"))))
    found = robust(replace(THREE, offers=(*THREE.offers, worse)))
    assert found.necessary == found.dominance == (("z", "worse"),)
    assert found.can_be_first == ("x", "y", "z")
    assert {p for p in found.possible if "worse" not in p} == set(robust(THREE).possible)


def test_given_weights_and_numbers_give_a_complete_order() -> None:
    criteria = tuple(replace(c, weight=Span(w, w)) for c, w in zip(THREE.criteria, map(Fraction, (3, 1)), strict=True))
    found = robust(replace(THREE, criteria=criteria, weights="given"))
    assert set(found.necessary) == set(found.possible) == {("x", "z"), ("x", "y"), ("z", "y")}
    assert found.always_first == ("x",)
    assert found.sentences()[0].startswith('"x" is worth at least as much as every other offer')


def test_offers_that_are_always_equal_are_preferred_both_ways() -> None:
    found = robust(case_of(x=(1, 0), y=(1, 0), z=(0, 0)))
    assert {("x", "y"), ("y", "x")} <= set(found.necessary)
    assert found.always_first == ("x", "y")
    assert "no clear winner among them" in found.sentences()[0]


def test_what_is_stated_is_strict() -> None:
    # x before z and z before y: who prefers x to y by no more than 0 fits neither
    found = robust(replace(THREE, preferred=(Preferred("x", "z"),)))
    assert ("z", "x") not in found.possible
    assert ("x", "z") in found.necessary
    one = case_of(x=(1,), y=(0,), z=(0,))
    assert ("y", "x") not in robust(replace(one, preferred=(Preferred("x", "y"),))).possible


def test_a_tie_that_only_the_border_of_what_is_stated_allows_is_not_possible() -> None:
    # x and y are level only where k0 weighs 1/2, and p is preferred to q just where it weighs more
    partners = case_of(x=(1, 0), y=(0, 1), p=("0.5", 0), q=(0, "0.5"))
    found = robust(replace(partners, preferred=(Preferred("p", "q"),)))
    assert ("x", "y") in found.necessary
    assert ("y", "x") not in found.possible
    assert found.can_be_first == ("x",)


def test_a_stated_preference_narrows_numbers_that_are_not_known() -> None:
    price = Criterion("price", best=Fraction(10))
    offers = tuple(
        Offer(name, cells=(("price", cell),))
        for name, cell in (("x", between(0, 10)), ("y", exact(4)), ("z", exact(3)))
    )
    assert robust(Partners((price,), offers)).necessary == (("y", "z"),)
    found = robust(Partners((price,), offers, preferred=(Preferred("x", "y"),)))
    assert set(found.necessary) == {("x", "y"), ("x", "z"), ("y", "z")}


def test_grades_have_an_order_and_nothing_else() -> None:
    speed = Criterion("speed", grades=("slow", "middling", "fast"))
    price = Criterion("price", best=Fraction(10))
    offers = tuple(
        Offer(name, cells=(("speed", Cell("grade", grade=g)), ("price", exact(p))))
        for name, g, p in (("x", "fast", 4), ("y", "middling", 5), ("z", "middling", 4))
    )
    found = robust(Partners((speed, price), offers))
    assert set(found.necessary) == {("x", "z"), ("y", "z")}
    assert found.incomparable == (("x", "y"),)


def test_without_straight_lines_less_is_necessary() -> None:
    # by straight lines the middle offer is ahead of one of the ends; any shape allows neither
    partners = case_of(x=(1, 0), y=(0, 1), z=("0.6", "0.6"))
    ranked = replace(partners, weights="ranked", ranking=("k0", "k1"))
    assert robust(ranked).necessary == (("x", "y"), ("z", "y"))
    assert robust(ranked, form="monotone").necessary == (("x", "y"),)


@pytest.mark.parametrize("seed", range(40, 70))
def test_the_statements_named_are_one_of_the_smallest_contradictions(seed: int) -> None:
    partners = at_random(seed, preferences=4)
    said = len(statements(partners)) + 4

    def clashes(taken: tuple[int, ...]) -> bool:
        twin = Twin(partners, "linear", taken)
        strict = any(k >= said - 4 for k in taken)
        value = twin.least({twin.margin: -1.0})
        return value is None or (strict and value > -1e-7)

    least = next((k for k in range(1, said + 1) if any(map(clashes, combinations(range(said), k)))), None)
    if least is None:
        robust(partners)
        return
    with pytest.raises(UsageError) as refused:
        robust(partners)
    words = str(refused.value)
    named = words.split(": ")[1].split(". Change")[0].split("; ")
    assert len(named) == least


def test_a_contradiction_is_told_in_the_words_of_the_user() -> None:
    ring = (Preferred("x", "y"), Preferred("y", "z"), Preferred("z", "x"))
    corners = case_of(x=(1, 0, 0), y=(0, 1, 0), z=(0, 0, 1))
    with pytest.raises(UsageError) as refused:
        robust(replace(corners, preferred=ring))
    assert 'one another: "x" is preferred to "y"; "y" is preferred to "z"; "z" is preferred to "x".' in str(
        refused.value
    )
    with pytest.raises(UsageError, match=r'one another: "z" is preferred to "x"; "x" is preferred to "z"\.'):
        robust(replace(corners, preferred=(*ring, Preferred("x", "z"))))
    with pytest.raises(UsageError, match='This cannot hold, whatever else is true: "z" is preferred to "x"'):
        robust(replace(case_of(x=(1, 1), z=(1, 0)), preferred=(Preferred("z", "x"),)))


def test_weights_and_preferences_can_contradict_one_another() -> None:
    ranked = replace(THREE, weights="ranked", ranking=("k0", "k1"), preferred=(Preferred("y", "x"),))
    with pytest.raises(UsageError, match='"k0" weighs at least as much as "k1"; "y" is preferred to "x"'):
        robust(ranked)


def test_criteria_that_are_left_no_weight_are_told() -> None:
    partners = replace(
        case_of(x=(1, 0, 0), y=(0, 1, 0)),
        weights="ranked",
        ranking=("k0", "k1"),
        compared=(Compared("k1", "k0", Fraction(2)),),
    )
    assert 'What is said leaves no weight at all to "k0" and "k1". See whether that is meant.' in robust(partners).notes
    assert robust(replace(partners, compared=())).notes == ()


def test_a_claim_that_is_not_certain_leaves_its_cells_open() -> None:
    price = Criterion("price")
    offers = (
        Offer("x", cells=(("price", replace(exact(1), claim="c")),)),
        Offer("y", cells=(("price", exact("0.5")),)),
    )
    partners = Partners((price,), offers)
    assert robust(partners).necessary == (("x", "y"),)
    assert any("taken as said: c" in s for s in robust(partners).sentences())
    assert robust(partners, {"c": 1.0}).necessary == (("x", "y"),)
    assert robust(partners, {"c": 0.9}).necessary == ()


def test_what_cannot_be_asked_is_refused() -> None:
    with pytest.raises(UsageError, match='the offer "xx", which is not defined'):
        robust(replace(THREE, preferred=(Preferred("xx", "y"),)))
    with pytest.raises(UsageError, match='prefers "x" to itself'):
        robust(replace(THREE, preferred=(Preferred("x", "x"),)))
    with pytest.raises(UsageError, match="no form of value functions"):
        robust(THREE, form="curved")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="no offer to compare"):
        robust(replace(THREE, offers=()))
    with pytest.raises(TooLargeError, match="101 offers"):
        robust(replace(THREE, offers=tuple(Offer(f"o{i}") for i in range(101))))


def test_one_offer_has_nothing_to_be_compared_with() -> None:
    found = robust(replace(THREE, offers=THREE.offers[:1]))
    assert (found.necessary, found.possible, found.can_be_first) == ((), (), ("x",))
    assert found.sentences() == ("There is only one offer: nothing to compare.",)


class Patience(Budget):
    """A budget that is over after it was asked so many times."""

    def __init__(self, times: int) -> None:
        super().__init__(None)
        self.times = times

    def over(self) -> bool:
        self.times -= 1
        return self.times < 0


def test_what_was_done_is_kept_where_the_budget_ends() -> None:
    with pytest.raises(BudgetExceededError):
        robust(THREE, budget=Budget(0.0))
    whole = robust(THREE)
    cuts = 0
    for times in range(2, 40):
        try:
            found = robust(THREE, budget=Patience(times))
        except BudgetExceededError:
            continue
        assert set(found.necessary) <= set(whole.necessary)
        assert set(found.possible) <= set(whole.possible)
        cuts += bool(found.cut and found.undecided)
        if found.undecided:
            assert any("pairs are not decided" in s for s in found.sentences())
    assert cuts > 2


def test_the_answer_can_be_written_as_plain_values() -> None:
    plain = robust(replace(THREE, preferred=(Preferred("x", "z"),))).to_json()
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    assert plain["necessary"] == [["x", "y"], ["x", "z"], ["z", "y"]]
    assert plain["can_be_first"] == ["x"]


def test_no_clear_winner_is_said() -> None:
    said = robust(THREE).sentences()
    assert said[0] == ("No offer is at least as good as every other for all weights and numbers that fit.")
    assert 'first can be "x", "y" or "z"' in said[1]


def test_what_some_draw_turns_round_is_not_necessary() -> None:
    # beyond two standard deviations y is ahead of x in about 2 of 100 draws
    k = Criterion("k", worst=Fraction(0), best=Fraction(100))
    x = Offer("x", cells=(("k", Cell("exact", Fraction(60), Fraction(60))),))
    y = Offer("y", cells=(("k", Cell("normal", Fraction(50), Fraction(49, 10))),))
    section = Partners((k,), (x, y))
    assert smaa(section, draws=20_000).acceptability["y"][0] > 0.01
    found = robust(section)
    assert found.necessary == ()
    assert set(found.can_be_first or ()) == {"x", "y"}
    assert any("normal distribution has no ends" in note for note in found.notes)
    assert regret(section).regrets[0].worst == pytest.approx(0.4)
