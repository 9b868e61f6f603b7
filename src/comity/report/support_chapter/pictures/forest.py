"""The forest of tests: one row a test, the interval of its effect against no effect, the verdict in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from comity.report.content import Figure
from comity.report.figures.ticks import factor_ticks, round_ticks
from comity.report.support_chapter.wording import figure, interval
from comity.report.svg import box, document, element, group, label, labels, segment, stroke, text_width, wrap
from comity.support.answer import Tested

WIDTH, LEFT, AXIS, SIZE, LINE = 420.0, 150.0, 168.0, 12.0, 14.0
SIDES = {
    "lower": ("lower", "higher"),
    "higher": ("lower", "higher"),
    "shorter": ("ends later", "ends sooner"),
    "longer": ("ends later", "ends sooner"),
}
"""What lies to the left and to the right of no effect."""
LEFTWARD = frozenset({"lower", "longer"})
"""What the statement must say for its own side to lie at the left."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Tests that share a unit, a scale and a statement, and so an axis; contrasts have no statement."""

    unit: str
    ratio: bool
    says: str
    tests: tuple[Tested, ...]


@dataclass(frozen=True, slots=True)
class _Axis:
    low: float
    high: float
    ratio: bool

    @property
    def nothing(self) -> float:
        return 1.0 if self.ratio else 0.0

    def x(self, value: float | None, otherwise: float) -> float:
        """Return where a value stands; a missing or endless end stands on the rim."""
        if value is None or not math.isfinite(value):
            return LEFT + AXIS * otherwise
        if self.ratio:
            share = math.log(max(value, 1e-9) / self.low) / math.log(self.high / self.low)
        else:
            share = (value - self.low) / (self.high - self.low)
        return LEFT + AXIS * min(1.0, max(0.0, share))


def panels_of(tests: Sequence[Tested], says: dict[str, str]) -> tuple[Panel, ...]:
    """Return the tests that have an effect, in panels of one unit each, in the order they come."""
    found: dict[tuple[str, bool, str], list[Tested]] = {}
    for t in tests:
        if t.effect is not None and math.isfinite(t.effect):
            of = "" if t.contrast else says.get(t.data, "lower")
            found.setdefault((t.unit, t.scale == "ratio", of), []).append(t)
    return tuple(Panel(*key, tuple(rows)) for key, rows in found.items())


def forest_figure(id_: str, title: str, caption: str, panels: Sequence[Panel]) -> Figure | None:
    """Return the picture; None where no test has an effect."""
    if not panels:
        return None
    body, y = "", 4.0
    for panel in panels:
        drawn, y = _panel(panel, y)
        body += drawn
    tests = [t for p in panels for t in p.tests]
    alt = f"{title}. " + " ".join(f"{t.name}: {figure(t.effect)} {interval(t)} {t.unit}, {t.verdict}." for t in tests)
    columns = ("test", "effect", "from", "to", "unit", "detectable", "verdict")
    rows = tuple(
        (t.name, *(_datum(v) for v in (t.effect, t.low, t.high)), t.unit, _datum(t.detectable), t.verdict)
        for t in tests
    )
    return Figure(id_, title, caption, alt, document(id_, WIDTH, y, title, alt, body), columns, rows, narrow=True)


def _datum(value: float | None) -> float | str:
    return "" if value is None else round(value, 6)


def _panel(panel: Panel, y: float) -> tuple[str, float]:
    axis = _axis(panel)
    head = wrap(panel.unit or "effect of less support", SIZE, WIDTH - 8, lines=3)
    out = segment(0, y, WIDTH, y, colour="var(--strong-rule)")
    out += labels(4, y + 16, head, size=SIZE, bold=True)
    y += 22 + 15.4 * (len(head) - 1)
    left, right = SIDES.get(panel.says, ("rarer", "more often") if panel.ratio else ("lower", "higher"))
    middle, rim = axis.x(axis.nothing, 0.5), LEFT + AXIS
    out += label(middle - 6, y + 12, f"\u2190 {left}", size=SIZE - 0.5, fill="var(--muted)", anchor="end")
    out += label(middle + 6, y + 12, f"{right} \u2192", size=SIZE - 0.5, fill="var(--muted)")
    top = y + 18
    rows, y = "", top + 2
    for t in panel.tests:
        drawn, y = _row(t, axis, y)
        rows += drawn
    a, b = (LEFT, middle) if panel.says in LEFTWARD else (middle, rim)
    look = "var(--hold-4)" if panel.says else "none"
    ground = box(a, top, b - a, y - top, fill=look, stroke="none", r=0)
    return out + ground + _lines(axis, top, y) + rows, y + 24


def _axis(panel: Panel) -> _Axis:
    nothing = 1.0 if panel.ratio else 0.0
    values = [v for t in panel.tests for v in (t.effect, t.low, t.high) if v is not None and math.isfinite(v)]
    if panel.ratio:
        logs = [math.log(max(v, 1e-6)) for v in values]
        far = min(max(math.log(1.5), *(abs(v) for v in logs)), math.log(100))
        return _Axis(math.exp(-far * 1.06), math.exp(far * 1.06), True)
    effects = [abs(t.effect) for t in panel.tests if t.effect is not None]
    far = max([*(abs(v) for v in values), 1e-9])
    # a very wide interval is cut at the rim, so that the others can be seen
    far = min(far, 12 * (sorted(effects)[len(effects) // 2] or far)) if len(panel.tests) > 1 else far
    return _Axis(nothing - far * 1.06, nothing + far * 1.06, False)


def _lines(axis: _Axis, top: float, bottom: float) -> str:
    out = ""
    ticks = factor_ticks(axis.low, axis.high) if axis.ratio else round_ticks(axis.low, axis.high, 4)
    free = -99.0
    for tick in ticks:
        x = axis.x(tick, 0.5)
        out += segment(x, bottom, x, bottom + 4, colour="var(--strong-rule)")
        words = f"×{tick:g}" if axis.ratio else figure(tick)
        half = text_width(words, SIZE - 1) / 2
        if x - half < free:  # words that would run into those before are left out, the tick stays
            continue
        free = x + half + 3
        out += label(x, bottom + 16, words, size=SIZE - 1, fill="var(--muted)", anchor="middle")
    x = axis.x(axis.nothing, 0.5)
    return out + segment(x, top, x, bottom, colour="var(--ink)", width=1.2)


def _row(t: Tested, axis: _Axis, y: float) -> tuple[str, float]:
    words = wrap(t.name, SIZE - 0.5, LEFT - 12, lines=4)
    said = wrap(f"{t.verdict}{' (contrast)' if t.contrast else ''}", SIZE - 0.5, WIDTH - LEFT - AXIS - 12, lines=3)
    high = max(LINE * max(len(words), len(said)) + 8, 26.0)
    middle = y + high / 2
    told = t.verdict != "cannot be told"
    ink = "var(--ink)" if told else "var(--muted)"
    out = labels(4, middle + 4 - (len(words) - 1) * LINE / 2, words, size=SIZE - 0.5, leading=LINE / (SIZE - 0.5))
    out += _detectable(t, axis, middle)
    if t.low is not None or t.high is not None:
        out += segment(axis.x(t.low, 0.0), middle, axis.x(t.high, 1.0), middle, colour=ink, width=2.6)
    dot = f"fill:{ink}" if told else f"fill:var(--paper);stroke:{ink};stroke-width:2"
    out += element("circle", cx=axis.x(t.effect, 0.5), cy=middle, r=4.6, style=dot)
    first = middle + 4 - (len(said) - 1) * LINE / 2
    out += labels(LEFT + AXIS + 10, first, said, size=SIZE - 0.5, leading=LINE / (SIZE - 0.5), bold=told)
    return group(out, f"{t.name}: {figure(t.effect)} {interval(t)}, {t.verdict}"), y + high


def _detectable(t: Tested, axis: _Axis, middle: float) -> str:
    """Return a bracket at each end of the effects that the test would mostly miss."""
    d = t.detectable
    if d is None or not math.isfinite(d) or d <= 0 or (axis.ratio and d <= 1):
        return ""
    ends = ((1 / d, 1), (d, -1)) if axis.ratio else ((-d, 1), (d, -1))
    out = ""
    for value, turn in ends:
        if axis.low < value < axis.high:
            x = axis.x(value, 0.5)
            path = f"M{x + 4 * turn:.1f} {middle - 8:.1f}H{x:.1f}V{middle + 8:.1f}H{x + 4 * turn:.1f}"
            out += stroke(path, colour="var(--muted)", width=1.2)
    return out
