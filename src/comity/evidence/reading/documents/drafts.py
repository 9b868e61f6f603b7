"""Statements of a document as rows for the ledger and for the case: drafts, which a person has to look at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from comity.case.quoting import always_quoted, written
from comity.case.text_in import UNSEEN
from comity.evidence.reading.assistants.protocol import UNREAD, Marked
from comity.evidence.reading.documents.document import Document
from comity.evidence.reading.result import Statement

LINE = 200
"""The longest quote that is kept, in characters."""
_LONGEST = 1_000
_NAME = 120
ASKED = ("demand", "prerequisite", "red_line", "offer")
"""Kinds that say what somebody wants: neither true nor false, they belong into the settlement of a case."""
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_PARTY = re.compile(r"\(([^()]*)\)\s*$")


@dataclass(frozen=True, slots=True)
class Drafting:
    """
    What drafts are made with.

    Parameters
    ----------
    document : Document
    parties : mapping id -> name
        The parties of the case, which a speaker may be.
    date : str
        When the statements were made, empty where that is not known.
    prefix : str
        What ids begin with; the name of the file by default.
    """

    document: Document
    parties: Mapping[str, str]
    date: str = ""
    prefix: str = ""

    def id(self, statement: Statement) -> str:
        """
        Return the id of a statement: the file and where it begins there, the same whenever the file is read.

        Examples
        --------
        >>> told = Document("Talks 2025.txt", "txt", "We sign.")
        >>> Drafting(told, {}).id(Statement(12, 20, "We sign.", "author", "commitment", "will"))
        'talks_2025_12'
        """
        stem = self.prefix or PurePath(self.document.name).stem
        slug = _NOT_A_WORD.sub("_", stem.lower()).strip("_")[:60].strip("_")
        return f"{slug or 'text'}_{statement.start}"

    def party(self, speaker: str) -> str:
        """
        Return the party that a speaker is or speaks for, by its id or name; empty where it is none of the case.

        Examples
        --------
        >>> made = Drafting(Document("a.txt", "txt", ""), {"al": "Aland"})
        >>> made.party("A. Nilsen (Aland)"), made.party("Aland"), made.party("Nilsen")
        ('al', 'al', '')
        """
        inside = _PARTY.search(speaker)
        called = [speaker.strip().casefold(), *([inside[1].strip().casefold()] if inside else [])]
        return next((p for p, name in self.parties.items() if {p.casefold(), name.casefold()} & set(called)), "")

    def claim(self, statement: Statement) -> dict[str, Any]:
        """Return a statement as the row of a claim, as the case format has it."""
        row = {
            "text": cut(statement.quote, _LONGEST),
            "by": self.party(statement.speaker),
            "speaker": cut(statement.speaker, _NAME),
            "date": self.date,
            "kind": statement.kind,
            "quote": cut(statement.quote, LINE),
            "locator": cut(self.document.locator(statement.start, statement.end), _LONGEST),
        }
        return {key: value for key, value in row.items() if value}

    def demand(self, marked: Marked) -> list[str]:
        """
        Return a statement as a draft row of ``settlement: demands:``, in lines of comment.

        What must hold is a statement over terms of the case, and only a person can say which: the row stays a comment
        until somebody has filled it in.
        """
        s = marked.statement
        fields = [
            f"id: {self.id(s)}",
            f"by: {written(self.party(s.speaker)) if self.party(s.speaker) else 'WHO'}",
            f"kind: {s.kind}",
            *(["for: WHICH_TERM"] if s.kind == "prerequisite" else []),
            'requires: "WHAT"',
            f"text: {always_quoted(cut(s.quote, LINE))}",
        ]
        told = [f"speaker: {s.speaker}", self.document.locator(s.start, s.end), f"rule {s.rule}" if s.rule else ""]
        if s.condition.text:
            told.append(f"condition ({s.condition.direction}): {cut(s.condition.text, LINE)}")
        if marked.by:
            told.append(f"{marked.by}, {UNREAD}")
        return [f"# - {{{', '.join(fields)}}}", f"#   {cut('; '.join(t for t in told if t), 600)}"]


def cut(text: str, longest: int) -> str:
    """
    Return a text on one line, cut between words where it is longer.

    Examples
    --------
    >>> cut("We will  not\\nsign.", 200), cut("We will not sign.", 12)
    ('We will not sign.', 'We will ...')
    """
    line = " ".join(UNSEEN.sub(" ", text).split())
    if len(line) <= longest:
        return line
    room = line[: longest - 4]
    whole = room if line[len(room)] == " " else room.rpartition(" ")[0] or room
    return f"{whole.rstrip()} ..."
