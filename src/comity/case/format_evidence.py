"""The field tables of the section ``evidence``: sources, claims, items, and what is counted and compared."""

from __future__ import annotations

from fractions import Fraction

from comity.case.evidence import CREDIBILITY, RELIABILITY
from comity.case.fields import Field, Record
from comity.case.format_statements import source_field, why_field
from comity.case.intervals import Interval
from comity.case.names import NewId, RefTo, Text
from comity.case.ranges import Between, PartDate
from comity.case.shapes import ByShape, ListOf, MapOf
from comity.case.values import Bool, Choice, Number, WholeNumber

_CLAIM = RefTo("c1", "a claim", of="claim")
_ITEM = RefTo("i1", "an item", of="item")
_FROM = RefTo("agency", "a source of the evidence", of="evidence source")
_PROBABILITY = Between(below=Fraction(1))
_RATIO = Between()
_GRADE = Choice(tuple(RELIABILITY))
_CREDIBILITY = Choice(tuple(CREDIBILITY))
_MANY = 999_999_999

REGRADED = Record(
    "regraded",
    "A grade of a source that held from a day on.",
    (
        Field("date", PartDate(), "The day from which it held.", required=True),
        Field("reliability", _GRADE, "The grade then.", required=True),
        Field("checked", WholeNumber(0, _MANY), "How many of its reports had been checked."),
        Field("held", WholeNumber(0, _MANY), "How many of these held."),
        Field("text", Text("Two reports were withdrawn"), "What led to the grade, in one sentence."),
    ),
)

EVIDENCE_SOURCE = Record(
    "evidence_source",
    "Who reports.",
    (
        Field("name", Text("Ministry of Defence"), "Its name.", default="the id of the source"),
        Field("side", Text("iraq"), "The party it belongs to or speaks for."),
        Field(
            "reliability",
            _GRADE,
            "How reliable it has been: A completely, B usually, C fairly, D not usually, E not, F cannot be judged.",
            default="F",
        ),
        Field("history", ListOf(REGRADED, row=REGRADED), "Grades that held from a day on, oldest first."),
        Field("graded_by", Text("modeller"), "Whose the grade is."),
        Field("kind", Text("agency"), "What sort of source it is."),
        Field("address", Text("https://example.org"), "Where it can be found."),
    ),
)

RESOLVES = Record(
    "resolves",
    "How a claim about the future will be decided.",
    (
        Field("by", PartDate(), "The day by which it is decided."),
        Field("rule", Text("The treaty is in force"), "What makes it true."),
        Field("outcome", Bool(), "What came of it, once that is known."),
        Field("on", PartDate(), "The day on which that was known."),
    ),
)

CLAIM = Record(
    "claim",
    "What somebody says is so.",
    (
        Field("text", Text("The dam was full in March"), "The claim, in one sentence.", required=True),
        Field("by", Text("iraq"), "The party whose claim it is."),
        Field("speaker", Text("water minister"), "Who said it."),
        Field("date", PartDate(), "When it was said."),
        Field(
            "prior", _PROBABILITY, "How probable it is before any item; `[low, high]` where not known.", default="0.5"
        ),
        Field(
            "rivals",
            ListOf(_CLAIM, or_one=True),
            "Claims of which at most one is true, together with this one.",
        ),
        Field("resolves", RESOLVES, "How a claim about the future will be decided."),
        Field("kind", Text("prediction"), "What sort of claim it is."),
        Field("quote", Text("full to the brim"), "The words, a line at most."),
        Field("locator", Text("page 3"), "Where they stand."),
        Field("grade", Text("estimate; medium"), "The words in which the material grades it."),
        source_field("the claim"),
    ),
)

ITEM = Record(
    "item",
    "A piece of evidence on a claim.",
    (
        Field("id", NewId("i1", "the id of an item", of="item"), "Its name in the answers.", required=True),
        Field("claim", _CLAIM, "The claim it bears on.", required=True),
        Field("says", Choice(("supports", "contradicts", "neutral")), "What it says of the claim.", required=True),
        Field("source", _FROM, "Who reports it.", required=True),
        Field("origin", Text("satellite_pass"), "The first report it goes back to.", default="it is its own"),
        Field(
            "credibility",
            _CREDIBILITY,
            "How credible it is: 1 confirmed, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be "
            "judged.",
            default="6",
        ),
        Field(
            "ratio",
            _RATIO,
            "How many times more likely it is if the claim is true than if it is false; for an item that contradicts, "
            "the other way round.",
            default="by the grades of source and item",
        ),
        Field("also", MapOf(_CLAIM, _RATIO, filled=True), "Its ratios for further claims."),
        Field("date", PartDate(), "When it became known.", default="known from the beginning"),
        Field("locator", Text("page 3"), "Where it stands in the source."),
        Field("quote", Text("full to the brim"), "The words, a line at most."),
        Field("analyst", Text("A. Student"), "Who judged it."),
        Field("text", Text("The gauge read 42 m"), "What it says, in one sentence."),
        Field("fidelity", _PROBABILITY, "How likely the source passes a report of its origin on."),
        Field("error", _PROBABILITY, "How likely it reports one where there is none."),
    ),
)

ORIGIN = Record(
    "origin",
    "A first report that several items go back to.",
    (
        Field("text", Text("One satellite picture"), "What it is."),
        Field("seen_if_true", _PROBABILITY, "How likely that report is where the claim is true."),
        Field("seen_if_false", _PROBABILITY, "How likely it is where the claim is not true."),
    ),
)

DEPENDENCE = Record(
    "dependence",
    "Origins that are partly one.",
    (
        Field("origins", ListOf(Text("o1", "an origin"), filled=True), "The origins.", required=True),
        Field(
            "rho",
            Interval(Fraction(0), Fraction(1)),
            "How much they are one: 0 not at all, 1 wholly.",
            required=True,
        ),
        why_field("they are"),
    ),
)

JUDGEMENT = Record(
    "judgement",
    "What another analyst makes of an item.",
    (
        Field("item", _ITEM, "The item.", required=True),
        Field("analyst", Text("B. Scholar"), "The analyst.", required=True),
        Field("credibility", _CREDIBILITY, "The credibility that the analyst gives it."),
        Field("ratio", _RATIO, "The likelihood ratio that the analyst gives it."),
        Field("date", PartDate(), "When it was judged."),
        why_field("it is judged so"),
    ),
)

LEAD = Record(
    "lead",
    "An item that nobody has yet, and could look for.",
    (
        Field("text", Text("The log of the sluice"), "What it would be."),
        Field(
            "seen",
            MapOf(_CLAIM, _PROBABILITY, filled=True),
            "How likely it is found if a claim is true.",
            required=True,
        ),
        Field("seen_if_not", _PROBABILITY, "How likely it is found if none of them is true.", default="0.5"),
        Field("cost", Number(), "What looking costs, beside the other leads.", default="1"),
    ),
)

FORECAST = Record(
    "forecast",
    "The probability that somebody gave a claim before it was decided.",
    (
        Field("claim", _CLAIM, "The claim.", required=True),
        Field("analyst", Text("A. Student"), "Who gave it.", required=True),
        Field("p", Number(), "The probability, from 0 to 1.", required=True),
        Field("date", PartDate(), "When it was given."),
    ),
)

RECORD = Record(
    "record",
    "What was claimed and what was verified.",
    (
        Field("id", NewId("k1", "the id of a record", of="record"), "Its name in the answers.", required=True),
        Field("by", Text("iraq"), "Whose record it is: a party, or any name.", required=True),
        Field("verified", WholeNumber(0, _MANY), "How many were verified, or happened.", required=True),
        Field("claimed", WholeNumber(0, _MANY), "How many were claimed; left out for a count over an exposure."),
        Field("exposure", Number(), "Over how much the count was made: years, units."),
        Field("group", Text("deliveries"), "What is alike."),
        Field("what", Text("deliveries on time"), "What is counted."),
        Field("since", PartDate(), "The first day it covers."),
        Field("until", PartDate(), "The last day it covers."),
        Field("source", _FROM, "Who counted."),
    ),
)

POINT = Record(
    "point",
    "A value on a day.",
    (
        Field("date", PartDate(), "The day.", required=True),
        Field("value", Number(), "The value.", required=True),
    ),
)

SERIES = Record(
    "series",
    "A count over time.",
    (
        Field("of", Text("iraq"), "Of whom it counts: a party, or any name.", required=True),
        Field("what", Text("boats lost"), "What it counts.", required=True),
        Field("by", Text("syria"), "Who counts: a party, a source of the evidence, or any name.", required=True),
        Field("measure", Choice(("claimed", "confirmed")), "Whether it counts claims or confirmations.", required=True),
        Field("points", ListOf(POINT, row=POINT, filled=True), "Its values by day.", required=True),
        Field("cumulative", Bool(), "Whether each value includes those before it.", default="true"),
        Field("counts_from", PartDate(), "The day from which it counts.", default="not known"),
        Field("source", _FROM, "Where it is published."),
        Field("text", Text("Boats lost, as the navy says"), "What it is called."),
    ),
)

ACCOUNT = Record(
    "account",
    "What one source says a number was.",
    (
        Field("event", Text("Antietam"), "What it is about.", required=True),
        Field("side", Text("Union"), "Whose number it is.", required=True),
        Field("what", Text("casualties"), "What is counted.", required=True),
        Field("source", _FROM, "Who says so.", required=True),
        Field("value", Interval(Fraction(0)), "The number; `[lowest, highest]` where it gives two.", required=True),
    ),
)

FEED = Record(
    "feed",
    "How the probability of a claim reaches another section.",
    (
        Field("claim", _CLAIM, "The claim.", required=True),
        Field("at_least", Number(), "The probability from which on it counts as so, between 0 and 1.", required=True),
        Field(
            "makes",
            Text("conflict: monitoring feasible"),
            "What is so then: `conflict: OPTION feasible`, `conflict: STATEMENT infeasible`, "
            "`conflict: PARTY weighs STATEMENT NUMBER`, `settlement: STATEMENT holds`.",
            required=True,
        ),
        why_field("it does"),
    ),
)

EVIDENCE = Record(
    "evidence",
    "Which claims stand, on which sources, and what would flip them.",
    (
        Field(
            "sources",
            MapOf(
                NewId("agency", "the id of a source", of="evidence source"),
                ByShape(scalar=Text("An agency"), mapping=EVIDENCE_SOURCE),
                row=EVIDENCE_SOURCE,
            ),
            "Who reports.",
        ),
        Field(
            "claims",
            MapOf(
                NewId("c1", "the id of a claim", of="claim"),
                ByShape(scalar=Text("The dam was full in March"), mapping=CLAIM),
                row=CLAIM,
            ),
            "What is claimed.",
        ),
        Field("items", ListOf(ITEM, row=ITEM), "What speaks for or against a claim."),
        Field(
            "origins",
            MapOf(
                NewId("o1", "the id of an origin", of="origin"),
                ByShape(scalar=Text("One satellite picture"), mapping=ORIGIN),
                row=ORIGIN,
            ),
            "First reports that items go back to, where there is something to say of them.",
        ),
        Field("dependence", ListOf(DEPENDENCE), "Origins that are partly one."),
        Field("judgements", ListOf(JUDGEMENT, row=JUDGEMENT), "What other analysts make of the items."),
        Field(
            "leads",
            MapOf(NewId("l1", "the id of a lead", of="lead"), LEAD),
            "Items that nobody has yet, and could look for.",
        ),
        Field("forecasts", ListOf(FORECAST, row=FORECAST), "Probabilities given before a claim was decided."),
        Field("records", ListOf(RECORD, row=RECORD), "What was claimed and what was verified: rates and counts."),
        Field(
            "series",
            MapOf(NewId("boats", "the id of a series", of="series"), SERIES),
            "Counts over time, claimed or confirmed.",
        ),
        Field("accounts", ListOf(ACCOUNT, row=ACCOUNT), "What rival sources say a number was."),
        Field("feeds", ListOf(FEED, row=FEED), "How probabilities reach other sections."),
        Field(
            "ratios",
            MapOf(Text("B2", "a grade"), _RATIO),
            "Likelihood ratios by grade that replace those of comity's table.",
        ),
        Field("ledger", Text("river"), "The name of the ledger in a store that several cases share."),
    ),
)
