"""Whose voice a text is in: the default speaker, whether that is a party, and the labels of turns in transcripts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from comity.evidence.reading.noise import Verdict
from comity.evidence.reading.people import NEUTRAL_PARTIES, NEUTRAL_ROLE, Person, default_person
from comity.evidence.reading.segments import Segment
from comity.evidence.reading.view import View

LEAST_QUESTIONS = 3  # paragraphs ending with a question that make a text an interview
LONGEST_QUESTION = 4  # sentences


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for the whole text: the default speaker, and whether the text speaks for a party."""

    default: Person
    party: bool
    document: bool = False  # an agreement or a communiqué, in which "shall" and "is to be" bind
    asked: frozenset[int] = frozenset()  # blocks that end with a question: an interviewer speaks
    labels: frozenset[str] = frozenset()  # what stands in front of turns in a transcript: "Orr" in "Orr: We stay."


_BODY = re.compile(
    r"^(?:the )?((?:(?:un|united nations) )?(?:security council|general assembly|human rights "
    r"council|peace and security council))(?: of [a-z ]{1,40})?,?$"
)
_BINDING = re.compile(
    r"\b(?:part(?:y|ies)|sides?|government|states|ministers|front|committee|commission|team|each|"
    r"it|they|agreement) shall\b|"
    r"\bthe (?:parties|(?:two )?(?:sides|ministers|delegations|presidents|leaders)|(?:high )?contracting "
    r"parties) (?:also |have |further )?(?:agreed?|undertakes?|undertook|"
    r"reaffirmed|decided|resolved|commit)\b|\b(?:it was|have) agreed (?:that|to)\b|\bhereinafter\b"
)
_FIRST_PERSON = re.compile(r"\b(?:we|i|we're|i'm|we've|i've|we'll|i'll)\b")


def setting_of(
    speaker: str, where: Sequence[Segment], seen: Sequence[View], verdicts: Sequence[Verdict | None]
) -> Setting:
    """Return what holds for the whole text."""
    words = " ".join(v.text for v in seen[:400])
    document = len(_BINDING.findall(words)) > 1
    return replace(
        _spoken_by(speaker, where, seen, verdicts),
        labels=labels(where, seen),
        document=document,
        asked=_asked(where, seen),
    )


def _spoken_by(
    speaker: str, where: Sequence[Segment], seen: Sequence[View], verdicts: Sequence[Verdict | None]
) -> Setting:
    """Return the default speaker and whether it is a party: named as one, or a text in the first person."""
    person = default_person(speaker)
    if person.name.lower() != "author":
        return Setting(person, is_party(person))
    for shown in seen[:12]:
        body = _BODY.match(shown.text)
        if body is not None:
            return Setting(Person(shown.cased[body.start(1) : body.end(1)]), True)
    own = [v.text for v, s, n in zip(seen, where, verdicts, strict=True) if n is None and s.quote < 0]
    first = sum(_FIRST_PERSON.search(t) is not None for t in own)
    return Setting(person, first >= 3 and first >= 0.2 * len(own))


def _asked(where: Sequence[Segment], seen: Sequence[View]) -> frozenset[int]:
    """Return the paragraphs that end with a question, where there are several: an interview without labels."""
    last = {s.block: v.text for s, v in zip(where, seen, strict=True)}
    size = Counter(s.block for s in where)
    found = [b for b, text in last.items() if text.rstrip("\"'”’) ").endswith("?") and size[b] <= LONGEST_QUESTION]
    return frozenset(found) if len(found) >= LEAST_QUESTIONS else frozenset()


def labels(where: Sequence[Segment], seen: Sequence[View]) -> frozenset[str]:
    """Return the names that open at least two paragraphs with a colon behind them."""
    found = [_NAMED.match(v.cased) for v, s in zip(seen, where, strict=True) if s.first and s.role == "text"]
    count = Counter(m[1] for m in found if m is not None)
    return frozenset(name for name, times in count.items() if times > 1)


def is_party(person: Person) -> bool:
    """
    Return True for a speaker who is none of those that mediate, observe or study.

    >>> is_party(Person("Ana Orr", "Sealand")), is_party(Person("analysts"))
    (True, False)
    """
    named = {person.name, person.party} & NEUTRAL_PARTIES
    return not named and NEUTRAL_ROLE.search(person.name.lower()) is None


_LABEL = re.compile(
    r"^((?:(?:MR|MRS|MS|DR|PRESIDENT|MINISTER|SECRETARY|SENATOR|AMBASSADOR|GENERAL|PRIME MINISTER|"
    r"CHANCELLOR|Mr|Mrs|Ms|Dr|President|"
    r"Minister|Secretary|Prime Minister|Foreign Minister|Ambassador|General|H\.E\.|HE|SIR|DAME|"
    r"THE PRESIDENT|THE PRIME MINISTER)\.?"
    r"(?: [A-Z][\w'’.-]*){0,3})|A|Answer)(?: \([^()]{2,40}\))?: (?=\S)"
)
_NAMED = re.compile(r"^([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})(?: \([^()]{2,40}\))?: (?=\S)")
_HONORIFIC = r"^(?:(?:Mr|Mrs|Ms|Dr|MR|MRS|MS|DR|President|Minister|Prime|Foreign|Secretary|Ambassador|General)\.? )+"
_DATELINE = re.compile(
    r"^[A-Z][A-Z .'/-]{2,40}(?:, [A-Za-z. ]{3,20})?(?:, [A-Za-z]{3,9}\.? \d{1,2})? ?(?:\([A-Za-z /-]{2,24}\) ?[-:]?|-) "
)


def dateline(cased: str) -> int:
    """
    Return where a report begins behind its place and agency, else 0.

    >>> dateline("GENEVA (Reuters) - Talks")
    19
    """
    found = _DATELINE.match(cased)
    return found.end() if found else 0


def turn(cased: str, labels: frozenset[str] = frozenset()) -> tuple[str, int] | None:
    """
    Return whose turn a label in front opens ("" for an answer, which is the default speaker's), and where it ends.

    >>> turn("MR. PRICE: We leave."), turn("A: We leave."), turn("We leave.")
    (('Price', 11), ('', 3), None)
    """
    found = _LABEL.match(cased)
    if found is None:
        named = _NAMED.match(cased)
        return (named[1], named.end()) if named is not None and named[1] in labels else None
    if found[1] in ("A", "Answer"):
        return "", found.end()
    name = " ".join(w.title() if w.isupper() and len(w) > 3 else w for w in found[1].split())
    return re.sub(_HONORIFIC, "", name), found.end()
