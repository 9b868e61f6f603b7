"""Commitments in plain words: "pledged to", "the parties shall"."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule

COMMITMENTS = (
    Rule(
        "R-K-100",
        "commitment",
        r"\buntil .{3,200}, .{0,160}\b(?:will|must|shall|is going to|are going to) (?:[a-z]+ )?(?:remain|"
        r"continue|go on|stay|keep|proceed|carry on|persist|hold)\b|\b(?:will|must|shall) (?:[a-z]+ "
        r")?(?:remain|continue|go on|stay|keep|fight|persist)\b.{0,120}\b(?:until|as long as|for as "
        r"long)\b",
    ),
    Rule(
        "R-K-099",
        "commitment",
        r"\b{WE} (?:must|have to|has to|need to|are obliged to) (?:now |then |first )?(?:submit|put "
        r".{2,40} to (?:a|the) (?:vote|referendum|parliament)|present .{2,60} to (?:the )?(?:parliament|"
        r"court)|seek (?:the )?(?:approval|consent)|consult (?:our|the) (?:parliament|people))\b",
        "",
        "party",
    ),
    Rule(
        "R-K-101",
        "commitment",
        r"\b{WE} {WILL} (?:not |never |also |always )*(?!(?:[a-z]+ly )?(?:see|be (?:able|unable|in "
        r"a|better|worse|safer|stronger|weaker|left|judged|remembered|faced|forced|poorer|richer|isolated|"
        r"next)|have to|need|face|suffer|lose|die|pay|know|find|probably|likely|become|witness|survive|"
        r"fail|benefit|regret|run out|miss|perish|end up|realise|realize|overcome|prevail|succeed|"
        r"win|triumph|get through|all remember|live to)\b)",
        "",
        "party",
    ),
    Rule(
        "R-K-102",
        "commitment",
        r"\b{WE} (?:[a-z]+ ){0,3}?(?:committed|determined|resolved|resolute|dedicated|pledge[sd]?|"
        r"undertake[sn]?|undertook|vow(?:s|ed)?|promise[sd]?|guarantee[sd]?|intend(?:s|ed)?|swear|"
        r"commit(?:s)?|agree[sd]?|plans? to|planned to|aim(?:s|ed)? to|resolve[sd]?|decide[sd]?|made "
        r"(?:a|the) (?:decision|commitment|pledge))\b",
        r"\b(?:not|never) (?:committed|agree[sd]?|decided?|promised?)\b",
        "party",
    ),
    Rule(
        "R-K-103",
        "commitment",
        r"\b{WE} (?:continue[sd]?|keep|keeps|go on|remain(?:s)?|stand(?:s)?|uphold|maintain|adhere|"
        r"abide|provide|contribute|participate|work|help|assist|support|back|defend|protect|fight|"
        r"host|train|supply|finance|fund|comply|honou?r|observe|implement|cooperate|strive|do (?:everything|"
        r"all|our (?:best|utmost)|whatever)|spare no|stick|follow|build|prepare|strengthen|"
        r"act|take (?:part|all|every|steps|measures))\b(?! (?:to be (?:concerned|worried)|concerned|"
        r"worried|convinced|of the view|deeply|(?:before|here|for (?:peace|dialogue))|on saying|alarmed|"
        r"hopeful|optimistic|"
        r"the view|saying|that\b))",
        r"\b(?:not|never) (?:continue|support|work)\b",
        "party",
    ),
    Rule(
        "R-K-104",
        "commitment",
        r"\b{WE} (?:am|are|have been|has been)(?: also| now| currently| still| all| both| tirelessly|"
        r" actively| constantly)* (?:working|doing|continuing|providing|supporting|helping|building|"
        r"preparing|implementing|increasing|strengthening|investing|pursuing|sending|delivering|fighting|"
        r"defending|taking (?:all|every|steps|measures|action)|making every|striving|pushing|seeking|"
        r"engaged|bound)\b|\bwe (?:am|are)(?: also| now| still| again)* (?!(?:facing|suffering|drowning|"
        r"sinking|starving|burning|bleeding|struggling|losing|"
        r"living|witnessing|seeing|asking|talking|going|running|dying|paying|experiencing|hoping|waiting|"
        r"begging|calling|demanding|urging|watching|speaking|being|getting|becoming|having|gathering|"
        r"meeting|entering|standing|approaching|dealing|heading|moving)\b)[a-z]+ing\b|\b{WE} (?:want|"
        r"would like|wish) to (?!see|know|hear|say|stress|emphasi[sz]e|underline|thank|remind|point|"
        r"ask|believe|be (?:clear|frank|heard)|note|make (?:it )?clear|recall|draw|add|reiterate|express|"
        r"mention)|\b(?:our|my) (?:commitment|determination|pledge|promise|resolve)\b|\b(?:you have|"
        r"i give you|you can have) my word\b",
        "",
        "party",
    ),
    Rule(
        "R-K-105",
        "commitment",
        r"\b(?:pledg\w+|vow(?:s|ed|ing)?|promise[sd]|promising|undertook|undertak\w+|committed|guarantee[sd]|"
        r"swore|agreed to|commitment|determination|determined|intention|resolve)\b",
        "",
        "act",
    ),
    Rule(
        "R-K-106",
        "commitment",
        r"^(?:(?:further|also|and|hereby|\W)+ )*(?:decides|decided|resolves|undertakes?|agrees?|agreed|"
        r"commits?|pledges?|(?:expresses|reaffirms|reiterates|expressing|reaffirming|reiterating|affirms|"
        r"declares) (?:its|their|our) (?:[a-z]+ )?(?:determination|intention|commitment|resolve|readiness|"
        r"support)|remains (?:committed|determined|ready))\b",
    ),
    Rule(
        "R-K-107",
        "commitment",
        r"\b(?:part(?:y|ies)|sides?|signator(?:y|ies)|leaders|ministers|states|members|governments?|"
        r"countries|presidents|heads of state|both|ministry|company|delegations) (?:(?:also|then|have|"
        r"both|all|hereby|therefore|each|formally|jointly|solemnly) ){0,2}(?:shall|agree|agrees|agreed|"
        r"undertakes?|undertook|commits?|committed|pledged?|pledges|(?:has|have) (?:agreed|undertaken|"
        r"pledged|committed|promised|decided)|reaffirm(?:ed)? (?:their|its) commitment|decided to|"
        r"promised|vowed)\b|\b(?:none of|neither|each of|no) (?:of )?(?:the )?(?:[a-z]+ )?(?:part(?:y|"
        r"ies)|sides?|signator(?:y|ies)) (?:may|shall|will)\b|\b(?:welcom\w+|not(?:es|ing|ed)|tak\w+ "
        r"note of|acknowledg\w+|commended|commending) .{0,60}\b(?:pledges?|commitment|undertaking) "
        r"(?:of|by|made by|to|from)\b",
        r"\b(?:agreed|agree) (?:that|with)\b.{0,30}\b(?:was|is|were)\b",
    ),
    Rule(
        "R-K-109",
        "commitment",
        r"(?<!\bwe )(?<!\bi )\bshall (?:not |also |only |each |jointly )*(?!see\b|overcome\b|have to)[a-z]+",
    ),
    Rule(
        "R-K-108",
        "commitment",
        r"\b(?:is|are|was|were|remains?|remained|stays?) (?:also |fully |firmly |deeply |strongly "
        r")*(?:committed|determined|resolved) to\b|\b(?:has|have) (?:pledged|vowed|undertaken|promised|"
        r"committed|agreed) (?:to|itself|themselves|\$)\b|\bdoing (?:its|our|their) (?:best|utmost)\b|"
        r"(?<!was )(?<!were )(?<!been )(?<!is )\b(?:agreed|agree|agrees|pledged|vowed|undertook|undertake|"
        r"undertakes|promised|decided) (?:not )?to (?!disagree)",
    ),
)
