"""The field tables of the war-termination game of the section ``support``."""

from __future__ import annotations

from fractions import Fraction

from comity.case.fields import Field, Record
from comity.case.format_statements import source_field
from comity.case.intervals import Interval
from comity.case.names import Text
from comity.case.shapes import ListOf, MapOf
from comity.case.support import KINDS
from comity.case.values import Choice, Number, WholeNumber

MOST_POSITIONS = 60
_NOT_NEGATIVE = Interval(Fraction(0))
_PART = Interval(Fraction(0), Fraction(1))
_SIDE = Text("iraq", "one of the two sides")

EFFECT = Record(
    "effect",
    "What one kind of support does while it is on.",
    (
        Field("kind", Choice(KINDS), "The kind of support.", required=True),
        Field("to", _SIDE, "The side that gets it.", required=True),
        Field("win", Interval(Fraction(-1), Fraction(1)), "Added to its chance of winning a period.", default="0"),
        Field("rent", _NOT_NEGATIVE, "What it gains in each period of fighting.", unit="the flow of a period"),
        Field("cost", _NOT_NEGATIVE, "Taken off what a period of fighting costs it.", unit="the flow of a period"),
        Field("spread", _PART, "Added to what the other side does not know of its strength.", default="0"),
        Field("text", Text("Shells"), "What it is, in short."),
        source_field("the effect"),
    ),
)

PATRON = Record(
    "patron",
    "An outside party without whose consent the fighting does not end.",
    (
        Field("by", Text("union", "a party"), "Who it is.", required=True),
        Field("war", Interval(), "What a period of fighting is worth to it, its own costs taken off.", required=True),
        Field("peace", Interval(), "What a period of peace is worth to it.", default="0"),
        source_field("this"),
    ),
)

PRIVATE = Record(
    "private",
    "What only one side knows of its strength.",
    (
        Field("side", _SIDE, "The side that knows.", required=True),
        Field("chance", _PART, "How probable it is that this side is strong.", required=True),
        Field(
            "spread", _PART, "How much higher, or lower, the chance of winning is if strong, or weak.", required=True
        ),
        source_field("this"),
    ),
)

ATTRITION = Record(
    "attrition",
    "A war of attrition with subsidies.",
    (
        Field("costs", MapOf(_SIDE, _NOT_NEGATIVE, filled=True), "What a period costs each side.", required=True),
        Field("prizes", MapOf(_SIDE, _NOT_NEGATIVE, filled=True), "What winning is worth to each side.", required=True),
        Field("to", _SIDE, "The side that is subsidised."),
        Field("subsidy", _NOT_NEGATIVE, "By how much in a period.", default="0"),
        source_field("the figures"),
    ),
)

GAME = Record(
    "war_game",
    "A war-termination game: two sides fight over positions, or share what flows from them.",
    (
        Field(
            "positions", WholeNumber(2, MOST_POSITIONS), "The position at which side A has won; 0 is B's.", default="6"
        ),
        Field("sides", ListOf(_SIDE, filled=True), "Side A and side B.", default="the order of `costs`"),
        Field("win", _PART, "The chance that A wins a period of fighting while support is on.", required=True),
        Field("win_after_cut", _PART, "The same once support is off.", default="win, less what the effects add"),
        Field(
            "costs",
            MapOf(_SIDE, _NOT_NEGATIVE, filled=True),
            "What a period of fighting costs each side.",
            required=True,
            unit="the flow of a period",
        ),
        Field("rent", _NOT_NEGATIVE, "What `to` gains by a period of fighting while support is on.", default="0"),
        Field("to", _SIDE, "The side that is supported."),
        Field("discount", Interval(Fraction(0), Fraction(999, 1000)), "The weight of the next period.", default="0.95"),
        Field(
            "cut_hazard",
            ListOf(Number(), or_one=True, filled=True),
            "Chances per period, announced, that support ends, which are compared.",
            default="[0, 0.05, 0.2, 1]",
        ),
        Field("reversal", _PART, "The chance per period that support comes back.", default="0"),
        Field("start", WholeNumber(0, MOST_POSITIONS), "The position today.", default="every position counts alike"),
        Field("share", _PART, "The part of the surplus of a deal that A gets.", default="0.5"),
        Field("effects", ListOf(EFFECT, row=EFFECT), "What each kind of support does while it is on."),
        Field("patron", PATRON, "An outside party that must consent to peace."),
        Field("private", PRIVATE, "What only one side knows of its strength."),
        Field("attrition", ATTRITION, "The same war as one of attrition."),
        source_field("the figures"),
    ),
)
