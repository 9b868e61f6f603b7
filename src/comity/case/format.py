"""
The field tables: every key a case may have, one row each.

Validator, JSON Schema and reference page are made from these rows and from nothing else.
"""

from __future__ import annotations

from comity.case.fields import Field, Record
from comity.case.kinds import Kind
from comity.case.names import FormatNumber, NewId, RefTo, Text
from comity.case.shapes import ByKey, ByShape, ListOf, MapOf
from comity.case.values import Bool, Choice, Date, Later, Move, Number, Pattern, Refused

FORMAT = 1
LATER = ("settlement", "evidence", "support", "alignment", "partners", "programme")

PARTY_REF = RefTo("iraq", "the id of a party", of="party")
SOURCES = ListOf(RefTo("s1", "the id of a source", of="source"), or_one=True)
STATEMENT_TEXT = Text("!attack & release", "a statement")


def _why(what: str) -> Field:
    return Field("why", Text("one short sentence"), f"Why {what}, in one sentence.")


def _source(what: str) -> Field:
    return Field("source", SOURCES, f"The source or sources of {what}: one id, or a list.")


STATEMENT_ROW = Record(
    "statement",
    "A statement with its reason and its sources.",
    (
        Field("holds", STATEMENT_TEXT, "The statement.", required=True),
        _why("it stands here"),
        _source("the statement"),
    ),
)
STATEMENT = ByShape(scalar=STATEMENT_TEXT, mapping=STATEMENT_ROW)
STATEMENTS = ListOf(STATEMENT, row=STATEMENT_ROW)

PARTY = Record(
    "party",
    "A party to the conflict.",
    (
        Field("name", Text("Iraq"), "The name as readers know it.", required=True),
        Field("kind", Text("state"), "What it is: a state, an organisation, a movement, a firm."),
    ),
)

SOURCE = Record(
    "source",
    "Who said or published something, when and where.",
    (
        Field("text", Text("The river is ours to share."), "What was said, in short."),
        Field("speaker", Text("foreign minister"), "Who said it."),
        Field("party", Text("iraq"), "The party it was said for."),
        Field("kind", Text("speech"), "What sort of source it is."),
        Field("date", Text("1975-05-01"), "When it was said or published."),
        Field("title", Text("Address to parliament"), "Where it was published."),
        Field("address", Text("https://example.org/speech"), "Where it can be found."),
        Field("confidence", Text("high"), "How sure the modeller is of it."),
    ),
)

OPTION = Record(
    "option",
    "A binary choice of one party: it is done or it is not.",
    (
        Field("by", PARTY_REF, "The party that decides it.", required=True),
        Field("text", Text("Release water"), "What doing it is called.", default="the id of the option"),
        Field("off", Text("Hold water back"), "What not doing it is called."),
        Field(
            "moves",
            Choice(("both", "forward", "back")),
            "Which changes are possible: both, forward (off to on only) or back (on to off only).",
            default="both",
        ),
        _source("the option"),
    ),
)

LUMP_ROW = Record(
    "lump",
    "States that count as one once the moves are known.",
    (
        Field("pattern", Pattern(), "The states it covers.", required=True),
        Field("text", Text("Syria has withdrawn"), "What the lumped state is called."),
    ),
)

CANNOT = Record(
    "cannot",
    "Moves that are not open to a party: from any state where one statement holds to any where another does.",
    (
        Field("by", PARTY_REF, "The party that cannot make the move.", required=True),
        Field("from", STATEMENT_TEXT, "What holds in the state that is left.", required=True),
        Field("to", STATEMENT_TEXT, "What holds in the state that is entered.", required=True),
        _why("the move is not open"),
        _source("this"),
    ),
)

_PREFERENCE_FIELDS = (
    Field("statements", ListOf(STATEMENT, row=STATEMENT_ROW, filled=True), "Statements, most important first."),
    Field(
        "ranking",
        ListOf(
            ByShape(scalar=Text("YNN", "a state"), sequence=ListOf(Text("NNY", "a state"), filled=True)), filled=True
        ),
        "States, best first; a nested list is a tie; every feasible state once.",
    ),
    Field(
        "weights",
        MapOf(STATEMENT_TEXT, Number(), filled=True),
        "What each statement is worth where it holds; a state is worth the sum.",
        unit="points of that party, not compared with others",
    ),
    Field(
        "free",
        Refused(
            "free preferences are not supported by this version.", "Give statements, a ranking or weights instead."
        ),
        "Leaves the preference open.",
    ),
)
_ONE_OF = ("statements", "ranking", "weights")

READING = Record(
    "reading",
    "Another way to read what a party prefers, where sources differ.",
    (
        Field("text", Text("Withdrawal comes first"), "What this reading says, in one sentence."),
        _source("this reading"),
        *_PREFERENCE_FIELDS,
    ),
    _ONE_OF,
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
    ),
    _ONE_OF,
)

_SHARED = (
    Field(
        "preferences",
        MapOf(PARTY_REF, PREFERENCE, filled=True),
        "What each party prefers; every party that owns an option or a move needs them.",
        required=True,
    ),
    Field(
        "coalitions",
        ListOf(ListOf(PARTY_REF, filled=True)),
        "Blocks of parties that act jointly; parties left out stand alone.",
        default="every group of parties may act jointly",
    ),
    Field("misperceives", Later(), "What a party does not see, or sees differently; kept and not read yet."),
)

_OPTION_ID = NewId("release", "the id of an option", of="option", strict=True)
_STATE_ID = NewId("s1", "the id of a state", of="state", strict=True)

OPTION_CONFLICT = Record(
    "option_conflict",
    "A conflict in option form: its states are the combinations of the options.",
    (
        Field(
            "options",
            MapOf(_OPTION_ID, OPTION, row=OPTION, filled=True),
            "The options; their order is the order of patterns.",
            required=True,
        ),
        Field("infeasible", STATEMENTS, "Statements that no state satisfies.", default="every combination is feasible"),
        Field(
            "same",
            MapOf(
                NewId("withdrawn", "the id of a lumped state", of="lumped state", strict=True),
                ByShape(scalar=Pattern(), mapping=LUMP_ROW),
                row=LUMP_ROW,
            ),
            "Patterns whose states count as one state, once the moves are known.",
        ),
        Field("cannot", ListOf(CANNOT, row=CANNOT), "Moves that are not open to a party."),
        Field(
            "status_quo",
            ByShape(
                scalar=Text("NNN", "a pattern or lumped state"),
                mapping=MapOf(RefTo("release", "an option", of="option"), Bool()),
            ),
            "The state things are in today: a pattern, a lumped state, or the options that are on.",
        ),
        *_SHARED,
    ),
)

STATE = Record(
    "state",
    "A state of a conflict drawn by hand.",
    (Field("text", Text("Both wait"), "What it is called.", default="the id of the state"),),
)

DRAWN_CONFLICT = Record(
    "drawn_conflict",
    "A conflict drawn by hand: its states and moves are listed.",
    (
        Field(
            "states",
            ByShape(
                sequence=ListOf(_STATE_ID, filled=True),
                mapping=MapOf(
                    _STATE_ID,
                    ByShape(scalar=Text("Both wait", may_be_empty=True), mapping=STATE),
                    row=STATE,
                    filled=True,
                ),
            ),
            "The states, as a list of names or as names with texts.",
            required=True,
        ),
        Field("moves", MapOf(PARTY_REF, ListOf(Move())), "The moves that each party can make.", required=True),
        Field("status_quo", RefTo("s1", "a state", of="state"), "The state things are in today."),
        *_SHARED,
    ),
)

CONFLICT: Kind = ByKey("states", DRAWN_CONFLICT, OPTION_CONFLICT, "options")

CASE = Record(
    "case",
    "A case: who the parties are, and one section for each question that is asked about them.",
    (
        Field(
            "comity",
            FormatNumber("1", "the number of the format", number=FORMAT),
            "The number of the format.",
            required=True,
        ),
        Field("title", Text("Euphrates water dispute, 1975"), "What the case is called.", required=True),
        Field("question", Text("Which outcomes would hold?"), "What the reader wants to know, in one sentence."),
        Field("as_of", Date(), "The day whose knowledge the case reflects."),
        Field("modelled_by", Text("A. Student"), "Who made the model."),
        Field("about", Text("Two states share a river."), "What the case is about, in a paragraph."),
        Field("leaves_out", ListOf(Text("Third parties.")), "What the model leaves out, a sentence each."),
        Field(
            "parties",
            MapOf(
                NewId("iraq", "the id of a party", of="party"),
                ByShape(scalar=Text("Iraq", "a name"), mapping=PARTY),
                row=PARTY,
                filled=True,
            ),
            "The parties: id and name.",
            required=True,
        ),
        Field(
            "sources",
            MapOf(
                NewId("s1", "the id of a source", of="source"),
                ByShape(scalar=Text("A speech"), mapping=SOURCE),
                row=SOURCE,
            ),
            "What `source` fields point to.",
        ),
        Field("conflict", CONFLICT, "Which outcomes would hold, against whom, and why."),
        *(Field(word, Later(), f"The section `{word}`; kept and not read yet.") for word in LATER),
    ),
)
