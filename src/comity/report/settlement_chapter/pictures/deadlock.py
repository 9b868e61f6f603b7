"""A deadlock as a small graph: each act waits for another, and an arrow says who insists on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from comity.report.content import Figure, PartyName
from comity.report.palette import colour, mark
from comity.report.svg import arrowhead, box, disc, document, group, label, labels, number, shorten, stroke, wrap

WIDTH, BOX, SIZE = 420.0, 132.0, 12.5
RADIUS, RING = 15.0, 132.0
MOST_BOXES = 4  # more acts are numbered, and named below
MOST_ACTS = 8


@dataclass(frozen=True, slots=True)
class Arrow:
    """``first`` before ``then`` (positions of acts), and who insists on it."""

    first: int
    then: int
    owners: tuple[PartyName, ...]


@dataclass(frozen=True, slots=True)
class _Node:
    """Where an act is drawn, and half its width and height."""

    x: float
    y: float
    w: float
    h: float


def deadlock_figure(place: int, acts: Sequence[str], arrows: Sequence[Arrow], left_out: int = 0) -> Figure | None:
    """
    Return the picture of one deadlock; None where its acts are too many for one.

    ``left_out``: how many further acts belong to the deadlock and are not among those given.
    """
    n = len(acts)
    if not 1 < n <= MOST_ACTS:
        return None
    body, height, nodes = _boxes(acts) if n <= MOST_BOXES else _discs(acts)
    both = {(a.first, a.then) for a in arrows}
    drawn = "".join(_arrow(a, acts, nodes, (a.then, a.first) in both) for a in arrows)
    title = f"Deadlock {place}: each of {n + left_out} acts waits for another"
    more = f" Of {n + left_out} acts, the {n} on the shortest circles are drawn." if left_out else ""
    alt = f"{title}. " + " ".join(f"{_names(a)}: “{acts[a.first]}” before “{acts[a.then]}”." for a in arrows)
    return Figure(
        f"deadlock-{place}",
        title,
        "An arrow leads from the act that is to come first to the act that is to come after it; the marks on it are "
        "those of the parties that insist. Followed round, the arrows come back to where they began, so no order "
        f"meets all of them.{more}",
        alt,
        document(f"deadlock-{place}", WIDTH, height, title, alt, drawn + body),
        ("first", "then", "who insists"),
        tuple((acts[a.first], acts[a.then], _names(a)) for a in arrows),
        narrow=True,
    )


def _names(arrow: Arrow) -> str:
    return ", ".join(p.name for p in arrow.owners)


def _boxes(acts: Sequence[str]) -> tuple[str, float, list[_Node]]:
    """Return few acts as boxes with their words: side by side, or round a ring."""
    n, words = len(acts), [wrap(a, SIZE, BOX - 14, lines=3) for a in acts]
    high = max(len(w) for w in words) * SIZE * 1.28 + 14
    if n == 2:
        xs, y, height = (BOX / 2 + 4, WIDTH - BOX / 2 - 4), high / 2 + 40, high + 80
        nodes = [_Node(x, y, BOX / 2, high / 2) for x in xs]
    else:
        ry = high / 2 + (44.0 if n == 3 else 88.0)
        centres = _ring(n, WIDTH / 2, WIDTH / 2 - BOX / 2 - 4, ry, high / 2 + 6 + ry)
        nodes = [_Node(x, y, BOX / 2, high / 2) for x, y in centres]
        height = max(y for _, y in centres) + high / 2 + 30
    return "".join(_box(w, acts[k], nodes[k]) for k, w in enumerate(words)), height, nodes


def _ring(n: int, cx: float, rx: float, ry: float, cy: float) -> list[tuple[float, float]]:
    turn = [-pi / 2 + 2 * pi * k / n for k in range(n)]
    return [(cx + rx * cos(t), cy + ry * sin(t)) for t in turn]


def _box(words: Sequence[str], told: str, at: _Node) -> str:
    out = box(at.x - at.w, at.y - at.h, 2 * at.w, 2 * at.h, fill="var(--panel)", stroke="var(--strong-rule)")
    first = at.y - (len(words) - 1) * SIZE * 0.64 + SIZE * 0.36
    return group(out + labels(at.x, first, words, size=SIZE, anchor="middle"), told)


def _discs(acts: Sequence[str]) -> tuple[str, float, list[_Node]]:
    """Return many acts as numbered discs round a ring, with their words below."""
    centres = _ring(len(acts), WIDTH / 2, RING, RING, RING + 26)
    nodes = [_Node(x, y, RADIUS, RADIUS) for x, y in centres]
    top = 2 * RING + 74
    body = "".join(group(disc(x, y, RADIUS, str(k + 1)), acts[k]) for k, (x, y) in enumerate(centres))
    for k, act in enumerate(acts):
        y = top + 20 * k
        body += disc(12, y - 4, 8, str(k + 1)) + label(28, y, shorten(act, SIZE, WIDTH - 32), size=SIZE)
    return body, top + 20 * len(acts) - 6, nodes


def _arrow(a: Arrow, acts: Sequence[str], nodes: Sequence[_Node], returned: bool) -> str:
    """Return a bent arrow with the marks of those who insist; bent more where one leads back as well."""
    start, end = nodes[a.first], nodes[a.then]
    length = hypot(end.x - start.x, end.y - start.y) or 1.0
    bend = 46.0 if returned else 16.0
    cx = (start.x + end.x) / 2 + (end.y - start.y) / length * bend
    cy = (start.y + end.y) / 2 - (end.x - start.x) / length * bend
    (sx, sy), (tx, ty) = _edge(start, cx, cy), _edge(end, cx, cy)
    ink = colour(a.owners[0].place) if len(a.owners) == 1 else "var(--ink)"
    out = stroke(
        f"M{number(sx)} {number(sy)}Q{number(cx)} {number(cy)} {number(tx)} {number(ty)}", colour=ink, width=1.8
    )
    out += arrowhead(tx, ty, tx - cx, ty - cy, ink, 9)
    mx, my = (sx + 2 * cx + tx) / 4, (sy + 2 * cy + ty) / 4
    return group(out + _marks(a.owners[:4], mx, my), f"{_names(a)}: “{acts[a.first]}” before “{acts[a.then]}”")


def _marks(owners: Sequence[PartyName], x: float, y: float) -> str:
    out = box(x - 8 * len(owners), y - 9, 16 * len(owners), 18, stroke="none", r=4)
    for k, p in enumerate(owners):
        at = x + 16 * (k - (len(owners) - 1) / 2)
        out += label(at, y + 5, mark(p.place), size=13, fill=colour(p.place), anchor="middle")
    return out


def _edge(node: _Node, cx: float, cy: float) -> tuple[float, float]:
    """Return where a line from the centre of an act towards (cx, cy) leaves its box."""
    dx, dy = cx - node.x, cy - node.y
    reach = min(
        (node.w + 3) / abs(dx) if dx else float("inf"),
        (node.h + 3) / abs(dy) if dy else float("inf"),
        1.0,
    )
    return node.x + dx * reach, node.y + dy * reach
