"""Small programmes of whole units: every answer is held to trying out all plans, reckoned in fractions."""

from __future__ import annotations

import itertools
from fractions import Fraction

import numpy as np
import pytest

from comity.case.programme import Item, Programme, Resource
from comity.programme.plan.cheapest import plan
from comity.programme.plan.finishing import finish
from comity.programme.plan.fitting import fits

F = Fraction

PERIODS = 3


def small(seed: int) -> Programme:
    rng = np.random.default_rng(seed)
    stored, ramp = bool(rng.random() < 0.3), int(rng.integers(0, 3))
    resources = (
        Resource(
            "line",
            tuple(F(int(x)) for x in rng.integers(1, 4, PERIODS)),
            cost=F(int(rng.integers(0, 3))),
            ramp=F(0 if stored else ramp),
            enlarge=F(3, 2),
            lead=int(rng.integers(0, 2)),
            stored=stored,
        ),
        Resource("budget", (F(int(rng.integers(2, 5))),), stored=True),
    )
    return Programme(PERIODS, resources=resources, items=tuple(_item(rng, name) for name in ("a", "b")))


def _item(rng: np.random.Generator, name: str) -> Item:
    modernise = bool(rng.random() < 0.25)
    return Item(
        name,
        tuple((t, F(int(q))) for t, q in enumerate(rng.integers(0, 3, PERIODS), start=1)),
        (("line", F(int(rng.integers(1, 3)))), ("budget", F(int(rng.integers(0, 3)), 2))),
        lead=int(rng.integers(0, 2)),
        setup=(F(int(rng.integers(0, 6))),),
        holding=tuple(F(int(x)) for x in rng.integers(0, 3, PERIODS)),
        late=F(int(rng.integers(1, 4))) if rng.random() < 0.6 else None,
        value=None,
        stock=F(int(rng.integers(0, 3))) + (3 if modernise else 0),
        modernise=modernise,
        batch=F(1),
    )


def allowed(programme: Programme) -> list[tuple[tuple[tuple[int, ...], ...], Fraction]]:
    """Return all plans that the resources allow, with what resources and enlargement cost."""
    most = [int(sum(q for _, q in i.due)) for i in programme.items]
    each = [itertools.product(range(m + 1), repeat=PERIODS) for m in most]
    rows = [[row for row in rows if _possible(i, row)] for i, rows in zip(programme.items, each, strict=True)]
    found = []
    for makes in itertools.product(*rows):
        costs = [_cost(programme, r, makes) for r in programme.resources]
        if None not in costs:
            found.append((makes, sum(c for c in costs if c is not None)))
    return found


def _possible(item: Item, row: tuple[int, ...]) -> bool:
    return not any(row[: item.lead]) and (not item.modernise or sum(row) <= item.stock)


def _cost(programme: Programme, resource: Resource, makes: tuple[tuple[int, ...], ...]) -> Fraction | None:
    used = [
        sum(
            dict(i.needs).get(resource.id, F(0)) * (row[t + i.lead] if t + i.lead < PERIODS else 0)
            for i, row in zip(programme.items, makes, strict=True)
        )
        for t in range(PERIODS)
    ]
    there = list(resource.capacity) * (PERIODS if len(resource.capacity) == 1 else 1)
    if resource.stored:
        fine = all(sum(used[: t + 1]) <= sum(there[: t + 1]) for t in range(PERIODS))
        return sum(used) * resource.cost if fine else None
    over = [max(u - c, F(0)) for u, c in zip(used, there, strict=True)]
    if any(o > resource.ramp * max(t - resource.lead + 1, 0) for t, o in enumerate(over)):
        return None
    return sum(used) * resource.cost + max(over) * resource.enlarge


def position(item: Item, row: tuple[int, ...]) -> list[Fraction]:
    start = F(0) if item.modernise else item.stock
    due = dict(item.due)
    return [start + sum(row[:t]) - sum(due.get(s, F(0)) for s in range(1, t + 1)) for t in range(1, PERIODS + 1)]


def cost(item: Item, row: tuple[int, ...]) -> Fraction | None:
    total = sum((item.setup[0] for x in row if x), F(0))
    for t, at in enumerate(position(item, row)):
        if at < 0 and (item.late is None or t == PERIODS - 1):
            return None
        total += item.holding[t] * at if at >= 0 else -at * (item.late or 0)
    return total


def share(item: Item, row: tuple[int, ...]) -> Fraction:
    due, start = dict(item.due), F(0) if item.modernise else item.stock
    upto = [sum(due.get(s, F(0)) for s in range(1, t + 1)) for t in range(1, PERIODS + 1)]
    return min([F(1), *((start + sum(row[: t + 1])) / d for t, d in enumerate(upto) if d)])


def delivered(item: Item, row: tuple[int, ...]) -> Fraction:
    start = F(0) if item.modernise else item.stock
    return min(start + sum(row), sum((q for _, q in item.due), F(0)))


def finished(item: Item, row: tuple[int, ...]) -> int:
    start, due = F(0) if item.modernise else item.stock, sum((q for _, q in item.due), F(0))
    return next((t for t in range(PERIODS + 1) if start + sum(row[:t]) >= due), PERIODS + 1)


@pytest.mark.parametrize("seed", range(24))
def test_every_answer_is_that_of_trying_out_all_plans(seed: int) -> None:
    programme = small(seed)
    items, tried = programme.items, allowed(programme)
    costs = []
    for makes, spent in tried:
        each = [cost(i, row) for i, row in zip(items, makes, strict=True)]
        if None not in each:
            costs.append(spent + sum(c for c in each if c is not None))
    found = plan(programme, gap=0.0)
    assert found.status == ("planned" if costs else "impossible")
    assert found.cost == (pytest.approx(float(min(costs)), abs=1e-7) if costs else None)
    answer = fits(programme)
    best = max(min(share(i, row) for i, row in zip(items, makes, strict=True)) for makes, _ in tried)
    assert answer.fits == pytest.approx(float(best), abs=1e-6)
    total = sum(q for i in items for _, q in i.due)
    most = max(sum(delivered(i, row) for i, row in zip(items, makes, strict=True)) for makes, _ in tried)
    assert answer.delivered == pytest.approx(float(most / total) if total else 1.0, abs=1e-6)
    first = min(max(finished(i, row) for i, row in zip(items, makes, strict=True)) for makes, _ in tried)
    assert finish(programme).period == (first if first <= PERIODS else None)


def test_the_small_programmes_are_of_every_kind() -> None:
    kinds = {plan(small(seed)).status for seed in range(24)}
    assert kinds == {"planned", "impossible"}
