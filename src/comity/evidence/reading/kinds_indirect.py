"""Rows of the table of kinds for indirect wordings: nouns in place of verbs, the passive, idioms, the language of agreements."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule

_COND = (
    r"\b(?:if|unless|until|should|were|had|whoever|whosoever|anyone|anybody|those (?:who|that)|"
    r"any|every|the (?:moment|day|minute|hour|instant) (?:that )?|once|when|whenever|as long as|"
    r"another|otherwise|or else|in (?:that|this|which) case|in the event)\b"
)
_HARMED = (
    r"(?:stopped|resumed|destroyed|suspended|cut(?: off| short)?|blocked|mined|closed|halted|switched "
    r"off|turned (?:off|back)|severed|frozen|expelled|silenced|sunk|seized|sealed(?: off)?|boarded|"
    r"intercepted|bombed|shelled|shot(?: down)?|recalled|cancelled|revoked|torn up|withheld|dealt "
    r"with|hunted(?: down)?|punished|crushed|struck|hit|attacked|listed|blacklisted|sanctioned|"
    r"designated|outlawed|banned|barred|shut(?: down| off)?|burned?|levelled|flattened|taken by "
    r"force|opened by force|met with|answered|repelled|treated as|held (?:to account|responsible|"
    r"accountable)|brought to account|disarmed by force|removed by force|arrested|tried|hanged|"
    r"shut out|confiscated|impounded|raised to the ground|razed|occupied|annexed|invaded|deported)"
)
_DOES_HARM = (
    r"(?:block|close|cut off|switch off|turn off|stop|halt|suspend|mine|seize|sink|shell|bomb|"
    r"strike|hit|attack|occupy|invade|destroy|silence|punish|resume (?:the )?(?:patrols?|strikes?|"
    r"attacks?|shelling|fighting|raids?|operations?|hostilities)|take (?:it|them|the [a-z]+|matters|"
    r"what is ours) (?:by force|into (?:our|its|their) own hands)|open (?:it|them|the [a-z]+) "
    r"by force|retaliate|expel|impose|freeze|withhold|tear up|pull out|walk out|shut|burn|respond|"
    r"veto|revoke|recall|send (?:in )?(?:the )?(?:army|troops|tanks|fleet)|march|deal with|act "
    r"(?:alone|on (?:our|its|their) own)|pursue|hunt|use force|cancel)"
)

INDIRECT_THREATS = (
    Rule(
        "R-K-201",
        "threat",
        _COND + r".{2,260}\b(?:will|would|shall|may|might|could|are to|is to|is going to|are going to) (?:[a-z]+ly "
        r"|also |then |all |again |not |next )*(?:have to )?be (?:[a-z]+ly )?"
        + _HARMED
        + r"\b|\b(?:will|would|shall|may|might|could) (?:[a-z]+ly |also |then |all |again |have to )*be (?:[a-z]+ly )?"
        + _HARMED
        + r"\b.{2,200}"
        + _COND,
        r"\b(?:may|might|could|will|would) (?:also )?be (?:closed|cut|hit|struck|suspended|stopped|"
        r"resumed|met with) (?:by|for|in|with) (?:the )?(?:rain|flood|storm|winter|lack|drought|public|"
        r"wide|scepticism|applause)|\b(?:talks|negotiations|dialogue|deliveries of aid|aid flights|"
        r"ferry|trains|ceasefire|sanctions|hostilities|attacks|fighting|operations) (?:will|would|"
        r"shall|may|could) be (?:resumed|stopped|suspended|halted|cut short)",
        "party",
    ),
    Rule(
        "R-K-202",
        "threat",
        _COND + r".{2,260}\b{WE} (?:{WILL}|may|might|could|would) (?:[a-z]+ly |also |then |all |again |not "
        r"|have to |be (?:forced|compelled|obliged) to )*"
        + _DOES_HARM
        + r"\b|\b{WE} (?:{WILL}|may|might|could|would) (?:[a-z]+ly |also |then |again |have to )*"
        + _DOES_HARM
        + r"\b.{2,200}"
        + _COND,
        r"\b(?:stop|halt|suspend|cancel|freeze) (?:the |our |all |its |their )?(?:attacks?|strikes?|"
        r"war|shelling|bombing|blockade|offensive|advance|operations|hostilities|fire|fighting|sanctions|"
        r"enrichment|flights|raids)\b|\bdeal with (?:the )?(?:problem|issue|question|crisis)|\brespond "
        r"(?:to|by) (?:the )?(?:proposal|letter|call|offer)|\bimpose (?:a |our |its )?(?:peace|will)\b|"
        r"\bhit (?:the )?target",
        "party",
    ),
    Rule(
        "R-K-203",
        "threat",
        r"\b(?:will|would|shall|is going to|are going to|may|might) (?:soon |quickly |also |only |"
        r"then |then also |yet |[a-z]+ly )*(?:cease to exist|find (?:[a-z]+ ){1,10}?(?:closed|shut|"
        r"barred|against|waiting|gone)|discover (?:that|what|how|to)|learn (?:that|what|how|to|the)|"
        r"answer for|rue|share the (?:same )?fate|have (?:only |no one but )?(?:itself|themselves|"
        r"himself|yourselves)(?: only| alone)? to blame|come to regret|live to regret|feel (?:the|"
        r"our|its) (?:force|weight|full|wrath|consequences|steel)|not (?:travel|come|sail|pass|go|"
        r"be|return|sleep) (?:unarmed|alone|unpunished|soundly|so patient|as patient|home|as lightly)|"
        r"sleep soundly|know no (?:peace|rest|mercy)|pay (?:the|a|for)|bear the (?:cost|blame|consequences|"
        r"responsibility)|be (?:sorry|next|ours|on its own|without (?:gas|power|light|water|ships))|"
        r"wish (?:it|they|he) had|taste|reap|see (?:what|our|the) (?:we|full|fleet|guns|strength|price))\b|"
        r"\bno [a-z]+ (?:is going to|will|shall) (?:sleep|rest|be safe|find (?:rest|shelter)|escape)\b",
        r"\b(?:we|i) (?:will|shall) (?:soon |also )?(?:discover|learn|see|find)\b|\bhistorians?\b",
    ),
    Rule(
        "R-K-204",
        "threat",
        r"\b(?:lawful|legitimate|fair|military|permitted) (?:target|game|prey)s?\b|\bat (?:its|their|"
        r"his|your) own (?:risk|peril|cost)\b|\bon notice\b|\b(?:reserves?|reserved|reserving|retains?|"
        r"keeps?) (?:itself |to itself )?(?:the|its|their|our|every|all|full) (?:right|freedom)s? "
        r"(?:to|of)\b|\b(?:no|without any|little) (?:other |further )?(?:alternative|choice|option|"
        r"way)s? (?:left |remains? |is left |would be left )?(?:but|than|other than|except)\b|\bleave(?:s)? "
        r"(?:us|it|him|them|me|her|my government|the [a-z]+) (?:with )?no (?:choice|alternative|option|"
        r"other)|\b(?:nothing|none of (?:it|this|that)) will (?:be forgotten|go unanswered|be forgiven)|"
        r"\bwill (?:not|never) be (?:forgotten|forgiven)\b",
        r"\bno alternative to (?:dialogue|talks|peace|negotiat)|\bretains? the right to (?:return|vote|appeal|self)",
    ),
    Rule(
        "R-K-205",
        "threat",
        r"\b(?:determination|determined|resolve|resolved|intention|intends?|readiness|ready|prepared|"
        r"willing|willingness|decision|decides?|decided|plans?|stands? ready) (?:to|of) (?:consider "
        r"|adopt(?:ing)? |take |taking |impos(?:e|ing) |introduc(?:e|ing) |apply(?:ing)? )*(?:an? "
        r"|the |further |additional |new |targeted |appropriate |such |more |personal |any |immediate "
        r")*(?:[a-z]+ )?(?:sanctions?|asset freeze|travel ban|embargo|measures against|penalt(?:y|"
        r"ies)|tariffs?|punitive|counter-?measures|blockade|restrictive measures|legal action)\b|\bmay "
        r"(?:also )?be (?:listed|sanctioned|designated|blacklisted|targeted|held responsible|held "
        r"to account)\b|\bwill (?:not )?(?:remain|be) (?:without (?:an? )?(?:answer|response|consequences?)|"
        r"answered)\b|\b(?:must|should|had better|would do well to) (?:know|be told|be warned|understand|"
        r"remember|expect|reckon|count on) (?:that )?.{0,80}\b(?:target|consequences|price|cost|answer|"
        r"force|fleet|guns|missiles|army|sanctions|measures|pay)\b|\bbe told that\b",
        r"\b(?:lift|ease|end|relax|suspend|without|against the|oppose|avoid)\w* (?:the |all |further "
        r")?(?:sanctions|tariffs|embargo|blockade)\b",
    ),
    Rule(
        "R-K-207",
        "threat",
        r"\b(?:if|should|were|the (?:moment|day|minute)|whenever|as long as|once) .{0,100}\b(?:attack|"
        r"fire|fired|shell|strike|struck|cross|violat|breach|break|broken|renew|continu|persist|refus|"
        r"fail|touch|harm|block|seiz|invad|provok|escalat|ignor|resum|repeat|threaten|bomb|obstruct|"
        r"stand in|test|dare|attempt|cut off|raid|incursion|occup|mobili[sz]|mass|kill|hurt|abduct|"
        r"hold on to|stay where|reject|defy|defi)[a-z]*\b.{0,120}(?:, | then )(?:.{0,90})\b(?:will|"
        r"would|shall|is going to|are going to)\b",
        r"\b(?:people|civilians|families|children|harvest|prices?|famine|hunger|food|refugees|millions?|"
        r"thousands|truce|ceasefire|peace|confidence|economy|econom[a-z]+|trade|cost|river|dam|water|"
        r"winter|farmers|patients|hospitals?|schools?|generation|world|region|stocks|aid agencies|"
        r"agencies|everyone|nobody|neither|both sides|all of us|the war|inflation|markets?|currency|"
        r"bread|grain) (?:[a-z ]{0,40})?(?:will|would|shall|is going to|are going to)\b|\b(?:we|i) "
        r"(?:will|would|shall) (?:[a-z]+ly |also |not |never |again |then )*(?:support|help|continue|"
        r"keep|seek|ask|call|appeal|raise|report|turn to|work|propose|offer|return|talk|negotiate|"
        r"meet|release|lift|open|pay|agree|sign|stop|halt|remain|stay|stand|inform|consult|ease|restore)\b|"
        r"\bfail(?:s|ed)? (?:to (?:pass|ratify|agree)|in)",
        "party",
    ),
    Rule(
        "R-K-208",
        "threat",
        r"\b(?:will|would|shall|are going to|is going to) (?:[a-z]+ly )?(?:hold|make) (?:them|him|"
        r"her|you|it|the [a-z]+|those [a-z ]{2,30}|thestate|[a-z]+) (?:[a-z]+ly )?(?:responsible|accountable|"
        r"pay|answer|regret|suffer|bleed)\b|\b(?:we|it|he|she|they) (?:have|has) (?:other|many|enough|"
        r"all the|more|further) (?:[a-z]+ )?(?:means|ways|options|tools|levers|cards|arrows)\b|\bif "
        r"(?:they|he|she|it|you|anyone|thestate) (?:wants?|seeks?|chooses?|prefers?|insists? on) (?:a "
        r"|an |the )?(?:war|fight|conflict|confrontation|escalation|trouble)\b|\blet (?:them|him|her|"
        r"it|anyone|thestate) (?:just )?try\b|\b(?:will|would|shall|may|might|could) (?:force|compel|"
        r"oblige|leave|drive|push|lead|cause|bring) (?:us|we|me|it|him|them|my government|our [a-z]+) "
        r"(?:with )?(?:no |to (?:reconsider|review|respond|act|withdraw|leave|take|suspend|retaliate|"
        r"use|rethink|draw|look elsewhere|close|stop|end|answer)|little choice)|\b(?:retain|retains|"
        r"keep|keeps) (?:the|every|this|that|all) (?:option|options|possibility)\b|\b(?:will|would|"
        r"shall) (?:have to )?(?:draw|take|face|bear|accept|live with|reckon with) (?:the|its|our|"
        r"their|all|appropriate|full) (?:[a-z]+ )?consequences\b|\b(?:should|must|had better|would "
        r"be wise|do well|ought) (?:not )?(?:to )?(?:expect|count on|imagine|be surprised|think).{0,60}\b(?:our|"
        r"us|we|open|mercy|help|patience|forgiveness|quarter|immunity|safe)\b|\bpatience (?:is|has|"
        r"was|will|cannot|wears?|runs?) (?:not |its |running |wearing |be )?",
        r"\bask for patience\b|\bhold (?:talks|elections?|a |the )",
        "party",
    ),
    Rule(
        "R-K-209",
        "threat",
        r"\b(?:could|would|may|might|will|risk(?:s|ed)?) (?:[a-z]+ly |also |now )*(?:be (?:[a-z]+ly )?"
        + _HARMED
        + r"|face (?:[a-z]+ ){0,3}?(?:charges|sanctions|arrest|consequences|expulsion|measures|action|"
        r"retaliation|prosecution|penalt\w+|fines?)|lose (?:its|their|his|her|all)|being (?:[a-z]+ly "
        r")?" + _HARMED + r")\b",
        "",
        "warned",
    ),
    Rule(
        "R-K-210",
        "threat",
        r"\b(?:would|will|could|may|might) (?:[a-z]+ly |then |again )*(?:seize|strike|attack|march "
        r"on|expel|impose|retaliate|cut (?:off|production|supplies|exports|deliveries|gas|oil|aid|"
        r"power)|block|shut|halt|suspend|freeze|withhold|walk out|quit|blockade|invade|bomb|shell|"
        r"close (?:the|its)|raise tariffs|pull out)\b.{0,160}\b(?:if|should|once|when)\b|\b(?:would|"
        r"will|could|may|might) (?:[a-z]+ly |then |again )*(?:stop|end|cease|close|halt|resume|be "
        r"cut|be stopped|dry up|fall silent|strike|march|move|attack|go on strike|walk out|leave|quit|"
        r"withdraw|respond|retaliate|act|take|use|seize|begin|start|shut)\b.{0,160}\b(?:unless|"
        r"if .{2,80}\bnot\b|if .{2,60}\b(?:fails?|failed|refuse[sd]?|continue[sd]?|persist\w*|attack\w*|"
        r"cross\w*))\b|\b(?:unless|if .{2,80}\bnot\b|if .{2,60}\b(?:failed|refused|continued|persisted|"
        r"attacked|crossed))\b.{2,120}\b(?:would|will|could|may|might) (?:[a-z]+ly |then |again )*(?:stop|"
        r"end|cease|close|halt|resume|strike|march|move|attack|walk out|leave|quit|withdraw|respond|"
        r"retaliate|act|seize|shut)\b",
        r"\b(?:rain|river|fighting|war|conflict|violence|truce|funding|money|food|fuel) (?:would|will|"
        r"could|may|might)\b|\b(?:stop|end|cease|halt) (?:the |its |their |all )?(?:attacks?|fire|"
        r"war|shelling|strikes?|fighting|offensive|hostilities|advance|operations?|raids|flights|enrichment|bombing)\b",
        "told",
    ),
    Rule(
        "R-K-212",
        "threat",
        r"\b(?:gave|gives|given|giving|has|have|had|grant\w*) .{2,60} (?:until|till|by) .{2,40} to "
        r"(?:surrender|leave|withdraw|comply|pull|pay|release|hand|sign|answer|accept|decide|vacate|"
        r"disarm|lay|open|stop)\b|\bultimatum\b(?!.{0,40}\b(?:dismiss|reject|ignor)\w*)|\b(?:considering|"
        r"weighing|preparing|planning|mulling|drawing up|discussing|examining|studying) .{0,50}\b(?:retaliat\w+|"
        r"punitive|counter-?measures|sanctions|tariffs|expulsions?|military action|strikes|reprisals)\b|"
        r"\bnot (?:rule|ruling|ruled|exclude|excluding) out (?:the use of |a |an |any |further )*(?:military|"
        r"force|war|strikes?|measures|retaliat\w+|intervention|sanctions|attack|invasion|blockade|"
        r"action)\b|\b(?:advise|advises|warn|warns|urge|tell) (?:the |all |any |every |those )?(?:crews?|"
        r"captains?|residents|civilians|population|inhabitants|shipping|pilots|foreigners|staff|workers|"
        r"garrison|sailors) .{0,40}\bto (?:leave|keep away|stay away|evacuate|turn back|take shelter|"
        r"abandon|keep clear)\b|\b(?:bitter end|the bill .{0,40}(?:presented|paid)|burn (?:them|him|"
        r"her|it|you) (?:first|too|all)|reap the whirlwind|no mercy|day of reckoning|reckoning will "
        r"come|nowhere to hide|run out of road)\b|\b(?:will|would|shall) be (?:regarded|considered|"
        r"treated|seen|viewed|taken|understood) as (?:an? )?(?:act of|declaration of|hostile|aggression|"
        r"casus|provocation|breach|enem|legitimate|threat)",
        r"\bhad (?:lunch|breakfast|dinner|until now)\b|\bdismissed the ultimatum\b|\brejected the "
        r"ultimatum\b",
        "",
    ),
    Rule(
        "R-K-211",
        "threat",
        r"\b(?:failure|refusal|failing|refusing|any|another|further|a (?:second|third|new|further|"
        r"fresh|repeated)|the next|persisting|persistence|continuing|continued|continuation|every|"
        r"each|one more|such)\b.{0,110}\b(?:will|would|shall|can only|could only|must) (?:inevitably "
        r"|only |also |certainly |immediately |automatically )*(?:result in|lead to|mean|entail|trigger|"
        r"bring (?:down|about|upon|an end)|end (?:our|the|its|all|my)|exhaust|cost (?:it|them|him|"
        r"you|the)|have (?:[a-z]+ ){0,3}?(?:consequences|repercussions|effects)|provoke|draw|invite|"
        r"be (?:the end|followed|our answer|paid|taken as|regarded as|seen as an?|considered|understood "
        r"as))\b|\b(?:without (?:a |any )?(?:price|consequences?|cost|answer|response|reply)|unpunished|"
        r"with impunity)\b.{0,6}$|\bforfeit(?:s|ed)? (?:the|its|their|his|any|all)\b|\bmakes? (?:itself|"
        r"themselves|himself|yourselves) (?:an? )?(?:[a-z]+ )?(?:targets?|part(?:y|ies) to|enem(?:y|"
        r"ies)|accomplices?|hostages?)\b|\b(?:has|have|had) (?:the )?(?:range|reach|means|strength|"
        r"power|will) (?:and the (?:will|means) )?to (?:reach|strike|hit|respond|answer|stop|defend|"
        r"hurt|punish|close|destroy|cut)\b|\b(?:vow|vowed|vows|swear|swears|swore|promise|promises|"
        r"promised|threaten\w*|announce[sd]?|pledge[sd]?) (?:bloody |swift |terrible |further |new "
        r"|military |harsh |severe )*(?:revenge|retaliation|vengeance|reprisals?|retribution|punishment|"
        r"countermeasures|a (?:harsh|crushing|swift|firm|severe|painful|strong) (?:response|answer|"
        r"reply)|to (?:avenge|retaliate|punish|strike|respond|hit back|crush|destroy|attack|fight|"
        r"make .{2,30} pay))\b",
        r"\bwithout conditions or price\b|\bany (?:further )?delay (?:will|would) (?:mean|cost) (?:lives|"
        r"more)|\b(?:rains?|drought|flood|winter|famine|epidemic|storm|earthquake)\b",
        "",
    ),
    Rule(
        "R-K-206",
        "threat",
        r"\b(?:ships|batteries|guns|convoys?|missiles?|ports?|capitals?|bridges?|pipelines?|cities|"
        r"towns?|planes?|aircraft|cables?) (?:[a-z ]{0,40})?can (?:also |just as easily |well )?be "
        r"(?:"
        + _HARMED[3:-1]
        + r"|reached)\b|\bwithin (?:the )?(?:range|reach) of (?:our|its|their|his)\b|\b(?:we|it|he|they) "
        r"(?:have|has|possess|possesses) (?:[a-z]+ )?(?:the )?(?:means|missiles|weapons|ways|tools|"
        r"levers|instruments) (?:to|of) (?:reach|strike|hit|respond|answer|stop|make|hurt|close|shut)\b",
        "",
        "party",
    ),
)

_DEALS = (
    r"(?:settlement|deal|agreement|peace|accord|treaty|solution|arrangement|compromise|formula|"
    r"outcome|plan|amnesty|truce|text|partition|return|recognition|surrender|withdrawal|concession|"
    r"such [a-z]+)"
)
INDIRECT_RED_LINES = (
    Rule(
        "R-K-221",
        "red_line",
        r"\bno (?:[a-z]+ ){0,4}?"
        + _DEALS
        + r"\b.{0,80}\b(?:is|are|can be|will be|would be|could be|was) (?:conceivable|thinkable|imaginable|"
        r"possible|admissible|acceptable|permissible|tolerable|defensible)\b(?! (?:without|unless|"
        r"until|before|if|as long))|\b(?:inconceivable|unimaginable|impermissible|inadmissible|unconscionable|"
        r"intolerable|unacceptable)\b",
        r"\bacceptable (?:to (?:both|all)|compromise|level)\b|\bsuffering is\b|\b(?:losses|toll|conditions) "
        r"(?:are|is) (?:unacceptable|intolerable)\b",
    ),
    Rule(
        "R-K-222",
        "red_line",
        r"\b(?:not|never|no longer)(?: [a-z]+)? (?:on|upon) the (?:table|agenda|menu)\b|\boff[- ]limits\b|"
        r"\bclosed (?:chapter|book|matter|question|file|subject)\b|\bdead letter\b|\bnon-?starters?\b|"
        r"\bwhere (?:concessions|compromise|talks?|patience|our patience|flexibility|negotiation) "
        r"(?:ends?|stops?)\b|\bline (?:that|which|we|nobody|no one|not)? ?(?:must|may|can|will|shall|"
        r"is|are)? ?(?:not|never|nobody may|no one may)? ?(?:to )?(?:be crossed|cross|be overstepped)\b|"
        r"\bnot (?:a |an |the |open to |our to |ours to |his to |theirs to |for us to |for them to "
        r"|within our power to )?(?:matter|subject|question|issue|topic|thing)s? (?:for|of|to be|that "
        r"(?:can|could|may)) (?:negotiat\w+|discuss\w+|debate\w*|bargain\w*|barter|trade|be (?:negotiated|"
        r"discussed|traded|bargained))|\bnot (?:ours|mine|his|theirs|hers|its|for us|for me|for any "
        r"government) to (?:give|sell|sign|trade|negotiate|bargain|cede)|\b(?:not|no one is|nobody "
        r"is|no conference is|no government is) (?:be )?(?:empowered|authori[sz]ed|entitled|mandated|"
        r"at liberty|free) to (?:negotiat\w+|discuss|sign|trade|cede|give|sell|reopen|bargain|concede|"
        r"surrender)\b|\b(?:no|have no|has no|without) (?:mandate|authority|right|power) to (?:negotiat\w+|"
        r"discuss|sign|trade|cede|give|sell|bargain|concede|surrender)\b",
    ),
    Rule(
        "R-K-223",
        "red_line",
        r"\b(?:{WE} )?(?:will|shall|would|can|could|do|does) (?:not|never)(?: ever| under any circumstances|"
        r" [a-z]+ly)? (?:put (?:its|our|my|his|her|their) (?:name|signature|seal) to|sign (?!up|before|"
        r"until|unless|anything before)|sign away|trade|sell|barter|swap|exchange (?:land|territory|"
        r"sovereignty)|part with|renounce|cede|accept|tolerate|condone|consent|agree to|recogni[sz]e|"
        r"countenance|put up with|submit|bow|kneel|surrender|retreat|be (?:party|a party|drawn|dragged|"
        r"dictated|blackmailed|bought|divided|moved)|allow|permit|hand over|let (?:it|this|that|them|"
        r"anyone|another|any|the)|give up|give away|live under|live with|return to (?:the )?(?:old|"
        r"status|past|situation)|share (?:power|a border|sovereignty)|negotiate|bargain|discuss)\b|"
        r"\bnor (?:will|shall|can|do|does|would) (?:we|i|it|he|they|my [a-z]+|our [a-z]+) (?:ever "
        r")?(?:accept|tolerate|put up with|agree|allow|permit|recogni[sz]e|sign|consent|trade|cede|"
        r"surrender|give|hand|return)\b|\b(?:we|i) (?:shall|will) never (?!forget|abandon (?:our|you)|"
        r"attack|be the first|fire first|use|start|stop (?:working|trying|helping)|rest|leave you|"
        r"tire|forgive|begin)[a-z]+|\bsomething (?:that |which )?(?:we|it|he|they|[a-z]+) (?:will|"
        r"shall|would|can|could) never\b",
        r"\b(?:must|should|need to) not\b|\b(?:unless|until|before|without|as long as|so long as)\b.{3,}|"
        r"\bdo not agree with\b|\bagree to disagree|\bnegotiate (?:in bad)|\bif\b.{3,80}\b{WE} (?:do|"
        r"will) not reject\b",
        "party",
    ),
    Rule(
        "R-K-228",
        "red_line",
        r"\b(?:will|shall|would) (?:not|never) be (?:the|a|that) (?:generation|government|president|"
        r"prime minister|minister|one|ones|people|nation|leader|parliament|man|woman|party|first generation|"
        r"last) (?:that|who|to|which)\b|\bnothing (?:to|left to) (?:discuss|negotiate|talk about|bargain|"
        r"debate)\b|\b(?:door|chapter|book|file|matter|case|question|subject|issue|debate) (?:is|was|"
        r"has been|remains|stays) (?:now |firmly |definitively |forever |for ever |once and for all "
        r")?(?:closed|settled for good|shut)\b|\b(?:accept|live with|agree to|discuss|talk about|concede|"
        r"give|forgive) .{2,40},? but (?:not|never)\b|\b(?:indisputable|irrevocable|irreversible|unquestionable|"
        r"beyond dispute|beyond question|not open to (?:arbitration|question|dispute|challenge|doubt))\b",
        r"\birreversible damage|\birreversible progress",
        "party",
    ),
    Rule(
        "R-K-227",
        "red_line",
        r"\bit is not (?:for|up to) (?:others|outsiders|them|anyone|anybody|foreigners|strangers|any|"
        r"thestate|the [a-z]+|you|him|her) (?:[a-z ]{0,30})?to (?:decide|tell|determine|judge|choose|"
        r"dictate|say|settle|draw|approve)\b|\b(?:mandate|powers?|authority|remit|instructions|brief) "
        r"(?:does|do|did) not (?:extend|reach|cover|include|allow|go)\b|\b(?:beyond|outside) (?:my|"
        r"our|his|its) (?:mandate|powers?|authority|remit|instructions)\b|\b(?:we|i|they|our people|"
        r"my people|this nation|a nation|people) (?:would|will|'d) (?:rather|sooner)\b.{2,120}\bthan\b|"
        r"\b(?:will|shall|must|is and (?:will|shall) (?:always )?) ?(?:always |forever |for ever )?(?:remain|"
        r"be|stay) (?:undivided|ours|whole|united|indivisible|one|part of (?:our|the)|in our hands|"
        r"under our|independent|free|neutral|sovereign)\b|\b(?:lend|give|put) (?:our|my|its|their) "
        r"(?:hands?|blessing|consent|name|signature|support) to\b",
        r"\bwill be (?:free|one) (?:to|of)\b|\bmust remain (?:neutral|independent)\b|\bcould be one\b|"
        r"\bwill be one of\b|\bmust (?:be|remain) (?:free|part of|one)",
        "party",
    ),
    Rule(
        "R-K-226",
        "red_line",
        r"\b(?:not|never) (?:be )?(?:a |an |the |our )?(?:bargaining chip|bargaining counter|subject "
        r"of (?:any|a) (?:bargain|deal|negotiation|compromise)|object of (?:bargaining|barter)|part "
        r"of (?:any|the) (?:deal|bargain|negotiation))|\bcannot be (?:the |a |an )?(?:subject|object|"
        r"matter|part|topic) of (?:any |a |the )?(?:bargain\w*|deal|negotiation\w*|barter|compromise|"
        r"discussion|trade)|\b(?:cannot|can not|must not|may not|will not|shall not|never) be (?:waived|"
        r"diluted|watered down|put in question|called into question|bartered away|signed away|negotiated "
        r"away|traded away|set aside|touched|relativi[sz]ed)\b|\bsacred\b.{0,60}\b(?:cannot|not|never|"
        r"inviolable)|\binviolable\b|\binalienable\b|\bnothing (?:less|short) (?:than|of)\b|\bwhat "
        r"(?:we|i|my government|our people|no one|it) (?:cannot|will not|can never|shall never|will "
        r"never|do not) (?:do|accept|tolerate|allow|agree to|sign|give)?\b|\b(?:there is|there are|"
        r"i see|we see|i know|we know|i know of) no (?:scenario|world|circumstances?|situation|version|"
        r"formula|price|way|future|case) (?:in which|that|under which|for which|by which|where|at "
        r"which)\b.{0,80}\b(?:we|i|our|my|us|it|this)\b|\b(?:not|nothing|hardly) (?:something|anything|"
        r"a thing|a matter|a question|an issue)? ?(?:that |which )?(?:we|i|my government|our side) "
        r"(?:are|am|is|would be|will be|will ever be|can be) (?:ever )?(?:willing|prepared|ready|able|"
        r"free|going) to (?:discuss|negotiate|accept|consider|give|trade|share|sign|talk)|\bno (?:government|"
        r"president|minister|leader|parliament|prime minister|court|self-respecting [a-z]+|patriot|"
        r"state|nation|sovereign state|country) (?:[a-z ]{0,40})?(?:could|can|would|will|shall) (?:ever "
        r")?(?:sign|accept|agree|tolerate|survive|consent|allow|put|give|live)\b",
        r"\bunless\b|\buntil\b|\bbefore\b",
        "party",
    ),
    Rule(
        "R-K-225",
        "red_line",
        r"\b(?:our|my|this|that|these|the) (?:[a-z'’-]+ ){1,6}?(?:will|shall|can) (?:not|never) (?:ever "
        r")?be (?:[a-z]+ly )?[a-z]+(?:ed|en|wn|ld|lt|ght|de)\b|^(?:and |but )?(?:no|not one|not a "
        r"single) (?:[a-z-]+ ){1,6}?(?:will|shall|can|may|is going to|has the right to|is entitled "
        r"to) (?:ever )?(?:sign|ratify|pass|approve|vote for|endorse|accept|agree|set foot|be (?:allowed|"
        r"permitted|tolerated|stationed|"
        r"admitted|recogni[sz]ed)|stand|fly|decide|dictate|rule|govern|touch|own|take|hand|give|cede|"
        r"tell|impose|force|make us|draw|redraw|trade|sell|stay on our|cross our)\b",
        r"\b(?:unless|until|before|without|if|as long as)\b|\bwill not be (?:easy|enough|able|the "
        r"(?:first|last)|here|there|back|ready|long|cheap|won|solved|settled|ended|forgotten|forgiven|"
        r"resolved|overcome|achieved|reached|found|met by|felt|healed|cured)\b|\bcan(?:not| not| never) "
        r"be (?:seen|heard|found|verified|confirmed|ruled out|explained|measured|known|won|solved|"
        r"settled|achieved|reached|brokered|healed|overestimated|overstated|ignored|denied|excluded|"
        r"sustained|expected)\b",
        "party",
    ),
    Rule(
        "R-K-224",
        "red_line",
        r"\b(?:is|are|was|were) not (?:going )?to be (?:negotiated|traded|bargained|touched|divided|"
        r"surrendered|discussed|reopened|questioned|given (?:up|away)|handed over|sold|ceded|redrawn|"
        r"shared|put to)\b|\b(?:shall|will|would|can|may) (?:not|never) be (?:recogni[sz]ed|accepted|"
        r"negotiated|traded|reopened|surrendered|tolerated|permitted|given (?:up|away)|ceded|sold|"
        r"bargained|divided|redrawn|bartered)\b|\bi would (?:rather|sooner) (?:die|resign|lose|cut|"
        r"give up my|go to|see|burn|walk|sell my)\b|\b(?:sooner|rather) (?:die|resign|fall|starve|"
        r"perish|burn) than\b|\bover (?:my|our) dead bod|\bnot (?:at any price|for any price|in a "
        r"(?:hundred|thousand) years|now, not ever|in my lifetime)\b|\bnot one (?:inch|stone|metre|"
        r"foot|yard|village|soldier|boat|grain)\b",
        r"\bmay not be (?:used|carried)\b|\bunless\b|\buntil\b",
        "",
    ),
)

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
        r"\b(?:ready|prepared|willing) to\b|\bimportant step\b|\bwill be (?:needed|required|necessary)\b|"
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
        r"|fully |perfectly )*(?:ready|prepared|willing|open|disposed|available|amenable)\b(?! (?:all|"
        r"any) )",
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
        r"(?:declared |announced )?(?:ceasefire|truce|cease-fire|pause|moratorium|halt|withdrawal|"
        r"release)\b|\bdeclared? (?:a |an )?(?:unilateral|temporary|humanitarian|[a-z0-9-]+-?(?:day|"
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

_NEEDY = r"(?:is|are|was|were|would be|will be|remains?)"
INDIRECT_DEMANDS = (
    Rule(
        "R-K-281",
        "demand",
        r"\b(?:is|are) (?:also |still |now |hereby |urgently |therefore |firmly |fully |again |once "
        r"more )*(?:expected|awaited|demanded|requested|required|asked|urged|invited|called (?:up)?on|"
        r"bound|obliged|reminded|enjoined|summoned|instructed|directed|entreated|exhorted)\b(?! (?:that "
        r"the (?:rains?|economy|harvest|growth|prices?)|to (?:rise|fall|grow|shrink|reach|peak|last|"
        r"continue|worsen|arrive|land|open|begin|start|end|resume|take place|be held|meet|announce|"
        r"visit|attend|speak|return|report|vote|reopen|improve|arrive)))|\bwe (?:would )?(?:expect|"
        r"await|look to|count on|rely on|trust)\b(?! to)|\b(?:expected|awaited|hoped for|looked for|"
        r"demanded|requested|wanted|needed|asked) (?:of|from) (?:the|all|both|every|each|our|your|"
        r"its|you|them|him|her|[a-z]+ is)\b|\b(?:what|all) (?:we|i|my [a-z]+|our [a-z]+|it|the [a-z]+|"
        r"he|she|they) (?:want|wants|wanted|ask|asks|asked|expect|expects|need|needs|demand|demands|"
        r"seek|seeks|require|requires|insist on|insists on)\b|\b(?:our|my|its|their|his|her|the) (?:[a-z]+ "
        r")?(?:expectation|request|demand|appeal|call|wish|plea|claim|requirement|message|insistence) "
        r"(?:is|was|remains|to|that|for|on|has)\b|\bthe (?:wish|expectation|request|demand|desire|"
        r"hope) (?:was|is|has been) (?:expressed|voiced|made|put|conveyed|stated)\b",
        r"\b(?:is|are) (?:widely |generally |now |still )?expected (?:by (?:analysts|economists|experts|"
        r"observers|forecasters|markets|the (?:bank|fund|market))|in (?:the|early|late|january|may|"
        r"june|spring)|on (?:mon|tues|wed|thu|fri|sat|sun)|later|soon|this|next|at)\b|\b(?:than|as) "
        r"expected\b|\bis required (?:for|to (?:open|begin|start))|\binvited (?:guests|audience)\b|"
        r"\bwhat (?:we|i) (?:want|need) (?:is|to) (?:peace|know|say)\b",
    ),
    Rule(
        "R-K-282",
        "demand",
        r"\b(?:insist|insists|insisted|insisting|insistence) (?:(?:up)?on|that .{2,80} (?:be|must|"
        r"should|withdraw|leave|return|release|stop|pay|apologi[sz]e|sign|accept|open))\b|\b(?:hold|"
        r"holds|held|holding) out for\b|\b(?:seek|seeks|sought|seeking|claim|claims|claimed|want|wants|"
        r"wanted|demand|demands|demanded) (?:nothing less than |no less than |at least |only |also "
        r"|in return |instead |to (?:see|have) )?(?:a |an |the |its |their |our |his |her |more |full "
        r"|immediate |compensation|reparations|guarantees|damages|an end|autonomy|recognition|access|"
        r"[0-9]+ )|\b(?:has|have|had) (?:also |repeatedly |now |since |long |again |publicly )*(?:asked|"
        r"requested|demanded|urged|pleaded|appealed|called|pressed|petitioned|begged|claimed) (?:for|"
        r"with|on|upon|that|the|to|a|an|his|her|its|their|both|all)\b|\b(?:asked|asks|asking|appealed|"
        r"appeals|pleaded|pleads|pressed|presses|petitioned|calls|called) (?:again |also |repeatedly "
        r"|publicly )?(?:for|with|to) (?:the |a |an |its |their |all |both |more |an end|immediate|"
        r"greater|[a-z]+ to )|\brequest(?:s|ed)? (?:that|the|an|a|all|both|[a-z]+ to|[A-Z])\b|\bit "
        r"is time (?:that|for)\b",
        r"\bseek(?:s|ing)? (?:no|nothing|peace|refuge|asylum|shelter|work|help|to (?:know|understand|"
        r"explain|learn|avoid|build|restore))\b|\bclaim(?:s|ed)? (?:the lives|that|to (?:have|be))\b|"
        r"\bwants? (?:peace|nothing|no |to )|\b(?:someone|somebody|nobody|maybe|perhaps|who)\b.{0,20}\bwants?\b|"
        r"\bdid not (?:want|ask|demand|seek)\b|\bwho (?:seek|want|claim)\b|\bno one (?:wants|asked|"
        r"claims)\b|\bneither .{0,30}wants\b|\bsought (?:refuge|shelter|asylum)\b",
        "party",
    ),
    Rule(
        "R-K-283",
        "demand",
        r"\b(?:it is|it was|it remains|it now falls|it falls|it lies|the onus (?:is|lies)|the burden "
        r"(?:is|lies)|responsibility (?:lies|rests|is)|the duty (?:lies|rests)|the ball is) (?:now "
        r")?(?:incumbent |up |down )?(?:to|for|on|upon|with|in) (?:the |all |both |every |each |our "
        r"|your |its |them|him|you|those|[a-z]+'s court|[a-z]+)\b.{0,80}\b(?:to|court|who|whose|alone)\b|"
        r"\b(?:is|are) (?:bound|obliged|duty-bound|under (?:an |a )?(?:obligation|duty)) (?:by .{2,60} "
        r")?to\b|\bhave (?:a|the|an) (?:solemn |moral |legal |shared |clear )?(?:duty|obligation|responsibility) "
        r"(?:to|towards)\b|\b(?:is|are|was|were) to be (?:paid|returned|released|handed (?:over|back)|"
        r"withdrawn|dismantled|removed|compensated|restored|disbanded|punished|tried|freed|surrendered|"
        r"disarmed|demolished|lifted|reduced|abolished|annulled|dissolved)\b",
        r"\bit is (?:possible|hard|difficult|easy|good|clear|true|natural|impossible|unlikely|likely|"
        r"too early|necessary|important|wise|best) (?:to|for)\b",
        "party",
    ),
    Rule(
        "R-K-284",
        "demand",
        r"^(?:the )?(?:full |immediate |unconditional |complete |early |prompt |speedy |total |swift "
        r")*(?:recognition|reduction|withdrawal|release|return|removal|dismantling|dissolution|cession|"
        r"surrender|restitution|restoration|cessation|end|lifting|handover|payment|extradition|disarmament|"
        r"demobili[sz]ation|opening|reopening|closure|departure|resignation|abolition|annulment|renunciation|"
        r"evacuation|exchange|compensation|reparation|guarantees?|autonomy|independence|freedom|demilitari[sz]ation|"
        r"neutrality|inspection|repeal|cancellation)\b (?:by|of|from|for|to)\b(?!.{0,160}\b(?:is|are|"
        r"was|were|will|would|has|have|had|must|should|may|might|can|could|remains?|requires?|depends?|"
        r"needs?|means?|took|takes|began|came|said|led|leads|makes?|made|brought|hinges)\b)|^(?:an "
        r"|the )?(?:immediate |complete |full )?(?:end|halt|stop) to\b(?!.{0,120}\b(?:is|are|was|were|"
        r"will|would|has|have|must|should|may|can|could|remains?|requires?)\b)",
        "",
        "party",
    ),
    Rule(
        "R-K-288",
        "demand",
        r"\b(?:was|were|has been|have been|had been|is being|are being) (?:also |again |repeatedly "
        r"|formally )?(?:told|ordered|asked|instructed|urged|summoned|called upon|requested|directed|"
        r"pressed|required|enjoined) (?:to|that)\b|\b(?:all|everything|the only thing|the least) (?:that "
        r")?(?:we|i|they|our people|these people|the [a-z]+) (?:are|is|am|were)? ?(?:asking|ask|asks|"
        r"want|wants|seek|demand|need|expect|seeking|demanding)(?: for)?\b|\b(?:would|will) do (?:well|"
        r"better) to (?:answer|explain|stop|leave|withdraw|remember|return|honou?r|respect|release)\b",
        r"\bwas asked (?:about|why|how|whether|if)|\b(?:was|were) told that\b",
    ),
    Rule(
        "R-K-287",
        "demand",
        r"\b(?:is|are|was) (?:all |exactly |precisely |just )?what (?:we|i|they|he|she|our people|"
        r"my [a-z]+|the [a-z]+|thestate) (?:require|requires|want|wants|need|needs|ask|asks|expect|"
        r"expects|demand|demands|seek|seeks|claim|insist on|are asking)\b|\bwhat (?:we|i|they|our "
        r"people|my [a-z]+|the [a-z]+|thestate) (?:require|want|need|ask|expect|demand|seek|insist "
        r"on)s? (?:of|from|is|for|now|in)\b|\b(?:owes?|owe) (?:us|them|him|her|you|it|the|its|these|"
        r"those|our|my|his|an?|more|thestate)\b|\b(?:formal|official|written|repeated|urgent|renewed|"
        r"public|joint) (?:requests?|demands?|appeals?|calls?|complaints?|petitions?|protests?) (?:for|"
        r"that|to|was|were)\b|\b(?:filed|lodged|submitted|presented|made|issued|addressed|sent|handed "
        r"over) (?:a|an|its|his|her|their|the) (?:[a-z]+ )?(?:request|demand|appeal|complaint|petition|"
        r"ultimatum|claim|note demanding) (?:for|that|to|with|against)\b|\b(?:union|unions|strikers|"
        r"protesters|demonstrators|families|workers|farmers|students|opposition|rebels|movement|front|"
        r"council|opposition|party|side|islanders|exiles|veterans|parents|residents|thestate) (?:also "
        r"|now |still )?(?:wants?|demands?|seeks?|claims?|is demanding|are demanding|is seeking|are "
        r"seeking|is asking|are asking) (?:for )?(?:a|an|the|its|their|more|full|an end|at least|compensation|"
        r"autonomy|recognition|[0-9]+)\b|\bwe want (?:our|the|an|justice|answers|action|guarantees|"
        r"full|equal|them|it)\b|\b(?:may|let|must) (?:i|me|we) remind\b",
        r"\bwants? (?:a|the) (?:fight|war|nobel|drink|rest)\b|\bneither\b.{0,20}\bwants?\b|\bclaims? "
        r"the lives\b|\bwhat (?:we|i) need is (?:to|not|a little)\b|\bseek the truth|\bwhat (?:it|"
        r"he|she) (?:wants|seeks) to\b|\bwho (?:wants?|claims?|seeks?)\b",
        "",
    ),
    Rule(
        "R-K-286",
        "demand",
        r"\b(?:thestate|government|rebels|opposition|movement|front|junta|army|ministers?|president|"
        r"union|council|protesters|families|strikers|governor|party|group|mediators|parents|workers|"
        r"farmers|residents|students|islanders|exiles|side|cabinet|administration|authorities) (?:also "
        r"|still |now |both )?(?:wants?|wanted|would like) (?!to\b|peace\b|nothing\b)(?:[a-z'’-]+ "
        r"){1,7}to [a-z]+",
    ),
    Rule(
        "R-K-285",
        "demand",
        r"\b(?:reaffirm\w*|recall\w*|stress\w*|underlin\w*|emphasi\w*|reiterat\w*|remind\w*|underscor\w*|"
        r"affirm\w*|insist\w*|declar\w*|confirm\w*|determin\w*|decid\w*)\b.{0,60}\bthat (?:all |both "
        r"|the |every |each |any |no |member )?.{2,80}?\b(?:must|shall|should|are bound|is bound|are "
        r"obliged|is obliged|are required|is required|are to|is to|have the (?:primary )?(?:responsibility|"
        r"duty|obligation)|have a (?:duty|responsibility|obligation)|be held|be brought)\b|\b(?:^|"
        r"(?:council|assembly|parties|ministers|they|we|he|she|leaders|summit|conference|declaration|"
        r"resolution|participants|committee|group|states|sides|it|movement|delegation|thestate|and|"
        r"also|further) )(?:also |further )?(?:request|requests|invite|invites|asks|calls|urges|urge|"
        r"demands|appeals|encourages|encourage|exhorts|implores) (?:to |up)?(?:on )?(?:the|all|both|"
        r"states?|member|governments?|third|neighbou?ring|donors|every|thestate|[a-z]+ (?:union|nations|"
        r"council|community|organization|authorities|government|states?))\b",
        r"\bnot be recogni[sz]ed\b|\binvited? (?:the )?(?:press|public|journalists)\b",
        "",
    ),
)

_DOER = (
    r"(?:thestate|part(?:y|ies)|sides?|government|ministry|ministers?|state|states|republic|kingdom|"
    r"union|front|movement|army|forces|council|committee|commission|administration|cabinet|presidency|"
    r"company|authorities|delegations?|leaders?|presidents?|team|mission|secretariat|board|joint "
    r"[a-z]+|both|each|two countries|two governments|crown|parliament|coalition|federation|authority|"
    r"agency|bank|alliance|member states|signatories)"
)
_WILLED = (
    r"(?:repay|pay|send|provide|host|continue|keep|withdraw|release|open|reopen|grant|honou?r|"
    r"respect|uphold|abide|assemble|return|hand|build|rebuild|restore|exchange|share|publish|appoint|"
    r"establish|set up|convene|inform|notify|submit|refrain|abstain|cooperate|support|assist|help|"
    r"facilitate|protect|guarantee|ensure|observe|implement|carry out|fulfil|comply|remain committed|"
    r"finance|fund|train|supply|deploy|contribute|work|spare no|stand by|maintain|extend|lift|"
    r"suspend|halt|cease|stop|dismantle|destroy|clear|remove|demobili[sz]e|disarm|register|allow|"
    r"permit|admit|accept|receive|invite|consult|negotiate|review|seek|strive|pursue|make available|"
    r"make every|do (?:its|their|all|everything)|take (?:all|every|the necessary|steps|measures|"
    r"part)|bear|cover|forgo|waive|not (?:seek|use|resort|deploy|interfere|hinder|station|reinforce|"
    r"attack|be the first))"
)
INDIRECT_COMMITMENTS = (
    Rule(
        "R-K-301",
        "commitment",
        r"\b" + _DOER + r"\b(?:,? (?:for (?:its|their|his|her) part|in turn|also|of [a-z ]{3,40}|each|jointly|both|"
        r"hereby|then|thereafter|likewise)),?(?: each| both)? (?:will|shall)\b|\b"
        + _DOER
        + r" (?:also |both |each |jointly |then |thereafter |likewise |hereby )*(?:will|shall) (?:also "
        r"|not |each |jointly |immediately |promptly |further |then |[a-z]+ly )*"
        + _WILLED
        + r"\b|\b{WE} {WILL} (?:also |[a-z]+ly )*"
        + _WILLED
        + r"\b",
        r"\bprobably|\blikely\b|\bif (?:it|they) (?:fails?|refuses?)\b|\bwill (?:never|not) (?:accept|"
        r"recogni[sz]e|allow|tolerate|sign|return to)\b",
    ),
    Rule(
        "R-K-302",
        "commitment",
        r"\b(?:undertakes?|undertook|undertaking|undertaken|pledges?|pledged|pledging|commits? (?:itself|"
        r"himself|herself|themselves|ourselves|to)|committed (?:itself|themselves|himself|herself|"
        r"ourselves)|bind(?:s)? (?:itself|themselves|himself|ourselves)|bound (?:itself|themselves|"
        r"himself|ourselves)|vow(?:s|ed|ing)?|swear|swore|sworn|promise[sd]?|promising|guarantee[sd]?|"
        r"guaranteeing|assures?|assured|engages? (?:itself|themselves)|solemnly (?:declares?|affirms?)|"
        r"gives? (?:you |them |him |all )?(?:an?|its|their|his|her|our|my) (?:[a-z]+ )?(?:assurance|"
        r"undertaking|guarantee|word|pledge|"
        r"promise)s?|gave (?:an?|its|their|his|her|the) (?:[a-z]+ )?(?:assurance|undertaking|guarantee|"
        r"word|pledge|promise)s?|given (?:an?|its|their|his|her|our|my) (?:[a-z]+ )?(?:assurance|undertaking|"
        r"guarantee|word|pledge|promise)s?|takes? it upon (?:itself|himself|herself|themselves)|(?:you "
        r"have|on) my word|obliges? (?:itself|themselves|the (?:two |three )?(?:parties|sides|armies|"
        r"governments|states)|both|each|all parties)|agree (?:to|that|on)|agreed (?:to|that|on|upon)|"
        r"are agreed (?:that|to|on)|is agreed (?:that|to)|have agreed|has agreed|it was agreed|agreement "
        r"was reached|reached agreement|decided (?:to|that|on)|resolved to|determined to|resolves? "
        r"to)\b",
        r"\b(?:not|never|nor|no|without|neither|fail\w* to|refuse\w* to|has yet to|have yet to|yet "
        r"to) (?:[a-z]+ ){0,2}?(?:agree\w*|promise\w*|guarantee\w*|undertak\w*|pledg\w*|commit\w*|"
        r"decided?|given|give)\b|\bguarantees? (?:that|of) (?:nothing|no)\b|\b(?:security|safety|legal|"
        r"no|against|strong) guarantees?\b|\bas (?:was )?(?:agreed|promised|pledged)\b|\b(?:all|we "
        r"can all|everyone|most|analysts|experts|many|i|he|she|they would|would|both writers) (?:[a-z]+ "
        r")?agrees? that\b|\bbroken? .{0,20}promise|\bpromises? (?:little|much|to be|nothing|well|"
        r"of)\b|\bthe (?:promised|agreed|pledged|promise)\b|\bi promise you\b\.?$|\bswore in\b|\bagreed "
        r"with (?:the )?(?:assessment|view)|\bagrees? with (?:him|her|the|them)\b|\bdetermined to "
        r"(?:impose|punish|strike)\b|\bassured? .{0,40} that .{0,50}\bhad\b|\bhow .{0,40} decided\b",
    ),
    Rule(
        "R-K-307",
        "commitment",
        r"\b(?:our|my|its|their) (?:[a-z]+ )?(?:support|commitment|resolve|solidarity|determination|"
        r"policy|course|doors?|assistance|friendship|word|engagement|offer|goal|aim|soldiers|flag|"
        r"help|aid) (?:will|shall|does|do|is|are|remains?|stands?) (?:not |never |also |as )*(?:waver|"
        r"weaken|falter|end|change|remain|continue|stand|stop|diminish|flag|cease|unwavering|unshakeable|"
        r"unconditional|firm|steadfast|ironclad|rock-solid|unchanged|strong as)\b|\b(?:and (?:we )?will "
        r"go on|will go on|shall go on) [a-z]+ing\b",
        "",
        "party",
    ),
    Rule(
        "R-K-303",
        "commitment",
        r"\b(?:remains?|remained|stays?|stands?|is|are|continues? to be|stand) (?:fully |firmly |deeply "
        r"|strongly |wholly |entirely |still |ever |as |resolutely |also |equally |unreservedly )*(?:committed|"
        r"devoted|dedicated|pledged|bound|attached|loyal|faithful|wedded|true) (?:to|by)\b|\b(?:will|"
        r"shall|would) (?:also |not |[a-z]+ly )*(?:continue|go on|carry on|persist|keep|remain) (?:to "
        r"|in |[a-z]+ing|committed|open|engaged|its|their|on|at|by)\b|\b(?:stays?|remains?|is kept|"
        r"are kept|is being kept|are being kept|will stay|will remain|is held|are held) (?:open|in "
        r"(?:place|force|effect)|at (?:their|your|its) disposal|available|manned|unchanged)\b|\bis "
        r"cooperating (?:fully|closely)|\bare cooperating (?:fully|closely)|\b(?:spares?|sparing|spare) "
        r"no effort|\bdoing (?:everything|all|whatever|its (?:best|utmost|part)|our (?:best|utmost|"
        r"part)|their (?:best|utmost|part))\b|\bdoes (?:everything|all|its utmost|whatever)\b|\b(?:no|"
        r"not a single|never) .{2,60} (?:will|shall) be (?:[a-z]+ ){1,4}by (?:us|our|my|this government|"
        r"this side)\b|\b(?:we|i) (?:am|are) not going to (?:be the first|fire|attack|use|start|abandon|"
        r"leave|raise|cut|touch|close|walk|rest|desert|forget|let you|let them down|turn our backs)\b|"
        r"\bkeep (?:its|our|my|their|his|her) (?:word|promises?|side)\b|\bwill not be (?:the first|"
        r"we who|found wanting|the ones|abandoned|forgotten)\b",
        r"\bremains? (?:closed|in doubt|unclear)\b|\bis committed (?:by|against|every|when|in)\b|\bcrimes? "
        r"(?:is|are) committed\b|\bprobably|\blikely\b|\bwill continue to (?:rise|fall|grow|suffer|"
        r"deteriorate|worsen|decline|be (?:high|low|felt))\b|\bremains? open (?:to|for) (?:question|"
        r"debate|doubt)|\bwill remain (?:high|low|closed|weak|unstable|dangerous|difficult|elusive|"
        r"uncertain|out of reach|impossible)\b",
    ),
    Rule(
        "R-K-304",
        "commitment",
        r"\b(?:are|is|have been|has been|were|was) (?:hereby |also |now |thus )*(?:guaranteed|granted|"
        r"assured|accorded|entitled to|exempt(?:ed)?|ensured|secured|promised|pledged|allotted|set "
        r"aside|earmarked|raised by|established|hereby [a-z]+ed|placed at)\b|\b(?:will|shall|is to|"
        r"are to|would) (?:also |then |thereafter |forthwith |immediately |henceforth |[a-z]+ly )*be "
        r"(?:[a-z]+ly )?(?:manned|established|set up|opened|reopened|convened|exchanged|released|withdrawn|"
        r"paid|repaid|returned|handed over|appointed|formed|created|created|published|shared|guaranteed|"
        r"granted|respected|observed|protected|facilitated|implemented|carried out|completed|dismantled|"
        r"removed|cleared|financed|funded|borne|monitored|supervised|chaired|composed|settled|notified|"
        r"informed|consulted|registered|demobili[sz]ed|disarmed|integrated|quartered|inspected|verified|"
        r"provided|ensured|maintained|kept|suspended|lifted|stationed|deployed|signed|held|resumed|"
        r"restored|rebuilt|extended|reviewed|investigated|compensated|permitted|allowed|admitted|accepted|"
        r"honou?red)\b",
        r"\b(?:likely|probably|perhaps|expected|may|might|could|said|reported|unless|economists|analysts|"
        r"forecast|warned|threat\w*)\b|\bwere (?:granted|secured|established|raised by|promised) (?:in|"
        r"by the (?:crown|king))\b|\bwas (?:established|raised|granted|secured) in\b",
        "document",
    ),
    Rule(
        "R-K-310",
        "commitment",
        r"\b(?:have|has) (?:every|the firm|the full|no other|the) intention (?:of|to)\b|\b(?:struggle|"
        r"fight|search|effort|efforts|operation|operations|work|mission|resistance|rescue|relief|talks|"
        r"campaign|advance|cooperation|aid|support) (?:goes on|go on|continues|continue|will go on|"
        r"carries on|does not stop)\b.{0,30}\b(?:until|as long as|for as long|whatever)\b|\b(?:as "
        r"of|from|starting|beginning|with effect from) (?:tomorrow|today|tonight|midnight|monday|this|"
        r"next|the first|[0-9a-z ]{2,14}),? (?:the|all|every|no|our) .{2,60}\b(?:is|are|will be|shall "
        r"be) (?:lifted|open|opened|reopened|free|freed|halted|suspended|closed|restored|raised|reduced|"
        r"abolished|available)\b",
        "",
        "party",
    ),
    Rule(
        "R-K-308",
        "commitment",
        r"\b(?:you|they|all|our (?:allies|partners|friends|people|neighbours)|everyone|the [a-z]+) "
        r"(?:can|may|will be able to) (?:always |still |also |fully )?(?:count|rely|depend|build|trust) "
        r"(?:on|in) (?:us|our|my|its|their|this|thestate|the)\b|\bno (?:[a-z-]+ ){1,4}(?:will|shall) "
        r"(?:ever |again )?be (?:[a-z]+ ){0,2}(?:sent back|left behind|forgotten|turned away|abandoned|"
        r"neglected|excluded|denied|forced|deprived|prosecuted|punished|returned against|deported|"
        r"discriminated|touched by us|raised|cut|closed by us)\b|\btakes? (?:it )?upon (?:ourselves|"
        r"itself|himself|myself|themselves)\b|\b(?:under|according to|by|in line with) (?:the|its|"
        r"this|that|their|a) (?:terms|deal|agreement|accord|plan|arrangement|treaty|pact|truce|compromise|"
        r"text|protocol|decree|roadmap|timetable|memorandum|contract)\b.{0,90}\b(?:will|shall|is to|"
        r"are to|would|undertakes?|undertook|commits?|agrees?|agreed|pledged?)\b|\b"
        + _DOER
        + r" (?:is|are|was|were) (?:each |both |also |then |jointly )*to (?:"
        + _WILLED[3:-1]
        + r"|pull|move|hand|free|meet|draw|form|hold|join|give|end|vacate|leave|clear|surrender|sign|"
        r"ratify|name)\b|\b(?:contingent|troops|soldiers|peacekeepers|engineers|doctors|ships|mission|"
        r"forces|teams?|aid|help|experts|offer) (?:will )?(?:stays?|remains?|stay|remain) (?:there "
        r"|here |in place |on the ground )?(?:until|as long as|for as long)\b",
        r"\bmay (?:also )?(?:count|depend) on (?:the )?(?:weather|outcome|result)|\bwould (?:withdraw|"
        r"be)\b.{0,40}\bbefore\b|\bdepends? on\b",
        "",
    ),
    Rule(
        "R-K-309",
        "commitment",
        r"\b(?:will|shall) (?:also |all |again |duly |then |soon |now |first |[a-z]+ly )*be (?:[a-z]+ly "
        r")?(?:completed|built|rebuilt|restored|published|paid|released|opened|reopened|lifted|raised|"
        r"doubled|tripled|continued|implemented|carried out|respected|honou?red|protected|kept|maintained|"
        r"delivered|provided|investigated|cared for|looked after|compensated|informed|consulted|heard|"
        r"ready|introduced|established|created|returned|replaced|repaired|honoured|observed|guaranteed|"
        r"upheld|extended|strengthened|increased|reduced to|met in full|fulfilled|finished|held on "
        r"time|held in)\b",
        r"\b(?:if|unless|should|by (?:history|our children|others)|economists|may|might|likely|probably|"
        r"prices?|costs?|taxes on|attacks?|war)\b|\bwill be (?:heard|felt) (?:for|in|across|by|far)\b",
        "party",
    ),
    Rule(
        "R-K-306",
        "commitment",
        r"\b(?:may|is entitled to|are entitled to|has the right to|have the right to)\b (?!well\b|have\b)[a-z]+",
        r"\b(?:in|of|on|early|late|since|by|until|to) may\b|\bmay \d",
        "document",
    ),
    Rule(
        "R-K-305",
        "commitment",
        r"\bby (?:the |a )?decree\b.{0,80}\b(?:is|are|i|we)\b|\b(?:i|we) (?:have )?(?:signed|ordered|"
        r"instructed|directed|decreed|authori[sz]ed|commissioned|set aside|earmarked|allocated|doubled|"
        r"tripled|raised) (?:a |the |an |our |my |today|tonight|this)|\b(?:we|i|my (?:government|country|"
        r"ministry|party)|our (?:government|country|ministry|forces|army|party)) (?:also |now |today "
        r"|currently |already |daily |still |gladly )*(?:provide|supply|train|host|shelter|feed|finance|"
        r"fund|pay|protect|guard|patrol|defend|honou?r|respect|observe|abide|adhere|stick|keep|maintain|"
        r"uphold|contribute|cooperate|send|deliver|escort|clear|rebuild|subscribe|attend)s?\b|\b(?:we|"
        r"i) (?:owe|vouch|answer) (?:it |for )",
        r"\b(?:we|i) (?:do|can) not\b|\bwe (?:pay|keep) (?:a|the|too) (?:price|hearing|asking|saying|"
        r"wondering)|\bkeep (?:hearing|asking|saying|on saying)",
        "party",
    ),
)
