"""The map of one window: who stands with whom and against whom, and in which group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from comity.alignment.layout.frame import Frame, Label
from comity.alignment.network import Snapshot
from comity.report.alignment_chapter.pictures.followed import Group
from comity.report.alignment_chapter.pictures.strokes import Drawn, chosen, tie_paths
from comity.report.content import Figure
from comity.report.figures.looks import SMALL, haloed, shape
from comity.report.figures.said import joined, listed
from comity.report.phrasing import plural
from comity.report.svg import document, element, group, label, number, segment, text_width, wrap

SIZE, MOST_TIES = 12.5, 2500
LABEL, LEAST = 11.0, 2.8
Degrees = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Mapped:
    """
    What is on the map.

    Parameters
    ----------
    snapshot : Snapshot
    frame : Frame
        Of the same actors.
    size : pair of float
        Width and height of the layout.
    groups : tuple of Group
        Actors that are in none of them are drawn as small rings.
    called : str
        What a group is called: a camp, a community.
    names : mapping
        What actors are called where they are written out, if not by their names in the snapshot.
    """

    snapshot: Snapshot
    frame: Frame
    size: tuple[float, float]
    groups: tuple[Group, ...] = ()
    called: str = "community"
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, actor: str) -> str:
        """Return what an actor is called."""
        return self.names.get(actor, actor)

    def places(self) -> Mapping[str, int]:
        """Return the look of each actor that is in a group."""
        return {name: g.place for g in self.groups for name in g.members}

    def degrees(self) -> Degrees:
        """Return how many ties for and against each actor has."""
        s, n = self.snapshot, len(self.snapshot.actors)
        out = []
        for sign in (1, -1):
            rows = s.sign == sign
            out.append(np.bincount(np.concatenate((s.a[rows], s.b[rows])), minlength=n).tolist())
        return tuple(zip(*out, strict=True))


def map_figure(id_: str, title: str, caption: str, m: Mapped) -> Figure | None:
    """
    Return the map; None where there is no tie.

    Parameters
    ----------
    title : str
        Says what kinds of ties there are, and of when.
    caption : str
        Comes before the words that say how the map is read.
    m : Mapped
    """
    if not len(m.snapshot.a):
        return None
    drawn = chosen(m.snapshot, MOST_TIES)
    wide, high = m.size
    keys, top = _keys(m)
    inside = tie_paths(m.snapshot, drawn, m.frame.x, m.frame.y) + _leaders(m.frame)
    inside += _dots(m) + "".join(_label(one) for one in m.frame.labels)
    body = keys + element("g", inside, transform=f"translate(0 {number(top)})")
    alt = f"{title}. {_alt(m)}"
    said = joined(caption, _reading(m, drawn))
    rows = tuple(_rows(m))
    drawing = document(id_, wide, top + high + 2, title, alt, body)
    return Figure(id_, title, said, alt, drawing, ("a", "b", "sign", "weight", "from", "to"), rows)


def window_words(first: dt.date, last: dt.date) -> str:
    """
    Return a window in words.

    Examples
    --------
    >>> window_words(dt.date(1946, 1, 1), dt.date(1949, 12, 31))
    '1946–1949'
    >>> window_words(dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    '2024'
    """
    if (first, last) == (dt.date.min, dt.date.max):
        return "all time"
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if not whole:
        return f"{first.isoformat()} to {last.isoformat()}" if first != last else first.isoformat()
    return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"


def days_of(s: Snapshot) -> tuple[str, str]:
    """Return the first and the last day of a window for a table; empty where it has none."""
    return (
        "" if s.first == dt.date.min else s.first.isoformat(),
        "" if s.last == dt.date.max else s.last.isoformat(),
    )


def _rows(m: Mapped) -> list[tuple[str | float, ...]]:
    s = m.snapshot
    ends = days_of(s)
    columns = (s.a.tolist(), s.b.tolist(), s.sign.tolist(), s.weight.tolist())
    return [
        (m.name(s.actors[a]), m.name(s.actors[b]), sign, round(w, 6), *ends)
        for a, b, sign, w in zip(*columns, strict=True)
    ]


def _reading(m: Mapped, drawn: Drawn) -> str:
    against = m.snapshot.negative
    heavy = "; the heavier, the more weight" if len(set(m.snapshot.weight.tolist())) > 1 else ""
    lines = (
        f"Full lines are ties for one another, dashed lines ties against{heavy}"
        if against
        else f"Lines are ties{heavy}"
    )
    look = f" Shape and colour tell the {m.called}." if m.groups else ""
    near = " and foes are put apart" if against else ""
    gone = m.frame.dropped
    unnamed = (
        f" There was no room for the names of {plural(len(gone), 'actor')}: {listed([m.name(n) for n in gone], 8)}."
        if gone
        else ""
    )
    return (
        f"{lines}. Each mark is an actor, the larger the more its ties weigh together.{look} Those who are tied are "
        f"put near one another{near}, as far as a flat drawing allows; left, right, up and down mean nothing."
        f"{drawn.words()}{unnamed}"
    )


def _alt(m: Mapped) -> str:
    s = m.snapshot
    groups = " ".join(f"{_name(g, m)}: {listed(by_size(g, m), 6)}." for g in m.groups if g.place < SMALL)
    return (
        f"{plural(len(s.actors), 'actor')} with {plural(len(s.a) - s.negative, 'tie')} for one another and "
        f"{s.negative:,} against. {groups}"
    ).rstrip()


def _name(g: Group, m: Mapped) -> str:
    members = by_size(g, m)
    return g.name or f"{listed(members, 2 if len(members) > 3 else 3)}"


def _keys(m: Mapped) -> tuple[str, float]:
    """Return the legend: the two kinds of line, then the groups, row under row."""
    wide = m.size[0]
    parts: list[tuple[str, str]] = []
    if m.snapshot.negative:
        parts.append(("+", "tie for"))
        parts.append(("-", "tie against"))
    parts += [(str(g.place), _name(g, m)) for g in m.groups if g.place < SMALL]
    if len(m.places()) < len(m.snapshot.actors) or any(g.place >= SMALL for g in m.groups):
        parts.append((str(SMALL), "in no group, or in a small one" if m.groups else "actor"))
    out, x, y = "", 4.0, 10.0
    for mark, words in parts:
        room = 40.0 if mark in "+-" else 20.0
        words = wrap(words, SIZE, wide - room - 12, lines=1)[0]
        need = room + text_width(words, SIZE) + 18
        if x > 4 and x + need > wide:
            x, y = 4.0, y + 19
        out += _key(mark, x, y) + label(x + room, y + 4, words, size=SIZE)
        x += need
    return out, y + 16


def _key(mark: str, x: float, y: float) -> str:
    if mark == "+":
        return segment(x, y, x + 32, y, colour="var(--muted)", width=1.6)
    if mark == "-":
        return segment(x, y, x + 32, y, colour="var(--against)", width=1.6, dash="4 2.5")
    return shape(int(mark), x + 8, y, 6.0 if int(mark) < SMALL else 4.0)


def _dots(m: Mapped) -> str:
    """Return the dots, the small ones on top."""
    f, places = m.frame, m.places()
    degrees = m.degrees()
    out = ""
    for k in np.argsort(-f.radius, kind="stable").tolist():
        name = f.actors[k]
        dot = shape(places.get(name, SMALL), float(f.x[k]), float(f.y[k]), max(float(f.radius[k]), LEAST))
        plus, minus = degrees[k]
        out += group(dot, f"{m.name(name)}: {plural(plus, 'tie')} for, {minus} against")
    return out


def _leaders(f: Frame) -> str:
    return "".join(segment(*one.leader, colour="var(--strong-rule)", width=0.8) for one in f.labels if one.leader)


def _label(one: Label) -> str:
    return haloed(label(*one.at, one.text, size=LABEL, anchor=one.anchor, bold=True))


def by_size(g: Group, m: Mapped) -> list[str]:
    """Return the members of a group that are on the map by what they are called, the largest mark first."""
    size = dict(zip(m.frame.actors, m.frame.radius.tolist(), strict=True))
    return [m.name(n) for n in sorted((n for n in g.members if n in size), key=lambda n: (-size[n], n))]


def biggest(windows: Sequence[Mapped], most: int) -> tuple[str, ...]:
    """Return the actors whose ties weigh most over all windows, each window counting alike."""
    total: dict[str, float] = {}
    for m in windows:
        s, n = m.snapshot, len(m.snapshot.actors)
        weight = np.bincount(s.a, s.weight, n) + np.bincount(s.b, s.weight, n)
        for name, share in zip(s.actors, (weight / max(float(weight.sum()), 1e-300)).tolist(), strict=True):
            total[name] = total.get(name, 0.0) + share
    return tuple(sorted(total, key=lambda name: (-total[name], name))[:most])
