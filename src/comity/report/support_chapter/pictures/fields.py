"""How the four signs look everywhere: a colour, a pattern that prints, and a letter."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from comity.report.support_chapter.wording import SHORT
from comity.report.svg import box, element, label, text_width

GROUND: Mapping[str, str] = MappingProxyType(
    {
        "shorter": "var(--hold-2)",
        "longer": "var(--against-3)",
        "none": "var(--panel)",
        "depends": "var(--paper)",
        "": "var(--rule)",
    }
)
LETTER: Mapping[str, str] = MappingProxyType({"shorter": "S", "longer": "L", "none": "N", "depends": "O", "": "?"})
INK: Mapping[str, str] = MappingProxyType(
    {"shorter": "var(--on-hold-2)", "longer": "var(--on-soft)", "none": "var(--ink)", "depends": "var(--ink)"}
)
ORDER = ("shorter", "none", "depends", "longer")
"""The order along a bar: what shortens and what lengthens stand at the two ends."""


def patterns(id_: str) -> str:
    """Return the definitions of the patterns, with names of their own for one drawing."""
    slash = element("path", d="M-1 1l2 -2M0 6l6 -6M5 7l2 -2", style="stroke:var(--against);stroke-width:1;fill:none")
    dots = element("circle", cx=2.0, cy=2.0, r=0.8, style="fill:var(--muted)")
    return element("defs", _pattern(id_, "longer", 6, slash) + _pattern(id_, "depends", 5, dots))


def _pattern(id_: str, sign: str, size: float, mark: str) -> str:
    ground = element("rect", width=float(size), height=float(size), style=f"fill:{GROUND[sign]}")
    return element(
        "pattern",
        ground + mark,
        id=f"{id_}-{sign}",
        width=float(size),
        height=float(size),
        patternUnits="userSpaceOnUse",
    )


def fill(id_: str, sign: str) -> str:
    """
    Return what a field of a sign is filled with.

    Examples
    --------
    >>> fill("map", "longer"), fill("map", "none")
    ('url(#map-longer)', 'var(--panel)')
    """
    return f"url(#{id_}-{sign})" if sign in ("longer", "depends") else GROUND.get(sign, "var(--rule)")


def legend(id_: str, x: float, y: float, room: float, told: Mapping[str, str], size: float = 12.0) -> tuple[str, float]:
    """
    Return swatches with letters and words, row under row as they fit, and the height below them.

    ``told`` has, for each sign that is shown, words to add after its name; an empty text adds nothing.
    """
    out, at, row = "", x, y
    for sign in (s for s in ORDER if s in told):
        words = f"{SHORT[sign]}{told[sign]}"
        wide = 30 + text_width(words, size) + 14
        if at > x and at + wide > x + room:
            at, row = x, row + size * 1.75
        out += swatch(id_, sign, at, row) + label(at + 28, row + 11.5, words, size=size)
        at += wide
    return out, row + size * 1.75


def swatch(id_: str, sign: str, x: float, y: float) -> str:
    """Return a small field with the letter of its sign."""
    ground = box(x, y, 22, 15, fill=fill(id_, sign), stroke="var(--strong-rule)", r=2)
    return ground + letter_mark(sign, x + 11, y + 7.5)


def letter_mark(sign: str, x: float, y: float, size: float = 10.5) -> str:
    """Return the letter of a sign, centred, on a small ground of its own where the field has a pattern."""
    out = ""
    if sign in ("longer", "depends"):
        out = box(x - 5.5, y - 5.5, 11, 11, fill=GROUND[sign], stroke="none", r=2)
    return out + label(x, y + size * 0.36, LETTER[sign], size=size, fill=INK[sign], anchor="middle", bold=True)
