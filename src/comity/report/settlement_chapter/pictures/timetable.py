"""A timetable: steps from left to right, one lane per party that moves, what a third party holds, and the days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.report.content import Figure, PartyName
from comity.report.palette import colour, mark
from comity.report.svg import arrowhead, box, document, group, label, labels, segment, wrap

LANE, STEP, BOX, SIZE, HEAD = 112.0, 152.0, 138.0, 12.0, 44.0
MOST_STEPS = 12
MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class Act:
    """
    One act of a step.

    Parameters
    ----------
    words : str
    movers : tuple of PartyName
        Empty where the case does not say who does it.
    tag : str
        What is special about it: held in escrow, a verified part, done at the same moment; may be empty.
    held : bool
        Whether a third party holds it from this step on.
    other : str
        Who does it where none of the parties does: the one that holds it.
    """

    words: str
    movers: tuple[PartyName, ...]
    tag: str = ""
    held: bool = False
    other: str = ""


@dataclass(frozen=True, slots=True)
class TableStep:
    """
    One step of the timetable: the acts that fall together, and the days in words where they are known.

    ``number`` is its number in the whole timetable where only a part is drawn; 0 where it is its place.
    """

    acts: tuple[Act, ...]
    days: str = ""
    number: int = 0


def timetable_figure(steps: Sequence[TableStep], title: str, caption: str, id_: str = "timetable") -> Figure | None:
    """Return the picture; None where there is no step. Steps past the twelfth are left to the table."""
    if not steps:
        return None
    shown = tuple(steps[:MOST_STEPS])
    lanes = _lanes(shown)
    placed = {(k, lane): [a for a in s.acts if _lane_of(a) == lane] for k, s in enumerate(shown) for lane in lanes}
    high = {lane: max(34.0, *(_stack(placed[k, lane]) for k in range(len(shown)))) + 14 for lane in lanes}
    tops, y = {}, HEAD
    for lane in lanes:
        tops[lane], y = y, y + high[lane] + 4
    width = LANE + STEP * len(shown) + 6
    body = _heads(shown, y) + "".join(_lane(lane, tops[lane], high[lane], width) for lane in lanes)
    for (k, lane), acts in placed.items():
        at = tops[lane] + (high[lane] - _stack(acts)) / 2
        for act in acts:
            body += _act(act, LANE + STEP * k + 8, at)
            at += _height(act) + 6
    more = f" {len(steps) - len(shown)} further steps stand in the table." if len(steps) > len(shown) else ""
    alt = f"{title}. " + " ".join(_told(k, s) for k, s in enumerate(steps))
    return Figure(
        id_,
        title,
        caption + more,
        alt,
        document(id_, width, y + 2, title, alt, body),
        ("step", "days", "act", "who moves", "how"),
        tuple((s.number or k + 1, s.days, a.words, _who(a), a.tag) for k, s in enumerate(steps) for a in s.acts),
        narrow=width <= 420,
    )


Lane = tuple[tuple[PartyName, ...], str]  # the parties that move, or else who does


def _lane_of(act: Act) -> Lane:
    return act.movers, "" if act.movers else act.other


def _lanes(steps: Sequence[TableStep]) -> list[Lane]:
    """Return the lanes: single parties in the order of the case, then those who move jointly, then nobody named."""
    found = {_lane_of(a) for s in steps for a in s.acts}
    return sorted(found, key=lambda m: (len(m[0]) != 1, not m[0], [p.place for p in m[0]], m[1]))


def _who(act: Act) -> str:
    return " and ".join(p.name for p in act.movers) if act.movers else act.other or "not said"


def _words(act: Act) -> list[str]:
    return wrap(act.words, SIZE, BOX - 16, lines=MOST_LINES)


def _tags(act: Act) -> list[str]:
    return wrap(act.tag, SIZE - 0.5, BOX - 16, lines=3) if act.tag else []


def _height(act: Act) -> float:
    return len(_words(act)) * SIZE * 1.28 + len(_tags(act)) * (SIZE - 0.5) * 1.28 + 12


def _stack(acts: Sequence[Act]) -> float:
    return sum(_height(a) + 6 for a in acts) - 6 if acts else 0.0


def _heads(steps: Sequence[TableStep], bottom: float) -> str:
    out = ""
    for k, step in enumerate(steps):
        x = LANE + STEP * k + 8 + BOX / 2
        out += label(x, 16, f"Step {step.number or k + 1}", size=12, anchor="middle", bold=True)
        if step.days:
            out += label(x, 32, step.days, size=11, fill="var(--muted)", anchor="middle")
        if k:
            out += segment(x - STEP + 26, 12, x - 34, 12, colour="var(--strong-rule)")
            out += arrowhead(x - 30, 12, 1, 0, "var(--strong-rule)", 7)
    return out


def _lane(lane: Lane, top: float, high: float, width: float) -> str:
    out = box(0, top, width, high, fill="var(--panel)", stroke="none", r=6)
    movers, other = lane
    if not movers:
        told = wrap(other or "not said", 11.5, LANE - 24, lines=4)
        first = top + high / 2 - (len(told) - 1) * 7 + 4
        return out + labels(22, first, told, size=11.5, leading=1.2, fill="var(--muted)", bold=bool(other))
    rows = [(p, w) for p in movers[:3] for w in wrap(p.name, 11.5, LANE - 26, lines=3, bold=True)]
    y = top + high / 2 - (len(rows) - 1) * 7 + 4
    for k, (p, text) in enumerate(rows):
        if not k or rows[k - 1][0] != p:
            out += label(6, y + 14 * k, mark(p.place), size=11.5, fill=colour(p.place))
        out += label(22, y + 14 * k, text, size=11.5, fill=colour(p.place), bold=True)
    return out


def _act(act: Act, x: float, y: float) -> str:
    ink = colour(act.movers[0].place) if len(act.movers) == 1 else "var(--strong-rule)"
    words, tags, high = _words(act), _tags(act), _height(act)
    out = box(x, y, BOX, high, stroke=ink, width=1.4, dash="5 3" if act.held else "")
    out += labels(x + 8, y + 15, words, size=SIZE)
    below = y + 15 + len(words) * SIZE * 1.28
    out += labels(x + 8, below, tags, size=SIZE - 0.5, fill="var(--warn)", bold=True)
    return group(out, f"{_who(act)}: {act.words}{f' ({act.tag})' if act.tag else ''}")


def _told(place: int, step: TableStep) -> str:
    acts = "; ".join(f"{_who(a)}: {a.words}{f' ({a.tag})' if a.tag else ''}" for a in step.acts)
    return f"Step {step.number or place + 1}{f', {step.days}' if step.days else ''}: {acts}."
