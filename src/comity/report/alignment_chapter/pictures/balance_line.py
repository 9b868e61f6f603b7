"""How near the network is to camps, window by window: the part of its ties that fits no split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.alignment.balance.measured import Balance
from comity.alignment.network import Snapshot
from comity.report.alignment_chapter.pictures.network_map import window_words
from comity.report.content import Figure
from comity.report.figures.axes import Panel, band, ends_of, grid, line, middle_year
from comity.report.figures.said import datum, joined, percent
from comity.report.svg import document, element, group, labels, segment, wrap

WIDTH, LEFT, RIGHT, TALL, SIZE = 420.0, 50.0, 12.0, 180.0, 12.0
FEW = 25
TWO = "two camps: ties that fit no split into two"
MANY = "any number of groups: ties that fit no split at all"
READING = (
    "The best split leaves so many ties that do not fit: friends apart, or foes together. The nearer to 0, the nearer "
    "is the network to camps that are friends within and foes across."
)
PROVEN = "No other split leaves fewer: that is proven for every window."
OPEN = "Where the ground under a line shows, or a dot is hollow, a split that leaves fewer has not been ruled out."


@dataclass(frozen=True, slots=True)
class Balanced:
    """
    The balance of one window.

    Parameters
    ----------
    at : float
        The year where it stands, such as its middle.
    words : str
        What the window is called.
    ties : int
    index, floor : int
        Ties that the best split into two camps leaves frustrated, and the floor that is proven; alike where the split
        is proven to be the best.
    groups, groups_floor : int
        The same for any number of groups; None where nobody looked for them.
    """

    at: float
    words: str
    ties: int
    index: int
    floor: int
    groups: int | None
    groups_floor: int | None


def balanced_of(snapshot: Snapshot, found: Balance) -> Balanced:
    """Return the balance of one window, placed at its middle."""
    words = window_words(snapshot.first, snapshot.last)
    groups = (found.grouping.index, found.grouping.bound) if found.thorough else (None, None)
    splits = (found.camps.index, found.camps.bound, *groups)
    return Balanced(middle_year(snapshot.first, snapshot.last), words, found.ties, *splits)


def balance_figure(id_: str, title: str, caption: str, windows: Sequence[Balanced]) -> Figure | None:
    """Return the picture; None where fewer than two windows have a tie. Windows without ties leave a gap."""
    if sum(w.ties > 0 for w in windows) < 2:
        return None
    two = [(w.at, _share(w.index, w.ties), _share(w.floor, w.ties)) for w in windows]
    many = [(w.at, _share(w.groups, w.ties), _share(w.groups_floor, w.ties)) for w in windows]
    open_ = any(w.index > w.floor or (w.groups or 0) > (w.groups_floor or 0) for w in windows)
    keys, y = _keys(open_)
    low, high = ends_of([0.0, *(v for s in (two, many) for _, v, _ in s)], floor=0.0, least=0.01)
    p = Panel(LEFT, WIDTH - RIGHT, y + 8, y + 8 + TALL, windows[0].at, windows[-1].at, low, high)
    body = keys
    for values, ground in ((two, "var(--hold-3)"), (many, "var(--against-3)")):
        body += band(p, [(at, floor, share) for at, share, floor in values], ground)
    body += grid(p, percent)
    body += line(p, [(at, s) for at, s, _ in many], colour="var(--against)", dash="7 4", width=2.0)
    body += line(p, [(at, s) for at, s, _ in two], colour="var(--hold)")
    body += "".join(_dot(w, p, len(windows) <= FEW) for w in windows if w.ties)
    alt = f"{title}. " + " ".join(_told(w) for w in (windows[0], windows[-1]))
    columns = ("window", "ties", "two camps", "two camps at least", "any groups", "any groups at least")
    rows = tuple(
        (w.words, w.ties, w.index, w.floor, _told_count(w.groups), _told_count(w.groups_floor)) for w in windows
    )
    shares = tuple((datum(a[1]), datum(b[1])) for a, b in zip(two, many, strict=True))
    data = tuple((*row, *share) for row, share in zip(rows, shares, strict=True))
    heads = (*columns, "two camps, share of ties", "any groups, share of ties")
    drawing = document(id_, WIDTH, p.bottom + 26, title, alt, body)
    return Figure(
        id_, title, joined(caption, READING, OPEN if open_ else PROVEN), alt, drawing, heads, data, narrow=True
    )


def _told_count(count: int | None) -> int | str:
    return "" if count is None else count


def _share(count: int | None, ties: int) -> float | None:
    return count / ties if ties and count is not None else None


def _keys(open_: bool) -> tuple[str, float]:
    rows = [("var(--hold)", "", 2.2, TWO), ("var(--against)", "7 4", 2.0, MANY)]
    out, y = "", 4.0
    for tint, dash, width, words in rows:
        out += segment(4, y + 6, 34, y + 6, colour=tint, dash=dash, width=width)
        said_ = wrap(words, SIZE, WIDTH - 48, lines=2)
        out += labels(42, y + 10, said_, size=SIZE)
        y += 16.0 * len(said_)
    if open_:
        out += element("rect", x=8.0, y=y + 1, width=22.0, height=10.0, style="fill:var(--hold-3)")
        out += labels(42, y + 10, ["down to where it is proven that it cannot lie lower"], size=SIZE)
        y += 16.0
    return out, y


def _dot(w: Balanced, p: Panel, few: bool) -> str:
    proven = w.index == w.floor
    look = "fill:var(--hold)" if proven else "fill:var(--paper);stroke:var(--hold);stroke-width:1.6"
    if proven and not few:
        look = "fill:transparent"
    dot = element("circle", cx=p.x(w.at), cy=p.y(w.index / w.ties), r=3.2, style=look)
    return group(dot, _told(w))


def _told(w: Balanced) -> str:
    if not w.ties:
        return f"{w.words}: no ties."
    floor = "" if w.index == w.floor else f" (at least {w.floor})"
    return (
        f"{w.words}: of {w.ties} ties {w.index}{floor} fit no split into two camps, {percent(w.index / w.ties)}; "
        f"{w.groups} fit no split into any number of groups."
    )
