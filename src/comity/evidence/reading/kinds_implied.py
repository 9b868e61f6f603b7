"""Rows of the table of kinds for what is implied: advice, forecasts and causes in everyday words."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule

INDIRECT_RECOMMENDATIONS = (
    Rule(
        "R-K-321",
        "recommendation",
        r"\b(?:would|will) (?:be|seem) (?:[a-z]+ )?(?:wise|wiser|unwise|prudent|imprudent|sensible|"
        r"foolish|better|best|desirable|advisable|preferable|useful|helpful|a mistake|an error|folly|"
        r"madness|a blunder|fatal to|worthwhile|right|wrong|fitting|appropriate|in everyone's interest|"
        r"in the interest)\b|\b(?:is|are|remains?|seems?) (?:[a-z]+ )?(?:desirable|advisable|preferable|"
        r"recommended|to be (?:recommended|preferred|welcomed|encouraged|avoided)|overdue|long overdue|"
        r"in order|called for|worth (?:[a-z]+ing|the|a)|warranted|indicated)\b|\bit (?:would|might) "
        r"(?:[a-z]+ )?(?:be|do|help|pay|make sense) .{0,30}\b(?:to|if)\b|\b(?:makes?|make) sense to\b|"
        r"\bdo(?:es)? well to\b|\bwould do (?:well|better|best) to\b|\blessons? (?:for [a-z ]{2,30} "
        r"|of [a-z0-9 ]{2,30} |from [a-z0-9 ]{2,30} |here )?(?:is|are) (?:to|that|clear)\b|\bwould "
        r"(?:certainly |surely |also |greatly |not )?(?:help|hurt|be welcome|be no bad thing|go a "
        r"long way|make a difference|do no harm)\b|\bwould do (?:everyone|everybody|us all|them|both|"
        r"all|no harm|the [a-z]+) (?:good|a favour|a service|"
        r"no harm)\b|\b(?:a|the|one) (?:[a-z]+er|better|"
        r"more [a-z]+|less [a-z]+|best|only sensible) (?:approach|way|course|policy|option|strategy|"
        r"path|answer|idea|step|solution) (?:would be|is|might be|lies)\b|\bdeserves? (?:to be|support|"
        r"a|an|more|better|the|our|your|attention|consideration|every|credit|help|protection)\b|\bmerits? "
        r"(?:support|attention|consideration|a|an|the)\b",
        r"\bwould be (?:wrong|a mistake) to (?:say|think|claim|suppose|call)\b|\bno (?:better|wiser)\b|"
        r"\bnaive\b|\bnot the only\b",
    ),
    Rule(
        "R-K-322",
        "recommendation",
        r"\bwhat(?:'s| is| was) (?:now |really |most |urgently |sorely )*(?:needed|required|wanted|"
        r"called for|missing|necessary)\b|\bwhat (?:the [a-z]+|[a-z]+|we|it|they|this [a-z]+)(?: [a-z]+){0,3} "
        r"(?:really |now |most |urgently )*(?:needs?|requires?|lacks?) (?:now |most |above all )*is\b|"
        r"\bcould do worse than\b|^(?:high )?time (?:to|for) [a-z]+|\b(?:the|a) (?:[a-z]+ )?(?:place|"
        r"way|time|moment|thing|task|order of the day|course|remedy|cure|answer|lesson|least|first "
        r"thing|next step|first step|obvious step|sensible step|better way|way out|way forward|right "
        r"course) (?:to (?:start|begin|do|go|act|take|stop|prevent|avoid|end|save|proceed)|forward|"
        r"out|ahead|now)?,? ?(?:is|would be|lies|must be|remains) (?:to|in|not to|now|for|an?|the|"
        r"with|by|that)\b|\bthe sooner .{2,80}, the better\b|\bthere is (?:a|an|every|good|no better|"
        r"much) (?:[a-z]+ )?(?:case|reason|argument|need|room|urgency|merit) (?:for|to|in)\b|\b(?:might|"
        r"could|may) (?:usefully|profitably|well|with profit|perhaps) (?:be|start|begin|consider|do|"
        r"look|take|give|ask|offer|turn|serve)\b|\b(?:i|we) (?:would|should|'d) (?:advise|suggest|"
        r"recommend|urge|counsel|encourage|propose that|start|begin|not|rather they)\b|\b(?:my|our|"
        r"the|one) (?:advice|counsel|recommendation|suggestion|plea) (?:is|would be|to|for)\b|\bhad "
        r"better\b|\bneed not\b|\bno time (?:to lose|should be lost)\b|\bcannot afford (?:to|not to)\b|"
        r"\b(?:can|could) (?:best|most usefully)\b|\b(?:helps?|serves?) (?:most|best) by\b|\bone (?:must|"
        r"should|ought|has to|needs)\b|\bsomebody (?:must|needs|has|should|ought)\b|"
        r"\bsomeone (?:must|needs|has|should|ought)\b|\bwe would all\b",
        r"\bway (?:out|forward) (?:is|remains) (?:blocked|unclear|closed|long|not)\b|\bthe time is "
        r"(?:now|short|running|up)\b|\bno reason\b|\bit may well be\b|\bmay well (?:be|have|come|turn|"
        r"take|begin)\b",
    ),
    Rule(
        "R-K-323",
        "recommendation",
        r"\b(?:[a-z]+ )?(?:recommends?|recommended|recommending|advises?|advised|advising|advocates?|"
        r"advocated|counsels?|counselled|suggests?|suggested|proposes) (?:that|to|a |an |the |[a-z]+ing\b|"
        r"caution|patience|restraint)|\b(?:consider(?:s|ed)?|believe[sd]?|felt|feel|think|thought|"
        r"was of the view|were of the view|are of the view|is of the view|held|hold|agreed|maintain(?:s|"
        r"ed)?|argue[sd]?) that .{2,120}\b(?:should|ought to|had better)\b|\b(?:is|are) (?:best|better) "
        r"(?:served|left|kept|done|dealt|begun|started|avoided|advised)\b|\b(?:importance|urgency|"
        r"necessity|usefulness) of (?:[a-z]+ing|a|an|the|early|further|continued|more)\b.{0,80}",
        r"\b(?:data|figures|evidence|poll|survey|history|experience|this|which) (?:strongly )?suggests?\b|"
        r"\bimportance of (?:being|the)\b.{0,20}\b(?:fell|rose|lies)\b",
        "",
    ),
)

INDIRECT_PREDICTIONS = (
    Rule(
        "R-K-341",
        "prediction",
        r"\b(?:expects?|expected|expecting|forecasts?|foresees?|foresaw|projects|predicts?|anticipates?|"
        r"reckons?|envisages?|sees|fears?|feared) (?:that )?(?:the |a |an |its |their |this |next "
        r"|[0-9]|more |fewer |further |no |output |prices |[a-z]+ )*(?:to |will |would |may |might "
        r"|could )\b|\b(?:likelier|likeliest|most likely|more likely|probable|most probable|expected|"
        r"inevitable|foreseeable|coming|looming|impending|next|natural) (?:outcome|result|course|consequence|"
        r"scenario|end|development|step|turn|harvest|winter|crisis|collapse|war|round)\b.{0,20}\b(?:is|"
        r"will|would|remains|seems|looks|may)\b|\b(?:is|remains|seems) (?:by far )?the (?:most likely|"
        r"likeliest|most probable|likelier|more probable)\b|\b(?:almost|all but|virtually|nearly|practically|"
        r"now) (?:certain|inevitable|a certainty|a foregone conclusion)\b|\bshap(?:es|ing) up (?:to "
        r"be|as)\b|\bpromises? to be\b|\b(?:little|no|slim|scant|every|some|a good|a fair|only a small) "
        r"(?:chance|prospect|"
        r"hope|likelihood) (?:of|that|for)\b|\b(?:is|are|seems?|looks?|appears?) (?:set|bound|sure|"
        r"certain|destined|doomed|poised|fated|likely|unlikely|headed|heading|on course|"
        r"on track|about) (?:to|for)\b|\b(?:sooner or later|it is only a matter of time|before long|"
        r"in the long run|by (?:the end of|next|this|early|late|mid) ?[a-z0-9 ]{0,20}),? .{0,80}\b(?:will|"
        r"would|may|might|could|is going to)\b|\b(?:risks?|danger|prospect|likelihood|probability|"
        r"chance|odds|possibility) (?:of|that|are|is|remain)\b.{0,80}\b(?:[a-z]+ing|high|grow|rise|"
        r"will|would|war|collapse|famine|failure|escalation|even|slim|good|poor|remote|real)\b",
        r"\b(?:was|were|had been) (?:set|bound|sure|certain|destined|doomed|poised|expected)\b|\bexpects? "
        r"(?:of|from)\b|\b(?:we|i|my government|our government) expects?\b|\bprojects (?:in|on|to|"
        r"worth|have|are|were|that are)\b|\bexpected (?:by|of|from) \b",
        "",
    ),
    Rule(
        "R-K-343",
        "prediction",
        r"\b(?:fears?|feared|dreads?|expects?|foresees?|predicts?|forecasts?) (?:a|an|the|another|"
        r"further|new|more|that|no|fresh) (?:[a-z]+ ){0,3}?(?:repeat|collapse|return|war|famine|wave|"
        r"round|winter|split|coup|crisis|attack|offensive|rise|fall|drop|increase|decline|recession|"
        r"delay|breakthrough|vote|result|change|escalation|exodus|shortage|flood|drought|harvest)\b|"
        r"\b(?:few|nobody|no one|many|most|some|hardly anyone) (?:[a-z]+ )?(?:expects?|believes?|thinks?|"
        r"doubts?) .{2,80}\b(?:to|will|would|can|could)\b|\b(?:remains? (?:a |an )?(?:distant|remote|"
        r"slim|real|open|faint|far-off)|(?:is|remains) (?:still )?(?:far off|a long way off|years "
        r"away|not in sight|nowhere in sight|in sight|within reach|imminent)|chances are|the odds "
        r"are|the likelihood "
        r"is|the signs are|it is a safe bet|it is only a question of time|all signs point|the stage "
        r"is set|it remains to be seen|time will tell)\b|\b(?:am|is|are) (?:confident|certain|sure|"
        r"convinced) (?:that )?.{2,100}\b(?:will|shall|would)\b",
    ),
    Rule(
        "R-K-342",
        "prediction",
        r"\b(?:there (?:will|would|may|might|could) be|will follow|would follow|is coming|are coming|"
        r"is not far off|lies ahead|awaits?|is going to|are going to|will have (?:been|become|lost|"
        r"gone)|has no future|the future of|is running out|will not (?:last|hold|survive|outlive|end|"
        r"wait|come|be the last))\b",
        r"\btime is running out\b|\bthere would be (?:no )?(?:consequences|retaliation)|\bthe (?:best|worst) is\b",
        "",
    ),
)

_CAUSATIVE = (
    r"(?:depriv(?:es|ed|ing)|robs?|robbed|robbing|escalat(?:es|ed) the|worsens?|worsened|put(?:s|"
    r"ting)? (?:a |an |more |great |new |heavy |enormous |severe )*(?:strain|pressure|"
    r"burden|brake|stop|damper|premium) (?:on|to)|tak(?:es|en|ing) (?:a|its|their|a heavy) "
    r"toll|took (?:a|its|a heavy) toll|keeps? (?:the |many |most |some |its |their )?[a-z]+ from|"
    r"kept (?:the |many |most |its |their )?[a-z]+ from|achieves|achieved the opposite|feeds?|feed "
    r"(?!their|the (?:children|poor|hungry|people|population))|fed|breeds?|bred|breeding|drives?(?! "
    r"to\b)|drove|driven|pushes|pushed(?! through)|pushing|sharpen(?:s|ed|ing)|slow(?:s|ed|ing)(?: "
    r"down)?|speed(?:s|ing)? up|sped up|rais(?:es|ing) the (?:cost|price|risk|stakes)|raised the "
    r"(?:cost|price|risk|stakes)|weaken(?:s|ed|ing)|strengthen(?:s|ed|ing)|harden(?:s|ed|ing)|"
    r"poison(?:s|ed|ing)|starv(?:es|ed|ing)|chok(?:es|ed|ing)|crippl(?:es|ed|ing)|paraly[sz](?:es|"
    r"ed|ing)|ruin(?:s|ed|ing)|wreck(?:s|ed|ing)|empti(?:es|ed)|emptying|swell(?:s|ed|ing)|shrink(?:s|"
    r"ing)|shrank|spur(?:s|red|ring)|stok(?:es|ed|ing)|inflam(?:es|ed|ing)|ignit(?:es|ed|ing)|"
    r"kindl(?:es|ed|ing)|prompt(?:s|ed|ing)|induc(?:es|ed|ing)|compel(?:s|led|ling)|oblig(?:es|"
    r"ed) (?:them|thousands|families|many)|tempt(?:s|ed|ing)|embitter(?:s|ed|ing)|sow(?:s|ed|n|"
    r"ing) (?:the |distrust|fear|hatred|doubt)|nourish(?:es|ed|ing)|sustain(?:s|ed|ing)|prop(?:s|"
    r"ped) up|keeps? (?:this |the |a |its |their )?[a-z]+ (?:alive|going|firing|at (?:war|bay|"
    r"the)|from|poor|afloat|apart|closed|in power|burning|hungry)|kept (?:this |the |a |its |their "
    r")?[a-z]+ (?:alive|going|firing|from|poor|afloat|apart|in power|burning|hungry)|left (?:the "
    r"|a |its |their |many |thousands |whole |more than |some |about |irrigation )?[a-z0-9 ,]+ "
    r"(?:empty|dead|homeless|without|dry|nearly|stranded|hungry|injured|in ruins|destitute|jobless|"
    r"displaced)|leaves? (?:the |a |its |their |many |thousands )?[a-z ]+ (?:empty|homeless|without|"
    r"dry|hungry|jobless|exposed)|turn(?:s|ed|ing) .{2,40} (?:into|against|to)|send(?:s|ing) .{2,30} "
    r"(?:up|down|into)|sent (?:prices|thousands|people|families|food|the price) .{0,30}|bring(?:s|"
    r"ing) .{2,40} (?:to|closer|nearer|within|under|about)|brought .{2,40} (?:to (?:a|its|the|"
    r"their)|closer|nearer|about|down)|cost(?:s)? (?:the |us |them |it |its |their |our )?.{2,60} "
    r"(?:lives|jobs|years?|harvest|trust|billion|million|credit|votes)|halv(?:es|ed|ing)|doubl(?:es|"
    r"ed) the|tripl(?:es|ed) the|cut(?:s|ting)? .{2,30} by (?:half|a|two)|reduc(?:es|ed|ing)|(?:increases|"
    r"increased|increasing) "
    r"(?:the|its|their|our|tension|pressure|fear)|lower(?:s|ed|ing) (?:the|its|trust)|"
    r"do(?:es)? (?:little|nothing|much|more|less) (?:to|for)|did (?:little|nothing|much|more) "
    r"(?:to|for)|gives? (?:them|him|her|it|us|[a-z]+) (?:no |every |little |an? |the )?(?:reason|"
    r"incentive|excuse|pretext|hope|courage|time|licence|cover|breathing space)|gave (?:them|him|"
    r"her|it|us|[a-z]+) (?:no |every |little |an? |the )?(?:reason|incentive|excuse|pretext|hope|"
    r"courage|time|licence|cover)|(?:makes?|making|made) [a-z ]{2,50} (?:more|less) [a-z]+|makes? "
    r"(?:it|them|him|her|us|[a-z]+) (?:harder|easier|impossible|difficult|worse|more|less|possible|"
    r"likely|unlikely|dependent|vulnerable|poorer|weaker|stronger|bolder|richer|suspicious|nervous|"
    r"angry|afraid|safer|necessary)|made (?:it|them|him|her|us|the [a-z]+|[a-z]+) (?:harder|easier|"
    r"impossible|difficult|worse|more|less|possible|likely|dependent|vulnerable|poorer|weaker|"
    r"stronger|bolder|richer|suspicious|nervous|angry|afraid|safer|necessary|unsafe))"
)
INDIRECT_CAUSES = (
    Rule(
        "R-K-361",
        "causal_claim",
        r"\b(?:attributes|attributed|attributable|attributing|ascrib(?:es|ed|ing)|blam(?:es|ed|ing)|"
        r"put(?:s|ting)? .{2,60} down|trac(?:es|ed|eable)|owed|credited)\b.{0,90}\b(?:to|on|back)\b|"
        r"\b(?:arises?|arose|arisen|stems?|stemmed|springs?|sprang|sprung|flows?|flowed|results?|resulted|"
        r"resulting|comes?|came|grew|grows|born|derives?|derived|follows?|followed|dates?) (?:in (?:large "
        r"|great |no small )?part |largely |mainly |chiefly |directly |above all |only |not )*(?:from|"
        r"out of|of)\b(?! (?:the (?:north|south|east|west|air|sea|ground|capital|other|same)|all|both|"
        r"every|[a-z]+ to [a-z]+))|\b(?:the|a|its|their|one|another|an|main|chief|root|real|only|direct|"
        r"immediate) (?:[a-z]+ )?(?:consequence|result|fruit|product|upshot|effect|reason|cause|root|"
        r"roots|legacy|outcome|by-product|symptom) (?:of|for|was|is|lies?|being)\b|\bthe (?:reason|"
        r"cause|root|roots|trouble|problem|fault) (?:is|was|lies?|lay|are|were)\b|\b(?:it is|it was|"
        r"it's) (?:not )?.{2,80} (?:that|which|who) (?:[a-z]+ ){0,2}?(?:"
        + _CAUSATIVE
        + r"|caused|led|made|has|have|brought|broke|ruined|started|began|forced|explains|drove)\b|\b(?:it "
        r"is|it was) (?:owing|due|thanks|because|for lack|for want|on account)\b|\bthe reason .{2,60}\b(?:is|"
        r"was) (?:that|because|the|a)\b|\b(?:this|that) is what (?:happens|comes|you get|follows)\b|"
        r"\b(?:mean|means|meant|meaning) (?:that )?(?:higher|high|lower|low|more|fewer|less|no|longer|"
        r"worse|better|shorter|the end|hunger|death|war|a (?:rise|fall|loss|return|longer))\b|^(?:and "
        r"|but )?(?:behind|beneath|at the (?:root|heart|bottom) of) .{3,80}\b(?:lies?|stands?|is|are|"
        r"was|were|lay|sits?)\b|\b(?:can|may|must|is|are|was|were) (?:largely |partly |mainly |best "
        r")?(?:be )?explained by\b|\b(?:has|have|had) cost (?:the |both |all |its |their |our |us "
        r"|them |him |her )?[a-z0-9 ]+|\bcost (?:him|her|us|them|it|the [a-z]+|thousands|hundreds) "
        r"(?:of |the |his |her |its |their |our )\b|\bwithout .{3,60}, .{2,60}\bwould (?:have (?:no|"
        r"little|been|never)|be (?:no|without|a|lost|dead)|not|never)\b|\bit is (?:the |his |her |"
        r"their |our |this |that )?[a-z ]{2,40} (?:that|which|who) (?:is|are|has|have) (?:[a-z]+ing|"
        r"made|brought|caused|driven|kept|left)\b|\b(?:has|have|had) (?:its|their) (?:deepest |real "
        r")?(?:roots?|origins?|source|cause) in\b|\bwithout .{3,80}\bwould (?:not |never |long since "
        r")?have\b|\bhad it not been for\b|\bbut for\b.{3,80}\bwould\b|\b(?:opened|opens|open|cleared|"
        r"clears|paved|paves|blocked|blocks|barred|bars|smoothed) the (?:way|road|door|path) (?:for|"
        r"to)\b|\b(?:hurt|hurts|hurting|harms?|harmed|harming|damag(?:es|ed|ing)|devastat(?:es|ed|"
        r"ing)|benefit(?:s|ed|ing)|helps?|helped) (?:the |many |most |our |their |its |both |local "
        r"|small |poor )*(?:farmers|economy|exports|trade|people|families|children|workers|harvest|"
        r"crops|population|industry|cause|civilians|tourism|region|prospects|chances|talks|process|"
        r"effort|country|poor|aggressor|rebels|enemy)\b|\bencourages? (?:the|those|more|others|every|"
        r"aggress\w+)\b|\bit (?:is|was) not .{2,60} but .{2,90} (?:that|who|which)\b|\b(?:suffers?|"
        r"suffered|suffering) from\b|\bput down to\b|\bowes? (?:its|much|their|his|everything|a great "
        r"deal) .{0,40}\bto\b|\b(?:is|are|was|were) (?:largely |mainly |in part |not )?the (?:work|"
        r"doing|fault|handiwork) of\b|\bset off (?:a|an|the)\b|\b(?:is|are|was|were|be) (?:largely "
        r"|partly |also |chiefly |not )?to blame for\b|\b(?:goes|go|went|dates?|dated|reaches|can "
        r"be traced|is traced) back to\b|^with (?:the |its |their |most |half |all |so many )?[a-z]+(?: "
        r"[a-z]+){0,4} (?:destroyed|closed|gone|cut|blocked|empty|frozen|broken|ruined|dead|out of "
        r"action|in ruins|unpaid|shut|mined|flooded|occupied|under fire|still [a-z]+),|\b(?:has|had|"
        r"have) (?:a|an|the|its|had a|had an) (?:[a-z]+ )?(?:effect|impact|consequences?) (?:on|for|"
        r"of)\b|\b(?:thanks|owing|due) (?:in (?:large |no small )?part |largely |mainly |not least "
        r"|above all )?to\b(?! (?:be|meet|begin|start|open|return|expire|visit|you|all|speak|arrive)\b)|"
        r"\b(?:rather|more|less) (?:to|because of|from|by|the (?:result|fault|work)) .{2,60} than\b|"
        r"\bnot (?:because|from|by|due|owing) .{2,100}\bbut\b|\bfor (?:lack|want|fear) of\b|\bin (?:response|"
        r"reaction|reply|answer|retaliation|revenge) (?:to|for)\b|\bin the wake of\b|\b(?:was|is|came "
        r"as|were|are) (?:a|an|the|in|only a|largely a) (?:direct |indirect )?(?:response|reaction|"
        r"answer|reply|retaliation|revenge|consequence) (?:to|for|of)\b|\bat the (?:hands|price|cost|"
        r"expense) of\b|\bmade (?:worse|better|harder|possible|necessary|easier)\b(?: [a-z]+)? by\b",
        r"\bfailing (?:that|this)\b|\bcomes? from (?:a|the) (?:family|village|region|island|town)\b|"
        r"\bthe problem is (?:not|how|whether)\b|\b(?:met|were met|was met) in response\b|\bas a result "
        r"(?:of the (?:vote|election|count))\b|\bthe result(?:s)? (?:of the (?:vote|election|count|"
        r"poll|match))\b|\bheld responsible|\bno cause for\b|\b(?:grain|aid|shells?|gas|refugees|soldiers|"
        r"letters?|news|ships|planes|people|fighters|voices?|weapons) (?:that )?(?:comes?|came|flows?|"
        r"flowed) from\b",
        "",
    ),
    Rule(
        "R-K-362",
        "causal_claim",
        r"\b(?:led|leads|leading) (?:[a-z]+ ){1,6}?to\b|\bled to\b|\b(?:results?|resulted|resulting) "
        r"in\b|\b(?:fuel(?:s|led|ed|ling|ing))\b|\b(?:has|have|had|is|are|was|were|been|being|only|"
        r"also|merely|simply|in turn|itself|alone|further|steadily|which|that|and|it|this|they) (?:[a-z]+ly "
        r")?"
        + _CAUSATIVE
        + r"\b|\b(?:blockade|embargo|tariffs?|war|drought|floods?|shelling|sanctions?|closure|closing|"
        r"loss|lack|absence|shortage|mistrust|corruption|inflation|prices|fighting|violence|delay|"
        r"neglect|occupation|credit|credits|money|arms|weapons|smuggling|trade|raids?|strikes?|mines?|"
        r"fear|rumours?|silence|impunity|poverty|hunger|cold|winter|cuts?|unemployment|non-payment|"
        r"withdrawal|policy|policies|ban|curfew|checkpoints?|settlements?|outposts?|dam|canal|debt|"
        r"aid|support|presence|decision|collapse|fall|rise|refusal|failure|murder|killing|arrest|expulsion|"
        r"speech|rhetoric|propaganda)\b.{0,60}? (?:[a-z]+ly )?"
        + _CAUSATIVE
        + r"\b|\b(?:enabl(?:es|ed|ing)|allow(?:s|ed|ing)) (?:[a-z]+ ){1,5}?to\b|\bbrought (?:about|on) "
        r"by\b|\b(?:sharpened|aggravated|worsened|deepened|prolonged|driven|fed|caused|provoked|triggered|"
        r"sparked|stoked|inflamed|hastened|delayed|slowed|hampered|compounded|prompted|shaped|fostered|"
        r"encouraged|sustained|financed and prolonged|emptied|ruined|made possible) (?:in (?:large "
        r")?part |largely |mainly |further |not )?by\b",
        r"\b(?:to|will|would|could|may|might|must|should) (?:[a-z]+ly )?(?:feed|breed|drive|push|reduce|"
        r"weaken|strengthen|sustain|prompt)\b|\bdriven from their homes\b|\bdrove (?:to|from|through|"
        r"past|home|away|back)\b|\bdriven (?:to|from|through|past|home|away|out|into the sea)\b|\bsent "
        r"(?:a|an|its|his|her|their|the) (?:letter|envoy|delegation|message|team|note|representative|"
        r"convoy|troops|ships?)\b|\bled (?:by|the (?:delegation|talks|mission|team))\b|\bpushed (?:for|"
        r"back)\b|\bsustained (?:ceasefire|effort|peace)\b|\breduced price|\bled (?:diplomatic|the "
        r"world)\b|\bhas led the\b|\bconvoy\w* .{0,20}\bturned (?:back|to)\b|\bkept (?:his|her|its|"
        r"their) (?:word|promise)|\bby (?:strengthening|weakening|raising|reducing|increasing|lowering|"
        r"cutting|turning|bringing|giving|making)\b",
        "",
    ),
    Rule(
        "R-K-363",
        "causal_claim",
        r"\b(?:every|each|any) .{2,80}, (?:the )?(?:more|less|fewer|harder|closer|further)\b|\b(?:so|"
        r"such) .{2,60} that (?:the |no |many |it |they |people |families |thousands |whole )\b.{3,}|"
        r"\bfor (?:a|the) (?:[a-z]+ )?(?:house|people|state|nation|man|country) .{2,60} (?:is|are|"
        r"cannot|will)\b|\b(?:which|that) is (?:how|why)\b|\bhere (?:is|lies) (?:the|why)\b",
        r"\bso that\b|\bsuch that\b.{0,10}$|\bso (?:far|much|many|long|called)\b.{0,20}that is\b",
        "",
    ),
)
