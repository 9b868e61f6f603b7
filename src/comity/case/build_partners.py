"""The section ``partners``: what was read becomes criteria, offers, weights and commitments."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from typing import Any

from comity.case.build_evidence import noun, whole
from comity.case.build_offers import cell_rows, offer
from comity.case.build_preferences import source_ids
from comity.case.cell_values import NOT_KNOWN
from comity.case.found import At, Row
from comity.case.partners import Commitment, Compared, Criterion, Partners, Preferred
from comity.case.wording import listed, shown
from comity.errors import Where

_MOST = 100
_FEWEST_GRADES = 2
_MOST_GRADES = 100
_STAGES = "For example: stages: [[2, 0.3], [5, 0.4]]"


def partners(row: Row, at: At) -> Partners:
    """Return the section; it is only fit for use where no error was noted."""
    written = [(n.value, g.value) for n, g in row.get("criteria", ()) if g is not None]
    criteria = tuple(criterion(name, inside, at) for name, inside in written)
    # a value says nothing wrong where the range that it should lie in was refused
    fit = {name for name, inside in written if "grades" in inside or _two_ends(inside)}
    of = {c.id: c for c in criteria if c.id in fit}
    offers = tuple(offer(n.value, g.value, of, at) for n, g in row.get("offers", ()) if g is not None)
    offers = cell_rows(offers, [g.value for g in row.get("cells", ())], of, at)
    known, ranking = _weights(row, criteria, at)
    compared = (compared_weights(g.value, at) for g in row.get("compared", ()) if whole(g.value, "more", "than"))
    stated = (preferred(g.value, at) for g in row.get("preferred", ()) if whole(g.value, "better", "than"))
    needed = ("offer", "value", "cost", "rate", "lost", "spread")
    waiting = (commitment(g.value, at) for g in row.get("commitments", ()) if whole(g.value, *needed))
    built = noun(
        Partners,
        row,
        criteria=criteria,
        offers=offers,
        weights=known,
        ranking=ranking,
        compared=tuple(compared),
        preferred=_once(stated, at),
        commitments=_one_each(waiting, at),
    )
    _sizes(built, row, at)
    _says_something(built, at)
    return built


def criterion(name: str, row: Row, at: At) -> Criterion:
    """Return a criterion; which way is better follows from its range."""
    ends = tuple(g.value for g in row.get("range", ()))
    worst, best = Fraction(0), Fraction(1)
    if "range" in row and not _two_ends(row):
        what = "a range is two different values, the worst and the best."
        at.problem(row.at("range"), what, "For example: range: [9, 3] where less is better")
    elif ends:
        worst, best = ends
    better = "more" if best > worst else "less"
    if "grades" in row and "better" in row:
        at.problem(row.at("better"), "grades say themselves what is better.", "Write the worst grade first.")
    elif _two_ends(row) and row.get("better", better) != better:
        what = f"better is {row.get('better')}, but the range goes from {worst}, the worst, to {best}, the best."
        at.problem(row.at("better"), what, f"Write range: [{best}, {worst}], or better: {better}.")
    grades = tuple(g.value for g in row.get("grades", ()))
    if "grades" in row:
        _grades(grades, row, at)
    return noun(Criterion, row, id=name, worst=worst, best=best, better=better, grades=grades, source=source_ids(row))


def _two_ends(row: Row) -> bool:
    ends = [g.value for g in row.get("range", ())]
    return len(ends) == 2 and ends[0] != ends[1]


def _grades(grades: tuple[str, ...], row: Row, at: At) -> None:
    if not _FEWEST_GRADES <= len(grades) <= _MOST_GRADES or len(set(grades)) < len(grades):
        what = f"grades are two to {_MOST_GRADES} words, each once."
        at.problem(row.at("grades"), what, "For example: grades: [use, maintain, modify, produce, own]")
    for grade in grades:
        if grade.lower() in NOT_KNOWN:
            what = f"{shown(grade)} is no grade: it says that nothing is known."
            at.problem(row.at("grades"), what, "Leave it out; a value may be unknown all the same.")


def _weights(row: Row, criteria: tuple[Criterion, ...], at: At) -> tuple[str, tuple[str, ...]]:
    """Return how weights are known, and the order where it is."""
    got: Any = row.get("weights", "free")
    stated = [c for c in criteria if c.weight is not None]
    if isinstance(got, Row):
        ranking = tuple(g.value for g in got.get("ranked", ()))
        twice = sorted({c for c in ranking if ranking.count(c) > 1})
        if len(ranking) < min(2, len(criteria)) or twice:
            what = f"{shown(twice[0])} is ranked twice." if twice else "an order needs at least two criteria."
            ways = "Name each criterion once, the most important first; those that are not named stay open."
            at.problem(got.at("ranked"), what, ways)
        if stated:
            at.warn(stated[0].where, "this weight is not used: the weights are `ranked`.", "Write weights: given")
        return "ranked", ranking
    if got == "free" and stated:
        at.warn(stated[0].where, "this weight is not used: the weights are `free`.", "Write weights: given")
    if got == "given":
        _given(criteria, row, at)
    return got, ()


def _given(criteria: tuple[Criterion, ...], row: Row, at: At) -> None:
    """Refuse given weights that cannot add up to 1."""
    if any(p.level == "error" and ".weight" in p.what for p in at.notes.problems):
        return  # a weight that was refused is not missing
    if not any(c.weight is not None for c in criteria):
        at.problem(
            row.at("weights"), "the weights are `given`, and no criterion has one.", "Add weight:, or write free"
        )
        return
    spans = [c.weight for c in criteria]
    for c in criteria:
        if c.weight is None:
            what = f"{shown(c.id)} has no weight, though the weights are `given`: it may be anything from 0 to 1."
            at.warn(c.where, what, "Give it a weight; write weight: [0, 1] where that is meant.")
    if all(s is not None and s.known for s in spans):
        if not sum(s.low for s in spans if s is not None):
            at.problem(row.at("weights"), "all weights are 0.", "Give one criterion a weight above 0.")
        return
    least = sum(s.low for s in spans if s is not None)
    most = sum(Fraction(1) if s is None else s.high for s in spans)
    for c in criteria:
        if c.weight is not None and c.weight.low > 1:
            what = (
                f"the weight begins at {float(c.weight.low):g}; beside intervals and open ones weights are parts of 1."
            )
            at.problem(c.where, what, "Write weights between 0 and 1, or a single number for every criterion.")
    if least > 1 or most < 1:
        what = f"the weights add up to {float(least):g} at least and {float(most):g} at most, never to 1."
        at.problem(row.at("weights"), what, "Widen the intervals, or give each criterion a single number.")


def compared_weights(row: Row, at: At) -> Compared:
    """Return a comparison of two weights."""
    got = row.get("times", (Fraction(1), None))
    low, high = got if isinstance(got, tuple) else (got, got)
    if low < 0 or (high is not None and high <= 0):
        at.problem(row.at("times"), "a weight is so many times another: a number above 0.", "For example: times: 2")
    _two(row, "more", "than", "a weight is compared with itself.", at)
    return noun(Compared, row, low=low, high=high, source=source_ids(row))


def preferred(row: Row, at: At) -> Preferred:
    """Return a stated preference between two offers."""
    _two(row, "better", "than", "an offer is preferred to itself.", at)
    return noun(Preferred, row, source=source_ids(row))


def commitment(row: Row, at: At) -> Commitment:
    """Return a commitment that may wait."""
    for name in ("value", "cost"):
        if row.get(name).low <= 0:
            at.problem(row.at(name), f"{name} is not above 0.", "Leave the commitment out where it is not known.")
    for name in ("rate", "lost"):
        if row.get(name).low < 0:
            at.problem(row.at(name), f"{name} is below 0.", "Write a part of 1 from 0 on: 0.04 is 4 in a hundred.")
    if row.get("years", 1) < 1:
        at.problem(row.at("years"), "one may wait at least a year.", "For example: years: 10")
    stages = _stages(row, at)
    return noun(Commitment, row, stages=stages, source=source_ids(row))


def _stages(row: Row, at: At) -> tuple[tuple[int, Fraction], ...]:
    out = []
    for got in row.get("stages", ()):
        pair = tuple(g.value for g in got.value)
        if len(pair) != 2 or pair[0].denominator != 1 or not 0 <= pair[0] <= 200 or not 0 <= pair[1] <= 1:
            at.problem(got.where, "a stage is [year, part of the cost]: a whole year, a part from 0 to 1.", _STAGES)
        else:
            out.append((int(pair[0]), pair[1]))
    if any(b[0] <= a[0] for a, b in pairwise(out)):
        at.problem(row.at("stages"), "the stages are not in the order of their years, one for each.", _STAGES)
    if sum(part for _, part in out) > 1:
        at.problem(row.at("stages"), "the parts of the stages add up to more than 1.", _STAGES)
    return tuple(out)


def _two(row: Row, one: str, other: str, what: str, at: At) -> None:
    if row.get(one) == row.get(other):
        at.problem(row.at(other), what, "Name two different ones.")


def _once(stated: Iterable[Preferred], at: At) -> tuple[Preferred, ...]:
    """Refuse a preference that stands there twice; one against another is for the analysis to show."""
    first: dict[tuple[str, str], Where] = {}
    found = tuple(stated)
    for p in found:
        key = (p.better, p.than)
        if key in first:
            what = f"that {shown(p.better)} is preferred to {shown(p.than)} stands on line {first[key].line} already."
            at.warn(p.where, what, "Keep one of the two.")
        first.setdefault(key, p.where)
    return found


def _one_each(waiting: Iterable[Commitment], at: At) -> tuple[Commitment, ...]:
    first: dict[str, Where] = {}
    found = tuple(waiting)
    for c in found:
        if c.offer in first:
            what = f"{shown(c.offer)} has a commitment already, on line {first[c.offer].line}."
            at.problem(c.where, what, "Keep one of the two.")
        first.setdefault(c.offer, c.where)
    return found


def _sizes(built: Partners, row: Row, at: At) -> None:
    for name, many in (("offers", built.offers), ("criteria", built.criteria)):
        if len(many) > _MOST:
            at.problem(row.at(name), f"there are {len(many)} {name}.", f"Keep {_MOST} at most.")


def _says_something(built: Partners, at: At) -> None:
    """Warn of a section that compares nothing, and of costs without a unit."""
    if at.notes.failed():
        return
    paid = [o for o in built.offers if o.payments or o.leaving is not None or o.yearly is not None]
    if not built.criteria and not paid and not built.commitments:
        what = "nothing is known to compare the offers by."
        at.warn(built.where, what, "Add criteria:, or payments: to the offers.")
    if (paid or built.commitments) and not built.unit:
        where = paid[0].where if paid else built.commitments[0].where
        at.warn(where, "amounts have no unit.", "For example: unit: USD bn, at the top of partners")
    silent = [o for o in built.offers if built.criteria and all(c.shape == "unknown" for _, c in o.cells)]
    if silent:
        names = listed(tuple(o.id for o in silent))
        what = f"nothing is known of {names} on any criterion: all that can be said of it is that it may be anything."
        at.warn(silent[0].where, what, "That is an answer too; add values where some are public.")
