"""What some draws came to, as plain counts that can be added up in any order, stored and sent."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from comity.errors import UsageError

Count = NDArray[np.int64]

_MAGIC = b"comity tally 1\n"
_WIDTHS = (1, 2, 4, 8)  # bytes that a count may take
_MOST = 1 << 32  # bytes of counts that a stored tally may hold


@dataclass(frozen=True, eq=False, slots=True)
class Tally:
    """
    Counts over some of the draws of a plan.

    Letters: C the plan's concepts, B those of them that depend on one's own preference alone, J the others, n players,
    S states of the case as it is, F features (see :mod:`comity.ensemble.features`).

    Parameters
    ----------
    plan : str
        The digest of the plan.
    chunks : array of int
        Which chunks are counted here, rising.
    draws : int
    held : array of int, shape (C, S)
        In how many draws each state is an equilibrium.
    own : array of int, shape (B, n, S)
        In how many it is stable for each player.
    drawn : array of int, shape (F,)
        In how many draws each feature is there.
    own_given, held_given : array of int, shape (B, F, S) and (J, F, S)
        As ``own`` (of the feature's player) and ``held``, among the draws with the feature.
    lost, gained : array of int, shape (C, S), or empty
        With a scenario: in how many draws a state is an equilibrium only of the case as it is, or only of the scenario.
    """

    plan: str
    chunks: Count
    draws: int
    held: Count
    own: Count
    drawn: Count
    own_given: Count
    held_given: Count
    lost: Count
    gained: Count

    def to_bytes(self) -> bytes:
        """Return the tally as bytes: a line of JSON and the counts, compressed. Equal tallies give equal bytes."""
        arrays = [(f.name, getattr(self, f.name)) for f in fields(self) if f.name not in ("plan", "draws")]
        most = max(int(a.max(initial=0)) for _, a in arrays)
        width = next(w for w in _WIDTHS if most < 1 << 8 * w)  # few draws count up to little: most bytes would be zero
        head = {"plan": self.plan, "draws": self.draws, "shapes": {name: a.shape for name, a in arrays}, "width": width}
        body = b"".join(np.ascontiguousarray(a, f"<u{width}").tobytes() for _, a in arrays)
        return _MAGIC + json.dumps(head, sort_keys=True).encode() + b"\n" + zlib.compress(body, 1)

    @classmethod
    def from_bytes(cls, data: bytes) -> Tally:
        """
        Return the tally that was written as bytes.

        Raises
        ------
        UsageError
            Bytes that are no tally, or are damaged.
        """
        try:
            plan, draws, counts = _read(data)
            return cls(plan=plan, draws=draws, **counts)
        except (ValueError, TypeError, KeyError, AttributeError, zlib.error) as e:
            raise UsageError(f"what is stored is no tally of an ensemble, or is damaged ({e}).") from e


def _read(data: bytes) -> tuple[str, int, dict[str, Count]]:
    if not data.startswith(_MAGIC):
        raise ValueError("it does not begin as one")
    head_line, _, packed = data[len(_MAGIC) :].partition(b"\n")
    head = json.loads(head_line)
    shapes = {str(name): tuple(int(k) for k in shape) for name, shape in head["shapes"].items()}
    sizes = {name: _size(shape) for name, shape in shapes.items()}
    width = int(head["width"])
    if width not in _WIDTHS:
        raise ValueError("its numbers are of no known width")
    total = width * sum(sizes.values())
    if total > _MOST:
        raise ValueError("it is too large")
    body = zlib.decompressobj().decompress(packed, total + 1)
    if len(body) != total:
        raise ValueError("its length is not what it says")
    out: dict[str, Count] = {}
    at = 0
    for name in (f.name for f in fields(Tally) if f.name not in ("plan", "draws")):
        shape = shapes[name]
        out[name] = np.frombuffer(body, f"<u{width}", sizes[name], at).astype(np.int64).reshape(shape)
        at += width * sizes[name]
    return str(head["plan"]), int(head["draws"]), out


def _size(shape: tuple[int, ...]) -> int:
    size = 1
    for k in shape:
        if k < 0:
            raise ValueError("a length is negative")
        size *= k
    return size


def combine(tallies: Iterable[Tally]) -> Tally:
    """
    Return the sum of some tallies of one plan; their order makes no difference.

    Raises
    ------
    UsageError
        No tally, tallies of different plans, or a chunk that is counted twice.
    """
    total: Tally | None = None
    for tally in tallies:
        total = tally if total is None else _added(total, tally)
    if total is None:
        raise UsageError("nothing has been drawn yet.")
    return total


def _added(a: Tally, b: Tally) -> Tally:
    if a.plan != b.plan:
        raise UsageError("these counts come from different plans.")
    twice = np.intersect1d(a.chunks, b.chunks)
    if len(twice):
        raise UsageError(f"chunk {int(twice[0])} is counted twice.")
    sums = {f.name: getattr(a, f.name) + getattr(b, f.name) for f in fields(Tally) if f.name not in ("plan", "chunks")}
    return Tally(plan=a.plan, chunks=np.union1d(a.chunks, b.chunks), **sums)
