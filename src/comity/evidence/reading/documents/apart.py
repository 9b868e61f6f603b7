"""
Taking text out in a process of its own, with its memory and time bounded.

A file from a stranger may be made to keep a parser busy for ever or to fill the memory. The work is done by a child
that is ended when its time is over. Bytes go in on standard input and JSON comes back on standard output; nothing
that comes back is run.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from comity.errors import MissingExtraError
from comity.evidence.reading.documents.document import FORMS, Form, Limits, Place
from comity.evidence.reading.documents.taken import RefusedError, Taken

EXTRA = "text"
ENGINES: Mapping[Form, str] = {"html": "trafilatura", "pdf": "pypdf", "docx": "docx"}
_AGAIN = "Try it in parts, or save it as plain text first."
_ANSWER = 8  # bytes of JSON that one character may take, with room for places


def taken_apart(data: bytes, form: Form, limits: Limits) -> Taken:
    """
    Return the text of a web page, PDF or Word file.

    Raises
    ------
    MissingExtraError
        The extra [text] is not installed.
    RefusedError
        There is no text in it, or taking it out needs too much time or memory.
    """
    if importlib.util.find_spec(ENGINES[form]) is None:
        raise MissingExtraError(EXTRA, f"taking text out of {FORMS[form]}")
    command = [sys.executable, "-m", "comity.evidence.reading.documents.child", form, json.dumps(asdict(limits))]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=limits.seconds, check=False)
    except subprocess.TimeoutExpired:
        raise RefusedError(f"taking the text out took more than {limits.seconds:g} seconds.", _AGAIN) from None
    answer = _answer(done.stdout, limits)
    if answer is None:
        raise RefusedError("taking the text out failed: the file needs too much memory or is damaged.", _AGAIN)
    if "refused" in answer:
        raise RefusedError(str(answer["refused"]), *map(str, answer.get("ways_out", ())))
    places = tuple(Place(int(at), str(name)) for at, name in answer["places"])
    return Taken(str(answer["text"]), places, tuple(map(str, answer["notes"])), str(answer["encoding"]))


def _answer(out: bytes, limits: Limits) -> dict[str, Any] | None:
    if len(out) > _ANSWER * limits.characters + 100 * limits.pages + 10_000:
        return None
    try:
        answer = json.loads(out)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) and ("refused" in answer or "text" in answer) else None
