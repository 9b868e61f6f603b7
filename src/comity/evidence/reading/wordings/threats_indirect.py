"""Threats in indirect words: harm that a condition brings, "patience is running out"."""

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
        r")*(?:[a-z]+ )?(?:sanctions?|asset freeze|travel ban|embargo|measures against|measures on|penalt(?:y|"
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
        r"agencies|everyone|nobody|neither|both sides|all of us|the war|half|humanity|a third|warming|"
        r"emissions|inflation|markets?|currency|"
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
        r"\b(?:would|will|could|may|might) (?:[a-z]+ly |then |again )*(?:leave|quit|pull out of|withdraw "
        r"from|abandon|scrap|renounce) (?:the|its|their) (?:[a-z-]+ )?(?:treaty|pact|agreement|talks|"
        r"alliance|accord|union|deal|coalition|convention|truce|ceasefire|organi[sz]ation)\b.{0,100}\b(?:if|"
        r"unless|should)\b|\b(?:would|will|could|may|might) (?:[a-z]+ly |then |again )*(?:seize|strike|"
        r"attack|march on|expel|impose|retaliate|cut (?:off|production|supplies|exports|deliveries|"
        r"gas|oil|aid|"
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
        "R-K-216",
        "threat",
        r"\bresponsibility for (?:the |all |any |its |their )*(?:possible |further |grave |dire )*consequences\b",
    ),
    Rule(
        "R-K-215",
        "threat",
        r"\bthe (?:longer|more|later) .{3,90}, the (?:higher|greater|steeper|heavier|harder|worse) "
        r"(?:the |its |their |will be the )?(?:price|cost|consequences|fall|reckoning|bill|terms)\b|"
        r"\b(?:deal|truce|agreement|ceasefire|accord|treaty|arrangement) is (?:off|dead|void|finished)\b|"
        r"\ball bets are off\b|\b(?:know|knows) (?:how|where) to find (?:them|those|him|you|whoever)\b",
        r"\bthe (?:deal|treaty|agreement|accord) is (?:dead|finished), (?:analysts|observers|experts|"
        r"diplomats)",
    ),
    Rule(
        "R-K-214",
        "threat",
        r"\b(?:find|finds|found|see|sees|feel|feels) (?:itself|ourselves|himself|themselves|myself|"
        r"herself) (?:obliged|compelled|forced|constrained|bound|left with|driven|under the necessity)\b|"
        r"\bit cannot be (?:ruled out|excluded)\b.{3,140}\b(?:"
        + _HARMED[3:-1]
        + r"|consequences|measures)\b|\b(?:will|would|shall|may|might) (?:then |also |have to |be obliged "
        r"to |no longer )*(?:reconsider|revisit|review|rethink|reassess) (?:our|its|their|his|the|"
        r"all|every) (?:[a-z]+ ){0,3}?(?:membership|participation|cooperation|relations?|relationship|"
        r"support|commitment\w*|position|aid|presence|role|obligations|ties|agreements?|treaty|alliance)\b",
        r"\bif (?:the )?(?:talks|situation) improves?\b",
    ),
    Rule(
        "R-K-213",
        "threat",
        r"\b(?:conditions|terms|offers?|price|cost|consequences|next (?:offer|time|proposal|round)) "
        r".{0,60}\b(?:will|would) (?:only |then |also )?(?:be|get|become|grow) (?:far |much |even "
        r")?(?:worse|harsher|higher|tougher|heavier|harder|less (?:generous|favourable))\b|\bnot (?:to "
        r")?be (?:mistaken|taken|confused) (?:for|as|with) (?:a sign of )?(?:weakness|fear|consent|"
        r"acceptance)\b|\bmistake .{2,40} for weakness\b|\b(?:share|meet|suffer|get) (?:their|its|"
        r"his|the|your) (?:just )?(?:punishment|deserts|fate|sentence|judgement)\b|\bwarn(?:s|ed|ing)? "
        r"(?:[a-z]+ ){0,4}?of (?:an? |the |new |further |[a-z]+ ){0,3}(?:retaliat\w+|reprisals?|consequences|"
        r"revenge|response|strikes?|countermeasures|action|measures|escalation if|war if)\b",
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
        r"|only |also |certainly |immediately |automatically )*(?:(?:result in|lead to|mean|entail|"
        r"trigger|bring about)\b.{0,60}\b(?:suspension|termination|closure|loss|withdrawal|expulsion|"
        r"sanctions|measures|response|retaliation|consequences|end of (?:our|all|any)|cancellation|"
        r"break|rupture|force|strikes?|war with)|bring (?:down|upon|an end)|end (?:our|the|its|all|"
        r"my)|exhaust|cost (?:it|them|him|"
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
