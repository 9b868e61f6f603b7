from __future__ import annotations

import pytest

from comity.report.palette import DARK, DASHES, LIGHT, MARKS, N_COLOURS, colour, dash, mark, on_paper


def luminance(value: str) -> float:
    parts = [int(value[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    lin = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * lin[0] + 0.7152 * lin[1] + 0.0722 * lin[2]


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


PAIRS = [
    ("ink", "paper"),
    ("muted", "paper"),
    ("muted", "panel"),
    ("accent", "paper"),
    ("on-hold", "hold"),
    ("on-hold-2", "hold-2"),
    ("on-soft", "hold-3"),
    ("on-soft", "hold-4"),
    ("on-against", "against"),
    ("on-against-2", "against-2"),
    ("on-soft", "against-3"),
    ("on-soft", "against-4"),
    ("ink", "leave"),
    ("warn", "warn-soft"),
    ("warn", "paper"),
    ("ink", "accent-soft"),
    *((f"p{k}", "paper") for k in range(N_COLOURS)),
    *((f"p{k}", "panel") for k in range(N_COLOURS)),
]


@pytest.mark.parametrize("values", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", PAIRS, ids=" on ".join)
def test_words_can_be_read_on_their_ground(values: dict[str, str], pair: tuple[str, str]) -> None:
    assert contrast(values[pair[0]], values[pair[1]]) >= 4.5


def test_light_and_dark_name_the_same_colours() -> None:
    assert set(LIGHT) == set(DARK)


def test_parties_differ_without_colour_too() -> None:
    assert len(set(MARKS)) == len(set(DASHES)) == N_COLOURS
    looks = {(mark(k), dash(k), colour(k)) for k in range(16)}
    assert len(looks) == 16


def test_no_variable_is_left_on_paper() -> None:
    assert "var(" not in on_paper("fill:var(--p3);stroke:var(--never-heard-of)")
