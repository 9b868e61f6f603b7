"""The JSON Schema of the case format, for completion and checks while typing in an editor."""

from __future__ import annotations

import json
from typing import Any

from comity.case.format import CASE


def json_schema() -> dict[str, Any]:
    """
    Return the JSON Schema (draft 2020-12) of a case, made from the field tables.

    It knows keys, kinds and allowed words. What takes more (whether a statement can be read, whether a party is
    defined) is found by :func:`comity.case.read.check` alone.

    Examples
    --------
    >>> schema = json_schema()
    >>> schema["$defs"]["option"]["properties"]["moves"]["enum"]
    ['both', 'forward', 'back']
    >>> schema["$defs"]["option"]["required"]
    ['by']
    """
    definitions: dict[str, Any] = {}
    root = CASE.schema(definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "comity case",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """Return the JSON Schema as the text of ``case.schema.json``."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
