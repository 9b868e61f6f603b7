"""The field tables of the section ``programme``: resources, items, integration work, and what was declared."""

from __future__ import annotations

from fractions import Fraction

from comity.case.fields import Field, Record
from comity.case.format_figures import exactness_fields, period_fields, speaker_fields
from comity.case.format_statements import source_field
from comity.case.intervals import Interval
from comity.case.names import NewId, RefTo, Text
from comity.case.programme_values import Amount, ByPeriods, Dues, Figure, HowMany, Needs
from comity.case.shapes import ByShape, ListOf, MapOf
from comity.case.values import Bool, Choice, WholeNumber

MOST_PERIODS = 10_000
_PERIOD = Text("3", "a period, by its number or its name")
_ITEM = RefTo("shells", "the id of an item", of="programme item")
_LEAD = WholeNumber(0, MOST_PERIODS)

RESOURCE = Record(
    "resource",
    "What items and activities need: a line, a crew, a material, a budget.",
    (
        Field("capacity", ByPeriods(), "How many units there are in each period.", required=True),
        Field("text", Text("Filling line"), "What it is.", default="its id"),
        Field("unit", Text("shifts"), "What it is counted in."),
        Field("cost", Amount(), "The cost of each unit that is used.", default="0"),
        Field("ramp", Amount(), "By how many units it can be enlarged in a period.", default="0"),
        Field("enlarge", Amount(), "The cost of each unit by which it is enlarged.", default="0"),
        Field("lead", _LEAD, "How many periods after it is paid for more capacity can be used.", default="0"),
        Field("stored", Bool(), "Whether what is not used is kept, as with materials and money.", default="false"),
        Field("supplier", Text("A foundry"), "Whose it is; things of one supplier slip together."),
        source_field("the resource"),
    ),
)

ITEM = Record(
    "programme_item",
    "What is to be delivered.",
    (
        Field("due", Dues(), "How much is due when: [period, quantity] each.", default="as the table `due` says"),
        Field("needs", Needs(), "What one unit needs of each resource.", default="nothing"),
        Field("text", Text("Artillery shells"), "What it is.", default="its id"),
        Field("unit", Text("rounds"), "What it is counted in."),
        Field("lead", _LEAD, "How many periods before a unit is finished its resources are needed.", default="0"),
        Field("setup", ByPeriods(), "The cost of each period in which any is made.", default="0"),
        Field("holding", ByPeriods(), "The cost of keeping a unit from one period to the next.", default="0"),
        Field("late", Amount(), "The cost of a unit and period that it is late.", default="it may not be late"),
        Field("value", Interval(Fraction(0)), "What a unit is worth where not everything can be met.", default="1"),
        Field(
            "stock",
            Amount(),
            "Finished units at the start; for modernisation without a base, those in use.",
            default="0",
        ),
        Field("modernise", Bool(), "Whether a unit in use is taken out and worked on.", default="false"),
        Field("base", _ITEM, "The item whose units are modernised.", default="its stock; else units from outside"),
        Field(
            "learning",
            Amount(above=True, most=1, sample="0.9"),
            "The part of the needs that is left after each doubling of what was made.",
            default="1",
        ),
        Field("batch", Amount(above=True), "The size of a batch: only whole ones are made.", default="any quantity"),
        Field("supplier", Text("A shipyard"), "Whose it is; things of one supplier slip together."),
        source_field("the item"),
    ),
)

DUE = Record(
    "due",
    "How much of an item is due in a period.",
    (
        Field("item", _ITEM, "The item.", required=True),
        Field("period", _PERIOD, "The period.", required=True),
        Field("quantity", Amount(), "How much is due.", required=True),
    ),
)

ACTIVITY = Record(
    "activity",
    "Integration work, such as fitting, training and testing.",
    (
        Field("periods", WholeNumber(0, MOST_PERIODS), "How many periods it takes; 0 for a milestone.", required=True),
        Field("needs", Needs(), "What it needs of each resource all the time.", default="nothing"),
        Field(
            "after",
            ListOf(RefTo("weld", "the id of an activity", of="activity"), or_one=True),
            "The activities that must have ended before it begins.",
        ),
        Field("ready", _PERIOD, "The first period in which it can begin.", default="1"),
        Field("item", _ITEM, "The item that it works on."),
        Field("text", Text("Sea trials"), "What it is.", default="its id"),
        source_field("the activity"),
    ),
)

SLIPPAGE = Record(
    "slippage",
    "How much longer than declared things of a kind took before.",
    (
        Field(
            "of",
            ListOf(
                RefTo("shells", "the id of an item, a resource or an activity", of="programme step"),
                or_one=True,
                filled=True,
            ),
            "The items, resources and activities that may slip like these.",
            required=True,
        ),
        Field(
            "ratios",
            ListOf(Amount(above=True, sample="1.3"), or_one=True, filled=True),
            "For each past case the time it took over the time declared: 1.3 for 30 % longer.",
            required=True,
        ),
        Field(
            "shared",
            Interval(Fraction(0), Fraction(1)),
            "The part of the variance that all of one supplier share.",
            default="[0, 1]: not known",
        ),
        Field("text", Text("Reactors since 2000"), "What the past cases are."),
        source_field("the ratios"),
    ),
)

DECLARED = Record(
    "declared",
    "A published target, capacity, output or budget; kinds are never added to one another.",
    (
        Field("id", NewId("f1", "the id of a figure", of="declared figure"), "Its name in the answers.", required=True),
        Field("who", Text("EU"), "Whose target, capacity, output or budget it is.", required=True),
        Field("what", Text("artillery shells"), "What is counted, in words of your own.", required=True),
        Field("kind", Choice(("target", "capacity", "output", "budget")), "What the figure is.", required=True),
        Field("value", Figure(), "The figure; unknown where it is not public."),
        Field("unit", Text("rounds per year"), "What it is counted in."),
        *period_fields("; alone it means by then"),
        *exactness_fields(),
        *speaker_fields("Ministry of defence"),
        Field("text", Text("Deliveries and promises together"), "What must be known of it, in one sentence."),
        source_field("the figure"),
    ),
)

PROGRAMME = Record(
    "programme",
    "Whether what was declared fits what there is to make it with.",
    (
        Field(
            "periods",
            ByShape(
                scalar=HowMany(1, MOST_PERIODS),
                sequence=ListOf(Text("2026", "the name of a period"), filled=True),
            ),
            "How many periods there are, or their names; all are of one length.",
        ),
        Field(
            "resources",
            MapOf(NewId("line", "the id of a resource", of="resource"), RESOURCE, row=RESOURCE),
            "What items and activities need.",
        ),
        Field(
            "items",
            MapOf(NewId("shells", "the id of an item", of="programme item"), ITEM, row=ITEM),
            "What is to be delivered.",
        ),
        Field("due", ListOf(DUE, row=DUE), "What is due as rows, beside or instead of `due` of the items."),
        Field(
            "activities",
            MapOf(NewId("fit", "the id of an activity", of="activity"), ACTIVITY, row=ACTIVITY),
            "Integration work, and what it waits for.",
        ),
        Field("slippage", ListOf(SLIPPAGE, row=SLIPPAGE), "How far things of a kind slipped before."),
        Field("declared", ListOf(DECLARED, row=DECLARED), "Published figures that are set side by side."),
    ),
)
