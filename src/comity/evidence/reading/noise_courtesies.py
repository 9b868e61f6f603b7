"""Noise of good manners: thanks, greetings, introductions of speakers."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule

COURTESIES: tuple[Rule, ...] = (
    Rule(
        "R-N-070",
        "thanks",
        r"^(?:and )?(?:so )?(?:once again,? )?(?:(?:i|we) (?:would like to |want to |wish to |also "
        r"|sincerely |warmly )*(?:thank|express (?:my|our) (?:[a-z]+ )?(?:gratitude|thanks|appreciation|"
        r"condolences|congratulations)|congratulate|extend (?:my|our) (?:[a-z]+ )?(?:thanks|gratitude|"
        r"congratulations|condolences|greetings|welcome))|many thanks|thanks(?! to\b)|thank you|allow me to "
        r"(?:thank|congratulate|express)|let me (?:also |first |begin by |start by |once again )*(?:thank\w*|"
        r"congratulat\w*|express(?:ing)? (?:my|our)))\b",
    ),
    Rule(
        "R-N-071",
        "greeting",
        r"^(?:good (?:morning|afternoon|evening|day)|hello|hi|dear|greetings|welcome(?: to| back|,|"
        r"!|$)|ladies and gentlemen|excellenc(?:y|ies)|your (?:excellenc|majest|royal|highness|eminence)|"
        r"mr\.? (?:president|chair|chairman|secretary|speaker|secretary-general)|madam|mme|distinguished|"
        r"honou?rable (?:members|delegates|colleagues)|esteemed|friends|colleagues|my fellow|fellow|"
        r"comrades|brothers and sisters|peace be upon|assalamu|dear)\b(?:[^.]{0,140}[,!:]|[^.]{0,60}|"
        r" ?(?:and|members of|[a-z]+)? ?(?:gentlemen|everyone|all|to you all|friends|colleagues|excellencies|"
        r"chairman|president)?)\.?$",
        r"\b(?:is|are|was|were|will|must|should|has|have|can|need|want|call|urge|demand|believe|stand|"
        r"left|[a-z]{3,}ed|do|did|does|they|we|i)\b",
    ),
    Rule(
        "R-N-072",
        "greeting",
        r"^(?:it is|it's|this is)(?: (?:a|an|my|indeed|truly|really))* (?:great |distinct |real |true "
        r"|genuine |profound )?(?:honou?r|pleasure|privilege|delight)\b|^(?:i|we) (?:am|are) (?:very "
        r"|deeply |truly |so |really )*(?:honou?red|pleased|delighted|glad|happy|privileged) (?:to "
        r"(?:be|see|welcome|have|speak|address|join|stand|participate)|for (?:the|this|your)|that "
        r"you)|^(?:i|we) (?:am|are) (?:very |deeply |truly |so |really |most |also |particularly )*(?:grateful|"
        r"thankful|indebted) (?:to|for)\b|^may (?:god|allah) |^god (?:bless|save)|^long live\b|^glory "
        r"to\b|^peace be\b|^(?:i|we) (?:welcome|greet) (?:you|all|everyone)\b|^all the best|^best "
        r"regards|^yours (?:sincerely|faithfully)|^sincerely\b",
    ),
)

TURNS: tuple[Rule, ...] = (
    Rule(
        "R-N-095",
        "introduction",
        r"\b(?:speaks|talks|spoke|talked|tells|told|explains|in conversation|answers|sat down) (?:to|"
        r"with|questions from) (?:[a-z'’-]+ ){1,4}?(?:about|why|how|on)\b.{0,120}\.?$",
        r"\b(?:that|parliament|reporters|journalists|the council|lawmakers|said)\b",
    ),
    Rule(
        "R-N-096",
        "greeting",
        r"^(?:i|we) (?:have the honou?r to |hereby |gratefully |wish to )?(?:acknowledge|confirm)\b.{0,80}\b(?:receipt|"
        r"letter|note|message)\b|^(?:please )?accept,? .{0,60}\bassurances?\b|\bavail(?:s)? (?:myself|"
        r"ourselves|itself|himself) of this opportunity\b|\bhighest (?:consideration|esteem|regard)\b|"
        r"^(?:i|we) have the honou?r to (?:refer|write|address|transmit|inform you that i have received)\b.{0,120}$|"
        r"^(?:i|we) (?:remain|am|are),? (?:sir|madam|dear|yours)\b|^with (?:kind|best|warm) (?:regards|"
        r"wishes)",
    ),
)

GRATITUDE: tuple[Rule, ...] = (
    Rule(
        "R-N-092",
        "thanks",
        r"\b(?:thank you|thanks) (?:for|very much|so much)\b.{0,60}[.!]?$|^(?:and )?(?:mr\.? |madam "
        r"|minister,? |president,? |ambassador,? |sir,? |general,? )?(?:[a-z]+,? )?(?:thank you|thanks(?! "
        r"to\b))\b.{0,60}$|\b(?:thanked|thanks|expressed (?:his|her|their|its) (?:[a-z]+ )?(?:gratitude|"
        r"thanks|appreciation)) (?:the |his |her |their |to )?.{2,80} for (?:the|their|his|her|its|"
        r"a) (?:[a-z]+ )?(?:hospitality|welcome|reception|invitation|courtesy|kindness)\b|^allow me "
        r"(?:first (?:of all )?|at the outset |also )?to (?:congratulate|thank|welcome|salute|pay "
        r"tribute|express)\b",
    ),
)
