"""Noise beside pictures: captions and credits."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule

CAPTIONS: tuple[Rule, ...] = (
    Rule(
        "R-N-060",
        "caption",
        r"\b(?:photo|photograph|image|picture|illustration|graphic|map|video|credit|screenshot)s?(?: "
        r"credit)?(?: by)?: |^\(?(?:photo|file photo|file image|file picture|image|picture|illustration|"
        r"credit|courtesy|handout)s?(?:[:,] .{0,120}| by .{0,60}| courtesy .{0,60})?\)?\.?$|^\(?(?:reuters|"
        r"getty|afp|ap|epa|tass|archive|handout)(?: photo| images?)?(?: ?/ ?[\w .-]{1,40})?\)?\.?$|"
        r"\[(?:file|photo|image|reuters|afp|getty|epa|ap)[^\]]{0,60}\]$|\((?:photo|file|image|reuters|"
        r"afp|getty|epa|ap photo|picture)[^)]{0,60}\)\.?$|/ ?(?:tass|afp|reuters|getty images|epa|"
        r"ap|anadolu|xinhua|ria novosti|dpa)\.?$|\bgetty images\b|\bvia (?:reuters|ap|afp|getty|epa)\b",
    ),
    Rule(
        "R-N-061",
        "caption",
        r"^(?:an?|two|three|several|some|armed|displaced) (?:[a-z'-]+ ){0,5}?(?:sits?|stands?|walks?|"
        r"looks?|watch(?:es)?|hold(?:s|ing)?|waves|poses?|carr(?:y|ies)|inspects?|gathers?|rides?|"
        r"pass(?:es)?|queues?|wait(?:s)?|ha(?:s|ve) tea|shak(?:e|es) hands|lies?|lays?|peers?|gestures?|"
        r"speaks? (?:at|during|to)|attends?|arriv(?:e|es)|listens?|smokes?|prays?|hugs?|embraces?|"
        r"point(?:s)?|salutes?|man(?:s)? an?|fires? (?:a|an)|walks? past|patrols?|rises?|hangs?|flies?|"
        r"is (?:seen|pictured|shown)|are (?:seen|pictured|shown))\b(?!.*\b(?:will|must|should|said|"
        r"says|would|can|could)\b)",
        r"\b(?:(?:has|have|had|was|were|been|would|may|might)\b|is (?!seen|pictured|shown)[a-z]+|are "
        r"(?!seen|pictured|shown)[a-z]+|stands? (?:or falls|ready|with|by|firm|for|at|to)|holds? (?:that|"
        r"talks|the view|an? election)|looks? (?:like|set|likely)|lies? (?:in|with|at|ahead|behind)|"
        r"waits? (?:for)|rises?|points? to|passes? (?:a|the) (?:law|bill|resolution))\b",
    ),
    Rule(
        "R-N-062",
        "caption",
        r"\b(?:is|are) (?:seen|pictured|shown)(?: here)? (?:in|on|at|during|near|after|before|with|"
        r"as|through|outside|inside|from|speaking|walking|standing|sitting)\b|^(?:pictured|shown|seen|"
        r"above|below|left|right)[:,] |\bin this (?:file |handout |undated |archive |aerial |satellite "
        r")*(?:photo|image|picture|photograph|frame|still|screengrab)\b|\b(?:speaks|attends|gestures|"
        r"arrives|looks on|shake hands|shakes hands|poses|walks|waves|delivers) (?:[a-z' ]{0,40})?(?:at|"
        r"during|as|in|to|with|before|after|ahead of)\b.{0,120}\b(?:on|in) (?:january|february|march|"
        r"april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|"
        r"thursday|friday|saturday|sunday)\b.{0,24}$",
    ),
)

SCENES: tuple[Rule, ...] = (
    Rule(
        "R-N-099",
        "caption",
        r"^(?:from (?:left|right)|left to right|clockwise|(?:top|bottom|above|below|left|right|centre|"
        r"center|inset))(?: from [a-z ]+)?: |^(?!(?:we|i|they|he|she|it|you|our|my|who|those|let|both "
        r"sides|the parties)\b)(?:[a-z'-]+ ){1,5}(?:queue|queues|shake hands|pose|poses|"
        r"look on|looks on|gather|gathers|wave|line up|lines up|walk past|walks past|stand guard|stands "
        r"guard|embrace|embraces|wait in line|waits in line|ride past|rides past|pray|kneel|weep|mourn|"
        r"march past|march through|sift through|clear rubble)\b.{0,90}(?:\.|\d{4}|mon|tues|wednes|"
        r"thurs|fri|satur|sun)?(?:day)?\.?$",
        r"\b(?:will|would|must|should|said|says|has|have|had|is|are|was|were|to (?:the )?(?:polls|"
        r"vote))\b",
    ),
)
