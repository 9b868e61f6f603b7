"""The kind of a statement: the guide's ten kinds in its order, the first row of the table that applies."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import cast

from comity.evidence.reading.causes import caused
from comity.evidence.reading.grammar import has_verb, order, reads_as_english, without_lead
from comity.evidence.reading.kind_rows import ORDER
from comity.evidence.reading.result import Kind
from comity.evidence.reading.rules import first
from comity.evidence.reading.view import spelled_out

_BACKSHIFT = re.compile(r"\bwe (?:also |then |now |still |never )?would\b")
_OWN_SIDE = re.compile(
    r"\b(?:his|her|its|their|the) (?:own )?(?:army|armed forces|forces|troops|government|country|"
    r"men|side|navy|fighters|delegation|movement|party|ministry|nation|administration)\b(?!'s)(?= "
    r"(?:would|will|was|were|had|has|is|are|could|can|did|does|remains?|wants?|never|also)\b)"
)
_IF_CLAUSE = re.compile(r"\b(?:if|once|whether|provided that) [^,;]{3,200}(?:,|;|$)")  # what "we" do there binds nobody
_PRONOUN = re.compile(
    r"(^|, |; |\band |\bbut |\bthat |\bif |\bunless |\buntil |\bbefore |\bor |\bwhile )(?:he|she|"
    r"they|it)\b(?! (?:is|was) (?:a|an|the|not|time|clear|possible|important|necessary|essential|"
    r"likely|too|also clear|up to)\b)"
)


def direct(text: str, self_words: Collection[str], told: bool) -> str:
    """
    Return a statement as its speaker would have said it, in small letters: contractions written out, own name as "we".

    In reported speech "he would" becomes "we will", so that one table of rules serves both.

    Examples
    --------
    >>> direct("norway wouldn't leave", ("norway",), told=True)
    'we will not leave'
    """
    shown = without_lead(spelled_out(text))
    if self_words:
        shown = _own(tuple(sorted(self_words, key=lambda w: (-len(w), w)))).sub("we", shown)
    if told:
        shown = _OWN_SIDE.sub("we", _PRONOUN.sub(r"\1we", shown))
        shown = _BACKSHIFT.sub("we will", shown)
    return shown


@lru_cache(maxsize=256)
def _own(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of the names of the speaker's side where they are no possessive."""
    return re.compile(r"\b(?:the )?(?:" + "|".join(map(re.escape, words)) + r")\b(?!['’-]|'s)")


def kind(text: str, voices: Collection[str]) -> tuple[Kind, str]:
    """
    Return the kind of a statement in direct form and the id of the rule that gave it.

    Parameters
    ----------
    text : str
        The statement as :func:`direct` gives it.
    voices : collection of str
        "party" or "author"; "told" for reported speech; "act" where the verb of speech is the statement.

    Returns
    -------
    tuple[Kind, str]
        ``("unknown", "R-K-000")`` where the words are not English or hold no verb.

    Examples
    --------
    >>> kind("we will never recognise the annexation", ("party",))
    ('red_line', 'R-K-020')
    >>> kind("the mediator should start with prisoners", ("author",))
    ('recommendation', 'R-K-120')
    >>> kind("eight people died", ("author",))
    ('factual_claim', 'R-K-199')
    """
    if "foreign" in voices or not reads_as_english(text):
        return "unknown", "R-K-000"
    main = _IF_CLAUSE.sub(" ", text)
    for table in ORDER:
        fired = first(table, main if table is ORDER[5] and len(main) > 12 else text, voices)
        if fired is not None:
            return cast("Kind", fired.rule.gives), fired.rule.id
        if table is ORDER[4] and "party" in voices and order(text) and not text.startswith("let us "):
            return "demand", "R-K-089"
        if table is ORDER[8] and caused(text):
            return "causal_claim", "R-K-370"
        if table is ORDER[6] and order(text):
            return "recommendation", "R-K-129"
    return ("factual_claim", "R-K-199") if has_verb(text) or len(text.split()) > 3 else ("unknown", "R-K-000")
