"""A conflict for other programs: one file per format, and one table of them."""

from __future__ import annotations

from comity.conflict.export.table import EXPORTS, Export, export

__all__ = ["EXPORTS", "Export", "export"]
