"""Parties that only the text names: "the Republic of X", "X's government", "the X Front", and their adjectives."""

from __future__ import annotations

import re

from comity.evidence.reading.parties import names
from comity.evidence.reading.people import NOT_NAMES, TITLES

Own = tuple[tuple[str, str], ...]  # name -> party, longest names first

_WORD = r"[A-ZÀ-Þ][\w-]{2,}"
_OF = re.compile(
    r"\b(?:Republic|Kingdom|State|Government|Federation|Principality|Emirate|Sultanate|Presidency|Parliament|Union|"
    r"President|Prime Minister|Foreign Minister|Ambassador|Chancellor|[Gg]overnment|[Pp]residency|[Aa]rmy|[Cc]apital|"
    rf"[Cc]abinet|[Pp]eople) (?:of|in) (?:the )?(?:(?:Republic|Kingdom|State|Union) of )?({_WORD})"
)
_OWNER = re.compile(
    rf"\b({_WORD})['’]s (?:[a-z]+ )?(?:government|president|prime minister|foreign minister|defen[cs]e "
    rf"minister|army|parliament|"
    r"minister|ambassador|forces|troops|cabinet|presidency|chief negotiator|spokes\w+|leader|leadership|ministry|navy|"
    r"capital|envoy|delegation|security council|Foreign Minister|President|Prime Minister)\b"
)
_SIDE = re.compile(
    rf"\b({_WORD}(?:an|ese|i|ish|ite|[i]ne|ic)) (?:[a-z]+ )?(?:[Gg]overnment|[Ff]oreign [Mm]inister|"
    rf"[Pp]resident|(?:Prime|prime) [Mm]inister|side|army|forces|delegation|ambassador|negotiators?|soldiers|"
    rf"troops|officials?|ministry|capital|authorities)\b"
)
_BODY = re.compile(
    rf"\b(?:[Tt]he )((?:{_WORD} ){{0,3}}(?:Front|Movement|League|Alliance|Coalition|Brigade|Army|"
    rf"Authority|Command|Fund|Institute|Board|Agency|Organi[sz]ation|Commission|Mission|Team|Committee))\b"
)
_ENDINGS = re.compile(r"(?:n|ns|an|an[s]|ian|ians|ese|i|is|ish|ite|ites|[i]ne|ic)$")
_NO_STATES = frozenset(
    {
        "Foreign",
        "State",
        "Defence",
        "Defense",
        "Interior",
        "Finance",
        "Republic",
        "Kingdom",
        "Union",
        "Council",
        "Congress",
    }
)


def discover(text: str, default_party: str = "") -> Own:
    """
    Return the names of parties that a text brings itself, and their adjectives, each with its party.

    Examples
    --------
    >>> dict(discover("The Republic of Sealand met the Sealandic Front. Norway's army left."))
    {'Sealandic Front': 'Sealandic Front', 'Sealandic': 'Sealand', 'Sealand': 'Sealand', 'Front': 'Sealandic Front'}
    """
    known = names()
    found: dict[str, str] = {}
    states = {default_party} if default_party and default_party[:1].isupper() and " " not in default_party else set()
    for pattern in (_OF, _OWNER):
        states |= {m[1] for m in pattern.finditer(text)}
    states -= {s for s in states if s in known or s in NOT_NAMES or s in TITLES or s in _NO_STATES}
    for state in sorted(states):
        found[state] = state
    for m in _BODY.finditer(text):
        if m[1] not in known:
            found.setdefault(m[1], m[1])
    _short_forms(found)
    for word in {m for m in re.findall(rf"\b{_WORD}\b", text) if _ENDINGS.search(m)}:
        stem = next(
            (s for s in sorted(states) if len(s) > 3 and word != s and word.startswith(s[: max(4, len(s) - 2)])), ""
        )
        if stem and word not in known:
            found.setdefault(word, stem)
    for m in _SIDE.finditer(text):
        if m[1] not in known and m[1] not in NOT_NAMES and m[1] not in TITLES:
            found.setdefault(m[1], found.get(m[1], "") or _noun(m[1], text))
    for noun in {p for n, p in found.items() if n != p and p not in known and " " not in p}:
        found.setdefault(noun, noun)
    return tuple(sorted(found.items(), key=lambda x: (-len(x[0]), x[0])))


def _noun(adjective: str, text: str) -> str:
    """Return the name that belongs to an adjective, as far as the text has it: "Luranian" -> "Lurania"."""
    stem = _ENDINGS.sub("", adjective)
    if len(stem) < 4:
        return adjective
    longer = rf"\b{re.escape(stem[:-1] if len(stem) > 5 else stem)}[a-z]{{0,4}}\b"
    words = [w for w in re.findall(longer, text) if w != adjective and not w.endswith(("n", "ns", "se", "s"))]
    return words[0] if words else adjective


def _short_forms(found: dict[str, str]) -> None:
    """Add "the Front" for "the Northern Front" where only one body of that sort is named."""
    bodies = [name for name in found if " " in name]
    for last in {name.split()[-1] for name in bodies}:
        full = [name for name in bodies if name.split()[-1] == last]
        if len(full) == 1:
            found[last] = full[0]
