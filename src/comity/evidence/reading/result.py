"""What reading a text gives: statements with exact spans, and what was dropped, with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, get_args

from comity.case.wording import counted

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal[
    "threat",
    "red_line",
    "prerequisite",
    "offer",
    "demand",
    "commitment",
    "recommendation",
    "prediction",
    "causal_claim",
    "factual_claim",
    "unknown",
]
Modality = Literal["conditional", "negated", "must", "should", "will", "may", "asserted", "unknown"]
Direction = Literal["necessary", "sufficient", "none"]
KINDS: tuple[Kind, ...] = get_args(Kind)
COLUMNS = ("start", "end", "quote", "speaker", "kind", "modality", "condition", "direction", "about", "hedged", "rule")


@dataclass(frozen=True, slots=True)
class Condition:
    """The words that state a condition, their place in the text, and whether they are needed or enough."""

    text: str | None = None
    start: int | None = None
    end: int | None = None
    direction: Direction = "none"

    def to_json(self) -> dict[str, Any]:
        """Return the condition as the JSON of ``comity read`` has it."""
        return {"text": self.text, "start": self.start, "end": self.end, "direction": self.direction}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: what it counts or measures, and the time it refers to where that is said."""

    value: float | tuple[float, float]
    unit: str
    what: str
    date: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the quantity with whole numbers written as such; a range is a list of its two ends."""
        value = list(map(_plain, self.value)) if isinstance(self.value, tuple) else _plain(self.value)
        body: dict[str, Any] = {"value": value, "unit": self.unit, "what": self.what}
        return body | ({"date": self.date} if self.date else {})


@dataclass(frozen=True, slots=True)
class Statement:
    """
    One statement of a text.

    ``text[start:end] == quote`` holds for the text that was read. ``rule`` is the id of the rule that gave the
    kind; ``rules`` names the rule behind every other field too, so that a reader can look each of them up.
    A field that no rule decides is ``"unknown"``.
    """

    start: int
    end: int
    quote: str
    speaker: str
    kind: Kind
    modality: Modality
    condition: Condition = Condition()
    quantities: tuple[Quantity, ...] = ()
    about: tuple[str, ...] = ()
    hedged: bool = False
    rule: str = ""
    rules: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return the statement as one row of ``comity read --json``."""
        return {
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "speaker": self.speaker,
            "kind": self.kind,
            "modality": self.modality,
            "condition": self.condition.to_json(),
            "quantities": [q.to_json() for q in self.quantities],
            "about": list(self.about),
            "hedged": self.hedged,
            "rule": self.rule,
            "rules": dict(self.rules),
        }

    def sentence(self) -> str:
        """Return the statement in plain words."""
        words = " ".join(self.quote.split())
        kind = self.kind.replace("_", " ")
        article = "an" if kind[0] in "aeiou" else "a"
        parts = [
            f'{self.speaker}: "{words}" reads as {article} {kind} ({self.modality}{", hedged" if self.hedged else ""}).'
        ]
        if self.condition.text is not None:
            says = "is needed for it" if self.condition.direction == "necessary" else "is enough for it"
            parts.append(f'"{" ".join(self.condition.text.split())}" {says}.')
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A stretch of text that holds no statement, and why: advert, caption, heading, question and so on."""

    start: int
    end: int
    why: str
    rule: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The statements of one text in text order, and what was dropped."""

    statements: tuple[Statement, ...]
    dropped: tuple[Dropped, ...] = ()
    default_speaker: str = "author"
    characters: int = 0

    def to_json(self) -> list[dict[str, Any]]:
        """Return the list of statements that ``comity read --json`` prints."""
        return [s.to_json() for s in self.statements]

    def to_frame(self) -> pd.DataFrame:
        """Return one row per statement."""
        import pandas as pd

        rows = [
            (
                *(s.start, s.end, s.quote, s.speaker, s.kind, s.modality),
                *(s.condition.text, s.condition.direction, "; ".join(s.about), s.hedged, s.rule),
            )
            for s in self.statements
        ]
        return pd.DataFrame(rows, columns=list(COLUMNS))

    def sentences(self) -> list[str]:
        """Return what was found in plain words: how many of each kind, and what was left out."""
        if not self.statements:
            return ["No statement was found in this text."]
        found = Counter(s.kind for s in self.statements)
        kinds = ", ".join(f"{found[k]} {k.replace('_', ' ')}" for k in KINDS if found[k])
        lines = [f"Statements found: {len(self.statements)} ({kinds})."]
        if self.dropped:
            why = Counter(d.why for d in self.dropped)
            reasons = ", ".join(f"{n} {w}" for w, n in why.most_common())
            lines.append(f"Left out: {counted(len(self.dropped), 'passage')} ({reasons}).")
        lines.append("Every field was decided by rules and may be wrong: read each quote before you use it.")
        return lines


def _plain(number: float) -> float | int:
    """Return a whole number as an integer."""
    return int(number) if number == int(number) else number
