"""The place that nothing has: what was made by a program and not read from a file."""

from __future__ import annotations

from comity.errors import Where

NOWHERE = Where("", 0)
