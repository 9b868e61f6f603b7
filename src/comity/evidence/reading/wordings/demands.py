"""Demands in plain words: "must withdraw", "calls on", "demands that"."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule

_OTHER = r"(?:{OTHERS}|(?:the )?[a-z]+(?: [a-z]+){0,3})"

DEMANDS = (
    Rule(
        "R-K-080",
        "demand",
        r"\b{WE} (?:[a-z]+ )?(?:demands?|calls? (?:on|upon|for)|urges?|requests?|asks?|appeals?|insists?|"
        r"implores?|require|exhorts?|plead|beg|press for|expects?|wants?|encourages?|invite all|remind)\b(?:(?<=appeal)"
        r"|(?<=appeals)|(?! to ))(?! that we\b)",
        r"\b(?:expects?|wants?|asks?) (?:to|a |the |peace|nothing|more|less|ourselves|myself|no )|"
        r"\bwants? (?:[a-z]+)\b|\b(?:not|never) (?:demand|ask|expect|want|insist)\b|\b(?:ask|remind) "
        r"(?:myself|ourselves)\b",
    ),
    Rule(
        "R-K-079",
        "demand",
        r"^(?:also |further |and )*decides that (?!it|the mandate|the council).{2,90}? (?:shall|must|should)\b",
    ),
    Rule(
        "R-K-081",
        "demand",
        r"\b(?:demand\w*|urg(?:ed|es|ing)|call(?:s|ed|ing)? (?:[a-z]+ ){0,2}?(?:on|upon|for)|request(?:s|"
        r"ed)|asked|asks|appeal(?:s|ed)|order(?:s|ed)|pressed|pleaded|implored|exhorted|instructed|"
        r"insist(?:s|ed) on|encourag(?:es|ed)|summoned|(?:repeated|renewed|reiterated|repeats|renews|"
        r"reiterates) (?:his|her|its|their|a|the) (?:[a-z]+ )?(?:call|demand|appeal|request))\b",
        "",
        "act",
    ),
    Rule(
        "R-K-082",
        "demand",
        r"^(?:(?:further|also|strongly|again|once again|urgently|and|in this regard|\W)+ )*(?:demands|"
        r"calls (?:up)?on|calls for|urges|requests|appeals|insists|invites|encourages|(?:reiterates|"
        r"repeats|renews) its (?:[a-z]+ )?(?:call|demand|appeal|request)|directs|instructs|(?:stresses|"
        r"underlines|emphasi[sz]es|underscores|reiterates|reaffirms|recalls|reaffirming|stressing|"
        r"emphasi[sz]ing|underlining|demanding|calling (?:up)?on|urging|requesting)\b.{0,200}\b(?:must|"
        r"obligat\w+|obliged|should|comply|(?:need|responsibility) (?:for|of) (?:all|the) (?:parties|"
        r"states|sides|member)))\b",
    ),
    Rule("R-K-088", "demand", r"\bwe (?:also |urgently |now |still )?need (?!to\b)", r"\bneed to\b", "party"),
    Rule(
        "R-K-083",
        "demand",
        r"\b(?:now is the|it is|it is high|this is the|the) time (?:has (?:come|now come)|for .{2,80} "
        r"to|to|is now)\b|\bhigh time\b",
        "",
        "party",
    ),
    Rule(
        "R-K-084",
        "demand",
        r"\b(?:our|the|their|its|his|my) (?:[a-z]+ ){0,2}?(?:goals?|aims?|objectives?|demands?|war "
        r"aims?|terms|position) (?:is|are|remains?|include|includes|has always been) (?:to|that|the|"
        r"clear|unchanged|simple|full|complete)\b|\b{WE} (?:would like|want|wish|expect|need|wanted|"
        r"wants) (?!to\b)(?:[a-z'’-]+ ){1,5}to (?!{PEACE})",
        r"\bwant peace\b",
        "party",
    ),
    Rule(
        "R-K-085",
        "demand",
        r"\b(?:must|has to|have to|needs? to|is obliged to|are obliged to|incumbent|has a (?:duty|"
        r"responsibility|obligation)|have a (?:[a-z]+ )?(?:duty|responsibility|obligation)|(?:should|"
        r"ought to)(?! (?:we|i)\b))\b",
        r"\b(?:we|i) (?:should|ought)\b|\b(?:must|should|may) have (?:been|known|had|gone|made|come|"
        r"done|left|felt|seen|thought|told|sent|lost|\w+ed|\w+en)\b|\b(?:no|not|the|a|an|urgent) need "
        r"to\b|\bdoes not need\b|\b(?:must|has to|have to|need to) (?:admit|say|confess|acknowledge "
        r"that|note|remember|recall)\b|\b(?:did|do|does) not have to\b|^should\b|\b(?:i|we) (?:must|"
        r"have to) (?:now )?submit\b|\bhad to\b|\b(?:will|would|may|might|could) (?:have|need) to\b",
        "party",
    ),
    Rule(
        "R-K-086",
        "demand",
        r"\b(?:will|would) (?:have|need) to\b|\bno more [a-z ]{3,40}[.!]|^enough\b|\bhands off\b|\bwe "
        r"will (?:settle for|accept) nothing less\b|\bnothing less than\b",
        "",
        "party",
    ),
    Rule(
        "R-K-087",
        "demand",
        r"\bobligation(?:s)? (?:of|to|under)\b.{0,80}\b(?:respect|comply|all parties|states)\b|\bwarn(?:ed|"
        r"s)? .{2,60} (?:not to|against)\b",
        "",
        "",
    ),
)
