"""Threats in plain words: "we will strike", "there will be consequences"."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule

_SOFT = (
    r"\b(?:strike (?:a|the right|an)|attack (?:the )?(?:problem|poverty|root)|hit (?:the|our|its) "
    r"(?:target|goal)|target (?:aid|support|poverty|investment)|seize (?:the|this|every|an) (?:opportunity|"
    r"moment|chance|initiative)|respond to (?:this|any|every|such|the) (?:proposal|offer|request|"
    r"letter|call|initiative|need|question)|capture (?:the )?(?:imagination|carbon)|fire (?:brigade|"
    r"service)|under attack|burn less)\b"
)

THREATS = (
    Rule(
        "R-K-001",
        "threat",
        r"\b{WE} {WILL}(?: (?:be (?:forced|compelled|obliged) to|have (?:no (?:choice|option) but "
        r"to|to)|not hesitate to|surely|certainly|simply|then|have every right to|be ready to|keep|"
        r"continue to))* {HARM}\b",
        _SOFT,
        "party",
    ),
    Rule(
        "R-K-002",
        "threat",
        r"(?:\b{WE} |^)(?:am|are|is|was|were|stand|stands|remain|remains|be|have been|will be)(?: "
        r"[a-z]+)? (?:ready|prepared|willing|poised|able|set|going|forced|determined) (?:to )(?:{HARM}|"
        r"face all|face any|fight|defend (?:ourselves|itself|themselves|himself) (?:by|with) |act "
        r"militarily|use )|\b(?:ready|prepared) to (?:face (?:all|any) (?:[a-z]+ )?consequences|fight|"
        r"go to war|use force|strike back|retaliate)\b",
        _SOFT,
    ),
    Rule(
        "R-K-003",
        "threat",
        r"\breserves? the right to (?:respond|retaliate|use|take|act|strike|defend|self|withdraw|suspend|"
        r"reply|impose|resume|choose)|\ball options (?:are|remain|were|being) (?:open|on the table)|"
        r"\bno option is off the table|\bwill not hesitate to (?:{HARM}|act|defend|respond|use|intervene)",
    ),
    Rule(
        "R-K-004",
        "threat",
        r"\b(?:will|shall|would|is going to|are going to|must|should be ready to|should prepare to) "
        r"(?:have to )?(?:[a-z]+ly |also |only |soon )?{SUFFER}\b",
        r"\b(?:we|i|civilians|children|people|women|population|families|region|millions|economy|economies|"
        r"farmers|consumers|workers|world|humanity|patients) (?:[a-z]+ ){0,2}?(?:will|shall|would)(?: "
        r"[a-z]+)? (?:suffer|pay|face|regret|bear)\b",
    ),
    Rule(
        "R-K-005",
        "threat",
        r"\b(?:at|for) (?:a|an) (?:[a-z]+ )?(?:higher|heavy|heavier|terrible|steep|greater|high) (?:price|"
        r"cost)\b|\b(?:price|cost) (?:will|would|is going to) (?:be|only|rise|grow)\b|\b(?:consequences|"
        r"response|retaliation|reaction|answer|reply|punishment) (?:will|would|shall) (?:be|follow|"
        r"come|not)\b|\bthere (?:will|would|shall) be (?:[a-z]+ ){0,3}(?:consequences|retaliation|"
        r"response|punishment|reprisals|a price|hell to pay)\b|\bnot (?:go|remain|be left) (?:unanswered|"
        r"unpunished|without (?:an? )?(?:[a-z]+ )?(?:response|consequences|answer))\b|\blegitimate "
        r"(?:military )?targets?\b",
    ),
    Rule(
        "R-K-006",
        "threat",
        r"\b(?:threatened|threatens|threatening|threaten) (?:to|that|with|further|new|retaliat\w*|"
        r"military|war|sanctions|tariffs|action)\b|\bwarned (?:[a-z ]{0,30})?of (?:[a-z]+ ){0,3}?(?:consequences|"
        r"retaliation|response|reprisals|measures|steps|action|sanctions)\b|\b(?:repeated|renewed|"
        r"reiterated) (?:his|her|its|their|a|the) (?:[a-z]+ )?threats?\b",
        r"\b(?:climate|drought|disease|flood\w*|famine|crisis|which|that|this|conflict|violence|fighting) "
        r"(?:also )?threaten(?:s|ed)?\b",
    ),
    Rule(
        "R-K-007",
        "threat",
        r"\b(?:play\w*|playing) with fire\b|\b(?:last|final|clear) warning (?:to|that)\b|\bor else\b|"
        r"\b(?:our|my) patience (?:is|has|will|wears|cannot)\b|\bfingers? (?:is|are|on) .{0,20}trigger|"
        r"\b(?:^do not|should not|let no one|nobody should|no one should) (?:test|underestimate|doubt|"
        r"provoke)\b|\bdays? are numbered\b|\bwill be (?:held|made) (?:[a-z]+ )?(?:responsible|accountable|"
        r"to pay) (?:if|for any|should|unless)\b|\bno longer (?:be )?(?:bound by|guarantee|responsible "
        r"for the safety)|\bcannot guarantee (?:the |their )?(?:safety|security)|\b(?:know|knows) "
        r"how to (?:respond|answer|deal|defend)\b",
    ),
    Rule(
        "R-K-011",
        "threat",
        r"\b(?:if|when|should|whenever) .{0,80}\b(?:attack\w*|invade\w*|provoke\w*|strike|struck|fired "
        r"(?:on|upon)|violat\w+|touch\w*|cross\w*|threatened|bombed|hit)\b.{0,60}, {WE} {WILL} (?:[a-z]+ "
        r"){0,2}?(?:defend|respond|fight|answer|act|react|reply|resist|not (?:stand|sit))\b",
    ),
    Rule(
        "R-K-008",
        "threat",
        r"\bno (?:[a-z]+ ){1,4}(?:will|shall) (?:pass|leave|enter|sail|cross|flow|move|be safe|be "
        r"spared|get through|be delivered|reach|dock|land)\b",
    ),
    Rule(
        "R-K-009",
        "threat",
        r"\b(?:if|unless|should|once)\b.{3,200}\b{WE} (?:{WILL}|would) (?:[a-z]+ ){0,3}?(?:have no "
        r"(?:choice|option|alternative)|be (?:forced|compelled|left with)|draw (?:our|the) (?:own "
        r")?conclusions|act (?:alone|unilaterally|accordingly)|withdraw|leave|pull out|quit|stop|end|"
        r"cut|cancel|scrap|abandon|suspend|halt|reconsider|resume|restart|resort|take|use|veto|block|"
        r"oppose)\b",
        r"\b(?:(?:stop|end|halt|suspend|cancel) (?:the |our |all )?(?:attacks|strikes|war|shelling|"
        r"bombing|blockade|offensive|advance|operations|hostilities|fire|fighting|sanctions|enrichment)|"
        r"withdraw (?:our|its|the|their) (?:troops|forces|army|demand|objection)|take (?:part|a step|"
        r"steps|back))\b",
    ),
    Rule(
        "R-K-010",
        "threat",
        r"\b(?:whoever|anyone who|those who|any (?:country|state|party|ship|vessel|attack|aggression|"
        r"aircraft|violation|attempt|provocation|move|force)[a-z ,-]{0,60}?) (?:[a-z ,'-]{0,80}?)(?:will|"
        r"shall|would) (?:be (?:met|answered|treated|considered|destroyed|punished|stopped|repelled|"
        r"intercepted|sunk|shot)|face|pay|regret|bear|not be)\b",
    ),
)
