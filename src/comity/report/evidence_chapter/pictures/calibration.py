"""How often what was forecast with each probability came true: the calibration curve with its band."""

from __future__ import annotations

from comity.evidence.forecasts.result import Forecaster
from comity.report.content import Figure
from comity.report.svg import document, element, group, label, number, segment, stroke

WIDTH, LEFT, TOP, SIDE, SIZE = 420.0, 62.0, 14.0, 300.0, 12.0
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def calibration_figure(id_: str, f: Forecaster) -> Figure | None:
    """Return the picture of one forecaster's record; None without a curve."""
    points = f.calibration
    if not points:
        return None
    title = f"What {f.name} forecast, and how often it came true"
    alt = f"{title}. " + " ".join(
        f"Forecast {c.p:.2f}, {c.count} times: came true in {c.frequency:.2f} [{c.low:.2f}-{c.high:.2f}]."
        for c in points
    )
    band = "M" + "L".join(
        f"{number(_x(p))} {number(_y(y))}"
        for p, y in [*((c.p, c.high) for c in points), *((c.p, c.low) for c in reversed(points))]
    )
    body = _axes() + element("path", d=band + "Z", style="fill:var(--hold-4);stroke:none")
    body += segment(_x(0), _y(0), _x(1), _y(1), colour="var(--strong-rule)", dash="4 3")
    body += stroke(
        "M" + "L".join(f"{number(_x(c.p))} {number(_y(c.frequency))}" for c in points), colour="var(--hold)", width=2
    )
    body += "".join(_point(c.p, c.frequency, c.count) for c in points)
    rows = tuple((round(c.p, 4), round(c.frequency, 4), round(c.low, 4), round(c.high, 4), c.count) for c in points)
    return Figure(
        id_,
        title,
        "On the dashed line a forecast comes true as often as it says: of what was given 0.70, 70 in 100. The curve is "
        "the best fit that never falls, the band holds nine in ten of such curves drawn again from the same claims. "
        "The larger the dot, the more forecasts.",
        alt,
        document(id_, WIDTH, TOP + SIDE + 46, title, alt, body),
        ("forecast", "came true", "from", "to", "forecasts"),
        rows,
        narrow=True,
    )


def _x(p: float) -> float:
    return LEFT + SIDE * p


def _y(p: float) -> float:
    return TOP + SIDE * (1 - p)


def _axes() -> str:
    out = ""
    for t in TICKS:
        out += segment(_x(t), _y(0), _x(t), _y(1)) + segment(_x(0), _y(t), _x(1), _y(t))
        out += label(_x(t), _y(0) + 16, f"{t:g}", size=SIZE, fill="var(--muted)", anchor="middle")
        out += label(LEFT - 7, _y(t) + 4, f"{t:g}", size=SIZE, fill="var(--muted)", anchor="end")
    out += label(_x(0.5), TOP + SIDE + 36, "probability that was given", size=SIZE, anchor="middle")
    return out + label(4, TOP + SIDE / 2 - 8, "came", size=SIZE) + label(4, TOP + SIDE / 2 + 7, "true", size=SIZE)


def _point(p: float, frequency: float, count: int) -> str:
    r = min(9.0, 2.5 + count**0.5)
    dot = element("circle", cx=_x(p), cy=_y(frequency), r=r, style="fill:var(--hold)")
    return group(dot, f"forecast {p:.2f}, {count} times: came true in {frequency:.2f}")
