"""The field tables of the section ``settlement``: terms, demands, sequence; issues and values are beside it."""

from __future__ import annotations

from fractions import Fraction

from comity.case.fields import Field, Record
from comity.case.format_packages import (
    BREACH,
    GUARANTEE,
    ISSUES,
    PLANS,
    RIPENESS,
    ROOM,
    VALUES,
)
from comity.case.format_statements import PARTY_REF, STATEMENT, STATEMENT_TEXT, STATEMENTS, source_field, why_field
from comity.case.intervals import Interval, Window
from comity.case.names import NewId, RefTo, Text
from comity.case.shapes import ByShape, ListOf, MapOf
from comity.case.values import Bool, Choice, WholeNumber

TERM_REF = RefTo("ceasefire", "a term", of="term")
_VERSION_REF = RefTo("draft_1", "a version", of="version")
_WEIGHT = Field(
    "weight",
    Interval(Fraction(0)),
    "How much it costs to give it up, beside the others; `[lowest, highest]` where not known.",
    default="1",
)
_VERSION = Field(
    "version",
    _VERSION_REF,
    "The version of a text in which the row stands.",
    default="it stands in every version",
)

TERM = Record(
    "term",
    "A thing that can be agreed, and done once.",
    (
        Field("text", Text("General ceasefire"), "What it is called.", default="the id of the term"),
        Field("by", ListOf(PARTY_REF, or_one=True), "Who does it, where it is an act."),
        Field("takes", Interval(Fraction(0)), "How long doing it takes.", unit="days", default="0"),
        Field("escrow", Text("a neutral bank"), "Who could hold it for both sides until the other act is done."),
        Field("parts", WholeNumber(1, 100), "Into how many verified parts it can be split.", default="1, no parts"),
        Field("together", Bool(), "Whether it can be done at the same moment as another act.", default="true"),
        Field("means", STATEMENT, "When it holds, as a statement over the options of the conflict."),
        source_field("the term"),
    ),
)

PAST = Record(
    "past",
    "An earlier occasion on which the demand was made.",
    (
        Field("waived", Bool(), "Whether the party gave it up in the end.", required=True),
        Field("date", Text("1974-03"), "When that was."),
        Field("text", Text("Talks began without it"), "What happened, in one sentence."),
        source_field("this"),
    ),
)

DEMAND = Record(
    "demand",
    "What a party asks for, refuses or offers.",
    (
        Field("id", NewId("d1", "the id of a demand", of="demand"), "Its name in the answers.", required=True),
        Field("by", PARTY_REF, "The party whose it is.", required=True),
        Field(
            "kind",
            Choice(("demand", "prerequisite", "red_line", "offer")),
            "`prerequisite`: before something else; `red_line`: never without; `offer`: what the party would accept, "
            "which never enters a conflict.",
            default="demand",
        ),
        Field(
            "requires",
            STATEMENT_TEXT,
            "What must hold, as a statement over terms and issues (`issue = level`).",
            required=True,
        ),
        Field("for", TERM_REF, "The term a prerequisite is for: it then means `for -> requires`."),
        _WEIGHT,
        Field("text", Text("A ceasefire before talks"), "What was asked, in one sentence."),
        Field("history", ListOf(PAST, row=PAST), "Earlier occasions on which it was made, and whether it was waived."),
        _VERSION,
        why_field("it stands here"),
        source_field("the demand"),
    ),
)

ORDER = Record(
    "order",
    "A claim that one act comes before another.",
    (
        Field("by", PARTY_REF, "The party that asks for this order.", required=True),
        Field("first", Text("withdrawal", "an act"), "The act that comes first: a term, or a name.", required=True),
        Field("then", Text("ceasefire", "an act"), "The act that comes after it.", required=True),
        Field("id", NewId("s1", "the id of an order", of="order"), "Its name in the answers.", default="first > then"),
        _WEIGHT,
        Field(
            "within",
            Window(),
            "Fewest and most days from the first act to the second; `[30, none]` has no latest day.",
            unit="days",
        ),
        Field("text", Text("Only then can guns be silent"), "What was asked, in one sentence."),
        _VERSION,
        why_field("it stands here"),
        source_field("this order"),
    ),
)

SETTLEMENT = Record(
    "settlement",
    "Which demands collide, what opens talks, which package serves everyone, and who must be in the room.",
    (
        Field(
            "terms",
            MapOf(
                NewId("ceasefire", "the id of a term", of="term", strict=True),
                ByShape(scalar=Text("General ceasefire"), mapping=TERM),
                row=TERM,
            ),
            "Things that can be agreed: each holds or does not.",
        ),
        Field("facts", STATEMENTS, "What nobody can bargain away, as statements over terms and issues."),
        Field("seek", ListOf(TERM_REF, or_one=True), "The terms the question is about: taken as true."),
        Field("demands", ListOf(DEMAND, row=DEMAND), "What the parties ask for."),
        Field("sequence", ListOf(ORDER, row=ORDER), "Who wants what before what."),
        Field(
            "versions",
            MapOf(NewId("draft_1", "the id of a version", of="version"), Text("The draft of May")),
            "The versions of a text whose versions differ; the first is the main one.",
        ),
        Field("issues", ISSUES, "What a package has to settle, and how it can be settled."),
        Field("packages_exclude", STATEMENTS, "Packages that cannot be, as statements over issues."),
        Field("values", VALUES, "What packages are worth to each party, in units of its own."),
        Field(
            "comparable",
            Bool(),
            "Whether the units of the parties may be added up.",
            default="false",
        ),
        Field("plans", PLANS, "Packages with a name, such as a published plan."),
        Field("room", ROOM, "Who can block a settlement, and what a party that is left out can do to it."),
        Field("breaches", ListOf(BREACH, row=BREACH), "How parties could break a package."),
        Field("guarantees", ListOf(GUARANTEE, row=GUARANTEE), "What stands behind a package."),
        Field("ripeness", RIPENESS, "What is said about each party's readiness to settle."),
    ),
)
