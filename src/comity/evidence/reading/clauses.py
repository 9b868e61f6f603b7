"""Sentences to clauses: where a second statement begins inside a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from comity.evidence.reading.grammar import ONLY_VERBS, plural_verb

_SUBJECT = (
    r"(?:i|we|he|she|it|they|you|there|this|that|these|those|nobody|no one|everyone|(?:the|a|an|"
    r"our|my|his|her|its|their|any|no|all|both|each|every|such|some|many|most) (?:(?!(?:to|it|"
    r"he|she|they|we|i|that|which|who|if|when)\b)[\w'-]+ ){1,6}?|"
    r"(?:(?!{NO})[\w'.-]+ )(?:(?!{NO})[\w'.-]+ )?)"
).replace(
    "{NO}",
    r"(?:before|after|of|in|on|to|for|with|by|at|from|who|which|that|when|if|than|as|and|or|the|"
    r"a|an|not|then|also|only|will|would|must|shall|should|can|could|may|might|cannot|has|have|"
    r"had|is|are|was|were|did|does)\b",
)
_FINITE = (
    r"(?:is|are|was|were|am|will|would|shall|should|can|could|may|might|must|cannot|has|have|had|"
    r"does|did|do|needs?|remains?|"
    r"says?|said|keeps?|kept|wants?|denie[sd]|rejects?|rejected|continues?|continued|refuses?|"
    r"refused|believes?|requires?|expects?|"
    r"warned|urged|called|demanded|accused|proposed|offered|added|insist(?:s|ed)|stand(?:s)?|support(?:s|"
    r"ed)?|know|see|hope|call|urge|demand|seek|ask|"
    r"isn't|aren't|won't|don't|doesn't|didn't|can't|'ll|'re|'ve)(?![\w-])"
)
# a past tense looks like a participle: it counts only behind a pronoun or an article
_PAST = (
    r"(?:(?:i|we|he|she|it|they|(?:the|a|an|our|my|his|her|its|their|both|all|some|many|each) "
    r"[\w'-]+) (?:also )?\w{3,}ed\b|"
    r"(?:it|he|she) (?:also |now )?[a-z]{3,}s\b|(?:we|they|i) (?:also |now |still )?(?!and\b|or\b|"
    r"all\b|both\b|who\b)[a-z]{3,}\b)"
)
# a longer name may stand between "while" and its verb
_NAMES = r"(?:(?!(?:before|after|of|in|on|to|for|with|by|who|which|that|and)\b)[\w'.-]+ ){3,4}?"
CUTS = (
    ("R-U-001", re.compile(r"; (?!(?:only )?then )(?:and |but |or )?(?=\S)")),
    (
        "R-U-002",
        re.compile(
            rf"(?:,|\w|\"|\)| -) (?=but (?:(?:that|the|also|now|only|still|if|in|at|for|on|as|when|unless|"
            rf"until) )?(?:{_SUBJECT} ?{_FINITE}|{_PAST}))"
        ),
    ),
    (
        "R-U-003",
        re.compile(
            r"(?:,|\w) (?=but (?:stressed|noted|argued|cautioned|declined|denied|described|called|was|"
            r"is|were|are|will|would|has|have|had|can|could|must|should|also|did|"
            r"does|do|said|warned|added|urged|called|rejected|refused|insisted) )"
        ),
    ),
    (
        "R-U-004",
        re.compile(
            rf"(?:,|\w|\"|\)) (?=and (?:that )?(?:(?:if|unless|until|once|when) )?(?:{_SUBJECT} ?{_FINITE}|"
            rf"{_PAST}))"
        ),
    ),
    (
        "R-U-021",
        re.compile(
            r"(?:,|\w|\") (?=(?:and|but|yet|so|nor|while) (?:the|a|an|our|my|his|her|its|their|any|no|"
            r"nothing|neither|every|each|those who|it is|it was|only|this|that) (?:(?!(?:which|who|that|"
            r"and|but|if|when|because|to be|is|are|was|were)\b)[\w'’-]+ ){0,9}?(?:is|are|was|were|will|"
            r"would|must|should|can|could|cannot|may|might|has|have|had|needs?|does|do|did|remains?|keeps?|"
            r"requires?|depends?)\b(?![\w-]))"
        ),
    ),
    ("R-U-005", re.compile(r", (?=which (?:in turn )?(?:will|would|may|might|could|is going|should|must)\b)")),
    (
        "R-U-006",
        re.compile(
            r", (?=(?:claiming|saying|adding|arguing|noting|warning|insisting|stressing|stating|alleging|"
            r"asserting|pledging|vowing|promising|threatening|demanding|urging|calling (?:on|for)|offering|"
            r"proposing|predicting|accusing|citing fears|making it clear) )"
        ),
    ),
    (
        "R-U-007",
        re.compile(
            r", (?=an? (?:proposal|offer|demand|claim|move|step|charge|allegation|accusation|condition|"
            r"call|request|plan|threat|figure|decision|suggestion|position|warning) (?:that |which )?\S+ "
            r"(?:has |have |had |was |were |is |are |would |did )?(?:\w+ed|\w+s|not|never|been|called|"
            r"said|says|denies|met|would)\b)"
        ),
    ),
    (
        "R-U-008",
        re.compile(rf", (?=(?:while|whereas|although|though|even though|yet) (?:(?:{_SUBJECT}|{_NAMES}) ?){_FINITE})"),
    ),
    ("R-U-009", re.compile(r", (?=if [^,]{5,120}, (?:the|we|our|i|they|he|it|[\w]+ (?:will|must|is|are)) )")),
    (
        "R-U-010",
        re.compile(
            r"(?:,|\w) (?=and (?:ensure|prevent|guarantee|make sure|make certain|never|not|refuse|reject) "
            r"(?:that )?[^,]{0,60}\b(?:never|will not|no longer|no one)\b)"
        ),
    ),
    ("R-U-011", re.compile(rf", (?=(?:so|nor|or else|otherwise) (?:{_SUBJECT} ?){_FINITE})")),
    (
        "R-U-012",
        re.compile(
            r"(?:,|\w|\"|\)) (?=and (?:urged|called on|demanded|warned|vowed|pledged|offered|proposed|"
            r"threatened|promised|said|added|accused|insisted|urges|calls on|demands|warns|calls upon|"
            r"requests|decides|condemns|reaffirms|rejected|refused|ruled out) )"
        ),
    ),
    (
        "R-U-018",
        re.compile(
            r"(?:,|\w|\") (?=and (?:also |further |then |again )?(?:asked for|asked that|asked (?:the|"
            r"both|all)|takes note|took note|underlined|stressed|has made it|made it clear|has ruled|have "
            r"ruled|had ruled|refuses|rejects|remains committed|remain committed|expressed|expresses|welcomed|"
            r"welcomes|seeks|wants|hopes|expects|believes|reserves|intends|undertakes|stands ready|is "
            r"ready|are ready|is prepared|are prepared|is determined|has undertaken|has pledged|has offered|"
            r"has called|has urged|has asked|has demanded|lets no|let no|that (?:the|it|he|she|they|a|"
            r"an|no|there|its|his|their|all|any|every)) )"
        ),
    ),
    (
        "R-U-019",
        re.compile(rf"(?:,|\w) (?=(?:even though|although|whereas) (?:{_SUBJECT} ?|between .{{3,60}})(?:{_FINITE}))"),
    ),
    (
        "R-U-016",
        re.compile(r"(?:,|\w) (?=and (?:will|shall|would|must|should|cannot|will not|would not) (?!be [a-z]+ed\b))"),
    ),
    ("R-U-017", re.compile(r", (?=(?:where|as) [^,]{2,60} (?:say|said|says|warn|warned|estimate|told) )")),
    ("R-U-013", re.compile(rf" - (?=(?:and|but|or) (?:{_SUBJECT} ?){_FINITE})")),
    (
        "R-U-014",
        re.compile(r", (?=with (?:both|the|his|her|its|their|some|more|many) [^,]{3,80}ing\b[^,]{0,80}$)"),
    ),
)
LEAD_CUT = re.compile(r"^with [^,]{6,140}\b\w+ing\b[^,]{0,120}(, )(?=.{12,})")
LEAD_WORDS = re.compile(
    r"^(?:and|but|or|so|yet|however|while|whereas|although|though|that|nor|as well as|even though)\b,? ?"
)
LEAST_WORDS = 3
MOST = 24  # places looked at in one sentence


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence by its place in the view, with the rule that cut it off ("" for a whole sentence)."""

    start: int
    end: int
    rule: str = ""


def clauses(text: str) -> list[Clause]:
    """
    Return the parts of a sentence (small letters, single spaces) that may be statements of their own.

    Whether two neighbours stay apart is decided later: parts of the same speaker and kind are put together again.

    Examples
    --------
    >>> text = "we will lift the ban, but the fleet must leave; talks have failed."
    >>> [text[c.start : c.end].strip() for c in clauses(text)]
    ['we will lift the ban,', 'but the fleet must leave;', 'talks have failed.']
    """
    points: dict[int, str] = {}
    lead = LEAD_CUT.match(text)
    if lead is not None:
        points[lead.end(1)] = "R-U-015"
    for rule, pattern in CUTS:
        for found in pattern.finditer(text):
            points.setdefault(found.end(), rule)
    made: list[Clause] = []
    start, rule = 0, ""
    for at in sorted(points)[:MOST]:
        if _inside_brackets(text, at) or _subordinate(text[start:at]) or not _whole(text[start:at], points[at]):
            continue
        if len(text[start:at].split()) >= LEAST_WORDS and len(text[at:].split()) >= LEAST_WORDS:
            made.append(Clause(start, at, rule))
            start, rule = at, points[at]
    return [*made, Clause(start, len(text), rule)]


_LEAD_CLAUSE = re.compile(
    r"^(?:(?:and|but|so|however),? )?(?:if|when|while|although|though|as|since|because|after|before|"
    r"once|until|unless|without|with|for|in)\b[^,]{3,200}, "
)
_CARRIES = re.compile(
    rf"\b{_FINITE}|\b(?!armed|united|unprecedented|allied|so-called)\w{{3,}}ed\b|\b(?:said|told|"
    rf"made|took|came|went|gave|left|held|began|met|put|set|lost|won|fell|rose|broke|sent|saw)\b"
)


_OWN_VERB = re.compile(
    r"\b(?:we|i|they|you) (?:also |now |still |fully |strongly )?(?!and\b|or\b|all\b|both\b|who\b|the\b)[a-z]{3,}\b"
)


@cache
def _third_persons() -> frozenset[str]:
    """Return verbs in -s that are no nouns."""
    return frozenset(v + "s" for v in ONLY_VERBS) | frozenset(
        {"accuses", "denies", "wants", "blames", "fears", "belies", "applies", "relies"}
    )


def _subordinate(text: str) -> bool:
    """Return True for a part that opens with a condition or another lead and has no main clause yet."""
    lead = re.match(
        r"(?:(?:and|but|so|yet|however),? )?(?:if|when|unless|until|once|after|before|as|while|although|"
        r"though|since|because|whoever|even if|even as)\b",
        text,
    )
    return lead is not None and ", " not in text.rstrip(" ,")[lead.end() :] and " then " not in text


def _whole(text: str, rule: str) -> bool:
    """Return True where a part in front of "and" has a verb of its own, and is not the first member of a list."""
    if rule not in ("R-U-004", "R-U-021", "R-U-012", "R-U-016", "R-U-018"):
        return True
    if re.search(r"\b(?:can|will|should|would|could|must|may|might|shall|is|are|has|have|does|do)[ ,]*$", text):
        return False
    lead = _LEAD_CLAUSE.match(text)
    main = text[lead.end() :] if lead else text
    if re.match(r"(?:further |also )?[a-z]{4,}s (?:the|that|all|its|upon|on|to|by)\b", main):  # an operative paragraph
        return True
    return (
        _CARRIES.search(main) is not None
        or _OWN_VERB.search(main) is not None
        or plural_verb(main)
        or any(w in _third_persons() for w in main.split())
    )


def _inside_brackets(text: str, at: int) -> bool:
    """Return True inside round brackets."""
    return text.count("(", 0, at) > text.count(")", 0, at)
