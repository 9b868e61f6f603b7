"""Exports of a ledger with something wrong in them: every way in which a file can be damaged, or forged."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from comity.evidence.ledger.chain import hash_of
from comity.evidence.ledger.entry import BEGINNING, Entry
from comity.evidence.ledger.lines import line_of

Lines = list[bytes]
"""The lines of a good export, each with its end; they are used up."""
Damage = Callable[[Lines, Random], bytes]


def _values(lines: Lines, random: Random) -> tuple[int, dict[str, Any]]:
    at = random.randrange(len(lines))
    return at, json.loads(lines[at])


def _with(lines: Lines, at: int, values: Any) -> bytes:
    lines[at] = json.dumps(values, ensure_ascii=at % 2 == 0).encode() + b"\n"
    return b"".join(lines)


def flipped_bytes(lines: Lines, random: Random) -> bytes:
    """A few bits are other ones."""
    data = bytearray(b"".join(lines))
    for _ in range(random.randint(1, 4)):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(data)


def dropped_lines(lines: Lines, random: Random) -> bytes:
    """Lines are missing."""
    for _ in range(random.randint(1, 3)):
        del lines[random.randrange(len(lines))]
    return b"".join(lines)


def swapped_or_doubled(lines: Lines, random: Random) -> bytes:
    """Two lines have changed places, or one stands there twice."""
    a, b = random.randrange(len(lines)), random.randrange(len(lines))
    if random.random() < 0.5:
        lines[a], lines[b] = lines[b], lines[a]
    else:
        lines.insert(a, lines[b])
    return b"".join(lines)


def cut_short(lines: Lines, random: Random) -> bytes:
    """The file ends in mid line."""
    data = b"".join(lines)
    return data[: random.randrange(len(data))]


def wrong_type(lines: Lines, random: Random) -> bytes:
    """A field holds something of another kind."""
    at, values = _values(lines, random)
    name = random.choice(sorted(values))
    values[name] = random.choice((None, 7, 1.5, True, [], {}, [[]], "", "x", {"text": 3}, -1, 10**18))
    return _with(lines, at, values)


def field_gone_or_new(lines: Lines, random: Random) -> bytes:
    """A field is missing, or there is one that no entry has."""
    at, values = _values(lines, random)
    if random.random() < 0.5:
        del values[random.choice(sorted(values))]
    else:
        values["note"] = "x"
    return _with(lines, at, values)


def huge_number(lines: Lines, random: Random) -> bytes:
    """A number is too large, too small or too long."""
    at = random.randrange(len(lines))
    number = random.choice((b"9" * 5000, b"1e999", b"-1e-999", b"9" * 25, b"0." + b"3" * 400))
    lines[at] = lines[at].replace(b'"body":{', b'"body":{"cost":' + number + b",", 1)
    return b"".join(lines)


def deep_nesting(lines: Lines, random: Random) -> bytes:
    """Values lie within values, up to a hundred thousand deep."""
    at, depth = random.randrange(len(lines)), random.choice((13, 50, 1000, 100_000))
    open_, close = random.choice(((b"[", b"]"), (b'{"a":', b"}")))
    inside = open_ * depth + (b"1" if open_ != b"[" else b"") + close * depth
    lines[at] = lines[at].replace(b'"body":{', b'"body":{"text":' + inside + b",", 1)
    return b"".join(lines)


def no_number(lines: Lines, random: Random) -> bytes:
    """NaN or infinity stands where a number should."""
    at = random.randrange(len(lines))
    name = random.choice((b"NaN", b"Infinity", b"-Infinity"))
    lines[at] = lines[at].replace(b'"body":{', b'"body":{"cost":' + name + b",", 1)
    return b"".join(lines)


def key_twice(lines: Lines, random: Random) -> bytes:
    """A key stands in one map twice."""
    at = random.randrange(len(lines))
    mark = random.choice((b'{"seq":', b'"body":{', b'"via":'))
    extra = {b'{"seq":': b'{"seq":7,"seq":', b'"body":{': b'"body":{"text":"a","text":"b",'}
    lines[at] = lines[at].replace(mark, extra.get(mark, b'"via":"case","via":'), 1)
    return b"".join(lines)


def wrong_hash(lines: Lines, random: Random) -> bytes:
    """A hash is another, or none."""
    at, values = _values(lines, random)
    name = random.choice(("hash", "previous", "corrects"))
    values[name] = random.choice(("0" * 64, values["hash"][::-1], values["hash"].upper(), values["hash"][:-1], ""))
    return _with(lines, at, values)


def odd_text(lines: Lines, random: Random) -> bytes:
    """Bytes that are no UTF-8, halves of pairs, and control characters."""
    at = random.randrange(len(lines))
    junk = random.choice((b"\xff\xfe", b"\\ud800", b"\x00", b"\xed\xa0\x80", b"\\u0000", b"\x1b[2J", b"\\"))
    place = random.randrange(len(lines[at]))
    lines[at] = lines[at][:place] + junk + lines[at][place:]
    return b"".join(lines)


def other_system(lines: Lines, random: Random) -> bytes:
    """Line ends and byte order marks of other systems."""
    data = b"".join(lines).replace(b"\n", random.choice((b"\r\n", b"\n\n", b" \n", b"\r")))
    return random.choice((b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\n")) + data


def merge_marks(lines: Lines, random: Random) -> bytes:
    """A merge left its marks."""
    lines.insert(random.randrange(len(lines) + 1), random.choice((b"<<<<<<< HEAD\n", b"=======\n", b">>>>>>> b\n")))
    return b"".join(lines)


def something_else(lines: Lines, random: Random) -> bytes:
    """It is no export at all."""
    whole = (b"{}", b"[]", b"null", b"\x1f\x8b\x08", b"PK\x03\x04", b"seq,kind,id\n1,claim,c1\n", b"<html>", b"7\n8\n")
    return random.choice((random.choice(whole), random.randbytes(random.randint(1, 200))))


def chained_anew(lines: Lines, random: Random) -> bytes:
    """A row is forged and every hash after it made anew: what the row says must still be refused, or fit."""
    entries = [Entry(**json.loads(line)) for line in lines]
    at = random.randrange(len(entries))
    forged: tuple[dict[str, Any], ...] = (
        {"kind": "rumour"},
        {"id": ""},
        {"id": "x\ny"},
        {"id": "i0"},
        {"body": {}},
        {"body": {"claim": "c9", "says": "supports", "source": "s0"}},
        {"body": {"claim": "c0", "says": "supports", "source": "s9"}},
        {"body": {"kind": "item", "why": ""}},
        {"date": "soon"},
        {"recorded": "yesterday"},
        {"recorded": ""},
        {"corrects": "0" * 64},
        {"corrects": ""},
        {"by": "x" * 300},
    )
    entries[at] = replace(entries[at], **random.choice(forged))
    before, renewed = BEGINNING, []
    for e in entries:
        own = hash_of(e.draft(), e.recorded, before)
        renewed.append((line_of(replace(e, previous=before, hash=own)) + "\n").encode())
        before = own
    return b"".join(renewed)


DAMAGES: tuple[Damage, ...] = (
    flipped_bytes,
    dropped_lines,
    swapped_or_doubled,
    cut_short,
    wrong_type,
    field_gone_or_new,
    huge_number,
    deep_nesting,
    no_number,
    key_twice,
    wrong_hash,
    odd_text,
    other_system,
    merge_marks,
    something_else,
    chained_anew,
)
"""Every way; the last gives a chain that is whole in itself, but another."""
