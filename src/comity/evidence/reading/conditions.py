"""Conditions: the exact words, and whether they are needed (necessary) or enough (sufficient)."""

from __future__ import annotations

import re
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Row:
    """One row: words in front of the condition, direction, and what rules it out right behind them."""

    id: str
    direction: Direction
    words: str
    unless: str = r"(?!)"


_TIMES = (
    r"(?:now|recently|then|today|tomorrow|last|this|next|late|early|the end|mon|tues|wednes|thurs|"
    r"fri|satur|sun|jan|feb|mar(?:ch)?\b|apr|may \d|june|july|aug|sep|oct|nov|dec|\d|long|dawn|"
    r"midnight|noon|yesterday|winter|summer|spring|autumn)"
)
# connectives, the longer in front
CONNECTIVES: tuple[Row, ...] = (
    Row("R-C-001", "necessary", r"\b(?:only|not) (?:if|when|once|after|until|before|in case)\b"),
    Row(
        "R-C-002",
        "necessary",
        r"\b(?:on (?:the )?(?:sole )?condition(?: that)?(?! of)|provided(?: that)?(?= (?:the|that|"
        r"it|they|we|he|she|all|both|any|no|a|an|there|its|his|[a-z]+ (?:is|are|does|do|will|can|agrees?|"
        r"stops?|withdraws?|accepts?)\b))|providing that|with the proviso that|(?:but|and) only if)\b",
    ),
    Row(
        "R-C-009",
        "sufficient",
        r"\b(?:the (?:moment|day|minute|hour|instant|second|week)(?= (?:that |the |our |its |their "
        r"|his |her |a |an |we |they |it |he |"
        r"she |you |[a-z]+ (?:is|are|stops?|arrives?|ends?|leaves?|falls?|signs?|agrees?|opens?|begins?|"
        r"crosses)\b))(?: that)?|"
        r"on the understanding that|supposing(?: that)?|granted that|in (?:return|exchange) for|"
        r"(?:^|(?<=, ))(?:up)?on (?=(?:the |full |final |their |its |prior )?(?:verification|receipt|"
        r"signature|completion|confirmation|"
        r"ratification|withdrawal|release|arrival|proof|payment|delivery|acceptance|evidence|entry into force) of)|"
        r"(?:^|(?<=, )|(?<=and )|(?<=but ))(?:were|had)(?= (?:the|any|they|he|she|it|we|a|an|this|"
        r"that|both|our|their|its|talks|"
        r"[a-z]+) .{2,120}(?:, | we | it | they | he )))(?! course)",
        r" (?:when|before|after|on which|of|in question|by|it was|they were)\b",
    ),
    Row(
        "R-C-010",
        "necessary",
        r"\b(?:in the absence of|absent(?= (?:a |an |the |any )?[a-z]+)|failing(?= (?:a |an |the |"
        r"such |agreement|that))|subject to|short of|"
        r"only (?=(?:on|with|through|under|by|in exchange|in return|against|within) (?:the |a |an "
        r"|such |its |our |their )?[a-z]+))",
        r" (?:the (?:same|law)|attack|tax|difficulty|the window)\b",
    ),
    Row(
        "R-C-003",
        "necessary",
        r"\b(?:unless and until|unless|until such time as|until|till)\b",
        rf" (?:and |after |well into )?{_TIMES}",
    ),
    Row(
        "R-C-004",
        "sufficient",
        r"\b(?:if and when|if|in case(?= (?!of)|\b of)|in the event (?:that|of)|as soon as|(?<!at )once|assuming(?: "
        r"that)?|(?:(?<=^)|(?<=, )|(?<=and )|(?<=but ))should(?= (?:the|any|they|he|she|it|we|an?|"
        r"this|that|talks|negotiations|[a-z]+ (?:fail|refuse|attack|continue|decide|accept|agree|withdraw|"
        r"violate|choose|reject|happen|occur))\b))\b",
        r" (?:i (?:may|might|remember|recall|am not)|you (?:will|like|please|want my|ask me)|we are "
        r"(?:honest|to be honest)|that is|memory serves|again|more|and for all|possible|necessary|"
        r"needed|any|anything|so|not|only|appropriate|"
        r"upon a time|there were ever|you will|i may|i might)\b",
    ),
    Row(
        "R-C-005",
        "sufficient",
        r"\b(?:when|whenever|as long as|so long as|every time)\b",
        r" (?:\w+ing\b|it comes to|asked|necessary|possible|needed|appropriate|due|and (?:if|where|"
        r"how))",
    ),
    Row(
        "R-C-006",
        "sufficient",
        r"\bafter\b(?= (?:\w+ing|(?:the|a|an|its|their|his|our|both|all|it|they|we|he|she|[a-z]+) "
        r"(?:[a-z'-]+ ){0,4}?(?:is|are|has|have|withdraws?|signs?|ends?|leaves?|completes?|accepts?|"
        r"stops?|agrees?|begins?)\b))",
        r" (?:all\b|that\b)",
    ),
    Row(
        "R-C-007",
        "necessary",
        r"\bwithout\b",
        r" (?:delay|exceptions?|(?:any |further )?(?:pre-?)?conditions?|hesitation|doubt|warning|success|"
        r"further|prejudice|interruption|discrimination|hindrance|result|incident|going|saying|mentioning|"
        r"question|fail|explanation|evidence|naming|giving|elaborating|providing|specifying|due|notice|"
        r"consulting|power|electricity|water|food|a (?:word|doubt|trace)|regard|fear|reservation)",
    ),
    Row(
        "R-C-008",
        "necessary",
        r"\bbefore\b",
        rf" (?:{_TIMES}|the (?:council|court|assembly|committee|war|summit|deadline|election|house|"
        rf"parliament|people|world|law)\b|us\b|it is too late|too late|it|leaving|arriving|turning|"
        rf"a (?:court|judge))",
    ),
)

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

# where a prerequisite is stated by a verb or a noun: group "c" is the condition
NEEDED: tuple[tuple[str, str, bool], ...] = (
    (
        "R-C-020",
        r"\b(?:contingent|conditional|conditioned|predicated|hinge[sd]?|depend(?:s|ed|ent|ing)?)(?: "
        r"[a-z]+ly| in part| entirely| largely)? (?:up)?on (?P<c>.+)$",
        False,
    ),
    ("R-C-021", r"\b(?:tied|linked|bound) to (?P<c>.+)$", False),
    ("R-C-022", r"(?:^|: )(?P<c>[^:]{3,240}?),? before (?!the end|the council|\d|long\b)", True),
    (
        "R-C-023",
        r"\b(?:requires?|required|requiring|presupposes?|necessitates?|calls for|demands) (?:that "
        r")?(?P<c>.+)$",
        True,
    ),
    (
        "R-C-024",
        r"\b(?:pre-?conditions?|prerequisites?|conditions?|requirements?|first step|sine qua non)\b[^,;]{0,80}? "
        r"(?:is|are|remains?|include|was|were|must be|will be) (?:that |the following: )?(?P<c>.+)$",
        False,
    ),
    (
        "R-C-025",
        r"^(?:and |but |so )?(?P<c>.{3,200}?),? (?:is|are|was|were|remains?|remain|as|becomes?|be|"
        r"constitutes?|must be|will be) (?:[a-z]+ly |still |also |all |now )*(?:the |a |an |one |our "
        r"|their |its )*(?:[a-z-]+ (?:and |, )?){0,4}?(?:pre-?conditions?|prerequisites?|conditions?|"
        r"requirements?|essential|necessary|indispensable|needed|required|imperative|crucial|vital|"
        r"critical|first step|key|basis|sine qua non|must)\b",
        False,
    ),
    (
        "R-C-026",
        r"(?P<c>\b\w+ (?:is|are|remains?|offers?|represents?) (?:[a-z]+ )?(?:the )?(?:only|sole|one|"
        r"single) (?:[a-z]+ )?(?:path|way|route|road|means|basis|guarantee|chance|hope|avenue|solution|"
        r"foundation|key))\b",
        False,
    ),
    (
        "R-C-027",
        r"\b(?:only|sole|single) (?:[a-z]+ )?(?:path|way|route|road|means|basis|guarantee|chance|hope|"
        r"solution)\b.{0,80}? (?:is|lies|runs|goes) (?P<c>.+)$",
        False,
    ),
    ("R-C-028", r"\bonly (?P<c>(?:a|an|the|through|by|with|[a-z]+ing) .{2,120}?) (?:can|will|could|would)\b", False),
    ("R-C-033", r"\bonly\b.{0,60}? (?:if|when|after|once) (?P<c>.+)$", False),
    ("R-C-029", r"\bonly (?:be )?(?:[a-z]+ )?(?P<c>(?:through|by|with|if|when|after|once|upon) .+)$", False),
    (
        "R-C-030",
        r"\b(?:must|has to|have to|needs? to|should|is to|are to)(?:, [^,]{2,40},)? (?:first )?(?P<c>[^;]+?)(?=(?: "
        r"- |-)and that|; |, (?:not|which|ensuring|or|if)\b| in order (?:to|for)\b| if |[.!]*$)",
        True,
    ),
    ("R-C-031", r"\b(?:without|unless|until|no sooner than) (?P<c>[^,;]+)", False),
    ("R-C-032", r"^(?P<c>.+)$", False),
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
    rest = text[:at] + " " + text[made.end :]
    inside = text[made.start : made.end]
    if not rest.strip(" ,."):
        return False
    if made.rule in ("R-C-009", "R-C-010"):
        return _MODAL.search(rest) is not None or kind in ("prerequisite", "offer", "commitment", "threat", "demand")
    if made.rule in ("R-C-001", "R-C-002"):
        return (
            not re.search(r"\b(?:only|not) (?:after|when|until|before|once)\b", text[at : made.start])
            or _MODAL.search(rest) is not None
        )
    if made.rule == "R-C-003":
        lasting = _LASTING.search(rest) is not None and _PAST_MAIN.search(inside) is None
        return (
            lasting
            or _MODAL.search(rest) is not None
            or kind in ("commitment", "threat", "red_line", "offer", "demand")
        )
    if made.rule == "R-C-004":
        return not re.search(r"\bif (?:it|this|that) (?:was|were)n't\b", text)
    if made.rule == "R-C-005":
        past = _PAST_MAIN.search(inside) is not None and _MODAL.search(rest) is None
        return (
            not past
            and _PRESENT.search(rest) is not None
            and _PAST_MAIN.search(rest.split(",")[0] if "," in rest else rest) is None
        )
    if made.rule == "R-C-006":
        return _MODAL.search(rest) is not None and not re.search(r"\b(?:was|were|had|said)\b", rest)
    if made.rule == "R-C-007":
        return _NEGATIVE.search(rest) is not None or (
            (not text[:at].strip(" ,") or _only_lead(text[:at])) and _MODAL.search(rest) is not None
        )
    return kind == "prerequisite" or (_NEGATIVE.search(text[:at]) is not None and _MODAL.search(text[:at]) is not None)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without spaces and punctuation at its ends."""
    while start < end and text[start] in " ,;:.-\"'":
        start += 1
    while end > start and text[end - 1] in " ,;:.-\"'!":
        end -= 1
    return start, end
