"""What becomes of the outcomes that hold now: kept, lost and new, one bar a scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.report.content import Figure
from comity.report.svg import box, document, element, group, label, labels, segment, wrap

WIDTH, LEFT, BAR, SIZE, LINE = 420.0, 190.0, 176.0, 12.0, 14.0


@dataclass(frozen=True, slots=True)
class Kept:
    """
    A scenario, with how many of the outcomes that hold now it keeps, loses and adds, apart from support itself.

    Scenarios in a row with the same ``head`` stand under it.
    """

    head: str
    words: str
    kept: int
    lost: int
    new: int


def kept_figure(id_: str, title: str, caption: str, rows: Sequence[Kept]) -> Figure | None:
    """Return the picture; None where there is nothing to compare."""
    most = max((r.kept + r.lost + r.new for r in rows), default=0)
    if len(rows) < 2 or not most:
        return None
    body, y, head = _pattern(id_) + _keys(id_), 30.0, ""
    for r in rows:
        if r.head != head:
            drawn, y = under_head(r.head, y)
            body, head = body + drawn, r.head
        drawn, y = _row(id_, r, most, y)
        body += drawn
    alt = f"{title}. " + " ".join(f"{r.head} {r.words}: {_told(r)}.".lstrip() for r in rows)
    data = tuple((f"{r.head} {r.words}".lstrip(), r.kept, r.lost, r.new) for r in rows)
    drawing = document(id_, WIDTH, y + 4, title, alt, body)
    return Figure(id_, title, caption, alt, drawing, ("scenario", "kept", "lost", "new"), data, narrow=True)


def under_head(head: str, y: float) -> tuple[str, float]:
    """Return the words that stand over several rows, and where the rows begin."""
    rows = wrap(head, SIZE, WIDTH - 8, lines=3) if head else []
    out = segment(0, y + 3, WIDTH, y + 3, colour="var(--strong-rule)")
    out += labels(4, y + 19, rows, size=SIZE, leading=LINE / SIZE, bold=True)
    return out, y + (10 if not rows else 12 + LINE * len(rows))


def _pattern(id_: str) -> str:
    ground = element("rect", width=6.0, height=6.0, style="fill:var(--against-3)")
    slash = element("path", d="M-1 1l2 -2M0 6l6 -6M5 7l2 -2", style="stroke:var(--against);stroke-width:1;fill:none")
    return element(
        "defs",
        element("pattern", ground + slash, id=f"{id_}-new", width=6.0, height=6.0, patternUnits="userSpaceOnUse"),
    )


def _keys(id_: str) -> str:
    out, x = "", 4.0
    for part, words in (("kept", "holds now and here"), ("lost", "no longer"), ("new", "new here")):
        out += box(x, 5, 20, 13, **_look(id_, part), r=2) + label(x + 26, 16, words, size=SIZE)  # type: ignore[arg-type]
        x += 44 + 6.3 * len(words)
    return out


def _look(id_: str, part: str) -> dict[str, str]:
    if part == "kept":
        return {"fill": "var(--hold-2)", "stroke": "var(--hold-2)"}
    if part == "lost":
        return {"fill": "var(--paper)", "stroke": "var(--muted)", "dash": "3 2"}
    return {"fill": f"url(#{id_}-new)", "stroke": "var(--against)"}


def _told(r: Kept) -> str:
    return f"{r.kept} kept, {r.lost} lost, {r.new} new"


def _row(id_: str, r: Kept, most: int, y: float) -> tuple[str, float]:
    words = wrap(r.words, SIZE, LEFT - 12, lines=4)
    high = max(LINE * len(words) + 8, 28.0)
    middle, x = y + high / 2, LEFT
    out = labels(4, middle + 4 - (len(words) - 1) * LINE / 2, words, size=SIZE, leading=LINE / SIZE)
    for part, count in (("kept", r.kept), ("lost", r.lost), ("new", r.new)):
        wide = BAR * count / most
        if count:
            out += box(x, middle - 8, wide, 16, **_look(id_, part), r=0)  # type: ignore[arg-type]
        x += wide
    said = f"{r.kept}" + (f" +{r.new}" if r.new else "")
    out += label(min(x + 6, WIDTH - 46), middle + 4, said, size=SIZE, bold=True)
    return group(out, f"{r.words}: {_told(r)}"), y + high
