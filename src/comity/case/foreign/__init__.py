"""Cases from other programs' files: one file per format, one function that chooses among them."""

from __future__ import annotations

from comity.case.foreign.read import read_foreign

__all__ = ["read_foreign"]
