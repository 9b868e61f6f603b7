"""Noise around a text: adverts, links, menus, page headers, forms and notices of the publisher."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule

AROUND_TEXTS: tuple[Rule, ...] = (
    Rule("R-N-030", "advert", r"^(?:find out|learn|discover|read|see|know) more\b"),
    Rule(
        "R-N-031",
        "advert",
        r"\b(?:sign up|subscribe|register) (?:now|today|here|free|for|to)\b.{0,80}\b(?:newsletter|"
        r"updates?|alerts?|free|account|bulletin|inbox|email|mailing|access|here|channel|podcast|digest|"
        r"digital|today)\b|^(?:subscribe|sign up|register|log ?in|sign in)\b",
    ),
    Rule(
        "R-N-032",
        "advert",
        r"\b(?:your|our) (?:free |weekly |daily |monthly |morning )*(?:newsletter|inbox|subscription|"
        r"email newsletter|mailing list|app|podcast)\b",
    ),
    Rule(
        "R-N-033",
        "advert",
        r"^(?:support|donate)\b.{0,50}!$|^(?:donate|contribute|subscribe)\b.{0,50}\b(?:today|now)\b|"
        r"^(?:support|donate|contribute|become a|join|help us|give)\b.{0,60}\b(?:member|independent "
        r"journalism|supporter|subscriber|patron|our journalism|newsroom)\b",
    ),
    Rule(
        "R-N-034",
        "advert",
        r"\b(?:please|be sure to|make sure to|don't forget to) (?:also )?(?:see|read|visit|review|"
        r"check|consult|refer to|click|contact|email|follow|watch|share|download|browse)\b (?:our|"
        r"the full|this|these|us|the (?:website|site|link|page|report|article|guide|list|map)|\S+\.\S+|"
        r"[a-z-]+@)",
    ),
    Rule(
        "R-N-035",
        "link",
        r"^(?:click|tap|download|watch|listen|follow us|follow|share|tweet|print|email|read|view|see|"
        r"visit|go to|back to|return to|skip to|scroll|swipe)\b(?: (?:here|this|us|on|the|full|also|"
        r"all|now|article|story|video|page|more|next|related|pdf|live|our|top|main|content|to|your|"
        r"friends|facebook|twitter|x|telegram|whatsapp|report|gallery|episode|podcast)\b){1,8}[.!:]?$",
    ),
    Rule(
        "R-N-036",
        "link",
        r"^(?:read also|also read|see also|read next|related|recommended|more on this|more from|more "
        r"about|further reading|you may also like|most read|most popular|trending|latest|editor's "
        r"picks|in this article|read the full|read this|in pictures|on the same topic|sources?|tags?|"
        r"topics?|filed under|category|share)(?: [a-z]+){0,4} ?:|^(?:related (?:articles|stories|content|"
        r"topics|posts)|most (?:read|popular|viewed)|you (?:may|might) also like|more from)\b",
    ),
    Rule(
        "R-N-037",
        "advert",
        r"^for (?:more|further|a (?:detailed|full|complete|deeper)) [a-z -]{0,80}(?:information|details|"
        r"analysis|on|about|projection|inquiries|reports?|coverage)\b.{0,200}\b(?:see|visit|contact|"
        r"read|review|our|click|call|email)\b",
    ),
    Rule(
        "R-N-038",
        "advert",
        r"^(?:advertisement|advertising|sponsored|promoted|paid content|ad feedback|story continues|"
        r"article continues|continue reading|this article (?:was )?(?:first |originally )?(?:published|"
        r"appeared)|this story (?:was|has been)|all rights reserved|copyright|©)\b",
    ),
    Rule(
        "R-N-039",
        "form",
        r"\b(?:your email address will not be published|required fields|leave a (?:reply|comment)|"
        r"post a comment|add a comment|write a comment|save my name|notify me of|enter your (?:email|"
        r"name)|i agree to the (?:terms|privacy)|terms (?:of use|and conditions)|privacy (?:policy|"
        r"notice)|cookie (?:policy|settings)|we use cookies|accept (?:all )?cookies|this site uses|"
        r"all fields|username|password|captcha|comments are closed|submit(?: your)? comment)\b",
    ),
    Rule(
        "R-N-040",
        "advert",
        r"\b(?:support|fund|back|defend) (?:our|independent|quality|free) (?:journalism|reporting|"
        r"press|work|newsroom)\b|\b(?:as little as|just) [$€£]\d|\b(?:cancel (?:at )?any ?time|limited "
        r"time offer|special offer|free trial|gift subscription|ad-free|unlimited access|no spam|unsubscribe)\b",
    ),
    Rule(
        "R-N-041",
        "menu",
        r"^(?:home|menu|search|news|world|politics|business|opinion|sport|sports|culture|video|contact|"
        r"about(?: us)?|login|english|français|español)(?: ?[|/>·•»-] ?[a-z &]+| (?:home|menu|search|"
        r"news|world|politics|business|opinion|sport|sports|culture|video|contact|about|login|economy|"
        r"tech|technology|travel|health|science|arts|style)\b)+\.?$",
    ),
    Rule("R-N-042", "link", r"^(?:<?https?://|www\.)\S+$|^\S+@\S+\.\S+$|^@\w+$"),
    Rule(
        "R-N-043",
        "menu",
        r"^(?:home|menu|search|share|print|email|facebook|twitter|whatsapp|telegram|linkedin|copy "
        r"link|close|next|previous|back|top|loading|skip to (?:main )?content|toggle navigation|advertisement|"
        r"video|photos?|gallery|comments?(?: \(\d+\))?|\d+ comments?|\d+ shares?|listen|play|pause|"
        r"mute)[.!:]?$",
    ),
    Rule(
        "R-N-044",
        "page header",
        r"^(?:by|reporting by|editing by|additional reporting|written by|translated by|compiled by|"
        r"our correspondent)(?: [a-z.'-]+){1,12}[.;,]?$",
        r"\b(?:is|are|was|were|will|must|said|should|has|have|the|[a-z]{3,}ed)\b",
    ),
    Rule(
        "R-N-045",
        "page header",
        r"^(?:published|updated|last (?:updated|modified)|posted|created|first published|date|issued|"
        r"released)(?: on| at)?:? .{0,60}$",
        r"\b(?:is|are|was|were|will|must|said|should|has|have)\b",
    ),
    Rule(
        "R-N-046",
        "page header",
        r"^(?:\w+,? )?(?:\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|"
        r"november|december),? \d{4}|(?:january|february|march|april|may|june|july|august|september|"
        r"october|november|december) \d{1,2},? \d{4}|\d{4}-\d{2}-\d{2})(?:[ ,|-]+(?:\d{1,2}[:.]\d{2}.{0,12}|"
        r"[a-z]+))?$",
    ),
    Rule(
        "R-N-047",
        "page header",
        r"\| .{0,60}\||^\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}|^page \d+|^\(?[a-z]{2,6}\)? ?[|] ",
    ),
    Rule(
        "R-N-048",
        "advert",
        r"^(?:this is a (?:preview|sample)|to continue reading|already a subscriber|don't miss|stay "
        r"(?:informed|connected|up to date|tuned)|get (?:the latest|unlimited|breaking)|join (?:our "
        r"(?:newsletter|community|mailing|readers)|"
        r"the conversation|thousands|\d)|have (?:a tip|your say)|got a (?:tip|story)|(?:send|tell) "
        r"us (?:your|a tip|what you think)|write to us|contact us|follow us|shop now|buy now|order now|book "
        r"now)\b",
    ),
)

NOTICES: tuple[Rule, ...] = (
    Rule("R-N-089", "page header", r"^the (?:writer|author) (?:is|was|teaches|works|heads|directs)\b.{0,160}$"),
    Rule(
        "R-N-090",
        "form",
        r"\(signed\)|^(?:done|signed|given) (?:at|in) .{3,80}\b(?:in (?:two|three|four|duplicate|triplicate|"
        r"quadruplicate|the [a-z]+ language)|on (?:this|the) )|^in witness whereof|^in faith whereof|"
        r"^the (?:meeting|session|sitting) (?:rose|was adjourned|was called to order|was suspended|"
        r"resumed) at\b|^names? (?:withheld|changed)|^the names? (?:of .{3,60} )?(?:has|have) been "
        r"(?:changed|withheld)",
    ),
    Rule(
        "R-N-091",
        "notice",
        r"^(?:the|this) (?:interview|conversation|transcript|text|article|essay|piece|report|paper|"
        r"speech|translation|version|"
        r"edition|print|column) (?:has been|was|is|appeared|first appeared|may)\b.{0,120}\b(?:edited|"
        r"shortened|condensed|"
        r"abridged|translated|updated|corrected|published|adapted|appeared|clarity|length|excerpt|extract)\b|"
        r"^the (?:views|opinions) (?:expressed|in this)\b|^(?:views|opinions) (?:expressed )?(?:are|here)\b|"
        r"^(?:his|her|their) (?:latest |new |most recent |next )?(?:book|novel|memoir)\b.{0,120}$",
        r"\b(?:said|says|must|should|army|troops)\b",
    ),
    Rule(
        "R-N-094",
        "notice",
        r"^(?!(?:this|that|the|our|what|it|there|he|she|we|they|here|an?|my|its|his|her) )(?:(?:mr|"
        r"ms|mrs|dr|professor|sir)\.? )?"
        r"[a-z'’.-]+ [a-z'’.-]+(?: [a-z'’.-]+)?,? (?:is|was|teaches|writes|edits) (?:an? |the )?(?:[a-z-]+ "
        r"){0,4}?(?:author of|"
        r"editor|fellow|columnist|correspondent|contributor|reporter|professor|lecturer|historian|"
        r"novelist|staff writer|"
        r"former [a-z]+ (?:minister|ambassador|pilot|officer|judge|envoy|adviser|diplomat|official)|"
        r"at the (?:university|institute)|"
        r"for (?:this|the) (?:paper|magazine))\b.{0,120}$",
        r"\b(?:said|says|must|should|will|would|army|troops)\b",
    ),
)

EDITORS: tuple[Rule, ...] = (
    Rule(
        "R-N-098",
        "notice",
        r"^(?:correction|clarification|editor'?s? note|note to (?:editors|readers)|update|disclosure|"
        r"disclaimer|press contact|contacts?|media contact|source|tags?)s?:|^(?:our|the|this) (?:weekly "
        r"|daily |free )?(?:newsletter|podcast|bulletin|magazine|programme|print edition|column) (?:appears|"
        r"is (?:sent|published|out)|comes out|goes out|lands|arrives|returns)\b.{0,80}$|^you (?:are "
        r"reading|have read|have reached|are viewing|can read|may also)\b.{0,80}$|\b(?:standards and "
        r"practices|code of ethics|editorial (?:policy|standards|guidelines))\b|^comments? (?:are|"
        r"is|will be|have been) (?:moderated|closed|open|off|disabled)\b.{0,40}$|^this is a (?:developing|"
        r"breaking|live|rolling) (?:story|blog|event)\b|^more (?:details )?(?:to follow|soon|follows?)\b|"
        r"^a version of this\b|^for the latest\b.{0,100}$|^(?:names|some names|his name|her name) "
        r"(?:has|have) been (?:changed|altered|withheld)\b|^photographs?(?: by|:)|^\d+ (?:min(?:ute)?s?) "
        r"read$",
    ),
)
