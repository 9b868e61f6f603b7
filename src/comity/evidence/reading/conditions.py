"""Conditions: the exact words of a clause, and whether they are needed (necessary) or enough (sufficient)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from comity.evidence.reading.condition_rows import CONNECTIVES, NEEDED, Row
from comity.evidence.reading.result import Direction, Kind
from comity.evidence.reading.rules import compiled


@dataclass(frozen=True, slots=True)
class Found:
    """A condition by its place in the view; ``must`` where it is itself what must be done."""

    start: int
    end: int
    direction: Direction
    rule: str
    must: bool = False


_FUTURE = (
    r"\b(?:will|shall|would|can|could|cannot|may|might|must|should|has to|have to|needs? to|is|"
    r"are|am|does|do|ready|prepared|willing|going to|won't|'ll|[a-z]+s|let|stop|release|withdraw|"
    r"we|i|no)\b"
)
_PAST_MAIN = re.compile(
    r"(?<![-\w])(?<!is )(?<!are )(?<!be )(?<!been )(?:was|were|had|did|said|began|came|went|took|"
    r"left|fell|broke|[a-z]{3,}ed)\b"
)
_PRESENT = re.compile(_FUTURE)
_MODAL = re.compile(
    r"\b(?:will|shall|would|can|could|cannot|may|might|must|should|has to|have to|needs? to|ready|"
    r"prepared|willing|likely|unlikely|expected|going to|won't|'ll|no|not|never)\b"
)
_LASTING = re.compile(r"\b(?:stays?|remains?|continues?|keeps?|goes on|go on)\b")
_ASKING = re.compile(
    r"\b(?:ask|asked|asks|asking|see|know|knows|unclear|wonder|wondering|as|what|even|decide|doubt|"
    r"unsure|tell|sure|whether|clear|determine|question|grateful|glad|obliged|thankful|pleased|"
    r"appreciate|appreciate it|appreciative) (?:of )?$"
)
_NEGATIVE = re.compile(
    r"\b(?:no|not|never|cannot|nothing|neither|nor|impossible|won't|can't|nobody|none|hardly|unthinkable|refuse\w*)\b"
)
_CLAUSE_STARTS = re.compile(
    r", (?=(?:then |and then )?(?:(?:the|a|an|our|my|his|her|its|their|this|that|these|those|no|"
    r"any|all|both|every|nobody|there|it|we|i|he|she|they|you|let|do|don't|stop|"
    r"must|will)\b|[^,]{2,90}? (?:will|must|should|would|can|could|cannot|may|might|is|are|has|"
    r"have|shall|needs?|do|does|remain\w*|face\w*)\b))|(?<=[^ ]) - | \((?=even|although|though)"
)
_NO_COMMA = re.compile(
    r" (?=(?:the|our|my|his|her|its|their|no|all|your) (?:[a-z-]+ ){1,6}?(?:will|would|must|cannot|"
    r"shall|should)\b)| (?=(?:we|i|they|he|she|it|there|you) (?:do|does|will|would|can|cannot|"
    r"must|are|is|shall|"
    r"may|might|should|have|won't|'ll)\b)"
)
_TAIL_END = re.compile(
    r"; |, (?=(?:and|but|or|so|which|who|he|she|they|said|according|adding|warning|[a-z]+ said|"
    r"a |an )\b)|\.(?:$|\W*$)|[.!]*[\"' ]*$"
)


def condition(text: str, kind: Kind) -> Found | None:
    """
    Return the condition of a clause (small letters, single spaces), or None.

    Examples
    --------
    >>> text = "if the ships return we will sink them."
    >>> found = condition(text, "threat")
    >>> text[found.start : found.end], found.direction
    ('the ships return', 'sufficient')
    >>> text = "troops must leave before talks can open."
    >>> found = condition(text, "prerequisite")
    >>> text[found.start : found.end], found.direction, found.must
    ('troops must leave', 'necessary', True)
    >>> condition("tensions rose after the raid.", "factual_claim") is None
    True
    """
    joined = _connective(text, kind)
    if joined is not None and joined.rule == "R-C-002" and kind != "prerequisite":
        joined = Found(joined.start, joined.end, "sufficient", joined.rule)  # "ready to sign provided that": enough
    if joined is None and (then := _THEN.match(text)) is not None:
        joined = Found(*then.span(1), "necessary" if then[1].startswith("only") else "sufficient", "R-C-011")
    if kind != "prerequisite":
        return joined
    if joined is not None and joined.direction == "necessary" and joined.rule != "R-C-008":
        return joined
    if joined is not None and text[: joined.start].rstrip().endswith("long as"):
        return joined
    return _needed(text) or joined


_THEN = re.compile(
    r"(?:and |but )?((?:only )?then)(?:,| and only then)? (?=(?:will|would|can|could|shall|may|"
    r"must|we|it|they|the|there|i|he|she|our|no|a)\b.{0,40}\b(?:will|would|can|could|shall|may|"
    r"might|be|must)\b)"
)


def _needed(text: str) -> Found | None:
    """Return the condition of a prerequisite."""
    for rule, words, must in NEEDED:
        found = compiled(words).search(text)
        if found is not None and len(found["c"].split()) > 0:
            if rule == "R-C-022" and not re.search(
                r"\b(?:must|has to|have to|needs? to|should|first|no|not|cannot|wants?|insists?|demands?|seeks?)\b",
                found["c"],
            ):
                continue
            start, end = _trimmed(text, *found.span("c"))
            if end > start:
                return Found(start, end, "necessary", rule, must)
    return None


def _connective(text: str, kind: Kind) -> Found | None:
    """Return the first condition that a connective opens and the rest of the clause bears out."""
    for row in CONNECTIVES:
        for found in compiled(row.words).finditer(text):
            if compiled("^(?:" + row.unless + ")").match(text, found.end()) or _ASKING.search(text[: found.start()]):
                continue
            if compiled(row.unless).match(text, found.end()):
                continue
            made = _span(text, found, row)
            if made is not None and _bears_out(text, made, found.start(), kind):
                return made
    return None


def _span(text: str, found: re.Match[str], row: Row) -> Found | None:
    """Return the words of the condition: up to the main clause where it stands in front, else to the end."""
    start = found.end()
    fronted = not text[: found.start()].strip(" ,") or _only_lead(text[: found.start()])
    end = -1
    if fronted:
        stop = (
            _CLAUSE_STARTS.search(text, start + 3)
            or _NO_COMMA.search(text, start + 6)
            or re.compile(", ").search(text, start + 3)
        )
        end = stop.start() if stop else -1
    else:
        stop = _TAIL_END.search(text, start + 3)
        inner = re.compile(
            r", (?=(?:we|i|they|he|she|it|there|the [a-z]+) (?:will|would|must|can|cannot|is|are|shall)\b)"
        ).search(text, start)
        end = min(x.start() for x in (stop, inner) if x is not None) if stop or inner else len(text)
    if end < 0:
        return None
    begin = found.start() if row.id == "R-C-006" else start
    first, last = _trimmed(text, begin, end)
    return Found(first, last, row.direction, row.id) if last - first > 3 else None


def _only_lead(before: str) -> bool:
    """Return True where nothing but connecting words stands in front."""
    return (
        re.fullmatch(
            r"(?:(?:and|but|so|yet|or|then|however|therefore|moreover|also|that|again|now|only|even|in "
            r"fact|as in other cases|for example|first|finally|on the other hand|[a-z]+ (?:said|warned|"
            r"added|insisted|argued|stressed|declared) (?:that )?|he (?:said|warned|added) (?:that )?|"
            r"[a-z ]{3,60} that)[,: ]*)+",
            before.strip() + " ",
        )
        is not None
    )


def _bears_out(text: str, made: Found, at: int, kind: Kind) -> bool:
    """Return True where the main clause can depend on the condition: it lies ahead, or holds in general."""
    before, inside = text[:at], text[made.start : made.end]
    rest = before + " " + text[made.end :]
    if not rest.strip(" ,."):
        return False
    modal = _MODAL.search(rest) is not None
    match made.rule:
        case "R-C-009" | "R-C-010":
            return modal or kind in ("prerequisite", "offer", "commitment", "threat", "demand")
        case "R-C-001" | "R-C-002":
            return modal or not re.search(r"\b(?:only|not) (?:after|when|until|before|once)\b", text[at : made.start])
        case "R-C-003":
            lasting = _LASTING.search(rest) is not None and _PAST_MAIN.search(inside) is None
            return lasting or modal or kind in ("commitment", "threat", "red_line", "offer", "demand")
        case "R-C-004":
            return not re.search(r"\bif (?:it|this|that) (?:was|were)n't\b", text)
        case "R-C-005":
            return (modal or _PAST_MAIN.search(inside) is None) and _in_general(rest)
        case "R-C-006":
            return modal and not re.search(r"\b(?:was|were|had|said)\b", rest)
        case "R-C-007":
            fronted = not before.strip(" ,") or _only_lead(before)
            return _NEGATIVE.search(rest) is not None or (fronted and modal)
    denied = _NEGATIVE.search(before) is not None and _MODAL.search(before) is not None
    return kind == "prerequisite" or denied


def _in_general(rest: str) -> bool:
    """Return True where a main clause is not about one past event."""
    return _PRESENT.search(rest) is not None and _PAST_MAIN.search(rest.split(",")[0]) is None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without spaces and punctuation at its ends."""
    while start < end and text[start] in " ,;:.-\"'":
        start += 1
    while end > start and text[end - 1] in " ,;:.-\"'!":
        end -= 1
    return start, end
