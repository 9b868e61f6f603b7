"""The field tables of the section ``alignment``: ties, capabilities, votes, bodies and figures."""

from __future__ import annotations

from fractions import Fraction

from comity.case.alignment import CASTS
from comity.case.fields import Field, Record
from comity.case.format_figures import exactness_fields, period_fields, speaker_fields
from comity.case.format_statements import source_field
from comity.case.free_tables import FreeTable
from comity.case.intervals import Interval
from comity.case.names import NewId, Text
from comity.case.ranges import PartDate
from comity.case.shapes import ByShape, ListOf, MapOf
from comity.case.values import Bool, Number, WholeNumber

_ACTOR = Text("iraq", "an actor")
_ACTORS = ListOf(_ACTOR, or_one=True)
_PART = Interval(Fraction(0), Fraction(1))
_TABLE = FreeTable()

VOTE = Record(
    "vote",
    "A roll call: who voted how.",
    (
        Field("id", NewId("r1", "the id of a roll call", of="roll call"), "Its name in the answers.", required=True),
        *(Field(cast, _ACTORS, f"Who voted {cast}.") for cast in CASTS[:3]),
        Field("absent", _ACTORS, "Who was absent; nothing is taken to be known of those in no list."),
        Field("session", Text("2025"), "Roll calls of one session are taken together.", default="the year of `date`"),
        Field("body", Text("General Assembly"), "Where the vote was taken."),
        Field("date", PartDate(), "When."),
        Field("text", Text("A resolution on returns"), "What the vote was about."),
        source_field("the vote"),
    ),
)

MEETING = Record(
    "meeting",
    "A meeting of a body: who was there.",
    (
        Field("date", PartDate(), "When.", required=True),
        Field("there", _ACTORS, "The members that were there."),
        Field("absent", _ACTORS, "The members that were not; nothing is taken to be known of those in no list."),
        Field("text", Text("Yearly summit"), "What it was."),
        source_field("the meeting"),
    ),
)

BODY = Record(
    "body",
    "An alliance, union or group whose members are asked how they really vote, trade and fight.",
    (
        Field("members", ListOf(_ACTOR, filled=True), "Its members.", required=True),
        Field("text", Text("Pact of the coast"), "What it is called.", default="its id"),
        Field("since", PartDate(), "The first day that is asked about."),
        Field("until", PartDate(), "The last day that is asked about."),
        Field("meetings", ListOf(MEETING, row=MEETING), "Meetings, and who was there."),
        source_field("the list of members"),
    ),
)

TIE_FIGURE = Record(
    "tie_figure",
    "A figure that somebody stated about an actor or a pair; figures for one thing are set side by side.",
    (
        Field("id", NewId("t1", "the id of a figure", of="tie figure"), "Its name in the answers.", required=True),
        Field("of", _ACTORS, "The actor, or the two of the pair; their order counts for nothing.", required=True),
        Field("what", Text("trade"), "What is measured, in a word of your own.", required=True),
        Field("value", Interval(), "The figure."),
        Field("unit", Text("USD bn"), "What it is counted in."),
        *period_fields(),
        *exactness_fields(),
        Field("tested", Bool(), "Whether it is the figure of the statement under test.", default="false"),
        *speaker_fields("Statistical office"),
        Field("text", Text("Two figures on one day"), "What must be known of it, in one sentence."),
        source_field("the figure"),
    ),
)

SPAN = Record(
    "window",
    "A window of time.",
    (
        Field("from", PartDate(), "Its first day.", required=True),
        Field("to", PartDate(), "Its last day.", required=True),
    ),
)

EVERY = Record(
    "windows",
    "Windows of equal length.",
    (
        Field("length", WholeNumber(1, 1000), "How long each is.", unit="years", required=True),
        Field("step", WholeNumber(1, 1000), "How far their beginnings lie apart.", unit="years", default="length"),
        Field("from", PartDate(), "The first day.", default="the first of the tables"),
        Field("to", PartDate(), "The last day.", default="the last of the tables"),
    ),
)

SUBSTITUTE = Record(
    "substitute",
    "How much of what a buyer gets could be replaced.",
    (
        Field("part", _PART, "The part of it that could be replaced, from 0 to 1.", required=True),
        Field("buyer", _ACTOR, "The buyer.", default="every buyer"),
        Field("seller", _ACTOR, "The seller.", default="every seller"),
        Field("kind", Text("gas", "a kind of tie"), "The kind of tie.", default="every kind"),
        source_field("the part"),
    ),
)

TOTAL = Record(
    "total",
    "What a buyer gets in all, also from outside of the table, in the unit of the weights.",
    (
        Field("buyer", _ACTOR, "The buyer.", required=True),
        Field("amount", Number(), "All it gets; 100 where weights are shares in per cent.", required=True),
        Field("year", WholeNumber(1, 9999), "The year it is for.", default="every year"),
        source_field("the total"),
    ),
)

CUT = Record(
    "cut",
    "Ties that are cut in thought.",
    (
        Field("from", _ACTOR, "The seller.", default="every seller"),
        Field("to", _ACTOR, "The buyer.", default="every buyer"),
    ),
)

EXPOSURE = Record(
    "exposure",
    "Which ties are flows that the second actor depends on, and what is assumed of them.",
    (
        Field(
            "kinds",
            ListOf(Text("trade", "a kind of tie"), or_one=True),
            "Kinds of directed ties, from seller to buyer; each is a good of its own.",
            default="trade",
        ),
        Field("passing", Number(), "The part of its loss that a supplier passes on, from 0 to 1.", default="0.5"),
        Field("substitutes", ListOf(SUBSTITUTE, row=SUBSTITUTE), "What could be replaced.", default="not known"),
        Field("totals", ListOf(TOTAL, row=TOTAL), "What buyers get in all.", default="what the table holds"),
        Field("cuts", ListOf(CUT, row=CUT), "What if these ties were cut."),
        Field(
            "wear",
            MapOf(Text("arms", "a kind of tie"), Number()),
            "Kinds that last, such as arms: the part of the stock that is lost each year, from 0 to 1.",
            default="what is got in a year counts in that year alone",
        ),
    ),
)

POLES = Record(
    "poles",
    "When an actor is a pole.",
    (
        Field("share", _PART, "The least part of the total.", default="0.05"),
        Field("ratio", _PART, "The least part of what the largest has.", default="0.5"),
    ),
)

ALIGNMENT = Record(
    "alignment",
    "Who stands with whom, how many poles there are, and how exposed each is.",
    (
        Field(
            "ties",
            _TABLE,
            "Ties between actors: columns a, b, and any of sign (+1 or -1), weight, directed, kind, from, to, source.",
        ),
        Field(
            "capabilities",
            _TABLE,
            "What actors have: columns actor, year, and one for each component; an empty cell is not known.",
        ),
        Field(
            "votes",
            ByShape(scalar=_TABLE, sequence=ListOf(VOTE), mapping=_TABLE),
            "Roll calls; as a table: id, any of session, body, date, text, source, then one column for each actor.",
        ),
        Field(
            "bodies",
            MapOf(NewId("pact", "the id of a body", of="body"), BODY, row=BODY),
            "Alliances and unions, with their members and meetings.",
        ),
        Field("figures", ListOf(TIE_FIGURE, row=TIE_FIGURE), "Stated figures that are set side by side."),
        Field(
            "windows",
            ByShape(sequence=ListOf(SPAN, row=SPAN, filled=True), mapping=EVERY),
            "The windows of time that are compared.",
            default="the periods of the ties where these do not overlap, else windows of equal length",
        ),
        Field("exposure", EXPOSURE, "Which ties are flows, and what if they were cut."),
        Field(
            "kinds",
            ListOf(Text("alliance", "a kind of tie"), or_one=True),
            "The kinds of ties that make the network.",
            default="all but those that are flows under `exposure`",
        ),
        Field("poles", POLES, "When an actor is a pole."),
        Field("anchor", ListOf(_ACTOR), "Two voters: the line of ideal points runs from the first to the second."),
        Field("focus", _ACTORS, "Actors that get a page of their own."),
        Field("aliases", MapOf(_ACTOR, _ACTOR), "Other names in the tables, and the actor each of them means."),
        Field(
            "states",
            Bool(),
            "Whether names and codes of states are brought together, with every doubt listed.",
            default="false",
        ),
    ),
)
