"""What a kind of value is: it reads a node, says what is wrong with it, and describes itself as JSON Schema."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any

from comity.case.found import At, Found
from comity.case.nodes import Node

Json = dict[str, Any]
Definitions = dict[str, Json]


class Kind(ABC):
    """One kind of value. The single source of the validator, the JSON Schema and the reference page."""

    @abstractmethod
    def read(self, node: Node, at: At) -> Found[Any] | None:
        """Return the value with its place, or None once its problem has been noted."""

    @abstractmethod
    def schema(self, definitions: Definitions) -> Json:
        """Return the JSON Schema; records put themselves into ``definitions``."""

    @abstractmethod
    def words(self) -> str:
        """Return what it is called, with its article where it has one: "a number", "text"."""

    @abstractmethod
    def example(self) -> str:
        """Return a value as it is written in a case."""

    def parts(self) -> Iterator[Kind]:
        """Yield the kinds it is made of."""
        return iter(())
