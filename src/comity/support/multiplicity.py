"""Several series made of one table: what one of them finds must stand up to how many were asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from comity.case.support import SeriesTest
from comity.support.answer import Check, Tested
from comity.support.endings.many import holm

LEVEL = 0.05


def adjusted(tests: Sequence[Tested], series: Sequence[SeriesTest]) -> tuple[Tested, ...]:
    """
    Return the tests, those of one outcome of one table judged as the family that they are (conventions §105).

    Where several series of a case test different sorts of support on the same outcome in the same periods, one
    in twenty finds something by chance alone. So, method by method, their chances are adjusted for their number by
    Holm's rule, and a finding whose adjusted chance is above 0.05 cannot be told. Different methods on one series ask
    the same question again and are not counted as further questions; contrasts never count.

    Parameters
    ----------
    tests : sequence of Tested
        The tests on series; their order is kept.
    series : sequence of SeriesTest

    Examples
    --------
    >>> from comity.case.support import Data
    >>> rows = Data(("year", "deaths", "arms", "money"), (("1974", "3", "1", "2"), ("1975", "4", "0", "2")))
    >>> asked = [SeriesTest(kind, rows, "deaths", "year", treatment=kind) for kind in ("arms", "money")]
    >>> found = [Tested(k, k, "granger", "supported", "", effect=1.0, p=0.03) for k in ("arms", "money")]
    >>> [t.verdict for t in adjusted(found, asked)]
    ['cannot be told', 'cannot be told']
    """
    family = {s.id: (s.outcome, s.table.column(s.outcome), s.table.column(s.period)) for s in series}
    groups: dict[object, list[int]] = defaultdict(list)
    for k, t in enumerate(tests):
        if t.data in family and t.p is not None and not t.refused and not t.contrast:
            groups[family[t.data], t.method].append(k)
    out = list(tests)
    for members in groups.values():
        if len({tests[k].data for k in members}) > 1:
            for k, p in zip(members, holm([_p(tests[k]) for k in members]), strict=True):
                out[k] = _judged(tests[k], p, len(members))
    return tuple(out)


def _p(test: Tested) -> float:
    return 1.0 if test.p is None else test.p


def _judged(test: Tested, p: float, count: int) -> Tested:
    """Return a test as one of so many of the same outcome."""
    stands = p <= LEVEL
    words = (
        f"One of {count} tests of this outcome by this method: the chance of {_p(test):.2g} becomes {p:.2g} once it is "
        f"adjusted for their number (Holm)."
    )
    check = Check("several_series", stands, words, p=p, gates=test.verdict != "cannot be told")
    told = replace(test, checks=(*test.checks, check), details=(*test.details, ("p adjusted (Holm)", p)))
    if stands or test.verdict == "cannot be told":
        return told
    return replace(told, verdict="cannot be told", why=words)
