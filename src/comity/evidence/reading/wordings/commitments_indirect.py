"""Commitments in indirect words, and what the sides of an agreement will do."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule

_DOER = (
    r"(?:thestate|part(?:y|ies)|sides?|government|ministry|ministers?|state|states|republic|kingdom|"
    r"union|front|movement|army|forces|council|committee|commission|administration|cabinet|presidency|"
    r"company|authorities|delegations?|leaders?|presidents?|team|mission|secretariat|board|joint "
    r"[a-z]+|both|each|two countries|two governments|crown|parliament|coalition|federation|authority|"
    r"agency|bank|alliance|member states|signatories)"
)

_WILLED = (
    r"(?:repay|pay|send|deliver|transfer|lead|join|mobili[sz]e|increase|double|invest|stand with|"
    r"stand by|defend|provide|host|continue|keep|withdraw|release|open|reopen|grant|honou?r|"
    r"respect|uphold|abide|assemble|return|hand|build|rebuild|restore|exchange|share|publish|appoint|"
    r"establish|set up|convene|inform|notify|submit|refrain|abstain|cooperate|support|assist|help|"
    r"facilitate|protect|guarantee|ensure|observe|implement|carry out|fulfil|comply|remain committed|"
    r"finance|fund|train|supply|deploy|contribute|work|spare no|stand by|maintain|extend|lift|"
    r"suspend|halt|cease|stop|dismantle|destroy|clear|remove|demobili[sz]e|disarm|register|allow|"
    r"permit|admit|accept|receive|invite|consult|negotiate|review|seek|recogni[sz]e|ratify|sign|"
    r"strive|pursue|make available|"
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
        r"promise)s?|gave (?:firm |written |repeated )?assurances|gave (?:an?|its|their|his|her|the) "
        r"(?:[a-z]+ )?(?:assurance|undertaking|guarantee|"
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
        r"no|against|strong) guarantees?\b|\bas (?:was )?(?:agreed|promised|pledged)\b|\bagreed on "
        r"(?:nothing|little|almost nothing)\b|\b(?:all|we "
        r"can all|everyone|most|analysts|experts|many|i|he|she|they would|would|both writers) (?:[a-z]+ "
        r")?agrees? that\b|\b(?:every|an?|the|any|no|of|his|her|its|their|this|that|these|those|such|"
        r"written|legal|more|security|empty|election|many|few|heard|old|all|both|two|three|[a-z]+'s) "
        r"(?:[a-z]+ )?(?:promises?|guarantees?|pledges?)\b|"
        r"\b(?:been|was|were) (?:promised|pledged)\b|^guarantees?\b|\bbroken? .{0,20}promise|\bpromises? "
        r"(?:little|much|to be|nothing|well|"
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
        "R-K-313",
        "commitment",
        r"\b(?:reaffirm|reiterat|confirm|reconfirm|restat|renew|affirm)(?:s|es|e|ed|ing)? (?:its|their|"
        r"our|his|her|my) (?:[a-z-]+ ){0,3}?(?:adherence|commitment|support|attachment|allegiance|"
        r"determination|solidarity|intention|dedication|resolve|pledge|obligations)\b",
    ),
    Rule(
        "R-K-312",
        "commitment",
        r"\bhereby (?!(?:demand|call|request|reject|condemn|notif|inform|declare war|warn|ask))[a-z]+|"
        r"\b(?:commission|committee|body|fund|secretariat|council|corridor|zone) (?:is|are) to be "
        r"(?:[a-z]+ly )?[a-z]+(?:ed|en|t)\b|\bundertaking .{0,40}\b(?:holds|stands|remains|is in force)\b",
    ),
    Rule(
        "R-K-311",
        "commitment",
        r"\b(?:stays?|remains?|keeps?|continues?) .{0,80}\b(?:until|as long as|for as long)\b",
        "",
        "party",
    ),
    Rule(
        "R-K-310",
        "commitment",
        r"\byou (?:will|shall) (?:have|get|receive|hear) (?:our|my|a|an|the)\b|\bnone of (?:this|it|"
        r"these|them|that|our [a-z]+) (?:will|shall) be\b|\b(?:have|has) (?:every|the firm|the full|"
        r"no other|the) intention (?:of|to)\b|\b(?:struggle|fight|search|effort|efforts|operation|"
        r"operations|work|mission|resistance|rescue|relief|talks|campaign|advance|cooperation|aid|"
        r"support) (?:goes on|go on|continues|continue|will go on|carries on|does not stop)\b.{0,30}\b(?:until|"
        r"as long as|for as long|whatever)\b|\b(?:as of|from|starting|beginning|with effect from) "
        r"(?:tomorrow|today|tonight|midnight|monday|this|next|the first|[0-9a-z ]{2,14}),? (?:the|"
        r"all|every|no|our) .{2,60}\b(?:is|are|will be|shall be) (?:lifted|open|opened|reopened|free|"
        r"freed|halted|suspended|closed|restored|raised|reduced|abolished|available)\b",
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
        r"\b(?:{MAY}|is entitled to|are entitled to|has the right to|have the right to)\b (?!well\b|have\b)[a-z]+",
        r"",
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
