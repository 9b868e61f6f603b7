"""The table of verbs by which a text says whose statement follows."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule

_DAY = (
    r"(?: (?:(?:late |early )?(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|"
    r"earlier|later|again|publicly|also|in (?:a|an) [a-z]+(?: [a-z]+)?|at a [a-z ]{3,30}|to (?:reporters|"
    r"journalists|parliament)|reporters|journalists|parliament|lawmakers|state (?:tv|television|"
    r"media)|the (?:bbc|press|media|council|security council|nation)))*"
)

# "say": the content follows; "act": the verb itself is the statement; "stance": a position of the actor
SPEECH: tuple[Rule, ...] = (
    Rule(
        "R-S-001",
        "act",
        r"\b(?:proposed|proposes|(?:has|have|had) proposed|offered|offers|(?:has|have|had) offered)\b",
        r"\b(?:the|a|his|her|its|their|as|was|were|been|is|are) (?:proposed|offered|offers?)\b",
    ),
    Rule(
        "R-S-002",
        "act",
        r"\b(?:demanded|demands|(?:has|have|had) demanded|demanding)\b",
        r"\b(?:the|a|his|her|its|their|our|of|these|such|key|main|territorial|political) (?:demands|"
        r"demanding)\b",
    ),
    Rule(
        "R-S-003",
        "act",
        r"\b(?:urged|urges|appealed|appeals|pleaded|implored|exhorted|encouraged|encourages)\b",
        r"\b(?:was|were|been|is|are) (?:urged|encouraged)\b",
    ),
    Rule(
        "R-S-004",
        "act",
        r"\b(?:called|calls|call|calling) (?:once again |again |also |today |strongly )?(?:on|upon|"
        r"for)\b",
        r"\b(?:the|a|his|her|its|their|our|repeated|growing|international|phone|previous|earlier|new|"
        r"joint|urgent|renewed|[a-z]+'s?) calls? (?:on|upon|for)\b",
    ),
    Rule(
        "R-S-005",
        "act",
        r"\b(?:requested|requests|asked|asks|ordered|orders|instructed|summoned|pressed|lobbied) (?!(?:me "
        r"|us |him |her |them |you |whether )?(?:about|why|how|whether|what|if|when)\b|by|why|how|"
        r"whether)",
        r"\b(?:the|a|his|her|its|their|our|was|were|when|if|new|executive) (?:requests|asked|orders|"
        r"ordered|requested|pressed)\b",
    ),
    Rule(
        "R-S-006",
        "act",
        r"\b(?:threatened|threatens|(?:has|have|had) threatened|threatening)\b (?:to|that|with|retaliat|"
        r"military|sanction|further|new|war)",
        r"\b(?:is|are|was|were|been) threatened\b",
    ),
    Rule(
        "R-S-007",
        "act",
        r"\b(?:vowed|vows|pledged|pledges|promised|promises|undertook|undertakes|(?:has|have|had) "
        r"(?:undertaken|vowed|pledged|promised|committed|agreed)|committed (?:itself|himself|herself|"
        r"themselves)|swore|guaranteed)\b",
        r"\b(?:the|a|his|her|its|their|our|such|these|empty|broken|previous|funding) (?:pledges|promises|"
        r"vows|promised|pledged)\b",
    ),
    Rule(
        "R-S-008",
        "act",
        r"\b(?:invited|invites|(?:repeated|renewed|reiterated|repeats|renews|reiterates|extended|made|"
        r"withdrew) (?:his|her|its|their|the|an?) (?:[a-z]+ )?(?:offer|proposal|invitation|call|demand|"
        r"appeal|threat|pledge|promise|commitment)|volunteered|(?:put|puts) forward|floated|tabled|"
        r"submitted (?:a|its|their) (?:proposal|plan|draft))\b",
        r"\b(?:was|were|been|is|are) invited\b",
    ),
    Rule(
        "R-S-009",
        "act",
        r"\b(?:recommended|recommends|advised|advises|advocated|advocates|suggested|suggests)\b",
        r"\b(?:the|was|were|been|is|are|evidence|data|this|which|poll|polls|report) (?:strongly )?(?:recommended|"
        r"suggests?|suggested|advised)\b",
    ),
    Rule("R-S-011", "act", r"\b(?:has |have |had )?insist(?:s|ed)? on\b"),
    Rule(
        "R-S-010",
        "act",
        r"\b(?:expressed|expresses|voiced|signaled|signalled|declared|announced|stressed|reiterated|confirmed|"
        r"indicated|affirmed|reaffirmed) "
        r"(?:his |her |its |their |a |the |full |strong |[a-z]+'s |\"[a-z]+\" )*(?:readiness|"
        r"willingness|preparedness|commitment|determination|intention|resolve|support|hope|concern|"
        r"opposition|desire|wish)\b",
    ),
    Rule(
        "R-S-020",
        "say",
        r"\b(?:let it be (?:known|understood)|made it (?:known|clear|plain|understood)|intimated|said|"
        r"says|stated|told|tells|added|adds|noted|notes|argued|argues|insisted|insists|asserted|"
        r"asserts|maintained|maintains|explained|explains|remarked|stressed|stresses|underlined|underlines|"
        r"underscored|underscores|emphasi[sz]ed|emphasi[sz]es|warned|warns|reiterated|reiterates|repeated|"
        r"recalled|recalls|acknowledged|acknowledges|admitted|admits|conceded|concedes|confirmed|confirms|"
        r"predicted|predicts|contended|contends|replied|concluded|concludes|commented|wrote|writes|"
        r"tweeted|posted|revealed|disclosed|reported|alleged|alleges|affirmed|affirms|cautioned|cautions|"
        r"lamented|complained|quipped|testified|clarified|estimated|estimates|signaled|signalled|indicated|"
        r"hinted|boasted|(?:has|have|had) (?:said|stated|warned|argued|insisted|stressed|noted|repeatedly "
        r"said|made (?:it )?clear)|made (?:it )?clear|pointed out|points out|went on|continued|vented)\b",
        r"\b(?:as noted|it is noted|it is said|is reported|are reported|been reported|was reported|"
        r"were reported|member states|is said|are said|was announced|were announced|been announced|"
        r"was confirmed|as stated|be said)\b",
    ),
    Rule(
        "R-S-021",
        "say",
        r"\b(?:claimed|claims|claiming|declared|declares|announced|announces|(?:has|have|had) (?:declared|"
        r"announced)|states|saying|noting|adding|arguing|warning|stressing|insisting|stating|asserting|"
        r"explaining|emphasi[sz]ing|underlining|underscoring|declaring|announcing|maintaining|alleging|"
        r"acknowledging|cautioning|contending|reiterating|predicting|suggesting) (?:that\b|itself\b|"
        r"himself\b|herself\b|themselves\b|it\b|he\b|she\b|they\b|the\b|there\b|his\b|its\b|their\b|"
        r"such\b|any\b|no\b|in\b|on\b|we\b|\")",
        r"\bmember states\b|\bunited states\b|\bclaims (?:the|its|their|his) lives\b",
    ),
    Rule(
        "R-S-023",
        "say",
        r"(?<=[a-z] )(?:say|warn|argue|insist|believe|fear|hope|expect|estimate|claim|contend|stress|"
        r"caution|doubt|predict|point out)\b",
        r"\b(?:to|not|will|would|can|could|must|should|may|might|and|let me|do|who|that|i|we|you|did|"
        r"he|she|it) (?:say|warn|argue|insist|believe|fear|hope|expect|estimate|claim|contend|stress|"
        r"caution|doubt|predict)\b",
    ),
    Rule(
        "R-S-022",
        "say",
        r"\b(?:believes?|believed|thinks?|thought|hopes?|hoped|expects?|expected|fears?|feared|considers?|"
        r"considered|views?|viewed|sees|regards?|regarded|assess(?:es|ed)) (?:that\b|it\b|the\b|this\b|"
        r"any\b|a\b|an\b|its\b|their\b|his\b)",
        r"\b(?:is|are|was|were|been|be) (?:believed|thought|expected|feared|considered|viewed|regarded)\b",
    ),
    Rule(
        "R-S-030",
        "stance",
        r"\b(?:accused|accuses|accuse|blamed|blames|blame|denied|denies|deny|describe|condemn|praise|"
        r"criticise|criticize|welcomed|welcomes|condemned|condemns|"
        r"praised|praises|criticised|criticized|criticises|criticizes|denounced|denounces|deplored|"
        r"deplores|hailed|hails|lauded|slammed|decried|described|describes|dismissed as|called (?:it|"
        r"the|this|them|him|her|for|an?|that)|branded|labell?ed|lamented|expressed (?:concern|regret|"
        r"alarm|hope|support|optimism|doubts?)|supports|backs|opposes)\b",
        r"\b(?:was|were|been|be|is|are|widely) (?:accused|blamed|welcomed|condemned|praised|criticised|"
        r"criticized|denounced|hailed|described|branded)\b",
    ),
)

# what an author reports of somebody's doing: a fact told by the author, even where words were used
DEEDS = (
    r"\b(?:rejected|rejects|refused|refuses|dismissed|dismisses|rebuffed|rebuffs|ruled out|rules "
    r"out|ignored|ignores|declined|declines|"
    r"spurned|turned down|shrugged off|walked out|withdrew|suspended|broke off|resumed|signed|"
    r"met|visited|arrived|attacked|struck|"
    r"did not|has not|have not|refuse)\b"
)
TAG_AFTER = _DAY
