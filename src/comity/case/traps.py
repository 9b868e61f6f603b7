"""
Values that YAML trips over, mended in memory so that the rest of the file can be checked in the same run.

A statement such as ``!attack`` or ``& x`` looks like a tag or an anchor to YAML, ``"lift it" & x`` like text
after a closing quote, and a colon inside a text like a key. A walk over the text finds such values, reports each
with the quoted line as the way out, and puts quotes around it. No line is added or taken away, so every other
problem keeps its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from comity.case.flow import walk_flow
from comity.case.quoting import in_quotes
from comity.case.trap_words import INDENTED_WITH, TRAPS, why
from comity.case.wording import shown
from comity.errors import Problem, Where

MAX_MENDED = 500
"""A file that needs more mending is no case; what follows is left to YAML."""

_INDENT = re.compile(r"[ \t\u00a0]*")
_KEY_END = re.compile(r":(?=[ \t\n]|$)")
_COMMENT = re.compile(r"(?:^|[ \t])#")
_MARKER = re.compile(r"(?:---|\.\.\.)(?=[ \t\n]|$)")
_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")
_MARK = re.compile(r"(?:!!?|&)[\w.:/-]*(?=[ \t\n]|$)")
_AFTER_MARK = re.compile(r"[\[{\"']|[|>][-+0-9]*\s*(?:#.*)?$")
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL), "'": re.compile(r"'(?:[^']|'')*'")}


@dataclass(slots=True)
class Walk:
    """The walk over one text: what has been replaced so far, and why."""

    text: str
    edits: list[tuple[int, int, str]] = field(default_factory=list)
    notes: list[tuple[int, str, str]] = field(default_factory=list)
    in_vain: int = 0
    parent: int | None = None  # the column of the key or dash whose value is to follow on the next line

    def quote(self, start: int, end: int, reason: str) -> int:
        """Put quotes around a value; return where it ends."""
        end = start + len(self.text[start:end].rstrip())
        value = self.text[start:end]
        self.edits.append((start, end, in_quotes(value)))
        way = f"Write: {in_quotes(' '.join(value.split()))}" if "\n" in value else ""
        self.notes.append((start, f"{shown(value)} must stand in quotes: {reason}.", way))
        return end

    def close_quote(self, start: int, end: int) -> int:
        """Close a quote that is open at the end of its line; return where the value ends."""
        end = start + len(self.text[start:end].rstrip())
        mark, inner = self.text[start], self.text[start + 1 : end]
        closed = f"{mark}{inner}{mark}" if mark not in inner and "\\" not in inner else in_quotes(inner)
        self.edits.append((start, end, closed))
        self.notes.append((start, f"the quote that is opened in {shown(self.text[start:end])} is not closed.", ""))
        return end

    def replace(self, start: int, end: int, text: str, what: str, way: str, at: int = -1) -> None:
        """Put other text in the place of some, with a problem (``at`` another place, where given)."""
        self.edits.append((start, end, text))
        self.notes.append((start if at < 0 else at, what, way))

    def undo(self, edits: int, notes: int) -> None:
        """Forget all but the first edits and notes."""
        del self.edits[edits:]
        del self.notes[notes:]

    def line_end(self, at: int) -> int:
        """Return the offset of the end of the line."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def quoted_end(self, at: int) -> int | None:
        """Return the offset after the quote that closes, or None where none does."""
        closed = _QUOTED[self.text[at]].match(self.text, at)
        return closed.end() if closed else None


def repair(text: str, name: str) -> tuple[str, list[Problem]]:
    """
    Return the text with each value that YAML would trip over in quotes, and a problem for each.

    Examples
    --------
    >>> fixed, problems = repair("infeasible:\\n  - !a & b\\n", "case.yaml")
    >>> fixed
    'infeasible:\\n  - "!a & b"\\n'
    >>> print(problems[0].ways_out[0])
    Write: - "!a & b"
    """
    walk = Walk(text)
    at = 0
    while at < len(text) and len(walk.notes) < MAX_MENDED:
        at = _line(walk, at)
    return _mended(walk, name)


def _mended(walk: Walk, name: str) -> tuple[str, list[Problem]]:
    pieces, done = [], 0
    for start, end, new in walk.edits:
        pieces += [walk.text[done:start], new]
        done = end
    text = "".join([*pieces, walk.text[done:]])
    if not walk.notes:
        return text, []
    lines = text.split("\n")
    problems, line, seen = [], 1, 0
    for start, what, way in sorted(walk.notes):
        line += walk.text.count("\n", seen, start)
        seen = start
        written = lines[line - 1].strip()
        shown_line = f"Write: {written}" if len(written) <= 200 else "Put it in double quotes."
        problems.append(Problem(Where(name, line), what, (way or shown_line,)))
    return text, problems


def _line(walk: Walk, start: int) -> int:
    """Walk over one line, and what hangs on it; return the start of the next one to look at."""
    text, end = walk.text, walk.line_end(start)
    at = _indent(walk, start, end)
    if at >= end or text[at] == "#":
        return end + 1
    if at == start and (_MARKER.match(text, at) or text[at] == "%"):
        if text[at] == "%":
            what = f"{shown(text[at:end])} is a YAML directive, which a case cannot hold."
            walk.replace(at, end, "", what, "Delete the line.")
        return end + 1
    parent, walk.parent = walk.parent, None
    owner = at - start if parent is None or at - start <= parent else parent
    while text[at] == "-" and text[at + 1 : at + 2] in {" ", "\t"}:
        owner = at - start
        at += 1
        while at < end and text[at] in " \t":
            at += 1
        if at >= end or text[at] == "#":
            walk.parent = owner
            return end + 1
    return _node(walk, at, start, owner, in_value=False)


def _indent(walk: Walk, start: int, end: int) -> int:
    """Return where the line's first character stands; a tab in front of it is a problem."""
    match = _INDENT.match(walk.text, start)
    at = match.end() if match else start
    white = walk.text[start:at]
    if at < end and walk.text[at] != "#" and white.strip(" "):
        called = "a tab" if "\t" in white else "a non-breaking space"
        what = f"the line {INDENTED_WITH} {called}, which YAML does not take."
        mended = white.replace("\t", "  ").replace("\u00a0", " ")
        walk.replace(start, at, mended, what, "Indent it with spaces.")
    return at


def _node(walk: Walk, at: int, start: int, owner: int, *, in_value: bool) -> int:
    """Walk over a key or value that starts here; ``owner`` is the column that its further lines must exceed."""
    text, end = walk.text, walk.line_end(at)
    first = text[at]
    if first in "\"'":
        return _quoted(walk, at, start, owner, in_value)
    if first in "[{":
        return _brackets(walk, at, owner)
    if first in "|>" and _BLOCK.match(text, at, end):
        return _skip_deeper(walk, end + 1, owner)
    if first in TRAPS or (first == "?" and text[at + 1 : at + 2] in {"", " ", "\n"}):
        return _trap(walk, at, start, owner, in_value)
    stop = _comment_start(text, at, end)
    key = _KEY_END.search(text, at, stop)
    if key is None or first == ":":
        return _skip_deeper(walk, end + 1, owner) if stop == end else end + 1
    if in_value:
        walk.quote(at, stop, why(":"))
        return end + 1
    return _after_key(walk, key.end(), start, at - start)


def _brackets(walk: Walk, at: int, owner: int) -> int:
    """Walk over a value in brackets; a text may also begin with one, as in ``[draft] Release water``."""
    edits, notes = len(walk.edits), len(walk.notes)
    close = walk_flow(walk, at, owner)
    end = walk.line_end(close)
    rest = walk.text[close:end]
    if _only_comment(rest) or _KEY_END.match(rest.lstrip()):
        return end + 1
    if rest.strip()[0] in "]}":
        walk.replace(close, end, "", f"{shown(rest)} closes a bracket that is not open.", "Delete it.")
    elif end == walk.line_end(at):
        walk.undo(edits, notes)
        walk.quote(at, _comment_start(walk.text, at, end), why("["))
    return end + 1


def _only_comment(rest: str) -> bool:
    """Return True where nothing but a comment follows a closing quote or bracket."""
    return not rest.strip() or rest.lstrip().startswith("#")


def _after_key(walk: Walk, at: int, start: int, owner: int) -> int:
    end = walk.line_end(at)
    while at < end and walk.text[at] in " \t":
        at += 1
    if at >= end or walk.text[at] == "#":
        walk.parent = owner
        return end + 1
    return _node(walk, at, start, owner, in_value=True)


def _quoted(walk: Walk, at: int, start: int, owner: int, in_value: bool) -> int:
    """Walk over a value that starts with a quote: it may be quoted, or begin with a quoted name."""
    end = walk.line_end(at)
    close = walk.quoted_end(at)
    if close is None:
        walk.close_quote(at, _comment_start(walk.text, at, end))
        return end + 1
    close_end = walk.line_end(close)
    rest = walk.text[close:close_end]
    if _only_comment(rest):
        return close_end + 1
    if not in_value and _KEY_END.match(rest.lstrip()):
        return _after_key(walk, close + rest.index(":") + 1, start, at - start)
    if close > end:
        walk.close_quote(at, _comment_start(walk.text, at, end))
        return end + 1
    return _bare(walk, at, start, owner, in_value, why('"'))


def _trap(walk: Walk, at: int, start: int, owner: int, in_value: bool) -> int:
    """Walk over a value that starts with a character YAML keeps for itself."""
    text, end = walk.text, walk.line_end(at)
    mark = _MARK.match(text, at)
    if mark is not None and len(mark.group()) > 1:
        rest = text[mark.end() : end].strip()
        holds_more = bool(_AFTER_MARK.match(rest)) if rest else _collection_follows(walk, end + 1, owner, in_value)
        if holds_more or mark.group().startswith("!!"):
            what = f"{shown(mark.group())} is a YAML {_called(text[at])}, which a case cannot hold."
            walk.replace(at, mark.end(), "", what, "Write the value out where it is needed.")
            after = mark.end()
            while after < end and text[after] in " \t":
                after += 1
            return end + 1 if after >= end else _node(walk, after, start, owner, in_value=in_value)
    return _bare(walk, at, start, owner, in_value, why(text[at]))


def _called(mark: str) -> str:
    return "anchor" if mark == "&" else "tag"


def _bare(walk: Walk, at: int, start: int, owner: int, in_value: bool, reason: str) -> int:
    """Quote a bare value, or a bare key before its colon, with the lines that continue it."""
    text, end = walk.text, walk.line_end(at)
    stop = _comment_start(text, at, end)
    key = None if in_value else _KEY_END.search(text, at, stop)
    if key is not None:
        walk.quote(at, key.start(), reason)
        return _after_key(walk, key.end(), start, at - start)
    following = _skip_deeper(walk, end + 1, owner) if stop == end else end + 1
    last = min(following - 1, len(text))
    walk.quote(at, last if last > end else stop, reason)
    return following


def _comment_start(text: str, at: int, end: int) -> int:
    """Return where the comment of this line starts, or its end."""
    hit = _COMMENT.search(text, at, end)
    return hit.start() if hit and hit.start() > at else end


def _skip_deeper(walk: Walk, start: int, owner: int) -> int:
    """Return the start of the first line that is not indented more than ``owner``: it ends a text of several lines."""
    text = walk.text
    while start < len(text):
        end = walk.line_end(start)
        line = text[start:end]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= owner:
            return start
        start = end + 1
    return start


def _collection_follows(walk: Walk, start: int, owner: int, in_value: bool) -> bool:
    """Return True where the next line begins a list or map that hangs on this one."""
    while start < len(walk.text):
        end = walk.line_end(start)
        line = walk.text[start:end]
        if line.strip() and not line.lstrip().startswith("#"):
            column = len(line) - len(line.lstrip())
            dash = line.lstrip().startswith("- ")
            return (column > owner and (dash or bool(_KEY_END.search(line)))) or (in_value and dash and column == owner)
        start = end + 1
    return False
