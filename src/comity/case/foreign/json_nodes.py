"""
JSON with line numbers, for files from strangers.

The standard reader keeps no positions, follows nesting as deep as the file goes and accepts ``NaN``. This
one keeps the line and the key path of every value, and is bounded in depth and in the number of values.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass

from comity.errors import ComityError

MAX_DEPTH = 40
MAX_NODES = 400_000

_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?![0-9])(\.[0-9]+)?([eE][+-]?[0-9]{1,3}(?![0-9]))?")
_WORDS: tuple[tuple[str, bool | None], ...] = (("true", True), ("false", False), ("null", None))


@dataclass(frozen=True, slots=True)
class JsonNode:
    """A value of a JSON text, the line it starts on, and the keys that lead to it (``options[2].name``)."""

    value: bool | int | float | str | tuple[JsonNode, ...] | dict[str, JsonNode] | None
    line: int
    path: str


class JsonError(ComityError):
    """The text is not JSON, or not within bounds; reading cannot go on from here."""

    def __init__(self, line: int, what: str, way_out: str) -> None:
        super().__init__(what)
        self.line, self.what, self.way_out = line, what, way_out


def parse_json(text: str) -> JsonNode:
    """
    Return the tree of values of a JSON text.

    Raises
    ------
    JsonError
        At the first place that is not JSON, is nested too deep, repeats a key, or holds too many values.

    Examples
    --------
    >>> node = parse_json('{"options":\\n [{"name": "Attack"}]}')
    >>> node.value["options"].value[0].value["name"]
    JsonNode(value='Attack', line=2, path='options[0].name')
    """
    return _Reader(text).whole()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.nodes = 0
        self.starts = [0, *(m.end() for m in re.finditer(r"\n", text))]

    def whole(self) -> JsonNode:
        node = self.value("", 0)
        self.space()
        if self.at < len(self.text):
            raise self.wrong("there is more text after the end of the JSON value.", "Keep one value per file.")
        return node

    def wrong(self, what: str, way_out: str) -> JsonError:
        return JsonError(bisect_right(self.starts, self.at), what, way_out)

    def space(self) -> None:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def peek(self) -> str:
        self.space()
        return self.text[self.at : self.at + 1]

    def value(self, path: str, depth: int) -> JsonNode:
        first = self.peek()
        self.nodes += 1
        if depth > MAX_DEPTH:
            raise self.wrong(f"values are nested deeper than {MAX_DEPTH} levels.", "A conflict needs far fewer.")
        if self.nodes > MAX_NODES:
            raise self.wrong(f"the file holds more than {MAX_NODES:,} values.", "Import a smaller model.")
        line = bisect_right(self.starts, self.at)
        if first == "{":
            return JsonNode(self.members(path, depth), line, path)
        if first == "[":
            return JsonNode(self.items(path, depth), line, path)
        if first == '"':
            return JsonNode(self.string(), line, path)
        return JsonNode(self.plain(), line, path)

    def items(self, path: str, depth: int) -> tuple[JsonNode, ...]:
        found: list[JsonNode] = []
        self.at += 1
        if self.peek() == "]":
            self.at += 1
            return ()
        while True:
            found.append(self.value(f"{path}[{len(found)}]", depth + 1))
            if self.goes_on("]"):
                continue
            return tuple(found)

    def members(self, path: str, depth: int) -> dict[str, JsonNode]:
        found: dict[str, JsonNode] = {}
        self.at += 1
        if self.peek() == "}":
            self.at += 1
            return found
        while True:
            if self.peek() != '"':
                raise self.wrong("a key in double quotes is expected here.", 'Write "key": value.')
            key = self.string()
            if key in found:
                raise self.wrong(f'the key "{key[:60]}" stands here twice.', "Keep one of them.")
            if self.peek() != ":":
                raise self.wrong(f'a colon is expected after the key "{key[:60]}".', 'Write "key": value.')
            self.at += 1
            found[key] = self.value(f"{path}.{key[:60]}" if path else key[:60], depth + 1)
            if self.goes_on("}"):
                continue
            return found

    def goes_on(self, closing: str) -> bool:
        mark = self.peek()
        if mark not in (",", closing):
            raise self.wrong(f'a comma or "{closing}" is expected here.', "The file may be cut short or damaged.")
        self.at += 1
        return mark == ","

    def string(self) -> str:
        match = _STRING.match(self.text, self.at)
        if match is None:
            raise self.wrong("a string is not closed, or holds a character that JSON forbids.", "Close or escape it.")
        text = json.loads(match.group())
        if not isinstance(text, str) or any("\ud800" <= c <= "\udfff" for c in text):
            raise self.wrong("a string holds half of a character pair.", "Save the file again as UTF-8.")
        self.at = match.end()
        return text

    def plain(self) -> bool | int | float | None:
        for word, meaning in _WORDS:
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return meaning
        match = _NUMBER.match(self.text, self.at)
        if match is None:
            raise self.wrong("a JSON value is expected here.", "The file may be cut short or damaged.")
        self.at = match.end()
        return float(match.group()) if match.group(1) or match.group(2) else int(match.group())
