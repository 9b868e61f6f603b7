"""The field tables of what parties prefer, and of what is not known about it."""

from __future__ import annotations

from comity.case.fields import Field, Record
from comity.case.format_statements import PARTY_REF, STATEMENT_ROW, STATEMENT_TEXT, source_field
from comity.case.names import NewId, Text
from comity.case.shapes import ByShape, ListOf, MapOf
from comity.case.values import Bool, Choice, Number, WholeNumber

PREFERENCE_ROW = Record(
    "preference_statement",
    "A preference statement with its degree, its reason and its sources.",
    (
        *STATEMENT_ROW.fields,
        Field(
            "degree", WholeNumber(1, 9), "How strongly it counts where it decides: 1 mildly, 2 much, ...", default="1"
        ),
    ),
)
PREFERENCE_STATEMENTS = ListOf(ByShape(scalar=STATEMENT_TEXT, mapping=PREFERENCE_ROW), row=PREFERENCE_ROW, filled=True)

_PREFERENCE_FIELDS = (
    Field("statements", PREFERENCE_STATEMENTS, "Statements, most important first."),
    Field(
        "ranking",
        ListOf(
            ByShape(scalar=Text("YNN", "a state"), sequence=ListOf(Text("NNY", "a state"), filled=True)), filled=True
        ),
        'States, best first; a nested list is a tie; every feasible state once. `">>"` between two states: much '
        'preferred, `">>>"` still more.',
    ),
    Field(
        "weights",
        MapOf(
            STATEMENT_TEXT,
            ByShape(scalar=Number(), sequence=ListOf(Number(), filled=True)),
            filled=True,
        ),
        "What each statement is worth where it holds; a state is worth the sum. `[lowest, highest]` where not known.",
        unit="points of that party, not compared with others",
    ),
    Field(
        "much",
        ListOf(Number(), or_one=True, filled=True),
        "With weights: from which difference on a state is much preferred; a second number for still more.",
        unit="points of that party",
        default="every difference is mild",
    ),
    Field(
        "free",
        Bool(),
        "Leaves the preference open: any strict order of the states, of the statements given, or any that agrees with "
        "the ranking given.",
    ),
)
_ONE_OF = ("statements", "ranking", "weights")
_PLACE = Text("!attack", "a statement or a state")
_DEGREES = Record(
    "degree",
    "How far the states of one place are preferred to those of another.",
    (
        Field("of", _PLACE, "The states that are preferred: a statement, a pattern or a state.", required=True),
        Field("over", _PLACE, "The states they are preferred to.", required=True),
        Field("degree", Number(), "From 0 to 1.", required=True),
    ),
)
FUZZY = Record(
    "fuzzy",
    "Fuzzy preference: by degree.",
    (
        Field("degrees", ListOf(_DEGREES, row=_DEGREES, filled=True), "The degrees; others are plain.", required=True),
        Field(
            "satisficing",
            Number(),
            "A move is worth while where the degree for it exceeds the degree against it by so much.",
            default="1",
        ),
    ),
)
CHANCES = Record(
    "chances",
    "Probabilistic preference: by the chance that one state is strictly preferred to another.",
    (
        Field("degrees", ListOf(_DEGREES, row=_DEGREES, filled=True), "The chances; others are plain.", required=True),
        Field("moves", Number(), "A move is taken where the chance that it pays is above this.", default="1/2"),
        Field(
            "deters", Number(), "A state deters where the chance that it is preferred is at most this.", default="1/2"
        ),
    ),
)
SPREAD = Record(
    "spread",
    "How far sampled preferences stray from the written one.",
    (
        Field(
            "law",
            Choice(("mallows", "plackett_luce")),
            "mallows: by swaps of neighbours; plackett_luce: place by place, by worth.",
            required=True,
        ),
        Field(
            "amount",
            Number(),
            "0 never strays; 1 is any order alike.",
            required=True,
        ),
    ),
)

REGIME = Record(
    "regime",
    "What a party prefers while a statement holds.",
    (
        Field("during", STATEMENT_TEXT, "While this holds.", required=True),
        Field("text", Text("Under the embargo bread comes first"), "What changes, in one sentence."),
        source_field("this"),
        *_PREFERENCE_FIELDS,
    ),
    _ONE_OF,
    "free",
)

READING = Record(
    "reading",
    "Another way to read what a party prefers, where sources differ.",
    (
        Field("text", Text("Withdrawal comes first"), "What this reading says, in one sentence."),
        source_field("this reading"),
        Field(
            "probability",
            Number(),
            "How likely it is that this reading is right; the main reading has what is left.",
            default="all readings are as likely",
        ),
        *_PREFERENCE_FIELDS,
    ),
    _ONE_OF,
    "free",
)

PREFERENCE = Record(
    "preference",
    "What a party prefers, in one of three forms. It is the reading called `main`.",
    (
        *_PREFERENCE_FIELDS,
        Field(
            "readings",
            MapOf(NewId("hard_line", "the id of a reading", of="reading"), READING, row=READING),
            "Alternative readings; the analysis runs over every combination of the parties' readings.",
        ),
        Field(
            "unknown",
            ListOf(ListOf(_PLACE, filled=True)),
            "Pairs of places between whose states the preference is not known.",
        ),
        Field("fuzzy", FUZZY, "Preference by degree."),
        Field("chances", CHANCES, "Preference by chance."),
        Field("spread", SPREAD, "How far sampled preferences stray, for `comity ensemble`."),
        Field(
            "regimes",
            MapOf(NewId("embargo", "the id of a regime", of="regime"), REGIME, row=REGIME),
            "How its priorities change while something holds: the power of others over it.",
        ),
    ),
    _ONE_OF,
    "free",
)

BELIEVED = Record("believed", "What one party believes another prefers.", _PREFERENCE_FIELDS[:-1], _ONE_OF)

MISPERCEIVES = Record(
    "misperceives",
    "What a party does not see, and what it believes of the others.",
    (
        Field("cannot_see", ListOf(_PLACE), "States it does not know of: statements, patterns or names of states."),
        Field("preferences", MapOf(PARTY_REF, BELIEVED), "What it believes others prefer; the rest as they do."),
    ),
)
