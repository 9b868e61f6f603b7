"""Quantities: numbers with what they measure or count, magnitudes multiplied out, ranges kept as ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.evidence.reading.result import Quantity
from comity.evidence.reading.units import BEHIND, PEOPLE, UNITS, unit_of
from comity.evidence.reading.words import listed

WORDS = {
    w: n
    for n, w in enumerate(
        listed("""
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen
""")
    )
} | {w: n * 10 for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)}
MAGNITUDES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "dozen": 12,
}
CURRENCIES = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH", "₹": "INR"}
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|jan|"
    "feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_SMALL = "|".join(sorted(WORDS, key=len, reverse=True))
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d,.])|\d+(?:\.\d+)?"
_NUMBER = (
    r"(?:half an? (?=million|billion|dozen|hundred|thousand)|"
    rf"(?:{_SMALL}) and a half(?= (?:million|billion|thousand|hundred|years?|months?|hours?|days?|"
    rf"weeks?|per|percent))|{_DIGITS}|"
    rf"(?:{_TENS})-(?:one|two|three|four|five|six|seven|eight|nine)|{_SMALL}|(?:a )?dozen|an? (?=hundred|"
    rf"thousand|million|billion))"
)
_SCALE = r"(?:[ -]?(?:hundred|thousand|million|mn|billion|bn|trillion|dozen)\b)"
_MONEY = r"(?:us)?\$|€|£|¥|₽|₴|₹"
_FOUND = re.compile(
    rf"(?<![\w.,/:-])(?P<money>{_MONEY})? ?(?P<a>{_NUMBER})(?P<sa>{_SCALE}*)(?:(?P<to>(?: ?- ?|"
    rf" to  ?))(?:{_MONEY})?(?P<b>{_NUMBER})(?P<sb>{_SCALE}*))?"
    r"(?P<per> ?%| ?per ?cent\b)?(?!\w)(?P<ord>st|n[d]|rd|th)?"
)
_DATE_BEFORE = re.compile(
    rf"\b(?:{_MONTHS})\.? $|\b(?:article|articles|resolution|paragraph|para|chapter|no\.|nos\.|"
    rf"number|page|section|annex|point|protocol|item|group of|group of the|rule|option|phase|stage|"
    rf"channel|brigade|route|flight|operation|version|tranche|act|c|b|\w/) $"
)
_DATE_AFTER = re.compile(
    rf"^(?: of)? (?:{_MONTHS})\b|^\) |^-year-old|^th\b|^st\b|^n[d]\b|^rd\b|^ ?[ap]\.?m\b|^:\d|^ o'clock"
)
_BETWEEN = re.compile(
    r"\b(between [^ ]{1,16}(?: (?:thousand|million|billion|trillion|per cent|percent))?) and (?=\W?\d|"
    r"\w)"
)
_HURT = re.compile(
    r"^ (?:were|was|are|have|had|killed|wounded|injured|dead|displaced|missing|arrested|detained|"
    r"fled|drowned|hurt|others|more (?:were|wounded|injured)|of (?:them|whom|these|those))\b"
)
_AGE = re.compile(r"\bage(?:d)?(?: of)? $")
_SAME = re.compile(
    r"^ (?:[a-z]+ )?(?:countries|sides|parties|states|leaders|presidents|ministers|governments|"
    r"nations|delegations|armies|peoples|communities|of)\b|^[.,]"
)
_YEAR = re.compile(r"(?:1[6-9]|20|21)\d\d$")
_DEFINITE = re.compile(r"\b(?:the|these|those|both|other|first|last|next) $")
_WHEN = re.compile(
    rf"\b(?:in|by|since|during|until|of) ((?:(?:{_MONTHS}) )?(?:1[89]|20|21)\d\d|(?:{_MONTHS})(?: \d{{1,2}})?)\b"
)


def quantities(text: str, cased: str) -> tuple[Quantity, ...]:
    """
    Return the quantities of a clause; dates, ordinals, numbers of documents and "one" are none.

    Parameters
    ----------
    text : str
        The clause in small letters with single spaces.
    cased : str
        The same as written.

    Examples
    --------
    >>> text = "$28 billion and 30 to 40 days on 12 may"
    >>> [(q.value, q.unit) for q in quantities(text, text)]
    [(28000000000.0, 'USD'), ((30.0, 40.0), 'days')]
    >>> quantities("the one resolution 2254 of 2015", "the one Resolution 2254 of 2015")
    ()
    """
    return tuple(_found(_BETWEEN.sub(r"\1 to  ", text), cased))  # as long as before: places stay


def _found(text: str, cased: str) -> Iterator[Quantity]:
    """Yield the quantities in order."""
    when = _WHEN.search(text)
    yield from _shares(text)
    seen: set[tuple[object, str]] = set()
    for found in _FOUND.finditer(text):
        made = _quantity(text, cased, found)
        if made is None:
            continue
        value, unit, what = made
        if (value, unit) not in seen or unit not in ("people",):
            seen.add((value, unit))
            dated = when[1] if when and found.start() < when.start() < found.start() + 120 else None
            yield Quantity(value, unit, what, dated)


_PARTS = {
    "half": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fifth": 1 / 5,
    "sixth": 1 / 6,
    "tenth": 1 / 10,
    "thirds": 1 / 3,
    "quarters": 1 / 4,
    "fifths": 1 / 5,
    "tenths": 1 / 10,
}
_SHARE = re.compile(
    r"\b(?:(?P<n>a|an|one|two|three|four|nearly a|almost a|about a|over a)[ -](?P<part>third|quarter|"
    r"fifth|sixth|tenth|thirds|quarters|"
    r"fifths|tenths)|(?P<half>half))(?= (?:of|the|its|their|our|his|her|by|this|all|that)\b|[.,;]|"
    r"$)(?! of (?:the )?(?:year|19|20)|"
    r" the (?:battle|story|truth))"
)


def _shares(text: str) -> Iterator[Quantity]:
    """Yield fractions in words: "a third of the seats", "half of them"."""
    for found in _SHARE.finditer(text):
        many = WORDS.get((found["n"] or "one").split()[-1], 1)
        behind = text[found.end() : found.end() + 60].split()[:6]
        yield Quantity(round(many * _PARTS[found["part"] or "half"], 4), "share", " ".join(behind).strip(" .,;"))


def _quantity(text: str, cased: str, found: re.Match[str]) -> tuple[float | tuple[float, float], str, str] | None:
    """Return value, unit and thing of one number, or None where it is a date, an ordinal or a name."""
    before, after = text[max(0, found.start() - 24) : found.start()], text[found.end() : found.end() + 90]
    if (
        found["ord"]
        or before.endswith("group of ")
        or (found["a"][0].isdigit() and (_DATE_BEFORE.search(before) or _DATE_AFTER.match(after)))
    ):
        return None
    words = not found["a"][0].isdigit()
    if (found["a"] in ("one", "zero") and not found["sa"]) or (
        words and not found["sa"] and _DEFINITE.search(before) and _SAME.match(after)
    ):
        return None
    if found["money"]:
        return _value(found), CURRENCIES[found["money"]], _what(text, cased, found, after)
    if found["per"]:
        return _value(found), "percent", _what(text, cased, found, after)
    bare = not found["sa"] and not found["b"]
    if bare and _YEAR.fullmatch(found["a"]) and not BEHIND.match(after):
        return None
    unit = unit_of(after) or ("people" if _HURT.match(after) else "") or ("years" if _AGE.search(before) else "")
    if unit == "hours" and re.fullmatch(r"(?:[01]\d|2[0-4])[.:]?[0-5]\d", found["a"]):
        return None
    if bare and _YEAR.fullmatch(found["a"]) and unit not in PEOPLE and unit not in UNITS.values():
        return None
    if not unit:
        if not found["sa"] or not found["sa"].strip(" -"):
            return None
        unit = "people"
    return _value(found), unit, _what(text, cased, found, after)


def _value(found: re.Match[str]) -> float | tuple[float, float]:
    """Return the number multiplied out; the magnitude of a range stands behind its second end."""
    low = _number(found["a"], found["sa"] or (found["sb"] if found["b"] else ""))
    if not found["b"]:
        return low
    high = _number(found["b"], found["sb"])
    return (low, high) if low < high else low


def _number(digits: str, scale: str) -> float:
    """Return a number from digits or words and its magnitudes."""
    word = digits.strip()
    if word.startswith("half"):
        return 0.5 * _number("a", scale)
    if word.endswith(" and a half"):
        return (WORDS[word.split()[0]] + 0.5) * _number("a", scale)
    if word[0].isdigit():
        value = float(word.replace(",", "").replace(" ", ""))
    elif "dozen" in word:
        value = 12.0
    elif word in ("a", "an"):
        value = 1.0
    else:
        value = float(sum(WORDS[part] for part in word.split("-")))
    for name in re.findall(r"[a-z]+", scale):
        value *= MAGNITUDES[name]
    return value


def _what(text: str, cased: str, found: re.Match[str], after: str) -> str:
    """Return the words around a number that say what it counts."""
    behind = re.match(r"[ -]([a-z][^,;.:()]{2,60})", after)
    if behind:
        return " ".join(cased[found.end() + 1 : found.end() + 1 + len(behind[1])].split()[:8])
    return " ".join(cased[max(0, found.start() - 50) : found.start()].split()[-5:])
