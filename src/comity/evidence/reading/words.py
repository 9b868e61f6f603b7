"""Word lists that the tables of rules name in braces: who speaks, what one does to another, what is negotiated."""

from __future__ import annotations


def listed(words: str) -> tuple[str, ...]:
    """
    Return the words of a block of text.

    >>> listed("one two")
    ('one', 'two')
    """
    return tuple(words.split())


LISTS: dict[str, str] = {
    # adverbs that may stand between subject and verb
    "ADV": r"(?: (?:also|therefore|thus|now|still|then|just|once again|once more|again|today|always|ever|"
    r"both|all|too|hereby|"
    r"ourselves|myself|in turn|indeed|only|even|already|together|instead|yet|soon|for our part|for my part|"
    r"in fact|of course|at all times|(?!apply|reply|supply|rely|ally|comply|imply|fly|italy|family|"
    r"assembly|only|really)[a-z]+ly))*",
    "OWN": r"(?:government|people|side|country|nation|state|army|forces|armed forces|military|navy|air "
    r"force|troops|delegation|"
    r"party|movement|organi[sz]ation|alliance|union|ministry|administration|cabinet|republic|fighters|soldiers|police|"
    r"leadership|parliament|president|resistance|council|coalition|company|group|members|states)",
    "WE": r"(?:i|we|(?:my|our)(?: [a-z-]+){0,2}? {OWN}|we all|all of us|each of us){ADV}",
    "WILL": r"(?:will|shall|am going to|are going to)",
    "NOT": r"(?:not|never|no longer|under no circumstances)",
    "WILLNOT": r"(?:(?:will|shall|would|can|do|does)(?: [a-z]+ly)? {NOT}(?: ever| [a-z]+ly)?|cannot(?: ever)?|"
    r"never(?: ever)?(?: will)?|refuse to|are not going to|am not going to|are not (?:ready|prepared|"
    r"willing) to|have no intention of|will in no way)",
    # the verb, not the month
    "MAY": r"(?:(?<!\bin )(?<!\bof )(?<!\bon )(?<!\bsince )(?<!\bby )(?<!\buntil )(?<!\bearly )(?<!\blate "
    r")(?<!\blast )(?<!\bnext )(?<!\bthis )(?<!\d )may(?! \d))",
    # what is not accepted
    "SWALLOW": r"(?:accept\w*|recogni[sz]\w*|tolerat\w*|allow\w*|permit\w*|agree\w* to|surrender\w*|give "
    r"up|giving up|yield\w*|"
    r"cede|ceding|concede|compromise|capitulat\w*|submit to|bow|kneel|retreat|abandon|relinquish|renounce|"
    r"negotiate (?:with|under|on|over|about|away)|talk to|back down|stand by|stand idly|sit (?:idly|"
    r"by|back)|turn a blind eye|look away|"
    r"be (?:blackmailed|intimidated|bullied|threatened|forced|dictated|coerced|pressured|deterred)|put up with|"
    r"hand over|handing over|countenance|legitimi[sz]e|trade away|sign away|sell out|betray|normali[sz]e relations|let "
    r"(?:it|this|that|them|anyone) )",
    # doing harm
    "HARM": r"(?:strike|hit|attack|bomb|bombard|shell|sink|destroy|crush|retaliat\w+|punish|kill|annihilate|"
    r"invade|seize|capture|"
    r"shoot(?: down)?|fire (?:on|at|back)|open fire|target|eliminate|blockade|wipe out|burn|flatten|storm|fight back|"
    r"hit back|strike back|take (?:firm|strong|resolute|decisive|tough|necessary|military|retaliatory|"
    r"punitive|counter)? ?(?:counter)?(?:action|measures|"
    r"steps)|take (?:all|any|every) (?:necessary )?(?:measures|steps|action)|"
    r"use (?:military )?force|use all (?:means|necessary means)|resort to force|go to war|resume "
    r"(?:the )?(?:war|hostilities|fighting|attacks|strikes|bombing|offensive|shelling)|"
    r"answer with force|respond (?:with|in kind|militarily|forcefully|harshly|decisively|vigorously|"
    r"firmly|immediately|strongly|proportionately|accordingly|to any|to every|to such|to this|"
    r"to the (?:attack|aggression|provocation))|"
    r"expel|arrest|close (?:the|our) (?:border|strait|airspace|port|canal|gulf)\w*|shut (?:down "
    r")?(?:the|off)|block (?:the|all|any) |"
    r"cut off|turn off|sever (?:ties|relations|all)|break off|suspend (?:all|our|the|its|aid|cooperation|"
    r"talks|trade)|withdraw from (?:the )?(?:treaty|agreement|accord|deal|talks|pact)|"
    r"walk (?:out|away)|halt (?:all|our|gas|oil|grain|deliveries)|impose (?:[a-z]+ ){0,3}?(?:sanctions|"
    r"tariffs|duties|embargo|blockade|costs|penalties)|"
    r"freeze (?:the|all|their|its) (?:assets|accounts|funds)|end (?:all )?(?:aid|cooperation|support)|"
    r"boycott|go on strike)",
    "SUFFER": r"(?:pay (?:for|dearly|a |the |heavily)|regret|suffer|face (?:[a-z]+ ){0,4}?(?:consequences|"
    r"response|reprisals?|sanctions|retaliation|punishment|costs|tariffs|force|attack|wrath|justice|"
    r"measures|action)|"
    r"be (?:met|answered|responded to|countered|confronted) (?:[a-z]+ )?(?:with|by)|be (?:punished|"
    r"destroyed|crushed|sunk|shot down|targeted|hit|struck|attacked|wiped out|eliminated|bombed|"
    r"annihilated|expelled|arrested|treated as)|"
    r"be (?:a )?legitimate targets?|be considered (?:an? )?(?:act of war|legitimate|hostile)|become "
    r"(?:a )?(?:legitimate )?targets?|be fighting|be at war|bear (?:the )?(?:full )?(?:consequences|"
    r"responsibility|cost)|"
    r"have (?:[a-z]+ ){0,3}?consequences|trigger (?:an? )?(?:[a-z]+ )?(?:response|retaliation|"
    r"reaction)|not go unanswered|not go unpunished|meet (?:with )?(?:an? )?(?:[a-z]+ ){0,2}?(?:response|"
    r"fate|resistance))",
    # the next steps that prerequisites are for
    "PEACE": r"(?:peace|settlement|settlements|ceasefire|cease-fire|truce|armistice|agreement|agreements|"
    r"accord|deal|treaty|pact|talks|negotiations?|"
    r"dialogue|resolution|solution|reconciliation|normali[sz]ation|stability|security|de-escalation|"
    r"signature|signing|ratification|"
    r"summit|meeting|elections?|transition|return|returns|reconstruction|progress|process|arrangement|"
    r"framework|architecture|order|"
    r"blueprint|plan|roadmap|compromise|diplomacy|recognition|membership|accession|cooperation|"
    r"relations|withdrawal|disarmament|monitoring|"
    r"sanctions relief|lifting of (?:the )?sanctions|trust|confidence|discussions?|engagement|"
    r"détente|coexistence|handover|release)",
    "LASTING": r"(?:lasting|durable|sustainable|stable|just|comprehensive|permanent|viable|meaningful|genuine|"
    r"real|true|truly|credible|workable|enduring|"
    r"any|long-term|final|political|negotiated|successful|future|peaceful|fair|serious|acceptable)",
    "NEED": r"(?:must|has to|have to|had to|needs to|need to|is to be|are to be|is required to|are required "
    r"to|is obliged to|are obliged to)",
    "OFFERED": r"(?:meet|talk|negotiate|discuss|sit down|host|mediate|facilitate|consider|give|provide|present|"
    r"share|help|assist|support|lift|ease|release|"
    r"exchange|withdraw|return|open|reopen|restore|halt|stop|suspend|pause|freeze|sign|agree|accept|"
    r"compromise|cooperate|work with|join|"
    r"send|deploy|contribute|offer|extend|allow|permit|grant|resume|engage|come to|go to|travel|"
    r"listen|explore|show|hand over|"
    r"free|liberate|let go|send back|guarantee|recogni[sz]e|make|take part|participate|finance|"
    r"fund|invest|supply|train|receive|"
    r"welcome|begin|start|enter|limit|reduce|cap)",
    "OTHERS": r"(?:all (?:sides|parties|states|countries|nations|member states|members|actors|governments|"
    r"those|concerned|relevant)|both (?:sides|parties|countries)|"
    r"the (?:two )?(?:parties|sides|warring|belligerents|international community|world|united "
    r"nations|security council|council|"
    r"secretary-general|member states|government|authorities|regime|other side|opposition|rebels|"
    r"generals|leaders|leadership|junta|militias?)|"
    r"member states|states|everyone|every (?:state|country|nation|party)|they|you|he|she|those|"
    r"donors|partners|neighbou?rs)",
    "BADLY": r"(?:war|conflict|crisis|violence|famine|hunger|instability|tension|tensions|escalation|suffering|"
    r"displacement|insecurity|poverty|collapse|shortages?|losses|deaths?)",
}
