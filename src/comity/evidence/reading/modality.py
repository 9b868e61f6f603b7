"""Modality of the main clause: conditional, negated, must, should, will, may or asserted, the first that fits."""

from __future__ import annotations

import re
from typing import cast

from comity.evidence.reading.conditions import Found
from comity.evidence.reading.grammar import order, without_lead
from comity.evidence.reading.result import Kind, Modality
from comity.evidence.reading.rules import Rule, compiled, first
from comity.evidence.reading.view import spelled_out

_NOUN = "".join(
    rf"(?<!\b{word} )"
    for word in ("the", "a", "an", "his", "her", "its", "their", "our", "this", "any", "that", "these")
) + "".join(rf"(?<!\b{word} )" for word in ("of", "both", "such", "new"))  # a noun: "the demand", "both calls"
_CALLS = _NOUN + (
    r"(?:call(?:s|ed|ing)? (?:[a-z]+ ){0,2}?(?:on|upon|for)|urg(?:e|es|ed)|request(?:s|ed)?|appeal(?:s|ed)?|"
    r"encourag(?:e|es|ed)|ask(?:s|ed)?|implor(?:e|es|ed)|exhort(?:s|ed)?|recommend(?:s|ed)?|advis(?:e|es|ed)|"
    r"advocate[sd]?|plead(?:s|ed)?|pressed|invit(?:e|es) (?:all|the|member|states))"
)
_NEG = (
    r"(?:not|never|no|cannot|nobody|none|nothing|neither|nor|unable|refus(?:e|es|ed|ing|al)|denie[sd]|"
    r"(?:we|i|they) deny|no one|nowhere)"
)
_NOT_NEG = (
    r"\b(?:not only|not just|not merely|not simply|whether or not|no doubt|not least|no matter|"
    r"no later than|no fewer than|no less than|no more than|not to mention|if not|or not|why not|"
    r"no longer than|no sooner|not (?:less|more|fewer|later|earlier|exceeding|to exceed)|no way "
    r"to know)\b|, not\b|\bnot (?:by|to|through|in|with|for|as|on) [a-z ]{2,40} but\b|\bnothing "
    r"less than\b|\b(?:is|are) no exception\b|\bwith no\b|\band not (?:to|by|for|in|with|on|of|"
    r"the|a|an|from|at)\b|\band of nothing\b|\bnot (?:another |a |an |the |more |only )?[a-z ,'-]{2,60} "
    r"but (?!(?:it|we|they|he|she|i|the|this|that)\b)|\bcannot but\b"
)

MODALITIES: tuple[Rule, ...] = (
    Rule("R-M-010", "negated", rf"\b{_NEG}\b"),
    Rule(
        "R-M-020",
        "must",
        r"\b(?:must|has to|have to|had to|needs to|(?<!\burgent )(?<!\bthe )(?<!\ba )(?<!\bpressing "
        r")need to|needed to|we need|requires?|required|is obliged|are obliged|"
        r"obligat\w+|incumbent|imperative|(?:responsibility|duty) to|it is mandatory|necessitates?|"
        r"obliges?|(?:is|are) bound to|(?:is|are|was) to be (?:paid|returned|released|handed|withdrawn|"
        r"dismantled|removed|freed|surrendered|disarmed|punished)|what (?:is|was) (?:now |most |really "
        r")?(?:needed|required)|needs, |insist(?:s|ed)? on (?:the|a|an)|"
        rf"(?<!\bwe )(?<!\bi )shall|{_NOUN}(?<!\ball )demand(?:s|ed|ing)?)\b",
        r"\b(?:the|their|his|its|our|these|such|of) demands\b.{0,10}\b(?:is|are|were|was)\b|\bdemand for\b|"
        r"\bmust have been\b|\bit must be (?:said|noted)\b",
    ),
    Rule(
        "R-M-030",
        "should",
        rf"\b(?:should|ought|(?:the|an|a|urgent|pressing) need (?:to|for)|{_CALLS}|expects? (?:all|"
        rf"the|both|every|them|him|others|[a-z]+ to)|(?:high "
        rf"|the |is )time (?:to|for|that|has come|is now)|time has come|important (?:to|that|for)|importance "
        rf"of|(?:priority|priorities) (?:is|are|must|remains?)|had better|(?:essential|crucial|vital|"
        rf"imperative) (?:to|that)|we would like [a-z]+ to|i would like [a-z]+ to|(?:want|wants|wanted) "
        rf"(?!to\b)(?:[a-z]+ ){{1,3}}to|would do well|insist(?:s|ed)? on|there is a need|would be wise|"
        rf"in need of)\b",
        r"\b(?:first|last|second|long|same|some|the next) time (?:to|for)\b|\bphone call\b|\b(?:the|"
        r"a|his|her|its|their|our|[a-z]+'s?) (?:[a-z]+ )?calls? for\b|\bas expected\b",
    ),
    Rule(
        "R-M-040",
        "will",
        r"\b(?:will|shall|going to|(?:is|are|was|were) (?:planned|scheduled|set|due(?! to (?:the|a|"
        r"an|its|their|his|her|our|lack|poor|bad|heavy)\b)|about|bound|destined|"
        r"doomed|poised|slated|expected) to|(?:forces|troops|sides|parties|inspectors|ministers|leaders|"
        r"talks|elections?|they|he|she|it|presidents?|monitors|hostages|prisoners) (?:is|are|were|"
        r"was) to|about to|destined|bound to|intends? to|plans? to)\b",
        r"\b(?:good|free|political|sincere|strong|own|people's|national|a|the|our|their|its) will "
        r"(?:to|of|and)\b|\bgood ?will\b",
    ),
    Rule(
        "R-M-050",
        "may",
        r"\b(?:{MAY}|might|can|could|would|likely|unlikely|possible|possibly|perhaps|maybe|probabl[ey]|"
        r"conceivabl[ey])\b",
        r"\bwould like to\b|\bas (?:soon|quickly|far) as possible\b|\bwho (?:would|could|may|might)\b",
    ),
)
_SUBORDINATE_LEAD = re.compile(
    r"^(?:(?:and|but|so|yet|however|therefore) )?,? ?(?:if|when|while|although|though|even if|"
    r"even as|as|since|because|after|before|once|until|unless|without|whereas|despite|in case|"
    r"should|whenever|as long as|with|for|in|by|to|under|on|at|given|having|looking|moving)\b[^,]{2,200}, "
)
_TAIL = re.compile(
    r" (?:who|which|whose|whom|because|so that|in order|unless|although|though|while|whereas|as "
    r"if|where|even though|so as)\b.*$|, (?:who|which|whose|where|as|when|ensuring|including|not|"
    r"while|a|an|noting|adding)\b.*$"
)
_ASIDE = re.compile(r", (?:who|which|whose|where) [^,]{2,120},(?= )")
_THAT = re.compile(
    r"\b(?:will|would|must|should|may|might|can|could|cannot|not|is|are|was|were|has|have|had|"
    r"does|do|never|\w+s|\w+ed) [^,;]{0,80}? that\b.*$"
)
_BRACKETS = re.compile(r"\([^()]*\)| - [^-]{3,120} - ")
_REPORT = re.compile(
    r"^[^,;]{0,120}?\b(?:said|says|stated|insists?|insisted|argued|claimed|claims|warned|warns|"
    r"added|noted|stressed|announced|declared|told [a-z]+|believes?|means|clear|hopes?|hoped|thinks?|"
    r"repeat|reiterated|say|ensure|confident|convinced) (?:that )?"
)
_RELATIVE = re.compile(
    r"(?<=[a-z]) (?:that|which|who) (?:[a-z]+ly )?(?:[a-z]+(?:s|ed)?|has|have|had|is|are|was|were)\b(?: "
    r"[a-z'’-]+){1,9}? (?=(?:is|are|was|were|will(?! to\b)|would|must|should|may|might|can|could|"
    r"cannot|has|have|had|do|does|did)\b)"
)


def main_clause(text: str) -> str:
    """
    Return the main clause of a statement: what stands before it, in brackets and behind a relative pronoun left out.

    >>> main_clause("when talks open, we must release the men who never fought.")
    'we must release the men'
    """
    bare = _first_clause(_BRACKETS.sub(" ", text))
    for _ in range(2):
        lead = _SUBORDINATE_LEAD.match(bare)
        if lead is None or len(bare) - lead.end() < 8:
            break
        bare = bare[lead.end() :]
    if re.match(r"(?:ensure|guarantee|make (?:sure|certain)|see to it) that\b", bare):
        return bare.split(" that ")[0]
    bare = re.sub(r"\b(word|assurances?|promise|pledge|guarantee) that\b.*$", r"\1", bare)
    bare = _RELATIVE.sub(" ", _ASIDE.sub(" ", bare))
    bare = _TAIL.sub("", bare)
    report = _REPORT.match(bare)
    if report is not None and len(bare) - report.end() > 8:
        return bare
    return " ".join(_THAT.sub(lambda m: m.group().split(" that ")[0], bare).split())


_PARTS = re.compile(r"[;:] (?=\S)")
_COORDINATE = re.compile(
    r",? (?:and|but|yet|so|nor) (?=(?:(?:the|a|an|our|my|his|her|its|their|this|that|these|those|"
    r"no|nobody|nothing|it|we|i|he|she|they|you|there|neither|each|every|both|all)\b(?: [\w'-]+){0,6}? "
    r"|[\w'-]+ )(?:is|are|was|were|will|would|shall|must|should|can|could|cannot|may|might|has|"
    r"have|had|do|does|did)\b)"
)


def _first_clause(text: str) -> str:
    """Return the first main clause, or the second where the first only says what is not so."""
    parts = _PARTS.split(text)
    first = parts[0]
    if (
        len(parts) > 1
        and (len(first.split()) < 4 or compiled(rf"\b{_NEG}\b").search(first))
        and len(parts[1].split()) > 3
    ):
        first = parts[1]
    lead = _SUBORDINATE_LEAD.match(first)
    begin = lead.end() if lead else 0
    cut = _COORDINATE.search(first, begin + 12)
    return first[: cut.start()] if cut else first


def modality(text: str, kind: Kind, found: Found | None, way: str) -> tuple[Modality, str]:
    """
    Return the modality of a statement and the id of its rule.

    Parameters
    ----------
    text : str
        The statement in small letters, without the words that attribute it.
    kind : Kind
        A prerequisite stated by "contingent upon" or "no Y without X" is conditional.
    found : Found or None
        The condition; where it is itself what must be done the modality is "must".
    way : str
        "act" where the verb of speech is the statement: "urged" is should, "demanded" must.

    Examples
    --------
    >>> modality("we will not leave", "red_line", None, "")
    ('negated', 'R-M-010')
    >>> modality("the deal is not only late but void", "factual_claim", None, "")
    ('asserted', 'R-M-060')
    """
    if kind == "unknown":
        return "unknown", "R-M-000"
    bare = without_lead(spelled_out(text))
    if found is not None and not found.must and not _stated(found):
        return "conditional", "R-M-001"
    if kind == "prerequisite" and (given := _prerequisite(bare, found)) is not None:
        return given
    main = compiled(_NOT_NEG).sub(" ", main_clause(bare))
    if way == "act":
        main = bare
        fired = first(MODALITIES[1:3], main) or first(MODALITIES[:1], main.split(" to ")[0])
        if fired is not None:
            return cast("Modality", fired.rule.gives), fired.rule.id
        return "asserted", "R-M-060"
    if not first(MODALITIES[:1], main) and order(bare):
        return "must", "R-M-021"
    fired = first(MODALITIES, main)
    return (cast("Modality", fired.rule.gives), fired.rule.id) if fired else ("asserted", "R-M-060")


def _stated(found: Found) -> bool:
    """Return True where a noun or an adjective states the need, and the main clause does not hang on a connective."""
    return found.rule in ("R-C-024", "R-C-025", "R-C-026", "R-C-027", "R-C-028", "R-C-029", "R-C-032", "R-C-033")


def _prerequisite(bare: str, found: Found | None) -> tuple[Modality, str] | None:
    """Return what prerequisites alone have: "must" where the need is the verb, "conditional" for "only if"."""
    if found is not None and found.must and not compiled(rf"\b{_NEG}\b").search(bare):
        return "must", "R-M-022"
    if found is not None and found.must and compiled(r"\b(?:must|has to|have to|needs? to|requires?)\b").search(bare):
        return "must", "R-M-022"
    if found is not None and found.rule in ("R-C-020", "R-C-021", "R-C-028", "R-C-029", "R-C-031", "R-C-033"):
        return "conditional", "R-M-002"
    return None
