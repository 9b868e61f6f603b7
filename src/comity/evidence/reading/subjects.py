"""Who the subject in front of a verb of speech is: a name, a pronoun, a role or a party."""

from __future__ import annotations

import re

from comity.evidence.reading.parties import parties_in
from comity.evidence.reading.people import NOT_NAMES, ROLES, TOKEN, Named, Person, person_in

_ADVERBS = (
    r"(?: (?:also|later|then|again|still|earlier|once|however|has|have|had|all|both|further|himself|"
    r"herself|repeatedly|now|"
    r"today|yesterday|reportedly|clearly|publicly|formally|officially|on (?:mon|tues|wednes|thurs|"
    r"fri|satur|sun)day|previously|"
    r"in turn|too|at the time|nevertheless|therefore|immediately|quickly|strongly|[a-z]+ly|this "
    r"week|last week|last month|last year))*"
)

_PRONOUN = re.compile(rf"(?:^|[ ,;\"'(-])(he|she|they|it|we|i|(?<=, )who){_ADVERBS},?$")

_ROLE_END = re.compile(
    rf"\b((?:(?:the|a|an|his|her|its|their|our|one|two|some|many|several|both|senior|other|unnamed|"
    rf"those) )?(?:[a-z'-]+ ){{0,3}}?{ROLES})\b(?: (?:of|in|for|at|from) [^,]{{1,60}})?{_ADVERBS},?$"
)


def speaker_in(cased: str, named: Named) -> Person | None:
    """
    Return whom the subject in front of a verb of speech means, or None where nobody that can speak is named.

    Examples
    --------
    >>> named = Named()
    >>> str(speaker_in("Last week Turkish Foreign Minister Hakan Oz", named))
    'Hakan Oz (Türkiye)'
    >>> str(speaker_in("On Friday he", Named(last=Person("Hakan Oz", "Türkiye"))))
    'Hakan Oz (Türkiye)'
    """
    subject = _subject(cased, named.own)
    small = subject.lower()
    pronoun = _PRONOUN.search(small)
    if re.search(r"\b(?:i|we)'(?:ve|m|re|d|ll)$", small.replace("’", "'")):
        return None
    if re.search(r"\b(?:one|some|many|most|several) of (?:them|the [a-z]+)$", small):
        return named.last_speaker or Person(small.split(", ")[-1])
    if re.match(r"(?:my|our) [a-z]+", small):
        return None
    if pronoun is not None:
        return _meant(pronoun[1], named)
    person = person_in(subject, named)
    if person is not None:
        return person
    return _side_or_role(subject, cased, named)


def _side_or_role(subject: str, cased: str, named: Named) -> Person | None:
    """Return whom a subject without a person in it means: parties, who holds a role, or the name that it ends with."""
    small = subject.lower()
    parties = list(dict.fromkeys(p for _, _, p in parties_in(subject, named.own)))
    if len(parties) > 1 and re.search(r"\band\b", subject):
        return Person("; ".join(parties))
    if parties and (
        cased.rstrip().endswith(",") or re.match(r"(?:the )?[a-z. ]+['’]s? (?:\w+ ){1,3}(?:to|in|at) ", small)
    ):
        return Person(parties[0])
    role = _ROLE_END.search(small)
    if role is not None:
        near = list(dict.fromkeys(p for _, _, p in parties_in(subject[: role.end(1)], named.own)))
        return _role(role[1], near or ([parties[-1]] if parties and _seated(role[0]) else []), named)
    if parties and re.search(rf"[A-Z][\w.'’-]*{_ADVERBS},?$", subject):
        return Person(parties[-1])
    last = re.search(rf"({TOKEN}(?: {TOKEN})*){_ADVERBS},?$", subject)
    if last and last[1].split()[-1] not in NOT_NAMES:
        known = named.people.get(last[1].split()[-1].casefold())
        return known or Person(last[1].strip(".,'’"))
    return None


_ASIDE = re.compile(
    r",? (?:however|meanwhile|for (?:his|her|its|their) part|too|in turn|by contrast|in contrast|"
    r"instead|on the other hand|moreover|in particular|of course|nevertheless|therefore),?(?= "
    r"|$)"
)


def _subject(cased: str, own: tuple[tuple[str, str], ...] = ()) -> str:
    """Return the part of a clause that can be its subject: after the last comma, unless an apposition ends there."""
    bare = _ASIDE.sub("", cased).strip()
    bare = re.sub(r", (?:which|who|whose|where)\b.*$", "", bare)
    if bare.endswith(","):
        return ",".join(bare[:-1].split(",")[-2:]).strip()
    chunks = bare.split(",")
    listed = re.search(r"(?:^|, )(?:[^,]{2,60}, )+(?:and )?[^,]{2,60}? and [^,]{2,80}(?:,[^,]{0,20})?$", bare[-400:])
    if listed and len(parties_in(bare, own)) > 2:
        return bare
    return chunks[-1].strip()


def _meant(pronoun: str, named: Named) -> Person | None:
    """Return whom a pronoun stands for; "I" and "we" stand for the speaker and give None."""
    if pronoun in ("i", "we"):
        return None
    if pronoun in ("he", "she", "who"):
        return named.last or named.last_speaker
    found = named.last_speaker or named.last
    return Person(found.party) if found and found.party else found


def _seated(words: str) -> bool:
    """Return True for "the ministry in X" and "the leader of X", and False for "diplomats in X"."""
    return (
        " of " in words
        or re.search(r"\b(?:ministry|government|parliament|army|presidency|cabinet)\b", words) is not None
    )


def _role(words: str, parties: list[str], named: Named) -> Person:
    """Return who holds a role: the known person, else the party, else the words themselves."""
    bare = re.sub(r"^(?:the|a|an|his|her|its|their|our) ", "", words)
    known = next(
        (p for title, p in reversed(named.roles.items()) if title.endswith(bare) or bare.endswith(title)), None
    )
    if known is not None and not parties:
        return known
    if parties:
        return Person(parties[-1])
    return Person(bare)
