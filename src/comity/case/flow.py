"""The walk over ``[...]`` and ``{...}``: finds values that YAML trips over inside brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from comity.case.trap_words import TRAPS, why
from comity.case.wording import shown

_PLAIN = re.compile(r"(?:(?!:(?=[\s,\[\]{}]|$)|[ \t]#)[^,\[\]{}\n])+")
_QUOTE = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\n]|'')*'")
# A line that looks like the next key or item of the block around the brackets.
_NEXT_ENTRY = re.compile(r"(?:- |(?![#,\[\]{}])[^\n,\[\]{}]*?:(?=[ \n]|$))")


_MOST_IN_VAIN = 3


class Text(Protocol):
    """What the walk needs of the text it walks over; ``in_vain`` counts brackets that nothing closes."""

    text: str
    in_vain: int
    edits: list[tuple[int, int, str]]
    notes: list[tuple[int, str, str]]

    def quote(self, start: int, end: int, reason: str) -> int:
        """Put quotes around a value; return where it ends."""

    def close_quote(self, start: int, end: int) -> int:
        """Close a quote that is open at the end of its line; return where the value ends."""

    def replace(self, start: int, end: int, text: str, what: str, way: str, at: int = -1) -> None:
        """Put other text in the place of some, with a problem."""

    def undo(self, edits: int, notes: int) -> None:
        """Forget all but the first edits and notes."""

    def line_end(self, at: int) -> int:
        """Return the offset of the end of the line."""

    def quoted_end(self, at: int) -> int | None:
        """Return the offset after the quote that closes, or None where none does."""


@dataclass(slots=True)
class _Bracket:
    """An open bracket; ``in_value`` once a colon was seen since the last comma."""

    closer: str
    in_value: bool = False


def walk_flow(walk: Text, at: int, owner: int) -> int:
    """
    Walk from an opening bracket to behind the one that closes it, and return where that is.

    Where none does, the brackets are closed in memory before the next line that looks like an entry of the block
    around them, which starts at column ``owner``, so that the rest of the file can be read.
    """
    edits, notes = len(walk.edits), len(walk.notes)
    # Each walk to the end of the text in vain costs its length, so only the first few are made.
    end = _walk(walk, at, None) if walk.in_vain < _MOST_IN_VAIN else None
    if end is None:
        walk.in_vain += 1
        walk.undo(edits, notes)
        end = _walk(walk, at, owner)
    return len(walk.text) if end is None else end


def _walk(walk: Text, start: int, owner: int | None) -> int | None:
    """Return where the brackets close. With ``owner``, close them where the next entry of the block starts."""
    text, at, content = walk.text, start, start
    stack: list[_Bracket] = []
    goes_on = False  # a bare text may continue on the next line, with any character
    while at < len(text):
        first = text[at]
        if first in " \t\n":
            at += 1
            if first == "\n" and owner is not None and _entry_follows(text, at, owner):
                return _close(walk, start, content, stack)
        elif first == "#" and text[at - 1] in " \t\n":
            at, goes_on = walk.line_end(at), False
        else:
            at, goes_on = _step(walk, at, stack, goes_on, owner is not None)
            content = at
            if not stack:
                return at
    return None if owner is None else _close(walk, start, content, stack)


def _step(walk: Text, at: int, stack: list[_Bracket], goes_on: bool, one_line: bool) -> tuple[int, bool]:
    """Walk over one mark, value or key; return where it ends and whether a bare text may go on after it."""
    first = walk.text[at]
    if first in "[{":
        stack.append(_Bracket("]" if first == "[" else "}"))
    elif first in "]}":
        _pop(walk, at, stack)
    elif first == ",":
        stack[-1].in_value = False
    elif first == ":" and _ends_key(walk.text, at):
        stack[-1].in_value = True
    else:
        end = _value(walk, at, stack[-1].in_value, goes_on, one_line)
        return end, walk.text[end - 1] not in "\"'"
    return at + 1, False


def _pop(walk: Text, at: int, stack: list[_Bracket]) -> None:
    """Close the bracket that this mark closes, and those inside it that were left open."""
    inner: list[_Bracket] = []
    while len(stack) > 1 and stack[-1].closer != walk.text[at]:
        inner.append(stack.pop())
    outermost = stack.pop()
    if outermost.closer != walk.text[at]:
        what = f'"{walk.text[at]}" closes a bracket that was opened with another mark.'
        walk.replace(at, at + 1, "".join(b.closer for b in [*inner, outermost]), what, f'Write "{outermost.closer}".')
    elif inner:
        closers = "".join(b.closer for b in inner)
        what = f'a bracket is not closed before "{walk.text[at]}".'
        walk.replace(at, at, closers, what, f"Close it with {shown(closers)}.")


def _entry_follows(text: str, at: int, owner: int) -> bool:
    column = len(text[at : at + owner + 1]) - len(text[at : at + owner + 1].lstrip(" "))
    return column <= owner and _NEXT_ENTRY.match(text, at + column) is not None


def _close(walk: Text, start: int, content: int, stack: list[_Bracket]) -> int:
    closers = "".join(b.closer for b in reversed(stack))
    opened = walk.text[start : walk.line_end(start)]
    what = f"the bracket that is opened in {shown(opened)} is not closed."
    walk.replace(content, content, closers, what, f"Close it with {shown(closers)}.", start)
    return content


def _ends_key(text: str, at: int) -> bool:
    return text[at + 1 : at + 2] in {"", " ", "\t", "\n", ",", "[", "]", "{", "}"} or text[at - 1] in "\"'"


def _value(walk: Text, at: int, in_value: bool, goes_on: bool, one_line: bool) -> int:
    """Walk over one value or key; return where it ends."""
    text, first = walk.text, walk.text[at]
    if goes_on:
        plain = _PLAIN.match(text, at)
        return plain.end() if plain else at + 1
    if first in "\"'":
        return _quoted(walk, at, in_value, one_line)
    if first in TRAPS or (first == "?" and text[at + 1 : at + 2] in {" ", "\n"}):
        return walk.quote(at, _bare_end(text, at, in_value, one_line), why(first))
    plain = _PLAIN.match(text, at)
    end = plain.end() if plain else at + 1
    if in_value and text[end : end + 1] == ":" and text[end + 1 : end + 2] in {" ", "\t", "\n"}:
        return walk.quote(at, _bare_end(text, at, True, one_line), why(":"))
    return end


def _quoted(walk: Text, at: int, in_value: bool, one_line: bool) -> int:
    """Walk over a value that starts with a quote: it may be quoted, begin with a quoted name, or stay open."""
    text, close = walk.text, walk.quoted_end(at)
    if close is not None:
        after = text[close : walk.line_end(close)].lstrip()
        if after[:1] in {"", ",", "]", "}", "#"} or (after[:1] == ":" and not in_value):
            return close
    if close is None or close > walk.line_end(at):
        return walk.close_quote(at, _bare_end(text, at + 1, in_value, True))
    return walk.quote(at, _bare_end(text, at, in_value, one_line), why('"'))


def _bare_end(text: str, at: int, in_value: bool, one_line: bool) -> int:
    """Return where a bare value ends: before a comma or closing bracket, a comment, or a key's colon."""
    while at < len(text):
        first = text[at]
        if first in ",[]{}" or (first == "#" and text[at - 1] in " \t\n") or (one_line and first == "\n"):
            break
        if first == ":" and not in_value and _ends_key(text, at):
            break
        quote = _QUOTE.match(text, at) if first in "\"'" and not text[at - 1].isalnum() else None
        at = quote.end() if quote else at + 1
    return at
