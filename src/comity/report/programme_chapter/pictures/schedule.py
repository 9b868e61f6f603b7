"""Integration work as bars over periods: what waits for what, whose crew is taken over, what has no room to slip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from comity.programme.works.answer import Row
from comity.report.content import Figure
from comity.report.figures.said import joined, listed, said
from comity.report.programme_chapter.pictures.periods import RIGHT, SIZE, WIDTH, Track, feet
from comity.report.svg import arrowhead, box, document, element, group, label, labels, segment, stroke, wrap

LEFT, LINE, MOST_LINKS = 150.0, 13.6, 60


@dataclass(frozen=True, slots=True)
class Work:
    """
    One activity.

    Parameters
    ----------
    id, name : str
    start, end : int
        Its first and last period; a milestone ends before it begins.
    crews : tuple of (str, float)
        The crews that it needs, by name.
    after, takes_over : tuple of str
        Ids of activities that it was declared to wait for, and of those whose crew it takes over.
    tight : bool or None
        Whether it cannot end later without moving the finish.
    """

    id: str
    name: str
    start: int
    end: int
    crews: tuple[tuple[str, float], ...] = ()
    after: tuple[str, ...] = ()
    takes_over: tuple[str, ...] = ()
    tight: bool | None = None

    @property
    def needs(self) -> str:
        """Return the crews in words."""
        return ", ".join(f"{said(n, 4)} {c}" if n != 1 else c for c, n in self.crews)


def works_of(rows: Sequence[Row], called: Callable[[str], str] = str) -> tuple[Work, ...]:
    """Return the rows of a schedule as activities of the picture."""
    return tuple(
        Work(
            r.activity,
            called(r.activity),
            r.start,
            r.end,
            tuple((called(c), n) for c, n in r.needs if n),
            r.after,
            r.takes_over,
            r.tight,
        )
        for r in rows
    )


def schedule_figure(
    id_: str, title: str, caption: str, works: Sequence[Work], names: Sequence[str], periods: int = 0
) -> Figure | None:
    """
    Return the picture; None where there is no activity.

    Parameters
    ----------
    names : sequence of str
        What periods are called; those past the last are numbered.
    periods : int
        The periods of the programme; a line is drawn at their end where the work goes on after it.
    """
    if not works:
        return None
    last = max([*(w.end for w in works), *(w.start for w in works), 1])
    track = Track(tuple(names[t] if t < len(names) else str(t + 1) for t in range(last)), LEFT, RIGHT)
    body, y = _keys(works)
    top, places, drawn = y, {}, ""
    for w in works:
        one, after, y = _row(w, track, y)
        drawn += one
        places[w.id] = (w, after)
    if periods and last > periods:
        x = track.ends(periods)
        body += segment(x, top, x, y, colour="var(--ink)", dash="4 3", width=1.4)
    body += feet(track, y + 2, top) + drawn + _links(works, places, track)
    body += label(LEFT - 8, y + 17, "period", size=SIZE, fill="var(--muted)", anchor="end")
    alt = f"{title}. " + " ".join(_told(w, track, {v.id: v.name for v in works}) for w in works)
    known = {v.id: v.name for v in works}
    data = tuple(
        (
            w.name,
            _at(track, w.start),
            _at(track, w.end) if w.end >= w.start else "",
            w.needs,
            "; ".join(known.get(a, a) for a in w.after),
            "; ".join(known.get(a, a) for a in w.takes_over),
            "" if w.tight is None else "yes" if w.tight else "no",
        )
        for w in works
    )
    head = ("activity", "first period", "last period", "needs", "after", "takes over the crew of", "no room to slip")
    drawing = document(id_, WIDTH, y + 24, title, alt, body)
    return Figure(
        id_,
        title,
        joined(caption, _reading(works, periods if last > periods else 0)),
        alt,
        drawing,
        head,
        data,
        narrow=True,
    )


def _at(track: Track, period: int) -> str:
    return track.names[period - 1] if 1 <= period <= len(track.names) else str(period)


def _reading(works: Sequence[Work], end: int) -> str:
    links = "Arrows are left out, there are too many." if _count(works) > MOST_LINKS else ""
    return joined("The dashed line is the end of the last period of the programme." if end else "", links)


def _count(works: Sequence[Work]) -> int:
    here = {w.id for w in works}
    return sum(a in here for w in works for a in (*w.after, *w.takes_over))


def _keys(works: Sequence[Work]) -> tuple[str, float]:
    out, x, y = "", 4.0, 14.0
    keys = [
        ("var(--hold)", "no room to slip", any(w.tight for w in works)),
        ("var(--hold-3)", "may slip a little", any(w.tight is False for w in works)),
        ("var(--hold-4)", "room not known", any(w.tight is None for w in works)),
    ]
    for ink, words, there in keys:
        if there:
            out += box(x, y - 10, 18, 12, fill=ink, stroke="var(--hold)", r=0) + label(x + 24, y, words, size=SIZE)
            x += 42 + 6.0 * len(words)
    here = {w.id for w in works}
    links = [
        ("", "waits for", any(a in here for w in works for a in w.after)),
        ("3 2", "takes over its crew", any(a in here for w in works for a in w.takes_over)),
    ]
    if any(there for _, _, there in links) and _count(works) <= MOST_LINKS:
        x, y = 4.0, y + 18
        for dash, words, there in links:
            if there:
                out += segment(x, y - 4, x + 16, y - 4, colour="var(--ink)", dash=dash, width=1.3)
                out += arrowhead(x + 22, y - 4, 1, 0, "var(--ink)", 6) + label(x + 28, y, words, size=SIZE)
                x += 46 + 6.0 * len(words)
    return out, y + 10


def _row(w: Work, track: Track, y: float) -> tuple[str, float, float]:
    """Return a bar with its name, the middle of the bar, and where the row ends."""
    name = wrap(w.name, SIZE, LEFT - 12, lines=2)
    needs = wrap(w.needs, SIZE - 1, LEFT - 12, lines=2) if w.needs else []
    high = max(26.0, LINE * (len(name) + len(needs)) + 8)
    out = segment(4, y, RIGHT, y) + labels(4, y + 14, name, size=SIZE, leading=LINE / SIZE)
    out += labels(4, y + 14 + LINE * len(name), needs, size=SIZE - 1, leading=LINE / (SIZE - 1), fill="var(--muted)")
    middle = y + high / 2
    ink = "var(--hold)" if w.tight else "var(--hold-4)" if w.tight is None else "var(--hold-3)"
    if w.end < w.start:
        x = track.begins(w.start)
        points = f"{x:.1f},{middle - 6:.1f} {x + 6:.1f},{middle:.1f} {x:.1f},{middle + 6:.1f} {x - 6:.1f},{middle:.1f}"
        out += element("polygon", points=points, style=f"fill:{ink};stroke:var(--hold);stroke-width:1")
    else:
        a, b = track.begins(w.start), track.ends(w.end)
        out += box(a, middle - 7, max(1.5, b - a), 14, fill=ink, stroke="var(--hold)", r=0)
    return group(out, _told(w, track, {})), middle, y + high


def _links(works: Sequence[Work], places: dict[str, tuple[Work, float]], track: Track) -> str:
    """Return the arrows from the end of what is waited for to the beginning of what waits."""
    if _count(works) > MOST_LINKS:
        return ""
    out = ""
    for w in works:
        for dash, names in (("", w.after), ("3 2", tuple(a for a in w.takes_over if a not in w.after))):
            for name in names:
                if name in places:
                    out += _arrow(*places[name], *places[w.id], track, dash)
    return out


def _arrow(one: Work, y1: float, two: Work, y2: float, track: Track, dash: str) -> str:
    x1 = track.ends(one.end) if one.end >= one.start else track.begins(one.start)
    x2 = track.begins(two.start)
    down = 1 if y2 > y1 else -1
    tip = y2 - down * 8
    # down beside the bar, then on to the beginning of the other
    across = max(x1, x2) + 3 if x2 - x1 < 6 else x2 + 3
    d = f"M{x1:.1f} {y1:.1f}H{across:.1f}V{tip - down * 4:.1f}"
    return stroke(d, colour="var(--ink)", dash=dash, width=1.1) + arrowhead(across, tip, 0, down, "var(--ink)", 6)


def _told(w: Work, track: Track, names: dict[str, str]) -> str:
    if w.end < w.start:
        when = f"reached before period {_at(track, w.start)}"
    elif w.start == w.end:
        when = f"period {_at(track, w.start)}"
    else:
        when = f"periods {_at(track, w.start)} to {_at(track, w.end)}"
    needs = f", needs {w.needs}" if w.needs else ""
    after = f", after {listed([names.get(a, a) for a in w.after], 6)}" if w.after and names else ""
    over = [names.get(a, a) for a in w.takes_over if a not in w.after]
    taken = f", takes over the crew of {listed(over, 6)}" if over and names else ""
    tight = ", no room to slip" if w.tight else ""
    return f"{w.name}: {when}{needs}{after}{taken}{tight}."
