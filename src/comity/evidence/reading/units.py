"""Units: what stands right behind a number, a measure or the thing that is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.evidence.reading.words import listed

UNITS = {
    "dollar": "USD",
    "dollars": "USD",
    "usd": "USD",
    "euro": "EUR",
    "euros": "EUR",
    "eur": "EUR",
    "pound": "GBP",
    "pounds": "GBP",
    "roubles": "RUB",
    "rubles": "RUB",
    "yuan": "CNY",
    "yen": "JPY",
    "hryvnia": "UAH",
    "rupees": "INR",
    "shekels": "ILS",
    "lira": "TRY",
    "percent": "percent",
    "per cent": "percent",
    "%": "percent",
    "percentage points": "percentage points",
    "km": "km",
    "kilometres": "km",
    "kilometers": "km",
    "kilometre": "km",
    "kilometer": "km",
    "miles": "miles",
    "mile": "miles",
    "metres": "m",
    "meters": "m",
    "hectares": "hectares",
    "acres": "acres",
    "tonnes": "tonnes",
    "tons": "tons",
    "ton": "tons",
    "tonne": "tonnes",
    "barrels": "barrels",
    "kg": "kg",
    "kilograms": "kg",
    "litres": "litres",
    "liters": "litres",
    "megawatts": "MW",
    "mw": "MW",
    "gigawatts": "GW",
    "gw": "GW",
    "mwh": "MWh",
    "degrees": "degrees",
    "square kilometres": "km2",
    "square kilometers": "km2",
    "square miles": "square miles",
    "cubic metres": "m3",
    "cubic meters": "m3",
    "nautical miles": "nautical miles",
    "feet": "feet",
    "foot": "feet",
    "cubic feet": "cubic feet",
    "square feet": "square feet",
    "bcm": "bcm",
}

PEOPLE = frozenset(
    listed("""
people persons civilians men women children refugees hostages prisoners soldiers troops victims residents
workers inhabitants citizens fighters detainees police peacekeepers observers families households deaths dead
injured wounded
""")
)

_TIME = frozenset(
    listed("""
second minute hour day night week month year decade century seconds minutes hours days nights weeks months years
decades centuries
""")
)

# the words behind a number that may hold its unit
BEHIND = re.compile(r"[ -](?P<words>(?:[a-z][a-z'’-]*)(?: [a-z][a-z'’-]*){0,4})")

_SKIP_UNIT = frozenset(
    listed("""
of the a an in on at by for from with and or to is are was were has have had will would that which who as but if
than more less other others its their his her our my per
""")
)

_ADJECTIVES = frozenset(
    listed("""
separate different more additional new other further consecutive full whole long entire major large small short
key main civilian armed military old young israeli palestinian russian ukrainian syrian iranian american chinese
turkish european african arab foreign local regional international national political senior high low modern
heavy light wounded displaced independent sovereign square metric nautical cubic straight first last innocent
abducted captured kidnapped undocumented innocent stateless nuclear ballistic guided long-range short-range
medium-range unarmed
""")
)


def unit_of(after: str) -> str:
    """Return the unit or the counted thing right behind a number."""
    found = BEHIND.match(after)
    if found is None:
        return ""
    words = found["words"].split()
    hyphen = after.startswith("-")
    for n in (2, 1):
        if " ".join(words[:n]) in UNITS:
            return UNITS[" ".join(words[:n])]
    while len(words) > 1 and words[0] in _ADJECTIVES:
        words = words[1:]
    first = words[0].strip("'’-")
    if first in _TIME:
        return first if first.endswith("s") else first + "s"
    if first.split("-")[0] in _TIME:
        return first.split("-")[0] + "s"
    if first in _SKIP_UNIT or (hyphen and first not in _TIME and first not in UNITS):
        return ""
    if first in PEOPLE:
        return "people" if first in ("people", "persons", "wounded", "injured", "dead", "deaths", "injured") else first
    return next((w for w in _until_grammar(words) if _counted(w)), "")


def _until_grammar(words: list[str]) -> Iterator[str]:
    """Yield the words behind a number up to the first that is grammar: adjectives, then the counted thing."""
    for word in words[:4]:
        if word in _SKIP_UNIT or word in ("were", "are", "in", "killed", "wounded", "left"):
            return
        yield word


def _counted(word: str) -> bool:
    """Return True for a plural."""
    odd = word in ("aircraft", "police", "staff", "personnel", "cattle") or word.endswith("men")
    return odd or (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "ous", "'s", "thirds", "quarters", "fifths", "tenths"))
    )
