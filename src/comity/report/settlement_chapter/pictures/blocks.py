"""Who blocks what: parties against parties, and demands against demands that share a conflict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comity.report.content import Figure, PartyName
from comity.report.palette import colour, mark
from comity.report.settlement_chapter.pictures.naming import party_label
from comity.report.svg import box, document, group, label, segment, shorten

WIDTH, LEFT, SIZE = 420.0, 176.0, 13.0
MOST_DEMANDS = 60
SHORT_ID = 8  # longer ids leave too little room for the words
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """One demand of the picture: its id, its party, what it asks in a few words."""

    id: str
    party: PartyName
    words: str

    @property
    def name(self) -> str:
        """Return its id where that is short, else its words."""
        return self.id if len(self.id) <= SHORT_ID or not self.words else f"“{self.words}”"


def parties_figure(parties: Sequence[PartyName], shared: Mapping[Pair, int], conflicts: int) -> Figure | None:
    """
    Return how many minimal conflicts stand between each two parties.

    Parameters
    ----------
    parties : sequence of PartyName
        Those that take part in a conflict, in the order of the case.
    shared : mapping (row, column) -> count, row >= column
        Conflicts in which demands of both take part; on the diagonal, those among the demands of one party alone.
    conflicts : int
        How many there are in all.
    """
    if not parties or not shared:
        return None
    n, most = len(parties), max(shared.values())
    cell = min(54.0, (WIDTH - LEFT - 8) / n)
    top = 34.0
    body = "".join(_party_row(parties, shared, most, k, top, cell) for k in range(n))
    body += "".join(
        label(LEFT + k * cell + cell / 2, top - 10, mark(p.place), size=SIZE, fill=colour(p.place), anchor="middle")
        for k, p in enumerate(parties)
    )
    title = "Who blocks what: in how many conflicts the demands of two parties meet"
    alt = f"{title}. " + " ".join(
        f"{_both(parties, pair)}: {count}." for pair, count in sorted(shared.items()) if count
    )
    return Figure(
        "blocks-parties",
        title,
        "A conflict is a smallest set of demands that cannot all be met; the number counts the conflicts in which "
        "demands of both parties take part. The last square of each row counts conflicts among the demands of that "
        f"party alone. One conflict can stand in several squares; there are {conflicts:,} in all.",
        alt,
        document("blocks-parties", WIDTH, top + n * min(cell, 34) + 8, title, alt, body),
        ("party", "party", "conflicts"),
        tuple((parties[a].name, parties[b].name, c) for (a, b), c in sorted(shared.items())),
        narrow=True,
    )


def _both(parties: Sequence[PartyName], pair: Pair) -> str:
    a, b = pair
    return parties[a].name if a == b else f"{parties[b].name} and {parties[a].name}"


def _party_row(
    parties: Sequence[PartyName], shared: Mapping[Pair, int], most: int, row: int, top: float, cell: float
) -> str:
    name, high = parties[row], min(cell, 34)
    y = top + row * high
    out = party_label(name, 4, y + high / 2, SIZE, LEFT - 14, high)
    for column in range(row + 1):
        count = shared.get((row, column), 0)
        fill, ink = _tint(count, most)
        drawn = box(LEFT + column * cell + 1.5, y + 1.5, cell - 3, high - 3, fill=fill, r=3)
        told = f"{count:,}" if count else "·"
        x = LEFT + column * cell + cell / 2
        drawn += label(x, y + high / 2 + 4, told, size=SIZE, fill=ink, anchor="middle", bold=bool(count))
        out += group(drawn, f"{_both(parties, (row, column))}: {count:,}")
    return out


def _tint(count: int, most: int) -> tuple[str, str]:
    """Return the fill and the ink of a square: the more conflicts, the darker."""
    if not count:
        return "var(--leave)", "var(--muted)"
    if 3 * count > 2 * most:
        return "var(--hold)", "var(--on-hold)"
    return ("var(--hold-2)", "var(--on-hold-2)") if 3 * count > most else ("var(--hold-3)", "var(--on-soft)")


def demands_figure(asked: Sequence[Asked], sizes: Mapping[Pair, int], left_out: int = 0) -> Figure | None:
    """
    Return which demands share a conflict.

    Parameters
    ----------
    asked : sequence of Asked
        Demands that stand in a conflict, party by party.
    sizes : mapping (row, column) -> size, row > column
        The size of the smallest conflict that two demands share: 2 where they exclude each other by themselves.
    left_out : int
        Demands in conflicts that found no room in the picture.
    """
    if len(asked) < 2 or not sizes:
        return None
    n = len(asked)
    wide, high = max(10.0, min(20.0, (WIDTH - LEFT - 8) / n)), 14.0 if n > 20 else 18.0
    width, top = max(WIDTH, LEFT + n * wide + 8), 10.0
    left = width - n * wide - 8
    body = "".join(_demand_row(asked, sizes, k, top + k * high, left, wide, high) for k in range(n))
    body += _breaks(asked, top, left, wide, high)
    title = "Which demands cannot stand together"
    alt = f"{title}. " + " ".join(
        f"{asked[b].name} and {asked[a].name}{'' if s == 2 else ' (with others)'}."
        for (a, b), s in sorted(sizes.items())
    )
    more = f" {left_out:,} more demands stand in conflicts and are in the tables only." if left_out else ""
    return Figure(
        "blocks-demands",
        title,
        "Demands are grouped by party and numbered along the staircase; the square where a row meets the column below "
        "a number stands for the two of them. Full: the two exclude each other by themselves. Outlined with a dot: "
        f"they share a conflict with further demands in it, and might stand together without those.{more}",
        alt,
        document("blocks-demands", width, top + n * high + 8, title, alt, body),
        ("demand", "party", "demand", "party", "demands in the smallest conflict they share"),
        tuple(
            (asked[b].id, asked[b].party.name, asked[a].id, asked[a].party.name, s)
            for (a, b), s in sorted(sizes.items())
        ),
        narrow=width <= WIDTH,
    )


def _demand_row(
    asked: Sequence[Asked], sizes: Mapping[Pair, int], row: int, y: float, left: float, wide: float, high: float
) -> str:
    one, size = asked[row], min(12.0, high - 3)
    middle = y + high / 2 + size * 0.36
    out = label(2, middle, mark(one.party.place), size=size - 1, fill=colour(one.party.place))
    words = f"{one.id}: {one.words}" if len(one.id) <= SHORT_ID or not one.words else one.words
    out += group(
        label(15, middle, shorten(words, size, left - 20), size=size), f"{one.party.name}, {one.id}: {one.words}"
    )
    for column in range(row):
        found = sizes.get((row, column))
        if found:
            told = f"{asked[column].name} and {one.name}: " + (
                "exclude each other" if found == 2 else f"share a conflict of {found} demands"
            )
            out += group(_square(left + column * wide, y, wide, high, found == 2), told)
        else:
            out += box(left + column * wide + 1, y + 1, wide - 2, high - 2, fill="var(--panel)", stroke="none", r=1)
    x = left + row * wide + wide / 2
    return out + label(
        x, middle, str(row + 1), size=min(size, 9.5), fill=colour(one.party.place), anchor="middle", bold=True
    )


def _square(x: float, y: float, wide: float, high: float, alone: bool) -> str:
    if alone:
        return box(x + 1, y + 1, wide - 2, high - 2, fill="var(--accent)", stroke="var(--accent)", r=1)
    out = box(x + 1.5, y + 1.5, wide - 3, high - 3, fill="var(--paper)", stroke="var(--accent)", r=1)
    return out + box(x + wide / 2 - 1.5, y + high / 2 - 1.5, 3, 3, fill="var(--accent)", stroke="none", r=1.5)


def _breaks(asked: Sequence[Asked], top: float, left: float, wide: float, high: float) -> str:
    """Return thin lines where the demands of the next party begin."""
    out = ""
    for k in range(1, len(asked)):
        if asked[k].party != asked[k - 1].party:
            y = top + k * high
            out += segment(0, y, left + k * wide, y, colour="var(--strong-rule)", width=0.8)
    return out
