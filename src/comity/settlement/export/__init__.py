"""Packages and the frontier for other programs: one table of formats."""

from __future__ import annotations

from comity.settlement.export.table import EXPORTS, Export, export

__all__ = ["EXPORTS", "Export", "export"]
