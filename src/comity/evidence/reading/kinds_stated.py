"""Rows of the table of kinds: what ought to be done, what will be, what brings about what, what somebody holds."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule

RECOMMENDATIONS = (
    Rule(
        "R-K-120",
        "recommendation",
        r"\b(?:should|ought to|had better|needs? to|must|has to|have to|is obliged to|are obliged "
        r"to|incumbent (?:up)?on|has a (?:duty|responsibility)|have a (?:duty|responsibility))\b",
        r"\b(?:must|should) have (?:been|known|had|gone|made|come|done|left|felt|seen|thought|told|"
        r"sent|lost|\w+ed|\w+en)\b|\b(?:no|not) need to\b|\bdo(?:es)? not need\b|"
        r"^should\b|\bconclusion must\b|\b(?:must|have to) (?:admit|say|be said|be noted|be admitted|"
        r"confess)\b|\bhad to\b|\b(?:will|would|may|might) (?:have|need) to\b|\b(?:do|does|did) not "
        r"have to\b|\b(?:if|what|how|who|whether) (?:[a-z]+ ){0,3}(?:should|must)\b",
    ),
    Rule(
        "R-K-121",
        "recommendation",
        r"\b(?:important|essential|crucial|vital|imperative|critical|advisable|necessary|urgent|wise|"
        r"prudent|high time|it is time) (?:(?:for|that) .{2,80}|now )?(?:to|that|for|not to)\b|\bof "
        r"(?:the utmost|paramount|vital|great|critical|key|utmost) importance\b|\b(?:priority|priorities|"
        r"task|way forward|answer|best course|sensible course|wiser course|better course) (?:now )?(?:is|"
        r"are|lies|would be|must be|remains?) (?:to|in|not|for|a|now to)\b|\bthe (?:best|right|wise|"
        r"sensible|quickest|surest|better|wisest) (?:way|course|step|thing|path|option|policy|answer)\b|"
        r"\bwould (?:do well|be wise|be better) to\b|\blet us\b|\b(?:recommend|recommends|recommended|"
        r"advise|advises|advised|advocate|advocates|advocated|suggest|suggests|suggested) (?:that|"
        r"to|a|an|the|\w+ing)\b|\bthere is (?:a|an)? ?(?:[a-z]+ )?need (?:for|to)\b|\bworth (?:considering|"
        r"trying|pursuing)\b|\bdeserves? (?:to|support|more)\b|\b(?:an?|the|is|no more) (?:urgent|"
        r"pressing) need (?:to|for)\b|\bit is time\b|\btime (?:has come|to)\b|\bwe need\b|\bstresses "
        r"the (?:importance|need)\b|\bimportance of\b|\b(?:is|are) (?:urgently |badly |sorely |still "
        r"|now )?needed\b",
        r"\b(?:was|were|became|had been|last|first|second|long|same|some|for the|at the|of|no|any|"
        r"this|that|since|by the|each|every|much|many) time (?:to|that|for)\b|\bas important\b|\bnot "
        r"(?:necessary|important|essential)\b|\bsuggests that\b|\bbetter than\b",
    ),
    Rule("R-K-122", "recommendation", r"\b(?:recommend\w*|advis\w+|advocac\w+|advocate\w*|suggest\w*)\b", "", "act"),
)

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

CAUSES = (
    Rule(
        "R-K-160",
        "causal_claim",
        r"\bbecause\b|\b(?:due|owing|thanks) to\b(?! (?:be|begin|start|meet|you|all|the)\b)|\bdue "
        r"to the\b|\bas a (?:direct )?(?:result|consequence)\b|\b(?:result|consequence|product|outcome|"
        r"fruit) of\b|\bon account of\b|\bby reason of\b|\bin the wake of which\b|\b(?:that|this|which) "
        r"is why\b|\bis (?:the|a|one|another) (?:[a-z]+ )?(?:reason|cause)\b|\bfor (?:the|this|that) "
        r"(?:[a-z]+ )?reason\b|\b(?:hence|consequently|as a consequence)\b|\bsince (?:it|they|he|she|"
        r"we|there|the [a-z]+) (?:is|are|has|have|cannot|does|do|lacks?)\b",
        r"\bwe do not consider\b",
    ),
    Rule(
        "R-K-161",
        "causal_claim",
        r"\b(?:cause[sd]?|causing|led to|leads? to|leading to|resulted|results?(?= in)|resulting in|(?<!to "
        r")bring about|brings about|brought about|bringing about|gives? rise to|gave rise to|give "
        r".{2,40} (?:space|time|room|cover) to|gives .{2,40} (?:space|time|room|cover|licence|license|"
        r"excuse) to|stems? from|stemmed from|arises? from|arose from|(?:is|are|was|were) (?:[a-z]+ "
        r")?(?:rooted in|driven by|caused by|triggered by|fuel?led by|prompted by|the (?:[a-z]+ )?(?:cause|"
        r"driver|catalyst|source|root|trigger|reason|culprit|obstacle|lever|route|key|engine)|behind)|"
        r"trigger(?:s|ed|ing)?|spark(?:s|ed|ing)?|fuel(?:s|led|ed|ling|ing)|fuel (?=the |a |further "
        r"|more |this |anger|violence)|provok(?:e|es|ed|ing)|"
        r"prolong(?:s|ed|ing)?|exacerbat\w+|aggravat\w+|worsen(?:s|ed)|deepen(?:s|ed)|undermin\w+|"
        r"underm\w+|jeopardi[sz]\w+|hamper(?:s|ed|ing)?|hinder(?:s|ed|ing)?|imped(?:e|es|ed|ing)|obstruct(?:s|"
        r"ed|ing)|prevent(?:s|ed|ing)|contribut(?:e|es|ed|ing) to|help(?:s|ed)? (?:to )?(?:end|explain|"
        r"create|spread|sustain|reduce|avert|prevent|keep)|unleash(?:es|ed|ing)?|perpetuat\w+|entrench(?:es|"
        r"ed|ing)?|embolden(?:s|ed|ing)?|destabili[sz]\w+|encourag(?:es|ing)|erod(?:e|es|ed|ing)|drives?|"
        r"drove|driving|forced|forces (?:them|him|her|us|people|thousands|millions|families)|enabl(?:es|"
        r"ed|ing)|allow(?:s|ed|ing)? (?:[a-z]+ ){1,3}to|paved? the way|paves the way|plunged|pushed "
        r".{2,40} (?:into|to)|turned .{2,40} into|triggering|escalating the|shaped by|account(?:s|"
        r"ed) for|explains? (?:why|the|how)|owes? (?:much|its)|makes? .{2,60} (?:harder|easier|impossible|"
        r"difficult|worse|more|less|possible|likely|unlikely)|made .{2,60} (?:harder|easier|impossible|"
        r"difficult|worse|more|less|possible)|creat(?:es|ed|ing) (?:a |an |the |new |more )?(?:obstacles?|"
        r"hurdles?|conditions?|instability|tension\w*|problems?|barriers?|crisis|vacuum|risk\w*|suffering|"
        r"chaos|fear))\b",
        r"\b(?:to|will|would|could|may|might|must|should) (?:help )?(?:prevent|encourage|drive|enable|"
        r"force)\b|\bforces (?:have|are|will|were|in|and|of)\b|\barmed forced\b|\b(?:intention|accused|"
        r"accuse|accuses|crime) of [a-z]+ing\b|\bagreed to allow\b|\bfailed to prevent\b|\bwho (?:is|"
        r"was|were|are) behind\b|\b(?:determined|"
        r"try|trying|efforts?|order|seeking) to\b.{0,20}\b(?:prevent|avert)\b|\bdrives? (?:to|for)\b",
    ),
    Rule(
        "R-K-162",
        "causal_claim",
        r"\b(?:linked to|correlated with|associated with|responsible for|a (?:obstacle|barrier|blow|"
        r"boost|setback|catalyst) (?:to|for)|an? (?:[a-z]+ )?(?:obstacle|impediment|hindrance|threat) "
        r"to|the (?:[a-z, ]+ )?(?:lever|route|key|driver|catalyst|obstacle|path|engine|source|guarantor) "
        r"(?:to|for|of|prolonging)|poses? (?:a|an) (?:[a-z]+ )?(?:threat|risk|danger|obstacle)|serves? "
        r"(?:only |merely )?to (?:prolong|deepen|fuel|weaken|strengthen|undermine)|threaten(?:s|ed|"
        r"ing)? (?:the |to |our |regional|global|international|peace|stability|security|food|millions)|"
        r"the more .{3,80}, the (?:more|less|harder)|the longer .{3,80}, the|whenever .{3,80}, )\b",
        r"\bnot (?:responsible|linked|associated)\b|\bconstitut\w+ a (?:threat|breach)\b|\bthose responsible "
        r"for\b|\bwho (?:is|was|were|are) behind\b|\bwe do not consider\b|\bheld responsible\b",
    ),
)

POSITIONS = (
    Rule(
        "R-K-180",
        "factual_claim",
        r"\b(?:condemn\w*|welcom\w+|deplor\w+|regret\w*|expressed (?:concern|regret|hope)|accus\w+|"
        r"den(?:y|ies|ied)|prais\w+)\b",
    ),
)
