"""Bytes to text: encoding, line ends and characters nobody can see, each problem with its line."""

from __future__ import annotations

import codecs
import re
import unicodedata

from comity.errors import Problem, Where

# What no case needs and editors hide: controls, line separators that are not line ends, zero-width
# space, a byte-order mark inside the text, surrogates, and what forces a direction on the text around it (it can make
# a terminal show something else than the file says). Marks of right-to-left scripts are fine.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_MOST = 5
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, name: str) -> tuple[str, list[Problem]]:
    r"""
    Return the text of a file with every line end as ``\n``, and what is wrong with its characters.

    Characters that cannot be used are replaced by a space or by U+FFFD, so that the rest of the file can still be
    checked; each is a problem of its own (the first few are named, the rest counted).

    Examples
    --------
    >>> decode(b"\xef\xbb\xbfa: 1\r\nb: 2\n", "case.yaml")
    ('a: 1\nb: 2\n', [])
    >>> text, problems = decode(b"a: 1\nb: \xe9\n", "case.yaml")
    >>> print(problems[0])
    case.yaml:2: the file is not UTF-8 text (byte 0xE9). Save it as UTF-8 in your editor.
    """
    text, problems = _decoded(data, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems += unseen(text, name)
    return UNSEEN.sub(" ", text), problems


def _decoded(data: bytes, name: str) -> tuple[str, list[Problem]]:
    for mark, codec in _WIDE:
        if data.startswith(mark):
            what = f"the file is written in {codec.upper()}."
            return data.decode(codec, "replace"), [Problem(Where(name, 1), what, ("Save it as UTF-8.",))]
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as e:
        line = data.count(b"\n", 0, e.start) + 1
        what = f"the file is not UTF-8 text (byte 0x{data[e.start]:02X})."
        problem = Problem(Where(name, line), what, ("Save it as UTF-8 in your editor.",))
        return data.decode("utf-8", "replace"), [problem]


def unseen(text: str, name: str, first_line: int = 1) -> list[Problem]:
    """Return one problem for each character that does not belong into a case, the first few by name."""
    hits = list(UNSEEN.finditer(text))
    problems = []
    for hit in hits[:_MOST]:
        line = first_line + text.count("\n", 0, hit.start())
        problems.append(Problem(Where(name, line), f"{_called(hit.group())} stands here.", ("Delete it.",)))
    if len(hits) > _MOST:
        more = f"{len(hits) - _MOST} more characters that nobody can see follow; is this a text file?"
        line = first_line + text.count("\n", 0, hits[_MOST].start())
        problems.append(Problem(Where(name, line), more, ("Save the case as plain UTF-8 text.",)))
    return problems


def _called(character: str) -> str:
    name = unicodedata.name(character, "a control character").lower()
    return f"an unseen character (U+{ord(character):04X}, {name})"
