"""The field tables of the section ``partners``: criteria, offers, what is known of them, and weights."""

from __future__ import annotations

from fractions import Fraction

from comity.case.cell_values import CellValue, YearlyRate
from comity.case.fields import Field, Record
from comity.case.format_statements import source_field
from comity.case.intervals import Interval, Window
from comity.case.names import NewId, RefTo, Text
from comity.case.partners import PHASES
from comity.case.ranges import PartDate
from comity.case.shapes import ByShape, ListOf, MapOf
from comity.case.values import Bool, Choice, Number, WholeNumber

_CRITERION = RefTo("price", "the id of a criterion", of="criterion")
_OFFER = RefTo("x", "the id of an offer", of="offer")
_PHASE = Choice(tuple(p for p in PHASES if p))
_RATE = YearlyRate(Fraction(-1, 2), Fraction(1))
_FROM_0 = Interval(Fraction(0))
_LAST_YEAR = 200

CRITERION = Record(
    "criterion",
    "What offers are judged by; with a range where it is a number, with grades where only an order is known.",
    (
        Field("text", Text("Price of a unit"), "What it is.", default="its id"),
        Field("unit", Text("USD bn"), "What it is counted in."),
        Field("better", Choice(("more", "less")), "Whether more of it is better, or less.", default="as `range` says"),
        Field("range", ListOf(Number()), "The worst and the best value; values scale linearly between them."),
        Field("grades", ListOf(Text("maintain", "a grade")), "Grades in place of a range, the worst first."),
        Field("weight", Interval(Fraction(0)), "Its weight, or [lowest, highest].", default="open"),
        Field("phase", _PHASE, "The part of the life cycle it belongs to."),
        source_field("the criterion"),
    ),
    one_of=("range", "grades"),
)

NORMAL = Record(
    "normal",
    "A normal distribution.",
    (Field("normal", ListOf(Number()), "Mean and standard deviation.", required=True),),
)
_VALUE = ByShape(scalar=CellValue(), sequence=CellValue(), mapping=NORMAL)

_ABOUT_CELL = (
    Field("promised", Bool(), "Whether it is only promised, and not contracted or counted.", default="false"),
    Field("claim", RefTo("c1", "the id of a claim", of="claim"), "The claim of the evidence that it hangs on."),
    Field("text", Text("As the vendor says"), "What must be known of it, in one sentence."),
    source_field("the value"),
)
_NORMAL = Field("normal", ListOf(Number()), "Mean and standard deviation, in place of `value`.")

CELL = Record(
    "cell",
    "What is known of an offer on a criterion, and how.",
    (
        Field("value", _VALUE, "A number, [lowest, highest], a grade, or unknown, which stays information."),
        _NORMAL,
        *_ABOUT_CELL,
    ),
    one_of=("value", "normal"),
)

CELL_ROW = Record(
    "cell_row",
    "What is known of an offer on a criterion, as a row.",
    (
        Field("offer", _OFFER, "The offer.", required=True),
        Field("criterion", _CRITERION, "The criterion.", required=True),
        Field("value", _VALUE, "A number, [lowest, highest] (in a table 2;5), a grade, or unknown."),
        _NORMAL,
        *_ABOUT_CELL,
    ),
    one_of=("value", "normal"),
)

PAYMENT = Record(
    "payment",
    "What an offer costs in a year, before discounting.",
    (
        Field("year", WholeNumber(0, _LAST_YEAR), "The year, counted from its beginning (0).", required=True),
        Field("until", WholeNumber(0, _LAST_YEAR), "The last year, where it is paid each year.", default="`year`"),
        Field("amount", Interval(), "How much each time; below 0 where it is earned.", required=True),
        Field("phase", _PHASE, "The part of the life cycle it belongs to."),
        Field("promised", Bool(), "Whether it is only promised, not contracted.", default="false"),
        Field("text", Text("Loan over 20 years"), "What it is for."),
        source_field("the payment"),
    ),
)

EVENT = Record(
    "offer_event",
    "A change of an offer on a date: something became known, was bettered, or was taken back.",
    (
        Field("date", PartDate(), "When.", required=True),
        Field("criterion", _CRITERION, "The criterion.", required=True),
        Field("value", _VALUE, "What was known of it from then on."),
        _NORMAL,
        *_ABOUT_CELL,
    ),
    one_of=("value", "normal"),
)

OFFER = Record(
    "offer",
    "An offer: what is known of it, what it costs, what leaving it would cost.",
    (
        Field("by", Text("vendor", "who makes it"), "Who makes it: a party, or the name of somebody else."),
        Field("text", Text("Two units of 1,200 MW"), "What it is.", default="its id"),
        Field("vendors", ListOf(Text("a vendor"), or_one=True), "Those it comes from, where it is mixed."),
        Field(
            "values",
            MapOf(_CRITERION, ByShape(scalar=CellValue(), sequence=CellValue(), mapping=CELL)),
            "What is known of it, criterion by criterion.",
            default="unknown where a criterion is left out",
        ),
        Field("payments", ListOf(PAYMENT, row=PAYMENT), "What it costs, year by year."),
        Field("log", ListOf(EVENT, row=EVENT), "How the offer changed, the oldest first."),
        Field("leaving", _FROM_0, "What it costs to leave once it was begun."),
        Field("yearly", _FROM_0, "What it is worth a year."),
        source_field("the offer"),
    ),
)

RANKED = Record(
    "ranked_weights",
    "Weights of which only the order is known.",
    (Field("ranked", ListOf(_CRITERION, filled=True), "The criteria, the most important first.", required=True),),
)

COMPARED = Record(
    "compared",
    "Two weights compared: that of `more` is so many times that of `than`.",
    (
        Field("more", _CRITERION, "One criterion.", required=True),
        Field("than", _CRITERION, "The other one.", required=True),
        Field(
            "times",
            ByShape(scalar=Number(), sequence=Window()),
            "How many times: 2, [1, 3], or [2, none] for at least twice.",
            default="[1, none]",
        ),
        source_field("the comparison"),
    ),
)

PREFERRED = Record(
    "preferred",
    "A stated preference between two offers.",
    (
        Field("better", _OFFER, "The offer that is preferred.", required=True),
        Field("than", _OFFER, "The other one.", required=True),
        source_field("the preference"),
    ),
)

STAGE = ListOf(Number())

COMMITMENT = Record(
    "commitment",
    "A commitment that cannot be undone, as an option that may wait.",
    (
        Field("offer", _OFFER, "The offer.", required=True),
        Field("value", _FROM_0, "What it is worth once it is there.", required=True),
        Field("cost", _FROM_0, "What it costs.", required=True),
        Field("rate", _RATE, "The riskless rate of a year, such as 0.04.", required=True),
        Field("lost", _RATE, "What is lost each year by waiting, as a part of the value.", required=True),
        Field(
            "spread", Interval(Fraction(0), Fraction(5)), "The volatility of the value: an assumption.", required=True
        ),
        Field("years", WholeNumber(0, _LAST_YEAR), "How long one may wait.", default="10"),
        Field("stages", ListOf(STAGE), "Parts of the cost due later: [year, part] each; one may stop at each."),
        source_field("the commitment"),
    ),
)

PARTNERS = Record(
    "partners",
    "Whose long-term offer holds up.",
    (
        Field(
            "criteria",
            MapOf(NewId("price", "the id of a criterion", of="criterion"), CRITERION, row=CRITERION),
            "What offers are judged by.",
        ),
        Field(
            "weights",
            ByShape(scalar=Choice(("free", "given")), mapping=RANKED),
            "How weights are known: any (`free`), each stated (`given`), or only their order.",
            default="free",
        ),
        Field("compared", ListOf(COMPARED, row=COMPARED), "Weights compared pair by pair."),
        Field("preferred", ListOf(PREFERRED, row=PREFERRED), "Preferences between offers that somebody stated."),
        Field(
            "offers",
            MapOf(NewId("x", "the id of an offer", of="offer"), OFFER, filled=True),
            "The offers.",
            required=True,
        ),
        Field("cells", ListOf(CELL_ROW, row=CELL_ROW), "Values of offers as rows, beside those under `values`."),
        Field("commitments", ListOf(COMMITMENT, row=COMMITMENT), "Commitments as options that may wait."),
        Field("discount", _RATE, "The yearly rate by which later payments count less.", default="[0.03, 0.07]"),
        Field("years", WholeNumber(1, _LAST_YEAR), "How many years whole-life cost covers.", default="60"),
        Field("unit", Text("USD bn"), "The unit of payments, commitments, leaving and yearly."),
    ),
)
