"""The field tables of what the section ``support`` tests on data: series with events, and how conflicts ended."""

from __future__ import annotations

import re
from dataclasses import dataclass

from comity.case.fields import Field, Record
from comity.case.format_statements import source_field
from comity.case.found import At, Found
from comity.case.free_tables import FreeTable
from comity.case.kinds import Definitions, Json
from comity.case.names import NewId, Text
from comity.case.nodes import Node, Scalar
from comity.case.ranges import PartDate
from comity.case.shapes import ListOf, MapOf
from comity.case.values import Choice, WholeNumber


@dataclass(frozen=True, slots=True)
class PeriodDate(PartDate):
    """A day, month, quarter or year; a quarter is kept as its first month."""

    def read(self, node: Node, at: At) -> Found[str] | None:
        quarter = re.fullmatch(r"(\d{4})-?[Qq]([1-4])", node.text.strip()) if isinstance(node, Scalar) else None
        if quarter is None:
            return PartDate.read(self, node, at)
        return Found(f"{quarter[1]}-{3 * int(quarter[2]) - 2:02}", node.where)

    def schema(self, definitions: Definitions) -> Json:
        return {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?|-?[Qq][1-4])?$"}

    def words(self) -> str:
        return "a date: year, quarter (2007-Q4), year-month or year-month-day"


EVENT = Record(
    "event",
    "Something about support that happened or was announced.",
    (
        Field("date", PeriodDate(), "When; in a table of quarters a quarter will do.", required=True),
        Field(
            "what",
            Choice(("announced", "cut", "reduced", "restored", "raised", "ended")),
            "What happened: `announced` goes before the change itself, `restored` ends a cut.",
            required=True,
        ),
        Field("unit", Text("Upland"), "The unit it concerns.", default="all of them"),
        Field("text", Text("Parliament stops the grant"), "What it was, in one sentence."),
        source_field("the event"),
    ),
)

_COLUMN = Text("deaths", "the name of a column")
_TABLE = Field("table", FreeTable(), "The rows: a CSV file of the case folder with columns of your own.", required=True)

SERIES = Record(
    "support_series",
    "A table by month, quarter or year, and what is tested on it.",
    (
        Field(
            "id", NewId("monthly", "the id of a series", of="support series"), "Its name.", default="the file's name"
        ),
        _TABLE,
        Field("outcome", _COLUMN, "The column of the outcome.", required=True),
        Field("period", _COLUMN, "The column of the period.", default="period, month, quarter, year or date"),
        Field("treatment", _COLUMN, "The column of support."),
        Field("unit", _COLUMN, "The column of the unit.", default="there is one unit"),
        Field(
            "released",
            _COLUMN,
            "The column of the day the figures were published.",
            default="released, if there is one",
        ),
        Field("measure", _COLUMN, "The column of what the figures count.", default="measure, if there is one"),
        Field("events", ListOf(EVENT, row=EVENT), "Cuts, announcements and the like, with their dates."),
        Field("controls", ListOf(_COLUMN, or_one=True), "Columns of what else may matter."),
        Field(
            "donors",
            ListOf(Text("Lowland", "a unit"), or_one=True),
            "Units for a synthetic control.",
            default="all units without an event",
        ),
        Field(
            "says",
            Choice(("lower", "higher")),
            "What the statement under test says of the outcome where support falls.",
            default="lower",
        ),
        Field(
            "scale", Choice(("as_is", "log", "log1p", "asinh")), "What is done to the outcome first.", default="as_is"
        ),
        Field("horizon", WholeNumber(0, 60), "How many periods ahead effects are looked for.", default="6"),
        Field("lags", WholeNumber(0, 24), "How many earlier periods count.", default="chosen from the data"),
        Field("text", Text("Deaths and grants by month"), "What the table holds."),
        source_field("the table"),
    ),
)

ENDINGS = Record(
    "support_endings",
    "A table of conflicts by period: support in each, and how they ended.",
    (
        Field("id", NewId("wars", "the id of a table", of="support series"), "Its name.", default="the file's name"),
        _TABLE,
        Field("unit", _COLUMN, "The column of the conflict.", required=True),
        Field("period", _COLUMN, "The column of the period.", default="period, month, quarter, year or date"),
        Field("treatments", ListOf(_COLUMN, or_one=True, filled=True), "Columns of support.", required=True),
        Field("ending", _COLUMN, "The column of how it ended, filled in the last row alone.", required=True),
        Field(
            "words",
            MapOf(
                Text("4", "a word of that column"),
                Choice(("victory_a", "victory_b", "settlement", "low_activity", "other", "goes_on")),
            ),
            "What the words of that column mean.",
            default="they are comity's own",
        ),
        Field("controls", ListOf(_COLUMN, or_one=True), "Columns of what else may matter."),
        Field(
            "says",
            Choice(("shorter", "longer")),
            "What the statement under test says of the fighting where support falls.",
            default="shorter",
        ),
        Field("text", Text("Wars since 1975"), "What the table holds."),
        source_field("the table"),
    ),
)
