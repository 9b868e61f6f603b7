"""What is dropped: adverts, captions, headings, page headers, menus, forms, links, courtesies, questions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.evidence.reading.grammar import has_verb, words_of
from comity.evidence.reading.noise_rows import NOISE
from comity.evidence.reading.rules import first
from comity.evidence.reading.segments import Segment
from comity.evidence.reading.view import View
from comity.evidence.reading.words import listed

Verdict = tuple[str, str]  # rule and reason

SMALL_WORDS = frozenset(
    listed("""
a an the of to in on at by for from with and or nor but as vs via per is are be its it not over into amid after
before than that against between under about up out off de la le el al du des van von bin ibn und et
""")
)
FIRST_BLOCKS = 5  # where a title may stand
NEAR_THE_END = 12  # sentences
ONLY_ALONE = frozenset(
    {"R-N-044", "R-N-061"}
)  # what could stand in a report too is noise only where it is a paragraph of its own
HEADING_WORDS = 14  # a line of its own without a full stop and no longer than this is a heading
_TOPIC = re.compile(
    r"(?:what|where|why|how|who|when|which|background|introduction|summary|conclusions?|recommendations?|"
    r"annex|overview|context|outlook|scenarios?)\b"
)
_ENDS = re.compile(r"[.!?…;:,]['\")\]]*$")
_TO_READER = re.compile(r"\b(?:we|our|us|you|your)\b")


def noise(seen: View, segment: Segment) -> Verdict | None:
    """
    Return the rule and the reason where a sentence is to be dropped, else None.

    Examples
    --------
    >>> from comity.evidence.reading.view import view
    >>> text = "Sign up for our newsletter."
    >>> noise(view(text, 0, len(text)), Segment(0, len(text), "text", 0))
    ('R-N-031', 'advert')
    """
    if segment.role == "page":
        return segment.rule, segment.why
    if segment.role == "heading":
        return "R-N-011", "heading"
    text = seen.text.strip(" *_\"':")
    if sum(x.isalpha() for x in text) < 3:
        return "R-N-012", "no words"
    fired = first(NOISE, text)
    if fired is not None and (fired.rule.id not in ONLY_ALONE or segment.alone):
        return fired.rule.id, fired.rule.gives
    return _shape(seen, segment)


def _shape(seen: View, segment: Segment) -> Verdict | None:
    """Return the verdict on the form of a sentence: headings in capitals, titles, lines and words without a verb."""
    words = words_of(seen.cased)
    if not words:
        return "R-N-012", "no words"
    letters = [x for x in seen.cased if x.isalpha()]
    if len(letters) > 6 and sum(x.isupper() for x in letters) > 0.85 * len(letters) and len(words) < 60:
        return "R-N-013", "heading"
    ended = bool(_ENDS.search(seen.text))
    if title(words, ended and not seen.text.endswith(":")) and (segment.quote < 0 or len(words) < 25):
        return "R-N-014", "heading"
    verb = has_verb(seen.text)
    if (
        segment.alone
        and segment.quote >= 0
        and segment.block < FIRST_BLOCKS
        and not ended
        and len(words) <= HEADING_WORDS
    ):
        return "R-N-018", "heading"  # a quotation as a title
    line = segment.alone and segment.role == "text" and segment.quote < 0 and not ended
    if line and (len(words) <= HEADING_WORDS or not verb):
        return "R-N-015", "heading"
    if (
        segment.role == "item"
        and segment.alone
        and not ended
        and _TOPIC.match(seen.text)
        and len(words) <= HEADING_WORDS
    ):
        return "R-N-017", "heading"
    if not verb and (len(words) < 8 or not ended):
        return "R-N-016", "no statement"
    return None


def title(words: Sequence[str], ended: bool = False) -> bool:
    """
    Return True where every longer word is capitalised, as in titles.

    >>> title("Outlook on Peace Negotiations".split()), title("President Orr met Prime Minister Lund".split())
    (True, False)
    """
    longer = [w for w in words if len(w) > 2 and w.lower() not in SMALL_WORDS]
    if len(longer) < 2:
        return False
    capitals = sum(w[0].isupper() for w in longer)
    return capitals == len(longer) or (
        not ended and len(longer) >= 6 and capitals >= len(longer) - 1 and capitals >= 0.85 * len(longer)
    )


def beside_adverts(
    verdicts: Sequence[Verdict | None], seen: Sequence[View], where: Sequence[Segment]
) -> list[Verdict | None]:
    """
    Return the verdicts with one rule more: what speaks to the reader right after an advert near the end is one.

    Pages end in appeals ("We need your help.") that taken alone read like statements of a party.
    """
    made = list(verdicts)
    for at in range(max(1, len(made) - NEAR_THE_END), len(made)):
        before = made[at - 1]
        after_advert = before is not None and before[1] == "advert"
        same = where[at].block == where[at - 1].block or where[at].block == where[at - 1].block + 1
        last = all(v is not None or _TO_READER.search(s.text) for v, s in zip(made[at:], seen[at:], strict=True))
        near_end = at >= 0.6 * len(made)
        if made[at] is None and after_advert and same and near_end and last and where[at].quote < 0:
            made[at] = ("R-N-049", "advert")
    return made
