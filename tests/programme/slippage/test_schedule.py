"""Schedules that are stretched."""

from __future__ import annotations

import numpy as np
import pytest

from comity.errors import UsageError
from comity.programme.slippage.schedule import Step, chain


def plain_ends(steps: list[Step], ratios: dict[str, float]) -> dict[str, float]:
    """The definition read aloud."""
    by_id = {s.id: s for s in steps}

    def end(name: str) -> float:
        step = by_id[name]
        return max([step.start - 1.0, *map(end, step.after)]) + step.periods * ratios[name]

    return {name: end(name) for name in by_id}


def plain_critical(steps: list[Step], ratios: dict[str, float], name: str) -> bool:
    """A step is critical where the end of all comes later if it takes a little longer."""
    before = max(plain_ends(steps, ratios).values())
    by_id = {s.id: s for s in steps}
    longer = ratios | {name: ratios[name] + 1e-6 / by_id[name].periods}
    return max(plain_ends(steps, longer).values()) > before + 1e-8


STEPS = [
    Step("c", 3, ("a", "b")),
    Step("a", 2),
    Step("b", 1.5, start=2),
    Step("d", 4, ("b",), start=3),
]


@pytest.mark.parametrize("seed", range(20))
def test_ends_and_critical_steps_are_those_of_the_definition(seed: int) -> None:
    ratios = np.random.default_rng(seed).uniform(0.5, 3, (1, 4))
    named = dict(zip("cabd", ratios[0].tolist(), strict=True))
    found = chain(STEPS)
    ends = found.ends(ratios)
    assert dict(zip(found.ids, ends[0].tolist(), strict=True)) == pytest.approx(plain_ends(STEPS, named))
    critical = found.critical(ratios, ends)
    assert [bool(x) for x in critical] == [plain_critical(STEPS, named, name) for name in found.ids]


def test_ratios_of_one_change_nothing() -> None:
    assert chain(STEPS).ends(np.ones((1, 4)))[0].tolist() == [5.5, 2, 2.5, 6.5]


def test_work_moves_forward_only_where_that_is_allowed() -> None:
    steps = [Step("a", 2), Step("b", 2, ("a",), start=3)]
    half = np.array([[0.5, 1.0]])
    assert chain(steps).ends(half)[0].tolist() == [1, 4]
    assert chain(steps, early=True).ends(half)[0].tolist() == [1, 3]


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ([Step("a", 1), Step("a", 1)], "same name"),
        ([Step("a", 1, ("b",)), Step("b", 1, ("a",))], '"a", "b"'),
        ([Step("weld", 1), Step("b", 1, ("wled",))], 'Did you mean "weld"'),
        ([Step("a", -1)], "Give 0 or more"),
        ([Step("a", float("nan"))], "Give 0 or more"),
        ([Step("a", 1, start=0)], "counted from 1"),
    ],
)
def test_odd_schedules_are_refused(steps: list[Step], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        chain(steps)
