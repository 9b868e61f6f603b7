"""The same map over the windows, small and side by side: every actor keeps its place and every group its look."""

from __future__ import annotations

from collections.abc import Sequence

from comity.report.alignment_chapter.pictures.network_map import Mapped, biggest, by_size, days_of, window_words
from comity.report.alignment_chapter.pictures.strokes import chosen, tie_paths
from comity.report.content import Figure
from comity.report.figures.looks import SMALL, haloed, outlines, shape
from comity.report.figures.said import joined, listed, spread
from comity.report.phrasing import plural
from comity.report.svg import box, document, element, group, label, number, segment, shorten, text_width, wrap

WIDTH, GAP, SIZE, HEAD = 480.0, 10.0, 13.0, 21.0
MOST, MOST_TIES, NAMED = 12, 500, 3
LARGER, LEAST = 1.5, 6.5
"""How much larger than to scale the dots are drawn, and their least size, so that they can still be told apart."""
Box = tuple[float, float, float, float]


def small_maps(id_: str, title: str, caption: str, windows: Sequence[Mapped]) -> Figure | None:
    """
    Return the small maps of up to twelve windows, evenly chosen, the first and the last among them.

    Parameters
    ----------
    caption : str
        Comes before the words that say how the maps are read.
    windows : sequence of Mapped
        In the order of time, from one layout; windows without ties leave an empty frame.

    Returns
    -------
    Figure or None
        None where there are fewer than two windows with a tie.
    """
    if sum(len(m.snapshot.a) > 0 for m in windows) < 2:
        return None
    shown = [windows[k] for k in spread(len(windows), MOST)]
    names = biggest(shown, NAMED)
    keys, top = _keys(shown)
    columns = 2 if len(shown) <= 4 else 3
    wide = (WIDTH - GAP * (columns - 1)) / columns
    ratio = max(m.size[1] / m.size[0] for m in shown)
    high = HEAD + wide * ratio + 8
    body = keys
    for k, m in enumerate(shown):
        at = (wide + GAP) * (k % columns), top + high * (k // columns)
        body += _panel(m, names, at, wide, ratio)
    alt = f"{title}. " + " ".join(_told(m) for m in shown)
    said = joined(caption, _reading(shown, len(windows), names))
    rows = tuple(row for m in shown for row in _rows(m))
    height = top + high * ((len(shown) + columns - 1) // columns)
    columns_ = ("from", "to", "actor", "group", "ties for", "ties against")
    drawing = document(id_, WIDTH, height, title, alt, body)
    return Figure(id_, title, said, alt, drawing, columns_, rows, narrow=True)


def _reading(shown: Sequence[Mapped], count: int, names: Sequence[str]) -> str:
    some = f"{len(shown)} of {count} windows are drawn, evenly chosen. " if len(shown) < count else ""
    against = any(m.snapshot.negative for m in shown)
    lines = "Full lines are ties for one another, dashed lines ties against. " if against else ""
    left = sum(chosen(m.snapshot, MOST_TIES).left_out for m in shown)
    out = f" In all, {plural(left, 'lighter tie')} are not drawn." if left else ""
    named = listed([shown[-1].name(n) for n in names])
    look = f"Shape and colour tell the {shown[0].called}, as far as one can be followed from map to map. "
    return (
        f"{some}{lines}{look if any(m.groups for m in shown) else ''}Actors keep their places as far as their ties "
        f"allow. Named are the actors whose ties weigh most over all maps drawn: {named}.{out}"
    )


def _told(m: Mapped) -> str:
    s = m.snapshot
    groups = sum(len(g.members) > 1 for g in m.groups)
    of = f", {groups} groups" if groups else ""
    return f"{window_words(s.first, s.last)}: {len(s.actors)} actors, {len(s.a)} ties, {s.negative} against{of}."


def _rows(m: Mapped) -> list[tuple[str | int, ...]]:
    s = m.snapshot
    group_of = {name: str(k + 1) for k, g in enumerate(m.groups) for name in g.members}
    ends = days_of(s)
    return [
        (*ends, m.name(name), group_of.get(name, ""), plus, minus)
        for name, (plus, minus) in zip(s.actors, m.degrees(), strict=True)
    ]


def _keys(shown: Sequence[Mapped]) -> tuple[str, float]:
    """Return the legend of the looks: after whom each group is called in the last map that has it."""
    parts: list[tuple[str, str]] = []
    if any(m.snapshot.negative for m in shown):
        parts += [("+", "tie for"), ("-", "tie against")]
    last: dict[int, str] = {}
    for m in shown:
        for g in m.groups:
            if g.place < SMALL:
                last[g.place] = g.name or f"with {', '.join(by_size(g, m)[:2])}"
    parts += [(str(place), last[place]) for place in sorted(last)]
    out, x, y = "", 2.0, 10.0
    for mark, words in parts:
        room = 34.0 if mark in "+-" else 18.0
        words = wrap(words, SIZE, WIDTH / 2 - room - 8, lines=1)[0]
        need = room + text_width(words, SIZE) + 16
        if x > 2 and x + need > WIDTH:
            x, y = 2.0, y + 19
        out += _key(mark, x, y) + label(x + room, y + 4, words, size=SIZE)
        x += need
    return out, y + (14 if parts else 0)


def _key(mark: str, x: float, y: float) -> str:
    if mark == "+":
        return segment(x, y, x + 27, y, colour="var(--muted)", width=1.4)
    if mark == "-":
        return segment(x, y, x + 27, y, colour="var(--against)", width=1.4, dash="4 2.5")
    return shape(int(mark), x + 7, y, 5.5)


def _panel(m: Mapped, names: Sequence[str], at: tuple[float, float], wide: float, ratio: float) -> str:
    x, y = at
    s, scale = m.snapshot, wide / m.size[0]
    words = window_words(s.first, s.last)
    out = label(x + 1, y + 14, words, size=SIZE, bold=True)
    count = plural(len(s.actors), "actor")
    if text_width(words, SIZE, bold=True) + text_width(count, SIZE - 1.5) + 10 < wide:
        out += label(x + wide - 1, y + 14, count, size=SIZE - 1.5, fill="var(--muted)", anchor="end")
    out += box(x, y + HEAD - 1, wide, wide * ratio + 2, fill="none", stroke="var(--rule)", r=3)
    ties = tie_paths(s, chosen(s, MOST_TIES), m.frame.x, m.frame.y, scale=1 / scale, fine=True)
    inside = ties + _dots(m)
    move = f"translate({number(x)} {number(y + HEAD)}) scale({scale:.4f})"
    out += element("g", inside, transform=move) if inside else ""
    return group(out + _names(m, names, (x, y + HEAD), wide, ratio), _told(m))


def _dots(m: Mapped) -> str:
    """Return the dots, those of the largest groups on top."""
    f, places = m.frame, m.places()
    marks: dict[int, list[tuple[float, float, float]]] = {}
    for name, x, y, r in zip(f.actors, f.x.tolist(), f.y.tolist(), f.radius.tolist(), strict=True):
        marks.setdefault(places.get(name, SMALL), []).append((x, y, max(r * LARGER, LEAST)))
    return "".join(outlines(place, marks[place]) for place in sorted(marks, reverse=True))


def _names(m: Mapped, names: Sequence[str], at: tuple[float, float], wide: float, ratio: float) -> str:
    """Return the names of the biggest, above or below their dots; one that finds no place is left out."""
    f, scale, size = m.frame, wide / m.size[0], SIZE - 2
    where = {name: k for k, name in enumerate(f.actors)}
    texts = {one.actor: one.text for one in f.labels}
    taken: list[Box] = []
    out = ""
    for name in (n for n in names if n in where):
        k = where[name]
        words = shorten(texts.get(k, m.name(name)), size, wide * 0.6, bold=True)
        half = text_width(words, size, bold=True) / 2
        r = float(f.radius[k]) * scale * LARGER
        x = min(max(float(f.x[k]) * scale, half + 1), wide - half - 1)
        for middle in (float(f.y[k]) * scale - r - 7, float(f.y[k]) * scale + r + 7):
            spot = (x - half, middle - 6.0, x + half, middle + 6.0)
            if spot[1] >= 0 and spot[3] <= wide * ratio and not any(_meet(spot, other) for other in taken):
                taken.append(spot)
                drawn = label(at[0] + x, at[1] + middle + 4, words, size=size, anchor="middle", bold=True)
                out += haloed(drawn)
                break
    return out


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
