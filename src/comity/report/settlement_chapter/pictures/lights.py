"""Ripeness as three lights per party, told apart by shape and by word, not by colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from comity.report.content import Figure, PartyName
from comity.report.settlement_chapter.pictures.naming import party_label
from comity.report.svg import document, element, group, label, labels, segment, wrap

WIDTH, LEFT, COLUMN, ROW, HEAD, SIZE = 420.0, 134.0, 95.0, 46.0, 46.0, 12.5
HEADS = ("Going on hurts", "A way out is seen", "Someone can speak for it")
State = Literal["on", "off", "unknown"]
WORDS: dict[str, str] = {"on": "yes", "off": "no", "unknown": "not known"}


@dataclass(frozen=True, slots=True)
class Lights:
    """A party's three lights: a stalemate that hurts, a way out, a spokesman; ``inferred`` from talks having begun."""

    party: PartyName
    states: tuple[State, State, State]
    inferred: bool = False


def lights_figure(rows: Sequence[Lights]) -> Figure | None:
    """Return the picture; None where nothing is said of any party."""
    if not rows:
        return None
    body = "".join(
        labels(LEFT + COLUMN * (k + 0.5), 16, wrap(h, SIZE, COLUMN - 6, lines=2), size=SIZE, anchor="middle", bold=True)
        for k, h in enumerate(HEADS)
    )
    body += "".join(_row(r, HEAD + ROW * k) for k, r in enumerate(rows))
    title = "Is the moment ripe: three lights for each party"
    alt = f"{title}. " + " ".join(_told(r) for r in rows)
    circular = (
        " A star marks a party whose lights were concluded from talks having begun: they cannot explain the talks."
        if any(r.inferred for r in rows)
        else ""
    )
    return Figure(
        "ripeness-lights",
        title,
        "A full disc means yes, an open ring no, a dashed ring that it is not known from this case. The lights are an "
        f"indicator, not a forecast: all on does not mean that an agreement follows.{circular}",
        alt,
        document("ripeness-lights", WIDTH, HEAD + ROW * len(rows) + 4, title, alt, body),
        ("party", *HEADS, "inferred from talks"),
        tuple((r.party.name, *(WORDS[s] for s in r.states), "yes" if r.inferred else "no") for r in rows),
        narrow=True,
    )


def _row(r: Lights, y: float) -> str:
    middle = y + ROW / 2
    out = segment(0, y, WIDTH, y, colour="var(--rule)")
    name = replace(r.party, name=r.party.name + ("*" if r.inferred else ""))
    out += party_label(name, 4, middle, 12, LEFT - 10, ROW)
    out += "".join(_light(s, LEFT + COLUMN * (k + 0.5), middle) for k, s in enumerate(r.states))
    return group(out, _told(r))


def _light(state: State, x: float, y: float) -> str:
    look = {
        "on": "fill:var(--hold);stroke:var(--hold);stroke-width:2",
        "off": "fill:none;stroke:var(--ink);stroke-width:2",
        "unknown": "fill:none;stroke:var(--muted);stroke-width:1.5;stroke-dasharray:2 3",
    }[state]
    out = element("circle", cx=x, cy=y - 7, r=8.0, style=look)
    return out + label(x, y + 15, WORDS[state], size=SIZE, anchor="middle", bold=state == "on")


def _told(r: Lights) -> str:
    said = "; ".join(f"{h.lower()}: {WORDS[s]}" for h, s in zip(HEADS, r.states, strict=True))
    return f"{r.party.name}: {said}{'; concluded from talks having begun' if r.inferred else ''}."
