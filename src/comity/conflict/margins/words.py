"""Margins in plain words: who would have to put what above what."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from comity.case.nouns import Prioritised, Ranking, Statement
from comity.conflict.concepts.table import concept
from comity.conflict.margins.margin import Margin, Margins, Whole
from comity.conflict.model import Model
from comity.conflict.words import brief, join

_SHOWN = 3


def reordering(statements: Sequence[Statement], order: Sequence[int]) -> str:
    """
    Return a new order of statements in words, after the party's name: as few moved statements as tell it.

    Examples
    --------
    >>> from comity.logic.tree import Name
    >>> x, y, z = (Statement(t, Name(t)) for t in "xyz")
    >>> reordering([x, y, z], [2, 0, 1])
    'puts “z” above “x”'
    >>> reordering([x, y, z], [1, 2, 0])
    'puts “x” below “z”'
    """
    stay = set(_longest_rising(order))
    parts = [f"{_where(order, k, stay)}" for k in range(len(order)) if order[k] not in stay]
    names = [f"“{s.text}”" for s in statements]
    told = [part.format(*names) for part in parts]
    return f"puts {_shown(told)}"


def _where(order: Sequence[int], k: int, stay: set[int]) -> str:
    """Return where one moved statement goes: above the first it passes upwards, or below the last it passes down."""
    moved = order[k]
    passed_up = [j for j in order[k + 1 :] if j < moved]
    passed_down = [j for j in order[:k] if j > moved]
    up = [j for j in passed_up if j in stay] or passed_up
    down = [j for j in passed_down if j in stay] or passed_down
    if len(up) >= len(down):
        return f"{{{moved}}} above {{{up[0]}}}"
    return f"{{{moved}}} below {{{down[-1]}}}"


def _longest_rising(order: Sequence[int]) -> tuple[int, ...]:
    """Return a longest part of the order that rises; of equal ones, that of the lowest last, so that others rise."""

    def worth(part: tuple[int, ...]) -> tuple[int, list[int]]:
        return len(part), [-x for x in reversed(part)]

    best: list[tuple[int, ...]] = []
    for x in order:
        before = max((b for b in best if b[-1] < x), key=worth, default=())
        best.append((*before, x))
    return max(best, key=worth, default=())


def reranking(model: Model, state: int, old: Sequence[int], new: Sequence[int]) -> str:
    """Return a new ranking in words, after the party's name: what changes against the state in question."""
    here = f"“{brief(model, state)}”"
    groups: dict[str, list[str]] = {}
    for t in range(len(old)):
        was, now = _side(old[t], old[state]), _side(new[t], new[state])
        if was != now:
            groups.setdefault({1: "above", 0: "level with", -1: "below"}[now], []).append(f"“{brief(model, t)}”")
    return f"ranks {join(f'{_shown(ts)} {side} {here}' for side, ts in groups.items())}"


def turned_pairs(model: Model, old: Sequence[int], new: Sequence[int]) -> str:
    """Return a new ranking in words, after the party's name: every pair of states whose order changes."""
    groups: dict[tuple[int, int], list[str]] = {}
    for a, b in combinations(range(len(old)), 2):
        now = _side(new[a], new[b])
        if now != _side(old[a], old[b]):
            one, other = (b, a) if now < 0 else (a, b)
            groups.setdefault((abs(now), other), []).append(f"“{brief(model, one)}”")
    parts = [
        f"{_shown(names)} {'above' if strict else 'level with'} “{brief(model, other)}”"
        for (strict, other), names in groups.items()
    ]
    return f"ranks {_shown(parts)}"


def _side(a: int, b: int) -> int:
    return (a > b) - (a < b)


def _shown(parts: Sequence[str]) -> str:
    if len(parts) <= _SHOWN + 1:
        return join(parts)
    return f"{', '.join(parts[:_SHOWN])} and {len(parts) - _SHOWN} more"


def length(distance: Fraction) -> str:
    """
    Return a distance in words.

    Examples
    --------
    >>> length(Fraction(1)), length(Fraction(3)), length(Fraction(1, 2))
    ('one swap', '3 swaps', 'half of one swap')
    """
    special = {Fraction(1): "one swap", Fraction(1, 2): "half of one swap"}
    return special.get(distance, f"{float(distance):g} swaps")


def sentence(model: Model, whole: Whole, concepts: Sequence[str] = ()) -> str:
    """Return the margin of an outcome as a sentence; ``concepts`` are all for which it is the same."""
    name = join(concept(c).name for c in concepts or (whole.concept,))
    if whole.distance is None:
        return _nothing_flips(model, whole, name)
    about = f"{'' if whole.exact else 'at most '}{length(whole.distance)}"
    together = join(told(model, m) for m in whole.changes)
    if not whole.holds:
        return f"Would hold under {name} if {together} ({about})."
    ways = " or ".join([together, *(told(model, m) for m in whole.others)])
    return f"Holds under {name} unless {ways} ({about})."


def _nothing_flips(model: Model, whole: Whole, name: str) -> str:
    now = f"{'Holds' if whole.holds else 'Does not hold'} under {name}"
    fixed = [m for m in whole.parties if m.absent]
    names = [model.case.party(m.party).name for m in fixed]
    if len(fixed) == len(whole.parties):
        return f"{now}; how near that is to turning cannot be said: {join(dict.fromkeys(m.absent for m in fixed))}."
    besides = f" (what {join(names)} prefer{'s' if len(names) == 1 else ''} is held fixed)" if fixed else ""
    if not whole.exact:
        return f"{now}; no change {'that breaks it' if whole.holds else 'that makes it hold'} was found{besides}."
    never = [model.case.party(m.party).name for m in whole.parties if m.robust and not m.stable]
    who = f": {join(never)} would leave in any case" if never and whole.concept in ("nash", "gmr", "smr") else ""
    return f"{now} however the parties reorder what they prefer{besides}{who}."


def sentences(model: Model, margins: Margins) -> list[str]:
    """Return the margins as lines: each outcome, then a sentence for every group of concepts with the same answer."""
    out: list[str] = []
    states = dict.fromkeys(w.state for w in margins.found)
    for state in states:
        groups: dict[object, list[Whole]] = {}
        for w in margins.found:
            if w.state == state:
                alike = (w.holds, w.distance, w.exact, _said(w.changes), _said(w.others))
                groups.setdefault(alike, []).append(w)
        said = brief(model, model.index(state))
        out.append(state if said == state else f"{state} ({said})")
        out += [f"  {sentence(model, group[0], [w.concept for w in group])}" for group in groups.values()]
    return out


def _said(changes: Sequence[Margin]) -> tuple[tuple[str, str], ...]:
    return tuple((m.party, m.words) for m in changes)


def told(model: Model, margin: Margin) -> str:
    """Return who changes what: the party's name and the words."""
    return f"{model.case.party(margin.party).name} {margin.words}"


def tiers(model: Model, ranks: Sequence[int]) -> Ranking:
    """Return ranks as a ranking, best first."""
    levels = sorted(set(ranks), reverse=True)
    return Ranking(tuple(tuple(model.label(s) for s, r in enumerate(ranks) if r == level) for level in levels))


def in_order(preference: Prioritised, order: Sequence[int]) -> Prioritised:
    """Return statements in another order, each keeping its degree."""
    degrees = tuple(preference.degrees[k] for k in order) if preference.degrees else ()
    return Prioritised(tuple(preference.statements[k] for k in order), degrees)


def swaps(order: Sequence[int]) -> int:
    """
    Return how many pairs stand the other way round: the Kendall distance from 0, 1, 2, ...

    Examples
    --------
    >>> swaps([2, 0, 1])
    2
    """
    return sum(a > b for k, a in enumerate(order) for b in order[k + 1 :])
