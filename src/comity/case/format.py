"""
The field tables: every key a case may have, one row each.

Validator, JSON Schema and reference page are made from these rows and from nothing else.
"""

from __future__ import annotations

from comity.case.fields import Field, Record
from comity.case.format_alignment import ALIGNMENT
from comity.case.format_evidence import EVIDENCE
from comity.case.format_partners import PARTNERS
from comity.case.format_preferences import MISPERCEIVES, PREFERENCE
from comity.case.format_programme import PROGRAMME
from comity.case.format_settlement import SETTLEMENT
from comity.case.format_statements import PARTY_REF, STATEMENT_TEXT, STATEMENTS, source_field, why_field
from comity.case.format_support import SUPPORT
from comity.case.kinds import Kind
from comity.case.names import FormatNumber, NewId, RefTo, Text
from comity.case.shapes import ByKey, ByShape, ListOf, MapOf
from comity.case.values import Bool, Choice, Date, Move, Pattern

FORMAT = 1

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
        source_field("the option"),
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
        why_field("the move is not open"),
        source_field("this"),
    ),
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
    Field(
        "attitudes",
        MapOf(PARTY_REF, MapOf(PARTY_REF, Choice(("positive", "neutral", "negative")), filled=True)),
        "How a party cares about what others get.",
        default="positive to itself, neutral to all others",
    ),
    Field("misperceives", MapOf(PARTY_REF, MISPERCEIVES), "What a party does not see, or sees differently."),
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
        Field("settlement", SETTLEMENT, "Which demands collide, what opens talks, which package serves everyone."),
        Field("evidence", EVIDENCE, "Which claims stand, on which sources, and what would flip them."),
        Field("support", SUPPORT, "What more, less or no outside support would do."),
        Field("alignment", ALIGNMENT, "Who stands with whom, how many poles there are, how exposed each is."),
        Field("partners", PARTNERS, "Whose long-term offer holds up."),
        Field("programme", PROGRAMME, "Whether a declared programme can be delivered."),
    ),
)
