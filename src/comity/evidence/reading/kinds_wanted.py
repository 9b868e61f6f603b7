"""Rows of the table of kinds: what a party threatens, refuses, requires, offers, demands and promises."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule

_SOFT = (
    r"\b(?:strike (?:a|the right|an)|attack (?:the )?(?:problem|poverty|root)|hit (?:the|our|its) "
    r"(?:target|goal)|target (?:aid|support|poverty|investment)|seize (?:the|this|every|an) (?:opportunity|"
    r"moment|chance|initiative)|respond to (?:this|any|every|such|the) (?:proposal|offer|request|"
    r"letter|call|initiative|need|question)|capture (?:the )?(?:imagination|carbon)|fire (?:brigade|"
    r"service)|under attack|burn less)\b"
)
_READY = r"\b(?:ready|prepared|willing|open|readiness|willingness|offered|offers|offer)\b"

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

RED_LINES = (
    Rule(
        "R-K-020",
        "red_line",
        r"\b{WE} (?:[a-z]+ly )?{WILLNOT} (?:[a-z]+ ){0,2}?{SWALLOW}|\bwe refuse to\b|\b(?:under|in|"
        r"on) no (?:circumstances?|conditions?|account|event|way) (?:will|shall|would|can) (?:we|i|"
        r"it|my|our|they|he)\b",
        r"\babandon (?:our|you|them|its|their|his|her|the) (?:allies|friends|partners|people|soldiers|"
        r"citizens|victims|search|path)\b|\b(?:must|should|need to) not\b|\bif\b.{3,80}\b{WE} (?:do|"
        r"will) not reject\b",
    ),
    Rule(
        "R-K-025",
        "red_line",
        r"\b(?:do|does) not intend to (?:discuss|negotiate|accept|recogni[sz]e|withdraw|return|retreat|"
        r"give|abandon|change|yield|disarm|leave)|\b(?:no intention|not the intention) of (?:discussing|"
        r"negotiating|accepting|withdrawing|leaving|giving|yielding|disarming)\b",
        voice="party",
    ),
    Rule(
        "R-K-021",
        "red_line",
        r"\bnon-?negotiable\b|\bnot negotiable\b|\bred lines?\b|\bout of the question\b|\bnot an option\b|"
        r"\bno option\b|\boff the table\b|\bnot (?:up )?for (?:sale|negotiation|discussion|debate|"
        r"bargaining|barter)\b|\bnot (?:open|subject) to (?:negotiation|discussion|bargaining|debate|"
        r"compromise|revision|review)\b|\bbeyond (?:negotiation|discussion|debate)\b|\bnot a (?:subject|"
        r"matter|topic) (?:for|of) (?:negotiation|discussion|bargaining|debate|compromise)\b",
        r"\bno red lines?\b|\bwithout red lines\b",
    ),
    Rule(
        "R-K-022",
        "red_line",
        r"\b(?:is|are|was|were|be|remains?|as|would be|absolutely|totally|completely|entirely|simply|"
        r"categorically) (?:[a-z]+ )?(?:unacceptable|inadmissible|intolerable|not acceptable|impermissible|"
        r"excluded|unthinkable)\b|\bcannot be (?:accepted|tolerated|compromised|bargained|negotiated|"
        r"allowed|permitted|justified|surrendered|traded|questioned|called into question|a (?:matter|"
        r"subject|topic) of)\b|\bno (?:compromise|concessions?|bargaining|trade-off|surrender|retreat|"
        r"appeasement)\b|\b(?:will|shall) (?:never|not) (?:again )?(?:be (?:accepted|recogni[sz]ed|"
        r"given up|handed over|surrendered|allowed|permitted|tolerated|divided|partitioned|blackmailed|"
        r"bullied|intimidated|broken|conquered|silenced|returned|negotiated|part of|abandoned|up for)|"
        r"obtain|acquire|possess|get|return to|cross|host|give up|accept|recogni[sz]e|agree|surrender|"
        r"tolerate|kneel|capitulate)\b",
        voice="party",
    ),
    Rule(
        "R-K-023",
        "red_line",
        r"\bthere (?:can|will|shall|could|is|are) (?:be )?(?:absolutely )?no (?:[a-z]+ )?(?:compromise|"
        r"concessions?|negotiat\w+ (?:on|over|about|with)|surrender|discussions? (?:of|on|about)|question "
        r"of|room for (?:compromise|negotiation)|talk of|place for|return to)\b|\bunder no circumstances\b|"
        r"\b(?:must|can|shall|may) never (?:[a-z]+ ){0,3}?(?:obtain|acquire|possess|get|have|develop|"
        r"be (?:accepted|recogni[sz]ed|allowed|tolerated|redrawn|changed by force))\b|\b(?:never|ever), "
        r"(?:ever )?(?:obtain|acquire|accept|recogni[sz]e|agree|allow)\b|\bensure .{0,60}\bnever\b",
        r"\bwithout\b.{3,}|\buntil\b|\bunless\b",
    ),
    Rule(
        "R-K-024",
        "red_line",
        r"\bnot (?:one|a single) (?:inch|centimet\w+|square|metre|meter|step|acre|drop)\b|\b(?:rejects?|"
        r"oppose[sd]?|opposes|reject|rejected) (?:categorically|firmly|any|all|outright|in principle|"
        r"absolutely)\b|\b(?:categorically|firmly|flatly|strongly|totally|completely) (?:reject|oppose)\w*\b|"
        r"\b{WE} (?:reject|oppose)\b|\binsists? on (?:its|our|their) right to\b",
        voice="party",
    ),
)

_STEP = (
    r"(?:{PEACE}|talk|talks|negotiate|sign|signed|meet|open|opened|resume|resumed|begin|start|"
    r"return|withdraw|lift|lifted|join|ratify|ratified|proceed|hold|take part|participate|discuss|"
    r"discussed|agree|agreed|consider|considered|recogni[sz]e|recogni[sz]ed|release|released|disarm|"
    r"lay down|cease|succeed|last|work|move forward|go ahead|take place|happen|be possible|stop|"
    r"end|vote|dismantle|hand over|rebuild|deploy|implement\w*|unfreeze|pay|paid)"
)
PREREQUISITES = (
    Rule(
        "R-K-040",
        "prerequisite",
        r"\b(?:pre-?conditions?|prerequisites?|conditio sine qua non|sine qua non|(?:necessary|essential|"
        r"indispensable) (?:pre)?conditions?|(?:key|main|basic|minimum|only|first|primary) (?:pre)?conditions? "
        r"(?:for|of|is|was|to|remains?|before|that))\b",
        r"\b(?:without|no|any|set|setting|attach\w*|drop\w*|free of) (?:any |new |further |prior |"
        r"all )?(?:pre-?conditions?|prerequisites?|conditions)\b",
    ),
    Rule(
        "R-K-041",
        "prerequisite",
        r"\b(?:contingent|conditional|conditioned|predicated) (?:up)?on\b|\bhinge[sd]? (?:up)?on\b|"
        r"\b(?:is|are|was|were|remains?|be) (?:[a-z]+ly )?(?:tied|bound|linked) to (?:a |an |the )?(?:[a-z'’-]+ "
        r"){0,4}?(?:achievement|reduction|withdrawal|release|lifting|end|implementation|completion|"
        r"progress|ceasefire|return|fulfil\w*|guarantees?|recognition|disarmament|condition\w*|acceptance|"
        r"signing|compliance)\b",
    ),
    Rule(
        "R-K-042",
        "prerequisite",
        r"\b{STEP}\b.{0,80}\bdepend(?:s|ed|ing)? (?:\w+ )?(?:up)?on\b|"
        r"\bdepend(?:s|ed)? (?:\w+ )?(?:up)?on\b.{0,80}\b(?:whether|willingness|{PEACE})\b".replace(
            "{STEP}", "(?:resum\\w+|restart\\w*|success|lifting|return|outcome|reopening|{PEACE})"
        ),
        r"\b(?:economy|exports?|imports?|people|population|livelihoods?|supplies|farmers)\b.{0,30}\bdepend",
    ),
    Rule(
        "R-K-043",
        "prerequisite",
        r"\b(?:{PEACE}|moving|move|ending|end|reopening|restart\w*|resum\w+|step|implementation|lifting|"
        r"lift|transition|success|any|to)\b[^;]{0,140}\b(?:requires?|presupposes?|necessitates?|demands "
        r"that|calls for)\b|\b(?:requires|presupposes|necessitates|will require|would require) (?!attention|"
        r"courage|patience|time|hard)",
        r"\b(?:situation|problem|question|issue|challenge|crisis|law|constitution|charter|treaty|rule) "
        r"(?:also |now )?requires?\b|^(?:the )?(?:council|assembly|government|ministry|we|i|he|she|"
        r"they)\b.{0,30}\bcalls? for\b|\b(?:he|she|they|we|minister|president|government|council|secretary-general)"
        r"(?: [a-z]+)? calls? for\b",
    ),
    Rule(
        "R-K-044",
        "prerequisite",
        r"\b(?:no|not|never|cannot|nothing|neither|impossible|nor|unthinkable)\b.{0,140}\b"
        + _STEP
        + r"\b.{0,140}\b(?:without|unless|until|before|so long as|as long as|while)\b(?! (?:long|now|"
        r"recently|delay|exception|hesitation|(?:any )?(?:pre-?)?conditions?))|\b(?:no|not)\b .{2,60}\b(?:without|"
        r"unless|until)\b (?!delay|exception|hesitation|(?:any )?(?:pre-?)?conditions?)",
        r"\buntil (?:now|recently|then|today|last|this|early|late|mon|tues|wed|thu|fri|sat|sun|\d)|"
        + _READY
        + r" to|\b(?:did|was|were|had) not\b|\bwill not (?:stop|rest|cease|relent|give up|be silent|"
        r"end|leave|lay down|halt|let up)\b",
    ),
    Rule(
        "R-K-045",
        "prerequisite",
        r"\b(?:^|[,;:] )(?:and |but |so |yet )?(?:without|unless|until) [^;]{3,240}\b(?:no|not|cannot|"
        r"never|impossible|nothing|remain "
        r"(?:impossible|out of reach|blocked|elusive|closed))\b",
        r"^without (?:\w+ing)\b|\bwill not (?:stop|rest|cease|relent|halt)\b|\bwithout (?:delay|exception|"
        r"hesitation|(?:any )?(?:pre-?)?conditions?)\b|\buntil (?:now|recently|then)\b",
    ),
    Rule(
        "R-K-046",
        "prerequisite",
        r"\b(?:only (?:after|when|if|once|on (?:the )?condition|upon|following)|(?:only|then and only) "
        r"then\b)|\bonly (?:a|an|the|through|by|with) .{3,120} (?:can|will|could|would) (?:[a-z]+ "
        r")?(?:bring|end|ensure|secure|guarantee|lead|deliver|create|open|be|achieve|restore|there|"
        r"we)\b|\b(?:can|will|would|could|may|must) (?:only )?(?:be )?(?:[a-z]+ )?only (?:be )?(?:[a-z]+ "
        r")?(?:by|through|with|if|when|after|once)\b",
        _READY + r" to|\bonly (?:after|when) .{3,60}\b(?:did|was|were|had)\b|\bif only\b|\bcame only\b",
    ),
    Rule(
        "R-K-047",
        "prerequisite",
        r"\b(?:wants?|insists? on|demands?|seeks?) .{3,140}\bbefore (?:it|he|she|they|we|any|the) |"
        r"\b{NEED} .{0,200}\bbefore (?!the (?:end|council|court|assembly|summer|winter|deadline)|\d|"
        r"long|us|it is too late|too late|an? (?:court|judge|tribunal|jury)|courts?\b|parliament|history|"
        r"god|the (?:law|courts?|judge|tribunal|nation)|it (?:lapses|expires|ends)|mon|tues|wed|thu|"
        r"fri|sat|sun|next|january|feb|mar|apr|may|"
        r"june|july|aug|sep|oct|nov|dec)|\bbefore .{3,140}, .{0,80}\b{NEED}\b|\b(?:must|has to|have "
        r"to|needs? to|should) (?:come )?first\b|\b{NEED} (?:precede|come before)\b|\b{NEED} [^,]{2,60}\bfirst[.!]?$|"
        r"\bfirst,? .{3,90}(?:,|;| and)? (?:only )?then (?:we|they|can|will|talks|comes?|the|a)\b",
    ),
    Rule(
        "R-K-048",
        "prerequisite",
        r"^for .{3,80} to (?:be )?[a-z]+, .{2,100}\b{NEED}\b|"
        r"\bin order (?:for|to) .{3,140}, .{2,100}\b{NEED}\b|\b{NEED} .{2,160}\b(?:in order (?:for|"
        r"to)|if .{2,80} (?:is|are) to (?:be|succeed|hold|last|work|begin|survive|resume)|for .{2,60} "
        r"to (?:begin|start|succeed|work|last|hold|happen|resume|take place|be (?:possible|lasting|"
        r"credible|sustainable|durable)))\b|\b(?:if|when) .{0,100}\b(?:is|are) (?:ever |really |truly "
        r"|finally )?to .{2,100}\b{NEED}\b",
    ),
    Rule(
        "R-K-049",
        "prerequisite",
        r"(?:^|, |: |; )(?:and |but |so |therefore |thus |moreover |finally )?(?:a|an|any|every|no|"
        r"the)? ?(?:[a-z-]+ ){0,2}?(?:truly |really )?(?:lasting|durable|sustainable|stable|just|comprehensive|"
        r"permanent|viable|meaningful|credible|enduring|any|final|negotiated|successful)(?: and [a-z]+|"
        r", [a-z]+)? (?:[a-z-]+ ){0,4}?{PEACE}\b[^;]{0,80}? (?:must|has to|have to|needs to|should)\b",
        r"\bnext\b.{0,30}\b(?:must|should)\b",
    ),
    Rule(
        "R-K-050",
        "prerequisite",
        r"\b(?:essential|necessary|indispensable|needed|required|imperative|a must|critical|crucial|"
        r"vital) (?:steps? |conditions? |elements? |first step )?(?:for|to|in|before|if) (?:the |a "
        r"|an |any |our |their |achieving |reaching |starting |beginning |resuming |building |securing|secure "
        r"|restoring|restore |establish\w* |ensur\w+ )*(?:[a-z-]+ ){0,3}?{PEACE}\b",
        r"\bimportant\b|\b(?:will|would) be (?:needed|required|necessary)\b|\b(?:not|no longer) (?:necessary|"
        r"needed|required|essential)\b",
    ),
    Rule(
        "R-K-051",
        "prerequisite",
        r"\b(?:only|sole|one|single) (?:[a-z]+ )?(?:path|way|route|road|means|basis|guarantee|chance|"
        r"hope|avenue|solution|foundation|key)\b.{0,30}\b(?:to|for|of|out|forward|is)\b|\b(?:no other|"
        r"no alternative) (?:way|path|route|road|means|basis)\b",
    ),
    Rule(
        "R-K-052",
        "prerequisite",
        r"\b(?:is|are|was|were|remains?|as|be|becomes?) (?:a|an|the|one|our|their|its|his|her|as a)? "
        r"?(?:[a-z-]+ ){0,2}?(?:conditions?|requirements?) (?:for|of|to|before)\b|\bconditions? (?:for|"
        r"of) .{3,80} (?:is|are|include)\b|\bon (?:the )?condition (?:that|of (?!anonymity))|\bfirst "
        r"step (?:towards?|to|in|must|is)\b|\bmust precede\b|\bmade .{3,60} conditional\b",
        _READY + r" to",
    ),
    Rule(
        "R-K-053",
        "prerequisite",
        r"\b(?:can|could|will|would|may) (?:begin|start|resume|open|proceed|take place|be (?:signed|"
        r"held|lifted|opened|restored|resumed|achieved|reached|ratified|concluded)) (?:[a-z ]{0,30})?(?:if|"
        r"once|after|when|provided|as soon as)\b",
        r"\b(?:likely|expected|today|tomorrow|week|month)\b|\bif (?:necessary|possible|needed)\b",
    ),
)

OFFERS = (
    Rule(
        "R-K-060",
        "offer",
        r"\b(?:(?:ready|prepared|willing|happy|glad|pleased|honou?red|proud|keen|disposed)(?: and "
        r"(?:ready|willing|able|prepared|open))? (?:to|for)|(?:open|available) (?:to|for) (?:talks?|"
        r"dialogue|negotiat\w+|discuss\w+|an?|any|all|the (?:idea|possibility)|meeting\w*|proposals?|"
        r"suggestions?|compromise|mediation|consider\w+|cooperat\w+|further|direct|ideas|joining|every|"
        r"inspect\w+|peace|questions))\b(?! (?:all|any) (?:consequences|eventualities|"
        r"scenario))(?! (?:be|see|hear|note|learn|fight|die|defend|face|sacrifice|have|know|say|announce|"
        r"report)\b)|\b(?:readiness|willingness|preparedness|availability)\b|\bstand(?:s|ing)? ready\b",
        r"\b(?:not|never|no longer|nor|hardly|without)(?: yet| at all| fully| now)? (?:ready|prepared|"
        r"willing|open|available|happy)\b|\b(?:un)willingness\b.{0,30}\b(?:of|by) (?:external|the "
        r"other|others)\b|\b(?:lack of|depends on|willingness of|correlated|no) [a-z ]{0,40}willingness\b|"
        r"\bwillingness of\b|\b(?:if|unless|whether|until|when) [a-z ,'-]{2,40} (?:is|are|were|was|"
        r"becomes?) (?:ready|prepared|willing|open)\b",
    ),
    Rule(
        "R-K-061",
        "offer",
        r"\b{WE} (?:[a-z]+ )?(?:offer|offers|propose|proposes|offered|suggest|suggested|proposed|put "
        r"forward|table|tabled|submitted|volunteer|extend (?:our|a|my|the) (?:hand|invitation)|invite|"
        r"invites|reach out|present(?:ed)? (?:a|an|our) (?:[a-z-]+ )?(?:proposal|plan|initiative|offer|"
        r"roadmap|package|draft))\b|\b(?:our|my|the|this|its|his|her|their) (?:offer|proposal|invitation)s? "
        r"(?:to|of|for|stands?|remains?|is (?:still )?(?:on the table|valid|open|simple|clear)|still)\b|"
        r"\bproposal:|\b(?:repeated|renewed|reiterated|made|extended) (?:his|her|its|their|our|an?|"
        r"the) (?:[a-z]+ )?(?:offer|proposal|invitation)\b",
        r"\brejected\b|\bdismissed\b|\bturned down\b|\bvague\b",
    ),
    Rule(
        "R-K-062",
        "offer",
        r"\b(?:proposed|proposes|propose|offered|offers|volunteered|put forward|puts forward|floated|"
        r"tabled|invited|invites|submitted a)\b",
        "",
        "act",
    ),
    Rule(
        "R-K-063",
        "offer",
        r"\b{WE} (?:can|could|would|may|might)(?: also| now| even| then| gladly| immediately| well|"
        r" certainly)? (?:be (?:ready|prepared|willing|open|happy|glad)|agree|{OFFERED})\b",
        r"\b(?:can|could|would|may|might)(?: [a-z]+)? (?:not|only|never|no longer)\b|\bwould (?:have|"
        r"like|prefer|rather)\b|\bcould have\b|\bcan (?:begin|start|make|show|see|work|stop|recogni[sz]e|"
        r"support) (?:to|how|that|this|a difference)\b",
        "party",
    ),
    Rule(
        "R-K-064",
        "offer",
        r"\b{WE} (?:am|are|is) (?:for|in favou?r of) (?:a |an |the )?(?:[a-z]+ ){0,2}?(?:dialogue|"
        r"talks|peace|negotiat\w+|discussions?|settlement|compromise|diplomacy|meeting|ceasefire|truce)\b|"
        r"\bdoors? (?:is|are|remains?|stays?|still|will (?:remain|stay)) (?:always |still |wide )?open\b|"
        r"\bhands? (?:is|are|remains?|still) (?:[a-z]+ )?(?:extended|outstretched|open)\b|\bextend\w* "
        r"(?:a|our|the|its|his|her) (?:[a-z]+ )?hand\b|\bolive branch\b|\bat (?:your|the|their) disposal\b|"
        r"\bkeep\w* the door open\b|\b(?:good offices)\b|\b{WE} (?:accept|agree to) (?:the |a |an "
        r"|this |to )?(?:proposal|offer|truce|ceasefire|plan|meet|talks|invitation)\b",
    ),
    Rule(
        "R-K-065",
        "offer",
        r"\b(?:if|once|when|the moment|the day|as soon as|in return|in exchange|provided|should)\b.{2,220}\b{WE} "
        r"(?:(?:will|"
        r"shall|would|do not|are|can|could)) (?:[a-z]+ ){0,2}?(?:{OFFERED}|reject|refuse|be (?:ready|"
        r"prepared|willing))\b|\b{WE} (?:will|shall|would|can) (?:[a-z]+ ){0,2}?{OFFERED}\b.{0,200}\b(?:if|"
        r"once|provided|as soon as|in return|in exchange|as long as)\b",
        r"\b(?:only (?:if|when|once|after))\b|\bno longer\b|\bnever\b|\b(?:will|would|shall) not (?:{OFFERED})\b|"
        r"\bcontinue\b",
        "party",
    ),
)

_OTHER = r"(?:{OTHERS}|(?:the )?[a-z]+(?: [a-z]+){0,3})"
DEMANDS = (
    Rule(
        "R-K-080",
        "demand",
        r"\b{WE} (?:[a-z]+ )?(?:demands?|calls? (?:on|upon|for)|urges?|requests?|asks?|appeals?|insists?|"
        r"implores?|require|exhorts?|plead|beg|press for|expects?|wants?|encourages?|invite all|remind)\b(?:(?<=appeal)"
        r"|(?<=appeals)|(?! to ))(?! that we\b)",
        r"\b(?:expects?|wants?|asks?) (?:to|a |the |peace|nothing|more|less|ourselves|myself|no )|"
        r"\bwants? (?:[a-z]+)\b|\b(?:not|never) (?:demand|ask|expect|want|insist)\b|\b(?:ask|remind) "
        r"(?:myself|ourselves)\b",
    ),
    Rule(
        "R-K-079",
        "demand",
        r"^(?:also |further |and )*decides that (?!it|the mandate|the council).{2,90}? (?:shall|must|should)\b",
    ),
    Rule(
        "R-K-081",
        "demand",
        r"\b(?:demand\w*|urg(?:ed|es|ing)|call(?:s|ed|ing)? (?:[a-z]+ ){0,2}?(?:on|upon|for)|request(?:s|"
        r"ed)|asked|asks|appeal(?:s|ed)|order(?:s|ed)|pressed|pleaded|implored|exhorted|instructed|"
        r"insist(?:s|ed) on|encourag(?:es|ed)|summoned|(?:repeated|renewed|reiterated|repeats|renews|"
        r"reiterates) (?:his|her|its|their|a|the) (?:[a-z]+ )?(?:call|demand|appeal|request))\b",
        "",
        "act",
    ),
    Rule(
        "R-K-082",
        "demand",
        r"^(?:(?:further|also|strongly|again|once again|urgently|and|in this regard|\W)+ )*(?:demands|"
        r"calls (?:up)?on|calls for|urges|requests|appeals|insists|invites|encourages|(?:reiterates|"
        r"repeats|renews) its (?:[a-z]+ )?(?:call|demand|appeal|request)|directs|instructs|(?:stresses|"
        r"underlines|emphasi[sz]es|underscores|reiterates|reaffirms|recalls|reaffirming|stressing|"
        r"emphasi[sz]ing|underlining|demanding|calling (?:up)?on|urging|requesting)\b.{0,200}\b(?:must|"
        r"obligat\w+|obliged|should|comply|(?:need|responsibility) (?:for|of) (?:all|the) (?:parties|"
        r"states|sides|member)))\b",
    ),
    Rule("R-K-088", "demand", r"\bwe (?:also |urgently |now |still )?need (?!to\b)", r"\bneed to\b", "party"),
    Rule(
        "R-K-083",
        "demand",
        r"\b(?:now is the|it is|it is high|this is the|the) time (?:has (?:come|now come)|for .{2,80} "
        r"to|to|is now)\b|\bhigh time\b",
        "",
        "party",
    ),
    Rule(
        "R-K-084",
        "demand",
        r"\b(?:our|the|their|its|his|my) (?:[a-z]+ ){0,2}?(?:goals?|aims?|objectives?|demands?|war "
        r"aims?|terms|position) (?:is|are|remains?|include|includes|has always been) (?:to|that|the|"
        r"clear|unchanged|simple|full|complete)\b|\b{WE} (?:would like|want|wish|expect|need|wanted|"
        r"wants) (?!to\b)(?:[a-z'’-]+ ){1,5}to (?!{PEACE})",
        r"\bwant peace\b",
        "party",
    ),
    Rule(
        "R-K-085",
        "demand",
        r"\b(?:must|has to|have to|needs? to|is obliged to|are obliged to|incumbent|has a (?:duty|"
        r"responsibility|obligation)|have a (?:[a-z]+ )?(?:duty|responsibility|obligation)|(?:should|"
        r"ought to)(?! (?:we|i)\b))\b",
        r"\b(?:we|i) (?:should|ought)\b|\b(?:must|should|may) have (?:been|known|had|gone|made|come|"
        r"done|left|felt|seen|thought|told|sent|lost|\w+ed|\w+en)\b|\b(?:no|not|the|a|an|urgent) need "
        r"to\b|\bdoes not need\b|\b(?:must|has to|have to|need to) (?:admit|say|confess|acknowledge "
        r"that|note|remember|recall)\b|\b(?:did|do|does) not have to\b|^should\b|\b(?:i|we) (?:must|"
        r"have to) (?:now )?submit\b|\bhad to\b|\b(?:will|would|may|might|could) (?:have|need) to\b",
        "party",
    ),
    Rule(
        "R-K-086",
        "demand",
        r"\b(?:will|would) (?:have|need) to\b|\bno more [a-z ]{3,40}[.!]|^enough\b|\bhands off\b|\bwe "
        r"will (?:settle for|accept) nothing less\b|\bnothing less than\b",
        "",
        "party",
    ),
    Rule(
        "R-K-087",
        "demand",
        r"\bobligation(?:s)? (?:of|to|under)\b.{0,80}\b(?:respect|comply|all parties|states)\b|\bwarn(?:ed|"
        r"s)? .{2,60} (?:not to|against)\b",
        "",
        "",
    ),
)

COMMITMENTS = (
    Rule(
        "R-K-100",
        "commitment",
        r"\buntil .{3,200}, .{0,160}\b(?:will|must|shall|is going to|are going to) (?:[a-z]+ )?(?:remain|"
        r"continue|go on|stay|keep|proceed|carry on|persist|hold)\b|\b(?:will|must|shall) (?:[a-z]+ "
        r")?(?:remain|continue|go on|stay|keep|fight|persist)\b.{0,120}\b(?:until|as long as|for as "
        r"long)\b",
    ),
    Rule(
        "R-K-099",
        "commitment",
        r"\b{WE} (?:must|have to|has to|need to|are obliged to) (?:now |then |first )?(?:submit|put "
        r".{2,40} to (?:a|the) (?:vote|referendum|parliament)|present .{2,60} to (?:the )?(?:parliament|"
        r"court)|seek (?:the )?(?:approval|consent)|consult (?:our|the) (?:parliament|people))\b",
        "",
        "party",
    ),
    Rule(
        "R-K-101",
        "commitment",
        r"\b{WE} {WILL} (?:not |never |also |always )*(?!(?:[a-z]+ly )?(?:see|be (?:able|unable|in "
        r"a|better|worse|safer|stronger|weaker|left|judged|remembered|faced|forced|poorer|richer|isolated|"
        r"next)|have to|need|face|suffer|lose|die|pay|know|find|probably|likely|become|witness|survive|"
        r"fail|benefit|regret|run out|miss|perish|end up|realise|realize|overcome|prevail|succeed|"
        r"win|triumph|get through|all remember|live to)\b)",
        "",
        "party",
    ),
    Rule(
        "R-K-102",
        "commitment",
        r"\b{WE} (?:[a-z]+ ){0,3}?(?:committed|determined|resolved|resolute|dedicated|pledge[sd]?|"
        r"undertake[sn]?|undertook|vow(?:s|ed)?|promise[sd]?|guarantee[sd]?|intend(?:s|ed)?|swear|"
        r"commit(?:s)?|agree[sd]?|plans? to|planned to|aim(?:s|ed)? to|resolve[sd]?|decide[sd]?|made "
        r"(?:a|the) (?:decision|commitment|pledge))\b",
        r"\b(?:not|never) (?:committed|agree[sd]?|decided?|promised?)\b",
        "party",
    ),
    Rule(
        "R-K-103",
        "commitment",
        r"\b{WE} (?:continue[sd]?|keep|keeps|go on|remain(?:s)?|stand(?:s)?|uphold|maintain|adhere|"
        r"abide|provide|contribute|participate|work|help|assist|support|back|defend|protect|fight|"
        r"host|train|supply|finance|fund|comply|honou?r|observe|implement|cooperate|strive|do (?:everything|"
        r"all|our (?:best|utmost)|whatever)|spare no|stick|follow|build|prepare|strengthen|"
        r"act|take (?:part|all|every|steps|measures))\b(?! (?:to be (?:concerned|worried)|concerned|"
        r"worried|convinced|of the view|deeply|(?:before|here|for (?:peace|dialogue))|on saying|alarmed|"
        r"hopeful|optimistic|"
        r"the view|saying|that\b))",
        r"\b(?:not|never) (?:continue|support|work)\b",
        "party",
    ),
    Rule(
        "R-K-104",
        "commitment",
        r"\b{WE} (?:am|are|have been|has been)(?: also| now| currently| still| all| both| tirelessly|"
        r" actively| constantly)* (?:working|doing|continuing|providing|supporting|helping|building|"
        r"preparing|implementing|increasing|strengthening|investing|pursuing|sending|delivering|fighting|"
        r"defending|taking (?:all|every|steps|measures|action)|making every|striving|pushing|seeking|"
        r"engaged|bound)\b|\bwe (?:am|are)(?: also| now| still| again)* (?!(?:facing|suffering|drowning|"
        r"sinking|starving|burning|bleeding|struggling|losing|"
        r"living|witnessing|seeing|asking|talking|going|running|dying|paying|experiencing|hoping|waiting|"
        r"begging|calling|demanding|urging|watching|speaking|being|getting|becoming|having|gathering|"
        r"meeting|entering|standing|approaching|dealing|heading|moving)\b)[a-z]+ing\b|\b{WE} (?:want|"
        r"would like|wish) to (?!see|know|hear|say|stress|emphasi[sz]e|underline|thank|remind|point|"
        r"ask|believe|be (?:clear|frank|heard)|note|make (?:it )?clear|recall|draw|add|reiterate|express|"
        r"mention)|\b(?:our|my) (?:commitment|determination|pledge|promise|resolve)\b|\b(?:you have|"
        r"i give you|you can have) my word\b",
        "",
        "party",
    ),
    Rule(
        "R-K-105",
        "commitment",
        r"\b(?:pledg\w+|vow(?:s|ed|ing)?|promise[sd]|promising|undertook|undertak\w+|committed|guarantee[sd]|"
        r"swore|agreed to|commitment|determination|determined|intention|resolve)\b",
        "",
        "act",
    ),
    Rule(
        "R-K-106",
        "commitment",
        r"^(?:(?:further|also|and|hereby|\W)+ )*(?:decides|decided|resolves|undertakes?|agrees?|agreed|"
        r"commits?|pledges?|(?:expresses|reaffirms|reiterates|expressing|reaffirming|reiterating|affirms|"
        r"declares) (?:its|their|our) (?:[a-z]+ )?(?:determination|intention|commitment|resolve|readiness|"
        r"support)|remains (?:committed|determined|ready))\b",
    ),
    Rule(
        "R-K-107",
        "commitment",
        r"\b(?:part(?:y|ies)|sides?|signator(?:y|ies)|leaders|ministers|states|members|governments?|"
        r"countries|presidents|heads of state|both|ministry|company|delegations) (?:(?:also|then|have|"
        r"both|all|hereby|therefore|each|formally|jointly|solemnly) ){0,2}(?:shall|agree|agrees|agreed|"
        r"undertakes?|undertook|commits?|committed|pledged?|pledges|(?:has|have) (?:agreed|undertaken|"
        r"pledged|committed|promised|decided)|reaffirm(?:ed)? (?:their|its) commitment|decided to|"
        r"promised|vowed)\b|\b(?:none of|neither|each of|no) (?:of )?(?:the )?(?:[a-z]+ )?(?:part(?:y|"
        r"ies)|sides?|signator(?:y|ies)) (?:may|shall|will)\b|\b(?:welcom\w+|not(?:es|ing|ed)|tak\w+ "
        r"note of|acknowledg\w+|commended|commending) .{0,60}\b(?:pledges?|commitment|undertaking) "
        r"(?:of|by|made by|to|from)\b",
        r"\b(?:agreed|agree) (?:that|with)\b.{0,30}\b(?:was|is|were)\b",
    ),
    Rule(
        "R-K-109",
        "commitment",
        r"(?<!\bwe )(?<!\bi )\bshall (?:not |also |only |each |jointly )*(?!see\b|overcome\b|have to)[a-z]+",
    ),
    Rule(
        "R-K-108",
        "commitment",
        r"\b(?:is|are|was|were|remains?|remained|stays?) (?:also |fully |firmly |deeply |strongly "
        r")*(?:committed|determined|resolved) to\b|\b(?:has|have) (?:pledged|vowed|undertaken|promised|"
        r"committed|agreed) (?:to|itself|themselves|\$)\b|\bdoing (?:its|our|their) (?:best|utmost)\b|"
        r"(?<!was )(?<!were )(?<!been )(?<!is )\b(?:agreed|agree|agrees|pledged|vowed|undertook|undertake|"
        r"undertakes|promised|decided) (?:not )?to (?!disagree)",
    ),
)
