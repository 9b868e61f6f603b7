"""How far a verdict is from turning: the smallest change of preferences that flips it."""

from __future__ import annotations

from comity.conflict.margins.find import margins, outcomes
from comity.conflict.margins.margin import Margin, Margins, Whole
from comity.conflict.margins.own import margin

__all__ = ["Margin", "Margins", "Whole", "margin", "margins", "outcomes"]
