"""The table of noise: what a reader of statements drops, with the reason."""

from __future__ import annotations

from comity.evidence.reading.rules import Rule

READER = r"(?:our|the|this|my|free|daily|weekly)"

NOISE: tuple[Rule, ...] = (
    Rule("R-N-020", "question", r"\?[\"' )\]]*$"),
    Rule("R-N-021", "stage direction", r"^[(\[][^()\[\]]{0,60}[)\]]\.?$"),
    # adverts, links and forms
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
    # captions
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
    # courtesy
    Rule(
        "R-N-070",
        "thanks",
        r"^(?:and )?(?:so )?(?:once again,? )?(?:(?:i|we) (?:would like to |want to |wish to |also "
        r"|sincerely |warmly )*(?:thank|express (?:my|our) (?:[a-z]+ )?(?:gratitude|thanks|appreciation|"
        r"condolences|congratulations)|congratulate|extend (?:my|our) (?:[a-z]+ )?(?:thanks|gratitude|"
        r"congratulations|condolences|greetings|welcome))|many thanks|thanks(?! to\b)|thank you|allow me to "
        r"(?:thank|congratulate|express)|let me (?:also |first |begin by |start by |once again )*(?:thank\w*|"
        r"congratulat\w*|express(?:ing)? (?:my|our)))\b",
    ),
    Rule(
        "R-N-071",
        "greeting",
        r"^(?:good (?:morning|afternoon|evening|day)|hello|hi|dear|greetings|welcome(?: to| back|,|"
        r"!|$)|ladies and gentlemen|excellenc(?:y|ies)|your (?:excellenc|majest|royal|highness|eminence)|"
        r"mr\.? (?:president|chair|chairman|secretary|speaker|secretary-general)|madam|mme|distinguished|"
        r"honou?rable (?:members|delegates|colleagues)|esteemed|friends|colleagues|my fellow|fellow|"
        r"comrades|brothers and sisters|peace be upon|assalamu|dear)\b(?:[^.]{0,140}[,!:]|[^.]{0,60}|"
        r" ?(?:and|members of|[a-z]+)? ?(?:gentlemen|everyone|all|to you all|friends|colleagues|excellencies|"
        r"chairman|president)?)\.?$",
        r"\b(?:is|are|was|were|will|must|should|has|have|can|need|want|call|urge|demand|believe|stand|"
        r"left|[a-z]{3,}ed|do|did|does|they|we|i)\b",
    ),
    Rule(
        "R-N-072",
        "greeting",
        r"^(?:it is|it's|this is)(?: (?:a|an|my|indeed|truly|really))* (?:great |distinct |real |true "
        r"|genuine |profound )?(?:honou?r|pleasure|privilege|delight)\b|^(?:i|we) (?:am|are) (?:very "
        r"|deeply |truly |so |really )*(?:honou?red|pleased|delighted|glad|happy|privileged) (?:to "
        r"(?:be|see|welcome|have|speak|address|join|stand|participate)|for (?:the|this|your)|that "
        r"you)|^(?:i|we) (?:am|are) (?:very |deeply |truly |so |really |most |also |particularly )*(?:grateful|"
        r"thankful|indebted) (?:to|for)\b|^may (?:god|allah) |^god (?:bless|save)|^long live\b|^glory "
        r"to\b|^peace be\b|^(?:i|we) (?:welcome|greet) (?:you|all|everyone)\b|^all the best|^best "
        r"regards|^yours (?:sincerely|faithfully)|^sincerely\b",
    ),
    # sentences that carry no statement
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
    Rule(
        "R-N-095",
        "introduction",
        r"\b(?:speaks|talks|spoke|talked|tells|told|explains|in conversation|answers|sat down) (?:to|"
        r"with|questions from) (?:[a-z'’-]+ ){1,4}?(?:about|why|how|on)\b.{0,120}\.?$",
        r"\b(?:that|parliament|reporters|journalists|the council|lawmakers|said)\b",
    ),
    Rule(
        "R-N-096",
        "greeting",
        r"^(?:i|we) (?:have the honou?r to |hereby |gratefully |wish to )?(?:acknowledge|confirm)\b.{0,80}\b(?:receipt|"
        r"letter|note|message)\b|^(?:please )?accept,? .{0,60}\bassurances?\b|\bavail(?:s)? (?:myself|"
        r"ourselves|itself|himself) of this opportunity\b|\bhighest (?:consideration|esteem|regard)\b|"
        r"^(?:i|we) have the honou?r to (?:refer|write|address|transmit|inform you that i have received)\b.{0,120}$|"
        r"^(?:i|we) (?:remain|am|are),? (?:sir|madam|dear|yours)\b|^with (?:kind|best|warm) (?:regards|"
        r"wishes)",
    ),
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
    Rule(
        "R-N-092",
        "thanks",
        r"\b(?:thank you|thanks) (?:for|very much|so much)\b.{0,60}[.!]?$|^(?:and )?(?:mr\.? |madam "
        r"|minister,? |president,? |ambassador,? |sir,? |general,? )?(?:[a-z]+,? )?(?:thank you|thanks(?! "
        r"to\b))\b.{0,60}$|\b(?:thanked|thanks|expressed (?:his|her|their|its) (?:[a-z]+ )?(?:gratitude|"
        r"thanks|appreciation)) (?:the |his |her |their |to )?.{2,80} for (?:the|their|his|her|its|"
        r"a) (?:[a-z]+ )?(?:hospitality|welcome|reception|invitation|courtesy|kindness)\b|^allow me "
        r"(?:first (?:of all )?|at the outset |also )?to (?:congratulate|thank|welcome|salute|pay "
        r"tribute|express)\b",
    ),
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
