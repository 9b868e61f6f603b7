"""The child that :mod:`comity.evidence.reading.documents.apart` starts: bytes in, text as JSON out."""

from __future__ import annotations

import contextlib
import json
import logging
import sys
import warnings
from typing import Any

from comity.evidence.reading.documents.document import Limits
from comity.evidence.reading.documents.taken import RefusedError, Taken


def main(form: str, limits: Limits) -> None:
    """Read bytes from standard input, take the text out, and write it to standard output as JSON."""
    _bound(limits)
    data = sys.stdin.buffer.read(limits.bytes + 1)
    # engines warn and log about what is odd in a file; the answer must stand alone on standard output
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    with contextlib.redirect_stdout(sys.stderr):
        answer = answered(data, form, limits)
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=True).encode("ascii"))


def answered(data: bytes, form: str, limits: Limits) -> dict[str, Any]:
    """Return the text taken out, or why it is refused, as plain values."""
    try:
        taken = _taken(data, form, limits)
    except RefusedError as e:
        return {"refused": e.what, "ways_out": list(e.ways_out)}
    except (MemoryError, RecursionError):
        return {"refused": "taking the text out needs too much memory.", "ways_out": ["Try it in parts."]}
    except Exception as e:  # whatever a stranger's file led an engine to: the file is refused, the parent goes on
        what = f"its text cannot be taken out ({type(e).__name__}); the file is damaged, or made in an unusual way."
        return {"refused": what, "ways_out": ["Save it as plain text, and read that."]}
    if len(taken.text) > limits.characters:
        what = f"the file holds {len(taken.text):,} characters; at most {limits.characters:,} are read."
        return {"refused": what, "ways_out": ["Cut it into parts."]}
    places = [[p.start, p.name] for p in taken.places]
    return {"text": taken.text, "places": places, "notes": list(taken.notes), "encoding": taken.encoding}


def _taken(data: bytes, form: str, limits: Limits) -> Taken:
    if form == "pdf":
        from comity.evidence.reading.documents.pdf import pdf

        return pdf(data, limits)
    if form == "docx":
        from comity.evidence.reading.documents.word import word

        return word(data, limits)
    from comity.evidence.reading.documents.web_page import web_page

    return web_page(data)


def _bound(limits: Limits) -> None:
    """Bound memory and processor time, where the system can."""
    try:
        import resource
    except ImportError:  # Windows has no such bounds; the parent still ends the child in time
        return
    for what, most in ((resource.RLIMIT_AS, limits.memory), (resource.RLIMIT_CPU, int(limits.seconds) + 1)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main(sys.argv[1], Limits(**json.loads(sys.argv[2])))
