"""Read typed values out of JSON nodes; what does not fit is noted with line and key path, never raised."""

from __future__ import annotations

from comity.case.foreign.findings import Findings
from comity.case.foreign.json_nodes import JsonNode
from comity.case.foreign.naming import MAX_NAME, one_line

MAX_ROWS = 2_000

_KINDS = {
    dict: "an object",
    tuple: "a list",
    str: "a text",
    bool: "true or false",
    int: "a number",
    float: "a number",
}


def kind_of(node: JsonNode) -> str:
    """Return what kind of value a node is, in words."""
    return _KINDS.get(type(node.value), "null")


def place(node: JsonNode) -> str:
    """Return the key path of a node for a message."""
    return f"`{node.path}`" if node.path else "the file"


def record(node: JsonNode, notes: Findings) -> dict[str, JsonNode]:
    """Return the members of an object; anything else is noted and read as empty."""
    if isinstance(node.value, dict):
        return node.value
    notes.error(node.line, f"{place(node)} is {kind_of(node)}; an object is expected.", "Save it anew with gmcr-py.")
    return {}


def rows(parent: dict[str, JsonNode], key: str, at: JsonNode, notes: Findings) -> tuple[JsonNode, ...]:
    """Return the items of the list under ``key``; a missing or different value is noted and read as empty."""
    node = parent.get(key)
    if node is None:
        notes.error(at.line, f"{place(at)} has no `{key}`.", f"Add a list `{key}`, empty if there are none.")
        return ()
    found = items(node, notes)
    if len(found) > MAX_ROWS:
        notes.error(node.line, f"{place(node)} has more than {MAX_ROWS:,} items.", "Import a smaller model.")
        return ()
    return found


def items(node: JsonNode, notes: Findings) -> tuple[JsonNode, ...]:
    """Return the items of a list; anything else is noted and read as empty."""
    if not isinstance(node.value, tuple):
        notes.error(
            node.line,
            f"{place(node)} is {kind_of(node)}; a list is expected.",
            "Write it in square brackets.",
        )
        return ()
    return node.value


def name_under(parent: dict[str, JsonNode], key: str, at: JsonNode, notes: Findings) -> str:
    """Return the text under ``key`` on one line; a missing or unfit one is noted and read as empty."""
    node = parent.get(key)
    if node is None:
        notes.error(at.line, f"{place(at)} has no `{key}`.", f'Add "{key}": "...".')
        return ""
    if not isinstance(node.value, str) or not one_line(node.value):
        notes.error(node.line, f"{place(node)} is not a name.", "Write a text of at least one letter.")
        return ""
    if len(node.value) > MAX_NAME:
        notes.error(node.line, f"{place(node)} is longer than {MAX_NAME} characters.", "Shorten the name.")
        return ""
    return one_line(node.value)


def number_below(node: JsonNode, limit: int, what: str, notes: Findings) -> int | None:
    """Return a whole number from 0 to ``limit - 1``, or None with the reason noted."""
    if isinstance(node.value, bool) or not isinstance(node.value, int):
        notes.error(node.line, f"{place(node)} is {kind_of(node)}; the number of {what} is expected.", "Count from 0.")
        return None
    if not 0 <= node.value < limit:
        known = f"Numbers 0 to {limit - 1} exist." if limit else "None is defined."
        notes.error(node.line, f"{place(node)} is {node.value}, but there is no {what} of that number.", known)
        return None
    return node.value
