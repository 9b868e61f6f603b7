"""Prerequisites in plain words: "not until", "is a condition for", "only after"."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule

_READY = r"\b(?:ready|prepared|willing|open|readiness|willingness|offered|offers|offer)\b"

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
