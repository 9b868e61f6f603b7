"""Whose statement it is: attributions outside quotations, and the speakers of quoted words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from comity.evidence.reading.people import Named, Person, person_in
from comity.evidence.reading.rules import compiled
from comity.evidence.reading.speech_rows import SPEECH
from comity.evidence.reading.subjects import speaker_in
from comity.evidence.reading.view import View

MOST = 12  # verbs of one row that are looked at in one sentence
FARTHEST = 320  # characters in front of a verb in which its subject is looked for
_BOUNDARY = re.compile(
    r"; |(?<=[a-z,]) (?:but|while|whereas|although|though|because|that|which|as|after|before|when|"
    r"if|since|where) |: | - |, and |, (?=(?:he|she|they) )"
)
_RELATIVES = frozenset({"which", "that", "who", "as", "because", "after", "before", "when", "since"})
_ACCORDING = re.compile(
    r"\b(?:according to|in the (?:words|view|opinion|eyes) of) ([^,.;]{2,120})|\bin (his|her|its|"
    r"their) (?:words|view|opinion|account|"
    r"telling|reading)\b|\b(?:in|by|on) (?=(?:the )?[a-z' -]{2,40}'s? (?:own )?(?:reading|view|"
    r"count|account|opinion|eyes|telling|reckoning|estimates?|"
    r"figures))([a-z' -]{2,44}?)'s? (?:own )?(?:reading|view|count|account|opinion|eyes|telling|"
    r"reckoning|estimates?|figures)\b|"
    r"^for ([^,]{2,40}), (?!one\b|now\b|example\b|instance\b|years\b|months\b|decades\b|centuries\b)"
)
_CONTENT = re.compile(
    r"(?: (?:(?:late |early )?(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|reporters|journalists|"
    r"parliament|lawmakers|yesterday|today|"
    r"earlier|later|again|in (?:a|an) (?:[a-z-]+ )?(?:statement|interview|speech|post|letter|address|"
    r"briefing|message|report)|"
    r"at (?:a|the) (?:[a-z-]+ )?(?:briefing|conference|summit|meeting)|(?:the )?(?:council|assembly|"
    r"bbc|cnn|nation|press|media)|"
    r"state (?:tv|television|media)|it (?:very |perfectly )?clear|clear),?)*(?:,? that\b|:)?[ \"]*"
)
_HEARER = re.compile(r" (?:[\w.'-]+ ){1,6}?(?=that )")
_TAG_ONLY = re.compile(
    r"\b(?:that|because|if|unless|but|while|whereas|demand\w*|urg\w+|call\w* (?:on|for)|accus\w+|proposed)\b"
)
_PARTICIPLE_LEAD = re.compile(
    r"^(?:stating|stressing|noting|saying|adding|underlining|underscoring|emphasi[sz]ing|warning|"
    r"arguing|recalling|pointing out|reiterating|declaring|highlighting|explaining|insisting|expressing "
    r"(?:hope|confidence|concern)) that "
)
_DOCUMENT = re.compile(
    r"\b((?:draft |peace |final |framework )*(?:agreement|treaty|charter|constitution|resolution|"
    r"accord|declaration|communiqu[eé]|article \d+|statement|convention|protocol|law|clause))\b[^.]{0,80}(?:as "
    r"follows|reads|states|says|provides|stipulates|wording)[^.]{0,40}[.:]?$"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to say it, by which rule, how ("say", "act", "stance"), and where the content begins in the view."""

    speaker: Person
    rule: str
    way: str
    subject: int
    verb: int
    content: int
    past: bool = False


def attributions(seen: View, named: Named) -> list[Attribution]:
    """
    Return the attributions of a sentence that is no quoted speech, in order.

    Examples
    --------
    >>> from comity.evidence.reading.view import view
    >>> text = "Norway said it would host talks, but Sweden urged patience."
    >>> [(str(a.speaker), a.way) for a in attributions(view(text, 0, len(text)), Named())]
    [('Norway', 'say'), ('Sweden', 'act')]
    """
    found = [a for rule in SPEECH for a in _by_rule(rule.id, rule.gives, rule.words, rule.unless, seen, named)]
    found += _according(seen, named)
    made: list[Attribution] = []
    for one in sorted(found, key=lambda a: (a.verb, a.rule)):
        if not made or one.verb >= made[-1].content - 1 or one.verb > made[-1].verb + 24:
            made.append(one)
    return made


def _by_rule(rule: str, way: str, words: str, unless: str, seen: View, named: Named) -> list[Attribution]:
    """Return the attributions that one row of the table finds."""
    made = []
    for found in islice(compiled(words).finditer(seen.text), MOST):
        around = seen.text[max(0, found.start() - 16) : found.end() + 16]
        if unless and compiled(unless).search(around):
            continue
        begin = _begin(seen, found.start())
        before = seen.cased[begin : found.start()]
        participle = found.group().split()[0].endswith("ing")
        speaker = (_sentence_subject(seen, found.start(), named) if participle else None) or speaker_in(before, named)
        if (
            speaker is None
            and rule != "R-S-022"
            and (_SHARED.search(before.lower()) or (begin > 0 and not before.strip()))
        ):
            speaker = _sentence_subject(seen, found.start(), named)
        turned = False
        if speaker is None and not _own(before):
            turned = True
            speaker = _inverted(seen, found.start(), found.end(), before, named)
        if speaker is None:
            continue
        named.last = speaker if not participle else named.last
        hearer = _HEARER.match(seen.text, found.end()) if found.group() in ("told", "tells") else None
        content = _CONTENT.match(seen.text, hearer.end() if hearer else found.end())
        past = found.group().split()[-1].endswith("ed") or found.group() in ("said", "told", "wrote")
        after = content.end() if content else found.end()
        after = 0 if _BELIEF.match(found.group()) else after  # "expects", "hopes": part of what is said
        aside = seen.text[found.end() : found.end() + 1] == "," and ", " in seen.text[10 : found.start()]
        if aside or (turned and before.strip()) or _behind(seen.text, found.start(), after):
            after = 0
        made.append(Attribution(speaker, rule, way, begin, found.start(), after, past))
    return made


def _sentence_subject(seen: View, before: int, named: Named) -> Person | None:
    """Return the subject of the sentence, which a participle ("claiming that ...") goes on with."""
    verb = _FIRST_VERB.search(seen.text, 0, max(before, 1))
    return (speaker_in(seen.cased[: verb.start()], named) if verb else None) or named.last


_FIRST_VERB = re.compile(
    r" (?:has|have|had|is|was|were|will|did|also|remains?|stands?|continues?|wants?|supports?|keeps?|said|told|"
    r"met|left|went|took|made|held|gave|says|"
    r"ruled|[a-z]{3,}ed|[a-z]{3,}[a-z]s (?=(?:the|a|an|his|its|their|that|any)\b))\b"
)


_SHARED = re.compile(
    r"\b(?:and|but)(?: (?:also|then|later|again|has|have|had))? ?$"
)  # "called for a truce and offered ..."


_BELIEF = re.compile(r"(?:expect|fear|hope|believe|think|thought|doubt|consider|view|see|regard|assess)")


def _behind(text: str, verb: int, after: int) -> bool:
    """Return True where the words of attribution stand behind what was said: "..., officials said on Monday"."""
    comma = text.rfind(", ", 0, verb)
    rest = text[after:]
    said = text[: max(comma, 0)]
    return (
        len(said.split()) > 3
        and len(rest) < 70
        and not rest.startswith("that ")
        and _stands_alone(said, text, verb, after)
    )


def _stands_alone(said: str, text: str, verb: int, after: int) -> bool:
    """Return True where what stands in front of the comma is a clause and nothing but a tag follows it."""
    lead = re.match(r"(?:in|on|at|after|before|speaking|during|for|with|while|when|as|if|despite|following) ", said)
    that = text[verb:after].rstrip().endswith(("that", ":"))
    return lead is None and not that and _FINITE.search(said) is not None and not _FINITE.search(text[after:])


def _own(before: str) -> bool:
    """Return True where the speaker of the text is the subject."""
    return re.search(r"\b(?:i|we|our [a-z]+)(?: [a-z]+)?,?$", before.strip().lower()) is not None


def _begin(seen: View, verb: int) -> int:
    """Return where the clause of a verb begins."""
    begin = max(0, verb - FARTHEST)
    closed = seen.text[begin:verb].rstrip().endswith(",")
    for found in reversed(list(_BOUNDARY.finditer(seen.text, begin, verb))):
        inside = closed and found.group().strip() in _RELATIVES  # "The union, which brokered the accord, said"
        if not inside:
            return found.end()
    return begin


def _inverted(seen: View, verb: int, end: int, before: str, named: Named) -> Person | None:
    """Return the speaker in "..., said Ana Orr": right after the verb, where nothing stands in front of it."""
    if before.strip(" ,\"'") and not before.rstrip().endswith((',"', ",", ",'")):
        return None
    if not before.strip() and seen.cased[verb : verb + 1].isupper():
        return None
    after = re.match(r" ([^.;:]{2,100})", seen.cased[end : end + 110])
    if after is None or re.match(r"(?:that|to|it|there|he|she|they|in|on|for|this|these|no|not)\b", after[1]):
        return None
    first = after[1].split(",")[0]
    return person_in(first, named) or person_in(after[1].split(" who ")[0], named) or speaker_in(first, named)


def _according(seen: View, named: Named) -> list[Attribution]:
    """Return the attributions of the forms "according to", "by the ministry's own count" and "For Norway, it is"."""
    made = []
    for found in _ACCORDING.finditer(seen.text):
        group = next((g for g in (1, 3, 4) if found[g]), 0)
        words = seen.cased[found.start(group) : found.end(group)] if group else ""
        who = person_in(words, named) or speaker_in(words, named) if words else named.last
        if who is None and group == 1:
            who = Person(words)
        if who is not None:
            content = found.end() + 1 if found.start() < 4 and group != 4 else found.end() if group == 4 else 0
            made.append(Attribution(who, "R-S-040", "say", found.start(), found.start(), content))
    return made


def tag_only(seen: View, found: Sequence[Attribution], beside_quote: bool) -> bool:
    """
    Return True where a stretch outside the quotation marks is nothing but "he said on Monday".

    >>> from comity.evidence.reading.view import view
    >>> tag, fact = "Ana Orr told reporters.", "Ana Orr said the port was open."
    >>> [tag_only(view(t, 0, len(t)), attributions(view(t, 0, len(t)), Named()), True) for t in (tag, fact)]
    [True, False]
    """
    if not beside_quote or not found:
        return False
    first = found[0]
    rest = seen.text[first.content :].strip(" .,:;\"'-")
    if first.way == "say" and not rest:
        return True
    inverted = first.subject >= first.verb - 2 and first.way == "say"
    if inverted and not _TAG_ONLY.search(seen.text[first.verb :]):
        return True
    return first.way == "say" and not _TAG_ONLY.search(rest) and not _FINITE.search(rest)


_FINITE = re.compile(
    r"\b(?:is|are|was|were|will|would|has|have|had|can|could|may|might|must|should|does|did|do|"
    r"not|to [a-z]+|he|she|it|they|we|wants?|\w{3,}ed)\b"
)


def leading_participle(seen: View) -> int:
    """Return where the content begins in "Stating that X, Y said:", else 0."""
    found = _PARTICIPLE_LEAD.match(seen.text)
    return found.end() if found else 0


def document(seen: View) -> str:
    """
    Return the document that the words in front of a quotation introduce, or "".

    >>> from comity.evidence.reading.view import view
    >>> text = "The draft peace treaty reads:"
    >>> document(view(text, 0, len(text)))
    'draft peace treaty'
    """
    found = _DOCUMENT.search(seen.text)
    return seen.cased[found.start(1) : found.end(1)] if found else ""
