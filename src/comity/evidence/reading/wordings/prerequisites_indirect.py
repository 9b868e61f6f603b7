"""Prerequisites in indirect words: what a settlement stands or falls with."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule

_SETTLE = (
    r"(?:{PEACE}|elections?|vote|campaign|ballot|referendum|return|exchange|handover|reopening|"
    r"opening|lifting|aid|reconstruction|investment|disarmament|demobili[sz]ation|recovery|restoration|"
    r"summit|conference|normali[sz]ation|transfer|admission|accession|deployment|payment|loan|"
    r"release|withdrawal)"
)

INDIRECT_PREREQUISITES = (
    Rule(
        "R-K-241",
        "prerequisite",
        r"\bsubject to (?:the |a |an |its |their |prior |our )*(?:[a-z]+ ){0,3}?(?:approval|consent|"
        r"ratification|verification|agreement|guarantees?|conditions?|completion|release|withdrawal|"
        r"confirmation|authori[sz]ation|vote|condition)\b|\b(?:hinges?|hang|hangs|hinging|turns?|rests?|"
        r"stands? or falls?) (?:entirely |wholly |largely |now |in the end |above all )?(?:up)?on "
        r"(?:the |whether |a |an |its |their |one |how )|\bstands? or falls? with\b|\bin the absence "
        r"of\b|\bfailing (?:which|that|this)\b|\bfor want of\b|\b(?:is|are|remains?|will be|would "
        r"be) (?:out of reach|impossible|unthinkable|inconceivable|illusory|meaningless|pointless|"
        r"worthless|hollow|idle|premature) (?:without|unless|until|before|as long as|so long as|while|"
        r"in the absence)\b|\bhas no (?:meaning|chance|future|hope|prospect|value|point|sense|purpose) "
        r"(?:without|unless|until|before|as long as|so long as|while|in the absence)",
        r"\b(?:ready|prepared|willing|willingness|open|readiness) to\b|\bhangs? on (?:the )?wall|\brests? "
        r"on (?:his|her|its) laurels|\bturned on\b",
    ),
    Rule(
        "R-K-242",
        "prerequisite",
        r"(?:^|[,;:] )(?:and |but |so |yet )?(?:before|until|unless|without|as long as|so long as|"
        r"while|in the absence of)\b.{3,200}, .{0,140}\b(?:no|not|nothing|never|cannot|none|nobody|"
        r"no one|out of reach|impossible|meaningless|pointless|unthinkable|little point|in vain)\b|"
        r"\b(?:nothing|no [a-z]+|nobody|not a [a-z]+)\b.{0,80}\b(?:can|could|will|would|shall|may)\b.{0,120}\b(?:until|"
        r"unless|before|without|as long as|so long as)\b",
        r"\b(?:stop|rest|cease|relent|give up|halt|let up|be silent|lay down|leave)\b.{0,30}\buntil|"
        r"\b(?:will|shall) not (?:stop|rest|cease)|\bno (?:ship|boat|train|lorry|grain|oil|gas|convoy|"
        r"one|power)s? (?:will|shall) (?:pass|leave|enter|sail|cross|flow)|\bfor as long as\b.{0,40}\bhave\b|"
        r"\bdid not\b|\buntil (?:now|recently|then)\b|\bwithout (?:\w+ing)\b",
    ),
    Rule(
        "R-K-243",
        "prerequisite",
        r"\b(?:only|solely|exclusively) (?:on (?:the )?(?:basis|condition|understanding|strength|ground|"
        r"foundation)|on such|with the (?:consent|agreement|help|participation|withdrawal|return|release|"
        r"removal)|under|by way of|by means of|through|upon|after|once|when|if|then|in exchange|against|"
        r"within|behind|in return|as part of)\b|\b(?:on|upon) (?:the )?(?:sole |one |single |express "
        r"|strict )?(?:condition|proviso|understanding) that\b|\bwith the proviso\b|\bon no other "
        r"(?:condition|basis|terms)\b|\b(?:only|not until|not before) then\b|\bthen and only then\b|"
        r"\b(?:it is )?only (?:the|a|an|by|when|if|once|after|through|with) .{3,140}\b(?:that |which "
        r")?(?:can|will|could|would|may|make|makes|give|gives|allow|allows|open|opens|bring|brings)\b",
        r"\b(?:ready|prepared|willing|open|readiness|willingness|offers?|offered|content) to\b|\bif "
        r"only\b|\bonly (?:after|when|once) .{3,80}\b(?:did|was|were|had)\b|\bonly through (?:the "
        r"window|luck)|\bkeep\w* .{0,20} alive\b|\b{WE} (?:will|would|can|could) (?:release|lift|open|"
        r"reopen|withdraw|halt|pay|free|return)\b",
    ),
    Rule(
        "R-K-252",
        "prerequisite",
        r"\bif\b.{3,110}, .{2,60}\bwould (?:then )?be (?:within reach|possible|conceivable|feasible)\b|"
        r"\bonly (?:on|upon|from|with|under) (?:the )?(?:footing|terms|basis|ground|grounds|premise|"
        r"principle|assumption|understanding) (?:of|that)\b|^with .{3,80} alone (?:can|could|will|"
        r"would|may)\b|\balone (?:can|could) (?:bring|open|make|end|secure|guarantee|save)\b",
    ),
    Rule(
        "R-K-251",
        "prerequisite",
        r"\bcan(?: then| now)? only\b.{2,90}\b(?:after|once|when|if|through|with|by|as soon as)\b|"
        r"\b[a-z]+ first, [a-z ]+ (?:later|second|afterwards|then)\b",
        r"\b(?:ready|prepared|willing) to\b|\bcan only (?:hope|guess|speculate|imagine|wonder|say)\b",
    ),
    Rule(
        "R-K-250",
        "prerequisite",
        r"\bcannot have .{2,70}\b(?:with only|without|while|if|unless|until|and at the same time)\b|"
        r"\b(?:starts?|begins?|opens?|resumes?|comes?|flows?|moves?|follows?) .{0,30}\b(?:once|only "
        r"when|the moment|as soon as|only after|only if)\b|\bnothing to (?:talk about|discuss|negotiate|"
        r"sign)\b|\bthere (?:is|will be|can be) nothing .{0,40}\b(?:until|unless|before)\b",
        r"\b(?:rain|season|summer|school|snow) (?:starts?|begins?)",
    ),
    Rule(
        "R-K-249",
        "prerequisite",
        r"\b(?:road|path|way|peace|solution|settlement|stability|reconciliation|security|agreement)\b.{0,50}\b(?:runs?|"
        r"leads?|passes?|goes|lies?) (?:only )?through\b",
        r"\blies through no fault",
    ),
    Rule(
        "R-K-248",
        "prerequisite",
        r",? and (?:only )?then (?:we|talks?|they|it|the|a|there|negotiations?) (?:can|will|could|"
        r"may|would|might|shall)\b|\b(?:{PEACE})\b.{0,30}\b(?:begins?|starts?|must begin|must start|"
        r"can begin|can start) (?:only )?(?:with|from|by|at|where|when)\b|\bno way (?:to|of) .{3,90}\bwithout\b|"
        r"\b(?:before|until) .{3,80}, (?:we|they|it|the [a-z]+) (?:must|have to|has to|need to|needs "
        r"to)\b",
        r"\bnow and then\b|\b(?:fighting|war|unrest) (?:begins?|starts?)\b|\bthe (?:summit|meeting|"
        r"session|conference) (?:begins?|starts?)\b",
    ),
    Rule(
        "R-K-247",
        "prerequisite",
        r"\b(?:is|are|be|remains?|remain|stays?|made|being) subject to (?!the (?:same|whims|weather|"
        r"law)|attack|tax|change|review by)|\babsent (?:a |an |the |any |such |clear |firm |credible "
        r")?(?:[a-z]+ ){1,5}?, |^to [a-z]+.{0,70}, (?:one|we|you|they|it|both|the [a-z]+|thestate|"
        r"somebody|each|all)\b.{0,24}\b(?:needs?|must|have to|has to|requires?|takes|will have to)\b|"
        r"\b(?:as|at|is) (?:the|a) price (?:of|for)\b.{0,60}\b(?:talks|peace|deal|resum\w+|agreement|"
        r"support|lifting|negotiat\w+|return|recogni\w+|vote|signature|aid|access|entry|truce|withdraw\w*)\b|"
        r"\b(?:tied|linked|bound|pegged|hitched|conditioned) (?:[a-z]+ ){0,5}?(?:payments?|aid|loans?|"
        r"support|funds?|money|progress|recognition|membership|deliveries|release|withdrawal|lifting|"
        r"visits?) to\b|\b(?:everything|all|the rest|much|nothing) (?:else )?(?:depends|hinges|hangs|"
        r"turns|follows|flows|rests) (?:on|upon|from)\b|\b(?:is|are|comes?|must come|has to come) "
        r"(?:the )?(?:very )?first(?: thing| step| task)?(?:;|,| and) (?:all|everything|the rest|then|"
        r"only then)\b|\bcannot (?:be |have |hold |speak of |talk of )?.{2,90}\b(?:while|as long as|"
        r"so long as|unless|until|without|before)\b|\bonly with\b|\b(?:for|if) .{3,80} to be possible\b|"
        r"\bcan(?:not)? be (?:free|fair|credible|lasting|real|meaningful|possible|expected) (?:while|"
        r"as long as|unless|until|without|only|if)\b",
        r"\b(?:ready|prepared|willing)\b|\bcannot (?:stand|sit|look|remain|be silent|wait|sleep|rest|"
        r"stay)\b|\bonly with (?:difficulty|great|his|her|their)\b|\bto be (?:frank|clear|honest|fair|"
        r"sure|precise|brief),|\bto (?:our|my|his|her|their|the) [a-z]+,|^to (?:this|that|date|those|"
        r"them|him|all|its credit|begin|conclude|sum)\b|\bcannot .{2,60} without (?:being|feeling|"
        r"saying|noticing|asking|help|a permit|electricity)",
    ),
    Rule(
        "R-K-246",
        "prerequisite",
        r"\b(?:made|makes|make|making|set|sets|name[sd]?|declared?) .{3,90} (?:a|the|its|their|an) "
        r"(?:[a-z]+ )?(?:pre)?conditions? (?:for|of|to)\b|\b(?:is|are|will be|would be|was|were|remains?) "
        r"(?:[a-z]+ly |still |first |also )*(?:needed|required|necessary|essential|indispensable|a "
        r"must|vital|crucial|imperative) (?:before|for .{2,60} to\b|if|so that|in order)|\b(?:must|"
        r"has to|have to|needs? to) (?:first )?.{3,80}(?:;|,) (?:and )?(?:only )?then\b|\bis (?:the|"
        r"a) (?:[a-z]+ )?(?:test|yardstick|touchstone|benchmark|entry ticket|ticket|price|entrance "
        r"fee) (?:of|for|to)\b.{0,40}\b{PEACE}\b|\bthere must (?:first )?be\b.{0,80}\bbefore\b|\bbefore "
        r"there can be\b",
        r"\bready to\b|\bwill be (?:needed|required|necessary) for the sake\b",
    ),
    Rule(
        "R-K-244",
        "prerequisite",
        r"\b(?:needs?|requires?|presupposes?|demands|calls for|takes|wants)\b,? (?:first |above all "
        r"|as (?:its|a|the|their) (?:[a-z]+ ){0,3}?(?:condition|step|basis|foundation|requirement)|"
        r"first of all|before anything else)|\b(?:indispensable|essential|necessary|needed|required|"
        r"vital|crucial|decisive|paramount|imperative) (?:for|to|if) .{0,80}\b(?:to (?:begin|start|"
        r"succeed|hold|last|open|resume|go ahead|proceed|take place|work|be)|{PEACE})\b|\b(?:first|"
        r"next|initial|opening|necessary|crucial|decisive|key) (?:step|move|stage|condition|test|requirement|"
        r"element|task) (?:towards?|to|in|on|for|of|along) (?:the |a |an |any |such )*(?:[a-z]+ ){0,4}?"
        + _SETTLE
        + r"\b|\b(?:key|cornerstone|crux|linchpin|touchstone|gateway|keystone|sine qua non|foundation|"
        r"basis|starting point|heart) (?:to|of|for) (?:the |a |an |any |such |every )*(?:[a-z]+ ){0,3}?(?:{PEACE})"
        r"\b|\b(?:stand|stands|stood) between (?:us|the|this|[a-z]+) .{0,40}and (?:a |the |any )?(?:[a-z]+ "
        r")?(?:{PEACE})\b|\bmust be (?:met|fulfilled|satisfied|settled|resolved|in place|completed|"
        r"done) (?:first|beforehand|before)",
        r"\b(?:ready|prepared|willing) (?:to|for)\b|\bimportant step\b|\bwill be (?:needed|required|necessary)\b|"
        r"\bas a first step\b.{0,30}\bproposed?\b",
    ),
    Rule(
        "R-K-245",
        "prerequisite",
        r"^(?:and |but |so )?for (?:the |a |an |any |this |that |our |these |such )?.{2,80}? to (?:be "
        r"|begin|start|succeed|hold|last|open|resume|work|return|go ahead|proceed|take place|survive|"
        r"come|have|become|make|mean|move|reopen|end|stand|bear)\b.{0,60}, .{2,140}\b(?:must|has to|"
        r"have to|needs? to|should|is needed|are needed|is required|are required)\b|\bif (?:the |a "
        r"|an |any |this |that |our |these |there )?.{2,80}? (?:is|are) (?:ever |really |truly |finally "
        r"|indeed )?to .{2,100}(?:, | )(?:.{0,80})\b(?:must|has to|have to|needs? to|should|will have "
        r"to|is needed|are needed)\b|\bshould (?:not )?(?:be )?(?:[a-z]+ )?(?:begin|start|open|resume|"
        r"follow|come|be (?:held|signed|lifted|paid|released|opened|resumed|deployed|disbursed)) (?:only|"
        r"not) (?:after|once|when|if|before|until)\b|\bpossible (?:only )?(?:if|once|when|provided|"
        r"on condition|should|as soon as)\b|\b(?:becomes?|become|would be|will be|is) (?:possible|"
        r"conceivable|feasible|realistic|within reach) (?:only )?(?:if|once|when|provided|on condition|"
        r"as soon as|the moment)\b",
    ),
)
