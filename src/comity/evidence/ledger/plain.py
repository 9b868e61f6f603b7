"""Plain values: what the body of an entry may hold, within bounds, as JSON that always looks the same."""

from __future__ import annotations

import json
import re
from typing import Any

MAX_DEPTH = 12
"""How deep the values of a body may be nested."""
MAX_BODY = 100_000
"""How many characters the canonical JSON of a body may have."""
MAX_WORD = 200
"""How many characters an id, a name or another field beside the body may have."""

_ODD = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
_IN_ORDER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def canonical(value: Any) -> str:
    """
    Return plain values as canonical JSON: keys sorted, no spaces, numbers as Python writes them.

    Raises
    ------
    ValueError, TypeError
        The value holds a number that is none (NaN, infinity), or something that JSON has no word for.

    Examples
    --------
    >>> canonical({"says": "supports", "claim": "c1", "ratio": [1.5, 3, "20/3"]})
    '{"claim":"c1","ratio":[1.5,3,"20/3"],"says":"supports"}'
    """
    return _ENCODER.encode(value)


def as_text(value: Any) -> str:
    """
    Return plain values as the JSON that is kept: the same text as :func:`canonical`, with the keys in their own order.

    Examples
    --------
    >>> as_text({"says": "supports", "claim": "c1"})
    '{"says":"supports","claim":"c1"}'
    """
    return _IN_ORDER.encode(value)


def copied(value: Any) -> Any:
    """
    Return plain values as a copy that nobody else can change; texts and numbers are shared.

    Examples
    --------
    >>> copied({"ratio": (1, 2, 3)})
    {'ratio': [1, 2, 3]}
    """
    if isinstance(value, dict):
        return {key: copied(v) if isinstance(v, (dict, list, tuple)) else v for key, v in value.items()}
    return [copied(v) if isinstance(v, (dict, list, tuple)) else v for v in value]


def why_not_plain(value: Any) -> str:
    """
    Return why a value cannot be the body of an entry, in words; empty where it can.

    Examples
    --------
    >>> why_not_plain({"p": 0.5, "rivals": ["c2"]})
    ''
    >>> why_not_plain({"p": float("nan")})
    'it holds something that is no plain value (Out of range float values are not JSON compliant)'
    """
    if not isinstance(value, dict):
        return "it is no map of keys and values"
    if _deeper(value, MAX_DEPTH):
        return f"its values are nested deeper than {MAX_DEPTH} levels"
    if _odd_key(value):
        return "a key in it is no text"
    try:
        text = canonical(value)
        text.encode()
    except UnicodeEncodeError:
        return "a text in it holds half of a character pair"
    except (ValueError, TypeError) as e:
        return f"it holds something that is no plain value ({str(e).split(': ')[0]})"
    if len(text) > MAX_BODY:
        return f"it has {len(text):,} characters; an entry has {MAX_BODY:,} at most"
    return ""


def why_not_a_word(value: Any) -> str:
    """
    Return why a value cannot stand beside the body, as an id or a name does; empty where it can.

    Examples
    --------
    >>> why_not_a_word("ministry of defence"), why_not_a_word("a\\nb"), why_not_a_word(7)
    ('', 'it is not on one line', 'it is no text')
    """
    if not isinstance(value, str):
        return "it is no text"
    if len(value) > MAX_WORD:
        return f"it has {len(value):,} characters; {MAX_WORD} are allowed"
    odd = _ODD.search(value)
    if odd is None:
        return ""
    return "it holds half of a character pair" if odd.group() >= "\ud800" else "it is not on one line"


def _deeper(value: Any, levels: int) -> bool:
    """Return whether values are nested deeper than some levels; a value that contains itself is."""
    inside = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(_deeper(v, levels - 1) for v in inside if isinstance(v, (dict, list, tuple)))


def _odd_key(value: Any) -> bool:
    """Return whether a key somewhere in plain values is no text."""
    inside = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict) and not all(isinstance(key, str) for key in value):
        return True
    return any(_odd_key(v) for v in inside if isinstance(v, (dict, list, tuple)))
