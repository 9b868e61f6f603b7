"""What pictures of stated figures share: the heading of a thing, and the key of a bound."""

from __future__ import annotations

from comity.report.svg import arrowhead, label, labels, segment, wrap

SIZE = 12.0


def heading(words: str, unit: str, y: float, width: float) -> tuple[str, float]:
    """Return a rule with the name of a thing and its unit under it, and how far down that goes."""
    head = wrap(f"{words}, {unit}" if unit else words, SIZE + 0.5, width - 8, lines=3, bold=True)
    out = segment(0, y, width, y, colour="var(--strong-rule)", width=1.4)
    out += labels(4, y + 17, head, size=SIZE + 0.5, bold=True)
    return out, y + 24 + 16 * (len(head) - 1)


def bound_key(words: str, y: float, colour: str) -> str:
    """Return the key of figures that are only at least, or at most, so much."""
    out = segment(8, y, 26, y, colour=colour, width=2) + arrowhead(32, y, 1, 0, colour, 7)
    return out + label(42, y + 4, words, size=SIZE)
