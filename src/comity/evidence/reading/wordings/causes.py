"""Causal claims: what brings about what, in plain words and in indirect ones."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule

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
