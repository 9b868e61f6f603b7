"""Predictions: what will or may come, in plain words and in indirect ones."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule

PREDICTIONS = (
    Rule(
        "R-K-140",
        "prediction",
        r"\b(?:will|shall|going to|set to|bound to|destined to|poised to|about to|doomed to|due to "
        r"(?:be|begin|start|meet|take|hold|open|return|expire|arrive|vote|visit)|on (?:course|track) "
        r"to)\b(?!\W+(?:of|power|to live)\b)",
        r"\b(?:good|free|political|sincere|strong|the|their|our|its|a|own|people's|collective|national|"
        r"sheer|any) will (?!be\b|have\b|not\b|soon\b|never\b)(?:to|of|and|for)\b",
    ),
    Rule(
        "R-K-141",
        "prediction",
        r"\b(?:likely|unlikely|expected|forecast|projected|predicted|predicts?|expects?|anticipated|"
        r"scheduled|inevitabl[ey]|sooner or later|in danger of|at risk of|on the (?:brink|verge) of|"
        r"looms?|looming|foresees?|outlook|odds)\b(?! eight)(?!.{0,20}\bfamine: "
        r")",
        r"\b(?:than expected|as expected|was expected|were expected|(?:had|has|have) (?:been )?(?:expected|"
        r"predicted|forecast)|most likely (?:was|were)|it likely means|on the brink of famine|not "
        r"the only)\b",
    ),
    Rule(
        "R-K-142",
        "prediction",
        r"\b(?:{MAY}|might|could|would)(?: (?:not|also|still|yet|soon|well|even|eventually|then|only|"
        r"easily|quickly|[a-z]+ly))* (?!have\b|not be [a-z]+(?:ed|en)\b)[a-z]+",
        r"\bcould not\b|\bwould (?:not (?:say|tell|comment|confirm|give (?:details|his|her|their)|"
        r"name|be drawn|elaborate)|later|often|sometimes|always|usually)\b|\bunder (?:an? |the )?(?:law|"
        r"laws|constitution|statute|decree|rules?|act)\b|\bnothing could\b|\b(?:could|would) hardly\b|"
        r"\bneither\b.{0,40}\bcould\b|\b(?:i|we) would like\b|\bwould (?:seem|appear|suggest|have)\b|"
        r"\bmay not be (?:[a-z]+ed|used|invoked)\b|\bwould seek\b|\bwould (?:say|argue|call|prefer|"
        r"rather)\b|\bwho (?:may|might|would|could)\b.{0,40}\b(?:is|are|was|were|has|have)\b",
    ),
    Rule("R-K-145", "prediction", r"\bif\b.{3,160}\bcan\b|\bcan\b.{3,160}\bif\b"),
    Rule(
        "R-K-144",
        "prediction",
        r"\b(?:forces|troops|sides|parties|inspectors|ministers|leaders|talks|elections?|they|he|she|"
        r"it|presidents?|monitors|envoys?|summit|vote|convoys?|ships|hostages|prisoners) (?:is|are|"
        r"were|was) to (?!be (?:seen|found|blame))[a-z]+",
    ),
    Rule(
        "R-K-143",
        "prediction",
        r"\bcan (?:[a-z]+ )?(?:lead|bring|become|trigger|cause|end|last|collapse|turn|change|spread|"
        r"happen|result|produce|escalate|spiral|expect)\b|\bthe future (?:belongs|lies|of .{3,40} "
        r"depends)\b|\b(?:by|in) 20[2-9]\d\b.{0,40}\bto (?:reach|rise|fall|grow|double)\b|\bis only "
        r"a matter of time\b|\brisk(?:s|ing|ed)? (?:of )?(?:a |an |the )?(?:[a-z]+ )?(?:\w+ing|war|"
        r"escalation|collapse|famine|conflict|spillover)\b",
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
