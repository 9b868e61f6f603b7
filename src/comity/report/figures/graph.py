"""How outcomes hang together: who would move from which to which."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from comity.report.content import Figure
from comity.report.figures.layers import Placing, place
from comity.report.figures.shapes import handle_mark, legend_words
from comity.report.findings import Findings, Outcome
from comity.report.palette import colour, dash, mark
from comity.report.phrasing import label_rows, outcome_words, player_name
from comity.report.svg import arrowhead, box, document, element, group, label, number, segment, stroke, text_width

BOX, GAPS, MOST_ACROSS, MOST_NODES, MOST_EXTRA = (206.0, 84.0), (26.0, 62.0), 4, 14, 16


@dataclass(frozen=True, slots=True)
class Arrow:
    """A move of one party between two outcomes of the picture."""

    player: int
    origin: int
    target: int
    pays: bool
    one_way: bool
    on_way: bool


def graph_figure(f: Findings) -> Figure | None:
    """Return the picture of moves among outcomes; None where there is nothing to connect."""
    nodes = _nodes(f)
    arrows = _arrows(f, nodes)
    if len(nodes) < 2 or not arrows:
        return None
    linked = {s for a in arrows for s in (a.origin, a.target)}
    nodes = [s for s in nodes if s in linked]
    placing = place(_layers(f, nodes, arrows), [(a.origin, a.target) for a in arrows], BOX, GAPS, MOST_ACROSS)
    head = 46.0
    below = 44.0 if any(placing.centre[a.origin][1] == placing.centre[a.target][1] for a in arrows) else 4.0
    key, key_width = _key(f, arrows)
    lines = "".join(_arrow(f, a, e, placing) for e, a in enumerate(arrows))
    boxes = "".join(_box(f, s, placing) for s in nodes)
    width = max(placing.width, key_width) + 4
    shift = (width - placing.width) / 2
    body = key + element("g", lines + boxes, transform=f"translate({number(shift)} {number(head)})")
    alt = " ".join(_told(f, a) for a in arrows)
    return Figure(
        "moves",
        "Who would move from which outcome to which",
        _caption(f, arrows),
        alt,
        document("moves", width, placing.height + head + below, "Moves among the outcomes", alt, body),
        ("by", "from", "to", "from in words", "to in words", "gains by it", "can be undone"),
        tuple(
            (
                player_name(f.model, a.player).name,
                _name(f, a.origin),
                _name(f, a.target),
                outcome_words(f, a.origin),
                outcome_words(f, a.target),
                "yes" if a.pays else "no",
                "no" if a.one_way else "yes",
            )
            for a in arrows
        ),
    )


def _caption(f: Findings, arrows: list[Arrow]) -> str:
    text = "Each arrow is a move that one party can make on its own; its line and mark say which party."
    if f.today is not None:
        text += " Boxes say what differs from today."
    if any(not a.pays for a in arrows):
        text += " A hollow arrowhead: the move does not pay the party that makes it."
    if any(a.one_way for a in arrows):
        text += " A bar across the start of an arrow: the move cannot be undone."
    return text


def _nodes(f: Findings) -> list[int]:
    """Return the outcomes shown and what lies on the shortest ways to them, as many as can be read."""
    nodes = [o.state for o in f.shown]
    ways = sorted((o.way.steps for o in f.shown if o.way and o.way.steps), key=len)
    for steps in ways:
        between = [s.target for s in steps if s.target not in nodes]
        if len(nodes) + len(between) <= MOST_NODES:
            nodes += list(dict.fromkeys(between))
    return nodes


def _arrows(f: Findings, nodes: list[int]) -> list[Arrow]:
    found: dict[tuple[int, int, int], Arrow] = {}
    for o in f.shown:
        for step, fixed in zip(o.way.steps, o.way.one_way, strict=True) if o.way else ():
            if step.origin in nodes and step.target in nodes:
                found[step.player, step.origin, step.target] = Arrow(
                    step.player, step.origin, step.target, step.improves, fixed, True
                )
    extra = [a for a in _gains(f, nodes) if (a.player, a.origin, a.target) not in found]
    return [*found.values(), *extra[:MOST_EXTRA]]


def _gains(f: Findings, nodes: list[int]) -> list[Arrow]:
    """Return the moves among the nodes that pay those who make them."""
    states, out = np.array(nodes, np.int64), []
    for player in range(f.model.n_players):
        origin, target = f.model.moves.pairs(player, states)
        rank = f.model.ranks[player]
        for o, t in zip(origin.tolist(), target.tolist(), strict=True):
            if t in nodes and rank[t] > rank[nodes[o]]:
                out.append(Arrow(player, nodes[o], t, True, not _can_return(f, player, t, nodes[o]), False))
    return sorted(out, key=lambda a: (nodes.index(a.origin), nodes.index(a.target)))


def _can_return(f: Findings, player: int, state: int, to: int) -> bool:
    _, targets = f.model.moves.pairs(player, np.array([state]))
    return bool((targets == to).any())


def _layers(f: Findings, nodes: list[int], arrows: list[Arrow]) -> dict[int, int]:
    """Return how many steps each node is from today along the arrows; what cannot be reached comes last."""
    roots = [f.today.state] if f.today is not None and f.today.state in nodes else [a.origin for a in arrows[:1]]
    layer, front = dict.fromkeys(roots, 0), roots
    for shown in (True, False):
        front = list(layer)
        while front:
            new = [a.target for a in arrows if a.origin in front and a.target not in layer and (a.on_way or not shown)]
            for a in arrows:
                if a.target in new and a.origin in front and a.target not in layer:
                    layer[a.target] = layer[a.origin] + 1
            front = list(dict.fromkeys(new))
    last = max(layer.values())
    return {s: layer.get(s, last + 1) for s in nodes}


def _box(f: Findings, state: int, placing: Placing) -> str:
    x, y = placing.centre[state]
    w, h = BOX
    o = f.outcome(state)
    firm = o is not None and (f.is_firm(o) if f.readings is not None else o.credible)
    body = box(
        x - w / 2,
        y - h / 2,
        w,
        h,
        stroke="var(--accent)" if firm else "var(--strong-rule)",
        width=2 if firm else 1,
        fill="var(--paper)" if o else "var(--panel)",
        dash="" if o else "4 3",
    )
    if o is not None:
        body += handle_mark(o.handle, x - w / 2 + (28 if o.today else 20), y - h / 2 + 18)
        words = _standing(f, o)
        body += label(x + w / 2 - 8, y - h / 2 + 21, words, size=10.5, fill="var(--muted)", anchor="end")
    rows = ((None, "as it stands"),) if o is not None and o.today else label_rows(f, state)
    top = 34 if o is not None else 6
    body += legend_words(rows, x - w / 2 + 8, y - h / 2 + top, w - 14, h - top - 4, size=10.5)
    return group(body, outcome_words(f, state))


def _standing(f: Findings, o: Outcome) -> str:
    """Return in few words how an outcome stands."""
    if f.readings is not None:
        count = max(o.share.get("nash", 0), o.share.get("seq", 0))
        return f"holds in {count} of {len(f.readings.combinations)} readings"
    return "would hold" if o.credible else "held by a threat" if o.holds else "would be left"


def _arrow(f: Findings, a: Arrow, edge: int, placing: Placing) -> str:
    start, end = placing.centre[a.origin], placing.centre[a.target]
    down = start[1] <= end[1]
    bends = placing.bends[edge] if down else placing.bends[edge][::-1]
    points = _ports(start, end, bends, edge)
    look = {"colour": colour(player_name(f.model, a.player).place), "dash": dash(player_name(f.model, a.player).place)}
    body = stroke(_curve(points), width=2.2 if a.on_way else 1.4, **look)
    (x1, y1), (x0, y0) = points[-1], points[-2]
    body += _head(x1, y1, 0.35 * (x1 - x0), y1 - y0, look["colour"], a.pays)
    sx, sy = points[0]
    if a.one_way:
        way = 7 if points[1][1] >= sy else -7
        body += segment(sx - 7, sy + way, sx + 7, sy + way, colour=look["colour"], width=3)
    mx, my = _middle(points)
    body += element("circle", cx=mx, cy=my, r=8.5, style="fill:var(--paper);stroke:none")
    body += label(
        mx, my + 4.2, mark(player_name(f.model, a.player).place), size=12, fill=look["colour"], anchor="middle"
    )
    return group(body, _told(f, a))


def _ports(
    start: tuple[float, float], end: tuple[float, float], bends: tuple[tuple[float, float], ...], edge: int
) -> list[tuple[float, float]]:
    """Return the points an arrow passes; arrows leave and enter a box at places of their own."""
    half = BOX[1] / 2
    if start[1] == end[1]:  # in one row: round below
        side = 1 if end[0] > start[0] else -1
        low = start[1] + half + GAPS[1] * (0.42 if side > 0 else 0.62)
        return [
            (start[0] + 40 * side, start[1] + half),
            ((start[0] + end[0]) / 2, low),
            (end[0] - 40 * side, end[1] + half),
        ]
    sign = 1 if end[1] > start[1] else -1
    lean = max(-70.0, min(70.0, (end[0] - start[0]) * 0.3)) + (edge % 5 - 2) * 9
    back = max(-70.0, min(70.0, (start[0] - end[0]) * 0.3)) + (edge % 5 - 2) * 9
    if sign < 0:
        lean, back = lean + 24, back + 24
    return [(start[0] + lean, start[1] + sign * half), *bends, (end[0] + back, end[1] - sign * half)]


def _curve(points: list[tuple[float, float]]) -> str:
    """Return a smooth line that leaves and enters upright."""
    d = f"M{number(points[0][0])} {number(points[0][1])}"
    for (x0, y0), (x1, y1) in pairwise(points):
        mid = (y0 + y1) / 2
        d += f"C{number(x0)} {number(mid)} {number(x1)} {number(mid)} {number(x1)} {number(y1)}"
    return d


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    if len(points) % 2:
        return points[len(points) // 2]
    (x0, y0), (x1, y1) = points[len(points) // 2 - 1], points[len(points) // 2]
    return (x0 + x1) / 2, (y0 + y1) / 2


def _head(x: float, y: float, dx: float, dy: float, tint: str, filled: bool) -> str:
    if filled:
        return arrowhead(x, y, dx, dy, tint, 10)
    outer = arrowhead(x, y, dx, dy, tint, 12)
    return outer.replace(f"fill:{tint}", f"fill:var(--paper);stroke:{tint};stroke-width:1.6")


def _key(f: Findings, arrows: list[Arrow]) -> tuple[str, float]:
    """Return the key of the lines, and its width."""
    x, out = 2.0, []
    for player in sorted({a.player for a in arrows}):
        name = player_name(f.model, player)
        out.append(segment(x, 16, x + 34, 16, colour=colour(name.place), width=2.2, dash=dash(name.place)))
        out.append(element("circle", cx=x + 17, cy=16.0, r=8.0, style="fill:var(--paper);stroke:none"))
        out.append(label(x + 17, 20, mark(name.place), size=12, fill=colour(name.place), anchor="middle"))
        out.append(label(x + 40, 20, name.name, size=12, fill=colour(name.place), bold=True))
        x += 40 + text_width(name.name, 12, bold=True) + 22
    return "".join(out), x


def _name(f: Findings, state: int) -> str:
    o = f.outcome(state)
    return o.handle if o else f.model.label(state)


def _told(f: Findings, a: Arrow) -> str:
    name = player_name(f.model, a.player).name
    there = f.outcome(a.target)
    words = f"to {there.handle}" if there else f"to “{outcome_words(f, a.target)}”"
    origin = f.outcome(a.origin)
    start = origin.handle if origin else f"“{outcome_words(f, a.origin)}”"
    extras = [w for w, on in (("which does not pay it", not a.pays), ("which cannot be undone", a.one_way)) if on]
    return f"{name} can move from {start} {words}{', ' + ' and '.join(extras) if extras else ''}."
