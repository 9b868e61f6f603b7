"""One entry of the ledger, and its draft: what is known of it before it has a place in the chain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from comity.case.places import NOWHERE
from comity.errors import Where

WITHDRAWAL = "withdrawal"
NOUNS = (
    "source",
    "claim",
    "item",
    "origin",
    "dependence",
    "judgement",
    "lead",
    "forecast",
    "resolution",
    "record",
    "series",
    "account",
    "ratio",
)
"""The kinds of entries that say something; see :data:`WITHDRAWAL` for the one that takes something back."""
KINDS = (*NOUNS, WITHDRAWAL)
BEGINNING = "0" * 64
"""The hash before the first entry."""

Body = Mapping[str, Any]
Key = tuple[str, str]
"""What an entry is about: a kind of :data:`NOUNS` and an id."""


@dataclass(frozen=True, slots=True)
class Draft:
    """
    What is to be entered.

    Parameters
    ----------
    kind : str
        One of :data:`KINDS`.
    id : str
        What the entry is about: the id of the row; of a resolution, the id of its claim; of a withdrawal, the id of
        what is withdrawn.
    body : mapping
        The plain row, as the case format has it. Of a withdrawal: ``kind`` (of what is withdrawn) and ``why``.
    date : str
        The day from which the entry is known, as far as it is known: ``2025-11-12``, ``2025-11``. Empty: known from
        the beginning; so a correction without a date holds for all days (conventions §71).
    by : str
        Who enters it.
    via : str
        Where it comes from: ``case``, ``hand``, ``read``, ...
    corrects : str
        The hash of the entry that this one takes the place of; empty for the first about something.
    recorded : str
        When it was entered, as ``2025-11-12T09:30:00Z``. Left empty, the ledger takes the time.
    where : Where
        File and line that messages name; no part of the entry.

    Examples
    --------
    >>> Draft("claim", "c1", {"text": "The bridge is open."}, by="a.n.").about
    ('claim', 'c1')
    """

    kind: str
    id: str
    body: Body
    date: str = ""
    by: str = ""
    via: str = "hand"
    corrects: str = ""
    recorded: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)

    @property
    def about(self) -> Key:
        """Return what the entry is about: of a withdrawal, what it takes back."""
        return about(self.kind, self.id, self.body)


@dataclass(frozen=True, slots=True)
class Entry:
    """
    An entry with its place in the chain; the other fields are those of its :class:`Draft`.

    ``seq`` counts from 1. ``hash`` is the SHA-256 of the canonical JSON of all other fields but ``seq``, and
    ``previous`` the hash of the entry before it (:data:`BEGINNING` for the first), so that a hash stands for the
    entry and for everything before it (conventions §70).
    """

    seq: int
    kind: str
    id: str
    body: Body
    date: str
    recorded: str
    by: str
    via: str
    corrects: str
    previous: str
    hash: str

    @property
    def about(self) -> Key:
        """Return what the entry is about: of a withdrawal, what it takes back."""
        return about(self.kind, self.id, self.body)

    @property
    def withdraws(self) -> bool:
        """Return True where the entry takes something back."""
        return self.kind == WITHDRAWAL

    def draft(self) -> Draft:
        """Return the entry without its place in the chain."""
        return Draft(self.kind, self.id, self.body, self.date, self.by, self.via, self.corrects, self.recorded)

    def to_json(self) -> dict[str, Any]:
        """Return the entry as plain values."""
        return {
            "seq": self.seq,
            "kind": self.kind,
            "id": self.id,
            "body": dict(self.body),
            "date": self.date,
            "recorded": self.recorded,
            "by": self.by,
            "via": self.via,
            "corrects": self.corrects,
            "previous": self.previous,
            "hash": self.hash,
        }


def about(kind: str, entry_id: str, body: Body) -> Key:
    """
    Return what an entry is about; a withdrawal is about what it takes back.

    Examples
    --------
    >>> about("withdrawal", "i1", {"kind": "item", "why": "retracted"})
    ('item', 'i1')
    """
    if kind == WITHDRAWAL:
        of = body.get("kind")
        return (of if isinstance(of, str) else "", entry_id)
    return (kind, entry_id)


def withdrawal(entry: Entry, why: str, date: str = "", by: str = "", via: str = "hand") -> Draft:
    """
    Return the draft that takes an entry back.

    With a ``date`` the thing counts until that day, without one on no day (conventions §71). It is restored by an
    entry that corrects the withdrawal.
    """
    kind, entry_id = entry.about
    return Draft(WITHDRAWAL, entry_id, {"kind": kind, "why": why}, date, by, via, entry.hash)
