"""What share of a programme fits, as bars from none to all, and when everything could be delivered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.report.content import Figure
from comity.report.figures.said import HARD, datum, joined, percent
from comity.report.programme_chapter.pictures.periods import LEFT, RIGHT, SIZE, WIDTH, Track, feet
from comity.report.svg import box, document, element, group, label, labels, segment, text_width, wrap

ROOM = 74.0
"""What the number at the end of a bar gets."""
BAR = 15.0


@dataclass(frozen=True, slots=True)
class Part:
    """
    A share of something, from 0 to 1.

    Parameters
    ----------
    name : str
    share : float or None
        What is known to fit; None where nothing is.
    at_most : float
        No more fits; above ``share`` where the search ended first.
    strong : bool
        Whether this is the main answer.
    """

    name: str
    share: float | None
    at_most: float
    strong: bool = False

    @property
    def sure(self) -> bool:
        """Return whether the share is known exactly."""
        return self.share is not None and self.at_most <= self.share + 1e-9

    @property
    def words(self) -> str:
        """
        Return the share in words.

        Examples
        --------
        >>> Part("", 0.5, 0.5).words, Part("", 0.5, 0.75).words, Part("", None, 1.0).words
        ('50\xa0%', '50\xa0% to 75\xa0%', 'not known')
        """
        if self.share is None:
            return "not known" if self.at_most >= 1 else f"{percent(self.at_most)} at most"
        return percent(self.share) if self.sure else f"{percent(self.share)} to {percent(self.at_most)}"


def parts_figure(id_: str, title: str, caption: str, parts: Sequence[Part]) -> Figure | None:
    """Return the picture of shares; None where there are none."""
    if not parts:
        return None
    room = max(ROOM, 12 + max(text_width(p.words, SIZE + 1, bold=True) for p in parts))
    rim = RIGHT - room
    body, y = "", 4.0
    for p in parts:
        drawn, y = _part(p, rim, y)
        body += drawn
    for tick, words in ((0.0, "none"), (0.5, f"50{HARD}%"), (1.0, "all")):
        x = LEFT + (rim - LEFT) * tick
        anchor = "start" if tick == 0 else "middle"
        body += segment(x, y, x, y + 4, colour="var(--strong-rule)")
        body += label(x, y + 16, words, size=SIZE, fill="var(--muted)", anchor=anchor)
    body += segment(LEFT, y, rim, y, colour="var(--strong-rule)")
    reading = "A pale end to a bar is what is not known." if any(not p.sure for p in parts) else ""
    alt = f"{title}. " + " ".join(f"{p.name}: {p.words}." for p in parts)
    data = tuple((p.name, datum(p.share), datum(p.at_most)) for p in parts)
    drawing = document(id_, WIDTH, y + 22, title, alt, body)
    return Figure(id_, title, joined(caption, reading), alt, drawing, ("what", "share", "at most"), data, narrow=True)


def _part(p: Part, rim: float, y: float) -> tuple[str, float]:
    words = wrap(p.name, SIZE + 0.5, WIDTH - 8, lines=2, bold=p.strong)
    out = labels(LEFT, y + 13, words, size=SIZE + 0.5, bold=p.strong)
    top = y + 5 + 15.5 * len(words)
    wide = rim - LEFT
    high = BAR if p.strong else BAR - 5
    out += box(LEFT, top, wide, high, fill="var(--paper)", stroke="var(--strong-rule)", r=0)
    if p.share is None or not p.sure:
        out += box(LEFT, top, wide * p.at_most, high, fill="var(--hold-4)", stroke="var(--hold)", r=0, dash="3 2")
    if p.share:
        ink = "var(--hold)" if p.strong else "var(--hold-2)"
        out += box(LEFT, top, wide * p.share, high, fill=ink, stroke="none", r=0)
    out += label(rim + 8, top + high / 2 + 4.5, p.words, size=SIZE + 1, bold=p.strong)
    return group(out, f"{p.name}: {p.words}"), top + high + 9


def finish_figure(
    id_: str, title: str, caption: str, names: Sequence[str], last_due: int, finish: int | None, not_before: int
) -> Figure | None:
    """
    Return the picture of when all could be delivered if it may be late; None where there are no periods.

    Parameters
    ----------
    last_due : int
        The period in which the last quantity is due; 0 where nothing is.
    finish : int or None
        The period by whose end all can be delivered, counted from 1; past the last one where names end before it.
    not_before : int
        It cannot be done before this period.
    """
    if not names or not last_due:
        return None
    n = len(names)
    never = finish is None and not_before > n
    end = finish if finish is not None else min(n, not_before)
    more = max(0, end - n)
    shown = [*names, *(f"+{k}" for k in range(1, more + 1))] if more <= n else list(names)
    track = Track(tuple(shown))
    out = label(track.ends(last_due), 14, "the last is due", size=SIZE, anchor=_side(track.ends(last_due)))
    y = 22.0
    out += box(LEFT, y, track.ends(last_due) - LEFT, 11, fill="var(--hold-3)", stroke="var(--hold)", r=0)
    at = min(RIGHT, track.ends(end))
    top = y + 17
    done = finish is not None and finish <= not_before
    dash = "" if done else "4 3"
    fill = "var(--hold)" if done else "var(--hold-4)"
    if at > LEFT:
        out += box(LEFT, top, at - LEFT, 11, fill=fill, stroke="var(--hold)", r=0, dash=dash)
    told = _told_finish(names, finish, not_before)
    if never:
        out += element("path", d=f"M{RIGHT - 9} {top - 3}l9 8.5l-9 8.5z", style="fill:var(--hold)")
    out += label(min(at, RIGHT), top + 25, told, size=SIZE, bold=True, anchor=_side(at))
    foot = top + 33
    if more and more <= n:
        out += segment(track.ends(n), y - 4, track.ends(n), top + 13, colour="var(--ink)", dash="3 3")
    body = out + feet(track, foot)
    alt = f"{title}. The last is due in period {names[last_due - 1]}; {told}."
    rows = (("the last is due", names[last_due - 1], last_due), (told, _name(names, finish), finish or ""))
    drawing = document(id_, WIDTH, foot + 22, title, alt, body)
    head = ("what", "period", "number of the period")
    return Figure(id_, title, caption, alt, drawing, head, rows, narrow=True)


def _name(names: Sequence[str], period: int | None) -> str:
    if period is None:
        return ""
    return names[period - 1] if 0 < period <= len(names) else str(period)


def _side(x: float) -> str:
    return "end" if x > WIDTH / 2 else "start"


def _told_finish(names: Sequence[str], finish: int | None, not_before: int) -> str:
    if finish is None:
        return "not all of it within these periods" if not_before > len(names) else "not known when all is delivered"
    if finish == 0:
        return "stock at the start is enough"
    name = _name(names, finish)
    more = finish - len(names)
    if more > 0:
        latest = "" if finish <= not_before else " at the latest"
        return f"all of it, {more:,} period{'' if more == 1 else 's'} after the last{latest}"
    sure = "" if finish <= not_before else " at the latest"
    return f"all of it delivered by {name}{sure}"
