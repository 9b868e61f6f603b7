"""Noise between statements: questions, stage directions, set phrases, what only announces the next words."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule

QUESTIONS: tuple[Rule, ...] = (
    Rule("R-N-020", "question", r"\?[\"' )\]]*$"),
    Rule("R-N-021", "stage direction", r"^[(\[][^()\[\]]{0,60}[)\]]\.?$"),
)

EMPTY_WORDS: tuple[Rule, ...] = (
    Rule(
        "R-N-080",
        "no statement",
        r"^(?:and |but |so |now,? )?(?:this|that|these|those|such|here)(?: (?:is|are|was|were|'s))(?: "
        r"(?:the|our|my|a|an|what|how|why|all|just|only|exactly))* (?:[a-z'-]+ ){0,4}?(?:formula|picture|"
        r"question|story|point|points|list|message|answer|lesson|moment|day|idea|plan|way|truth|vision|"
        r"reality|case|news|summary|headlines?|i mean|we mean|we call|matters)\.?$",
    ),
    Rule(
        "R-N-081",
        "no statement",
        r"^(?:and |but |so |now,? |first,? |today,? )*(?:let me|allow me to|permit me to|i (?:want|"
        r"wish|would like|should like|will|shall|'ll) (?:to )?(?:now |also |first |briefly |just )*)\s?(?:speak "
        r"(?:plainly|frankly|directly|to)|talk about|be (?:clear|very clear|frank|brief|specific|honest)|"
        r"begin|start|conclude|finish|end|turn|add (?:a few|some) (?:remarks|words|points|comments)|"
        r"say (?:a few words|this|it again|one thing)|make (?:one|"
        r"two|three|a few|several|some|the following) (?:points?|remarks?|observations?|comments?)|"
        r"mention|give (?:you )?an? (?:example|overview)|explain|repeat|recall|remind you|address "
        r"(?:several|a few|some|three|two) |focus on|quote|read)\b(?!.{0,40}\bthat\b)(?!.{0,30}:\s?\S)",
    ),
    Rule("R-N-088", "no statement", r"^(?:now,? )?let (?:us|me) (?:now )?(?:turn|move on|come|go back|return) to\b"),
)

SET_PHRASES: tuple[Rule, ...] = (
    Rule(
        "R-N-097",
        "no statement",
        r"^(?:before|first|then|and|but|so|now|well|finally|today|ok|okay|look),? ?(?:i|we) (?:take|"
        r"begin|start|go|turn|move|close)\b.{0,40},? (?:i|we|let me)\b.{0,60}\b(?:announcements?|remarks?|"
        r"words?|points?|things|items|comments?|questions?)\b.{0,20}$|^(?:i|we)(?:'ll| will| shall|"
        r" can) (?:come back|return|get back|get) to (?:that|this|it|you|those|your)\b.{0,40}$|^over "
        r"to you\b.{0,30}$|^(?:please )?go ahead\b.{0,30}$|^i(?:'m| am) (?:very )?(?:glad|pleased|"
        r"sorry) (?:that )?you (?:asked|raised|mentioned|ask|raise)\b.{0,40}$|^as (?:i|we) (?:have "
        r")?(?:said|mentioned|noted|explained|just said|told)\b.{0,40}$|^there are (?:two|three|four|"
        r"five|several|a few|some|many) (?:reasons|points|things|questions|issues|aspects|sides|answers|"
        r"ways to)\b.{0,40}$|^the following (?:was|were|is|are|has been|points were)\b.{0,60}:?$|^(?:make "
        r"no mistake|mark my words|take note|take heart|have no fear|never fear|be assured|rest assured|"
        r"trust me|believe me|bear with me|hear me out|think about (?:it|that)|let that sink in|do "
        r"the (?:maths|math|sums)|(?:take|have) a look(?: at [a-z ]{2,40})?|look (?:at|around)(?: "
        r"[a-z ]{2,40})?|judge for yourselves?|ask (?:anyone|yourself)[a-z ]{0,40})[.!]?$|^may (?:peace|"
        r"god|allah|justice|reason|they rest|he rest|she rest|the [a-z]+) (?:prevail|bless|be with|"
        r"rest|win|guide|protect)\b.{0,40}$|^(?:it (?:is|was|'s) (?:all )?(?:clear|obvious|simple|"
        r"no secret|well known)|there (?:is|should be|can be|must be) no (?:doubt|mistake|misunderstanding)(?: "
        r"about (?:it|that|this))?|that much is (?:clear|certain)|so be it|so much for that|end of "
        r"story)[.!]?$|^i (?:should|would|want to|wish to) (?:like to )?(?:add|begin|end|close|conclude|"
        r"finish|start|open) (?:by (?:saying|thanking|noting|recalling|expressing|asking|quoting)|"
        r"with (?:a|an|two|three|some|one) (?:[a-z]+ )?(?:words?|questions?|remarks?|quotes?|story|"
        r"thoughts?|points?|notes?))\b.{0,60}$|^(?:excuse|forgive|pardon) (?:me|us)\b.{0,60}$",
    ),
)

ANNOUNCEMENTS: tuple[Rule, ...] = (
    Rule(
        "R-N-093",
        "no statement",
        r"^(?:they|people|some|many) say (?:many|a lot of|all sorts of|all kinds of) things\.?$|"
        r"^(?:our|my|the) (?:[a-z]+ )?(?:aims|demands|conditions|terms|goals|proposals|principles|"
        r"points|questions|answers|"
        r"reasons|facts) (?:are|were) .{0,60}:$|"
        r"^.{0,120}\b(?:i|we) (?:set|put|lay|list|state|repeat|recall|sum) (?:them|it|these) (?:down|"
        r"out|forth|up)?.{0,40}:$|"
        r"^(?:i|we) (?:have|will take|can take|had) (?:only |just |time for )?(?:[a-z]+|\d+) (?:more "
        r"|last |final |quick )*"
        r"(?:questions?|remarks?|minutes?|items?|announcements?|topics?)\b.{0,60}$|"
        r"^(?:next|last|one more|first) (?:question|point|topic|item)\b.{0,30}$|"
        r"^(?:that|this) (?:is|was) (?:all|it)\b.{0,20}$|^(?:that|this) (?:concludes|brings) .{0,50}$|"
        r"^(?:i|we) (?:will|shall|can) (?:stop|leave it|end|close|take (?:your )?questions)\b.{0,30}$|"
        r"^i promise you\.?$|"
        r"^(?:believe|trust|hear) me\.?$|^(?:and )?(?:that|this) (?:much )?(?:i|we) (?:know|can tell you|promise)\.?$|"
        r"^(?:i|we) (?:will|shall|would like to|want to) (?:now )?(?:turn|come|move|return|go back) to\b.{0,80}$|"
        r"^(?:a|one|two|three|some|my|the) (?:few |brief |short |final |last |first |more )*(?:words?|points?|remarks?|"
        r"observations?|comments?) (?:on|about|regarding|of clarification|now|first)\b.{0,60}$",
    ),
    Rule(
        "R-N-082",
        "no statement",
        r"\b(?:we see the following|the following (?:picture|points?|remarks|statement|wording|text)|"
        r"as follows|read as follows|reads? as follows|stated? the following|said the following|adopted "
        r"the following)[:.]?$",
        r"\b(?:contains|not|no|do|does|because|solves|must|will|should)\b",
    ),
    Rule(
        "R-N-083",
        "no statement",
        r"^(?:(?:deeply |also |further |fully |once again )*(?:recalling|recalls?|reaffirming its "
        r"(?:previous|earlier|relevant) "
        r"resolutions|taking (?:due )?note|takes (?:due )?note|took note|having (?:considered|examined|"
        r"heard|received|regard|"
        r"adopted|met|in mind)|guided by|acting under|referring|paying tribute|commending|noted with "
        r"(?:interest|satisfaction)|"
        r"notes with (?:interest|appreciation)|(?:expresses|expressing) (?:its |their )?(?:appreciation|"
        r"gratitude|condolences)|"
        r"pursuant to|in accordance with|(?:recogni[sz]ing|acknowledging|considering|noting|bearing "
        r"in mind|mindful|conscious|"
        r"aware|cognizant)(?! (?:also |further |fully |with [a-z]+ (?:concern|alarm|regret) |of the fact )*that\b)))\b"
        r"(?!.*\b(?:pledge|pledged|commitment by|undertaking|undertaken|decision (?:by|of)|announced its decision|must|"
        r"demand\w*|obligations?|warn\w*)\b)",
    ),
    Rule(
        "R-N-084",
        "no statement",
        r"^the (?:part(?:y|ies)|governments?|high contracting parties|states parties)\b.{0,220}(?:hereinafter|"
        r"(?:parties|agreement|accord|treaty|convention),$).{0,60}$|^(?:and )?have agreed (?:as follows|"
        r"on the following|the following)\b|^(?:the )?(?:(?:un|united nations) )?(?:security council|"
        r"general assembly|council|assembly|"
        r"conference|heads of state(?: and government)?|ministers|parties|participants|(?:european "
        r")?(?:council|parliament)|human rights council|committee|commission|high contracting parties|"
        r"states parties)(?: of [a-z ,-]{1,60})?,?$",
    ),
    Rule(
        "R-N-086",
        "no statement",
        r"^(?:yes|no|well|okay|ok|right|sure|of course|exactly|absolutely|indeed|definitely|certainly|"
        r"correct|true|not at all|never|amen|enough|period|full stop|so what|look|listen|right now|"
        r"again|really|naturally|good)(?:[,.!] (?:yes|no|well|indeed|exactly|of course|absolutely|"
        r"sir|mr\.? president|thank you))*[.!,]?$",
    ),
    Rule(
        "R-N-087",
        "no statement",
        r"^(?:\(?(?:left|right|center|centre|l to r|from left)\)?|question|q|a|answer|moderator|interviewer|"
        r"journalist|reporter|host|end of (?:transcript|statement|text)|begin (?:text|transcript)|"
        r"###|ends|transcript|unofficial translation|as delivered|check against delivery)[:.]?$",
    ),
)
