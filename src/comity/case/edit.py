"""Changing single values of a case file: everything else keeps its bytes."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Mapping as Several
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Any

from comity.case.nodes import Mapping, Node, Scalar, Sequence, plain
from comity.case.nouns import Case
from comity.case.read import case_file, file_bytes, read_text
from comity.case.tables import is_table
from comity.case.text_in import decode
from comity.case.write import in_flow, in_key
from comity.case.yaml_nodes import compose
from comity.errors import CaseError, UsageError

Keys = str | tuple[str, ...]


def edit(path: str | PathLike[str], changes: Several[Keys, Any]) -> Case:
    """
    Change values of a case file in place, and return the case as it is then.

    Comments, order and layout stay as they are: only the text of the values is replaced; a key that is not there
    yet is added as the last of its map. The file is replaced in one step, and only if the changed case has no
    error; otherwise it stays as it was.

    Parameters
    ----------
    path : str or path
        The case folder or file.
    changes : mapping
        From keys to new plain values. Keys are joined by dots, items of lists counted from 0, as in
        ``conflict.preferences.upland.statements.0``; where a key holds a dot itself, give a tuple of keys.

    Raises
    ------
    CaseError
        Where the case, or the case as it would be, has errors.
    UsageError
        Where a key leads nowhere, into a table, or the file cannot be written.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> from comity.case.scaffold import new
    >>> folder = pathlib.Path(tempfile.mkdtemp()) / "river"
    >>> _ = new(folder)
    >>> edit(folder, {"conflict.status_quo": "YNN"}).conflict.status_quo
    'YNN'
    """
    file, problem = case_file(Path(path))
    if file is None:
        raise CaseError([problem] if problem else [])
    raw = _raw(file)
    text, name = raw, str(file)
    for keys, value in changes.items():
        text = _changed(text, name, _path(keys), value)
    clean = text.replace("\r\n", "\n").replace("\r", "\n")
    case, problems = read_text(clean, name, file.parent)
    if case is None:
        raise CaseError(p for p in problems if p.level == "error")
    if text != raw:
        _replace(file, text)
    return replace(case, path=Path(path))


def _path(keys: Keys) -> tuple[str, ...]:
    return keys if isinstance(keys, tuple) else tuple(keys.split("."))


def _raw(file: Path) -> str:
    """Return the text of a file with its own line ends; characters that cannot be kept are an error."""
    data, problem = file_bytes(file)
    if data is None:
        raise CaseError([problem] if problem else [])
    _, problems = decode(data, str(file))
    if problems:
        raise CaseError(problems)
    return data.decode("utf-8")


def _changed(raw: str, name: str, keys: tuple[str, ...], value: Any) -> str:
    """Return the text with one value changed; offsets are found in the text as YAML reads it."""
    mark = "\ufeff" if raw.startswith("\ufeff") else ""
    body = raw.removeprefix(mark)
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    composed = compose(text, name)
    if composed.root is None or composed.problems:
        raise CaseError(composed.problems)
    start, end, new = _splice(text, composed.root, keys, in_flow(value))
    changed = text[:start] + new + text[end:]
    again = compose(changed, name)
    wanted = _with(plain(composed.root), keys, plain_value(value))
    if again.root is None or again.problems or plain(again.root) != wanted:
        raise UsageError(
            f"{'.'.join(keys)} cannot be changed without touching the lines around it: edit {name} by hand."
        )
    ends = "\r\n" if "\r\n" in body else "\n"
    return mark + body[: _original(body, start)] + new.replace("\n", ends) + body[_original(body, end) :]


def _original(body: str, offset: int) -> int:
    """Return where an offset that counts each line end as one character lies in a text that may have two."""
    seen = 0
    for hit in re.finditer("\r\n", body):
        if hit.start() - seen >= offset:
            break
        seen += 1
    return offset + seen


def _splice(text: str, root: Node, keys: tuple[str, ...], new: str) -> tuple[int, int, str]:
    """Return which part of the text to replace, and by what."""
    node = root
    for depth, key in enumerate(keys):
        inner = _step(node, key)
        if inner is None:
            if depth == len(keys) - 1 and isinstance(node, Mapping) and not is_table(node):
                return _added(text, node, in_key(key), new)
            raise UsageError(_nowhere(node, keys, depth))
        if isinstance(inner, Scalar) and inner.start == inner.end and not inner.quoted and isinstance(node, Mapping):
            raise UsageError(f"{'.'.join(keys[: depth + 1])} has no value yet: write one by hand.")
        node = inner
    return node.start, node.end, new


def _step(node: Node, key: str) -> Node | None:
    if isinstance(node, Mapping):
        return node.get(key)
    if isinstance(node, Sequence) and re.fullmatch("[0-9]{1,6}", key) and int(key) < len(node.items):
        return node.items[int(key)]
    return None


def _nowhere(node: Node, keys: tuple[str, ...], depth: int) -> str:
    if is_table(node):
        assert isinstance(node, Mapping)
        return f"{'.'.join(keys[:depth])} stands in the table {plain(node.pairs[0][1])}: edit that file."
    there = f" There are: {', '.join(node.keys()[:20])}." if isinstance(node, Mapping) else ""
    return f"{'.'.join(keys)} leads nowhere: there is no {keys[depth]!r}.{there}"


def _added(text: str, parent: Mapping, key: str, new: str) -> tuple[int, int, str]:
    """Return the splice that adds a key as the last of a map."""
    if not parent.pairs:
        return parent.start, parent.end, f"{{{key}: {new}}}"
    last_key, last = parent.pairs[-1]
    if parent.flow:
        end = max(last.end, last_key.end)
        return end, end, f", {key}: {new}"
    first = parent.pairs[0][0].start
    column = first - (text.rfind("\n", 0, first) + 1)
    at = text.find("\n", max(last.end, last_key.end))
    at = len(text) if at < 0 else at
    return at, at, f"\n{' ' * column}{key}: {new}"


def plain_value(value: Any) -> object:
    """Return a value as it comes back from a file: every scalar as its text."""
    if isinstance(value, dict):
        return {str(k): plain_value(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain_value(v) for v in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)


def _with(there: Any, keys: tuple[str, ...], value: object) -> Any:
    """Return plain values with one of them changed."""
    if not keys:
        return value
    key, rest = keys[0], keys[1:]
    if isinstance(there, list):
        return [_with(v, rest, value) if k == int(key) else v for k, v in enumerate(there)]
    return {**there, key: _with(there.get(key), rest, value)}


def _replace(file: Path, text: str) -> None:
    """Put a new text in the place of a file in one step."""
    target = file.resolve()
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as f:
            f.write(text.encode("utf-8"))
            f.flush()
            os.fsync(f.fileno())
        shutil.copymode(target, temporary)
        Path(temporary).replace(target)
    except OSError as e:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise UsageError(f"{file} cannot be written ({e.strerror}); it stays as it was.") from e
