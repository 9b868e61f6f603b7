"""Small programmes of whole units: repairs and clashes are held to trying out all plans, reckoned in fractions."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from comity.case.programme import Item, Programme, Resource
from comity.programme.plan.fitting import fits
from comity.programme.repairs.analyse import repairs
from comity.programme.repairs.changes import applied

F = Fraction
PERIODS = 3
SEEDS = range(12)
Makes = tuple[tuple[int, ...], ...]


def small(seed: int, plain: bool = False) -> Programme:
    rng = np.random.default_rng(seed)
    line = Resource(
        "line",
        tuple(F(int(x)) for x in rng.integers(1, 4, PERIODS)),
        ramp=F(0 if plain else int(rng.integers(0, 2))),
        lead=int(rng.integers(0, 3)),
    )
    budget = Resource("budget", (F(int(rng.integers(1, 7))),), stored=True)
    items = tuple(_item(rng, name) for name in ("a", "b"))
    if plain:
        items = tuple(replace(i, needs=i.needs[:1]) for i in items)
    return Programme(PERIODS, resources=(line,) if plain else (line, budget), items=items)


def _item(rng: np.random.Generator, name: str) -> Item:
    return Item(
        name,
        tuple((t, F(int(q))) for t, q in enumerate(rng.integers(0, 3, PERIODS), start=1)),
        (("line", F(int(rng.integers(1, 3)))), ("budget", F(int(rng.integers(0, 3))))),
        lead=int(rng.integers(0, 2)),
        stock=F(int(rng.integers(0, 2))),
        batch=F(1),
    )


def plans(programme: Programme) -> Iterator[Makes]:
    """Return everything that could be made if capacity did not count."""
    each = []
    for i in programme.items:
        most = int(sum(q for _, q in i.due))
        each.append([row for row in itertools.product(range(most + 1), repeat=PERIODS) if not any(row[: i.lead])])
    yield from itertools.product(*each)


def short(item: Item, row: tuple[int, ...]) -> list[int]:
    """Return how much is missing at the end of each period."""
    due = {t: int(q) for t, q in item.due}
    stock, found = int(item.stock), []
    for t, made in enumerate(row, start=1):
        stock += made - due.get(t, 0)
        found.append(max(-stock, 0))
    return found


def over(programme: Programme, resource: Resource, makes: Makes) -> list[int]:
    """Return how much more of a resource has to be there in each period (of a stored one: in all, in the first)."""
    used = [0] * PERIODS
    for item, row in zip(programme.items, makes, strict=True):
        need = int(dict(item.needs).get(resource.id, 0))
        for t in range(PERIODS - item.lead):
            used[t] += need * row[t + item.lead]
    there = [int(c) for c in resource.capacity] * (PERIODS if len(resource.capacity) == 1 else 1)
    if resource.stored:
        return [max(0, *(sum(used[: t + 1]) - sum(there[: t + 1]) for t in range(PERIODS)))]
    grown = [int(resource.ramp) * max(t - resource.lead + 1, 0) for t in range(PERIODS)]
    return [max(u - c - g, 0) for u, c, g in zip(used, there, grown, strict=True)]


def total(programme: Programme, makes: Makes) -> int:
    return sum(x for r in programme.resources for x in over(programme, r, makes))


def fit(programme: Programme) -> bool:
    return any(_on_time(programme, m) and not total(programme, m) for m in plans(programme))


def _on_time(programme: Programme, makes: Makes) -> bool:
    return not any(x for i, row in zip(programme.items, makes, strict=True) for x in short(i, row))


def smallest(programme: Programme) -> dict[str, float | None]:
    """Return the least change of each kind, None where none is enough."""
    capacity, date, quantity = [], [], []
    for makes in plans(programme):
        missing = [short(i, row) for i, row in zip(programme.items, makes, strict=True)]
        if not any(map(any, missing)):
            capacity.append(total(programme, makes))
        if not total(programme, makes):
            quantity.append(sum(max(m) for m in missing))
            if not any(m[-1] for m in missing):
                date.append(sum(map(sum, missing)))
    sizes = {"capacity": capacity, "date": date, "quantity": quantity}
    return {kind: float(min(found)) if found else None for kind, found in sizes.items()}


def least_leads(programme: Programme) -> float | None:
    leads = [i.lead for i in programme.items] + [r.lead if r.ramp else 0 for r in programme.resources]
    sizes = []
    for by in itertools.product(*(range(n + 1) for n in leads)):
        items = tuple(replace(i, lead=i.lead - n) for i, n in zip(programme.items, by, strict=False))
        resources = tuple(
            replace(r, lead=r.lead - n) for r, n in zip(programme.resources, by[len(items) :], strict=True)
        )
        if fit(replace(programme, items=items, resources=resources)):
            sizes.append(sum(by))
    return float(min(sizes)) if sizes else None


@pytest.mark.parametrize("seed", SEEDS)
def test_each_repair_is_the_smallest_of_its_kind_and_makes_the_programme_fit(seed: int) -> None:
    programme = small(seed)
    found = repairs(programme, limit=0)
    assert found.fits == fit(programme)
    if found.fits:
        assert found.repairs == ()
        return
    expected = smallest(programme)
    for kind in ("capacity", "date", "quantity"):
        assert found.of(kind).size == (None if expected[kind] is None else pytest.approx(expected[kind], abs=1e-6))
        assert found.of(kind).enough == (expected[kind] is not None)
    leads = found.of("lead")
    assert (leads.size if leads else None) == least_leads(programme)
    for repair in found.repairs:
        if repair.size is not None:
            assert fit(applied(programme, repair.changes))
            assert fits(applied(programme, repair.changes)).fits == 1.0
            assert sum(c.size for c in repair.changes) == pytest.approx(repair.size)


def test_the_small_programmes_are_of_every_kind() -> None:
    answers = [repairs(small(seed), limit=0) for seed in SEEDS]
    assert {a.fits for a in answers} == {True, False}
    broken = [a for a in answers if not a.fits]
    for kind in ("capacity", "date", "lead"):
        assert {a.of(kind) is not None and a.of(kind).size is not None for a in broken} == {True, False}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_clashes_are_all_minimal_sets_that_cannot_hold(seed: int) -> None:
    programme = small(seed, plain=True)
    found = repairs(programme, limit=1000)
    assert found.complete
    assert {frozenset((s.kind, s.thing, s.period) for s in c.said) for c in found.clashes} == _clashes(programme)


def _clashes(programme: Programme) -> set[frozenset[tuple[str, str, int]]]:
    line, tried = programme.resources[0], list(plans(programme))
    said = [("capacity", "line", t) for t in range(1, PERIODS + 1)]
    said += [("due", i.id, t) for i in programme.items for t, q in i.due if q]
    hold = [frozenset(t + 1 for t, x in enumerate(over(programme, line, m)) if not x) for m in tried]
    bad: list[frozenset[tuple[str, str, int]]] = []
    for n in range(1, len(said) + 1):
        for some in map(frozenset, itertools.combinations(said, n)):
            if any(b <= some for b in bad):
                continue
            kept = tuple(
                replace(i, due=tuple((t, q) for t, q in i.due if ("due", i.id, t) in some)) for i in programme.items
            )
            limits = {t for kind, _, t in some if kind == "capacity"}
            less = replace(programme, items=kept)
            if not any(limits <= h and _on_time(less, m) for h, m in zip(hold, tried, strict=True)):
                bad.append(some)
    return set(bad)
