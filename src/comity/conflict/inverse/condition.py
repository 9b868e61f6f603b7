"""The condition on the open preferences: minimal sets of comparisons that will do, as data and in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from comity.conflict.inverse.admissible import Open
from comity.conflict.inverse.formula import FALSE, TRUE, Atom, Clause, Formula, Way, least
from comity.conflict.words import brief, join

MOST_SETS = 400
_SHOWN_SETS = 20
_SHOWN_PARTS = 5
_SHOWN_NAMES = 4
_LONGEST = 700  # letters of a condition, about


@dataclass(frozen=True, eq=False, slots=True)
class Condition:
    """
    What the open preferences must meet so that a state holds.

    Parameters
    ----------
    given : Open
    formula : Formula
        Every clause must hold; a clause holds if one of its ways does; a way is comparisons that must all hold.
    """

    given: Open
    formula: Formula

    def minimal(self) -> list[Way] | None:
        """Return the minimal sets of comparisons that will do, smallest first; None where they are very many."""
        return minimal_ways(self.formula)

    def words(self) -> str:
        """Return the condition in words; empty where nothing is asked or nothing will do."""
        if self.formula in (TRUE, FALSE):
            return ""
        mixed = any(not _plain(c) for c in self.formula)
        ways = self.minimal() if mixed else None
        if ways is not None and 1 < len(ways) <= _SHOWN_PARTS and len(ways) <= len(self.formula):
            return f"either {'; or '.join(_all_of(self.given, w) for w in ways)}"
        needed = {a for c in self.formula if len(c) == 1 for w in c for a in w}
        parts = _grouped(self.given, needed) if needed else []
        rest = sorted((c for c in self.formula if len(c) > 1), key=lambda c: (len(c), _key(c)))
        parts += [_one_of(self.given, c) for c in rest]
        return _shortened(parts)

    def to_json(self) -> dict[str, Any]:
        """
        Return the condition as plain values.

        ``requires`` lists clauses that must all be met, each a list of ways of which one will do, each a list of
        comparisons that must all hold; ``minimal`` lists minimal sets of comparisons of which one will do.
        """
        if self.formula in (TRUE, FALSE):
            return {}
        rows = sorted(self.formula, key=lambda c: (len(c), _key(c)))
        shown = [[self._way(w) for w in sorted(c, key=_way_key)[:_SHOWN_SETS]] for c in rows[:_SHOWN_SETS]]
        out: dict[str, Any] = {"requires": shown}
        if any(len(c) > _SHOWN_SETS for c in rows) or len(rows) > _SHOWN_SETS:
            out["requires_complete"] = False
        ways = self.minimal()
        if ways is not None:
            out["minimal"] = [self._way(w) for w in ways[:_SHOWN_SETS]]
            if len(ways) > _SHOWN_SETS:
                out["minimal_more"] = len(ways) - _SHOWN_SETS
        return out

    def _way(self, way: Way) -> list[dict[str, Any]]:
        return [
            {
                "party": self.given.model.parties[a.party],
                "above": [_item(self.given, a.party, v) for v in a.high],
                "below": [_item(self.given, a.party, v) for v in a.low],
            }
            for a in sorted(way)
        ]


def _shortened(parts: list[str]) -> str:
    """Return conditions that must all be met, as many as fit, and how many more there are."""
    fit = sum(1 for n in accumulate(map(len, parts)) if n <= _LONGEST)
    shown = max(1, min(fit, _SHOWN_PARTS))
    more = len(parts) - shown
    end = f"; and {more} more condition{'s' if more > 1 else ''}" if more else ""
    return "; and ".join(parts[:shown]) + end


def minimal_ways(formula: Formula, most: int = MOST_SETS) -> list[Way] | None:
    """
    Return the minimal sets of comparisons that make a formula hold (its prime implicants), smallest first.

    Sets that ask for a comparison and for its opposite are left out. None where more than ``most`` come up.

    Examples
    --------
    >>> a, b, c = (Atom(0, (0,), (k,)) for k in (1, 2, 3))
    >>> formula = frozenset([frozenset([frozenset([a]), frozenset([b])]), frozenset([frozenset([a]), frozenset([c])])])
    >>> minimal_ways(formula) == [frozenset([a]), frozenset([b, c])]
    True
    """
    found: Clause = frozenset([frozenset()])
    for c in sorted(formula, key=len):
        if len(found) * len(c) > most * 50:
            return None
        found = least(w for v in found for more in c if _agrees(w := v | more))
        if len(found) > most:
            return None
    return sorted(found, key=_way_key)


def _agrees(way: Way) -> bool:
    return not any(a.turned() in way for a in way)


def _key(clause: Clause) -> list[list[Atom]]:
    return sorted(sorted(w) for w in clause)


def _way_key(way: Way) -> tuple[int, list[Atom]]:
    return len(way), sorted(way)


def _plain(clause: Clause) -> bool:
    """Return whether a clause reads as one comparison: one state above all of, or above one of, some others."""
    return len(clause) == 1 or (
        all(len(w) == 1 for w in clause) and len({(a.party, a.high) for w in clause for a in w}) == 1
    )


def _all_of(given: Open, way: Way) -> str:
    return join(_grouped(given, way))


def _grouped(given: Open, atoms: Iterable[Atom]) -> list[str]:
    """Return comparisons in words, those that put the same state above several others as one."""
    groups: dict[tuple[int, tuple[int, ...]], list[Atom]] = {}
    out = []
    for a in sorted(atoms):
        if given.orders[a.party].statements:
            out.append(_statements(given, a))
        else:
            groups.setdefault((a.party, a.high), []).append(a)
    for (party, high), members in sorted(groups.items()):
        below = _listed([_quoted(given, party, v) for a in members for v in a.low])
        out.append(f"{_name(given, party)} ranks {_quoted(given, party, high[0])} above {below}")
    return out


def _one_of(given: Open, clause: Clause) -> str:
    """Return the ways of a clause in words, of which one will do."""
    ways = sorted(clause, key=_way_key)
    used = [a for w in ways for a in w]
    first = used[0]
    if _plain(clause) and not given.orders[first.party].statements:
        names = [_quoted(given, first.party, v) for a in used for v in a.low]
        top = _quoted(given, first.party, first.high[0])
        return f"{_name(given, first.party)} ranks {top} above {_listed(names, 'or')}"
    told = [_all_of(given, w) for w in ways[:_SHOWN_NAMES]]
    more = len(ways) - _SHOWN_NAMES
    if more > 0:
        told.append(f"one of {more} more ways")
    return f"({', or '.join(told)})"


def _statements(given: Open, atom: Atom) -> str:
    high = [_quoted(given, atom.party, v) for v in atom.high]
    low = [_quoted(given, atom.party, v) for v in atom.low]
    return f"{_name(given, atom.party)} puts {_listed(high, 'or')} above {_listed(low)}"


def _name(given: Open, party: int) -> str:
    model = given.model
    return model.case.party(model.parties[party]).name


def _item(given: Open, party: int, item: int) -> str:
    statements = given.orders[party].statements
    return statements[item].text if statements else given.model.label(item)


def _quoted(given: Open, party: int, item: int) -> str:
    statements = given.orders[party].statements
    return f"“{statements[item].text if statements else brief(given.model, item)}”"


def _listed(names: Sequence[str], word: str = "and") -> str:
    more = len(names) - _SHOWN_NAMES
    if more > 1:
        return f"{', '.join(names[:_SHOWN_NAMES])} {word} {'one of ' if word == 'or' else ''}{more} more"
    if len(names) < 2 or word == "and":
        return join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"
