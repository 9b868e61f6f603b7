"""Work that was stopped, in a file: what is left of the states, and how far the passes got."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from comity.errors import UsageError
from comity.kernels.bitslice import Word

_MARK = "comity bits 1"
_LONGEST = 4096  # bytes of the first line


@dataclass(frozen=True, slots=True)
class Place:
    """How far the work got: the pass and the tile that come next, and the feasible states counted so far."""

    turn: int = 0
    tile: int = 0
    feasible: int = 0


def save(path: Path, what: str, place: Place, bitmap: Word) -> None:
    """
    Write a stopped search to a file: one line of JSON, then the words of the bitmap, lowest byte first.

    The file is whole or not there: it is written under another name and then renamed.

    Parameters
    ----------
    path : Path
    what : str
        A digest of what is searched for.
    place : Place
    bitmap : array of uint64
    """
    head = {"mark": _MARK, "what": what, "turn": place.turn, "tile": place.tile, "feasible": place.feasible}
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(json.dumps(head).encode() + b"\n")
            bitmap.astype("<u8", copy=False).tofile(file)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def heading(path: Path) -> dict[str, object]:
    """
    Return the first line of a saved search.

    Raises
    ------
    UsageError
        The file is something else, which must not be written over.
    """
    try:
        with path.open("rb") as file:
            head = json.loads(file.readline(_LONGEST))
    except (OSError, ValueError, RecursionError):
        head = None
    if not isinstance(head, dict) or head.get("mark") != _MARK:
        raise UsageError(f"{path} is not a saved search of comity. Name another file to resume from and to save to.")
    return head


def load(path: Path, what: str, words: int, tiles: Sequence[int]) -> tuple[Place, Word] | None:
    """
    Return a saved search, or None where it is one for another case, question or version of the work.

    Parameters
    ----------
    path : Path
    what : str
        The digest of what is searched for.
    words : int
        The words of its bitmap.
    tiles : sequence of int
        The tiles of each pass.
    """
    head = heading(path)
    numbers = [head.get(k) for k in ("turn", "tile", "feasible")]
    whole = [n for n in numbers if isinstance(n, int) and not isinstance(n, bool) and n >= 0]
    if head.get("what") != what or len(whole) != 3 or whole[0] > len(tiles) or whole[1] >= [*tiles, 1][whole[0]]:
        return None
    with path.open("rb") as file:
        begin = len(file.readline(_LONGEST))
        if os.fstat(file.fileno()).st_size != begin + 8 * words:
            return None
    bitmap = np.fromfile(path, "<u8", words, offset=begin).astype(np.uint64, copy=False)
    return Place(*whole), bitmap
