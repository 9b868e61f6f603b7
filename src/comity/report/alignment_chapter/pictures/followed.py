"""Groups followed from window to window, so that each keeps its look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.report.figures.looks import SMALL

Groups = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Group:
    """
    A group of one window.

    Parameters
    ----------
    place : int
        Its look, the same in every window; :data:`~comity.report.figures.looks.SMALL` for all that
        have no look of their own.
    members : tuple of str
    name : str
        Empty where it is called after its members.
    """

    place: int
    members: tuple[str, ...]
    name: str = ""


def followed(windows: Sequence[Groups], most: int = SMALL) -> tuple[tuple[Group, ...], ...]:
    """
    Return the groups of each window with looks that stay: a group takes on that of the one it shares most with.

    The groups are matched in turn, those first that share most actors with a group of an earlier window; each look is
    taken once in a window. The largest keep looks of their own, where the last window counts as much as all others
    together.

    Parameters
    ----------
    windows : sequence of groups
        For each window its groups; those of one actor are left out.
    most : int
        How many looks there are.

    Examples
    --------
    >>> first, last = (("a", "b", "c"), ("d", "e")), (("d", "e", "f", "c"), ("a", "b"))
    >>> [[(g.place, "".join(g.members)) for g in w] for w in followed((first, last))]
    [[(0, 'de'), (1, 'abc')], [(0, 'defc'), (1, 'ab')]]
    """
    lines: list[frozenset[str]] = []
    worth: list[int] = []
    placed: list[dict[int, tuple[str, ...]]] = []
    for at, groups in enumerate(windows):
        kept = sorted((tuple(g) for g in groups if len(g) > 1), key=lambda g: (-len(g), g))
        of = _matched(kept, lines)
        for g, k in zip(kept, of, strict=True):
            if k == len(lines):
                lines.append(frozenset())
                worth.append(0)
            lines[k] = frozenset(g)
            worth[k] += len(g) * (len(windows) if at == len(windows) - 1 else 1)
        placed.append(dict(zip(of, kept, strict=True)))
    order = sorted(range(len(lines)), key=lambda k: (-worth[k], k))
    look = {k: min(n, most) for n, k in enumerate(order)}
    return tuple(
        tuple(sorted((Group(look[k], g) for k, g in own.items()), key=lambda g: (g.place, -len(g.members), g.members)))
        for own in placed
    )


def _matched(groups: Sequence[tuple[str, ...]], lines: Sequence[frozenset[str]]) -> list[int]:
    """Return for each group the line that it carries on, a new one where it carries on none."""
    shared = [
        (len(lines[k] & set(g)), len(lines[k] | set(g)), n, k) for n, g in enumerate(groups) for k in range(len(lines))
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for both, _, n, k in sorted(shared, key=lambda row: (-row[0], row[1], row[2], row[3])):
        if both and n not in found and k not in taken:
            found[n] = k
            taken.add(k)
    new = iter(range(len(lines), len(lines) + len(groups)))
    return [found[n] if n in found else next(new) for n in range(len(groups))]
