"""How firmly each outcome holds if preferences stray: a dot and an interval per outcome and concept."""

from __future__ import annotations

from comity.report.content import Figure
from comity.report.figures.shapes import fit, handle_mark, legend_words
from comity.report.findings import Findings, Outcome
from comity.report.odds.chance import HOW_WORDS, Chance, exact_words, interval_words, short_words
from comity.report.odds.odds import Odds
from comity.report.phrasing import label_rows, outcome_words
from comity.report.svg import box, document, element, group, label, segment
from comity.report.terms import NAMES, SHORT

WIDTH, LEFT, BAR, TOP = 420.0, 66.0, 254.0, 46.0
TRACK, SIZE = 20.0, 12.5
LINE, ROOM = SIZE * 1.25, WIDTH - LEFT - 22
ORDER = ("nash", "seq", "smr", "gmr")
MOST_LINES = 3


def robustness_figure(f: Findings, odds: Odds) -> Figure | None:
    """Return the picture; None where no outcome shown has a chance."""
    keys = tuple(k for k in ORDER if k in odds.concepts)
    shown = ordered(f, odds)
    if not shown or not keys:
        return None
    body, y = "", TOP
    for o in shown:
        drawn, y = _outcome(f, odds, keys, o, y)
        body += drawn
    title = "How firmly each outcome holds if the preferences stray as stated"
    alt = f"{title}. " + " ".join(_told(f, odds, keys, o) for o in shown)
    return Figure(
        "robustness",
        title,
        _caption(odds, keys),
        alt,
        document("robustness", WIDTH, y + 6, title, alt, _scale(y) + body),
        ("outcome", "in words", "concept", "share of draws", "low", "high", "how known"),
        tuple(_datum(f, o, k, c) for o in shown for k in keys if (c := _chance(f, odds, o, k)) is not None),
        narrow=True,
    )


def ordered(f: Findings, odds: Odds) -> tuple[Outcome, ...]:
    """Return the outcomes shown that have a chance: those that hold in most draws under Nash or SEQ first."""
    known = [o for o in f.shown if any(_chance(f, odds, o, k) for k in ORDER)]
    return tuple(sorted(known, key=lambda o: -_best(f, odds, o)))


def _best(f: Findings, odds: Odds, o: Outcome) -> float:
    return max((c.p for k in ("nash", "seq") if (c := _chance(f, odds, o, k)) is not None), default=0.0)


def _chance(f: Findings, odds: Odds, o: Outcome, key: str) -> Chance | None:
    return odds.chance(f.model.label(o.state), key)


def _datum(f: Findings, o: Outcome, key: str, c: Chance) -> tuple[str, ...]:
    interval = ("", "") if c.exact else tuple(interval_words(c).split("–"))
    share = exact_words(c.p) if c.exact else f"{c.p:.2f}"
    return (o.handle, outcome_words(f, o.state), NAMES.get(key, key), share, *interval, HOW_WORDS[c.how])


def _caption(odds: Odds, keys: tuple[str, ...]) -> str:
    told = "; ".join(f"{NAMES.get(k, k)}: {SHORT.get(k, '')}" for k in keys)
    sampled = "" if odds.all_exact else " The bar is the 95 % interval, its ends told at the right."
    exact = " A square has no interval: it was computed, not sampled." if _some_exact(odds) else ""
    return (
        f"Each dot is the share of drawn preferences under which the outcome holds.{sampled}{exact} The drawing of "
        f"preferences is the modeller's assumption; the laws are listed below. What holds in most draws comes first. "
        f"{told}."
    )


def _some_exact(odds: Odds) -> bool:
    return any(c.exact for c in odds.chances.values())


def _scale(bottom: float) -> str:
    out = label(LEFT, TOP - 28, "share of draws in which it holds", size=12, fill="var(--muted)")
    for value, told, anchor in ((0.0, "none", "start"), (0.5, "half", "middle"), (1.0, "all", "end")):
        x = LEFT + BAR * value
        out += label(x, TOP - 11, told, size=12, fill="var(--muted)", anchor=anchor)
        out += segment(x, TOP - 6, x, bottom, colour="var(--rule)", dash="" if value in (0.0, 1.0) else "2 3")
    return out


def _outcome(f: Findings, odds: Odds, keys: tuple[str, ...], o: Outcome, y: float) -> tuple[str, float]:
    """Return one outcome, drawn from y on, and where the next begins."""
    rows = label_rows(f, o.state)
    lines = sum(len(x) for _, x in fit(rows, SIZE, ROOM, MOST_LINES))
    height = max(30.0, LINE * lines + 9)
    out = box(0, y, WIDTH, height, fill="var(--panel)", stroke="none", r=3)
    out += handle_mark(o.handle, LEFT / 2 - 6, y + height / 2)
    out += legend_words(rows, LEFT, y + (height - LINE * lines) / 2, ROOM + 14, LINE * MOST_LINES + 1, size=SIZE)
    drawn = group(out, outcome_words(f, o.state))
    y += height + 3
    for key in keys:
        c = _chance(f, odds, o, key)
        if c is not None:
            drawn += group(_track(key, c, y), f"{o.handle}: {_share(key, c)}")
            y += TRACK
    return drawn, y + 8


def _track(key: str, c: Chance, y: float) -> str:
    middle, dot = y + TRACK / 2, LEFT + BAR * c.p
    ink = "var(--accent)" if key in ("nash", "seq") else "var(--strong-rule)"
    out = label(LEFT - 8, middle + 4, NAMES.get(key, key), size=SIZE, anchor="end")
    out += segment(LEFT, middle, LEFT + BAR, middle, colour="var(--rule)")
    if c.exact:
        out += box(dot - 4.5, middle - 4.5, 9, 9, fill=ink, stroke="var(--paper)", r=0)
    else:
        out += segment(LEFT + BAR * c.low, middle, LEFT + BAR * c.high, middle, colour=ink, width=3.5)
        out += element("circle", cx=dot, cy=middle, r=5.0, style=f"fill:{ink};stroke:var(--paper);stroke-width:1")
    return out + label(LEFT + BAR + 10, middle + 4, short_words(c), size=SIZE)


def _share(key: str, c: Chance) -> str:
    return f"{NAMES.get(key, key)} {short_words(c)}"


def _told(f: Findings, odds: Odds, keys: tuple[str, ...], o: Outcome) -> str:
    said = "; ".join(_share(k, c) for k in keys if (c := _chance(f, odds, o, k)) is not None)
    return f"{o.handle} ({outcome_words(f, o.state)}): {said}."
