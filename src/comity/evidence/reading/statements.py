"""Clauses to statements: every field of a statement by its table, and neighbours that are one unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from comity.evidence.reading.clauses import LEAD_WORDS
from comity.evidence.reading.conditions import Found, condition
from comity.evidence.reading.hedges import hedge
from comity.evidence.reading.kinds import direct, kind
from comity.evidence.reading.modality import modality
from comity.evidence.reading.parties import adjectives, parties_in, words_for
from comity.evidence.reading.people import NEUTRAL_ROLE, Named, Person
from comity.evidence.reading.quantities import quantities
from comity.evidence.reading.result import Condition, Kind, Modality, Statement
from comity.evidence.reading.speech_rows import DEEDS
from comity.evidence.reading.topics import topics
from comity.evidence.reading.view import View
from comity.evidence.reading.voices import Setting, is_party

TOLD = ("say", "act", "stance")  # ways of reported speech


@dataclass(frozen=True, slots=True)
class Part:
    """A clause that becomes a statement: its view, who says it, and how."""

    seen: View
    speaker: Person
    rule: str
    way: str  # "quote", "default", "say", "act", "stance"
    content: int  # where the statement begins behind the words that attribute it
    cut: str = ""  # the rule that cut it off the sentence
    carried: bool = False
    before: str = ""  # the clause in front of it, whose subject it may share
    joined: bool = False  # made of several clauses


@dataclass(frozen=True, slots=True)
class Context:
    """What the fields of a statement are read from besides its words."""

    raw: str
    setting: Setting
    named: Named
    turn: Person | None = None


def statements(parts: Sequence[Part], context: Context) -> list[Statement]:
    """Return the statements of a sentence; neighbours of one speaker and kind become one."""
    made: list[tuple[Statement, Part]] = []
    every = [p for p in parts if any(x.isalnum() for x in p.seen.text)]
    for at, part in enumerate(every):
        part = replace(part, before=every[at - 1].seen.text) if at else part
        one = _statement(part, context)
        if made and _together(made[-1][0], one, part, made[-1][1]):
            both = _joined(made[-1][1], part)
            made[-1] = (_statement(both, context), both)
        else:
            made.append((one, part))
    return [s for s, _ in made if s.end > s.start]


def _statement(part: Part, context: Context) -> Statement:
    """Return the statement of a clause."""
    long = len(part.seen.text[part.content :].split()) > 3
    begin = part.content if part.way == "say" and long else 0
    content = part.seen.text[begin:]
    speaker = _with_party(part.speaker, content, context)
    shown = _shown(part, speaker, content, context)
    judged = _judged(part, shown, context)
    found = condition(content, judged[0])
    mood = _by_kind(judged, modality(content, judged[0], found, part.way), content)
    hedged = "" if judged[1] in ("R-K-263", "R-K-306") else hedge(content, shown)  # "may" gives leave
    lead = LEAD_WORDS.match(part.seen.text) if part.cut else None
    start, end = part.seen.span(lead.end() if lead else 0, len(part.seen.text.rstrip(" ,;\"'-")))
    stated = _placed(part.seen, begin, found, (start, end), context.raw)
    rules = {"kind": judged[1], "speaker": part.rule, "modality": mood[1]}
    rules |= {"condition": found.rule} if found and stated.text else {}
    rules |= {"hedged": hedged} if hedged else {}
    rules |= {"unit": part.cut} if part.cut else {}
    return Statement(
        *(start, end, context.raw[start:end], str(speaker), judged[0], mood[0], stated),
        quantities=quantities(part.seen.text, part.seen.cased),
        about=topics(content, part.seen.cased[begin:]),
        hedged=bool(hedged),
        rule=judged[1],
        rules=rules,
    )


def _shown(part: Part, speaker: Person, content: str, context: Context) -> str:
    """Return the statement as its speaker would have said it; a bare verb takes the subject of the clause before."""
    told = part.way in TOLD
    side = speaker.party or speaker.name
    content = _states_bare(content, part.seen.cased[len(part.seen.text) - len(content) :], side, context)
    if part.way == "act" and not part.joined:
        return content.replace('"', "")
    named = side != "author" and side[:1].isupper() and is_party(speaker)  # "analysts" are no "we"
    own = words_for(side) if named else ()
    surname = (speaker.name.split()[-1].lower(),) if told and speaker.name and speaker.party else ()
    shown = direct(content, (*own, *surname), told)
    shares = part.cut in ("R-U-003", "R-U-016") and _BARE_VERB.match(shown)
    if shares and (told or direct(part.before, own, told).startswith(("we ", "i ", "it "))):
        shown = "we " + (re.sub("^would ", "will ", shown) if told else shown)
    return shown


def _states_bare(text: str, cased: str, side: str, context: Context) -> str:
    """Return words in small letters with the names of other parties as "thestate", which the tables know as a doer."""
    made, at = [], 0
    for start, end, party in parties_in(cased, context.named.own):
        if party != side and start >= at and cased[start:end] not in adjectives():
            made += [text[at:start], "thestate"]
            at = end
    return "".join([*made, text[at:]])


def _judged(part: Part, shown: str, context: Context) -> tuple[Kind, str]:
    """Return the kind and its rule; positions ("welcomed") and deeds ("rejected") that are told are facts."""
    found = kind(shown, _voices(part, context))
    if part.way == "stance" and found[0] not in ("threat", "red_line"):
        return ("causal_claim", "R-K-161") if found[0] == "causal_claim" else ("factual_claim", "R-K-180")
    if found[1] == "R-K-081" and NEUTRAL_ROLE.search(part.speaker.name.lower()):
        return "recommendation", "R-K-122"  # what a report or an expert urges binds no party
    deed = part.way == "default" and not context.setting.party and re.search(DEEDS, part.seen.text) is not None
    return ("factual_claim", "R-K-190") if deed and found[0] in ("red_line", "offer") else found


_MIGHT = re.compile(r"\b(?:might|may|could) (?:usefully|profitably|well|perhaps)\b")


def _by_kind(judged: tuple[Kind, str], mood: tuple[Modality, str], content: str) -> tuple[Modality, str]:
    """Return "should" for advice and for demands in nouns ("a return is expected"), whatever auxiliary carries them."""
    advice = judged[0] == "recommendation" and mood[0] in ("asserted", "may", "will") and not _MIGHT.search(content)
    asked = judged[1] in ("R-K-281", "R-K-290") and mood[0] in ("asserted", "may")
    return ("should", "R-M-070") if advice or asked else mood


def _placed(seen: View, begin: int, found: Found | None, unit: tuple[int, int], raw: str) -> Condition:
    """Return the condition with its place in the raw text, where it lies inside the unit."""
    if found is None:
        return Condition()
    start, end = seen.span(begin + found.start, begin + found.end)
    if not unit[0] <= start < end <= unit[1]:
        return Condition()
    return Condition(raw[start:end], start, end, found.direction)


def _voices(part: Part, context: Context) -> tuple[str, ...]:
    """Return the voices of a part for the tables of rules."""
    default = part.speaker == context.setting.default and context.turn is None
    party = context.setting.party if default else is_party(part.speaker)
    told: tuple[str, ...] = ("told",) if part.way in TOLD else ()
    told += ("warned",) if part.way == "say" and "warn" in part.seen.text[: part.content + 1] else ()
    told += ("document",) if context.setting.document else ()
    return ("party" if party else "author", *told, *(("act",) if part.way == "act" else ()))


def _with_party(speaker: Person, content: str, context: Context) -> Person:
    """Return a speaker of unknown side with the state whose own wishes he or she tells: "Norway wants peace"."""
    known = speaker.name.split()[-1].casefold() in context.named.people if speaker.name else False
    if speaker.party or speaker == context.setting.default or not known:
        return speaker
    told = _OWN_SIDE.match(content)
    side = parties_in(told[1].title(), context.named.own) if told else []
    return context.named.meet(Person(speaker.name, side[0][2]), []) if side else speaker


_BARE_VERB = re.compile(r"(?:will|shall|would|cannot|must|should) ")
_OWN_SIDE = re.compile(
    r"(?:that )?((?:the )?[a-z]+(?: [a-z]+){0,2}?) (?:wants?|wanted|stands? (?:for|ready|by)|stood "
    r"(?:for|ready)|seeks?|is (?:ready|prepared|committed|determined)|was (?:ready|prepared|committed)|"
    r"remains? (?:ready|committed)|(?:is|was) open to|does not intend|(?:will|would) (?:never|not))\b"
)


def _together(before: Statement, one: Statement, part: Part, other: Part) -> bool:
    """Return True where two neighbouring clauses are one unit: one speaker, and one kind or one that adds nothing."""
    acts = (other.way == "act") != (part.way == "act") and not part.carried
    if other.speaker != part.speaker or acts:
        return False
    if before.kind == one.kind:
        return True
    plain = {"factual_claim", "causal_claim", "unknown"}
    return before.kind in plain and one.kind in plain and part.cut != "R-U-001"


def _joined(before: Part, after: Part) -> Part:
    """Return two neighbouring parts as one."""
    a, b = before.seen, after.seen
    return replace(before, seen=View(a.text + b.text, a.cased + b.cased, a.places + b.places), joined=True)
