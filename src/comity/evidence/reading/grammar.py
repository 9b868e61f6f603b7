"""Small grammar by word lists: is there a verb, is it an order, does the text read as English at all."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from comity.evidence.reading.words import listed

MODALS = frozenset(
    listed("""
will would shall should can could may might must cannot ought 'll won't can't shan't
""")
)
AUXILIARIES = MODALS | frozenset(
    listed("""
is are was were am be been being has have had do does did isn't aren't wasn't weren't hasn't haven't hadn't
don't doesn't didn't it's that's there's we're they're you're i'm we've they've i've he's she's needs need
""")
)
SUBJECT_PRONOUNS = frozenset(
    listed("""
i we he she it they you who there this these those
""")
)
DETERMINERS = frozenset(
    listed("""
the a an this that these those our your their its his her my all every any no some both each them him us it me
yourself yourselves what how why whatever not only more further
""")
)


ONLY_VERBS = listed("""
accept deplore run consist belong depend rely exist contain cost achieve acknowledge add address adhere adopt
agree allow announce appeal apply appoint approve arrange ask assess assume avoid avert become begin believe
bring build cease choose clarify come commit comply conclude condemn conduct confirm consider continue convene
cooperate create declare decide defend define deliver demonstrate deny deploy deploys deprive describe destroy
determine develop disarm discuss dismantle do draw eliminate enable encourage end enforce engage ensure enter
establish examine exchange exercise expand explain express extend find follow forget fulfil fulfill get give go
grow guarantee halt happen have help hold honour honor identify implement improve include increase insist invest
invite join keep know learn leave let lift listen look make maintain mean meet monitor move negotiate note obey
observe open oppose organise organize participate pay persist postpone prepare prevent prioritise prioritize
proceed produce promote propose protect prove provide pull publish pursue put reach read reaffirm reallocate
re-allocate receive recognise recognize reconsider recommend reduce refrain refuse reject release rely remain
remember remove renew reopen repeal replace resolve respect respond restore resume retain reveal revise say
secure see seek send separate settle show sign solve speak spare stand start stay strengthen submit suspend
sustain take tell think treat understand undertake unite uphold urge verify wait warn withdraw write rebuild
abide abolish abandon abstain bear behave lay lower lose make mind notify offer permit play preserve rein relax
remind say secure serve set share accuse advance amend apologise apologize arrest attend await backtrack ban bar
blame block break broaden cancel cap capitulate celebrate cement concentrate confront convince correct curb cut
deepen delay dispatch diversify double empower endorse equip erect escalate evacuate exclude exempt expand expel
explore facilitate fear finish fix forbid forgive formalise formalize freeze hand hasten hide hire import impose
inform inspect install intensify intervene introduce investigate isolate issue jail lend liberate light limit
lock loosen mandate mediate merge mobilise mobilize modernise modernize narrow negotiate normalise normalize
obtain open outlaw overcome oversee pardon phase postpone pour preach prosecute punish push quit raise react
rearm rebuild recall reconcile rectify redouble refer reform regain regret reinforce reiterate relocate
repatriate repay rescind reschedule resettle reshape resign resist ring reward rush sack salvage sanction scale
scrap screen shed shield shorten shoot silence sit slow soften spend spread stabilise stabilize stem step
stockpile strip subsidise subsidize summon surrender swap tackle tell terminate throw tie tighten top toughen
trim triple unblock undo unfreeze unify unlock upgrade urge vacate veto vow wage weaken weigh widen wipe yield
stick stay synchronise synchronize think turn vacate warn
""")
NOUN_OR_VERB = listed("""
act aid aim answer arm attack balance ban block boycott call cause change charge check claim close combat
contact control cut deal debate demand design display doubt dream drop ease effect escape face fear fight file
fire focus force form free gain grant guard hand hope host judge kill land lead limit link list mark match
matter name need order pass pause permit place plan pledge point praise press process progress promise pull push
question raise range ratify rate record remark repair report request rescue rest result return risk rule seal
search shape shift sign stop strike study supply support talk target test threaten thwart track trade train
transfer transport trial trust use view visit voice vote want watch welcome win work worry
""")
IRREGULAR = frozenset(
    listed("""
said told made took came went gave got saw knew found left held kept began became brought led met put set ran
cut sent lost won fell rose grew broke spoke wrote stood paid fought built spent understood sought drew chose
drove shot struck hit shut let laid lay sank swore threw withdrew withheld forbade undertook overthrew bore
forgot showed thought felt meant dealt bought sold caught taught hung fled shook woke sat arose strove wore tore
spread died killed cost led drove fed bred sank hurt shed wrought dug hid froze rode shone swung
""")
)
COMMON_ENGLISH = frozenset(
    listed("""
the of to and in a is that for it on with as are was by this be at from or an have not which but has were they
we he i you his her its their our will would must should can may all any there been had said no if when who what
""")
)
_OTHER_TONGUES = frozenset(
    listed("""
le la les des du que qui est une un et dans pour pas sur avec ne der die das und nicht ein eine zu mit auf den
von el los las del en por para con una su al lo il di che per non sono della dei da em os não het een van niet
op dat är och att det på inte
""")
)
_FOR = frozenset(listed("call ask prepare provide wait apply vote look search care pay stand allow work"))
_NOT_AFTER_ORDERS = frozenset(listed("is was will has of have had between among are were does would can may must"))
_ATTENTION = frozenset(
    {"look", "listen", "imagine", "suppose", "picture", "think", "see", "hear", "believe", "trust", "wait", "say"}
)
_AFTER_NOUNS = frozenset(
    listed("""
of and or in on at by for from with near along to as into under over who which whose after before during
""")
)
_NO_ORDERS = frozenset(
    listed("""
otherwise meanwhile moreover instead elsewhere likewise nevertheless nonetheless furthermore besides eventually
ultimately once always look listen imagine suppose picture think see hear behold mind wait believe trust after
before since until under over with without within from into onto upon during despite amid among against about
between behind beyond both even only once then than that what when where which while whom whose why such some
many most much more just like near perhaps maybe today tomorrow yesterday tonight still soon often never also
again here there thus hence because although though unless whether either neither nor half twice around across
along through throughout toward unlike except regarding concerning following including given nobody everyone
someone
""")
)
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LEADING = re.compile(
    r"^(?:(?:please|kindly|now|so|and|but|therefore|first|second|third|finally|instead|also|again|"
    r"always|never|just|at least|"
    r"above all|to them i say|to those [a-z ]{3,40} i say|i say(?: to (?:them|you|all))?|relentlessly|"
    r"urgently|immediately|"
    r"do not|don't|let me say (?:to [a-z ]{2,30})?)[,:]? )*"
)
_LEAD_CLAUSE = re.compile(
    r"^(?:when|if|to|in|for|before|after|while|once|until|unless|as|at|during|where)\b[^,:;]{3,160}, "
)


_LEAD_WORDS = re.compile(
    r"^(?:(?:and|but|so|yet|or|also|moreover|furthermore|however|therefore|thus|hence|meanwhile|"
    r"finally|again|today|now|then|first|second|"
    r"third|in fact|indeed|of course|to be (?:frank|clear|honest)|(?:nobody|no one|let no one|"
    r"let nobody)(?: should)?(?: be in(?: any)?)? doubt(?: that)?|let (?:nobody|no one|them|him) "
    r"(?:be (?:mistaken|deceived|under any illusion)|make any mistake)|make no mistake about (?:it|"
    r"that|this)|let there be no (?:doubt|mistake|"
    r"misunderstanding)(?: that)?|there should be no doubt(?: that)?|let us (?:be (?:honest|clear|"
    r"frank|realistic)|not forget)(?: that)?|it is important to (?:remember|note|recall|understand|"
    r"stress|recogni[sz]e)(?: that)?|(?:please )?remember(?: that)?|let me (?:be (?:clear|honest|"
    r"frank|very clear)|say|repeat|stress|add|underline)(?: that)?|i (?:repeat|say again|must "
    r"say|must stress|want to stress|want to be clear|"
    r"would like to (?:stress|emphasi[sz]e|underline|say)|wish to (?:stress|emphasi[sz]e|say))(?: "
    r"that)?|make no mistake|(?:the )?conclusion must be drawn that|it must be (?:said|noted|admitted|"
    r"stressed) that|"
    r"we repeat(?: once again)?|i have to say(?: that)?|mr\.? president|pay attention|rest assured)[,:;]? )+"
)


def words_of(text: str) -> list[str]:
    """Return the words of a text, hyphens and apostrophes inside them kept."""
    return _WORDS.findall(text)


@cache
def verb_forms() -> frozenset[str]:
    """Return the forms of the verbs known here that can carry a sentence."""
    made = set(IRREGULAR)
    for verb in (*ONLY_VERBS, *NOUN_OR_VERB):
        stem = verb[:-1] if verb.endswith("e") else verb
        third = verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeou" else verb + "s"
        third = verb + "es" if verb.endswith(("s", "sh", "ch", "x", "o")) else third
        past = verb[:-1] + "ied" if third.endswith("ies") else stem + "ed"
        made |= {third, past}
    return frozenset(made)


def has_verb(text: str) -> bool:
    """
    Return True where a text in small letters has a word that can carry a sentence.

    >>> has_verb("the guns fell silent"), has_verb("a soldier of the guard")
    (True, False)
    """
    words = words_of(text)
    forms = verb_forms()
    if len(words) > 2 and _third_person(words[0]) and words[1] in ("the", "all", "its", "that", "upon", "both", "any"):
        return True  # an operative paragraph: "Deplores the loss"
    for at, word in enumerate(words):
        bare = word.replace("’", "'")
        if (
            bare in AUXILIARIES
            or bare in forms
            or (len(bare) > 4 and bare.endswith(("ed", "n't", "'re", "'ll", "'ve")))
        ):
            return True
        if at and _third_person(bare) and at + 1 < len(words) and words[at + 1] not in _AFTER_NOUNS:
            return True
        if at and bare in _base_verbs() and (words[at - 1].endswith("s") or words[at - 2 : at - 1] == ["and"]):
            return True
        if at and words[at - 1] in ("we", "i", "they", "you", "people", "who") and bare.isalpha():
            return True
    return order(text)


def plural_verb(text: str) -> bool:
    """
    Return True where a verb in its base form follows a plural.

    >>> plural_verb("the rebels hold the airport"), plural_verb("the airport of the rebels")
    (True, False)
    """
    words = words_of(text)
    return any(w in _base_verbs() and before.endswith("s") for before, w in pairwise(words))


def _third_person(word: str) -> bool:
    """Return True for a word that may be a verb in -s."""
    return len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "'s"))


def order(text: str) -> bool:
    """
    Return True where the words (small letters) are an order or a request in the imperative.

    >>> order("stop blocking aid"), order("support for the plan has grown"), order("let the two sides talk")
    (True, False, True)
    """
    bare = text
    for _ in range(2):
        if _plain_order(bare):
            return True
        head, colon, rest = bare.partition(": ")
        if colon and len(head) < 90 and _plain_order(rest):
            return True
        lead = _LEAD_CLAUSE.match(rest if colon and len(head) < 90 else bare)
        if lead is None:
            return False
        bare = (rest if colon and len(head) < 90 else bare)[lead.end() :]
    return False


def _plain_order(text: str) -> bool:
    """Return True where a text begins with a verb in its base form that orders."""
    lead = _LEADING.match(text)
    rest = text[lead.end() if lead else 0 :].strip("*_\"' ")
    words = words_of(rest[:200])
    if not words:
        return False
    forbidden = "do not" in text[: lead.end() if lead else 0] or "don't" in text[: lead.end() if lead else 0]
    first, second = words[0], (words[1] if len(words) > 1 else "")
    if first in _ATTENTION or (first in _NO_ORDERS and first not in _only_verbs()):
        return False
    if first in _only_verbs():
        if second == "for":
            return first in _FOR
        return second not in _NOT_AFTER_ORDERS
    if (
        second in ("the", "all", "your", "our", "these", "those", "every", "us", "them")
        and len(first) > 3
        and rest[len(first) : len(first) + 1] == " "
    ):
        grown = first.endswith(("ly", "ing", "ed", "s")) or first in COMMON_ENGLISH or first in _NO_ORDERS
        return not grown or first in _noun_or_verb()
    if first in _noun_or_verb():
        return forbidden or second in DETERMINERS or second.endswith("ing") or (first == "use" and second != "of")
    return False


def without_lead(text: str) -> str:
    """
    Return a statement without the words that only lead up to it.

    >>> without_lead("but let me be clear: we stay")
    'we stay'
    """
    return _LEAD_WORDS.sub("", text)


@cache
def _base_verbs() -> frozenset[str]:
    return frozenset(
        (*ONLY_VERBS, *NOUN_OR_VERB, *listed("feed breed want seem matter suffer fear fuel weaken differ agree lie"))
    )


@cache
def _only_verbs() -> frozenset[str]:
    return frozenset(ONLY_VERBS)


@cache
def _noun_or_verb() -> frozenset[str]:
    return frozenset(NOUN_OR_VERB)


def reads_as_english(text: str) -> bool:
    """
    Return True where enough of the words (small letters) are common English ones, or the text is too short to tell.

    >>> reads_as_english("le gouvernement ne peut pas accepter cette proposition de paix")
    False
    """
    words = words_of(text)
    if not words or sum(w.isascii() for w in words) < 0.7 * len(words):
        return False
    english = sum(w in COMMON_ENGLISH for w in words)
    return sum(w in _OTHER_TONGUES for w in words) <= max(1, english) and (
        len(words) < 12 or english >= 0.05 * len(words)
    )
