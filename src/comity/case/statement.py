"""A statement of the case: the smallest noun, which all sections share."""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.case.places import NOWHERE
from comity.errors import Where
from comity.logic.tree import Node


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of the case: its words as written, its tree, and why it stands there."""

    text: str
    tree: Node
    why: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)
