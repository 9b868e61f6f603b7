"""Causes in everyday verbs: something that happened or exists, and what it did to somebody."""

from __future__ import annotations

import re
from functools import cache

from comity.evidence.reading.words import listed

# what an event does; forms are made from the base
EFFECTS = listed("""
alarm alienate anger attract aggravate blight boost breed calm choke complicate compound convince cripple damage
dash deepen delay deny depress deprive deter devastate discourage disrupt displace divide doom double drain
drown ease embitter embolden empty encourage endanger enrage erode exacerbate exhaust expose fan fatten favour
fill force foster frighten fuel generate halve hamper harden harm hasten hinder hurt ignite impede impoverish
inflame invite isolate jeopardise jeopardize lengthen lower narrow obstruct oblige paralyse paralyze persuade
plunge poison polarise polarize prevent produce prolong prompt provoke push radicalise radicalize raise reassure
reduce relieve restore revive rob ruin sap scare sharpen shock shorten shrink silence slow soften sour spare
spark split spur starve stall stoke strangle strengthen strip swell sweep sustain tempt terrify threaten trigger
triple turn undermine unite unleash unnerve unsettle uproot upset weaken widen worsen wreck yield thwart spoil
scatter topple tarnish transform
""")
IRREGULAR_EFFECTS = listed("""
made makes left leaves kept keeps drove drives brought brings threw throws taught teaches led leads cost costs
cast casts drew draws bred fed feeds shrank split upset hurt sank sinks
""")
# heads of subjects that are no persons
EVENTS = listed("""
absence accord aid ambush arrest arrests attack attacks ban bombing bombs blockade border boycott budget
campaign cold conflict corruption coup credit credits crisis curfew cut cuts dam death deaths debt debts decline
decree defeat delay delays deportations dispute drought earthquake embargo epidemic expulsion failure fall
famine fear fighting fire fires flood floods fog frost gold greed harvest harvests hatred heat hunger impunity
inflation invasion killing killings lack law laws lies loan loans loss losses map massacre measure measures
mines mistrust money murder neglect news oil order orders pact plague poverty price prices propaganda purge
quarrel raid raids rain rains reform reforms rhetoric rise rivalry road roads ruling rumour rumours rumor
sanctions scandal secrecy shelling shock shortage shortages siege silence smuggling speech speeches storm strike
strikes subsidies surge tariff tariffs tax taxes threat threats trade treaty tribunal truce uncertainty uprising
verdict veto victory violence vote war wars weather winter
""")
_ABSTRACT = re.compile(
    r"(?:tion|tions|m[e]nts?|ness|ity|ities|ism|ance|ence|ancy|ency|[u]res?|age|ship|hood|ing|ings)$"
)
_PERSONS = re.compile(
    r"^(?:and |but |so |yet )?(?:i|we|he|she|they|you|thestate|who)\b|\b(?:government|minister|"
    r"president|army|troops|police|parliament|delegations?|forces|navy|rebels|soldiers|officials|"
    r"council|court|sides|leaders?) (?:also |has |have |had |then |later )*$"
)
_NO_SUBJECT = re.compile(
    r"\b(?:to|will|would|can|could|may|might|must|should|not|by|of|for|in|on|at|with|from|that|"
    r"which|who)\b (?:[a-z]+ ){0,1}$"
)
_PRONOUNS = frozenset({"i", "we", "he", "she", "they", "you", "thestate", "who"})
FARTHEST = 90  # characters of a subject


@cache
def effects() -> re.Pattern[str]:
    """Return the pattern of the finite forms of the verbs of effect."""
    forms = set(IRREGULAR_EFFECTS)
    for verb in EFFECTS:
        stem = verb[:-1] if verb.endswith("e") else verb
        doubled = (
            stem + stem[-1]
            if re.fullmatch(r"(?:fan|rob|sap|scar|spur|strip|deter|stun|topp)", stem) and stem != "scar"
            else stem
        )
        third = (
            verb[:-1] + "ies" if verb.endswith("y") else verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
        )
        past = verb[:-1] + "ied" if verb.endswith("y") else doubled + "ed"
        forms |= {third, past}
    return re.compile(r"\b(?:" + "|".join(sorted(forms, key=lambda f: (-len(f), f))) + r")\b")


def caused(text: str) -> bool:
    """
    Return True where something that is no person did something to somebody (small letters).

    >>> caused("the drought has emptied the villages"), caused("the general emptied his glass")
    (True, False)
    >>> caused("the valley was emptied by the drought")
    True
    """
    for found in effects().finditer(text):
        subject = text[max(0, found.start() - FARTHEST) : found.start()]
        if not re.match(r" (?!by\b)\S", text[found.end() : found.end() + 4]):
            continue
        head = re.sub(
            r"\b(?:has|have|had|also|only|again|merely|steadily|further|largely|often|soon|then|[a-z]+ly)\b",
            " ",
            subject,
        )
        if (
            _PERSONS.search(subject.lstrip())
            or _NO_SUBJECT.search(head)
            or re.search(r"\b(?:is|are|was|were|be|been|being) *$", head)
        ):
            continue
        words = re.findall(r"[a-z-]+", re.split(r"[,;:]", head)[-1])[-9:]
        if any(map(_event, words)) and not _PRONOUNS & set(words[-3:]):
            return True
    passive = _PASSIVE.search(text)
    if passive is None or effects().fullmatch(passive[1]) is None:
        return False
    return any(_event(w) for w in re.findall(r"[a-z-]+", passive[2])[:5])


def _event(word: str) -> bool:
    """Return True for a noun that names what happens or what is the case."""
    return (
        word in _events()
        or f"{word}s" in _events()
        or re.sub(r"y$", "ies", word) in _events()
        or (_ABSTRACT.search(word) is not None and len(word) > 6)
    )


_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being) (?:[a-z]+ly |largely |further )?([a-z]+) (?:in part |largely "
    r"|mainly |not )?by ((?:[a-z'-]+ ?){1,6})"
)


@cache
def _events() -> frozenset[str]:
    return frozenset(EVENTS)
