"""Who is named: persons with their titles and parties."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from comity.evidence.reading.parties import parties_in
from comity.evidence.reading.words import listed

TITLES = frozenset(
    listed("""
President Vice Deputy Prime Minister Premier Chancellor King Queen Prince Sheikh Emir Ayatollah Pope Archbishop
Bishop Secretary Secretary-General State General Lieutenant Major Colonel Captain Admiral Brigadier Marshal
Field Chief Chairman Chairwoman Chair Chairperson Speaker Senator Representative Congressman Governor Mayor
Ambassador Envoy Special Foreign Defence Defense Interior Finance Energy Justice Trade Information Commissioner
Commander Spokesman Spokeswoman Spokesperson Mr Mrs Ms Dr Prof Professor Sir Lord Lady Dame Madame Judge Justice
Attorney Acting Former Supreme Leader Director Executive National Security Adviser Advisor High Representative
Under-Secretary-General Coordinator Permanent Supreme H.E. His Her Excellency Honourable Mr. Mrs. Ms. Dr. Prof.
Gen. Lt. Col. Maj. Sen. Rep. Gov. St. Staff Commander-in-Chief Minister-President Taoiseach Presidential
""")
)
INSTITUTIONS = frozenset(
    listed("""
Ministry Government Parliament Congress Senate Army Navy Force Forces Council Committee Commission Court Office
Department Agency Bank Union Party Front Movement Brigade Army's Authority Assembly House Cabinet Presidency
Embassy Mission Institute Foundation Service Services University College School Center Centre Group Association
Federation League Organization Organisation Programme Program Command Guard Guards Corps Company Resolution
Article Charter Agreement Treaty Act Protocol Constitution Accord Convention Communique Declaration
""")
)
NOT_NAMES = frozenset(
    listed("""
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
September October November December The A An In On At By For But And Yet However Meanwhile Earlier Later Last
Both With As After Before While When Also Then Still According Speaking Asked Since Until If He She It They We I
This That These Those His Her Their Its Our My Now Some Many Most All Other Another Despite Although Though
Today Yesterday Tonight Moreover Furthermore Finally Indeed Separately During Following From To There What Who
How Why Such Each No Not Addressing Responding Stating Stressing Underlining Noting Referring Recalling
Commenting Turning Only Several Two Three One Its Western Eastern Northern Southern West East North South Easter
Neither Nobody Otherwise None Nothing Something Everyone Someone Everybody Here Where Once Even Perhaps Maybe
Under Without Within Further Also Again More Read Sir Others Half Excellencies Excellency Ladies Gentlemen
Majesty Highness Members Delegates Critics Analysts Officials Diplomats Experts Observers Residents Others
Mediators Aid
""")
)
ROLES = (
    r"(?:president|prime minister|premier|chancellor|minister|ministry|spokes(?:man|woman|person|"
    r"people)|officials?|leaders?|leadership|"
    r"government|authorities|army|military|navy|commanders?|general|envoy|ambassador|mediators?|"
    r"diplomats?|negotiators?|analysts?|experts?|"
    r"observers?|rebels?|militants?|fighters|opposition|party|movement|group|side|king|secretary|"
    r"secretary-general|chief|chairman|delegation|"
    r"lawmakers?|senators?|mayor|governor|adviser|aide|aides|sources?|residents?|witnesses|activists?|"
    r"economists?|researchers?|professor|"
    r"historian|scholar|critics|report|statement|communiqu[ée]|ministers|organi[sz]ations?|agenc(?:y|"
    r"ies)|workers|farmers|council|court|union|bank|company|operator|"
    r"embassy|office|presidency|kremlin|junta|coalition|alliance|commission|committee|assembly|"
    r"parliament|cabinet|republic|state|states|"
    r"countries|nations|parties|members|sides|people|inspectors?|director|head|author|paper|newspaper|"
    r"agreement|treaty|charter|resolution|"
    r"declaration|document|draft|constitution|article|accord|law)"
)
NEUTRAL_ROLE = re.compile(
    r"\b(?:analysts?|experts?|professor|researchers?|scholars?|historians?|economists?|mediators?|"
    r"envoy|observers?|secretary-general|"
    r"rapporteur|think tank|crisis group|amnesty|human rights watch|red cross|icrc|inspectors?|"
    r"critics|activists?|author|residents?|report|study|paper|survey|editorial|article|columnist|"
    r"commentators?|scholars?)\b"
)
NEUTRAL_PARTIES = frozenset(
    [
        "United Nations",
        "OCHA",
        "UNHCR",
        "UNICEF",
        "ICRC",
        "Amnesty International",
        "Human Rights Watch",
        "International Crisis Group",
        "World Bank",
        "IMF",
        "IAEA",
        "World Health Organization",
        "World Food Programme",
        "UNRWA",
        "OSCE",
        "author",
    ]
)
TOKEN = r"[A-ZÀ-ÞŁŚŻČŠŽĞİÖÜ][\w’'.-]*"
_NAME = re.compile(rf"{TOKEN}(?:\s(?:(?:al|el|bin|ibn|von|van|de|del|da|di|der|ben|abu)[ -])?{TOKEN})*")


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the text names him or her, with the party where it is known."""

    name: str
    party: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.party})" if self.party and self.party != self.name else self.name


@dataclass(slots=True)
class Named:
    """What a text has named so far; made afresh for each reading and passed along."""

    people: dict[str, Person] = field(default_factory=dict)  # by last word of the name
    roles: dict[str, Person] = field(default_factory=dict)  # "president" -> who last had the title
    last: Person | None = None  # whom "he" means
    last_speaker: Person | None = None
    own: tuple[tuple[str, str], ...] = ()  # parties that only this text names

    def meet(self, person: Person, titles: list[str]) -> Person:
        """Return the person as known from before, with what is new added."""
        key = person.name.split()[-1].casefold()
        known = self.people.get(key)
        if known is not None:
            longer = max(known.name, person.name, key=len)
            person = Person(longer, known.party or person.party)
        self.people[key] = person
        for title in titles:
            for one in (title, *title.split()):
                self.roles[one.lower().strip(" .,")] = person
        return person


def default_person(speaker: str) -> Person:
    """
    Return the person that a default speaker names.

    >>> default_person("Ana Orr (Sealand)")
    Person(name='Ana Orr', party='Sealand')
    """
    found = re.fullmatch(r"\s*([^()]+?)\s*\(([^()]+)\)\s*", speaker)
    return Person(found[1], found[2]) if found else Person(speaker.strip() or "author", "")


def person_in(text: str, named: Named) -> Person | None:
    """
    Return the person whom words name last, with title and party in front of the name or in an apposition.

    >>> str(person_in("Kremlin spokesman Dmitry Peskov", Named()))
    'Dmitry Peskov (Russia)'
    """
    parties = parties_in(text, named.own)
    taken = [(a, b) for a, b, _ in parties]
    best: Person | None = None
    for found in _NAME.finditer(text):
        owner = re.match(r"['’]s?\b", text[found.end() :]) is not None or found.group().endswith(
            ("'s", "’s", "s'", "s’")
        )
        spans = _without(found, taken)
        tokens = [t for t in spans if t.strip(".,'") not in NOT_NAMES]
        titles = [t for t in tokens if t in TITLES]
        bare = [re.sub(r"['’]s$", "", t) for t in tokens if t not in TITLES]
        if not bare or any(t in INSTITUTIONS for t in bare):
            continue
        name = " ".join(bare).strip(".,'’")
        key = name.split()[-1].casefold() if name else ""
        role_before = re.search(rf"{ROLES}[ ,]+$", text[: found.start()].lower())
        if len(name) < 2 or not (len(bare) > 1 or titles or key in named.people or role_before):
            continue
        party = _side(text, found, parties) or _owner(text[: found.end()])
        roles = [" ".join(titles)] if titles else []
        behind = _TITLE_BEHIND.match(text, found.end())
        if behind is not None:
            roles += [behind[1], behind[1].split()[-1]]
            party = party or next((q for _, _, q in parties_in(behind.group(), named.own)), "")
        met = named.meet(Person(name, party), roles + ([role_before[0].strip(" ,")] if role_before else []))
        best = best if owner else met
    return best


_BETWEEN = re.compile(
    r"\b(?:said|says|and|to|on|for|that|with|by|has|have|is|was|will|[a-z]{3,}ed|against|as|but|"
    r"from|over|after|between)\b"
)
_BEHIND = re.compile(r",? (?:(?:of|from|the|a|an|who is) )[\w' -]{0,24}$")


_TITLE_BEHIND = re.compile(
    r",? (?:the |its |their |then )?((?:[A-Z][\w-]+ |[a-z]+ ){0,3}(?:[Mm]inister|[Ss]ecretary|"
    r"[Pp]resident|[Cc]hancellor|[Aa]mbassador|"
    r"[Ee]nvoy|[Gg]eneral|[Cc]ommander|[Ll]eader|[Ss]pokes\w+|[Nn]egotiator|[Gg]overnor|[Mm]ayor))(?: "
    r"(?:of|for) (?:[A-Z][\w-]+ ?|the |and |Foreign |Affairs ){1,6})?"
)


def _side(text: str, found: re.Match[str], parties: list[tuple[int, int, str]]) -> str:
    """Return the party named in front of a name with nothing but titles between, or right behind it: "of France"."""
    for a, b, party in reversed(parties):
        if a < found.end() and not _BETWEEN.search(text[b : max(b, found.start())]):
            return party
    behind = next(((a, p) for a, _, p in parties if a >= found.end()), None)
    return behind[1] if behind and _BEHIND.fullmatch(text[found.end() : behind[0]] or " ") else ""


def _owner(text: str) -> str:
    """Return the unknown side in "Sealand's foreign minister Ana Orr"."""
    found = re.search(rf"({TOKEN}(?: {TOKEN})*)['’]s (?:[\w-]+ ){{0,3}}{ROLES}\b", text, re.I)
    name = found[1].split() if found else []
    return " ".join(w for w in name if w[0].isupper() and w not in NOT_NAMES)


def _without(found: re.Match[str], taken: list[tuple[int, int]]) -> list[str]:
    """Return the words of a run of capitals that are not part of the name of a party."""
    words: list[str] = []
    for token in re.finditer(r"\S+", found.group()):
        at = found.start() + token.start()
        if not any(a <= at < b for a, b in taken):
            words.append(token.group())
    return words
