"""The field tables of the section ``support``: flows, levers and what is asked of them."""

from __future__ import annotations

from comity.case.fields import Field, Record
from comity.case.format_statements import PARTY_REF, STATEMENTS, source_field
from comity.case.format_support_tests import ENDINGS, SERIES
from comity.case.format_war_game import GAME
from comity.case.intervals import Interval
from comity.case.names import NewId, RefTo, Text
from comity.case.ranges import PartDate
from comity.case.shapes import ByShape, ListOf
from comity.case.support import KINDS, MEASURES
from comity.case.values import Bool, Choice

_KIND = Choice(KINDS)

FLOW = Record(
    "flow",
    "A figure for outside support in some period.",
    (
        Field("id", NewId("f1", "the id of a flow", of="flow"), "Its name in the answers."),
        Field(
            "from", Text("union", "who gives"), "Who gives it: a party, or the name of somebody else.", required=True
        ),
        Field("to", Text("iraq", "who gets it"), "Who gets it: a party, or the name of somebody else.", required=True),
        Field("kind", _KIND, "What sort of support it is; `mixed` where a figure adds several up.", required=True),
        Field("date", PartDate(), "The day, month or year it is for, the whole of it."),
        Field("period", Text("2025-03/2025-04", "two dates with / between"), "The first and last day it is for."),
        Field("since", PartDate(), "The first day it is for, instead of `period`."),
        Field("until", PartDate(), "The last day it is for, instead of `period`."),
        Field("value", Interval(), "The figure; left out where the source gives none."),
        Field("unit", Text("EUR bn"), "What it is counted in."),
        Field("measure", Choice(MEASURES), "What is counted: committed, allocated, delivered, or estimated."),
        Field("released", PartDate(), "When the figure was published."),
        Field("cumulative", Bool(), "Whether it is a total up to the last day.", default="false"),
        Field("change", Bool(), "Whether it is a change against another period.", default="false"),
        Field("by", Text("Statistical office"), "Who counted."),
        Field("text", Text("Two months of a slow summer"), "What must be known of it, in one sentence."),
        source_field("the figure"),
    ),
)

LEVER = Record(
    "lever",
    "An option of the conflict that is outside support.",
    (
        Field("option", RefTo("loan", "an option", of="option"), "The option.", required=True),
        Field("by", PARTY_REF, "The party that decides it.", default="the owner of the option"),
        Field("to", PARTY_REF, "The party that is helped."),
        Field("kind", _KIND, "What sort of support it is.", default="mixed"),
        Field("given", Bool(), "Whether support is given where the option is on.", default="true"),
        Field("text", Text("The loan of the union"), "What it is called.", default="the text of the option"),
        source_field("the lever"),
    ),
)

SUPPORT = Record(
    "support",
    "What more, less or no outside support would do.",
    (
        Field("flows", ListOf(FLOW, row=FLOW), "Figures for outside support."),
        Field("levers", ListOf(LEVER, row=LEVER), "Options of the conflict that are support."),
        Field("targets", STATEMENTS, "Outcomes that support given on conditions might make hold."),
        Field(
            "steps",
            STATEMENTS,
            "What support may be made conditional on.",
            default="every option of the parties that decide no lever",
        ),
        Field("game", GAME, "The war-termination game."),
        Field("series", ByShape(sequence=ListOf(SERIES), mapping=SERIES), "Tables by period, to be tested."),
        Field("endings", ByShape(sequence=ListOf(ENDINGS), mapping=ENDINGS), "Tables of conflicts and how they ended."),
    ),
)
