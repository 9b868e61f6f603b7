"""Hedges: words that lower the certainty of a statement."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule, first
from comity.evidence.reading.view import spelled_out

HEDGES: tuple[Rule, ...] = (
    Rule(
        "R-H-001",
        "hedged",
        r"\b(?:might|maybe|perhaps|possibly|probably|probable|presumably|supposedly|allegedly|alleged|"
        r"reportedly|apparently|seemingly|conceivably|arguably|ostensibly|purportedly|purported|potentially|"
        r"likely|unlikely|doubtful|plausible|plausibly|suspected|unconfirmed|presumed)\b",
        r"\bpotentially explosive\b",
    ),
    Rule(
        "R-H-002",
        "hedged",
        r"\b{MAY}\b",
        r"\bmay not (?:be [a-z]+(?:ed|en)|invoke|enter|leave|use|transfer|station|deploy)\b|\b(?:none|"
        r"no|neither) .{0,40}\bmay\b",
    ),
    Rule("R-H-003", "hedged", r"\bcould\b", r"\bcould (?:not|never|no longer)\b|\bwish .{0,20}could\b"),
    Rule(
        "R-H-004",
        "hedged",
        r"\b(?:seems?|seemed|appears?|appeared)\b(?! (?:before|in (?:court|public|the)|on (?:television|"
        r"the|stage)|at)\b)|\bit looks (?:like|as)\b|\blooks? (?:set|like|likely)\b",
    ),
    Rule(
        "R-H-005",
        "hedged",
        r"\b(?:i|we|he|she|they|it|who|experts|analysts|officials|observers|diplomats|many|some)(?: "
        r"(?:also|still|do|sincerely|really|strongly|firmly|would|truly|very much|not|never))* (?:think|"
        r"thinks|thought|believe|believes|believed|feel|feels|felt|hope|hopes|hoped|suspect|suspects|"
        r"suspected|guess|suppose|imagine|assume|assumed|reckon|fear|fears|feared|doubt|doubts|doubted)\b|"
        r"\bhop(?:e|es|ed|ing) (?:that|to|for|it|they|we|the)\b|\b(?:in (?:my|our|his|her) (?:view|"
        r"opinion)|it is (?:believed|thought|hoped|feared|understood))\b|\b(?:is|are|was|were) (?:believed|"
        r"thought|understood|rumou?red|said|reported|estimated) to\b",
    ),
    Rule(
        "R-H-006",
        "hedged",
        r"\b(?:would|should) (?:rather|prefer|like)\b|\b(?:i|we) (?:also |still |only |just )?(?:want|"
        r"wish|wanted) to\b(?! (?:be clear|stress|emphasi[sz]e|underline|thank|say|make (?:it )?clear))",
    ),
    Rule(
        "R-H-007",
        "hedged",
        r"\b(?:not|far from) (?:certain|clear|sure|guaranteed)\b|\b(?:uncertain|unclear|no guarantee|"
        r"in doubt|remains to be seen|suggests? that|indications? that|signs? that|chance that|possibility "
        r"(?:of|that)|risk that|to some extent|more or less|tend(?:s|ed)? to|rumou?rs?|rumou?red|so-called "
        r"claims)\b",
    ),
)
_OWN_WISH = Rule("R-H-008", "hedged", r"\bwe (?:[a-z]+ )?(?:wants?|wanted|wishes|wished) to\b")


def hedge(text: str, direct: str) -> str:
    """
    Return the id of the rule by which a statement is hedged, or "".

    ``direct`` is the statement as its speaker would say it: "Norway wants to help", said by Norway, is a wish of the
    speaker's own action; "Norway wants peace" is none.

    Examples
    --------
    >>> bool(hedge("the truce may not last", "")), bool(hedge("about 4,000 people left in may", ""))
    (True, False)
    """
    fired = first(HEDGES, spelled_out(text)) or first((_OWN_WISH,), direct)
    return fired.rule.id if fired else ""
