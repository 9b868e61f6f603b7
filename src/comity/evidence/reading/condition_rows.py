"""The tables of conditions: connectives, and verbs and nouns that say what is needed."""

from __future__ import annotations

from dataclasses import dataclass

from comity.evidence.reading.result import Direction


@dataclass(frozen=True, slots=True)
class Row:
    """One row: words in front of the condition, direction, and what rules it out right behind them."""

    id: str
    direction: Direction
    words: str
    unless: str = r"(?!)"


_TIMES = (
    r"(?:now|recently|then|today|tomorrow|last|this|next|late|early|the end|mon|tues|wednes|thurs|"
    r"fri|satur|sun|jan|feb|mar(?:ch)?\b|apr|may \d|june|july|aug|sep|oct|nov|dec|\d|long|dawn|"
    r"midnight|noon|yesterday|winter|summer|spring|autumn)"
)

# connectives, the longer in front
CONNECTIVES: tuple[Row, ...] = (
    Row("R-C-001", "necessary", r"\b(?:only|not) (?:if|when|once|after|until|before|in case)\b"),
    Row(
        "R-C-002",
        "necessary",
        r"\b(?:on (?:the )?(?:sole )?condition(?: that)?(?! of)|provided(?: that)?(?= (?:the|that|"
        r"it|they|we|he|she|all|both|any|no|a|an|there|its|his|[a-z]+ (?:is|are|does|do|will|can|agrees?|"
        r"stops?|withdraws?|accepts?)\b))|providing that|with the proviso that|(?:but|and) only if)\b",
    ),
    Row(
        "R-C-009",
        "sufficient",
        r"\b(?:the (?:moment|day|minute|hour|instant|second|week)(?= (?:that |the |our |its |their "
        r"|his |her |a |an |we |they |it |he |"
        r"she |you |[a-z]+ (?:is|are|stops?|arrives?|ends?|leaves?|falls?|signs?|agrees?|opens?|begins?|"
        r"crosses)\b))(?: that)?|"
        r"on the understanding that|supposing(?: that)?|granted that|in (?:return|exchange) for|"
        r"(?:^|(?<=, ))(?:up)?on (?=(?:the |full |final |their |its |prior )?(?:verification|receipt|"
        r"signature|completion|confirmation|"
        r"ratification|withdrawal|release|arrival|proof|payment|delivery|acceptance|evidence|entry into force) of)|"
        r"(?:^|(?<=, )|(?<=and )|(?<=but ))(?:were|had)(?= (?:the|any|they|he|she|it|we|a|an|this|"
        r"that|both|our|their|its|talks|"
        r"[a-z]+) .{2,120}(?:, | we | it | they | he )))(?! course)",
        r" (?:when|before|after|on which|of|in question|by|it was|they were)\b",
    ),
    Row(
        "R-C-010",
        "necessary",
        r"\b(?:in the absence of|absent(?= (?:a |an |the |any )?[a-z]+)|failing(?= (?:a |an |the |"
        r"such |agreement|that))|subject to|short of|"
        r"only (?=(?:on|with|through|under|by|in exchange|in return|against|within) (?:the |a |an "
        r"|such |its |our |their )?[a-z]+))",
        r" (?:the (?:same|law)|attack|tax|difficulty|the window)\b",
    ),
    Row(
        "R-C-003",
        "necessary",
        r"\b(?:unless and until|unless|until such time as|until|till)\b",
        rf" (?:and |after |well into )?{_TIMES}",
    ),
    Row(
        "R-C-004",
        "sufficient",
        r"\b(?:if and when|if|in case(?= (?!of)|\b of)|in the event (?:that|of)|as soon as|(?<!at )once|assuming(?: "
        r"that)?|(?:(?<=^)|(?<=, )|(?<=and )|(?<=but ))should(?= (?:the|any|they|he|she|it|we|an?|"
        r"this|that|talks|negotiations|[a-z]+ (?:fail|refuse|attack|continue|decide|accept|agree|withdraw|"
        r"violate|choose|reject|happen|occur))\b))\b",
        r" (?:i (?:may|might|remember|recall|am not)|you (?:will|like|please|want my|ask me)|we are "
        r"(?:honest|to be honest)|that is|memory serves|again|more|and for all|possible|necessary|"
        r"needed|any|anything|so|not|only|appropriate|"
        r"upon a time|there were ever|you will|i may|i might)\b",
    ),
    Row(
        "R-C-005",
        "sufficient",
        r"\b(?:when|whenever|as long as|so long as|every time)\b",
        r" (?:\w+ing\b|it comes to|asked|necessary|possible|needed|appropriate|due|and (?:if|where|"
        r"how))",
    ),
    Row(
        "R-C-006",
        "sufficient",
        r"\bafter\b(?= (?:\w+ing|(?:the|a|an|its|their|his|our|both|all|it|they|we|he|she|[a-z]+) "
        r"(?:[a-z'-]+ ){0,4}?(?:is|are|has|have|withdraws?|signs?|ends?|leaves?|completes?|accepts?|"
        r"stops?|agrees?|begins?)\b))",
        r" (?:all\b|that\b)",
    ),
    Row(
        "R-C-007",
        "necessary",
        r"\bwithout\b",
        r" (?:delay|exceptions?|(?:any |further )?(?:pre-?)?conditions?|hesitation|doubt|warning|success|"
        r"further|prejudice|interruption|discrimination|hindrance|result|incident|going|saying|mentioning|"
        r"question|fail|explanation|evidence|naming|giving|elaborating|providing|specifying|due|notice|"
        r"consulting|power|electricity|water|food|a (?:word|doubt|trace)|regard|fear|reservation)",
    ),
    Row(
        "R-C-008",
        "necessary",
        r"\bbefore\b",
        rf" (?:{_TIMES}|the (?:council|court|assembly|committee|war|summit|deadline|election|house|"
        rf"parliament|people|world|law)\b|us\b|it is too late|too late|it|leaving|arriving|turning|"
        rf"a (?:court|judge))",
    ),
)

# where a prerequisite is stated by a verb or a noun: group "c" is the condition
NEEDED: tuple[tuple[str, str, bool], ...] = (
    (
        "R-C-020",
        r"\b(?:contingent|conditional|conditioned|predicated|hinge[sd]?|depend(?:s|ed|ent|ing)?)(?: "
        r"[a-z]+ly| in part| entirely| largely)? (?:up)?on (?P<c>.+)$",
        False,
    ),
    ("R-C-021", r"\b(?:tied|linked|bound) to (?P<c>.+)$", False),
    ("R-C-022", r"(?:^|: )(?P<c>[^:]{3,240}?),? before (?!the end|the council|\d|long\b)", True),
    (
        "R-C-023",
        r"\b(?:requires?|required|requiring|presupposes?|necessitates?|calls for|demands) (?:that "
        r")?(?P<c>.+)$",
        True,
    ),
    (
        "R-C-024",
        r"\b(?:pre-?conditions?|prerequisites?|conditions?|requirements?|first step|sine qua non)\b[^,;]{0,80}? "
        r"(?:is|are|remains?|include|was|were|must be|will be) (?:that |the following: )?(?P<c>.+)$",
        False,
    ),
    (
        "R-C-025",
        r"^(?:and |but |so )?(?P<c>.{3,200}?),? (?:is|are|was|were|remains?|remain|as|becomes?|be|"
        r"constitutes?|must be|will be) (?:[a-z]+ly |still |also |all |now )*(?:the |a |an |one |our "
        r"|their |its )*(?:[a-z-]+ (?:and |, )?){0,4}?(?:pre-?conditions?|prerequisites?|conditions?|"
        r"requirements?|essential|necessary|indispensable|needed|required|imperative|crucial|vital|"
        r"critical|first step|key|basis|sine qua non|must)\b",
        False,
    ),
    (
        "R-C-026",
        r"(?P<c>\b\w+ (?:is|are|remains?|offers?|represents?) (?:[a-z]+ )?(?:the )?(?:only|sole|one|"
        r"single) (?:[a-z]+ )?(?:path|way|route|road|means|basis|guarantee|chance|hope|avenue|solution|"
        r"foundation|key))\b",
        False,
    ),
    (
        "R-C-027",
        r"\b(?:only|sole|single) (?:[a-z]+ )?(?:path|way|route|road|means|basis|guarantee|chance|hope|"
        r"solution)\b.{0,80}? (?:is|lies|runs|goes) (?P<c>.+)$",
        False,
    ),
    ("R-C-028", r"\bonly (?P<c>(?:a|an|the|through|by|with|[a-z]+ing) .{2,120}?) (?:can|will|could|would)\b", False),
    ("R-C-033", r"\bonly\b.{0,60}? (?:if|when|after|once) (?P<c>.+)$", False),
    ("R-C-029", r"\bonly (?:be )?(?:[a-z]+ )?(?P<c>(?:through|by|with|if|when|after|once|upon) .+)$", False),
    (
        "R-C-030",
        r"\b(?:must|has to|have to|needs? to|should|is to|are to)(?:, [^,]{2,40},)? (?:first )?(?P<c>[^;]+?)(?=(?: "
        r"- |-)and that|; |, (?:not|which|ensuring|or|if)\b| in order (?:to|for)\b| if |[.!]*$)",
        True,
    ),
    ("R-C-031", r"\b(?:without|unless|until|no sooner than) (?P<c>[^,;]+)", False),
    ("R-C-032", r"^(?P<c>.+)$", False),
)
