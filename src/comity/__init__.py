"""
Comity: an open workbench for strategic assessment.

The few public names: read a case, analyse its conflict, put it through every question, write the report.

Examples
--------
>>> import comity
>>> from comity.catalogue.entries import load_entry
>>> found = comity.assess(load_entry("chicken").case)
>>> found.conflict.labels(found.conflict.equilibria("nash"))
['YN', 'NY']
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from comity.version import __version__

__all__ = [
    "Case",
    "CaseError",
    "ComityError",
    "Problem",
    "Settings",
    "__version__",
    "analyse",
    "assess",
    "load",
    "write_report",
]

if TYPE_CHECKING:
    from comity.case.nouns import Case
    from comity.case.read import load
    from comity.conflict.analyse import Settings, analyse
    from comity.errors import CaseError, ComityError, Problem
    from comity.report.write import report as write_report
    from comity.study import assess

# public name -> where it lives; no public name may be that of a room, or the room would hide it once imported
_HOMES = {
    "Case": ("comity.case.nouns", "Case"),
    "CaseError": ("comity.errors", "CaseError"),
    "ComityError": ("comity.errors", "ComityError"),
    "Problem": ("comity.errors", "Problem"),
    "Settings": ("comity.conflict.analyse", "Settings"),
    "analyse": ("comity.conflict.analyse", "analyse"),
    "assess": ("comity.study", "assess"),
    "load": ("comity.case.read", "load"),
    "write_report": ("comity.report.write", "report"),
}


def __getattr__(name: str) -> Any:
    # Heavy rooms load when they are used: `import comity` costs next to nothing.
    if name not in _HOMES:
        raise AttributeError(f"module 'comity' has no attribute {name!r}")
    home, inside = _HOMES[name]
    return getattr(importlib.import_module(home), inside)


def __dir__() -> list[str]:
    return sorted(__all__)
