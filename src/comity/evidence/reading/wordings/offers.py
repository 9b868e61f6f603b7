"""Offers: what a party is ready to do or proposes, in plain words and in indirect ones."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule

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

_NOT_READY = (
    r"\b(?:not|never|no longer|hardly|nor|un)(?: yet| at all| now)? ?(?:ready|prepared|willing|"
    r"open|disposed|content|available)\b|\bunwilling"
)

INDIRECT_OFFERS = (
    Rule(
        "R-K-261",
        "offer",
        r"\b(?:would|will|could|might|should) be (?:[a-z]+ly )?(?:content|satisfied|happy|glad|willing|"
        r"ready|prepared|pleased|open|amenable|agreeable|grateful to receive) (?:with|to)\b|\b(?:willingness|"
        r"readiness|preparedness|openness|disposition) (?:to|for|of [a-z ]{2,40} to)\b|\b(?:is|are|"
        r"was|were|am|stands?|stood|remains?|declares? (?:itself|himself|herself|themselves)|declared "
        r"(?:itself|himself|herself|themselves)) (?:also |still |always |now |equally |quite |entirely "
        r"|fully |perfectly )*(?:ready|prepared|willing|open|disposed|available|amenable)(?:, [a-z "
        r"]{2,30},)? (?:to|for|at)\b(?! (?:all|any|traffic|the public) )",
        _NOT_READY + r"|\bprepared (?:to (?:die|fight|defend|face|strike|use force)|for (?:war|the worst|a long))|"
        r"\bopen (?:to (?:question|doubt|attack|interpretation|traffic|the public|the press|all))|"
        r"\bready to (?:fight|strike|fire|respond|retaliate|die|impose)\b|\b(?:whether|if|unless|until|"
        r"when) [a-z '-]{2,40} (?:is|are|was|were) (?:ready|willing|prepared|open)|\b(?:with|on|to) "
        r"the willingness of\b",
    ),
    Rule(
        "R-K-262",
        "offer",
        r"\b(?:has|have|had|having) (?:also |now |already |repeatedly |since |once more )*(?:offered|"
        r"proposed|put forward|put on the table|tabled|floated|laid on the table|presented (?:a|an|"
        r"its|their|our|the) (?:[a-z]+ )?(?:plan|proposal|draft|offer)|suggested (?:to|a|an|that|the)|"
        r"invited (?!to be)|extended (?:an?|its|their|our) (?:hand|invitation|offer))\b|\b(?:is|are|"
        r"am) (?:also |now |hereby )*(?:offering|proposing|putting (?:forward|on the table)|tabling|"
        r"inviting|extending|making (?:an?|the) (?:[a-z]+ )?(?:offer|proposal)|laying on the table)\b|"
        r"\b(?:offers?|proposes?|did propose|did offer|suggests?) (?:to (?:host|send|pay|set aside|"
        r"release|share|open|provide|meet|mediate|exchange|withdraw|lift|halt|pause|finance|train|"
        r"rebuild|return|give|hand|let|allow|guarantee|build|lend|supply|station|reopen|begin|start|"
        r"discuss|consider|establish)|a |an |the |that |its |their |our |joint |direct |immediate "
        r")|\b(?:there is|there was|with) an offer (?:to|of)\b|\b(?:an|the|our|its|their|his|her|my|"
        r"this|that) (?:[a-z]+ )?(?:offer|proposal|invitation) (?:to|of|for|that|stands|remains|is "
        r"(?:still )?(?:open|on the table|valid))\b",
        r"\b(?:proposal|offer|plan|invitation)\b.{0,60}\b(?:rejected|turned down|refused|dismissed|"
        r"ignored|rebuffed|declined|was not|vague|has not been)\b|\b(?:rejected|turned down|refused|"
        r"dismissed|ignored|rebuffed|declined|call on|calls on|regret\w*) .{0,60}\b(?:proposal|offer|"
        r"plan|invitation)\b|\b(?:this|the evidence|the data|history|experience|figures|which|report|"
        r"survey|poll) suggests?\b|\boffers? (?:no|little|hope|a chance|an? (?:glimpse|opportunity|"
        r"insight|lesson|example|reminder)|the (?:best|only))\b|\bat the invitation of\b|\bas (?:was "
        r")?(?:offered|proposed)\b",
    ),
    Rule(
        "R-K-263",
        "offer",
        r"\b(?:every|any|each) (?:man|woman|one|soldier|fighter|prisoner|family|side|party|state) "
        r"(?:may|can|will be free to|is free to|shall be free to) (?:go|return|leave|keep|come|take|"
        r"walk|live|stay)\b|\b(?:may|can|are free to|is free to|will be allowed to|would be allowed "
        r"to|will be permitted to) (?:go home|return home|leave (?:freely|safely|in safety|unharmed|"
        r"the city|by)|keep (?:its|their|his) (?:arms|flag|autonomy|posts?|ranks?|pensions?|language|"
        r"schools|weapons)|come home|walk out)\b|\b(?:we|i|our government|my government|my country) "
        r"(?:can|could|would|should be able to) (?:also |well |now |even |perhaps |live with|settle "
        r"for|halve|waive|forgo|drop|spare|agree|accept|extend|let|open|free|offer|give|lend|share|"
        r"grant|put|make|come|talk|do|pay|reduce|cut|lower|double|match|add|take back|look at|live)\b|"
        r"\bit (?:would|could|might) be possible (?:for us )?to\b.{0,200}\b(?:if|provided|once|as "
        r"long as)\b",
        r"\b(?:can|could|would|might|may) (?:also |well |now |even )?(?:not|never|only|no longer|hardly|"
        r"have|be)\b|\bwe could (?:see|hear|feel|lose|find|face|be)\b|\bgive (?:up|in|way)\b|\btake "
        r"(?:no|any) (?:more|longer)\b|\bcan do (?:nothing|little|no)\b|\bput up\b|\bwould like\b",
        "party",
    ),
    Rule(
        "R-K-269",
        "offer",
        r"\bwe (?:might|may|could|would) (?:also |even |then |well |be (?:ready|willing|prepared|able) "
        r"to )?(?:waive|forgo|receive|spare|share|lift|ease|release|return|host|mediate|accept|agree|"
        r"meet|talk|join|extend|grant|give|offer|open|reopen|exchange|postpone|delay|soften|drop|halve|"
        r"reduce)\b",
        r"\bunless\b|\bnot\b|\bgive (?:up|in|way)\b|\bwould accept nothing\b",
        "told",
    ),
    Rule(
        "R-K-270",
        "offer",
        r"\boffering (?:to|a|an|the|its|their|talks|help|terms)\b|\b(?:only|just) (?:have |has |need "
        r"|needs )?(?:to )?ask\b|\bcan be arranged\b|\bfind (?:every|the|our|all) [a-z]+ open\b|\bnothing "
        r"(?:to stop|stops|prevents|to prevent) us from\b|\b(?:yours|theirs|his|hers) for the asking\b|"
        r"\bnot be found wanting\b|\bat (?:your|their|his|its) service\b",
        r"\boffering (?:no|little)\b",
    ),
    Rule(
        "R-K-268",
        "offer",
        r"\b(?:ask|asks|asking|want|wants|expect|expects|demand|demands|seek) (?:for )?(?:nothing|"
        r"little) (?:in return|in exchange|for (?:it|ourselves|this))\b|\bfind (?:us|me|our (?:door|"
        r"hand)) (?:there|waiting|ready|open|at the table|willing)\b|\bwith no strings attached\b|"
        r"\bno strings\b",
    ),
    Rule(
        "R-K-267",
        "offer",
        r"\b(?:flexible|flexibility|room (?:for|to)) (?:on|about|over|in|compromise|manoeuvre|negotiate|"
        r"talk|move)\b|\b(?:if|when|once|should) .{3,120}\b{WE} (?:will|would|are going to|can|could) "
        r"(?:certainly |gladly |of course |also |then |carefully |seriously )*(?:look at|listen|study|"
        r"consider|examine|take (?:it|them|a look)|be there|talk|respond (?:positively|in kind|constructively)|"
        r"reciprocate|do (?:the same|likewise)|follow|answer (?:it|them|positively))\b",
        r"\bflexible (?:labour|working|hours)|\bno (?:room|flexibility)\b",
        "party",
    ),
    Rule(
        "R-K-266",
        "offer",
        r"\b(?:hands?|olive branch) (?:that |which )?(?:we|i|it|he|she) (?:hold|holds|held|extend|"
        r"extended|stretch|stretched|offer|offered)\b|\b(?:hold|holds|held|holding|stretch|stretches|"
        r"stretched) out (?:our|a|its|his|her|my|the) (?:[a-z]+ )?hand\b|\bgo the extra mile\b|\bmeet "
        r"(?:them|you|him|her|it|the other side|thestate) half-?way\b|\b(?:in a spirit of|as proof "
        r"of our) (?:compromise|conciliation|good ?will)\b",
    ),
    Rule(
        "R-K-265",
        "offer",
        r"\b(?:would|will|does|do|did|has|have|had) (?:not|no) (?:object|objections?|oppose|stand "
        r"in the way|mind|be averse|be opposed|insist|reservations?)\b|\b(?:has|have|had|see|sees|"
        r"saw|there (?:is|are|would be)) (?:nothing against|no objections?|no obstacles?|no difficulty|"
        r"room for)\b|\bas an? (?:[a-z]+ )?(?:gesture|sign|token|mark|proof|expression) of (?:good "
        r"?will|good faith|our|its|friendship|trust|respect|confidence|peace)\b|\bunilateral(?:ly)? "
        r"(?:declared |announced )?(?:ceasefire|truce|cease-fire|pause|moratorium|release)\b|\bdeclared? "
        r"(?:a |an )?(?:unilateral|temporary|humanitarian|[a-z0-9-]+-?(?:day|"
        r"hour|week)) (?:ceasefire|truce|pause|halt)\b|\b(?:put|puts|placed|laid|lays|left|leaves?|"
        r"keeps?|kept|stays?|remains?|lies?|is|are) (?:[a-z' -]{0,50} )?on the table\b|\blet (?:our|"
        r"my|the two|both|their) [a-z]+ (?:meet|talk|sit|study|visit|examine|work|look|discuss|compare)\b|"
        r"\b(?:was|were|has been|have been|is being|are being|is|are) (?:also |now |first |again |"
        r"formally |officially )?(?:floated|offered|proposed|put forward|suggested|tabled|aired|mooted|"
        r"extended|laid on the table|conveyed|made available|invited to (?:talks|join|take part|send|"
        r"a meeting|meet|attend)) (?:by|to|at|in|on|through)\b|\b(?:could|can|would) (?:well )?(?:imagine|"
        r"conceive of|envisage|see itself|see himself|see ourselves|contemplate|entertain|consider|"
        r"picture|accept|support|welcome|live with)\b|\b(?:is|are|was|were|am) not (?:averse|opposed|"
        r"closed|hostile|unwilling|against|indifferent) to\b|\binvit(?:es|ed|e) (?:the |its |their "
        r"|his |her |all |both |any |thestate |him |them |you )?.{0,60}\b(?:to (?:do the same|talks?|"
        r"join|meet|visit|send|attend|take part|a meeting|a round|negotiate|sit|discuss|inspect|verify|"
        r"come|study|follow)|for talks)\b|\bour (?:hospitals|ports?|doors?|borders?|schools|airspace|"
        r"roads|facilities|archives|books|capital) (?:are|is|stand|stands|remain|remains) open\b|\bif "
        r"(?:it helps|need be|asked|invited|they wish|you wish|wanted|desired|useful|necessary|required), "
        r"(?:we|i) (?:will|would|shall|can|am|are)\b",
        r"\b(?:not|never|no longer|nothing) .{0,10}on the table\b|\bcould not (?:imagine|accept|support)\b|"
        r"\boptions? (?:are|remain|is) (?:still )?on the table\b|\b(?:rejected|refused|turned down|"
        r"declined|dismissed|ignored|unanswered)\b|\b(?:food|bodies|money|cards|maps?) (?:was|were|"
        r"is|are|lay) on the table\b|\bit has been suggested\b|\bas (?:has been )?suggested\b",
    ),
    Rule(
        "R-K-264",
        "offer",
        r"\b(?:suggested|suggests|signalled|signaled|hinted|indicated|intimated|conveyed|declared|"
        r"let it be (?:known|understood)|made it known|made known|spoke of|expressed|voiced|announced|"
        r"affirmed|reiterated|confirmed|stressed) (?:to the other side |to .{2,30} )?(?:its |his |"
        r"her |their |a |an |the |that |full |some |complete )*(?:[a-z]+ )?(?:exchange|willingness|"
        r"readiness|openness|preparedness|truce|pause|meeting|summit|compromise|concession|flexibility|"
        r"swap|offer|joint)\b|\b(?:does|do|did|would|will|is|was|has|have) not (?:rule|ruled|ruling|"
        r"exclude|excluded|excluding) ?(?:out)?\b.{0,60}\b(?:talks?|meeting|compromise|truce|joint|"
        r"visit|exchange|dialogue|summit|participation|role|return|mission|presence|the possibility|"
        r"sharing|lifting|force)\b|\b(?:proposals?|offers?|plans?|draft|invitation) (?:was|were|has "
        r"been|have been|is|are) (?:put|made|tabled|submitted|sent|conveyed|handed|transmitted|laid|"
        r"extended|communicated|forwarded)\b",
        r"\brejected|\bturned down|\bdismissed|\bwithdrawn\b|\bexclude (?:the use of )?force\b|\brule "
        r"out (?:force|war|strikes?|military)",
    ),
)
