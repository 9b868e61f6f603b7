"""Sets of parties as rows of dots: who belongs to each of the smallest sets."""

from __future__ import annotations

from collections.abc import Sequence

from comity.report.content import Figure, PartyName
from comity.report.palette import colour, mark
from comity.report.svg import document, element, group, label, labels, segment, wrap

WIDTH, LEFT, ROW, SIZE = 420.0, 62.0, 30.0, 12.5
MOST_SETS = 20


def sets_figure(
    id_: str, title: str, caption: str, parties: Sequence[PartyName], sets: Sequence[Sequence[int]]
) -> Figure | None:
    """
    Return one row per set; None where there is no set or only one party.

    Parameters
    ----------
    id_, title, caption : str
    parties : sequence of PartyName
    sets : sequence of sequences of int
        Positions of parties, smallest sets first; those past the twentieth are left to the table.
    """
    if len(parties) < 2 or not sets:
        return None
    shown = sets[:MOST_SETS]
    column = (WIDTH - LEFT) / len(parties)
    names = [wrap(p.name, SIZE, column - 4, lines=5, bold=True) for p in parties]
    head = 26 + max(len(n) for n in names) * SIZE * 1.2
    body = "".join(_head(p, names[k], LEFT + column * (k + 0.5)) for k, p in enumerate(parties))
    body += "".join(_row(parties, set(s), k, head + ROW * k, column) for k, s in enumerate(shown))
    alt = f"{title}. " + " ".join(f"Set {k + 1}: {_names(parties, s)}." for k, s in enumerate(sets))
    more = f" {len(sets) - len(shown):,} more sets are in the table." if len(sets) > len(shown) else ""
    return Figure(
        id_,
        title,
        caption + more,
        alt,
        document(id_, WIDTH, head + ROW * len(shown) + 4, title, alt, body),
        ("set", *(p.name for p in parties)),
        tuple((k + 1, *("in" if i in s else "" for i in range(len(parties)))) for k, s in enumerate(sets)),
        narrow=True,
    )


def _names(parties: Sequence[PartyName], members: Sequence[int]) -> str:
    return ", ".join(parties[i].name for i in members)


def _head(p: PartyName, rows: Sequence[str], x: float) -> str:
    out = label(x, 14, mark(p.place), size=12, fill=colour(p.place), anchor="middle")
    return out + labels(x, 30, rows, size=SIZE, leading=1.2, fill=colour(p.place), anchor="middle", bold=True)


def _row(parties: Sequence[PartyName], members: set[int], place: int, y: float, column: float) -> str:
    middle = y + ROW / 2
    out = segment(0, y, WIDTH, y, colour="var(--rule)")
    out += label(4, middle + 4, f"Set {place + 1}", size=SIZE, fill="var(--muted)")
    xs = [LEFT + column * (k + 0.5) for k in range(len(parties))]
    inside = [xs[i] for i in sorted(members)]
    if len(inside) > 1:
        out += segment(inside[0], middle, inside[-1], middle, colour="var(--strong-rule)", width=2)
    for k, x in enumerate(xs):
        if k in members:
            out += element("circle", cx=x, cy=middle, r=8.0, style=f"fill:{colour(parties[k].place)}")
        else:
            out += element("circle", cx=x, cy=middle, r=3.0, style="fill:var(--paper);stroke:var(--strong-rule)")
    return group(out, f"Set {place + 1}: {_names(parties, sorted(members))}")
