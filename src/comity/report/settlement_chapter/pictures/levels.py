"""How often each level of each issue is in the package that a solution chooses, over drawn values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.report.content import Figure
from comity.report.figures.shapes import handle_mark
from comity.report.odds.chance import Chance, short_words
from comity.report.svg import box, document, group, label, labels, segment, wrap

WIDTH, LEFT, BAR, SIZE, LINE = 420.0, 214.0, 128.0, 12.0, 14.0
PAD = 7.0


@dataclass(frozen=True, slots=True)
class LevelShare:
    """A level: its words, how often the solution has it, and whether it has it with all values at their middle."""

    words: str
    chance: Chance
    middle: bool


@dataclass(frozen=True, slots=True)
class IssueShares:
    """An issue with its levels in the order of the case."""

    words: str
    levels: tuple[LevelShare, ...]


def levels_figure(issues: Sequence[IssueShares], solution: str, handle: str, draws: int) -> Figure | None:
    """
    Return the picture; None where there is no issue with levels.

    Parameters
    ----------
    issues : sequence of IssueShares
    solution, handle : str
        What the solution is called, and its letter.
    draws : int
        Draws in which some package is acceptable to all: what the shares are of.
    """
    if not issues:
        return None
    body, y = "", 4.0
    for issue in issues:
        drawn, y = _issue(issue, handle, y)
        body += drawn
    title = f"How often each level is in the {solution} package when the values are drawn"
    alt = f"{title}. " + " ".join(_told(i) for i in issues)
    return Figure(
        "drawn-levels",
        title,
        f"Of {draws:,} draws in which some package is acceptable to all. The bar is the share of draws, the line "
        f"across its end the 95 % interval, told beside it. {handle} marks the level with every value at the middle of "
        "its interval. Where several packages are as good in a draw each counts, so shares can add up to more than 1. "
        "A share of draws is not the probability that the parties agree on it.",
        alt,
        document("drawn-levels", WIDTH, y, title, alt, body),
        ("issue", "level", "share of draws", "from", "to", "in the package at the middle values"),
        tuple(
            (i.words, x.words, round(x.chance.p, 4), round(x.chance.low, 4), round(x.chance.high, 4), _yes(x.middle))
            for i in issues
            for x in i.levels
        ),
        narrow=True,
    )


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _told(issue: IssueShares) -> str:
    return (
        f"{issue.words}: " + ", ".join(f"{x.words} {short_words(x.chance)}" for x in issue.levels if x.chance.p) + "."
    )


def _issue(issue: IssueShares, handle: str, y: float) -> tuple[str, float]:
    """Return an issue, and where the next begins: levels that some draw has as bars, the others named in a line."""
    head = wrap(issue.words, SIZE + 0.5, WIDTH - 8, lines=2, bold=True)
    out = segment(0, y, WIDTH, y, colour="var(--rule)") + labels(4, y + 17, head, size=SIZE + 0.5, bold=True)
    y += 8 + 16 * len(head)
    for level in issue.levels:
        if level.chance.p or level.middle:
            drawn, y = _level(level, handle, y)
            out += drawn
    never = [x.words for x in issue.levels if not x.chance.p and not x.middle]
    if never:
        rows = wrap(f"In no draw: {', '.join(f'“{x}”' for x in never)}", SIZE - 0.5, WIDTH - 12, lines=6)
        out += labels(4, y + 12, rows, size=SIZE - 0.5, leading=1.2, fill="var(--muted)")
        y += LINE * len(rows) + 2
    return out, y + PAD


def _level(level: LevelShare, handle: str, y: float) -> tuple[str, float]:
    rows, c = wrap(level.words, SIZE, LEFT - 36, lines=3), level.chance
    high = LINE * len(rows) + 6
    middle = y + high / 2
    out = handle_mark(handle, LEFT - 14, middle, r=8) if level.middle else ""
    first = middle + 4 - (len(rows) - 1) * LINE / 2
    out += labels(LEFT - 28, first, rows, size=SIZE, leading=LINE / SIZE, anchor="end")
    out += box(LEFT, middle - 5, BAR, 10, fill="var(--panel)", stroke="var(--rule)", r=1.5)
    if c.p:
        out += box(LEFT, middle - 5, max(1.5, BAR * c.p), 10, fill="var(--hold-2)", stroke="none", r=1.5)
    if not c.exact:
        out += segment(LEFT + BAR * c.low, middle, LEFT + BAR * c.high, middle, colour="var(--ink)", width=1.6)
    out += label(LEFT + BAR + 8, middle + 4, short_words(c), size=SIZE - 0.5)
    return group(out, f"{level.words}: {short_words(c)}"), y + high
