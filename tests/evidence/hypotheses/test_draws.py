from fractions import Fraction

import numpy as np
import pytest

from comity.case.evidence import Claim, Evidence, EvidenceSource, Item, Range
from comity.evidence.hypotheses import draws
from comity.evidence.hypotheses.counting import count
from comity.evidence.posterior.known import known_by


def many(n: int) -> Evidence:
    ratio = Range(Fraction(1), Fraction(3, 2), Fraction(4))
    items = tuple(Item(f"i{k}", "a", "supports", "s", credibility="1", ratio=ratio) for k in range(n))
    return Evidence(sources=(EvidenceSource("s", reliability="A"),), claims=(Claim("a", ""),), items=items)


def test_what_is_drawn_as_one_normal_number_has_the_spread_of_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = count(known_by(many(60)), ("a",))
    one_by_one = draws.log_ratio_draws(counted, 4000, 1)[:, 0]
    monkeypatch.setattr(draws, "MOST", 5)
    together = draws.log_ratio_draws(counted, 4000, 1)[:, 0]
    assert together.mean() == pytest.approx(one_by_one.mean(), abs=0.15)
    assert together.std() == pytest.approx(one_by_one.std(), rel=0.05)
    ends = [np.quantile(x, [0.05, 0.95]) for x in (one_by_one, together)]
    assert ends[0] == pytest.approx(ends[1], rel=0.03)


def test_draws_of_one_number_do_not_depend_on_what_else_is_there() -> None:
    few, more = (count(known_by(many(n)), ("a",)) for n in (1, 2))
    first = draws.log_ratio_draws(few, 100, 1)[:, 0]
    second = draws.log_ratio_draws(more, 100, 1)[:, 0]
    assert len(set((second - first).round(12))) > 50  # the second number is added to the very same first ones
    assert (second - first).min() >= 0
