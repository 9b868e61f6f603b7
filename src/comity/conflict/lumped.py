"""
Merged states (``same``) where no state is listed: which combinations of options belong to which of them.

States are merged after the moves are found, and no preference tells merged states apart. So the moves inside a merged
state never matter under Nash, and a move into one is worth what any of its members is worth:

- a state outside every merged one is Nash stable exactly where it is without merging;
- a merged state is Nash stable exactly if each of its feasible members is.
"""

from __future__ import annotations

from dataclasses import dataclass

from comity.case.nouns import Lump, OptionConflict
from comity.errors import Problem, Where
from comity.logic.tree import And, Node, Not, Or, Pattern


@dataclass(frozen=True, slots=True)
class Merged:
    """
    A merged state and the combinations of options that are one in it.

    Parameters
    ----------
    lump : Lump
    without : tuple of str
        Patterns of later merged states that share a combination with this one: it is theirs. A case file in which
        two merged states overlap is refused; only a case built in Python can have any.
    """

    lump: Lump
    without: tuple[str, ...] = ()

    @property
    def members(self) -> Node:
        """
        Return a statement that holds in the combinations that are merged here, feasible or not.

        Examples
        --------
        >>> Merged(Lump("end", "Y--")).members
        Pattern(letters='Y--')
        """
        pattern = Pattern(self.lump.pattern)
        return And((pattern, *(Not(Pattern(p)) for p in self.without))) if self.without else pattern


def merged_states(conflict: OptionConflict) -> tuple[Merged, ...]:
    """
    Return the merged states in the order of the file, those without a feasible member too: they are no states at all.

    Examples
    --------
    >>> conflict = OptionConflict((), (), same=(Lump("a", "Y--"), Lump("b", "-Y-")))
    >>> [(m.lump.id, m.without) for m in merged_states(conflict)]
    [('a', ('-Y-',)), ('b', ())]
    """
    masks = [(_bits(m.pattern, "Y"), _bits(m.pattern, "N")) for m in conflict.same]
    out = []
    for k, (yes, no) in enumerate(masks):
        later = [j for j in range(k + 1, len(masks)) if not (yes & masks[j][1] or no & masks[j][0])]
        out.append(Merged(conflict.same[k], tuple(conflict.same[j].pattern for j in later)))
    return tuple(out)


def unmerged(conflict: OptionConflict) -> Node:
    """Return a statement that holds in the combinations that belong to no merged state; everywhere without any."""
    return Not(Or(tuple(Pattern(m.pattern) for m in conflict.same)))


def apart(who: str, where: Where, lump: Lump) -> Problem:
    """Return the problem of a preference that tells merged states apart, in the words of the tier table."""
    return Problem(
        where,
        f'the preferences of {who} tell apart states that are merged in "{lump.id}".',
        ("Guard each statement so that it says the same of all of them, or split the merged state (same:).",),
    )


def refused(key: str) -> str:
    """Return why a concept other than Nash is not answered for a conflict with merged states."""
    return f"merged states (same): {key.upper()} needs the tier table, which lists the states; every tier answers Nash"


def _bits(pattern: str, letter: str) -> int:
    return sum(1 << k for k, c in enumerate(pattern) if c == letter)
