"""The field tables of packages: issues and levels, values, plans, the room, breaches, guarantees, readiness."""

from __future__ import annotations

from fractions import Fraction

from comity.case.fields import Field, Record
from comity.case.format_statements import PARTY_REF, STATEMENT, STATEMENT_TEXT, source_field, why_field
from comity.case.intervals import Interval
from comity.case.names import NewId, RefTo, Text
from comity.case.open_records import OpenRecord
from comity.case.shapes import ByShape, ListOf, MapOf
from comity.case.values import Bool, Number

ISSUE_REF = RefTo("territory", "an issue", of="issue")
_LEVEL = Text("exchange", "a level")

LEVEL = Record(
    "level",
    "One way in which an issue can be settled.",
    (
        Field("text", Text("Exchange of areas"), "What it is called.", default="the id of the level"),
        Field("means", STATEMENT, "When it holds, as a statement over the options of the conflict."),
    ),
)
_LEVEL_VALUE = ByShape(scalar=Text("Exchange of areas"), mapping=LEVEL)
ISSUE = Record(
    "issue",
    "What has to be settled: a list of levels, a map of levels, or a number between two ends. Any other key of a map "
    "is a level.",
    (
        Field("text", Text("The border"), "What the issue is called.", default="the id of the issue"),
        Field(
            "levels",
            ByShape(sequence=ListOf(_LEVEL, filled=True), mapping=MapOf(_LEVEL, _LEVEL_VALUE, filled=True)),
            "The levels, where the issue has a text or a source too.",
        ),
        Field("from", Number(), "The least number, for an issue that is settled by a number."),
        Field("to", Number(), "The greatest number."),
        source_field("the issue"),
    ),
)
ISSUES = MapOf(
    NewId("territory", "the id of an issue", of="issue", strict=True),
    ByShape(sequence=ListOf(_LEVEL, filled=True), mapping=OpenRecord(ISSUE, _LEVEL, _LEVEL_VALUE)),
    filled=True,
)

TOGETHER = Record(
    "together",
    "What a combination adds to the sum of its values.",
    (
        Field("when", STATEMENT_TEXT, "The combination, as a statement over issues.", required=True),
        Field("adds", Interval(), "What it adds; below 0 it takes away.", required=True, unit="units of that party"),
        source_field("this"),
    ),
)
PARTY_VALUES = Record(
    "party_values",
    "What packages are worth to one party: the sum over issues, and what combinations add. Any other key is an issue: "
    "`{level: value}` for each of its levels, or points `[x, value]` of a concave line for a number. An issue that is "
    "left out is worth 0 to the party, however it is settled.",
    (
        Field(
            "walk_away",
            Interval(),
            "What the party has without a settlement; `[lowest, highest]` where not known.",
            required=True,
            unit="units of that party",
        ),
        Field("together", ListOf(TOGETHER, row=TOGETHER), "What combinations of levels add."),
        Field(
            "bargaining_weight",
            Number(),
            "The party's exponent in the weighted Nash product.",
            default="1",
        ),
        why_field("the values are what they are"),
        source_field("the values"),
    ),
)
_WORTHS = ByShape(
    sequence=ListOf(ListOf(Number(), filled=True), filled=True), mapping=MapOf(_LEVEL, Interval(), filled=True)
)
_PARTY_VALUES = OpenRecord(PARTY_VALUES, Text("territory", "an issue"), _WORTHS)
ALL_VALUES = Record(
    "values",
    "The values, party by party: every key but `comparable` is a party.",
    (Field("comparable", Bool(), "As `comparable` of the settlement; it may stand here too.", default="false"),),
)
VALUES = OpenRecord(ALL_VALUES, PARTY_REF, _PARTY_VALUES)

PLAN = Record(
    "plan",
    "A package with a name.",
    (
        Field("package", MapOf(ISSUE_REF, _LEVEL, filled=True), "Its level on every issue.", required=True),
        Field("text", Text("The plan of May"), "What it is called."),
        source_field("the plan"),
    ),
)
PLANS = MapOf(NewId("plan_of_may", "the id of a plan", of="plan"), PLAN)

ROOM = Record(
    "room",
    "Who can block a settlement, and what a party that is left out can do to it.",
    (
        Field("veto", ListOf(PARTY_REF, or_one=True), "Parties without whose consent nothing is settled."),
        Field("votes", MapOf(PARTY_REF, Number(), filled=True), "The votes of each party.", default="0 each"),
        Field("quota", Number(), "The votes that settle.", unit="votes"),
        Field(
            "can_undo",
            MapOf(PARTY_REF, MapOf(ISSUE_REF, ListOf(_LEVEL, or_one=True, filled=True), filled=True)),
            "The levels that a party that is left out can bring about all the same.",
        ),
    ),
)

BREACH = Record(
    "breach",
    "How a party could break a package.",
    (
        Field("by", PARTY_REF, "The party that could.", required=True),
        Field("text", Text("Keeps its forces in place"), "How, in one sentence."),
        Field("when", STATEMENT_TEXT, "In which packages it can, as a statement over issues.", default="in all"),
        Field("sets", MapOf(ISSUE_REF, _LEVEL, filled=True), "The levels it would bring about by it."),
        Field("gains", Interval(), "What else it would gain.", unit="units of that party", default="0"),
        Field(
            "punished",
            Interval(Fraction(0)),
            "What it would lose if a guarantee is acted on.",
            unit="units of that party",
            default="0",
        ),
        source_field("this"),
    ),
)
GUARANTEE = Record(
    "guarantee",
    "What stands behind a package.",
    (
        Field("when", STATEMENT_TEXT, "In which packages it is in force, as a statement over issues.", required=True),
        Field(
            "reliability",
            Interval(Fraction(0), Fraction(1)),
            "The chance that it is acted on; `[lowest, highest]` where not known.",
            required=True,
            unit="from 0 to 1",
        ),
        Field("text", Text("A treaty of assistance"), "What it is called."),
        Field("by", ListOf(PARTY_REF, or_one=True), "Who gives it."),
        source_field("this"),
    ),
)
RIPE = Record(
    "ripe",
    "What is said about a party's readiness to settle.",
    (
        Field(
            "continuation",
            ListOf(Number(), filled=True),
            "What going on is worth to it, period by period.",
            unit="units of that party",
        ),
        Field("hurting", Bool(), "Whether going on hurts it more and more, where there is no figure."),
        Field("way_out", Bool(), "Whether the party itself says that it sees a way out."),
        Field("spokesman", Bool(), "Whether somebody can speak for it and bind it."),
        Field(
            "inferred",
            Bool(),
            "Whether this was concluded from talks having begun: then it cannot explain them.",
            default="false",
        ),
        why_field("this is said"),
        source_field("this"),
    ),
)
RIPENESS = MapOf(PARTY_REF, RIPE, filled=True)
