"""One case through the questions it has sections for; the only place that joins their results."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from comity.study.whole import Study, assess

__all__ = ["Study", "assess"]


def __getattr__(name: str) -> Any:
    # The whole loads every question of a conflict, which a command about a settlement alone has no use for.
    if name not in __all__:
        raise AttributeError(f"module 'comity.study' has no attribute {name!r}")
    return getattr(importlib.import_module("comity.study.whole"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
