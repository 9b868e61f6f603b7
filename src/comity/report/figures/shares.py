"""How often each choice is made among the outcomes at hand: one bar per choice, grouped by party."""

from __future__ import annotations

from comity.case.nouns import Option
from comity.conflict.large import Found
from comity.report.content import Figure
from comity.report.large.subject import LargeSubject, all_listed, shown
from comity.report.palette import colour, mark
from comity.report.phrasing import party_name
from comity.report.svg import box, document, group, label, labels, segment, wrap

WIDTH, LEFT, BAR, TOP = 590.0, 290.0, 200.0, 46.0
LINE, PAD, HEAD = 14.0, 6.0, 27.0


def shares_figure(s: LargeSubject) -> Figure | None:
    """Return the picture; None where fewer than two outcomes are at hand."""
    head = s.head
    if head is None or len(shown(head)) < 2:
        return None
    states = shown(head)
    counts = {o.id: sum(x >> k & 1 for x in states) for k, o in enumerate(s.conflict.options)}
    body, y = _scale(len(states)), TOP
    for party in s.parties:
        mine = [o for o in s.conflict.options if o.by == party]
        if mine:
            drawn, y = _party(s, head, mine, counts, len(states), y)
            body += drawn
    title = f"How often each choice is made: {_of(head)}"
    alt = f"{title}. " + " ".join(_told(s, o, head, counts[o.id], len(states)) for o in s.conflict.options)
    return Figure(
        "shares",
        title,
        _caption(head),
        alt,
        document("shares", WIDTH, y + 8, title, alt, body),
        ("party", "choice", "made in", "of", "in every outcome that would hold"),
        tuple(
            (s.case.party(o.by).name, o.text or o.id, counts[o.id], len(states), _fixed(head, o) or "differs")
            for o in s.conflict.options
        ),
    )


def _of(head: Found) -> str:
    """Return which outcomes are counted."""
    n = len(shown(head))
    if head.sample:
        return f"of {n:,} outcomes drawn by lot"
    return (
        f"of all {n:,} outcomes that would hold"
        if all_listed(head) and not head.lumps
        else f"of the {n:,} outcomes listed"
    )


def _caption(head: Found) -> str:
    what = "The bar and the number say in how many of them a choice is made. "
    fixed = "“Always” and “never” are proven for every outcome that would hold, listed or not. "
    if head.why:
        fixed = "“Always” and “never” are said of every outcome proven to hold. "
    fixed = fixed if head.always or head.never else ""
    if head.sample:
        return f"{what}{fixed}They were drawn by lot, each as likely as any other, from all that would hold."
    if all_listed(head) and not head.lumps:
        return f"{what}{fixed}How often a choice is made does not say how likely it is."
    first = "Those listed are the ones found first, no fair sample: a long bar does not say that a choice is likely."
    return f"{what}{fixed}{first}"


def _scale(n: int) -> str:
    out = label(LEFT, TOP - 28, "made in", size=11, fill="var(--muted)")
    for value, anchor in ((0, "start"), (n, "end")):
        x = LEFT + BAR * value / n
        out += label(x, TOP - 12, f"{value:,}", size=11, fill="var(--muted)", anchor=anchor)
    return out


def _party(
    s: LargeSubject, head: Found, mine: list[Option], counts: dict[str, int], n: int, y: float
) -> tuple[str, float]:
    """Return the bars of one party, drawn from y on, and where the next party begins."""
    name = party_name(s.case, mine[0].by)
    out = segment(0, y, WIDTH, y, colour="var(--rule)")
    out += label(0, y + 19, mark(name.place), size=11, fill=colour(name.place))
    rows = wrap(name.name, 12.5, LEFT - 30, lines=1, bold=True)
    out += labels(16, y + 19, rows, size=12.5, fill=colour(name.place), bold=True)
    y += HEAD
    for option in mine:
        drawn, height = _bar(head, option, counts[option.id], n, y, colour(name.place))
        out += group(drawn, _told(s, option, head, counts[option.id], n))
        y += height
    return out, y + 4


def _bar(head: Found, option: Option, count: int, n: int, y: float, ink: str) -> tuple[str, float]:
    words = wrap(option.text or option.id, 11.5, LEFT - 34, lines=3)
    height = LINE * len(words) + PAD
    middle = y + LINE * len(words) / 2
    out = labels(16, y + 11, words, size=11.5, leading=LINE / 11.5)
    out += box(LEFT, middle - 5, BAR, 10, fill="var(--panel)", stroke="var(--rule)", r=2)
    if count:
        out += box(LEFT, middle - 5, BAR * count / n, 10, fill=ink, stroke="none", r=2)
    fixed = _fixed(head, option)
    told = fixed or f"{count:,} of {n:,}"
    return out + label(LEFT + BAR + 12, middle + 4, told, size=11.5, bold=bool(fixed)), height


def _fixed(head: Found, option: Option) -> str:
    return "always" if option.id in head.always else "never" if option.id in head.never else ""


def _told(s: LargeSubject, option: Option, head: Found, count: int, n: int) -> str:
    fixed = _fixed(head, option)
    how = f"{fixed} made" if fixed else f"made in {count:,} of {n:,}"
    return f"{s.case.party(option.by).name}: {option.text or option.id}: {how}."
