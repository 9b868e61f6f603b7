"""What a statement is about: one to four keywords, topics of diplomacy first, then names, then other nouns."""

from __future__ import annotations

import re
from functools import cache

from comity.evidence.reading.grammar import AUXILIARIES, COMMON_ENGLISH, verb_forms
from comity.evidence.reading.parties import parties_in
from comity.evidence.reading.words import listed

# keyword: words that point to it
TOPICS = """
ceasefire|ceasefire,cease-fire,truce,armistice,lull,cessation of hostilities
peace talks|peace talks,negotiations,negotiation,talks,dialogue,round of talks,negotiate,negotiating
peace agreement|peace agreement,peace treaty,peace deal,peace accord,agreement,treaty,accord
peace|peace
withdrawal|withdrawal,withdraw,withdraws,withdrew,pull back,pull out,pullback,vacate,leave the territory
prisoners|prisoners,prisoner,captives,detainees,captured,prisoner exchange,pows
hostages|hostages,hostage,abducted,abductees
sanctions|sanctions,embargo,sanction
tariffs|tariffs,tariff,duties,customs
humanitarian aid|humanitarian aid,humanitarian assistance,aid,relief,humanitarian access,food aid
famine|famine,hunger,starvation,food insecurity
food security|food security,grain,wheat,food
refugees|refugees,refugee,displaced,displacement,return of refugees,asylum
nuclear weapon|nuclear weapon,nuclear weapons,atomic bomb,warheads,nuclear arms
nuclear programme|nuclear programme,nuclear program,enrichment,uranium,centrifuges,inspectors
nuclear safety|nuclear safety,nuclear plant,power plant,reactor
missiles|missiles,missile,rockets,rocket,ballistic
drones|drones,drone,unmanned
arms supplies|arms supplies,weapons,arms,ammunition,arming,military aid,arms deliveries
armed forces|armed forces,army,troops,soldiers,forces,military
attack|attack,attacks,strike,strikes,assault,raid,bombing,shelling,bombardment,airstrikes
war|war,hostilities,conflict,fighting,invasion,aggression
escalation|escalation,provocation,provocations,escalate,escalating,wider war
de-escalation|de-escalation,defuse,defusing,restraint,reduce tension
tension|tension,tensions,stand-off,standoff,crisis
security guarantees|security guarantees,guarantees,guarantee
security|security
territory|territory,territorial,territories,land,annexation,annexed
territorial integrity|territorial integrity,sovereignty,sovereign
borders|border,borders,frontier,demarcation,line of contact,front line
recognition|recognition,recognise,recognize,recognised,recognized
two-state solution|two-state solution,two states,statehood,palestinian state
settlement|settlement,settlements,political solution,solution,diplomatic solution
elections|elections,election,vote,ballot,referendum,electoral
constitution|constitution,constitutional
parliament|parliament,parliamentary,lawmakers
human rights|human rights,rights
war crimes|war crimes,crimes,atrocities,genocide,accountability,accountable
justice|justice,court,tribunal,trial
civilians|civilians,civilian,civilian population
children|children,child,schools,school
terrorism|terrorism,terrorist,terrorists,extremism,militancy
violence|violence
energy|energy,electricity,power grid
gas|gas,pipeline
oil|oil,crude
trade|trade,exports,imports,export
economy|economy,economic
investment|investment,invest,fund,funding,finance,loan
reconstruction|reconstruction,rebuild,rebuilding,recovery
shipping|shipping,ships,vessels,navigation,tankers,freight
port|port,ports,harbour,harbor
strait|strait,canal,waterway
fisheries|fisheries,fishing,fishermen
water|water,dam,river,irrigation
climate|climate,emissions,warming,carbon
islands|islands,island,sea,maritime,continental shelf
embassy|embassy,embassies,consulate,ambassador,diplomats,diplomatic relations
diplomacy|diplomacy,diplomatic
mediation|mediation,mediator,mediators,mediate,good offices
monitoring|monitoring,monitors,monitor,verification,observers,inspections,mission
peacekeeping|peacekeeping,peacekeepers,peacekeeping force,mandate
security council|security council
united nations|united nations,u.n.,un charter,charter
resolution|resolution,resolutions
disarmament|disarmament,disarm,demilitarisation,demilitarization,arms control
mines|mines,landmines,demining
corridor|corridor,corridors,crossing,crossings
blockade|blockade,siege,blocking
occupation|occupation,occupied,occupying
reconciliation|reconciliation,trust,confidence
neutrality|neutrality,neutral
alliance|alliance,alliances,allies,partners,partnership,partnerships
nato|nato,membership,enlargement
minorities|minority,minorities,language
migration|migration,migrants,smuggling
proposal|proposal,proposals,initiative,plan,offer
infrastructure|infrastructure,bridges,roads,railway
casualties|killed,dead,casualties,deaths,wounded,injured
prerequisites|prerequisite,prerequisites,precondition,preconditions
support|support
meeting|meeting,summit,conference
stability|stability
unity|unity
"""
STOP = (
    COMMON_ENGLISH
    | AUXILIARIES
    | frozenset(
        listed("""
about above across after again against ago all almost along already also although always am among amid another
any anyone anything around away back became because become been before behind being below between beyond both
came clear come could day days did do done down during each either else end enough even ever every everyone
everything fact far few first for forward full further get give given go going good great had half hard has he
hence her here hers herself him himself his how however if immediately in indeed instead into it its itself just
keep kind last late later least less let like likely little long longer made main make makes making many matter
means meanwhile mere merely might month months more moreover most much must my myself nation near nearly need
needed needs neither never new next nobody none nor nothing now of off often on once one ones only or other
others otherwise our ours ourselves out over own part parts past people per perhaps point points possible
present put quite rather ready real really recent regard remain remains right said same say saying says second
see seem seems set several shall she should side sides simply since situation so some someone something soon
still such sure take taken than that their them themselves then there therefore these they thing things third
this those though three through throughout thus time times to today together too toward towards truly two under
until up upon us use used very via want wants was way ways we week weeks well what whatever when where whether
which while who whole whom whose why will with within without word words work world would year years yet you
your yours monday tuesday wednesday thursday friday saturday sunday january february march april june july
august september october november december president minister prime foreign spokesman spokeswoman spokesperson
general secretary mr mrs ms dr step steps number place able country countries government governments state
states party parties course issue issues level order effort efforts role result results process question areas
area return high four five six seven eight nine ten hundred thousand million billion clearly fully including
include includes necessary important essential concerned
""")
    )
)
MOST = 4


@cache
def _table() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the topic of every word that points to one, and the pattern of all words, longer ones first."""
    rows = [row.split("|") for row in TOPICS.strip().splitlines()]
    topic = {word: name for name, words in reversed(rows) for word in words.split(",")}
    every = sorted(topic, key=lambda w: (-len(w), w))
    return topic, re.compile(r"\b(?:" + "|".join(map(re.escape, every)) + r")\b")


def _known(text: str) -> list[str]:
    """Return the words of topics in order of the text, one for each topic."""
    topic, words = _table()
    first: dict[str, str] = {}
    for found in words.finditer(text):
        first.setdefault(topic[found.group()], found.group())
    return list(dict.fromkeys(_fuller(text, word) for word in first.values()))


def _fuller(text: str, word: str) -> str:
    """Return a word of a topic with the content word right in front of it or behind it, if there is one."""
    if " " in word:
        return word
    near = re.search(rf"(?:\b([a-z-]{{4,}}) )?\b{re.escape(word)}\b(?: ([a-z-]{{4,}}))?", text)
    if near is None:
        return word
    forms = verb_forms()
    before, after = near[1] or "", near[2] or ""
    if before and before not in STOP and before not in forms and not before.endswith(("ly", "ing")):
        return f"{before} {word}"
    if after and after not in STOP and after not in forms and not after.endswith(("ly", "ed", "ing")):
        return f"{word} {after}"
    return word


def topics(text: str, cased: str) -> tuple[str, ...]:
    """
    Return one to four keywords in small letters, most important first.

    Examples
    --------
    >>> topics("norway will host the talks on prisoners", "Norway will host the talks on prisoners")
    ('talks', 'prisoners', 'norway', 'host')
    """
    known = _known(text)
    named = list(dict.fromkeys(p.lower() for _, _, p in parties_in(cased)))
    made = known[: MOST - 1 if named or len(known) > MOST else MOST]
    for word in (*named, *_nouns(text), *known):
        if len(made) >= MOST:
            break
        if word not in made and not any(word in m.split() for m in made):
            made.append(word)
    return tuple(made) or ("other",)


def _nouns(text: str) -> list[str]:
    """Return words and pairs of neighbouring words that are neither grammar nor known verbs, pairs first."""
    forms = verb_forms()
    made: list[str] = []
    before = ""
    for word in re.findall(r"[^\W\d_](?:[^\W_'’]|(?<=\w)-(?=\w))*|[,;:.]", text):
        good = len(word) > 3 and word not in STOP and word not in forms and not word.endswith(("ly", "ed"))
        if good and before:
            made[-1] = f"{before} {word}"
        elif good:
            made.append(word)
        before = word if good and not before else ""
    return sorted(dict.fromkeys(made), key=lambda w: -w.count(" "))
