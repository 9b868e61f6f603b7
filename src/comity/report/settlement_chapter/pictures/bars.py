"""One bar per party with its number, for burdens and for power."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from comity.report.content import Figure, PartyName
from comity.report.palette import colour
from comity.report.settlement_chapter.pictures.naming import party_label
from comity.report.svg import box, document, group, label, shorten

WIDTH, LEFT, BAR, ROW, SIZE = 420.0, 190.0, 126.0, 31.0, 13.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A party's bar: its length, and the words beside it."""

    party: PartyName
    value: Fraction
    told: str


def bars_figure(
    id_: str, title: str, caption: str, unit: str, bars: Sequence[Bar], whole: Fraction | None = None
) -> Figure | None:
    """
    Return one bar per party; None where there is nothing to compare.

    Parameters
    ----------
    id_, title, caption : str
    unit : str
        What the number is, as the head of the column of the data.
    bars : sequence of Bar
    whole : Fraction, optional
        What a full bar stands for; the largest value where it is not given.
    """
    most = whole if whole is not None else max((b.value for b in bars), default=Fraction(0))
    if len(bars) < 2 or most <= 0:
        return None
    body = "".join(_bar(b, 8 + k * ROW, most) for k, b in enumerate(bars))
    alt = f"{title}. " + " ".join(f"{b.party.name}: {b.told}." for b in bars)
    return Figure(
        id_,
        title,
        caption,
        alt,
        document(id_, WIDTH, 16 + ROW * len(bars), title, alt, body),
        ("party", unit, "in words"),
        tuple((b.party.name, round(float(b.value), 6), b.told) for b in bars),
        narrow=True,
    )


def _bar(b: Bar, y: float, most: Fraction) -> str:
    middle, ink = y + ROW / 2, colour(b.party.place)
    out = party_label(b.party, 4, middle, SIZE, LEFT - 12, ROW)
    out += box(LEFT, middle - 6, BAR, 12, fill="var(--panel)", stroke="var(--rule)", r=2)
    if b.value > 0:
        out += box(LEFT, middle - 6, max(1.5, BAR * float(b.value / most)), 12, fill=ink, stroke="none", r=2)
    out += label(LEFT + BAR + 8, middle + 4, shorten(b.told, SIZE, WIDTH - LEFT - BAR - 10), size=SIZE)
    return group(out, f"{b.party.name}: {b.told}")
