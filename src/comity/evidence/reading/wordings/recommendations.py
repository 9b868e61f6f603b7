"""Recommendations: what ought to be done, in plain words and in indirect ones."""

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
