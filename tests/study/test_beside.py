"""Outside support worked out elsewhere: the same answers, and what happens where time or the worker fails."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from comity.budget import Budget
from comity.case.nouns import Case
from comity.case.settlement import Span
from comity.case.support import Game, Lever, Support
from comity.catalogue.entries import load_entry
from comity.study.beside import Beside
from comity.study.found import Study
from comity.study.whole import assess


class Sent:
    """Stands for another process: what goes there and comes back is copied as it would be on the way."""

    def __init__(self, lost: bool = False, stopped: bool = False) -> None:
        self.begun, self.lost, self.stopped = 0, lost, stopped

    def begin(self, work: Callable[[], Any]) -> Callable[[Callable[[], None]], Any]:
        self.begun += 1
        copied = pickle.loads(pickle.dumps(work))

        def ask(pause: Callable[[], None]) -> Any:
            if self.stopped:
                raise KeyboardInterrupt
            pause()
            return None if self.lost else pickle.loads(pickle.dumps(copied()))

        return ask


def known(number: str) -> Span:
    return Span(Fraction(number), Fraction(number))


@pytest.fixture(scope="module")
def case() -> Case:
    wide = Span(Fraction(2, 5), Fraction(4, 5))
    game = Game(("syria", "iraq"), known("1/2"), (known("3/10"), known("3/10")), rent=wide, to="iraq")
    found = load_entry("syria_iraq_1975").case
    return replace(found, support=Support(levers=(Lever("release", "syria"),), game=game))


@pytest.fixture(scope="module")
def here(case: Case) -> str:
    return said(assess(case))


def said(found: Study) -> str:
    assert found.support is not None
    return json.dumps(found.support.to_json(), sort_keys=True)


def test_support_worked_out_elsewhere_is_the_same(case: Case, here: str) -> None:
    sent = Sent()
    found = assess(case, beside=Beside(sent))
    assert sent.begun == 1
    assert found.complete
    assert said(found) == here


def test_support_is_worked_out_here_where_no_answer_comes_back(case: Case, here: str) -> None:
    found = assess(case, beside=Beside(Sent(lost=True)))
    assert found.complete
    assert said(found) == here


def test_nothing_is_done_elsewhere_where_the_time_is_limited_or_there_is_no_game(case: Case) -> None:
    sent, seen = Sent(), list[Study]()
    limited = assess(case, budget=Budget(60.0), beside=Beside(sent, seen.append))
    assert case.support is not None
    assess(replace(case, support=replace(case.support, game=None)), beside=Beside(sent, seen.append))
    assess(replace(case, support=None), beside=Beside(sent, seen.append))
    assert sent.begun == 0
    assert [s.support is not None for s in seen] == [True, True, False], "what follows comes after, and once"
    assert seen[0].support is limited.support


def test_what_does_not_need_support_goes_on_in_the_meantime(case: Case) -> None:
    seen: list[Study] = []
    assess(case, beside=Beside(Sent(), seen.append))
    assert [(s.conflict is not None, s.support) for s in seen] == [(True, None)]


def test_ctrl_c_while_support_is_waited_for_leaves_it_out_and_keeps_the_rest(case: Case) -> None:
    budget = Budget()
    found = assess(case, budget=budget, beside=Beside(Sent(stopped=True)))
    assert budget.stopped
    assert not found.complete
    assert found.conflict is not None
    assert found.support is not None
    assert set(found.support.missing) >= {"structure", "game", "signs", "map"}
    assert set(found.support.missing.values()) == {"the work was stopped"}
