"""Names of parties: states with their adjectives and seats of government, organisations and movements."""

from __future__ import annotations

import re
from functools import cache, lru_cache

# party | adjectives and peoples | seats of government and other names
STATES = """
Afghanistan|Afghan,Afghans|Kabul
Albania|Albanian,Albanians|Tirana
Algeria|Algerian,Algerians|Algiers
Angola|Angolan|Luanda
Argentina|Argentine,Argentinian,Argentines|Buenos Aires
Armenia|Armenian,Armenians|Yerevan,Republic of Armenia
Australia|Australian,Australians|Canberra
Austria|Austrian,Austrians|
Azerbaijan|Azerbaijani,Azerbaijanis,Azeri|Baku,Republic of Azerbaijan
Bahrain|Bahraini|Manama
Bangladesh|Bangladeshi|Dhaka
Belarus|Belarusian,Belarusians|Minsk
Belgium|Belgian|
Benin|Beninese|
Bolivia|Bolivian|La Paz
Bosnia and Herzegovina|Bosnian,Bosnians|Bosnia,Sarajevo
Botswana||
Brazil|Brazilian,Brazilians|Brasilia
Bulgaria|Bulgarian|Sofia
Burkina Faso|Burkinabe|Ouagadougou
Burundi|Burundian|
Cambodia|Cambodian,Cambodians|Phnom Penh
Cameroon|Cameroonian|
Canada|Canadian,Canadians|Ottawa
Central African Republic||Bangui
Chad|Chadian|N'Djamena
Chile|Chilean|Santiago
China|Chinese|Beijing,People's Republic of China
Colombia|Colombian,Colombians|Bogota,Bogotá
Congo|Congolese|Kinshasa,Democratic Republic of the Congo,Democratic Republic of Congo,DRC,DR Congo
Costa Rica|Costa Rican|
Croatia|Croatian,Croatians|Zagreb
Cuba|Cuban,Cubans|Havana
Cyprus|Cypriot,Greek Cypriot,Greek Cypriots|Nicosia,Republic of Cyprus
Czech Republic|Czech,Czechs|Prague,Czechia
Denmark|Danish,Danes|Copenhagen
Djibouti||
Ecuador|Ecuadorian|Quito
Egypt|Egyptian,Egyptians|Cairo
El Salvador|Salvadoran|
Eritrea|Eritrean,Eritreans|Asmara
Estonia|Estonian|Tallinn
Ethiopia|Ethiopian,Ethiopians|Addis Ababa
Finland|Finnish,Finns|Helsinki
France|French|Paris,Elysee,Élysée,Quai d'Orsay
Georgia|Georgian,Georgians|Tbilisi
Germany|German,Germans|Berlin
Ghana|Ghanaian|Accra
Greece|Greek,Greeks|Athens
Guatemala|Guatemalan|
Guinea|Guinean|
Guyana|Guyanese|Georgetown
Haiti|Haitian,Haitians|Port-au-Prince
Holy See||Vatican,Pope
Honduras|Honduran|
Hungary|Hungarian,Hungarians|Budapest
Iceland|Icelandic|
India|Indian,Indians|New Delhi,Delhi
Indonesia|Indonesian|Jakarta
Iran|Iranian,Iranians|Tehran,Teheran,Islamic Republic,Islamic Republic of Iran
Iraq|Iraqi,Iraqis|Baghdad
Ireland|Irish|Dublin
Israel|Israeli,Israelis|Jerusalem,Tel Aviv,State of Israel
Italy|Italian,Italians|Rome
Ivory Coast|Ivorian|Côte d'Ivoire
Jamaica|Jamaican|
Japan|Japanese|Tokyo
Jordan|Jordanian|Amman
Kazakhstan|Kazakh,Kazakhstani|Astana
Kenya|Kenyan,Kenyans|Nairobi
Kosovo|Kosovar,Kosovars|Pristina
Kuwait|Kuwaiti|
Kyrgyzstan|Kyrgyz|Bishkek
Laos|Lao,Laotian|Vientiane
Latvia|Latvian|Riga
Lebanon|Lebanese|Beirut
Liberia|Liberian|Monrovia
Libya|Libyan,Libyans|Tripoli
Lithuania|Lithuanian|Vilnius
Luxembourg||
Madagascar|Malagasy|
Malawi|Malawian|
Malaysia|Malaysian|Kuala Lumpur
Mali|Malian|Bamako
Malta|Maltese|
Mauritania|Mauritanian|
Mexico|Mexican,Mexicans|Mexico City
Moldova|Moldovan,Moldovans|Chisinau
Mongolia|Mongolian|
Montenegro|Montenegrin|
Morocco|Moroccan|Rabat
Mozambique|Mozambican|Maputo
Myanmar|Burmese|Burma,Naypyidaw
Namibia|Namibian|
Nepal|Nepali,Nepalese|Kathmandu
Netherlands|Dutch|The Hague
New Zealand|New Zealander|
Nicaragua|Nicaraguan|Managua
Niger|Nigerien|Niamey
Nigeria|Nigerian,Nigerians|Abuja
North Korea|North Korean,North Koreans|Pyongyang,DPRK,Democratic People's Republic of Korea
North Macedonia|Macedonian|Skopje
Northern Cyprus|Turkish Cypriot,Turkish Cypriots|Turkish Republic of Northern Cyprus,TRNC
Norway|Norwegian|Oslo
Oman|Omani|Muscat
Pakistan|Pakistani,Pakistanis|Islamabad,Rawalpindi
Palestine|Palestinian,Palestinians|Ramallah,Palestinian Authority,State of Palestine,PLO
Panama|Panamanian|
Paraguay|Paraguayan|
Peru|Peruvian|Lima
Philippines|Philippine,Filipino,Filipinos|Manila
Poland|Polish,Poles|Warsaw
Portugal|Portuguese|Lisbon
Qatar|Qatari|Doha
Romania|Romanian|Bucharest
Russia|Russian,Russians|Moscow,Kremlin,Russian Federation
Rwanda|Rwandan|Kigali
Saudi Arabia|Saudi,Saudis|Riyadh
Senegal|Senegalese|Dakar
Serbia|Serbian,Serb,Serbs|Belgrade
Sierra Leone|Sierra Leonean|Freetown
Singapore|Singaporean|
Slovakia|Slovak|Bratislava
Slovenia|Slovenian|Ljubljana
Somalia|Somali,Somalis|Mogadishu
Somaliland||Hargeisa
South Africa|South African|Pretoria
South Korea|South Korean,South Koreans|Seoul,Republic of Korea
South Sudan|South Sudanese|Juba
Spain|Spanish,Spaniards|Madrid
Sri Lanka|Sri Lankan|Colombo
Sudan|Sudanese|Khartoum
Sweden|Swedish,Swedes|Stockholm
Switzerland|Swiss|Bern
Syria|Syrian,Syrians|Damascus,Syrian Arab Republic
Taiwan|Taiwanese|Taipei
Tajikistan|Tajik|Dushanbe
Tanzania|Tanzanian|
Thailand|Thai,Thais|Bangkok
Timor-Leste|Timorese|East Timor,Dili
Togo|Togolese|
Tunisia|Tunisian|Tunis
Türkiye|Turkish,Turks|Turkey,Ankara,Republic of Türkiye,Tiirkiye,Turkiye
Turkmenistan|Turkmen|Ashgabat
Uganda|Ugandan|Kampala
Ukraine|Ukrainian,Ukrainians|Kyiv,Kiev
United Arab Emirates|Emirati|UAE,Abu Dhabi
United Kingdom|British,Britons|Britain,London,UK,U.K.,Great Britain,Downing Street
United States|American,Americans|Washington,US,U.S.,USA,United States of America,White House,Pentagon,State Department
Uruguay|Uruguayan|
Uzbekistan|Uzbek|Tashkent
Venezuela|Venezuelan,Venezuelans|Caracas
Vietnam|Vietnamese|Hanoi
Western Sahara|Sahrawi|Polisario,Polisario Front
Yemen|Yemeni,Yemenis|Sanaa,Aden
Zambia|Zambian|Lusaka
Zimbabwe|Zimbabwean|Harare
Soviet Union|Soviet,Soviets|USSR
Yugoslavia|Yugoslav|
"""
OTHERS = """
United Nations||UN,U.N.
Security Council||UN Security Council,U.N. Security Council,United Nations Security Council
General Assembly||UN General Assembly,United Nations General Assembly
European Union||EU,E.U.,Brussels,European Commission,European Council
NATO||North Atlantic Treaty Organization,Atlantic Alliance
African Union||AU
Arab League||League of Arab States
ASEAN||Association of Southeast Asian Nations
ECOWAS||Economic Community of West African States
IGAD||Intergovernmental Authority on Development
OSCE||Organization for Security and Co-operation in Europe,Organization for Security and Cooperation in Europe
OPEC||
BRICS||
CSTO||Collective Security Treaty Organization
SAARC||
IAEA||International Atomic Energy Agency
IMF||International Monetary Fund
World Bank||
World Health Organization||WHO
World Food Programme||WFP
UNHCR||
UNICEF||
OCHA||
UNRWA||
G7||Group of Seven
G8||Group of Eight,Group of eight
G20||
ICRC||Red Cross,International Committee of the Red Cross
International Court of Justice||ICJ
International Criminal Court||ICC
Amnesty International||Amnesty
Human Rights Watch||
International Crisis Group||Crisis Group
Hamas||
Hezbollah||Hizbollah,Hizbullah
Islamic Jihad||
Houthis|Houthi|Ansar Allah,Ansarullah
Taliban||
Islamic State||ISIS,ISIL,Daesh
Al-Qaeda||al-Qaeda,al Qaeda
Al-Shabaab||al-Shabaab,al-Shabab
FARC||
ELN||National Liberation Army
M23||
Rapid Support Forces||RSF
Sudanese Armed Forces||SAF
TPLF||Tigray People's Liberation Front
PKK||
SDF||Syrian Democratic Forces
LTTE||Tamil Tigers
IRA||Irish Republican Army,Sinn Fein
MILF||Moro Islamic Liberation Front
Congress||
European Parliament||
Minsk Group||OSCE Minsk Group
Gulf Cooperation Council||GCC
Organization of American States||OAS
Contact Group||
Quartet||
"""
NOT_PARTIES_ALONE = frozenset(
    {"Jordan", "Chad", "Georgia", "Sofia", "Santiago", "Lima", "Rome", "Aden", "Bern", "Paris"}
)


@cache
def names() -> dict[str, str]:
    """Return the party for every name, adjective, people and seat of government."""
    found: dict[str, str] = {}
    for row in (*STATES.strip().splitlines(), *OTHERS.strip().splitlines()):
        party, adjectives, others = row.split("|")
        for name in (party, *adjectives.split(","), *others.split(",")):
            if name:
                found.setdefault(name, party)
    return found


@cache
def pattern() -> re.Pattern[str]:
    """Return the pattern of all names, longest first."""
    every = sorted(names(), key=lambda n: (-len(n), n))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, every)) + r")(?!\w)")


@cache
def adjectives() -> frozenset[str]:
    """Return the adjectives and peoples, which alone do not name a party's government."""
    rows = (row.split("|") for row in (*STATES.strip().splitlines(), *OTHERS.strip().splitlines()))
    return frozenset(a for row in rows for a in row[1].split(",") if a)


def parties_in(text: str, own: tuple[tuple[str, str], ...] = ()) -> list[tuple[int, int, str]]:
    """
    Return where parties are named in a text: start, end and party; ``own`` are names that only this text knows.

    >>> [party for _, _, party in parties_in("Kremlin aides met the Turkish envoy")]
    ['Russia', 'Türkiye']
    >>> [party for _, _, party in parties_in("the Sealandic side", (("Sealandic", "Sealand"),))]
    ['Sealand']
    """
    return list(_parties_in(text, own))


@lru_cache(maxsize=512)
def _parties_in(text: str, own: tuple[tuple[str, str], ...]) -> tuple[tuple[int, int, str], ...]:
    """Return where parties are named; the last stretches asked for are kept, since several steps ask for the same."""
    known = names()
    found = [(m.start(), m.end(), known[m.group()]) for m in pattern().finditer(text)]
    if own:
        also = dict(own)
        taken = [(a, b) for a, b, _ in found]
        for m in _own_pattern(own).finditer(text):
            if not any(a <= m.start() < b for a, b in taken):
                found.append((m.start(), m.end(), also[m.group()]))
    return tuple(sorted(found))


@lru_cache(maxsize=8)
def _own_pattern(own: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """Return the pattern of the names that one text brings."""
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(name) for name, _ in own) + r")(?!\w)")


def words_for(party: str) -> tuple[str, ...]:
    """
    Return the names under which a party goes, adjectives left out, in small letters.

    >>> words_for("Ukraine")
    ('ukraine', 'kyiv', 'kiev')
    """
    left_out = adjectives()
    return tuple(n.lower() for n, p in names().items() if p == party and n not in left_out) or (party.lower(),)
