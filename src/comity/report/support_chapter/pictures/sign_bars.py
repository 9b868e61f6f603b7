"""Bars of shares: how much of a region each sign takes, by chance of a cut and by position."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.report.content import Figure
from comity.report.support_chapter.pictures.fields import INK, LETTER, ORDER, fill, legend, patterns
from comity.report.support_chapter.wording import SHORT, percent
from comity.report.svg import box, document, group, label, segment, shorten, text_width
from comity.support.signs.result import Shares

WIDTH, LEFT, BAR, ROW, HEAD, SIZE = 420.0, 132.0, 282.0, 25.0, 28.0, 12.0


@dataclass(frozen=True, slots=True)
class Block:
    """Bars under one head: what each is called, and its shares."""

    head: str
    rows: tuple[tuple[str, Shares], ...]


def sign_bars(id_: str, title: str, caption: str, blocks: Sequence[Block]) -> Figure | None:
    """Return the picture; None where there is no bar."""
    rows = [(b.head, name, shares) for b in blocks for name, shares in b.rows]
    if not rows:
        return None
    signs = {sign: "" for sign in ORDER if any(getattr(s, sign) > 0 for _, _, s in rows)}
    keys, y = legend(id_, 4, 4, WIDTH - 8, signs)
    body = patterns(id_) + keys
    y += 4
    for block in blocks:
        if block.head:
            body += segment(0, y, WIDTH, y) + label(4, y + 18, block.head, size=SIZE, fill="var(--muted)", bold=True)
            y += HEAD
        for name, shares in block.rows:
            body += _bar(id_, name, shares, y)
            y += ROW
        y += 6
    alt = f"{title}. " + " ".join(f"{head} {name}: {_told(shares)}." for head, name, shares in rows)
    data = tuple(_row(*row) for row in rows)
    drawing = document(id_, WIDTH, y, title, alt, body)
    return Figure(id_, title, caption, alt, drawing, ("part", "which", *ORDER), data, narrow=True)


def _row(head: str, name: str, shares: Shares) -> tuple[str | float, ...]:
    return (head, name, *(round(float(getattr(shares, sign)), 6) for sign in ORDER))


def _told(shares: Shares) -> str:
    return ", ".join(f"{SHORT[s]} {percent(getattr(shares, s))}" for s in ORDER if getattr(shares, s) > 0)


def _bar(id_: str, name: str, shares: Shares, y: float) -> str:
    out = label(4, y + 16, shorten(name, SIZE, LEFT - 10), size=SIZE)
    x = LEFT
    for sign in ORDER:
        share = float(getattr(shares, sign))
        wide = BAR * share
        if share <= 0:
            continue
        out += box(x, y + 3, wide, 18, fill=fill(id_, sign), stroke="var(--strong-rule)", r=0, width=0.8)
        words = f"{LETTER[sign]} {percent(share)}"
        room = text_width(words, SIZE - 0.5, bold=True) + 6
        if room <= wide:
            ground = sign == "longer" or sign == "depends"
            if ground:
                out += box(x + wide / 2 - room / 2, y + 5.5, room, 13, fill="var(--paper)", stroke="none", r=2)
            ink = "var(--ink)" if ground else INK[sign]
            out += label(x + wide / 2, y + 16, words, size=SIZE - 0.5, fill=ink, anchor="middle", bold=True)
        x += wide
    return group(out, f"{name}: {_told(shares)}")
