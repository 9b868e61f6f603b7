"""
The colours of a report: one per party throughout, told apart without colour too (mark, dash, name).

The party colours follow Okabe and Ito (2008), darkened until text in them has a contrast of 4.5 to 1 on paper;
each party also has a mark and a dash pattern, so that a print in grey loses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

LIGHT: Mapping[str, str] = {
    "paper": "#ffffff",
    "panel": "#f6f5f1",
    "ink": "#1b2330",
    "muted": "#5b6573",
    "rule": "#d8dade",
    "strong-rule": "#9aa3ae",
    "accent": "#1c4f7c",
    "accent-soft": "#e4edf5",
    "hold": "#1c4f7c",
    "hold-2": "#47749c",
    "hold-3": "#bcd0e2",
    "hold-4": "#e4ecf3",
    "leave": "#ffffff",
    "on-hold": "#ffffff",
    "on-hold-2": "#ffffff",
    "on-soft": "#1b2330",
    "against": "#8a4b00",
    "against-2": "#a35f0c",
    "against-3": "#f3d3a4",
    "against-4": "#fbecd3",
    "on-against": "#ffffff",
    "on-against-2": "#ffffff",
    "warn": "#8a4b00",
    "warn-soft": "#fdf1df",
    "p0": "#0067a5",
    "p1": "#b94a00",
    "p2": "#00785a",
    "p3": "#a3447c",
    "p4": "#8a6100",
    "p5": "#3f4a9c",
    "p6": "#555b63",
    "p7": "#6b7400",
}
"""Values on paper and in saved figures."""

DARK: Mapping[str, str] = {
    "paper": "#12161c",
    "panel": "#1a2028",
    "ink": "#e7e9ec",
    "muted": "#a0aab6",
    "rule": "#2c343e",
    "strong-rule": "#5a6673",
    "accent": "#8fbfe8",
    "accent-soft": "#1d2c3b",
    "hold": "#7fb2df",
    "hold-2": "#41709c",
    "hold-3": "#2b4a66",
    "hold-4": "#1f2f3f",
    "leave": "#12161c",
    "on-hold": "#0e1319",
    "on-hold-2": "#ffffff",
    "on-soft": "#e7e9ec",
    "against": "#f0b866",
    "against-2": "#94600f",
    "against-3": "#5c4111",
    "against-4": "#33270f",
    "on-against": "#0e1319",
    "on-against-2": "#ffffff",
    "warn": "#f0b866",
    "warn-soft": "#33270f",
    "p0": "#62b2ea",
    "p1": "#f58a4b",
    "p2": "#3cc79c",
    "p3": "#e08fbd",
    "p4": "#e0b13f",
    "p5": "#9aa5f5",
    "p6": "#b4bcc6",
    "p7": "#c3cc4a",
}
"""Values on a dark screen."""

MARKS = ("●", "■", "▲", "◆", "▼", "★", "✚", "⬢")
DASHES = ("", "7 3", "2 3", "9 3 2 3", "12 4", "4 2", "1 3", "14 3 2 3 2 3")
N_COLOURS = 8

_VARIABLE = re.compile(r"var\(--([a-z0-9-]+)\)")


def colour(place: int) -> str:
    """
    Return the colour of the party at a place of the file, as a CSS variable.

    Examples
    --------
    >>> colour(1), colour(9)
    ('var(--p1)', 'var(--p1)')
    """
    return f"var(--p{place % N_COLOURS})"


def mark(place: int) -> str:
    """Return the mark of a party; past the eighth, marks come round with a stroke of their own."""
    return MARKS[place % len(MARKS)] if place < len(MARKS) else MARKS[place % len(MARKS)] + "\u2032"


def dash(place: int) -> str:
    """Return the dash pattern of a party's lines; empty for a full line."""
    return DASHES[(place + place // N_COLOURS) % len(DASHES)]


def css_variables(values: Mapping[str, str]) -> str:
    """Return the colours as declarations of CSS custom properties."""
    return "".join(f"--{name}:{value};" for name, value in values.items())


def on_paper(svg: str) -> str:
    """
    Return a drawing with its variables replaced by their values on paper.

    Examples
    --------
    >>> on_paper('<path style="stroke:var(--p0)"/>')
    '<path style="stroke:#0067a5"/>'
    """
    return _VARIABLE.sub(lambda m: LIGHT.get(m[1], LIGHT["ink"]), svg)
