"""Red lines: what a party says it will never do or accept, in plain words and in indirect ones."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule

RED_LINES = (
    Rule(
        "R-K-020",
        "red_line",
        r"\b{WE} (?:[a-z]+ly )?{WILLNOT} (?:[a-z]+ ){0,2}?{SWALLOW}|\bwe refuse to\b|\b(?:under|in|"
        r"on) no (?:circumstances?|conditions?|account|event|way) (?:will|shall|would|can) (?:we|i|"
        r"it|my|our|they|he)\b",
        r"\babandon (?:our|you|them|its|their|his|her|the) (?:allies|friends|partners|people|soldiers|"
        r"citizens|victims|search|path)\b|\b(?:must|should|need to) not\b|\bif\b.{3,80}\b{WE} (?:do|"
        r"will) not reject\b",
    ),
    Rule(
        "R-K-025",
        "red_line",
        r"\b(?:do|does) not intend to (?:discuss|negotiate|accept|recogni[sz]e|withdraw|return|retreat|"
        r"give|abandon|change|yield|disarm|leave)|\b(?:no intention|not the intention) of (?:discussing|"
        r"negotiating|accepting|withdrawing|leaving|giving|yielding|disarming)\b",
        voice="party",
    ),
    Rule(
        "R-K-021",
        "red_line",
        r"\bnon-?negotiable\b|\bnot negotiable\b|\bred lines?\b|\bout of the question\b|\bnot an option\b|"
        r"\bno option\b|\boff the table\b|\bnot (?:up )?for (?:sale|negotiation|discussion|debate|"
        r"bargaining|barter)\b|\bnot (?:open|subject) to (?:negotiation|discussion|bargaining|debate|"
        r"compromise|revision|review)\b|\bbeyond (?:negotiation|discussion|debate)\b|\bnot a (?:subject|"
        r"matter|topic) (?:for|of) (?:negotiation|discussion|bargaining|debate|compromise)\b",
        r"\bno red lines?\b|\bwithout red lines\b",
    ),
    Rule(
        "R-K-022",
        "red_line",
        r"\b(?:is|are|was|were|be|remains?|as|would be|absolutely|totally|completely|entirely|simply|"
        r"categorically) (?:[a-z]+ )?(?:unacceptable|inadmissible|intolerable|not acceptable|impermissible|"
        r"excluded|unthinkable)\b|\bcannot be (?:accepted|tolerated|compromised|bargained|negotiated|"
        r"allowed|permitted|justified|surrendered|traded|questioned|called into question|a (?:matter|"
        r"subject|topic) of)\b|\bno (?:compromise|concessions?|bargaining|trade-off|surrender|retreat|"
        r"appeasement)\b|\b(?:will|shall) (?:never|not) (?:again )?(?:be (?:accepted|recogni[sz]ed|"
        r"given up|handed over|surrendered|allowed|permitted|tolerated|divided|partitioned|blackmailed|"
        r"bullied|intimidated|broken|conquered|silenced|returned|negotiated|part of|abandoned|up for)|"
        r"obtain|acquire|possess|get|return to|cross|host|give up|accept|recogni[sz]e|agree|surrender|"
        r"tolerate|kneel|capitulate)\b",
        voice="party",
    ),
    Rule(
        "R-K-023",
        "red_line",
        r"\bthere (?:can|will|shall|could|is|are) (?:be )?(?:absolutely )?no (?:[a-z]+ )?(?:compromise|"
        r"concessions?|negotiat\w+ (?:on|over|about|with)|surrender|discussions? (?:of|on|about)|question "
        r"of|room for (?:compromise|negotiation)|talk of|place for|return to)\b|\bunder no circumstances\b|"
        r"\b(?:must|can|shall|may) never (?:[a-z]+ ){0,3}?(?:obtain|acquire|possess|get|have|develop|"
        r"be (?:accepted|recogni[sz]ed|allowed|tolerated|redrawn|changed by force))\b|\b(?:never|ever), "
        r"(?:ever )?(?:obtain|acquire|accept|recogni[sz]e|agree|allow)\b|\bensure .{0,60}\bnever\b",
        r"\bwithout\b.{3,}|\buntil\b|\bunless\b",
    ),
    Rule(
        "R-K-024",
        "red_line",
        r"\bnot (?:one|a single) (?:inch|centimet\w+|square|metre|meter|step|acre|drop)\b|\b(?:rejects?|"
        r"oppose[sd]?|opposes|reject|rejected) (?:categorically|firmly|any|all|outright|in principle|"
        r"absolutely)\b|\b(?:categorically|firmly|flatly|strongly|totally|completely) (?:reject|oppose)\w*\b|"
        r"\b{WE} (?:reject|oppose)\b|\binsists? on (?:its|our|their) right to\b",
        voice="party",
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
        r"surrender)\b|\b(?:no|have no|has no|without) (?:mandate|authority|right|power)(?: [a-z]+){0,5} "
        r"to (?:negotiat\w+|"
        r"discuss|sign|trade|cede|give|sell|bargain|concede|surrender)\b",
    ),
    Rule(
        "R-K-223",
        "red_line",
        r"\b(?:{WE} )?(?:will|shall|would|can|could|do|does) (?:not|never)(?: ever| under any circumstances|"
        r" [a-z]+ly)? (?:put (?:its|our|my|his|her|their) (?:name|signature|seal) to|sign (?!up|before|"
        r"until|unless|anything before)|sign away|trade|sell|haggle|bargain|barter|swap|exchange (?:land|territory|"
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
        "R-K-231",
        "red_line",
        r"\b(?:are|am|is) not (?:ever )?(?:going|about|here) to (?:reward|accept|let|allow|sell|trade|"
        r"sign|back down|back off|give|apologi[sz]e|negotiate|be (?:bullied|blackmailed|pushed|told|"
        r"dictated|drawn|part)|tolerate|recogni[sz]e|stand for|return to|pay|hand|cave|budge|bend|"
        r"compromise|talk to|reopen|discuss)\b|\bthat is (?:the end of it|final|all there is to (?:it|"
        r"say))\b|\b(?:is|are) something that cannot be\b|\bgiven (?:us|me|him|it) (?:leave|the right|"
        r"a mandate|authority) to\b.{0,10}\bbargain|\b(?:no one|nobody) has given (?:us|me|him|it)\b|"
        r"\b(?:is|are) not going to be (?:any|a) (?:deal|agreement|settlement|talks|negotiation|compromise|"
        r"peace|return)\b|\b(?:do|does|will|would) not (?:do|make|cut|strike) (?:any |such |secret "
        r")?(?:deals?|bargains?)\b|\b(?:simply|just) (?:will|can|do|does) not (?:accept|happen|do|"
        r"sign|agree|work for us)\b|\bnot (?:now|today|tomorrow)(?:,)? (?:and )?not (?:ever|tomorrow|"
        r"in)\b",
        r"\bunless\b|\buntil\b",
        "party",
    ),
    Rule(
        "R-K-230",
        "red_line",
        r"\bnor (?:is|are|am|was|were|will|would|can|could|shall|do|does) (?:we|i|it|he|she|they|my "
        r"[a-z]+|our [a-z]+|this [a-z]+|thestate) (?:[a-z]+ )?(?:able|willing|prepared|ready|in a "
        r"position|free|at liberty|going|minded|inclined|entitled) to\b|\b(?:is|are|was) not,? (?:and "
        r"(?:cannot|can never|will never|must not|shall not|never will) be,? )?(?:the |a |an |any "
        r")?(?:subject|object|matter|part|topic|issue) (?:of|for) (?:a |any |an )?(?:bargain\w*|negotiat\w+|"
        r"deal\w*|discussion|compromise|trade|barter|debate)|\b(?:not|never) (?:able|in a position|"
        r"at liberty|minded|inclined|authori[sz]ed|empowered) to (?:entertain|accept|discuss|consider|"
        r"negotiate|concede|recogni[sz]e|agree|yield|sign)\b|\b(?:cannot|can never|will not|shall "
        r"not|refuse to|decline to) (?:even )?(?:entertain|contemplate|consider|countenance|hear of|"
        r"enter into|lend (?:itself|ourselves))\b",
        r"\bnot in a position to (?:confirm|say|comment)|\bcannot contemplate the (?:suffering|loss)",
    ),
    Rule(
        "R-K-229",
        "red_line",
        r"\b(?:immovable|unshakeable|unyielding|adamant|inflexible) (?:on|about|in)\b|\bon (?:this|"
        r"that|one) (?:point|matter|issue|question) (?:we|i|my government) (?:are|am|is|will|shall|"
        r"can) (?:immovable|not|never|yield|firm|unyielding|adamant)|\b(?:we|i) (?:will|shall) (?:always "
        r"|firmly |resolutely |continue to |never cease to )?(?:oppose|resist|reject|refuse|veto|block) "
        r"(?!poverty|hunger|injustice)|\b(?:no one|nobody|no power|no force|no threat|no sanction|"
        r"no army|nothing) (?:will|shall|can|is going to) (?:ever )?(?:succeed in |manage to |be able "
        r"to )?(?:forc|break|stop|make|mak|tell|dictat|intimidat|blackmail|bring|take|divid|impos|"
        r"deter|silenc|shake|separate|conquer|prevent)[a-z]* (?:us|our|this|my|the)\b|\b(?:stays?|remains?) "
        r"undivided\b",
        r"\bnothing (?:will|can) (?:stop|prevent|bring back) (?:the (?:war|disease|virus|climate|dead))",
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
        r"\birreversible damage|\birreversible progress|\b(?:until|unless|before|without)\b",
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
