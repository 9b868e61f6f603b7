"""Demands in indirect words: "it is expected that", "it is for them to"."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule

INDIRECT_DEMANDS = (
    Rule(
        "R-K-289",
        "demand",
        r"\b(?:is|are) (?:also |now |hereby |therefore )*expected (?:to|of)\b",
        r"\bexpected to (?:rise|fall|grow|shrink|reach|peak|last|continue|worsen|arrive|land|begin|"
        r"end|take place|be held|exceed|drop|double)\b",
        "party",
    ),
    Rule(
        "R-K-281",
        "demand",
        r"\b(?:is|are) (?:also |still |now |hereby |urgently |therefore |firmly |fully |again |once "
        r"more )*(?:expected(?! to\b)|awaited(?! to\b)|demanded|requested|required|asked|urged|invited|"
        r"called (?:up)?on|bound|obliged|reminded|enjoined|summoned|instructed|directed|entreated|"
        r"exhorted)\b(?! (?:that the (?:rains?|economy|harvest|growth|prices?)|to (?:rise|fall|grow|"
        r"shrink|reach|peak|last|continue|worsen|arrive|land|open|begin|start|end|resume|take place|"
        r"be held|meet|announce|visit|attend|speak|return|report|vote|reopen|improve|arrive)))|\bwe "
        r"(?:would )?(?:expect|await|look to|count on|rely on|trust)\b(?! to)|\b(?:expected|awaited|"
        r"hoped for|looked for|demanded|requested|wanted|needed|asked) (?:of|from) (?:the|all|both|"
        r"every|each|our|your|its|you|them|him|her|[a-z]+ is)\b|\b(?:what|all) (?:we|i|my [a-z]+|our "
        r"[a-z]+|it|the [a-z]+|he|she|they) (?:are asking|am asking|is asking|are asking for|want|"
        r"wants|wanted|ask|asks|asked|expect|expects|need|"
        r"needs|demand|demands|seek|seeks|require|requires|insist on|insists on)\b|\b(?:our|my|its|"
        r"their|his|her|the) (?:[a-z]+ )?(?:expectation|request|demand|appeal|call|wish|plea|claim|"
        r"requirement|message|insistence) (?:is|was|remains|to|that|for|on|has)\b|\bthe (?:wish|expectation|"
        r"request|demand|desire|hope) (?:was|is|has been) (?:expressed|voiced|made|put|conveyed|stated)\b",
        r"\b(?:is|are) (?:widely |generally |now |still )?expected (?:by (?:analysts|economists|experts|"
        r"observers|forecasters|markets|the (?:bank|fund|market))|in (?:the|early|late|january|may|"
        r"june|spring)|on (?:mon|tues|wed|thu|fri|sat|sun)|later|soon|this|next|at)\b|\b(?:than|as) "
        r"expected\b|\bis required (?:for|to (?:open|begin|start))|\binvited (?:guests|audience)\b|"
        r"\bwhat (?:we|i) (?:want|need) (?:is|to) (?:peace|know|say)\b|\bthe (?:demand|claim|call|"
        r"wish) for [a-z]+ (?:has|have|is|was|rose|fell|grew|in)\b",
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
        "R-K-293",
        "demand",
        r"^(?:that )?(?:the |all |both |its |their |every |no |any |each )?[a-z ,'-]{2,60} (?:not "
        r")?be (?:[a-z]+ly )?(?:[a-z]+ed|struck|withdrawn|given|taken|made|put|held|sent|paid|freed|"
        r"set|brought|left|kept|torn|cut|shut|read|heard|done|written|shown|built|begun)\b",
        r"\b(?:will|would|shall|should|can|could|may|might|must|to|cannot|not|never|ever|also|well|"
        r"only|then|still|yet|[a-z]+ly) (?:also |not |[a-z]+ly )?be\b",
        "told",
    ),
    Rule(
        "R-K-294",
        "demand",
        r"\b(?:the )?(?:least|minimum|most) (?:that )?(?:can|could|may|might|we|one|i|they) .{0,20}\b(?:asked|"
        r"expected|demanded|required|ask|expect|demand)\b|\bwe would have (?:the |all |both |every "
        r"|our |thestate )[a-z ]{2,40} (?!been|had|known)[a-z]+\b|\b[a-z]+'s (?:[a-z]+ )?(?:wish|request|"
        r"expectation|demand|appeal|position) (?:is|was|remains) (?:that|to)\b",
        "",
        "party",
    ),
    Rule(
        "R-K-292",
        "demand",
        r"\b(?:told|tells|tell|ordered|orders|instructed|commanded|directed|summoned) (?:thestate|"
        r"the (?:[a-z]+ ){1,3}|him |her |them |all (?:[a-z]+ ){1,2}|both (?:[a-z]+ ){1,2}|its (?:[a-z]+ "
        r"){1,2}|their (?:[a-z]+ ){1,2}|[a-z]+)? ?to (?:leave|remove|stop|release|return|withdraw|"
        r"pay|hand|open|close|halt|lift|end|free|publish|allow|respect|quit|pull|vacate|surrender|"
        r"apologi[sz]e|cease|disband|disarm|explain|report|keep|stay|comply|obey|let|give|accept|sign)\b",
        r"\b(?:his|its|their|her|our) (?:troops|forces|men|army|soldiers|ministers?) to\b",
    ),
    Rule(
        "R-K-291",
        "demand",
        r"\b(?:thestate|government|rebels|opposition|movement|front|junta|army|ministers?|president|"
        r"union|unions|council|protesters|families|governor|party|group|mediators|farmers|residents|"
        r"students|islanders|side|sides|cabinet|administration|authorities|ministry|presidency|it|"
        r"he|she|they|leaders?|capital|militia|camp|delegation|envoy|coalition|tribes|clans|provinces?|"
        r"region|south|north|east|west) (?:of [a-z ]{3,30} )?(?:is|are|also|still|now|has|have|continues? "
        r"to be|keeps?|remains?)? ?(?:holding out for|holds? out for|insist(?:s|ed|ing)? (?:up)?on|"
        r"demand(?:s|ed|ing)?|press(?:es|ed|ing)? for|push(?:es|ed|ing)? for|clamou?r(?:s|ed|ing)? "
        r"for|call(?:s|ed|ing)? for|ask(?:s|ed|ing)? for|appeal(?:s|ed|ing)? for|lay(?:s|ing)? claim "
        r"to|laid claim to|seek(?:s|ing)? (?:a share|guarantees|the (?:return|release|removal|withdrawal|"
        r"recognition|lifting|end|right)|recognition|autonomy|compensation|an end|access|independence|"
        r"control|equal)|sought (?:a share|guarantees|the (?:return|release|removal|withdrawal|recognition)|"
        r"recognition|autonomy|compensation|an end|access)|want(?:s|ed|ing)? (?:a share|guarantees|"
        r"the (?:return|release|removal|withdrawal|recognition|lifting|right)|recognition|autonomy|"
        r"compensation|an end|access|its own|their own|full|more (?:say|power|money|seats|land))|pleads? "
        r"for|pleaded for|petition(?:s|ed)? (?:for|to))\b",
        r"\b(?:calls? for|asks? for) (?:comment|calm heads|optimism|caution|a drink|trouble)\b|\b(?:situation|"
        r"moment|crisis|task|times?|it) (?:calls?|asks?) for\b|\bnot (?:demand|insist|seek|want)\b",
    ),
    Rule(
        "R-K-290",
        "demand",
        r"\b(?:we|i|it|my government|our government|he|she|they) (?:should|would|shall|will) (?:therefore "
        r"|also |only |be )*(?:be )?(?:[a-z]+ly )?(?:grateful|obliged|glad|thankful|pleased|happy|"
        r"appreciative|relieved|appreciate it|appreciate)(?: it)? if (?:you|the|they|he|she|your|thestate|"
        r"all|both|members)\b|\b(?:we|i|it|my government|he|she|they|government|ministry|thestate) "
        r"would (?:also |therefore |still |now )?(?:expect|ask|request|urge|like to see|like (?!to\b)[a-z' "
        r"]{2,40} to|want|insist)\b|\b(?:i|we) (?:must|have to|would) (?:therefore |again |once more "
        r"|also )?(?:ask|request|urge|remind|insist|call|appeal|demand|press)\b",
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
        r"on)s? (?:of|from|is|for|now|in)\b|\b(?:owes?|owe) (?!its (?:survival|existence|success|victory|"
        r"wealth|name|power|origin))(?:us|them|him|her|you|it|the|its|these|"
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
        r"affirm\w*|insist\w*|declare\w*|declaring|confirm\w*|determine\w*|determining|decid\w*)\b.{0,60}\bthat "
        r"(?:all |both "
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
